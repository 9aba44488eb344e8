"""Days told by number and month, in words or digits, Gregorian or Hijri."""

from __future__ import annotations

from dataclasses import replace

from timeline.expressions import (
    Calendar,
    CalendarDate,
    Direction,
    Expr,
    Nth,
    Relative,
    Within,
)
from timeline.language.kinds import MON
from timeline.language.rule import example, rule

_G, _H = Calendar.GREGORIAN, Calendar.HIJRI

_FIRST_TEEN = 11

_LAST_ORDINAL = 39

COUNTED = "النصف الثلث الربع الأسبوع"
"""An ordinal behind these counts them («النصف الثاني من …»), and no days."""


@rule(
    "day-month",
    f"{{d:n31|ord}} {{m:{MON}}}",
    f"{{d:n31|ord}} من {{m:{MON}}}",
    f"{{d:nw}} {{m:{MON}}}",
    f"{{d:nw}} من {{m:{MON}}}",
    f"{{d:n31}} / {{m:{MON}}}",
    f"{{d:n31}} - {{m:{MON}}}",
    "{d:n31} , {m:mon}",
    f"اليوم|يوم {{d:ord}} من {{m:{MON}}}",
    f"اليوم|يوم {{d:ord}} {{m:{MON}}}",
    f"يوم|نهار {{d:n31|ord|nw}} من? {{m:{MON}}}",
    f"يوم {{d:n31}} -|/ {{m:{MON}}}",
    f"يوم|نهار|اليوم {{d:n31}} من {{m:{MON}}}",
    "{d:n31} {m:month_rare}",
    "{d:n31} من {m:month_rare}",
    f"{{c:ordinal_construct}} {{m:{MON}}}",
    f"يوم|نهار {{c:ordinal_construct}} {{m:{MON}}}",
    yields="md",
    guard="year-heading",
    not_before=COUNTED,
    examples=[
        example("18 ديسمبر", "2015-12-16", "2015-12-18"),
        example("الثالث من تشرين الأول", "2016-12-08", "2016-10-03", "past"),
        example("19 من تشرين الأول", "2016-12-08", "2016-10-19", "past"),
        example("12 شتنبر", "2015-09-20", "2015-09-12"),
        example("الحادي والعشرين من جويلية", "2015-07-30", "2015-07-21"),
        example("18 ديسمبر/كانون الأول", "2015-12-16", "2015-12-18"),
        example("7 الفاتح", "1990-09-10", "1990-09-07"),
        example("خامس دجنبر", "2015-12-16", "2015-12-05"),
        example("فاتح يناير", "2015-12-16", "2016-01-01", "future"),
        example("غرة ديسمبر", "2016-12-16", "2016-12-01"),
        example("يوم 28 فبراير", "2018-02-20", "2018-02-28"),
        example("يوم فاتح أكتوبر", "2018-10-20", "2018-10-01"),
        example("اليوم الأول من شهر ثلاثة", "2013-02-12", "2013-03-01"),
    ],
    rejects=["32 ديسمبر", "18 ديسمبريا"],
)
def day_month(m: int, d: int | None = None, c: int | None = None) -> Expr | None:
    """A day of a month without its year; the resolver looks for the year.

    «الخامس والثلاثين من مايو» is no thirtieth: the resolver says that there is no such day.
    """
    day = d if d is not None else c or 0
    return CalendarDate(month=m, day=day) if 1 <= day <= _LAST_ORDINAL else None


@rule(
    "day-month-behind-minutes",
    f"{{d:n31}} {{m:{MON}}}",
    f"{{d:n31}} من {{m:{MON}}}",
    f"يوم|نهار {{d:n31|ord}} من? {{m:{MON}}}",
    yields="md",
    guard="year-heading",
    before="النصف الثلث الربع",
    examples=[example("الساعة التاسعة والنصف 18 ديسمبر", "2015-12-16", "2015-12-18T09:30")],
    rejects=["النصف الثاني ديسمبر"],
)
def day_month_behind_minutes(d: int, m: int) -> Expr | None:
    """A number in digits is counted by no «النصف»: those are the minutes of an hour before the day."""
    found: Expr | None = day_month(m, d)
    return found


@rule(
    "day-month-feminine",
    f"{{o:ordf}} من {{m:{MON}}}",
    yields="md",
    examples=[example("الثانية عشرة من سبتمبر", "2016-11-07", "2016-09-12", "past")],
    rejects=["الجولة الثانية من سبتمبر"],
)
def day_month_feminine(o: int, m: int) -> Expr | None:
    """«الثانية عشرة من سبتمبر»: of eleven and more; «الثالثة من سبتمبر» is the third of something else."""
    return CalendarDate(month=m, day=o) if _FIRST_TEEN <= o <= _LAST_ORDINAL else None


@rule(
    "month-day",
    "{m:mon} {d:n31}",
    "{m:mon_amb} {d:n31}",
    yields="md",
    priority=-1,
    not_before="#digits",
    not_after="#digits / : . %",
    guard="month-first",
    examples=[example("تموز 13", "2013-02-12", "2013-07-13")],
    rejects=["تموز 132", "في تموز 13 قتيلا", "تراجعت في تموز 2 بالمئة"],
)
def month_day(m: int, d: int) -> Expr:
    """The month first: «تموز 13»."""
    return CalendarDate(month=m, day=d)


@rule(
    "month-day-year",
    "{m:mon|mon_amb} {d:n31} , {y:year}",
    "{m:mon|mon_amb} {d:n31} {y:year}",
    "{y:year} {m:mon|mon_amb} {d:n31}",
    "{d:n31} , {m:mon_amb} {y:year}",
    yields="ymd",
    examples=[example("ديسمبر 16, 2015", "2016-02-12", "2015-12-16")],
    rejects=["ديسمبر 16, 20155"],
)
def month_day_year(m: int, d: int, y: int) -> Expr:
    """The American order in Arabic words."""
    return CalendarDate(year=y, month=m, day=d)


_FIRST_PRINTED = 1500


@rule(
    "full-date",
    "{md} {y:year|yr|year_words|old_year}",
    "{md} ,|-|/ {behind_mark:year|yr}",
    "{md} من|ل|ب|في {y:yr|old_year}",
    "{md} ,|-|/ {y:old_year}",
    "{md} ( {y:year|yr|old_year} )",
    "{md} {y:year} ( {again:mon} )",
    yields="ymd",
    examples=[
        example("18 كانون الأول 2015", "2016-02-12", "2015-12-18"),
        example("الثالث عشر من شباط 2013", "2016-02-12", "2013-02-13"),
        example("6 يناير، 2015", "2016-02-12", "2015-01-06"),
        example("5 سبتمبر/أيلول العام 2016", "2018-02-12", "2016-09-05"),
        example("7 ربيع الأول 1437", "2015-12-16", "2015-12-18"),
        example("٢٣ فيفري ٢٠١٧", "2017-02-23", "2017-02-23"),
        example("15 رمضان 1437 هـ", "2016-12-16", "2016-06-20"),
        example("سلخ رمضان 1436", "2016-12-16", "2015-07-16"),
        example("27 رجب سنة 583", "2016-12-16", "1187-10-09"),
    ],
    rejects=["18 كانون الأول 20155"],
)
def full_date(
    md: Expr,
    y: int | CalendarDate | None = None,
    again: int | None = None,
    behind_mark: int | CalendarDate | None = None,
) -> Expr | None:
    """A day with month and year; a Hijri month takes a Hijri year, or a Gregorian one that holds it.

    ``again`` is the month told once more, by its other name. Behind a mark a number of the Hijri years begins the date
    in the other calendar: «23 أكتوبر - 1439/2/3».
    """
    if behind_mark is not None:
        y = behind_mark
        if isinstance(y, int) and y < _FIRST_PRINTED and isinstance(md, CalendarDate) and md.calendar is _G:
            return None
    if y is None:
        return None
    if isinstance(md, Nth) and isinstance(md.of, CalendarDate):
        # «سلخ رمضان 1436»: the last day of a month takes the year of the month.
        month = _of_year(md.of, y)
        return None if month is None else replace(md, of=month)
    if not isinstance(md, CalendarDate) or again not in (None, md.month):
        return None
    return _of_year(md, y)


def _of_year(md: CalendarDate, y: int | CalendarDate) -> Expr | None:
    """A day or a month in a year."""
    year, era = (y.year, y.calendar) if isinstance(y, CalendarDate) else (y, None)
    digits = y.year_digits if isinstance(y, CalendarDate) else 4
    if year is None:
        return None
    if md.calendar is _H:
        if era is _H or year <= 1600:
            return CalendarDate(year=year, month=md.month, day=md.day, calendar=_H)
        return Within(md, CalendarDate(year=year))
    if era is _H and year < 1700:
        return None
    return CalendarDate(year=year, month=md.month, day=md.day, year_digits=digits)


@rule(
    "full-date-modifier",
    "{x:ymd} {_:modifier}",
    yields="ymd",
    examples=[
        example("29 جويلية 2017 المقبل", "2017-03-10", "2017-07-29"),
        example("4 مايو 2015 الماضي", "2015-12-16", "2015-05-04"),
    ],
    rejects=["29 جويلية 2017 الأسود"],
)
def full_date_modifier(x: Expr) -> Expr:
    """A direction behind a date that needs none: it belongs to the words and changes nothing."""
    return x


@rule(
    "full-date-two-digits",
    "{md} {yy}",
    yields="ymd",
    guard="short-year",
    examples=[example("5 مايو 16", "2015-12-16", "2016-05-05")],
    rejects=["في 5 مايو 16 شخصا"],
)
def full_date_two_digits(md: Expr, yy: int) -> Expr | None:
    """«5 مايو 16»: two digits are a year where nothing follows that they may count."""
    if not isinstance(md, CalendarDate) or md.calendar is not _G or md.year is not None or md.day is None:
        return None
    return replace(md, year=yy, year_digits=2)


@rule(
    "date-modifier",
    "{md} {modifier}",
    "{md} من? {modifier}",
    "{md} {modifier:recent}",
    yields="day",
    examples=[
        example("29 تشرين الثاني الماضي", "2016-12-08", "2016-11-29"),
        example("19 من تشرين الأول الماضي", "2016-12-08", "2016-10-19"),
        example("18 ديسمبر/كانون الأول الحالي", "2015-12-16", "2015-12-18"),
        example("الأول من يوليو/تموز المقبل", "2018-06-11", "2018-07-01"),
        example("١٨ ديسمبر الحالي", "2015-12-16", "2015-12-18"),
    ],
    rejects=["18 ديسمبر الأسود"],
)
def date_modifier(md: Expr, modifier: Direction) -> Expr:
    """The latest such day before the anchor, the first after it, or the one of its year."""
    return Relative(md, modifier)


@rule(
    "date-of-relative-year",
    "{md} {y:rel_year|ana_year}",
    "{md} من|في|ل {y:rel_year|ana_year}",
    "{md} , {y:rel_year}",
    yields="day",
    examples=[
        example("12 شباط العام الماضي", "2016-12-08", "2015-02-12"),
        example("15 مارس من العام المقبل", "2016-12-08", "2017-03-15"),
    ],
    rejects=["12 شباط العام"],
)
def date_of_relative_year(md: Expr, y: Expr) -> Expr:
    """A day of the year before, of this one, or of the next."""
    return Within(md, y)
