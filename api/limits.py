"""How often one client may ask: a token bucket each, kept in this process."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Kind, ProblemError, problem_response

__all__ = ["UNLIMITED", "RateLimit"]

_MOST_CLIENTS = 100_000
UNLIMITED = frozenset({"/healthz", "/readyz", "/metrics"})
"""What the machines that watch the service ask is never refused."""


class RateLimit:
    """Answers 429 to a client that asks more than ``per_minute`` times a minute.

    A client is its key, or the address that it comes from. A full bucket allows a burst of a minute's
    worth. ``RateLimit`` and ``RateLimit-Policy`` (IETF draft) say what is left.
    """

    def __init__(self, app: ASGIApp, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._most = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the request, then pass it on or refuse it."""
        if scope["type"] != "http" or scope["path"] in UNLIMITED:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        left = self._take(_client(request))
        told = {
            "RateLimit-Policy": f'"default";q={self._most};w=60',
            "RateLimit": f'"default";r={max(0, int(left))};t=60',
        }
        if left < 0:
            wait = max(1, round(-left * 60 / self._most + 0.5))
            problem = ProblemError(
                Kind.TOO_MANY_REQUESTS,
                f"More than {self._most} requests in a minute; wait {wait} seconds.",
                f"أكثر من {self._most} طلبا في الدقيقة؛ انتظر {wait} ثانية.",
                headers={**told, "Retry-After": str(wait)},
            )
            await problem_response(problem, request.url.path)(scope, receive, send)
            return

        async def with_limits(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(told)
            await send(message)

        await self._app(scope, receive, with_limits)

    def _take(self, client: str) -> float:
        """Take one token; what is left, below 0 if there was none."""
        now = self._clock()
        tokens, then = self._buckets.pop(client, (float(self._most), now))
        tokens = min(self._most, tokens + (now - then) * self._most / 60)
        left = tokens - 1
        self._buckets[client] = (left if left >= 0 else tokens, now)
        while len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return left


def _client(request: Request) -> str:
    sent = request.headers.get("authorization")
    if sent:
        return "key:" + hashlib.sha256(sent.encode()).hexdigest()[:32]
    return "address:" + (request.client.host if request.client else "")
