"""The timeline in paragraphs: events that the days alone do not order stand under one date.

Within a day the hours and parts of the day do («صباح», «مساء»), as far as the texts tell them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Any

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.dates.ordering import is_zoned, minutes_of, precedes

__all__ = ["Moment", "Order", "moments"]

Summary = dict[str, Any]


class Order(StrEnum):
    """How much of the order of some events is known."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Moment:
    """Summaries of events that share a place in time, in an order that nothing known contradicts.

    ``interval`` is what they have in common; where one says more (a part of the day, an hour) its own
    date differs from it.
    """

    interval: Interval | None
    events: tuple[Summary, ...]
    order: Order = Order.ALL


def moments(rows: Iterable[tuple[int | None, Summary]]) -> Iterator[Moment]:
    """Ranked summaries (``timeline.export.wire.summary_json``), in order, as moments."""
    for _, members in groupby(rows, key=_place):
        told = [(event, _interval(event)) for _, event in members]
        first = told[0][1]
        shared = first if all(interval == first for _, interval in told) else _common(first)
        events, order = _ordered(told)
        yield Moment(shared, events, order)


def _place(row: tuple[int | None, Summary]) -> tuple[int | None, str | None, str | None]:
    rank, event = row
    date = event["date"] or {}
    return rank, date.get("earliest"), date.get("latest")


def _interval(event: Summary) -> Interval | None:
    return None if event["date"] is None else Interval.from_dict(event["date"])


def _ordered(told: Sequence[tuple[Summary, Interval | None]]) -> tuple[tuple[Summary, ...], Order]:
    """The events whose time of day is told behind the others, by the last minute at which each can have been.

    Of two such events the one that certainly came first has the earlier last minute.
    """
    if len(told) == 1:
        return (told[0][0],), Order.ALL
    timed: list[tuple[float, Summary, Interval]] = []
    untimed: list[Summary] = []
    for event, interval in told:
        minutes = None if interval is None else minutes_of(interval)
        if interval is None or minutes is None:
            untimed.append(event)
        else:
            timed.append((minutes[1], event, interval))
    timed.sort(key=lambda one: one[0])
    events = (*untimed, *(event for _, event, _ in timed))
    return events, _known([interval for _, _, interval in timed], alone=not untimed)


def _known(intervals: Sequence[Interval], *, alone: bool) -> Order:
    """How much is known of the order of ``intervals``, which are in it; ``alone``: with no others beside them."""
    if alone and all(precedes(one, other) for one, other in pairwise(intervals)):
        return Order.ALL
    # Whatever precedes anything, the first of its kind precedes it, too.
    leading = {is_zoned(interval): interval for interval in reversed(intervals)}
    some = any(precedes(first, other) for first in leading.values() for other in intervals)
    return Order.SOME if some else Order.NONE


def _common(interval: Interval | None) -> Interval | None:
    """The days alone, without what only one event says of them."""
    if interval is None:
        return None
    unit = Granularity.DAY if interval.start == interval.end else interval.granularity
    return replace(interval, granularity=unit, qualifier=None, part_of_day=None, clock=None, end_clock=None, members=())
