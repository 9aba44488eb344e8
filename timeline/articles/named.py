"""What an expression names: a weekday, a date, a distance from the day of writing; and all days that it can be."""

from __future__ import annotations

from datetime import date

from timeline.articles import days
from timeline.dates.granularity import Granularity
from timeline.dates.value import value
from timeline.expressions import (
    Calendar,
    CalendarDate,
    Day,
    DayTime,
    Deictic,
    Direction,
    Equivalent,
    Expr,
    Relative,
    Weekday,
    Within,
)

__all__ = ["Named", "meant_days", "named", "period_days", "year_range"]


@value
class Named:
    """What one expression names: a weekday, a date, a distance from the day of writing, any of them or more.

    ``offset`` counts days from the day of writing; ``whole`` is a month or year counted from it that holds
    ``dated``; a direction says on which side of the day of writing the weekday or the date lies.
    """

    weekday: Day | None = None
    weekday_direction: Direction | None = None
    dated: CalendarDate | None = None
    direction: Direction | None = None
    offset: int | None = None
    whole: Deictic | None = None


def named(expr: Expr) -> Named | None:
    """The parts of an expression of a day or month, ``None`` for one that is built otherwise."""
    match expr:
        case DayTime(of=inner) if inner is not None:
            return named(inner)
        case Weekday(day=day):
            return Named(weekday=day)
        case CalendarDate(calendar=Calendar.GREGORIAN):
            return Named(dated=expr)
        case Deictic(unit=Granularity.DAY, offset=offset):
            return Named(offset=offset)
        case Relative(target=Weekday(day=day), direction=direction):
            return Named(weekday=day, weekday_direction=direction)
        case Relative(target=CalendarDate(calendar=Calendar.GREGORIAN) as dated, direction=direction):
            return Named(dated=dated, direction=direction)
        case Within(part=CalendarDate(calendar=Calendar.GREGORIAN) as dated, whole=Deictic() as whole):
            return Named(dated=dated, whole=whole)
        case Equivalent(first=one, second=two):
            return _joined(named(one), named(two))
        case _:
            return None


def meant_days(name: Named) -> int:
    """All days that the written weekday, day, month and year can be, whenever they were written."""
    mask = days.ALL if name.weekday is None else days.on_weekday(int(name.weekday))
    dated = name.dated
    if dated is None or (dated.year is not None and dated.year_digits != 4):
        return mask
    if dated.year is not None:
        # A date printed in full outweighs the weekday beside it.
        return period_days(dated) if dated.day is not None else mask & period_days(dated)
    if dated.month is not None and dated.day is not None:
        return mask & days.year_days(dated.month, dated.day)
    if dated.month is not None:
        return mask & days.on_month(dated.month)
    return mask if dated.day is None else mask & days.on_day_of_month(dated.day, dated.day)


def _joined(one: Named | None, two: Named | None) -> Named | None:
    if one is None or two is None:
        return one or two
    return Named(
        weekday=one.weekday if one.weekday is not None else two.weekday,
        weekday_direction=one.weekday_direction or two.weekday_direction,
        dated=one.dated or two.dated,
        direction=one.direction or two.direction,
        offset=one.offset if one.offset is not None else two.offset,
        whole=one.whole or two.whole,
    )


def period_days(dated: CalendarDate) -> int:
    """All days of the year, month or day that is written; none for a day that does not exist."""
    year = dated.year if dated.year is not None else 0
    mask = year_range(year)
    if dated.month is None or mask == days.NONE:
        return mask
    if dated.day is None:
        return mask & days.on_month(dated.month)
    try:
        return days.single(date(year, dated.month, dated.day))
    except ValueError:
        return days.NONE


def year_range(year: int) -> int:
    """All days of a year; none outside the years in which a text can lie."""
    return days.between(date(year, 1, 1), date(year, 12, 31)) if 1900 <= year <= 2099 else days.NONE
