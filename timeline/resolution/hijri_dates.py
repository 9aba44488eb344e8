"""Dates of the Hijri calendar, with or without their year; conversion is ``timeline.dates.hijri``'s."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.granularity import Granularity
from timeline.dates.hijri import LAST_YEAR, from_gregorian, month_length, to_gregorian
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import CalendarDate
from timeline.resolution.frame import Frame, Reading, fail
from timeline.resolution.old_style import with_julian_name
from timeline.resolution.recurring import Recurrence, Span, choose

__all__ = ["hijri_date", "hijri_interval", "hijri_recurrence", "hijri_year_of"]

_BEFORE_THE_CALENDAR = -1000

_BY_SIGHTING = 1
"""Days that a local sighting may differ from Umm al-Qura; a larger tolerance means that the date was computed."""


def hijri_year_of(day: date) -> int:
    """The Hijri year that holds a day, far below 1 for days before the calendar begins."""
    try:
        return from_gregorian(day).year
    except CalendarRangeError:
        return _BEFORE_THE_CALENDAR


def hijri_interval(year: int, month: int | None, day: int | None) -> Interval:
    """A Hijri year, month or day; the 30th of a month of 29 is the day after its 29th.

    Months begin by sighting, so a newspaper may rightly print a 30th that the computed calendar lacks.

    Raises:
        CalendarRangeError: There is no such year, month or day.
    """
    if day == 30 and month is not None and month_length(year, month) == 29:
        last = to_gregorian(year, month, 29)
        if last.end is None or last.end == date.max:
            raise CalendarRangeError("that day lies after the Gregorian year 9999")
        found = last.end + timedelta(days=1)
        return Interval(found, found, tolerance_days=last.tolerance_days)
    return to_gregorian(year, month, day)


_RAMADAN = 9
"""The month that is waited for as feasts are."""


class _HijriRecurrence:
    """A month or a day of every Hijri year, a day of every Hijri month, or each year itself."""

    __slots__ = ("by_month", "cycle_days", "expr", "isolated", "own_period")

    def __init__(self, expr: CalendarDate) -> None:
        self.expr = expr
        self.own_period = expr.month is None
        self.isolated = "isolated_feast" if expr.month == _RAMADAN else "isolated_date"
        self.by_month = expr.month is None and expr.day is not None
        self.cycle_days = 30 if self.by_month else 354

    def cycle(self, day: date) -> int:
        if not self.by_month:
            return hijri_year_of(day)
        try:
            found = from_gregorian(day)
        except CalendarRangeError:
            return _BEFORE_THE_CALENDAR
        return found.year * 12 + found.month - 1

    def at(self, cycle: int) -> Span | None:
        year, month = cycle, self.expr.month
        if self.by_month:
            year, month = divmod(cycle, 12)
            month += 1
        if not 1 <= year <= LAST_YEAR:
            return None
        try:
            found = hijri_interval(year, month, self.expr.day)
        except CalendarRangeError:
            return None
        return (found.start, found.end) if found.start and found.end else None

    def interval(self, span: Span) -> Interval:
        first = from_gregorian(span[0])
        whole = to_gregorian(first.year, first.month if self.by_month else self.expr.month)
        if self.expr.day is None:
            return whole
        return Interval(*span, tolerance_days=whole.tolerance_days)


def hijri_recurrence(expr: CalendarDate) -> Recurrence:
    """What comes again in a Hijri date without a year.

    Raises:
        NoIntervalError: No Hijri month or year has such a day.
    """
    _check(expr)
    return _HijriRecurrence(expr)


def _check(expr: CalendarDate) -> None:
    if expr.month is None and expr.day is not None and expr.year is not None:
        raise fail("incomplete-date", expr)
    if expr.month is not None and not 1 <= expr.month <= 12:
        raise fail("no-such-month", expr)
    if expr.day is not None and not 1 <= expr.day <= 30:
        raise fail("no-such-day", expr, 30)


def hijri_date(expr: CalendarDate, frame: Frame) -> Reading:
    """A Hijri date as days of the civil calendar, a day more or less by local sighting."""
    _check(expr)
    if expr.year is None:
        reading = choose(hijri_recurrence(expr), frame)
    else:
        year = _full_year(expr, frame)
        if not 1 <= year <= LAST_YEAR:
            raise fail("year-out-of-range", expr)
        frame.note("as-written", expr)
        reading = Reading(hijri_interval(year, expr.month, expr.day))
        if expr.day == 30 and expr.month is not None and month_length(year, expr.month) == 29:
            frame.note("hijri-thirtieth", expr)
    tolerance = reading.interval.tolerance_days
    code = "umm-al-qura" if tolerance <= _BY_SIGHTING else "tabular-hijri"
    frame.note(code, replace(reading.interval, tolerance_days=0), tolerance, Granularity.DAY)
    return reading if expr.day is None or expr.year is None else with_julian_name(reading)


def _full_year(expr: CalendarDate, frame: Frame) -> int:
    year = expr.year or 0
    if expr.year_digits != 2 or not 0 <= year <= 99:
        return year
    latest = hijri_year_of(frame.day()) + frame.policy.century_pivot
    full = latest - (latest - year) % 100
    frame.note("century-of-year", year, full, frame.policy.century_pivot)
    return full
