"""A whole database as one compressed file, for either kind of database, and back.

JSON Lines in gzip: a header with the schema's version, one line a row, table by table, and a footer
with the number of rows and their hash, so that a file that was cut off is not taken for a whole one.
The full text index is made anew from the events.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson
from sqlalchemy import Connection, LargeBinary, Table, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from timeline.errors import StoreError
from timeline.store import schema
from timeline.store.batches import in_batches
from timeline.store.load import load_events
from timeline.store.search import SearchRow, event_words, write_words

__all__ = ["restore", "write_backup"]

_FORMAT: Final = 1
_BATCH: Final = 500


def write_backup(connection: Connection, path: Path) -> int:
    """Write everything to ``path``; gives the number of rows.

    The file appears under its name only when it is complete.

    Raises:
        StoreError: the file cannot be written, or its name is that of a folder or a device.
    """
    if path.exists() and not path.is_file():
        # A folder, or a device, whose place the finished file would take.
        raise StoreError(f"{path}: is no file; name one for the backup")
    part = path.with_name(path.name + ".part")
    digest, rows = hashlib.sha256(), 0
    try:
        # No time in the header: the same database gives the same file.
        with part.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
            _line(file, {"timeline-backup": _FORMAT, "schema": schema.HEAD})
            for table in schema.metadata.sorted_tables:
                for row in connection.execute(select(table).order_by(*table.primary_key)):
                    line = orjson.dumps([table.name, [_plain(value) for value in row]])
                    digest.update(line)
                    file.write(line + b"\n")
                    rows += 1
            _line(file, {"rows": rows, "sha256": digest.hexdigest()})
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
    return rows


def restore(connection: Connection, path: Path) -> int:
    """Fill an empty database from a backup; gives the number of rows.

    Runs in the caller's transaction, so a backup that turns out to be broken leaves nothing behind.

    Raises:
        StoreError: the file is no backup, broken, or of another version; or the database is not empty.
    """
    held = connection.execute(select(func.count()).select_from(schema.document)).scalar_one()
    held += connection.execute(select(func.count()).select_from(schema.state)).scalar_one()
    if held:
        raise StoreError("the database is not empty; restore into a new one, and name that with --db")
    try:
        rows = _fill(connection, path)
        _after_restore(connection)
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise StoreError(f"{path}: cannot be restored: {cause}") from error
    return rows


def _fill(connection: Connection, path: Path) -> int:
    """Insert the rows of a backup, and check that they are all of them; gives their number."""
    tables = {table.name: table for table in schema.metadata.sorted_tables}
    digest, rows = hashlib.sha256(), 0
    batch: list[dict[str, Any]] = []
    current: Table | None = None
    footer: dict[str, Any] = {}
    for line in _lines(path):
        if isinstance(line, dict):
            footer = line
            continue
        name, values = _told(path, line)
        table = tables.get(name)
        if table is None:
            raise StoreError(f"{path}: holds rows of a table {name!r} that this version does not know")
        if table is not current or len(batch) >= _BATCH:
            _flush(connection, current, batch)
            current = table
        batch.append(_row(path, table, values))
        digest.update(orjson.dumps(line))
        rows += 1
    _flush(connection, current, batch)
    if footer.get("rows") != rows or footer.get("sha256") != digest.hexdigest():
        raise StoreError(f"{path}: is not complete: it was cut off or changed; take another backup")
    return rows


def _line(file: gzip.GzipFile, value: dict[str, Any]) -> None:
    file.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))


def _lines(path: Path) -> Iterator[Any]:
    """The header is checked here; rows are lists, the footer an object."""
    try:
        with gzip.open(path, "rb") as file:
            header = orjson.loads(file.readline())
            if not isinstance(header, dict) or header.get("timeline-backup") != _FORMAT:
                raise StoreError(f"{path}: is no backup of a timeline")
            if header.get("schema") != schema.HEAD:
                raise StoreError(
                    f"{path}: was made with schema {header.get('schema')}, this version has {schema.HEAD}; "
                    "restore it with the version that made it"
                )
            for line in file:
                yield orjson.loads(line)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (EOFError, zlib.error, orjson.JSONDecodeError) as error:
        raise StoreError(f"{path}: is no whole backup of a timeline: {error}") from error


def _told(path: Path, line: object) -> tuple[str, list[Any]]:
    """The table and the values of a row."""
    match line:
        case [str(name), list(values)]:
            return name, values
        case _:
            raise StoreError(f"{path}: is no whole backup of a timeline: {str(line)[:40]} is no row")


def _plain(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes | memoryview) else value


def _row(path: Path, table: Table, values: list[Any]) -> dict[str, Any]:
    if len(values) != len(table.columns):
        raise StoreError(f"{path}: a row of {table.name} has {len(values)} values instead of {len(table.columns)}")
    try:
        return {
            column.name: base64.b64decode(value)
            if isinstance(column.type, LargeBinary) and value is not None
            else value
            for column, value in zip(table.columns, values, strict=True)
        }
    except (TypeError, ValueError) as error:
        raise StoreError(f"{path}: a row of {table.name} holds bytes that are none: {error}") from error


def _flush(connection: Connection, table: Table | None, batch: list[dict[str, Any]]) -> None:
    if table is not None and batch:
        connection.execute(insert(table), batch)
    batch.clear()


def _after_restore(connection: Connection) -> None:
    """The full text, and in PostgreSQL the counters behind numbers that the database gives out."""
    table = schema.event.c
    columns = (table.number, table.band, table.s, table.e, table.id)
    places = connection.execute(select(*columns).order_by(table.number)).all()
    for some in in_batches(places):
        found = load_events(connection, [row.number for row in some])
        write_words(
            connection,
            [SearchRow(row.number, row.band, row.s, row.e, row.id, *event_words(found[row.number])) for row in some],
        )
    if connection.dialect.name == "postgresql":
        for name in ("change", "event", "facet", "waiting"):
            column = "id" if name == "facet" else "number"
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{name}', '{column}'),"  # noqa: S608
                    f" coalesce((SELECT max({column}) FROM {name}), 0) + 1, false)"
                )
            )
