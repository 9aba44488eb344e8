"""Weekdays of days that were told ahead: «من 28 إلى 30 أغسطس … وتلتقيه صباح الأحد» is the Sunday of the visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.arithmetic import add_days
from timeline.dates.interval import Extent, Interval
from timeline.expressions import Day, DayTime, Expr, Tense, Weekday
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor, AnchorFunction
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Resolution
from timeline.resolution.resolve import resolve
from timeline.resolution.sequel import from_day_ahead

__all__ = ["are_days_ahead", "day_among", "on_that_day"]

_WEEK = 7
_LATEST = 35
"""Days ahead of the anchor up to which a weekday may be of what was told: of later days it would be told with its date."""
_REACH = 300
"""Characters behind the days told: about two sentences."""


def are_days_ahead(told: Interval, anchor: date) -> bool:
    """Whether ``told`` is a day, or a few days throughout, so far ahead that a bare weekday would not name them."""
    start, end = told.start, told.end
    if start is None or end is None or not _WEEK <= (start - anchor).days <= _LATEST:
        return False
    is_few = start == end or (told.extent is Extent.THROUGHOUT and (end - start).days < _WEEK)
    return is_few and told.qualifier is None


def day_among(told: Interval, told_at: int, expression: TemporalExpression) -> date | None:
    """The day of ``told`` that a weekday ahead names, if it names one; ``told_at`` is where their words end."""
    day = _weekday(expression.expr)
    if day is None or told.start is None or told.end is None or not 0 < expression.start - told_at <= _REACH:
        return None
    if expression.context.tense is not Tense.FUTURE and not expression.context.scheduled:
        return None
    first = told.start + timedelta((day - told.start.weekday()) % _WEEK)
    return first if first <= told.end else None


def on_that_day(day: date, expression: TemporalExpression, resolution: Resolution, policy: Policy) -> Resolution:
    """The answer on ``day``, with its part of the day; the nearest such day is another reading."""
    eve = Anchor(add_days(day, -1), AnchorFunction.UTTERANCE)
    ahead = replace(expression.context, tense=Tense.FUTURE)
    return from_day_ahead(resolution, resolve(expression.expr, eve, policy, context=ahead))


def _weekday(expr: Expr) -> Day | None:
    if isinstance(expr, DayTime) and expr.of is not None:
        expr = expr.of
    return expr.day if isinstance(expr, Weekday) else None
