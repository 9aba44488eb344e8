"""Names that a query asks for, as the numbers under which this database files them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, text

from timeline.export.coordinates import Box, places_in
from timeline.store.facets import facet_value

__all__ = ["facet_ids", "is_part_of_names"]


def facet_ids(
    connection: Connection, facets: Sequence[tuple[str, str]], box: Box | None
) -> tuple[list[int], list[list[int]]] | None:
    """Facets that an event must carry, the rarest first, and lists of which it must carry one.

    ``None`` if one condition holds for no event at all.
    """
    found: list[tuple[int, int]] = []
    any_of: list[list[int]] = []
    for kind, value in facets:
        row = connection.execute(_FACET, {"kind": kind, "value": value}).one_or_none()
        if row is not None:
            found.append((row.events, row.id))
        elif kind in _BY_PART:
            any_of.append(_by_part(connection, kind, value))
        else:
            return None
    if box is not None:
        inside = {facet_value(place) for place in places_in(box)}
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
