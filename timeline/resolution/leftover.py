"""The answer for a string that is more than one expression: a number stands beside it, or a second one."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.interval import Interval
from timeline.resolution.resolution import Problem, Resolution, Step

__all__ = ["both_or_either", "without_number"]


def without_number(resolution: Resolution, number: str) -> Resolution:
    """No days: «32 ديسمبر 2015» is not December because 32 cannot be read."""
    return replace(resolution, interval=None, alternatives=(), problem=Problem("number-not-read", (number,)))


def both_or_either(found: tuple[Resolution, Resolution], *, either: bool) -> Resolution:
    """Both of two times («أمس واليوم»), or one of them («الجمعة أو السبت»); nothing if one has no days."""
    first, second = found
    steps = (*first.derivation, *second.derivation)
    if first.interval is None or second.interval is None:
        return Resolution(None, (), steps, (), first.problem or second.problem)
    members = first.interval, second.interval
    step = Step("one-of", (len(members),)) if either else Step("all-of", (len(members),))
    interval = Interval.one_of(members) if either else Interval.all_of(members)
    return Resolution(interval, (), (*steps, step), (*first.conflicts, *second.conflicts))
