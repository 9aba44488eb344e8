"""Clock times: the hour, its minutes, the part of the day and the zone."""

from __future__ import annotations

from timeline.expressions import DayTime, Expr, PartOfDay
from timeline.language.rule import example, rule

_HOUR = 60
WIDEST_ZONE = 14
"""Hours by which the easternmost zone is ahead."""
_AFTERNOON = (PartOfDay.AFTERNOON, PartOfDay.EVENING, PartOfDay.NIGHT)


Clock = tuple[int, int | None, int | None, bool]
"""Hour, minute, second, and whether the hour was written as one of 24 (13:00, 01:13)."""
Written = tuple[int, int, int | None, bool]
"""The same, with the minutes that digits always have."""


@rule(
    "clock-hour",
    "الساعة {h:hour}",
    "الساعة {w:nw|hour_spoken}",
    "الساعة {o:ordf}",
    "الساعة {t:hhmm|hhmm_dot}",
    "الساعة {h:the_n}",
    "الساعة ال {t:hhmm|hhmm_dot}",
    "الساعة في حدود|نحو|حوالي {o:ordf}",
    "{approx} الساعة {h:hour}",
    "{approx} الساعة {o:ordf}",
    "{approx} الساعة {t:hhmm|hhmm_dot}",
    "{approx} الساعة {w:nw|hour_spoken}",
    yields="clk",
    examples=[example("الساعة 15:30", "2015-12-16", "2015-12-16T15:30")],
    rejects=["الساعة الذكية", "الساعة 45"],
)
def clock_hour(
    h: int | None = None,
    w: int | None = None,
    o: int | None = None,
    t: Written | None = None,
    approx: object = None,
) -> Clock | None:
    """An hour after «الساعة»."""
    if t is not None:
        return t
    hour = h if h is not None else w if w is not None else o
    if hour is None or hour > 24:
        return None
    return (hour, None, None, hour > 12 or hour == 0)


@rule(
    "clock-impossible",
    "الساعة {n}",
    yields="no_hour",
    priority=-1,
    guard="alone",
    examples=[example("الساعة 27", "2015-12-16")],
    rejects=["الساعة 23", "بعد الساعة 27 كم"],
)
def clock_impossible(n: int) -> Expr | None:
    """Alone it is meant as a time: the resolver says that no clock shows it."""
    hour = n if n < _HOUR else n // 100
    return DayTime(hour=hour, minute=None if n < _HOUR else n % 100) if n > 24 else None


@rule(
    "clock-digits",
    "{hhmm}",
    "{h:hour} h|H",
    yields="clk",
    not_before="النتيجة بنتيجة نتيجة الآية آية سورة إنجيل",
    examples=[example("15:30", "2015-12-16", "2015-12-16T15:30"), example("18h", "2015-12-16", "2015-12-16T18")],
    rejects=["45:30", "45h"],
)
def clock_digits(hhmm: Written | None = None, h: int = 0) -> Clock:
    """Hours and minutes in digits; «18h» is an hour of 24."""
    return hhmm or (h, None, None, True)


@rule(
    "clock-feminine",
    "{ordf}",
    yields="clk_bare",
    not_before="المرة للمرة الوطنية القناة المرحلة الدورة الجولة الدرجة الدفعة الطبعة النسخة الحلقة الحصة الفقرة المادة الجلسة المجموعة المحاضرة المحاولة السنة",
    examples=[example("الثالثة فجرا", "2013-02-12", "2013-02-12T03")],
    rejects=["الثالثة", "للمرة الثالثة فجرا"],
)
def clock_feminine(ordf: int) -> Clock | None:
    """«الثالثة» is an hour only beside a part of the day."""
    return (ordf, None, None, ordf > 12) if ordf <= 24 else None


@rule(
    "clock-minutes",
    "{c:clk|clk_bare} و {f:fraction}",
    "{c:clk|clk_bare} إلا {g:fraction}",
    "{c:clk|clk_bare} و {m:n59|nw} دقيقة|دقائق|دقيقتين",
    "{c:clk|clk_bare} و {m:nw}",
    "{c:clk|clk_bare} إلا {g:n59|nw} دقيقة|دقائق",
    "{c:clk|clk_bare} إلا {g:nw|minutes_missing}",
    "{c:clk} إلا {digits:n59}",
    "{half:clkm} و {m:n59|nw} دقيقة|دقائق",
    "{half:clkm} إلا {g:n59|nw} دقيقة|دقائق",
    "{c:clk|clk_bare} و الدقيقة {m:ord|ordf}",
    yields="clkm",
    examples=[
        example("الساعة الثالثة وربع العصر", "2013-02-12", "2013-02-12T15:15"),
        example("الساعة 12 إلا ربع قبل الظهر", "2013-02-12", "2013-02-12T11:45"),
        example("الساعة الثالثة و18 دقيقة الصبح", "2013-02-12", "2013-02-12T03:18"),
        example("الخامسة إلا خمس دقائق مساء", "2013-02-12", "2013-02-12T16:55"),
        example("الساعة 9 إلا 10 صباحا", "2013-02-12", "2013-02-12T08:50"),
        example("السابعة والنصف إلا خمس دقائق صباحا", "2013-02-12", "2013-02-12T07:25"),
    ],
    rejects=["الساعة وربع"],
)
def clock_minutes(
    c: Clock | None = None,
    f: int | None = None,
    g: int | None = None,
    m: int | None = None,
    half: Clock | None = None,
    digits: int | None = None,
) -> Clock | None:
    """Minutes in words: quarters, thirds, halves, «إلا» for those missing to the hour, or to the half of it."""
    if digits is not None:
        if digits % 5 or not digits:
            return None  # «الساعة 9 إلا 3 طلاب»
        g = digits
    clock = c or half
    added = -g if g is not None else f if f is not None else m
    if clock is None or added is None or (clock[1] is not None) != (half is not None) or abs(added) >= _HOUR:
        return None
    hour, minute, _, full = clock
    past = (minute or 0) + added
    if past >= _HOUR:
        return None
    if past < 0:
        hour, past = (hour - 1) % 24 or (12 if not full and hour == 1 else 0), past + _HOUR
    return (hour, past, None, full)


def with_part(c: Clock, part: PartOfDay) -> DayTime:
    """A clock time in the half of the day in which that part lies."""
    hour, minute, second, full = c
    if hour == 24:
        hour, full = 0, True
    if not full or 1 <= hour <= 12:
        if hour == 12:
            hour = 0 if part in (PartOfDay.NIGHT, PartOfDay.DAWN, PartOfDay.MORNING) else 12
        elif part in _AFTERNOON:
            hour = hour if part is PartOfDay.NIGHT and hour <= 5 else hour + 12
        elif (part is PartOfDay.MIDDAY and hour <= 4) or (part is PartOfDay.DAYTIME and hour <= 5):
            hour += 12
    return DayTime(part=part, hour=hour, minute=minute, second=second)


@rule(
    "clock-part",
    "{c:clk|clkm|clk_bare} {p:part|part_definite|meridiem}",
    "{c:clk|clkm|clk_bare} من {p:part_definite}",
    "{c:clk|clkm} من {p:part}",
    "{c:clk|clkm|clk_bare} في {p:part_definite}",
    "{c:clk|clkm|clk_bare} , {p:part|part_definite}",
    "{c:clk|clkm|clk_bare} ( {p:part|part_definite} )",
    yields="tod",
    examples=[
        example("الساعة 3 صباحا", "2013-02-12", "2013-02-12T03"),
        example("12:19 مساءً", "2015-12-16", "2015-12-16T12:19"),
        example("الثالثة فجرا", "2013-02-12", "2013-02-12T03"),
        example("الساعة الخامسة عصرا", "2013-02-12", "2013-02-12T17"),
        example("الثامنة هذه الليلة", "2013-02-12", "2013-02-12T20"),
        example("الساعة العاشرة في المساء", "2013-02-12", "2013-02-12T22"),
    ],
    rejects=["الثالثة بتوقيت"],
)
def clock_part(c: Clock, p: PartOfDay) -> DayTime:
    """A clock time and the part of the day that says which twelve hours are meant."""
    return with_part(c, p)


@rule(
    "clock-plain",
    "{c:clk|clkm}",
    "{c:clk|clkm} تقريبا",
    yields="tod",
    priority=-1,
    examples=[example("الساعة 15:30", "2015-12-16", "2015-12-16T15:30")],
    rejects=["الساعة"],
)
def clock_plain(c: Clock) -> DayTime:
    """A clock time without a part of the day; 24:00 is the midnight that ends it."""
    hour, minute, second, full = c
    return DayTime(hour=hour, minute=minute, second=second, hour12=not full and 1 <= hour <= 12)


@rule(
    "clock-zone",
    "{t:tod} ب? توقيت {z:zone}",
    "{t:tod} ب? توقيت {o:zone_open}",
    "{t:tod} ب? توقيت {o:zone_open|zone} المحلي",
    "{t:tod} ب? التوقيت {o:zone_open|zone}",
    "{t:tod} {z:zone}",
    "{t:tod} ( {z:zone} )",
    "{t:tod} ت .? غ",
    "{t:tod} ( ت .? غ )",
    "{t:tod} {z:zone} + {east:n}",
    "{t:tod} ( {z:zone} + {east:n} )",
    "{t:tod} ( {z:zone} - {west:n} )",
    "{t:tod} {z:zone} - {west:n}",
    "{t:tod} + {at:hhmm}",
    "{t:tod} {z:zone} + {at:hhmm}",
    "{t:tod} ب? توقيت {z:zone} + {east:n}",
    "{t:tod} ب? توقيت {z:zone} - {west:n}",
    "{t:tod} ( توقيت {z:zone} )",
    "{t:tod} ( ب? توقيت {z:zone} + {east:n} )",
    "{t:tod} ( ب? توقيت {z:zone} - {west:n} )",
    "{t:tod} حسب التوقيت {o:zone_open|zone}",
    yields="todz",
    examples=[
        example("الساعة 20:45 بتوقيت غرينتش", "2018-05-26", "2018-05-26T20:45Z"),
        example("الساعة 8 بتوقيت GMT", "2013-02-12", "2013-02-12T08Z"),
        example("18:00 ت.غ", "2013-02-12", "2013-02-12T18:00Z"),
        example("الساعة 05:00 (ت. غ)", "2013-02-12", "2013-02-12T05:00Z"),
        example("18:00 GMT+3", "2013-02-12", "2013-02-12T18:00+03:00"),
        example("18:00 +03:00", "2013-02-12", "2013-02-12T18:00+03:00"),
        example("الساعة 15:30 بالتوقيت المحلي", "2018-05-26", "2018-05-26T15:30"),
    ],
    rejects=["بتوقيت غرينتش"],
)
def clock_zone(
    t: DayTime,
    z: int | None = None,
    o: str | int | None = None,
    east: int = 0,
    west: int = 0,
    at: Written | None = None,
) -> DayTime | None:
    """A clock time with its zone; zones whose offset changes with the season keep their name only."""
    offset = z if z is not None else o if isinstance(o, int) else 0 if o is None else None
    if at is not None:
        if offset != 0 or at[0] > WIDEST_ZONE:
            return None
        offset = _HOUR * at[0] + at[1]
    if east or west:
        if offset != 0 or max(east, west) > WIDEST_ZONE:
            return None
        offset = _HOUR * (east - west)
    return DayTime(
        of=t.of,
        part=t.part,
        hour=t.hour,
        minute=t.minute,
        second=t.second,
        hour12=t.hour12,
        utc_offset=offset,
        zone=o if isinstance(o, str) else None,
    )
