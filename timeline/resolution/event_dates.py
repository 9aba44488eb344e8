"""Time told by an event: «بعد يومين من لقاء هامبورغ», «عشية اجتماع نيويورك», «منذ اتفاق مينسك»."""

from __future__ import annotations

from timeline.dates.interval import Interval
from timeline.expressions import EventRelative, Relation
from timeline.resolution.frame import MAX_COUNT, Frame, Reading, fail
from timeline.resolution.ranges import opened
from timeline.resolution.shifts import from_told, shifted

__all__ = ["event_relative"]

_BACKWARDS = frozenset({Relation.BEFORE, Relation.EVE})


def event_relative(expr: EventRelative, frame: Frame) -> Reading:
    """A relation to an event whose date the lookup knows; without a wording, to the time told just before."""
    if not expr.event and expr.count is not None and expr.unit is not None:
        return from_told(-expr.count if expr.relation in _BACKWARDS else expr.count, expr.unit, frame)
    known = None if frame.events is None else frame.events(expr.event)
    if known is None:
        raise fail("unknown-event", expr.event)
    frame.note("event", expr.event, known)
    if expr.count is None or expr.unit is None:
        frame.note("relation", expr.relation)
        return Reading(opened(_plain(known), expr.relation))
    if not 0 <= expr.count <= MAX_COUNT:
        raise fail("nothing-counted" if expr.count < 0 else "out-of-range")
    count = -expr.count if expr.relation in _BACKWARDS else expr.count
    frame.note("shift-back" if count < 0 else "shift-ahead", abs(count), expr.unit)
    return shifted(_plain(known), [(count, expr.unit)], frame.policy, None)


def _plain(known: Interval) -> Interval:
    """The days of an event, without its time of day: «عشية» and «بعد يومين» count days."""
    return Interval(
        known.start, known.end, known.granularity, known.extent, known.qualifier, tolerance_days=known.tolerance_days
    )
