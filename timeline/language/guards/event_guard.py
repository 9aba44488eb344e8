"""The words of the event that an offset counts from: «بعد يومين من لقاء هامبورغ»."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import Duration, EventRelative, Expr, Relation, Shift
from timeline.language.context.clauses import words_of_time
from timeline.language.expression import TimexType
from timeline.language.guards.guarded import Guarded
from timeline.language.parsing.lexicon import words

__all__ = ["event_of_offset"]

_THROUGH = re.compile(r"(?<= من) (?:خلال|قبل|دون|غير)(?![^\W\d_])")
_TIME_ITSELF = frozenset(("الزمن", "الزمان"))
_EVENT_WORD = re.compile(r" ?([^\W\d_]+)")


def _ends_an_event(word: str) -> bool:
    return word in words("particle") or word in words("ends_an_event")


def event_of_offset(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """The words of the event that an offset counts from: up to four, to the end of the phrase."""
    if not isinstance(expr, EventRelative):
        return None
    if expr.relation is Relation.BEFORE and expr.unit is Granularity.YEAR and text[start:end].endswith(" علي"):
        # «وافقت قبل ثلاث سنوات على الحد»: «على» belongs to the verb; days are counted «قبل يومين على».
        return Guarded(end - len(" علي"), Shift(-(expr.count or 0), expr.unit), TimexType.DATE)
    if expr.relation is Relation.BEFORE and _THROUGH.match(text, end) is not None and expr.count and expr.unit:
        # «حسم اللقب قبل أسبوع من خلال مباراته»: nothing is counted from.
        return Guarded(end - len(" من"), Shift(-expr.count, expr.unit), TimexType.DATE)
    event: list[str] = []
    position = end
    while len(event) < 4:
        found = _EVENT_WORD.match(text, position)
        if found is None or (event and (_ends_an_event(found[1]) or found[1][0] == "و")):
            break
        if found[1] in words_of_time():
            break
        event.append(found[1])
        position = found.end()
    if event and event[0] in _TIME_ITSELF and expr.count is not None and expr.unit is not None:
        # «بعد عقد من الزمن»: no event, only a length.
        return Guarded(end + 1 + len(event[0]), Duration(expr.count, expr.unit), TimexType.DURATION)
    if len(event) == 1 and event[0] in words("at_least") and expr.count is not None and expr.unit is not None:
        return Guarded(position, Duration(expr.count, expr.unit), TimexType.DURATION)  # «بعد 48 ساعة على الأقل»
    if not event or _ends_an_event(event[0]):
        return None
    return Guarded(position, replace(expr, event=" ".join(event)))
