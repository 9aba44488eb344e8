"""What is written of an expression that has no days: a length, a time that repeats, a year before Christ.

TIMEX3 and EDTF (ISO 8601-2) can write more than the calendar here reaches (years 1 to 9999). A year before Christ is
``BC0044`` in TIMEX3, as people count; in EDTF it is ``-0043``, since ISO 8601 has a year 0.
"""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.dates.timex3 import duration_value, recurring_value
from timeline.errors import CalendarRangeError
from timeline.expressions import (
    AllOf,
    Approximate,
    Calendar,
    CalendarDate,
    Century,
    Duration,
    Expr,
    Nth,
    Part,
    Portion,
    Range,
    Set,
    Vague,
    Weekday,
)

__all__ = ["NO_DAY", "edtf_without_days", "timex3_without_days"]

NO_DAY = "XXXX-XX-XX"
"""The TIMEX3 value of a day of which nothing is known."""
_FOUR_DIGITS = 9999


def timex3_without_days(expr: Expr) -> str:
    """The TIMEX3 value of what has no place on the calendar, or none that is known: as much as the words say of it."""
    match expr:
        case Duration(count=count, unit=unit, rest=rest):
            return duration_value(count, unit) + ("" if rest is None else timex3_without_days(rest).removeprefix("P"))
        case Set(of=Weekday() | CalendarDate() as inner, every=1) if (one := timex3_without_days(inner)) != NO_DAY:
            return one
        case Set(every=every, unit=unit) if unit is not None:
            return duration_value(every, unit)
        case Vague(ref=ref):
            return ref.value
        case Weekday(day=day):
            return recurring_value(weekday=day)
        case CalendarDate(year=None, month=month, day=number, calendar=Calendar.GREGORIAN):
            try:
                return recurring_value(month=month, day=number)
            except CalendarRangeError:  # «31 شباط»
                return NO_DAY
        case _:
            return _before_christ(expr) or NO_DAY


def _before_christ(expr: Expr) -> str | None:
    """``BC0044``, ``BC0044-03-15``, ``BC03`` (the fourth century: its years begin with 03, but for the last)."""
    match expr:
        case Approximate(of=inner):
            return _before_christ(inner)
        case CalendarDate(year=int(year), calendar=Calendar.GREGORIAN) if -_FOUR_DIGITS <= year < 0:
            return f"BC{-year:04d}{_inside(expr)}"
        case Century(number=number, calendar=Calendar.GREGORIAN, count=1) if -_FOUR_DIGITS // 100 <= number < 0:
            return f"BC{-number - 1:02d}"
        case Range(start=start, end=end):
            first, last = _before_christ(start), _before_christ(end)
            return None if first is None or last is None else f"{first}/{last}"
        case _:
            return None


def edtf_without_days(expr: Expr) -> str | None:
    """The EDTF of a time before Christ, ``None`` for all that EDTF cannot write: lengths, repeated times, vague words.

    A century is the interval of its years: the fourth is 400 to 301 BC, ``-0399/-0300``. Of a day only the year is
    written: the text counts by the Julian calendar, ISO 8601 by the Gregorian.
    """
    match expr:
        case Approximate(of=inner):
            plain = edtf_without_days(inner)
            return None if plain is None else "/".join(f"{side}~" for side in plain.split("/"))
        case CalendarDate(year=int(year), calendar=Calendar.GREGORIAN) if year < 0:
            return _iso_year(year)
        case Century(number=number, calendar=Calendar.GREGORIAN, count=count) if number < 0:
            return f"{_iso_year(100 * number)}/{_iso_year(100 * (number + count - 1) + 99)}"
        case Range(start=start, end=end) | AllOf(members=(start, end)):
            first, last = edtf_without_days(start), edtf_without_days(end) or _of_our_era(end)
            return None if first is None or last is None else f"{first.split('/')[0]}/{last.split('/')[-1]}"
        case Part(portion=portion, of=Century(number=number, count=count)) if number < 0:
            third = {Portion.START: 0, Portion.MID: 1, Portion.END: 2}.get(portion)
            return None if third is None else _share(100 * number, 100 * count, third, 3)
        case Nth(number=nth, unit=Granularity() as unit, of=Century(number=number, count=count)) if number < 0:
            shares = _SHARES.get(unit, 0)
            place = nth - 1 if nth > 0 else shares + nth
            return _share(100 * number, 100 * count, place, shares) if 0 <= place < shares else None
        case _:
            return None


_SHARES = {Granularity.HALF: 2, Granularity.QUARTER: 4}


def _share(first: int, years: int, place: int, shares: int) -> str:
    """One of some equal parts of many years before Christ, about: the first of them, and the last."""
    begins, ends = first + years * place // shares, first + years * (place + 1) // shares - 1
    return f"{_iso_year(begins)}~/{_iso_year(ends)}~"


def _of_our_era(expr: Expr) -> str | None:
    """Where a time ends that began before Christ: «من القرن الأول قبل الميلاد حتى القرن الرابع الميلادي»."""
    match expr:
        case CalendarDate(year=int(year), calendar=Calendar.GREGORIAN) if year > 0:
            return f"{year:04d}"
        case Century(number=number, calendar=Calendar.GREGORIAN, count=count) if number > 0:
            return f"{100 * (number + count - 2) + 99:04d}"
        case _:
            return None


def _iso_year(year: int) -> str:
    """A year before Christ as ISO 8601 counts: 1 BC is the year 0; a year of more than four digits takes a ``Y``."""
    counted = year + 1
    return f"Y{counted}" if counted < -_FOUR_DIGITS else f"{'-' if counted else ''}{-counted:04d}"


def _inside(day: CalendarDate) -> str:
    """The month and the day, as far as they are told."""
    if day.month is None:
        return ""
    return f"-{day.month:02d}" if day.day is None else f"-{day.month:02d}-{day.day:02d}"
