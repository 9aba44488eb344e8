"""Statements about many values, in parts that a database takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import BindParameter, Connection, Select, bindparam

__all__ = ["NAMES", "in_batches", "rows_of"]

T = TypeVar("T")
_BATCH: Final = 500

NAMES: Final[BindParameter[Any]] = bindparam("names", expanding=True)
"""Any number of values in a query that is made once (``rows_of``)."""


def in_batches(names: Sequence[T]) -> Iterator[Sequence[T]]:
    """Parts that fit into one statement."""
    for start in range(0, len(names), _BATCH):
        yield names[start : start + _BATCH]


def rows_of(connection: Connection, query: Select[Any], names: Sequence[object]) -> Iterator[Any]:
    """The rows of ``query`` for all of ``names``, which it takes as ``NAMES``.

    A query that is made once and run often costs a quarter of one that is put together each time.
    """
    for some in in_batches(names):
        yield from connection.execute(query, {"names": some})
