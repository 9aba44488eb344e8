"""One day written twice: a weekday beside a date, a Hijri date beside a Gregorian one.

The most telling half decides, the others are compared with it. What disagrees is a conflict and
another reading, never dropped; what agrees rules out readings that the date alone would leave open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.expressions import (
    Calendar,
    CalendarDate,
    Day,
    DayTime,
    Equivalent,
    Expr,
    Weekday,
)
from timeline.resolution.agreement import check_weekday, compare, core, has_weekday, nearest, with_times
from timeline.resolution.floating import Floating, floating
from timeline.resolution.frame import MAX_DEPTH, Frame, NoIntervalError, Reading, Selection, fail
from timeline.resolution.recurring import neighbours
from timeline.resolution.resolution import Alternative, Conflict, Problem

__all__ = ["equivalent"]

_COUNTED = 3
"""Strength of a half that is no date but counted from somewhere: «اليوم», «أمس», «بعد غد»."""

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
    dates = _outvoted(_of_another_time(dates, frame), days, frame)
    if days and dates and _is_bare_number(dates[0]):
        return with_times(_numbered(dates[0], weekdays[0], days[0], frame), halves, frame)
    reading, decider, failed = _decide(dates, weekdays, days, frame)
    for half, problem in failed:
        frame.conflicts.append(Conflict("unreadable-half", reading.interval, None, (half, problem)))
    for day in days:
        reading = check_weekday(reading, day, decider, frame)
    for half in dates:
        if half is not decider and all(half is not other for other, _ in failed):
            reading = compare(reading, half, frame)
    return with_times(reading, [half for half in halves if half is not decider], frame)


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


def _strength(half: Expr) -> int:
    """Rank of a half as evidence for the day, the strongest first."""
    inner = core(half)
    if not isinstance(inner, CalendarDate):
        return _COUNTED
    if inner.calendar is Calendar.HIJRI:
        return 5 if inner.day is not None else 6
    if inner.day is None:
        return 4
    if inner.month is None:
        return 2
    return 0 if inner.year is not None else 1


def _outvoted(dates: list[Expr], days: Sequence[Day], frame: Frame) -> list[Expr]:
    """«اليوم الجمعة 20 كانون الثاني 2016» said in 2017: today and its weekday stand against a slip in the year."""
    if not days or len(dates) < 2 or _strength(dates[0]) > 0:
        return dates
    written = frame.try_read(dates[0])
    if written is None or has_weekday(written.interval, days[0]):
        return dates
    for half in dates[1:]:
        counted = frame.try_read(half) if _strength(half) == _COUNTED else None
        if counted is not None and counted.interval.days == 1 and has_weekday(counted.interval, days[0]):
            frame.note("outvoted", days[0], written.interval)
            return [half, *(other for other in dates if other is not half)]
    return dates


def _of_another_time(dates: list[Expr], frame: Frame) -> list[Expr]:
    """«في مثل هذا اليوم 5 جمادى الآخرة من سنة 433»: no slip makes such a date of today."""
    if len(dates) < 2 or _strength(dates[0]) != _COUNTED:
        return dates
    counted = frame.try_read(dates[0])
    for half in dates[1:]:
        inner = core(half)
        written = frame.try_read(half) if isinstance(inner, CalendarDate) and inner.year is not None else None
        if written is None or counted is None or written.interval.start is None or counted.interval.start is None:
            continue
        if abs((written.interval.start - counted.interval.start).days) > _SURELY_MEANT:
            return [half, *(other for other in dates if other is not half)]
    return dates


def _is_bare_number(half: Expr) -> bool:
    """«الخميس 17»: a number that may be the day of a month."""
    return isinstance(half, CalendarDate) and half.numeric and half.month is None


def _numbered(number: Expr, weekday: Expr, day: Day, frame: Frame) -> Reading:
    """The near month in which that day has that weekday; where there is none the weekday decides."""
    adrift = floating(number, frame)
    reading = frame.evaluate(number, frame)
    if adrift is None or has_weekday(reading.interval, day):
        frame.note("weekday-agrees", day, reading.interval.start)
        return Reading(reading.interval, tuple(a for a in reading.alternatives if has_weekday(a.interval, day)))
    anchor = frame.day()
    around = [span for span in neighbours(adrift.recurrence, anchor) if span is not None]
    fitting = [span for span in around if has_weekday(adrift.finish(span), day)]
    if fitting:
        found = adrift.finish(min(fitting, key=lambda span: abs((span[0] - anchor).days)))
        frame.note("weekday-chose", day, found)
        return Reading(found)
    named = frame.evaluate(weekday, frame)
    frame.conflicts.append(Conflict("date", named.interval, reading.interval, (0,)))
    return named.also(reading.interval, "date")


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
        span = nearest(neighbours(adrift.recurrence, centre), centre)
        if span is not None:
            frame.note("beside-evidence", adrift.recurrence.expr, centre)
            return Reading(adrift.finish(span))
    reading = frame.evaluate(half, frame)
    start = reading.interval.start
    if not days or start is None or frame.anchor is None or has_weekday(reading.interval, days[0]):
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


def _other_side(reading: Reading, adrift: Floating, day: Day, frame: Frame) -> Reading:
    """The neighbour on the other side of the anchor, if that is the one with the printed weekday."""
    anchor = frame.day()
    around = neighbours(adrift.recurrence, anchor)
    for span in sorted((s for s in around if s is not None), key=lambda s: abs((s[0] - anchor).days)):
        found = adrift.finish(span)
        if found != reading.interval and found.start == found.end and has_weekday(found, day):
            frame.note("weekday-chose", day, found)
            return Reading(found, (Alternative(reading.interval, "tenseless"),))
    return reading
