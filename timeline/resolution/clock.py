"""Parts of a day and clock times: they refine a day and never move it, except for the nights that do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.dates.arithmetic import add_days
from timeline.dates.granularity import Granularity
from timeline.dates.interval import ClockTime, Interval
from timeline.expressions import DayTime, Expr, PartOfDay
from timeline.resolution.frame import Frame, Reading, Selection, fail
from timeline.resolution.policy import AmbiguousHour, Policy
from timeline.resolution.recurring import on_day
from timeline.resolution.resolution import Alternative

__all__ = ["check_time", "clock_of", "day_time", "hour_of", "with_time"]


def day_time(expr: DayTime, frame: Frame) -> Reading:
    """A part of a day or a clock time on its day.

    Where the text says one of twelve hours and not which half, both clocks are readings. A night of
    a Hijri day («ليلة 27 رمضان») is the evening before, because the Hijri day begins at sunset.
    """
    check_time(expr)
    day = _named_day(frame) if expr.of is None else _told_day(expr.of, expr.hour, frame)
    policy = frame.policy
    told_half = False
    if expr.of is None and expr.hour12 and expr.utc_offset is None and (half := _half_named(frame, expr)) is not None:
        told_half = True
        expr = replace(expr, hour=(expr.hour or 0) % 12 + half, hour12=False)
    hour = hour_of(expr, policy)
    reading = day.mapped(lambda interval: with_time(interval, expr, hour))
    if told_half and hour is not None:
        reading = reading.also(with_time(reading.interval, expr, (hour + 12) % 24), "ambiguous_hour")
    if expr.part is not None:
        frame.note("part-of-day", expr.part)
    if expr.over:
        frame.note("night-over")
    if hour is not None:
        frame.note("clock", clock_of(expr, hour), expr.zone or "")
    if _is_hijri_night(day.interval, expr):
        frame.note("hijri-night", day.interval)
        reading = reading.also(_timed(day.interval, day.interval.start, day.interval.end, expr, hour), "hijri-night")
    if expr.hour12 and hour is not None and expr.hour is not None:
        frame.note("ambiguous-hour", hour, policy.ambiguous_hour)
        other = with_time(day.interval, expr, (hour + 12) % 24)
        reading = Reading(reading.interval, (Alternative(other, "ambiguous_hour"), *reading.alternatives))
    start = day.interval.start
    if hour == _NOON and expr.part is PartOfDay.EVENING and start is not None and start < date.max:
        # «الساعة 12 مساء»: as stamps write it, noon; as many say it, the midnight that ends the evening.
        midnight = with_time(on_day(add_days(start, 1)), replace(expr, part=PartOfDay.NIGHT), 0)
        reading = reading.also(midnight, "twelve-in-the-evening")
    return reading


def _told_day(of: Expr, hour: int | None, frame: Frame) -> Reading:
    """The day of a time; a weekday with its hour is an appointment where no verb says that it is over."""
    saved, frame.has_hour = frame.has_hour, hour is not None
    try:
        return frame.evaluate(of, frame)
    finally:
        frame.has_hour = saved


def _named_day(frame: Frame) -> Reading:
    """The day of a time that names none: the period around it, the day named before, or the anchor's."""
    if frame.selection is Selection.INSIDE and frame.window is not None:
        return Reading(frame.window)
    before = frame.antecedent
    if before is not None and before.start is not None and before.start == before.end:
        frame.note("day-named-before", before)
        day = Interval(before.start, before.end, qualifier=before.qualifier, tolerance_days=before.tolerance_days)
        reading = Reading(day)
        return reading if frame.anchor is None else reading.also(on_day(frame.day()), "day-named-before")
    anchor = frame.day()
    frame.note("deictic-this", 0, Granularity.DAY, anchor)
    return Reading(on_day(anchor))


def _half_named(frame: Frame, expr: DayTime) -> int | None:
    """Hours to add for the half of the day that was told before («مساء الخميس … الساعة الثامنة»).

    Twelve is in neither half for sure: behind «مساء الخميس» it may be the midnight that ends the evening.
    """
    hour = expr.hour or 0
    before = frame.antecedent
    if before is None or before.start != before.end:
        return None
    half = _HALVES.get(before.part_of_day or "")
    told = before.clock
    if half == 0 and told is not None and (hour % 12, expr.minute or 0) < (told.hour, told.minute or 0):
        return 12  # «الساعة 8 صباحا … وانتهى الساعة 4»: what is told next comes later
    return None if hour == _NOON else half


_NOON = 12
_HALVES = {
    PartOfDay.DAWN.value: 0,
    PartOfDay.MORNING.value: 0,
    PartOfDay.AFTERNOON.value: 12,
    PartOfDay.EVENING.value: 12,
}


def check_time(expr: DayTime) -> None:
    """Refuses what no clock shows; 24:00 is the midnight that ends a day.

    Raises:
        NoIntervalError: There is no such time of day.
    """
    hour, minute, second = expr.hour, expr.minute, expr.second
    offset = expr.utc_offset
    if (
        (hour is None and (minute is not None or second is not None))
        or not 0 <= (hour or 0) <= 24
        or not 0 <= (minute or 0) <= 59
        or not 0 <= (second or 0) <= 59
        or (hour == 24 and (minute or second))
        or (offset is not None and not -1440 < offset < 1440)
    ):
        raise fail("no-such-time", expr)


def hour_of(expr: DayTime, policy: Policy) -> int | None:
    """The hour on a clock of 24, by the policy where the text leaves the half of the day open.

    Agencies tell universal time to the minute on a clock of 24 («4:05 ت غ»).
    """
    hour = expr.hour
    if hour is None or not expr.hour12 or not 1 <= hour <= 12:
        return hour
    if expr.utc_offset == 0 and expr.minute is not None:
        return hour
    if policy.ambiguous_hour is AmbiguousHour.WAKING and hour <= 6:
        return hour + 12
    return hour


def clock_of(expr: DayTime, hour: int) -> ClockTime:
    """The clock time that is written, at the hour that is meant."""
    minute = 0 if expr.minute is None and expr.second is not None else expr.minute
    return ClockTime(hour % 24, minute, expr.second, expr.utc_offset)


def _is_hijri_night(interval: Interval, expr: DayTime) -> bool:
    return (
        expr.part is PartOfDay.NIGHT
        and not expr.over
        and interval.tolerance_days > 0
        and interval.start is not None
        and interval.start == interval.end
    )


def with_time(interval: Interval, expr: DayTime, hour: int | None) -> Interval:
    """A day, or each day of an enumeration, with the part of day and the clock time of ``expr``."""
    if interval.members:
        return Interval.all_of(with_time(member, expr, hour) for member in interval.members)
    start, end = interval.start, interval.end
    if expr.over and start is not None:
        end = add_days(start, 1)
    elif _is_hijri_night(interval, expr) and start is not None:
        start = end = add_days(start, -1)
    elif hour == 24 and start is not None and start == end:
        start = end = add_days(start, 1)
    return _timed(interval, start, end, expr, hour)


def _timed(interval: Interval, start: date | None, end: date | None, expr: DayTime, hour: int | None) -> Interval:
    clock, granularity = interval.clock, interval.granularity
    if hour is not None:
        clock = clock_of(expr, hour)
        granularity = clock.granularity if start == end else granularity
    return Interval(
        start,
        end,
        granularity,
        interval.extent,
        interval.qualifier,
        interval.part_of_day if expr.part is None else expr.part.value,
        clock,
        interval.tolerance_days,
        end_clock=interval.end_clock if hour is None else None,
    )
