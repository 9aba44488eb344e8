"""Whether an imperfect tells of what is planned: «تستأنف الدراسة الأحد», but not «تتهم الشرطة رجلا بقتل … الأحد»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from timeline.language.clauses import MARKS, STOPS, WAS
from timeline.language.lexicon import load, words
from timeline.language.signs import cues, has_stem

__all__ = ["is_on_schedule", "is_scheduled", "is_scheduling_verb"]

_PERSONS = frozenset("يتن")
_REACH = 14
"""Words between the verb and the day: farther off the day may belong to something else."""
_SHORTEST = 3
"""Letters of a verb: «في» without its «ف» is none."""
_LIKE_A_PERFECT = 4
"""«تجمع», «تحدث»: with four letters and a «ت» the word may be a perfect."""
_NO_PERFECT = frozenset(
    "تخوض تقام تزور تقود تدور تحضر تلعب تعقد تبدا تنظم تصدر تدخل تصوت تجري تنظر تنشر تصل تحل تطرح تطلق تبت تتم تشهد تغلق".split()
)
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
    return not any(word in _OF or _leads_away(word) for word in inside)


_NEAR = 8
"""Words between a verb of beginning, meeting, arriving and the day that is its own."""
_GOVERNED = frozenset("ان لم ولم فلم ما كيلا قبل بان".split())
"""Behind these an imperfect is told from another time, or denied."""


_OF = frozenset(("من", "عن"))
"""«يصل وفد من الصندوق الأحد»: so near, these begin no clause."""


def is_on_schedule(left: Sequence[str], cue: str) -> bool:
    """Whether ``cue``, the verb that governs a day behind ``left``, is one of a schedule: «تنطلق البطولة الاثنين».

    What has begun, met or arrived is told in the perfect, so the day of such an imperfect lies ahead. «كان» before it,
    an event that has happened or a word that may be a perfect between the two leave it open.
    """
    at = next((k for k in range(len(left) - 1, -1, -1) if left[k].strip(MARKS) == cue), -1)
    if at < 0 or not is_scheduling_verb(cue) or (at and left[at - 1].strip(MARKS) in _GOVERNED):
        return False
    for k in range(at - 1, -1, -1):
        if left[k][-1] in STOPS:
            break
        if left[k].strip(MARKS) in WAS:
            return False
    rest = left[at + 1 :]
    if len(rest) > _NEAR or left[at][-1] in ',"':
        return False
    inside = [*rest[:-1], rest[-1].rstrip(",")] if rest else []
    return not any(_leads_away(word) for word in inside)


def is_scheduling_verb(word: str) -> bool:
    """Whether a word is an imperfect of ``[scheduling_stem]``, «و» or «ف» before it or not, and no perfect: «تعقد»."""
    bare = word.lstrip("وف")
    if len(bare) < _SHORTEST or bare[0] not in _PERSONS:
        return False
    if bare[0] == "ت" and len(bare) <= _LIKE_A_PERFECT and (bare not in _NO_PERFECT or bare in _TOPPED):
        return False
    return has_stem(_scheduling(), bare[1:])


_TOPPED = frozenset(("تصدر",))
"""«التحالف الذي تصدر نتائج الانتخابات الأحد» led them; only its sentence may say that something is issued."""


def _leads_away(word: str) -> bool:
    """Whether a word between the verb and the day begins another clause, measures, or tells what has happened."""
    if (word in _ELSEWHERE and word not in _OF) or word.endswith((",", ")", '"')) or word[:1].isdigit():
        return True
    if cues().may_be_past(word):
        return True
    return not words("befalls").isdisjoint((word, word.lstrip("وفبل")))


@lru_cache(maxsize=1)
def _scheduling() -> frozenset[str]:
    return frozenset(row.key for row in load().of_kind("scheduling_stem"))
