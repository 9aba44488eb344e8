"""Named days («عيد الفطر», «رأس السنة»): the table and its arithmetic are ``timeline.dates.holidays``'s."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.dates.hijri import LAST_YEAR
from timeline.dates.holidays import HolidayReading, holiday_readings, holidays
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import EITHER_FEAST, Holiday, Tense
from timeline.resolution.frame import Frame, Reading, Selection, fail
from timeline.resolution.hijri_dates import hijri_year_of
from timeline.resolution.recurring import Recurrence, Span, choose

__all__ = ["HOLIDAY_REASON", "holiday", "holiday_recurrence"]

HOLIDAY_REASON = "holiday:"
"""Begins the reason of an alternative that the holiday table gives; the rest is a key of ``reason_text``."""


class _HolidayOfYear:
    """A named day of every year of its calendar."""

    __slots__ = ("calendar", "cycle_days", "expr")
    own_period = False
    isolated = "isolated_feast"

    def __init__(self, expr: Holiday) -> None:
        self.expr = expr
        hijri = holidays()[expr.name].rules[0].is_hijri
        self.calendar = "hijri" if hijri else "gregorian"
        self.cycle_days = 354 if hijri else 365

    def cycle(self, day: date) -> int:
        return hijri_year_of(day) if self.calendar == "hijri" else day.year

    def readings(self, cycle: int) -> tuple[HolidayReading, ...]:
        """Every reading in a year of the day's own calendar, the default first."""
        if not 1 <= cycle <= (LAST_YEAR if self.calendar == "hijri" else 9999):
            return ()
        try:
            return holiday_readings(self.expr.name, cycle, self.calendar)
        except CalendarRangeError:
            return ()

    def at(self, cycle: int) -> Span | None:
        found = self._default(cycle)
        return None if found is None or not found.start or not found.end else (found.start, found.end)

    def _default(self, cycle: int) -> Interval | None:
        return next((reading.interval for reading in self.readings(cycle) if not reading.reason), None)

    def interval(self, span: Span) -> Interval:
        found = self._default(self.cycle(span[0]))
        return found if found is not None and found.start == span[0] else Interval(*span)


class _EitherFeast:
    """«العيد»: two feasts in a Hijri year; a cycle is the part of a year that ends before the other feast."""

    __slots__ = ("expr", "feasts")
    own_period = False
    isolated = "isolated_feast"
    cycle_days = 177

    def __init__(self, expr: Holiday) -> None:
        self.expr = expr
        self.feasts = tuple(_HolidayOfYear(Holiday(name)) for name in ("eid-al-fitr", "eid-al-adha"))

    def cycle(self, day: date) -> int:
        year = hijri_year_of(day)
        second = self.feasts[1].at(year)
        return 2 * year + int(second is not None and day >= second[0])

    def at(self, cycle: int) -> Span | None:
        year, which = divmod(cycle, 2)
        return self.feasts[which].at(year)

    def interval(self, span: Span) -> Interval:
        return self.feasts[self.cycle(span[0]) % 2].interval(span)


def holiday_recurrence(expr: Holiday) -> Recurrence:
    """What comes again in a named day without a year.

    Raises:
        NoIntervalError: The table has no such day.
    """
    if expr.name == EITHER_FEAST:
        return _EitherFeast(expr)
    if expr.name not in holidays():
        raise fail("unknown-holiday", expr.name)
    return _HolidayOfYear(expr)


def _either_feast(expr: Holiday, frame: Frame) -> Reading:
    """The feast that comes next, or the last one in a clause about the past: there are two in each year."""
    if frame.tense is not Tense.NONE or frame.selection is not Selection.CONTEXT:
        return choose(_EitherFeast(expr), frame)
    saved, frame.context = frame.context, replace(frame.context, isolated=True)
    try:
        return choose(_EitherFeast(expr), frame)
    finally:
        frame.context = saved


def holiday(expr: Holiday, frame: Frame) -> Reading:
    """A named day, in its year or beside the anchor; other churches and customs as other readings."""
    if expr.name == EITHER_FEAST:
        return _either_feast(expr, frame)
    if expr.name not in holidays():
        raise fail("unknown-holiday", expr.name)
    if expr.year is not None:
        return _of_year(expr, expr.year, frame)
    recurrence = _HolidayOfYear(expr)
    reading = choose(recurrence, frame)
    start = reading.interval.start
    if start is None:
        return reading
    for other in recurrence.readings(recurrence.cycle(start)):
        if other.reason:
            reading = reading.also(other.interval, HOLIDAY_REASON + other.reason)
    return reading


def _of_year(expr: Holiday, year: int, frame: Frame) -> Reading:
    try:
        found = holiday_readings(expr.name, year, expr.calendar.value)
    except CalendarRangeError:
        raise fail("year-out-of-range", expr) from None
    if not found:
        raise fail("no-such-holiday", expr)
    frame.note("as-written", expr)
    reading = Reading(found[0].interval)
    for other in found[1:]:
        reading = reading.also(other.interval, HOLIDAY_REASON + other.reason)
    return reading
