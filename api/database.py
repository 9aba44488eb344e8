"""The database behind the event loop: one thread that reads and one that writes.

Several threads in SQLite cost three times the processor time of one (docs/storage.md), so reads stand
in line; a long write does not hold them up. A question that takes too long is broken off, so that it
holds up nobody either.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from api.problems import Kind, ProblemError
from timeline.store import Store

__all__ = ["Database"]

T = TypeVar("T")
_STEPS = 50_000
"""Steps of SQLite's machine between two looks at the clock: about a millisecond."""


class Database:
    """Runs functions of a connection, or of the store, off the event loop."""

    def __init__(self, store: Store, read_seconds: float) -> None:
        self._store = store
        self._read_seconds = read_seconds
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="timeline-read")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="timeline-write")
        # Used on the event loop only, for a question that SQLite answers from memory.
        self._watch = None if store.file is None else sqlite3.connect(f"{store.file.as_uri()}?mode=ro", uri=True)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """``work`` on one snapshot.

        Raises:
            ProblemError: it took longer than the settings allow.
        """
        return await asyncio.get_running_loop().run_in_executor(self._reader, self._bounded, work)

    async def write(self, work: Callable[[Store], T]) -> T:
        """``work`` with the store, one writer at a time; it opens its own transactions."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, work, self._store)

    def version(self) -> int | None:
        """A number that stays the same until somebody commits; ``None`` where the database has none."""
        if self._watch is None:
            return None
        number: int = self._watch.execute("PRAGMA data_version").fetchone()[0]
        return number

    def close(self) -> None:
        """Wait for work in progress (a write is never cut off) and close the store."""
        self._writer.shutdown(wait=True)
        self._reader.shutdown(wait=True)
        if self._watch is not None:
            self._watch.close()
        self._store.close()

    def _bounded(self, work: Callable[[Connection], T]) -> T:
        with self._store.reading() as connection:
            raw: Any = connection.connection.driver_connection
            if not isinstance(raw, sqlite3.Connection):
                connection.execute(text(f"SET LOCAL statement_timeout = {int(self._read_seconds * 1000)}"))
                return self._explained(work, connection, ("canceling statement", "QueryCanceled"))
            deadline = time.monotonic() + self._read_seconds
            raw.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
            try:
                return self._explained(work, connection, ("interrupted",))
            finally:
                raw.set_progress_handler(None, 0)

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
