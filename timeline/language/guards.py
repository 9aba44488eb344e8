"""Checks on the words around an expression that its window does not show.

A rule names a guard; the guard sees the folded text and the span, and answers with the span to keep
(longer where the words of an event belong to it), or ``None`` to drop the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Approximate,
    Calendar,
    CalendarDate,
    Duration,
    EventRelative,
    Expr,
    Open,
    Range,
    Relation,
    Shift,
    Tense,
    Vague,
    VagueRef,
)
from timeline.language.context import is_perfect, shows_tense, stands_alone, tense_around
from timeline.language.expression import TimexType
from timeline.language.lexicon import load
from timeline.text.fold import fold_word

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
    fold_word(w)
    for w in (
        "في من على عن الى حتى منذ خلال بعد قبل مع عند بين او ام و ثم لكن ان انه انها الا اذ اذا حين حيث كما لما "
        "هو هي هم كان كانت كانوا قد لم لن لا ما ليس ليست سوف التي الذي الذين اللذين ذلك هذا هذه تلك بهدف بسبب بموجب "
        "تحت ضد نحو لدى عبر دون غير سوى مثل بما بان بانه ضمن وفق فيما بينما عندما لكنه لكنها لانه بعدما قبلما عقب اثر "
        "وقد وكان وكانت وهو وهي وفي ومن وعلى والى وحتى وبعد وقبل ومنذ الماضي المقبل الجاري الحالي م ه ص "
        "اضافه مثلا علما وذلك بدلا نظرا خصوصا خاصه لاسيما تقريبا "
        "شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي قرب بعدما قبيل عقب لدى "
        "امام وراء خلف حول رغم داخل خارج فوق حسب نتيجه مقابل ازاء قرب قبيل اي حين حيال باستثناء ايضا فقط ولكن ولم "
    ).split()
)
_VERB = re.compile(r"(?:و|ف)?(?:[يت]|س[يتن])[^\W\d_]{2,}$")
_COUNTED = frozenset(
    "يوم يوما يورو تلميذ تلميذا تاجر تاجرا تاجرة توقيع توقيعا تذكره تغريده تونسي تونسيا تركي يمني".split()
)
"""Nouns that look like verbs in the imperfect and are what a number counts."""


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
    if word == "يوم" and _DAY_FOLLOWS.match(text, end):
        return Guarded(end, expr)
    if word in _FUNCTION_WORDS or word.startswith(("ال", "وال", "بال", "لل", "فال", "كال")):
        return Guarded(end, expr)
    if word[0] in "وفبل" and len(word) > 3:
        return Guarded(end, expr)
    if (
        shows_tense(word)
        or (_VERB.match(word) and word[-1] != "ه" and word not in _COUNTED)
        or (word.endswith(("ت", "ا")) and not word.endswith(("ات", "را", "ما", "نا", "صا", "فا", "لا")))
    ):
        return Guarded(end, expr)
    return None


def _two_digits(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«نوفمبر 54»: two digits are a year only where nothing behind them may be what they count; else the month stands."""
    found = _NEXT_WORD.match(text, end)
    if found is None or found[1] in _FUNCTION_WORDS or found[1].startswith(("ال", "وال", "بال", "لل")):
        return Guarded(end, expr)
    if not isinstance(expr, CalendarDate):
        return None
    return Guarded(start + len(text[start:end].rstrip("0123456789 ")), CalendarDate(month=expr.month))


def _bare_ends(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«ارتفع من 1950 إلى 2100 نقطة»: a range of bare numbers that counts something is none of years."""
    if not isinstance(expr, Range) or not isinstance(expr.end, CalendarDate) or expr.end.month is not None:
        return Guarded(end, expr)
    guarded = _not_counted(text, start, end, expr)
    if guarded is None:
        # «نمت في الربع الثالث إلى 2015 مليون ريال»: only the number counts something.
        bare = _TO_NUMBER.search(text, start, end)
        if bare is not None and text[start:end].split()[0] not in _RANGE_HEADS:
            return Guarded(bare.start(), expr.start)
    return guarded


_TO_NUMBER = re.compile(r" (?:الي|حتي|لغايه) [0-9]+$")
_RANGE_HEADS = frozenset(("من", "منذ", "بين", "ما"))
_DAY_FOLLOWS = re.compile(r" ?يوم (?:ال|[0-9])")
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
    fold_word(w)
    for w in (
        "في منذ حتي من الي خلال قبل بعد بحلول بين اوائل اواخر مطلع منتصف بداية بدايه نهايه اواسط و ل ب سوي غير عقب"
    ).split()
)
_NO_YEAR = frozenset(
    fold_word(w) for w in ("القرار الرقم رقم الماده الفقره القانون البالغ الطائره الطريق الغرفه العدد الصفحه").split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ (\"]*$")


def _bare_year(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A bare number is a year after a preposition, a word that takes one, or a definite noun.

    Between 1950 and 2039 a definite noun is enough («الألعاب الأولمبية 2024»); counted things forbid.
    """
    digits = text[start:end]
    if digits.isdecimal() and _is_heading(text, start, end):
        return Guarded(end, expr) if 1900 <= int(digits) < 2040 else None
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdecimal():
        return None
    guarded = _not_counted(text, start, end, expr)
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
    if not 1950 <= year < 2040:
        return None
    if bare.startswith("ال") and bare not in _NO_YEAR:
        return guarded
    # «مونديال روسيا 2018»: the word that takes a year may stand one farther off.
    farther = _WORD_BEFORE.search(text, max(0, start - 40), found.start())
    if farther is not None and farther[1] in _year_heads() and not shows_tense(word):
        return guarded
    return None


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the span is a line of its own, with another line below."""
    return text[end : end + 1] == "\n" and (start == 0 or text[start - 1] == "\n")


_HEADING = re.compile(r"(?:19|20)[0-9]{2} ?:?$")


def _year_heading(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A chronology prints the year on a line of its own; the date that opens the next line is of that year."""
    if start < 5 or text[start - 1] != "\n":
        return Guarded(end, expr)
    line = text.rfind("\n", max(0, start - 12), start - 1)
    heading = _HEADING.match(text[line + 1 : start - 1].strip()) if line >= 0 or start <= 12 else None
    if heading is None or not isinstance(expr, CalendarDate) or expr.calendar is not Calendar.GREGORIAN:
        return Guarded(end, expr)
    return Guarded(end, replace(expr, year=int(heading[0][:4])))


def _yet_to_come(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«عودة المنتخب بعد 12 عاما»: where no tense is shown, years have gone by; only days and months may lie ahead."""
    shift = expr.of if isinstance(expr, Approximate) else expr
    if not isinstance(shift, Shift) or shift.unit.is_finer_than(Granularity.YEAR):
        return Guarded(end, expr)
    if stands_alone(text, start, end) or tense_around(text, start, end)[0] is not Tense.NONE:
        return Guarded(end, expr)
    return Guarded(end, Duration(shift.count, shift.unit), TimexType.DURATION)


_OF_AGE = re.compile(r" من (?:عمر|العمر|سن)")


def _not_age(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«سيدة في الستينيات من عمرها» tells an age, «في الستينيات» a decade."""
    return None if _OF_AGE.match(text, end) else Guarded(end, expr)


_BCE = re.compile(r" ?\. ?م(?![^\W\d_])\.?| م(?![^\W\d_])")


def _before_christ(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«ق» is «قبل» only where «.م» follows."""
    if text[end - 2 : end] != " ق":
        return Guarded(end, expr)
    found = _BCE.match(text, end)
    return Guarded(found.end(), expr) if found is not None else None


_PARTICLE = 4
"""«إلى» and «إلا» fold to words with the article; no noun with it is as short."""


def _not_construct(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«بعد أعوام الحرب» are the years of the war; «بعد أعوام» alone is some time later."""
    following = _NEXT_WORD.match(text, end)
    is_definite = following is not None and len(following[1]) > _PARTICLE and following[1].startswith("ال")
    return None if is_definite else Guarded(end, expr)


_DESCRIBES_A_DAY = frozenset("الذي التي المتوقع المقرر المحدد المخصص المنتظر المشؤوم الموعود التاريخي الحزين".split())
"""«اليوم الذي», «اليوم المتوقع»: a day that is described, not today; nor is it in «مرتين في اليوم»."""
_BEFORE_A_DAY = frozenset(("", "في", "هو", "وهو", "نفس", "منذ", "من", "حتي", "الي", "انه", "كان", "ذات"))
_REST = frozenset(("بقيه", "باقي"))
"""«بقية اليوم»: of the day that is told."""
_DAY_NAMES = frozenset("السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه نفسه ذاته التالي".split())


def _today(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«في عالم اليوم» is nowadays; a label at the head of a line is none at all."""
    if text[start:end] == "اليوم":
        found = _WORD_BEFORE.search(text, max(0, start - 24), start)
        if found is not None and found[1] in _REST:
            return None
        if found is not None and found[1] in _nowadays():
            return Guarded(end, Vague(VagueRef.PRESENT))
        following = _NEXT_WORD.match(text, end)
        before = found[1] if found is not None else ""
        if following is not None and following[1] in _DESCRIBES_A_DAY and before in _BEFORE_A_DAY:
            return None
        if found is not None and found[1] == "في" and (following is None or following[1] not in _DAY_NAMES):
            return None
    return _not_label(text, start, end, expr)


def _no_person(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«من ماي» is no month where the text speaks of «تيريزا ماي»."""
    names = _surnames().get(text[start:end].split()[0])
    return None if names is not None and any(name in text for name in names) else Guarded(end, expr)


@lru_cache(maxsize=1)
def _surnames() -> dict[str, list[str]]:
    """The persons of the lexicon by their last word."""
    found: dict[str, list[str]] = {}
    for row in load().of_kind("name_word"):
        if row.tag == "person" and " " in row.key:
            found.setdefault(row.key.rsplit(" ", 1)[1], []).append(row.key)
    return found


@lru_cache(maxsize=1)
def _nowadays() -> frozenset[str]:
    return frozenset(row.key for row in load().of_kind("cue") if row.tag == "nowadays")


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


_CLAUSE_END = re.compile(r"[.,!?;:\n\"()]")
_GOVERNS = 5
"""Words before «منذ يومين» among which its verb stands."""
_INFLECTION = re.compile(r"^و?(?:ال)?([^\W\d_]+?)(?:ها|هم|ون|ين|ان|ات|وا|ه|ت)?$")


def _since_or_ago(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«قتل منذ يومين» happened then; «مستمرة منذ يومين», «لم يأكل منذ يومين» goes on since then."""
    shift = expr.of if isinstance(expr, Approximate) else expr
    by_clock = isinstance(shift, Shift) and shift.unit.is_clock
    if by_clock or stands_alone(text, start, end):
        return Guarded(end, expr)
    clause = _CLAUSE_END.split(text[max(0, start - 60) : start])[-1].split()
    for k in range(len(clause) - 1, max(-1, len(clause) - 1 - _GOVERNS), -1):
        word = _INFLECTION.match(clause[k])
        if word is not None and (word[1] in _lasting() or clause[k] in _lasting()):
            break
        if is_perfect(clause[k], clause[k - 1] if k else ""):
            return Guarded(end, expr)
    return Guarded(end, Open(Relation.SINCE, expr))


@lru_cache(maxsize=1)
def _lasting() -> frozenset[str]:
    return frozenset(row.key for row in load().of_kind("lasting"))


_EVENT_STOP = frozenset(
    fold_word(w)
    for w in (
        "بسبب بشان ضد نتيجه جراء اثر عقب بين لدي عبر حول وفق حسب فور امام قرب لعله بعدما "
        "في من على عن الى حتى منذ خلال بعد قبل مع عند او ثم لكن ان انه التي الذي الذين قال اعلن اكد كان كانت قد لم لن "
        "لا ما حيث كما فيما بينما عندما وقد وكان وكانت وقال واعلن واكد واضاف "
    ).split()
)
_TIME_ITSELF = frozenset(("الزمن", "الزمان"))
_EVENT_WORD = re.compile(r" ?([^\W\d_]+)")


@lru_cache(maxsize=1)
def _words_of_time() -> frozenset[str]:
    """Days, months and parts of a day: with them begins another expression («بعد يومين من اجتماع الجمعة»)."""
    kinds = ("unit", "weekday", "month", "month_ambiguous", "hijri", "deictic_day", "part", "part_definite")
    return frozenset(row.key for kind in kinds for row in load().of_kind(kind))


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
        if found[1] in _words_of_time():
            break
        words.append(found[1])
        position = found.end()
    if words and words[0] in _TIME_ITSELF and expr.count is not None and expr.unit is not None:
        # «بعد عقد من الزمن»: no event, only a length.
        return Guarded(end + 1 + len(words[0]), Duration(expr.count, expr.unit), TimexType.DURATION)
    if not words or words[0] in _EVENT_STOP:
        return None
    return Guarded(position, replace(expr, event=" ".join(words)))


GUARDS: dict[str, Guard] = {
    "not-counted": _not_counted,
    "two-digits": _two_digits,
    "ahead": _ahead,
    "bare-ends": _bare_ends,
    "bare-year": _bare_year,
    "before-christ": _before_christ,
    "event": _event,
    "no-person": _no_person,
    "not-age": _not_age,
    "not-construct": _not_construct,
    "since-or-ago": _since_or_ago,
    "today": _today,
    "year-heading": _year_heading,
    "yet-to-come": _yet_to_come,
}
