"""Hours whose day is told right behind them: «الساعة الخامسة مساء (11:30 بتوقيت غرينتش)، الأحد»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.dates.interval import Interval
from timeline.expressions import DayTime
from timeline.language.expression import TemporalExpression

__all__ = ["hours_before_their_day"]

_BETWEEN = re.compile(r"\s?\)?\s?[،,]?\s?(?:من\s|في\s)?")
_IN_BRACKETS = re.compile(r"(?: بالتوقيت المحلي)?\s?\(")


def hours_before_their_day(
    before: Sequence[tuple[TemporalExpression, Interval | None]],
    expression: TemporalExpression,
    day: Interval,
    text: str,
) -> int:
    """How many of the last of ``before``, bare hours side by side, are of ``day``, which ``expression`` tells behind them."""
    if day.start is None or day.start != day.end or not _tells_a_day(expression):
        return 0
    count, end = 0, expression.start
    for hours, told in reversed(before):
        expr = hours.expr
        if not isinstance(expr, DayTime) or expr.of is not None or expr.hour is None or told is None:
            break
        joint = _IN_BRACKETS if count else _BETWEEN
        if joint.fullmatch(text, hours.end, end) is None:
            break
        count, end = count + 1, hours.start
    return (
        count if any(told is not None and told.start != day.start for _, told in before[len(before) - count :]) else 0
    )


def _tells_a_day(expression: TemporalExpression) -> bool:
    return not isinstance(expression.expr, DayTime) or expression.expr.of is not None
