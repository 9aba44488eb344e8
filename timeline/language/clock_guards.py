"""Guards of hours: a bare number before a part of the day, and agencies' hours of the 24-hour clock."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.expressions import DayTime, Expr, Open
from timeline.language.guarded import WORD_BEFORE, Guarded

__all__ = ["agency_hour", "hour_alone"]

_HOUR_BEHIND = re.compile(
    r"(?:^|[\n(:،,])[ -]*$|(?:^|[ (])[وف]?(?:في|عند|حتي|الي|من|بعد|قبل|قبيل|بين|بحلول|منذ|نحو|حوالي|قرابه|تمام|و|ب)[ ]*$"
)
"""Where a number before a part of the day is an hour: at the beginning, or behind a preposition."""
_COUNTS_PERSONS = re.compile(
    r"(?:^|[ \n])[وف]?(?:قتل|قتلت|مقتل|اصيب|اصابه|جرح|جرحت|اعتقل|اعتقال|اعتقلت|اوقف|توقيف|ضبط|توفي|وفاه|استشهد|مصرع|انقاذ|اجلاء)[ ]*$"
)
_HOUR_IN_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)?\W*")


def hour_alone(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«قتل 9 مساء أمس» counts persons; «9 صباحا» is an hour, and so is «في 9 مساء أمس»."""
    digits = _HOUR_IN_DIGITS.match(text, start)
    named = isinstance(expr, DayTime) and expr.of is not None
    adverb = text[start:end].split()[-1]
    if _HOUR_BEHIND.search(text, max(0, start - 12), start):
        return Guarded(end, expr)
    before = WORD_BEFORE.search(text, max(0, start - 24), start)
    if named and before is not None and before[1].startswith("ال"):
        return Guarded(end, expr)  # «الاجتماع 5 مساء اليوم»
    if not named and (adverb.endswith("ا") or not _COUNTS_PERSONS.search(text, max(0, start - 20), start)):
        return Guarded(end, expr)
    if named and digits is not None and isinstance(expr, DayTime):
        # Only the number counts something: «مساء أمس» stands.
        rest = DayTime(of=expr.of, part=expr.part)
        return Guarded(end, rest, start=digits.end())
    return None


_MINUTES_WRITTEN = re.compile(r"[0-9]{1,2}[:.,][0-9]{2}$")
_AND_GREENWICH = re.compile(r" ?\( ?[0-9]{1,2}[:.,][0-9]{2} (?:ب?توقيت |ت ?\.? ?غ)")


def agency_hour(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«الساعة 3,00 (5,00 ت غ)»: agencies that add Greenwich write the hours of 24."""
    clock = expr.of if isinstance(expr, Open) else expr
    if not isinstance(clock, DayTime) or not clock.hour12 or not _AND_GREENWICH.match(text, end):
        return Guarded(end, expr)
    if not _MINUTES_WRITTEN.search(text, start, end):
        return Guarded(end, expr)
    exact = replace(clock, hour12=False)
    return Guarded(end, replace(expr, of=exact) if isinstance(expr, Open) else exact)
