"""Whether anybody has committed since: asked at every request, so it must cost next to nothing.

SQLite counts the commits of others (``PRAGMA data_version``). PostgreSQL names the transactions that a
question would see (``pg_current_snapshot``): as long as that is the same, so is every answer. It is asked
on a connection of its own, by the driver's protocol and not in a thread. After a commit the revision says
whether what an answer was made of whose ETag names it has changed.
"""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import orjson
from sqlalchemy.exc import SQLAlchemyError

from timeline.store import Store
from timeline.store.revision import STATE, Revision, revision_of

__all__ = ["Seen", "Watch", "watch_of"]


class Seen(NamedTuple):
    """A moment of the database."""

    version: int | bytes
    """Equal versions mean that nothing was committed in between."""
    revision: Revision


_SNAPSHOT = (
    f"SELECT pg_current_snapshot()::text, (SELECT json_object_agg(key, value)::text FROM ({STATE}) AS s)".encode()  # noqa: S608
)
_SECONDS = 1.0


class Watch(Protocol):
    """Looks at the database, on the event loop only."""

    async def look(self) -> Seen | None:
        """This moment; ``None`` if it cannot be told."""

    def close(self) -> None:
        """Give the connection back."""


def watch_of(store: Store) -> Watch:
    """The watch for a kind of database."""
    if store.dialect == "postgresql":
        return _Snapshots(store)
    return _Commits(store.file)


class _Commits:
    """SQLite's own count; none of a database in memory."""

    def __init__(self, file: Path | None) -> None:
        self._connection = None if file is None else sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=0)
        self._seen: Seen | None = None

    async def look(self) -> Seen | None:
        if self._connection is None:
            return None
        try:
            number: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if self._seen is None or self._seen.version != number:
                # Read after the count: it may be newer than that, and is then read once more the next time.
                self._seen = Seen(number, revision_of(dict(self._connection.execute(STATE))))
        except sqlite3.OperationalError:
            return None
        return self._seen

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


class _Snapshots:
    """PostgreSQL's snapshots, over one connection that is opened again when it was lost."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._line = asyncio.Lock()
        self._held: Any = None

    async def look(self) -> Seen | None:
        # One question after the other, each asked after the request that wants to know: an answer on its way
        # would not know of a commit that came in between.
        async with self._line:
            if self._held is None:
                self._held = await asyncio.to_thread(self._opened)
            if self._held is None:
                return None
            whole = False
            try:
                found = await asyncio.wait_for(self._asked(), _SECONDS)
                whole = found is not None
                return found
            except TimeoutError:
                return None
            finally:
                if not whole:
                    # A question is still under way, or the connection is lost: another one is opened.
                    self.close()

    def close(self) -> None:
        if self._held is not None:
            self._held.invalidate()
            self._held.close()
            self._held = None

    def _opened(self) -> Any:
        try:
            return self._store.reader().execution_options(isolation_level="AUTOCOMMIT")
        except SQLAlchemyError:
            return None

    async def _asked(self) -> Seen | None:
        wire: Any = self._held.connection.driver_connection.pgconn
        loop = asyncio.get_running_loop()
        readable = asyncio.Event()
        try:
            wire.send_query(_SNAPSHOT)
            wire.flush()
            loop.add_reader(wire.socket, readable.set)
            try:
                found: Seen | None = None
                while True:
                    await readable.wait()
                    readable.clear()
                    wire.consume_input()
                    while not wire.is_busy():
                        result = wire.get_result()
                        if result is None:
                            return found
                        version = result.get_value(0, 0)
                        state = orjson.loads(result.get_value(0, 1) or b"{}")
                        found = None if version is None else Seen(version, revision_of(state))
            finally:
                loop.remove_reader(wire.socket)
        except self._held.dialect.loaded_dbapi.Error:
            return None
