"""What goes on from the time told just before it: a weekday after another, one moment in two zones, a year told once."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.arithmetic import add_days
from timeline.dates.clock import ClockTime
from timeline.dates.interval import Interval, Qualifier
from timeline.errors import CalendarRangeError
from timeline.expressions import Day
from timeline.resolution.recurring import on_day
from timeline.resolution.resolution import Alternative, Resolution, Step

__all__ = [
    "after_told",
    "at_that_moment",
    "from_day_ahead",
    "in_other_half",
    "in_told_year",
    "moved_from",
    "of_event_year",
    "or_in_told_year",
]

_WEEK = 7
_HALF_A_DAY = 12 * 60


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


def from_day_ahead(resolution: Resolution, from_told: Resolution) -> Resolution:
    """The answer that counts from a day told before, with the one that counts from the anchor as another reading."""
    found = resolution.interval
    if found is None or from_told.interval is None or found == from_told.interval:
        return resolution if from_told.interval is None else from_told
    others = tuple(other for other in from_told.alternatives if other.interval != found)
    return replace(from_told, alternatives=(Alternative(found, "from-anchor"), *others))


def at_that_moment(resolution: Resolution, told: Interval) -> Resolution:
    """A clock time of another zone, moved to the day on which it is the moment of ``told``.

    «الساعة 1:50 صباح الاثنين (17:50 بتوقيت غرينتش)»: no two zones are more than about half a day apart, so the
    second is of Sunday.
    """
    found = resolution.interval
    if found is None or found.clock is None or found.start != found.end:
        return resolution
    if told.clock is None or told.start is None or told.start != told.end:
        return resolution
    ahead = _minutes(found.clock) - _minutes(told.clock)
    if abs(ahead) <= _HALF_A_DAY:
        return resolution
    try:
        day = add_days(told.start, -1 if ahead > 0 else 1)
    except CalendarRangeError:
        return resolution
    moved = replace(found, start=day, end=day)
    return replace(
        resolution,
        interval=moved,
        alternatives=(Alternative(found, "same-moment"), *resolution.alternatives),
        derivation=(*resolution.derivation, Step("same-moment", (told,))),
    )


def in_other_half(told: Resolution, same: Interval | None) -> Resolution:
    """An hour of no told half of the day, in the half that a clock of universal time beside it shows.

    «الاثنين عند الساعة 4,17 (01,17 ت غ)»: from 16:17 it would be nine hours, from 4:17 it is three; ``same`` is that
    time in the other zone. Most countries lie nearer to universal time than half of a half day.
    """
    first = told.interval
    if first is None or first.clock is None or same is None or same.clock is None or same.clock.utc_offset != 0:
        return told
    for other in told.alternatives:
        clock = other.interval.clock
        if (
            other.reason == "ambiguous_hour"
            and clock is not None
            and _nearest(clock, same) < _nearest(first.clock, same)
        ):
            kept = tuple(one for one in told.alternatives if one is not other)
            return replace(
                told,
                interval=other.interval,
                alternatives=(Alternative(first, other.reason), *kept),
                derivation=(*told.derivation, Step("same-moment", (same,))),
            )
    return told


def _nearest(clock: ClockTime, same: Interval) -> int:
    """Minutes between two clocks, whatever their days."""
    assert same.clock is not None
    apart = abs(_minutes(clock) - _minutes(same.clock))
    return min(apart, 2 * _HALF_A_DAY - apart)


def moved_from(resolution: Resolution, to: Interval | None) -> Resolution:
    """The answer for a day that something was moved from: a reading that lies after the new day ``to`` gives way."""
    found = resolution.interval
    if found is None or found.start is None or to is None or to.start is None or found.start <= to.start:
        return resolution
    for other in resolution.alternatives:
        if other.interval.start is not None and other.interval.start < to.start:
            kept = tuple(one for one in resolution.alternatives if one is not other)
            return replace(
                resolution,
                interval=other.interval,
                alternatives=(Alternative(found, other.reason), *kept),
                derivation=(*resolution.derivation, Step("moved-from", (to,))),
            )
    return resolution


def in_told_year(resolution: Resolution, in_that_year: Interval, told: Interval) -> Resolution:
    """The answer with the year of ``told``, marked uncertain: the writer may have begun another story.

    ``in_that_year`` is the date from ``told`` on. Only what tense placed in a later year gives way; where both are the
    same, nothing is uncertain.
    """
    found = resolution.interval
    if found is None or found.start is None or told.end is None or in_that_year.end is None:
        return resolution
    if (found.start, found.end) == (in_that_year.start, in_that_year.end):
        return replace(resolution, interval=replace(found, qualifier=in_that_year.qualifier))
    if found.start.year <= told.end.year or in_that_year.end >= found.start:
        return resolution
    for_itself = replace(found, qualifier=None) if found.qualifier is Qualifier.UNCERTAIN else found
    return replace(
        resolution,
        interval=replace(in_that_year, qualifier=in_that_year.qualifier or Qualifier.UNCERTAIN),
        alternatives=(Alternative(for_itself, "told-year"), *resolution.alternatives),
        derivation=(*resolution.derivation, Step("of-told-year", (told,))),
    )


def of_event_year(resolution: Resolution, in_that_year: Interval, told: Interval) -> Resolution:
    """The answer in the year that an event carries in its name, ``told``; the date by itself is another reading."""
    found = resolution.interval
    if found is None or (found.start, found.end) == (in_that_year.start, in_that_year.end):
        return resolution
    others = tuple(other for other in resolution.alternatives if other.interval != in_that_year)
    return replace(
        resolution,
        interval=in_that_year,
        alternatives=(Alternative(replace(found, qualifier=None), "told-year"), *others),
        derivation=(*resolution.derivation, Step("of-event-year", (told,))),
    )


def or_in_told_year(resolution: Resolution, in_that_year: Interval) -> Resolution:
    """The answer, with the same date of the year that was told before as its last reading."""
    found = resolution.interval
    if found is None or found.start is None or in_that_year.end is None or in_that_year.end >= found.start:
        return resolution
    return replace(resolution, alternatives=(*resolution.alternatives, Alternative(in_that_year, "year-told-before")))


def _minutes(clock: ClockTime) -> int:
    return clock.hour * 60 + (clock.minute or 0)
