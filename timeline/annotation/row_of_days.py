"""Whether a weekday is one of a row with the day before it, and what was moved from one day to another.

«يزور موسكو السبت وباريس الأحد», «تبدأ الجمعة وتستمر حتى الأحد»: the second follows the first. Asked only where
the tense leaves its side open or says that it lies ahead; what is told of the past is not always in order.
"""

from __future__ import annotations

import re
from datetime import date

from timeline.dates.granularity import Granularity
from timeline.expressions import Day, DayTime, Deictic, Direction, Equivalent, Expr, Range, Relative, Tense, Weekday
from timeline.language.expression import TemporalExpression

__all__ = ["LIMIT", "MOVED_REACH", "day_that_goes_on", "is_of_told_day", "was_moved"]

_REACH = 90
"""Characters between the two days: half a sentence."""
LIMIT = re.compile(r"[.!?؟؛;:\n\"«»“”]")
"""Marks behind which nothing goes on from what stands before them."""
_UNTIL = re.compile(r"(?:^|\s)و?(?:حتى|إلى|الى|لغاية|ثم)\s*$")
_BOTH = re.compile(r"(?:المقبلين|القادمين|الآتيين)$")
"""«من الأحد إلى الخميس المقبلين»: the direction is of both days, and the second follows the first."""
_TO = re.compile(r"\s+(?:إلى|الى)(?: يوم)?\s+")
"""«أرجئت الجلسة التي كانت محددة الثلاثاء إلى الأحد»: of something moved the second day is the later one."""
_BROUGHT_FORWARD = re.compile(r"(?:^|\s)و?ب?(?:تقديم|تبكير|قدمت?)\s")
"""«تقديم مباراة السبت إلى الجمعة»: here it is the earlier one."""
_FORWARD_REACH = 40
_GOES_ON = re.compile(r"\sو\w|\s(?:[يت](?:نتهي|ختتم|ستمر|تواصل|متد)|[يت]ليها?|قبل)\s")
"""Another member of a row, or a verb of lasting and ending: «تنطلق السبت … الذي ينتهي الثلاثاء»."""
_AFTER_ANOTHER = re.compile(r"\s(?:غداة|غداه|عشية|عشيه)\s")
"""«يتوجه إلى بنغازي الجمعة، غداة جلسة مقررة الخميس»: what the first day comes after stands before it."""
_AND_ON = re.compile(r"[،,] و$")
"""«يلتقي غدا الخميس العين مع الجزيرة، والأحد الوصل مع النصر»: one more of a row that has one verb."""

_DEADLINE = re.compile(r"(?:^|\s)(?:حتى|لغاية) (?:يوم )?$")
_DEADLINE_REACH = 12


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


_AND_OR = frozenset(("و", "أو", "او"))


def day_that_goes_on(
    before: TemporalExpression, expression: TemporalExpression, text: str, *, is_today: bool
) -> Day | None:
    """The weekday of ``expression`` if it goes on from ``before``, ``None`` if it stands for itself.

    ``is_today`` says that ``before`` is the anchor's own day: «أكد وصول الوفد الخميس والجمعة», said on a Thursday.
    """
    expr = expression.expr
    bare = expr.of if isinstance(expr, DayTime) else expr
    context = expression.context
    if isinstance(bare, Relative) and bare.direction is Direction.NEXT and _BOTH.search(expression.text):
        bare = bare.target
    if not isinstance(bare, Weekday) or context.isolated:
        return None
    if not 0 < expression.start - before.end <= _REACH:
        return None
    between = text[before.end : expression.start]
    told_as_past = before.context.tense is Tense.PAST or (
        # «ظهر الخميس أو الجمعة»: noon is no verb.
        context.tense is Tense.PAST and (not context.cue or context.cue not in before.text)
    )
    is_wrapped = between == "\nو" and before.context.tense is Tense.FUTURE  # «مساء الاثنين⏎والثلاثاء» in short lines
    told_in_order = _TO.fullmatch(between) is not None or (is_today and between.strip() == "و") or is_wrapped
    if (
        (LIMIT.search(between) and not is_wrapped)
        or _AFTER_ANOTHER.search(between)
        or (told_as_past and not told_in_order)
    ):
        return None
    first = _weekday(before.expr)
    if first is None or first == bare.day:
        return None
    if _UNTIL.search(between):
        return None if _TO.fullmatch(between) is not None and _is_brought_forward(before, text) else bare.day
    # «الثلاثاء والاثنين»: neighbours may stand in either order.
    if _DEADLINE.search(text[max(0, before.start - _DEADLINE_REACH) : before.start]):
        # «طلب مهلة حتى الثلاثاء، قبل أن يغادر مساء الاثنين»: until when something may last is no day that passed.
        return None
    joined = between.strip() in _AND_OR
    backwards = joined and (first - bare.day) % 7 == 1
    return bare.day if (joined or _GOES_ON.search(f" {between}") or _AND_ON.search(between)) and not backwards else None


def is_of_told_day(
    before: TemporalExpression, expression: TemporalExpression, text: str, told: date, days_off: int
) -> bool:
    """Whether weekdays begin with that of ``told``, a day told before in the sentence, ``days_off`` days from the anchor.

    «تبدأ الإجازة الأربعاء 10 أبريل وتستمر من الأربعاء حتى الجمعة»: within a week of the anchor a weekday needs no date.
    «هذا اليوم» behind such a date is that day, too.
    """
    if not 0 < expression.start - before.end <= _REACH or LIMIT.search(text, before.end, expression.start):
        return False
    expr = expression.expr
    if expr == Deictic(Granularity.DAY):
        return days_off != 0 and _weekday(before.expr) is not None and expression.text == _THIS_DAY
    first = _weekday(expr.start) if isinstance(expr, Range) else expr.day if isinstance(expr, Weekday) else None
    return days_off >= _WEEK and first == told.weekday()


_THIS_DAY = "هذا اليوم"
_WEEK = 7


def was_moved(before: TemporalExpression, expression: TemporalExpression, text: str) -> bool:
    """Whether something was put off from ``before`` to ``expression``: two dates with nothing but «إلى» between them."""
    if expression.start - before.end > MOVED_REACH or _TO.fullmatch(text, before.end, expression.start) is None:
        return False
    return not _is_brought_forward(before, text)


def _is_brought_forward(before: TemporalExpression, text: str) -> bool:
    low = max(0, before.start - _FORWARD_REACH)
    return _BROUGHT_FORWARD.search(text, low, before.start) is not None


MOVED_REACH = 12
