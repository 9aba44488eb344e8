"""Clock times on a day, and alone."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import Day, DayTime, Expr, Nth, PartOfDay, Shift, Weekday
from timeline.language.arabic.rules.clock import WIDEST_ZONE, Clock, Written, clock_plain, clock_zone, with_part
from timeline.language.kinds import DAY
from timeline.language.rule import example, rule

_DAYX = f"{DAY}"

TOD = "tod|todz"
"""A clock time, with or without its zone."""


def on_day(x: Expr, t: DayTime) -> DayTime | None:
    """A clock time on a day, or in the part of a day that the text names; none where there is one already."""
    if isinstance(x, Shift) and x.unit.is_clock:
        return None  # «الثالثة وعشرين [دقيقة بعد منتصف الليل]»
    part = t.part
    hour, hour12 = t.hour, t.hour12
    of: Expr | None = x
    if isinstance(x, DayTime):
        if x.hour is not None or x.over:
            return None
        of = x.of
        part = part or x.part
        if hour12 and x.part is not None and hour is not None:
            hour, hour12 = with_part((hour, t.minute, t.second, False), x.part).hour, False
    return DayTime(
        of=of,
        part=part,
        hour=hour,
        minute=t.minute,
        second=t.second,
        hour12=hour12,
        utc_offset=t.utc_offset,
        zone=t.zone,
    )


@rule(
    "day-clock",
    f"{{x:{_DAYX}|time}} {{t:{TOD}}}",
    f"{{x:{_DAYX}|time}} ,|-|/ {{t:{TOD}}}",
    f"{{x:{_DAYX}}} ( {{t:tod}} )",
    f"{{x:{_DAYX}|time}} في|عند|على|مع|الموافق|بحدود {{t:{TOD}}}",
    f"{{x:{_DAYX}|time}} , في|عند {{t:{TOD}|clk_part}}",
    f"{{x:{_DAYX}|time}} ,? في|عند|على تمام {{t:clk_part}}",
    f"{{x:{_DAYX}|time}} , في|عند|على تمام {{t:{TOD}}}",
    f"{{x:{_DAYX}|time}} , في|عند|على تمام {{c:clk_bare|clkm}}",
    f"{{s:span}} {{t:{TOD}|clk_part}}",
    f"{{s:span}} ,? في|عند {{t:{TOD}|clk_part}}",
    f"{{s:span}} , {{t:{TOD}|clk_part}}",
    f"{{s:span}} ,? في|عند تمام {{t:{TOD}|clk_part}}",
    f"{{x:{_DAYX}|time}} في|عند|على تمام {{t:{TOD}}}",
    f"{{x:{_DAYX}|time}} في|عند|على تمام {{c:clk_bare|clkm}}",
    f"{{x:{_DAYX}|time}} في|عند|على تمام {{c:clk_bare|clkm}} ب? توقيت {{z:zone}}",
    f"{{x:{_DAYX}}} {{t:clk_part}}",
    f"{{x:day_number}} {{t:{TOD}}}",
    f"{{x:day_number}} في {{t:{TOD}}}",
    f"{{x:{_DAYX}}} , {{t:clk_part}}",
    f"{{x:{_DAYX}}} في|عند {{t:clk_part}}",
    yields="time",
    examples=[
        example("الأربعاء 16 ديسمبر 2015 - 12:19 مساءً", "2016-01-16", "2015-12-16T12:19"),
        example("6 يناير، 2015، الساعة 05:16 مساءً", "2016-01-16", "2015-01-06T17:16"),
        example("الخميس الساعة 8 بتوقيت غرينتش", "2013-02-12", "2013-02-14T08Z", "future"),
        example("مساء الخميس 16 مارس في تمام الساعة الثامنة", "2017-03-15", "2017-03-16T20"),
        example("الخميس المقبل في تمام الرابعة بتوقيت غرينتش", "2017-03-14", "2017-03-16T16Z"),
        example("بعد ثلاثة أيام الساعة 5 مساء", "2017-03-14", "2017-03-17T17"),
    ],
    rejects=["الخميس 8 بتوقيت"],
)
def day_clock(
    x: Expr | None = None,
    t: DayTime | None = None,
    c: Clock | None = None,
    z: int | None = None,
    s: Expr | None = None,
) -> Expr | None:
    """A day and a clock time in one stamp; the day may be told by a distance («بعد ثلاثة أيام الساعة 5»)."""
    if s is not None:
        x = s if isinstance(s, Shift | Nth) and s.unit is Granularity.DAY else None
    if x is None:
        return None
    return on_day(x, t if t is not None else replace(clock_plain(c), utc_offset=z))


@rule(
    "clock-about",
    f"{{approx}} {{t:{TOD}}}",
    yields="todz",
    examples=[
        example("حوالي السادسة والنصف صباحا", "2015-12-16", "2015-12-16T06:30"),
        example("غدا نحو الثامنة مساء", "2015-12-16", "2015-12-17T20"),
    ],
    rejects=["حوالي السادسة"],
)
def clock_about(approx: object, t: DayTime) -> DayTime:
    """«نحو الثامنة مساء»: the hour that is told; by how much it may be off nobody says."""
    return t


@rule(
    "hour-and-zone",
    "{t:clk_part} {z:zone}",
    "{t:clk_part} {z:zone} + {east:n}",
    "{t:clk_part} {z:zone} - {west:n}",
    "{t:clk_part} ( {z:zone} + {east:n} )",
    yields="todz",
    guard="hour-alone",
    examples=[example("9 مساء UTC+4", "2015-12-16", "2015-12-16T21+04:00")],
    rejects=["9 مساء GMT+19"],
)
def hour_and_zone(t: DayTime, z: int, east: int = 0, west: int = 0) -> DayTime | None:
    """An hour without «الساعة» and its zone."""
    found: DayTime | None = clock_zone(t, z, None, east, west)
    return found


@rule(
    "part-of-day-clock",
    "{x:time} في|عند {c:clk_bare|clkm}",
    yields="time",
    not_after="من",
    examples=[
        example("الليلة في التاسعة", "2013-02-12", "2013-02-12T21"),
        example("مساء الخميس في التاسعة", "2013-02-12", "2013-02-14T21", "future"),
    ],
    rejects=["الخميس في التاسعة"],
)
def part_of_day_clock(x: Expr, c: Clock) -> Expr | None:
    """«الليلة في التاسعة»: where a part of the day is named, an hour needs no «الساعة»."""
    return on_day(x, clock_plain(c)) if isinstance(x, DayTime) and x.part is not None else None


_QUARTER = 15
"""Zones differ from one another by whole quarters of an hour."""


@rule(
    "iso-stamp",
    "{x:md|ymd|day} T {t:tod}",
    "{x:ymd} T {t:tod} {z:z_utc}",
    "{x:ymd} {t:tod} {z:z_utc}",
    "{x:ymd} T {t:tod} + {east:hhmm}",
    "{x:ymd} T {t:tod} - {west:hhmm}",
    "{x:ymd} {t:tod} + {east:hhmm}",
    "{x:ymd} {t:tod} - {west:hhmm}",
    "{x:ymd} T {t:tod} + {four:n}",
    "{x:ymd} T {t:tod} - {minus:n}",
    "{x:ymd} T {t:tod} . {_:n} + {four:n}",
    "{x:ymd} T {t:tod} . {_:n} - {minus:n}",
    "{x:ymd} T {t:tod} . {_:n}",
    "{x:ymd} T {t:tod} . {_:n} {z:z_utc}",
    "{x:ymd} {t:tod} . {_:n} {z:z_utc}",
    "{x:ymd} T {t:tod} . {_:n} + {east:hhmm}",
    "{x:ymd} T {t:tod} . {_:n} - {west:hhmm}",
    yields="time",
    priority=1,
    examples=[
        example("2015-12-16T12:19:00Z", "2016-01-16", "2015-12-16T12:19:00Z"),
        example("2015-12-16T09:20:00+03:00", "2016-01-16", "2015-12-16T09:20:00+03:00"),
        example("2015-12-16T12:19:00.512Z", "2016-01-16", "2015-12-16T12:19:00Z"),
        example("2015-12-16T9:20", "2016-01-16", "2015-12-16T09:20"),
        example("2015-12-16T09:20:00+0200", "2016-01-16", "2015-12-16T09:20:00+02:00"),
        example("2015-12-16T09:20:00-0530", "2016-01-16", "2015-12-16T09:20:00-05:30"),
    ],
    rejects=["T12:19:00Z"],
)
def iso_stamp(
    x: Expr,
    t: DayTime,
    z: int | None = None,
    east: Written | None = None,
    west: Written | None = None,
    four: int | None = None,
    minus: int | None = None,
) -> Expr | None:
    """An ISO 8601 stamp, whose hour is one of 24, with the zone that it states («+02:00», «+0200»)."""
    together = four if four is not None else minus
    if together is not None:
        hours, minutes = divmod(together, 100)
        if hours > WIDEST_ZONE or minutes % _QUARTER:
            return None
        offset: int | None = hours * 60 + minutes if minus is None else -(hours * 60 + minutes)
    else:
        offset = z if east is None else east[0] * 60 + east[1]
    if west is not None:
        offset = -(west[0] * 60 + west[1])
    return on_day(x, replace(t, utc_offset=offset, hour12=False))


@rule(
    "clock-day",
    f"{{t:{TOD}}} {{x:{_DAYX}|time}}",
    f"{{t:{TOD}}} ,|-|/ {{x:{_DAYX}|time}}",
    f"{{t:{TOD}}} من {{x:{_DAYX}|time}}",
    "{c:clk_bare|clkm} من {x:time}",
    f"{{t:{TOD}}} ,? {{s:span}}",
    yields="time",
    examples=[
        example("الساعة العاشرة من صباح اليوم", "2015-12-16", "2015-12-16T10"),
        example("08:27 ديسمبر 16, 2015", "2016-01-16", "2015-12-16T08:27"),
        example("الثامنة من مساء الخميس", "2013-02-12", "2013-02-14T20", "future"),
    ],
    rejects=["الثامنة من"],
)
def clock_day(
    x: Expr | None = None, t: DayTime | None = None, c: Clock | None = None, s: Expr | None = None
) -> Expr | None:
    """A clock time of a day."""
    if s is not None:
        return day_clock(None, t, s=s)  # type: ignore[no-any-return]
    if x is None:
        return None
    if t is None:
        assert c is not None
        if not isinstance(x, DayTime) or x.hour is not None:
            return None  # «الحصة الثالثة من 9:15»
        t = clock_plain(c)
    return on_day(x, t)


@rule(
    "clock-after-midnight",
    "{c:clk|clkm|clk_bare} بعد|من منتصف ليل|ليلة {a:weekday} {b:weekday}",
    "{c:clk|clkm|clk_bare} بعد|من منتصف ليل|ليلة {a:weekday} / {b:weekday}",
    "{c:clk|clkm|clk_bare} بعد|من منتصف ليل|ليلة {a:weekday} - {b:weekday}",
    yields="time",
    priority=2,
    examples=[
        example("الواحدة والنصف بعد منتصف ليل الاثنين الثلاثاء", "2017-03-15", "2017-03-14T01:30", "past"),
        example("الساعة الـ12 من منتصف ليل الاثنين-الثلاثاء", "2017-03-15", "2017-03-14T00", "past"),
    ],
    rejects=["الواحدة بعد منتصف ليل الاثنين"],
)
def clock_after_midnight(c: Clock, a: Day, b: Day) -> Expr | None:
    """What is after midnight is of the second of the two days."""
    t = with_part(c, PartOfDay.NIGHT)
    return on_day(Weekday(b), t) if (a + 1) % 7 == b else None


@rule(
    "time-of-day",
    f"{{t:{TOD}}}",
    yields="time",
    priority=-1,
    guard="agency-hour",
    examples=[example("الساعة 15:30", "2015-12-16", "2015-12-16T15:30")],
    rejects=["الساعة"],
)
def time_of_day(t: DayTime) -> Expr:
    """A clock time alone: on the anchor's day, or on the day named just before."""
    return t
