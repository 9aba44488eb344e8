"""Time counted from where the words stand: today, last week, the day after, and «المقبل» itself."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.arithmetic import add_days
from timeline.dates.granularity import Granularity
from timeline.dates.hijri import from_gregorian, to_gregorian
from timeline.dates.interval import Interval, Qualifier
from timeline.errors import CalendarRangeError
from timeline.expressions import Anaphoric, CalendarDate, Day, Deictic, Direction, Duration, Relative, Stretch, Tense
from timeline.resolution.frame import MAX_COUNT, Frame, Reading, Selection, fail
from timeline.resolution.periods import bounds, holding, moved
from timeline.resolution.policy import CenturyCount, Policy
from timeline.resolution.recurring import in_unit, on_day
from timeline.resolution.resolution import Alternative, Conflict, Step

__all__ = ["anaphoric", "deictic", "relative"]

_STEP = {Selection.LAST: -1, Selection.NEXT: 1}
_SELECTIONS = {
    Direction.LAST: Selection.LAST,
    Direction.THIS: Selection.THIS,
    Direction.NEXT: Selection.NEXT,
}
_OTHER_WEEKS = {start: Policy(week_start=start) for start in (Day.MONDAY, Day.SATURDAY, Day.SUNDAY)}


# By sign: the unit around, the one after, the one before.
_DEICTIC = ("deictic-this", "deictic-after", "deictic-before")
_ANAPHORIC = ("anaphoric-this", "anaphoric-after", "anaphoric-before")


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def deictic(expr: Deictic, frame: Frame) -> Reading:
    """The unit that holds the anchor, moved by a number of units."""
    day = frame.day()
    unit = expr.unit
    offset = expr.offset + _STEP.get(frame.selection, 0)
    if abs(offset) > MAX_COUNT:
        raise fail("out-of-range")
    if unit is Granularity.WEEKEND and expr.offset == 0 and frame.selection is Selection.NEXT:
        # «عطلة نهاية الأسبوع المقبلة»: the first that has not begun.
        offset = int(holding(unit, day, frame.policy)[0] <= day)
    frame.steps.append(Step(_DEICTIC[_sign(offset)], (abs(offset), unit, day)))
    if unit is Granularity.DAY:
        found = on_day(add_days(day, offset) if offset else day)
        if expr.loose:
            frame.note("may-be-nowadays")
            found = replace(found, qualifier=Qualifier.UNCERTAIN)
        return Reading(found)
    if unit.is_clock:
        return frame.evaluate(_hours(expr, offset), frame)
    main = in_unit(*moved(unit, day, offset, frame.policy), unit)
    moves = frame.tense is Tense.PAST and frame.selection is Selection.CONTEXT
    if unit is Granularity.WEEKEND and offset == 0 and moves and (main.start or day) >= day:
        # «شهدت المدينة في نهاية الأسبوع»: what has happened did so in a weekend that has begun.
        main = in_unit(*moved(unit, day, -1, frame.policy), unit)
    reading = Reading(main)
    if unit is Granularity.WEEK:
        frame.note("week-start", frame.policy.week_start, frame.policy.region or "")
        return _other_weeks(reading, frame, offset)
    if unit is Granularity.WEEKEND:
        frame.note("weekend-days", frame.policy.weekend)
        if offset == 1:
            # «نهاية الأسبوع المقبل» said in the week is for some the coming weekend.
            return reading.also(Interval(*holding(unit, day, frame.policy), unit), "next-weekend")
        if offset == 0 and frame.selection is Selection.CONTEXT and not (main.start or day) <= day <= (main.end or day):
            # «في نهاية الأسبوع» leaves open which: the last one, or the coming one.
            step = 0 if (main.start or day) < day else -1
            return reading.also(in_unit(*moved(unit, day, step, frame.policy), unit), "other-weekend")
    if unit is Granularity.CENTURY:
        return _other_count(reading, frame, offset)
    return reading


def _hours(expr: Deictic, offset: int) -> Deictic | Stretch:
    """A clock unit: the hour that runs now is the anchor's day, the last one a stretch that ends there."""
    if offset == 0:
        return Deictic(Granularity.DAY)
    direction = Direction.LAST if offset < 0 else Direction.NEXT
    return Stretch(abs(offset), expr.unit, direction)


def _other_weeks(reading: Reading, frame: Frame, offset: int) -> Reading:
    """The same week where weeks begin on another day."""
    policy, day = frame.policy, frame.day()
    others = []
    for start in _OTHER_WEEKS:
        if start is policy.week_start:
            continue
        try:
            span = moved(Granularity.WEEK, day, offset, _OTHER_WEEKS[start])
        except CalendarRangeError:
            continue
        others.append(Alternative(in_unit(*span, Granularity.WEEK), "week_start"))
    return Reading(reading.interval, tuple(others))


def _other_count(reading: Reading, frame: Frame, offset: int) -> Reading:
    """The same century where centuries begin a year earlier or later."""
    count = frame.policy.century_count
    frame.note("century-count", count)
    other = CenturyCount.ZEROS if count is CenturyCount.ONES else CenturyCount.ONES
    try:
        span = moved(Granularity.CENTURY, frame.day(), offset, replace(frame.policy, century_count=other))
    except CalendarRangeError:
        return reading
    return reading.also(Interval(*span, Granularity.CENTURY), "century_count")


def anaphoric(expr: Anaphoric, frame: Frame) -> Reading:
    """The same, counted from the time that was named just before."""
    before = frame.antecedent
    if before is None or (before.start is None and before.end is None):
        if frame.anchor is None:
            raise fail("missing-antecedent")
        # Nothing was named before: then the day of writing is what the reader counts from.
        before = Interval.day(frame.day())
        frame.note("antecedent-is-anchor", before)
    unit = expr.unit or before.granularity
    offset = expr.offset + _STEP.get(frame.selection, 0)
    frame.note(_ANAPHORIC[_sign(offset)], abs(offset), unit, before)
    if unit.is_finer_than(before.granularity) and not unit.is_clock:
        if unit is Granularity.DAY and not before.granularity.is_finer_than(Granularity.YEAR):
            # «كأس العالم 2018 … ودخل في ذلك اليوم»: a year tells of no day.
            raise fail("missing-antecedent")
        return Reading(before if offset == 0 else _beside_some(before, unit, offset, frame))
    day = (before.end or before.start) if offset > 0 else (before.start or before.end)
    if day is None:
        raise fail("missing-antecedent")
    if unit.is_clock:
        unit = Granularity.DAY
        offset = 0
    if before.tolerance_days and unit in (Granularity.YEAR, Granularity.MONTH):
        return Reading(_hijri_unit(before, unit, offset))
    span = moved(unit, day, offset, frame.policy)
    return Reading(
        Interval(*span, unit, qualifier=before.qualifier, tolerance_days=before.tolerance_days),
    )


def _hijri_unit(before: Interval, unit: Granularity, offset: int) -> Interval:
    """«سنة 35 هـ … وفي السنة التالية»: behind a Hijri time its years and months are Hijri ones.

    Raises:
        CalendarRangeError: That calendar has no such year.
        NoIntervalError: ``before`` is open.
    """
    day = (before.end or before.start) if offset > 0 else (before.start or before.end)
    if day is None:
        raise fail("missing-antecedent")
    told = from_gregorian(day)
    if unit is Granularity.YEAR:
        found = to_gregorian(told.year + offset)
    else:
        year, month = divmod(told.year * 12 + told.month - 1 + offset, 12)
        found = to_gregorian(year, month + 1)
    return replace(found, qualifier=before.qualifier)


def _beside_some(before: Interval, unit: Granularity, offset: int, frame: Frame) -> Interval:
    """«في أبريل … وفي اليوم التالي»: it was some day of April, so both its ends are moved.

    Raises:
        NoIntervalError: ``before`` is open.
    """
    if before.start is None or before.end is None:
        raise fail("missing-antecedent")
    first, last = (moved(unit, day, offset, frame.policy) for day in (before.start, before.end))
    return Interval(first[0], last[1], unit, qualifier=before.qualifier, tolerance_days=before.tolerance_days)


def relative(expr: Relative, frame: Frame) -> Reading:
    """A target under a direction word; inside a period the period decides, not the direction."""
    target = expr.target
    if isinstance(target, Duration) and target.count is not None and float(target.count).is_integer():
        return frame.evaluate(Stretch(int(target.count), target.unit, expr.direction), frame)
    if frame.selection is Selection.INSIDE:
        return frame.evaluate(target, frame)
    reading = frame.select(_SELECTIONS[expr.direction], target)
    if isinstance(target, CalendarDate) and target.year is not None and frame.anchor is not None:
        _check_direction(expr, reading.interval, frame)
    return reading


def _check_direction(expr: Relative, found: Interval, frame: Frame) -> None:
    """A date that is complete in itself wins over a direction word that contradicts it."""
    if frame.anchor is None:
        return
    start, end = bounds(found)
    anchor = frame.anchor.date
    if (expr.direction is Direction.LAST and start > anchor) or (expr.direction is Direction.NEXT and end < anchor):
        frame.conflicts.append(Conflict("direction", found, None, (expr.direction, anchor)))
