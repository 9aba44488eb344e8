"""Beginnings, middles and ends of a longer time."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Calendar,
    CalendarDate,
    Deictic,
    Expr,
    Part,
    Portion,
    Season,
    SeasonName,
)
from timeline.language.kinds import HMON, MON, MONTHISH, YEARISH
from timeline.language.rule import example, rule

__all__ = ["OTHER_YEARS", "period_of"]

_LONG = f"{MONTHISH}|{YEARISH}|rel_week|ana_week|rel_century|rel_decade|decade_x|season_x|century_x|part_x"


OTHER_YEARS = (
    "الهجري الهجرية المالي المالية الدراسي الدراسية الجامعي الجامعية الأكاديمي الأكاديمية التشريعي القضائي "
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة"
)
"""Behind «العام» these make another year of it, which begins in no January («نهاية السنة السابعة» of a contract)."""


def period_of(x: Expr | None, m: int | None, h: int | None, u: Granularity | None) -> Expr | None:
    """The period that a pattern names: as it is, by a month, or by the unit that runs; ``None`` for a day."""
    if x is not None:
        return x
    if m is not None:
        return CalendarDate(month=m)
    if h is not None:
        return CalendarDate(month=h, calendar=Calendar.HIJRI)
    if u is None or u is Granularity.DAY:
        return None
    return Deictic(u, 0)


@rule(
    "portion",
    f"{{p:portion}} {{x:{_LONG}}}",
    f"{{p:portion}} {{m:{MON}}}",
    f"{{p:portion}} {{h:{HMON}}}",
    "{p:portion} {u:unit_def}",
    "{p:portion} {s:season_def}",
    yields="span",
    not_before="منتصف نهاية إجازة عطلة اختبارات امتحانات",
    not_after=OTHER_YEARS,
    guard="not-age",
    examples=[
        example("بداية أيلول الماضي", "2016-12-08", "[2016-09-01..2016-09-10]"),
        example("أواخر سبتمبر أيلول", "2015-12-16", "[2015-09-21..2015-09-30]", "past"),
        example("منتصف اذار", "2013-02-12", "[2013-03-11..2013-03-20]"),
        example("مطلع العام المقبل", "2015-12-16", "[2016-01..2016-04]"),
        example("نهاية الشهر", "2015-12-16", "[2015-12-21..2015-12-31]"),
        example("أوائل شهر مارس", "2013-02-12", "[2013-03-01..2013-03-10]"),
        example("مطلع ثمانينيات القرن الماضي", "2015-12-16", "[1980..1982]"),
        example("منتصف عام 2014", "2015-12-16", "[2014-05..2014-08]"),
        example("نهاية الصيف", "2015-07-16", "2015-08~", "future"),
        example("مطلع الأسبوع", "2015-12-16", "[2015-12-12..2015-12-15]"),
    ],
    rejects=["نهاية المطاف", "بداية اليوم", "بداية العام الدراسي", "وهو في أواخر العشرينات"],
)
def portion(
    p: Portion,
    x: Expr | None = None,
    m: int | None = None,
    h: int | None = None,
    u: Granularity | None = None,
    s: SeasonName | None = None,
) -> Expr | None:
    """The first, middle or last third of a period, approximately."""
    if s is not None:
        return Part(p, Season(s))
    of = period_of(x, m, h, u)
    if of is None or (u is Granularity.WEEK and p is Portion.END):
        return None
    if u is Granularity.WEEK:
        of = Deictic(u, loose=True)
    return Part(p, of)


@rule(
    "portion-colloquial",
    "أول {first:rel_week|rel_year|ana_week|ana_year}",
    "أول {first_of:unit_def}",
    "آخر {last:rel_week|rel_month|rel_year|ana_week|ana_month|ana_year}",
    "آخر {last_of_unit:unit_def}",
    f"آخر {{last_month:{MON}}}",
    "آخر {last:ym|mo}",
    "أول {first:season_x}",
    "آخر {last:season_x}",
    f"آخر {{last_h:{HMON}}}",
    yields="span",
    not_after=f"{OTHER_YEARS} من في",
    examples=[
        example("أول الأسبوع القادم", "2015-12-16", "[2015-12-21..2015-12-22]"),
        example("آخر الشهر", "2015-12-16", "[2015-12-21..2015-12-31]"),
        example("آخر العام المقبل", "2015-12-16", "[2016-09..2016-12]"),
        example("آخر آب", "2015-09-16", "[2015-08-21..2015-08-31]", "past"),
        example("آخر رمضان", "2015-06-20", "[2015-07-08..2015-07-16]"),
    ],
    rejects=["آخر اليوم", "أول الشهر"],
)
def portion_colloquial(
    first: Expr | None = None,
    first_of: Granularity | None = None,
    last: Expr | None = None,
    last_of_unit: Granularity | None = None,
    last_month: int | None = None,
    last_h: int | None = None,
) -> Expr | None:
    """«آخر الشهر»: its end; the beginning of a month told so is its first day, see ``day-of-year-by-number``."""
    if last_month is not None:
        last = CalendarDate(month=last_month)
    if last_h is not None:
        last = CalendarDate(month=last_h, calendar=Calendar.HIJRI)
    unit = first_of or last_of_unit
    allowed = (Granularity.WEEK, Granularity.YEAR) if first_of is not None else (*_WEEK_AND_YEAR, Granularity.MONTH)
    if unit is not None and unit not in allowed:
        return None
    of = first or last or (Deictic(unit, 0) if unit is not None else None)
    portion = Portion.START if first is not None or first_of is not None else Portion.END
    return None if of is None else Part(portion, of)


@rule(
    "portion-deadline",
    f"{{p:portion}} {{x:{_LONG}}}",
    f"{{p:portion}} {{m:{MON}}}",
    "{p:portion} {u:unit_def}",
    "آخر {x:rel_week|rel_month|rel_year|ym}",
    "آخر {u:unit_def}",
    f"آخر {{m:{MON}}}",
    yields="span",
    priority=2,
    before="قبل حتى بحلول قبيل لغاية غاية مع أقصاه حلول انقضاء",
    not_after=OTHER_YEARS,
    guard="exact-edge",
    examples=[
        example("بحلول [نهاية العام]", "2015-12-16", "2015-12-31"),
        example("قبل [نهاية الشهر الجاري]", "2015-12-16", "2015-12-31"),
    ],
    rejects=["نهاية العام"],
)
def portion_deadline(
    p: Portion = Portion.END, x: Expr | None = None, m: int | None = None, u: Granularity | None = None
) -> Expr | None:
    """After a word of deadline the very last (first) day is meant."""
    of = period_of(x, m, None, u)
    if of is None or p is Portion.MID or u is Granularity.WEEK:
        return None
    return Part(p, of, deadline=True)


@rule(
    "portion-of-month-end",
    f"{{p:portion_deadline}} {{x:{MONTHISH}}}",
    f"{{p:portion_deadline}} {{m:{MON}}}",
    f"{{p:portion_deadline}} {{x:{YEARISH}}}",
    yields="span",
    examples=[example("متم شهر دجنبر", "2015-12-16", "2015-12-31")],
    rejects=["متم"],
)
def portion_of_month_end(p: Portion, x: Expr | None = None, m: int | None = None) -> Expr | None:
    """«متم»: the last day of a month, in Moroccan usage."""
    of = period_of(x, m, None, None)
    return Part(p, of, deadline=True) if of is not None else None


_WEEK_AND_YEAR = (Granularity.WEEK, Granularity.YEAR)
