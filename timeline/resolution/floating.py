"""What comes again, under what its expression does to it: «صباح السبت», «أوائل أيلول», «نحو 3 آب»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from timeline.dates.interval import Interval
from timeline.expressions import (
    Approximate,
    CalendarDate,
    DayTime,
    Expr,
    Holiday,
    Nth,
    Part,
    Portion,
    Season,
    Weekday,
)
from timeline.resolution.calendar_dates import date_recurrence
from timeline.resolution.clock import check_time, hour_of, with_time
from timeline.resolution.frame import Frame
from timeline.resolution.holiday_dates import holiday_recurrence
from timeline.resolution.named_periods import season_recurrence
from timeline.resolution.numbered import NthOfPeriod, nth_in
from timeline.resolution.parts import approximated, edge, third
from timeline.resolution.policy import Policy
from timeline.resolution.recurring import Recurrence, Span
from timeline.resolution.weekdays import EveryWeek

__all__ = ["Floating", "floating"]

Change = Callable[[Interval], Interval]


@dataclass(frozen=True, slots=True)
class Floating:
    """A recurrence, and what its expression does to the occurrence (a third of it, its evening)."""

    recurrence: Recurrence
    changes: tuple[Change, ...]

    def finish(self, span: Span) -> Interval:
        """The occurrence as the expression means it."""
        interval = self.recurrence.interval(span)
        for change in reversed(self.changes):
            interval = change(interval)
        return interval


def floating(expr: Expr, frame: Frame) -> Floating | None:
    """``expr`` as something that comes again; ``None`` if it is fixed.

    Raises:
        NoIntervalError: It names a day or a time that does not exist.
    """
    changes: list[Change] = []
    policy = frame.policy
    while True:
        match expr:
            case CalendarDate() | Weekday() | Season() | Holiday() | Nth(of=None):
                recurrence = _recurrence(expr, frame)
                return None if recurrence is None else Floating(recurrence, tuple(changes))
            case DayTime(of=inner) if inner is not None:
                check_time(expr)
                changes.append(_timing(expr, hour_of(expr, policy)))
                expr = inner
            case Part(portion=portion, of=inner, deadline=deadline):
                outermost = (deadline or frame.deadline) and portion is not Portion.MID
                changes.append(_edge(portion) if outermost else _third(portion, policy))
                expr = inner
            case Approximate(of=inner):
                changes.append(approximated)
                expr = inner
            case Nth(of=inner) if inner is not None:
                changes.append(_numbered(expr, policy))
                expr = inner
            case _:
                return None


def _recurrence(expr: CalendarDate | Weekday | Season | Holiday | Nth, frame: Frame) -> Recurrence | None:
    match expr:
        case CalendarDate():
            return date_recurrence(_in_order(expr, frame)) if expr.year is None else None
        case Weekday():
            return EveryWeek(expr)
        case Season():
            return season_recurrence(expr) if expr.year is None else None
        case Holiday():
            return holiday_recurrence(expr) if expr.year is None else None
        case Nth():
            return NthOfPeriod(expr, frame.policy)
        case _:
            assert_never(expr)


def _timing(expr: DayTime, hour: int | None) -> Change:
    return lambda interval: with_time(interval, expr, hour)


def _edge(portion: Portion) -> Change:
    return lambda interval: edge(interval, portion)


def _third(portion: Portion, policy: Policy) -> Change:
    return lambda interval: third(interval, portion, policy)


def _numbered(expr: Nth, policy: Policy) -> Change:
    return lambda interval: nth_in(interval, expr, policy)


def _in_order(expr: CalendarDate, frame: Frame) -> CalendarDate:
    """Day and month of a numeric date in the order of the policy."""
    if expr.numeric and frame.policy.month_first and expr.day is not None and expr.month is not None:
        return replace(expr, day=expr.month, month=expr.day)
    return expr
