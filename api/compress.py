"""Compressed answers: Brotli or gzip, whichever of them the client wants more.

Only whole answers are compressed. A stream of lines is sent as it comes, since compression would hold
its first answers back until it has enough of them.
"""

from __future__ import annotations

import brotli
from isal import igzip
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Compression", "coding_of"]

_SMALLEST = 1000
"""Bytes below which the headers would cost as much as is saved."""
# Every page of a new revision is compressed anew. At these levels that costs a tenth of what zlib's level 5 does,
# for a body of a sixth (Brotli) to a third (gzip) more.
_GZIP_LEVEL = 1
_BROTLI_QUALITY = 1
_TEXTUAL = ("text/", "application/", "image/svg+xml")


def coding_of(accepted: str) -> str:
    """The content coding for an Accept-Encoding header: ``br``, ``gzip``, or nothing."""
    if not accepted:
        return ""
    wanted = {"br": 0.0, "gzip": 0.0}
    others = 0.0
    named: set[str] = set()
    for part in accepted.lower().split(",")[:20]:
        name, _, weight = part.partition(";")
        value = _weight(weight)
        if (name := name.strip()) == "*":
            others = value
        elif name in wanted:
            wanted[name] = value
            named.add(name)
    for name in wanted.keys() - named:
        wanted[name] = others
    best = max(wanted, key=lambda name: (wanted[name], name == "br"))
    return best if wanted[best] > 0 else ""


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


class Compression:
    """Compresses what its application answers in one piece."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; what comes back may be made smaller."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        coding = coding_of(Headers(scope=scope).get("accept-encoding", ""))
        start: Message | None = None

        async def packed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is None:
                await send(message)
                return
            head, start = start, None
            headers = MutableHeaders(scope=head)
            if _worth_it(headers):
                headers.add_vary_header("Accept-Encoding")
                body = message.get("body", b"")
                if coding and len(body) >= _SMALLEST and not message.get("more_body", False):
                    message = {**message, "body": _compressed(body, coding)}
                    headers["Content-Encoding"] = coding
                    headers["Content-Length"] = str(len(message["body"]))
            await send(head)
            await send(message)

        await self._app(scope, receive, packed)


def _worth_it(headers: Headers) -> bool:
    return "content-encoding" not in headers and headers.get("content-type", "").startswith(_TEXTUAL)


def _compressed(body: bytes, coding: str) -> bytes:
    if coding == "br":
        packed: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)
        return packed
    return igzip.compress(body, _GZIP_LEVEL, mtime=0)
