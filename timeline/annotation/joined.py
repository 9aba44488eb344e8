"""A string that is more than one expression: two that make one answer, or a number beside one.

«الجمعة أو السبت», «اليوم وغدا»: in a text they stay two; ``timeline.resolve`` is asked what its whole string means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from timeline.expressions import AllOf, Duration, Set, Vague
from timeline.language.expression import ParseNode, TemporalExpression

__all__ = ["Union", "besides", "joined", "number_beside"]


class Union(Enum):
    """How two expressions make one."""

    BOTH = auto()
    EITHER = auto()


_WORDS = {"و": Union.BOTH, "أو": Union.EITHER, "او": Union.EITHER, "أم": Union.EITHER}
_AROUND = " \t\n.،,؟?!"
_PREPOSITIONS = frozenset(("في", "يوم", ""))


def joined(found: Sequence[TemporalExpression], text: str) -> tuple[TemporalExpression, Union] | None:
    """The expression that two make together if the text holds nothing else, and how; ``None`` for any other text."""
    if len(found) != 2:
        return None
    first, second = found
    if text[: first.start].strip(_AROUND) not in _PREPOSITIONS or text[second.end :].strip(_AROUND):
        return None
    between = text[first.end : second.start].strip(_AROUND)
    joint = _WORDS.get(between.split(" ")[0]) if between.split(" ")[-1] in {*_WORDS, "في", "يوم"} else None
    if joint is None or isinstance(first.expr, _UNDATED) or isinstance(second.expr, _UNDATED):
        return None
    return _over(first, second, text, AllOf((first.expr, second.expr)), joint.name.lower()), joint


_UNDATED = (Duration, Set, Vague)
_WITH_A_DATE = frozenset(("في", "يوم", "خلال", "بتاريخ", "الموافق", "هـ", "ه", "م"))
"""Words beside a date that change nothing about its days; «قبل» and «حتى» are none of them."""


def besides(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words of ``text`` outside of ``spans`` (code points, end exclusive) that may change what its time means."""
    left = list(text)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return " ".join(word for word in re.findall(r"\w+", "".join(left)) if word not in _WITH_A_DATE)


def _over(
    first: TemporalExpression, second: TemporalExpression, text: str, expr: AllOf, rule: str
) -> TemporalExpression:
    tree = ParseNode(rule, first.start, second.end, (first.tree, second.tree))
    return TemporalExpression(
        first.start, second.end, text[first.start : second.end], second.type, expr, rule, tree, (), second.context
    )


_BEFORE = re.compile(r"\d+(?:\s*[/.:\-]|\s)?\s*$")
_BEHIND = re.compile(r"\s*(?:[/.:\-]\s*)?\d+")


def number_beside(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> str:
    """The number right before or behind a span that belongs to none of the spans ``taken``; ``""`` if there is none."""
    before, behind = _BEFORE.search(text, max(0, start - 12), start), _BEHIND.match(text, end)
    for found in (before, behind):
        if found is not None and not any(first < found.end() and found.start() < last for first, last in taken):
            return found[0].strip()
    return ""
