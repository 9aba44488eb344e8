"""The Julian calendar, in which Christian dates were counted before 15 October 1582.

ISO 8601 counts those days by the Gregorian calendar too, backwards; histories print them as their time did. Both
calendars agree from 1 March 200 to 28 February 300; before and after they part by a day in most centuries.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.errors import CalendarRangeError

__all__ = ["REFORM", "from_julian", "to_julian"]

REFORM: Final = date(1582, 10, 15)
"""The first day of the Gregorian calendar; the day before it was 4 October 1582 in the Julian one."""


def from_julian(written: date) -> date:
    """The day that year, month and day of ``written`` name in the Julian calendar.

    Raises:
        CalendarRangeError: It lies before the year 1 of the Gregorian calendar.
    """
    year = written.year - (written.month <= 2)
    days = year // 100 - year // 400 - 2
    ordinal = written.toordinal() + days
    if ordinal < 1:
        msg = f"{written} of the Julian calendar lies before the year 1"
        raise CalendarRangeError(msg)
    return date.fromordinal(ordinal)


def to_julian(day: date) -> date | None:
    """What the Julian calendar calls a day; ``None`` for a 29 February that the Gregorian calendar lacks."""
    year = day.year - (day.month <= 2)
    days = year // 100 - year // 400 - 2
    for apart in (days, days + 1, days - 1):
        ordinal = day.toordinal() - apart
        if ordinal >= 1 and from_julian(written := date.fromordinal(ordinal)) == day:
            return written
    return None
