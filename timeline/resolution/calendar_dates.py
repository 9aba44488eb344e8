"""Dates by number in the Gregorian calendar: «18 كانون الأول 2015» and everything that leaves a part out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.dates.arithmetic import days_in_month, month_bounds, year_bounds
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import Calendar, CalendarDate
from timeline.resolution.frame import Frame, Reading, Selection, fail
from timeline.resolution.hijri_dates import hijri_date, hijri_recurrence
from timeline.resolution.old_style import with_julian
from timeline.resolution.recurring import Recurrence, Span, choose, in_unit, on_day

__all__ = ["calendar_date", "date_recurrence", "full_year"]

_LEAP_YEAR = 2000
"""A year in which every month has as many days as it ever has."""


class _DayOfMonth:
    """«الثامن عشر»: a day of every month that has it."""

    __slots__ = ("expr",)
    cycle_days = 30
    own_period = True
    isolated = "isolated_date"

    def __init__(self, expr: CalendarDate) -> None:
        self.expr = expr

    def cycle(self, day: date) -> int:
        return day.year * 12 + day.month - 1

    def at(self, cycle: int) -> Span | None:
        year, month = divmod(cycle, 12)
        day = self.expr.day
        if not 1 <= year <= 9999 or day is None or day > days_in_month(year, month + 1):
            return None
        found = date(year, month + 1, day)
        return found, found

    def interval(self, span: Span) -> Interval:
        return on_day(span[0])


class _DayOfYear:
    """«18 كانون الأول»: a day of every year (29 February: of every leap year)."""

    __slots__ = ("day", "expr", "month")
    cycle_days = 365
    own_period = False
    isolated = "isolated_date"

    def __init__(self, expr: CalendarDate, month: int, day: int) -> None:
        self.expr = expr
        self.month = month
        self.day = day

    def cycle(self, day: date) -> int:
        return day.year

    def at(self, cycle: int) -> Span | None:
        if not 1 <= cycle <= 9999:
            return None
        if self.day > 28 and self.day > days_in_month(cycle, self.month):
            return None
        found = date(cycle, self.month, self.day)
        return found, found

    def interval(self, span: Span) -> Interval:
        return on_day(span[0])


class _MonthOfYear:
    """«أيلول»: a month of every year."""

    __slots__ = ("expr", "month")
    cycle_days = 365
    own_period = False
    isolated = "isolated_date"

    def __init__(self, expr: CalendarDate, month: int) -> None:
        self.expr = expr
        self.month = month

    def cycle(self, day: date) -> int:
        return day.year

    def at(self, cycle: int) -> Span | None:
        return month_bounds(cycle, self.month) if 1 <= cycle <= 9999 else None

    def interval(self, span: Span) -> Interval:
        return in_unit(*span, Granularity.MONTH)


def date_recurrence(expr: CalendarDate) -> Recurrence | None:
    """What comes again in a date without a year; ``None`` if it has one.

    Raises:
        NoIntervalError: No month or no year has such a day.
    """
    if expr.year is not None:
        return None
    if expr.calendar is Calendar.HIJRI:
        return hijri_recurrence(expr)
    month, day = expr.month, expr.day
    if month is None:
        if day is None:
            raise fail("incomplete-date", expr)
        if not 1 <= day <= 31:
            raise fail("no-such-day", expr, 31)
        return _DayOfMonth(expr)
    if not 1 <= month <= 12:
        raise fail("no-such-month", expr)
    if day is None:
        return _MonthOfYear(expr, month)
    if not 1 <= day <= 28 and not 1 <= day <= days_in_month(_LEAP_YEAR, month):
        raise fail("no-such-day", expr, days_in_month(_LEAP_YEAR, month))
    return _DayOfYear(expr, month, day)


def calendar_date(expr: CalendarDate, frame: Frame) -> Reading:
    """A date as written; what it lacks is decided by tense and policy."""
    if expr.numeric and expr.month is not None and expr.day is not None:
        return _either_order(expr, frame)
    if expr.calendar is Calendar.HIJRI:
        return hijri_date(expr, frame)
    if expr.year is not None:
        found = _dated(expr, frame)
        return Reading(found) if expr.day is None or found.start is None else with_julian(Reading(found))
    if frame.selection is Selection.INSIDE and (filled := _filled(expr, frame.window)) is not None:
        return Reading(_dated(filled, frame))
    recurrence = date_recurrence(expr)
    return choose(recurrence, frame) if recurrence is not None else Reading(_dated(expr, frame))


def _filled(expr: CalendarDate, window: Interval | None) -> CalendarDate | None:
    """The date with year and month of a window that is exactly a year or a month, if those are what it lacks."""
    if window is None or window.start is None or window.end is None or window.tolerance_days:
        return None
    start, end = window.start, window.end
    if window.granularity is Granularity.YEAR and expr.month is not None and start.year == end.year:
        return replace(expr, year=start.year)
    if window.granularity is Granularity.MONTH and expr.month is None and start.month == end.month:
        return replace(expr, year=start.year, month=start.month)
    return None


def full_year(expr: CalendarDate, frame: Frame) -> int:
    """The year of a date that has one, with its century.

    Raises:
        NoIntervalError: It lies outside the years 1 to 9999.
    """
    year = expr.year or 0
    if expr.year_digits == 2 and 0 <= year <= 99:
        latest = frame.day().year + frame.policy.century_pivot
        written, year = year, latest - (latest - year) % 100
        frame.note("century-of-year", written, year, frame.policy.century_pivot)
    if not 1 <= year <= 9999:
        raise fail("year-out-of-range", expr)
    return year


def _dated(expr: CalendarDate, frame: Frame) -> Interval:
    year, month, day = full_year(expr, frame), expr.month, expr.day
    if month is None:
        if day is not None:
            raise fail("incomplete-date", expr)
        frame.note("as-written", expr)
        return in_unit(*year_bounds(year), Granularity.YEAR)
    if not 1 <= month <= 12:
        raise fail("no-such-month", expr)
    if day is None:
        frame.note("as-written", expr)
        return in_unit(*month_bounds(year, month), Granularity.MONTH)
    if not 1 <= day <= 28 and not 1 <= day <= days_in_month(year, month):
        raise fail("no-such-day", expr, days_in_month(year, month))
    frame.note("as-written", expr)
    return on_day(date(year, month, day))


def _either_order(expr: CalendarDate, frame: Frame) -> Reading:
    """Day and month as bare numbers: the order of the policy, or the one that a calendar allows."""
    plain = replace(expr, numeric=False)
    turned = replace(plain, month=expr.day, day=expr.month)
    first, second = (turned, plain) if frame.policy.month_first else (plain, turned)
    if not 1 <= (first.month or 0) <= 12 and 1 <= (second.month or 0) <= 12:
        frame.note("order-forced", second)
        return frame.evaluate(second, frame)
    reading = frame.evaluate(first, frame)
    if plain == turned or not 1 <= (second.month or 0) <= 12:
        return reading
    other = frame.try_read(second)
    frame.note("day-month-order", frame.policy.month_first)
    return reading.also(other.interval, "month_first") if other else reading
