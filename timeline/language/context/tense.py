"""On which side of now a clause lies: the tense of the verb that governs an expression, or what the words beside say.

In Arabic news the verb that governs an expression stands before it in its sentence, so the nearest cue
to the left decides; where the expression opens the sentence («ويوم الجمعة سيعقد…») the first cue to the
right does. Prose without a cue tells what has happened; a headline, a list, a fragment tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from timeline.expressions import Tense
from timeline.language.context.clauses import (
    LEFT,
    MARKS,
    PERSONS,
    STOPS,
    has_happened,
    is_aside,
    is_condition,
    is_head,
    is_perfect,
    next_one,
    sets_a_term,
    was_announced,
    was_asked_for,
    was_going_on,
    was_to_be,
    what_befell,
    word_before,
    words_before,
)
from timeline.language.context.plans import is_contract
from timeline.language.context.signs import cues as all_cues
from timeline.language.parsing.lexicon import is_one_of, words

__all__ = ["HEADLINE", "tense_around", "tense_of"]

_PAST, _FUTURE, _OPEN = Tense.PAST, Tense.FUTURE, Tense.NONE
"""Named here for the loop over the words: before Python 3.12 to ask an enumeration for a member costs as much as a call."""
_RIGHT = 60
"""How many characters behind a span are looked at: about 10 words."""
_WORD = re.compile(r"[^\W\d_]+|[,.!?;\n:\"]")
HEADLINE = 140
"""A line that is no longer than this and has no full stop at its end is a headline or a fragment."""
_OPENERS = frozenset('.!?;:"\n')
"""Marks after which a verb may stand first."""
_OPENING_WORDS = 3
"""An expression with no more words before it opens its sentence."""
_SUBJECT_WORDS = 6
"""Words behind «أن» before a date whose verb follows at once."""
_WHEN = frozenset(("عندما", "حينما"))
_WHEN_BEHIND = re.compile(r" ?,? (?:عندما|حينما|حين) ([^\W\d_]+)")
"""«تقليص الفارق الأحد عندما يستقبل جنوى»: an imperfect behind «عندما» tells of what is to come."""
_IS_ONE = re.compile(r" ?,? (هو|هي) (?:ال|اول|اخر|يوم|موعد|ثاني|ثالث|عيد)")
"""«أن يوم الجمعة هو أول أيام العيد»: what a day is tells no side."""
_BACK_REACH = 6
_AS_A_DATE = re.compile(r" موعدا ل(?!ا |م )")
"""«حددوا مساء الأربعاء موعدا للإطلاق»: what a date is set for lies ahead; but «موعدا لا ينسى»."""
_DELIVERY = frozenset(("تسليم", "للتسليم"))
"""«العقود الآجلة تسليم أغسطس»: what is traded is delivered later."""
_TO = frozenset(("الي", "غايه"))
_SITTING = frozenset(("جلسه", "اجتماع"))
_IN = frozenset(("في", "يوم", "خلال"))
_BY = frozenset(("بحلول",))
"""«طالب بوقف الواردات بحلول نوفمبر»: the demand is past, its term need not be."""
_OPENS_SPEECH = re.compile('[":]')
_SPEECH = 40
"""Characters before a span in which the quotation opens at whose head it stands: about three words."""
_ASIDES = (", ال", ",ال", " والذي", " والتي")
"""What a relative clause begins with that may be set off by commas."""
_CREDIT = re.compile(
    r"[^.!?;\n()]*\((رويترز|ا\.? ?ف\.? ?ب|فرانس برس|وكاله فرانس برس|الاناضول|ا\.? ?ب|د\.? ?ب\.? ?ا|غيتي|الاوروبيه)\.?\)[. ]*(?:\n|$)"
)
"""The credit that ends a caption: what a photograph shows has happened."""


@cache
def _deciding() -> frozenset[str]:
    """Words right before a date that may say more of its side than the verb."""
    return words("until") | _DELIVERY | _TO | _SITTING | _IN | _BY | {"من"}


def tense_around(text: str, start: int, end: int) -> tuple[Tense, str]:
    """The tense of the sentence around a span, and the word that shows it (empty if prose alone does)."""
    return tense_of(text, start, end, words_before(text, start))


def tense_of(text: str, start: int, end: int, left: Sequence[str]) -> tuple[Tense, str]:
    """The tense of the clause, unless the words directly before the span say otherwise."""
    tense, cue = _tense_of_clause(text, start, end, left)
    last = left[-1].strip(MARKS) if left else ""
    if is_contract(text, start, last, left):
        return Tense.FUTURE, last
    if last and (befell := what_befell(left, last)):
        return Tense.PAST, befell
    if tense is Tense.PAST and _AS_A_DATE.match(text, end) is not None and words("was").isdisjoint(left):
        return Tense.FUTURE, "موعدا"
    when = _WHEN_BEHIND.match(text, end)
    if (
        when is not None
        and tense is not Tense.FUTURE
        and all_cues().of(when[1], "") is Tense.NONE
        and words("was").isdisjoint(left)
    ):
        return Tense.FUTURE, when[1]
    if tense is Tense.NONE and (credit := _CREDIT.match(text, end, end + _RIGHT)) is not None:
        return Tense.PAST, credit[1]
    if tense is Tense.PAST and (not cue or last == "ان") and (is_one := _IS_ONE.match(text, end)) is not None:
        return Tense.NONE, is_one[1]
    if last in _TO and (back := _goes_back(left)):
        return Tense.PAST, back
    if last in _deciding():
        farther = left[-2].strip(MARKS) if len(left) > 1 else ""
        if last in _DELIVERY or (last == "في" and farther in _DELIVERY):
            return Tense.FUTURE, last
        if (last in words("until") or last in _TO or (last in _SITTING and farther in _TO)) and sets_a_term(left):
            return Tense.FUTURE, last
        if {last, farther} & words("next_one") and last in _IN:
            return Tense.FUTURE, farther
        if cue in words("commits") and last == "من" and farther in words("starting"):
            return Tense.FUTURE, farther
        if tense is Tense.NONE and last in words("until") and cue and words("was").isdisjoint(left):
            # «تستمر حتى نهاية ديسمبر»: what goes on ends ahead.
            return Tense.FUTURE, last
        if (
            tense is not Tense.FUTURE
            and not cue
            and (last in words("until") or last == "من")
            and is_one_of("is_so", farther)
        ):
            return Tense.FUTURE, farther
        if (
            tense is not Tense.FUTURE
            and (not cue or tense is Tense.NONE)
            and last == "من"
            and farther in words("starting")
        ):
            # «إضراب عام ابتداء من الأحد»: where no verb tells, what begins lies ahead.
            return Tense.FUTURE, farther
        if tense is Tense.NONE and last in _SITTING and is_one_of("calls", cue):
            return Tense.FUTURE, cue  # «دعا لعقد جلسة الاثنين»; behind «دعا إلى التهدئة» the day is that of the call
        if tense is Tense.PAST and (last in _BY or (last == "من" and farther in words("starting"))):
            return Tense.NONE, last if last in _BY else farther
    return tense, cue


def _tense_of_clause(text: str, start: int, end: int, left: Sequence[str]) -> tuple[Tense, str]:
    """The tense of the nearest verb before the span."""
    cues = all_cues()
    passed = 0
    sequel = purpose = nominal = False
    aside: tuple[Tense, str] | None = None
    spoken = _begins_speech(left) if _OPENS_SPEECH.search(text, max(0, start - _SPEECH), start) is not None else -1
    leading = _leading()
    for k in range(len(left) - 1, -1, -1):
        raw = left[k]
        if k == spoken and passed < _OPENING_WORDS and (behind := _first_cue(text, end, ",", '"')) is not None:
            # «"يوم الثلاثاء نعرف من يفوز"»: who speaks of the past does so in the perfect.
            is_ahead = behind[0] is Tense.NONE and behind[1][0] in PERSONS and text.startswith(behind[1], end + 1)
            return (Tense.FUTURE, behind[1]) if is_ahead else behind
        if raw in cues.silent:
            passed += 1
            continue
        if raw[-1] in STOPS:
            break
        passed += 1
        word = raw.strip(MARKS)
        if not word:
            continue
        if word in leading:
            if word in words("and_it"):
                nominal = not any("," in farther for farther in left[k:])
                continue
            if word in words("ahead"):
                if k + 1 < len(left) and left[k + 1].strip(MARKS) == "ان":
                    sequel = True
                    continue
                ahead = _future_before(left[:k]) if len(left) - k <= 1 else ""
                return (Tense.FUTURE, ahead) if ahead else (Tense.NONE, word)
            if word in words("that_clause") and 0 < passed - 1 <= _SUBJECT_WORDS and not (sequel or purpose):
                behind = _first_cue(text, end)
                is_near = passed - 1 <= _OPENING_WORDS
                if behind is not None and (is_near or _is_right_behind(text, end, behind)):
                    # «أعلن أن وقفة الأربعاء ستكون قائمة»: the clause begins with «أن».
                    return behind
            if word in words("jussive") and k + 1 < len(left) and left[k + 1][0] not in {*PERSONS, "ا"}:
                continue  # «لم شمل» is a noun
        before = left[k - 1] if k else ""
        head = not before or before[-1] in _OPENERS or raw[0] == '"' or before.endswith('",')
        tense = cues.of(word, "" if head else word_before(left, k))
        if tense is not None and aside is not None and not is_head(left, k):
            continue
        if (
            tense is not None
            and aside is None
            and _opens_an_aside(text, start)
            and is_aside(left, k, is_set_off=text[end : end + 1] == ",")
        ):
            # «سينقل رفات الوزيرة، التي توفيت في يونيو، إلى المقبرة الأحد»: the verb of the sentence stands farther off.
            aside = tense, word
            continue
        if tense is _FUTURE and nominal:
            return _OPEN, word
        if tense is _FUTURE and k + 1 < len(left) and left[k + 1].strip(MARKS) in words("periodic"):
            continue
        if tense in (None, _OPEN) and k > 1 and is_condition(left, k):
            return _FUTURE, word
        if is_one_of("victim", word):
            return _PAST, word
        if tense is _PAST and k + 1 < len(left) and is_headline(text, start, end) and not _opens_with_a_verb(left):
            # «… أنقذت اجتماع الجمعة»: the verb of a headline seldom governs its date, unless it stands beside it.
            return _OPEN, word
        if tense is _FUTURE and was_to_be(left, k):
            return _OPEN, word
        if is_one_of("purpose", word):
            purpose = True
            continue
        if tense is _PAST and (purpose or is_one_of("decides", word)):
            return _OPEN, word
        if tense is _FUTURE and (was_announced(left, k) or was_asked_for(left, k)):
            return _OPEN, word
        if tense is _FUTURE and (happened := has_happened(left, k)) is not None:
            return happened, word
        if tense is _OPEN and was_going_on(left, k):
            return _PAST, word
        if tense is _OPEN and before in _WHEN:
            return _FUTURE, word
        if tense is not None:
            if sequel:
                # «يلعب الخميس قبل أن يسافر الأحد»: what follows lies ahead, unless the whole is told as past.
                if tense is _PAST:
                    return tense, word
                return (_OPEN if tense is _OPEN and was_to_be(left, k) else _FUTURE), word
            return tense, word
        if word[0] not in PERSONS and word not in words("that_clause"):
            cues.keep_silent(raw, word)
    if aside is not None:
        return aside
    if sequel or purpose:
        return _OPEN, ""
    if passed <= _OPENING_WORDS or _is_fronted(left):
        behind = _first_cue(text, end, ",")
        if behind is not None:
            return behind
    if coming := next_one(left):
        return _FUTURE, coming
    if not is_headline(text, start, end):
        return _PAST, ""
    shown = next((word for word in left if word in words("shown")), "")
    return (_PAST if shown else _OPEN), shown


@cache
def _leading() -> frozenset[str]:
    """Words that say of the clause behind them what it is; no verb is one of them."""
    return words("and_it") | words("ahead") | words("that_clause") | words("jussive")


def _opens_an_aside(text: str, start: int) -> bool:
    """Whether a relative clause may begin in the words before a span."""
    low = max(0, start - LEFT)
    return any(text.find(opening, low, start) >= 0 for opening in _ASIDES)


def _future_before(left: Sequence[str]) -> str:
    """The last sign of the future in the sentence so far: «لن نعود قبل الاثنين»; empty if its verb shows another tense."""
    for k in range(len(left) - 1, -1, -1):
        raw = left[k]
        if raw[-1] in STOPS:
            break
        tense = all_cues().of(raw.strip(MARKS), word_before(left, k) if k else "")
        if tense is not None:
            return raw.strip(MARKS) if tense is Tense.FUTURE else ""
    return ""


def _begins_speech(left: Sequence[str]) -> int:
    """The first word of the quotation that is still open at the end of ``left``, the length of ``left`` if it is there.

    -1 where none opens so late that the span may be at its head. Its verb stands behind: «وأضاف: "الأحد سنخوض …"».
    """
    for k in range(len(left) - 1, max(-1, len(left) - 1 - _OPENING_WORDS), -1):
        raw = left[k]
        if raw[-1] == ":" or raw.endswith(':"'):
            return k
        if '"' in raw:
            return k if raw[0] == '"' and raw.count('"') == 1 else -1
    return -1


def _first_cue(text: str, end: int, over: str = "", until: str = "") -> tuple[Tense, str] | None:
    """The first word behind a span that shows a tense, in its sentence.

    It may stand behind the mark ``over``, but not behind another or behind ``until``.
    """
    before, mark = "", False
    for word in _WORD.findall(text, end, end + _RIGHT):
        if word in STOPS or word == until or (word == "," and word != over):
            return None
        if word == ",":
            before, mark = "", True
            continue
        tense = all_cues().of(word, before)
        if tense is None and mark and word[0] == "ف":
            word = word[1:]  # «أما يوم الجمعة، فيطرأ ارتفاع»
            tense = all_cues().of(word, "") if word else None
        mark = False
        # «رد الاثنين على إعلان القمة المرتقبة»: an adjective farther on is not the verb of the date.
        describes = tense is Tense.FUTURE and word.startswith("ال") and before != "من"
        if tense is not None and not describes and word not in words("cue", "none"):
            return tense, word
        before = word
    return None


def _goes_back(left: Sequence[str]) -> str:
    """The verb of «تعود وقائع القضية إلى 10 أبريل»: what goes back to a day is of that day; empty if there is none."""
    for raw in reversed(left[-_BACK_REACH:]):
        if raw[-1] in STOPS:
            break
        if is_one_of("goes_back", raw.strip(MARKS)):
            return raw.strip(MARKS)
    return ""


def _is_right_behind(text: str, end: int, cue: tuple[Tense, str]) -> bool:
    """«أن تأثير اللاعب في مباراة السبت سيكون كبيرا»: a verb of the future that follows the day at once is its own."""
    return cue[0] is Tense.FUTURE and text.startswith(f" {cue[1]}", end)


def _is_fronted(left: Sequence[str]) -> bool:
    """«مع وصول المفتشين إلى الموقع الأربعاء، سيكون …»: the verb of the sentence stands behind the phrase."""
    first = next((k for k in range(len(left), 0, -1) if left[k - 1][-1] in STOPS), 0)
    return first < len(left) and left[first] in {"مع", "ومع"} and not any("," in word for word in left[first:])


def _opens_with_a_verb(left: Sequence[str]) -> bool:
    """Whether a short line begins with a verb in the perfect: a sentence without its full stop, no headline."""
    first = left[0].strip(MARKS) if left else ""
    return first in words("was") or is_perfect(first, "")


def is_headline(text: str, start: int, end: int) -> bool:
    """Whether the line around a span is short and has no full stop: a headline, a fragment, a list."""
    low = text.rfind("\n", max(0, start - HEADLINE), start)
    if low < 0 and start > HEADLINE:
        return False
    high = text.find("\n", end, end + HEADLINE)
    if high < 0:
        if len(text) - end > HEADLINE:
            return False
        high = len(text)
    line = text[low + 1 : high].rstrip(' "')
    return len(line) <= HEADLINE and not line.endswith((".", "!"))
