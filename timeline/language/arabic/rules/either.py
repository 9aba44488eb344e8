"""One of two times: «الاثنين أو الثلاثاء القادم», «مايو أو يونيو», «السابعة أو الثامنة مساء»."""

from __future__ import annotations

from timeline.expressions import AllOf, CalendarDate, Day, DayTime, Direction, Expr, Relative, Weekday
from timeline.language.arabic.rules.clock import Clock, with_part
from timeline.language.arabic.rules.clock_days import on_day
from timeline.language.kinds import DAY, MON
from timeline.language.rule import example, rule


def _one_of(first: Expr, second: Expr) -> Expr | None:
    return AllOf((first, second), either=True) if first != second else None


@rule(
    "either-weekday",
    "{a:wd} أو {b:wd} {direction:modifier}",
    "{a:wd} {own:modifier} أو {b:wd} {direction:modifier}",
    "يوم {a:wd} أو {b:wd} {direction:modifier}",
    yields="span",
    priority=1,
    examples=[example("الاثنين أو الثلاثاء القادم", "2015-12-16", "[2015-12-21,2015-12-22]")],
    rejects=["الاثنين أو القادم"],
)
def either_weekday(a: Day, b: Day, direction: Direction, own: Direction | None = None) -> Expr | None:
    """The direction told once is meant for both."""
    return _one_of(Relative(Weekday(a), own or direction), Relative(Weekday(b), direction))


@rule(
    "either-month",
    f"{{a:{MON}}} أو {{b:{MON}}} {{direction:modifier}}",
    f"شهر|شهري {{a:{MON}}} أو {{b:{MON}}} {{direction:modifier}}",
    f"{{a:{MON}}} أو {{b:{MON}}} {{y:year}}",
    f"شهر|شهري {{a:{MON}}} أو {{b:{MON}}}",
    yields="span",
    guard="alone-or-apart",
    priority=1,
    examples=[
        example("يونيو أو يوليو المقبل", "2015-12-16", "[2016-06,2016-07]"),
        example("مارس أو أبريل 2016", "2015-12-16", "[2016-03,2016-04]"),
    ],
    rejects=["يونيو أو المقبل"],
)
def either_month(a: int, b: int, direction: Direction | None = None, y: int | None = None) -> Expr | None:
    """One of two months, with the year or the direction of both."""
    first, second = CalendarDate(year=y, month=a), CalendarDate(year=y, month=b)
    if direction is not None:
        return _one_of(Relative(first, direction), Relative(second, direction))
    return _one_of(first, second)


@rule(
    "either-hour",
    "{c:clk|clkm|clk_bare} أو {t:tod}",
    "{h:hour} أو {t:clk_part}",
    "{c:clk} أو {t:clk_part}",
    "{a:tod} أو {b:tod|clk_part}",
    yields="time",
    guard="hours-alone",
    examples=[
        example("السابعة أو الثامنة مساء", "2015-12-16", "2015-12-16T19"),
        example("الساعة 8 صباحا أو 9 صباحا", "2015-12-16", "2015-12-16T08"),
    ],
    rejects=["السابعة أو الثامنة"],
)
def either_hour(
    t: DayTime | None = None,
    c: Clock | None = None,
    h: int | None = None,
    a: DayTime | None = None,
    b: DayTime | None = None,
) -> Expr | None:
    """One of two hours: the part of the day told once is meant for both. The second is returned as the other reading."""
    if a is not None and b is not None:
        return None if a.hour12 else _one_of(a, b)
    if t is None or t.hour is None or t.part is None:
        return None
    return _one_of(with_part(c or (h or 0, None, None, False), t.part), t) if c or h else None


@rule(
    "either-hour-of-day",
    f"{{x:{DAY}}} {{c:clk|clkm|clk_bare}} أو {{t:tod}}",
    f"{{x:{DAY}}} {{c:clk}} أو {{t:clk_part}}",
    f"{{x:{DAY}}} في {{c:clk|clkm|clk_bare}} أو {{t:tod}}",
    f"{{x:{DAY}}} {{a:tod}} أو {{b:tod|clk_part}}",
    f"{{x:{DAY}}} {{h:hour}} أو {{t:clk_part}}",
    yields="time",
    priority=1,
    examples=[example("غدا الساعة السابعة أو الثامنة مساء", "2015-12-16", "2015-12-17T19")],
    rejects=["غدا السابعة أو الثامنة"],
)
def either_hour_of_day(
    x: Expr,
    t: DayTime | None = None,
    c: Clock | None = None,
    h: int | None = None,
    a: DayTime | None = None,
    b: DayTime | None = None,
) -> Expr | None:
    """One of two hours of a day."""
    both = either_hour(t, c, h, a, b)
    if not isinstance(both, AllOf):
        return None
    placed = [on_day(x, member) for member in both.members if isinstance(member, DayTime)]
    return AllOf(tuple(member for member in placed if member is not None), either=True)


@rule(
    "either-day",
    f"{{a:{DAY}}} أو {{b:{DAY}}}",
    f"{{a:{DAY}}} أو في {{b:{DAY}}}",
    f"إما {{a:{DAY}}} أو|وإما {{b:{DAY}}}",
    yields="span",
    priority=-1,
    guard="alone-or-apart",
    examples=[example("غدا أو بعد غد", "2015-12-16", "[2015-12-17,2015-12-18]")],
    rejects=["سيصل غدا أو بعد غد"],
)
def either_day(a: Expr, b: Expr) -> Expr | None:
    """One of two days, where it is all that is said; in a text each is told by itself."""
    if isinstance(a, Weekday) and isinstance(b, Weekday):
        return None
    return _one_of(a, b)


@rule(
    "either-year",
    "عام|العام|سنة|السنة|عامي {a:year} أو {b:year}",
    "{a:year} أو {b:year}",
    yields="span",
    guard="alone-or-apart",
    examples=[
        example("عام 2024 أو 2025", "2015-12-16", "[2024,2025]"),
        example("2024 أو 2025", "2015-12-16", "[2024,2025]"),
    ],
    rejects=["باع 1990 أو 1995 كتابا"],
)
def either_year(a: int, b: int) -> Expr | None:
    """One of two years, with their word or where they are all that is said."""
    return _one_of(CalendarDate(year=a), CalendarDate(year=b))
