"""What events are filtered by, filed in the order of the timeline once per facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from timeline.events.event import Entity, Event
from timeline.store import schema
from timeline.store.batches import in_batches
from timeline.text.fold import fold

__all__ = ["Facets", "facet_value", "facets_of"]

_MAX_VALUE = 400


def facet_value(text: str) -> str:
    """The form in which a name is compared: folded as all Arabic text is, spaces evened out."""
    return " ".join(fold(text).text.casefold().split())[:_MAX_VALUE]


class Facets:
    """The dictionary of facets and how many events carry each, kept in step with the view."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[str, str], int] = {}
        self._next = 1 + (connection.execute(select(func.max(schema.facet.c.id))).scalar_one() or 0)
        self._delta: Counter[int] = Counter()

    def add(self, events: Sequence[tuple[int, Event]]) -> None:
        """File numbered events under their facets."""
        rows: list[dict[str, object]] = []
        new: list[dict[str, object]] = []
        keys = {event.id: sorted(facets_of(event)) for _, event in events}
        self._look_up({key for own in keys.values() for key in own})
        for number, event in events:
            band, s, e = schema.place_of(event.interval)
            place = {"band": band, "s": s, "e": e, "id": event.id, "number": number}
            for key in keys[event.id]:
                if key not in self._ids:
                    self._ids[key] = self._next
                    new.append({"id": self._next, "kind": key[0], "value": key[1], "events": 0})
                    self._next += 1
                self._delta[self._ids[key]] += 1
                rows.append({"facet": self._ids[key], **place})
        if new:
            self._connection.execute(insert(schema.facet), new)
        if rows:
            self._connection.execute(insert(schema.event_facet), rows)

    def _look_up(self, keys: set[tuple[str, str]]) -> None:
        """Learn the numbers of facets that are there."""
        table = schema.facet.c
        unknown = keys - self._ids.keys()
        kinds = sorted({kind for kind, _ in unknown})
        for some in in_batches(sorted({value for _, value in unknown})):
            found = select(table.id, table.kind, table.value).where(table.kind.in_(kinds), table.value.in_(some))
            self._ids |= {(row.kind, row.value): row.id for row in self._connection.execute(found)}

    def forget(self, events: Sequence[int]) -> None:
        """Count events out that are about to be removed (their rows go with them)."""
        table = schema.event_facet.c
        rows = self._connection.execute(
            select(table.facet, func.count()).where(table.number.in_(events)).group_by(table.facet)
        )
        for facet, count in rows:
            self._delta[facet] -= count

    def write_counts(self) -> None:
        """Write the counts that changed."""
        rows = [{"number": facet, "by": by} for facet, by in sorted(self._delta.items()) if by]
        if rows:
            table = schema.facet
            self._connection.execute(
                update(table).where(table.c.id == bindparam("number")).values(events=table.c.events + bindparam("by")),
                rows,
            )
            gone = [row["number"] for row in rows]
            for some in in_batches(gone):
                self._connection.execute(delete(table).where(table.c.id.in_(some), table.c.events == 0))


def facets_of(event: Event) -> set[tuple[str, str]]:
    """Everything that an event is filed under: pairs of a kind and a folded value."""
    found = {("type", event.type), ("modality", event.modality.value)}
    if event.interval is not None:
        found.add(("granularity", event.interval.granularity.value))
    found |= {("source", facet_value(source)) for source in event.sources}
    for kind, entities in (("place", event.places), ("participant", event.participants)):
        found |= {(kind, value) for entity in entities for value in _names(entity)}
    return found


def _names(entity: Entity) -> tuple[str, ...]:
    return facet_value(entity.id), facet_value(entity.label)
