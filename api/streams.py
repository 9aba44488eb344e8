"""NDJSON bodies, line by line, with bounded memory."""

from __future__ import annotations

from collections.abc import AsyncIterator

from fastapi import Request, Response
from starlette.types import Receive, Scope, Send

from api.body import STREAMS, media_type

__all__ = ["LineAnswers", "is_stream", "lines_of"]


class LineAnswers(Response):
    """Lines that are sent while the request is still being read.

    The framework's own streaming response listens for the client's leaving and would swallow the rest of
    the body.
    """

    media_type = "application/x-ndjson"

    def __init__(self, lines: AsyncIterator[bytes]) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._lines = lines

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send each line as it comes."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async for line in self._lines:
            await send({"type": "http.response.body", "body": line, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def is_stream(request: Request) -> bool:
    """Whether the body is a stream of records."""
    return media_type(request)[0] in STREAMS


async def lines_of(request: Request, longest: int) -> AsyncIterator[tuple[int, bytes | None]]:
    """The lines of the body with their numbers; ``None`` stands for one longer than ``longest`` bytes."""
    number, kept, skipping = 0, bytearray(), False
    async for chunk in request.stream():
        start = 0
        while True:
            end = chunk.find(b"\n", start)
            piece = chunk[start : end if end >= 0 else len(chunk)]
            if not skipping:
                kept += piece
                skipping = len(kept) > longest
            if end < 0:
                break
            number += 1
            yield number, None if skipping else bytes(kept)
            kept.clear()
            skipping = False
            start = end + 1
        if skipping:
            kept.clear()
    if kept or skipping:
        yield number + 1, None if skipping else bytes(kept)
