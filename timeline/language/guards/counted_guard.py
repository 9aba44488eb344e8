"""Whether a number that may be a year counts what stands behind it: «في 2000 مدرسة»."""

from __future__ import annotations

import re
from functools import cache

from timeline.expressions import Expr, Range
from timeline.language.context.clauses import shows_tense
from timeline.language.guards.guarded import DEFINITE, NEXT_WORD, WORD_BEFORE, Guarded
from timeline.language.parsing.lexicon import words

__all__ = ["function_words", "not_counted"]

_VERB = re.compile(r"(?:و|ف)?(?:[يت]|س[يتن])[^\W\d_]{2,}$")


@cache
def function_words() -> frozenset[str]:
    """After a year these go on with the sentence; any other bare noun is what the number counts."""
    return words("particle") | words("behind_a_year")


def not_counted(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A number before a bare noun counts it («في 2000 مدرسة») and is no year; «سنة 1902-1903» says that it is one."""
    if isinstance(expr, Range) and _NAMES_A_YEAR.match(text, start):
        return Guarded(end, expr)
    more = _GOES_ON.match(text, end)
    if more is not None and not_counted(text, start, more.end(), expr) is None:
        return None
    found = NEXT_WORD.match(text, end)
    if found is None:
        return Guarded(end, expr)
    word = found[1]
    if text[end : end + 1] not in (" ", ""):
        return None
    if word == "يوم" and _DAY_FOLLOWS.match(text, end):
        return Guarded(end, expr)
    if word in words("counted"):
        return None
    if word in function_words() or word.startswith(DEFINITE):
        return Guarded(end, expr)
    if word[0] in "وفبل" and len(word) > 3:
        return Guarded(end, expr)
    if (
        shows_tense(word)
        or (_VERB.match(word) and word[-1] != "ه")
        or (word.endswith("ت") and not word.endswith("ات"))
        or (word.endswith("ا") and not word.endswith(_ACCUSATIVE) and not _joined(text, start, word))
    ):
        return Guarded(end, expr)
    return None


_NAMES_A_YEAR = re.compile(r"(?:ال)?(?:عام|سنه)ي? [0-9]+ ?[-/] ?[0-9]|بين (?:عامي|سنتي|العامين|السنتين) ")
_ACCUSATIVE = ("را", "ما", "نا", "صا", "فا", "لا")


def _joined(text: str, start: int, word: str) -> bool:
    """«فاز بـ 1987 صوتا», «مليون و2015 ناخبا», «تضم المكتبة 1950 كتابا»: the accusative is what is counted.

    Behind «في» and «منذ» it is the object of a verb («يشهد منذ 2014 حربا»); «رسميا» and «منها» are none. What begins
    with its preposition («منذ 2014») has none before it.
    """
    if word.endswith(("يا", "ها")) or not text[start : start + 1].isdecimal():
        return False
    before = WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and before[1] not in words("tells_a_year")


_DAY_FOLLOWS = re.compile(r" ?يوم (?:ال|[0-9])")
_GOES_ON = re.compile(r" ?(?:الي|و|او|حتي)(?: حتي)? ?[0-9]+")
