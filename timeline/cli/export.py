"""``timeline export``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from timeline.cli.hints import tell_unknown_names
from timeline.errors import StoreError
from timeline.export.entry import Entry
from timeline.export.formats import FORMATS, FormatName
from timeline.export.style import Style
from timeline.store import Key, Query, open_store, page
from timeline.store.known import entries_of

__all__ = ["run"]

_PAGE = 200


def run(
    database: str,
    name: FormatName,
    output: Path | None,
    query: Query,
    style: Style,
) -> int:
    """Write the events that ``query`` selects; returns the exit status.

    Raises:
        StoreError: they have no date, and the form has no place for them; or the file cannot be written.
    """
    if query.undated and FORMATS[name].needs_days:
        others = ", ".join(other for other, form in FORMATS.items() if not form.needs_days)
        raise StoreError(f"{name} has no place for events without a date; write one of {others}")
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


def _write(connection: Connection, query: Query, name: FormatName, style: Style, target: BinaryIO) -> None:
    form = FORMATS[name]
    target.writelines(form.write(_entries(connection, query, with_texts=form.quotes), style))
    target.flush()


def _entries(connection: Connection, query: Query, *, with_texts: bool) -> Iterator[Entry]:
    """Page by page, so that memory does not grow with the timeline."""
    after: Key | None = None
    while True:
        found = page(connection, query, _PAGE, after)
        if after is None and not found.rows:
            tell_unknown_names(connection, query)
        yield from entries_of(connection, [row.key.id for row in found.rows], query.as_of, with_texts=with_texts)
        if not found.more:
            return
        after = found.rows[-1].key
