"""From one time to another."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    Calendar,
    CalendarDate,
    Day,
    DayTime,
    Deictic,
    Direction,
    Equivalent,
    Expr,
    Nth,
    Part,
    Range,
    Relative,
    Weekday,
    Within,
)
from timeline.language.kinds import ANY, DAY, MON
from timeline.language.rule import example, rule

__all__ = ["on_day", "range_"]

_TO = "{_:range_to}"


def on_day(day: int, like: Expr) -> Expr:
    """A day that borrows month, year, calendar and period from another."""
    match like:
        case CalendarDate():
            return replace(like, day=day)
        case Relative(target=target):
            return Relative(on_day(day, target), like.direction)
        case Within(part=part, whole=whole):
            return Within(on_day(day, part), whole)
        case Equivalent(second=second):
            return on_day(day, second)
        case _:
            return CalendarDate(day=day)


@rule(
    "range",
    f"من {{a:{ANY}}} {_TO} {{b:{ANY}}}",
    f"من {{a:{ANY}}} ~ {_TO} {{b:{ANY}}}",
    f"منذ {{a:{ANY}}} {_TO} {{b:{ANY}}}",
    f"من {{a:{DAY}}} ل {{b:{DAY}}}",
    f"بين {{a:{ANY}}} و {{b:{ANY}}}",
    f"ما بين {{a:{ANY}}} و {{b:{ANY}}}",
    f"بين {{a:{ANY}}} {_TO} {{b:{ANY}}}",
    f"بين {{a:{ANY}}} و بين {{b:{ANY}}}",
    f"ما بين {{a:{ANY}}} و بين {{b:{ANY}}}",
    f"ما بين {{a:{ANY}}} {_TO} {{b:{ANY}}}",
    f"{{a:{ANY}}} {_TO} {{b:{ANY}}}",
    f"من الآن {_TO} {{b:{ANY}}}",
    yields="span",
    guard="bare-ends",
    examples=[
        example("من 13 تموز الى 15 تموز", "2013-02-12", "2013-07-13/2013-07-15"),
        example("من الاثنين إلى الخميس", "2015-12-16", "2015-12-14/2015-12-17"),
        example("من 28 كانون الأول إلى 3 كانون الثاني", "2015-12-16", "2015-12-28/2016-01-03"),
        example("من حزيران/يونيو إلى تشرين الثاني/نوفمبر", "2018-07-22", "2018-06/2018-11"),
        example("بين مارس ومايو 2014", "2018-07-22", "2014-03/2014-05"),
        example("بين 14 حزيران/يونيو و15 تموز/يوليو", "2018-05-04", "2018-06-14/2018-07-15"),
        example("من السبت 3 سبتمبر إلى الجمعة 9 سبتمبر 2016", "2017-10-17", "2016-09-03/2016-09-09"),
        example("من الآن حتى الأحد", "2021-05-19", "2021-05-19/2021-05-23", "future"),
        example("من 5 حزيران حتى نهاية الشهر", "2021-05-19", "2021-06-05~/2021-06-30~", "future"),
    ],
    rejects=["من 13 تموز الى"],
)
def range_(b: Expr, a: Expr | None = None) -> Expr | None:
    """Both ends inclusive; what one end lacks the other lends. «من الآن» begins on the anchor's day."""
    if a is None:
        a = Deictic(Granularity.DAY)
    if isinstance(a, Range | AllOf) or isinstance(b, Range | AllOf):
        return None
    if isinstance(b, DayTime) and b.hour is not None and b.of is None and isinstance(a, Part | Nth):
        return None  # «يصل في نهاية الشهر إلى الساعة 4:18»: an hour ends no month
    if isinstance(a, DayTime) and isinstance(b, DayTime) and a.hour is not None and a.of == b.of:
        return None  # hours of one day: see the rules of clock ranges
    if isinstance(a, CalendarDate) and isinstance(b, CalendarDate) and a.calendar is not b.calendar:
        return None  # «6 صفر 1437 – 16/12/2015» is one day in two calendars
    if (
        isinstance(a, CalendarDate)
        and a.month is not None
        and isinstance(b, Part)
        and b.of == Deictic(Granularity.MONTH)
    ):
        b = replace(b, of=replace(a, day=None))  # «من 5 حزيران حتى نهاية الشهر» ends with June
    return Range(a, b)


@rule(
    "range-of-numbers",
    f"من {{a:day_slash_month}} {_TO} {{b:day_slash_month}}",
    f"من {{a:day_slash_month}} {_TO} {{x:ymd}}",
    f"من يوم {{a:day_slash_month}} {_TO} يوم? {{b:day_slash_month}}",
    f"من {{a:day_slash_month}} {_TO} {{last:{DAY}}}",
    f"من {{first:{DAY}}} {_TO} {{b:day_slash_month}}",
    "ما? بين {a:day_slash_month} و {b:day_slash_month}",
    "ما? بين {a:day_slash_month} و بين? {x:ymd}",
    f"بين|منذ {{a:day_slash_month}} {_TO} {{x:ymd}}",
    "من? {a:day_slash_month} - {x:ymd}",
    f"{{a:day_slash_month}} {_TO} {{x:ymd}}",
    yields="span",
    guard="moved",
    priority=1,
    examples=[
        example("من 3/1 إلى 5/1/2016", "2015-12-16", "2016-01-03/2016-01-05"),
        example("من 28/12 إلى 3/1", "2015-12-16", "2015-12-28/2016-01-03"),
        example("من الغد إلى 25/12", "2015-12-16", "2015-12-17/2015-12-25"),
        example("11/7 - 28/11/2015", "2015-12-16", "2015-07-11/2015-11-28"),
    ],
    rejects=["من 3/1 إلى"],
)
def range_of_numbers(
    a: tuple[int, int] = (0, 0),
    b: tuple[int, int] | None = None,
    x: Expr | None = None,
    first: Expr | None = None,
    last: Expr | None = None,
) -> Expr | None:
    """Days and months in digits: between «من» and «إلى» they are no fractions."""
    start = first if first is not None else CalendarDate(month=a[1], day=a[0])
    if last is not None:
        return Range(start, last)
    if b is not None:
        return Range(start, CalendarDate(month=b[1], day=b[0]))
    return Range(start, x) if isinstance(x, CalendarDate) and x.calendar is Calendar.GREGORIAN else None


_BOTH_NEXT = "المقبلين|المقبلان|القادمين|القادمان"


@rule(
    "range-of-weekdays-ahead",
    f"من {{a:wd}} {_TO} {{b:wd}} {_BOTH_NEXT}",
    f"بين {{a:wd}} و {{b:wd}} {_BOTH_NEXT}",
    yields="span",
    guard="moved",
    priority=1,
    examples=[
        example("من الأحد إلى الخميس المقبلين", "2015-12-16", "2015-12-20/2015-12-24"),
        example("بين السبت والاثنين القادمين", "2015-12-16", "2015-12-19/2015-12-21"),
    ],
    rejects=["من الأحد إلى الخميس المقبل"],
)
def range_of_weekdays_ahead(a: Day, b: Day) -> Expr:
    """A direction in the dual belongs to both days: the first lies ahead, the second follows it."""
    return Range(Relative(Weekday(a), Direction.NEXT), Weekday(b))


@rule(
    "range-of-days",
    f"من {{a:n31|ord|nw}} {_TO} {{b:md|ymd|day}}",
    f"من|بين {{a:n31}} {_TO} {{b:day_slash_month}}",
    f"من|منذ|بين? يوم {{a:n31|ord}} {_TO} {{b:md|ymd|day}}",
    "من {a:n31|ord|nw} - {b:md|ymd|day}",
    f"من {{a:n31|ord}} {_TO} {{c:n31|ord}} من? {{m:{MON}}}",
    "بين يومي|يوم {a:n31|ord} و {b:md|ymd|day}",
    "ما بين يومي|يوم {a:n31|ord} و {b:md|ymd|day}",
    f"{{a:n31|ord}} {_TO} {{b:md|ymd|day}}",
    f"منذ {{a:n31|ord}} {_TO} {{b:md|ymd|day}}",
    "{dashed:n31|ord} - {b:md|ymd|day}",
    "من? يوم {dashed:n31|ord} - {b:md|ymd|day}",
    "بين {a:n31|ord} و {b:md|ymd|day}",
    "بين {a:n31|ord} و بين {b:md|ymd|day}",
    "بين يوم {a:n31|ord} و بين {b:md|ymd|day}",
    f"بين {{a:n31|ord}} {_TO} {{b:md|ymd|day}}",
    "ما بين {a:n31|ord} و {b:md|ymd|day}",
    f"من {{a:n31}} - {{c:n31}} من? {{m:{MON}}}",
    f"من|منذ|بين? {{w:wd}} {{a:n31}} {_TO} {{b:md|ymd|day}}",
    "{w:wd} {a:n31} - {b:md|ymd|day}",
    "من {w:wd} {a:n31} - {b:md|ymd|day}",
    "بين {w:wd} {a:n31} و {b:md|ymd|day}",
    "ما بين {w:wd} {a:n31} و {b:md|ymd|day}",
    yields="span",
    guard="moved",
    not_before="/",
    examples=[
        example("من 3 إلى 5 كانون الثاني", "2015-12-16", "2016-01-03/2016-01-05", "future"),
        example("13 الى 15 تموز", "2013-02-12", "2013-07-13/2013-07-15"),
        example("بين 15 و17 ديسمبر 2015", "2016-12-16", "2015-12-15/2015-12-17"),
        example("من 24 إلى 26/12", "2019-12-16", "2019-12-24/2019-12-26"),
        example("من 1-8 شهر أيلول", "2013-02-12", "2013-09-01/2013-09-08"),
        example("من 15 ولغاية 20 من الشهر الجاري", "2015-12-16", "2015-12-15/2015-12-20"),
        example("من 5 إلى غاية 10 مارس 2016", "2015-12-16", "2016-03-05/2016-03-10"),
        example("من الخميس 20 إلى السبت 22 مايو", "2021-05-01", "2021-05-20/2021-05-22"),
        example("من الثالث والعشرين وحتى السادس والعشرين من شهر اكتوبر", "2013-02-12", "2013-10-23/2013-10-26"),
    ],
    rejects=["من 3 إلى 5 أشخاص"],
)
def range_of_days(
    a: int = 0,
    b: Expr | tuple[int, int] | None = None,
    c: int | None = None,
    m: int | None = None,
    w: Day | None = None,
    dashed: int | None = None,
) -> Expr | None:
    """Two days of one month, named once. Where only a dash joins them the first is the smaller («2017-10-23 - 3/2/1439»)."""
    if dashed is not None:
        a = dashed
        if isinstance(b, CalendarDate) and (b.day or 0) <= a:
            return None
    if not 1 <= a <= 31:
        return None
    if isinstance(b, tuple):
        b = CalendarDate(month=b[1], day=b[0])
    if b is None:
        if m is None or c is None:
            return None
        b = CalendarDate(month=m, day=c)
    start = on_day(a, b)
    return Range(start if w is None else Equivalent(Weekday(w), start), b)


@rule(
    "range-month-first",
    f"{{m:{MON}}} {{a:n31}} - {{b:n31}}",
    f"{{m:{MON}}} {{a:n31}} {_TO} {{b:n31}}",
    f"{{m:{MON}}} من {{a:n31}} {_TO} {{b:n31}}",
    yields="span",
    not_before="#digits",
    examples=[example("يوليو 13-15", "2013-02-12", "2013-07-13/2013-07-15")],
    rejects=["يوليو 13-"],
)
def range_month_first(m: int, a: int, b: int) -> Expr | None:
    """The month first: «يوليو 13-15»."""
    return Range(CalendarDate(month=m, day=a), CalendarDate(month=m, day=b)) if a < b else None


_WHOLE = 4
"""Digits of a year that is written in full."""


@rule(
    "range-of-months",
    f"بين شهري {{a:{MON}}} و {{b:ym|mo}}",
    f"بين شهري {{a:{MON}}} و {{m:{MON}}}",
    f"{{a:{MON}}} - {{b:ym}}",
    "{start:ym} - {b:ym}",
    f"{{a:{MON}}} - {{m:{MON}}}",
    f"( {{a:{MON}}} - {{m:{MON}}} ) من|في|ل? {{y:yr}}",
    f"( {{a:{MON}}} - {{m:{MON}}} ) {{number:year}}",
    yields="span",
    examples=[
        example("بين شهري مارس ومايو 2014", "2018-07-22", "2014-03/2014-05"),
        example("مارس/آذار 2011 - مايو/أيار 2012", "2018-07-22", "2011-03/2012-05"),
        example("يناير - سبتمبر", "2018-10-22", "2018-01/2018-09", "past"),
        example("(يناير-سبتمبر) من العام 2018", "2018-10-22", "2018-01/2018-09"),
    ],
    rejects=["بين شهري مارس و"],
)
def range_of_months(
    a: int | None = None,
    b: Expr | None = None,
    m: int | None = None,
    start: Expr | None = None,
    y: CalendarDate | None = None,
    number: int | None = None,
) -> Expr | None:
    """From a month to a month; the year is lent."""
    if b is None and a == m:
        return None
    if y is not None:
        number = y.year if y.calendar is Calendar.GREGORIAN and y.year_digits == _WHOLE else None
        if number is None:
            return None
    if start is not None:
        both = isinstance(start, CalendarDate) and isinstance(b, CalendarDate) and start.calendar is b.calendar
        return Range(start, b) if both and b is not None else None
    end = b if b is not None else CalendarDate(year=number, month=m)
    return Range(CalendarDate(month=a), end)
