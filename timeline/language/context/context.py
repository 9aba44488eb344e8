"""What the clause around an expression says: tense, deadline, quotation.

Only expressions whose meaning depends on it are looked at (bare weekdays, yearless dates, «اليوم»).
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
from timeline.language.context.clauses import LEFT, MARKS, STOPS, words_before
from timeline.language.context.plans import is_on_schedule, is_scheduled, is_scheduling_verb
from timeline.language.context.signs import cues as all_cues
from timeline.language.context.tense import HEADLINE, is_headline, tense_of
from timeline.language.parsing.lexicon import words

__all__ = ["context_of", "needs_context", "stands_alone"]

_PAST, _FUTURE, _OPEN = Tense.PAST, Tense.FUTURE, Tense.NONE
_LETTER = re.compile(r"[^\W\d_]")
_ONLY_IN = re.compile(r"\W*(?:في|بتاريخ|خلال|من|عند|يوم)\W*")
_SHARED_DIRECTION = re.compile(
    r" ?(?:, ?)?(?:و|او |الي )[^.!?;:,\n]{2,34}? (?:(الماضيين|المنصرمين|الفارطين)|(المقبلين|القادمين))(?![^\W\d_])"
)
"""«في 30 أكتوبر و14 نوفمبر الماضيين»: a direction in the dual belongs to both dates."""
_SINCE = "منذ "
"""What goes on since a day began before, whatever the tense of its verb."""
_FRONTED = 3
"""No more words stand before a date that opens its line or its sentence."""
_BEHIND = 20
"""Characters behind it in which the verb of such a date stands."""
_WEEK = "الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد".split()
_DAY_BEFORE = {day: _WEEK[k - 1] for k, day in enumerate(_WEEK)}
_LISTED = re.compile(r" ?:(?! ?[0-9])")
_SET_OFF = frozenset((",", ":"))
_shared = lru_cache(maxsize=4096)(Context)
"""Equal contexts are one value: few different ones are met."""


def needs_context(expr: Expr) -> bool:
    """Whether the side of the anchor on which ``expr`` lies is open."""
    match expr:
        case Weekday() | Season(year=None) | Holiday(year=None):
            return True
        case CalendarDate(year=None) | Deictic(unit=Granularity.WEEKEND, offset=0):
            return True
        case Shift(count=count, origin=None):
            return count > 0
        case Shift(count=count, origin=origin):
            return count != 0 and origin is not None and needs_context(origin)
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
    left = words_before(text, start)
    shared = _SHARED_DIRECTION.match(text, end)
    if text.startswith(_SINCE, start):
        tense, cue = _PAST, _SINCE.rstrip()
    elif shared is None:
        tense, cue = tense_of(text, start, end, left)
    else:
        tense, cue = (_PAST, shared[1]) if shared[1] else (_FUTURE, shared[2])
    deadline = bool(left) and left[-1].strip(MARKS) in all_cues().deadline
    isolated = stands_alone(text, start, end) or (deadline and _is_only_a_term(text, start, end))
    isolated = isolated or (len(text) <= HEADLINE and _is_a_choice(text, start, end))
    if isolated and tense is Tense.PAST and not cue:
        tense = Tense.NONE  # «الاثنين.»: the full stop makes no report of an answer
    quoted = text.count('"', max(0, start - LEFT), start) % 2 == 1
    last = left[-1].strip(MARKS) if left else ""
    named = last in words("called_after_a_day") or (
        tense is _PAST and (text[start:end] in words("town") or _is_a_name(text, start, end, last))
    )
    planned = tense is _OPEN and _opens_with_a_plan(left)
    set_off = bool(left) and left[-1].endswith(",") and text[end : end + 1] in _SET_OFF
    verbless = tense is _PAST and not cue
    fronted = tense is _PAST and bool(cue) and cue in text[end : end + _BEHIND] and _is_fronted(left, cue)
    listed = len(left) <= 1 and _LISTED.match(text, end) is not None and not any(map(str.isalnum, "".join(left)))
    scheduled = tense is _OPEN and bool(cue) and _is_on_schedule(text, start, end, left, cue)
    return _shared(
        tense, cue, deadline, quoted, isolated, named, planned, set_off, verbless, fronted, scheduled, listed
    )


def _is_on_schedule(text: str, start: int, end: int, left: Sequence[str], cue: str) -> bool:
    """Whether the verb ``cue`` of the clause is one of a schedule, before the day or right behind it.

    In a headline that opens with its subject the imperfect may tell what has happened: «الرئيس يستقبل السفير الاثنين»;
    so it may where days are told backwards («يلتقي الوفد الثلاثاء والاثنين مسؤولين»).
    """
    fronted = text.startswith(cue, end + 1) or text.startswith(cue, end + 2)
    if not (is_scheduling_verb(cue) if fronted else is_on_schedule(left, cue)):
        return False
    day_before = _DAY_BEFORE.get(text[start:end].rsplit(" ", 1)[-1])
    if day_before is not None and text.startswith(f" و{day_before}", end):
        return False
    return not is_headline(text, start, end) or (bool(left) and left[0].strip(MARKS) == cue)


def _is_a_name(text: str, start: int, end: int, last: str) -> bool:
    """«منذ الحادي عشر من سبتمبر»: a day that is known by its date alone, and the time since or before it."""
    if "سبتمبر" not in text[start:end] and "ايلول" not in text[start:end]:
        return False
    side = _SIDE_OF_NAME.match(text, start)
    return (side is not None or last in _SIDES) and _KNOWN_DAY.search(text, start, end) is not None


_SIDES = frozenset(("منذ", "بعد", "قبل", "عقب", "اثر"))
_SIDE_OF_NAME = re.compile(r"(?:منذ|بعد|قبل) ")
_KNOWN_DAY = re.compile(r"(?<![^ ])(?:11|الحادي عشر) (?:من )?(?:سبتمبر|ايلول)")


def _is_fronted(left: Sequence[str], cue: str) -> bool:
    """Whether a span opens its sentence, and ``cue`` stands behind it."""
    near = left[-_FRONTED - 1 :]
    opens = len(near) <= _FRONTED or any(word[-1] in STOPS or word[0] == '"' for word in near)
    return opens and not any(cue in word for word in left)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span of a folded text is all that the text says, a preposition of place in time aside («في 3 آذار»)."""
    if len(text) > HEADLINE or (_LETTER.search(text, end) and _COURTESY.fullmatch(text, end) is None):
        return False
    return not _LETTER.search(text, 0, start) or _ONLY_IN.fullmatch(text, 0, start) is not None


_COURTESY = re.compile(r"\W*(?:ان شاء الله|انشاء الله|باذن الله|من فضلكم?|لو سمحتم?|رجاء|لطفا|بعد اذنكم?|ممكن|بليز)\W*")
"""What is said behind a time and says nothing of it: «العصر إن شاء الله»."""
_OTHER_DAY = r"(?:يوم )?(?:ال)?(?:اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|احد)"
_CHOICE_BEFORE = re.compile(rf"\W*(?:اما )?(?:{_OTHER_DAY},? (?:او|ام|ولا|والا) )+(?:يوم )?")
_CHOICE_BEHIND = re.compile(rf"\W*(?:(?:او|ام|ولا|والا) {_OTHER_DAY}\W*)+")


def _is_a_choice(text: str, start: int, end: int) -> bool:
    """«الأحد ولا الاثنين؟»: two days or more of which one is chosen, and nothing else."""
    before = not _LETTER.search(text, 0, start) or _CHOICE_BEFORE.fullmatch(text, 0, start) is not None
    behind = not _LETTER.search(text, end) or _CHOICE_BEHIND.fullmatch(text, end) is not None
    return before and behind


def _is_only_a_term(text: str, start: int, end: int) -> bool:
    """Whether nothing but a word of deadline stands beside a span: «لغاية يوم الجمعة»."""
    return len(text) <= HEADLINE and not _LETTER.search(text, end) and len(text[:start].split()) == 1


def _opens_with_a_plan(left: Sequence[str]) -> bool:
    """Whether the sentence so far begins with an imperfect that plans."""
    first = next((k for k in range(len(left), 0, -1) if left[k - 1][-1] in STOPS), 0)
    return first < len(left) and is_scheduled(left[first].strip(MARKS), left[first + 1 :])
