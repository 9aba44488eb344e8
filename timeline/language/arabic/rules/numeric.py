"""Dates in digits: «16/12/2015», «12/2015», «السبت 21/09»."""

from __future__ import annotations

from timeline.expressions import (
    Calendar,
    CalendarDate,
    Expr,
)
from timeline.language.rule import example, rule

_G, _H = Calendar.GREGORIAN, Calendar.HIJRI


@rule(
    "numeric-date",
    "{numeric}",
    "{numeric} {era}",
    "يوم {numeric}",
    "يوم {numeric} {era}",
    yields="ymd",
    not_before="رقم الرقم المرسوم القانون القرار الظهير الأمر المنشور التعميم القيد المادة الفقرة البند السجل الهوية الحساب الملف الإصدار إصدار",
    examples=[
        example("16/12/2015", "2016-02-12", "2015-12-16"),
        example("17.12.2015", "2016-02-12", "2015-12-17"),
        example("2015-12-18", "2016-02-12", "2015-12-18"),
        example("١٦ / ١٢ / ٢٠١٥", "2016-02-12", "2015-12-16"),
        example("14-09-1432 هـ", "2015-12-16", "2011-08-14"),
        example("12/25/2015", "2016-02-12", "2015-12-25"),
        example("3/4/15", "2016-02-12", "2015-04-03"),
        example("10 /9/ 485هـ", "2016-02-12", "1092-10-20"),
    ],
    rejects=["المرسوم 2-15-40", "الإصدار 2.3.2019", "45/45/2015", "1/2/3/4", "قال 3.4.16 إنه"],
)
def numeric_date(numeric: tuple[str, str, str, str], era: Calendar | None = None) -> Expr | None:
    """Day/month/year; year first if it has four digits; month first only where day first is impossible.

    Where both orders are possible ``numeric`` keeps the other for the resolver's policy.
    """
    a, b, c, mark = numeric
    if len(a) >= 3:
        year, month, day = int(a), int(b), int(c)
        digits = 4
        if len(a) == 3 or len(c) > 2:
            return None
    else:
        day, month, year = int(a), int(b), int(c)
        digits = 2 if len(c) == 2 and era is not _H else 4
        if len(c) in (1, 3) and era is not _H:
            return None
        if mark == "." and len(c) == 2:
            return None
    calendar = era or (_H if digits == 4 and 1300 <= year <= 1500 else _G)
    if digits == 4 and calendar is _G and not 1500 <= year <= 2199:
        return None
    if 1 <= month <= 12 and 1 <= day <= 31:
        order_is_open = len(a) < 3 and calendar is _G
        return CalendarDate(year, month, day, calendar, digits, numeric=order_is_open)
    if 1 <= day <= 12 and 1 <= month <= 31 and len(a) < 3 and calendar is _G:
        return CalendarDate(year, day, month, calendar, digits)
    return None


@rule(
    "numeric-date-dated",
    "{numeric}",
    "{numeric} {era}",
    yields="day",
    priority=1,
    before="بتاريخ تاريخ المؤرخ الموافق المصادف",
    examples=[example("صدر بتاريخ [14.4.90]", "2016-02-12", "1990-04-14")],
    rejects=["الإصدار 14.4.90"],
)
def numeric_date_dated(numeric: tuple[str, str, str, str], era: Calendar | None = None) -> Expr | None:
    """«بتاريخ 14.4.90»: behind such a word two digits behind dots are a year."""
    a, b, c, mark = numeric
    return numeric_date((a, b, c, "/"), era) if mark == "." and len(c) == 2 and len(a) <= 2 else None


@rule(
    "numeric-date-alone",
    "{numeric}",
    yields="ymd",
    guard="alone",
    examples=[example("03.04.16", "2016-02-12", "2016-04-03")],
    rejects=["الإصدار 03.04.16"],
)
def numeric_date_alone(numeric: tuple[str, str, str, str]) -> Expr | None:
    """«03.04.16»: with dots a date only where it stands alone; elsewhere it may number anything."""
    a, b, c, mark = numeric
    return numeric_date((a, b, c, "/")) if mark == "." and len(c) == 2 and len(a) <= 2 else None


@rule(
    "numeric-date-impossible",
    "{numeric}",
    yields="no_day",
    priority=-1,
    guard="alone",
    examples=[example("13/13/2015", "2016-02-12"), example("2015-13-01", "2016-02-12")],
    rejects=["النتيجة 13/13/2015", "13/13/13"],
)
def numeric_date_impossible(numeric: tuple[str, str, str, str]) -> Expr | None:
    """Alone it is meant as a date: the resolver says what is wrong with it."""
    a, b, c, _ = numeric
    year, month, day = (int(a), int(b), int(c)) if len(a) == 4 else (int(c), int(b), int(a))
    if numeric_date(numeric) is not None or max(len(a), len(c)) != 4 or not 1300 <= year <= 2199:
        return None
    return CalendarDate(year, month, day)


@rule(
    "numeric-month-year",
    "{m:n31} / {y:year}",
    "{m:n31} - {y:year}",
    "{y:year} / {m:n31}",
    "{y:year} - {m:n31}",
    "شهر {named:n31} / {y:year}",
    "شهر {named:n31} - {y:year}",
    yields="ym",
    guard="alone",
    not_before="/ - .",
    not_after="/ - . :",
    examples=[
        example("12/2015", "2016-02-12", "2015-12"),
        example("2015-12", "2016-02-12", "2015-12"),
        example("في [شهر 12/2015]", "2016-02-12", "2015-12"),
    ],
    rejects=["القانون 12/2015", "13/2015"],
)
def numeric_month_year(y: int, m: int | None = None, named: int | None = None) -> Expr | None:
    """Month and year in digits: only alone or behind «شهر», because laws are numbered so."""
    month = m if m is not None else named
    if month is None or month > 12 or not 1500 <= y <= 2199:
        return None
    return CalendarDate(y, month)


@rule(
    "numeric-month-year-dated",
    "{m:n31} / {y:year}",
    "{m:n31} - {y:year}",
    "{y:year} / {m:n31}",
    "{y:year} - {m:n31}",
    yields="ym",
    before="حتى لغاية منذ الإنتاج الانتهاء الصلاحية الإصدار",
    not_before="/ - .",
    not_after="/ - . :",
    examples=[example("صالح حتى [3/2024]", "2018-11-08", "2024-03")],
    rejects=["القانون 3/2024", "حتى 13/2024"],
)
def numeric_month_year_dated(m: int, y: int) -> Expr | None:
    """Behind «حتى» and «منذ» no law is numbered."""
    return numeric_month_year(y, m)  # type: ignore[no-any-return]
