"""A bound on request bodies that holds whatever the client announces."""

from __future__ import annotations

from python_multipart.multipart import parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Kind, ProblemError, problem_response

__all__ = ["STREAMS", "BodyLimit", "media_type"]

STREAMS = frozenset({"application/x-ndjson", "application/jsonl", "application/x-jsonlines"})
"""Media types of one JSON record a line."""


_DRAINED = 1024 * 1024


def media_type(request: Request) -> tuple[str, dict[str, str]]:
    """The media type of the body, in lower case, and its parameters."""
    name, parameters = parse_options_header(request.headers.get("content-type", ""))
    return name.decode("latin-1").lower(), {
        key.decode("latin-1").lower(): value.decode("latin-1") for key, value in parameters.items()
    }


class BodyLimit:
    """Refuses bodies over ``limit`` bytes: by their announced length, or as soon as too much has come.

    A stream of records is read line by line and may be as long as ``streams``.
    """

    def __init__(self, app: ASGIApp, limit: int, streams: int) -> None:
        self._app = app
        self._limit = limit
        self._streams = streams

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        limit = self._streams if media_type(request)[0] in STREAMS else self._limit
        announced = request.headers.get("content-length", "")
        if announced.isdecimal() and int(announced[:20]) > limit:
            await self._refuse(request, limit, scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                # The one exception that the framework passes through while it reads a body.
                raise HTTPException(413)
            return message

        await self._app(scope, counted, send)

    async def _refuse(self, request: Request, limit: int, scope: Scope, receive: Receive, send: Send) -> None:
        await _drain(receive)
        problem = ProblemError(
            Kind.TOO_LARGE,
            f"The body is larger than {limit} bytes.",
            f"محتوى الطلب أكبر من {limit} بايت.",
            headers={"Connection": "close"},
        )
        await problem_response(problem, request.url.path)(scope, receive, send)


async def _drain(receive: Receive) -> None:
    """Read a little of what is refused: a client that is still sending would not see the answer."""
    read = 0
    while read < _DRAINED:
        message = await receive()
        read += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return
