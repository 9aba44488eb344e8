"""What a page costs the server: ``python benchmarks/http_pages.py [--db FILE]``.

Asks the application in process (no network, the same for all) and prints processor time as a multiple of
a bare route that says hello in the same framework.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from timeline.store import build, open_store

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


async def measure(app: Any, path: str, query: str, rounds: int, **more: Any) -> tuple[float, int]:
    """Milliseconds of processor time for one request, and its size."""
    size = 0
    for _ in range(20):
        size = await ask(app, path, query.format(end="9999-12-31"), **more)
    start = time.process_time()
    for number in range(rounds):
        await ask(app, path, query.format(end=date.fromordinal(3_000_000 + number)), **more)
    return (time.process_time() - start) * 1000 / rounds, size


async def main(database: str, rounds: int) -> None:
    """Measure and print."""
    bare = FastAPI()

    @bare.get("/hello")
    async def hello() -> dict[str, str]:
        return {"hello": "world"}

    app = create_app(Settings(database=database, access_log=False))
    async with app.router.lifespan_context(app):
        yardstick, _ = await measure(bare, "/hello", "", rounds)
        print(f"hello {yardstick:.3f} ms")
        for name, path, query in (
            ("page of 100 events", "/v1/timeline", "limit=100"),
            ("page of 100, one month", "/v1/timeline", "limit=100&datetime=2015-12"),
            ("page of 100, never asked before", "/v1/timeline", "limit=100&datetime=1900/{end}"),
            ("page of 10", "/v1/timeline", "limit=10"),
            ("page of 100 in one language", "/v1/timeline", "limit=100&lang=ar"),
            ("health", "/healthz", ""),
            ("the page to read", "/", ""),
        ):
            cost, size = await measure(app, path, query, rounds)
            print(f"{name:30} {cost:7.3f} ms  {cost / yardstick:6.1f} x hello  {size:8} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db")
    parser.add_argument("--rounds", type=int, default=200)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        where = chosen.db or str(Path(folder) / "t.db")
        if chosen.db is None:
            with open_store(where) as store:
                build(store, [REPORTS])
        asyncio.run(main(where, chosen.rounds))
