"""``timeline backup`` and ``timeline restore``."""

from __future__ import annotations

from pathlib import Path

from timeline.cli.console import tell
from timeline.errors import StoreError
from timeline.store import open_store
from timeline.store.backup import restore, write_backup

__all__ = ["read", "write"]


def write(database: str, file: Path) -> int:
    """Write a backup; returns the exit status."""
    with open_store(database, create=False) as store, store.reading() as connection:
        rows = write_backup(connection, file)
    tell(f"{file}: {rows} rows")
    return 0


def read(database: str, file: Path) -> int:
    """Restore a backup; returns the exit status.

    Raises:
        StoreError: it cannot be read, or the database is not empty.
    """
    try:
        file.open("rb").close()  # before the database is made, which would stay behind
    except OSError as error:
        raise StoreError(f"{file}: cannot be read: {error.strerror}") from error
    with open_store(database) as store, store.writing() as connection:
        rows = restore(connection, file)
    tell(f"{database}: {rows} rows")
    return 0
