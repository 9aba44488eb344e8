"""Whether an imperfect tells of what is planned: «تستأنف الدراسة الأحد», but not «تتهم الشرطة رجلا بقتل … الأحد»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.language.context.clauses import MARKS, STOPS
from timeline.language.context.signs import cues, has_stem
from timeline.language.parsing.lexicon import is_one_of, words

__all__ = ["is_contract", "is_on_schedule", "is_scheduled", "is_scheduling_verb"]

_PERSONS = frozenset("يتن")
_REACH = 14
"""Words between the verb and the day: farther off the day may belong to something else."""
_SHORTEST = 3
"""Letters of a verb: «في» without its «ف» is none."""
_LIKE_A_PERFECT = 4
"""«تجمع», «تحدث»: with four letters and a «ت» the word may be a perfect."""

_CONTRACTS = frozenset(("عقود", "لعقود", "العقود", "وعقود", "والعقود"))
_CONTRACT_NEAR = 8
"""Words before «لشهر» among which the contracts stand."""


@cache
def _elsewhere() -> frozenset[str]:
    """Behind these a day belongs to another clause, or to what has happened."""
    return words("other_clause") | words("relative") | words("in_consequence")


def is_scheduled(word: str, rest: Sequence[str]) -> bool:
    """Whether ``word``, which opens its sentence, plans what stands at the day behind the words ``rest``."""
    bare = word.lstrip("وف")
    if len(bare) < _SHORTEST or bare[0] not in _PERSONS or is_one_of("no_plan", word) or len(rest) > _REACH:
        return False
    if bare[0] == "ن" and bare.endswith(_PLURAL):
        return False  # «نازحون», «نواب»: we do not end so
    may_be_past = bare[0] == "ت" and len(bare) <= _LIKE_A_PERFECT and bare not in words("plan_of_four_letters")
    if may_be_past or (rest and rest[-1][0] == "و"):
        return False
    inside = [*rest[:-1], rest[-1].rstrip(",")] if rest else []
    return not any(word in _OF or _leads_away(word) for word in inside)


_NEAR = 8
"""Words between a verb of beginning, meeting, arriving and the day that is its own."""
_PLURAL = ("ون", "ين", "ات", "ه")
_OF = frozenset(("من", "عن"))
"""«يصل وفد من الصندوق الأحد»: so near, these begin no clause."""


def is_on_schedule(left: Sequence[str], cue: str) -> bool:
    """Whether ``cue``, the verb that governs a day behind ``left``, is one of a schedule: «تنطلق البطولة الاثنين».

    What has begun, met or arrived is told in the perfect, so the day of such an imperfect lies ahead. «كان» before it,
    an event that has happened or a word that may be a perfect between the two leave it open.
    """
    at = next((k for k in range(len(left) - 1, -1, -1) if left[k].strip(MARKS) == cue), -1)
    if at < 0 or not is_scheduling_verb(cue) or (at and left[at - 1].strip(MARKS) in words("governs_imperfect")):
        return False
    for k in range(at - 1, -1, -1):
        if left[k][-1] in STOPS:
            break
        if left[k].strip(MARKS) in words("was"):
            return False
    rest = left[at + 1 :]
    if len(rest) > _NEAR or left[at][-1] in ',"' or (rest and rest[-1] == "و"):
        return False
    inside = [*rest[:-1], rest[-1].rstrip(",")] if rest else []
    return not any(_leads_away(word) for word in inside)


def is_scheduling_verb(word: str) -> bool:
    """Whether a word is an imperfect of ``[scheduling_stem]``, «و» or «ف» before it or not, and no perfect: «تعقد»."""
    bare = word.lstrip("وف")
    if len(bare) < _SHORTEST or bare[0] not in _PERSONS:
        return False
    if (
        bare[0] == "ت"
        and len(bare) <= _LIKE_A_PERFECT
        and (bare not in words("plan_of_four_letters") or bare in _TOPPED)
    ):
        return False
    return has_stem(_scheduling(), bare[1:])


_TOPPED = frozenset(("تصدر",))
"""«التحالف الذي تصدر نتائج الانتخابات الأحد» led them; only its sentence may say that something is issued."""


def _leads_away(word: str) -> bool:
    """Whether a word between the verb and the day begins another clause, measures, or tells what has happened."""
    if (word in _elsewhere() and word not in _OF) or word.endswith((",", ")", '"')) or word[:1].isdigit():
        return True
    if cues().may_be_past(word):
        return True
    return not words("befalls").isdisjoint((word, word.lstrip("وفبل")))


@cache
def _scheduling() -> frozenset[str]:
    return words("scheduling_stem")


def is_contract(text: str, start: int, last: str, left: Sequence[str]) -> bool:
    """«العقود الآجلة لشهر يناير», «خام برنت لعقود مايو»: what is traded is delivered later."""
    if last in _CONTRACTS:
        return True
    return (
        text[start - 1 : start] == "ل"
        and text.startswith("شهر ", start)
        and not _CONTRACTS.isdisjoint(left[-_CONTRACT_NEAR:])
    )
