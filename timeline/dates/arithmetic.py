"""Calendar arithmetic on plain dates: pure functions, proleptic Gregorian calendar, years 1 to 9999.

Two promises hold near the ends of the calendar, so that no text can provoke an uncontrolled error:

* a function that *looks for the unit around a day* (week, season, decade …) never fails; a unit that
  would reach beyond 0001-01-01 or 9999-12-31 is cut there;
* a function that *moves* or *names* a day raises ``CalendarRangeError`` (a ``ValueError``) if there is
  no such day, and nothing else.

Days of the week are numbered as ``date.weekday`` does: Monday is 0. Bounds are pairs of days, both
inclusive.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.dates.granularity import Granularity
from timeline.errors import CalendarRangeError

__all__ = [
    "SEASONS",
    "add_days",
    "add_months",
    "add_units",
    "century_bounds",
    "days_in_month",
    "decade_bounds",
    "half_bounds",
    "is_leap_year",
    "make_date",
    "month_bounds",
    "nearest_day",
    "nth_weekday_of_month",
    "quarter_bounds",
    "season_bounds",
    "show_number",
    "third_bounds",
    "unit_bounds",
    "week_bounds",
    "weekday_on_or_after",
    "weekday_on_or_before",
    "weekend_bounds",
    "year_bounds",
]

Bounds = tuple[date, date]

SEASONS: Final = ("spring", "summer", "autumn", "winter")
"""Meteorological seasons of the northern hemisphere in the order of a year: spring begins in March."""

_FIRST_DAY: Final = date.min.toordinal()
_LAST_DAY: Final = date.max.toordinal()
_MONTH_LENGTHS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS_IN: Final = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}
_DAYS_IN: Final = {Granularity.DAY: 1, Granularity.WEEKEND: 7, Granularity.WEEK: 7}


def show_number(number: int) -> str:
    """A number for a message; Python refuses to print integers of many thousand digits."""
    return str(number) if abs(number) < 10**15 else "a number of more than fifteen digits"


def _check_year(year: int) -> None:
    if not 1 <= year <= 9999:
        msg = f"year {show_number(year)} lies outside the years 1 to 9999"
        raise CalendarRangeError(msg)


def _check_part(what: str, number: int, last: int) -> None:
    if not 1 <= number <= last:
        msg = f"there is no {what} {show_number(number)}: they run from 1 to {last}"
        raise CalendarRangeError(msg)


def _cut(ordinal: int) -> date:
    """The day of that ordinal, or the nearest one that the calendar has."""
    return date.fromordinal(min(max(ordinal, _FIRST_DAY), _LAST_DAY))


# --- naming days -------------------------------------------------------------------------------


def is_leap_year(year: int) -> bool:
    """Whether ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has.

    Raises:
        CalendarRangeError: There is no such month, or the year lies outside 1 to 9999.
    """
    _check_year(year)
    _check_part("month", month, 12)
    return 29 if month == 2 and is_leap_year(year) else _MONTH_LENGTHS[month]


def make_date(year: int, month: int, day: int) -> date:
    """The day with these numbers.

    Raises:
        CalendarRangeError: There is no such day; the message says how many days the month has.
    """
    length = days_in_month(year, month)
    if not 1 <= day <= length:
        msg = f"there is no day {show_number(day)} in {year:04d}-{month:02d}, which has {length} days"
        raise CalendarRangeError(msg)
    return date(year, month, day)


def nth_weekday_of_month(year: int, month: int, weekday: int, number: int) -> date:
    """The ``number``-th such weekday of a month, counted from its end if negative (−1 is the last).

    Raises:
        CalendarRangeError: The month has no such day (there may be no fifth Friday), or ``number`` is 0.
    """
    length = days_in_month(year, month)
    weekday %= 7
    if number > 0:
        first = date(year, month, 1)
        day = 1 + (weekday - first.weekday()) % 7 + 7 * (number - 1)
    else:
        last = date(year, month, length)
        day = length - (last.weekday() - weekday) % 7 + 7 * (number + 1)
    if number == 0 or not 1 <= day <= length:
        msg = f"{year:04d}-{month:02d} has no weekday {weekday} with the number {show_number(number)}"
        raise CalendarRangeError(msg)
    return date(year, month, day)


# --- moving days -------------------------------------------------------------------------------


def add_days(day: date, count: int) -> date:
    """The day ``count`` days later (earlier if negative).

    Raises:
        CalendarRangeError: It lies outside the years 1 to 9999.
    """
    ordinal = day.toordinal() + count
    if not _FIRST_DAY <= ordinal <= _LAST_DAY:
        msg = f"{show_number(count)} days from {day} lies outside the years 1 to 9999"
        raise CalendarRangeError(msg)
    return date.fromordinal(ordinal)


def nearest_day(day: date, count: int) -> date:
    """The day ``count`` days later (earlier if negative), or the nearest one that the calendar has: for bounds."""
    return _cut(day.toordinal() + count)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months later; the last day of a shorter month stands for those it lacks.

    Raises:
        CalendarRangeError: It lies outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        msg = f"{show_number(count)} months from {day} lies outside the years 1 to 9999"
        raise CalendarRangeError(msg)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def add_units(day: date, count: int, unit: Granularity) -> date:
    """The same day ``count`` units later (a weekend counts as a week, a season as three months).

    Raises:
        CalendarRangeError: It lies outside the years 1 to 9999.
        ValueError: ``unit`` is finer than a day; clock time is not counted in days.
    """
    if unit in _MONTHS_IN:
        return add_months(day, count * _MONTHS_IN[unit])
    if unit in _DAYS_IN:
        return add_days(day, count * _DAYS_IN[unit])
    msg = f"a day cannot be moved by {unit.value}s"
    raise ValueError(msg)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first such weekday from ``day`` on, itself included; ``CalendarRangeError`` past year 9999."""
    return add_days(day, (weekday - day.weekday()) % 7)


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The last such weekday up to ``day``, itself included; ``CalendarRangeError`` before year 1."""
    return add_days(day, -((day.weekday() - weekday) % 7))


# --- units by name -----------------------------------------------------------------------------


def month_bounds(year: int, month: int) -> Bounds:
    """First and last day of a month; ``CalendarRangeError`` if there is none."""
    length = days_in_month(year, month)
    return date(year, month, 1), date(year, month, length)


def year_bounds(year: int) -> Bounds:
    """First and last day of a year; ``CalendarRangeError`` outside 1 to 9999."""
    _check_year(year)
    return date(year, 1, 1), date(year, 12, 31)


def quarter_bounds(year: int, quarter: int) -> Bounds:
    """First and last day of quarter 1 to 4; ``CalendarRangeError`` for any other."""
    _check_part("quarter", quarter, 4)
    return _month_run(year, 3 * quarter - 2, 3)


def half_bounds(year: int, half: int) -> Bounds:
    """First and last day of half 1 or 2 of a year; ``CalendarRangeError`` for any other."""
    _check_part("half", half, 2)
    return _month_run(year, 6 * half - 5, 6)


def season_bounds(year: int, season: str) -> Bounds:
    """First and last day of a season of ``SEASONS``; winter *begins* in December of ``year``.

    Raises:
        CalendarRangeError: The year lies outside 1 to 9999, or there is no season of that name.
    """
    if season not in SEASONS:
        msg = f"there is no season {season!r}: they are {', '.join(SEASONS)}"
        raise CalendarRangeError(msg)
    return _month_run(year, 3 * SEASONS.index(season) + 3, 3)


def decade_bounds(first: int) -> Bounds:
    """The ten years that hold year ``first``: 1980 (or 1984) gives 1980 to 1989; the decade of year 1 has nine."""
    _check_year(first)
    start = first - first % 10
    return date(max(start, 1), 1, 1), date(start + 9, 12, 31)


def century_bounds(number: int, *, ones: bool = False) -> Bounds:
    """The ``number``-th century: the 20th is 1900–1999, or 1901–2000 if counted from ``ones``.

    The first century has no year 0 and the 100th, from ones, no year 10000: both are cut.

    Raises:
        CalendarRangeError: ``number`` lies outside 1 to 100.
    """
    _check_part("century", number, 100)
    start = 100 * (number - 1) + ones
    return date(max(start, 1), 1, 1), date(min(start + 99, 9999), 12, 31)


def _month_run(year: int, month: int, count: int) -> Bounds:
    """``count`` months from a month on, cut at the end of year 9999."""
    _check_year(year)
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    end = month_bounds(last_year, last_month + 1)[1] if last_year <= 9999 else date.max
    return date(year, month, 1), end


# --- the unit around a day ---------------------------------------------------------------------


def week_bounds(day: date, week_start: int = 0) -> Bounds:
    """The calendar week that holds ``day``, where weeks begin on weekday ``week_start``; cut at the calendar's ends."""
    ordinal = day.toordinal()
    start = ordinal - (day.weekday() - week_start) % 7
    return _cut(start), _cut(start + 6)


def weekend_bounds(day: date, first: int = 4, days: int = 3) -> Bounds:
    """The weekend that holds ``day`` or, on a working day, the one that follows (Friday to Sunday by default).

    Raises:
        CalendarRangeError: The weekend that follows begins after year 9999.
    """
    into = (day.weekday() - first) % 7
    start = day.toordinal() - into + (7 if into >= days else 0)
    if start > _LAST_DAY:
        msg = f"the weekend after {day} lies outside the years 1 to 9999"
        raise CalendarRangeError(msg)
    return _cut(start), _cut(start + days - 1)


def unit_bounds(day: date, unit: Granularity, *, week_start: int = 0, century_ones: bool = False) -> Bounds:
    """First and last day of the ``unit`` that holds ``day``: never fails, cut at the calendar's ends.

    Clock units give the day itself. A weekend is Friday to Sunday, or the one that follows; where none
    follows before the end of the calendar, the last days of it.
    """
    match unit:
        case Granularity.WEEK:
            return week_bounds(day, week_start)
        case Granularity.WEEKEND:
            start = day.toordinal() - (day.weekday() - 4) % 7
            start += 7 if day.toordinal() - start >= 3 else 0
            return _cut(start), _cut(start + 2)
        case Granularity.MONTH:
            return month_bounds(day.year, day.month)
        case Granularity.QUARTER:
            return _month_run(day.year, day.month - (day.month - 1) % 3, 3)
        case Granularity.SEASON:
            if day.month < 3:
                start_day = date(day.year - 1, 12, 1) if day.year > 1 else date.min
                return start_day, month_bounds(day.year, 2)[1]
            return _month_run(day.year, day.month - day.month % 3, 3)
        case Granularity.HALF:
            return _month_run(day.year, 1 if day.month < 7 else 7, 6)
        case Granularity.YEAR:
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case Granularity.DECADE:
            return decade_bounds(day.year)
        case Granularity.CENTURY:
            return century_bounds((day.year - century_ones) // 100 + 1, ones=century_ones)
        case _:
            return day, day


# --- parts of a period -------------------------------------------------------------------------


def third_bounds(start: date, end: date, portion: str) -> Bounds:
    """The beginning (``"start"``), middle (``"mid"``) or end (``"end"``) of a period, as newspapers divide it.

    A month divides into days 1–10, 11–20 and 21–last. One made of three or more whole months divides by
    months (a year: January–April, May–August, September–December), one made of ten or more whole years
    by years. What does not divide by three is shared symmetrically: a week 2 + 3 + 2 days, a decade
    3 + 4 + 3 years. Periods of one or two days are returned whole.

    Raises:
        CalendarRangeError: ``portion`` is none of the three, or ``end`` lies before ``start``.
    """
    if portion not in {"start", "mid", "end"}:
        msg = f"a period has no portion {portion!r}: it has start, mid and end"
        raise CalendarRangeError(msg)
    if end < start:
        msg = f"a period cannot end on {end}, before it starts on {start}"
        raise CalendarRangeError(msg)
    whole_months = start.day == 1 and end == month_bounds(end.year, end.month)[1]
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole_months and months >= 120 and start.month == 1 and end.month == 12:
        first, last = _share(end.year - start.year + 1, portion)
        return date(start.year + first, 1, 1), date(start.year + last, 12, 31)
    if whole_months and months > 2:
        first, last = _share(months, portion)
        return add_months(start, first), month_bounds(*_month_at(start, last))[1]
    if whole_months and months == 1:
        first_day, last_day = {"start": (1, 10), "mid": (11, 20), "end": (21, end.day)}[portion]
        return start.replace(day=first_day), start.replace(day=last_day)
    first, last = _share((end - start).days + 1, portion)
    return add_days(start, first), add_days(start, last)


def _month_at(start: date, count: int) -> tuple[int, int]:
    moved = add_months(start, count)
    return moved.year, moved.month


def _share(length: int, portion: str) -> tuple[int, int]:
    """First and last index of a third of ``length`` things; the middle takes one more, or the sides do."""
    side = (length + 1) // 3 if length % 3 == 2 else length // 3
    if length < 3:
        return 0, length - 1
    return {"start": (0, side - 1), "mid": (side, length - side - 1), "end": (length - side, length - 1)}[portion]
