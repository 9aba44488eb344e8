"""Whether «من … إلى …» tells of a day that something was moved from and one that it was moved to."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.expressions import Expr
from timeline.language.guards.guarded import CLAUSE_END, Guarded
from timeline.language.guards.year_guards import bare_ends
from timeline.language.parsing.lexicon import words

__all__ = ["moved", "moved_or_bare"]

_CLAUSE_REACH = 90
"""How far, in characters, the word that something was moved stands before the days at most."""
_FROM = "من "
_TO = re.compile(r" (?:ال[ىي]|ل[ـ ]?) ?")
_TO_ALONE = re.compile(r" ال[ىي] ")
_LASTS = ("منذ ", "بين ", "ما ")
_BEGINNING = re.compile(r"(?:بدايه|ابتداء|اعتبارا|انطلاقا|(?:ال)?(?:فتره|مده)(?: ال[^\W\d_]+)?) $")
"""«تأجيل الجلسات … بداية من 24 إلى 28 أبريل», «إلى الفترة من 11 إلى 22 مايو»: here something does last."""


def moved(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«تأجيل اللقاء من الخميس إلى 14 الجاري» names two days, and nothing lasts from one to the other.

    Nor does it where the first is told without «من»: «أجلت المباراة المقررة الخميس إلى السبت».
    """
    to = _TO if text.startswith(_FROM, start) else _TO_ALONE
    between = None if text.startswith(_LASTS, start) else to.search(text, start, end)
    if between is None:
        return Guarded(end, expr)
    if _BEGINNING.search(text, max(0, start - _CLAUSE_REACH), start):
        return Guarded(end, expr)
    clause = CLAUSE_END.split(text[max(0, start - _CLAUSE_REACH) : start])[-1]
    return Guarded(end, expr, cut=between.span()) if _words().search(clause) else Guarded(end, expr)


def moved_or_bare(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """``moved``; what is not moved may still be a range of bare numbers that count something."""
    guarded = moved(text, start, end, expr)
    return guarded if guarded is not None and guarded.cut is not None else bare_ends(text, start, end, expr)


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    rows = sorted(words("moved"), key=len, reverse=True)
    # «نقل الاتحاد موعد المباراة»: who moves it may stand between.
    forms = (key.replace(" ", " (?:[^\\W\\d_]+ )?") for key in rows)
    return re.compile(rf"(?<![^\W\d_])(?:و|ف|ب|ل|و[بل])?(?:{'|'.join(forms)})(?![^\W\d_])")
