"""What the words of a clause say beside its verb: conditions, terms, what was to come, what «كان» makes of an imperfect."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.expressions import Tense
from timeline.language.context.signs import AFTER_THAT, BEFORE_THAT, FUTURE, MORE_THAN
from timeline.language.context.signs import cues as all_cues
from timeline.language.parsing.lexicon import is_one_of, load, words

__all__ = [
    "LEFT",
    "MARKS",
    "PERSONS",
    "STOPS",
    "has_happened",
    "is_aside",
    "is_condition",
    "is_head",
    "is_perfect",
    "next_one",
    "sets_a_term",
    "shows_tense",
    "was_announced",
    "was_asked_for",
    "was_going_on",
    "was_to_be",
    "weekday_names",
    "what_befell",
    "word_before",
    "words_before",
    "words_of_time",
]

LEFT = 160
"""How many characters of the sentence before a span are looked at: about 25 words."""
STOPS = frozenset(".!?;\n")
"""Marks at which a sentence ends."""
MARKS = "\",.:;()[]-/'!?"
"""Marks that may be attached to a word."""
_WAS_REACH = 5
PERSONS = frozenset("يتن")
"""Letters with which an imperfect begins."""
_TERM_REACH = 9
_GOVERNS = 4
_WAS_NEAR = 3


@cache
def weekday_names() -> frozenset[str]:
    """The names of the seven days, in every spelling that the lexicon has."""
    return frozenset(row.key for row in load().of_kind("weekday"))


@cache
def words_of_time() -> frozenset[str]:
    """Days, months and parts of a day: with them begins another expression («بعد يومين من اجتماع الجمعة»)."""
    kinds = ("unit", "weekday", "month", "month_ambiguous", "hijri", "deictic_day", "part", "part_definite")
    return frozenset(row.key for kind in kinds for row in load().of_kind(kind))


@cache
def _days() -> frozenset[str]:
    """Words that fix a day from the day of writing."""
    return weekday_names() | {"امس", "اليوم"}


def words_before(text: str, start: int) -> list[str]:
    """The words of the line before ``start``, marks attached, as far as context looks."""
    low = max(0, start - LEFT)
    line = text.rfind("\n", low, start)
    return text[line + 1 if line >= 0 else low : start].split()


def shows_tense(word: str) -> bool:
    """Whether a word by itself is a verb or another sign of tense."""
    return all_cues().of(word.strip(MARKS), "") is not None


def is_perfect(word: str, before: str) -> bool:
    """Whether a word behind ``before`` is a verb that tells what happened: «قتل», but not «لم يقتل»."""
    cues = all_cues()
    return before not in words("jussive") and word not in cues.tense and cues.of(word, before) is Tense.PAST


def is_condition(left: Sequence[str], k: int) -> bool:
    """«على أن يعمم في سبتمبر»: what is agreed on lies ahead."""
    on_that = left[k - 1] == "ان" and left[k - 2] in {"علي", "وعلي"}
    return on_that and left[k][0] in PERSONS and not _was_near(left, k)


def sets_a_term(left: Sequence[str]) -> bool:
    """Whether the verb of the clause sets a term for what is to come."""
    for raw in reversed(left[-_TERM_REACH:]):
        word = raw.strip(MARKS)
        if is_one_of("sets_term", word):
            return True
        if raw[-1] in STOPS or shows_tense(word):
            return False
    return False


def word_before(left: Sequence[str], k: int) -> str:
    """The word before the ``k``-th; «بعد أن» and «قبل أن» are one, because no future follows them."""
    before = left[k - 1].strip(MARKS)
    if k > 1 and before in {"ان", "من"}:
        farther = left[k - 2].strip(MARKS)
        if before == "ان" and farther in words("almost"):
            return "لم"
        if before == "من":
            return MORE_THAN if farther in words("comparative") else before
        if farther in words("once_after"):
            return AFTER_THAT
        if farther in {"قبل", "وقبل"}:
            return BEFORE_THAT
    return before


def is_aside(left: Sequence[str], k: int, *, is_set_off: bool) -> bool:
    """Whether the ``k``-th word stands in a relative clause that commas set off before the end of ``left``.

    A day that is set off itself (``is_set_off``) behind the second comma belongs to either verb: «الذي يستضيف ليون، السبت، …».
    """
    closed = next((j for j in range(len(left) - 1, k - 1, -1) if left[j][-1] == ","), None)
    if closed is None or (is_set_off if closed + 1 == len(left) else left[closed + 1][0] in 'و"'):
        return False
    for j in range(k - 1, max(0, k - 1 - _ASIDE_REACH), -1):
        raw = left[j]
        if raw.strip(MARKS) in words("relative"):
            return left[j - 1][-1] == "," or raw[0] == "و"
        if raw[-1] == "," or raw[-1] in STOPS:
            return False
    return False


def is_head(left: Sequence[str], k: int) -> bool:
    """Whether the ``k``-th word is among the first of its sentence, where its verb stands: «من المقرر أن يستقبل …»."""
    return k < _HEAD or any(left[j][-1] in STOPS for j in range(k - _HEAD, k))


_HEAD = 4
_ASIDE_REACH = 8


def was_asked_for(left: Sequence[str], k: int) -> bool:
    """«طلبوا منهم أن ترفع الحرارة مساء الأربعاء»: what was asked for may be over."""
    if (
        k < 2
        or left[k - 1] not in {"ان", "بان"}
        or is_condition(left, k)
        or FUTURE.fullmatch(left[k].strip(MARKS)) is not None
    ):
        return False
    for j in range(k - 2, max(-1, k - 2 - _GOVERNS), -1):
        if left[j][-1] in STOPS:
            return False
        tense = all_cues().of(left[j].strip(MARKS), left[j - 1].strip(MARKS) if j else "")
        if tense is not None:
            return tense is Tense.PAST
    return False


def was_announced(left: Sequence[str], k: int) -> bool:
    """«كان قد أعلن أنه سيغادر السبت»: what was announced some time ago may be over; but «كان قال الخميس إنه سيغادر السبت»."""
    said = [word.strip(MARKS) for word in left[:k]]
    start = next((j for j in range(k - 1, -1, -1) if left[j][-1] in STOPS), -1) + 1
    was = next((j for j in range(start, k) if said[j] in words("was")), None)
    if was is None or words("that_he").isdisjoint(said[was:]) or not _days().isdisjoint(said[was:]):
        return False
    return any(is_perfect(said[j], said[j - 1]) for j in range(was + 1, k))


def was_to_be(left: Sequence[str], k: int) -> bool:
    """«كان من المقرر أن يبدأ الأحد»: what was to come may be over; which side is open."""
    return FUTURE.fullmatch(left[k].strip(MARKS)) is None and _was_near(left, k)


def _was_near(left: Sequence[str], k: int) -> bool:
    """Whether «كان» stands among the words right before the ``k``-th."""
    return any(word.strip(MARKS) in words("was") for word in left[max(0, k - _WAS_REACH) : k])


def has_happened(left: Sequence[str], k: int) -> Tense | None:
    """«سيتمسك بالخطة رغم خسارة فريقه السبت»: a noun behind «رغم», «عقب» has happened; behind «بعد» it may have."""
    behind = [word.strip(MARKS) for word in left[k + 1 :]]
    for place, word in enumerate(behind[:-1]):
        if behind[place + 1] in {"ان", "غد"}:
            continue
        if word in words("in_consequence"):
            return Tense.PAST
        if word == "بعد":
            return Tense.NONE
    return None


def was_going_on(left: Sequence[str], k: int) -> bool:
    """«كان ماسك يتحدث في حفل الخميس»: an imperfect behind «كان» tells of the past."""
    near = [word.strip(MARKS) for word in left[max(0, k - _WAS_NEAR) : k]]
    return not words("was").isdisjoint(near) and "ان" not in near and "من" not in near


def next_one(left: Sequence[str]) -> str:
    """«الاجتماع المقبل للجنة الثلاثاء»: the adjective of a thing that is to come; that of a month is none."""
    for k in range(len(left) - 1, 0, -1):
        if left[k][-1] in STOPS or left[k - 1][-1] in STOPS:
            return ""
        if left[k] in words("next_one"):
            noun = left[k - 1]
            return "" if not words_of_time().isdisjoint((noun, noun.removeprefix("ال"))) else left[k]
    return ""


_ITS = ("ه", "ها", "هم")
_CLITICS = "وفبل"


def what_befell(left: Sequence[str], last: str) -> str:
    """The noun of what befalls right before a day: «هزيمة السبت», «غرق القارب الخميس»; but «في حال هزيمة السبت»."""
    befalls = words("befalls")
    if last in befalls or (last[1:] in befalls and last[0] in _CLITICS):
        k = len(left) - 1
    elif len(left) > 1 and left[-2] in befalls and (last.startswith("ال") or last.endswith(_ITS)):
        k = len(left) - 2
    else:
        return ""
    return "" if k and left[k - 1].lstrip(_CLITICS) in words("not_yet") else left[k]
