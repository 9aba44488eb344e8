"""Whether an imperfect tells of what is planned: «تستأنف الدراسة الأحد», but not «تتهم الشرطة رجلا بقتل … الأحد»."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["is_scheduled"]

_PERSONS = frozenset("يتن")
_REACH = 14
"""Words between the verb and the day: farther off the day may belong to something else."""
_SHORTEST = 3
"""Letters of a verb: «في» without its «ف» is none."""
_LIKE_A_PERFECT = 4
"""«تجمع», «تحدث»: with four letters and a «ت» the word may be a perfect."""
_NO_PERFECT = frozenset("تخوض تقام تزور تقود تدور تحضر تلعب تعقد تبدا تنظم تصدر تدخل تصوت".split())
"""Of four letters, and yet no perfect that news prints."""
_NO_PLAN = frozenset(
    "تعود يعود وتعود ويعود تاتي ياتي وتاتي وياتي تتهم يتهم يحاكم تحاكم يواجه تواجه يظهر تظهر وتظهر ويظهر يبدو تبدو وتبدو "
    "تحقق يحقق تبحث يشتبه تشتبه يتزامن تتزامن يصادف تصادف ويصادف يعتقد تعتقد يدين تدين تحتجز يحتجز".split()
)
"""Verbs whose object has happened, or that compare two times."""
_ELSEWHERE = frozenset(
    "بعد منذ رغم عقب اثر غداه بسبب جراء نتيجه خلال التي الذي الذين ان انه انها حيث كما مما من عن".split()
)
"""Behind these a day belongs to another clause, or to what has happened."""


def is_scheduled(word: str, rest: Sequence[str]) -> bool:
    """Whether ``word``, which opens its sentence, plans what stands at the day behind the words ``rest``."""
    bare = word.lstrip("وف")
    if len(bare) < _SHORTEST or bare[0] not in _PERSONS or word in _NO_PLAN or len(rest) > _REACH:
        return False
    may_be_past = bare[0] == "ت" and len(bare) <= _LIKE_A_PERFECT and bare not in _NO_PERFECT
    if may_be_past or (rest and rest[-1][0] == "و"):
        return False
    inside = [*rest[:-1], rest[-1].rstrip(",")] if rest else []
    return all(w not in _ELSEWHERE and not w.endswith((",", ")", '"')) for w in inside)
