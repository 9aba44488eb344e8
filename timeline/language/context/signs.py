"""What a word by itself shows of tense: verbs by their stems, and words of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache

from timeline.expressions import Tense
from timeline.language.parsing.lexicon import context_lexicon, is_one_of, words

__all__ = ["AFTER_THAT", "BEFORE_THAT", "FUTURE", "MORE_THAN", "Cues", "cues", "has_stem"]

_Endings = Mapping[str, tuple[str, ...]]
"""Endings by their last letter, the longest first."""


def _by_last(endings: Iterable[str]) -> _Endings:
    found: dict[str, list[str]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        found.setdefault(ending[-1], []).append(ending)
    return {last: tuple(several) for last, several in found.items()}


_SUFFIX = _by_last("ونهم ونها ونه انها هما ون ين ان ها هم نا وا ني ه ن".split())
_PERFECT_ENDING = (_by_last("تا تها ته تهم تهما تنا ت".split()), _by_last("وا ا وه وها".split()))
FUTURE = re.compile(r"[وف]?س(?:[يتن]([^\W\d_]{2,})|ا([^\W\d_]{3,}))")
_IMPERFECT = re.compile(r"[يتن]([^\W\d_]{2,})")
_AUGMENTED = re.compile(r"(?:ي(?:ت|ست|ن)|ت(?:ت|ست))[^\W\d_]{3,}")
"""«يتواجه», «يستهل», «ينقضي», «تتحضر», «تستضيف»: augmented forms, which few nouns look like."""
_DERIVED = re.compile(r"[وف]?س(?:يت|تت|يست|تست|ين|تن)[^\W\d_]{3,}")


class Cues:
    """The words that show tense, folded."""

    def __init__(self) -> None:
        rows = context_lexicon().of_kind("cue")
        self.tense = {row.key: Tense(row.tag) for row in rows if row.tag in _TENSES}
        self.never = words("cue", "never")
        self.verbal_noun = words("cue", "verbal_noun")
        self.imperfect = words("imperfect_stem")
        self.future = self.imperfect | words("future_stem")
        self.perfect = words("perfect_stem")
        self.no_imperfect = words("no_imperfect")
        self.deadline = words("deadline")
        self._signs: dict[str, _Sign] = {}
        self.silent: set[str] = set()
        """Words, marks attached, that show nothing wherever they stand: most of a text."""

    def of(self, word: str, before: str) -> Tense | None:
        """The tense that a word shows after the word ``before``; ``None`` if it shows nothing.

        ``Tense.NONE`` is an answer too: an imperfect («يلتقي الفريقان السبت») may look either way.
        """
        sign = self._signs.get(word)
        if sign is None:
            if len(self._signs) >= _REMEMBERED:
                self._signs.clear()
            sign = self._signs[word] = self._sign(word)
        if sign is _NOTHING:
            return None
        if sign is _FUTURE:
            return None if before in {"غير", MORE_THAN} else Tense.FUTURE
        if sign is _PAST:
            return Tense.FUTURE if before in words("conditional") else Tense.PAST
        if sign is _Sign.MAYBE_PAST:
            if before in words("subjunctive") and before.removeprefix("و") != "قد":
                return None
            return Tense.PAST if not before or before in words("before_perfect") or _is_consequence(before) else None
        if sign is _Sign.MAYBE_OBJECT:
            return Tense.PAST if before in words("before_object") or _is_consequence(before) else None
        if sign is _Sign.OPEN:
            return Tense.NONE
        if sign is _Sign.MAYBE_PRESENT and before in words("relative"):
            return None  # «في تقريرها الذي يحظى بمتابعة الخميس»: the aside of a verb that no list has
        if before == BEFORE_THAT:
            return None
        if before in words("jussive"):
            return Tense.PAST
        if before in words("subjunctive"):
            return Tense.FUTURE
        return None if sign is _Sign.SAYING else Tense.NONE

    def may_be_past(self, word: str) -> bool:
        """Whether a word is a perfect wherever it stands, or would be one behind a relative («نشر», «قدمه»)."""
        return self.of(word, "الذي") is Tense.PAST

    def keep_silent(self, raw: str, word: str) -> None:
        """Remember a word of a clause, as it stands, if it shows nothing by itself."""
        if self._signs.get(word) is _NOTHING:
            if len(self.silent) >= _REMEMBERED:
                self.silent.clear()
            self.silent.add(raw)

    def _sign(self, word: str) -> _Sign:
        """What a word shows by itself."""
        alone = word[1:] if len(word) > 3 and word[0] in "وف" else word
        if word in self.never or alone in self.never:
            return _Sign.NOTHING
        if word in self.verbal_noun or alone in self.verbal_noun:
            return _Sign.MAYBE_PAST
        if len(word) > 4 and word[-1] == "ت" and (word[:-1] in self.verbal_noun or alone[:-1] in self.verbal_noun):
            return _Sign.PAST  # «تواصلت»: with the ending of the feminine it is a verb
        tense = self.tense.get(word)
        if tense is None and len(word) > 3 and word[0] in "وفبل":
            tense = self.tense.get(word[1:])
        if tense is not None:
            return _BY_TENSE[tense]
        future = FUTURE.fullmatch(word) if "س" in word[:2] else None
        if future is not None and (has_stem(self.future, future[1] or future[2]) or _DERIVED.fullmatch(word)):
            return _Sign.FUTURE
        # «ويلعب»; but «وتمكن», «ونشر» are told of the past more often.
        behind_and = alone is not word and (alone[0] == "ي" or (alone[0] == "ت" and not has_stem(self.perfect, alone)))
        augmented = _AUGMENTED.fullmatch(alone) is not None
        imperfect = _IMPERFECT.fullmatch(alone if behind_and or augmented else word)
        if imperfect is not None and (augmented or has_stem(self.imperfect, imperfect[1])):
            return _Sign.SAYING if has_stem(words("reports"), imperfect[1]) else _Sign.PRESENT
        if self._looks_imperfect(word):
            reports = has_stem(words("reports"), word.removeprefix("و")[1:])
            return _Sign.SAYING if reports else _Sign.MAYBE_PRESENT
        for form in (word,) if alone is word else (word, alone):
            if form in self.perfect:
                # Three letters may be a noun; a verb stands at the head or after a relative.
                return _Sign.PAST if len(form) > 3 or form is not word else _Sign.MAYBE_PAST
            if has_stem(self.perfect, form, _PERFECT_ENDING):
                return _Sign.MAYBE_OBJECT if _like_a_noun(form, self.perfect) else _Sign.PAST
        return _Sign.NOTHING

    def _looks_imperfect(self, word: str) -> bool:
        """Whether a word that no stem knows is an imperfect all the same: «يطرأ», «ويستهل»; few nouns begin so."""
        verb = word.removeprefix("و")
        return (
            len(verb) >= _SHORTEST_IMPERFECT
            and verb[0] == "ي"
            and verb[1] != "و"
            and not verb.endswith(_NO_IMPERFECT)
            and verb not in self.no_imperfect
        )


_SHORTEST_IMPERFECT = 4
_NO_IMPERFECT = ("يه", "ات", "ين", "يا")
"""Endings of the few nouns and adjectives that begin alike: «يمنية», «يابانيين», «يدويا»."""


def _is_consequence(word: str) -> bool:
    """«بعد تعرضه», «رغم تعرضه»: what stands behind has happened."""
    return is_one_of("in_consequence", word) or word in {"بعد", "وبعد"}


class _Sign(Enum):
    """What a word shows of tense, before the word in front of it is known."""

    NOTHING = auto()
    FUTURE = auto()
    PAST = auto()
    MAYBE_PAST = auto()
    MAYBE_OBJECT = auto()
    OPEN = auto()
    PRESENT = auto()
    MAYBE_PRESENT = auto()
    SAYING = auto()


_NOTHING, _FUTURE, _PAST = _Sign.NOTHING, _Sign.FUTURE, _Sign.PAST
"""What most words are; before Python 3.12 to ask an enumeration for a member costs as much as a call."""
_BY_TENSE = {Tense.FUTURE: _Sign.FUTURE, Tense.PAST: _Sign.PAST, Tense.NONE: _Sign.OPEN}
_TENSES = frozenset(tense.value for tense in Tense)
_REMEMBERED = 50_000
"""Words whose sign is kept; the memory is emptied when full."""


def _like_a_noun(form: str, perfect: frozenset[str]) -> bool:
    """Whether a verb with an ending looks like a noun with one: «تظاهرة», «تراجعا», «عرضها», «حملهم».

    The object or the dual behind a verb is rarer in news than these nouns are.
    """
    ending = _ending(form, _OBJECT)
    stem = form.removesuffix(ending)
    if not ending or stem not in perfect:
        return False
    if ending[0] == "ت":
        return len(stem) <= _ROOT
    if ending == "ا":
        return len(stem) == _ROOT or stem[0] == "ت"
    if ending == "ه" and _FOURTH_FORM.fullmatch(stem) is not None:
        return True
    return len(stem) <= _ROOT and stem[0] != "ا"


_OBJECT = _by_last("تها ته تهم ها هم هما نا ه ا".split())
_FOURTH_FORM = re.compile(r"ا(?:ست)?..?ا.")
"""«إعادة», «استضافة»: with the ending of the feminine they look like «أعاده», «استضافه»."""


def _ending(form: str, endings: _Endings) -> str:
    """The longest of ``endings`` with which ``form`` ends, empty if there is none."""
    for ending in endings.get(form[-1:], ()):
        if form.endswith(ending):
            return ending
    return ""


def has_stem(stems: frozenset[str], form: str, endings: Sequence[_Endings] = ()) -> bool:
    """Whether ``form`` is one of ``stems``, object pronouns and endings left off."""
    if form in stems:
        return True
    ending = _ending(form, _SUFFIX)
    if ending:
        stem = form.removesuffix(ending)
        # A weak last letter changes before an ending: «سيلتقون», «أجراها».
        if stem in stems or f"{stem}ي" in stems or (stem.endswith("ا") and f"{stem[:-1]}ي" in stems):
            return True
    for several in endings:
        ending = _ending(form, several)
        if ending and form.removesuffix(ending) in stems:
            return True
    return False


_ROOT = 3
MORE_THAN = "اكثر من"
AFTER_THAT = "بعد ان"
BEFORE_THAT = "قبل ان"


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The words that show tense, read once."""
    return Cues()
