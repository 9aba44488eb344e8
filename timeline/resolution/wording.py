"""Values in words: days, months, amounts, intervals and expressions, in Arabic and English.

The words stand in ``names.toml``, those of months and days in that of ``timeline.dates``. What comes from a text (an
event's wording, a cue, a quotation) is cut to a line, because a derivation quotes it and a text may be hostile.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from timeline.dates.arithmetic import days_in_month, show_number
from timeline.dates.clock import ClockTime
from timeline.dates.granularity import Granularity
from timeline.dates.holidays import holidays
from timeline.dates.interval import Interval, Qualifier
from timeline.dates.words import month_systems
from timeline.dates.words import words as date_words
from timeline.errors import LanguageDataError
from timeline.expressions import (
    EITHER_FEAST,
    Calendar,
    CalendarDate,
    Century,
    Day,
    DayTime,
    Decade,
    Expr,
    Holiday,
    Nth,
    PartOfDay,
    Season,
    SeasonName,
    Weekday,
)

__all__ = ["LANGUAGES", "amount", "names", "words"]

LANGUAGES: Final = ("ar", "en")
"""The languages of every text here."""

_FILE: Final = "names.toml"
_LONGEST_QUOTATION: Final = 80
_CENTURIES_OF_A_MILLENNIUM: Final = 10


@cache
def names(language: str) -> dict[str, Any]:
    """The words of one language.

    Raises:
        ValueError: It is not one of ``LANGUAGES``.
        LanguageDataError: The file lacks it.
    """
    if language not in LANGUAGES:
        msg = f"no texts in {language!r}: the languages are {', '.join(LANGUAGES)}"
        raise ValueError(msg)
    data = tomllib.loads(files("timeline.resolution").joinpath(_FILE).read_text(encoding="utf-8"))
    if language not in data:
        raise LanguageDataError(_FILE, language, "this language is missing")
    own = date_words(language)
    shared = {
        # Both names by which Arabic news knows a month, because a derivation is read everywhere.
        "months": own.months or month_systems()["double"].names,
        "hijri_months": own.hijri_months,
        "weekdays": own.weekdays,
        SeasonName.__name__: own.seasons,
        PartOfDay.__name__: own.parts,
    }
    return {**data[language], **shared}


def words(value: object, language: str) -> str:
    """Any value of a step, problem or conflict in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    for kind, wording in _BY_TYPE:
        if isinstance(value, kind):
            return wording(value, language)
    return names(language)["something"] if isinstance(value, Expr) else _line(str(value))


def amount(count: object, unit: object, language: str) -> str:
    """So many units: «ثلاثة أسابيع» as ``3 أسابيع``, in the oblique case; without a count the bare plural."""
    if not isinstance(unit, Granularity):
        return words(count, language)
    forms: dict[str, str] = names(language)["units"][unit.value]
    if not isinstance(count, int | float):
        return forms["bare"]
    if count == 1:
        return forms["one"]
    form = "many"
    if "few" in forms:
        rest = abs(int(count)) % 100
        form = "few" if 3 <= rest <= 10 else "many" if rest > 10 else "other"
        if count == 2:
            form = "two"
    return forms[form].format(n=show_number(count) if isinstance(count, int) else f"{count:g}")


# --- days and intervals ------------------------------------------------------------------------


def _date(day: date, language: str) -> str:
    n = names(language)
    parts = {"day": day.day, "month": n["months"][day.month - 1], "year": day.year}
    text: str = n["date"]
    return text.format(iso=day.isoformat(), weekday=n["weekdays"][day.weekday()], **parts)


def _interval(interval: Interval, language: str) -> str:
    n = names(language)
    if interval.members:
        shown = [_interval(member, language) for member in interval.members[:10]]
        return str(n["and"]).join(shown) + (" …" if len(interval.members) > 10 else "")
    text = _span(interval, language)
    if interval.part_of_day is not None:
        text = str(n["part"]).format(
            text=text, part=n[PartOfDay.__name__].get(interval.part_of_day, interval.part_of_day)
        )
    if interval.clock is not None:
        text = str(n["at"]).format(text=text, clock=interval.clock.isoformat())
    if interval.end_clock is not None:
        text = str(n["until_clock"]).format(text=text, clock=interval.end_clock.isoformat())
    if interval.qualifier in {Qualifier.APPROXIMATE, Qualifier.BOTH}:
        text = str(n["approximately"]).format(text=text)
    if interval.tolerance_days:
        slack = amount(interval.tolerance_days, Granularity.DAY, language)
        text = str(n["tolerance"]).format(text=text, amount=slack)
    return text


def _span(interval: Interval, language: str) -> str:
    n = names(language)
    start, end = interval.start, interval.end
    if start is None or end is None:
        if start is not None:
            return str(n["from"]).format(start=_date(start, language))
        return str(n["until"]).format(end=_date(end, language)) if end is not None else str(n["all_time"])
    if start == end:
        return _date(start, language)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(n["year"]).format(year=start.year)
    whole_month = start.day == 1 and end.day == days_in_month(end.year, end.month)
    if whole_month and (start.year, start.month) == (end.year, end.month):
        return str(n["with_year"]).format(text=n["months"][start.month - 1], year=start.year)
    return str(n["between"]).format(start=_date(start, language), end=_date(end, language))


# --- expressions -------------------------------------------------------------------------------


def _calendar_date(expr: CalendarDate, language: str) -> str:
    n = names(language)
    if expr.year is not None and expr.year < 0:
        counted = _calendar_date(replace(expr, year=-expr.year), language)
        return str(n["before_christ"]).format(text=counted)
    hijri = expr.calendar is Calendar.HIJRI
    year = None if expr.year is None else show_number(expr.year)
    if year is not None and expr.year_digits == 2:
        year = str(n["two_digits"]).format(year=year)
    if expr.month is None and expr.day is None:
        if year is None:
            return str(n["any_hijri_year" if hijri else "any_year"])
        return str(n["hijri_year" if hijri else "year"]).format(year=year)
    months = n["hijri_months" if hijri else "months"]
    if expr.month is None:
        text = str(n["day_of_month"]).format(day=show_number(expr.day or 0))
    else:
        month = months[expr.month - 1] if 1 <= expr.month <= 12 else show_number(expr.month)
        text = month if expr.day is None else str(n["day_month"]).format(day=show_number(expr.day), month=month)
    if year is None:
        return text
    return str(n["hijri_with_year" if hijri else "with_year"]).format(text=text, year=year)


def _century(expr: Century, language: str) -> str:
    n, number = names(language), abs(expr.number)
    thousand = expr.count == _CENTURIES_OF_A_MILLENNIUM and not number % _CENTURIES_OF_A_MILLENNIUM
    text = (
        str(n["millennium"]).format(number=show_number(number // _CENTURIES_OF_A_MILLENNIUM))
        if thousand
        else str(n["century"]).format(number=show_number(number))
    )
    return str(n["before_christ"]).format(text=text) if expr.number < 0 else text


def _nth(expr: Nth, language: str) -> str:
    n = names(language)
    if isinstance(expr.unit, Weekday):
        unit = str(n["named_weekday"]).format(weekday=words(expr.unit, language))
    else:
        unit = n["units"][expr.unit.value]["name"]
    if expr.number == -1:
        return str(n["ordinal"]).format(unit=unit, ordinal=n["last"])
    if 1 <= expr.number <= len(n["ordinals"]):
        return str(n["ordinal"]).format(unit=unit, ordinal=n["ordinals"][expr.number - 1])
    return str(n["ordinal_number"]).format(unit=unit, number=show_number(expr.number))


def _season(expr: Season, language: str) -> str:
    n = names(language)
    name = words(expr.name, language)
    return name if expr.year is None else str(n["with_year"]).format(text=name, year=show_number(expr.year))


def _holiday(expr: Holiday, language: str) -> str:
    known = holidays().get(expr.name)
    if expr.name == EITHER_FEAST:
        return str(names(language)["either_feast"])
    name = _line(expr.name) if known is None else known.names[0] if language == "ar" else known.label
    return (
        name if expr.year is None else str(names(language)["with_year"]).format(text=name, year=show_number(expr.year))
    )


def _day_time(expr: DayTime, language: str) -> str:
    written = [show_number(part) for part in (expr.hour, expr.minute, expr.second) if part is not None]
    return ":".join(written) or (words(expr.part, language) if expr.part else str(names(language)["something"]))


def _enum(value: Enum, language: str) -> str:
    """The word for a member; a policy value, which has none, stands for itself."""
    table: Mapping[str, str] = names(language).get(type(value).__name__, {})
    return table.get(str(value.value), str(value.value))


def _line(text: str) -> str:
    """A quotation on one line and of bounded length."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_QUOTATION else flat[: _LONGEST_QUOTATION - 1] + "…"


_BY_TYPE: Final[tuple[tuple[type[Any], Callable[[Any, str], str]], ...]] = (
    (Day, lambda day, language: str(names(language)["weekdays"][day])),
    (Granularity, lambda unit, language: str(names(language)["units"][unit.value]["name"])),
    (Enum, _enum),
    (date, _date),
    (Interval, _interval),
    (ClockTime, lambda clock, _: clock.isoformat()),
    (CalendarDate, _calendar_date),
    (Weekday, lambda expr, language: str(names(language)["weekdays"][expr.day])),
    (Nth, _nth),
    (Season, _season),
    (Holiday, _holiday),
    (DayTime, _day_time),
    (Decade, lambda expr, language: str(names(language)["decade"]).format(year=show_number(expr.first))),
    (Century, _century),
    (int, lambda number, _: show_number(number)),
    (str, lambda text, _: _line(text)),
)
