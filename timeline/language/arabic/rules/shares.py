"""The n-th part of a longer time: halves, thirds, quarters, ten days of a month."""

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
    Within,
)
from timeline.language.arabic.rules.portions import OTHER_YEARS, period_of
from timeline.language.kinds import HMON, MON, MONTHISH, YEARISH
from timeline.language.rule import example, rule

_UNIT_OF_YEAR = (Granularity.QUARTER, Granularity.HALF)
_HIJRI_YEAR = CalendarDate(calendar=Calendar.HIJRI)
_MONTH_OF_PILGRIMS = 12
_OF_MONTH = f"x:{MONTHISH}", f"h:{HMON}", f"m:{MON}"


@rule(
    "nth-part-of-year",
    f"{{u:unit_name}} {{n:ord|last_of}} من|ل|في? {{x:{YEARISH}}}",
    "{u:unit_name} {n:ord|last_of} من|ل|في {y:year}",
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


@rule(
    "half-of-month",
    f"{{u:unit_name}} {{n:ord|last_of}} من|ل|في {{x:{MONTHISH}}}",
    f"{{u:unit_name}} {{n:ord|last_of}} من|ل|في {{m:{MON}}}",
    f"{{u:unit_name}} {{n:ord|last_of}} من|ل|في {{h:{HMON}}}",
    "{u:unit_name} {n:ord|last_of} من|في الشهر",
    f"{{u:unit_name}} {{m:{MON}}} {{n:ord|last_of}}",
    f"{{u:unit_name}} {{h:{HMON}}} {{n:ord|last_of}}",
    f"{{u:unit_name}} شهر {{m:{MON}}} {{n:ord|last_of}}",
    yields="span",
    priority=1,
    examples=[
        example("النصف الثاني من كانون الثاني", "2015-12-16", "[2016-01-16..2016-01-31]", "future"),
        example("النصف الأول من الشهر الحالي", "2017-03-15", "[2017-03-01..2017-03-15]"),
        example("النصف الأخير من رمضان 1436", "2015-12-16", "[2015-07-03..2015-07-16]"),
        example("نصف أكتوبر الأول", "2015-12-16", "[2015-10-01..2015-10-15]", "past"),
    ],
    rejects=["النصف الثاني من المباراة", "الربع الثاني من كانون الثاني"],
)
def half_of_month(
    u: Granularity, n: int, x: Expr | None = None, m: int | None = None, h: int | None = None
) -> Expr | None:
    """Half of a month: its first fifteen days, or the others."""
    if u is not Granularity.HALF or n > 2:
        return None
    return Nth(n, u, period_of(x, m, h, Granularity.MONTH))


@rule(
    "third",
    f"الثلث {{n:ord|last_of}} من|ل|في? {{x:{MONTHISH}|{YEARISH}}}",
    "الثلث {n:ord|last_of} من|ل {y:year}",
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
    y: int | None = None,
) -> Expr | None:
    """A third of a month, a year or a century."""
    portion = {1: Portion.START, 2: Portion.MID, 3: Portion.END, -1: Portion.END}.get(n)
    of = CalendarDate(year=y) if y is not None else period_of(x, m, h, u)
    if portion is None or of is None or u not in (None, Granularity.MONTH, Granularity.YEAR):
        return None
    return Part(portion, of)


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
    last, first, mid = (
        period_of(x, m, h, None),
        period_of(first_x, first_m, first_h, None),
        period_of(mid_x, mid_m, mid_h, None),
    )
    if mid is not None:
        return Part(Portion.MID, mid)
    if first is not None:
        return Part(Portion.START, first)
    return Part(Portion.END, last) if last is not None else None


@rule(
    "first-years-of-century",
    "السنوات|الأعوام الأولى من|ل {x:century_x|decade_x|rel_century}",
    "السنوات|الأعوام الأخيرة من|ل {last:century_x|decade_x|rel_century}",
    "أوائل|أولى سنوات {x:century_x|decade_x}",
    yields="span",
    examples=[
        example("السنوات الأولى من القرن العشرين", "2015-12-16", "[1900..1932]"),
        example("الأعوام الأخيرة من القرن التاسع عشر", "2015-12-16", "[1867..1899]"),
    ],
    rejects=["السنوات الأولى من الحرب"],
)
def first_years_of_century(x: Expr | None = None, last: Expr | None = None) -> Expr | None:
    """«السنوات الأولى من القرن العشرين»: as its beginning is, since nobody counts them."""
    if x is not None:
        return Part(Portion.START, x)
    return Part(Portion.END, last) if last is not None else None


@rule(
    "from-part-to-part",
    f"من الربع {{a:ord}} {{_:range_to}} الربع {{b:ord}} من|ل {{x:{YEARISH}}}",
    "من الربع {a:ord} {_:range_to} الربع {b:ord} من|ل? {y:year}",
    "بين الربع {a:ord} و الربع {b:ord} من|ل? {y:year}",
    yields="span",
    priority=1,
    not_after=OTHER_YEARS,
    examples=[example("من الربع الأول إلى الربع الثالث من 2024", "2021-05-19", "2024-01/2024-09")],
    rejects=["من الربع الأول إلى الربع الخامس من 2024"],
)
def from_part_to_part(a: int, b: int, x: Expr | None = None, y: int | None = None) -> Expr | None:
    """From one quarter of a year to another; the year is told once."""
    of = x if x is not None else CalendarDate(year=y)
    both = Nth(a, Granularity.QUARTER, of), Nth(b, Granularity.QUARTER, of)
    return Range(*both) if 1 <= a < b <= 4 else None
