"""Seasons, decades, centuries."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    Calendar,
    CalendarDate,
    Century,
    Decade,
    Direction,
    Expr,
    Range,
    Relative,
    Season,
    SeasonName,
    Shift,
    Within,
)
from timeline.language.rule import example, rule

_H = Calendar.HIJRI


@rule(
    "season-year",
    "{s:season|season_def} {y:year|yr}",
    "{s:season|season_def} من|ل {y:yr}",
    "فصل|موسم {s:season|season_def} {y:year|yr}",
    "فصل|موسم {s:season|season_def} من|ل {y:yr}",
    "{s:season|season_def} {y:year} -|/ {next_one:year}",
    yields="season_x",
    examples=[
        example("صيف 2014", "2015-12-16", "2014-22"),
        example("خريف عام 1973", "2015-12-16", "1973-23"),
        example("شتاء 2015-2016", "2016-12-16", "2015-24"),
    ],
    rejects=["صيف حار"],
)
def season_year(s: SeasonName, y: int | CalendarDate, next_one: int | None = None) -> Expr | None:
    """A season of a year; a winter has two."""
    if next_one is not None and (s is not SeasonName.WINTER or y != next_one - 1):
        return None
    if isinstance(y, CalendarDate):
        return Season(s, y.year) if y.calendar is Calendar.GREGORIAN and y.year_digits == 4 else None
    return Season(s, y)


@rule(
    "season-alone",
    "فصل? {s:season_def}",
    yields="span",
    guard="alone",
    examples=[example("الخريف", "2015-08-16", "2015-23"), example("فصل الشتاء", "2015-11-16", "2015-24")],
    rejects=["أوراق الخريف"],
)
def season_alone(s: SeasonName) -> Expr:
    """«الخريف» is a time where it is all that is said; elsewhere it may be any autumn."""
    return Season(s)


@rule(
    "season-relative",
    "{s:season_def} {d:modifier}",
    "فصل|موسم {s:season_def} {d:modifier}",
    "{s:season|season_def} {y:rel_year}",
    "{s:season|season_def} من {y:rel_year}",
    "هذا {s:season_def}",
    "{s:season_def} ما? قبل|بعد {twice:modifier}",
    yields="season_x",
    examples=[
        example("الصيف المقبل", "2015-12-16", "2016-22"),
        example("صيف العام الماضي", "2015-12-16", "2014-22"),
        example("الصيف قبل الماضي", "2015-12-16", "2014-22"),
        example("هذا الصيف", "2015-07-16", "2015-22"),
    ],
    rejects=["الربيع العربي"],
)
def season_relative(
    s: SeasonName, d: Direction | None = None, y: Expr | None = None, twice: Direction | None = None
) -> Expr | None:
    """The season before, around or after the anchor, the last or the next but one, or that of a relative year."""
    if twice is Direction.THIS:
        return None
    if twice is not None:
        step = 1 if twice is Direction.NEXT else -1
        return Within(Season(s), Shift(step, Granularity.YEAR, Relative(Season(s), twice)))
    if y is not None:
        return Within(Season(s), y)
    return Relative(Season(s), d or Direction.THIS)


@rule(
    "season",
    "{x:season_x}",
    yields="span",
    examples=[example("شتاء 2015", "2015-12-16", "2015-24")],
    rejects=["شتاء"],
)
def season(x: Expr) -> Expr:
    """A season with its year."""
    return x


@rule(
    "decade",
    "{d:decade_def}",
    "{d:decade|decade_def} {c:rel_century|century_x}",
    "{d:decade|decade_def} من {c:rel_century|century_x}",
    "سنوات|أعوام|سني|عقد|حقبة|فترة {d:decade_def}",
    "سنوات|أعوام|سني|عقد|حقبة|فترة {d:decade_def} من {c:rel_century|century_x}",
    yields="decade_x",
    examples=[
        example("ثمانينيات القرن الماضي", "2015-12-16", "198X"),
        example("التسعينيات", "2015-12-16", "199X"),
        example("ستينات القرن العشرين", "2015-12-16", "196X"),
    ],
    rejects=["ثمانين"],
)
def decade(d: int, c: Expr | None = None) -> Expr:
    """The eighties, of a century if named."""
    if isinstance(c, Century):
        return decade_of(c, d)
    return Within(Decade(d), c) if c is not None else Decade(d)


def decade_of(century: Century, first: int, *, counted: bool = False) -> Expr:
    """Ten years of a century from its ``first`` on; a counted decade of the Hijri calendar begins with a year 1."""
    year = (century.number - 1) * 100 + first
    if century.calendar is Calendar.GREGORIAN:
        return Decade(year)
    year += counted
    return Range(CalendarDate(year=year, calendar=_H), CalendarDate(year=year + 9, calendar=_H))


@rule(
    "nth-decade",
    "العقد {n:ord} من {c:rel_century|century_x}",
    "العقد {last:last_of} من {c:rel_century|century_x}",
    "العقد {n:ord} من {c:millennium_x}",
    "العشرية {n:ordf} من {c:rel_century|century_x|millennium_x}",
    yields="decade_x",
    examples=[
        example("العقد الأول من القرن الحالي", "2015-12-16", "200X"),
        example("العقد الأخير من القرن العشرين", "2015-12-16", "199X"),
    ],
    rejects=["العقد الأول من الحرب"],
)
def nth_decade(c: Expr, n: int | None = None, last: int | None = None) -> Expr | None:
    """«العقد الأول من القرن الحالي»: its first ten years, as newspapers count them."""
    number = n if n is not None else 10
    if last is None and not 1 <= number <= 10:
        return None
    first = (number - 1) * 10
    return decade_of(c, first, counted=True) if isinstance(c, Century) else Within(Decade(first), c)


@rule(
    "decade-alone",
    "{x:decade_x}",
    yields="span",
    guard="not-age",
    not_after="الهجرية",
    examples=[
        example("التسعينيات", "2015-12-16", "199X"),
        example("ثلاثينيات القرن الرابع عشر الهجري", "2015-12-16", "1911-12-22/1921-09-03"),
    ],
    rejects=["تسعين", "الستينيات من عمرها", "الثمانينات الهجرية"],
)
def decade_alone(x: Expr) -> Expr:
    """A decade by name."""
    return x


@rule(
    "century",
    "القرن {n:ord}",
    "القرن {n:the_n}",
    "القرن {n:n31}",
    "القرن {n:ord|the_n|n31} {e:era}",
    yields="century_x",
    examples=[
        example("القرن العشرين", "2015-12-16", "19XX"),
        example("القرن الـ 19", "2015-12-16", "18XX"),
        example("القرن الحادي والعشرين", "2015-12-16", "20XX"),
        example("القرن السابع الهجري", "2015-12-16", "[1204-09-05..1301-09-13]"),
    ],
    rejects=["القرن الأفريقي"],
)
def century(n: int, e: Calendar | None = None) -> Expr | None:
    """A century by its number."""
    if not 1 <= n <= 21:
        return None
    return Century(n, e or Calendar.GREGORIAN)


@rule(
    "centuries",
    "القرنين|القرنان {a:ord} و {b:ord}",
    "القرنين|القرنان {a:ord} و {b:ord} {e:era}",
    "بين القرنين {start:ord} و {b:ord}",
    "بين القرنين {start:ord} و {b:ord} {e:era}",
    yields="span",
    examples=[
        example("القرنين التاسع عشر والعشرين", "2015-12-16", "{18XX,19XX}"),
        example("بين القرنين الثامن عشر والعشرين", "2015-12-16", "1700/1999"),
        example("القرنين الثامن والتاسع عشر", "2015-12-16", "{17XX,18XX}"),
    ],
    rejects=["القرنين التاسع عشر"],
)
def centuries(b: int, a: int | None = None, start: int | None = None, e: Calendar = Calendar.GREGORIAN) -> Expr:
    """Two centuries by their numbers; «القرنين الثامن والتاسع عشر» are neighbours, and «عشر» is said once."""
    if start is not None:
        return Range(Century(start, e), Century(b, e))
    first = a or b
    return AllOf((Century(b - 1 if first == b - 1 - _TEN else first, e), Century(b, e)))


_TEN = 10


@rule(
    "decades-together",
    "{a:decade} و {b:decade|decade_def} {c:rel_century|century_x}",
    "{a:decade} و {b:decade|decade_def} من {c:rel_century|century_x}",
    "بين {start:decade} و {b:decade|decade_def} {c:rel_century|century_x}",
    yields="span",
    examples=[
        example("بين خمسينيات وسبعينيات القرن العشرين", "2015-12-16", "1950/1979"),
        example("ستينيات وسبعينيات القرن الماضي", "2015-12-16", "{196X,197X}"),
    ],
    rejects=["الستينيات والسبعينيات من عمرها"],
)
def decades_together(b: int, c: Expr, a: int = 0, start: int | None = None) -> Expr:
    """Two decades of one century, or all from the one to the other."""
    if start is not None:
        return Range(decade(start, c), decade(b, c))
    return AllOf((decade(a, c), decade(b, c)))


@rule(
    "century-alone",
    "{x:century_x}",
    yields="span",
    not_after="قبل",
    examples=[example("القرن العشرين", "2015-12-16", "19XX")],
    rejects=["القرن"],
)
def century_alone(x: Expr) -> Expr:
    """A century by name."""
    return x
