"""The SQL of a page: one limited branch per band, merged by key.

Only constants of this module are written into a statement; every value is a parameter, and each
shape is written once. The keys come from the narrowest table that has them in the timeline's order:
``event``, ``event_facet`` (each facet has that order for itself), or the full text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import TextClause, text

__all__ = ["Branch", "Shape", "count_statement", "page_statement"]


@dataclass(frozen=True, slots=True)
class Branch:
    """One band and the conditions on its key, by their names in ``_SIDES``."""

    band: int
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """Everything of a query but its values.

    ``facets`` is how many an event must carry, ``any_of`` how many lists of facets it must carry one of
    each, ``filters`` are names of ``_FILTERS``.
    """

    dialect: str
    branches: tuple[Branch, ...]
    facets: int
    filters: tuple[str, ...]
    words: bool
    any_of: int = 0


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
_BRANCH: Final = (
    "SELECT * FROM (SELECT k.s AS s, k.e AS e, k.id AS id, k.number AS number FROM {table}"
    " WHERE {where} ORDER BY k.s, k.e, k.id LIMIT :limit) AS b{band}"
)
_PAGE: Final = (
    "WITH found AS ({branches} ORDER BY s, e, id LIMIT :limit)"
    " SELECT found.s, found.e, found.id, event.band, event.summary"
    " FROM found JOIN event ON event.number = found.number ORDER BY found.s, found.e, found.id"
)
_COUNT: Final = "SELECT count(*) FROM (SELECT 1 FROM ({branches}) AS u LIMIT :limit) AS n"
_FTS: Final = "event_text CROSS JOIN event AS k ON k.number = (event_text.rowid & 4294967295)"
# The matches of a band come in the order of their rows, which is that of their first days; the page may
# end amid a day, so the whole of that day is read before the rest of the key sorts it.
_FTS_WHERE: Final = (
    "event_text MATCH :match AND event_text.rowid BETWEEN :row_from{band} AND coalesce("
    "(SELECT event_text.rowid | 4294967295 FROM {table} WHERE event_text MATCH :match"
    " AND event_text.rowid BETWEEN :row_from{band} AND :row_to{band} AND {where}"
    " ORDER BY event_text.rowid LIMIT 1 OFFSET :limit - 1), :row_to{band})"
)
_PG_TEXT: Final = "event AS k JOIN event_text AS t ON t.number = k.number"
_PG_WHERE: Final = "t.words @@ CAST(:match AS tsquery)"


@lru_cache(maxsize=4096)
def page_statement(shape: Shape) -> TextClause:
    """Finds ``limit`` rows of ``event`` in order."""
    return text(_PAGE.format(branches=_branches(shape)))


@lru_cache(maxsize=4096)
def count_statement(shape: Shape) -> TextClause:
    """Counts rows, no further than ``limit``."""
    return text(_COUNT.format(branches=_branches(shape)))


def _branches(shape: Shape) -> str:
    return " UNION ALL ".join(_branch(shape, branch) for branch in shape.branches)


def _branch(shape: Shape, branch: Branch) -> str:
    conditions = [f"k.band = {branch.band}"]
    conditions += [_SIDES[side].format(band=branch.band) for side in branch.sides]
    from_facets = bool(shape.facets) and not shape.words
    if from_facets:
        conditions.append("k.facet = :facet0")
    conditions += [_FACET.format(i=i) for i in range(1 if from_facets else 0, shape.facets)]
    of_event = [_FILTERS[name] for name in shape.filters]
    of_event += [_ANY[shape.dialect].format(i=i) for i in range(shape.any_of)]
    if of_event:
        filters = " AND ".join(of_event)
        conditions.append(_BY_EVENT.format(filters=filters) if from_facets else filters.replace("x.", "k."))
    where = " AND ".join(conditions)
    if not shape.words:
        table = "event_facet AS k" if from_facets else "event AS k"
    elif shape.dialect == "postgresql":
        table = _PG_TEXT
        where = f"{_PG_WHERE} AND {where}"
    else:
        table = _FTS
        where = f"{_FTS_WHERE.format(table=_FTS, where=where, band=branch.band)} AND {where}"
    return _BRANCH.format(table=table, where=where, band=branch.band)
