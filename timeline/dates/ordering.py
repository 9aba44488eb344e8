"""Which of two times certainly came first: a partial order that never pretends to know more than is said."""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.dates.clock import ClockTime
from timeline.dates.interval import Interval

__all__ = ["is_zoned", "minutes_of", "precedes"]

# Minutes of the day within which a part of the day can lie, wide on purpose; a bare night has no place in
# the order of one day, because it may be the one before dawn or the one after dusk.
_PARTS: Final = {
    "DA": (120, 450),
    "MO": (240, 720),
    "MI": (660, 870),
    "AF": (720, 1110),
    "EV": (960, 1439),
    "DT": (240, 1230),
}


def precedes(first: Interval, second: Interval) -> bool:
    """Whether all of ``first`` lies before all of ``second``, whichever of the stated possibilities is true.

    Days decide, widened by the tolerance of the calendar and by a day if an interval is qualified; within
    one and the same exact day, clock times and parts of the day that cannot overlap do. A clock time with
    its zone is compared in UTC, and only with another such. The relation is irreflexive and transitive.
    """
    if first.end is None or second.start is None:
        return False
    latest = first.end.toordinal() + _slack(first)
    earliest = second.start.toordinal() - _slack(second)
    if latest != earliest:
        return latest < earliest
    day = _exact_day(first)
    if day is None or day != _exact_day(second):
        return False
    if is_zoned(first) != is_zoned(second):
        return False
    ahead, behind = minutes_of(first), minutes_of(second)
    return ahead is not None and behind is not None and ahead[1] < behind[0]


def _slack(interval: Interval) -> int:
    return interval.tolerance_days + (interval.qualifier is not None)


def _exact_day(interval: Interval) -> date | None:
    exact = interval.start == interval.end and not _slack(interval)
    return interval.start if exact else None


def is_zoned(interval: Interval) -> bool:
    """Whether it is known by a clock whose zone is known; such times are compared with one another only."""
    return interval.clock is not None and interval.clock.utc_offset is not None


def minutes_of(interval: Interval) -> tuple[float, float] | None:
    """First and last minute of its day at which it can have been, in UTC if the clock names its zone.

    ``None`` where the day itself is not certain, and where neither a clock nor a part of the day says more than it.
    """
    clock = interval.clock
    if _exact_day(interval) is None:
        return None
    if clock is None:
        return _PARTS.get(interval.part_of_day or "")
    first, last = _stretch_of(clock)
    return (first, last) if interval.end_clock is None else (first, max(last, _stretch_of(interval.end_clock)[1]))


def _stretch_of(clock: ClockTime) -> tuple[float, float]:
    """The minutes that a clock time may mean: all of its hour or minute where nothing finer is written."""
    earliest = 60 * clock.hour + (clock.minute or 0) - (clock.utc_offset or 0)
    if clock.minute is None:
        return earliest, earliest + 59
    if clock.second is not None:
        return earliest + clock.second / 60, earliest + clock.second / 60
    return earliest, earliest + 0.99
