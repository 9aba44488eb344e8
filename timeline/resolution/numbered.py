"""Numbered parts of a period: the second quarter, the last week, the third Tuesday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.dates.arithmetic import add_days, add_units
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval, Qualifier
from timeline.errors import CalendarRangeError
from timeline.expressions import Nth, Tense, Weekday
from timeline.resolution.frame import MAX_COUNT, Frame, NoIntervalError, Reading, Selection, fail
from timeline.resolution.parts import is_month, with_days
from timeline.resolution.periods import bounds, holding, moved
from timeline.resolution.policy import Policy, WeekOfMonth
from timeline.resolution.recurring import Span, choose

__all__ = ["NthOfPeriod", "nth", "nth_in"]

_HALF_OF_MONTH = 15
_SMALL = frozenset({Granularity.WEEK, Granularity.WEEKEND, Granularity.DAY})


class NthOfPeriod:
    """«الربع الأول», «الأسبوع الثاني» with no period named: one in every year, or in every month."""

    __slots__ = ("cycle_days", "expr", "own_period", "policy", "whole")
    isolated = "isolated_date"

    def __init__(self, expr: Nth, policy: Policy) -> None:
        self.expr = expr
        self.policy = policy
        self.own_period = True
        if isinstance(expr.unit, Weekday) or expr.unit in _SMALL:
            self.whole, self.cycle_days = Granularity.MONTH, 30
        elif expr.unit is Granularity.YEAR:
            self.whole, self.cycle_days = Granularity.DECADE, 3652
        elif expr.unit in {Granularity.DECADE, Granularity.CENTURY} or expr.unit.is_clock:
            raise fail("no-such-part", expr, None)
        else:
            self.whole, self.cycle_days = Granularity.YEAR, 365

    def cycle(self, day: date) -> int:
        """Months, years or decades since year 0."""
        if self.whole is Granularity.MONTH:
            return day.year * 12 + day.month - 1
        return day.year if self.whole is Granularity.YEAR else day.year // 10

    def at(self, cycle: int) -> Span | None:
        """The numbered part of that month, year or decade."""
        if self.whole is Granularity.MONTH:
            year, month = divmod(cycle, 12)
        else:
            year, month = (cycle if self.whole is Granularity.YEAR else cycle * 10), 0
        if not 1 <= year <= 9999:
            return None
        whole = Interval(*holding(self.whole, date(year, month + 1, 1), self.policy), self.whole)
        try:
            return bounds(nth_in(whole, self.expr, self.policy))
        except (NoIntervalError, CalendarRangeError):
            return None

    def interval(self, span: Span) -> Interval:
        """The part, in the unit that is counted."""
        unit = self.expr.unit
        return Interval(*span, Granularity.DAY if isinstance(unit, Weekday) else unit)


def nth(expr: Nth, frame: Frame) -> Reading:
    """A numbered part of a period; of the anchor's own year or month where none is named."""
    if expr.of is None and frame.selection is not Selection.INSIDE:
        reading = choose(NthOfPeriod(expr, frame.policy), frame)
        if expr.unit is Granularity.QUARTER:
            reading = _not_ahead(reading, frame)
    else:
        whole = frame.evaluate(expr.of, frame) if expr.of is not None else Reading(frame.window or Interval(None, None))
        frame.note("nth", expr, whole.interval)
        policy = frame.policy
        reading = whole.mapped(lambda interval: nth_in(interval, expr, policy))
        if expr.unit is Granularity.WEEK and not expr.numbered:
            reading = _other_week(reading, expr, whole.interval, frame)
    return reading


def _not_ahead(reading: Reading, frame: Frame) -> Reading:
    """«أرباح الربع الثالث» of February: what has not begun is the quarter of last year, or of a year of accounts."""
    found = reading.interval
    if frame.tense is Tense.FUTURE or frame.context.isolated or found.start is None or found.end is None:
        return reading
    if found.start <= frame.day() or frame.selection is not Selection.CONTEXT:
        return reading
    start, end = (add_units(day, -1, Granularity.YEAR) for day in (found.start, found.end))
    earlier = replace(found, start=start, end=end, qualifier=Qualifier.UNCERTAIN)
    return Reading(earlier).also(found, "fiscal-quarter")


def _other_week(reading: Reading, expr: Nth, whole: Interval, frame: Frame) -> Reading:
    """The other way of numbering weeks: whole calendar weeks, or the days 1–7, 8–14 and so on."""
    frame.note("week-of-month", frame.policy.week_of_month)
    count = _by_weeks if _counts_by_sevens(whole, frame.policy) else _by_sevens
    try:
        span = count(*bounds(whole), expr.number, frame.policy)
    except CalendarRangeError:
        return reading
    return (
        reading.also(with_days(whole, *span, Granularity.WEEK, whole.qualifier), "week_of_month") if span else reading
    )


def _counts_by_sevens(whole: Interval, policy: Policy) -> bool:
    """Whether weeks are counted from the first day of a period: in a Hijri month always, its days begin no week."""
    return whole.tolerance_days > 0 or policy.week_of_month is WeekOfMonth.DAYS


_YEARS_APART = {Granularity.HALF: 2, Granularity.QUARTER: 4}


def _share_of_years(start: date, end: date, expr: Nth, interval: Interval) -> Span:
    """A half or a quarter of a century, or a half of a decade, in whole years.

    Raises:
        NoIntervalError: The years do not divide so.
    """
    shares = _YEARS_APART[expr.unit] if isinstance(expr.unit, Granularity) else 0
    number = expr.number if expr.number > 0 else shares + 1 + expr.number
    years = end.year - start.year + 1
    if not 1 <= number <= shares or years % shares or start.replace(month=1, day=1) != start:
        raise fail("no-such-part", expr, interval)
    length = years // shares
    first = start.year + (number - 1) * length
    return date(first, 1, 1), date(first + length - 1, 12, 31)


def nth_in(interval: Interval, expr: Nth, policy: Policy) -> Interval:
    """The ``number``-th unit of a period, from its end if negative.

    Raises:
        NoIntervalError: It has no such part.
    """
    start, end = bounds(interval)
    number, unit = expr.number, expr.unit
    if number == 0 or abs(number) > MAX_COUNT:
        raise fail("no-such-part", expr, interval)
    if isinstance(unit, Weekday):
        span = _by_weekday(start, end, number, unit)
    elif unit is Granularity.DAY:
        day = add_days(start, number - 1) if number > 0 else add_days(end, number + 1)
        span = (day, day)
    elif expr.numbered and interval.granularity is Granularity.YEAR and not interval.tolerance_days:
        return with_days(interval, *_numbered_week(start, number, policy), Granularity.WEEK, interval.qualifier)
    elif unit is Granularity.WEEK:
        by_days = _counts_by_sevens(interval, policy)
        found = _by_sevens(start, end, number, policy) if by_days else _by_weeks(start, end, number, policy)
        if found is None:
            raise fail("no-such-part", expr, interval)
        span = found
    elif unit.is_clock:
        raise fail("no-such-part", expr, interval)
    elif unit in _YEARS_APART and interval.granularity in {Granularity.CENTURY, Granularity.DECADE}:
        return with_days(interval, *_share_of_years(start, end, expr, interval), Granularity.YEAR, interval.qualifier)
    elif unit is Granularity.HALF and is_month(interval):
        return with_days(interval, *_half_of_month(start, end, number), Granularity.DAY, interval.qualifier)
    else:
        span = _by_units(start, end, number, unit, policy)
    if span[0] < start or span[0] > end:
        raise fail("no-such-part", expr, interval)
    granularity = Granularity.DAY if isinstance(unit, Weekday) else unit
    chosen = with_days(interval, *span, granularity, interval.qualifier)
    # «أول اثنين بعد 15 يونيو» is one day of the days that follow, not all of them.
    return replace(chosen, extent=Extent.WITHIN) if chosen.extent is not Extent.WITHIN else chosen


def _half_of_month(start: date, end: date, number: int) -> Span:
    """Days 1–15, or the 16th to the end, however long the month is."""
    middle = add_days(start, _HALF_OF_MONTH)
    return (start, add_days(middle, -1)) if number == 1 else (middle, end)


def _by_weekday(start: date, end: date, number: int, unit: Weekday) -> Span:
    if number > 0:
        day = add_days(start, (unit.day - start.weekday()) % 7 + 7 * (number - 1))
    else:
        day = add_days(end, -((end.weekday() - unit.day) % 7) + 7 * (number + 1))
    return day, day


def _by_units(start: date, end: date, number: int, unit: Granularity, policy: Policy) -> Span:
    """Calendar units: from the first that begins in the period, or back from the last that ends in it."""
    if number > 0:
        first = holding(unit, start, policy)
        if first[0] < start:
            first = moved(unit, start, 1, policy)
        return moved(unit, first[0], number - 1, policy)
    last = holding(unit, end, policy)
    if last[1] > end:
        last = moved(unit, end, -1, policy)
    return moved(unit, last[0], number + 1, policy)


def _by_weeks(start: date, end: date, number: int, policy: Policy) -> Span | None:
    span = _by_units(start, end, number, Granularity.WEEK, policy)
    return span if start <= span[0] <= end else None


_HOLDS_FIRST_WEEK = 3
"""Days from 1 January to the 4th, which lies in week 1 wherever a week begins: that week has most of its days in the year."""


def _numbered_week(start: date, number: int, policy: Policy) -> Span:
    """Week ``number`` as calendars print it."""
    first = holding(Granularity.WEEK, add_days(start, _HOLDS_FIRST_WEEK), policy)
    return moved(Granularity.WEEK, first[0], number - 1, policy)


def _by_sevens(start: date, end: date, number: int, policy: Policy) -> Span | None:  # noqa: ARG001  (same call as _by_weeks)
    if number > 0:
        first = add_days(start, 7 * (number - 1))
        return (first, min(add_days(first, 6), end)) if first <= end else None
    last = add_days(end, 7 * (number + 1))
    return (max(add_days(last, -6), start), last) if last >= start else None
