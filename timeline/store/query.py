"""Which events, in the order of time: overlap queries that read no more rows than they return.

Each band of the schema is one branch with one lower bound, and the branches are merged by the
database. Pages are cut by key (``(start, end, id)`` of the last row), so a page costs the same
wherever it lies and an insertion elsewhere neither repeats nor skips a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from sqlalchemy import Connection, TextClause, text

from timeline.export.coordinates import Box, places_in
from timeline.store import schema
from timeline.store.facets import facet_value
from timeline.store.search import match_of, row_number
from timeline.store.statement import Branch, Shape, count_statement, page_statement

__all__ = ["Key", "Page", "Query", "Relation", "Row", "count", "is_part_of_names", "page", "statement_of"]

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
    ``(kind, value)`` pairs with folded values (``facet_value``); a place or participant whose whole name
    nobody has is looked for as a part of names. ``words`` are words and «phrases»
    that must all occur. ``published_from`` and ``published_to`` bound the reference date of an article
    that tells the event; ``as_of`` keeps what an article of that day or earlier tells (``timeline.store.known``
    shows it as it was known then). ``settled`` goes with it: true keeps the events of which nothing was
    written later, false the others. ``undated`` asks for the events without any date instead, which have no
    place in time. ``box`` keeps what happened at a place whose point lies in it.
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


def page(connection: Connection, query: Query, limit: int, after: Key | None = None) -> Page:
    """The first ``limit`` events that ``query`` selects, counted from ``after`` (exclusive)."""
    planned = statement_of(connection, query, limit + 1, after)
    if planned is None:
        return Page((), more=False)
    found = connection.execute(*planned).all()
    rows = tuple(
        [
            Row(Key(s, e, name), schema.rank_of(band, s, e), bytes(summary))
            for s, e, name, band, summary in found[:limit]
        ]
    )
    return Page(rows, more=len(found) > limit)


def count(connection: Connection, query: Query, most: int) -> int:
    """How many events ``query`` selects, counted up to ``most`` (which then means: at least so many)."""
    planned = _plan(connection, query, None)
    if planned is None:
        return 0
    shape, values = planned
    return int(connection.execute(count_statement(shape), {**values, "limit": most}).scalar_one())


def statement_of(
    connection: Connection, query: Query, limit: int, after: Key | None = None
) -> tuple[TextClause, dict[str, object]] | None:
    """The statement that finds a page, with its values; ``None`` where nothing can be found."""
    planned = _plan(connection, query, after)
    if planned is None:
        return None
    shape, values = planned
    return page_statement(shape), {**values, "limit": limit}


def _plan(connection: Connection, query: Query, after: Key | None) -> tuple[Shape, dict[str, object]] | None:
    found = _facet_ids(connection, query)
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
    if match:
        values["match"] = match
        _row_ranges(branches, after, values)
    return Shape(dialect, tuple(branches), len(facets), filters, bool(match), len(any_of)), values


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
            closed = [_branch(n, ("s<=b", "e>=a"), after, a - long + 1, values) for n, long in _CLOSED]
            return [
                *closed,
                _branch(until, ("e>=a",), after, None, values),
                _branch(since, ("s<=b",), after, None, values),
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


def _row_ranges(branches: Sequence[Branch], after: Key | None, values: dict[str, object]) -> None:
    """For the full text: the rows of each branch, as a range of their numbers."""
    for branch in branches:
        low = values.get(f"low{branch.band}", 0)
        first = after.s if after is not None and "after" in branch.sides else low
        last = min(_LAST_DAY, int(str(values["b"]))) if "s<=b" in branch.sides else _LAST_DAY
        values[f"row_from{branch.band}"] = row_number(branch.band, int(str(first)), 0)
        values[f"row_to{branch.band}"] = row_number(branch.band, last, (1 << 32) - 1)


def _facet_ids(connection: Connection, query: Query) -> tuple[list[int], list[list[int]]] | None:
    """Facets that an event must carry, the rarest first, and lists of which it must carry one.

    ``None`` if one condition holds for no event at all.
    """
    found: list[tuple[int, int]] = []
    any_of: list[list[int]] = []
    for kind, value in query.facets:
        row = connection.execute(_FACET, {"kind": kind, "value": value}).one_or_none()
        if row is not None:
            found.append((row.events, row.id))
        elif kind in _BY_PART:
            any_of.append(_by_part(connection, kind, value))
        else:
            return None
    if query.box is not None:
        inside = {facet_value(place) for place in places_in(query.box)}
        any_of.append([row.id for row in connection.execute(_FACETS, {"kind": "place"}) if row.value in inside])
    return ([number for _, number in sorted(found)], any_of) if all(any_of) else None


def is_part_of_names(connection: Connection, kind: str, value: str) -> bool:
    """Whether a condition is looked for as a part of names, because nobody has the whole name."""
    return kind in _BY_PART and connection.execute(_FACET, {"kind": kind, "value": value}).one_or_none() is None


def _by_part(connection: Connection, kind: str, value: str) -> list[int]:
    """The facets whose names hold all words of ``value``: «لافروف» is enough for «سيرغي لافروف»."""
    words = set(value.split())
    rows = connection.execute(_FACETS, {"kind": kind})
    return [row.id for row in rows if words and words <= set(row.value.split())]


_BY_PART: Final = frozenset({"place", "participant"})
_FACETS: Final = text("SELECT id, value FROM facet WHERE kind = :kind")
_FACET: Final = text("SELECT id, events FROM facet WHERE kind = :kind AND value = :value")
