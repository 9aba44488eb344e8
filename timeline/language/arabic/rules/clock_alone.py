"""Hours in writings of their own: «9 ص», «7 الصبح», «الساعة سبعة ونص», «0035 بتوقيت غرينتش»."""

from __future__ import annotations

from dataclasses import replace

from timeline.expressions import DayTime, PartOfDay
from timeline.language.arabic.rules.clock import Clock, Written, clock_minutes, clock_plain, with_part
from timeline.language.arabic.rules.shifts import MONTH_NAMES
from timeline.language.rule import As, example, rule

_NOON = 12
_FIVE = 5


@rule(
    "clock-meridiem-alone",
    "{h:hour} {p:meridiem}",
    "{t:hhmm_dot} {p:meridiem|part_definite}",
    "{t:hhmm_dot} في|من {p:part_definite}",
    yields="time",
    guard="alone",
    examples=[
        example("9 ص", "2015-12-16", "2015-12-16T09"),
        example("4م", "2015-12-16", "2015-12-16T16"),
        example("9.30 ص", "2015-12-16", "2015-12-16T09:30"),
    ],
    rejects=["14 ص", "سجادة 4 م", "الصفحة 9 ص"],
)
def clock_meridiem_alone(p: PartOfDay, h: int = 0, t: Written | None = None) -> DayTime | None:
    """«9 ص» is an hour where it is all that is said; in a text «4 م» are four metres."""
    hour = h if t is None else t[0]
    if not 1 <= hour <= _NOON:
        return None
    return with_part(t or (h, None, None, False), p)


@rule(
    "clock-meridiem-at",
    "{h:hour} {p:meridiem}",
    "{t:hhmm_dot} {p:meridiem}",
    yields="time",
    before="تمام",
    examples=[example("نلتقي في تمام [7.30 م]", "2015-12-16", "2015-12-16T19:30")],
    rejects=["سجادة 4 م"],
)
def clock_meridiem_at(p: PartOfDay, h: int = 0, t: Written | None = None) -> DayTime | None:
    """«في تمام 9 ص»: what is told to be exact is an hour."""
    found: DayTime | None = clock_meridiem_alone(p, h, t)
    return found


@rule(
    "clock-hour-spoken",
    "{h:hour} {p:part_spoken}",
    "{t:hhmm_dot} {p:part_spoken}",
    yields="time",
    also="clk_part clk_said",
    guard="hour-alone",
    not_before="/ - : . ,",
    examples=[
        example("7 الصبح", "2015-12-16", "2015-12-16T07"),
        example("5 العصر", "2015-12-16", "2015-12-16T17"),
        example("8 بالليل", "2015-12-16", "2015-12-16T20"),
        example("غدا 7 الصبح", "2015-12-16", "2015-12-17T07"),
    ],
    rejects=["15 العصر", "العصر 7"],
)
def clock_hour_spoken(p: PartOfDay, h: int = 0, t: Written | None = None) -> list[As] | None:
    """«7 الصبح»: as people say it, without «الساعة»; beside a day it is one time with it."""
    hour = h if t is None else t[0]
    if not 1 <= hour <= _NOON:
        return None
    clock = with_part(t or (h, None, None, False), p)
    return [As(kind, clock) for kind in ("time", "clk_part", "clk_said")]


@rule(
    "clock-minutes-spoken",
    "{c:clk} و {f:fraction_spoken}",
    "{c:clk} إلا {g:fraction_spoken}",
    "{half:clkm} إلا {g:minutes_missing}",
    "{one:clk|clk_bare|clkm} إلا دقيقة",
    "{two:clk|clk_bare|clkm} إلا دقيقتين",
    "{past_one:clk|clk_bare|clkm} و دقيقة",
    "{past_two:clk|clk_bare|clkm} و دقيقتين|دقيقتان",
    "{half:clkm} و {m:minutes_missing}",
    "{half:clkm} و {five:nw}",
    yields="clkm",
    not_after="على المادة القانون القرار الاتفاق البيان المرسوم",
    examples=[
        example("الساعة 7 ونص", "2015-12-16", "2015-12-16T07:30"),
        example("الساعة خمسة ونص العصر", "2015-12-16", "2015-12-16T17:30"),
        example("الساعة ستة ونص وخمسة", "2015-12-16", "2015-12-16T18:35"),
        example("الساعة الخامسة والنصف إلا خمسا مساء", "2015-12-16", "2015-12-16T17:25"),
        example("السابعة إلا دقيقة صباحا", "2015-12-16", "2015-12-16T06:59"),
        example("الساعة الرابعة ودقيقتين عصرا", "2015-12-16", "2015-12-16T16:02"),
    ],
    rejects=["المادة الثالثة ونص القانون"],
)
def clock_minutes_spoken(
    c: Clock | None = None,
    f: int | None = None,
    g: int | None = None,
    half: Clock | None = None,
    m: int | None = None,
    one: Clock | None = None,
    two: Clock | None = None,
    five: int | None = None,
    past_one: Clock | None = None,
    past_two: Clock | None = None,
) -> Clock | None:
    """Half past, as it is spoken; a few minutes to the hour or to the half hour, a minute or two past it."""
    if five is not None:
        m = five if five == _FIVE else None  # «ستة ونص وخمسة»
    few = one or two or past_one or past_two
    if few is not None:
        c, half = (few, None) if few[1] is None else (None, few)
        minutes = 1 if few in (one, past_one) else 2
        g, m = (minutes, None) if few in (one, two) else (None, minutes)
    found: Clock | None = clock_minutes(c, f, g, m, half)
    return found


@rule(
    "clock-exactly",
    "{c:clk|clkm|clk_bare} تماما|بالضبط",
    "{c:clk|clkm|clk_bare} تماما|بالضبط {p:part|part_definite|meridiem}",
    "{c:clk|clkm|clk_bare} تماما|بالضبط من|في {p:part_definite}",
    yields="tod",
    examples=[
        example("غدا الثامنة تماما", "2015-12-16", "2015-12-17T08"),
        example("الساعة 17 تماما", "2015-12-16", "2015-12-16T17"),
    ],
    rejects=["للمرة الثامنة تماما"],
)
def clock_exactly(c: Clock, p: PartOfDay | None = None) -> DayTime:
    """«الثامنة تماما»: no other feminine ordinal is exact."""
    found: DayTime = clock_plain(c) if p is None else with_part(c, p)
    return found


@rule(
    "clock-sunset",
    "{c:clk|clkm} المغرب",
    yields="tod",
    not_after="- – و ضد × مع / ,",
    examples=[example("غدا الساعة السابعة المغرب", "2015-12-16", "2015-12-17T19")],
    rejects=["الساعة العاشرة المغرب", "السابعة المغرب"],
)
def clock_sunset(c: Clock) -> DayTime | None:
    """«الساعة السابعة المغرب»: about sunset; at another hour «المغرب» is the country."""
    sunset = not c[3] and _FIVE - 1 <= c[0] <= _LATEST_SUNSET
    return with_part(c, PartOfDay.EVENING) if sunset else None


_LATEST_SUNSET = 8


@rule(
    "clock-letter",
    "س .|:? {t:clk_part}",
    "س .|:? {c:hhmm}",
    yields="tod",
    examples=[
        example("الخميس س 7 مساء", "2015-12-16", "2015-12-17T19", "future"),
        example("غدا س 9:30", "2015-12-16", "2015-12-17T09:30"),
    ],
    rejects=["س 1", "س 3 كم"],
)
def clock_letter(t: DayTime | None = None, c: Clock | None = None) -> DayTime | None:
    """«س» is short for «الساعة» where minutes or a part of the day follow; «س 1» is a question."""
    return t if c is None else clock_plain(c)


@rule(
    "clock-dot-zone",
    "{t:hhmm_dot} ب? توقيت {z:zone}",
    "{t:hhmm_dot} ت .? غ",
    yields="todz",
    examples=[
        example("12,30 ت غ", "2015-12-16", "2015-12-16T12:30Z"),
        example("9.15 بتوقيت موسكو", "2015-12-16", "2015-12-16T09:15+03:00"),
    ],
    rejects=["9.15 بتوقيت", "30.15 بتوقيت غرينتش"],
)
def clock_dot_zone(t: Written, z: int = 0) -> DayTime:
    """Minutes behind a point or a comma: the zone shows that they are no decimals. Agencies write the hours of 24."""
    hour, minute, _, _ = t
    return DayTime(hour=hour, minute=minute, utc_offset=z)


@rule(
    "clock-part-zone",
    "{t:clk_part} ب? توقيت {z:zone}",
    "{t:clk_part} ب? توقيت {o:zone_open}",
    yields="todz",
    examples=[example("7 مساء بتوقيت غرينتش", "2015-12-16", "2015-12-16T19Z")],
    rejects=["7 مساء بتوقيت"],
)
def clock_part_zone(t: DayTime, z: int | None = None, o: str | None = None) -> DayTime:
    """«7 مساء بتوقيت غرينتش»: the zone shows that the number is an hour."""
    return replace(t, utc_offset=z, zone=o)


@rule(
    "clock-four-digits",
    "الساعة {n} ب? توقيت {z:zone}",
    "الساعة {n} ب? توقيت {o:zone_open}",
    yields="todz",
    examples=[example("الساعة 0035 بتوقيت غرينتش", "2018-05-07", "2018-05-07T00:35Z")],
    rejects=["الساعة 8 بتوقيت"],
)
def clock_four_digits(n: int, z: int | None = None, o: str | None = None) -> DayTime | None:
    """«الساعة 0035 بتوقيت غرينتش»: hour and minute without a mark, as agencies write them."""
    hour, minute = divmod(n, 100)
    if n <= 24 or hour > 23 or minute > 59:
        return None
    return DayTime(hour=hour, minute=minute, utc_offset=z, zone=o)


@rule(
    "clock-four-digits-bare",
    "{n} ب? توقيت {z:zone}",
    yields="todz",
    not_before=f"{MONTH_NAMES} عام العام سنة / - .",
    examples=[example("1430 بتوقيت غرينتش", "2018-05-07", "2018-05-07T14:30Z")],
    rejects=["0090 بتوقيت غرينتش", "4 سبتمبر 2025 بتوقيت مكة"],
)
def clock_four_digits_bare(n: int, z: int) -> DayTime | None:
    """Without «الساعة» a number below 100 may be the minutes of «11,30», and one behind a month is a year."""
    found: DayTime | None = clock_four_digits(n, z) if n >= _ONE_HOUR else None
    return found


_ONE_HOUR = 100
