"""``timeline export``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from timeline.cli.show import NO_FACETS, query_of
from timeline.errors import StoreError
from timeline.export.entry import Entry
from timeline.export.formats import FORMATS, Name
from timeline.export.style import Style
from timeline.store import Key, Query, open_store, page
from timeline.store.load import load_entries

__all__ = ["run"]

_PAGE = 200


def run(
    database: str,
    name: Name,
    output: Path | None,
    start: str | None,
    end: str | None,
    style: Style,
    *,
    words: str = "",
    facets: Mapping[str, str | None] = NO_FACETS,
) -> int:
    """Write the events that the options select; returns the exit status."""
    query = query_of(start, end, words=words, facets=facets)
    with open_store(database, create=False) as store, store.reading() as connection:
        if output is None:
            _write(connection, query, name, style, sys.stdout.buffer)
            return 0
        try:
            with output.open("wb") as file:
                _write(connection, query, name, style, file)
        except OSError as error:
            raise StoreError(f"{output}: cannot be written: {error.strerror}") from error
    return 0


def _write(connection: Connection, query: Query, name: Name, style: Style, target: BinaryIO) -> None:
    target.writelines(FORMATS[name].write(_entries(connection, query), style))
    target.flush()


def _entries(connection: Connection, query: Query) -> Iterator[Entry]:
    """Page by page, so that memory does not grow with the timeline."""
    after: Key | None = None
    while True:
        found = page(connection, query, _PAGE, after)
        yield from load_entries(connection, [row.key.id for row in found.rows])
        if not found.more:
            return
        after = found.rows[-1].key
