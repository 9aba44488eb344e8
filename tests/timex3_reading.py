"""Reading TIMEX3 values back into days: what is written is tried against it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from timeline.dates import arithmetic
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval, Qualifier
from timeline.errors import CalendarRangeError, EdtfError

__all__ = ["parse_value"]

_VALUE: Final = re.compile(
    r"([0-9]{2,4})(?:-(?:W([0-9]{2})(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI)))?(?:T(MO|MI|AF|EV|NI|DT))?"
)
_DAY_PART: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(MO|MI|AF|EV|NI|DT)")
_SEASON_NAMES: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def parse_value(value: str, mod: str | None = None) -> Interval | None:
    """The days that a DATE or TIME value names, with START, MID, END or APPROX applied.

    ``None`` for values that name no days (durations, sets, ``PAST_REF``, ``XXXX-12-18``) and for
    strings that are no TIMEX3 value. A weekend is Friday to Sunday.
    """
    try:
        interval = _parse_days(value)
    except (CalendarRangeError, EdtfError):
        return None
    if interval is None or mod is None:
        return interval
    start, end = interval.start, interval.end
    if mod == "APPROX":
        return _rebuilt(interval, qualifier=Qualifier.APPROXIMATE)
    if mod == "START" and interval.part_of_day == "MO":
        return _rebuilt(interval, part="DA")
    if mod in {"START", "MID", "END"} and start is not None and end is not None:
        return Interval(*arithmetic.third_bounds(start, end, mod.lower()), interval.granularity)
    return interval


def _rebuilt(interval: Interval, qualifier: Qualifier | None = None, part: str | None = None) -> Interval:
    return replace(
        interval, qualifier=qualifier or interval.qualifier, part_of_day=part or interval.part_of_day, members=()
    )


def _parse_days(value: str) -> Interval | None:
    with_part = _DAY_PART.fullmatch(value)
    if with_part is not None:
        return _rebuilt(parse_edtf(with_part[1]), part=with_part[2])
    found = _VALUE.fullmatch(value)
    if found is None:
        return parse_edtf(value) if re.fullmatch(r"[0-9./:TZ+-]+", value) else None
    digits, week, weekend, quarter, half, season, part = found.groups()
    if part is not None:
        return None
    if len(digits) < 4:
        bare = found.end(1) == len(value)
        return (Interval.century(int(digits) + 1) if len(digits) == 2 else _decade(int(digits))) if bare else None
    year = int(digits)
    if week is not None:
        try:
            monday = date.fromisocalendar(year, int(week), 1)
        except ValueError:
            return None
        return Interval.weekend(arithmetic.add_days(monday, 4)) if weekend else Interval.week(monday)
    if quarter is not None:
        return Interval.quarter(year, int(quarter))
    if half is not None:
        return Interval.half(year, int(half))
    if season is not None:
        return Interval.season(year, _SEASON_NAMES[season])
    return Interval.year(year)


def _decade(tens: int) -> Interval:
    return Interval.decade(max(10 * tens, 1))
