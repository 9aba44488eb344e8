"""What the resolving of one expression carries along: where it counts from, the choices, the steps so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple, Protocol

from timeline.dates.enumeration import FastStrEnum
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import Context, Expr, Tense
from timeline.resolution.anchor import Anchor
from timeline.resolution.policy import Policy, TenselessDate
from timeline.resolution.resolution import Alternative, Conflict, Problem, Step

__all__ = ["MAX_COUNT", "MAX_DEPTH", "EventLookup", "Frame", "NoIntervalError", "Reading", "Selection", "fail"]

MAX_DEPTH = 60
"""How deep expressions may nest; no sentence comes near it, and Python's own stack is never in danger."""

MAX_COUNT = 10_000_000
"""Largest number of units that is counted at all: more than the days of the whole calendar."""


class EventLookup(Protocol):
    """Where the dates of events come from: the registry, or the corpus."""

    def __call__(self, wording: str, /) -> Interval | None:
        """The known time of the event with this wording, ``None`` if it is not known."""


class Selection(FastStrEnum):
    """Which one is meant of the many days, months or years that fit a partial date."""

    CONTEXT = "context"
    """Tense and policy decide."""
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    INSIDE = "inside"
    """The one that lies in the frame's ``window``."""


class NoIntervalError(Exception):
    """Ends the resolving of an expression that gets no interval; never leaves this package.

    ``problem`` is ``None`` where nothing is wrong: a duration simply has no place on the calendar.
    """

    def __init__(self, problem: Problem | None) -> None:
        super().__init__(problem)
        self.problem = problem


class Reading(NamedTuple):
    """An interval and the other readings that are open so far."""

    interval: Interval
    alternatives: tuple[Alternative, ...] = ()

    def mapped(self, change: Callable[[Interval], Interval]) -> Reading:
        """``change`` applied to the interval and to every other reading that survives it."""
        main = change(self.interval)
        if not self.alternatives:
            return Reading(main)
        others = []
        for other in self.alternatives:
            try:
                changed = change(other.interval)
            except (NoIntervalError, CalendarRangeError):
                continue
            if changed != main:
                others.append(Alternative(changed, other.reason))
        return Reading(main, tuple(others))

    def also(self, interval: Interval, reason: str) -> Reading:
        """The same with one more alternative, unless it says nothing new."""
        if interval == self.interval:
            return self
        return Reading(self.interval, (*self.alternatives, Alternative(interval, reason)))


class Frame:
    """The state of one ``resolve`` call: arguments, the scope of the node at hand, what was found."""

    # Class attributes stand in for what most calls never change: a frame is made for every expression.
    selection = Selection.CONTEXT
    window: Interval | None = None
    anchor_used = False
    anchor_seen = False
    antecedent_seen = False
    has_begun = False
    """«منذ أبريل»: whatever the distance, what is named does not lie ahead."""
    has_hour = False
    """«الاجتماع السبت الساعة 9»: the day that is looked for has an hour told beside it."""
    depth = 0
    evaluations = 0

    def __init__(
        self,
        evaluate: Callable[[Expr, Frame], Reading],
        anchor: Anchor | None,
        policy: Policy,
        context: Context,
        antecedent: Interval | None,
        events: EventLookup | None,
    ) -> None:
        self.evaluate = evaluate
        self._anchor = anchor
        self.policy = policy
        self.context = context
        self._antecedent = antecedent
        self.events = events
        self.tense = context.tense
        self.deadline = context.deadline
        self.steps: list[Step] = []
        self.conflicts: list[Conflict] = []

    @property
    def anchor(self) -> Anchor | None:
        """The anchor; that it was looked at is noted, for what does not need it is the same for every anchor."""
        self.anchor_seen = True
        return self._anchor

    @property
    def antecedent(self) -> Interval | None:
        """The time named just before; that it was looked at is noted, too."""
        self.antecedent_seen = True
        return self._antecedent

    @contextmanager
    def telling(self) -> Iterator[Callable[[Interval], None]]:
        """While members of one expression are read, each may become the time named just before the next."""
        told = self._antecedent

        def tell(interval: Interval) -> None:
            self._antecedent = interval

        try:
            yield tell
        finally:
            self._antecedent = told

    def day(self) -> date:
        """The anchor's day; asking for it is what makes a result depend on the anchor.

        Raises:
            NoIntervalError: There is no anchor.
        """
        anchor = self.anchor
        if anchor is None:
            raise NoIntervalError(Problem("missing-anchor"))
        self.anchor_used = True
        return anchor.date

    def note(self, code: str, *args: object) -> None:
        """Add a step to the derivation."""
        self.steps.append(Step(code, args))

    def side(self, policy_name: str) -> tuple[TenselessDate, str]:
        """The side on which a partial date lies, and what decided that: the tense or a policy by its name.

        ``policy_name`` is the policy for such an expression where it stands outside any clause.
        """
        if self.tense is not Tense.NONE:
            return (TenselessDate.PAST if self.tense is Tense.PAST else TenselessDate.FUTURE), "tense"
        if self.context.isolated:
            return getattr(self.policy, policy_name), policy_name
        return self.policy.tenseless, "tenseless"

    def select(self, selection: Selection, expr: Expr, window: Interval | None = None) -> Reading:
        """``expr`` read under another selection."""
        saved = self.selection, self.window
        self.selection, self.window = selection, window
        try:
            return self.evaluate(expr, self)
        finally:
            self.selection, self.window = saved

    def try_read(self, expr: Expr) -> Reading | None:
        """``expr`` read without leaving steps or conflicts; ``None`` if it has no interval."""
        return self._quietly(lambda: self.evaluate(expr, self))

    def try_inside(self, expr: Expr, window: Interval) -> Reading | None:
        """``expr`` placed in ``window``, likewise."""
        return self._quietly(lambda: self.select(Selection.INSIDE, expr, window))

    def _quietly(self, read: Callable[[], Reading]) -> Reading | None:
        steps, conflicts, depth = len(self.steps), len(self.conflicts), self.depth
        try:
            return read()
        except (NoIntervalError, CalendarRangeError):
            return None
        finally:
            del self.steps[steps:], self.conflicts[conflicts:]
            self.depth = depth


def fail(code: str, *args: object) -> NoIntervalError:
    """The error that ends a resolving with this problem."""
    return NoIntervalError(Problem(code, args))
