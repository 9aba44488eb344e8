"""Years of histories: in words, about so many, in the Hijri calendar without its era, beside their other calendar."""

from __future__ import annotations

from dataclasses import replace

from timeline.expressions import Approximate, Calendar, CalendarDate, Direction, Expr, Relative
from timeline.language.rule import example, rule

_G, _H = Calendar.GREGORIAN, Calendar.HIJRI
_YEAR = "عام|سنة|العام|السنة"
_ABOUT = "نحو|حوالي|حوالى|قرابة|زهاء"
_LAST_HIJRI = 1600
_FIRST_LATE = 1000
"""From here on a year has four digits and is read by the other rules."""


@rule(
    "year-in-words",
    f"{_YEAR} {{y:nw}} {{e:era}}",
    f"{_YEAR} {{old:nw}}",
    yields="yr",
    not_after="قبل ق من",
    examples=[
        example("سنة إحدى وستين للهجرة", "2015-12-16", "[0680-10-04..0681-09-22]"),
        example("سنة ست وخمسين وستمائة", "2015-12-16", "[1258-01-15..1259-01-04]"),
    ],
    rejects=["سنة خمسين", "عام ستين ميلادية"],
)
def year_in_words(y: int | None = None, e: Calendar | None = None, old: int | None = None) -> Expr | list[Expr] | None:
    """A year of fewer than four digits in words: histories that spell it so count in Hijri years."""
    if old is not None:
        if not 100 <= old < 1000:
            return None
        return [CalendarDate(year=old, calendar=_H), CalendarDate(year=old)]
    if y is None or e is None or not (1 if e is _H else 100) <= y <= _LAST_HIJRI:
        return None
    return CalendarDate(year=y, calendar=e)


@rule(
    "year-of-three-digits",
    "عام|سنة {y:n}",
    yields="yr",
    guard="of-few-digits",
    not_before="كل أي أول آخر طوال طيلة نحو حوالي حوالى قرابة زهاء لمدة مدة بعد",
    not_after="#digits / - : . % ق قبل و أو إلى حتى مليون مليار ألف",
    examples=[example("هاجر [عام 622]", "2015-12-16", "0622"), example("فتحت [سنة 711]", "2015-12-16", "0711")],
    rejects=["عام 12", "كل عام 300", "العام 300", "عام 300 شخص", "عام 100 ق.م"],
)
def year_of_three_digits(y: int) -> Expr | list[Expr] | None:
    """«عام 622»: of our calendar; of the Hijri one in older books, and that is the other reading."""
    if not 100 <= y < _FIRST_LATE:
        return None
    return [CalendarDate(year=y), CalendarDate(year=y, calendar=_H)]


@rule(
    "year-behind-a-hijri-month",
    "عام|سنة {y:n|nw}",
    "{y:n|nw} {e:era}",
    yields="old_year",
    not_after="% - .",
    examples=[
        example("رمضان سنة 8", "2015-12-16", "[0629-12-26..0630-01-24]"),
        example("العاشر من محرم سنة إحدى وستين", "2015-12-16", "0680-10-13"),
        example("17 رمضان 2هـ", "2015-12-16", "0624-03-16"),
    ],
    rejects=["مارس سنة 8", "2هـ"],
)
def year_behind_a_hijri_month(y: int, e: Calendar = _H) -> CalendarDate | None:
    """«رمضان سنة 8»: behind a Hijri month a year of few digits needs no era, and is none of anything else."""
    return CalendarDate(year=y, calendar=_H) if 1 <= y < _FIRST_LATE and e is _H else None


@rule(
    "year-of-few-digits",
    "{y:yy|n31} {e:era}",
    yields="yr",
    before="في منذ حتى عام سنة توفي",
    not_after="% - .",
    examples=[example("بدأت المعارك في [8هـ]", "2015-12-16", "[0629-05-04..0630-04-22]")],
    rejects=["رقم 8هـ", "في 8م"],
)
def year_of_few_digits(y: int, e: Calendar) -> CalendarDate | None:
    """«في 8هـ»: an era behind one or two digits makes a year where a preposition stands before."""
    return CalendarDate(year=y, calendar=_H) if e is _H and y else None


@rule(
    "date-of-old",
    "{md} {y:n}",
    yields="ymd",
    guard="of-old",
    examples=[example("20 أغسطس 636", "2015-12-16", "0636-08-20")],
    rejects=["في 20 أغسطس 636 قتيلا"],
)
def date_of_old(md: Expr, y: int) -> CalendarDate | None:
    """«20 أغسطس 636»: three digits are a year where they count nothing."""
    if not isinstance(md, CalendarDate) or md.calendar is not _G or md.year is not None or not 100 <= y < _FIRST_LATE:
        return None
    return replace(md, year=y)


@rule(
    "month-of-old",
    "{m:mon|mon_amb} {y:n}",
    yields="ym",
    priority=-1,
    guard="of-old",
    examples=[example("آب (أغسطس) 636", "2015-12-16", "0636-08")],
    rejects=["في مايو 636 قتيلا", "في مايو 300 مقابل 250 في أبريل"],
)
def month_of_old(m: int, y: int) -> CalendarDate | None:
    """The same of a month."""
    return CalendarDate(year=y, month=m) if 100 <= y < _FIRST_LATE else None


@rule(
    "about-a-year",
    f"{_ABOUT} {_YEAR} {{y:year|year_words}}",
    f"{_ABOUT} {_YEAR} {{y:n}} {{e:era}}",
    f"{_ABOUT} {{y:year}} {{e:era}}",
    f"{_ABOUT} {{x:ym|century_x|decade_x}}",
    yields="span",
    examples=[example("نحو عام 1250", "2015-12-16", "1250~"), example("حوالي القرن العاشر", "2015-12-16", "09XX~")],
    rejects=["نحو عام", "نحو 1250", "حدود عام 1967"],
)
def about_a_year(x: Expr | None = None, y: int | None = None, e: Calendar = _G) -> Expr:
    """«نحو عام 1250»: nobody knows it exactly. A bare number is none: «نحو 1750 كيلوغراما»."""
    return Approximate(x if x is not None else CalendarDate(year=y, calendar=e))


@rule(
    "year-beside-hijri",
    "{y:n} {e:era}",
    yields="yr",
    guard="beside-hijri",
    examples=[example("132هـ / [750م]", "2015-12-16", "0750"), example("سنة 41هـ - [661م]", "2015-12-16", "0661")],
    rejects=["750م", "مسافة 750 م"],
)
def year_beside_hijri(y: int, e: Calendar) -> Expr | None:
    """A year of three digits beside its Hijri year: alone «750م» is a length."""
    return CalendarDate(year=y) if e is _G and 500 <= y < 1000 else None


@rule(
    "hijri-year-relative",
    "العام|السنة الهجري|الهجرية {d:modifier}",
    "{this} العام|السنة الهجري|الهجرية",
    yields="rel_year",
    priority=1,
    examples=[
        example("العام الهجري الماضي", "2015-12-16", "[2014-10-25..2015-10-13]"),
        example("السنة الهجرية الحالية", "2015-12-16", "[2015-10-14..2016-10-01]"),
    ],
    rejects=["العام الهجري"],
)
def hijri_year_relative(d: Direction = Direction.THIS, this: int | None = None) -> Expr:
    """The Hijri year before the anchor's, that one, or the next."""
    return Relative(CalendarDate(calendar=_H), d)
