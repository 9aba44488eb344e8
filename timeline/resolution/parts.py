"""A piece of a period: its first third, its second quarter, its last Friday."""

from __future__ import annotations

from datetime import date

from timeline.dates.arithmetic import add_days, nearest_day, third_bounds
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval, Qualifier
from timeline.expressions import Day, Deictic, Part, Portion
from timeline.resolution.frame import Frame, Reading
from timeline.resolution.periods import bounds, weekend_of_week
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Alternative

__all__ = ["approximated", "edge", "is_month", "part", "third", "with_days"]

_UNIT_OF_THIRD = {
    Granularity.QUARTER: Granularity.MONTH,
    Granularity.SEASON: Granularity.MONTH,
    Granularity.HALF: Granularity.MONTH,
    Granularity.YEAR: Granularity.MONTH,
    Granularity.DECADE: Granularity.YEAR,
    Granularity.CENTURY: Granularity.YEAR,
}
_WEEK = 7


# --- thirds ------------------------------------------------------------------------------------


def approximated(interval: Interval) -> Interval:
    """The same, not claimed to be exact."""
    mark = Qualifier.APPROXIMATE if interval.qualifier in {None, Qualifier.APPROXIMATE} else Qualifier.BOTH
    return with_days(interval, interval.start, interval.end, interval.granularity, mark)


def with_days(
    interval: Interval, start: date | None, end: date | None, unit: Granularity, mark: Qualifier | None
) -> Interval:
    """An interval with other days, unit and mark, and all else that is known of it."""
    return Interval(
        start,
        end,
        unit,
        interval.extent,
        mark,
        interval.part_of_day,
        interval.clock,
        interval.tolerance_days,
        interval.members if (start, end) == (interval.start, interval.end) else (),
        interval.end_clock,
    )


def third(interval: Interval, portion: Portion, policy: Policy) -> Interval:
    """The first, middle or last third, approximate; of a week the end is the weekend; of a day the day."""
    start, end = bounds(interval)
    if start == end:
        return interval
    if interval.granularity is Granularity.WEEK and portion is Portion.END:
        return with_days(interval, *weekend_of_week(start, policy), Granularity.WEEKEND, interval.qualifier)
    unit = _UNIT_OF_THIRD.get(interval.granularity, Granularity.DAY)
    if is_month(interval) and interval.tolerance_days:
        # A Hijri month divides like any other: days 1–10, 11–20, 21 to the end.
        first, last = {Portion.START: (0, 9), Portion.MID: (10, 19), Portion.END: (20, 30)}[portion]
        span = nearest_day(start, first), min(nearest_day(start, last), end)
    else:
        span = third_bounds(start, end, portion.value)
    return approximated(with_days(interval, *span, unit, interval.qualifier))


def is_month(interval: Interval) -> bool:
    """Whether it is one month, of either calendar."""
    start, end = bounds(interval)
    return interval.granularity is Granularity.MONTH and (end - start).days <= 30


def edge(interval: Interval, portion: Portion) -> Interval:
    """The very first or last day, or the one in the middle."""
    start, end = bounds(interval)
    # The middle of a month is its 15th, however long it is.
    middle = nearest_day(start, 14 if is_month(interval) else (end - start).days // 2)
    day = {Portion.START: start, Portion.MID: middle, Portion.END: end}[portion]
    return with_days(interval, day, day, Granularity.DAY, interval.qualifier)


def part(expr: Part, frame: Frame) -> Reading:
    """A third of a period; its outermost day after a deadline word. The other of the two stays open."""
    portion, policy = expr.portion, frame.policy
    deadline = (expr.deadline or frame.deadline) and portion is not Portion.MID
    whole = frame.evaluate(expr.of, frame)
    if deadline:
        frame.note("edge", portion, whole.interval)
        return _with_other(
            whole.mapped(lambda interval: edge(interval, portion)), third(whole.interval, portion, policy)
        )
    if portion is Portion.START and isinstance(expr.of, Deictic) and expr.of.loose:
        return _beginning_of_week(whole.interval, frame)
    frame.note("third", portion, whole.interval)
    return _with_other(whole.mapped(lambda interval: third(interval, portion, policy)), edge(whole.interval, portion))


def _beginning_of_week(week: Interval, frame: Frame) -> Reading:
    """«مطلع الأسبوع»: the weekend before or its first days, as outlets differ; on a weekend also that one."""
    start, _ = bounds(week)
    first = third(week, Portion.START, frame.policy)
    frame.note("week-begins", week)
    found = with_days(first, _saturday(start), first.end, Granularity.DAY, first.qualifier)
    saturday = _saturday(frame.day())
    if saturday <= start:
        return Reading(found)
    return Reading(found, (Alternative(Interval(saturday, add_days(saturday, 1), Granularity.WEEKEND), "week_start"),))


def _saturday(day: date) -> date:
    """The last Saturday, ``day`` itself if it is one: with it begins the weekend or the week."""
    return add_days(day, -((day.weekday() - Day.SATURDAY) % _WEEK))


def _with_other(reading: Reading, other: Interval) -> Reading:
    if reading.interval.start == reading.interval.end == other.start == other.end:
        return reading
    return Reading(reading.interval, (Alternative(other, "edge"), *reading.alternatives))
