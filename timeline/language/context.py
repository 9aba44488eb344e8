"""What the clause around an expression says: tense, deadline, quotation.

Only expressions whose meaning depends on it are looked at (bare weekdays, yearless dates, «اليوم»).
In Arabic news the verb that governs an expression stands before it in its sentence, so the nearest cue
to the left decides; where the expression opens the sentence («ويوم الجمعة سيعقد…») the first cue to the
right does. Prose without a cue tells what has happened; a headline, a list, a fragment tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    Approximate,
    CalendarDate,
    Context,
    DayTime,
    Deictic,
    Equivalent,
    Expr,
    Holiday,
    Nth,
    Open,
    Part,
    Range,
    Season,
    Shift,
    Tense,
    Weekday,
    Within,
)
from timeline.language.lexicon import load

__all__ = ["context_of", "is_perfect", "needs_context", "shows_tense", "stands_alone", "tense_around"]

_WORD = re.compile(r"[^\W\d_]+|[,.!?;\n:\"]")
_LEFT, _RIGHT = 160, 60
"""How many characters of the sentence are looked at: about 25 words before and 10 after."""
_HEADLINE = 140
"""A line that is no longer than this and has no full stop at its end is a headline or a fragment."""
_LETTER = re.compile(r"[^\W\d_]")
_SHARED_DIRECTION = re.compile(
    r" ?(?:, ?)?و[^.!?;:,\n]{2,34}? (?:(الماضيين|المنصرمين|الفارطين)|(المقبلين|القادمين))(?![^\W\d_])"
)
"""«في 30 أكتوبر و14 نوفمبر الماضيين»: a direction in the dual belongs to both dates."""
_STOPS = frozenset(".!?;\n")
_OPENERS = frozenset('.!?;:"\n')
"""Marks after which a verb may stand first."""
_MARKS = "\",.:;()[]-/'!?"
_OPENING_WORDS = 3
"""An expression with no more words before it opens its sentence."""
_SUFFIX = re.compile(r"(?:ونهم|ونها|ونه|انها|هما|ون|ين|ان|ها|هم|نا|وا|ني|ه|ن)$")
_PERFECT_ENDING = (re.compile(r"(?:تا|تها|ته|تهم|تهما|تنا|ت)$"), re.compile(r"(?:وا|ا|وه|وها)$"))
_FUTURE = re.compile(r"[وف]?س(?:[يتن]([^\W\d_]{2,})|ا([^\W\d_]{3,}))")
_IMPERFECT = re.compile(r"[يتن]([^\W\d_]{2,})")
_DERIVED = re.compile(r"[وف]?س(?:يت|تت|يست|تست|ين|تن)[^\W\d_]{3,}")


class _Cues:
    """The words that show tense, folded."""

    def __init__(self) -> None:
        lexicon = load()
        self.tense = {row.key: Tense(row.tag) for row in lexicon.of_kind("cue") if row.tag in _TENSES}
        self.never = frozenset(row.key for row in lexicon.of_kind("cue") if row.tag == "never")
        self.verbal_noun = frozenset(row.key for row in lexicon.of_kind("cue") if row.tag == "verbal_noun")
        self.imperfect = frozenset(row.key for row in lexicon.of_kind("imperfect_stem"))
        self.perfect = frozenset(row.key for row in lexicon.of_kind("perfect_stem"))
        self.deadline = frozenset(row.key for row in lexicon.of_kind("deadline"))
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
        if sign is _Sign.NOTHING:
            return None
        if sign is _Sign.FUTURE:
            return None if before in {"غير", _MORE_THAN} else Tense.FUTURE
        if sign is _Sign.PAST:
            return Tense.FUTURE if before in _CONDITIONAL else Tense.PAST
        if sign is _Sign.MAYBE_PAST:
            if before in _SUBJUNCTIVE and before not in _PERHAPS:
                return Tense.FUTURE if word in self.verbal_noun and word[-1] != "ي" else None
            return Tense.PAST if before in _VERB_FOLLOWS or before in _IN_CONSEQUENCE else None
        if sign is _Sign.MAYBE_OBJECT:
            return Tense.PAST if before in _RELATIVE or before in _IN_CONSEQUENCE else None
        if before == _BEFORE_THAT:
            return None
        if before in _JUSSIVE:
            return Tense.PAST
        if before in _SUBJUNCTIVE:
            return Tense.FUTURE
        return None if sign is _Sign.SAYING else Tense.NONE

    def keep_silent(self, raw: str, word: str) -> None:
        """Remember a word of a clause, as it stands, if it shows nothing by itself."""
        if self._signs.get(word) is _Sign.NOTHING:
            if len(self.silent) >= _REMEMBERED:
                self.silent.clear()
            self.silent.add(raw)

    def _sign(self, word: str) -> _Sign:
        """What a word shows by itself."""
        alone = word[1:] if word[0] in "وف" and len(word) > 3 else word
        if word in self.never or alone in self.never:
            return _Sign.NOTHING
        if word in self.verbal_noun or alone in self.verbal_noun:
            return _Sign.MAYBE_PAST
        tense = self.tense.get(word)
        if tense is None and len(word) > 3 and word[0] in "وفبل":
            tense = self.tense.get(word[1:])
        if tense is not None:
            return _Sign.FUTURE if tense is Tense.FUTURE else _Sign.PAST
        future = _FUTURE.fullmatch(word)
        if future is not None and (_has(self.imperfect, future[1] or future[2]) or _DERIVED.fullmatch(word)):
            return _Sign.FUTURE
        # «ويلعب»; but «وتمكن», «ونشر» are told of the past more often.
        behind_and = alone is not word and (alone[0] == "ي" or (alone[0] == "ت" and not _has(self.perfect, alone)))
        imperfect = _IMPERFECT.fullmatch(alone if behind_and else word)
        if imperfect is not None and _has(self.imperfect, imperfect[1]):
            return _Sign.SAYING if _has(_REPORTING, imperfect[1]) else _Sign.PRESENT
        for form in (word,) if alone is word else (word, alone):
            if form in self.perfect:
                # Three letters may be a noun; a verb stands at the head or after a relative.
                return _Sign.PAST if len(form) > 3 or form is not word else _Sign.MAYBE_PAST
            if _has(self.perfect, form, _PERFECT_ENDING):
                return _Sign.MAYBE_OBJECT if _like_a_noun(form, self.perfect) else _Sign.PAST
        return _Sign.NOTHING


class _Sign(Enum):
    """What a word shows of tense, before the word in front of it is known."""

    NOTHING = auto()
    FUTURE = auto()
    PAST = auto()
    MAYBE_PAST = auto()
    MAYBE_OBJECT = auto()
    PRESENT = auto()
    SAYING = auto()


_TENSES = frozenset(tense.value for tense in Tense)
_REMEMBERED = 50_000
"""Words whose sign is kept; the memory is emptied when full."""


def _like_a_noun(form: str, perfect: frozenset[str]) -> bool:
    """Whether a verb with an ending looks like a noun with one: «تظاهرة», «تراجعا», «عرضها», «حملهم».

    The object or the dual behind a verb is rarer in news than these nouns are.
    """
    ending = _OBJECT.search(form)
    if ending is None or form[: ending.start()] not in perfect:
        return False
    stem = form[: ending.start()]
    if ending[0][0] == "ت":
        return len(stem) <= _ROOT
    if ending[0] == "ا":
        return len(stem) == _ROOT or stem[0] == "ت"
    if ending[0] == "ه" and _FOURTH_FORM.fullmatch(stem) is not None:
        return True
    return len(stem) <= _ROOT and stem[0] != "ا"


_OBJECT = re.compile(r"(?:تها|ته|تهم|ها|هم|هما|نا|ه|ا)$")
_FOURTH_FORM = re.compile(r"ا(?:ست)?..?ا.")
"""«إعادة», «استضافة»: with the ending of the feminine they look like «أعاده», «استضافه»."""


def _has(stems: frozenset[str], form: str, endings: Sequence[re.Pattern[str]] = ()) -> bool:
    """Whether ``form`` is one of ``stems``, object pronouns and endings left off."""
    if form in stems:
        return True
    ending = _SUFFIX.search(form)
    if ending is not None:
        stem = form[: ending.start()]
        # A weak last letter changes before an ending: «سيلتقون», «أجراها».
        if stem in stems or f"{stem}ي" in stems or (stem.endswith("ا") and f"{stem[:-1]}ي" in stems):
            return True
    for pattern in endings:
        found = pattern.search(form)
        if found is not None and form[: found.start()] in stems:
            return True
    return False


_AHEAD = frozenset(("قبل", "قبيل", "عشية"))
"""«قبل مباراة السبت»: what is to come, seen from another time."""
_SUBJUNCTIVE = frozenset(("قد", "وقد", "ان", "بان", "لن", "سوف", "كي", "لكي"))
_JUSSIVE = frozenset(("لم", "ولم", "فلم"))
_RELATIVE = frozenset(("الذي", "التي", "الذين", "ما", "لما", "كما", "مما", "حسبما", "وفقما", "قد", "وقد"))
_ROOT = 3
_VERB_FOLLOWS = frozenset(
    ("", "الذي", "التي", "الذين", "قد", "وقد", "كان", "كانت", "بعدما", "عندما", "حينما", "بعد ان")
)
_PERHAPS = frozenset(("قد", "وقد"))
_AFTER = frozenset(("بعد", "وبعد", "منذ"))
_MORE_THAN = "اكثر من"
_AFTER_THAT = "بعد ان"
_BEFORE_THAT = "قبل ان"
_COMPARED = frozenset(("اكثر", "اعلي", "اقل", "ادني", "اسوا", "افضل", "اكبر", "اسرع", "ابطا", "اضعف", "اقوي"))
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت", "كانوا", "لكان"))
_WAS_REACH = 5
_IN_CONSEQUENCE = frozenset(("بعد", "اثر", "عقب", "رغم", "جراء", "بسبب", "وبعد", "واثر", "وعقب", "ورغم"))
"""«رغم تعرضه لإصابة»: what stands after these has happened."""
_CONDITIONAL = frozenset(("اذا", "واذا", "فاذا", "لو"))
_REPORTING = frozenset(
    ("قول", "ؤكد", "شير", "ذكر", "ري", "عتبر", "ضيف", "وضح", "عد", "بلغ", "مكن", "تحدث", "زال", "تذكر")
)


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    return _Cues()


def needs_context(expr: Expr) -> bool:
    """Whether the side of the anchor on which ``expr`` lies is open."""
    match expr:
        case Weekday() | Season(year=None) | Holiday(year=None):
            return True
        case CalendarDate(year=None) | Deictic(unit=Granularity.WEEKEND, offset=0):
            return True
        case Shift(count=count, origin=None):
            return count > 0
        case DayTime(of=of) | Nth(of=of):
            return of is not None and needs_context(of)
        case Equivalent(first=a, second=b) | Range(start=a, end=b):
            return needs_context(a) or needs_context(b)
        case AllOf(members=members):
            return any(needs_context(m) for m in members)
        case Approximate(of=of) | Part(of=of) | Open(of=of) | Within(whole=of):
            return needs_context(of)
        case _:
            return False


def context_of(text: str, start: int, end: int) -> Context:
    """The context of the span ``start``–``end`` of a folded text, end exclusive."""
    left = _words_before(text, start)
    shared = _SHARED_DIRECTION.match(text, end)
    if shared is None:
        tense, cue = _tense(text, start, end, left)
    else:
        tense, cue = (Tense.PAST, shared[1]) if shared[1] else (Tense.FUTURE, shared[2])
    deadline = bool(left) and left[-1].strip(_MARKS) in _cues().deadline
    isolated = stands_alone(text, start, end)
    quoted = text.count('"', max(0, start - _LEFT), start) % 2 == 1
    return _context(tense, cue, deadline, quoted, isolated)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span of a folded text is all that the text says."""
    return len(text) <= _HEADLINE and not (_LETTER.search(text, 0, start) or _LETTER.search(text, end))


@lru_cache(maxsize=4096)
def _context(tense: Tense, cue: str, deadline: bool, quoted: bool, isolated: bool) -> Context:  # noqa: FBT001
    """Equal contexts are one value: few different ones are met."""
    return Context(tense, cue, deadline, quoted, generic=False, isolated=isolated)


def _words_before(text: str, start: int) -> list[str]:
    """The words of the line before ``start``, marks attached, as far as context looks."""
    low = max(0, start - _LEFT)
    line = text.rfind("\n", low, start)
    return text[line + 1 if line >= 0 else low : start].split()


def shows_tense(word: str) -> bool:
    """Whether a word by itself is a verb or another sign of tense."""
    return _cues().of(word.strip(_MARKS), "") is not None


def is_perfect(word: str, before: str) -> bool:
    """Whether a word behind ``before`` is a verb that tells what happened: «قتل», but not «لم يقتل»."""
    cues = _cues()
    return before not in _JUSSIVE and word not in cues.tense and cues.of(word, before) is Tense.PAST


def tense_around(text: str, start: int, end: int) -> tuple[Tense, str]:
    """The tense of the sentence around a span, and the word that shows it (empty if prose alone does)."""
    return _tense(text, start, end, _words_before(text, start))


def _tense(text: str, start: int, end: int, left: Sequence[str]) -> tuple[Tense, str]:
    """The tense of the clause, unless the words directly before the span say otherwise."""
    tense, cue = _tense_of_clause(text, start, end, left)
    if left:
        last = left[-1].strip(_MARKS)
        if last in _DELIVERY:
            return Tense.FUTURE, last
        farther = left[-2].strip(_MARKS) if len(left) > 1 else ""
        if tense is Tense.PAST and (last in _BY or (last == "من" and farther in _STARTING)):
            return Tense.NONE, last if last in _BY else farther
    return tense, cue


def _tense_of_clause(text: str, start: int, end: int, left: Sequence[str]) -> tuple[Tense, str]:
    cues = _cues()
    words = 0
    sequel = False
    for k in range(len(left) - 1, -1, -1):
        raw = left[k]
        if raw in cues.silent:
            words += 1
            continue
        if raw[-1] in _STOPS:
            break
        words += 1
        word = raw.strip(_MARKS)
        if word in _AHEAD:
            if k + 1 < len(left) and left[k + 1].strip(_MARKS) == "ان":
                sequel = True
                continue
            return Tense.NONE, word
        if word in _JUSSIVE and k + 1 < len(left) and left[k + 1][0] not in _PERSONS:
            continue  # «لم شمل» is a noun
        if not word:
            continue
        before = left[k - 1] if k else ""
        head = not before or before[-1] in _OPENERS or raw[0] == '"'
        tense = cues.of(word, "" if head else _before(left, k))
        if tense is Tense.PAST and _is_headline(text, start, end):
            # «… أنقذت اجتماع الجمعة»: the verb of a headline seldom governs its date.
            return Tense.NONE, word
        if tense is Tense.FUTURE and _was_to_be(left, k):
            return Tense.NONE, word
        if tense is not None:
            if sequel:
                # «يلعب الخميس قبل أن يسافر الأحد»: what follows lies ahead, unless the whole is told as past.
                told = tense is Tense.PAST or (tense is Tense.NONE and _was_to_be(left, k))
                return (Tense.NONE if told else Tense.FUTURE), word
            return tense, word
        cues.keep_silent(raw, word)
    if sequel:
        return Tense.NONE, ""
    if words <= _OPENING_WORDS:
        before = ""
        for word in _WORD.findall(text, end, end + _RIGHT):
            if word in _STOPS:
                break
            if word == ",":
                before = ""
                continue
            tense = cues.of(word, before)
            # «رد الاثنين على إعلان القمة المرتقبة»: an adjective farther on is not the verb of the date.
            describes = tense is Tense.FUTURE and word.startswith("ال") and before != "من"
            if tense is not None and not describes:
                return tense, word
            before = word
    return (Tense.NONE, "") if _is_headline(text, start, end) else (Tense.PAST, "")


_PERSONS = frozenset("يتنا")
_DELIVERY = frozenset(("تسليم",))
"""«العقود الآجلة تسليم أغسطس»: what is traded is delivered later."""
_BY = frozenset(("بحلول",))
"""«طالب بوقف الواردات بحلول نوفمبر»: the demand is past, its term need not be."""
_STARTING = frozenset(("بدايه", "ابتداء", "اعتبارا", "بدءا", "انطلاقا", "وابتداء", "وبدايه", "واعتبارا"))


def _before(left: Sequence[str], k: int) -> str:
    """The word before the ``k``-th; «بعد أن» and «قبل أن» are one, because no future follows them."""
    before = left[k - 1].strip(_MARKS)
    if k > 1 and before in {"ان", "من"}:
        farther = left[k - 2].strip(_MARKS)
        if before == "من":
            return _MORE_THAN if farther in _COMPARED else before
        if farther in _AFTER:
            return _AFTER_THAT
        if farther in {"قبل", "وقبل"}:
            return _BEFORE_THAT
    return before


def _was_to_be(left: Sequence[str], k: int) -> bool:
    """«كان من المقرر أن يبدأ الأحد»: what was to come may be over; which side is open."""
    return _FUTURE.fullmatch(left[k].strip(_MARKS)) is None and any(
        word.strip(_MARKS) in _WAS for word in left[max(0, k - _WAS_REACH) : k]
    )


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether the line around a span is short and has no full stop: a headline, a fragment, a list."""
    low = text.rfind("\n", max(0, start - _HEADLINE), start)
    if low < 0 and start > _HEADLINE:
        return False
    high = text.find("\n", end, end + _HEADLINE)
    if high < 0:
        if len(text) - end > _HEADLINE:
            return False
        high = len(text)
    line = text[low + 1 : high].rstrip(' "')
    return len(line) <= _HEADLINE and not line.endswith((".", "!"))
