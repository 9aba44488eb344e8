"""One answer from several: for every day that the anchor may be, and without repeating a reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from timeline.dates.interval import Interval, Qualifier
from timeline.resolution.anchor import Anchor
from timeline.resolution.resolution import Alternative, Resolution, Step

__all__ = ["distinct", "over_candidates"]


def distinct(main: Interval, alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """One alternative for each set of days and time of day, the first reason that gave it."""
    seen = {_place(main)}
    out = []
    for other in alternatives:
        place = _place(other.interval)
        if place not in seen:
            seen.add(place)
            out.append(other)
    return tuple(out)


def _place(interval: Interval) -> tuple[object, ...]:
    """What an interval says about when, without how sure it is."""
    days = tuple((member.start, member.end) for member in interval.members)
    return interval.start, interval.end, interval.part_of_day, interval.clock, interval.end_clock, days


def over_candidates(anchor: Anchor, found: dict[date, Resolution]) -> Resolution:
    """One answer from the answers for every possible anchor day."""
    # A printed weekday or a day that the month lacks tells against a candidate.
    fit = min(found, key=lambda day: (_strain(found[day]), abs((day - anchor.date).days), day))
    best = found[fit]
    steps = list(best.derivation)
    days = sorted(found)
    steps.insert(1, Step("anchor-candidates", (len(days), days[0], days[-1])))
    if fit != anchor.date:
        steps.insert(2, Step("candidate-fits-better", (fit, anchor.date)))
    if best.interval is None:
        return replace(best, derivation=tuple(steps))
    rest = [found[day].interval for day in days if _strain(found[day]) == _strain(best)]
    others = [interval for interval in rest if interval is not None and interval != best.interval]
    if not others:
        return replace(best, derivation=tuple(steps))
    approximate = best.interval.qualifier in {Qualifier.APPROXIMATE, Qualifier.BOTH}
    mark = Qualifier.BOTH if approximate else Qualifier.UNCERTAIN
    alternatives = (*best.alternatives, *(Alternative(interval, "anchor") for interval in others))
    return replace(
        best,
        interval=replace(best.interval, qualifier=mark),
        alternatives=distinct(best.interval, alternatives),
        derivation=tuple(steps),
    )


def _strain(resolution: Resolution) -> int:
    """How badly a candidate fits the expression's own evidence."""
    return 2 if resolution.interval is None else min(len(resolution.conflicts), 1)
