"""One day written twice: a weekday beside a date, a Hijri date beside a Gregorian one.

The most telling half decides, the others are compared with it. What disagrees is a conflict and
another reading, never dropped; what agrees rules out readings that the date alone would leave open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from timeline.dates.arithmetic import add_days
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import (
    Approximate,
    Calendar,
    CalendarDate,
    Day,
    DayTime,
    Equivalent,
    Expr,
    Relative,
    Weekday,
    Within,
)
from timeline.resolution.clock import check_time, hour_of, with_time
from timeline.resolution.floating import Floating, floating
from timeline.resolution.frame import MAX_DEPTH, Frame, NoIntervalError, Reading, Selection, fail
from timeline.resolution.recurring import Neighbours, neighbours
from timeline.resolution.resolution import Alternative, Conflict, Problem

__all__ = ["core", "equivalent"]

_YEARS_BACK, _YEARS_AHEAD = 10, 2
"""How far an agreeing year is searched: news dates what was more often than what will be."""

_SURELY_MEANT = 31
"""Days around the anchor in which a date without a year is meant even if the printed weekday is another:
there a slip in the weekday is likelier than a date of another year. Farther away the weekday chooses the side."""


def equivalent(expr: Equivalent, frame: Frame) -> Reading:
    """The day that the strongest half gives; every other half is compared with it."""
    halves = _halves(expr)
    weekdays = [half for half in halves if isinstance(core(half), Weekday)]
    dates = sorted((half for half in halves if half not in weekdays), key=_strength)
    if not dates:
        dates, weekdays = weekdays[:1], weekdays[1:]
    days = [named.day for half in weekdays if isinstance(named := core(half), Weekday)]
    reading, decider, failed = _decide(dates, weekdays, days, frame)
    for half, problem in failed:
        frame.conflicts.append(Conflict("unreadable-half", reading.interval, None, (half, problem)))
    for half in dates:
        if half is not decider and all(half is not other for other, _ in failed):
            reading = _compare(reading, half, frame)
    for day in days:
        reading = _check_weekday(reading, day, decider, frame)
    return _with_times(reading, [half for half in halves if half is not decider], frame)


def _halves(expr: Equivalent) -> list[Expr]:
    """All ways in which the day is written, in the order of the text."""
    todo: list[Expr] = [expr]
    halves: list[Expr] = []
    while todo:
        half = todo.pop()
        if isinstance(half, Equivalent):
            todo += [half.second, half.first]
        else:
            halves.append(half)
        if len(halves) + len(todo) > MAX_DEPTH:
            raise fail("too-deep")
    return halves


def core(expr: Expr) -> Expr:
    """What an expression is about, without its part of day, direction, period or approximation."""
    while True:
        match expr:
            case DayTime(of=inner) if inner is not None:
                expr = inner
            case Approximate(of=inner) | Relative(target=inner) | Within(part=inner):
                expr = inner
            case _:
                return expr


def _strength(half: Expr) -> int:
    """Rank of a half as evidence for the day, the strongest first."""
    inner = core(half)
    if not isinstance(inner, CalendarDate):
        return 3
    if inner.calendar is Calendar.HIJRI:
        return 5 if inner.day is not None else 6
    if inner.day is None:
        return 4
    if inner.month is None:
        return 2
    return 0 if inner.year is not None else 1


# --- deciding ----------------------------------------------------------------------------------


def _decide(
    dates: Sequence[Expr], weekdays: Sequence[Expr], days: Sequence[Day], frame: Frame
) -> tuple[Reading, Expr, list[tuple[Expr, Problem | None]]]:
    """The reading of the strongest half that can be read, and those stronger ones that cannot."""
    failed: list[tuple[Expr, Problem | None]] = []
    first: NoIntervalError | None = None
    for half in dates:
        others = [other for other in (*dates, *weekdays) if other is not half]
        try:
            return _read(half, others, days, frame), half, failed
        except NoIntervalError as error:
            first = first or error
            failed.append((half, error.problem))
    raise first or fail("incomplete-date", None)


def _read(half: Expr, others: Sequence[Expr], days: Sequence[Day], frame: Frame) -> Reading:
    """One half; where it lacks a year or month, the others choose it before tense and policy do."""
    adrift = floating(half, frame)
    if adrift is None or frame.selection is not Selection.CONTEXT:
        return frame.evaluate(half, frame)
    centre = _centre(others, frame)
    if centre is not None:
        span = _nearest(neighbours(adrift.recurrence, centre), centre)
        if span is not None:
            frame.note("beside-evidence", adrift.recurrence.expr, centre)
            return Reading(adrift.finish(span))
    reading = frame.evaluate(half, frame)
    start = reading.interval.start
    if not days or start is None or frame.anchor is None or _has_weekday(reading.interval, days[0]):
        return reading
    if abs((start - frame.day()).days) <= _SURELY_MEANT:
        return reading
    return _other_side(reading, adrift, days[0], frame)


def _centre(others: Sequence[Expr], frame: Frame) -> date | None:
    """A day that another half fixes, be it only roughly."""
    for other in others:
        if isinstance(other, Weekday) or (isinstance(other, DayTime) and isinstance(other.of, Weekday)):
            continue
        try:
            if floating(other, frame) is not None:
                continue
        except NoIntervalError:
            continue
        found = frame.try_read(other)
        if found is not None and found.interval.start is not None:
            return found.interval.start
    return None


def _nearest(around: Neighbours, day: date) -> tuple[date, date] | None:
    spans = [span for span in around if span is not None]
    return min(spans, key=lambda span: abs((span[0] - day).days), default=None)


def _has_weekday(interval: Interval, day: Day) -> bool:
    """Whether a single day has that name; a longer interval says nothing about it."""
    start = interval.start
    return start is None or start != interval.end or start.weekday() == day


def _other_side(reading: Reading, adrift: Floating, day: Day, frame: Frame) -> Reading:
    """The neighbour on the other side of the anchor, if that is the one with the printed weekday."""
    anchor = frame.day()
    around = neighbours(adrift.recurrence, anchor)
    for span in sorted((s for s in around if s is not None), key=lambda s: abs((s[0] - anchor).days)):
        found = adrift.finish(span)
        if found != reading.interval and found.start == found.end and _has_weekday(found, day):
            frame.note("weekday-chose", day, found)
            return Reading(found, (Alternative(reading.interval, "tenseless"),))
    return reading


# --- comparing ---------------------------------------------------------------------------------


def _compare(reading: Reading, half: Expr, frame: Frame) -> Reading:
    """Another half that names a date: more than its calendar's tolerance away is a conflict."""
    main = reading.interval
    hijri = isinstance(inner := core(half), CalendarDate) and inner.calendar is Calendar.HIJRI
    kind = "calendar" if hijri or main.tolerance_days else "date"
    other = _near_reading(half, main, frame)
    if not isinstance(other, Interval):
        frame.conflicts.append(Conflict("unreadable-half", main, None, (half, other)))
        return reading
    apart = _days_apart(main, other)
    if apart <= max(main.tolerance_days, other.tolerance_days):
        frame.note(f"{kind}-agrees", other, apart)
        return reading
    frame.conflicts.append(Conflict(kind, main, other, (apart,)))
    return reading.also(other, kind)


def _near_reading(half: Expr, main: Interval, frame: Frame) -> Interval | Problem | None:
    """The half as read near the decided day, or the problem that it has (``None`` if it just has no place)."""
    steps, conflicts, depth = len(frame.steps), len(frame.conflicts), frame.depth
    try:
        adrift = floating(half, frame)
        if adrift is not None and main.start is not None:
            span = _nearest(neighbours(adrift.recurrence, main.start), main.start)
            if span is not None:
                return adrift.finish(span)
        return frame.evaluate(half, frame).interval
    except NoIntervalError as error:
        return error.problem
    except CalendarRangeError:
        return Problem("out-of-range")
    finally:
        del frame.steps[steps:], frame.conflicts[conflicts:]
        frame.depth = depth


def _days_apart(first: Interval, second: Interval) -> int:
    """Days between two intervals, 0 if they share one; open ends reach everywhere."""
    if first.overlaps(second):
        return 0
    if first.end is not None and second.start is not None and second.start > first.end:
        return (second.start - first.end).days
    if second.end is not None and first.start is not None:
        return (first.start - second.end).days
    return 0


def _check_weekday(reading: Reading, day: Day, decider: Expr, frame: Frame) -> Reading:
    main = reading.interval
    start = main.start
    if start is None or start != main.end:
        return reading
    if start.weekday() == day:
        frame.note("weekday-agrees", day, start)
        agreeing = tuple(other for other in reading.alternatives if _has_weekday(other.interval, day))
        return Reading(main, agreeing)
    ahead = (day - start.weekday() + 3) % 7 - 3
    try:
        nearest = add_days(start, ahead)
    except CalendarRangeError:
        return reading
    if abs(ahead) <= main.tolerance_days:
        frame.note("weekday-within-tolerance", day, start, nearest)
        moved = replace(main, start=nearest, end=nearest, tolerance_days=0)
        return Reading(moved, tuple(a for a in reading.alternatives if _has_weekday(a.interval, day)))
    rejected = Interval(nearest, nearest)
    frame.conflicts.append(Conflict("weekday", main, rejected, (day, Day(start.weekday()))))
    agreeing_year = _agreeing_year(core(decider), day, frame)
    return reading.also(agreeing_year or rejected, "weekday")


def _agreeing_year(date_: Expr, day: Day, frame: Frame) -> Interval | None:
    """The nearest year in which a date without a year falls on that weekday."""
    if not isinstance(date_, CalendarDate) or date_.year is not None or date_.month is None or frame.anchor is None:
        return None
    around = frame.anchor.date.year
    years = sorted(range(around - _YEARS_BACK, around + _YEARS_AHEAD + 1), key=lambda y: (abs(y - around), y))
    for year in years:
        if date_.calendar is Calendar.GREGORIAN:
            found = frame.try_read(replace(date_, year=year, numeric=False))
            if found is not None and _has_weekday(found.interval, day):
                return found.interval
    return None


def _with_times(reading: Reading, others: Sequence[Expr], frame: Frame) -> Reading:
    """The part of day and the clock time that stand with another half."""
    for half in others:
        while isinstance(half, Approximate | Relative):
            half = half.of if isinstance(half, Approximate) else half.target
        if isinstance(half, DayTime) and reading.interval.part_of_day is None and reading.interval.clock is None:
            check_time(half)
            reading = reading.mapped(partial(with_time, expr=half, hour=hour_of(half, frame.policy)))
    return reading
