"""Days before 15 October 1582: histories print them by the Julian calendar, and are taken at their word.

The value is the date as it is written; the day that it names if it is Julian is another reading. A weekday or a Hijri date
beside it often shows that it is.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.dates.julian import REFORM, from_julian, to_julian
from timeline.errors import CalendarRangeError
from timeline.resolution.frame import Reading

__all__ = ["as_julian", "with_julian", "with_julian_name"]


def as_julian(written: Interval) -> Interval | None:
    """The day that a date before the reform names if it is of the Julian calendar; ``None`` for all others."""
    day = written.start
    is_day = written.granularity is Granularity.DAY and day == written.end and not written.tolerance_days
    if day is None or not is_day or day >= REFORM:
        return None
    try:
        found = from_julian(day)
    except CalendarRangeError:
        return None
    return None if found == day else replace(written, start=found, end=found)


def with_julian(reading: Reading) -> Reading:
    """The reading, with the Julian one as another if the date is of that time."""
    other = as_julian(reading.interval)
    return reading if other is None else reading.also(other, "julian")


def with_julian_name(reading: Reading) -> Reading:
    """A computed Hijri day, with the name that histories give it: «24 ربيع الآخر 583 هـ» is their 4 July 1187."""
    found = reading.interval
    day = found.start
    if day is None or day != found.end or day >= REFORM:
        return reading
    named = to_julian(day)
    if named is None or named == day:
        return reading
    return reading.also(replace(found, start=named, end=named), "julian-name")
