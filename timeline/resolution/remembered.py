"""``resolve`` with a memory: the same words, said on the same day, mean the same.

Resolving looks at nothing but its arguments, so what was resolved once need not be resolved again. News
of one day repeats «اليوم» and «الجمعة»; durations, vague words and full dates are the same on every day.

Answers are found by the identity of expression and context, not by their value: to hash a nested value costs
ten times as much. The tagger gives equal windows one value, and whatever has an answer here is kept alive by
it, so that no identity is used twice. An answer that asked what was told before is found by the identity of that,
too: the days of a remembered answer are one value wherever they are told.
"""

from __future__ import annotations

from timeline.dates.interval import Interval
from timeline.expressions import Context, Expr
from timeline.resolution.anchor import Anchor
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Resolution
from timeline.resolution.resolve import resolve_telling

__all__ = ["Resolver", "forget"]

_MOST = 10_000
"""Answers kept, about a kilobyte each; emptied when full, so that memory stays flat."""

Answers = dict[tuple[int, int, int], tuple[Resolution, Expr, Context, Interval | None]]
"""By the identities of expression, context and antecedent, 0 for one that was not asked for."""


class _OfPolicy:
    """Answers under one policy: by anchor, and those for which no anchor was asked."""

    def __init__(self) -> None:
        self.of_day: dict[Anchor | None, Answers] = {}
        self.of_any_day: Answers = {}


class _Memory:
    """All answers, by policy."""

    def __init__(self) -> None:
        self._by_policy: dict[Policy, _OfPolicy] = {}
        self._last: tuple[Policy, _OfPolicy] | None = None
        self._kept = 0

    def of(self, policy: Policy) -> _OfPolicy:
        if self._last is None or self._last[0] is not policy:
            # Most callers pass one policy over and over; to hash its fifteen fields each time costs 3 µs.
            self._last = policy, self._by_policy.setdefault(policy, _OfPolicy())
        return self._last[1]

    def forget(self) -> None:
        self._by_policy.clear()
        self._last = None
        self._kept = 0

    def grow(self) -> None:
        self._kept += 1
        if self._kept > _MOST:
            self.forget()


_memory = _Memory()


class Resolver:
    """``resolve`` from one anchor under one policy, without events to look up."""

    def __init__(self, anchor: Anchor | None, policy: Policy) -> None:
        self._anchor = anchor
        self._policy = policy
        answers = _memory.of(policy)
        self._of_any_day = answers.of_any_day
        of_day = answers.of_day.get(anchor)
        if of_day is None:
            of_day = answers.of_day[anchor] = {}
            _memory.grow()
        self._of_day = of_day

    def __call__(self, expr: Expr, context: Context, antecedent: Interval | None) -> Resolution:
        """What ``timeline.resolution.resolve`` answers."""
        said = (id(expr), id(context), 0)
        known = self._of_day.get(said) or self._of_any_day.get(said)
        if known is not None:
            return known[0]
        behind = (id(expr), id(context), id(antecedent))
        known = self._of_day.get(behind)
        if known is not None:
            return known[0]
        answer, frame = resolve_telling(expr, self._anchor, self._policy, context, antecedent, None)
        if frame.antecedent_seen:
            self._of_day[behind] = (answer, expr, context, antecedent)
        else:
            (self._of_day if frame.anchor_seen else self._of_any_day)[said] = (answer, expr, context, None)
        _memory.grow()
        return answer


def forget() -> None:
    """Empty the memory: for measuring; no answer depends on it."""
    _memory.forget()
