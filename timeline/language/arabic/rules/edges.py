"""The first or the last so many days, weeks or months of a longer time: «آخر يومين من مايو», «الأشهر التسعة الأولى من 2015»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.dates.value import value
from timeline.expressions import Calendar, CalendarDate, Century, Decade, Deictic, Expr, Nth, Range, Within
from timeline.language.arabic.rules.portions import OTHER_YEARS
from timeline.language.kinds import HMON, MON, MONTHISH, WEEKISH, YEARISH
from timeline.language.rule import example, rule

_FIRST = "الأولى|الأول|الأوائل"
_FIRST_TWO = "الأولين|الأولان|الأوليين"
_LAST_TWO = "الأخيرين|الأخيران|الأخيرتين"


@value
class Edge:
    """So many units at the beginning of something, or at its end."""

    count: int
    unit: Granularity
    last: bool = False


@rule(
    "first-units",
    f"{{u:unit_plural_def}} {{n:number_def|the_n}} {_FIRST}",
    f"{{n:number_def|the_n}} {{u:unit_plural}} {_FIRST}",
    "أول {n:n|nw} {u:unit_plural}",
    "أول {d:unit_dual}",
    f"{{d:unit_dual_def}} {_FIRST_TWO}",
    f"الأرباع {{quarters:number_def}} {_FIRST}",
    yields="edge",
    examples=[
        example("أول ثلاثة أيام من حزيران 2015", "2015-12-16", "2015-06-01/2015-06-03"),
        example("أول أسبوعين من حزيران 2015", "2015-12-16", "2015-06-01/2015-06-14"),
        example("الأرباع الثلاثة الأولى من 2015", "2015-12-16", "2015-01/2015-09"),
    ],
    rejects=["أول ثلاثة أيام من المعرض"],
)
def first_units(
    u: Granularity | None = None, n: int = 2, d: Granularity | None = None, quarters: int | None = None
) -> Edge | None:
    """«أول ثلاثة أيام», «الأشهر التسعة الأولى», «الأرباع الثلاثة الأولى»."""
    if quarters is not None:
        return Edge(quarters, Granularity.QUARTER)
    unit = d or u
    return Edge(n, unit) if unit is not None else None


@rule(
    "last-units",
    "{u:unit_plural_def} {n:number_def|the_n} {_:last_of}",
    "{n:number_def|the_n} {u:unit_plural} {_:last_of}",
    "آخر {n:n|nw} {u:unit_plural}",
    "آخر {d:unit_dual}",
    f"{{d:unit_dual_def}} {_LAST_TWO}",
    yields="edge",
    examples=[
        example("آخر يومين من حزيران 2015", "2015-12-16", "2015-06-29/2015-06-30"),
        example("آخر أسبوعين من عام 2014", "2015-12-16", "2014-12-18/2014-12-31"),
    ],
    rejects=["آخر يومين من المعرض"],
)
def last_units(u: Granularity | None = None, n: int = 2, d: Granularity | None = None) -> Edge | None:
    """«آخر يومين», «الأشهر الثلاثة الأخيرة»."""
    unit = d or u
    return Edge(n, unit, last=True) if unit is not None else None


_DAYS_IN_WEEK = 7
_MONTHS_IN_YEAR = 12
_LONGEST = {Granularity.DAY: 60, Granularity.WEEK: 8}
"""More days or weeks than these are seldom counted from an edge."""


@rule(
    "edge-of-period",
    f"{{e:edge}} من|في|ل {{x:{MONTHISH}|{WEEKISH}}}",
    f"{{e:edge}} من|في|ل {{m:{MON}}}",
    f"{{e:edge}} من|في|ل {{h:{HMON}}}",
    f"{{e:edge}} من|في|ل {{year:{YEARISH}}}",
    "{e:edge} من|في|ل {y:year}",
    "{e:edge} من|في|ل {g:unit_def}",
    "{e:edge} من|في|ل {c:century_x|rel_century}",
    yields="span",
    priority=1,
    not_after=OTHER_YEARS,
    examples=[
        example("الأشهر التسعة الأولى من 2015", "2015-12-16", "2015-01/2015-09"),
        example("أول عشرة أشهر من العام", "2015-12-16", "2015-01/2015-10"),
        example("الأشهر الثلاثة الأخيرة من 2015", "2015-12-16", "2015-10/2015-12"),
        example("آخر ثلاثة أشهر من عام 2014", "2015-12-16", "2014-10/2014-12"),
        example("الأشهر الـ4 الأولى من العام الماضي", "2015-12-16", "2014-01/2014-04"),
        example("الأيام العشرة الأولى من رمضان 1436", "2015-12-16", "2015-06-18/2015-06-27"),
        example("الأسبوعين الأخيرين من الشهر الماضي", "2015-12-16", "2015-11-17/2015-11-30"),
        example("العقود الثلاثة الأخيرة من القرن التاسع عشر", "2015-12-16", "1870/1899"),
        example("العقدين الأولين من القرن الحالي", "2015-12-16", "2000/2019"),
    ],
    rejects=["الأشهر التسعة الأولى من الحرب", "الأشهر التسعة الماضية", "الأشهر التسعة الأولى من السنة المالية"],
)
def edge_of_period(
    e: Edge,
    x: Expr | None = None,
    m: int | None = None,
    h: int | None = None,
    year: Expr | None = None,
    y: int | None = None,
    g: Granularity | None = None,
    c: Expr | None = None,
) -> Expr | None:
    """So many units at one end of a month, a week, a year or a century; weeks are counted there by their seven days."""
    if c is not None:
        return _decades(e, c)
    if y is not None:
        year = CalendarDate(year=y)
    elif g is Granularity.YEAR:
        year = Deictic(Granularity.YEAR, 0)
    elif g in (Granularity.MONTH, Granularity.WEEK):
        x = Deictic(g, 0)
    elif m is not None:
        x = CalendarDate(month=m)
    elif h is not None:
        x = CalendarDate(month=h, calendar=Calendar.HIJRI)
    of = year or x
    if of is None:
        return None
    count, unit = e.count, e.unit
    if unit in (Granularity.MONTH, Granularity.QUARTER):
        if year is None or not 2 <= count < (_MONTHS_IN_YEAR if unit is Granularity.MONTH else 4):
            return None
    elif unit not in _LONGEST or not 2 <= count <= _LONGEST[unit]:
        return None
    if unit is Granularity.WEEK:
        count, unit = count * _DAYS_IN_WEEK, Granularity.DAY
    if e.last:
        return Range(Nth(-count, unit, of), Nth(-1, unit, of))
    return Range(Nth(1, unit, of), Nth(count, unit, of))


_DECADES_IN_CENTURY = 10


def _decades(edge: Edge, century: Expr) -> Expr | None:
    """The first or the last so many decades of a century."""
    if edge.unit is not Granularity.DECADE or not 2 <= edge.count < _DECADES_IN_CENTURY:
        return None
    first = _DECADES_IN_CENTURY - edge.count if edge.last else 0
    last = _DECADES_IN_CENTURY - 1 if edge.last else edge.count - 1
    if isinstance(century, Century):
        if century.calendar is Calendar.HIJRI:
            return None
        start = (century.number - 1) * 100
        return Range(Decade(start + first * 10), Decade(start + last * 10))
    return Range(Within(Decade(first * 10), century), Within(Decade(last * 10), century))
