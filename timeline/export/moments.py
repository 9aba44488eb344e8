"""The timeline in paragraphs: events whose order the evidence cannot decide stand under one date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval

__all__ = ["Moment", "moments"]


@dataclass(frozen=True, slots=True)
class Moment:
    """Summaries of events that share a place in time.

    ``interval`` is what they have in common; where one says more (a part of the day, an hour) its own
    date differs from it.
    """

    interval: Interval | None
    events: tuple[dict[str, Any], ...]


def moments(rows: Iterable[tuple[int | None, dict[str, Any]]]) -> Iterator[Moment]:
    """Ranked summaries (``timeline.export.wire.summary_json``), in order, as moments."""
    for _, members in groupby(rows, key=_place):
        events = tuple(event for _, event in members)
        intervals = [_interval(event) for event in events]
        same = all(interval == intervals[0] for interval in intervals)
        yield Moment(intervals[0] if same else _common(intervals[0]), events)


def _place(row: tuple[int | None, dict[str, Any]]) -> tuple[int | None, str | None, str | None]:
    rank, event = row
    date = event["date"] or {}
    return rank, date.get("earliest"), date.get("latest")


def _interval(event: dict[str, Any]) -> Interval | None:
    return None if event["date"] is None else Interval.from_dict(event["date"])


def _common(interval: Interval | None) -> Interval | None:
    """The days alone, without what only one event says of them."""
    if interval is None:
        return None
    unit = Granularity.DAY if interval.start == interval.end else interval.granularity
    return replace(interval, granularity=unit, qualifier=None, part_of_day=None, clock=None, end_clock=None, members=())
