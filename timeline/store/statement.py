"""The SQL of a page: one branch per band, merged by key.

Only constants of this module are written into a statement; every value is a parameter, and each
shape is written once. The keys come from the narrowest table that has them in the timeline's order:
``event``, ``event_facet`` (each facet has that order for itself), or the full text.

SQLite merges branches that come in order and reads no farther than the page, but not if each has a limit of
its own; PostgreSQL wants those limits. The full text of SQLite comes in the order of days alone: there each
branch is a statement of its own, read row by row.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["Branch", "Shape", "branch_counts", "branch_statements", "count_statement", "page_statement"]


class Branch(NamedTuple):
    """One band and the conditions on its key, by their names in ``_SIDES`` (a tuple, since each query makes many)."""

    band: int
    sides: tuple[str, ...]


class Shape(NamedTuple):
    """Everything of a query but its values.

    ``facets`` is how many an event must carry, ``any_of`` how many lists of facets it must carry one of
    each, ``filters`` are names of ``_FILTERS``. ``placed`` is for how many words PostgreSQL is given the places
    where they may be filed.
    """

    dialect: str
    branches: tuple[Branch, ...]
    facets: int
    filters: tuple[str, ...]
    words: bool
    any_of: int = 0
    placed: int = 0


_SIDES: Final = {
    "after": "(k.s, k.e, k.id) > (:after_s, :after_e, :after_id)",
    "from": "k.s >= :low{band}",
    "s<=a": "k.s <= :a",
    "s<=b": "k.s <= :b",
    "e<=b": "k.e <= :b",
    "e>=a": "k.e >= :a",
    "e>=b": "k.e >= :b",
}
# A claim without a dated article was made on no day that we know, so it was known on none.
_LATER: Final = (
    "EXISTS (SELECT 1 FROM claim AS c LEFT JOIN mention AS m ON m.id = c.mention LEFT JOIN article AS a"
    " ON a.id = m.article WHERE c.event = x.number AND (a.day IS NULL OR a.day > :as_of))"
)
_FILTERS: Final = {
    "min_sources": "x.sources >= :min_sources",
    "has_conflict": "x.has_conflict = :has_conflict",
    "as_of": "x.first_day <= :as_of",
    "settled": f"NOT {_LATER}",
    "unsettled": _LATER,
    "published": (
        "EXISTS (SELECT 1 FROM claim AS c JOIN mention AS m ON m.id = c.mention JOIN article AS a ON a.id = m.article"
        " WHERE c.event = x.number AND a.day BETWEEN :published_from AND :published_to)"
    ),
}
_ANY: Final = {
    "sqlite": (
        "EXISTS (SELECT 1 FROM event_facet AS p WHERE p.number = x.number"
        " AND p.facet IN (SELECT value FROM json_each(:any{i})))"
    ),
    "postgresql": (
        "EXISTS (SELECT 1 FROM event_facet AS p WHERE p.number = x.number"
        " AND p.facet = ANY(CAST(:any{i} AS integer[])))"
    ),
}
_FACET: Final = (
    "EXISTS (SELECT 1 FROM event_facet AS f WHERE f.facet = :facet{i}"
    " AND f.band = k.band AND f.s = k.s AND f.e = k.e AND f.id = k.id)"
)
_BY_EVENT: Final = "EXISTS (SELECT 1 FROM event AS x WHERE x.number = k.number AND {filters})"
_KEY: Final = "k.s AS s, k.e AS e, k.id AS id, k.number AS number, {band} AS band"
_BRANCH: Final = "SELECT {key} FROM {table} WHERE {where}"
_LIMITED: Final = (
    "SELECT * FROM (SELECT {key} FROM {table} WHERE {where} ORDER BY k.s, k.e, k.id LIMIT :limit) AS b{band}"
)
_PAGE: Final = "{branches} ORDER BY s, e, id LIMIT :limit"
_COUNT: Final = "SELECT count(*) FROM (SELECT 1 FROM ({branches}) AS u LIMIT :limit) AS n"
_COUNT_ONE: Final = "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT :limit) AS n"
# The matches of a band come in the order of their rows, which is that of their first days.
_FTS: Final = "event_text CROSS JOIN event AS k ON k.number = (event_text.rowid & 4294967295)"
_FTS_WHERE: Final = "event_text MATCH :match AND event_text.rowid BETWEEN :row_from{band} AND :row_to{band}"
_FTS_ORDER: Final = " ORDER BY event_text.rowid"
# Left to choose, PostgreSQL may begin with what else is asked.
_PG_MATCHED: Final = (
    "WITH matched AS MATERIALIZED (SELECT k.s, k.e, k.id, k.number, k.band FROM event_text AS k WHERE {conditions}) "
)
_PG_MATCH: Final = "k.words @@ CAST(:match AS tsquery)"
_PG_PLACED: Final = "event_word_places(k.words, k.band, k.s) && CAST(:places{i} AS bigint[])"
# Written so that it is only looked at in what the places have found.
_PG_MATCH_THERE: Final = f"({_PG_MATCH}) IS TRUE"
_PG_FOUND: Final = "SELECT k.s, k.e, k.id, k.number, k.band FROM matched AS k WHERE {where} ORDER BY k.s, k.e, k.id"


@lru_cache(maxsize=4096)
def page_statement(shape: Shape) -> str:
    """Finds ``limit`` keys in order: ``s, e, id, number, band``."""
    if shape.words:
        return _matched(shape) + _PG_FOUND.format(where=_any_branch(shape)) + " LIMIT :limit"
    return _PAGE.format(branches=_branches(shape))


@lru_cache(maxsize=4096)
def count_statement(shape: Shape) -> str:
    """For PostgreSQL: counts rows, no further than ``limit``."""
    if shape.words:
        return _matched(shape) + _COUNT_ONE.format(table="matched AS k", where=_any_branch(shape))
    return _COUNT.format(branches=_branches(shape))


@lru_cache(maxsize=4096)
def branch_statements(shape: Shape) -> tuple[str, ...]:
    """For SQLite's full text: for each branch the statement that finds its keys, in the order of their first days."""
    return tuple([_written(_BRANCH, shape, branch) + _FTS_ORDER for branch in shape.branches])


@lru_cache(maxsize=4096)
def branch_counts(shape: Shape) -> tuple[str, ...]:
    """For each branch the statement that counts its rows, no further than ``limit``."""
    sources = [_source(shape, branch) for branch in shape.branches]
    return tuple([_COUNT_ONE.format(table=table, where=where) for table, where in sources])


def _matched(shape: Shape) -> str:
    """All that PostgreSQL's full text finds, near the window if that is short."""
    conditions = [_PG_PLACED.format(i=i) for i in range(shape.placed)]
    conditions.append(_PG_MATCH_THERE if shape.placed else _PG_MATCH)
    return _PG_MATCHED.format(conditions=" AND ".join(conditions))


def _branches(shape: Shape) -> str:
    form = _LIMITED if shape.dialect == "postgresql" else _BRANCH
    return " UNION ALL ".join(_written(form, shape, branch) for branch in shape.branches)


def _written(form: str, shape: Shape, branch: Branch) -> str:
    table, where = _source(shape, branch)
    return form.format(key=_KEY.format(band=branch.band), table=table, where=where, band=branch.band)


def _any_branch(shape: Shape) -> str:
    """Every condition on what the full text of PostgreSQL has found: that is sorted as a whole."""
    branches = " OR ".join(f"({' AND '.join(_sides(branch))})" for branch in shape.branches)
    return " AND ".join([f"({branches})", *_others(shape, first=0, has_event=False)])


def _source(shape: Shape, branch: Branch) -> tuple[str, str]:
    """The table that holds the keys of a branch, and every condition on them."""
    from_facets = bool(shape.facets) and not shape.words
    conditions = _sides(branch)
    if from_facets:
        conditions.append("k.facet = :facet0")
    conditions += _others(shape, first=1 if from_facets else 0, has_event=not from_facets)
    if not shape.words:
        return ("event_facet AS k" if from_facets else "event AS k"), " AND ".join(conditions)
    return _FTS, " AND ".join([_FTS_WHERE.format(band=branch.band), *conditions])


def _sides(branch: Branch) -> list[str]:
    return [f"k.band = {branch.band}", *(_SIDES[side].format(band=branch.band) for side in branch.sides)]


def _others(shape: Shape, *, first: int, has_event: bool) -> list[str]:
    """The conditions on anything but time: facets from the ``first`` on, and what only the event itself can answer."""
    conditions = [_FACET.format(i=i) for i in range(first, shape.facets)]
    of_event = [_FILTERS[name] for name in shape.filters]
    of_event += [_ANY[shape.dialect].format(i=i) for i in range(shape.any_of)]
    if of_event:
        filters = " AND ".join(of_event)
        conditions.append(filters.replace("x.", "k.") if has_event else _BY_EVENT.format(filters=filters))
    return conditions
