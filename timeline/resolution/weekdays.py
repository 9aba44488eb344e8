"""Days of the week: bare («الجمعة»), with a direction («الجمعة المقبل»), in a period («جمعة الأسبوع الماضي»)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.dates.arithmetic import add_days
from timeline.dates.interval import Interval, Qualifier
from timeline.errors import CalendarRangeError
from timeline.expressions import Weekday
from timeline.resolution.frame import Frame, Reading, Selection
from timeline.resolution.policy import NextWeekday, TenselessDate
from timeline.resolution.recurring import Span, choose, on_day
from timeline.resolution.resolution import Alternative

__all__ = ["EveryWeek", "weekday"]


_ISOLATED = "isolated_weekday"
"""The policy for a day that stands outside any clause."""


class EveryWeek:
    """A day of every week; a cycle begins with that day."""

    __slots__ = ("expr",)
    cycle_days = 7
    own_period = False
    isolated = _ISOLATED

    def __init__(self, expr: Weekday) -> None:
        self.expr = expr

    def cycle(self, day: date) -> int:
        """Weeks since year 1; 0001-01-01, the day with the ordinal 1, was a Monday."""
        return (day.toordinal() - 1 - self.expr.day) // 7

    def at(self, cycle: int) -> Span | None:
        """The first day of that week."""
        ordinal = cycle * 7 + 1 + self.expr.day
        if not 1 <= ordinal <= _LAST_ORDINAL:
            return None
        found = date.fromordinal(ordinal)
        return found, found

    def interval(self, span: Span) -> Interval:
        """That day."""
        return on_day(span[0])


_TOMORROW = 6
"""Days back of the weekday that tomorrow is. Of those that a report of the past sets off between commas, most are the
day of its news, on a page that was stamped a day too early, or tomorrow (read in 3,500 articles: 7 of 9)."""
_LAST_ORDINAL = date.max.toordinal()


def weekday(expr: Weekday, frame: Frame) -> Reading:
    """The day that tense, direction and policy choose; a week earlier or later where readers could differ."""
    selection = frame.selection
    if selection is Selection.INSIDE:
        return choose(EveryWeek(expr), frame)
    day = frame.day()
    back = (day.weekday() - expr.day) % 7
    if selection is Selection.CONTEXT:
        return _bare(expr, frame, day, back)
    if selection is Selection.NEXT:
        return _next(expr, frame, day, back)
    if selection is Selection.LAST:
        away = back or 7
        frame.note("weekday-before", expr.day, day)
        main = add_days(day, -away)
        # Yesterday and today's own name are where «الجمعة الماضي» can skip a week.
        return _offer(main, (-7,) if away in {1, 7} else (), "last-weekday")
    return _this(expr, frame, day, back)


def _bare(expr: Weekday, frame: Frame, day: date, back: int) -> Reading:
    side, reason = frame.side(_ISOLATED)
    if reason == "tense" and frame.context.verbless and not frame.has_begun:
        side, reason = frame.policy.verbless_weekday, "verbless_weekday"
    elif side is TenselessDate.NEAREST and reason == "tenseless" and frame.context.scheduled:
        side, reason = TenselessDate.FUTURE, "scheduled"
    elif reason == "tenseless" and frame.has_hour and not frame.context.cue:
        side, reason = frame.policy.isolated_weekday, "appointment"
    others: tuple[int, ...]
    if side is TenselessDate.SAME_PERIOD:
        start = frame.policy.week_start
        shift = (expr.day - start) % 7 - (day.weekday() - start) % 7
        frame.note("weekday-same-week", expr.day, day, reason)
        return _offer(add_days(day, shift), (7 if shift < 0 else -7,), reason)
    if side is TenselessDate.PAST:
        shift, others = -back, ((-7,) if back == 0 else (7,))
        frame.note("weekday-until", expr.day, day, reason, frame.context.cue)
        if back == _TOMORROW and frame.context.set_off:
            frame.note("weekday-of-tomorrow", expr.day)
            reading = _offer(add_days(day, shift), others, reason)
            return Reading(replace(reading.interval, qualifier=Qualifier.UNCERTAIN), reading.alternatives)
    elif side is TenselessDate.FUTURE:
        shift, others = -back % 7, ((7,) if back == 0 else (-7,))
        frame.note("weekday-from", expr.day, day, reason, frame.context.cue)
    else:
        # Seven is odd: of two different days of one name, one is always nearer; what is planned lies ahead of a tie.
        shift = -back if back <= (2 if frame.context.planned else 3) else 7 - back
        others = (7, -7) if back == 0 else ((7,) if shift < 0 else (-7,))
        frame.note("weekday-nearest", expr.day, day, reason)
    return _offer(add_days(day, shift), others, reason)


def _next(expr: Weekday, frame: Frame, day: date, back: int) -> Reading:
    ahead = 7 - back
    if frame.policy.next_weekday is NextWeekday.NEXT_WEEK:
        start = frame.policy.week_start
        ahead_of_week = 7 - (day.weekday() - start) % 7 + (expr.day - start) % 7
        frame.note("weekday-next-week", expr.day, day)
        return _offer(add_days(day, ahead_of_week), (ahead - ahead_of_week,), "next_weekday")
    frame.note("weekday-after", expr.day, day)
    # «الجمعة المقبل» said on a Thursday or a Friday may skip the coming one.
    return _offer(add_days(day, ahead), (7,) if ahead in {1, 7} else (), "next_weekday")


def _this(expr: Weekday, frame: Frame, day: date, back: int) -> Reading:
    """«هذا الاثنين»: the coming one (today included), the last one in a clause about the past."""
    side, reason = frame.side(_ISOLATED)
    if side is TenselessDate.PAST and reason != _ISOLATED:
        frame.note("weekday-until", expr.day, day, "this", frame.context.cue)
        return _offer(add_days(day, -back), () if back == 0 else (7,), "this-weekday")
    frame.note("weekday-from", expr.day, day, "this", frame.context.cue)
    return _offer(add_days(day, -back % 7), () if back == 0 else (-7,), "this-weekday")


def _offer(main: date, shifts: tuple[int, ...], reason: str) -> Reading:
    """``main``, and the days that lie so many days from it as other readings."""
    others = []
    for shift in shifts:
        if shift:
            try:
                other = add_days(main, shift)
            except CalendarRangeError:
                continue
            others.append(Alternative(on_day(other), reason))
    return Reading(on_day(main), tuple(others))
