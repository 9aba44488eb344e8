"""Parts of the day on a day, the nights around it, midnight."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Day,
    DayTime,
    Deictic,
    Expr,
    PartOfDay,
    Weekday,
)
from timeline.language.arabic.rules.clock import Clock
from timeline.language.kinds import DAY as _DAYX
from timeline.language.rule import example, rule


@rule(
    "part-of-day",
    f"{{p:part}} {{x:{_DAYX}}}",
    f"{{p:part}} من {{x:{_DAYX}}}",
    f"{{x:{_DAYX}}} {{p:part_adverb}}",
    f"{{x:{_DAYX}}} {{p:part_definite}}",
    f"{{x:{_DAYX}}} في|عند|مع|وقت {{p:part_definite}}",
    f"{{x:{_DAYX}}} , {{p:part_adverb}}",
    f"{{p:part}} {{x:{_DAYX}}} الباكر|المبكر|باكرا|مبكرا",
    "{p:part} {x:day_number}",
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
        example("صباح يوم 18", "2015-12-16", "2015-12-18", "future"),
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
    "noon",
    "منتصف النهار",
    "الساعة منتصف النهار",
    yields="time",
    before="حدود عند في حتى بعد قبل قبيل بعيد الى منذ من و ل نحو حوالي قرابة",
    examples=[example("عند [منتصف النهار]", "2016-11-07", "2016-11-07T12")],
    rejects=["منتصف النهار"],
)
def noon() -> Expr:
    """Twelve o'clock of the anchor's day, or of the day named before."""
    return DayTime(part=PartOfDay.MIDDAY, hour=12)


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
