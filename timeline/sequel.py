"""Whether an expression goes on from the one before it: a weekday from a weekday, a clock time in brackets.

«يزور موسكو السبت وباريس الأحد», «تبدأ الجمعة وتستمر حتى الأحد»: the second follows the first. Asked only where
the tense leaves its side open or says that it lies ahead; what is told of the past is not always in order.
"""

from __future__ import annotations

import re

from timeline.dates.interval import Interval
from timeline.expressions import Day, DayTime, Equivalent, Expr, Relative, Shift, Tense, Weekday
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor

__all__ = ["begins_anew", "day_that_goes_on", "is_same_moment", "length_that_goes_on"]

_REACH = 90
"""Characters between the two days: half a sentence."""
_LIMIT = re.compile(r"[.!?؟؛;:\n\"«»“”]")
_UNTIL = re.compile(r"(?:^|\s)و?(?:حتى|إلى|الى|لغاية|ثم)\s*$")
_GOES_ON = re.compile(r"\sو\w|\s(?:[يت](?:نتهي|ختتم|ستمر|تواصل|متد)|[يت]ليها?|قبل)\s")
"""Another member of a row, or a verb of lasting and ending: «تنطلق السبت … الذي ينتهي الثلاثاء»."""


def _weekday(expr: Expr) -> Day | None:
    """The weekday that an expression is, or names beside another sign of the day."""
    while True:
        match expr:
            case DayTime(of=inner) if inner is not None:
                expr = inner
            case Relative(target=inner):
                expr = inner
            case Equivalent(first=first, second=second):
                expr = first if isinstance(first, Weekday) else second
            case Weekday(day=day):
                return day
            case _:
                return None


def day_that_goes_on(before: TemporalExpression, expression: TemporalExpression, text: str) -> Day | None:
    """The weekday of ``expression`` if it goes on from ``before``, ``None`` if it stands for itself."""
    expr = expression.expr
    bare = expr.of if isinstance(expr, DayTime) else expr
    context = expression.context
    if not isinstance(bare, Weekday) or context.tense is Tense.PAST or context.isolated:
        return None
    if not 0 < expression.start - before.end <= _REACH:
        return None
    between = text[before.end : expression.start]
    if _LIMIT.search(between) or before.context.tense is Tense.PAST:
        return None
    first = _weekday(before.expr)
    if first is None or first == bare.day:
        return None
    if _UNTIL.search(between):
        return bare.day
    # «الثلاثاء والاثنين»: neighbours may stand in either order.
    backwards = between.strip() == "و" and (first - bare.day) % 7 == 1
    return bare.day if (between.strip() == "و" or _GOES_ON.search(f" {between}")) and not backwards else None


_LENGTH_REACH = 60
_ADDS = re.compile(r"(?:^|[\s،,])و(?:[^\W\d_]+\s+){0,2}$")
"""«… الجمعة، وبعد أسبوع», «… في 12 مارس والإياب بعد أسبوع»: what is joined to the day before it."""
_FROM_NOW = re.compile(r"الآن|الان|اليوم")


def length_that_goes_on(before: TemporalExpression, expression: TemporalExpression, text: str) -> Shift | None:
    """«بعد أسبوع» if it is joined to the time told before it in its sentence, ``None`` if it counts from the anchor."""
    expr = expression.expr
    if not isinstance(expr, Shift) or expr.count <= 0 or expr.origin is not None or expr.unit.is_clock:
        return None
    between = text[before.end : expression.start]
    if not 0 < len(between) <= _LENGTH_REACH or _LIMIT.search(between) or _FROM_NOW.search(expression.text):
        return None
    return expr if _ADDS.search(between) else None


_SENTENCE_END = re.compile(r"[.!?؟\n]")
_BY_NOW = re.compile(r"(?:^|\s)و?بحلول\s*$")
_LONG_AGO = 6
"""Days after which a story that goes on names its day again."""


def begins_anew(told: Interval, told_at: int, expression: TemporalExpression, text: str, anchor: Anchor) -> bool:
    """Whether a clock time with a zone in a new sentence is of the article's day and not of the day told before.

    «تراجع النفط الاثنين. وبحلول الساعة 0035 بتوقيت غرينتش ارتفع …»: what stands at an hour of the world is
    the news itself. ``told_at`` is where the words of the day ``told`` end.
    """
    expr = expression.expr
    if not isinstance(expr, DayTime) or expr.of is not None or expr.utc_offset is None or expr.hour is None:
        return False
    if told.end is None or told.end >= anchor.date or not _SENTENCE_END.search(text, told_at, expression.start):
        return False
    return (anchor.date - told.end).days > _LONG_AGO or bool(_BY_NOW.search(text, told_at, expression.start))


_IN_BRACKETS = re.compile(r"(?: بالتوقيت \w+)?[\s،,]*[(\[،,/][\s]*(?:أي )?\s*(?:الساعة )?")


def is_same_moment(before: TemporalExpression, expression: TemporalExpression, text: str) -> bool:
    """Whether a clock time with a zone repeats the one before it: «فجر الاثنين (17:50 بتوقيت غرينتش)»."""
    expr, told = expression.expr, before.expr
    if not isinstance(expr, DayTime) or expr.of is not None or expr.utc_offset is None or expr.hour is None:
        return False
    if not isinstance(told, DayTime) or told.of is None:
        return False
    return bool(_IN_BRACKETS.fullmatch(text, before.end, expression.start))
