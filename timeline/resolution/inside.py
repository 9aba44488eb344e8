"""A date placed inside a period: «12 شباط» in «العام الماضي», «وقت لاحق» in «هذا الأسبوع»."""

from __future__ import annotations

from timeline.dates.arithmetic import year_bounds
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import Anaphoric, CalendarDate, Day, Expr, Vague, VagueRef, Weekday, Within
from timeline.resolution.frame import Frame, Reading, Selection
from timeline.resolution.parts import with_days
from timeline.resolution.resolution import Conflict

__all__ = ["within"]


def within(expr: Within, frame: Frame) -> Reading:
    """A part placed in a whole; each other reading of the whole is another reading of the part."""
    whole = frame.evaluate(expr.whole, frame)
    if isinstance(expr.part, Vague):
        return _vaguely(expr.part, whole, frame)
    again = _same_again(expr.part, whole.interval, frame)
    reading = again or frame.select(Selection.INSIDE, expr.part, whole.interval)
    if not reading.interval.overlaps(whole.interval):
        frame.conflicts.append(Conflict("containment", reading.interval, whole.interval))
    for other in whole.alternatives:
        found = frame.try_inside(expr.part, other.interval)
        if found is not None:
            reading = reading.also(found.interval, other.reason)
    return reading


def _same_again(part: Expr, whole: Interval, frame: Frame) -> Reading | None:
    """«الشهر نفسه من العام الماضي»: the month or the day that was told, in another year; a day in another month or week."""
    is_day = part == Anaphoric(Granularity.DAY)
    if not is_day and part != Anaphoric(Granularity.MONTH):
        return None
    if whole.start is None or whole.end is None:
        return None
    year = whole.start.year
    is_year = (whole.start, whole.end) == year_bounds(year)
    if not is_year and not (is_day and whole.granularity in {Granularity.WEEK, Granularity.MONTH}):
        return None
    told = frame.evaluate(part, frame).interval.start
    if told is None:
        return None
    if whole.granularity is Granularity.WEEK:
        return frame.select(Selection.INSIDE, Weekday(Day(told.weekday())), whole)
    if not is_year:
        return frame.evaluate(CalendarDate(year=year, month=whole.start.month, day=told.day), frame)
    return frame.evaluate(CalendarDate(year=year, month=told.month, day=told.day if is_day else None), frame)


def _vaguely(ref: Vague, whole: Reading, frame: Frame) -> Reading:
    """«وقت لاحق هذا الأسبوع»: what is left of the period after the anchor (or what has passed of it)."""
    day = frame.day()
    future = ref.ref is VagueRef.FUTURE

    def rest(interval: Interval) -> Interval:
        start, end = interval.start, interval.end
        if ref.ref is VagueRef.PRESENT or (start and start > day) or (end and end < day):
            return interval
        return with_days(interval, day if future else start, end if future else day, interval.granularity, None)

    frame.note("rest-of-period", ref.ref, whole.interval, day)
    return whole.mapped(rest)
