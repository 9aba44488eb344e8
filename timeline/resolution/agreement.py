"""What two ways of writing one day say about each other: agreement, tolerance, conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from timeline.dates.arithmetic import add_days
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import (
    Approximate,
    Calendar,
    CalendarDate,
    Day,
    DayTime,
    Deictic,
    Expr,
    Relative,
    Within,
)
from timeline.resolution.clock import check_time, hour_of, with_time
from timeline.resolution.floating import floating
from timeline.resolution.frame import Frame, NoIntervalError, Reading
from timeline.resolution.old_style import as_julian
from timeline.resolution.recurring import Neighbours, Span, neighbours
from timeline.resolution.resolution import Alternative, Conflict, Problem

__all__ = ["check_weekday", "compare", "core", "has_weekday", "nearest", "with_times"]

_YEARS_BACK, _YEARS_AHEAD = 10, 2
"""How far an agreeing year is searched: news dates what was more often than what will be."""

_MOST_TOLERATED = 2
"""Days that a printed weekday may move a computed day: the tolerance of the Hijri calendar, and never more."""

_SLIPPED_ANCHOR = 2
"""Days by which the stated date of a text may be wrong where its own «اليوم الثلاثاء» says so: a story that
was put online a day or two after it was written. A larger distance is a slip in the weekday."""

_AGREES = {"calendar": "calendar-agrees", "date": "date-agrees"}


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


def has_weekday(interval: Interval, day: Day) -> bool:
    """Whether a single day has that name; a longer interval says nothing about it."""
    start = interval.start
    return start is None or start != interval.end or start.weekday() == day


def nearest(around: Neighbours, day: date) -> Span | None:
    """The occurrence that begins nearest to ``day``; ``None`` if there is none around it."""
    spans = [span for span in around if span is not None]
    return min(spans, key=lambda span: abs((span[0] - day).days), default=None)


def compare(reading: Reading, half: Expr, frame: Frame) -> Reading:
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
        frame.note(_AGREES[kind], other, apart)
        return reading
    if kind == "calendar" and _agrees_as_julian(main, other, frame):
        return reading
    frame.conflicts.append(Conflict(kind, main, other, (apart,)))
    return reading.also(other, kind)


def _agrees_as_julian(main: Interval, other: Interval, frame: Frame) -> bool:
    """Whether a Hijri date and one before 1582 are one day, the second told by the Julian calendar."""
    written, computed = (main, other) if other.tolerance_days else (other, main)
    julian = as_julian(written)
    if julian is None or not computed.tolerance_days:
        return False
    apart = _days_apart(julian, computed)
    if apart > computed.tolerance_days:
        return False
    frame.note("calendar-agrees-julian", computed, apart)
    return True


def _near_reading(half: Expr, main: Interval, frame: Frame) -> Interval | Problem | None:
    """The half as read near the decided day, or the problem that it has (``None`` if it just has no place)."""
    steps, conflicts, depth = len(frame.steps), len(frame.conflicts), frame.depth
    try:
        adrift = floating(half, frame)
        if adrift is not None and main.start is not None:
            span = nearest(neighbours(adrift.recurrence, main.start), main.start)
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


def check_weekday(reading: Reading, day: Day, decider: Expr, frame: Frame) -> Reading:
    """A printed weekday against the day that ``decider`` gave.

    If they agree, other days are ruled out. If not, a date stays and the weekday is a conflict; a Hijri
    date moves within its tolerance; and «اليوم», «أمس» follow the weekday, because a weekday does not
    depend on the anchor and they do.
    """
    main = reading.interval
    start = main.start
    if start is None or start != main.end:
        return reading
    if start.weekday() == day:
        frame.note("weekday-agrees", day, start)
        agreeing = tuple(other for other in reading.alternatives if has_weekday(other.interval, day))
        return Reading(main, agreeing)
    julian = as_julian(main)
    if julian is not None and has_weekday(julian, day):
        frame.note("weekday-agrees-julian", day, start)
        return reading
    ahead = (day - start.weekday() + 3) % 7 - 3
    try:
        named = add_days(start, ahead)
    except CalendarRangeError:
        return reading
    if abs(ahead) <= min(main.tolerance_days, _MOST_TOLERATED):
        frame.note("weekday-within-tolerance", day, start, named)
        settled = replace(main, start=named, end=named, tolerance_days=0)
        return Reading(settled, tuple(a for a in reading.alternatives if has_weekday(a.interval, day)))
    counted = core(decider)
    if isinstance(counted, Deictic) and counted.unit is Granularity.DAY and abs(ahead) <= _SLIPPED_ANCHOR:
        moved = replace(main, start=named, end=named)
        frame.conflicts.append(Conflict("anchor", moved, main, (day,)))
        return Reading(moved, (Alternative(main, "stated-anchor"), *reading.alternatives))
    rejected = Interval(named, named)
    frame.conflicts.append(Conflict("weekday", main, rejected, (day, Day(start.weekday()))))
    agreeing_year = _agreeing_year(core(decider), day, frame)
    return reading.also(agreeing_year or rejected, "weekday")


def _agreeing_year(date_: Expr, day: Day, frame: Frame) -> Interval | None:
    """The same day and month in the nearest year in which it has that weekday.

    Nearest to the anchor for a date without a year; the year before or after a printed one, which is
    the slip of every January.
    """
    if not isinstance(date_, CalendarDate) or date_.month is None or date_.calendar is not Calendar.GREGORIAN:
        return None
    anchor = frame.anchor.date.year if frame.anchor is not None else None
    if date_.year is not None:
        years = [date_.year - 1, date_.year + 1]
        anchor = date_.year if anchor is None else anchor
    elif anchor is not None:
        years = list(range(anchor - _YEARS_BACK, anchor + _YEARS_AHEAD + 1))
    else:
        return None
    for year in sorted(years, key=lambda y: (abs(y - anchor), y)):
        found = frame.try_read(replace(date_, year=year, numeric=False))
        if found is not None and has_weekday(found.interval, day):
            return found.interval
    return None


def with_times(reading: Reading, others: Sequence[Expr], frame: Frame) -> Reading:
    """The part of day and the clock time that stand with another half."""
    for half in others:
        while isinstance(half, Approximate | Relative):
            half = half.of if isinstance(half, Approximate) else half.target
        if isinstance(half, DayTime) and reading.interval.part_of_day is None and reading.interval.clock is None:
            check_time(half)
            reading = reading.mapped(partial(with_time, expr=half, hour=hour_of(half, frame.policy)))
    return reading
