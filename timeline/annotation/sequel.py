"""Whether an expression goes on from the one before it: a length from a day ahead, a clock time in brackets, a year told.

Weekdays that follow one another are in ``row_of_days``.
"""

from __future__ import annotations

import re

from timeline.annotation.event_year import OF_EVENT_YEAR
from timeline.annotation.row_of_days import LIMIT
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval, Qualifier
from timeline.expressions import (
    AllOf,
    Anaphoric,
    Approximate,
    CalendarDate,
    DayTime,
    Expr,
    Holiday,
    Nth,
    Part,
    Range,
    Season,
    Shift,
    Tense,
    Vague,
    Within,
)
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor
from timeline.resolution.resolution import Resolution

__all__ = [
    "begins_anew",
    "follows_nothing",
    "has_year",
    "is_bare_hour",
    "is_hour_of",
    "is_same_moment",
    "is_that_day",
    "is_vague_past",
    "length_that_goes_on",
    "tells_a_year",
    "told_aside",
    "year_goes_on",
    "year_may_go_on",
]

_LENGTH_REACH = 60
_ADDS = re.compile(r"(?:^|[\s،,])(?:و(?:[^\W\d_]+\s+){0,2}|(?:في حين|فيما|بينما)\s+(?:[^\W\d_]+\s+){1,4})$")
"""«… الجمعة، وبعد أسبوع», «… في 12 مارس فيما يقام الإياب بعد أسبوع»: what is joined to the day before it."""
_FROM_NOW = re.compile(r"الآن|الان|اليوم")


def length_that_goes_on(before: TemporalExpression, expression: TemporalExpression, text: str) -> Shift | None:
    """«بعد أسبوع» if it is joined to the time told before it in its sentence, ``None`` if it counts from the anchor."""
    expr = expression.expr
    if not isinstance(expr, Shift) or expr.count <= 0 or expr.origin is not None or expr.unit.is_clock:
        return None
    between = text[before.end : expression.start]
    if not 0 < len(between) <= _LENGTH_REACH or LIMIT.search(between) or _FROM_NOW.search(expression.text):
        return None
    return expr if _ADDS.search(between) else None


_SENTENCE_END = re.compile(r"[.!?؟\n]")
_BY_NOW = re.compile(r"(?:^|\s)و?بحلول\s*$")
_LONG_AGO = 6
"""Days after which a story that goes on names its day again."""


def begins_anew(told: Interval, told_at: int, expression: TemporalExpression, text: str, anchor: Anchor) -> bool:
    """Whether a clock time with a zone in a new sentence, or behind a quotation, is of the article's day and not of the day told before.

    «تراجع النفط الاثنين. وبحلول الساعة 0035 بتوقيت غرينتش ارتفع …»: what stands at an hour of the world is
    the news itself. ``told_at`` is where the words of the day ``told`` end.
    """
    expr = expression.expr
    if isinstance(expr, Range) and isinstance(expr.start, Anaphoric):
        # «تبدأ في يوليو. … وستحصل على التفاصيل في غضون شهر»: a new sentence counts from now, not from what lies ahead.
        return told.start is not None and told.start > anchor.date and _ends(text, told_at, expression)
    if not isinstance(expr, DayTime) or expr.of is not None or expr.hour is None:
        return False
    if _was_only_quoted(text, told_at, expression.start):
        return True
    if expr.utc_offset is None or told.end is None or told.end >= anchor.date or not _ends(text, told_at, expression):
        return False
    return (anchor.date - told.end).days > _LONG_AGO or bool(_BY_NOW.search(text, told_at, expression.start))


_CLOSES = re.compile(r"[»”]|\"(?=[\s.،,])")
_NUMBER_IN_MARKS = re.compile(r"[«“\"][0-9٠-٩:]+[»”\"]")
_NUMBER = 6
_OPENS = re.compile(r"[«“]|(?<=[\s(:])\"")


def _was_only_quoted(text: str, told_at: int, start: int) -> bool:
    """«قال "هذا عيد الميلاد!" بعد انطلاق القطار الساعة السادسة»: what is told in a quotation ends with it."""
    if _CLOSES.search(text, told_at, start) is None:
        return False
    # «من الساعة "9" التاسعة حتى"12" ظهرا»: what is in such marks is no speech.
    between = _NUMBER_IN_MARKS.sub("", text[max(0, told_at - _NUMBER) : start])
    return _CLOSES.search(between) is not None and _OPENS.search(between) is None


def _ends(text: str, told_at: int, expression: TemporalExpression) -> bool:
    return _SENTENCE_END.search(text, told_at, expression.start) is not None


_IN_BRACKETS = re.compile(r"(?: بالتوقيت \w+)?[\s،,]*[(\[،,/][\s]*(?:أي )?\s*(?:الساعة )?")


def is_same_moment(before: TemporalExpression, expression: TemporalExpression, text: str) -> bool:
    """Whether a clock time with a zone repeats the one before it: «فجر الاثنين (17:50 بتوقيت غرينتش)»."""
    expr, told = expression.expr, before.expr
    if not isinstance(expr, DayTime) or expr.of is not None or expr.utc_offset is None or expr.hour is None:
        return False
    if not isinstance(told, DayTime) or told.of is None:
        return False
    return bool(_IN_BRACKETS.fullmatch(text, before.end, expression.start))


_NOTHING_MORE = 140
"""A text that is longer says more than one expression."""


def follows_nothing(expression: TemporalExpression, resolution: Resolution, text: str) -> bool:
    """Whether «في اليوم نفسه», «في اليوم التالي» follow a time that the text did not tell.

    The day of writing is hardly ever what they count from; it is for «العام السابق», and for an expression alone.
    """
    if not _goes_on(expression.expr) or all(step.code != "antecedent-is-anchor" for step in resolution.derivation):
        return False
    if len(text) > _NOTHING_MORE:
        return True
    return any(mark.isalpha() for mark in text[: expression.start] + text[expression.end :])


def is_hour_of(before: TemporalExpression, expression: TemporalExpression, text: str) -> bool:
    """Whether a time of day without its day stands in the sentence of a month or a year that is told before it."""
    expr = expression.expr
    if not isinstance(expr, DayTime) or expr.of is not None or not isinstance(before.expr, CalendarDate):
        return False
    return before.expr.day is None and _SENTENCE_END.search(text, before.end, expression.start) is None


def is_bare_hour(expr: Expr) -> bool:
    """Whether it is a clock time without its day."""
    return isinstance(expr, DayTime) and expr.of is None and expr.hour is not None


def is_vague_past(expression: TemporalExpression) -> bool:
    """Whether a stretch of the past is told without its days: «الأشهر الماضية»; «في وقت سابق» is of the same story."""
    return isinstance(expression.expr, Vague) and expression.text.endswith(_PAST_STRETCH)


_PAST_STRETCH = ("الماضية", "الأخيرة", "السابقة", "الفائتة")


def is_that_day(expr: Expr) -> bool:
    """Whether it is the day that was told before: «في اليوم نفسه»; a week or a month told since is none."""
    if isinstance(expr, DayTime) and expr.of is not None:
        expr = expr.of
    return expr == Anaphoric(Granularity.DAY)


def _goes_on(expr: Expr) -> bool:
    """Whether an expression is, or lies in, the unit that was told before or one after it."""
    match expr:
        case Anaphoric(offset=offset):
            return offset >= 0
        case Within(whole=inner) | Part(of=inner):
            return _goes_on(inner)
        case Nth(of=inner) if inner is not None:
            return _goes_on(inner)
        case DayTime(of=inner) if inner is not None:
            return _goes_on(inner)
        case _:
            return False


_LATELY = 60
"""Days within which a date of the past needs no year, whatever was told before it."""
_LONG_PAST = 2
"""Years after which a month and year told in the sentence stand for the days told behind them, be these lately or not."""


def year_goes_on(
    before: TemporalExpression,
    expression: TemporalExpression,
    text: str,
    found: Interval,
    anchor: Anchor,
    told: Interval,
) -> bool:
    """Whether a yearless date is of the year that was told before it: «في صيف 2014، وجعل من الثامن من يوليو موعدا».

    ``found`` is where tense places the date, ``told`` what ``before`` means. In another sentence the year goes on only
    where the date would need one: where it lies far back, or ahead though it is told as past.
    """
    if expression.context.tense is Tense.FUTURE or found.end is None or told.end is None:
        return False
    if has_year(expression.expr) is not False:
        return False
    back = (anchor.date - found.end).days
    if _SENTENCE_END.search(text, before.end, expression.start):
        return found.qualifier is Qualifier.UNCERTAIN or (back < 0 and expression.context.fronted)
    if back <= _LATELY:
        is_of_old = anchor.date.year - told.end.year > _LONG_PAST
        is_past = back > 0 or expression.context.tense is Tense.PAST
        return is_of_old and is_past and _names_a_month(before.expr)
    return expression.context.tense is Tense.PAST or _names_a_month(before.expr)


def year_may_go_on(
    before: TemporalExpression,
    expression: TemporalExpression,
    text: str,
    found: Interval,
    anchor: Anchor,
    told: Interval,
) -> bool:
    """Whether a date of the past may be of an earlier year that the sentence before it tells: a story that goes on.

    «… في عام 2015. وكان الحادث الأسوأ في 26 يونيو»: a date of these weeks needs no year, one of some months back might.
    """
    if expression.context.tense is not Tense.PAST or found.end is None or told.end is None:
        return False
    if has_year(expression.expr) is not False or told.end.year >= found.end.year:
        return False
    between = text[before.end : expression.start]
    return (
        len(between) <= _STORY_REACH
        and (anchor.date - found.end).days > _LATELY
        and len(_SENTENCE_ENDS.findall(between)) == 1
    )


_STORY_REACH = 200
_SENTENCE_ENDS = re.compile(r"[.!?؟\n]\s*")


def tells_a_year(before: TemporalExpression, resolution: Resolution) -> bool:
    """Whether an expression says its year, or took it from one before it."""
    return has_year(before.expr) is True or any(step.code in _YEAR_TAKEN for step in resolution.derivation)


_YEAR_TAKEN = ("of-told-year", OF_EVENT_YEAR)


def _names_a_month(expr: Expr) -> bool:
    return isinstance(expr, CalendarDate) and expr.month is not None


def has_year(expr: Expr) -> bool | None:
    """Whether a date of the Gregorian calendar says its year; ``None`` for what is no such date."""
    match expr:
        case CalendarDate(year=year, month=month):
            return year is not None if month is not None or year is not None else None
        case Season(year=year) | Holiday(year=year):
            return year is not None
        case DayTime(of=inner) if inner is not None:
            return has_year(inner)
        case Part(of=inner) | Approximate(of=inner):
            return has_year(inner)
        case Range(start=start, end=end):
            years = {has_year(start), has_year(end)}
            return None if None in years else True in years
        case AllOf(members=members):
            years = {has_year(member) for member in members}
            return None if None in years else True in years
        case _:
            return None


_ASIDE = re.compile(r"(?:^|\s)(?:الذي|التي|الذين|اللذين|اللتين|اللذان|اللتان)\s[^.,،؛;:!?؟\n]*$")
_ASIDE_REACH = 90


def told_aside(before: TemporalExpression, expression: TemporalExpression, text: str) -> bool:
    """Whether a day stood in a relative clause of an earlier sentence, to which «في اليوم نفسه» does not point.

    «طلبت النيابة الخميس إعدام المتهمين بقتل الصحفي الذي قتل في 2 أكتوبر. وفي اليوم ذاته …» is that Thursday.
    """
    expr = expression.expr.of if isinstance(expression.expr, DayTime) else expression.expr
    if not isinstance(expr, Anaphoric) or not _ends(text, before.end, expression):
        return False
    # «النتائج التي أعلنت الاثنين. … والنتائج التي أعلنت في نفس اليوم»: one aside may point to another.
    return _aside(text, before.start) and not _aside(text, expression.start)


def _aside(text: str, start: int) -> bool:
    """Whether what begins at ``start`` stands in a relative clause."""
    return _ASIDE.search(text[max(0, start - _ASIDE_REACH) : start]) is not None
