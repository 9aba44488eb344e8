"""Answers that are still true, sent again without asking the database.

Both databases tell quickly whether anybody has committed since (``api.watch``); until somebody has, an answer
with an ETag is as good as new: no answer depends on the clock, on the host that was asked or on who asks. An
answer whose ETag names the revision is good until that changes, whatever else is committed. While the database
cannot tell, nothing is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.compress import coding_of
from api.conditional import is_of_revision, matches
from api.watch import Seen

__all__ = ["AnswerCache"]

_MOST_BYTES = 64 * 1024 * 1024
_LARGEST = 2 * 1024 * 1024

_ASKED_BY = ("accept", "accept-language", "authorization", "cookie", "range")
"""The headers of a request that an answer could depend on: each makes another question; of
Accept-Encoding only what it leads to counts."""

Question = tuple[str, bytes, str, tuple[str | None, ...]]


@dataclass(slots=True)
class _Answer:
    """A complete answer: its start, its body, and the route that made it."""

    start: Message
    body: bytes
    route: Any
    etag: str


@dataclass(slots=True)
class _Shelf:
    """Answers that become untrue together; the oldest go first."""

    answers: OrderedDict[Question, _Answer] = field(default_factory=OrderedDict)
    bytes: int = 0

    def put(self, question: Question, answer: _Answer) -> None:
        before = self.answers.pop(question, None)
        self.bytes += len(answer.body) - (len(before.body) if before else 0)
        self.answers[question] = answer
        while self.bytes > _MOST_BYTES:
            _, oldest = self.answers.popitem(last=False)
            self.bytes -= len(oldest.body)

    def get(self, question: Question) -> _Answer | None:
        found = self.answers.get(question)
        if found is not None:
            self.answers.move_to_end(question)
        return found

    def clear(self) -> None:
        self.answers.clear()
        self.bytes = 0


@dataclass(slots=True)
class AnswerCache:
    """Keeps whole answers to GET while what ``look()`` sees stays what it was."""

    app: ASGIApp
    look: Callable[[], Awaitable[Seen | None]]
    _known: Seen | None = None
    _of_version: _Shelf = field(default_factory=_Shelf)
    _of_timeline: _Shelf = field(default_factory=_Shelf)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or pass the request on and remember the answer."""
        seen = await self.look() if scope["type"] == "http" and scope["method"] == "GET" else None
        if seen is None:
            await self.app(scope, receive, send)
            return
        self._forget(seen)
        headers = Headers(scope=scope)
        question = (
            scope["path"],
            scope["query_string"],
            coding_of(headers.get("accept-encoding", "")),
            tuple(headers.get(name) for name in _ASKED_BY),
        )
        kept = self._of_timeline.get(question) or self._of_version.get(question)
        if kept is None:
            await self._ask(question, seen, scope, receive, send)
            return
        scope["route"] = kept.route
        await _again(kept, headers.get("if-none-match"), send)

    def _forget(self, seen: Seen) -> None:
        """Drop what is no longer true."""
        known, self._known = self._known, seen
        if known is None or known.version != seen.version:
            self._of_version.clear()
        if known is None or _state(known) != _state(seen):
            self._of_timeline.clear()

    async def _ask(self, question: Question, seen: Seen, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message = {}
        pieces: list[bytes] = []
        size = 0
        whole = False

        async def watched(message: Message) -> None:
            nonlocal start, size, whole
            if message["type"] == "http.response.start":
                start = {**message, "headers": list(message["headers"])}
            elif size <= _LARGEST:
                pieces.append(message.get("body", b""))
                size += len(pieces[-1])
                whole = not message.get("more_body", False)
            await send(message)

        await self.app(scope, receive, watched)
        etag = _tag_to_keep(start)
        if whole and etag and size <= _LARGEST and self._known == seen:
            # Joining one piece copies nothing.
            shelf = self._of_timeline if is_of_revision(etag, seen.revision) else self._of_version
            shelf.put(question, _Answer(start, b"".join(pieces), scope.get("route"), etag))


def _state(seen: Seen) -> tuple[int, str]:
    return seen.revision.number, seen.revision.content


def _tag_to_keep(start: Message) -> str | None:
    """The ETag of an answer that may be kept: a success for everybody, tagged by who made it."""
    headers = Headers(raw=start.get("headers", []))
    if start.get("status") != 200 or "set-cookie" in headers or "no-store" in headers.get("cache-control", ""):
        return None
    return headers.get("etag")


async def _again(kept: _Answer, sent: str | None, send: Send) -> None:
    """Send a kept answer, or 304 to a client that has it."""
    # The start is copied: what stands further out adds headers to it.
    start = {**kept.start, "headers": list(kept.start["headers"])}
    if sent is None or not matches(sent, kept.etag):
        await send(start)
        await send({"type": "http.response.body", "body": kept.body})
        return
    start["status"] = 304
    headers = MutableHeaders(scope=start)
    for name in ("content-length", "content-type", "content-encoding", "link", "content-disposition"):
        if name in headers:
            del headers[name]
    await send(start)
    await send({"type": "http.response.body", "body": b""})
