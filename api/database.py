"""The database behind the event loop: one thread that reads and one that writes.

Several threads in SQLite cost three times the processor time of one (docs/storage.md), so reads stand
in line; a long write does not hold them up. A question that takes too long is broken off, so that it
holds up nobody either.

The way to a thread and back costs more than a page of SQLite takes, so a page is first looked for on the
loop itself, for a few milliseconds at most.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, OperationalError

from api.problems import Kind, ProblemError
from api.watch import Seen, watch_of
from timeline.events.background import Background
from timeline.store import Store

__all__ = ["Database"]

T = TypeVar("T")
_STEPS = 50_000
"""Steps of SQLite's machine between two looks at the clock: about a millisecond."""
_GLANCE_SECONDS = 0.01
"""How long the loop may wait for SQLite: others are held up meanwhile."""


class Database:
    """Runs functions of a connection, or of the store, off the event loop."""

    def __init__(self, store: Store, read_seconds: float) -> None:
        self._store = store
        self._read_seconds = read_seconds
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="timeline-read")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="timeline-write")
        self._watch = watch_of(store)
        self._line: Connection | None = None
        self._near = None if store.file is None else _never_waiting(store.reader())

    @property
    def background(self) -> Background:
        """What the user knows beside the articles, with which they are read."""
        return self._store.background

    async def read(self, work: Callable[[Connection], T]) -> T:
        """``work`` on one snapshot.

        Raises:
            ProblemError: it took longer than the settings allow.
        """
        return await asyncio.get_running_loop().run_in_executor(self._reader, self._bounded, work)

    async def glance(self, work: Callable[[Connection], T]) -> T:
        """The same for work that is expected to be short: on the loop where that can be broken off.

        Work that took too long there is begun again in the thread.

        Raises:
            ProblemError: it took longer than the settings allow.
        """
        if self._near is not None:
            try:
                with self._near.begin(), _deadline(self._near, _GLANCE_SECONDS):
                    return work(self._near)
            except OperationalError:
                # Broken off, or locked by somebody: the thread may wait.
                pass
        return await self.read(work)

    async def write(self, work: Callable[[Store], T]) -> T:
        """``work`` with the store, one writer at a time; it opens its own transactions."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, work, self._store)

    async def look(self) -> Seen | None:
        """What tells whether somebody has committed since; ``None`` where that cannot be told."""
        return await self._watch.look()

    def close(self) -> None:
        """Wait for work in progress (a write is never cut off) and close the store."""
        self._writer.shutdown(wait=True)
        self._reader.shutdown(wait=True)
        self._watch.close()
        for held in (self._near, self._line):
            if held is not None:
                held.close()
        self._store.close()

    def _bounded(self, work: Callable[[Connection], T]) -> T:
        if self._store.dialect == "postgresql":
            return self._over_line(work)
        with self._store.reading() as connection, _deadline(connection, self._read_seconds):
            return self._explained(work, connection, ("interrupted",))

    def _over_line(self, work: Callable[[Connection], T]) -> T:
        """PostgreSQL: the reading thread keeps its connection; work whose connection was lost is begun again."""
        for again in (True, False):
            if self._line is None:
                self._line = self._opened()
            try:
                with self._line.begin():
                    return self._explained(work, self._line, ("canceling statement", "QueryCanceled"))
            except DBAPIError:
                if not _is_lost(self._line):
                    raise
                self._line.invalidate()
                self._line.close()
                self._line = None
                if not again:
                    raise
        raise AssertionError

    def _opened(self) -> Connection:
        line = self._store.reader().execution_options(isolation_level="REPEATABLE READ")
        with line.begin():
            line.execute(text(f"SET statement_timeout = {int(self._read_seconds * 1000)}"))
        return line

    def _explained(self, work: Callable[[Connection], T], connection: Connection, signs: tuple[str, ...]) -> T:
        try:
            return work(connection)
        except DBAPIError as error:
            if any(sign in str(error.orig) or sign in type(error.orig).__name__ for sign in signs):
                raise ProblemError(
                    Kind.TOO_SLOW,
                    f"The database did not answer within {self._read_seconds:g} seconds.",
                    f"لم تجب قاعدة البيانات خلال {self._read_seconds:g} ثانية.",
                ) from error
            raise


@contextmanager
def _deadline(connection: Connection, seconds: float) -> Iterator[None]:
    """Has SQLite break off what goes on longer."""
    raw: Any = connection.connection.driver_connection
    end = time.monotonic() + seconds
    raw.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


def _is_lost(line: Connection) -> bool:
    """Whether the server has gone away."""
    return line.invalidated or bool(getattr(line.connection.driver_connection, "closed", True))


def _never_waiting(connection: Connection) -> Connection:
    """A connection that says at once when it meets a lock."""
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA busy_timeout = 0")
    return connection
