"""Conditional requests: a strong ETag for each answer, made of the timeline's revision and the question."""

from __future__ import annotations

import hashlib

from fastapi import Request, Response

from api.compress import coding_of
from api.problems import Kind, ProblemError
from timeline.store.revision import Revision

__all__ = [
    "cache_headers",
    "check_unchanged",
    "content_etag",
    "etag_of",
    "fresh",
    "is_of_revision",
    "matches",
    "not_modified",
]


def etag_of(request: Request, revision: Revision, form: str = "") -> str:
    """The ETag of the answer to ``request`` at ``revision``.

    What is sent depends on the address, the form and the compression that the client takes, and on
    nothing else; compressed and plain answers are different octets and have different tags.
    """
    coding = coding_of(request.headers.get("accept-encoding", ""))
    question = f"{request.url.path}?{request.url.query}#{form}#{coding}"
    return f'"{_state_of(revision)}-{hashlib.sha256(question.encode()).hexdigest()[:12]}"'


def is_of_revision(etag: str, revision: Revision) -> bool:
    """Whether an ETag is that of an answer made of the timeline as it is at ``revision``."""
    return etag.startswith(f'"{_state_of(revision)}-')


def _state_of(revision: Revision) -> str:
    return revision.content[:20]


def fresh(request: Request, etag: str) -> bool:
    """Whether the client has this answer already (If-None-Match)."""
    sent = request.headers.get("if-none-match")
    return sent is not None and matches(sent, etag)


def matches(sent: str, etag: str) -> bool:
    """Whether an If-None-Match names this ETag, by the weak comparison that RFC 9110 §13.1.2 asks for."""
    return sent.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in sent.split(",")]


def content_etag(request: Request, body: bytes) -> str:
    """The ETag of a body that no revision changes."""
    coding = coding_of(request.headers.get("accept-encoding", ""))
    return f'"{hashlib.sha256(body + coding.encode()).hexdigest()[:24]}"'


def check_unchanged(sent: str, revision: Revision) -> None:
    """Let a write through that names the timeline as it is (If-Match), or any with ``*``.

    Any ETag of an answer at this revision will do: what an editor decides rests on the whole of what he saw.

    Raises:
        ProblemError: the timeline has changed since.
    """
    if sent.strip() == "*":
        return
    states = [tag.strip().strip('"').partition("-")[0] for tag in sent.split(",")]
    if _state_of(revision) not in states:
        raise ProblemError(
            Kind.PRECONDITION_FAILED,
            f"The timeline is at revision {revision.number} and no longer what the ETag of If-Match names.",
            f"الخط الزمني الآن في المراجعة {revision.number}، ولم يعد كما تصفه ترويسة If-Match.",
        )


def not_modified(etag: str) -> Response:
    """The answer to a client that has it already."""
    return Response(status_code=304, headers={**cache_headers(etag), "Vary": "Accept, Accept-Encoding"})


def cache_headers(etag: str) -> dict[str, str]:
    """What allows to keep an answer and to ask whether it still holds; compression adds its own to ``Vary``."""
    return {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept"}
