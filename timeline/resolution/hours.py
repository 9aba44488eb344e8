"""From one clock time to another: of one day, or past midnight of two."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.arithmetic import add_days
from timeline.dates.interval import Extent, Interval
from timeline.expressions import DayTime
from timeline.resolution.clock import check_time, clock_of, hour_of
from timeline.resolution.frame import Frame, Reading

__all__ = ["between_hours", "of_one_day"]

_HALF = 12


def of_one_day(start: DayTime, end: DayTime) -> bool:
    """Whether two times of day belong to one day: one of them names none, or both name it."""
    return start.of is None or end.of is None or (start.of == end.of and start.hour is not None)


def between_hours(start: DayTime, end: DayTime, frame: Frame) -> Reading:
    """«من التاسعة إلى الحادية عشرة صباح الخميس»: both ends with their hour, where the text says it."""
    check_time(end)
    names_end = start.of is None and end.of is not None
    if start.of is None:
        start = replace(start, of=end.of)
    first, last = start.hour, hour_of(end, frame.policy)
    if first is not None and last is not None and start.hour12 and not end.hour12 and 1 <= first <= _HALF:
        # The start lies in the same half of the day as the end where that keeps it before the end.
        start = replace(start, hour=first + _HALF if first < _HALF and first + _HALF <= last else first, hour12=False)
    day = frame.evaluate(start, frame)
    if last is None or first is None:
        frame.note("range")
        return day.mapped(_throughout)
    before = names_end and end.hour12 is False
    reading = day.mapped(lambda interval: _until(interval, end, ends_on_it=before))
    told = reading.interval
    if told.end_clock is not None:
        frame.note("end-clock", told.end_clock, end.zone or "")
        if told.start != told.end:
            frame.note("past-midnight", told.end_clock)
    return reading


def _throughout(interval: Interval) -> Interval:
    return replace(interval, extent=Extent.THROUGHOUT, members=())


def _until(interval: Interval, end: DayTime, *, ends_on_it: bool) -> Interval:
    """``interval`` to the first time after its own clock that ``end`` may mean, on the next day if need be.

    Where the text names the day of the end («من الثامنة مساء حتى الواحدة من فجر الجمعة»), it begins the evening
    before.
    """
    begin, first, last = interval.clock, interval.start, interval.end
    if begin is None or first is None or last is None or first != last:
        return _throughout(interval)
    hour = end.hour or 0
    hours = [hour % _HALF, hour % _HALF + _HALF] if end.hour12 and 1 <= hour <= _HALF else [hour]
    at = (begin.hour, begin.minute or 0, begin.second or 0)
    later = [one for one in hours if (one, end.minute or 0, end.second or 0) > at]
    if not later and ends_on_it:
        first = add_days(first, -1)
    elif not later or later[0] == 2 * _HALF:
        last = add_days(last, 1)
    clock = clock_of(end, (later or hours)[0])
    return Interval(
        first,
        last,
        min(begin.granularity, clock.granularity, key=lambda unit: unit.rank),
        Extent.THROUGHOUT,
        interval.qualifier,
        interval.part_of_day,
        begin,
        interval.tolerance_days,
        end_clock=clock,
    )
