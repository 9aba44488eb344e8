"""What each expression of a text says about the day on which the text was written.

This is resolving turned round: an expression and the days that it can mean give the days from which it
can have been said. «أمس الثلاثاء» is said on a Wednesday; «تشرين الثاني الماضي» not in November;
«الخامس من الشهر الجاري», told in the past tense, on the fifth or later.

``COSTS`` holds for each kind the share of real texts that break it; the figures come from 3,500 articles
of six outlets (``benchmarks/dating.py --constraints``) and are used to let the surer one stand where two
cannot both be true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date

from timeline.annotation import Annotation
from timeline.articles import days
from timeline.articles.cues import cue_before, cue_behind, future_before
from timeline.articles.named import Named, meant_days, named, period_days, year_range
from timeline.articles.registry import KnownEvent, Term
from timeline.dates.granularity import Granularity
from timeline.dates.value import value
from timeline.expressions import (
    Calendar,
    CalendarDate,
    Deictic,
    Direction,
    Equivalent,
    Expr,
    Open,
    Part,
    Relation,
    Tense,
    Weekday,
)

__all__ = ["COSTS", "Constraint", "constraints_of"]

COSTS = {
    "event-year": 0.001,
    "event": 0.001,
    "event-ahead": 0.01,
    "event-on": 0.01,
    "term-from": 0.001,
    "since": 0.002,
    "term": 0.003,
    "deictic-date": 0.004,
    "this-year": 0.005,
    "full-date": 0.006,
    "same-event": 0.01,
    "day-of-this-month": 0.01,
    "other-month": 0.01,
    "near-date": 0.012,
    "ahead": 0.01,
    "weekday-date": 0.02,
    "date-of-this-month": 0.024,
    "this-month": 0.03,
    "weekday-date-last": 0.03,
    "weekday-date-next": 0.03,
    "deictic-weekday": 0.043,
}
"""How often real texts break each kind of constraint, as a share."""

# A date without a year lies at most so many days from the day of writing. The past tense of its clause is no
# proof that it is past («قررت أن تبدأ الثلاثاء 8 مايو»): it may then still be a season ahead.
_YEARLESS = 300
_SEASON = 100
# A date with its year may lie ahead: the announcement of a tournament, a year before it.
_ANNOUNCED = 366
# A weekday is printed beside a full date where the day is near: from five months ahead to two back.
_WEEKDAY_AHEAD, _WEEKDAY_BACK = 150, 60
_MONTH_LINGERS = 3
# Years in which a weekday beside a day of the month is looked for.
_USUAL = days.between(date(1990, 1, 1), date(2060, 12, 31))


@value
class Constraint:
    """The days on which a text can have been written, as one expression has it.

    ``days`` is a mask of ``timeline.articles.days``. ``start``/``end`` are code points of the annotated
    text, ``quote`` that slice. ``kind`` is a key of ``COSTS``. ``other`` is the wording of a second expression,
    ``entry`` the known event or term on which the constraint rests.
    """

    kind: str
    days: int = field(repr=False)  # thousands of digits, more than Python prints
    start: int
    end: int
    quote: str
    other: str = ""
    entry: KnownEvent | Term | None = None


def constraints_of(annotations: Sequence[Annotation], text: str) -> list[Constraint]:
    """The constraints that the expressions of ``text`` put on its day, in order; quoted speech is left out."""
    found: list[Constraint] = []
    for annotation in annotations:
        context = annotation.expression.context
        if context.quoted:
            continue
        for kind, mask in _of_expression(annotation, text):
            if mask not in (days.ALL, days.NONE):
                found.append(Constraint(kind, mask, annotation.start, annotation.end, annotation.text))
    return found


def _of_expression(annotation: Annotation, text: str) -> Iterator[tuple[str, int]]:
    expression = annotation.expression
    expr, tense = expression.expr, expression.context.tense
    if isinstance(expr, Open) and expr.relation is Relation.SINCE and isinstance(expr.of, CalendarDate):
        if expr.of.year is not None and expr.of.calendar is Calendar.GREGORIAN:
            yield "since", days.between(days.first(period_days(expr.of)), None)
        return
    match expr:
        case Equivalent(
            first=Deictic(unit=Granularity.YEAR, offset=offset), second=CalendarDate(year=int(year), month=None)
        ):
            # «العام الماضي 2017»
            yield "this-year", year_range(year - offset)
            return
        case Equivalent(first=Deictic(unit=Granularity.DAY, offset=offset), second=second) if _is_hijri(second):
            # The neighbouring Gregorian half, if there is one, has already settled the day.
            told = annotation.interval
            if told is not None and told.start is not None and told.start == told.end:
                slack = told.tolerance_days
                around = days.spread(days.shifted(days.single(told.start), -slack), 2 * slack)
                yield "deictic-date", days.shifted(around, -offset)
            return
        case Part(of=CalendarDate(calendar=Calendar.GREGORIAN) as dated):
            yield from _ahead(dated, annotation, text)
            return
        case _:
            pass
    name = named(expr)
    if name is None:
        return
    if name.offset is not None:
        if name.weekday is None and name.dated is None:
            return
        if name.dated is None or not cue_before("period_end", text, annotation.start, adjacent=True):
            yield "deictic-weekday" if name.dated is None else "deictic-date", days.shifted(_agreed(name), -name.offset)
    elif name.dated is None:
        return
    elif name.whole is not None:
        yield from _within(name, name.dated, name.whole)
    elif name.dated.year is not None:
        yield from _with_year(name, name.dated, annotation, text)
    elif name.dated.day is None:
        if name.dated.month is not None and name.direction is not None:
            month = days.on_month(name.dated.month)
            yield ("this-month", month) if name.direction is Direction.THIS else ("other-month", days.ALL & ~month)
    elif name.dated.month is not None:
        yield from _yearless(name, name.dated.month, name.dated.day, tense)


def _is_hijri(expr: Expr) -> bool:
    match expr:
        case CalendarDate(calendar=Calendar.HIJRI, year=int(), month=int(), day=int()):
            return True
        case Equivalent(first=Weekday(), second=second):
            return _is_hijri(second)
        case _:
            return False


def _agreed(name: Named) -> int:
    """The meant days; none where a full date and the weekday beside it contradict each other."""
    mask = meant_days(name)
    return mask if name.weekday is None else mask & days.on_weekday(int(name.weekday))


def _within(name: Named, dated: CalendarDate, whole: Deictic) -> Iterator[tuple[str, int]]:
    """«الثلاثاء، الخامس من الشهر الجاري»: a weekday that its day has in few months, one of which is that of writing."""
    if whole.unit is Granularity.MONTH and whole.offset == 0 and dated.day is not None and name.weekday is not None:
        yield "day-of-this-month", days.months_of(meant_days(name) & _USUAL)
    # That the day is past or still ahead is told too unsurely: of 79 such days five had a tense that belied them.
    # «12 شباط العام الماضي» says nothing of the day by itself; a known event in its clause may (see dating).


def _with_year(name: Named, dated: CalendarDate, annotation: Annotation, text: str) -> Iterator[tuple[str, int]]:
    if dated.year is None or dated.year_digits != 4:
        return
    yield from _ahead(dated, annotation, text)
    if dated.day is not None:
        start = days.first(period_days(dated))
        if start is None:
            return
        day = days.single(start)
        if name.weekday is not None and start.weekday() == int(name.weekday):
            yield "near-date", days.spread(day, -_WEEKDAY_AHEAD) | days.spread(day, _WEEKDAY_BACK)
        elif not future_before(text, annotation.start):
            yield "full-date", days.spread(day, -_ANNOUNCED) | days.between(start, None)
    elif dated.month is None:
        for kind, later in (("year_this", 0), ("year_last", 1), ("year_next", -1)):
            if cue_behind(kind, text, annotation.end):
                yield "this-year", year_range(dated.year + later)


def _ahead(dated: CalendarDate, annotation: Annotation, text: str) -> Iterator[tuple[str, int]]:
    """«بحلول عام 2022», «بحلول نهاية 2022»: written before that time is over."""
    last = days.last(period_days(dated)) if dated.year is not None and dated.year_digits == 4 else None
    start = annotation.start
    if last is not None and cue_before("ahead", text, start, adjacent=True) and not cue_before("was", text, start):
        yield "ahead", days.between(None, last)


def _yearless(name: Named, month: int, day: int, tense: Tense) -> Iterator[tuple[str, int]]:
    """«الخميس 5 أبريل», «29 تشرين الثاني الماضي», «18 ديسمبر الحالي»."""
    meant = meant_days(name)
    if name.direction is Direction.THIS:
        mask = days.on_month(month) if name.weekday is None else days.months_of(meant & _USUAL)
        # On the first days of a month «الجاري» is still said of the one before.
        yield "date-of-this-month", days.spread(mask, _MONTH_LINGERS)
        return
    if name.weekday_direction is Direction.LAST:
        yield "weekday-date-last", days.spread(days.shifted(meant, 1), 13)
    elif name.weekday_direction is Direction.NEXT:
        yield "weekday-date-next", days.spread(days.shifted(meant, -1), -13)
    elif name.weekday is not None:
        since = _YEARLESS if name.direction is not Direction.NEXT and tense is not Tense.FUTURE else 0
        ahead = 0 if name.direction is Direction.LAST else _SEASON if tense is Tense.PAST else _YEARLESS
        yield "weekday-date", days.spread(meant, since) | days.spread(meant, -ahead)
    if name.direction is Direction.LAST:
        yield "other-month", days.ALL & ~(days.on_month(month) & days.on_day_of_month(1, day))
    elif name.direction is Direction.NEXT:
        yield "other-month", days.ALL & ~(days.on_month(month) & days.on_day_of_month(day, 31))
