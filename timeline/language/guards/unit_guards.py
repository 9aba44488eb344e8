"""Guards of days, and of units that count nothing: weekly days, scores, «قبل يوم الاقتراع», contracts, edges of periods."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Century,
    Day,
    DayTime,
    Decade,
    Deictic,
    Equivalent,
    Expr,
    Part,
    Portion,
    Relative,
    Set,
    Weekday,
    Within,
)
from timeline.language.context.context import stands_alone
from timeline.language.expression import TimexType
from timeline.language.guards.guarded import NEXT_WORD, Guarded
from timeline.language.parsing.lexicon import words

__all__ = [
    "agreeing",
    "at_sunset",
    "behind_preposition",
    "dateline",
    "every_week",
    "exact_edge",
    "is_a_habit",
    "no_contract",
    "no_score",
    "not_construct",
    "not_the_day_of",
    "of_accounts",
    "one_quotation",
    "pointing",
]

_PARTICLE = 4
"""«إلى» and «إلا» fold to words with the article; no noun with it is as short."""


def not_construct(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«بعد أعوام الحرب» are the years of the war; «بعد أعوام» alone is some time later."""
    following = NEXT_WORD.match(text, end)
    is_definite = following is not None and len(following[1]) > _PARTICLE and following[1].startswith("ال")
    return None if is_definite else Guarded(end, expr)


def one_quotation(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«لصحيفة "المصري اليوم" السبت»: a mark that closes between the two parts keeps the first for a name."""
    mark = text.find('"', start, end)
    if mark < 0 or text.count('"', mark, end) % 2 == 0 or not isinstance(expr, Equivalent):
        return Guarded(end, expr)
    return Guarded(end, expr.first, start=end - len(text[mark + 1 : end].lstrip()))


_WEEKLY = re.compile(r"(?:ال)?اسبوعي(?:ه|ا|ين|ات)?(?: [^\W\d_]+){0,3} $")
_DAYS = "ايام "
_WEEKLY_DAYS = re.compile(r"(?<![^\W\d_])(?:ال)?اسبوعي(?:ه|ا|ين|ات)?(?: [^\W\d_]+){0,8} $")
"""«ثلاث رحلات أسبوعيا من بكين إلى طوكيو أيام الاثنين والأربعاء والجمعة»: days in the plural are said of it from afar."""
_OFF = re.compile(r" (?:عطله|اجازه)(?! نهايه)")


_AS_A_RULE = re.compile(
    r"(?<![^\W\d_])[وف]?(?:عاده(?= (?:ما|الي|في|من|علي|خلال|بين)(?![^\W\d_])| [يتن]| (?:يوم )?$)|غالبا|دائما)(?: ما)?(?: [^\W\d_]+){0,6} $"
)
_HABITUAL = ("عاده", "غالبا", "دائما")
"""One of these is in all that ``_AS_A_RULE`` finds, and to look for them costs less than the pattern."""
_HABIT_REACH = 60
_ONLY_THEN = re.compile(r" (?:عاده|حصرا|غالبا)(?![^\W\d_])")


_TWO = "الاثنين"
_UPON = re.compile(r"(?:^| )علي $")
_BRINGS = re.compile(r"(?<![^\W\d_])(?:[وف]?س?[يت]جمع|جمعت?) $")
_NO_OBJECT = re.compile(r" ?(?:[.,]|$|\n| (?:في|خلال|منذ|قبل|بعد|تحت|علي|معا|عام)(?![^\W\d_]))")
_TWO_REACH = 8
_AND_A_DAY = re.compile(r" ?,? (?:و|او )ال(?:ثلاثاء|اربعاء|خميس|جمعه|سبت|احد)")


def _are_two_persons(text: str, start: int, end: int) -> bool:
    """«تعين على الاثنين كتابة الجواب», «القمة التي جمعت الاثنين في سنغافورة».

    «توزع على الاثنين والثلاثاء», «جمعت الاثنين الرئيسين» are days.
    """
    if _UPON.search(text, max(0, start - _TWO_REACH), start) is not None:
        return _AND_A_DAY.match(text, end) is None
    brings = _BRINGS.search(text, max(0, start - _TWO_REACH), start)
    return brings is not None and _NO_OBJECT.match(text, end) is not None


_OUTLET_BEFORE = re.compile(r"(?<![^\W\d_])[وفبل]?(?:ال)?(?:صحيفه|جريده|مجله|يوميه|اسبوعيه) \"?$")
_OUTLET_BEHIND = re.compile(r"\"? (?:ال[^\W\d_]{2,}يه|و[^\W\d_]+)(?![^\W\d_])")


_PLACE_BEFORE = re.compile(r"(?<![^\W\d_])[وفبل]?(?:تل|كفر|حمام|وادي|دير|باب) $")


def _is_title(text: str, start: int, end: int) -> bool:
    """«صحيفة "الأحد"», «جريدة الجمعة المغربية», «تل الأحد»: a paper or a place that is called after a day."""
    if _PLACE_BEFORE.search(text, max(0, start - 8), start) is not None:
        return True
    # All those words end alike; most spans have another before them, and no pattern need be tried.
    if "ه" not in text[max(0, start - 4) : start] or _OUTLET_BEFORE.search(text, max(0, start - 12), start) is None:
        return False
    quoted = text[start - 1 : start] == '"' and text[end : end + 1] == '"'
    return quoted or _OUTLET_BEHIND.match(text, end) is not None


def every_week(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«لاجتماعه الأسبوعي بمنزله يوم الجمعة», «يوم الأحد عطلة», «يلتقون عادة يوم الجمعة»: any such day is meant."""
    if _is_title(text, start, end):
        return None
    if text.startswith(_TWO, start) and _are_two_persons(text, start, end):
        return None
    if _OFF.match(text, end) is not None or _is_weekly(text, start) or is_a_habit(text, start, end):
        return Guarded(end, Set(expr, 1, Granularity.WEEK), TimexType.SET)
    return Guarded(end, expr)


def _is_weekly(text: str, start: int) -> bool:
    low = max(0, start - _HABIT_REACH)
    if text.find("اسبوعي", low, start) < 0:
        return False
    return (_WEEKLY_DAYS if text.startswith(_DAYS, start) else _WEEKLY).search(text, low, start) is not None


def is_a_habit(text: str, start: int, end: int) -> bool:
    """Whether words beside a span say that something is usual then: «يلتقون عادة يوم الجمعة», «الأحد حصرا»."""
    low = max(0, start - _HABIT_REACH)
    is_near = any(text.find(word, low, start) >= 0 for word in _HABITUAL)
    return (is_near and _AS_A_RULE.search(text, low, start) is not None) or _ONLY_THEN.match(text, end) is not None


_FEMININE = (" الاخيره", " الماضيه", " المقبله", " القادمه", " الفائته")


def agreeing(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«مباراة الأحد الأخيرة»: a feminine word beside any weekday but «الجمعة» describes something else."""
    bare = expr.target if isinstance(expr, Relative) else None
    ending = next((word for word in _FEMININE if text.endswith(word, start, end)), "")
    if not isinstance(bare, Weekday) or bare.day is Day.FRIDAY or not ending:
        return Guarded(end, expr)
    return Guarded(end - len(ending), bare)


_OF_A_DAY = re.compile(r"(?:قبل|بعد) يوم")


def not_the_day_of(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«قبل يوم الاقتراع» is before that day, «قبل يوم» yesterday."""
    return not_construct(text, start, end, expr) if _OF_A_DAY.fullmatch(text, start, end) else Guarded(end, expr)


_PREPOSITION = re.compile(r" (?:علي |ل ?)")


def behind_preposition(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«باقي على رمضان»: the words before the preposition show what is meant, and stay outside."""
    found = _PREPOSITION.search(text, start, end)
    return Guarded(end, expr, start=found.end() if found is not None else start)


_SUNSET = " المغرب"


def at_sunset(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«وصل أمس المغرب» tells of a country: there the day stands."""
    if stands_alone(text, start, end) or not isinstance(expr, DayTime) or expr.of is None:
        return Guarded(end, expr)
    return Guarded(end - len(_SUNSET), expr.of, TimexType.DATE)


_POINTS = re.compile(r" (?:هذا|هذه)$")


def pointing(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«أكدت المحكمة الثلاثاء هذا الحكم» points at what follows, «الثلاثاء هذا» at the day."""
    behind = _POINTS.search(text, start, end)
    following = NEXT_WORD.match(text, end)
    is_open = text[end : end + 1] == '"' or (following is not None and following[1].startswith("ال"))
    return Guarded(behind.start() if behind is not None and is_open else end, expr)


_PERIOD = re.compile(r"(?:خلال|في|من|الي|حتي|منذ|طوال|طيله|مدي|بدايه|مطلع|اوائل|منتصف|اواخر|نهايه) $")


def no_contract(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«خلال هذا العقد» is the decade; «أثار هذا العقد تحفظات» more often a contract."""
    if expr == Deictic(Granularity.DECADE, 0) and not _PERIOD.search(text, max(0, start - 10), start):
        return Guarded(end, expr) if stands_alone(text, start, end) else None
    return Guarded(end, expr)


_EARLY = ("اوائل", "اواسط", "اواخر")


def _is_long(of: Expr) -> bool:
    """«مع مطلع السبعينيات»: nobody means one day of so many years; «بحلول نهاية القرن» sets a limit."""
    match of:
        case Decade() | Century():
            return True
        case Within(part=part):
            return _is_long(part)
        case Deictic(unit=unit):
            return unit in (Granularity.DECADE, Granularity.CENTURY)
        case _:
            return False


def exact_edge(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«حتى نهاية الشهر» is its last day; «حتى أوائل القرن» names no single one."""
    if not isinstance(expr, Part):
        return Guarded(end, expr)
    is_turn = _is_long(expr.of) and (expr.portion is Portion.START or text.startswith("مع ", start - 3))
    if is_turn or text.startswith(_EARLY, start):
        return Guarded(end, replace(expr, deadline=False))
    return Guarded(end, expr)


_SCORE = re.compile(r"(?<![0-9]) ?(?<![0-9])[0-9] ?- ?[0-9]$")


def no_score(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«فازت الأحد 4-2»: single digits with a dash are a score, and the weekday stands alone."""
    score = _SCORE.search(text, start, end)
    if score is None:
        return Guarded(end, expr)
    return Guarded(score.start(), expr.first) if isinstance(expr, Equivalent) else None


_CITY = r"(?:^|\n) ?[^\W\d_]+(?: [^\W\d_]+){0,2} ?"
_BEHIND_AGENCY = re.compile(_CITY + r"[-,/]? ?\([^()\n]{2,25}\) ?[-,:]? ?$")
_BEHIND_CITY = re.compile(_CITY + r"[-,/] ?$")
_AGENCY_ALONE = re.compile(r"(?:^|\n) ?\([^()\n0-9]{2,25}\) ?[-,:] ?$")
_LINE_ENDS = re.compile(r" ?(?:$|\n|[-:])")
_AGENCY_FOLLOWS = re.compile(r" ?\([^()\n0-9]{2,25}\)")
_LONGEST_DATELINE = 80
_CITY_ALONE = re.compile(_CITY + "$")
_IN_BRACKETS = re.compile(r" ?\(([^()\n0-9]{2,25})\) ?-")


def _known_agency_follows(text: str, end: int) -> bool:
    found = _IN_BRACKETS.match(text, end)
    return found is not None and found[1].replace(".", " ").split() in [name.split() for name in words("agency")]


def dateline(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«نيويورك (رويترز) - 15/10 -», «بيروت، 15/10 (أ ف ب)»: a city and an agency stand beside the day; or nothing does."""
    if stands_alone(text, start, end) and not text[:start].strip() and not text[end:].strip():
        return Guarded(end, expr)
    near = max(0, start - _LONGEST_DATELINE)
    if _BEHIND_AGENCY.search(text, near, start) and text[end : end + 2].lstrip(" ").startswith(("-", ":")):
        return Guarded(end, expr)
    if _AGENCY_ALONE.search(text, near, start) and _LINE_ENDS.match(text, end):
        return Guarded(end, expr)
    if _CITY_ALONE.search(text, near, start) and _known_agency_follows(text, end):
        return Guarded(end, expr)  # «الكويت 12 - 3 (كونا)»; behind a score stands no agency
    return Guarded(end, expr) if _BEHIND_CITY.search(text, near, start) and _AGENCY_FOLLOWS.match(text, end) else None


_WORD = re.compile(r"[^\W\d_]+")
_NEAR_ACCOUNTS = 80
"""Characters around «الربع الثالث» in which a word of accounts shows that it is of a year."""


def of_accounts(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«أرباح الربع الثالث» is of a year; «تقدم الفريق في الربع الثالث» of a match."""
    near = _WORD.findall(text, max(0, start - _NEAR_ACCOUNTS), end + _NEAR_ACCOUNTS)
    known = words("accounts")
    return Guarded(end, expr) if any(word in known or word.lstrip("وبل") in known for word in near) else None
