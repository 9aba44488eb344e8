"""Guards of hours: a bare number before a part of the day, and agencies' hours of the 24-hour clock."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.expressions import DayTime, Expr, Open, Tense
from timeline.language.context.context import stands_alone
from timeline.language.context.tense import HEADLINE, tense_around
from timeline.language.guards.guarded import NEXT_WORD, Guarded, word_before
from timeline.language.parsing.lexicon import words

__all__ = ["agency_hour", "hour_alone", "hour_ends"]

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
    if named and word_before(text, start).startswith("ال"):
        return Guarded(end, expr)  # «الاجتماع 5 مساء اليوم»
    if not named and (adverb.endswith("ا") or not _COUNTS_PERSONS.search(text, max(0, start - 20), start)):
        return Guarded(end, expr)
    if named and digits is not None and isinstance(expr, DayTime):
        # Only the number counts something: «مساء أمس» stands.
        rest = DayTime(of=expr.of, part=expr.part)
        return Guarded(end, rest, start=digits.end())
    return None


_NUMBER_OF = re.compile(r" *(?:بال|في ال)(?:مئه|مائه|ميه)")


def hour_ends(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«غدا ٩» is an hour where a message ends with it; «غدا 9 وزراء», «ارتفع أمس 3» count something."""
    if stands_alone(text, start, end):
        return Guarded(end, expr)
    following = NEXT_WORD.match(text, end)
    goes_on = following is None or (following[1] in words("behind_an_hour") and _NUMBER_OF.match(text, end) is None)
    has_minutes = isinstance(expr, DayTime) and expr.minute is not None
    ends = has_minutes or (following is None and len(text) <= HEADLINE)
    if goes_on and ends and tense_around(text, start, end)[0] is not Tense.PAST:
        return Guarded(end, expr)
    # Without its last word the span is read again: the day stands.
    return Guarded(end, expr, cut=(text.rfind(" ", start, end), end))


_MINUTES_WRITTEN = re.compile(r"[0-9]{1,2}[:.,][0-9]{2}$")
_AND_GREENWICH = re.compile(r" ?\( ?[0-9]{1,2}[:.,][0-9]{2} (?:ب?توقيت |ت ?\.? ?غ)")


_FIRST_HOUR = "الساعه الاولي"


def agency_hour(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«الساعة 3,00 (5,00 ت غ)»: agencies that add Greenwich write the hours of 24.

    «الساعة الأولى من جلسة أمس» is the first of several, and no time of day.
    """
    if text.startswith(" من ", end) and text[start:end] == _FIRST_HOUR:
        return None
    clock = expr.of if isinstance(expr, Open) else expr
    if not isinstance(clock, DayTime) or not clock.hour12 or not _AND_GREENWICH.match(text, end):
        return Guarded(end, expr)
    if not _MINUTES_WRITTEN.search(text, start, end):
        return Guarded(end, expr)
    exact = replace(clock, hour12=False)
    return Guarded(end, replace(expr, of=exact) if isinstance(expr, Open) else exact)
