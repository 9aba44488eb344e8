"""What the clause around an expression says: tense, deadline, quotation.

Only expressions whose meaning depends on it are looked at (bare weekdays, yearless dates, «اليوم»).
In Arabic news the verb that governs an expression stands before it in its sentence, so the nearest cue
to the left decides; where the expression opens the sentence («ويوم الجمعة سيعقد…») the first cue to the
right does. Prose without a cue tells what has happened; a headline, a list, a fragment tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from timeline.language.plans import is_scheduled
from timeline.language.signs import AFTER_THAT, BEFORE_THAT, FUTURE, JUSSIVE, MORE_THAN
from timeline.language.signs import cues as all_cues

__all__ = ["context_of", "is_perfect", "needs_context", "shows_tense", "stands_alone", "tense_around"]

_WORD = re.compile(r"[^\W\d_]+|[,.!?;\n:\"]")
_LEFT, _RIGHT = 160, 60
"""How many characters of the sentence are looked at: about 25 words before and 10 after."""
_HEADLINE = 140
"""A line that is no longer than this and has no full stop at its end is a headline or a fragment."""
_LETTER = re.compile(r"[^\W\d_]")
_ONLY_IN = re.compile(r"\W*(?:في|بتاريخ|خلال|من|يوم)\W*")
_SHARED_DIRECTION = re.compile(
    r" ?(?:, ?)?(?:و|او )[^.!?;:,\n]{2,34}? (?:(الماضيين|المنصرمين|الفارطين)|(المقبلين|القادمين))(?![^\W\d_])"
)
"""«في 30 أكتوبر و14 نوفمبر الماضيين»: a direction in the dual belongs to both dates."""
_SINCE = "منذ "
"""What goes on since a day began before, whatever the tense of its verb."""
_STOPS = frozenset(".!?;\n")
_OPENERS = frozenset('.!?;:"\n')
"""Marks after which a verb may stand first."""
_MARKS = "\",.:;()[]-/'!?"
_OPENING_WORDS = 3
"""An expression with no more words before it opens its sentence."""
_AHEAD = frozenset(("قبل", "قبيل", "عشية"))
"""«قبل مباراة السبت»: what is to come, seen from another time."""
_AFTER = frozenset(("بعد", "وبعد", "منذ"))
_COMPARED = frozenset(("اكثر", "اعلي", "اقل", "ادني", "اسوا", "افضل", "اكبر", "اسرع", "ابطا", "اضعف", "اقوي"))
_VICTIMS = frozenset("قتيل قتيلان قتيلين قتلي جريح جريحان جرحي شهيد شهيدان شهداء ضحايا مصرع وفاه مقتل".split())
"""«قتيلان في انفجار السبت»: what these tell of has happened, in a headline as well."""
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت", "كانوا", "لكان"))
_WAS_REACH = 5


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
    if text.startswith(_SINCE, start):
        tense, cue = Tense.PAST, _SINCE.rstrip()
    elif shared is None:
        tense, cue = _tense(text, start, end, left)
    else:
        tense, cue = (Tense.PAST, shared[1]) if shared[1] else (Tense.FUTURE, shared[2])
    deadline = bool(left) and left[-1].strip(_MARKS) in all_cues().deadline
    isolated = stands_alone(text, start, end)
    quoted = text.count('"', max(0, start - _LEFT), start) % 2 == 1
    named = bool(left) and left[-1].strip(_MARKS) in _CALLED_AFTER_A_DAY
    planned = tense is Tense.NONE and _opens_with_a_plan(left)
    verbless = tense is Tense.PAST and not cue
    return _context(tense, cue, deadline, quoted, isolated, named, planned, verbless)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span of a folded text is all that the text says, a preposition of place in time aside («في 3 آذار»)."""
    if len(text) > _HEADLINE or _LETTER.search(text, end):
        return False
    return not _LETTER.search(text, 0, start) or _ONLY_IN.fullmatch(text, 0, start) is not None


@lru_cache(maxsize=4096)
def _context(
    tense: Tense,
    cue: str,
    deadline: bool,  # noqa: FBT001
    quoted: bool,  # noqa: FBT001
    isolated: bool,  # noqa: FBT001
    named: bool,  # noqa: FBT001
    planned: bool,  # noqa: FBT001
    verbless: bool,  # noqa: FBT001
) -> Context:
    """Equal contexts are one value: few different ones are met."""
    return Context(
        tense, cue, deadline, quoted, generic=False, isolated=isolated, named=named, planned=planned, verbless=verbless
    )


def _opens_with_a_plan(left: Sequence[str]) -> bool:
    """Whether the sentence so far begins with an imperfect that plans."""
    first = next((k for k in range(len(left), 0, -1) if left[k - 1][-1] in _STOPS), 0)
    return first < len(left) and is_scheduled(left[first].strip(_MARKS), left[first + 1 :])


def _opens_with_a_verb(left: Sequence[str]) -> bool:
    """Whether a short line begins with a verb in the perfect: a sentence without its full stop, no headline."""
    return bool(left) and is_perfect(left[0].strip(_MARKS), "")


_CALLED_AFTER_A_DAY = frozenset(
    "احداث اتفاق اتفاقيه انقلاب انتفاضه مجزره هجوم هجمات اعتداء تفجير اعتداءات تفجيرات ثوره حركه مظاهرات وثيقه زلزال فيضانات".split()
)
"""«أحداث 7 أيار»: behind these a day of some year has become a name."""


def _words_before(text: str, start: int) -> list[str]:
    """The words of the line before ``start``, marks attached, as far as context looks."""
    low = max(0, start - _LEFT)
    line = text.rfind("\n", low, start)
    return text[line + 1 if line >= 0 else low : start].split()


def shows_tense(word: str) -> bool:
    """Whether a word by itself is a verb or another sign of tense."""
    return all_cues().of(word.strip(_MARKS), "") is not None


def is_perfect(word: str, before: str) -> bool:
    """Whether a word behind ``before`` is a verb that tells what happened: «قتل», but not «لم يقتل»."""
    cues = all_cues()
    return before not in JUSSIVE and word not in cues.tense and cues.of(word, before) is Tense.PAST


def tense_around(text: str, start: int, end: int) -> tuple[Tense, str]:
    """The tense of the sentence around a span, and the word that shows it (empty if prose alone does)."""
    return _tense(text, start, end, _words_before(text, start))


def _tense(text: str, start: int, end: int, left: Sequence[str]) -> tuple[Tense, str]:
    """The tense of the clause, unless the words directly before the span say otherwise."""
    tense, cue = _tense_of_clause(text, start, end, left)
    if left:
        last = left[-1].strip(_MARKS)
        farther = left[-2].strip(_MARKS) if len(left) > 1 else ""
        if last in _DELIVERY or (last == "في" and farther in _DELIVERY):
            return Tense.FUTURE, last
        if (last in _UNTIL or last in _TO or (last in _SITTING and farther in _TO)) and _sets_a_term(left):
            return Tense.FUTURE, last
        if {last, farther} & _NEXT_ONE and last in _IN:
            return Tense.FUTURE, farther
        if cue in _THREATENS and last == "من" and farther in _STARTING:
            return Tense.FUTURE, farther
        if tense is Tense.NONE and last in _UNTIL and cue and not _WAS.intersection(left):
            # «تستمر حتى نهاية ديسمبر»: what goes on ends ahead.
            return Tense.FUTURE, last
        if tense is Tense.PAST and (last in _BY or (last == "من" and farther in _STARTING)):
            return Tense.NONE, last if last in _BY else farther
    return tense, cue


def _tense_of_clause(text: str, start: int, end: int, left: Sequence[str]) -> tuple[Tense, str]:
    """The tense of the nearest verb before the span."""
    cues = all_cues()
    words = 0
    sequel = purpose = False
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
        if word in JUSSIVE and k + 1 < len(left) and left[k + 1][0] not in _PERSONS:
            continue  # «لم شمل» is a noun
        if not word:
            continue
        before = left[k - 1] if k else ""
        head = not before or before[-1] in _OPENERS or raw[0] == '"'
        tense = cues.of(word, "" if head else _before(left, k))
        if tense in (None, Tense.NONE) and k > 1 and _is_condition(left, k):
            return Tense.FUTURE, word
        if word in _VICTIMS:
            return Tense.PAST, word
        if tense is Tense.PAST and _is_headline(text, start, end) and not _opens_with_a_verb(left):
            # «… أنقذت اجتماع الجمعة»: the verb of a headline seldom governs its date.
            return Tense.NONE, word
        if tense is Tense.FUTURE and _was_to_be(left, k):
            return Tense.NONE, word
        if word in _PURPOSE:
            purpose = True
            continue
        if tense is Tense.PAST and (purpose or word in _DECIDES):
            return Tense.NONE, word
        if tense is Tense.FUTURE and (happened := _happened(left, k)) is not None:
            return happened, word
        if tense is Tense.NONE and _was(left, k):
            return Tense.PAST, word
        if tense is not None:
            if sequel:
                # «يلعب الخميس قبل أن يسافر الأحد»: what follows lies ahead, unless the whole is told as past.
                told = tense is Tense.PAST or (tense is Tense.NONE and _was_to_be(left, k))
                return (Tense.NONE if told else Tense.FUTURE), word
            return tense, word
        cues.keep_silent(raw, word)
    if sequel or purpose:
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


_PURPOSE = frozenset(("لمواجهه", "لملاقاه", "لخوض", "لعقد", "للقاء"))
"""«تأهل لمواجهة فرنسا الثلاثاء»: the purpose of what has happened may lie ahead."""
_DECIDES = frozenset(
    "قرر قررت وقرر وقررت طلب طلبت وطلب وطلبت دعا دعت ودعا ودعت هدد هددت توعد توعدت اتفق اتفقا اتفقت اتفقوا واتفق ارجا ارجات اجل اجلت".split()
)
"""«دعت إلى عقد جلسة الاثنين»: what is decided or asked for may lie ahead."""
_PERSONS = frozenset("يتنا")
_DELIVERY = frozenset(("تسليم", "للتسليم"))
"""«العقود الآجلة تسليم أغسطس»: what is traded is delivered later."""
_TERMS = frozenset(
    "امهل امهلت مدد مددت مدت ارجا ارجات اجل اجلت علق علقت جمد جمدت منح منحت احال احالت احيل احيلت تاجل تاجلت ارجئ ارجئت "
    "تمدد وارجات واجلت ومددت وامهلت تاجيل ارجاء تمديد تجديد".split()
)
"""«مدد المجلس الولاية حتى 31 يوليو»: the act is past, the term it sets lies ahead."""
_TO = frozenset(("الي", "غايه"))
_SITTING = frozenset(("جلسه",))
_IN = frozenset(("في", "يوم", "خلال"))
_NEXT_ONE = frozenset(("المقبله", "القادمه", "المقبل", "القادم", "المزمع", "المرتقبه", "المرتقب"))
"""«الجولة المقبلة في يونيو»."""
_THREATENS = frozenset("هدد هددت توعد توعدت تعهد تعهدت دعا دعت قرر قررت اعلن اعلنت وهدد ودعا ودعت وقرر وقررت".split())
_UNTIL = frozenset(("حتي", "لغايه", "وحتي", "ولغايه"))
_BY = frozenset(("بحلول",))
"""«طالب بوقف الواردات بحلول نوفمبر»: the demand is past, its term need not be."""
_STARTING = frozenset(("بدايه", "ابتداء", "اعتبارا", "بدءا", "انطلاقا", "وابتداء", "وبدايه", "واعتبارا"))


def _is_condition(left: Sequence[str], k: int) -> bool:
    """«على أن يعمم في سبتمبر»: what is agreed on lies ahead."""
    on_that = left[k - 1] == "ان" and left[k - 2] in {"علي", "وعلي"}
    return (
        on_that
        and left[k][0] in _PERSONS
        and not any(w.strip(_MARKS) in _WAS for w in left[max(0, k - _WAS_REACH) : k])
    )


def _sets_a_term(left: Sequence[str]) -> bool:
    """Whether the verb of the clause sets a term for what is to come."""
    for raw in reversed(left[-_TERM_REACH:]):
        word = raw.strip(_MARKS)
        if word in _TERMS:
            return True
        if raw[-1] in _STOPS or shows_tense(word):
            return False
    return False


_TERM_REACH = 9


def _before(left: Sequence[str], k: int) -> str:
    """The word before the ``k``-th; «بعد أن» and «قبل أن» are one, because no future follows them."""
    before = left[k - 1].strip(_MARKS)
    if k > 1 and before in {"ان", "من"}:
        farther = left[k - 2].strip(_MARKS)
        if before == "من":
            return MORE_THAN if farther in _COMPARED else before
        if farther in _AFTER:
            return AFTER_THAT
        if farther in {"قبل", "وقبل"}:
            return BEFORE_THAT
    return before


def _was_to_be(left: Sequence[str], k: int) -> bool:
    """«كان من المقرر أن يبدأ الأحد»: what was to come may be over; which side is open."""
    return FUTURE.fullmatch(left[k].strip(_MARKS)) is None and any(
        word.strip(_MARKS) in _WAS for word in left[max(0, k - _WAS_REACH) : k]
    )


def _happened(left: Sequence[str], k: int) -> Tense | None:
    """«سيتمسك بالخطة رغم خسارة فريقه السبت»: a noun behind «رغم», «عقب» has happened; behind «بعد» it may have."""
    words = [word.strip(_MARKS) for word in left[k + 1 :]]
    for place, word in enumerate(words[:-1]):
        if words[place + 1] in {"ان", "غد"}:
            continue
        if word in _DESPITE:
            return Tense.PAST
        if word == "بعد":
            return Tense.NONE
    return None


_DESPITE = frozenset(("رغم", "عقب", "اثر", "غداة", "بسبب"))


def _was(left: Sequence[str], k: int) -> bool:
    """«كان ماسك يتحدث في حفل الخميس»: an imperfect behind «كان» tells of the past."""
    words = [word.strip(_MARKS) for word in left[max(0, k - _WAS_NEAR) : k]]
    return not _WAS.isdisjoint(words) and "ان" not in words and "من" not in words


_WAS_NEAR = 3


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
