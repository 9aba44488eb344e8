"""Two times that are one only where nothing else is said: in a text each is read by itself."""

from __future__ import annotations

import re

from timeline.expressions import Expr
from timeline.language.context.context import stands_alone
from timeline.language.context.tense import is_headline
from timeline.language.guards.guarded import NEXT_WORD, Guarded

__all__ = ["alone_or_apart", "ends_or_apart"]

_BETWEEN = re.compile(r" او | (?=قبل |بعد |اعتبارا |ابتداء |بدءا |بدايه |انطلاقا )")
"""Where two times meet: «غدا | أو | اليوم», «الاثنين | قبل أسبوعين»; «قبل» belongs to the second."""


def alone_or_apart(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«غدا أو اليوم» is one of two days where it is all that is said; in a text they are two."""
    return Guarded(end, expr) if stands_alone(text, start, end) else _apart(text, start, end, expr)


def ends_or_apart(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«التسليم نهاية اليوم» ends a message; in «قبل نهاية اليوم كان» the day stands by itself."""
    ends = NEXT_WORD.match(text, end) is None and is_headline(text, start, end)
    return Guarded(end, expr) if ends else _apart(text, start, end, expr)


def _apart(text: str, start: int, end: int, expr: Expr) -> Guarded:
    found = _BETWEEN.search(text, start, end)
    if found is None:
        # Nothing joins them: the first word is none of the time that remains.
        space = text.find(" ", start, end)
        return Guarded(end, expr, cut=(space, space + 1))
    return Guarded(end, expr, cut=(found.start(), max(found.end(), found.start() + 1)))
