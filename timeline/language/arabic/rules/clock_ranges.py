"""From one clock time to another, alone and on a day."""

from __future__ import annotations

from dataclasses import replace

from timeline.expressions import DayTime, Expr, PartOfDay, Range
from timeline.language.arabic.rules.clock import Clock, Written, clock_plain, with_part
from timeline.language.arabic.rules.clock_days import TOD, on_day
from timeline.language.kinds import DAY
from timeline.language.rule import example, rule

_TO = "{_:range_to}"
_NOON = 12


@rule(
    "clock-hour-part",
    "{h:hour} {p:part_adverb|meridiem}",
    "{t:hhmm_dot} {p:part_adverb|meridiem|part_definite}",
    "{t:hhmm_dot} في|من {p:part_definite}",
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


_FULL = f"{TOD}|clk_part"
"""A clock time that needs nothing beside it to be one."""
_NUMBER = "hour|nw|hour_spoken"


@rule(
    "clock-range",
    f"من {{a:{_FULL}}} {_TO} {{b:{_FULL}|midnight}}",
    f"من {{a:{_FULL}}} , {_TO} {{b:{_FULL}|midnight}}",
    f"من {{a:{_FULL}}} ل|-|و {{b:{_FULL}}}",
    f"من {{a:{_FULL}}} {_TO} {{b:clk_sunset}}",
    f"من {{a:{_FULL}}} ل {{b:clk_sunset}}",
    f"{{a:{_FULL}}} {_TO} {{b:{_FULL}|midnight}}",
    f"{{a:{_FULL}}} - {{b:{_FULL}}}",
    f"بين {{a:{_FULL}}} و {{b:{_FULL}|midnight}}",
    f"ما بين {{a:{_FULL}}} و {{b:{_FULL}}}",
    f"من {{a:{_FULL}}} {_TO} {{h:hour|ordf}}",
    f"من {{a:{_FULL}}} ل|- {{h:hour|ordf}}",
    f"بين {{a:{_FULL}}} و {{h:hour|ordf}}",
    f"من {{c:clk_bare|clkm|clk_num}} {_TO} {{b:{_FULL}|midnight|time}}",
    f"من {{c:clk_bare|clkm|clk_num}} ل|- {{b:{_FULL}}}",
    f"بين {{c:clk_bare|clkm|clk_num}} و {{b:{_FULL}|time}}",
    f"ما بين {{c:clk_bare|clkm}} و {{b:{_FULL}|time}}",
    f"من {{first:{_NUMBER}}} {_TO} {{b:{_FULL}}}",
    f"من {{first:hour}} {_TO} {{b:time}}",
    f"من {{first:{_NUMBER}}} ل|- {{b:{_FULL}}}",
    f"بين {{first:{_NUMBER}}} و {{b:{_FULL}}}",
    f"ما بين {{first:{_NUMBER}}} و {{b:{_FULL}}}",
    yields="hours",
    examples=[
        example("من الساعة 3 إلى الساعة 4 بعد العصر", "2013-02-12", "2013-02-12T15/2013-02-12T16"),
        example("بين الخامسة والسابعة مساء", "2013-02-12", "2013-02-12T17/2013-02-12T19"),
        example("من الساعة 9 إلى 11", "2013-02-12", "2013-02-12T09/2013-02-12T11"),
        example("من 9 صباحا إلى 5 مساء", "2013-02-12", "2013-02-12T09/2013-02-12T17"),
        example("من 3 إلى 5 مساء", "2013-02-12", "2013-02-12T15/2013-02-12T17"),
        example("من العاشرة ليلا حتى السادسة صباحا", "2013-02-12", "2013-02-12T22/2013-02-13T06"),
        example("8 ص - 3 م", "2013-02-12", "2013-02-12T08/2013-02-12T15"),
        example("من 10 إلى 11:30 صباحا", "2013-02-12", "2013-02-12T10/2013-02-12T11:30"),
        example("من 9 إلى 12 صباحا", "2013-02-12", "2013-02-12T09/2013-02-12T12"),
        example("من 8 إلى 12 مساء", "2013-02-12", "2013-02-12T20/2013-02-13T00"),
        example("من الساعة 9 حتى 12 مساء", "2013-02-12", "2013-02-12T21/2013-02-13T00"),
        example("من 9 مساء إلى 12 مساء", "2013-02-12", "2013-02-12T21/2013-02-13T00"),
        example("من 7 الصبح لـ 3 العصر", "2013-02-12", "2013-02-12T07/2013-02-12T15"),
        example("من 9 صباحا وحتى منتصف الليل", "2013-02-12", "2013-02-12T09/2013-02-13T00"),
        example("من الساعة 12:00 إلى الساعة 15:00 بتوقيت غرينتش", "2013-02-12", "2013-02-12T12:00Z/2013-02-12T15:00Z"),
    ],
    rejects=["من الساعة 3 إلى"],
)
def clock_range(
    b: Expr | None = None,
    a: DayTime | None = None,
    c: Clock | None = None,
    h: int | None = None,
    first: int | None = None,
) -> Expr | None:
    """From one clock time to another; the part of the day and the zone said once are meant for both."""
    if b is None:
        b = clock_plain((h or 0, None, None, False))
    if not isinstance(b, DayTime) or b.hour is None or b.over:
        return None
    if a is None and b.hour == 0 and b.part is PartOfDay.MORNING:
        b = replace(b, hour=_NOON)  # «من 9 إلى 12 صباحا» ends at noon
    if b.hour == _NOON and b.part is PartOfDay.EVENING and not b.minute and _in_the_evening(a, c, first):
        if a is not None and a.hour12 and a.hour is not None:
            a = with_part((a.hour, a.minute, a.second, False), PartOfDay.EVENING)
        a = a or with_part(c or (first or 0, None, None, False), PartOfDay.EVENING)
        b = replace(b, hour=2 * _NOON)  # «من 8 إلى 12 مساء» ends at midnight
    if a is None:
        if (c is None and first is None) or not 0 <= (first or 0) <= 24:
            return None
        a = clock_plain(c or (first or 0, None, None, False))
    return Range(_in_half_of(a, b), b)


def _in_the_evening(a: DayTime | None, c: Clock | None, first: int | None) -> bool:
    """Whether hours that end «12 مساء» begin in the evening: they say so, or their first hour is told without its half."""
    if a is not None and a.hour12 and a.hour is not None:
        return _DUSK <= a.hour < _NOON
    if a is not None:
        return a.part in (PartOfDay.EVENING, PartOfDay.NIGHT, PartOfDay.AFTERNOON)
    return _DUSK <= (c[0] if c is not None else first or 0) < _NOON


_DUSK = 5


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
    "sunset-end",
    f"{{h:{_NUMBER}}} المغرب",
    yields="clk_sunset",
    examples=[example("من 4 العصر إلى 8 المغرب", "2013-02-12", "2013-02-12T16/2013-02-12T20")],
    rejects=["8 المغرب"],
)
def sunset_end(h: int) -> DayTime | None:
    """«8 المغرب» as the end of hours: elsewhere «المغرب» may be the country."""
    return with_part((h, None, None, False), PartOfDay.EVENING) if 1 <= h <= _NOON else None


@rule(
    "midnight-end",
    "منتصف الليل",
    "منتصف {noon:the_day}",
    yields="midnight",
    examples=[example("من الساعة 20:00 إلى منتصف الليل", "2013-02-12", "2013-02-12T20:00/2013-02-13T00")],
    rejects=["من منتصف الليل"],
)
def midnight_end(noon: int = 24) -> DayTime:
    """Midnight as the end of hours: that of the day on which they began; or noon."""
    if noon == _NOON:
        return DayTime(part=PartOfDay.MIDDAY, hour=noon)
    return DayTime(part=PartOfDay.NIGHT, hour=24)


@rule(
    "clock-range-in-part",
    "{x:time} بين {c:clk_bare|clkm} و {d:clk_bare|clkm}",
    f"{{x:time}} من {{c:clk_bare|clkm}} {_TO} {{d:clk_bare|clkm}}",
    "{x:time} بين {h:hour} و {k:hour}",
    f"{{x:time}} من {{h:hour}} {_TO} {{k:hour}}",
    "{x:time} {r:hours|hours_dash}",
    yields="time",
    guard="moved",
    priority=1,
    examples=[example("مساء اليوم بين الثامنة والتاسعة", "2015-12-16", "2015-12-16T20/2015-12-16T21")],
    rejects=["مساء اليوم بين الثامنة"],
)
def clock_range_in_part(
    x: Expr, c: Clock | None = None, d: Clock | None = None, h: int = 0, k: int = 0, r: Expr | None = None
) -> Expr | None:
    """Hours inside a part of a day: it says which twelve are meant."""
    if not isinstance(x, DayTime) or x.part is None or x.hour is not None:
        return None
    if r is not None:
        if not isinstance(r, Range) or not isinstance(r.start, DayTime) or not isinstance(r.end, DayTime):
            return None
        if r.end.of is not None or r.end.hour == 24:
            return None
        begin, finish = on_day(x, r.start), on_day(x, r.end)
        return None if begin is None or finish is None else Range(begin, finish)
    start = on_day(x, clock_plain(c or (h, None, None, h > _NOON)))
    end = on_day(x, clock_plain(d or (k, None, None, k > _NOON)))
    return None if start is None or end is None else Range(start, end)


@rule(
    "clock-range-alone",
    "{r:hours}",
    yields="time",
    guard="hours-alone",
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
    f"{{x:{DAY}}} : {{r:hours}}",
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
