"""«من … إلى …», «… و…», «منذ …»: several times in one expression, and times with an open end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.dates.arithmetic import add_days
from timeline.dates.clock import ClockTime
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval, Qualifier
from timeline.expressions import (
    AllOf,
    Anaphoric,
    DayTime,
    Deictic,
    Nth,
    Open,
    Part,
    Portion,
    Range,
    Relation,
    Shift,
    Tense,
    Weekday,
)
from timeline.resolution.frame import Frame, Reading, fail
from timeline.resolution.hours import between_hours, of_one_day
from timeline.resolution.numbered import nth_in
from timeline.resolution.resolution import Alternative
from timeline.resolution.sequences import lend_century, lend_year, sequence

__all__ = ["all_of", "between", "open_ended", "opened"]


# --- ranges ------------------------------------------------------------------------------------


def between(expr: Range, frame: Frame) -> Reading:
    """From the first day of one end to the last day of the other, chosen together."""
    start, end = lend_year(lend_century((expr.start, expr.end)))
    if isinstance(start, Weekday) and isinstance(end, Weekday) and _is_announced(frame):
        return _days_announced(expr, frame)
    if isinstance(start, DayTime) and isinstance(end, DayTime) and of_one_day(start, end):
        return between_hours(start, end, frame)
    if isinstance(start, Nth) and isinstance(end, Nth) and start.of is not None and start.of == end.of:
        return _inside_one(start, end, frame)
    is_told = isinstance(start, Anaphoric) and isinstance(end, Shift) and end.origin == start
    if is_told and isinstance(start, Anaphoric) and start.unit is not None and _tells_no_day(frame):
        # «مونديال 2018 الذي سينطلق خلال أسبوعين»: two weeks from now, not from a year.
        assert isinstance(end, Shift)
        start, end = Deictic(start.unit), replace(end, origin=Deictic(start.unit))
    if (
        isinstance(end, Shift)
        and end.origin == start
        and isinstance(start, Anaphoric | Deictic)
        and not end.unit.is_clock
    ):
        end = Shift(0, Granularity.DAY, end)  # «خلال شهر» ends on the day, not with the month
    frame.note("range")
    readings = sequence((start, end), frame, ordered=True)
    main = _joined(*readings[0][0])
    others = []
    for members, reason in readings[1:]:
        if members[1].end is None or members[0].start is None or members[1].end >= members[0].start:
            others.append(Alternative(_joined(*members), reason))
    return Reading(main, tuple(others))


def _is_announced(frame: Frame) -> bool:
    """Whether no verb tells on which side days lie that run from one to another."""
    context = frame.context
    is_open = frame.tense is Tense.NONE and not (context.cue or context.isolated or context.scheduled)
    return (context.verbless or is_open) and not frame.has_begun


def _days_announced(expr: Range, frame: Frame) -> Reading:
    """«المعرض من الجمعة إلى الأحد»: days from one to another without a verb are announced, as where they stand alone."""
    saved = frame.tense, frame.context
    frame.tense, frame.context = Tense.NONE, replace(frame.context, tense=Tense.NONE, verbless=False, isolated=True)
    try:
        return between(expr, frame)
    finally:
        frame.tense, frame.context = saved


def _inside_one(start: Nth, end: Nth, frame: Frame) -> Reading:
    """«آخر يومين من مايو»: both ends lie in the same period, which is chosen once."""
    whole = frame.evaluate(start.of, frame) if start.of is not None else Reading(Interval(None, None))
    frame.note("range")
    frame.note("nth", start, whole.interval)
    frame.note("nth", end, whole.interval)
    policy = frame.policy
    return whole.mapped(lambda interval: _joined(nth_in(interval, start, policy), nth_in(interval, end, policy)))


def _tells_no_day(frame: Frame) -> bool:
    """Whether the time named just before is longer than a day, and there is an anchor to count from instead."""
    told = frame.antecedent
    return frame.anchor is not None and told is not None and told.start != told.end


def _joined(start: Interval, end: Interval) -> Interval:
    """All days from one interval to another.

    Raises:
        NoIntervalError: The end lies before the start.
    """
    if start.start is not None and end.end is not None and end.end < start.start:
        raise fail("end-before-start", start, end)
    return Interval(
        start.start,
        end.end,
        min(start.granularity, end.granularity, key=lambda unit: unit.rank),
        Extent.THROUGHOUT,
        _stronger(start.qualifier, end.qualifier),
        start.part_of_day if start.part_of_day == end.part_of_day else None,
        start.clock,
        max(start.tolerance_days, end.tolerance_days),
        end_clock=end.end_clock or (end.clock if end.end is not None else None),
    )


def _stronger(first: Qualifier | None, second: Qualifier | None) -> Qualifier | None:
    if first is None or second is None or first is second:
        return first or second
    return Qualifier.BOTH


# --- enumerations ------------------------------------------------------------------------------


def all_of(expr: AllOf, frame: Frame) -> Reading:
    """Each of several times; what comes again is chosen together, so that they stay neighbours."""
    if not expr.members:
        raise fail("nothing-counted")
    members = lend_year(lend_century(expr.members))
    if len(members) == 1:
        return frame.evaluate(members[0], frame)
    frame.note("one-of" if expr.either else "all-of", len(members))
    (main, _), *others = sequence(members, frame, ordered=False)
    if expr.either and main[0].clock is not None and main[0].start == main[-1].start:
        # Two hours of one day span no days that could be listed: the first, and the others beside it.
        first = replace(main[0], qualifier=Qualifier.UNCERTAIN)
        return Reading(first, tuple(Alternative(replace(m, qualifier=Qualifier.UNCERTAIN), "one-of") for m in main[1:]))
    joined = Interval.one_of if expr.either else Interval.all_of
    return Reading(joined(main), tuple(Alternative(joined(found), reason) for found, reason in others))


# --- open ends ---------------------------------------------------------------------------------


def open_ended(expr: Open, frame: Frame) -> Reading:
    """From a time on, or up to one; strictly after and before where the word says so."""
    relation = expr.relation
    frame.note("open", relation)
    saved = frame.tense, frame.deadline, frame.has_begun
    if relation is Relation.SINCE and frame.tense is not Tense.FUTURE:
        frame.tense = Tense.PAST
        frame.has_begun = True
    if relation in {Relation.UNTIL, Relation.BEFORE}:
        frame.deadline = True
    try:
        inner = frame.evaluate(expr.of, frame)
    finally:
        frame.tense, frame.deadline, frame.has_begun = saved
    # «قبل نهاية العام» runs up to its last day: an end is a point that nothing of the year lies behind.
    if relation is Relation.BEFORE and isinstance(expr.of, Part) and expr.of.portion is Portion.END:
        relation = Relation.UNTIL
    reading = inner.mapped(lambda interval: opened(interval, relation))
    if relation is Relation.SINCE and isinstance(expr.of, Shift):
        # «منذ يومين» is also said for «قبل يومين».
        return Reading(reading.interval, (Alternative(inner.interval, "since-or-ago"), *reading.alternatives))
    return reading


def opened(interval: Interval, relation: Relation) -> Interval:
    """``interval`` under a relation: open after SINCE and AFTER, open before UNTIL and BEFORE.

    Raises:
        NoIntervalError: The end that would bound it is itself open.
        CalendarRangeError: The day before or after lies outside the calendar.
    """
    if relation in {Relation.ON, Relation.DURING}:
        return interval
    start: date | None = None
    end: date | None = None
    part = interval.part_of_day
    clock: ClockTime | None = interval.clock
    end_clock: ClockTime | None = None
    granularity = interval.granularity
    first, last = interval.start, interval.end
    if relation in {Relation.SINCE, Relation.FROM} and first is not None:
        start = first
    elif relation is Relation.AFTER and last is not None:
        start = last if clock else add_days(last, 1)
    elif relation is Relation.UNTIL and last is not None:
        end, clock, end_clock = last, None, interval.end_clock or clock
    elif relation is Relation.BEFORE and first is not None:
        end, clock, end_clock = first if clock else add_days(first, -1), None, clock
    elif relation is Relation.EVE and first is not None:
        day = add_days(first, -1)
        return Interval(day, day, qualifier=interval.qualifier, tolerance_days=interval.tolerance_days)
    else:
        raise fail("open-ended", interval)
    if relation in {Relation.AFTER, Relation.BEFORE}:
        # Strictly outside, the bound is a day even where the text named a month.
        granularity, part = (granularity if clock or end_clock else Granularity.DAY), None
    return Interval(
        start,
        end,
        granularity,
        Extent.THROUGHOUT,
        interval.qualifier,
        part,
        clock,
        interval.tolerance_days,
        end_clock=end_clock,
    )
