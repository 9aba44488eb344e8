"""Days that are counted within a longer time: «أول أيام رمضان», «اليوم العاشر من العام»."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Calendar,
    CalendarDate,
    Deictic,
    Expr,
    Nth,
)
from timeline.language.arabic.rules.portions import OTHER_YEARS
from timeline.language.kinds import HMON, MON, MONTHISH, WEEKISH, YEARISH
from timeline.language.rule import example, rule

_H = Calendar.HIJRI
_LONGEST_MONTH = 31


@rule(
    "first-of-month",
    f"أول {{m:{MON}}}",
    "أول {y:ym}",
    f"{{c:ordinal_construct}} أيام|يوم {{m:{MON}}}",
    f"{{c:ordinal_construct}} أيام|يوم {{h:{HMON}}}",
    f"اليوم {{d:ord}} من {{h:{HMON}|hijri_zero}}",
    yields="md",
    priority=6,
    not_before="منذ",
    examples=[
        example("أول شباط", "2013-02-12", "2013-02-01"),
        example("أول فبراير 2014", "2013-02-12", "2014-02-01"),
        example("أول أيام شهر رمضان المبارك", "2015-06-10", "2015-06-18"),
        example("ثالث أيام رمضان", "2015-06-10", "2015-06-20"),
        example("اليوم العاشر من رمضان", "2015-06-10", "2015-06-27"),
        example("ثاني أيام أكتوبر", "2015-10-10", "2015-10-02"),
        example("أول رمضان 2025", "2015-10-10", "2025-03-01"),
    ],
    rejects=["أول شخص", "أول أيام المعرض"],
)
def first_of_month(
    m: int | None = None, y: Expr | None = None, h: int | None = None, c: int | None = None, d: int | None = None
) -> Expr | None:
    """«أول شباط» is its first day, «ثالث أيام رمضان» the third."""
    day = c if c is not None else d if d is not None else 1
    if h is not None:
        last = Nth(-1, Granularity.DAY, CalendarDate(month=h, calendar=_H))
        return last if day == -1 else CalendarDate(month=h, day=day, calendar=_H)
    if day == -1:
        return Nth(-1, Granularity.DAY, CalendarDate(month=m))
    if y is not None:
        return replace(y, day=1) if isinstance(y, CalendarDate) else Nth(1, Granularity.DAY, y)
    return CalendarDate(month=m, day=day) if day <= _LONGEST_MONTH else None


@rule(
    "day-of-year-by-number",
    f"{{c:ordinal_construct}} أيام|يوم {{y:{YEARISH}|{MONTHISH}}}",
    f"{{c:ordinal_construct}} أيام|يوم من|في {{y:{YEARISH}}}",
    f"اليوم {{d:ord}} من|في {{y:{YEARISH}}}",
    f"اليوم {{last:last_of}} من|في {{y:{YEARISH}}}",
    "{c:ordinal_construct} أيام {g:unit_def}",
    f"{{c:ordinal_construct}} أيام {{y:{WEEKISH}}}",
    "أول {day_of:rel_month|ana_month}",
    "أول {day_one:unit_def}",
    yields="day",
    priority=1,
    not_after=OTHER_YEARS,
    examples=[
        example("أول أيام السنة الجديدة", "2017-12-15", "2018-01-01"),
        example("آخر يوم من عام 2016", "2017-03-15", "2016-12-31"),
        example("اليوم الأخير من العام الماضي", "2017-03-15", "2016-12-31"),
        example("آخر أيام السنة", "2017-03-15", "2017-12-31"),
        example("أول الشهر القادم", "2017-03-15", "2017-04-01"),
        example("ثاني أيام الأسبوع القادم", "2016-11-07", "2016-11-15"),
        example("آخر أيام الشهر القادم", "2016-11-07", "2016-12-31"),
    ],
    rejects=["أول أيام الدراسة"],
)
def day_of_year_by_number(
    y: Expr | None = None,
    c: int | None = None,
    d: int | None = None,
    last: int | None = None,
    g: Granularity | None = None,
    day_of: Expr | None = None,
    day_one: Granularity | None = None,
) -> Expr | None:
    """The first days of a year or a month, or the last one."""
    if day_of is not None or day_one is not None:
        if day_one not in (None, Granularity.MONTH):
            return None
        return Nth(1, Granularity.DAY, day_of or Deictic(Granularity.MONTH))
    if g is not None and g not in (Granularity.YEAR, Granularity.MONTH, Granularity.WEEK):
        return None
    number = next((given for given in (c, d, last) if given is not None), 0)
    return Nth(number, Granularity.DAY, y if g is None else Deictic(g)) if number else None
