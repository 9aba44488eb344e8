"""From a year to a year, and several years named together."""

from __future__ import annotations

from timeline.expressions import AllOf, Calendar, CalendarDate, Expr, Range
from timeline.language.arabic.rules.years import HIJRI_OF_OUR_TIME
from timeline.language.rule import example, rule

_H = Calendar.HIJRI
_TO = "{_:range_to}"
_YEARS = "عامي|سنتي|العامين|السنتين|أعوام|سنوات|الأعوام|السنوات"
_YEAR = "عام|سنة|العام|السنة"
_MANY = "أعوام|سنوات|الأعوام|السنوات"
_KIND = "المالي|المالية|الدراسي|الدراسية|الجامعي|الجامعية"

_LATEST = 2199
_EARLIEST_BARE = 1700
_LONGEST_BARE = 150
"""Two bare numbers that are older, or farther apart, count something more often than they are years."""
_EARLIEST = 100
"""A year of fewer digits is not told in a range."""
_EARLIEST_HIJRI = 10
"""The first of a range of Hijri years has two digits where a dynasty began then («41-132هـ»)."""


@rule(
    "range-of-years",
    f"من {{a:year}} {_TO} {{b:year}}",
    "من {a:year} - {b:year}",
    "بين {a:year} و {b:year}",
    "ما بين {a:year} و {b:year}",
    f"{_YEAR}|الموسم|موسم {_KIND} {{a:year}} - {{b:year}}",
    f"{_YEAR}|الموسم|موسم {_KIND} {{a:year}} / {{b:year}}",
    "{a:year} - {b:year}",
    "{a:year} / {b:year}",
    f"منذ {{a:year}} {_TO} {{b:year}}",
    yields="span",
    guard="no-chain",
    priority=1,
    not_before="/ ص صفحة الصفحة صفحات الصفحات الأعداد أعداد الأرقام أرقام رقم الرقم المواد هاتف الهاتف فاكس",
    examples=[
        example("2011-2015", "2016-12-16", "2011/2015"),
        example("2016/2015", "2016-12-16", "2015/2016"),
    ],
    rejects=["2015-2011", "من 1200 إلى 1900"],
)
def range_of_years(a: int, b: int) -> Expr | None:
    """From a year to a year in bare numbers; two neighbours stand in either order («موسم 2016/2015»)."""
    if a == b + 1:
        a, b = b, a
    if not (_EARLIEST_BARE <= a < b <= _LATEST and b - a <= _LONGEST_BARE):
        return None
    return Range(CalendarDate(year=a), CalendarDate(year=b))


@rule(
    "range-of-early-years",
    f"من {{a:year}} {_TO} {{b:year}}",
    "بين {a:year} و {b:year}",
    yields="span",
    guard="no-change",
    examples=[example("حكموا البلاد [من 1538 إلى 1635]", "2016-12-16", "1538/1635")],
    rejects=["من 1200 إلى 1500", "ارتفع من 1512 إلى 1603"],
)
def range_of_early_years(a: int, b: int) -> Expr | None:
    """Years before 1700: two round numbers count something, and so does what rises from one to the other."""
    if not a < b < _LATEST or a >= _EARLIEST_BARE or b - a > _LONGEST_BARE or (a % 10 == 0 and b % 10 == 0):
        return None
    return Range(CalendarDate(year=a), CalendarDate(year=b))


@rule(
    "range-of-named-years",
    f"بين {_YEARS} {{a:n}} و {{b:n}}",
    f"ما بين {_YEARS} {{a:n}} و {{b:n}}",
    f"بين {_YEARS} {{a:n}} - {{b:n}}",
    f"ما? بين {_YEARS} {{a:n}} - {{b:n}} {{named:era}}",
    "ما? بين {a:n} - {b:n} {e:era}",
    f"من? {{_:approx}} {{a:year}} {_TO} {{b:year}} {{e:era}}",
    f"من|منذ {_YEAR} {{a:n}} {{e2:era}} , {_TO} {{b:n}} {{e:era}}",
    f"من|منذ {_YEAR} {{a:n}} {{e2:era}} {_TO} {{b:n}} {{e:era}}",
    f"بين {_YEARS} {{a:n}} و {{b:n}} {{named:era}}",
    f"ما بين {_YEARS} {{a:n}} و {{b:n}} {{named:era}}",
    "بين {a:n} و {b:n} {e:era}",
    "ما بين {a:n} و {b:n} {e:era}",
    f"من {{a:n}} {_TO} {{b:n}} {{e:era}}",
    f"من {_YEAR} {{a:n}} {_TO} {{b:n}} {{named:era}}",
    f"من {_YEAR} {{a:n}} {_TO} {_YEAR} {{b:n}} {{named:era}}",
    f"{_YEARS} {{a:n}} - {{b:n}}",
    f"{_YEARS} {{a:n}} - {{b:n}} {{named:era}}",
    "عام|سنة|العام|عامي {a:n} - {b:n}",
    "عام|سنة|العام {a:n} إلى {b:n}",
    f"من {_YEAR} {{a:n}} {_TO} {{b:n}}",
    f"من {_YEAR} {{a:n}} - {{b:n}}",
    f"من {_YEAR} {{a:n}} {_TO} {_YEAR} {{b:n}}",
    f"بين {_YEAR} {{a:n}} و {_YEAR} {{b:n}}",
    f"{_YEAR} {{a:n}} / {{b:n}}",
    "{a:n} / {b:n} {e:era}",
    "{a:n} - {b:n} {e:era}",
    "{a:n} {e2:era} - {b:n} {e:era}",
    "( {a:n} - {b:n} ) {e:era}",
    f"من {{a:n}} {{e2:era}} {_TO} {{b:n}} {{e:era}}",
    f"من {_YEAR} {{a:n}} {{e2:era}} {_TO} {{b:n}} {{e:era}}",
    f"من {_YEAR} {{a:n}} {{e2:era}} {_TO} {_YEAR} {{b:n}} {{e:era}}",
    f"{_YEAR} {_KIND} {{a:year}} / {{b:year}} {{e:era}}",
    f"{_YEAR} {_KIND} {{a:year}} - {{b:year}} {{e:era}}",
    f"{_YEAR} {_KIND} {{first:year}} / {{b:year}}",
    f"{_YEAR} {_KIND} {{first:year}} - {{b:year}}",
    yields="span",
    guard="whole-range",
    priority=1,
    examples=[
        example("بين عامي 2011 و2015", "2016-12-16", "2011/2015"),
        example("بين العامين 1975 و1990", "2016-12-16", "1975/1990"),
        example("بين الأعوام 2006 و2010", "2016-12-16", "2006/2010"),
        example("من عام 632 إلى عام 661", "2016-12-16", "0632/0661"),
        example("بين عامي 786 و809", "2016-12-16", "0786/0809"),
        example("العام 1440/1439", "2019-12-16", "2017-09-21/2019-08-30"),
        example("1332 - 1406م", "2016-12-16", "1332/1406"),
        example("1440/1441هـ", "2019-12-16", "2018-09-11/2020-08-19"),
        example("41-132هـ", "2016-12-16", "0661-05-10/0750-08-12"),
        example("732هـ - 808هـ", "2016-12-16", "1331-10-12/1406-06-26"),
        example("بين عامي 705 و715م", "2016-12-16", "0705/0715"),
        example("العام الدراسي 1440/1441", "2019-12-16", "2018-09-11/2020-08-19"),
    ],
    rejects=["عامي 2015 - 2011", "3 - 5 هـ"],
)
def range_of_named_years(
    b: int,
    a: int = 0,
    e: Calendar | None = None,
    e2: Calendar | None = None,
    named: Calendar | None = None,
    first: int | None = None,
) -> Expr | list[Expr] | None:
    """The same where a word or an era says that the numbers are years, however old."""
    if first is not None:
        # A school year without its era is Hijri only in our time; another one is read as bare numbers are.
        a = first
        if not HIJRI_OF_OUR_TIME[0] <= min(a, b) <= HIJRI_OF_OUR_TIME[1]:
            return None
    calendar = e or named or Calendar.GREGORIAN
    if e2 not in (None, calendar):
        return None
    if a == b + 1:
        a, b = b, a
    earliest = 1 if e2 is _H else _EARLIEST_HIJRI if e is _H else _EARLIEST
    if not (earliest <= a < b <= _LATEST and b >= _EARLIEST) or (e is Calendar.GREGORIAN and b < 1000):
        return None  # «786 - 809م» are metres more often
    told = Range(CalendarDate(year=a, calendar=calendar), CalendarDate(year=b, calendar=calendar))
    if e is named is None and HIJRI_OF_OUR_TIME[0] <= a < b <= HIJRI_OF_OUR_TIME[1]:
        hijri = Range(CalendarDate(year=a, calendar=_H), CalendarDate(year=b, calendar=_H))
        return [hijri, told]
    return told


@rule(
    "range-of-years-in-brackets",
    "{a:n} - {b:n}",
    "{a:n} - {b:n} {e:era}",
    "{a:n} {e:era} - {b:n} {e2:era}",
    yields="span",
    guard="in-brackets",
    examples=[
        example("الدولة العثمانية ([1299-1923])", "2016-12-16", "1299/1923"),
        example("الرشيد ([786-809م])", "2016-12-16", "0786/0809"),
        example("المتنبي ([915م - 965م])", "2016-12-16", "0915/0965"),
        example("سلالة سونغ ([960–1279])", "2016-12-16", "0960/1279"),
        example("هارون الرشيد (حكم [786–809])", "2016-12-16", "0786/0809"),
        example("الوليد ([86 - 96 هـ])", "2016-12-16", "0705-01-06/0715-09-08"),
        example("(41-132هـ / [661-750م])", "2016-12-16", "0661/0750"),
    ],
    rejects=["1299-1923", "(12-19)", "(1923-1299)", "(500-1200)", "(786–809)"],
)
def range_of_years_in_brackets(a: int, b: int, e: Calendar | None = None, e2: Calendar | None = None) -> Expr | None:
    """The years of a life or a reign stand in brackets, and they alone; others are read outside of them, too.

    ``e2`` is the era of the second year, where the first has its own. Round numbers count something.
    """
    if e2 not in (None, e):
        return None
    if e is _H and a < b < _FIRST_HUNDRED:
        return Range(CalendarDate(year=a, calendar=_H), CalendarDate(year=b, calendar=_H))
    if not _EARLIEST <= a < b <= _LATEST:
        return None
    if e is None and ((a >= _EARLIEST_BARE and b - a <= _LONGEST_BARE) or (a < _FOUR_DIGITS and a % 10 == b % 10 == 0)):
        return None
    if e is not None and not (e is Calendar.GREGORIAN and b < _FOUR_DIGITS):
        return None
    return Range(CalendarDate(year=a), CalendarDate(year=b))


_FOUR_DIGITS = 1000
_FIRST_HUNDRED = 100
"""Two numbers below this are Hijri years of a life only in brackets."""


@rule(
    "range-of-short-years",
    f"بين {_YEARS} {{a:yy}} و {{b:yy}}",
    f"من {_YEAR} {{a:yy}} {_TO} {{b:yy}}",
    f"من {_YEAR} {{a:yy}} {_TO} {_YEAR} {{b:yy}}",
    yields="span",
    guard="not-counted",
    not_after="#digits / - : . %",
    examples=[example("بين عامي 58 و61", "2016-12-16", "1958/1961")],
    rejects=["بين عامي 61 و58", "بين عامي 5 و6"],
)
def range_of_short_years(a: int, b: int) -> Expr | None:
    """Both years by their last two digits."""
    return Range(CalendarDate(year=a, year_digits=2), CalendarDate(year=b, year_digits=2)) if a < b else None


@rule(
    "range-of-years-short",
    "{a:year} - {b:yy}",
    "{a:year} / {b:yy}",
    yields="span",
    guard="not-counted",
    not_after="#digits / -",
    examples=[example("2017/18", "2018-01-01", "2017/2018")],
    rejects=["2017/12/5"],
)
def range_of_years_short(a: int, b: int) -> Expr | None:
    """A season or school year: «2017/18»; only the year that follows."""
    return Range(CalendarDate(year=a), CalendarDate(year=a + 1)) if (a + 1) % 100 == b and b > 12 else None


@rule(
    "reign-in-short-years",
    "{a:year} - {b:yy}",
    yields="span",
    priority=-1,
    guard="not-counted",
    not_before="/ - رقم الرقم القرار القانون المرسوم الظهير المادة هاتف فاكس عدد العدد طراز",
    not_after="#digits / - : .",
    examples=[example("ليوطي [1912-25]", "2015-12-16", "1912/1925")],
    rejects=["القرار 1912-25", "1925-12", "1912-25-3", "1912-09"],
)
def reign_in_short_years(a: int, b: int) -> Expr | None:
    """«1912-25»: the second year of a term, in the same century; up to 12 it would be a month."""
    if not _EARLIEST_BARE <= a <= _LATEST or not b > _MONTHS or not a % 100 < b <= a % 100 + _LONGEST_TERM:
        return None
    return Range(CalendarDate(year=a), CalendarDate(year=a - a % 100 + b))


_MONTHS = 12
_LONGEST_TERM = 60


@rule(
    "years-together",
    "عامي|سنتي|العامين|السنتين|عاما|سنتا|العامان|السنتان {a:year} و {b:year}",
    f"{_MANY} {{listed:year_list}} و {{b:year}}",
    f"{_MANY} ( {{listed:year_list}} ,|و {{b:year}} )",
    yields="span",
    examples=[
        example("عامي 2011 و2013", "2015-12-16", "{2011,2013}"),
        example("أعوام 2010 و2011 و2013 و2014", "2015-12-16", "{2010,2011,2013,2014}"),
        example("الأعوام 1940 و1952", "2015-12-16", "{1940,1952}"),
    ],
    rejects=["عامي 2011"],
)
def years_together(b: int, a: int = 0, listed: tuple[int, ...] = ()) -> Expr:
    """Several years named together."""
    return AllOf(tuple(CalendarDate(year=y) for y in (*(listed or (a,)), b)))


@rule(
    "list-of-years",
    "{y:year}",
    "{listed:year_list} و|, {y:year}",
    yields="year_list",
    examples=[example("الأعوام 2006 و2009، 2013 و2014", "2015-12-16", "{2006,2009,2013,2014}")],
    rejects=["2006 و2009"],
)
def list_of_years(y: int, listed: tuple[int, ...] = ()) -> tuple[int, ...] | None:
    """The years of a list but the last: «2010 و2011، 2013»."""
    return (*listed, y) if len(listed) < _LONGEST_LIST else None


_LONGEST_LIST = 20
