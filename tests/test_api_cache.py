"""Answers from memory: the same bytes as from the database, for the same question only, and until a commit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.cache import AnswerCache
from api.watch import Seen
from timeline.store.revision import Revision

Sent = tuple[int, dict[str, str], bytes]


class Service:
    """An application that counts how often it is asked, and a version that the test sets."""

    def __init__(self, answer: Callable[[], Response] | None = None) -> None:
        self.asked = 0
        self.version: int | None = 1
        self.revision = 1
        self.digest = "d" * 64
        self.answer = answer
        self.while_answering: Callable[[], object] = lambda: None
        self.app: ASGIApp = AnswerCache(self._serve, look=self._look)

    async def _look(self) -> Seen | None:
        return None if self.version is None else Seen(self.version, Revision(self.revision, self.digest, self.digest))

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        scope["route"] = "the route"
        self.while_answering()
        tagged = {"ETag": f'"{self.asked}"', "Link": "x"}
        shown = self.answer() if self.answer else PlainTextResponse(f"answer {self.asked}", headers=tagged)
        await shown(scope, receive, send)

    def get(self, path: str = "/v1/timeline", query: str = "", method: str = "GET", **headers: str) -> Sent:
        """One request, as a server makes it."""
        scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "query_string": query.encode()}
        scope["headers"] = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        messages: list[Any] = []

        async def receive() -> Any:
            # The client says nothing more: it waits for its answer.
            await asyncio.Event().wait()

        async def send(message: Any) -> None:
            # What stands further out adds headers to the very message that it is given.
            if message["type"] == "http.response.start":
                message["headers"].append((b"x-outer", b"1"))
            messages.append(message)

        async def ask() -> None:
            await self.app(scope, receive, send)

        asyncio.run(ask())
        start, *bodies = messages
        names = [name for name, _ in start["headers"]]
        assert len(names) == len(set(names)), "a header was added twice"
        assert scope["route"] == "the route"
        told = {name.decode(): value.decode() for name, value in start["headers"]}
        return start["status"], told, b"".join(body["body"] for body in bodies)


def test_the_same_question_is_answered_once_until_a_commit() -> None:
    service = Service()
    first = service.get()
    assert service.get() == first
    assert service.get() == first
    assert service.asked == 1
    service.version = 2
    assert service.get()[2] == b"answer 2"
    service.version = 1
    assert service.get()[2] == b"answer 3"


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/v1/events"},
        {"query": "limit=1"},
        {"accept": "text/csv"},
        {"accept_encoding": "gzip"},
        {"authorization": "Bearer tl_x"},
        {"accept_language": "ar"},
        {"cookie": "a=b"},
        {"range": "bytes=0-1"},
    ],
)
def test_another_question_is_another_answer(other: dict[str, str]) -> None:
    service = Service()
    assert service.get()[2] != service.get(**other)[2]
    assert service.asked == 2


def test_a_database_that_cannot_tell_keeps_nothing() -> None:
    service = Service()
    service.version = None
    service.get()
    service.get()
    assert service.asked == 2


@pytest.mark.parametrize("method", ["POST", "HEAD", "DELETE", "OPTIONS"])
def test_only_get_is_kept(method: str) -> None:
    service = Service()
    service.get()
    service.get(method=method)
    service.get(method=method)
    assert service.asked == 3


@pytest.mark.parametrize(
    "answer",
    [
        lambda: PlainTextResponse("no tag"),
        lambda: PlainTextResponse("not found", 404, {"ETag": '"1"'}),
        lambda: Response(status_code=304, headers={"ETag": '"1"'}),
        lambda: PlainTextResponse("x" * (2 * 1024 * 1024 + 1), headers={"ETag": '"1"'}),
        lambda: StreamingResponse(iter(["x" * 1_500_000] * 2), headers={"ETag": '"1"'}),
        lambda: PlainTextResponse("mine", headers={"ETag": '"1"', "Cache-Control": "no-store"}),
        lambda: PlainTextResponse("mine", headers={"ETag": '"1"', "Set-Cookie": "a=b"}),
    ],
    ids=["untagged", "failed", "not modified", "large", "large stream", "no-store", "cookie"],
)
def test_what_may_not_be_kept_is_not(answer: Callable[[], Response]) -> None:
    service = Service(answer)
    service.get()
    service.get()
    assert service.asked == 2


def test_an_answer_made_while_somebody_commits_is_not_kept() -> None:
    service = Service()

    def commit() -> None:
        service.version = 2
        service.while_answering = lambda: None
        # Another request meanwhile, which learns of the commit.
        service.app._known = Seen(2, Revision(1, service.digest, service.digest))  # type: ignore[attr-defined]

    service.while_answering = commit
    service.get()
    assert service.get()[2] == b"answer 2"


@pytest.mark.parametrize("sent", ['"1"', 'W/"1"', '"0", "1"', "*"])
def test_a_client_that_has_the_answer_is_told_so(sent: str) -> None:
    service = Service()
    service.get()
    status, headers, body = service.get(if_none_match=sent)
    assert (status, body, service.asked) == (304, b"", 1)
    assert headers["etag"] == '"1"'
    assert not {"content-length", "content-type", "link"} & headers.keys()


@pytest.mark.parametrize("sent", ['"11"', '"x1"', "1"])
def test_another_tag_is_not_taken_for_it(sent: str) -> None:
    service = Service()
    first = service.get()
    assert service.get(if_none_match=sent) == first


def test_the_oldest_answers_go_when_memory_is_full() -> None:
    service = Service(lambda: PlainTextResponse("x" * 1_000_000, headers={"ETag": '"1"'}))
    for number in range(70):
        service.get(query=f"n={number}")
    service.get(query="n=69")
    assert service.asked == 70
    service.get(query="n=0")
    assert service.asked == 71


def test_an_answer_of_the_timeline_is_good_until_that_changes() -> None:
    service = Service(lambda: PlainTextResponse("page", headers={"ETag": '"' + "d" * 20 + '-1"'}))
    first = service.get()
    service.version = 2
    assert service.get() == first
    assert service.asked == 1
    service.revision = 2
    service.get()
    assert service.asked == 2
    service.digest = "e" * 64
    service.get()
    assert service.asked == 3
    # Its tag is of another timeline than the one that was looked at: it is good until somebody commits.
    service.get()
    assert service.asked == 3
    service.version = 3
    service.get()
    assert service.asked == 4
