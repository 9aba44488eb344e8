"""NDJSON bodies, line by line, with bounded memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Final

from fastapi import Request, Response
from starlette.types import Receive, Scope, Send

from api.body import STREAMS, media_type

__all__ = ["Line", "LineAnswers", "is_stream", "lines_of", "runs_of"]

Line = tuple[int, bytes | None]
"""A line of a body and its number, counted from 1."""

_PAUSE: Final = 0.005
"""Seconds in which the next piece must come to be answered together with the last."""


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


class _Lines:
    """Cuts a body that comes in pieces into lines, with their numbers; ``None`` stands for one that is too long."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._number = 0
        self._kept = bytearray()
        self._skipping = False

    def add(self, chunk: bytes) -> Iterator[Line]:
        """The lines that end in the next piece."""
        start = 0
        while True:
            end = chunk.find(b"\n", start)
            piece = chunk[start : end if end >= 0 else len(chunk)]
            if not self._skipping:
                self._kept += piece
                self._skipping = len(self._kept) > self._longest
            if self._skipping:
                self._kept.clear()
            if end < 0:
                return
            yield self._next()
            start = end + 1

    def rest(self) -> Iterator[Line]:
        """What follows the last line break, if anything does."""
        if self._kept or self._skipping:
            yield self._next()

    def _next(self) -> Line:
        self._number += 1
        line = None if self._skipping else bytes(self._kept)
        self._kept.clear()
        self._skipping = False
        return self._number, line


async def lines_of(request: Request, longest: int) -> AsyncIterator[Line]:
    """The lines of the body with their numbers; ``None`` stands for one longer than ``longest`` bytes."""
    lines = _Lines(longest)
    async for chunk in request.stream():
        for line in lines.add(chunk):
            yield line
    for line in lines.rest():
        yield line


async def runs_of(request: Request, longest: int, most: int) -> AsyncIterator[list[Line]]:
    """The same lines in runs: what came without a pause, up to ``most`` lines and about ``longest`` bytes."""
    lines = _Lines(longest)
    run: list[Line] = []
    size = 0
    chunks = aiter(request.stream())
    coming = asyncio.ensure_future(anext(chunks, None))
    try:
        while (chunk := await coming) is not None:
            coming = asyncio.ensure_future(anext(chunks, None))
            for line in lines.add(chunk):
                run.append(line)
                size += len(line[1] or b"")
                if len(run) >= most or size >= longest:
                    yield run
                    run, size = [], 0
            if run and not (await asyncio.wait((coming,), timeout=_PAUSE))[0]:
                yield run
                run, size = [], 0
    finally:
        coming.cancel()
    run += lines.rest()
    if run:
        yield run
