"""Parts of the day on a day, the nights around it, midnight."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Anaphoric,
    Calendar,
    CalendarDate,
    Day,
    DayTime,
    Deictic,
    Expr,
    PartOfDay,
    Weekday,
    Within,
)
from timeline.language.arabic.rules.clock import Clock
from timeline.language.kinds import DAY as _DAYX
from timeline.language.kinds import WEEKISH
from timeline.language.rule import example, rule


@rule(
    "part-of-day",
    f"{{p:part}} {{x:{_DAYX}}}",
    f"{{p:part}} من {{x:{_DAYX}}}",
    f"{{x:{_DAYX}}} {{p:part_adverb}}",
    f"{{x:{_DAYX}}} {{p:part_definite}}",
    f"{{x:{_DAYX}}} في|عند|مع|وقت {{p:part_definite}}",
    f"{{x:{_DAYX}}} , {{p:part_adverb}}",
    f"{{p:part}} {{x:{_DAYX}}} الباكر|المبكر",
    not_after="الحديث الحاضر الراهن الذهبي الحجري الجاهلي الأموي العباسي العثماني الرقمي الأخير",
    yields="time",
    examples=[
        example("مساء أمس", "2016-12-08", "2016-12-07"),
        example("صباح اليوم الثلاثاء", "2015-12-15", "2015-12-15"),
        example("ليل أمس", "2016-12-08", "2016-12-07"),
        example("فجر الجمعة", "2015-12-16", "2015-12-18", "future"),
        example("الثلاثاء صباحا", "2015-12-16", "2015-12-15", "past"),
        example("بعد ظهر غد", "2015-12-16", "2015-12-17"),
        example("منتصف ليل الخميس", "2015-12-16", "2015-12-17", "future"),
    ],
    rejects=["مساء الخير"],
)
def part_of_day(p: PartOfDay, x: Expr) -> Expr:
    """A part of a day on a day: the day stays, the part is kept."""
    return DayTime(of=x, part=p)


@rule(
    "two-parts-of-a-day",
    f"{{_:part}} و {{_:part}} {{x:{_DAYX}}}",
    yields="day",
    examples=[example("صباح ومساء يوم الخميس", "2015-12-16", "2015-12-17", "future")],
    rejects=["صباح ومساء المدينة"],
)
def two_parts_of_a_day(x: Expr) -> Expr:
    """«صباح ومساء يوم الخميس»: some hours of the day, and others."""
    return x


@rule(
    "day-at-sunset",
    f"{{x:{_DAYX}}} المغرب",
    yields="time",
    guard="at-sunset",
    examples=[example("بكرة المغرب", "2016-12-08", "2016-12-09")],
    rejects=["وصل أمس المغرب"],
)
def day_at_sunset(x: Expr) -> Expr:
    """«بكرة المغرب» alone is tomorrow at sunset; beside other words «المغرب» may be the country."""
    return DayTime(of=x, part=PartOfDay.EVENING)


@rule(
    "part-beside-prayer",
    "بعد|قبل صلاة {p:part_definite} {x:dday|wday}",
    "بعد {p:part_definite} {x:dday}",
    "بعد|قبل|عند صلاة {friday:weekday}",
    yields="time",
    examples=[
        example("بعد صلاة العشاء اليوم", "2016-12-08", "2016-12-08"),
        example("بعد العصر غدا", "2016-12-08", "2016-12-09"),
        example("بعد صلاة الجمعة", "2016-12-08", "2016-12-09", "future"),
    ],
    rejects=["قبل المباراة اليوم"],
)
def part_beside_prayer(
    p: PartOfDay = PartOfDay.MIDDAY, x: Expr | None = None, friday: Day | None = None
) -> Expr | None:
    """«بعد صلاة العشاء اليوم»: the part of the day stands before its day; «بعد صلاة الجمعة» names both."""
    if friday is not None:
        return DayTime(of=Weekday(friday), part=p) if friday is Day.FRIDAY else None
    return DayTime(of=x, part=p)


@rule(
    "prayer-of-a-message",
    "بعد|قبل صلاة|أذان {p:part_definite}",
    "بعد|قبل صلاة|أذان المغرب",
    yields="time",
    guard="hour-ends",
    examples=[example("ذكرني [بعد صلاة العشاء]", "2016-12-08", "2016-12-08")],
    rejects=["قتل رجل بعد صلاة العشاء"],
)
def prayer_of_a_message(p: PartOfDay = PartOfDay.EVENING) -> Expr:
    """«ذكرني بعد صلاة المغرب» ends a message: today; in a text it is the prayer of some day told before."""
    return DayTime(part=p)


@rule(
    "hijri-night",
    "ليلة {x:md|ymd|day}",
    yields="time",
    priority=2,
    examples=[example("ليلة 27 رمضان 1437", "2016-06-20", "2016-07-01")],
    rejects=["ليلة رمضان"],
)
def hijri_night(x: Expr) -> Expr | None:
    """A Hijri day begins at sunset: its night is the evening before."""
    if isinstance(x, CalendarDate) and x.calendar is Calendar.HIJRI:
        return DayTime(of=x, part=PartOfDay.NIGHT)
    return None


@rule(
    "tonight",
    "{_:tonight}",
    "هذي|هاي الليلة",
    "الليلة القادمة|المقبلة|الجاية|الآتية",
    "هذا {p:part_definite}",
    "{p:part_definite} هذا",
    yields="time",
    guard="tonight",
    examples=[
        example("هذه الليلة", "2013-02-12", "2013-02-12"),
        example("هذا الصباح", "2013-02-12", "2013-02-12"),
    ],
    rejects=["ليلة"],
)
def tonight(p: PartOfDay | None = None) -> Expr:
    """The evening or night of the anchor's day (those of other days: see ``last-night``)."""
    return DayTime(of=Deictic(Granularity.DAY, 0), part=p or PartOfDay.NIGHT)


@rule(
    "same-night",
    "نفس|ذات|تلك الليلة",
    "الليلة نفسها|ذاتها|عينها",
    yields="time",
    priority=2,
    examples=[example("في [نفس الليلة]", "2015-12-16", "2015-12-16")],
    rejects=["كل الليلة"],
)
def same_night() -> Expr:
    """The night of the day told just before: «غادر في نفس الليلة»."""
    return DayTime(of=Anaphoric(Granularity.DAY, 0), part=PartOfDay.NIGHT)


@rule(
    "last-night",
    "ليلة أمس|البارحة|امبارح",
    "الليلة البارحة",
    "الليلة الماضية|الفائتة|المنصرمة|الفارطة|السابقة|الفايتة",
    "الليلة اللي|الي فاتت|راحت",
    yields="time",
    priority=2,
    examples=[example("الليلة الماضية", "2015-12-16", "2015-12-15")],
    rejects=["الليلة"],
)
def last_night() -> Expr:
    """The night before."""
    return DayTime(of=Deictic(Granularity.DAY, -1), part=PartOfDay.NIGHT)


@rule(
    "night-between",
    "{p:part} {a:weekday} {b:weekday}",
    "{p:part} {a:weekday} / {b:weekday}",
    "{p:part} {a:weekday} - {b:weekday}",
    "{p:part} ( {a:weekday} -|/ {b:weekday} )",
    "{p:part} {a:weekday} على|إلى {b:weekday}",
    f"{{p:part}} {{a:weekday}} {{b:weekday}} من? {{whole:{WEEKISH}}}",
    f"{{p:part}} {{a:weekday}} -|/ {{b:weekday}} من? {{whole:{WEEKISH}}}",
    "{p:part} يوم {a:weekday} {b:weekday}",
    "{p:part} {a:weekday} {b:weekday} {first:n31} -|/|على {x:md|ymd}",
    "{p:part} {a:weekday} - {b:weekday} {first:n31} -|/|على {x:md|ymd}",
    "{p:part} {a:weekday} / {b:weekday} {first:n31} -|/|على {x:md|ymd}",
    "الليلة الفاصلة|الرابطة بين {a:weekday} و {b:weekday}",
    "الليلة الفاصلة|الرابطة بين يومي {a:weekday} و {b:weekday}",
    yields="time",
    priority=2,
    examples=[
        example("ليل الخميس الجمعة", "2015-12-16", "[2015-12-10..2015-12-11]", "past"),
        example("مساء السبت-الأحد", "2015-12-16", "[2015-12-12..2015-12-13]", "past"),
        example("ليلة السبت إلى الأحد", "2015-12-16", "[2015-12-12..2015-12-13]", "past"),
        example("الليلة الفاصلة بين السبت والأحد", "2015-12-16", "[2015-12-12..2015-12-13]", "past"),
        example("ليل الثلاثاء/الأربعاء من الأسبوع الماضي", "2018-07-31", "[2018-07-24..2018-07-25]"),
        example("ليل السبت الأحد 26-27 آذار", "2016-03-10", "[2016-03-26..2016-03-27]", "future"),
    ],
    rejects=["ليل الخميس الأحد"],
)
def night_between(
    a: Day,
    b: Day,
    p: PartOfDay = PartOfDay.NIGHT,
    first: int | None = None,
    x: Expr | None = None,
    whole: Expr | None = None,
) -> Expr | None:
    """«ليل الخميس الجمعة»: the night from one day to the next spans both."""
    if p not in (PartOfDay.NIGHT, PartOfDay.EVENING) or (a + 1) % 7 != b:
        return None
    if first is not None and x is not None:
        return night_between_dates(first, x)  # type: ignore[no-any-return]
    of: Expr = Weekday(a) if whole is None else Within(Weekday(a), whole)
    return DayTime(of=of, part=PartOfDay.NIGHT, over=True)


@rule(
    "night-between-dates",
    "ليلة|ليل {a:n31} على|إلى {b:md|ymd}",
    "ليلة|ليل {a:n31} - {b:md|ymd}",
    "ليلة|ليل {a:n31} / {b:md|ymd}",
    "منتصف ليلة|ليل {a:n31} -|/|على|إلى {b:md|ymd}",
    yields="time",
    priority=2,
    examples=[
        example("ليلة 14 على 15 آذار", "2021-03-19", "[2021-03-14..2021-03-15]"),
        example("ليل 14-15 آذار 2020", "2021-03-19", "[2020-03-14..2020-03-15]"),
    ],
    rejects=["ليلة 14 على 18 آذار"],
)
def night_between_dates(a: int, b: Expr) -> Expr | None:
    """The night from one day of a month to the next; the month is told once."""
    if not isinstance(b, CalendarDate) or b.day is None or a + 1 != b.day:
        return None
    return DayTime(of=replace(b, day=a), part=PartOfDay.NIGHT, over=True)


@rule(
    "noon",
    "منتصف النهار",
    "الساعة منتصف النهار",
    yields="time",
    before="حدود عند في حتى بعد قبل قبيل بعيد الى منذ من و ل نحو حوالي قرابة",
    examples=[example("عند [منتصف النهار]", "2016-11-07", "2016-11-07")],
    rejects=["منتصف النهار"],
)
def noon() -> Expr:
    """The middle of the anchor's day, or of the day named before."""
    return DayTime(part=PartOfDay.MIDDAY)


@rule(
    "midnight-alone",
    "منتصف الليل",
    "{noon:part_definite}",
    "قبيل|بعيد {noon:part_definite}",
    "منتصف الليل {x:dday|wday}",
    "قبل|قبيل|عند الفجر",
    "آخر|نص الليل",
    yields="time",
    priority=-1,
    guard="alone",
    examples=[example("منتصف الليل", "2016-11-07", "2016-11-07"), example("منتصف النهار", "2016-11-07", "2016-11-07")],
    rejects=["رواية منتصف الليل"],
)
def midnight_alone(noon: PartOfDay | None = None, x: Expr | None = None) -> Expr | None:
    """Midnight, noon and other parts of today where nothing else is said."""
    if x is not None:
        return DayTime(of=x, part=PartOfDay.NIGHT)
    if noon is PartOfDay.NIGHT:
        return None  # «الليل» is any night
    return DayTime(part=noon or PartOfDay.NIGHT)


@rule(
    "midnight",
    "منتصف الليل",
    "منتصف ليل|ليلة {x:wday|dday|md|ymd|day}",
    "منتصف الليل {x:wday|dday|md|ymd|day}",
    yields="time",
    before="عند في حتى بعد قبل قبيل بعيد الى منذ من و ل نحو حوالي قرابة",
    examples=[
        example("عند [منتصف الليل]", "2016-11-07", "2016-11-07"),
        example("بين الغروب و[منتصف الليل يوم 27 يوليو]", "2018-07-25", "2018-07-27", "future"),
    ],
    rejects=["منتصف الليل"],
)
def midnight(x: Expr | None = None) -> Expr:
    """Midnight: the night of the anchor's day, or of the day named."""
    return DayTime(of=x, part=PartOfDay.NIGHT)


@rule(
    "past-midnight",
    "بعد منتصف الليلة الماضية|الفائتة|المنصرمة|السابقة",
    "بعيد منتصف الليلة الماضية|الفائتة|المنصرمة|السابقة",
    yields="time",
    priority=2,
    examples=[example("بعد منتصف الليلة الماضية", "2022-03-01", "2022-03-01")],
    rejects=["بعد منتصف الليلة"],
)
def past_midnight() -> Expr:
    """What comes behind the midnight of last night is the anchor's own day before sunrise."""
    return DayTime(of=Deictic(Granularity.DAY, 0), part=PartOfDay.DAWN)


@rule(
    "hour-of-nth-day",
    "{c:clk|clkm|clk_bare} من? {p:part} {u:unit_name|unit_def} {n:ord}",
    yields="name",
    examples=[example("الحادية عشرة من صباح اليوم الأول"), example("الثامنة مساء اليوم الثاني")],
    rejects=["صباح اليوم الأول", "الثامنة مساء اليوم"],
)
def hour_of_nth_day(c: Clock, p: PartOfDay, u: Granularity, n: int) -> bool:
    """«العاشرة من صباح اليوم الأول للجلسة»: an hour of a day that is counted from an event, and none of today."""
    return u is Granularity.DAY
