"""What a caller writes for a time: ``2015-12-18``, ``2015-12``, ``a/b``, ``../b``, ``a/..`` (OGC API).

A partial date means its whole span. Anything that EDTF can say is understood, a time of day is cut off
(the timeline counts days), and a calendar may be named as in RFC 9557:
``1437-03-07[u-ca=islamic-umalqura]``. Named once, at the end of ``a/b``, it is that of both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from timeline.dates.arithmetic import add_days, add_months
from timeline.dates.edtf import parse_edtf
from timeline.dates.hijri import to_gregorian
from timeline.errors import CalendarRangeError, EdtfError

__all__ = ["Duration", "Window", "parse_duration", "parse_window", "widen"]

_MAX_LENGTH = 200
_OPEN = frozenset({"", ".."})
_CALENDAR = re.compile(r"(?P<date>[0-9X?~%:.T+Z-]+)\[!?u-ca=(?P<name>[a-z0-9-]+)\]")
_DURATION = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?", re.ASCII)
_LONGEST = 36_600
_HIJRI_DATE = re.compile(r"(\d{1,4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_HIJRI = frozenset({"islamic-umalqura", "islamic", "islamic-civil"})
_GREGORIAN = frozenset({"gregory", "iso8601"})


@dataclass(frozen=True, slots=True)
class Window:
    """Days from ``start`` to ``end``, both inclusive; ``None`` is an open side."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in calendar months and days."""

    months: int
    days: int


def parse_window(text: str) -> Window:
    """The days that ``text`` means.

    Raises:
        EdtfError: it is none of the forms above, ends before it starts, or names a day that does not exist.
    """
    text = text.strip()
    if not text or len(text) > _MAX_LENGTH:
        raise EdtfError(f"a time is written in 1 to {_MAX_LENGTH} characters, such as 2015-12-18 or 2015-12/2016-01")
    if text[0] in "[{":
        interval = parse_edtf(text)
        return Window(interval.start, interval.end)
    first, slash, last = text.partition("/")
    if not slash:
        if text in _OPEN:
            raise EdtfError("an open time has two sides: 2015-12-15/.. or ../2015-12-17")
        return _side(text)
    if "/" in last:
        raise EdtfError(f"{text!r}: an interval has one slash")
    if "[" in last and "[" not in first and first not in _OPEN:
        # A calendar that is named once, at the end, is that of both: nobody means from 1437 CE to a day of 1437 AH.
        first += last[last.index("[") :]
    start = None if first in _OPEN else _side(first).start
    end = None if last in _OPEN else _side(last).end
    if start is not None and end is not None and end < start:
        raise EdtfError(f"{text!r} ends on {end}, before it starts on {start}")
    return Window(start, end)


def parse_duration(text: str) -> Duration:
    """An ISO 8601 duration of whole days, weeks, months or years, such as ``P3D`` or ``P1M``.

    Raises:
        EdtfError: it is none, or longer than a century.
    """
    found = _DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        raise EdtfError(f"{text[:40]!r} is no duration; write days as P3D, weeks as P2W, months as P1M, years as P1Y")
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    length = Duration(12 * years + months, 7 * weeks + days)
    if length.months * 31 + length.days > _LONGEST:
        raise EdtfError(f"{text[:40]!r} is longer than a century")
    return length


def widen(window: Window, by: Duration) -> Window:
    """``window`` grown by a duration on both sides; it ends where the calendar does."""
    return Window(_moved(window.start, by, -1), _moved(window.end, by, 1))


def _moved(day: date | None, by: Duration, sign: int) -> date | None:
    if day is None:
        return None
    try:
        return add_days(add_months(day, sign * by.months), sign * by.days)
    except CalendarRangeError:
        return None


def _side(text: str) -> Window:
    named = _CALENDAR.fullmatch(text)
    if named is None:
        interval = parse_edtf(text.partition("T")[0] if "T" in text else text)
        return Window(interval.start, interval.end)
    if named["name"] in _GREGORIAN:
        return _side(named["date"])
    if named["name"] not in _HIJRI:
        raise EdtfError(f"calendar {named['name']!r} is not known; write u-ca=islamic-umalqura or u-ca=gregory")
    parts = _HIJRI_DATE.fullmatch(named["date"])
    if parts is None:
        raise EdtfError(f"{text!r}: a Hijri date is written 1437-03-07, 1437-03 or 1437")
    try:
        year, month, day = (int(part) if part else None for part in parts.groups())
        interval = to_gregorian(year or 0, month, day)
    except CalendarRangeError as error:
        raise EdtfError(f"{text!r}: {error}") from error
    return Window(interval.start, interval.end)
