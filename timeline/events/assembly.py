"""Events in the order of time: ``assemble(events)``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from timeline.events.event import Event, Timeline, TimelineEntry
from timeline.events.groups.conflicts import order_conflicts
from timeline.events.groups.hierarchy import precedence, with_bounds, with_parents
from timeline.events.groups.standing import stands

__all__ = ["assemble"]


def assemble(events: Iterable[Event], others: Iterable[Event] = ()) -> Timeline:
    """The timeline: by first day, last day and id; ``others`` are further events that these may be parts of.

    Events that no claim says enough of (``standing.py``) are left out; their claims stay claims of their articles.
    Events without a first day are kept apart (``undated``). Events of the same days share a rank, because
    the days do not order them; where a text says that one came after another it stands after it, and the
    entry says so. Where a text says «بعد» and the days say before, the event carries an ``order`` conflict.
    """
    given = sorted(events, key=lambda event: event.id)
    own = with_parents([event for event in with_bounds(_with_order_conflicts(given)) if stands(event)], others)
    dated = sorted((event for event in own if _has_place(event)), key=_place)
    before = precedence(own)
    entries: list[TimelineEntry] = []
    for _, same in groupby(dated, key=_days):
        rank = len(entries) + 1
        entries += _ordered(list(same), before, rank)
    return Timeline(tuple(entries), tuple(event for event in own if not _has_place(event)))


def _with_order_conflicts(events: Sequence[Event]) -> list[Event]:
    found = order_conflicts(events)
    return [
        replace(event, conflicts=(*(c for c in event.conflicts if c.kind != "order"), found[event.id]))
        if event.id in found
        else event
        for event in events
    ]


def _has_place(event: Event) -> bool:
    """Whether the first day of an event is known: «حتى 13 الشهر» alone gives it no place."""
    return event.interval is not None and event.interval.start is not None


def _days(event: Event) -> tuple[date, date]:
    """First and last day; an open end is the far future."""
    assert event.interval is not None
    assert event.interval.start is not None
    return event.interval.start, event.interval.end or date.max


def _place(event: Event) -> tuple[date, date, str]:
    return (*_days(event), event.id)


def _ordered(same: Sequence[Event], before: Mapping[str, set[str]], rank: int) -> list[TimelineEntry]:
    """The events of the same days, each after those that a text puts before it, else by id."""
    ids = {event.id for event in same}
    waiting = {event.id: before.get(event.id, set()) & ids for event in same}
    left = {event.id: event for event in same}
    out: list[TimelineEntry] = []
    done: set[str] = set()
    while left:
        # In a circle of contradictions the smallest id goes first.
        ready = [key for key in sorted(left) if waiting[key] <= done] or sorted(left)[:1]
        out += [TimelineEntry(rank, left.pop(key), tuple(sorted(waiting[key] & done))) for key in ready]
        done.update(ready)
    return out
