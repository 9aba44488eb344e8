"""English and French dates and stamps as they stand in Arabic pages: «08:27, December 16, 2015»."""

from __future__ import annotations

from dataclasses import replace

from timeline.expressions import CalendarDate, Day, Equivalent, Expr, Range, Weekday
from timeline.language.rule import example, rule


@rule(
    "english-date",
    "{m:month_english} {d:n31} , {y:year}",
    "{m:month_english} {d:n31} {y:year}",
    "{m:month_english} . {d:n31} , {y:year}",
    "{d:n31} {m:month_english} {y:year}",
    "{d:n31} {m:month_english} , {y:year}",
    "{d:n31} th|st|nd|rd {m:month_english} {y:year}",
    "{d:n31} th|st|nd|rd of? {m:month_english} , {y:year}",
    "{d:n31} th|st|nd|rd , {m:month_english} {y:year}",
    "{m:month_english} {d:n31} th|st|nd|rd , {y:year}",
    "{m:month_english} {d:n31} th|st|nd|rd {y:year}",
    "{d:n31} - {m:month_english} - {y:year}",
    yields="ymd",
    examples=[
        example("December 16, 2015", "2016-01-16", "2015-12-16"),
        example("16 Dec 2015", "2016-01-16", "2015-12-16"),
        example("16th December 2015", "2016-01-16", "2015-12-16"),
        example("16th, April 2024", "2024-04-16", "2024-04-16"),
    ],
    rejects=["December 16, 20155"],
)
def english_date(m: int, d: int, y: int) -> Expr:
    """A full English date."""
    return CalendarDate(year=y, month=m, day=d)


@rule(
    "english-day-month",
    "{m:month_english} {d:n31}",
    "{m:month_english} . {d:n31}",
    yields="md",
    not_after="#digits / : . % th st nd rd",
    priority=-1,
    examples=[example("Dec 16", "2015-12-17", "2015-12-16")],
    rejects=["May", "Dec 45"],
)
def english_day_month(m: int, d: int) -> Expr:
    """An English date without its year, as datelines have it: «Beirut, Dec 16»."""
    return CalendarDate(month=m, day=d)


@rule(
    "english-day-first",
    "{d:n31} {m:month_english}",
    yields="md",
    not_after="#digits",
    priority=-1,
    examples=[
        example("16 December", "2015-12-17", "2015-12-16"),
        example("[16 December]:", "2015-12-17", "2015-12-16"),
    ],
    rejects=["45 December"],
)
def english_day_first(d: int, m: int) -> Expr:
    """The same with the day first: «CAIRO - 14 March:»."""
    return CalendarDate(month=m, day=d)


@rule(
    "french-date",
    "{d:n31} {m:month_french} {y:year}",
    "{d:n31} er {m:month_french} {y:year}",
    yields="ymd",
    examples=[
        example("5 juillet 2012", "2016-01-16", "2012-07-05"),
        example("le [1er août 2015]", "2016-01-16", "2015-08-01"),
    ],
    rejects=["juillet 5 2012"],
)
def french_date(d: int, m: int, y: int) -> Expr:
    """A full French date."""
    return CalendarDate(year=y, month=m, day=d)


@rule(
    "french-month-year",
    "{m:month_french} {y:year}",
    yields="ym",
    examples=[example("juillet 2012", "2016-01-16", "2012-07")],
    rejects=["juillet"],
)
def french_month_year(m: int, y: int) -> Expr:
    """A French month of a year."""
    return CalendarDate(year=y, month=m)


@rule(
    "english-month-year",
    "{m:month_english} {y:year}",
    "{m:month_english} , {y:year}",
    yields="ym",
    examples=[example("December 2015", "2016-01-16", "2015-12")],
    rejects=["December"],
)
def english_month_year(m: int, y: int) -> Expr:
    """An English month of a year."""
    return CalendarDate(year=y, month=m)


@rule(
    "english-weekday-date",
    "{w:weekday_english} , {x:ymd}",
    "{w:weekday_english} {x:ymd}",
    "{w:weekday_english} - {x:ymd}",
    "{w:weekday_french} {x:ymd}",
    "{w:weekday_french} , {x:ymd}",
    yields="day",
    examples=[
        example("Wednesday, December 16, 2015", "2016-01-16", "2015-12-16"),
        example("mercredi 16 décembre 2015", "2016-01-16", "2015-12-16"),
    ],
    rejects=["Wednesday"],
)
def english_weekday_date(w: Day, x: Expr) -> Expr:
    """An English or French weekday beside a date: a check."""
    return Equivalent(Weekday(w), x)


_ENDS = "md|ymd"


@rule(
    "english-range",
    f"from? {{a:{_ENDS}}} to|until|till|through {{b:{_ENDS}}}",
    f"between {{a:{_ENDS}}} and {{b:{_ENDS}}}",
    "from? {d:n31} to|until|till|through {b:md|ymd}",
    "between {d:n31} and {b:md|ymd}",
    yields="span",
    priority=1,
    examples=[
        example("from 26 March to 1 April 2023", "2016-01-16", "2023-03-26/2023-04-01"),
        example("26 to 28 March 2023", "2016-01-16", "2023-03-26/2023-03-28"),
        example("between December 28 and January 3, 2016", "2016-01-16", "2015-12-28/2016-01-03"),
    ],
    rejects=["from 26 to March"],
)
def english_range(b: Expr, a: Expr | None = None, d: int | None = None) -> Expr | None:
    """An English range, both ends inclusive; what one end lacks the other lends."""
    if d is not None:
        a = replace(b, day=d) if isinstance(b, CalendarDate) and d < (b.day or 0) else None
    return Range(a, b) if a is not None else None
