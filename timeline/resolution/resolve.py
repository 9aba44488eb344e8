"""``resolve``: one function per kind of node, and what an uncertain anchor does to the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import assert_never

from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import (
    NO_CONTEXT,
    AllOf,
    Anaphoric,
    Approximate,
    CalendarDate,
    Century,
    Context,
    DayTime,
    Decade,
    Deictic,
    Duration,
    Equivalent,
    EventRelative,
    Expr,
    Holiday,
    Nth,
    Open,
    Part,
    Range,
    Relative,
    Season,
    Set,
    Shift,
    Stretch,
    Vague,
    Weekday,
    Within,
)
from timeline.resolution.anchor import Anchor
from timeline.resolution.calendar_dates import calendar_date
from timeline.resolution.candidates import distinct, over_candidates
from timeline.resolution.clock import day_time
from timeline.resolution.deictic import anaphoric, deictic, relative
from timeline.resolution.event_dates import event_relative
from timeline.resolution.evidence import equivalent
from timeline.resolution.frame import MAX_DEPTH, EventLookup, Frame, NoIntervalError, Reading, fail
from timeline.resolution.holiday_dates import holiday
from timeline.resolution.inside import within
from timeline.resolution.named_periods import century, decade, season
from timeline.resolution.numbered import nth
from timeline.resolution.parts import approximated, part
from timeline.resolution.policy import Policy
from timeline.resolution.ranges import all_of, between, open_ended
from timeline.resolution.resolution import Problem, Resolution, Step
from timeline.resolution.shifts import shift, stretch
from timeline.resolution.weekdays import weekday

__all__ = ["DEFAULT_POLICY", "depends_on_anchor", "resolve", "resolve_telling"]

DEFAULT_POLICY = Policy()

_MAX_EVALUATIONS = 20_000
"""More nodes than this are not read: no sentence has them."""


def resolve(
    expr: Expr,
    anchor: Anchor | None,
    policy: Policy = DEFAULT_POLICY,
    *,
    context: Context = NO_CONTEXT,
    antecedent: Interval | None = None,
    events: EventLookup | None = None,
) -> Resolution:
    """What ``expr`` means, said on the day of ``anchor``.

    Args:
        expr: What the text says, from the language stage.
        anchor: The day to count from; ``None`` if it is not known: what does not need it still resolves.
        policy: The named choices.
        context: What the words around it say: tense, cue, deadline.
        antecedent: The time that the text named just before, for «في اليوم التالي» and for a bare clock time.
        events: Where the dates of events are looked up.

    Returns:
        The interval with its other readings and every step that led there, or the reason why there is
        none. Nothing that a text can say raises; days outside the years 1 to 9999 are a problem, too.

        If the anchor has several candidates and the answer depends on it, the interval is the one for
        ``anchor.date`` (unless another candidate fits a printed weekday better), the others are
        alternatives with the reason ``anchor``, and its qualifier says that it is uncertain.
    """
    return resolve_telling(expr, anchor, policy, context, antecedent, events)[0]


def resolve_telling(
    expr: Expr,
    anchor: Anchor | None,
    policy: Policy,
    context: Context,
    antecedent: Interval | None,
    events: EventLookup | None,
) -> tuple[Resolution, Frame]:
    """``resolve``, and the frame that tells what was looked at."""
    resolution, frame = _resolve_once(expr, anchor, policy, context, antecedent, events)
    if not frame.anchor_used or anchor is None or len(anchor.candidates) <= 1:
        return resolution, frame
    found = {anchor.date: resolution}
    for day in sorted(set(anchor.candidates)):
        if day not in found:
            candidate = replace(anchor, date=day, candidates=(), time=None)
            found[day], _ = _resolve_once(expr, candidate, policy, context, antecedent, events)
    return over_candidates(anchor, found), frame


def depends_on_anchor(expr: Expr, policy: Policy = DEFAULT_POLICY) -> bool:
    """Whether resolving ``expr`` asks for the anchor (its antecedent and events taken as known)."""
    known = Interval(_PROBE.date, _PROBE.date)
    return _resolve_once(expr, _PROBE, policy, NO_CONTEXT, known, lambda _: known)[1].anchor_used


_PROBE = Anchor(date(2000, 6, 15))


def _resolve_once(
    expr: Expr,
    anchor: Anchor | None,
    policy: Policy,
    context: Context,
    antecedent: Interval | None,
    events: EventLookup | None,
) -> tuple[Resolution, Frame]:
    """The resolution from one anchor day, and the frame in which it was found."""
    frame = Frame(_evaluate, anchor, policy, context, antecedent, events)
    reading: Reading | None = None
    problem: Problem | None = None
    try:
        reading = _dispatch(expr, frame)
    except NoIntervalError as error:
        problem = error.problem
    except CalendarRangeError:
        problem = Problem("out-of-range")
    if frame.anchor_used and anchor is not None:
        frame.steps.insert(
            0,
            Step(
                "anchor", (anchor.date, anchor.function, anchor.source, anchor.quote, anchor.source_ar or anchor.source)
            ),
        )
    derivation = tuple(frame.steps)
    if reading is None:
        return Resolution(None, (), derivation, (), problem), frame
    others = reading.alternatives
    # One alternative that begins elsewhere is what most have; it needs no comparing.
    if others and (len(others) > 1 or others[0].interval.start == reading.interval.start):
        others = distinct(reading.interval, others)
    return Resolution(reading.interval, others, derivation, tuple(frame.conflicts)), frame


def _evaluate(expr: Expr, frame: Frame) -> Reading:
    """The reading of a node in the scope of its frame."""
    frame.depth += 1
    frame.evaluations += 1
    if frame.depth > MAX_DEPTH or frame.evaluations > _MAX_EVALUATIONS:
        raise fail("too-deep")
    reading = _dispatch(expr, frame)
    frame.depth -= 1
    return reading


def _dispatch(expr: Expr, frame: Frame) -> Reading:
    match expr:
        case Weekday():
            return weekday(expr, frame)
        case CalendarDate():
            return calendar_date(expr, frame)
        case Deictic():
            return deictic(expr, frame)
        case Relative():
            return relative(expr, frame)
        case DayTime():
            return day_time(expr, frame)
        case Within():
            return within(expr, frame)
        case Equivalent():
            return equivalent(expr, frame)
        case Shift():
            return shift(expr, frame)
        case Part():
            return part(expr, frame)
        case Range():
            return between(expr, frame)
        case AllOf():
            return all_of(expr, frame)
        case Open():
            return open_ended(expr, frame)
        case Nth():
            return nth(expr, frame)
        case Stretch():
            return stretch(expr, frame)
        case Anaphoric():
            return anaphoric(expr, frame)
        case Season():
            return season(expr, frame)
        case Holiday():
            return holiday(expr, frame)
        case Decade():
            return decade(expr, frame)
        case Century():
            return century(expr, frame)
        case Approximate():
            frame.note("approximate")
            return frame.evaluate(expr.of, frame).mapped(approximated)
        case EventRelative():
            return event_relative(expr, frame)
        case Set():
            frame.note("set", expr.every, expr.unit)
            raise NoIntervalError(None)
        case Duration():
            length: Duration | None = expr
            while length is not None:
                frame.note("duration", length.count, length.unit)
                length = length.rest
            raise NoIntervalError(None)
        case Vague():
            frame.note("vague", expr.ref)
            raise NoIntervalError(None)
        case _:
            assert_never(expr)
