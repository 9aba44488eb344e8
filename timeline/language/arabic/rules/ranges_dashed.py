"""From one day to another with only a dash between: it may as well join the parts of one date."""

from __future__ import annotations

from timeline.expressions import CalendarDate, Day, DayTime, Equivalent, Expr, Range, Weekday
from timeline.language.arabic.rules.ranges import range_
from timeline.language.kinds import ANY
from timeline.language.rule import example, rule


@rule(
    "range-dashed",
    f"من {{a:{ANY}}} - {{b:{ANY}}}",
    "{a:md|ymd} - {b:md|ymd}",
    yields="span",
    guard="bare-ends",
    examples=[
        example("14 يونيو - 15 يوليو 2018", "2018-03-30", "2018-06-14/2018-07-15"),
        example("من الاثنين - الخميس", "2015-12-16", "2015-12-14/2015-12-17"),
    ],
    rejects=["من 13 تموز -", "من السبت - 4 مايو 2015", "من 4 مايو - 2015"],
)
def range_dashed(a: Expr, b: Expr) -> Expr | None:
    """The same as with «إلى», unless the dash stands within one date."""
    found: Expr | None = None if _is_one_date(a, b) else range_(b, a)
    return found


def _is_one_date(a: Expr, b: Expr) -> bool:
    """«السبت - 4 مايو», «4 مايو - 2015»: a weekday before its date, a day before its year."""
    if isinstance(a, DayTime) and a.of is not None and a.hour is None:
        a = a.of
    if not isinstance(b, CalendarDate):
        return False
    if isinstance(a, Weekday):
        return b.day is not None
    if isinstance(a, Equivalent):
        a = a.second
    return isinstance(a, CalendarDate) and a.year is None and a.day is not None and b.month is None and b.day is None


@rule(
    "range-of-dashed-years",
    "{a:yr} - {b:yr}",
    yields="span",
    examples=[example("عام 2003 – عام 2005", "2015-12-16", "2003/2005")],
    rejects=["عام 2005 - عام 2003", "سنة 1420هـ - سنة 1999م"],
)
def range_of_dashed_years(a: Expr, b: Expr) -> Expr | None:
    """Two years, each with its word or its era."""
    if not isinstance(a, CalendarDate) or not isinstance(b, CalendarDate):
        return None
    found: Expr | None = range_(b, a) if (a.year or 0) < (b.year or 0) else None
    return found


@rule(
    "range-of-dated-weekdays",
    "{a:day} - {b:day}",
    yields="span",
    examples=[
        example("السبت 12 مايو - الخميس 13 ديسمبر 1973", "2015-12-16", "1973-05-12/1973-12-13"),
        example("الأحد 5 تشرين الأول – الخميس 9 تشرين الأول 2014", "2015-12-16", "2014-10-05/2014-10-09"),
    ],
    rejects=["السبت 12 مايو - الخميس"],
)
def range_of_dated_weekdays(a: Expr, b: Expr) -> Expr | None:
    """Two days, each with its weekday and its date."""
    for end in (a, b):
        if not (
            isinstance(end, Equivalent) and isinstance(end.first, Weekday) and isinstance(end.second, CalendarDate)
        ):
            return None
    found: Expr | None = range_(b, a)
    return found


@rule(
    "range-of-weekdays-alone",
    "{a:wd} - {b:wd}",
    yields="span",
    guard="alone",
    examples=[example("الأحد - الخميس", "2015-12-16", "2015-12-13/2015-12-17")],
    rejects=["لقاء الأحد - الخميس"],
)
def range_of_weekdays_alone(a: Day, b: Day) -> Expr | None:
    """«الأحد - الخميس» where it is all that is said."""
    return Range(Weekday(a), Weekday(b)) if a is not b else None
