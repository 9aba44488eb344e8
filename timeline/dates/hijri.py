"""The Hijri calendar: Umm al-Qura where its table reaches, the tabular calendar beyond.

Umm al-Qura is the civil calendar of Saudi Arabia and the one that news prints; ``hijridate`` (this is its
only import) holds its table for 1343–1500 AH, 1 August 1924 – 16 November 2077. Months elsewhere begin by
local sighting, so a day may differ by one: ``tolerance_days`` is 1.

Outside the table the civil tabular calendar is computed: months of 30 and 29 days in turn, a 30th day
of the last month in years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each 30, day 1 on Friday 16 July 622
(Julian), which is 19 July in the Gregorian calendar counted back. Compared with the table inside 1343–1500
its months begin between one day before and two days after, hence ``tolerance_days`` 2. At the upper edge
the two join without a gap; at the lower one they overlap: 1 August 1924 is 1 Muharram 1343 by the table and
29 Dhu al-Hijja 1342 by computation, and ``from_gregorian`` answers with the table.

Every month outside the table accepts a day 30, because the computed lengths are not those that were lived:
Saudi Arabia dates its founding to 30 Jumada II 1139, a month of 29 computed days. Such a day is the one
after the 29th, and ``from_gregorian`` names it the first of the next month.

A Hijri day begins at the evening before; intervals here give the civil day on which it ends.
Gregorian days before 15 October 1582 are proleptic, as everywhere in this package.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from hijridate import Gregorian, Hijri

from timeline.dates.arithmetic import show_number
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError

__all__ = [
    "FIRST_DAY",
    "FIRST_TABLE_YEAR",
    "LAST_TABLE_YEAR",
    "LAST_YEAR",
    "HijriDate",
    "from_gregorian",
    "month_length",
    "to_gregorian",
    "years_to_gregorian",
]

FIRST_TABLE_YEAR: Final = 1343
LAST_TABLE_YEAR: Final = 1500
LAST_YEAR: Final = 9666
"""The Hijri year in which the Gregorian year 9999 ends; it is cut there."""

FIRST_DAY: Final = date(622, 7, 19)
"""1 Muharram 1, in the Gregorian calendar counted back."""

_TABLE_TOLERANCE: Final = 1
_TABULAR_TOLERANCE: Final = 2
_EPOCH: Final = FIRST_DAY.toordinal()
_FIRST_TABLE_DAY: Final = date(1924, 8, 1)
_LAST_TABLE_DAY: Final = date(2077, 11, 16)
_LAST_DAY: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True, order=True)
class HijriDate:
    """A day of the Hijri calendar, ordered as days are.

    Raises:
        CalendarRangeError: There is no such day.
    """

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        _check_day(self.year, self.month, self.day)

    def to_gregorian(self) -> Interval:
        """The civil day on which it ends, with the calendar's tolerance."""
        return to_gregorian(self.year, self.month, self.day)

    def isoformat(self) -> str:
        """Year, month and day as ``1437-03-07``."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def __str__(self) -> str:
        return self.isoformat()


def to_gregorian(year: int, month: int | None = None, day: int | None = None) -> Interval:
    """The days of a Hijri year, of a month of it, or one day, with the calendar's tolerance.

    Raises:
        CalendarRangeError: There is no such year, month or day (inside the table, a 30th of a month of 29 days), or it
            lies after the Gregorian year 9999.
        ValueError: A day is given without its month.
    """
    if month is None:
        if day is not None:
            msg = "a day of a Hijri year needs its month"
            raise ValueError(msg)
        return years_to_gregorian(year, year)
    if day is None:
        length = month_length(year, month)
        return _interval(_month_start(year, month), length, Granularity.MONTH, year, year)
    _check_day(year, month, day)
    return _interval(_month_start(year, month) + day - 1, 1, Granularity.DAY, year, year)


def years_to_gregorian(first: int, last: int, granularity: Granularity = Granularity.YEAR) -> Interval:
    """The days from 1 Muharram of ``first`` to the last day of ``last``: a Hijri year, decade, century.

    Raises:
        CalendarRangeError: A year lies outside 1 to ``LAST_YEAR``, or ``last`` before ``first``.
    """
    _check_month(first, 1)
    _check_month(last, 1)
    if last < first:
        msg = f"Hijri years cannot run from {first} back to {last}"
        raise CalendarRangeError(msg)
    start = _month_start(first, 1)
    end = _month_start(last, 12) + (month_length(last, 12) if last < LAST_YEAR else 29)
    return _interval(start, end - start, granularity, first, last)


def from_gregorian(day: date) -> HijriDate:
    """The Hijri date of a civil day.

    Raises:
        CalendarRangeError: The day lies before 1 Muharram 1 (19 July 622).
    """
    if _FIRST_TABLE_DAY <= day <= _LAST_TABLE_DAY:
        return HijriDate(*Gregorian(day.year, day.month, day.day).to_hijri().datetuple())
    into = day.toordinal() - _EPOCH
    if into < 0:
        msg = f"{day} lies before the Hijri calendar, which begins on 0622-07-19"
        raise CalendarRangeError(msg)
    year = (30 * into + 10646) // 10631
    into_year = day.toordinal() - _tabular_start(year, 1)
    # months of 30 and 29 in turn begin at day 29.5 (month - 1), rounded up
    month = min(12, (2 * into_year + 1) // 59 + 1)
    if month > 1 and _tabular_start(year, month) > day.toordinal():
        month -= 1
    return HijriDate(year, month, day.toordinal() - _tabular_start(year, month) + 1)


@lru_cache(maxsize=4096)
def month_length(year: int, month: int) -> int:
    """29 or 30: how many days the month has by the table, or by computation outside it.

    Raises:
        CalendarRangeError: There is no such month.
    """
    _check_month(year, month)
    if FIRST_TABLE_YEAR <= year <= LAST_TABLE_YEAR:
        return Hijri(year, month, 1).month_length()
    if month == 12:
        return _tabular_start(year + 1, 1) - _tabular_start(year, 12)
    return 30 if month % 2 else 29


@lru_cache(maxsize=4096)
def _month_start(year: int, month: int) -> int:
    """Ordinal of the first day of a month that exists."""
    if FIRST_TABLE_YEAR <= year <= LAST_TABLE_YEAR:
        return Hijri(year, month, 1).to_gregorian().toordinal()
    return _tabular_start(year, month)


def _tabular_start(year: int, month: int) -> int:
    return _EPOCH + 354 * (year - 1) + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2


def _check_month(year: int, month: int) -> None:
    if not 1 <= year <= LAST_YEAR:
        msg = f"Hijri year {show_number(year)} lies outside 1 to {LAST_YEAR}"
        raise CalendarRangeError(msg)
    if not 1 <= month <= 12:
        msg = f"there is no Hijri month {show_number(month)}: they run from 1 to 12"
        raise CalendarRangeError(msg)


def _check_day(year: int, month: int, day: int) -> None:
    length = month_length(year, month)
    if 1 <= day <= length:
        return
    in_table = FIRST_TABLE_YEAR <= year <= LAST_TABLE_YEAR
    if day == 30 and not in_table:
        return
    msg = f"there is no day {show_number(day)} in month {month} of {year} AH, which has {length} days"
    if day == 30:
        msg += " by Umm al-Qura (by local sighting it may have had 30)"
    raise CalendarRangeError(msg)


def _interval(start: int, length: int, granularity: Granularity, first_year: int, last_year: int) -> Interval:
    if start > _LAST_DAY:
        msg = f"that day of {first_year} AH lies after the Gregorian year 9999"
        raise CalendarRangeError(msg)
    in_table = first_year >= FIRST_TABLE_YEAR and last_year <= LAST_TABLE_YEAR
    first = date.fromordinal(start)
    last = first if length == 1 else date.fromordinal(min(start + length - 1, _LAST_DAY))
    tolerance = _TABLE_TOLERANCE if in_table else _TABULAR_TOLERANCE
    return Interval(first, last, granularity, tolerance_days=tolerance)
