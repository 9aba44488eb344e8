"""Hours that are of every day: «يفتح أبوابه يوميا … من العاشرة حتى الخامسة»."""

from __future__ import annotations

import re

from timeline.dates.granularity import Granularity
from timeline.expressions import Expr, Set
from timeline.language.context.clauses import words_of_time
from timeline.language.expression import TimexType
from timeline.language.guards.guarded import Guarded
from timeline.language.guards.moved_guard import moved

__all__ = ["hours_alone"]

_REACH = 60
"""Characters before the hours in which a word says that they are of every day."""
_DAILY = re.compile(r"(?<![^\W\d_])(?:يوميا|كل يوم)(?![^\W\d_])([^.!?;\n]*)$")
_DAILY_BEHIND = re.compile(r" ?,? ?(?:يوميا|كل يوم|(?:طيله|طوال) ايام)")


def hours_alone(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«يستقبل الزوار يوميا في مقره من التاسعة حتى الخامسة» repeats; with a day beside them hours are of that day."""
    if _is_daily(text, start, end):
        return Guarded(end, Set(None, 1, Granularity.DAY), TimexType.SET)
    return moved(text, start, end, expr)


def _is_daily(text: str, start: int, end: int) -> bool:
    if _DAILY_BEHIND.match(text, end) is not None:
        return True
    found = _DAILY.search(text, max(0, start - _REACH), start)
    return found is not None and words_of_time().isdisjoint(found[1].split())
