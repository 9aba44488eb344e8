"""From one clock time to another, alone and on a day."""

from __future__ import annotations

from dataclasses import replace

from timeline.expressions import DayTime, Expr, PartOfDay, Range
from timeline.language.arabic.rules.clock import TOD, Clock, Written, clock_plain, on_day, with_part
from timeline.language.kinds import DAY
from timeline.language.rule import example, rule

_TO = "{_:range_to}"
_NOON = 12


@rule(
    "clock-hour-part",
    "{h:hour} {p:part_adverb|meridiem}",
    "{t:hhmm_dot} {p:part_adverb|meridiem}",
    yields="clk_part",
    examples=[example("من الساعة 9 صباحا حتى 2 ظهرا", "2015-12-16", "2015-12-16T09/2015-12-16T14")],
    rejects=["2 م"],
)
def clock_hour_part(p: PartOfDay, h: int = 0, t: Written | None = None) -> DayTime:
    """«2 ظهرا» beside a day or another clock time."""
    return with_part(t or (h, None, None, h > _NOON or h == 0), p)


@rule(
    "clock-hour-alone",
    "{h:hour} {p:part_adverb}",
    "{t:hhmm_dot} {p:part_adverb}",
    "{h:hour} {p:part} {x:rel_day|dday|wday}",
    "{h:hour} {p:part_adverb} {x:md|ymd|day}",
    yields="time",
    guard="hour-alone",
    not_before="/ - : . ,",
    examples=[
        example("9 صباحا", "2015-12-16", "2015-12-16T09"),
        example("يصل [12 ظهرا]", "2015-12-16", "2015-12-16T12"),
        example("9.15 مساء", "2015-12-16", "2015-12-16T21:15"),
        example("8 مساء أمس", "2015-12-16", "2015-12-15T20"),
    ],
    rejects=["25 صباحا"],
)
def clock_hour_alone(p: PartOfDay, h: int = 0, t: Written | None = None, x: Expr | None = None) -> Expr | None:
    """«9 صباحا»: a number before a part of the day; the guard looks whether it counts something («قتل 9 مساء أمس»)."""
    if h > _NOON:
        return None  # «15 مساء السبت» counts something
    clock = with_part(t or (h, None, None, h == 0), p)
    return clock if x is None else on_day(x, clock)


@rule(
    "clock-range",
    f"من {{a:{TOD}}} {_TO} {{b:{TOD}|clk_part}}",
    f"من {{a:{TOD}}} و {{b:{TOD}}}",
    f"{{a:{TOD}}} - {{b:{TOD}}}",
    f"{{a:{TOD}}} {_TO} {{b:{TOD}|clk_part}}",
    f"بين {{a:{TOD}}} و {{b:{TOD}|clk_part}}",
    f"ما بين {{a:{TOD}}} و {{b:{TOD}|clk_part}}",
    f"بين {{c:clk_bare|clkm}} و {{b:{TOD}|time}}",
    f"ما بين {{c:clk_bare|clkm}} و {{b:{TOD}|time}}",
    f"من {{c:clk_bare|clkm}} {_TO} {{b:{TOD}|time}}",
    f"من {{a:clk_part}} {_TO} {{b:{TOD}|clk_part}}",
    f"بين {{a:clk_part}} و {{b:{TOD}|clk_part}}",
    f"من {{a:{TOD}}} {_TO} {{h:hour}}",
    f"من {{a:{TOD}}} {_TO} {{o:ordf}}",
    f"من {{first:hour}} {_TO} {{b:clk_part}}",
    "من {first:hour} - {b:clk_part}",
    "من {a:tod|todz|clk_part} - {b:tod|todz|clk_part}",
    "{a:clk_part} - {b:clk_part}",
    f"{{a:clk_part}} {_TO} {{b:clk_part}}",
    "بين {first:hour} و {b:clk_part}",
    "ما بين {first:hour} و {b:clk_part}",
    yields="hours",
    examples=[
        example("من الساعة 3 إلى الساعة 4 بعد العصر", "2013-02-12", "2013-02-12T15/2013-02-12T16"),
        example("بين الخامسة والسابعة مساء", "2013-02-12", "2013-02-12T17/2013-02-12T19"),
        example("من الساعة 9 إلى 11", "2013-02-12", "2013-02-12T09/2013-02-12T11"),
        example("من 9 صباحا إلى 5 مساء", "2013-02-12", "2013-02-12T09/2013-02-12T17"),
        example("من 3 إلى 5 مساء", "2013-02-12", "2013-02-12T15/2013-02-12T17"),
        example("من العاشرة ليلا حتى السادسة صباحا", "2013-02-12", "2013-02-12T22/2013-02-13T06"),
        example("8 ص - 3 م", "2013-02-12", "2013-02-12T08/2013-02-12T15"),
        example("من الساعة 12:00 إلى الساعة 15:00 بتوقيت غرينتش", "2013-02-12", "2013-02-12T12:00Z/2013-02-12T15:00Z"),
    ],
    rejects=["من الساعة 3 إلى"],
)
def clock_range(
    b: Expr | None = None,
    a: DayTime | None = None,
    c: Clock | None = None,
    h: int | None = None,
    o: int | None = None,
    first: int | None = None,
) -> Expr | None:
    """From one clock time to another; the part of the day and the zone said once are meant for both."""
    if b is None:
        b = clock_plain((h if h is not None else o or 0, None, None, False))
    if not isinstance(b, DayTime) or b.hour is None or b.over:
        return None
    if a is None:
        if b.part is None or (c is None and first is None):
            return None
        a = clock_plain(c or (first or 0, None, None, False))
    return Range(_in_half_of(a, b), b)


def _in_half_of(a: DayTime, b: DayTime) -> DayTime:
    """The start in the part of the day of the end where that keeps it before the end («من التاسعة إلى الخامسة مساء»)."""
    if a.utc_offset is None and a.zone is None:
        a = replace(a, utc_offset=b.utc_offset, zone=b.zone)
    if not a.hour12 or b.hour12 or b.part is None or a.hour is None or b.hour is None:
        return a
    fixed = with_part((a.hour, a.minute, a.second, False), b.part)
    if fixed.hour is not None and fixed.hour > b.hour >= _NOON:
        return replace(a, hour12=False)
    return replace(a, hour=fixed.hour, part=fixed.part, hour12=False)


@rule(
    "clock-range-alone",
    "{r:hours}",
    yields="time",
    guard="moved",
    examples=[
        example("10:00 - 12:30", "2013-02-12", "2013-02-12T10:00/2013-02-12T12:30"),
        example("بين التاسعة صباحا والرابعة عصرا", "2013-02-12", "2013-02-12T09/2013-02-12T16"),
    ],
    rejects=["10:00 -"],
)
def clock_range_alone(r: Expr) -> Expr:
    """Hours of the anchor's day, or of the day named just before."""
    return r


@rule(
    "clock-range-day",
    f"{{x:{DAY}}} {{r:hours}}",
    f"{{x:{DAY}}} , {{r:hours}}",
    f"{{x:{DAY}}} ( {{r:hours}} )",
    f"{{r:hours}} {{last:{DAY}}}",
    f"{{r:hours}} , {{last:{DAY}}}",
    f"{{r:hours}} من {{last:{DAY}}}",
    yields="time",
    guard="moved",
    priority=1,
    examples=[
        example("غدا من الساعة 5 إلى 7 مساء", "2015-12-16", "2015-12-17T17/2015-12-17T19"),
        example("20 ديسمبر 2015 من 10:00 إلى 14:00", "2015-12-16", "2015-12-20T10:00/2015-12-20T14:00"),
        example("من 9 صباحا حتى 5 مساء غدا", "2015-12-16", "2015-12-17T09/2015-12-17T17"),
        example("من العاشرة مساء حتى السادسة صباح الغد", "2015-12-16", "2015-12-16T22/2015-12-17T06"),
    ],
    rejects=["غدا من الساعة"],
)
def clock_range_day(r: Expr, x: Expr | None = None, last: Expr | None = None) -> Expr | None:
    """Hours of a day that is named; told behind them it is the day on which they end."""
    if not isinstance(r, Range) or not isinstance(r.start, DayTime) or not isinstance(r.end, DayTime):
        return None
    day = x or last
    if day is None or r.end.of is not None:
        return None
    start = r.start if x is None else on_day(x, r.start)
    end = on_day(day, r.end)
    return None if start is None or end is None else Range(start, end)


@rule(
    "days-with-hours",
    f"من {{a:{DAY}}} {_TO} {{b:{DAY}}} {{_:hours}}",
    f"من {{a:{DAY}}} {_TO} {{b:{DAY}}} , {{_:hours}}",
    yields="span",
    priority=1,
    examples=[
        example("من الأحد إلى الخميس من الساعة 8 صباحا حتى 3 عصرا", "2015-12-16", "2015-12-13/2015-12-17"),
    ],
    rejects=["من الأحد إلى الخميس من الساعة"],
)
def days_with_hours(a: Expr, b: Expr) -> Expr | None:
    """Hours of each of several days: the days are told, the hours are of no one of them."""
    if isinstance(a, Range | DayTime) or isinstance(b, Range | DayTime):
        return None
    return Range(a, b)
