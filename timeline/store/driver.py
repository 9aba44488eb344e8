"""Statements given to the database's driver itself, inside the transaction of a connection.

Building and unpacking a statement costs the toolkit several times what SQLite needs to answer it
(docs/storage.md); what is asked at every request goes this way. Errors are the same as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

__all__ = ["cursor_of", "driver_errors", "rows"]

_NAMED: Final = re.compile(r":([a-z_]\w*)")


def rows(connection: Connection, statement: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """All rows of a statement whose parameters are written ``:name``.

    Raises:
        DBAPIError: as the toolkit raises it.
    """
    with driver_errors(connection, statement):
        found: list[tuple[Any, ...]] = cursor_of(connection, statement, values).fetchall()
        return found


def cursor_of(connection: Connection, statement: str, values: Mapping[str, object]) -> Any:
    """The driver's cursor on those rows, to be closed by who asked; its errors are the driver's own."""
    if connection.dialect.name == "postgresql":
        statement = _pyformat(statement)
    driver: Any = connection.connection.driver_connection
    return driver.execute(statement, values)


@contextmanager
def driver_errors(connection: Connection, statement: str) -> Iterator[None]:
    """Turns the driver's errors into those of the toolkit."""
    base: Any = connection.dialect.loaded_dbapi.Error
    try:
        yield
    except base as error:
        wrapped = DBAPIError.instance(statement, None, error, base, hide_parameters=True, dialect=connection.dialect)
        raise wrapped from error


@lru_cache(maxsize=4096)
def _pyformat(statement: str) -> str:
    return _NAMED.sub(r"%(\1)s", statement)
