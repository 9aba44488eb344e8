"""How a date is to be shown, and the text of days and of stretches of days in either calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from timeline.dates import hijri
from timeline.dates.granularity import Granularity
from timeline.dates.words import Words, month_systems, words

__all__ = ["DayWords", "Style", "build_style", "day_text", "day_words", "listed_days", "point_text", "span_text"]

_ARABIC_INDIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Style:
    """The choices of a caller, checked: ``build_style`` makes it.

    ``calendar`` is ``gregorian``, ``hijri`` or ``both``; ``weekday`` asks for the weekday of single days.
    """

    words: Words
    months: tuple[str, ...]
    arabic_digits: bool
    calendar: str
    weekday: bool

    def say(self, phrase: str, **parts: str) -> str:
        """A phrase of ``names.toml`` with its parts filled in."""
        return self.words.phrases[phrase].format(**parts)

    def finish(self, text: str) -> str:
        """The text in the digits of the style."""
        return text.translate(_ARABIC_INDIC) if self.arabic_digits else text


def build_style(lang: str, months: str, digits: str, calendar: str, *, weekday: bool) -> Style:
    """A style from the arguments of ``timeline.dates.names``; ``ValueError`` for an unknown one."""
    spoken = words(lang)
    systems = month_systems()
    for what, given, known in (
        ("months", months, tuple(systems)),
        ("digits", digits, ("latn", "arab")),
        ("calendar", calendar, ("gregorian", "hijri", "both")),
    ):
        if given not in known:
            msg = f"{what} is one of {', '.join(known)}, not {given!r}"
            raise ValueError(msg)
    return Style(spoken, spoken.months or systems[months].names, digits == "arab" and lang == "ar", calendar, weekday)


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day in one calendar: its number, and month and year in words."""

    day: str
    month: str
    year: str


def day_words(style: Style, day: date, calendar: str) -> DayWords:
    """The parts of a day; ``CalendarRangeError`` for a Hijri one before 1 AH."""
    if calendar == "hijri":
        then = hijri.from_gregorian(day)
        year = style.say("hijri_year", year=str(then.year))
        return DayWords(str(then.day), style.words.hijri_months[then.month - 1], year)
    return DayWords(str(day.day), style.months[day.month - 1], str(day.year))


def day_text(style: Style, day: date, calendar: str, *, weekday: bool = False) -> str:
    """«18 كانون الأول 2015», with its weekday before it if asked."""
    parts = day_words(style, day, calendar)
    text = style.say("date", day=parts.day, month=parts.month, year=parts.year)
    return style.say("weekday_date", weekday=style.words.weekdays[day.weekday()], date=text) if weekday else text


def point_text(style: Style, day: date, precision: Granularity, calendar: str) -> str:
    """A bound as a phrase: the day, its month or its year, whichever is exact."""
    parts = day_words(style, day, calendar)
    if precision is Granularity.YEAR:
        return style.say("whole_year", year=parts.year)
    if precision is Granularity.MONTH:
        return style.say("month_year", month=parts.month, year=parts.year)
    return day_text(style, day, calendar)


def listed_days(style: Style, days: Sequence[date], calendar: str) -> list[str]:
    """Days of an enumeration or a range, each without the month and year that it shares with the next."""
    parts = [day_words(style, day, calendar) for day in days]
    texts = [
        here.day
        if (here.month, here.year) == (then.month, then.year)
        else style.say("day_month", day=here.day, month=here.month)
        if here.year == then.year
        else style.say("date", day=here.day, month=here.month, year=here.year)
        for here, then in pairwise(parts)
    ]
    return [*texts, day_text(style, days[-1], calendar)]


def span_text(style: Style, phrase: str, first: date, last: date, precision: Granularity, calendar: str) -> str:
    """Two ends in a phrase («من … إلى …»), the first without what it shares with the second."""
    if precision is Granularity.DAY:
        begin, end = listed_days(style, (first, last), calendar)
    else:
        here, then = day_words(style, first, calendar), day_words(style, last, calendar)
        begin, end = here.year, then.year
        if precision is Granularity.MONTH:
            same = here.year == then.year
            begin = here.month if same else style.say("month_year", month=here.month, year=here.year)
            end = style.say("month_year", month=then.month, year=then.year)
    return style.say(phrase, first=begin, last=end)
