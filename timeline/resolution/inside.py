"""A date placed inside a period: «12 شباط» in «العام الماضي», «وقت لاحق» in «هذا الأسبوع»."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.arithmetic import add_days, add_months, month_bounds, year_bounds
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval, Qualifier
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
    again = _day_of_hijri_month(expr.part, whole.interval) or _same_again(expr.part, whole.interval, frame)
    reading = again or frame.select(Selection.INSIDE, expr.part, whole.interval)
    if not reading.interval.overlaps(whole.interval):
        frame.conflicts.append(Conflict("containment", reading.interval, whole.interval))
    for other in whole.alternatives:
        found = frame.try_inside(expr.part, other.interval)
        if found is not None:
            reading = reading.also(found.interval, other.reason)
    return reading


def _day_of_hijri_month(part: Expr, whole: Interval) -> Reading | None:
    """«في رجب سنة 702 هـ … وفي السادس عشر منه»: the days of a Hijri month are its own."""
    is_number = isinstance(part, CalendarDate) and part.month is part.year is None
    if not is_number or not whole.tolerance_days or whole.granularity is not Granularity.MONTH or whole.start is None:
        return None
    assert isinstance(part, CalendarDate)
    if part.day is None or not 1 <= part.day <= _LONGEST_MONTH:
        return None
    day = add_days(whole.start, part.day - 1)
    return Reading(Interval(day, day, qualifier=whole.qualifier, tolerance_days=whole.tolerance_days))


_LONGEST_MONTH = 30


def _same_again(part: Expr, whole: Interval, frame: Frame) -> Reading | None:
    """«الشهر نفسه من العام الماضي»: the month or the day that was told, in another year; a day in another month or week."""
    if isinstance(part, Anaphoric) and part.unit in _PERIODS and part.offset == 0:
        return _same_period(part, whole, frame)
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


_PERIODS = (None, Granularity.QUARTER, Granularity.HALF)
_MONTHS = {Granularity.QUARTER: 3, Granularity.HALF: 6}


def _same_period(part: Anaphoric, whole: Interval, frame: Frame) -> Reading:
    """«الربع نفسه من العام الماضي», «الفترة ذاتها من 2014»: the period that was told, so many years before or after.

    Where none was told, or a day or a whole year, the year that is named is all that is known.
    """
    told = frame.antecedent
    if told is None or told.start is None or told.end is None or whole.start is None or whole.end is None:
        return Reading(whole)
    years = whole.end.year - told.end.year
    months = _months_of(told)
    asked = _MONTHS.get(part.unit) if part.unit is not None else months
    if not months or months != asked or months >= _YEAR or whole.granularity is not Granularity.YEAR:
        return Reading(whole)
    frame.note("anaphoric-this", 0, told.granularity, told)
    first, last = add_months(told.start, 12 * years), add_months(told.end.replace(day=1), 12 * years)
    found = Interval(first, month_bounds(last.year, last.month)[1], told.granularity, told.extent)
    if months > 1:
        return Reading(found)
    # «حتى يونيو … في الفترة نفسها من 2017»: a single month may only end the period.
    return Reading(replace(found, qualifier=Qualifier.UNCERTAIN)).also(whole, "of-that-year")


_YEAR = 12


def _months_of(told: Interval) -> int:
    """How many whole months of our calendar an interval is; 0 where it is none."""
    start, end = told.start, told.end
    if start is None or end is None or told.tolerance_days or start.day != 1:
        return 0
    if end != month_bounds(end.year, end.month)[1]:
        return 0
    return (end.year - start.year) * _YEAR + end.month - start.month + 1


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
