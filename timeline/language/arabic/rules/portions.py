"""Beginnings, middles and ends, and the n-th part of a longer time."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    Calendar,
    CalendarDate,
    Century,
    Decade,
    Deictic,
    Expr,
    Nth,
    Part,
    Portion,
    Range,
    Season,
    SeasonName,
    Within,
)
from timeline.language.kinds import HMON, MON, MONTHISH, YEARISH
from timeline.language.rule import example, rule

__all__ = ["OTHER_YEARS"]

_LONG = f"{MONTHISH}|{YEARISH}|rel_week|ana_week|rel_century|rel_decade|decade_x|season_x|century_x|part_x"


OTHER_YEARS = (
    "الهجري الهجرية المالي المالية الدراسي الدراسية الجامعي الجامعية الأكاديمي الأكاديمية التشريعي القضائي "
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة"
)
"""Behind «العام» these make another year of it, which begins in no January («نهاية السنة السابعة» of a contract)."""


def _of(x: Expr | None, m: int | None, h: int | None, u: Granularity | None) -> Expr | None:
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
    of = _of(x, m, h, u)
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
    of = _of(x, m, None, u)
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
    of = _of(x, m, None, None)
    return Part(p, of, deadline=True) if of is not None else None


_WEEK_AND_YEAR = (Granularity.WEEK, Granularity.YEAR)
_UNIT_OF_YEAR = (Granularity.QUARTER, Granularity.HALF)


@rule(
    "nth-part-of-year",
    f"{{u:unit_name}} {{n:ord}} {{x:{YEARISH}}}",
    f"{{u:unit_name}} {{n:ord|last_of}} من|ل|في {{x:{YEARISH}}}",
    "{u:unit_name} {n:ord} من|ل|في {y:year}",
    "{u:unit_name} {n:ord|last_of} من|في العام|السنة",
    f"{{n:ordinal_construct}} {{u:unit_name}} من|في {{x:{YEARISH}}}",
    "{n:ordinal_construct} {u:unit_name} من|في {y:year}",
    "{u:unit_name} العام|السنة {n:ord|last_of}",
    yields="part_x",
    not_after=OTHER_YEARS,
    examples=[
        example("الربع الأول من 2016", "2015-12-16", "2016-33"),
        example("النصف الثاني من العام الماضي", "2015-12-16", "2014-41"),
        example("الربع الأخير من العام الجاري", "2015-12-16", "2015-36"),
        example("السداسي الأول من سنة 2015", "2015-12-16", "2015-40"),
        example("آخر ربع في العام الماضي", "2015-12-16", "2014-36"),
        example("الربع الثاني من عام 1437هـ", "2015-12-16", "2016-01-11/2016-04-07"),
    ],
    rejects=["الربع الأول من المباراة"],
)
def nth_part_of_year(u: Granularity, n: int, x: Expr | None = None, y: int | None = None) -> Expr | None:
    """A quarter or half of a year."""
    if u not in _UNIT_OF_YEAR or n > (4 if u is Granularity.QUARTER else 2):
        return None
    of = x if x is not None else CalendarDate(year=y) if y else Deictic(Granularity.YEAR, 0)
    if isinstance(of, CalendarDate) and of.calendar is Calendar.HIJRI:
        months = 3 if u is Granularity.QUARTER else 6
        last = (n if n > 0 else 12 // months) * months
        return Range(replace(of, month=last - months + 1), replace(of, month=last))
    return Nth(n, u, of)


@rule(
    "part-of-year",
    "{x:part_x}",
    yields="span",
    examples=[example("النصف الأول من 2016", "2015-12-16", "2016-40")],
    rejects=["النصف الأول"],
)
def part_of_year(x: Expr) -> Expr:
    """A quarter or half by itself."""
    return x


@rule(
    "parts-together",
    f"الربعين|الربعان|الربع {{a:ord}} و {{b:ord}} من|ل {{x:{YEARISH}}}",
    "الربعين|الربعان|الربع {a:ord} و {b:ord} من|ل {y:year}",
    "الربعين|الربعان|الربع {a:ord} و {b:ord} {y:year}",
    f"النصفين|النصفان {{half:ord}} و {{b:ord}} من|ل {{x:{YEARISH}}}",
    "النصفين|النصفان {half:ord} و {b:ord} من|ل {y:year}",
    yields="span",
    priority=1,
    not_after=OTHER_YEARS,
    examples=[
        example("الربعين الأول والثاني من 2020", "2021-05-19", "{2020-01..2020-03,2020-04..2020-06}"),
        example("الربع الثالث والرابع من العام الماضي", "2021-05-19", "{2020-07..2020-09,2020-10..2020-12}"),
    ],
    rejects=["الربعين الأول والثاني من المباراة", "الربع الأول والخامس من 2020"],
)
def parts_together(
    b: int, a: int = 0, x: Expr | None = None, y: int | None = None, half: int | None = None
) -> Expr | None:
    """Two quarters of one year, or its halves."""
    of = x if x is not None else CalendarDate(year=y)
    if half is not None:
        return AllOf((Nth(1, Granularity.HALF, of), Nth(2, Granularity.HALF, of))) if (half, b) == (1, 2) else None
    return AllOf((Nth(a, Granularity.QUARTER, of), Nth(b, Granularity.QUARTER, of))) if 1 <= a < b <= 4 else None


@rule(
    "part-of-century",
    "{u:unit_name} {n:ord|last_of} من|ل {x:century_x|rel_century|decade_x|rel_decade}",
    yields="part_x",
    examples=[
        example("النصف الأول من القرن العشرين", "2015-12-16", "[1900..1949]"),
        example("الربع الأخير من القرن الماضي", "2015-12-16", "[1975..1999]"),
        example("النصف الثاني من القرن الرابع عشر الهجري", "2015-12-16", "1932-05-07/1980-11-08"),
        example("النصف الثاني من العقد الماضي", "2015-12-16", "[2005..2009]"),
    ],
    rejects=["الربع الأول من الثمانينيات", "الربع الخامس من القرن العشرين"],
)
def part_of_century(u: Granularity, n: int, x: Expr) -> Expr | None:
    """A half or a quarter of a century, a half of a decade."""
    if u not in _UNIT_OF_YEAR or n > (4 if u is Granularity.QUARTER else 2):
        return None
    if u is Granularity.QUARTER and (isinstance(x, Decade) or (isinstance(x, Within) and isinstance(x.part, Decade))):
        return None
    if u is Granularity.QUARTER and isinstance(x, Deictic) and x.unit is Granularity.DECADE:
        return None
    if isinstance(x, Century) and x.calendar is Calendar.HIJRI:
        years = 50 if u is Granularity.HALF else 25
        last = (x.number - 1) * 100 + (n if n > 0 else 100 // years) * years
        return Range(replace(_HIJRI_YEAR, year=last - years + 1), replace(_HIJRI_YEAR, year=last))
    return Nth(n, u, x)


_HIJRI_YEAR = CalendarDate(calendar=Calendar.HIJRI)


@rule(
    "half-of-month",
    f"{{u:unit_name}} {{n:ord|last_of}} من|ل|في {{x:{MONTHISH}}}",
    f"{{u:unit_name}} {{n:ord|last_of}} من|ل|في {{m:{MON}}}",
    f"{{u:unit_name}} {{n:ord|last_of}} من|ل|في {{h:{HMON}}}",
    "{u:unit_name} {n:ord|last_of} من|في الشهر",
    yields="span",
    priority=1,
    examples=[
        example("النصف الثاني من كانون الثاني", "2015-12-16", "[2016-01-16..2016-01-31]", "future"),
        example("النصف الأول من الشهر الحالي", "2017-03-15", "[2017-03-01..2017-03-15]"),
        example("النصف الأخير من رمضان 1436", "2015-12-16", "[2015-07-03..2015-07-16]"),
    ],
    rejects=["النصف الثاني من المباراة", "الربع الثاني من كانون الثاني"],
)
def half_of_month(
    u: Granularity, n: int, x: Expr | None = None, m: int | None = None, h: int | None = None
) -> Expr | None:
    """Half of a month: its first fifteen days, or the others."""
    if u is not Granularity.HALF or n > 2:
        return None
    return Nth(n, u, _of(x, m, h, Granularity.MONTH))


@rule(
    "third",
    f"الثلث {{n:ord|last_of}} من|ل|في {{x:{MONTHISH}|{YEARISH}}}",
    f"الثلث الأوسط من|ل {{x:{MONTHISH}|{YEARISH}}}",
    f"الثلث {{n:ord|last_of}} من|ل|في {{m:{MON}}}",
    f"الثلث {{n:ord|last_of}} من|ل|في {{h:{HMON}}}",
    "الثلث {n:ord|last_of} من|ل {u:unit_def}",
    "الثلث {n:ord|last_of} من|ل {x:century_x|rel_century}",
    "الثلث الأوسط من|ل {x:century_x|rel_century}",
    yields="span",
    examples=[
        example("الثلث الأول من العام الحالي", "2015-12-16", "[2015-01..2015-04]"),
        example("الثلث الأخير من رمضان 1436", "2015-12-16", "[2015-07-08..2015-07-16]"),
        example("الثلث الأول من أيلول", "2015-12-16", "[2015-09-01..2015-09-10]", "past"),
    ],
    rejects=["الثلث الأول من الليل", "الثلث الرابع من العام الحالي"],
)
def third(
    x: Expr | None = None,
    n: int = 2,
    m: int | None = None,
    h: int | None = None,
    u: Granularity | None = None,
) -> Expr | None:
    """A third of a month, a year or a century."""
    portion = {1: Portion.START, 2: Portion.MID, 3: Portion.END, -1: Portion.END}.get(n)
    of = _of(x, m, h, u)
    if portion is None or of is None or u not in (None, Granularity.MONTH, Granularity.YEAR):
        return None
    return Part(portion, of)


_MONTH_OF_PILGRIMS = 12
_OF_MONTH = f"x:{MONTHISH}", f"h:{HMON}", f"m:{MON}"


@rule(
    "last-ten-of-month",
    *(f"العشر الأواخر|الأخيرة من|في {{{of}}}" for of in _OF_MONTH),
    *(f"العشر الأوسط|الأواسط|الوسطى من {{mid_{of}}}" for of in _OF_MONTH),
    *(f"العشر الأوائل|الأول|الأولى من {{first_{of}}}" for of in _OF_MONTH),
    *(f"الأيام العشر الأوائل|الأولى من {{first_{of}}}" for of in _OF_MONTH[:2]),
    "عشر {pilgrims:hijri}",
    yields="span",
    priority=1,
    examples=[
        example("العشر الأواخر من شهر رمضان", "2016-06-20", "[2016-06-26..2016-07-05]"),
        example("العشر الأواخر من رمضان 1436", "2016-06-20", "[2015-07-08..2015-07-16]"),
        example("العشر الأوائل من ديسمبر", "2015-12-16", "[2015-12-01..2015-12-10]"),
        example("العشر الأوسط من رمضان 1436", "2016-06-20", "[2015-06-28..2015-07-07]"),
        example("عشر ذي الحجة", "2016-06-20", "[2016-09-02..2016-09-11]"),
    ],
    rejects=["العشر الأواخر", "عشر ربيع الأول"],
)
def last_ten_of_month(
    x: Expr | None = None,
    h: int | None = None,
    m: int | None = None,
    first_x: Expr | None = None,
    first_h: int | None = None,
    first_m: int | None = None,
    mid_x: Expr | None = None,
    mid_h: int | None = None,
    mid_m: int | None = None,
    pilgrims: int | None = None,
) -> Expr | None:
    """Ten days of a month: its last, middle or first third. «عشر ذي الحجة» are the first, of no other month."""
    if pilgrims is not None:
        first_h = pilgrims if pilgrims == _MONTH_OF_PILGRIMS else None
    last, first, mid = _of(x, m, h, None), _of(first_x, first_m, first_h, None), _of(mid_x, mid_m, mid_h, None)
    if mid is not None:
        return Part(Portion.MID, mid)
    if first is not None:
        return Part(Portion.START, first)
    return Part(Portion.END, last) if last is not None else None
