"""What a page costs the server: ``python benchmarks/http_pages.py [--db FILE] [--postgresql] [--served]``.

Prints processor time as a multiple of a bare route that says hello in the same framework: for answers that are
kept in memory, with a commit before every request that leaves the timeline as it is, and with a new revision of
the timeline before every request, so that no answer is kept. Hello is asked in the same way each time: what goes
on between the requests costs it its place in the processor's caches too. In process there is neither network
nor HTTP parser; with ``--served`` both run behind uvicorn, and what counts is the processor time of that process.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from fastapi import FastAPI

from api.app import create_app
from api.routes import timeline
from api.settings import Settings
from tests.service_postgres import fresh_database
from timeline.store import Store, build, open_store
from timeline.store.backup import restore, write_backup
from timeline.store.revision import Revision, add_digest, read_revision, write_revision, write_state

REPORTS = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
_TRIES = 10

hello_app = FastAPI()


@hello_app.get("/hello")
async def hello() -> dict[str, str]:
    """The yardstick."""
    return {"hello": "world"}


Headers = tuple[tuple[bytes, bytes], ...]
GZIP: Headers = ((b"accept-encoding", b"gzip"),)
PAGES: tuple[tuple[str, str, str, Headers], ...] = (
    ("100 events", "/v1/timeline", "limit=100", ()),
    ("100 events, gzip", "/v1/timeline", "limit=100", GZIP),
    ("100 events from a day on", "/v1/timeline", "limit=100&datetime=2015-12-15/..", ()),
    ("10 events", "/v1/timeline", "limit=10", ()),
    ("100 events in one language", "/v1/timeline", "limit=100&lang=ar", ()),
    ("the page to read", "/", "", ()),
    ("health", "/healthz", "", ()),
)


class Others:
    """Somebody else who writes to the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._number = 0

    def idle(self) -> None:
        """Does nothing."""

    def commit(self) -> None:
        """Commits what is not shown."""
        self._number += 1
        with self._store.writing() as connection:
            write_state(connection, "benchmark", str(self._number))

    def revise(self) -> None:
        """Makes a new revision."""
        with self._store.writing() as connection:
            add_digest(connection, "events", 1)
            found = read_revision(connection)
            write_revision(connection, Revision(found.number + 1, found.content))

    @property
    def ways(self) -> tuple[Callable[[], None], ...]:
        """What may go on between two requests."""
        return self.idle, self.commit, self.revise


async def ask(app: Any, path: str, query: str = "", headers: Headers = ()) -> int:
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
    app: Any, path: str, query: str, rounds: int, headers: Headers = (), before: Callable[[], None] = lambda: None
) -> tuple[float, int]:
    """Milliseconds of processor time for one request, the least of some tries, and the bytes of its answer."""
    size = 0
    for _ in range(20):
        before()
        size = await ask(app, path, query, headers)
    times = []
    for _ in range(_TRIES):
        spent = 0.0
        for _ in range(rounds // _TRIES):
            before()
            start = time.process_time()
            await ask(app, path, query, headers)
            spent += time.process_time() - start
        times.append(spent * 1000 / (rounds // _TRIES))
    return min(times), size


async def writing_of(app: Any, query: str, rounds: int, before: Callable[[], None]) -> float:
    """The share of a page's processor time in which its rows are written as JSON."""
    written = whole = 0.0
    write = timeline._body  # noqa: SLF001

    def watched(*given: Any) -> bytes:
        nonlocal written
        start = time.process_time()
        body = write(*given)
        written += time.process_time() - start
        return body

    with patch.object(timeline, "_body", watched):
        for _ in range(rounds):
            before()
            start = time.process_time()
            await ask(app, "/v1/timeline", query)
            whole += time.process_time() - start
    return written / whole


async def in_process(database: str, rounds: int) -> None:
    """Measure and print."""
    app = create_app(Settings(database=database, access_log=False))
    with open_store(database) as other:
        others = Others(other)
        async with app.router.lifespan_context(app):
            hello = [(await measure(hello_app, "/hello", "", rounds, (), way))[0] for way in others.ways]
            print("in process; " + _heading(hello))
            for name, path, query, headers in PAGES:
                found = [await measure(app, path, query, rounds, headers, way) for way in others.ways]
                ratios = [spent / one for (spent, _), one in zip(found, hello, strict=True)]
                print(f"{name:28}" + "".join(f"{one:7.1f}" for one in ratios) + f" {found[0][1]:8} bytes", flush=True)
            share = await writing_of(app, "limit=100", rounds, others.revise)
            print(f"of a page of 100 of a new revision, writing JSON is {share:.0%}")


@contextmanager
def server(*arguments: str, **settings: str) -> Iterator[tuple[int, http.client.HTTPConnection]]:
    """Uvicorn with an application, until the block ends: its process and a connection to it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        *arguments,
        "--port",
        str(port),
        "--no-access-log",
        "--log-level",
        "error",
    ]
    with subprocess.Popen(command, env={**os.environ, **settings}) as process:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            while True:
                try:
                    connection.request("GET", "/hello")
                    connection.getresponse().read()
                    break
                except ConnectionRefusedError:
                    connection.close()
                    assert process.poll() is None, "the server has ended"
                    time.sleep(0.1)
            yield process.pid, connection
        finally:
            process.terminate()


def spent_by(process: int) -> float:
    """Milliseconds of processor time of all threads of a process (Linux)."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


def measure_served(
    process: int, connection: http.client.HTTPConnection, address: str, rounds: int, headers: Headers = (),
    before: Callable[[], None] = lambda: None,
) -> float:  # fmt: skip
    """Milliseconds of the server's processor time for one request, the least of some tries."""
    times = []
    for _ in range(_TRIES):
        start = spent_by(process)
        for _ in range(rounds // _TRIES):
            before()
            connection.request("GET", address, headers={name.decode(): value.decode() for name, value in headers})
            connection.getresponse().read()
        times.append((spent_by(process) - start) / (rounds // _TRIES))
    return min(times)


def served(database: str, rounds: int) -> None:
    """The same behind a server."""
    settings = {"TIMELINE_DATABASE": database, "TIMELINE_ACCESS_LOG": "false"}
    with open_store(database) as other:
        ways = Others(other).ways
        with server("benchmarks.http_pages:hello_app") as asked:
            hello = [measure_served(*asked, "/hello", rounds, (), way) for way in ways]
        print("behind uvicorn; " + _heading(hello))
        with server("--factory", "api.app:create_app", **settings) as asked:
            for name, path, query, headers in PAGES:
                found = [measure_served(*asked, f"{path}?{query}", rounds, headers, way) for way in ways]
                ratios = [spent / one for spent, one in zip(found, hello, strict=True)]
                print(f"{name:28}" + "".join(f"{one:7.1f}" for one in ratios), flush=True)


def _heading(hello: list[float]) -> str:
    return f"hello {hello[0]:.3f} ms; x hello: kept in memory, after a commit, of a new revision"


def filled(source: str | None, target: str) -> None:
    """Copy a database, or make one out of the project's own reports."""
    with open_store(target) as store:
        if source is None:
            build(store, [REPORTS])
            return
        with TemporaryDirectory() as folder, open_store(source) as given:
            path = Path(folder) / "backup.gz"
            with given.reading() as connection:
                write_backup(connection, path)
            with store.writing() as connection:
                restore(connection, path)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", help="an SQLite file with events; it is copied")
    parser.add_argument("--postgresql", action="store_true", help="ask a PostgreSQL that is started for this")
    parser.add_argument("--served", action="store_true", help="behind uvicorn instead of in process")
    parser.add_argument("--rounds", type=int, default=500)
    chosen = parser.parse_args()
    with fresh_database("postgresql" if chosen.postgresql else "sqlite") as database:
        filled(chosen.db, database)
        if chosen.served:
            served(database, chosen.rounds)
        else:
            asyncio.run(in_process(database, chosen.rounds))


if __name__ == "__main__":
    main()
