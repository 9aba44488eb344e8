"""Conditional requests: a strong ETag for each answer, made of the timeline's revision and the question."""

from __future__ import annotations

import hashlib

from fastapi import Request, Response

from timeline.store.revision import Revision

__all__ = ["cache_headers", "etag_of", "fresh", "matches", "not_modified"]


def etag_of(request: Request, revision: Revision, form: str = "") -> str:
    """The ETag of the answer to ``request`` at ``revision``.

    What is sent depends on the address, the form and whether the client takes gzip, and on nothing
    else; compressed and plain answers are different octets and have different tags.
    """
    compressed = "gzip" in request.headers.get("accept-encoding", "")
    question = f"{request.url.path}?{request.url.query}#{form}#{compressed}"
    return f'"{revision.digest[:20]}-{hashlib.sha256(question.encode()).hexdigest()[:12]}"'


def fresh(request: Request, etag: str) -> bool:
    """Whether the client has this answer already (If-None-Match)."""
    sent = request.headers.get("if-none-match")
    return sent is not None and matches(sent, etag)


def matches(sent: str, etag: str) -> bool:
    """Whether an If-None-Match names this ETag, by the weak comparison that RFC 9110 §13.1.2 asks for."""
    return sent.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in sent.split(",")]


def not_modified(etag: str) -> Response:
    """The answer to a client that has it already."""
    return Response(status_code=304, headers={**cache_headers(etag), "Vary": "Accept, Accept-Encoding"})


def cache_headers(etag: str) -> dict[str, str]:
    """What allows to keep an answer and to ask whether it still holds; compression adds its own to ``Vary``."""
    return {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept"}
