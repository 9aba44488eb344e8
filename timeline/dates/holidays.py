"""Named days (feasts, national days, anniversaries) and the days on which they fall.

The data is ``holidays.toml`` beside this module: one row, one named day, with its Arabic names, its rules
and the source of each. Nothing here reads a text; ``language`` takes the names from here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from timeline.dates import arithmetic, hijri
from timeline.dates.easter import orthodox_easter, western_easter
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError, LanguageDataError

__all__ = [
    "Holiday",
    "HolidayReading",
    "HolidayRule",
    "holiday_readings",
    "holidays",
    "reason_text",
]

_FILE: Final = "holidays.toml"
_SECOND_IN_YEAR: Final = "second-in-year"


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """One way to compute a named day; the head of ``holidays.toml`` says what each part means."""

    kind: str
    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    shift: int = 0
    church: str = ""
    days: int = 1
    night: bool = False
    reason: str = ""
    since: int = 1
    until: int = 9999

    @property
    def is_hijri(self) -> bool:
        """Whether it counts in the Hijri calendar."""
        return self.kind.startswith("hijri")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: canonical Arabic names (the usual one first), English label, country, source, rules."""

    id: str
    names: tuple[str, ...]
    label: str
    source: str
    rules: tuple[HolidayRule, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class HolidayReading:
    """The days of one reading; ``reason`` is a key of ``reason_text``, empty for the default reading."""

    interval: Interval
    reason: str


def holidays() -> Mapping[str, Holiday]:
    """Every named day by its id, in the order of the file.

    Raises:
        LanguageDataError: A row of the file is wrong.
    """
    return _load()[0]


def reason_text(reason: str, lang: str = "ar") -> str:
    """Why a reading is another one, in words (``ar`` or ``en``); ``""`` for the default reading."""
    return _load()[1][reason][lang] if reason else ""


def holiday_readings(holiday_id: str, year: int, calendar: str = "gregorian") -> tuple[HolidayReading, ...]:
    """Every reading of a named day in a year, the default first.

    ``calendar`` is that of ``year``, ``"gregorian"`` or ``"hijri"``, whatever calendar the day follows.
    A Hijri day may fall twice in a Gregorian year: the second is another reading. Where the default does
    not fall in that year the first reading carries a reason; where none does, or the day was not kept yet,
    there is no reading. Readings are WITHIN their days.

    Raises:
        CalendarRangeError: The calendar has no such year.
        LookupError: There is no named day of that id.
        ValueError: There is no such calendar.
    """
    return _readings(holiday_id, year, calendar)


# --- computing ---------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _readings(holiday_id: str, year: int, calendar: str) -> tuple[HolidayReading, ...]:
    holiday = holidays().get(holiday_id)
    if holiday is None:
        msg = f"there is no named day {holiday_id!r} in {_FILE}"
        raise LookupError(msg)
    if calendar == "hijri":
        span = hijri.to_gregorian(year)
    elif calendar == "gregorian":
        span = Interval.year(year)
    else:
        msg = f"there is no calendar {calendar!r}: the years are gregorian or hijri"
        raise ValueError(msg)
    readings: list[HolidayReading] = []
    for rule in holiday.rules:
        for place, interval in enumerate(_occurrences(rule, span)):
            reason = rule.reason or (_SECOND_IN_YEAR if place else "")
            readings.append(HolidayReading(interval, reason))
    return tuple(readings)


def _bounds(interval: Interval) -> tuple[date, date]:
    """Both ends of an interval that is known to have them (years, Hijri months and days)."""
    if interval.start is None or interval.end is None:
        msg = "a named day lies in a closed interval"
        raise CalendarRangeError(msg)
    return interval.start, interval.end


def _occurrences(rule: HolidayRule, span: Interval) -> Iterator[Interval]:
    """Where a rule falls inside ``span``, in the order of time."""
    start, end = _bounds(span)
    if not rule.is_hijri:
        years = range(start.year, end.year + 1)
    elif end < hijri.FIRST_DAY:
        return
    else:
        years = range(hijri.from_gregorian(max(start, hijri.FIRST_DAY)).year, hijri.from_gregorian(end).year + 1)
    for year in years:
        try:
            found = _KINDS[rule.kind](rule, year)
        except CalendarRangeError:  # no such day in that year
            continue
        day = _bounds(found)[0]
        if start <= day <= end and rule.since <= day.year <= rule.until:
            yield found


def _from(start: date, rule: HolidayRule) -> Interval:
    return Interval(start, arithmetic.add_days(start, rule.days - 1))


def _fixed(rule: HolidayRule, year: int) -> Interval:
    return _from(arithmetic.make_date(year, rule.month, rule.day), rule)


def _weekday(rule: HolidayRule, year: int) -> Interval:
    day = arithmetic.nth_weekday_of_month(year, rule.month, rule.weekday, rule.nth)
    return _from(arithmetic.add_days(day, rule.shift), rule)


def _easter(rule: HolidayRule, year: int) -> Interval:
    sunday = western_easter(year) if rule.church == "western" else orthodox_easter(year)
    return _from(arithmetic.add_days(sunday, rule.shift), rule)


def _hijri(rule: HolidayRule, year: int) -> Interval:
    found = hijri.to_gregorian(year, rule.month, rule.day)
    start = arithmetic.add_days(_bounds(found)[0], -1 if rule.night else 0)
    return Interval(
        start,
        arithmetic.add_days(start, rule.days - 1),
        part_of_day="NI" if rule.night else None,
        tolerance_days=found.tolerance_days,
    )


def _hijri_month(rule: HolidayRule, year: int) -> Interval:
    return hijri.to_gregorian(year, rule.month)


def _hijri_weekday(rule: HolidayRule, year: int) -> Interval:
    """The n-th such weekday of a Hijri month; a week uncertain if the month's own uncertainty could move it."""
    month = hijri.to_gregorian(year, rule.month)
    first, last = _bounds(month)
    count = 7 * (rule.nth - 1 if rule.nth > 0 else rule.nth + 1)

    def found(moved: int) -> date:
        if rule.nth > 0:
            day = arithmetic.weekday_on_or_after(arithmetic.add_days(first, moved), rule.weekday)
        else:
            day = arithmetic.weekday_on_or_before(arithmetic.add_days(last, moved), rule.weekday)
        return arithmetic.add_days(day, count)

    day, slack = found(0), month.tolerance_days
    return Interval(day, day, tolerance_days=0 if found(-slack) == day == found(slack) else 7)


_KINDS: Final[Mapping[str, Callable[[HolidayRule, int], Interval]]] = {
    "fixed": _fixed,
    "weekday": _weekday,
    "easter": _easter,
    "hijri": _hijri,
    "hijri-month": _hijri_month,
    "hijri-weekday": _hijri_weekday,
}


# --- loading -----------------------------------------------------------------------------------


@cache
def _load() -> tuple[Mapping[str, Holiday], Mapping[str, Mapping[str, str]]]:
    data = tomllib.loads(files("timeline.dates").joinpath(_FILE).read_text(encoding="utf-8"))
    reasons: dict[str, dict[str, str]] = data.get("reasons", {})
    found: dict[str, Holiday] = {}
    for row in data.get("holiday", []):
        holiday = _holiday(row, reasons)
        if holiday.id in found:
            raise LanguageDataError(_FILE, holiday.id, "this id stands twice")
        found[holiday.id] = holiday
    return MappingProxyType(found), MappingProxyType(reasons)


def _holiday(row: dict[str, Any], reasons: Mapping[str, object]) -> Holiday:
    name = str(row.get("id", "a row without id"))
    missing = {"id", "names", "en", "source", "rules"} - row.keys()
    unknown = row.keys() - {"id", "names", "en", "source", "rules", "country"}
    if missing or unknown:
        raise LanguageDataError(_FILE, name, f"missing {sorted(missing)}, unknown {sorted(unknown)}")
    rules = tuple(_rule(name, rule, reasons) for rule in row["rules"])
    if not rules or not row["names"]:
        raise LanguageDataError(_FILE, name, "a named day needs a name and a rule")
    return Holiday(name, tuple(row["names"]), row["en"], row["source"], rules, row.get("country"))


_NEEDED: Final[Mapping[str, frozenset[str]]] = {
    "fixed": frozenset({"month", "day"}),
    "weekday": frozenset({"month", "weekday", "nth"}),
    "easter": frozenset({"church", "shift"}),
    "hijri": frozenset({"month", "day"}),
    "hijri-month": frozenset({"month"}),
    "hijri-weekday": frozenset({"month", "weekday", "nth"}),
}
_FIELDS: Final = frozenset(field.name for field in fields(HolidayRule))


def _rule(name: str, rule: dict[str, Any], reasons: Mapping[str, object]) -> HolidayRule:
    needed = _NEEDED.get(rule.get("kind", ""))
    if needed is None:
        raise LanguageDataError(_FILE, name, f"no kind {rule.get('kind')!r}: they are {', '.join(_NEEDED)}")
    if not needed <= rule.keys() or not rule.keys() <= _FIELDS:
        problem = f"a rule of kind {rule['kind']} needs {sorted(needed)} and knows {sorted(_FIELDS)}"
        raise LanguageDataError(_FILE, name, problem)
    if rule.get("church", "western") not in {"western", "orthodox"}:
        raise LanguageDataError(_FILE, name, "church is western or orthodox")
    if rule.get("reason") and rule["reason"] not in reasons:
        raise LanguageDataError(_FILE, name, f"no reason {rule['reason']!r} in [reasons]")
    return HolidayRule(**rule)
