"""Named days: feasts, their days and eves, and the years in which they lie."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.dates.holidays import holidays
from timeline.expressions import Calendar, CalendarDate, Direction, Expr, Holiday, Nth, Range, Relative, Shift, Within
from timeline.language.rule import example, rule


@rule(
    "holiday",
    "{h:holiday}",
    "أول أيام {first:holiday}",
    "يوم {h:holiday}",
    "أيام {h:holiday}",
    "{h:holiday} المبارك|السعيد|المجيد",
    "أول أيام {first:holiday} المبارك|السعيد|المجيد",
    yields="hol",
    not_before="شجرة هدايا هدية دمية زينة احتفالات بمناسبة رأس بابا",
    examples=[
        example("عيد الفطر", "2013-02-12", "2013-08-08", "future"),
        example("عيد الأضحى المبارك", "2013-02-12", "2013-10-15", "future"),
    ],
    rejects=["عيد ميلاده"],
)
def holiday(h: str = "", first: str = "") -> Expr | None:
    """A named day; «أول أيام رمضان» is a day of a month."""
    if first and holidays()[first].rules[0].kind == "hijri-month":
        return None
    return Holiday(h or first)


@rule(
    "day-of-feast",
    "{c:ordinal_construct} أيام|يوم {x:hol}",
    "{c:ordinal_construct} أيام عطلة {x:hol}",
    "اليوم {d:ord} من|ل {x:hol}",
    "اليوم {d:ord} من أيام {x:hol}",
    "{n:ordinal_construct} {x:hol}",
    yields="day",
    priority=6,
    examples=[
        example("ثاني أيام عيد الفطر المبارك", "2015-07-20", "2015-07-18"),
        example("ثالث أيام عيد الأضحى", "2016-09-20", "2016-09-13"),
        example("اليوم الأول من عيد الفطر", "2015-07-20", "2015-07-17"),
        example("ثاني أيام التشريق", "2016-09-20", "2016-09-13"),
    ],
    rejects=["ثاني أيام المعرض", "عاشر أيام عيد الفطر", "ثاني عيد الفطر"],
)
def day_of_feast(x: Expr, c: int | None = None, d: int | None = None, n: int | None = None) -> Expr | None:
    """«ثاني أيام عيد الفطر»: the feasts last three or four days. «أيام التشريق» are several by their name."""
    number = next((given for given in (c, d, n) if given is not None), 0)
    rule_ = holidays()[x.name].rules[0] if isinstance(x, Holiday) else None
    if rule_ is not None and rule_.kind != "hijri-month" and rule_.days > 1:
        return Nth(number, Granularity.DAY, x) if number <= rule_.days else None
    if n is not None or (rule_ is not None and rule_.kind == "hijri-month") or not 1 <= number <= _LONGEST_FEAST:
        return None
    return x if number == 1 else Shift(number - 1, Granularity.DAY, x)


_LONGEST_FEAST = 5


@rule(
    "holiday-eve",
    "عشية {x:hol}",
    "ليلة {x:hol}",
    yields="day",
    priority=2,
    examples=[
        example("عشية عيد الأم", "2018-03-20", "2018-03-20", "future"),
        example("عشية عيد الفطر 2015", "2015-12-12", "2015-07-16"),
    ],
    rejects=["عشية اليوم"],
)
def holiday_eve(x: Expr) -> Expr:
    """The eve of a named day is the day before it; before other days «عشية» is the evening."""
    if x == Holiday("new-year"):
        return Holiday("new-year-eve")  # of the year that ends
    return Shift(-1, Granularity.DAY, x)


@rule(
    "holiday-year",
    "{h:hol} {y:year|yr}",
    "{h:hol} {d:modifier}",
    "{h:hol} {r:rel_year}",
    "{h:hol} من|ل|في {r:rel_year}",
    "{h:hol} ل|في|من {y:yr}",
    yields="hol",
    examples=[
        example("عيد الميلاد 2020", "2013-02-12", "2020-12-25"),
        example("عيد الفطر الماضي", "2015-12-12", "2015-07-17"),
        example("عيد الأضحى في العام الماضي", "2015-12-12", "2014-10-04"),
    ],
    rejects=["عيد الوطن 2020"],
)
def holiday_year(
    h: Expr, y: int | CalendarDate | None = None, d: Direction | None = None, r: Expr | None = None
) -> Expr | None:
    """A named day of a year, or the latest or next one."""
    if not isinstance(h, Holiday) or h.year is not None:
        return None
    if d is not None:
        return Relative(h, d)
    if r is not None:
        return Within(h, r)
    if isinstance(y, CalendarDate):
        return Holiday(h.name, y.year, Calendar.HIJRI if (y.year or 0) < _FIRST_GREGORIAN else y.calendar)
    if y is None:
        return None
    return Holiday(h.name, y, Calendar.HIJRI if y < _FIRST_GREGORIAN else Calendar.GREGORIAN)


@rule(
    "holiday-twice-moved",
    "{h:hol} بعد|قبل {d:modifier}",
    "{h:hol} ما بعد|قبل {d:modifier}",
    "{h:hol} اللي|الي|الذي بعد|قبل {d:modifier}",
    yields="day",
    examples=[
        example("عيد الفطر بعد القادم", "2015-12-12", "2017-06-25"),
        example("عيد الأم قبل الماضي", "2015-12-12", "2014-03-21"),
    ],
    rejects=["عيد الفطر بعد"],
)
def holiday_twice_moved(h: Expr, d: Direction) -> Expr | None:
    """«عيد الفطر بعد القادم»: the one that follows the next, within a year and some days of it."""
    if not isinstance(h, Holiday) or h.year is not None or d is Direction.THIS:
        return None
    near = Relative(h, d)
    step = 1 if d is Direction.NEXT else -1
    ends = [Shift(step * days, Granularity.DAY, near) for days in (1, _MORE_THAN_A_YEAR)]
    return Within(h, Range(*(ends if step > 0 else reversed(ends))))


_MORE_THAN_A_YEAR = 370
_FIRST_GREGORIAN = 1600
"""A smaller number behind a feast is a Hijri year."""
