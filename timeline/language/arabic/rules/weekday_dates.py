"""A day of the week beside a date or the number of a day: «الجمعة 18 كانون الأول», «الخميس 16», «يوم 17»."""

from __future__ import annotations

from timeline.expressions import CalendarDate, Day, Equivalent, Expr, Weekday
from timeline.language.kinds import MON
from timeline.language.rule import example, rule


@rule(
    "weekday-date",
    "{wd} {x:md|ymd|day}",
    "{wd} , {x:md|ymd|day}",
    "{wd} ( {x:md|ymd|day} )",
    "{x:md|ymd} ( {wd} )",
    "( {wd} ) {x:md|ymd}",
    "{wd} : {x:md|ymd}",
    "{wd} / {x:md|ymd|day}",
    "{wd} - {x:md|ymd|day}",
    "{wd} في|ل|بتاريخ {x:md|ymd|day}",
    "{wd} , في {x:md|ymd|day}",
    "{wd} الموافق|الموافقة|المصادف|المصادفة ل? {x:md|ymd|day}",
    "{wd} , الموافق|المصادف {x:md|ymd|day}",
    "{wd} الموافق|المصادف يوم {x:md|ymd|day}",
    "{wd} الواقع|الواقعة في|فيه|فيها {x:md|ymd|day}",
    "{wd} , الواقع|الواقعة في|فيه|فيها {x:md|ymd|day}",
    "{w2:wday} الواقع|الواقعة في|فيه|فيها {x:md|ymd|day}",
    "{w2:wday} الموافق|الموافقة|المصادف|المصادفة ل {x:md|ymd|day}",
    "{w2:wday} {x:md|ymd|day}",
    "{w2:wday} , {x:md|ymd|day}",
    "{w2:wday} ( {x:md|ymd|day} )",
    "{w2:wday} في|الموافق|المصادف {x:md|ymd|day}",
    "{x:md|ymd|day|hol} هو|هي|يوافق|يصادف|سيوافق|سيصادف {wd}",
    "{x:md|ymd} الموافق|المصادف {wd}",
    yields="day",
    examples=[
        example("الجمعة 18 كانون الأول", "2015-12-16", "2015-12-18"),
        example("الأربعاء 16 ديسمبر 2015", "2016-02-16", "2015-12-16"),
        example("الجمعة 18 كانون الاول (ديسمبر)", "2015-12-16", "2015-12-18"),
        example("يوم الجمعة 18 من ديسمبر", "2015-12-16", "2015-12-18"),
        example("الخميس الموافق 14 شهر شباط", "2013-02-12", "2013-02-14"),
        example("الأربعاء، 13 شباط", "2013-02-12", "2013-02-13"),
        example("يوم الجمعة المقبل الـ 18 من كانون الأول", "2015-12-16", "2015-12-18"),
        example("الثلاثاء 18 الجاري", "2015-12-16", "2015-12-18"),
        example("غرة رمضان 1443 هي السبت", "2021-05-19", "2022-04-02"),
    ],
    rejects=["الجمعة 18 شخصا"],
)
def weekday_date(x: Expr, wd: Day | None = None, w2: Expr | None = None) -> Expr:
    """A weekday beside a date: the same day told twice, and a check."""
    if w2 is not None:
        return Equivalent(w2, x)
    assert wd is not None
    return Equivalent(Weekday(wd), x)


@rule(
    "year-weekday-date",
    f"{{y:year}} {{wd}} ,? {{d:n31}} {{m:{MON}}}",
    yields="day",
    examples=[example("2020 الثلاثاء ,01 أيلول / سبتمبر", "2020-09-02", "2020-09-01")],
    rejects=["2020 الثلاثاء 01"],
)
def year_weekday_date(y: int, wd: Day, d: int, m: int) -> Expr:
    """«GMT 17:45 2020 الثلاثاء ,01 أيلول / سبتمبر»: a stamp whose year stands first."""
    return Equivalent(Weekday(wd), CalendarDate(year=y, month=m, day=d))


@rule(
    "weekday-ordinal",
    "{wd} {ord}",
    yields="day",
    examples=[example("السبت السادس عشر", "2013-02-12", "2013-02-16")],
    rejects=["السبت الأول"],
)
def weekday_ordinal(wd: Day, ord: int) -> Expr | None:
    """A weekday and a day of the month in words; small ordinals count weekdays instead."""
    return Equivalent(Weekday(wd), CalendarDate(day=ord)) if ord > 7 else None


@rule(
    "weekday-day-number",
    "{wd} {d:n31|the_n}",
    "{wd} ~ {d:the_n}",
    yields="day_number",
    not_after="#digits / : - . %",
    guard="day-number",
    examples=[
        example("الخميس 16", "2017-03-15", "2017-03-16"),
        example("يوم الاثنين 27", "2017-03-15", "2017-02-27", "past"),
        example("الخميس 17", "2017-03-15", "2017-03-16", "future"),
    ],
    rejects=["الخميس 17 قتيلا", "الخميس 3%"],
)
def weekday_day_number(wd: Day, d: int) -> Expr | None:
    """A weekday and the bare number of the day; where no near month has it so, the weekday decides."""
    return Equivalent(Weekday(wd), CalendarDate(day=d, numeric=True)) if 1 <= d <= 31 else None


@rule(
    "day-by-number",
    "يوم {d:n31}",
    yields="day_number",
    not_before="كل أي لكل ألف مئة كم",
    not_after="#digits / : - . %",
    guard="day-number",
    examples=[example("يوم 17", "2017-03-15", "2017-03-17")],
    rejects=["يوم 17 قتيلا", "يوم 32"],
)
def day_by_number(d: int) -> Expr | None:
    """«يوم 17»: of the anchor's month, or by tense."""
    return CalendarDate(day=d) if 1 <= d <= 31 else None
