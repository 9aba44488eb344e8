"""«قبل ثلاثة أيام», «بعد أسبوعين من …», «الأسابيع الثلاثة المقبلة»: counting units from a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from timeline.dates.arithmetic import add_days, add_units
from timeline.dates.granularity import Granularity
from timeline.dates.interval import ClockTime, Interval
from timeline.errors import CalendarRangeError
from timeline.expressions import Anaphoric, Direction, Expr, Shift, Stretch, Tense
from timeline.resolution.frame import MAX_COUNT, MAX_DEPTH, Frame, NoIntervalError, Reading, Selection, fail
from timeline.resolution.periods import bounds, holding, moved
from timeline.resolution.policy import Policy, StretchCount
from timeline.resolution.recurring import Span, on_day

__all__ = ["Count", "from_told", "shift", "shifted", "stretch"]

Count = tuple[int, Granularity]

_SECONDS = {Granularity.SECOND: 1, Granularity.MINUTE: 60, Granularity.HOUR: 3600}
_DAY = 86_400


def shift(expr: Shift, frame: Frame) -> Reading:
    """So many units from an origin or the anchor: the unit that results, the exact day as another reading."""
    if expr.origin is None and expr.count > 0 and _is_over(frame):
        reading = from_told(expr.count, expr.unit, frame)
        if bounds(reading.interval)[0] > frame.day():
            # What is over cannot lie ahead: the time that it followed is not the one told before.
            raise fail("missing-antecedent")
        return reading
    if expr.origin is None and expr.unit is Granularity.DAY:
        frame.note("shift-back" if expr.count < 0 else "shift-ahead", abs(expr.count), expr.unit)
        return Reading(on_day(add_days(frame.day(), expr.count)))
    counts, origin = _chain(expr)
    for count, unit in reversed(counts):
        if not count:
            continue  # the unit itself that holds the origin
        frame.note("shift-back" if count < 0 else "shift-ahead", abs(count), unit)
    if origin is None:
        day = frame.day()
        stamp = frame.anchor.time if frame.anchor else None
        clock = stamp.timetz() if stamp and stamp.date() == day else None
        return shifted(Interval(day, day), counts, frame.policy, clock)
    base = frame.select(Selection.CONTEXT, origin)
    move = _from_told_day if isinstance(origin, Anaphoric) else _from_named
    main = move(base.interval, counts, frame.policy)
    others = []
    for other in base.alternatives:
        try:
            found = move(other.interval, counts, frame.policy)
        except (NoIntervalError, CalendarRangeError):
            continue
        others.append((found.interval, other.reason))
    for interval, reason in others:
        main = main.also(interval, reason)
    return main


def _from_told_day(base: Interval, counts: list[Count], policy: Policy) -> Reading:
    return shifted(base, counts, policy, _time_of(base))


def _from_named(base: Interval, counts: list[Count], policy: Policy) -> Reading:
    """``base`` moved; what is counted from a day that the text names is a day, and its unit the other reading.

    So are weeks from the edge of a month: «قبل رمضان بأسبوع».
    """
    found = _from_told_day(base, counts, policy)
    exact = next((other.interval for other in found.alternatives if other.reason == "exact-shift"), None)
    from_day = base.start == base.end
    by_week = base.granularity is Granularity.MONTH and found.interval.granularity is Granularity.WEEK
    if exact is None or not (from_day or by_week) or not any(count for count, _ in counts):
        return found
    return Reading(exact).also(found.interval, "whole-unit")


def _is_over(frame: Frame) -> bool:
    """Whether «بعد عامين» stands in a clause about what has happened («عاد بعد عامين»)."""
    return frame.tense is Tense.PAST and not frame.context.isolated and frame.selection is Selection.CONTEXT


def from_told(count: int, unit: Granularity, frame: Frame) -> Reading:
    """So many units from the time that the text told just before.

    Where that time is longer than the unit (ten months after some day of 2015), both its ends are moved.

    Raises:
        NoIntervalError: None was told, it is open, or it is too long to count hours from.
    """
    before = frame.antecedent
    if before is None or before.start is None or before.end is None:
        raise fail("missing-antecedent")
    if unit.is_clock and before.start != before.end:
        # «سجل في مونديال 2014 … وبعدها بخمس دقائق»: minutes are counted from a day.
        raise fail("missing-antecedent")
    if abs(count) > MAX_COUNT:
        raise fail("out-of-range")
    frame.note("anaphoric-before" if count < 0 else "anaphoric-after", abs(count), unit, before)
    first, last = (
        shifted(Interval.day(day), [(count, unit)], frame.policy, None).interval for day in (before.start, before.end)
    )
    if first == last:
        return Reading(first)
    return Reading(Interval(first.start, last.end, first.granularity, qualifier=before.qualifier))


def _chain(expr: Shift) -> tuple[list[Count], Expr | None]:
    """Counts from the outermost to the innermost of nested shifts («سنة وشهر»), and what they start from."""
    counts = [(expr.count, expr.unit)]
    origin = expr.origin
    while isinstance(origin, Shift):
        counts.append((origin.count, origin.unit))
        origin = origin.origin
        if len(counts) > MAX_DEPTH:
            raise fail("too-deep")
    if any(abs(count) > MAX_COUNT for count, _ in counts):
        raise fail("out-of-range")
    return counts, origin


def _time_of(interval: Interval) -> time | None:
    clock = interval.clock
    return time(clock.hour, clock.minute or 0, clock.second or 0) if clock else None


def shifted(base: Interval, counts: list[Count], policy: Policy, clock: time | None) -> Reading:
    """``base`` moved by all counts: backwards from its first day, forwards from its last.

    The result has the granularity of the finest unit; where that is coarser than a day, the exact day
    is the other reading. ``clock`` is the time of day that hours are counted from, if it is known.
    """
    start, end = bounds(base)
    day = start if counts[-1][0] <= 0 else end
    seconds = 0
    for count, unit in reversed(counts):
        if unit.is_clock:
            seconds += count * _SECONDS[unit]
        else:
            day = add_units(day, count, unit)
    finest = min((unit for _, unit in counts), key=lambda unit: unit.rank)
    if finest.is_clock:
        return _by_clock(base, day, seconds, finest, clock)
    exact = Interval(day, day, qualifier=base.qualifier, tolerance_days=base.tolerance_days)
    if finest is Granularity.DAY:
        return Reading(exact)
    unit_span = holding(finest, day, policy)
    main = Interval(*unit_span, finest, qualifier=base.qualifier, tolerance_days=base.tolerance_days)
    return Reading(main).also(exact, "exact-shift")


def _by_clock(base: Interval, day: date, seconds: int, unit: Granularity, clock: time | None) -> Reading:
    if clock is not None:
        try:
            moment = datetime.combine(day, clock) + timedelta(seconds=seconds)
        except OverflowError:
            raise fail("out-of-range") from None
        offset = moment.utcoffset()
        written = ClockTime(
            moment.hour,
            moment.minute,
            moment.second if unit is Granularity.SECOND else None,
            None if offset is None else int(offset.total_seconds()) // 60,
        )
        found = moment.date()
        return Reading(Interval(found, found, unit, qualifier=base.qualifier, clock=written))
    sign = -1 if seconds < 0 else 1
    days, rest = divmod(abs(seconds), _DAY)
    near, far = add_days(day, sign * days), add_days(day, sign * (days + 1)) if rest else None
    # The hour of writing is unknown: the day on which more of the possible hours lie comes first.
    if far is None:
        return Reading(Interval(near, near, qualifier=base.qualifier))
    if min(rest, _DAY - rest) >= _DAY // 5:
        # «منذ 12 ساعة»: either day is likely, so neither is claimed.
        either = Interval(min(near, far), max(near, far), qualifier=base.qualifier)
        return Reading(either).also(Interval(near, near), "hour-of-writing").also(Interval(far, far), "hour-of-writing")
    first, second = (near, far) if rest <= _DAY // 2 else (far, near)
    reading = Reading(Interval(first, first, qualifier=base.qualifier))
    return reading.also(Interval(second, second, qualifier=base.qualifier), "hour-of-writing")


def stretch(expr: Stretch, frame: Frame) -> Reading:
    """The units that end with or begin at the anchor; the other way of counting as another reading."""
    day = frame.day()
    if not 1 <= expr.count <= MAX_COUNT:
        raise fail("nothing-counted" if expr.count < 1 else "out-of-range")
    direction = expr.direction
    if frame.selection in {Selection.LAST, Selection.NEXT}:
        direction = Direction(frame.selection.value)
    rolling = frame.policy.stretch is StretchCount.ROLLING and direction is not Direction.THIS
    frame.note("stretch", expr.count, expr.unit, direction, day)
    frame.note("stretch-count", StretchCount.ROLLING if rolling else StretchCount.CALENDAR)
    unit = Granularity.DAY if expr.unit.is_clock else expr.unit
    if expr.unit.is_clock:
        return _hours_around(expr, direction, day, frame)
    calendar = _calendar_units(expr, direction, day, frame.policy)
    if direction is Direction.THIS:
        return Reading(Interval(*calendar, unit))
    count = -expr.count if direction is Direction.LAST else expr.count
    exact = add_units(day, count, unit)
    around = (exact, day) if count < 0 else (day, exact)
    first, second = (around, calendar) if rolling else (calendar, around)
    return Reading(Interval(*first, unit)).also(Interval(*second, unit), "stretch")


def _calendar_units(expr: Stretch, direction: Direction, day: date, policy: Policy) -> Span:
    """Whole units beside the anchor's own; beginning with its own where the direction is THIS."""
    unit, count = expr.unit, expr.count
    if direction is Direction.LAST:
        return moved(unit, day, -count, policy)[0], moved(unit, day, -1, policy)[1]
    if direction is Direction.NEXT:
        return moved(unit, day, 1, policy)[0], moved(unit, day, count, policy)[1]
    return holding(unit, day, policy)[0], moved(unit, day, count - 1, policy)[1]


def _hours_around(expr: Stretch, direction: Direction, day: date, frame: Frame) -> Reading:
    """The days that the last or next so many hours touch, from the stamp's hour if it is known."""
    here = on_day(day)
    if direction is Direction.THIS:
        return Reading(here)
    seconds = expr.count * _SECONDS[expr.unit]
    stamp = frame.anchor.time if frame.anchor else None
    sign = -1 if direction is Direction.LAST else 1
    if stamp is None or stamp.date() != day:
        reached = add_days(day, sign * -(-seconds // _DAY))
        touched = Interval(min(day, reached), max(day, reached))
        if seconds >= _DAY // 2:
            return Reading(touched)
        # Few hours reach another day only if the text was written near midnight.
        return Reading(here).also(touched, "hour-of-writing")
    into = stamp.hour * 3600 + stamp.minute * 60 + stamp.second
    rest = into if sign < 0 else _DAY - 1 - into
    reached = add_days(day, sign * max(0, -(-(seconds - rest) // _DAY)))
    return Reading(Interval(min(day, reached), max(day, reached)))
