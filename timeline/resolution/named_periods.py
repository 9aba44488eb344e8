"""Seasons, decades and centuries: periods with a name, whose year or century may be left out."""

from __future__ import annotations

from datetime import date

from timeline.dates.arithmetic import century_bounds, decade_bounds, season_bounds
from timeline.dates.granularity import Granularity
from timeline.dates.hijri import years_to_gregorian
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import Calendar, Century, Decade, Season, SeasonName
from timeline.resolution.frame import Frame, Reading, Selection, fail
from timeline.resolution.policy import CenturyCount, WinterYear
from timeline.resolution.recurring import Recurrence, Span, choose

__all__ = ["century", "decade", "season", "season_recurrence"]


# --- seasons -----------------------------------------------------------------------------------


_BEFORE_WINTER = 9
"""From this month on «هذا الشتاء» is the winter that comes."""


class _SeasonOfYear:
    """A season of every year; a cycle begins with January, that of a winter three months before it does."""

    __slots__ = ("expr",)
    cycle_days = 365
    own_period = False
    isolated = "isolated_date"

    def __init__(self, expr: Season) -> None:
        self.expr = expr

    def cycle(self, day: date) -> int:
        if self.expr.name is SeasonName.WINTER and day.month < _BEFORE_WINTER:
            return day.year - 1
        return day.year

    def at(self, cycle: int) -> Span | None:
        return season_bounds(cycle, self.expr.name.value) if 1 <= cycle <= 9999 else None

    def interval(self, span: Span) -> Interval:
        return Interval(*span, Granularity.SEASON)


def season_recurrence(expr: Season) -> Recurrence:
    """What comes again in a season without a year."""
    return _SeasonOfYear(expr)


def season(expr: Season, frame: Frame) -> Reading:
    """A meteorological season; the winter of a year by the policy, the other one as another reading."""
    year, window = expr.year, frame.window
    if year is None and frame.selection is Selection.INSIDE and window is not None and window.start is not None:
        year = window.start.year if window.granularity is Granularity.YEAR else None
    if year is None:
        return choose(_SeasonOfYear(expr), frame)
    if not 1 <= year <= 9999:
        raise fail("year-out-of-range", expr)
    frame.note("as-written", Season(expr.name, year))
    if expr.name is not SeasonName.WINTER:
        return Reading(Interval.season(year, expr.name.value))
    frame.note("winter-year", frame.policy.winter_year, year)
    ends = frame.policy.winter_year is WinterYear.ENDS
    main = Interval.season(year - ends, expr.name.value)
    try:
        other = Interval.season(year - (not ends), expr.name.value)
    except CalendarRangeError:
        return Reading(main)
    return Reading(main).also(other, "winter_year")


# --- decades and centuries ---------------------------------------------------------------------


def decade(expr: Decade, frame: Frame) -> Reading:
    """Ten years; where the century is not named, those in the period around, or the latest that have begun."""
    first = expr.first
    if not 0 <= first <= 9999:
        raise fail("year-out-of-range", expr)
    if first < 100:
        first = _decade_inside(first, frame.window, expr) if frame.window is not None else _latest_decade(first, frame)
    frame.note("decade", first)
    return Reading(Interval(*decade_bounds(first), Granularity.DECADE))


def _latest_decade(first: int, frame: Frame) -> int:
    year = frame.day().year
    tens = first - first % 10
    if frame.selection is Selection.NEXT:
        found = year + 1 + (tens - year - 1) % 100
    else:
        latest = year - 10 if frame.selection is Selection.LAST else year
        found = latest - (latest - tens) % 100
    frame.note("latest-decade", first, frame.day())
    if not 1 <= found <= 9999:
        raise fail("out-of-range")
    return found


def _decade_inside(first: int, window: Interval, expr: Decade) -> int:
    tens = first - first % 10
    start = window.start or window.end
    if start is None:
        raise fail("not-inside", expr, window)
    for century_start in (start.year - start.year % 100, start.year - start.year % 100 + 100):
        year = max(century_start + tens, 1)
        if year <= 9999 and window.overlaps(Interval(*decade_bounds(year))):
            return year
    raise fail("not-inside", expr, window)


def century(expr: Century, frame: Frame) -> Reading:
    """A hundred years as the policy counts them; the other count as another reading."""
    number, last = expr.number, expr.number + expr.count - 1
    if number < 0:
        raise fail("year-out-of-range", expr)  # before Christ
    if expr.count == 1:
        frame.note("century", number, expr.calendar)
    else:
        frame.note("centuries", number, last, expr.calendar)
    if expr.calendar is Calendar.HIJRI:
        if not 1 <= number <= 96:
            raise fail("year-out-of-range", expr)
        return Reading(years_to_gregorian(100 * number - 99, 100 * last, Granularity.CENTURY))
    if not 1 <= number <= last <= 100:
        raise fail("year-out-of-range", expr)
    count = frame.policy.century_count
    frame.note("century-count", count)
    main = _centuries(number, last, ones=count is CenturyCount.ONES)
    return Reading(main).also(_centuries(number, last, ones=count is not CenturyCount.ONES), "century_count")


def _centuries(first: int, last: int, *, ones: bool) -> Interval:
    return Interval(century_bounds(first, ones=ones)[0], century_bounds(last, ones=ones)[1], Granularity.CENTURY)
