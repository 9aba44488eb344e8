"""The clock times at the two ends of an interval, for formats that know them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from timeline.dates.clock import ClockTime
from timeline.dates.interval import Interval

__all__ = ["begins_at", "ends_at", "moment"]


def begins_at(interval: Interval) -> ClockTime | None:
    """The time of the first day at which it begins, ``None`` where it is the time of several days or of none."""
    ended = interval.end is None or interval.end_clock is not None or interval.start == interval.end
    return interval.clock if ended and interval.start is not None and not interval.members else None


def ends_at(interval: Interval) -> ClockTime | None:
    """The time of the last day at which it ends, if that is known."""
    return None if interval.members else interval.end_clock


def moment(day: date, clock: ClockTime) -> datetime:
    """A day at a clock time, with the zone only if the text named it."""
    zone = None if clock.utc_offset is None else timezone(timedelta(minutes=clock.utc_offset))
    return datetime(day.year, day.month, day.day, clock.hour, clock.minute or 0, clock.second or 0, tzinfo=zone)
