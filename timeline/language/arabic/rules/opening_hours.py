"""Days with their hours: of every week («من السبت إلى الخميس من 8 إلى 2»), or of a few days that are named."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import AllOf, Day, DayTime, Expr, Range, Set, Weekday
from timeline.language.kinds import DAY
from timeline.language.rule import As, example, rule

_TO = "{_:range_to}"
_WEEK = 7
_WORKING_WEEK = 5
"""Days from which on a run of weekdays with hours is what repeats: nobody tells five days of one event so."""


@rule(
    "days-with-hours",
    f"من {{a:{DAY}}} {_TO} {{b:{DAY}}} {{_:hours}}",
    f"من {{a:{DAY}}} {_TO} {{b:{DAY}}} , {{_:hours}}",
    f"من {{a:{DAY}}} {_TO} {{b:{DAY}}} : {{_:hours}}",
    f"من {{a:wday}} {_TO} {{b:wday}} ,|: {{_:hours_dash}}",
    f"من {{a:wday}} {_TO} {{b:wday}} {{_:hours_dash}}",
    "{a:wd} - {b:wd} {_:hours}",
    "{a:wd} - {b:wd} ,|: {_:hours}",
    "{a:wd} - {b:wd} {_:hour} - {_:hour}",
    "{a:wd} - {b:wd} ,|: {_:hour} - {_:hour}",
    "{a:wd} - {b:wd} ,|: {_:hours_dash}",
    f"{{a:wday}} {_TO} {{b:wday}} {{_:hours}}",
    f"{{a:wday}} {_TO} {{b:wday}} ,|: {{_:hours}}",
    f"{{a:wday}} {_TO} {{b:wday}} ,|: {{_:hours_dash}}",
    f"{{_:hours}} من {{a:wday}} {_TO} {{b:wday}}",
    f"{{_:hours}} , من {{a:wday}} {_TO} {{b:wday}}",
    "{one:wd} و {two:wd} {_:hours}",
    "{one:wd} و {two:wd} ,|: {_:hours}",
    "{one:wd} و {two:wd} و {three:wd} {_:hours}",
    "{one:wd} و {two:wd} و {three:wd} ,|: {_:hours}",
    "{one:wd} , {two:wd} و {three:wd} {_:hours}",
    "{several:span} {_:hours}",
    "{several:span} , {_:hours}",
    yields="span",
    also="set",
    priority=1,
    examples=[
        example("من الأحد إلى الخميس من الساعة 8 صباحا حتى 3 عصرا"),
        example("الأحد - الخميس: 8-4 م"),
        example("من الخميس إلى السبت من الساعة 8 صباحا حتى 3 عصرا", "2015-12-16", "2015-12-17/2015-12-19", "future"),
        example("يومي 11 و12 نوفمبر من الساعة 9 إلى 12", "2018-11-08", "{2018-11-11,2018-11-12}"),
        example("السبت والاثنين من 5 إلى 9 مساء", "2018-11-08", "{2018-11-10,2018-11-12}", "future"),
    ],
    rejects=["من الأحد إلى الخميس من الساعة"],
)
def days_with_hours(
    a: Expr | Day | None = None,
    b: Expr | Day | None = None,
    several: Expr | None = None,
    one: Day | None = None,
    two: Day | None = None,
    three: Day | None = None,
) -> Expr | As | None:
    """Hours of each of several days: the hours are of no one of them. Five weekdays or more in a row are opening hours."""
    if one is not None:
        several = AllOf(tuple(Weekday(day) for day in (one, two, three) if day is not None))
    if a is None or b is None:
        return several if isinstance(several, AllOf) else None
    if isinstance(a, Range | DayTime) or isinstance(b, Range | DayTime):
        return None
    start, end = (Weekday(x) if isinstance(x, Day) else x for x in (a, b))
    if isinstance(start, Weekday) and isinstance(end, Weekday):
        days = (end.day - start.day) % _WEEK + 1
        if days >= _WORKING_WEEK:
            return As("set", Set(Range(start, end), 1, Granularity.WEEK))
    return Range(start, end)
