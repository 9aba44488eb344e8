"""What is left of a period, and what lasts from a time on: «بقية الأسبوع», «من 1 سبتمبر فصاعدا»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    CalendarDate,
    DayTime,
    Deictic,
    Expr,
    Nth,
    Open,
    Part,
    PartOfDay,
    Portion,
    Range,
    Relation,
)
from timeline.language.arabic.rules.portions import OTHER_YEARS
from timeline.language.kinds import ANY
from timeline.language.rule import example, rule

_MOVED = (
    "الماضي الماضية المنصرم المنصرمة الفائت الفائتة المقبل المقبلة القادم القادمة التالي التالية نفسه نفسها ذاته ذاتها "
    "الأول الثاني الثالث الرابع من"
)


@rule(
    "rest-of-period",
    "بقية|باقي|سائر {u:unit_def}",
    "ما تبقى|بقي من {u:unit_def}",
    "المتبقي من {u:unit_def}",
    "بقية|باقي {x:rel_week|rel_month|rel_year}",
    "ما تبقى|بقي من {x:rel_week|rel_month|rel_year}",
    yields="span",
    not_after=f"{OTHER_YEARS} {_MOVED}",
    examples=[
        example("بقية الأسبوع", "2015-12-16", "2015-12-16/2015-12-20"),
        example("بقية هذا العام", "2015-12-16", "2015-12-16/2015-12-31"),
        example("ما تبقى من الشهر", "2015-12-16", "2015-12-16/2015-12-31"),
    ],
    rejects=["بقية العام الماضي", "بقية السنة الدراسية", "باقي الساعة"],
)
def rest_of_period(u: Granularity | None = None, x: Expr | None = None) -> Expr | None:
    """From the anchor to the end of the unit that holds it; of another there is no rest."""
    x = x if u is None else Deictic(u, 0)
    if not isinstance(x, Deictic) or x.offset or x.unit.is_clock or x.unit is Granularity.DAY:
        return None
    return Range(Deictic(Granularity.DAY), x)


@rule(
    "rest-of-today",
    "بقية|باقي اليوم|النهار",
    "ما تبقى|بقي من اليوم|النهار",
    yields="day",
    guard="alone",
    examples=[example("باقي اليوم", "2015-12-16", "2015-12-16")],
    rejects=["أثرها في بقية اليوم"],
)
def rest_of_today() -> Expr:
    """«بقية اليوم» alone is today; in a text it is mostly the rest of any day, or of one that was told."""
    return Deictic(Granularity.DAY)


@rule(
    "from-then-on",
    f"من {{x:{ANY}}} فصاعدا|وصاعدا",
    f"من {{x:{ANY}}} و صاعدا",
    f"من {{x:{ANY}}} فما|وما بعد|بعده|بعدها",
    f"من {{x:{ANY}}} و ما بعد|بعده|بعدها",
    f"اعتبارا|ابتداء من {{x:{ANY}}} فصاعدا",
    yields="since",
    priority=1,
    examples=[
        example("من اليوم فصاعدا", "2015-12-16", "2015-12-16/.."),
        example("من 2010 فما بعد", "2015-12-16", "2010/.."),
        example("من 20 ديسمبر فصاعدا", "2015-12-16", "2015-12-20/..", "future"),
    ],
    rejects=["من 18 فصاعدا"],
)
def from_then_on(x: Expr) -> Expr | None:
    """«من 1 سبتمبر فصاعدا»: from a time on, with no end."""
    return None if isinstance(x, Open | Range) else Open(Relation.FROM, x)


_BEFORE_NOON = (PartOfDay.DAWN, PartOfDay.MORNING, PartOfDay.MIDDAY)


@rule(
    "year-until-now",
    "{y:year} - حتى|إلى|الآن الآن|اليوم|تاريخه",
    "{y:year} - الآن",
    "{y:year} - حتى الوقت الحاضر",
    yields="since",
    priority=2,
    guard="not-counted",
    examples=[example("2006 – حتى الآن", "2015-12-16", "2006/.."), example("2006 - الآن", "2015-12-16", "2006/..")],
    rejects=["2006 - حتى"],
)
def year_until_now(y: int) -> Expr:
    """«(2006 – حتى الآن)»: a term that has not ended."""
    return Open(Relation.SINCE, CalendarDate(year=y))


@rule(
    "since-this-morning",
    "منذ {p:part_definite}",
    "من {p:part_definite} حتى|إلى الآن",
    yields="since",
    priority=2,
    examples=[example("منذ الصباح", "2015-12-16", "2015-12-16/..")],
    rejects=["منذ المساء"],
)
def since_this_morning(p: PartOfDay) -> Expr | None:
    """«منذ الفجر» is since today's; «منذ المساء» may be since that of yesterday."""
    return Open(Relation.SINCE, DayTime(of=Deictic(Granularity.DAY), part=p)) if p in _BEFORE_NOON else None


@rule(
    "since-week-began",
    "منذ|من بداية|أول|مطلع {u:unit_def}",
    yields="since",
    priority=2,
    not_after=_MOVED,
    examples=[example("منذ بداية الأسبوع", "2015-12-16", "2015-12-14/..")],
    rejects=["منذ بداية الأسبوع الماضي", "منذ بداية العمل"],
)
def since_week_began(u: Granularity) -> Expr | None:
    """«منذ بداية الأسبوع»: since the first day of the week that runs."""
    if u is not Granularity.WEEK:
        return None
    return Open(Relation.SINCE, Nth(1, Granularity.DAY, Deictic(Granularity.WEEK)))


@rule(
    "middle-of-week",
    "وسط|نص {u:unit_def}",
    yields="span",
    guard="alone",
    examples=[example("وسط الأسبوع", "2015-12-16", "[2015-12-16..2015-12-18]")],
    rejects=["مباريات وسط الأسبوع"],
)
def middle_of_week(u: Granularity) -> Expr | None:
    """«وسط الأسبوع» alone, of the week that runs; in a text the words may be of the week to come."""
    return Part(Portion.MID, Deictic(Granularity.WEEK)) if u is Granularity.WEEK else None


@rule(
    "edge-of-today",
    "نهاية|آخر|بداية اليوم|النهار",
    yields="day",
    guard="ends-or-apart",
    examples=[example("التسليم [نهاية اليوم]", "2015-12-16", "2015-12-16")],
    rejects=["في نهاية اليوم نحن دولة صغيرة"],
)
def edge_of_today() -> Expr:
    """«نهاية اليوم» ends a message: today; in a text it is «after all», or the end of some day."""
    return Deictic(Granularity.DAY)


@rule(
    "all-day",
    "طوال|طيلة اليوم|النهار",
    "طوال|طيلة {night:the_night}",
    "طوال|طيلة {u:unit_def}",
    yields="span",
    guard="alone-or-apart",
    examples=[
        example("طوال اليوم", "2015-12-16", "2015-12-16"),
        example("طوال الأسبوع", "2015-12-16", "[2015-12-14..2015-12-20]"),
        example("طوال الليل", "2015-12-16", "2015-12-16"),
    ],
    rejects=["يعمل طوال الأسبوع"],
)
def all_day(u: Granularity = Granularity.DAY, night: object = None) -> Expr:
    """«طوال اليوم» alone is the whole of today; beside a verb it is of any day."""
    day = Deictic(u)
    return DayTime(of=day, part=PartOfDay.NIGHT) if night else day


@rule(
    "hours-of-a-part",
    "ساعات {p:part_definite}",
    "ساعات {p:part} {x:wday|dday|md|ymd|day}",
    "ساعات {p:part_definite} من {x:wday|dday|md|ymd|day}",
    "ساعات {p:part_definite} الأولى|الأخيرة|المتأخرة|المبكرة",
    "ساعات {p:part_definite} الأولى|الأخيرة|المتأخرة|المبكرة من {x:wday|dday|md|ymd|day}",
    yields="part_hours",
    examples=[example("في [ساعات الفجر]", "2015-12-16", "2015-12-16")],
    rejects=["ساعات العمل"],
)
def hours_of_a_part(p: PartOfDay, x: Expr | None = None) -> Expr:
    """«ساعات الفجر», «ساعات الصباح الأولى من يوم الأحد»: the part of the day, spread over its hours."""
    return DayTime(of=x, part=p)


@rule(
    "during-a-part",
    "{t:part_hours}",
    "خلال {p:part_definite}",
    yields="time",
    guard="told-or-alone",
    examples=[
        example("ساعات الفجر", "2015-12-16", "2015-12-16"),
        example("خلال الليل", "2015-12-16", "2015-12-16"),
    ],
    rejects=["تنخفض الحرارة خلال الليل", "يعمل في ساعات الليل"],
)
def during_a_part(t: Expr | None = None, p: PartOfDay | None = None) -> Expr | None:
    """«خلال الليل» alone is of today; in a text it is of any day, unless the day is told with it."""
    return t if p is None else DayTime(part=p)
