"""EDTF: intervals as ISO 8601-2 strings, and back.

What is written and read:

========================  ==========================================  =====================================
form                      example                                     meaning
========================  ==========================================  =====================================
day, month, year          ``2015-12-18``, ``2015-12``, ``2015``       some time in that one unit (WITHIN)
decade, century           ``198X``, ``19XX``                          the same
season, quarter, half     ``2015-24``, ``2016-33``, ``2016-40``       21–24 spring to winter, 33–36, 40–41
clock time                ``2015-12-16T12:19``, ``…T12:19:05Z``       with the parts that are known
between clock times       ``2015-12-16T09/2015-12-16T16``             from the one to the other
one of                    ``[2015-12-07..2015-12-13]``, ``[a,b]``     some day of these (WITHIN)
all of                    ``2015-12-15/2015-12-17``, ``{a,b}``        every one of these (THROUGHOUT)
open                      ``2016-09/..``, ``[2016-09..]``             from then on; some time from then on
qualified                 ``2015-12~``, ``?``, ``%``                  approximate, uncertain, both
========================  ==========================================  =====================================

So a slash or a brace always says *throughout*; everything else says *within*. One single unit
throughout («طوال كانون الأول») is written by its first and last day, ``2015-12-01/2015-12-31``, because
``2015-12/2015-12`` would only say that both ends lie somewhere in December. A winter carries the year in
which it begins. Partly unspecified dates are read (``2015-12-XX`` is some day of December), never written.
Read, too, are seasons 25–28 (the northern ones) and an empty end ``2015/``, which is taken as open.

What EDTF cannot carry and a reader must take from the fields of the interval: the calendar's tolerance,
the part of the day, the name of a unit that is not its own form (a week is written by its days), a
qualifier on ``[a..b]`` (no published grammar allows one inside a range of a set) or on a clock time, and
the difference of the two extents on a clock time. Clock times without seconds
and intervals between clock times are ISO 8601-1; the published EDTF profile shows only complete times and
intervals of days, but padding would invent precision, and leaving out the times would lose them.

Not supported, and refused with an ``EdtfError``: years outside 0001–9999, qualifiers on a part of a date,
southern seasons.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from timeline.dates import arithmetic
from timeline.dates.granularity import Granularity
from timeline.dates.interval import ClockTime, Extent, Interval, Qualifier
from timeline.dates.precision import end_precision
from timeline.errors import CalendarRangeError, EdtfError

__all__ = ["format_edtf", "parse_edtf"]

_MAX_LENGTH: Final = 100_000
_MONTH_LIKE: Final = frozenset({Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF})
_YEAR_LIKE: Final = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_LENGTHS: Final = {Granularity.DAY: 10, Granularity.MONTH: 7, Granularity.YEAR: 4}
_IN_LISTS: Final = frozenset({Granularity.MONTH}) | _YEAR_LIKE


# --- writing -----------------------------------------------------------------------------------


def format_edtf(interval: Interval) -> str:
    """The EDTF string of an interval; the module says which form means what, and what is lost."""
    if interval.members:
        return _format_members(interval)
    start, end = interval.start, interval.end
    if start is None and end is None:
        return "../.."
    if interval.end_clock is not None or (interval.clock is not None and start is not None and end is None):
        return f"{_moment(start, interval.clock)}/{_moment(end, interval.end_clock)}"
    if interval.clock is not None and start is not None and start == end:
        return _moment(start, interval.clock)
    mark = "" if interval.qualifier is None else interval.qualifier.value
    single = _single(interval)
    if single is not None and interval.extent is Extent.WITHIN:
        return single + mark
    first, last = _ends(interval, by_day=single is not None)
    if interval.extent is Extent.WITHIN:
        return f"{first}{mark}" if first == last else f"[{first}..{last}]"
    return f"{first + mark if first else '..'}/{last + mark if last else '..'}"


def _moment(day: date | None, clock: ClockTime | None) -> str:
    """A day with its clock time, if that is known; ``..`` for an open end."""
    if day is None:
        return ".."
    return day.isoformat() if clock is None else f"{day.isoformat()}T{clock.isoformat()}"


def _single(interval: Interval) -> str | None:
    """The form of an interval that is exactly one unit, without its mark; ``None`` for any other."""
    start, end, unit = interval.start, interval.end, interval.granularity
    if start is None or end is None:
        return None
    if start == end:
        return start.isoformat()
    if (unit not in _MONTH_LIKE and unit not in _YEAR_LIKE) or arithmetic.unit_bounds(start, unit) != (start, end):
        return None
    year = f"{start.year:04d}"
    match unit:
        case Granularity.MONTH:
            return f"{year}-{start.month:02d}"
        case Granularity.QUARTER:
            return f"{year}-{33 + start.month // 3}"
        case Granularity.HALF:
            return f"{year}-{40 + start.month // 7}"
        case Granularity.SEASON:
            # the winter that began before year 1 has no name
            return f"{year}-{20 + start.month // 3}" if start.month >= 3 else None
        case Granularity.YEAR:
            return year
        case Granularity.DECADE:
            return f"{year[:3]}X"
        case _:
            return f"{year[:2]}XX"


def _ends(interval: Interval, *, by_day: bool = False) -> tuple[str, str]:
    """Both ends at the coarsest of day, month and year that is exact; ``""`` for an open one."""
    start, end = interval.start, interval.end
    unit = Granularity.DAY if by_day else end_precision(start, end, interval.granularity)
    length = _LENGTHS[unit]
    first = "" if start is None else start.isoformat()
    last = "" if end is None else end.isoformat()
    if interval.extent is Extent.THROUGHOUT and first[:length] == last[:length]:
        # equal ends would say less than throughout: see the module's text
        return first, last
    return first[:length], last[:length]


def _flat(interval: Interval) -> list[Interval]:
    if not interval.members:
        return [interval]
    return [leaf for member in interval.members for leaf in _flat(member)]


def _format_members(interval: Interval) -> str:
    """``[a,b]`` or ``{a,b}``; repeated members are written once, open ones first or last as EDTF demands."""
    written: dict[str, Interval] = {}
    for leaf in _flat(interval):
        marked = leaf if leaf.qualifier is not None else replace(leaf, qualifier=interval.qualifier)
        written.setdefault(_element(marked), marked)
    if len(written) == 1:
        (only,) = written.values()
        return format_edtf(replace(only, extent=interval.extent))
    opening = [text for text in written if text.startswith("..")]
    closing = [text for text in written if text.endswith("..")]
    if len(opening) > 1 or len(closing) > 1 or ".." in written:
        return format_edtf(replace(interval, members=()))
    middle = [text for text in written if text not in opening and text not in closing]
    elements = ",".join(opening + middle + closing)
    return f"[{elements}]" if interval.extent is Extent.WITHIN else f"{{{elements}}}"


def _element(leaf: Interval) -> str:
    """A member of a set: a single unit with its mark, or a range ``a..b``, which cannot have one."""
    single = _single(leaf)
    if single is not None and (leaf.start == leaf.end or leaf.granularity in _IN_LISTS):
        return single + ("" if leaf.qualifier is None else leaf.qualifier.value)
    first, last = _ends(replace(leaf, extent=Extent.WITHIN))
    return first if first == last and first else f"{first}..{last}"


# --- reading -----------------------------------------------------------------------------------

_DATE: Final = re.compile(r"([0-9]{1,4})(X{0,3})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%])?")
_CLOCK: Final = re.compile(r"([0-9]{2})(?::([0-9]{2})(?::([0-9]{2}))?)?(Z|([+-])([0-9]{2})(?::?([0-9]{2}))?)?")


def parse_edtf(text: str) -> Interval:
    """The interval that an EDTF string of the forms above means.

    The granularity is that of the written units, the finer one if two ends differ; a qualifier on
    either end qualifies the whole. ``2015-12-XX`` has the granularity of its ``XX``.

    Raises:
        EdtfError: The string is none of those forms, or names a day that does not exist.
    """
    if len(text) > _MAX_LENGTH:
        msg = f"an EDTF string of {len(text)} characters is longer than the {_MAX_LENGTH} that are read"
        raise EdtfError(msg)
    try:
        if text[:1] in {"[", "{"}:
            return _parse_set(text)
        if "/" in text:
            return _parse_interval(text)
        if "T" in text:
            return _parse_clock(text, text)
        return _parse_unit(text, text)
    except CalendarRangeError as error:
        msg = f"{_quote(text)}: {error}"
        raise EdtfError(msg) from error


def _quote(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _refuse(text: str, why: str) -> EdtfError:
    return EdtfError(f"{_quote(text)} is not EDTF as read here: {why}")


def _parse_unit(text: str, whole: str) -> Interval:
    found = _DATE.fullmatch(text)
    if found is None:
        raise _refuse(whole, f"{_quote(text)} is no date such as 2015, 2015-12, 2015-12-18, 198X or 2015-24~")
    digits, unknown, month, day, mark = found.groups()
    if len(digits) + len(unknown) != 4:
        raise _refuse(whole, "a year has four digits")
    qualifier = Qualifier(mark) if mark else None
    if unknown:
        if month is not None:
            raise _refuse(whole, "a month of an unspecified year is no stretch of days")
        width = 10 ** len(unknown)
        first = int(digits) * width
        unit = {10: Granularity.DECADE, 100: Granularity.CENTURY}.get(width, Granularity.YEAR)
        return Interval(date(max(first, 1), 1, 1), date(first + width - 1, 12, 31), unit, qualifier=qualifier)
    year = int(digits)
    if month is None:
        return replace(Interval.year(year), qualifier=qualifier)
    if day is None:
        return replace(_month_code(year, month, whole), qualifier=qualifier)
    if day == "XX":
        start, end = arithmetic.year_bounds(year) if month == "XX" else arithmetic.month_bounds(year, int(month))
        return Interval(start, end, qualifier=qualifier)
    if month == "XX":
        raise _refuse(whole, "a day of an unspecified month is no stretch of days")
    single = arithmetic.make_date(year, int(month), int(day))
    return Interval(single, single, qualifier=qualifier)


def _month_code(year: int, code: str, whole: str) -> Interval:
    """What stands in the place of a month: XX, a month, a season, a quarter or a half."""
    if code == "XX":
        return Interval(*arithmetic.year_bounds(year), Granularity.MONTH)
    number = int(code)
    if 1 <= number <= 12:
        return Interval.month(year, number)
    if 21 <= number <= 28:
        return Interval.season(year, arithmetic.SEASONS[(number - 21) % 4])
    if 33 <= number <= 36:
        return Interval.quarter(year, number - 32)
    if 40 <= number <= 41:
        return Interval.half(year, number - 39)
    raise _refuse(whole, f"{code} is no month (01–12), season (21–28), quarter (33–36) or half (40–41)")


def _parse_clock(text: str, whole: str) -> Interval:
    day_text, _, clock_text = text.partition("T")
    day = _parse_unit(day_text, whole)
    found = _CLOCK.fullmatch(clock_text)
    if found is None or len(day_text) != 10 or day.start != day.end:
        raise _refuse(whole, "a time of day is written 2015-12-16T12:19, with Z or +03:00 if its zone is known")
    hour, minute, second, zone, sign, zone_hours, zone_minutes = found.groups()
    offset = None
    if zone == "Z":
        offset = 0
    elif zone is not None:
        offset = (60 * int(zone_hours) + int(zone_minutes or 0)) * (-1 if sign == "-" else 1)
    clock = ClockTime(
        int(hour), None if minute is None else int(minute), None if second is None else int(second), offset
    )
    return Interval(day.start, day.end, clock.granularity, clock=clock)


def _parse_interval(text: str) -> Interval:
    parts = text.split("/")
    if len(parts) != 2:
        raise _refuse(text, "an interval has one slash")
    if "T" in text:
        return _between_clocks(parts[0], parts[1], text)
    return _spanned(parts[0], parts[1], Extent.THROUGHOUT, text)


def _between_clocks(first: str, last: str, whole: str) -> Interval:
    """From one clock time to another; the beginning may be a day, and one of the two open."""
    start, end = (
        None if text in {"", ".."} else _parse_clock(text, whole) if "T" in text else _parse_unit(text, whole)
        for text in (first, last)
    )
    if end is not None and end.clock is None:
        raise _refuse(whole, "what begins at a time of day ends at one, or is open")
    known = [unit.granularity for unit in (start, end) if unit is not None]
    return Interval(
        None if start is None else start.start,
        None if end is None else end.end,
        min(known, key=lambda unit: unit.rank),
        Extent.THROUGHOUT,
        clock=None if start is None else start.clock,
        end_clock=None if end is None else end.clock,
    )


def _parse_set(text: str) -> Interval:
    extent = Extent.WITHIN if text[0] == "[" else Extent.THROUGHOUT
    if text[-1] != ("]" if extent is Extent.WITHIN else "}") or len(text) < 3:
        raise _refuse(text, "a set is written [a,b], [a..b], {a,b} or {a..b}")
    elements = text[1:-1].split(",")
    members = []
    for place, element in enumerate(elements):
        if ".." not in element:
            members.append(_parse_unit(element, text))
            continue
        first, _, last = element.partition("..")
        if (not first and place > 0) or (not last and place < len(elements) - 1) or element == "..":
            raise _refuse(text, "an open end stands at the beginning or at the end of a set")
        if element[-1] in "?~%" or first[-1:] in {"?", "~", "%"}:
            raise _refuse(text, "a mark cannot stand inside a range of a set")
        members.append(_spanned(first, last, extent, text))
    if len(members) == 1:
        return members[0]
    return Interval.one_of(members) if extent is Extent.WITHIN else Interval.all_of(members)


def _spanned(first: str, last: str, extent: Extent, whole: str) -> Interval:
    """From the first day of one unit to the last day of another; ``..`` and nothing are open."""
    ends = [None if text in {"", ".."} else _parse_unit(text, whole) for text in (first, last)]
    start, end = ends
    known = [unit for unit in ends if unit is not None]
    if not known and first != "..":
        raise _refuse(whole, "an interval open on both sides is written ../..")
    marks = {unit.qualifier for unit in known if unit.qualifier is not None}
    return Interval(
        None if start is None else start.start,
        None if end is None else end.end,
        min((unit.granularity for unit in known), key=lambda unit: unit.rank, default=Granularity.DAY),
        extent,
        Qualifier.BOTH if len(marks) > 1 else next(iter(marks), None),
    )
