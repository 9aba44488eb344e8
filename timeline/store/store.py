"""A timeline database, opened."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from timeline.events.background import NO_BACKGROUND, Background
from timeline.store.engine import open_engine, reading, writing

__all__ = ["Store", "open_store"]


class Store:
    """A timeline database: hands out connections to read one snapshot or to write one transaction.

    What is done with them are plain functions: ``timeline.store.load``, ``query``, ``intake``,
    ``view`` and ``build``. ``background`` is what the user knows beside the inputs; whatever is added is read
    with it. Close it, or use it in a ``with`` statement.
    """

    def __init__(self, engine: Engine, background: Background = NO_BACKGROUND) -> None:
        self._engine = engine
        self.background = background

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    @property
    def file(self) -> Path | None:
        """The absolute path of an SQLite file; ``None`` for any other database."""
        url = self._engine.url
        if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
            return None
        return Path(url.database).resolve()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection on one snapshot."""
        return reading(self._engine)

    def reader(self) -> Connection:
        """A connection to be kept, for one snapshot after the other; its caller begins and ends each, and closes it."""
        return self._engine.connect()

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction: all of it is kept, or nothing."""
        return writing(self._engine)

    def close(self) -> None:
        """Give every connection back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(database: str | Path, *, create: bool = True, background: Background = NO_BACKGROUND) -> Store:
    """Open the database at a path (SQLite) or URL; a new one is made unless ``create`` is false.

    What is added to it is read with ``background``: known events, names and bounds of the user's own.

    Raises:
        StoreError: it cannot be opened, is no timeline database, or was written by a newer version.
    """
    return Store(open_engine(database, create=create), background)
