"""Times before Christ: they are found and written, and have no days, since the calendar here begins with the year 1.

Without these rules «القرن الثالث قبل الميلاد» would be a century of our era.
"""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import AllOf, CalendarDate, Century, Expr, Nth, Part, Portion, Range
from timeline.language.rule import example, rule

_YEAR = "عام|سنة|العام|السنة"
_BC = "قبل الميلاد", "ق"
"""«ق» where «.م» follows, which the guard looks at."""
_TEN = 10


@rule(
    "before-christ",
    *(f"{_YEAR} {{n:n|nw}} {bc}" for bc in _BC),
    *(f"{{_:approx}} {_YEAR} {{n:n|nw}} {bc}" for bc in _BC),
    *(f"{{c:century_x|millennium_x}} {bc}" for bc in _BC),
    *(f"الألف {{o:ord}} {bc}" for bc in _BC),
    "{n:n|nw} {u:unit|unit_plural} قبل الميلاد",
    *(f"{{n:n}} {bc}" for bc in _BC),
    yields="span",
    priority=1,
    guard="before-christ",
    examples=[
        example("عام 586 قبل الميلاد", "2015-12-16"),
        example("384 ق.م", "2015-12-16"),
        example("القرن الخامس قبل الميلاد", "2015-12-16"),
    ],
    rejects=["عام 586 ق", "القرن الخامس قبل"],
)
def before_christ(
    n: int | None = None, c: Expr | None = None, u: Granularity | None = None, o: int | None = None
) -> Expr | None:
    """A year or century before Christ lies outside the calendar here: the resolver says so, and gives no days.

    ``o`` is the place of a thousand years: «الألف الثالث قبل الميلاد».
    """
    if isinstance(c, Century):
        return Century(-c.number, count=c.count)
    if o is not None:
        return Century(-_TEN * o, count=_TEN)
    if n is None or u not in (None, Granularity.YEAR):
        return None
    return CalendarDate(year=-n)


@rule(
    "part-before-christ",
    *(f"{{p:portion}} {{c:century_x|millennium_x}} {bc}" for bc in _BC),
    *(f"{{p:portion}} الألف {{o:ord}} {bc}" for bc in _BC),
    *(f"{{u:unit_name}} {{n:ord|last_of}} من|ل {{c:century_x|millennium_x}} {bc}" for bc in _BC),
    *(f"{{u:unit_name}} {{n:ord|last_of}} من|ل الألف {{o:ord}} {bc}" for bc in _BC),
    yields="span",
    priority=2,
    guard="before-christ",
    examples=[
        example("منتصف القرن الثالث ق.م", "2015-12-16"),
        example("أواخر الألف الثاني قبل الميلاد", "2015-12-16"),
        example("النصف الأول من القرن الخامس قبل الميلاد", "2015-12-16"),
    ],
    rejects=["منتصف القرن الثالث ق"],
)
def part_before_christ(
    c: Expr | None = None,
    o: int | None = None,
    p: Portion | None = None,
    u: Granularity | None = None,
    n: int | None = None,
) -> Expr | None:
    """A third, a half or a quarter of a century or of a thousand years before Christ."""
    whole = before_christ(c=c, o=o)
    if p is not None:
        return Part(p, whole)
    return Nth(n, u, whole) if n is not None and u in (Granularity.HALF, Granularity.QUARTER) else None


@rule(
    "centuries-before-christ",
    *(f"القرنين|القرنان {{a:ord}} و {{b:ord}} {bc}" for bc in _BC),
    *(f"بين القرنين {{start:ord}} و {{b:ord}} {bc}" for bc in _BC),
    *(f"القرن {{a:ord}} و {{b:ord}} {bc}" for bc in _BC),
    *(f"القرن {{a:ord}} و القرن? {{b:ord}} {bc}" for bc in _BC),
    *(f"من القرن {{start:ord}} {{_:range_to}} القرن? {{b:ord}} {bc}" for bc in _BC),
    *(f"القرن {{start:ord}} {{_:range_to}} القرن? {{b:ord}} {bc}" for bc in _BC),
    yields="span",
    priority=2,
    guard="before-christ",
    examples=[
        example("القرنين الثالث والثاني قبل الميلاد", "2015-12-16"),
        example("بين القرنين الثالث والأول ق.م", "2015-12-16"),
    ],
    rejects=["القرنين الثالث والثاني ق"],
)
def centuries_before_christ(b: int, a: int | None = None, start: int | None = None) -> Expr:
    """Two centuries before Christ, or the time from one to the other: the earlier has the larger number."""
    first = start or a or b
    earlier, later = Century(-max(first, b)), Century(-min(first, b))
    return AllOf((earlier, later)) if start is None else Range(earlier, later)


@rule(
    "millennia-before-christ",
    *(f"الألف|الألفين|الألفية {{a:ord|ordf}} و {{b:ord|ordf}} {bc}" for bc in _BC),
    *(f"الألف|الألفين|الألفية {{a:ord|ordf}} و الألف|الألفية {{b:ord|ordf}} {bc}" for bc in _BC),
    *(f"بين الألف|الألفين|الألفية {{start:ord|ordf}} و الألف|الألفية? {{b:ord|ordf}} {bc}" for bc in _BC),
    yields="span",
    priority=2,
    guard="before-christ",
    examples=[
        example("الألف الثالث والثاني قبل الميلاد", "2015-12-16"),
        example("بين الألفين الرابع والثالث ق.م", "2015-12-16"),
    ],
    rejects=["الألف الثالث والثاني ق"],
)
def millennia_before_christ(b: int, a: int | None = None, start: int | None = None) -> Expr:
    """Two thousands of years before Christ: the earlier has the larger number."""
    first = start or a or b
    earlier, later = (Century(-_TEN * number, count=_TEN) for number in (max(first, b), min(first, b)))
    return AllOf((earlier, later)) if start is None else Range(earlier, later)


@rule(
    "years-before-christ",
    *(f"بين عامي|سنتي|العامين {{a:n}} و {{b:n}} {bc}" for bc in _BC),
    *(f"من {_YEAR} {{a:n}} {{_:range_to}} {{b:n}} {bc}" for bc in _BC),
    *(f"من {_YEAR} {{a:n}} {{_:range_to}} {_YEAR} {{b:n}} {bc}" for bc in _BC),
    *(f"{{a:n}} - {{b:n}} {bc}" for bc in _BC),
    *(f"من? {{a:n}} {{_:range_to}} {{b:n}} {bc}" for bc in _BC),
    *(f"من {{a:n}} : {{b:n}} {bc}" for bc in _BC),
    *(f"من {{a:n}} - {{b:n}} {bc}" for bc in _BC),
    *(f"ما? بين {{a:n}} و {{b:n}} {bc}" for bc in _BC),
    *(f"ما? بين {_YEAR} {{a:n}} و {{b:n}} {bc}" for bc in _BC),
    *(f"ما? بين {_YEAR} {{a:n}} و {_YEAR} {{b:n}} {bc}" for bc in _BC),
    *(f"من? {{a:n}} {bc} {{_:range_to}} {{b:n}} {{_:before_christ}}" for bc in _BC[:1]),
    *(f"من {{a:n}} {{_:range_to}} {{b:n}} {_YEAR} {bc}" for bc in _BC),
    *(f"{{a:n}} {{_:range_to}} {{b:n}} {_YEAR} {bc}" for bc in _BC),
    yields="span",
    priority=2,
    guard="before-christ",
    examples=[
        example("بين عامي 264 و146 قبل الميلاد", "2015-12-16"),
        example("بين عامي 264 و146 ق.م", "2015-12-16"),
        example("382–336 ق.م", "2015-12-16"),
        example("من 300 إلى 100 ق.م", "2015-12-16"),
        example("4400 إلى 3300 عام قبل الميلاد", "2015-12-16"),
    ],
    rejects=["بين عامي 264 و146 ق"],
)
def years_before_christ(a: int, b: int) -> Expr | None:
    """From a year before Christ to a later one, which has the smaller number."""
    return Range(CalendarDate(year=-a), CalendarDate(year=-b)) if a > b else None


@rule(
    "day-before-christ",
    *(f"{{x:md|mo}} {{n:n}} {bc}" for bc in _BC),
    *(f"{{x:md|mo}} من? {_YEAR} {{n:n}} {bc}" for bc in _BC),
    yields="span",
    priority=2,
    guard="before-christ",
    examples=[example("15 آذار 44 قبل الميلاد", "2015-12-16")],
    rejects=["15 آذار 44"],
)
def day_before_christ(x: Expr, n: int) -> Expr | None:
    """A day or a month of a year before Christ: of no year of ours."""
    if not isinstance(x, CalendarDate):
        return None
    return CalendarDate(year=-n, month=x.month, day=x.day)
