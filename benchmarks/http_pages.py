"""What a page costs the server: ``python benchmarks/http_pages.py [--db FILE]``.

Asks the application in process (no network, the same for all) and prints processor time as a multiple of
a bare route that says hello in the same framework: once for answers that are kept in memory (SQLite, until
somebody commits), once for answers that are made anew each time.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from fastapi import FastAPI

from api.app import create_app
from api.routes import timeline
from api.settings import Settings
from timeline.store import build, open_store

_TRIES = 10
REPORTS = Path(__file__).resolve().parents[1] / "fixtures" / "reports"


async def ask(app: Any, path: str, query: str = "", headers: tuple[tuple[bytes, bytes], ...] = ()) -> int:
    """One GET; the number of body bytes."""
    size = 0
    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "GET",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "headers": list(headers),
        "scheme": "http", "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal size
        size += len(message.get("body", b""))

    await app(scope, receive, send)
    return size


async def measure(
    app: Any, path: str, query: str, rounds: int, headers: tuple[tuple[bytes, bytes], ...] = ()
) -> tuple[float, int]:
    """Milliseconds of processor time for one request, the least of some tries, and the bytes of its answer."""
    size = 0
    for _ in range(20):
        size = await ask(app, path, query, headers)
    times = []
    for _ in range(_TRIES):
        start = time.process_time()
        for _ in range(rounds // _TRIES):
            await ask(app, path, query, headers)
        times.append((time.process_time() - start) * 1000 / (rounds // _TRIES))
    return min(times), size


async def writing_of(app: Any, query: str, rounds: int) -> float:
    """The share of a page's processor time in which its rows are written as JSON."""
    spent = 0.0
    write = timeline._body  # noqa: SLF001

    def watched(*given: Any) -> bytes:
        nonlocal spent
        start = time.process_time()
        body = write(*given)
        spent += time.process_time() - start
        return body

    with patch.object(timeline, "_body", watched):
        start = time.process_time()
        for _ in range(rounds):
            await ask(app, "/v1/timeline", query)
        return spent / (time.process_time() - start)


async def main(database: str, rounds: int) -> None:
    """Measure and print."""
    bare = FastAPI()

    @bare.get("/hello")
    async def hello() -> dict[str, str]:
        return {"hello": "world"}

    app = create_app(Settings(database=database, access_log=False))
    async with app.router.lifespan_context(app):
        held = app.state.database
        commits = count()
        yardstick, _ = await measure(bare, "/hello", "", rounds)
        print(f"hello {yardstick:.3f} ms; x hello: from memory, from the database (as after each commit)")
        for name, path, query, headers in PAGES:
            with patch.object(held, "version", lambda: 0):
                kept, size = await measure(app, path, query, rounds, headers)
            with patch.object(held, "version", lambda: next(commits)):
                asked, _ = await measure(app, path, query, rounds, headers)
            print(f"{name:34} {kept / yardstick:6.1f} {asked / yardstick:6.1f} {size:8} bytes")
        with patch.object(held, "version", lambda: next(commits)):
            share = await writing_of(app, "limit=100", rounds)
        print(f"of a page of 100 from the database, writing JSON is {share:.0%}")


GZIP = ((b"accept-encoding", b"gzip"),)
PAGES = (
    ("100 events", "/v1/timeline", "limit=100", ()),
    ("100 events, gzip", "/v1/timeline", "limit=100", GZIP),
    ("100 events from a day on", "/v1/timeline", "limit=100&datetime=2015-12-15/..", ()),
    ("10 events", "/v1/timeline", "limit=10", ()),
    ("100 events in one language", "/v1/timeline", "limit=100&lang=ar", ()),
    ("the page to read", "/", "", ()),
    ("health", "/healthz", "", ()),
)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db")
    parser.add_argument("--rounds", type=int, default=500)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        where = chosen.db or str(Path(folder) / "t.db")
        if chosen.db is None:
            with open_store(where) as store:
                build(store, [REPORTS])
        asyncio.run(main(where, chosen.rounds))
