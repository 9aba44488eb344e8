"""Days in digits without a year, and several days of a month: «السبت 21/09», «18-20/5/2021»."""

from __future__ import annotations

from timeline.expressions import (
    CalendarDate,
    DayTime,
    Direction,
    Equivalent,
    Expr,
    PartOfDay,
    Range,
    Relative,
    Weekday,
    Within,
)
from timeline.language.arabic.rules.clock_days import TOD, on_day
from timeline.language.rule import example, rule

_LATEST = 2199
_MONTHS = 12


@rule(
    "numeric-day-month",
    "يوم {x:day_slash_month}",
    "{w:wd} {x:day_slash_month}",
    "{w:wd} , {x:day_slash_month}",
    "{w:wd} الموافق {x:day_slash_month}",
    yields="day",
    guard="no-score",
    examples=[example("السبت 21/09", "2013-02-12", "2013-09-21"), example("يوم 21/9", "2013-09-12", "2013-09-21")],
    rejects=["21/09"],
)
def numeric_day_month(x: tuple[int, int], w: object = None) -> Expr:
    """Day and month in digits after a weekday or «يوم»: alone they may be a score or a fraction."""
    date = CalendarDate(month=x[1], day=x[0])
    return Equivalent(Weekday(w), date) if w is not None else date  # type: ignore[arg-type]


@rule(
    "numeric-day-month-modifier",
    "{x:day_slash_month} {modifier}",
    "{x:day_slash_month} من {modifier}",
    "{x:day_slash_month} من {y:rel_year}",
    yields="day",
    not_before="/ - .",
    examples=[example("2/9 الجاري", "2016-09-21", "2016-09-02"), example("30/11 الماضي", "2016-09-21", "2015-11-30")],
    rejects=["2/9", "2/9 الأولى"],
)
def numeric_day_month_modifier(x: tuple[int, int], modifier: Direction = Direction.THIS, y: Expr | None = None) -> Expr:
    """«2/9 الجاري», «6/7 من هذا العام»: what is said of it shows that it is a day."""
    date = CalendarDate(month=x[1], day=x[0])
    return Relative(date, modifier) if y is None else Within(date, y)


@rule(
    "numeric-day-month-dated",
    "{x:day_slash_month}",
    yields="day",
    before="بتاريخ تاريخ المؤرخ الموافق المصادف",
    examples=[example("صدر بتاريخ [21/9]", "2013-09-22", "2013-09-21")],
    rejects=["21/09", "بنتيجة 2/1"],
)
def numeric_day_month_dated(x: tuple[int, int]) -> Expr:
    """Behind «بتاريخ» day and month in digits are no fraction."""
    return CalendarDate(month=x[1], day=x[0])


@rule(
    "numeric-day-month-alone",
    "{x:day_slash_month} {p:part_adverb|part_definite}",
    "{x:day_slash_month} {_:range_to} {y:day_slash_month}",
    yields="day_number",
    priority=-1,
    guard="alone",
    examples=[
        example("5/9 مساء", "2013-09-12", "2013-09-05"),
        example("25/8 إلى 5/9", "2013-09-12", "2013-08-25/2013-09-05"),
    ],
    rejects=["النتيجة 21/9 مساء", "45/9"],
)
def numeric_day_month_alone(x: tuple[int, int], y: tuple[int, int] | None = None, p: PartOfDay | None = None) -> Expr:
    """«25/8 إلى 5/9» are dates where it is all that is said; in a text they may be fractions or scores."""
    day = CalendarDate(month=x[1], day=x[0])
    return Range(day, CalendarDate(month=y[1], day=y[0])) if y is not None else DayTime(of=day, part=p)


@rule(
    "numeric-day-month-improper",
    "{x:day_slash_month}",
    yields="day",
    before="في حتى منذ أقصاه قبل لغاية بعد",
    not_after="من % دقيقة دقائق مباراة مباريات جولة",
    examples=[
        example("سيعود في [22/11]", "2018-11-08", "2018-11-22"),
        example("حتى [30/6]", "2018-06-08", "2018-06-30"),
    ],
    rejects=["في 3/4", "22/11", "في 22/7 من الحالات"],
)
def numeric_day_month_improper(x: tuple[int, int]) -> Expr | None:
    """«في 22/11»: the days from 13 on are no fraction of a month's number."""
    return CalendarDate(month=x[1], day=x[0]) if x[0] > _MONTHS else None


@rule(
    "numeric-day-month-clock",
    f"{{x:day_slash_month}} {{t:{TOD}}}",
    f"{{x:day_slash_month}} , {{t:{TOD}}}",
    yields="time",
    not_before="النتيجة بنتيجة نتيجة",
    examples=[example("1/4 الساعة 10 صباحا", "2015-03-16", "2015-04-01T10")],
    rejects=["3/4 الساعة"],
)
def numeric_day_month_clock(x: tuple[int, int], t: DayTime) -> Expr | None:
    """Day and month in digits: the hour behind them shows that they are no fraction."""
    return on_day(CalendarDate(month=x[1], day=x[0]), t)


@rule(
    "numeric-days",
    "{d:numeric_days}",
    "من {d:numeric_days}",
    "{d:numeric_days} {_:era}",
    yields="span",
    not_before="/ -",
    examples=[
        example("18-20/5/2021", "2021-05-19", "2021-05-18/2021-05-20"),
        example("1-15/6/2021م", "2021-05-19", "2021-06-01/2021-06-15"),
    ],
    rejects=["20-18/5/2021", "القانون 3-20/5/2021/7"],
)
def numeric_days(d: tuple[int, int, int, int]) -> Expr | None:
    """Two days of one month, all in digits."""
    first, last, month, year = d
    if not (1 <= first < last <= 31 and 1 <= month <= 12 and 1500 <= year <= _LATEST):
        return None
    return Range(CalendarDate(year, month, first), CalendarDate(year, month, last))


@rule(
    "numeric-days-of-month",
    "من {d:days_of_month}",
    yields="span",
    not_before="القانون المادة المواد الصفحات الآيات",
    not_after="/ - : . %",
    examples=[example("من 9-12/11", "2018-11-08", "2018-11-09/2018-11-12")],
    rejects=["9-12/11", "من 12-9/11"],
)
def numeric_days_of_month(d: tuple[int, int, int]) -> Expr | None:
    """«من 9-12/11»: two days of a month without its year; «من» shows that they are no score."""
    first, last, month = d
    if not (1 <= first < last <= 31 and 1 <= month <= _MONTHS):
        return None
    return Range(CalendarDate(month=month, day=first), CalendarDate(month=month, day=last))


@rule(
    "numeric-dateline",
    "{x:day_slash_month}",
    yields="day_number",
    priority=-1,
    guard="dateline",
    examples=[
        example("نيويورك (رويترز) - [15/10] - أعلنت", "2015-12-16", "2015-10-15", "past"),
        example("21/9", "2013-09-12", "2013-09-21"),
    ],
    rejects=["النتيجة 15/10", "النتيجة (في الشوط) - 15/10"],
)
def numeric_dateline(x: tuple[int, int]) -> Expr:
    """Day and month alone, or in a dateline: a city and an agency in brackets open the line."""
    return CalendarDate(month=x[1], day=x[0])
