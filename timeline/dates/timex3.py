"""TIMEX3 (ISO-TimeML): values, modifiers, durations, and the XML element.

A value is ISO 8601 extended by TimeML: ``2015-12-18``, ``2015-W50`` (an ISO week), ``2015-W50-WE`` (its
weekend), ``2015-12``, ``2016-Q1``, ``2016-H1``, ``2015-SP``/``SU``/``FA``/``WI``, ``2015``, ``198``
(a decade), ``19`` (1900–1999), with a part of the day ``2015-12-15TEV`` or a clock time
``2015-12-16T12:19``. A third of a unit is the unit and a ``mod``: «أوائل أيلول 2015» is ``2015-09`` with
START. Dawn, for which TIMEX3 has no code, is ``TMO`` with START.

Where TIMEX3 has no value for a stretch of days (weeks that do not begin on Monday, «from 15 to 17», open
ends, hours) the value is the ISO 8601-2 interval ``2015-12-15/2015-12-17``, ``2016-09/..``,
``2015-12-16T09/2015-12-16T16``: a consumer that knows
only TimeML still has ``begin`` and ``end``. Extent and tolerance have no place in TIMEX3.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from timeline.dates import arithmetic
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval, Qualifier
from timeline.dates.precision import portion_of
from timeline.errors import CalendarRangeError

__all__ = ["Timex3", "duration_value", "recurring_value", "timex3_element", "timex3_of", "timex3_value"]


@dataclass(frozen=True, slots=True)
class Timex3:
    """What a TIMEX3 element says about an interval.

    ``type`` is DATE or TIME. ``mod`` is START, MID, END, APPROX or ``None``. ``begin`` and ``end`` are
    the values of the first and the last day where ``value`` is a stretch (TimeML's ``beginPoint`` and
    ``endPoint`` refer to elements with these values), else ``None``; open ends are ``None`` too.
    """

    type: str
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None


_SEASON_VALUES: Final = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_DIVIDED: Final = frozenset(unit for unit in Granularity if unit.rank >= Granularity.WEEK.rank)


def timex3_value(interval: Interval) -> str:
    """The ``value`` attribute of an interval."""
    return timex3_of(interval).value


def timex3_of(interval: Interval) -> Timex3:
    """Type, value and modifier of an interval; the module says which stretch is written how.

    A qualifier ``~`` or ``%`` gives APPROX, unless the modifier already says which third is meant
    (one attribute cannot say both, and a third is approximate by nature); ``?`` has no place in TIMEX3.
    """
    start, end = interval.start, interval.end
    approximate = "APPROX" if interval.qualifier in {Qualifier.APPROXIMATE, Qualifier.BOTH} else None
    if start is None or end is None:
        first, last = _edges(interval)
        kind = "DATE" if interval.clock is None and interval.end_clock is None else "TIME"
        return Timex3(kind, f"{first or '..'}/{last or '..'}", approximate, first, last)
    if interval.clock is not None and start == end and interval.end_clock is None:
        return Timex3("TIME", f"{start.isoformat()}T{interval.clock.isoformat()}", approximate)
    if interval.end_clock is not None:
        return Timex3("TIME", interval.edtf, approximate, *_edges(interval))
    if start == end or not interval.members:
        value, mod = _unit_value(start, end, interval.granularity), approximate
        if value is None:
            third = portion_of(start, end, interval.granularity)
            value, mod = (
                (None, mod) if third is None else (_unit_value(*third[1], interval.granularity), third[0].upper())
            )
        part = interval.part_of_day
        if part is None and value is not None:
            return Timex3("DATE", value, mod)
        if part == "DA" and start == end:
            return Timex3("TIME", f"{start.isoformat()}TMO", "START")
        if part is not None and (start == end or (part == "NI" and interval.days == 2)):
            # a night over two days is the night of the first
            return Timex3("TIME", f"{start.isoformat()}T{part}", approximate)
    first, last = _edges(interval)
    kind = "TIME" if interval.part_of_day is not None else "DATE"
    return Timex3(kind, f"{first}/{last}", approximate, first, last)


def _edges(interval: Interval) -> tuple[str | None, str | None]:
    """First and last day of a stretch, at the precision at which EDTF writes them, with the clock times it has."""
    plain = replace(interval, extent=Extent.THROUGHOUT, qualifier=None, members=())
    first, _, last = plain.edtf.partition("/")
    return (None if first == ".." else first), (None if last == ".." else last)


def _unit_value(start: date, end: date, unit: Granularity) -> str | None:
    """The value of exactly one unit."""
    if start == end:
        return start.isoformat()
    if unit is Granularity.WEEKEND:
        monday = arithmetic.week_bounds(start)[0]
        inside = (end - monday).days <= 6 and (start - monday).days >= 4
        return f"{_iso_week(start)}-WE" if inside else None
    if unit not in _DIVIDED or arithmetic.unit_bounds(start, unit) != (start, end):
        return None
    year = f"{start.year:04d}"
    match unit:
        case Granularity.WEEK:
            return _iso_week(start)
        case Granularity.MONTH:
            return f"{year}-{start.month:02d}"
        case Granularity.QUARTER:
            return f"{year}-Q{start.month // 3 + 1}"
        case Granularity.SEASON:
            return f"{year}-{_SEASON_VALUES[start.month]}" if start.month in _SEASON_VALUES else None
        case Granularity.HALF:
            return f"{year}-H{start.month // 7 + 1}"
        case Granularity.YEAR:
            return year
        case Granularity.DECADE:
            return year[:3]
        case _:
            return year[:2]


def _iso_week(day: date) -> str:
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


# --- values that are no days -------------------------------------------------------------------

_UNIT_CODES: Final = {
    Granularity.SECOND: "S",
    Granularity.MINUTE: "M",
    Granularity.HOUR: "H",
    Granularity.DAY: "D",
    Granularity.WEEKEND: "WE",
    Granularity.WEEK: "W",
    Granularity.MONTH: "M",
    Granularity.QUARTER: "Q",
    Granularity.YEAR: "Y",
    Granularity.DECADE: "DE",
    Granularity.CENTURY: "CE",
}
_IN_MONTHS: Final = {Granularity.SEASON: 3, Granularity.HALF: 6}


def duration_value(count: float | None, unit: Granularity) -> str:
    """The value of a length of time: ``P3D``, ``PT2H``, ``P1.5Y``, and ``PXD`` where no number is given.

    Halves of a year and seasons, which TIMEX3 does not count, are written in months; a number of more than
    fifteen digits as ``X``.

    Raises:
        ValueError: ``count`` is negative or no finite number.
    """
    if count is not None and (not count >= 0 or count == math.inf):  # nan is not >= 0
        msg = f"a length of time cannot be {count!r} {unit.value}s"
        raise ValueError(msg)
    if unit in _IN_MONTHS:
        count, unit = None if count is None else count * _IN_MONTHS[unit], Granularity.MONTH
    number = "X" if count is None else _plain(count)
    return f"P{'T' if unit.is_clock else ''}{number}{_UNIT_CODES[unit]}"


def _plain(count: float) -> str:
    """A number without exponent and without a fraction of nothing; one that nobody counts to is unknown."""
    if count >= 10**15:
        return "X"
    if count == int(count):
        return str(int(count))
    return f"{count:.6f}".rstrip("0").rstrip(".")


def recurring_value(*, month: int | None = None, day: int | None = None, weekday: int | None = None) -> str:
    """The under-specified value of a day that comes again: ``XXXX-04-17``, ``XXXX-04``, ``XXXX-XX-17``, ``XXXX-WXX-5``.

    ``weekday`` counts from Monday as 0; TIMEX3 writes Monday as 1. Nothing given is ``XXXX``, every year.

    Raises:
        CalendarRangeError: A number that no year has (30 February), or a weekday beside a date.
    """
    if weekday is not None:
        if not 0 <= weekday <= 6 or month is not None or day is not None:
            msg = "a weekday runs from 0 (Monday) to 6 and stands alone"
            raise CalendarRangeError(msg)
        return f"XXXX-WXX-{weekday + 1}"
    arithmetic.make_date(2000, 1 if month is None else month, 1 if day is None else day)
    if month is None:
        return "XXXX" if day is None else f"XXXX-XX-{day:02d}"
    return f"XXXX-{month:02d}" if day is None else f"XXXX-{month:02d}-{day:02d}"


# --- the element -------------------------------------------------------------------------------

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")
# Everything that XML 1.0 does not allow (section 2.2), and the characters that mean something in it.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def _escaped(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)


def timex3_element(
    text: str,
    *,
    tid: str,
    timex_type: str,
    value: str,
    mod: str | None = None,
    temporal_function: bool = False,
    function_in_document: str | None = None,
    anchor_time_id: str | None = None,
    begin_point: str | None = None,
    end_point: str | None = None,
    quant: str | None = None,
    freq: str | None = None,
) -> str:
    """A TIMEX3 element around ``text``: attributes in a fixed order, absent ones left out, all escaped.

    ``tid``, ``anchor_time_id``, ``begin_point`` and ``end_point`` are element ids such as ``t1``.
    Characters that XML cannot hold become U+FFFD; white space in text is kept as character references.

    Raises:
        ValueError: An id is no XML name, or ``timex_type`` is none of DATE, TIME, DURATION, SET.
    """
    if timex_type not in {"DATE", "TIME", "DURATION", "SET"}:
        msg = f"TIMEX3 has no type {timex_type!r}: it has DATE, TIME, DURATION and SET"
        raise ValueError(msg)
    for name in (tid, anchor_time_id, begin_point, end_point):
        if name is not None and not _NAME.fullmatch(name):
            msg = f"{name[:80]!r} is no id of an element: letters, digits, '_', '.', '-', a letter first"
            raise ValueError(msg)
    attributes = {
        "tid": tid,
        "type": timex_type,
        "value": value,
        "mod": mod,
        "temporalFunction": "true" if temporal_function else None,
        "functionInDocument": function_in_document,
        "anchorTimeID": anchor_time_id,
        "beginPoint": begin_point,
        "endPoint": end_point,
        "quant": quant,
        "freq": freq,
    }
    written = "".join(f' {name}="{_escaped(content)}"' for name, content in attributes.items() if content is not None)
    return f"<TIMEX3{written}>{_escaped(text)}</TIMEX3>"
