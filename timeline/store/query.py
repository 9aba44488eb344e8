"""Which events, in the order of time: overlap queries that read no more rows than they return.

Each band of the schema is one branch with one lower bound, and the branches are merged by the database, or here
where they are of SQLite's full text (``timeline.store.statement`` says why). Pages are cut by key, the
``(start, end, id)`` of the last row, so a page costs the same wherever it lies and an insertion elsewhere
neither repeats nor skips a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import Connection

from timeline.export.coordinates import Box
from timeline.store import schema
from timeline.store.asked import facet_ids
from timeline.store.driver import cursor_of, driver_errors, rows
from timeline.store.search import match_of, places_of, row_number
from timeline.store.statement import (
    Branch,
    Shape,
    branch_counts,
    branch_statements,
    count_statement,
    page_statement,
)

__all__ = [
    "Found",
    "Key",
    "Page",
    "Place",
    "Query",
    "Relation",
    "Row",
    "count",
    "find",
    "page",
    "summaries",
]

_CLOSED: Final = tuple(enumerate(schema.BANDS))
_LAST_DAY: Final = (1 << 24) - 1


class Relation(StrEnum):
    """How an event's interval must stand to the window."""

    INTERSECTS = "intersects"
    WITHIN = "within"
    """The event lies wholly inside the window."""
    CONTAINS = "contains"
    """The event covers the whole window."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; every condition must hold.

    ``start`` and ``end`` are the window, both inclusive, ``None`` an open side. ``facets`` are
    ``(kind, value)`` pairs with folded values (``facet_value``); a place or participant that nobody is filed
    under is looked for in English, in other spellings and as a part of names (``timeline.store.naming``). ``words``
    are words and «phrases» that must all occur. ``published_from`` and ``published_to`` bound the reference date of
    an article that tells the event; ``as_of`` keeps what an article of that day or earlier tells
    (``timeline.store.known`` shows it as it was known then). ``settled`` goes with it: true keeps the events of which
    nothing was written later, false the others. ``undated`` asks for the events without any date instead, which have
    no place in time. ``box`` keeps what happened at a place whose point lies in it.
    """

    start: date | None = None
    end: date | None = None
    relation: Relation = Relation.INTERSECTS
    facets: tuple[tuple[str, str], ...] = ()
    words: str = ""
    min_sources: int = 0
    has_conflict: bool | None = None
    published_from: date | None = None
    published_to: date | None = None
    as_of: date | None = None
    undated: bool = False
    box: Box | None = None
    settled: bool | None = None


class Key(NamedTuple):
    """The place of an event in the order of the timeline (a tuple, since pages make many)."""

    s: int
    e: int
    id: str


class Row(NamedTuple):
    """An event of a page: its key, its rank (``None`` if undated), and the JSON of its summary."""

    key: Key
    rank: int | None
    summary: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in order, and whether more follow."""

    rows: tuple[Row, ...]
    more: bool


Place = tuple[int, int, str, int, int]
"""The fields of ``Found``: of the hundred places of a page most are only asked for their numbers."""


class Found(NamedTuple):
    """Where an event stands, and the number under which this database keeps it.

    What is stored under a number never changes and a number is never given twice: an event that changes
    gets another.
    """

    s: int
    e: int
    id: str
    number: int
    band: int

    @property
    def key(self) -> Key:
        """Its place in the order of the timeline."""
        return Key(self.s, self.e, self.id)

    @property
    def rank(self) -> int | None:
        """Its rank, ``None`` if undated."""
        return schema.rank_of(self.band, self.s, self.e)


def page(connection: Connection, query: Query, limit: int, after: Key | None = None) -> Page:
    """The first ``limit`` events that ``query`` selects, counted from ``after`` (exclusive)."""
    places, more = find(connection, query, limit, after)
    found = list(map(Found._make, places))
    stored = summaries(connection, [one.number for one in found])
    return Page(tuple([Row(one.key, one.rank, stored[one.number]) for one in found]), more=more)


def find(connection: Connection, query: Query, limit: int, after: Key | None = None) -> tuple[list[Place], bool]:
    """Where those events stand, without what is stored of them; and whether more follow."""
    planned = _plan(connection, query, after)
    if planned is None:
        return [], False
    shape, values = planned
    values["limit"] = limit + 1
    if shape.words and shape.dialect == "sqlite":
        found = _merged(connection, shape, values, limit + 1)
    else:
        found = rows(connection, page_statement(shape), values)
    return found[:limit], len(found) > limit


def summaries(connection: Connection, numbers: Sequence[int]) -> dict[int, bytes]:
    """The JSON of the summaries of events, by their numbers."""
    if not numbers:
        return {}
    if connection.dialect.name == "postgresql":
        return dict(rows(connection, _SUMMARIES_PG, {"numbers": list(numbers)}))
    return dict(rows(connection, _SUMMARIES, {"numbers": orjson.dumps(numbers).decode()}))


def count(connection: Connection, query: Query, most: int) -> int:
    """How many events ``query`` selects, counted up to ``most`` (which then means: at least so many)."""
    planned = _plan(connection, query, None)
    if planned is None:
        return 0
    shape, values = planned
    if shape.dialect == "postgresql":
        return int(rows(connection, count_statement(shape), {**values, "limit": most})[0][0])
    found = 0
    for statement in branch_counts(shape):
        if found < most:
            found += rows(connection, statement, {**values, "limit": most - found})[0][0]
    return found


def _merged(connection: Connection, shape: Shape, values: Mapping[str, object], limit: int) -> list[tuple[Any, ...]]:
    """The first keys of all branches of SQLite's full text; none is read farther than the page reaches."""
    cursors: list[Any] = []
    with driver_errors(connection, "the branches of a page"):
        try:
            cursors.extend(cursor_of(connection, one, values) for one in branch_statements(shape))
            return list(islice(merge(*map(_by_day, cursors)), limit))
        finally:
            for one in cursors:
                one.close()


def _by_day(found: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """What shares a first day, put in order."""
    for _, of_a_day in groupby(found, itemgetter(0)):
        yield from sorted(of_a_day)


def _plan(connection: Connection, query: Query, after: Key | None) -> tuple[Shape, dict[str, object]] | None:
    found = facet_ids(connection, query.facets, query.box)
    dialect = connection.dialect.name
    match = match_of(query.words, dialect) if query.words else ""
    if found is None or match is None:
        return None
    facets, any_of = found
    values: dict[str, object] = {f"facet{i}": facet for i, facet in enumerate(facets)}
    filters = _filters(query, values)
    for i, numbers in enumerate(any_of):
        listed = ",".join(map(str, numbers))
        values[f"any{i}"] = f"{{{listed}}}" if dialect == "postgresql" else f"[{listed}]"
    if after is not None:
        values |= {"after_s": after.s, "after_e": after.e, "after_id": after.id}
    if query.undated:
        branches = [_branch(schema.BAND_UNDATED, (), after, None, values)]
    else:
        branches = _branches(query, after, values)
    shape = Shape(dialect, tuple(branches), len(facets), filters, bool(match), len(any_of))
    if match:
        values["match"] = match
        shape = _where_words_are(shape, query.words, _ranges(branches, after, values), values)
    return shape, values


def _filters(query: Query, values: dict[str, object]) -> tuple[str, ...]:
    """The names of the conditions that only the event itself can answer, their values noted."""
    filters: list[str] = []
    if query.min_sources > 1:
        filters.append("min_sources")
        values["min_sources"] = query.min_sources
    if query.has_conflict is not None:
        filters.append("has_conflict")
        values["has_conflict"] = query.has_conflict
    if query.as_of is not None:
        filters.append("as_of")
        values["as_of"] = query.as_of.toordinal()
        if query.settled is not None:
            filters.append("settled" if query.settled else "unsettled")
    if query.published_from is not None or query.published_to is not None:
        filters.append("published")
        first, last = query.published_from, query.published_to
        values["published_from"] = schema.OPEN_START if first is None else first.toordinal()
        values["published_to"] = schema.OPEN_END if last is None else last.toordinal()
    return tuple(filters)


def _branches(query: Query, after: Key | None, values: dict[str, object]) -> list[Branch]:
    a = schema.OPEN_START if query.start is None else query.start.toordinal()
    b = schema.OPEN_END if query.end is None else query.end.toordinal()
    values |= {"a": a, "b": b}
    until, since, both = schema.BAND_UNTIL, schema.BAND_SINCE, schema.BAND_OPEN
    match query.relation:
        case Relation.INTERSECTS:
            # What bounds nothing is not asked of every row.
            to = () if query.end is None else ("s<=b",)
            since_a = () if query.start is None else ("e>=a",)
            closed = [_branch(n, (*to, *since_a), after, a - long + 1, values) for n, long in _CLOSED]
            return [
                *closed,
                _branch(until, since_a, after, None, values),
                _branch(since, to, after, None, values),
                _branch(both, (), after, None, values),
            ]
        case Relation.WITHIN:
            branches = [_branch(n, ("s<=b", "e<=b"), after, a, values) for n, _ in _CLOSED]
            if query.start is None:
                branches.append(_branch(until, ("e<=b",), after, None, values))
            if query.end is None:
                branches.append(_branch(since, (), after, a, values))
            return [*branches, _branch(both, (), after, None, values)] if query.start is query.end is None else branches
        case Relation.CONTAINS:
            branches = [
                _branch(n, ("s<=a", "e>=b"), after, b - long + 1, values) for n, long in _CLOSED if b - a < long
            ]
            return [
                *branches,
                _branch(until, ("e>=b",), after, None, values),
                _branch(since, ("s<=a",), after, None, values),
                _branch(both, (), after, None, values),
            ]


def _branch(
    band: int, sides: tuple[str, ...], after: Key | None, lowest: int | None, values: dict[str, object]
) -> Branch:
    """A branch with ONE lower bound on its key: two make both databases scan from the wrong one."""
    if after is not None and (lowest is None or after.s >= lowest):
        return Branch(band, ("after", *sides))
    if lowest is not None and lowest > 0:
        values[f"low{band}"] = lowest
        return Branch(band, ("from", *sides))
    return Branch(band, sides)


def _ranges(branches: Sequence[Branch], after: Key | None, values: dict[str, Any]) -> dict[int, tuple[int, int]]:
    """The first and the last day, both inclusive, that order the events of each band."""
    found: dict[int, tuple[int, int]] = {}
    for branch in branches:
        first = after.s if after is not None and "after" in branch.sides else values.get(f"low{branch.band}", 0)
        last = values["b"] if "s<=b" in branch.sides else values["a"] if "s<=a" in branch.sides else _LAST_DAY
        found[branch.band] = first, min(_LAST_DAY, last)
    return found


def _where_words_are(
    shape: Shape, words: str, ranges: Mapping[int, tuple[int, int]], values: dict[str, object]
) -> Shape:
    """For the full text: the rows of each branch as a range of their numbers, or the places of each word."""
    if shape.dialect == "postgresql":
        places = places_of(words, ranges)
        if places is None:
            return shape
        values |= {f"places{i}": listed for i, listed in enumerate(places)}
        return shape._replace(placed=len(places))
    for band, (first, last) in ranges.items():
        values[f"row_from{band}"] = row_number(band, first, 0)
        values[f"row_to{band}"] = row_number(band, last, (1 << 32) - 1)
    return shape


_SUMMARIES: Final = "SELECT number, summary FROM event WHERE number IN (SELECT value FROM json_each(:numbers))"
_SUMMARIES_PG: Final = "SELECT number, summary FROM event WHERE number = ANY(CAST(:numbers AS bigint[]))"
