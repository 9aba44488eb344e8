"""Names that a query asks for, as the numbers under which this database files them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, text

from timeline.export.coordinates import Box, places_in
from timeline.store.facets import facet_value
from timeline.store.naming import BY_PART, meant

__all__ = ["facet_ids", "other_names"]


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
        elif kind in BY_PART:
            any_of.append(sorted(_filed_as(connection, kind, value).values()))
        else:
            return None
    if box is not None:
        inside = {facet_value(place) for place in places_in(box)}
        any_of.append([row.id for row in connection.execute(_FACETS, {"kind": "place"}) if row.value in inside])
    return ([number for _, number in sorted(found)], any_of) if all(any_of) else None


def other_names(connection: Connection, kind: str, value: str) -> frozenset[str] | None:
    """The values of which an event must carry one where nobody is filed under ``value``; ``None`` where somebody is."""
    if kind not in BY_PART or connection.execute(_FACET, {"kind": kind, "value": value}).one_or_none() is not None:
        return None
    return frozenset(_filed_as(connection, kind, value))


def _filed_as(connection: Connection, kind: str, value: str) -> dict[str, int]:
    """The values, with their numbers, that a name means which is filed nowhere."""
    numbers = {row.value: row.id for row in connection.execute(_FACETS, {"kind": kind})}
    return {one: numbers[one] for one in meant(numbers, value)}


_FACETS: Final = text("SELECT id, value FROM facet WHERE kind = :kind")
_FACET: Final = text("SELECT id, events FROM facet WHERE kind = :kind AND value = :value")
