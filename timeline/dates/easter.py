"""The date of Easter, by both reckonings, in plain integer arithmetic.

Western: the Gregorian computus from 1583 on (the anonymous algorithm printed in *Nature*, 20 April 1876),
before that the Julian one. Orthodox: the Julian computus (Meeus, *Astronomical Algorithms*, chapter 8),
turned into a day of the Gregorian calendar.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.dates.arithmetic import add_days, show_number
from timeline.errors import CalendarRangeError

__all__ = ["orthodox_easter", "western_easter"]

_FIRST_YEAR: Final = 326
"""The year after the Council of Nicaea agreed on one Sunday."""


def western_easter(year: int) -> date:
    """Easter Sunday of the Western churches; ``CalendarRangeError`` before 326 and after 9999."""
    if year < 1583:
        return orthodox_easter(year)
    _check(year)
    golden = year % 19
    century, rest = divmod(year, 100)
    moon_lag = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - moon_lag + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox and Coptic churches as a Gregorian day; ``CalendarRangeError`` likewise."""
    _check(year)
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    # how many days the Julian calendar lags behind the Gregorian from 1 March of the year on
    lag = year // 100 - year // 400 - 2
    return add_days(date(year, month, day + 1), lag)


def _check(year: int) -> None:
    if not _FIRST_YEAR <= year <= 9999:
        msg = f"Easter of the year {show_number(year)} lies outside {_FIRST_YEAR} to 9999"
        raise CalendarRangeError(msg)
