"""Dates as readers expect them: month and weekday names by region, days and intervals in Arabic and English.

Ranges are written in words, «من 8 إلى 10 كانون الأول 2016»: between digits a dash is drawn the wrong way
round in right-to-left text («8–10» appears as 10–8). No locale of the machine is asked; every choice is an
argument.

==============  =====================================================================================
``lang``        ``ar``, ``en``
``months``      a system of ``timeline.dates.words.month_systems``: ``levantine``, ``egyptian``,
                ``moroccan``, ``maghrebi`` (Algeria, Tunisia), ``mauritanian``, ``double``
                («كانون الأول/ديسمبر»); English has its own names
``digits``      ``latn`` (2015) or ``arab`` (٢٠١٥), the latter in Arabic only
``calendar``    ``gregorian``, ``hijri``, or ``both``: the Hijri date in brackets, for stretches of up to
                31 days; days before the Hijri calendar are always Gregorian
==============  =====================================================================================
"""

from __future__ import annotations

from timeline.dates.interval import Interval
from timeline.dates.phrasing import interval_text
from timeline.dates.style import build_style
from timeline.dates.words import words

__all__ = ["format_interval", "weekday_name"]


def weekday_name(weekday: int, lang: str = "ar") -> str:
    """Name of weekday 0 (Monday) to 6; ``ValueError`` for any other."""
    names = words(lang).weekdays
    if not 0 <= weekday < len(names):
        msg = f"there is no such weekday: there are {len(names)}"
        raise ValueError(msg)
    return names[weekday]


def format_interval(
    interval: Interval,
    *,
    lang: str = "ar",
    months: str = "levantine",
    digits: str = "latn",
    calendar: str = "gregorian",
    weekday: bool = True,
) -> str:
    """An interval with all that is known of it, as a phrase that stands alone.

    «مساء الثلاثاء 15 كانون الأول 2015», «من 8 إلى 10 كانون الأول 2016» (throughout), «بين 7 و13 كانون
    الأول 2015» (within), «أواخر أيلول 2015», «منذ 7 كانون الأول 2015». A single day carries its weekday
    unless ``weekday`` is false.

    Raises:
        ValueError: An argument is none of those listed at the head of the module.
    """
    style = build_style(lang, months, digits, calendar, weekday=weekday)
    return style.finish(interval_text(style, interval))
