"""Two expressions that tell of one event name one day: «الاثنين الماضي» here, «الخامس من الشهر الجاري» there.

Two sentences tell of one event where they share several words that the rest of the text hardly uses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from timeline.annotation import Annotation
from timeline.articles import days
from timeline.articles.constraints import Constraint
from timeline.articles.named import Named, meant_days, named
from timeline.dates.granularity import Granularity
from timeline.expressions import Direction
from timeline.text.fold import fold

__all__ = ["same_event_constraints", "sentence_starts"]

_STOP = re.compile(r"[.!?\n]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Words near both expressions that stand in at most three sentences of the text, four of them: the place, the
# victims, the deed. Fewer are shared by neighbouring sentences of any story.
_RARE, _SHARED = 3, 4
_NEAR = 160
# Two clauses of one sentence that name the same rare thing take it up again: «قصف المشفى الاثنين الماضي، …
# القذائف التي سقطت على المشفى في الخامس من الشهر الجاري».
_SHARED_IN_SENTENCE = 1
_MAX_PAIRS = 200


def sentence_starts(text: str) -> list[int]:
    """Where the sentences (or lines) of a text begin, the first at 0."""
    return [0, *(match.end() for match in _STOP.finditer(text.replace("؟", "?")))]


def same_event_constraints(annotations: Sequence[Annotation], text: str) -> Iterator[Constraint]:
    """The days on which both expressions of each pair that tells of one event can have been written."""
    starts = sentence_starts(text)
    near: list[tuple[Annotation, Named, int]] = []
    far: list[tuple[Annotation, Named, int]] = []
    for annotation in annotations:
        name = named(annotation.expression.expr)
        if name is None or annotation.expression.context.quoted:
            continue
        at = bisect_right(starts, annotation.start) - 1
        if name.dated is None and name.weekday is not None and name.weekday_direction is not None:
            near.append((annotation, name, at))
        elif name.dated is not None and name.dated.day is not None and _in_month_of_writing(name):
            far.append((annotation, name, at))
    if not near or not far or len(near) * len(far) > _MAX_PAIRS:
        return
    words = _sentence_words(text, starts)
    often = Counter(word for sentence in words for word in sentence)
    for (weekday, one, at), (dated, two, other) in product(near, far):
        if at == other:
            shared = _clause(weekday, dated, text, starts[at]) & _clause(dated, weekday, text, starts[at])
            enough = _SHARED_IN_SENTENCE
        else:
            shared = _around(weekday, text, starts) & _around(dated, text, starts)
            enough = _SHARED
        if sum(often[word] <= _RARE for word in shared) >= enough:
            mask = _both(one, two)
            if mask not in (days.ALL, days.NONE):
                yield Constraint("same-event", mask, weekday.start, weekday.end, weekday.text, other=dated.text)


def _in_month_of_writing(name: Named) -> bool:
    """«الخامس من الشهر الجاري», «5 ديسمبر الحالي»."""
    whole = name.whole
    this_month = whole is not None and whole.unit is Granularity.MONTH and whole.offset == 0
    return this_month or name.direction is Direction.THIS


def _both(near: Named, far: Named) -> int:
    """The days from which ``near`` («الاثنين الماضي») and ``far`` («الخامس من الشهر الجاري») name the same day."""
    if near.weekday is None or far.dated is None or far.dated.day is None:
        return days.ALL
    event = meant_days(far) & days.on_weekday(int(near.weekday))
    if near.weekday_direction is Direction.LAST:
        return days.spread(days.shifted(event, 1), 6) & days.on_day_of_month(far.dated.day, 31)
    if near.weekday_direction is Direction.NEXT:
        return days.spread(days.shifted(event, -1), -6) & days.on_day_of_month(1, far.dated.day)
    return days.ALL


def _around(annotation: Annotation, text: str, starts: Sequence[int]) -> frozenset[str]:
    """The words near an expression in its own sentence: its clause, roughly."""
    at = bisect_right(starts, annotation.start) - 1
    end = starts[at + 1] if at + 1 < len(starts) else len(text)
    near = text[max(starts[at], annotation.start - _NEAR) : min(end, annotation.end + _NEAR)]
    return frozenset(map(_without_article, _WORD.findall(fold(near).text)))


def _clause(annotation: Annotation, other: Annotation, text: str, start: int) -> frozenset[str]:
    """The words that lead to an expression in its sentence, back to the other expression if that comes first."""
    begin = other.end if start <= other.start < annotation.start else start
    return frozenset(map(_without_article, _WORD.findall(fold(text[begin : annotation.start]).text)))


def _sentence_words(text: str, starts: Sequence[int]) -> list[frozenset[str]]:
    ends = [*starts[1:], len(text)]
    return [
        frozenset(_without_article(word) for word in _WORD.findall(fold(text[start:end]).text))
        for start, end in zip(starts, ends, strict=True)
    ]


def _without_article(word: str) -> str:
    """A word without the proclitics and article that its place in the sentence gives it."""
    for prefix in ("وال", "فال", "بال", "كال", "ولل", "ال", "لل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word
