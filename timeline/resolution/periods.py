"""Calendar units under a policy: the week that holds a day, the weekend after it, units counted from it."""

from __future__ import annotations

from datetime import date

from timeline.dates.arithmetic import add_units, unit_bounds, weekend_bounds
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import Day
from timeline.resolution.frame import MAX_COUNT, fail
from timeline.resolution.policy import CenturyCount, Policy, WeekendDays
from timeline.resolution.recurring import Span

__all__ = ["bounds", "holding", "moved", "weekend_of_week"]

_WEEKENDS = {
    WeekendDays.FRIDAY_TO_SUNDAY: (Day.FRIDAY, 3),
    WeekendDays.FRIDAY_SATURDAY: (Day.FRIDAY, 2),
    WeekendDays.SATURDAY_SUNDAY: (Day.SATURDAY, 2),
    WeekendDays.THURSDAY_FRIDAY: (Day.THURSDAY, 2),
    WeekendDays.FRIDAY: (Day.FRIDAY, 1),
    WeekendDays.SUNDAY: (Day.SUNDAY, 1),
}


def holding(unit: Granularity, day: date, policy: Policy) -> Span:
    """The unit that holds ``day``; on a working day the weekend that follows; a clock unit's day.

    Raises:
        CalendarRangeError: No weekend follows within the calendar.
    """
    if unit is Granularity.WEEKEND:
        return weekend_bounds(day, *_WEEKENDS[policy.weekend])
    ones = policy.century_count is CenturyCount.ONES
    return unit_bounds(day, unit, week_start=policy.week_start, century_ones=ones)


def moved(unit: Granularity, day: date, count: int, policy: Policy) -> Span:
    """The unit ``count`` units after (before, if negative) the one that holds ``day``.

    Raises:
        CalendarRangeError: It lies outside the years 1 to 9999.
        NoIntervalError: ``count`` is beyond counting.
    """
    if not count:
        return holding(unit, day, policy)
    if abs(count) > MAX_COUNT:
        raise fail("out-of-range")
    if unit is Granularity.WEEKEND:
        day = holding(unit, day, policy)[0]
    return holding(unit, add_units(day, count, unit), policy)


def weekend_of_week(week_first: date, policy: Policy) -> Span:
    """The weekend that begins in the calendar week whose first day is given."""
    first, days = _WEEKENDS[policy.weekend]
    # Asking from the weekend's own first day keeps a weekend that began in the week before out of it.
    start = add_units(week_first, (first - week_first.weekday()) % 7, Granularity.DAY)
    return weekend_bounds(start, first, days)


def bounds(interval: Interval) -> Span:
    """Both ends of an interval.

    Raises:
        NoIntervalError: One of them is open.
    """
    if interval.start is None or interval.end is None:
        raise fail("open-ended", interval)
    return interval.start, interval.end
