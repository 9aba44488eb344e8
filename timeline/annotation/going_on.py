"""The answer for an expression that goes on from the one before it; ``sequel`` says whether it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline.annotation.event_year import is_of_event_year
from timeline.annotation.row_of_days import day_that_goes_on, is_of_told_day
from timeline.annotation.sequel import (
    has_year,
    is_same_moment,
    length_that_goes_on,
    tells_a_year,
    year_goes_on,
    year_may_go_on,
)
from timeline.annotation.stages import GOES_ON, YEARLESS
from timeline.dates.arithmetic import add_days
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import (
    NO_CONTEXT,
    Anaphoric,
    Deictic,
    Equivalent,
    Expr,
    Tense,
    Weekday,
)
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor, AnchorFunction
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Resolution
from timeline.resolution.resolve import resolve as resolve_expression
from timeline.resolution.sequel import (
    after_told,
    at_that_moment,
    from_day_ahead,
    in_told_year,
    of_event_year,
    or_in_told_year,
)

__all__ = ["TOLD_YEAR_REACH", "Told", "going_on", "is_yearless", "whole_year", "with_told_year"]

TOLD_YEAR_REACH = 4
"""How many expressions back a year is told at most: lengths and vague words may stand between."""

Told = tuple[TemporalExpression, Resolution]
"""An expression that stands before, and what it means."""


def going_on(
    resolution: Resolution,
    before: Told,
    expression: TemporalExpression,
    text: str,
    anchor: Anchor | None,
    policy: Policy,
) -> Resolution:
    """The answer, where the expression goes on from the one before it in its sentence."""
    told = before[1].interval
    if told is None or resolution.interval is None or type(expression.expr) not in GOES_ON:
        return resolution
    if anchor is not None and told.start is not None and told.start == told.end:
        off = (told.start - anchor.date).days
        if is_of_told_day(before[0], expression, text, told.start, off):
            eve = told.start if isinstance(expression.expr, Deictic) else add_days(told.start, -1)
            then = Anchor(eve, AnchorFunction.UTTERANCE, quote=before[0].text)
            ahead = replace(expression.context, tense=Tense.FUTURE)
            of_told = resolve_expression(expression.expr, then, policy, context=ahead)
            return from_day_ahead(resolution, of_told)
    is_today = anchor is not None and told.start == anchor.date
    day = day_that_goes_on(before[0], expression, text, is_today=is_today)
    if day is not None:
        return after_told(resolution, day, told)
    length = length_that_goes_on(before[0], expression, text)
    if length is not None and anchor is not None and _is_some_day_ahead(told, anchor):
        counted = replace(length, origin=Anaphoric(Granularity.DAY))
        return from_day_ahead(
            resolution, resolve_expression(counted, anchor, policy, context=expression.context, antecedent=told)
        )
    return at_that_moment(resolution, told) if is_same_moment(before[0], expression, text) else resolution


def _is_some_day_ahead(told: Interval, anchor: Anchor) -> bool:
    """Whether ``told`` is a day ahead of the anchor, or one of few: «الذهاب بين 10 و12 مارس»."""
    if told.start is None or told.end is None:
        return False
    return told.start > anchor.date and (told.end - told.start).days <= _FEW_DAYS


_FEW_DAYS = 3


def is_yearless(expression: TemporalExpression) -> bool:
    """Whether an expression may be a date without its year: its side then hangs on the words around it."""
    return expression.context is not NO_CONTEXT and type(expression.expr) in YEARLESS


def whole_year(policy: Policy) -> Policy:
    """The policy, for which any day of the year that was told is near."""
    return replace(policy, yearless_reach_days=max(policy.yearless_reach_days, _YEAR))


_YEAR = 366


def _lacks_year(expr: Expr) -> bool:
    """Whether a date, perhaps with its weekday, says no year; «غدا الخميس» needs none."""
    if isinstance(expr, Equivalent) and isinstance(expr.first, Weekday):
        return has_year(expr.second) is False
    return has_year(expr) is False


def with_told_year(
    resolution: Resolution,
    lately: Iterable[Told],
    told: Interval,
    expression: TemporalExpression,
    text: str,
    anchor: Anchor | None,
    policy: Policy,
) -> Resolution:
    """The answer for a yearless date in the year of ``told``, the time of one of the last expressions, if that goes on.

    ``lately`` gives these, the last first.
    """
    if anchor is None or resolution.interval is None:
        return resolution
    before = next((one for one in lately if one[1].interval is told), None)
    if before is None or told.start is None or not tells_a_year(*before):
        return resolution
    is_of_event = (
        told.end is not None
        and told.end >= anchor.date
        and _lacks_year(expression.expr)
        and is_of_event_year(*before, expression, text)
    )
    goes_on = not is_of_event and year_goes_on(before[0], expression, text, resolution.interval, anchor, told)
    certain = is_of_event or goes_on
    if not certain and not year_may_go_on(before[0], expression, text, resolution.interval, anchor, told):
        return resolution
    ahead = replace(expression.context, tense=Tense.FUTURE)
    then = Anchor(told.start, AnchorFunction.UTTERANCE)
    in_that_year = resolve_expression(expression.expr, then, whole_year(policy), context=ahead).interval
    if in_that_year is None:
        return resolution
    if not certain:
        return or_in_told_year(resolution, in_that_year)
    return (of_event_year if is_of_event else in_told_year)(resolution, in_that_year, told)
