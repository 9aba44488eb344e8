"""Years of two digits: «نوفمبر 54», «عام 82», «في العام 70»; beside a counted noun the number is none."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.expressions import CalendarDate, Expr
from timeline.language.context.clauses import shows_tense
from timeline.language.guards.counted_guard import function_words
from timeline.language.guards.guarded import DEFINITE, NEXT_WORD, Guarded
from timeline.language.parsing.lexicon import words

__all__ = ["two_digits"]


def two_digits(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«نوفمبر 54», «عام 82»: two digits are a year only where nothing behind them may be what they count.

    Else a month stands without them, and a year does not («تجاوز الدين العام 35 مليار دولار»).
    """
    found = NEXT_WORD.match(text, end)
    if isinstance(expr, CalendarDate) and expr.month is None and _is_of_antiquity(text, start, end):
        return Guarded(end, replace(expr, year_digits=4))
    if _PERCENT.match(text, end) is None:
        if found is None or found[1] in function_words() or found[1].startswith(DEFINITE):
            return Guarded(end, expr)
        if shows_tense(found[1]) or (found[1][0] == "و" and found[1] not in words("counted")):
            return Guarded(end, expr)
    if not isinstance(expr, CalendarDate) or expr.month is None:
        is_old = isinstance(expr, CalendarDate) and (expr.year or 0) >= _OLD and _OF_YEAR.match(text, start) is not None
        return Guarded(end, expr) if is_old and found is not None and _COUNTS.match(found[1]) is None else None
    return Guarded(start + len(text[start:end].rstrip("0123456789 ")), CalendarDate(month=expr.month))


def _is_of_antiquity(text: str, start: int, end: int) -> bool:
    """«دمره الرومان في العام 70»: the year as it is written."""
    near = text[max(0, start - _NEAR_ANTIQUITY) : end + _NEAR_ANTIQUITY]
    return any(word.lstrip("وفبلك").removeprefix("ال") in words("antiquity") for word in near.split())


_NEAR_ANTIQUITY = 40
_OLD = 40
_OF_YEAR = re.compile(r"(?:ال)?سنه ")
_COUNTS = re.compile(
    r".*[اه]$|مليون|مليار|بليون|دولار|يورو|ريال|درهم|دينار|جنيه|ليره|يوم$|طن$|[ذد]ونم|هكتار|كم$|كيلو|متر|شخص|من$"
)
"""After 40 to 99 a counted noun has the ending of the accusative, or is a currency or a measure."""
_PERCENT = re.compile(r" ?(?:%|(?:بال|في ال)(?:مئه|مائه|ميه|الف))|[,.][0-9]")
