"""Events of several days and the days that are part of them: the one relation that reaches across neighbourhoods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, bindparam, select

from timeline.events.event import Event
from timeline.events.groups.hierarchy import LONGEST_WHOLE, is_day_of
from timeline.store import schema
from timeline.store.batches import in_batches
from timeline.store.codec import loads
from timeline.store.facets import facet_value

__all__ = ["days_of_wholes", "wholes_of_days"]

_DAYS = (0,)
_WHOLES = tuple(band for band, longest in enumerate(schema.BANDS) if 1 < longest <= LONGEST_WHOLE.days)
"""The bands of the events that are longer than a day and short enough to have days of their own."""


def wholes_of_days(connection: Connection, events: Iterable[Event], *, besides: Collection[int]) -> list[Event]:
    """The stored events, without those numbered ``besides``, that some of ``events`` may be days of."""
    found: set[int] = set()
    for event in events:
        day = _span(event)
        if day is not None and day[0] == day[1]:
            found |= _shared(connection, event, _WHOLES, day[0] - LONGEST_WHOLE.days, day[0])
    return list(_load(connection, found - set(besides)))


def days_of_wholes(connection: Connection, *, numbers: Collection[int] = (), events: Iterable[Event] = ()) -> set[int]:
    """The numbers of the stored events that are days of some events: of those with ``numbers``, or of ``events``."""
    table = schema.event.c
    several = [
        number
        for some in in_batches(sorted(numbers))
        for number in connection.execute(
            select(table.number).where(table.number.in_(some), table.band.in_(_WHOLES))
        ).scalars()
    ]
    out: set[int] = set()
    for wider in (*_load(connection, several), *events):
        span = _span(wider)
        if span is None or not 0 < span[1] - span[0] < LONGEST_WHOLE.days:
            continue
        near = _shared(connection, wider, _DAYS, *span)
        out |= {number for number, event in _numbered(connection, near) if is_day_of(event, wider)}
    return out


def _span(event: Event) -> tuple[int, int] | None:
    interval = event.interval
    if interval is None or interval.start is None or interval.end is None:
        return None
    return interval.start.toordinal(), interval.end.toordinal()


def _shared(connection: Connection, event: Event, bands: Collection[int], first: int, last: int) -> set[int]:
    """The events of some bands that start between two days and share a person with ``event``: all days of one do."""
    facet, filed = schema.facet.c, schema.event_facet.c
    people = sorted({facet_value(party.id) for party in event.participants if party.kind == "person"})
    if not people:
        return set()
    ids = connection.execute(select(facet.id).where(facet.kind == "participant", facet.value.in_(people))).scalars()
    query = select(filed.number).where(
        filed.facet == bindparam("person"), filed.band.in_(bands), filed.s >= first, filed.s <= last
    )
    return {number for person in ids.all() for number in connection.execute(query, {"person": person}).scalars()}


def _load(connection: Connection, numbers: Collection[int]) -> Iterator[Event]:
    return (event for _, event in _numbered(connection, numbers))


def _numbered(connection: Connection, numbers: Collection[int]) -> Iterator[tuple[int, Event]]:
    table = schema.event.c
    for some in in_batches(sorted(numbers)):
        for row in connection.execute(select(table.number, table.view).where(table.number.in_(some))):
            yield row.number, loads(row.view, Event)
