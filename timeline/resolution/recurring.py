"""Dates that come again: a weekday, a day and month without a year, a season, a feast.

A recurrence counts *cycles* (weeks, months, years) and has at most one occurrence in each, which
lies wholly inside its cycle. Everything that chooses among occurrences, by tense, by «الماضي» and
«المقبل», or by a period around them, is written once, here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Protocol

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval, Qualifier
from timeline.expressions import Expr
from timeline.resolution.frame import Frame, Reading, Selection, fail
from timeline.resolution.policy import TenselessDate
from timeline.resolution.resolution import Alternative, Step
from timeline.resolution.untold_year import has_just_been, is_about_to_come, is_far_ahead, is_far_back, was_lately

__all__ = [
    "SHORTEST_YEAR",
    "Neighbours",
    "Recurrence",
    "Span",
    "choose",
    "first_from",
    "gap",
    "in_unit",
    "latest_until",
    "neighbours",
    "occurrences_inside",
    "on_day",
]

Span = tuple[date, date]
"""First and last day, both inclusive."""


@lru_cache(maxsize=8192)
def on_day(day: date) -> Interval:
    """One day. Texts name few different days, and a kept value is cheaper than a new one."""
    return Interval(day, day)


@lru_cache(maxsize=4096)
def in_unit(start: date, end: date, unit: Granularity) -> Interval:
    """Some time in a calendar unit."""
    return Interval(start, end, unit)


_REACH = 10
"""Cycles searched in each direction: 29 February stays away for eight years around 1900 and 2100."""

_BY_SIDE = {
    TenselessDate.PAST: "latest-until",
    TenselessDate.FUTURE: "first-from",
    TenselessDate.SAME_PERIOD: "same-period",
    TenselessDate.NEAREST: "nearest",
}

SHORTEST_YEAR = 354
"""Days of the shortest cycle that is a year: the Hijri one."""

_MOST_INSIDE = 6
"""Occurrences inside a period that are worth listing as readings."""


class Recurrence(Protocol):
    """What is named without saying which one."""

    @property
    def expr(self) -> Expr:
        """The expression itself, for the derivation."""

    @property
    def cycle_days(self) -> int:
        """About how many days a cycle has; only the order of recurrences by it means something."""

    @property
    def own_period(self) -> bool:
        """Whether the anchor's own cycle is meant where no tense says more («الثامن عشر»: of this month)."""

    @property
    def isolated(self) -> str:
        """The name of the policy that chooses its side where it stands alone."""

    def cycle(self, day: date) -> int:
        """The number of the cycle that holds ``day``."""

    def at(self, cycle: int) -> Span | None:
        """The occurrence in a cycle; ``None`` where the cycle lacks it or lies outside the calendar."""

    def interval(self, span: Span) -> Interval:
        """An occurrence as a value."""


Neighbours = tuple[Span | None, Span | None, Span | None]
"""The occurrences around a day: the last that ended before it, the one that holds it, the first after it."""


def neighbours(recurrence: Recurrence, day: date) -> Neighbours:
    """The occurrences around ``day``; ``None`` where the calendar has no more."""
    cycle = recurrence.cycle(day)
    here = recurrence.at(cycle)
    if here is not None:
        if here[0] > day:
            return _down(recurrence, cycle), None, here
        if here[1] < day:
            return here, None, _up(recurrence, cycle)
    return _down(recurrence, cycle), here, _up(recurrence, cycle)


def _down(recurrence: Recurrence, cycle: int) -> Span | None:
    found = recurrence.at(cycle - 1)
    if found is None:
        found = next(filter(None, map(recurrence.at, range(cycle - 2, cycle - _REACH, -1))), None)
    return found


def _up(recurrence: Recurrence, cycle: int) -> Span | None:
    found = recurrence.at(cycle + 1)
    if found is None:
        found = next(filter(None, map(recurrence.at, range(cycle + 2, cycle + _REACH))), None)
    return found


def latest_until(recurrence: Recurrence, day: date) -> Span | None:
    """The latest occurrence that begins on ``day`` or before it."""
    before, on, _ = neighbours(recurrence, day)
    return on or before


def first_from(recurrence: Recurrence, day: date) -> Span | None:
    """The first occurrence that ends on ``day`` or after it."""
    _, on, after = neighbours(recurrence, day)
    return on or after


def gap(span: Span, day: date) -> int:
    """Days between ``day`` and the nearest day of ``span``; 0 inside it."""
    if day < span[0]:
        return (span[0] - day).days
    if day > span[1]:
        return (day - span[1]).days
    return 0


def choose(recurrence: Recurrence, frame: Frame) -> Reading:
    """The occurrence that the frame's selection means, and the other side where there is a choice."""
    selection = frame.selection
    if selection is Selection.CONTEXT:
        return _by_context(recurrence, frame, frame.day())
    if selection is Selection.INSIDE:
        return _inside(recurrence, frame)
    day = frame.day()
    if selection is Selection.THIS:
        chosen = recurrence.at(recurrence.cycle(day))
        frame.note("own-period", recurrence.expr, day)
    elif selection is Selection.LAST:
        chosen, _, after = neighbours(recurrence, day)
        frame.note("latest-before", recurrence.expr, day)
        if (
            chosen is not None
            and after is not None
            and _is_yearly_day(recurrence, after)
            and is_about_to_come(chosen, after, day)
        ):
            frame.note("about-to-come", recurrence.expr)
            found = replace(recurrence.interval(chosen), qualifier=Qualifier.UNCERTAIN)
            return Reading(found, (Alternative(recurrence.interval(after), "about-to-come"),))
    else:
        _, _, chosen = neighbours(recurrence, day)
        frame.note("first-after", recurrence.expr, day)
    if chosen is None:
        raise fail("no-such-occurrence", recurrence.expr, day)
    return Reading(recurrence.interval(chosen))


def _is_yearly_day(recurrence: Recurrence, span: Span) -> bool:
    return span[0] == span[1] and recurrence.cycle_days >= SHORTEST_YEAR


def _by_context(recurrence: Recurrence, frame: Frame, day: date) -> Reading:
    side, reason = frame.side(recurrence.isolated)
    if recurrence.own_period and reason != "tense":
        side = TenselessDate.SAME_PERIOD
    before, on, after = neighbours(recurrence, day)
    if (
        reason == "isolated_feast"
        and side is TenselessDate.FUTURE
        and before is not None
        and has_just_been(before, day)
    ):
        side, reason = TenselessDate.NEAREST, "just-over"
    frame.steps.append(Step(_BY_SIDE[side], (recurrence.expr, day, reason, frame.context.cue)))
    chosen, other = on, None
    if side is TenselessDate.SAME_PERIOD:
        if on is None:
            nearer, farther = _nearer(before, after, day)
            chosen = _same_period(recurrence, (before, after), day) or nearer
            other = farther if chosen == nearer else nearer
    elif on is None:
        if side is TenselessDate.PAST:
            chosen, other = before, after
        elif side is TenselessDate.FUTURE:
            chosen, other = after, before
        else:
            chosen, other = _nearer(before, after, day)
            if frame.context.planned and chosen is not None and chosen == before and not was_lately(chosen, day):
                chosen, other = other, chosen
    if chosen is not None and other is not None and not frame.has_begun and _may_turn(side, reason, frame):
        reach = frame.policy.yearless_reach_days
        if recurrence.cycle_days > reach and gap(chosen, day) > reach > gap(other, day):
            # A newspaper that means a day so far away prints its year.
            frame.note("beyond-reach", recurrence.expr, day, reach)
            chosen, other, reason = other, chosen, "yearless_reach_days"
    if chosen is None:
        raise fail("no-such-occurrence", recurrence.expr, day)
    if frame.context.named and recurrence.cycle_days >= SHORTEST_YEAR and before is not None:
        return _called_after(recurrence, before, after, frame)
    found = recurrence.interval(chosen)
    is_told = chosen == before and side is TenselessDate.PAST and not frame.has_begun
    if (
        is_told
        and recurrence.cycle_days > frame.policy.yearless_reach_days
        and is_far_back(chosen, day, listed=frame.context.listed)
    ):
        frame.note("year-not-told", recurrence.expr)
        found = replace(found, qualifier=Qualifier.UNCERTAIN)
    if other is None:
        return Reading(found)
    reach = frame.policy.yearless_reach_days
    if recurrence.cycle_days > reach and chosen == after and is_far_ahead(chosen, other, day, reach):
        # «تبدأ المحاكمة في 15 ديسمبر», told on the 16th: nearly a year ahead, where yesterday is as likely.
        frame.note("year-ahead-not-told", recurrence.expr)
        found = replace(found, qualifier=Qualifier.UNCERTAIN)
    return Reading(found, (Alternative(recurrence.interval(other), reason),))


def _called_after(recurrence: Recurrence, before: Span, after: Span | None, frame: Frame) -> Reading:
    """«أحداث 7 أيار»: what has a name has happened; unless that was lately, nobody says in which year."""
    found = recurrence.interval(before)
    others = () if after is None else (Alternative(recurrence.interval(after), "named"),)
    if not was_lately(before, frame.day()):
        frame.note("called-after-a-day", recurrence.expr)
        found = replace(found, qualifier=Qualifier.UNCERTAIN)
    return Reading(found, others)


def _may_turn(side: TenselessDate, reason: str, frame: Frame) -> bool:
    """Whether a choice that lies too far away gives way.

    A past that is only the habit of reporting does; a future that a word announces does not, nor does what a verb right
    behind the date tells («وفي 23 آذار، نشرت الصور»).
    """
    if side is TenselessDate.PAST and reason == "tense":
        return not frame.context.fronted
    return side is TenselessDate.SAME_PERIOD


def _same_period(recurrence: Recurrence, spans: tuple[Span | None, Span | None], day: date) -> Span | None:
    """The occurrence in the anchor's own year (a day number: month), a Hijri date's in its Hijri year."""
    if recurrence.cycle_days <= SHORTEST_YEAR:
        return recurrence.at(recurrence.cycle(day))
    return next((span for span in spans if span is not None and span[0].year == day.year), None)


def _nearer(before: Span | None, after: Span | None, day: date) -> tuple[Span | None, Span | None]:
    """The two in the order of their distance; the past first where it is the same."""
    if before is None or (after is not None and gap(after, day) < gap(before, day)):
        return after, before
    return before, after


def _inside(recurrence: Recurrence, frame: Frame) -> Reading:
    """The occurrence inside the window: the nearest to the anchor if there are several."""
    window = frame.window
    if window is None or (window.start is None and window.end is None):
        raise fail("not-inside", recurrence.expr, window)
    found = occurrences_inside(recurrence, window, None)
    if len(found) > 1 and frame.anchor is not None:
        found = occurrences_inside(recurrence, window, frame.day())
    if not found:
        raise fail("not-inside", recurrence.expr, window)
    frame.note("inside", recurrence.expr, window)
    main, *others = found
    return Reading(
        recurrence.interval(main), tuple(Alternative(recurrence.interval(span), "several-inside") for span in others)
    )


def occurrences_inside(recurrence: Recurrence, window: Interval, near: date | None) -> list[Span]:
    """Occurrences that begin inside ``window``, a few at most, from its first day on or from ``near`` outwards."""
    start, end = window.start, window.end
    if start is not None:
        first = recurrence.cycle(start)
        last = first + _REACH if end is None else recurrence.cycle(end)
    elif end is not None:
        last = recurrence.cycle(end)
        first = last - _REACH
    else:
        return []
    centre = first if near is None else min(max(recurrence.cycle(near), first), last)
    found: list[Span] = []
    for distance in range(2 * _REACH):
        for cycle in (centre - distance, centre + distance) if distance else (centre,):
            span = recurrence.at(cycle) if first <= cycle <= last else None
            if span and (start is None or span[0] >= start) and (end is None or span[0] <= end):
                found.append(span)
        if len(found) >= _MOST_INSIDE:
            break
    if near is not None:
        found.sort(key=lambda span: gap(span, near))
    return found
