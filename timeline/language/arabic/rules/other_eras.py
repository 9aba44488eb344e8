"""Years of eras that are neither Hijri nor ours: of the Martyrs, which the Coptic church counts."""

from __future__ import annotations

from datetime import date

from timeline.dates.arithmetic import add_days
from timeline.dates.julian import from_julian
from timeline.expressions import CalendarDate, Expr, Range
from timeline.language.rule import example, rule

_YEAR = "عام|سنة|العام|السنة"
_BEFORE_THE_FIRST = 283
"""The first year of the Martyrs begins on 29 August 284 by the Julian calendar."""
_LATEST = 1900


@rule(
    "year-of-the-martyrs",
    f"{_YEAR} {{y:n}} ل الشهداء",
    f"{_YEAR} {{y:n}} للشهداء|قبطية|القبطية|قبطي",
    yields="span",
    priority=2,
    examples=[
        example("سنة 1737 للشهداء", "2021-05-02", "2020-09-11/2021-09-10"),
        example("سنة 19 للشهداء", "2021-05-02", "0302-08-30/0303-08-30"),
    ],
    rejects=["سنة 1737 للشهداء الأبرار", "سنة 3000 للشهداء"],
    not_after="الأبرار الذين",
)
def year_of_the_martyrs(y: int) -> Expr | None:
    """A Coptic year has 365 days, and one more before each Julian leap year; it begins in August or September."""
    if not 1 <= y <= _LATEST:
        return None
    return Range(_day(_first(y)), _day(add_days(_first(y + 1), -1)))


def _first(year: int) -> date:
    """The first day of a year of the Martyrs: 29 August by the Julian calendar, the 30th before a leap year."""
    begins = year + _BEFORE_THE_FIRST
    return from_julian(date(begins, 8, 30 if begins % 4 == 3 else 29))


def _day(day: date) -> CalendarDate:
    return CalendarDate(year=day.year, month=day.month, day=day.day)
