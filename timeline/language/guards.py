"""Checks on the words around an expression that its window does not show.

A rule names a guard; the guard sees the folded text and the span, and answers with the span to keep
(longer where the words of an event belong to it), or ``None`` to drop the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.expressions import CalendarDate, Duration, EventRelative, Expr, Range, Shift, Tense
from timeline.language.context import shows_tense, tense_around
from timeline.language.expression import TimexType
from timeline.language.lexicon import load

__all__ = ["GUARDS", "Guarded"]


@dataclass(frozen=True, slots=True)
class Guarded:
    """What a guard lets through: the end of the span, and the expression (perhaps completed).

    ``type`` is set where the guard changes what kind of expression it is.
    """

    end: int
    expr: Expr
    type: TimexType | None = None


Guard = Callable[[str, int, int, Expr], Guarded | None]
"""What a guard is: (folded text, start of the span, its end, the expression) to what stands."""

_NEXT_WORD = re.compile(r" ?([^\W\d_]+)")
# After a year these go on with the sentence; any other bare noun is what the number counts.
_FUNCTION_WORDS = frozenset(
    "في من على عن الى حتى منذ خلال بعد قبل مع عند بين او ام و ثم لكن ان انه انها الا اذ اذا حين حيث كما لما "
    "هو هي هم كان كانت كانوا قد لم لن لا ما ليس ليست سوف التي الذي الذين اللذين ذلك هذا هذه تلك بهدف بسبب بموجب "
    "تحت ضد نحو لدى عبر دون غير سوى مثل بما بان بانه ضمن وفق فيما بينما عندما لكنه لكنها لانه بعدما قبلما عقب اثر "
    "وقد وكان وكانت وهو وهي وفي ومن وعلى والى وحتى وبعد وقبل ومنذ الماضي المقبل الجاري الحالي م ه ص ".split()
)
_VERB = re.compile(r"(?:و|ف)?(?:[يتن]|س[يتن])[^\W\d_]{2,}$")


def _not_counted(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A number before a bare noun counts it («في 2000 مدرسة») and is no year."""
    more = _GOES_ON.match(text, end)
    if more is not None and _not_counted(text, start, more.end(), expr) is None:
        return None
    found = _NEXT_WORD.match(text, end)
    if found is None:
        return Guarded(end, expr)
    word = found[1]
    if text[end : end + 1] not in (" ", ""):
        return None
    if word in _FUNCTION_WORDS or word.startswith(("ال", "وال", "بال", "لل", "فال", "كال")):
        return Guarded(end, expr)
    if word[0] in "وفبل" and len(word) > 3:
        return Guarded(end, expr)
    if _VERB.match(word) or (
        word.endswith(("ت", "ا")) and not word.endswith(("ات", "را", "ما", "نا", "صا", "فا", "لا"))
    ):
        return Guarded(end, expr)
    return None


def _bare_ends(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«ارتفع من 1950 إلى 2100 نقطة»: a range of bare numbers that counts something is none of years."""
    if isinstance(expr, Range) and isinstance(expr.end, CalendarDate) and expr.end.month is None:
        return _not_counted(text, start, end, expr)
    return Guarded(end, expr)


_GOES_ON = re.compile(r" ?(?:الي|و|او|حتي)(?: حتي)? ?[0-9]+")


def _ahead(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«خلال ثلاثة أيام» of something to come is a time, of something past only a length."""
    tense, _ = tense_around(text, start, end)
    if tense is Tense.FUTURE or not text[:start].strip():
        return Guarded(end, expr)
    if isinstance(expr, Range) and isinstance(expr.end, Shift):
        return Guarded(end, Duration(expr.end.count, expr.end.unit), TimexType.DURATION)
    return None


_BEFORE_YEAR = frozenset(
    "في منذ حتي من الي خلال قبل بعد بحلول بين اوائل اواخر مطلع منتصف بداية بدايه نهايه اواسط و ل ب سوي غير عقب".split()
)
_NO_YEAR = frozenset("القرار الرقم رقم الماده الفقره القانون البالغ الطائره الطريق الغرفه العدد الصفحه".split())
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ (\"]*$")


def _bare_year(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A bare number is a year after a preposition, a word that takes one, or a definite noun.

    Between 1950 and 2039 a definite noun is enough («الألعاب الأولمبية 2024»); counted things forbid.
    """
    guarded = _not_counted(text, start, end, expr)
    digits = text[start:end]
    if guarded is None or not digits.isdecimal():
        return None
    year = int(digits)
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return guarded if 1900 <= year < 2040 else None
    found = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if found is None:
        return None
    word = found[1]
    bare = word[1:] if len(word) > 3 and word[0] in "وفبل" else word
    if word in _BEFORE_YEAR or bare in _BEFORE_YEAR or bare in _year_heads() or word in _year_heads():
        return guarded
    if 1950 <= year < 2040 and bare.startswith("ال") and bare not in _NO_YEAR:
        return guarded
    return None


@lru_cache(maxsize=1)
def _year_heads() -> frozenset[str]:
    return frozenset(row.key for row in load().of_kind("year_head"))


_COLON = re.compile(r" ?:(?! ?[0-9])")
_LABEL_WORDS = 3


def _not_label(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«موقع المشرق اليوم : …» at the head of a line names the source: few words, no verb, and a colon."""
    if _COLON.match(text, end) is None:
        return Guarded(end, expr)
    line = text.rfind("\n", max(0, start - 60), start)
    if line < 0 and start > 60:
        return Guarded(end, expr)
    words = [w for w in text[line + 1 : start].split() if w[0].isalpha()]
    if 0 < len(words) <= _LABEL_WORDS and not any(shows_tense(w) for w in words):
        return None
    return Guarded(end, expr)


_EVENT_STOP = frozenset(
    "في من على عن الى حتى منذ خلال بعد قبل مع عند او ثم لكن ان انه التي الذي الذين قال اعلن اكد كان كانت قد لم لن "
    "لا ما حيث كما فيما بينما عندما وقد وكان وكانت وقال واعلن واكد واضاف ".split()
)
_EVENT_WORD = re.compile(r" ?([^\W\d_]+)")


def _event(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """The words of the event that an offset counts from: up to four, to the end of the phrase."""
    if not isinstance(expr, EventRelative):
        return None
    words: list[str] = []
    position = end
    while len(words) < 4:
        found = _EVENT_WORD.match(text, position)
        if found is None or (words and (found[1] in _EVENT_STOP or found[1][0] == "و")):
            break
        words.append(found[1])
        position = found.end()
    if not words or words[0] in _EVENT_STOP:
        return None
    return Guarded(position, replace(expr, event=" ".join(words)))


GUARDS: dict[str, Guard] = {
    "not-counted": _not_counted,
    "ahead": _ahead,
    "bare-ends": _bare_ends,
    "bare-year": _bare_year,
    "event": _event,
    "not-label": _not_label,
}
