"""Whether an imperfect tells of what is planned: «تستأنف الدراسة الأحد», but not «تتهم الشرطة رجلا بقتل … الأحد»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.language.lexicon import is_one_of, words

__all__ = ["is_scheduled"]

_PERSONS = frozenset("يتن")
_REACH = 14
"""Words between the verb and the day: farther off the day may belong to something else."""
_SHORTEST = 3
"""Letters of a verb: «في» without its «ف» is none."""
_LIKE_A_PERFECT = 4
"""«تجمع», «تحدث»: with four letters and a «ت» the word may be a perfect."""


@cache
def _elsewhere() -> frozenset[str]:
    """Behind these a day belongs to another clause, or to what has happened."""
    return words("other_clause") | words("relative") | words("in_consequence")


def is_scheduled(word: str, rest: Sequence[str]) -> bool:
    """Whether ``word``, which opens its sentence, plans what stands at the day behind the words ``rest``."""
    bare = word.lstrip("وف")
    if len(bare) < _SHORTEST or bare[0] not in _PERSONS or is_one_of("no_plan", word) or len(rest) > _REACH:
        return False
    may_be_past = bare[0] == "ت" and len(bare) <= _LIKE_A_PERFECT and bare not in words("plan_of_four_letters")
    if may_be_past or (rest and rest[-1][0] == "و"):
        return False
    inside = [*rest[:-1], rest[-1].rstrip(",")] if rest else []
    return all(w not in _elsewhere() and not w.endswith((",", ")", '"')) for w in inside)
