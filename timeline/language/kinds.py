"""The kinds that rules yield, in groups that patterns use, and which of them are expressions of their own."""

from __future__ import annotations

from timeline.language.expression import TimexType

__all__ = ["ANY", "DAY", "EMITTED", "HMON", "MON", "MONTHISH", "WEEKISH", "YEARISH"]

MON = "mon|mon_amb"
"""A Gregorian month by name (1–12); ``mon_amb`` is also another word."""
HMON = "hmon|hmon_amb"
"""A Hijri month by name (1–12)."""
DAY = "wday|dday|md|ymd|day|rel_day|hol"
"""One day, however told."""
WEEKISH = "rel_week|ana_week"
YEARISH = "yr|rel_year|ana_year"
"""One year."""
MONTHISH = "mo|ym|rel_month|ana_month"
"""One month."""
ANY = f"{DAY}|{WEEKISH}|{YEARISH}|{MONTHISH}|span|time|rel_decade|rel_century|rel_weekend"
"""Any time on the calendar."""

EMITTED: dict[str, TimexType | None] = {
    **dict.fromkeys(ANY.split("|"), TimexType.DATE),
    "ana_century": TimexType.DATE,
    "since": TimexType.DATE,
    "day_number": TimexType.DATE,
    "time": TimexType.TIME,
    "dur": TimexType.DURATION,
    "set": TimexType.SET,
    "vague": TimexType.DATE,
    "event": TimexType.DATE,
    "no_day": TimexType.DATE,
    "no_hour": TimexType.TIME,
    "name": None,
}
"""Kinds that stand as an expression; ``name`` covers its words and is none. ``day_number`` is a day told by a bare number:
a part of nothing longer, because what follows may show that the number counts something. ``no_day`` and ``no_hour`` are
meant as a date and a time that do not exist: the resolver says so."""
