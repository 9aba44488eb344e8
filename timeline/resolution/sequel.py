"""A weekday that goes on from another: «موسكو السبت وباريس الأحد»."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.arithmetic import add_days
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import Day
from timeline.resolution.recurring import on_day
from timeline.resolution.resolution import Alternative, Resolution, Step

__all__ = ["after_told"]

_WEEK = 7


def after_told(resolution: Resolution, day: Day, told: Interval) -> Resolution:
    """The answer, moved a week on where it lies in the week before ``told``, a day named before in the sentence."""
    found, first = resolution.interval, told.start
    if found is None or found.start is None or found.start != found.end or first is None or first != told.end:
        return resolution
    if not 0 < (first - found.start).days < _WEEK:
        return resolution
    try:
        later = add_days(found.start, _WEEK)
    except CalendarRangeError:
        return resolution
    moved = on_day(later) if found == on_day(found.start) else replace(found, start=later, end=later)
    others = tuple(other for other in resolution.alternatives if other.interval != moved)
    return replace(
        resolution,
        interval=moved,
        alternatives=(Alternative(found, "weekday-after-told"), *others),
        derivation=(*resolution.derivation, Step("weekday-after-told", (day, told))),
    )
