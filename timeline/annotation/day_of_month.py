"""«الاثنين الثاني من أكتوبر»: the second of the month where it is a Monday, else its second Monday."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.interval import Interval
from timeline.expressions import Equivalent, Nth, Weekday
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Resolution
from timeline.resolution.resolve import resolve

__all__ = ["day_of_month"]


def day_of_month(
    expression: TemporalExpression,
    resolution: Resolution,
    anchor: Anchor | None,
    policy: Policy,
    antecedent: Interval | None,
) -> tuple[TemporalExpression, Resolution]:
    """The reading as a date, if the weekday beside it bears it out in the same year; else what was given.

    That a numbered weekday falls on the day of that number by chance is one case in seven; newspapers name the
    day of the month far more often than they number weekdays.
    """
    counted = expression.expr
    if not isinstance(counted, Nth) or not isinstance(counted.unit, Weekday):
        return expression, resolution
    for expr in expression.alternatives:
        if not isinstance(expr, Equivalent) or expr.first != counted.unit:
            continue
        found = resolve(expr, anchor, policy, context=expression.context, antecedent=antecedent)
        if found.interval is None or found.conflicts:
            continue
        if _is_near(found.interval, resolution.interval):
            kept = (counted, *(e for e in expression.alternatives if e is not expr))
            return replace(expression, expr=expr, alternatives=kept), found
    return expression, resolution


_MONTH = 31


def _is_near(day: Interval, other: Interval | None) -> bool:
    """Whether both readings lie in one month; of «الأحد الخامس من نيسان 2015» only the date exists."""
    if other is None:
        return True
    return day.start is not None and other.start is not None and abs((day.start - other.start).days) <= _MONTH
