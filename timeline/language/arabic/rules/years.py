"""Years by their number, their era or their place."""

from __future__ import annotations

from timeline.expressions import Calendar, CalendarDate, Equivalent, Expr, Shift
from timeline.language.rule import example, rule

__all__ = ["HIJRI_OF_OUR_TIME"]

_H = Calendar.HIJRI

HIJRI_OF_OUR_TIME = (1420, 1450)
"""1999–2029: the years of the Hijri calendar of which the texts of this age speak without their era."""


def year_of(value: int, calendar: Calendar | None = None, *, digits: int = 4) -> CalendarDate | list[CalendarDate]:
    """The year that a number names; behind «عام» 1420–1450 without an era is Hijri first.

    Newspapers leave «هـ» out where the year can be no other; the other reading is kept.
    """
    if calendar is not None:
        return CalendarDate(year=value, calendar=calendar, year_digits=digits)
    gregorian, hijri = CalendarDate(year=value, year_digits=digits), CalendarDate(year=value, calendar=_H)
    if HIJRI_OF_OUR_TIME[0] <= value <= HIJRI_OF_OUR_TIME[1]:
        return [hijri, gregorian]
    return gregorian


@rule(
    "year",
    "عام|سنة|العام|السنة {y:year|year_words}",
    "عام|سنة|العام|السنة {y:year|year_words} {era}",
    "عام|سنة|العام|السنة ( {y:year} )",
    "عام|سنة|العام|السنة ( {y:n} {era} )",
    "{y:year} {era}",
    "عام|العام|سنة|السنة الميلادي|الميلادية {y:year}",
    "عام|سنة|العام|السنة {y:n} {era}",
    yields="yr",
    examples=[
        example("عام 2012", "2015-12-16", "2012"),
        example("سنة 1437 هـ", "2015-12-16", "[2015-10-14..2016-10-01]"),
        example("2005 م", "2015-12-16", "2005"),
        example("عام ألفين وأحد عشر", "2015-12-16", "2011"),
    ],
    rejects=["عام 12000"],
    not_after="% .",
)
def year(y: int, era: Calendar | None = None) -> CalendarDate | list[CalendarDate] | None:
    """A year with its word or its era."""
    if era is _H and not 1 <= y <= 1600:
        return None
    return year_of(y, era)


@rule(
    "year-of-hijra",
    "{y:n} {e:era}",
    yields="yr",
    examples=[
        example("808هـ", "2015-12-16", "[1405-07-08..1406-06-26]"),
        example("ت. [808هـ]", "2015-12-16", "[1405-07-08..1406-06-26]"),
    ],
    rejects=["80 هـ", "808 م", "3.808 هـ"],
    guard="whole-number",
)
def year_of_hijra(y: int, e: Calendar) -> CalendarDate | None:
    """A year of three digits: its era shows it."""
    return CalendarDate(year=y, calendar=_H) if e is _H and 100 <= y < 1000 else None


@rule(
    "year-hijri",
    "عام|العام|سنة|السنة الهجري|الهجرية {y:year}",
    "عام|العام|سنة|السنة الهجري|الهجرية الجديد|الجديدة|الحالي|الحالية|الجاري|الجارية {y:year}",
    "العام|السنة الهجري|الهجرية {y:year} {e:era}",
    "العام|السنة الهجري|الهجرية الجديد|الجديدة|الحالي|الحالية|الجاري|الجارية {y:year} {e:era}",
    "العام|السنة {o:ord|ordf} {e:era}",
    "العام|السنة {o:ord|ordf} من الهجرة",
    yields="yr",
    examples=[
        example("العام الهجري 1437", "2015-12-16", "[2015-10-14..2016-10-01]"),
        example("العام الهجري الجديد 1437", "2015-12-16", "[2015-10-14..2016-10-01]"),
        example("السنة العاشرة من الهجرة", "2015-12-16", "[0631-04-12..0632-03-31]"),
    ],
    rejects=["العام الهجري"],
)
def year_hijri(y: int | None = None, o: int | None = None, e: Calendar = _H) -> CalendarDate | None:
    """A year said to be Hijri, by its number or its place («السنة الثانية للهجرة»)."""
    y = y if y is not None else o
    if y is None or e is not _H:
        return None
    return CalendarDate(year=y, calendar=_H) if y <= 1600 else None


@rule(
    "year-of-relative-year",
    "{r:rel_year} {y:year|yr}",
    "{r:rel_year} ( {y:year} )",
    "{r:rel_year} , {y:yr}",
    yields="rel_year",
    examples=[example("العام المقبل 2019", "2018-05-23", "2019"), example("العام الماضي (2017)", "2018-05-23", "2017")],
    rejects=["العام المقبل 20199"],
)
def year_of_relative_year(r: Expr, y: int | CalendarDate) -> Expr:
    """A relative year and its number: the same year told twice; «السنة الجديدة 2022» is the one that is told."""
    year = y if isinstance(y, CalendarDate) else CalendarDate(year=y)
    return year if isinstance(r, Shift) else Equivalent(r, year)


@rule(
    "year-two-digits",
    "عام|سنة|العام|السنة {yy}",
    yields="yr",
    guard="two-digits",
    examples=[example("عام 67", "2015-12-16", "1967")],
    rejects=["عام 5", "الدين العام 35 مليار دولار", "بلغ العجز العام 12 بالمئة"],
    not_after="#digits / - : . % و قضائية قضائي ق",
)
def year_two_digits(yy: int) -> CalendarDate:
    """A year by its last two digits."""
    return CalendarDate(year=yy, year_digits=2)


@rule(
    "year-of-a-line",
    "{y:year}",
    yields="day_number",
    after="- :",
    guard="chronicle",
    examples=[
        example("[1876] - تسجيل براءة اختراع\n1908 - انتخاب الرئيس", "2015-12-16", "1876"),
    ],
    rejects=["1876 - تسجيل براءة الاختراع", "1982 – 1987 – 2001"],
)
def year_of_a_line(y: int) -> Expr | None:
    """A chronicle begins each of its lines with a year; in «(1982 - 1987 - 2001)» the list goes on behind it."""
    return CalendarDate(year=y) if y >= _FIRST_OF_A_LINE else None


_FIRST_OF_A_LINE = 1500
"""Below this a number at the head of a line is a page or a part more often."""


@rule(
    "year-alone",
    "{year}",
    yields="yr",
    not_after="% / - .",
    guard="bare-year",
    examples=[
        example("في [2012]", "2015-12-16", "2012"),
        example("مونديال [2018]", "2018-05-01", "2018"),
        example("الألعاب الأولمبية [2024]", "2018-05-01", "2024"),
        example("فاز باللقب ([1982] – 1987 – 2001)", "2015-12-16", "1982"),
    ],
    rejects=["2012", "القرار 2012", "في 2000 مدرسة"],
)
def year_alone(year: int) -> Expr | None:
    """A bare year: the guard looks at the words beside it."""
    return CalendarDate(year=year) if 1700 <= year <= 2199 else None
