"""Days and longer units that are counted from the anchor."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Day,
    Deictic,
    Direction,
    Equivalent,
    Expr,
    Holiday,
    Part,
    Portion,
    Range,
    Shift,
    Stretch,
    Weekday,
)
from timeline.language.kinds import DAY
from timeline.language.rule import As, example, rule

_REL = "rel_day rel_week rel_month rel_year rel_decade rel_century"
_STEP = {Direction.LAST: -1, Direction.THIS: 0, Direction.NEXT: 1}


def _rel(unit: Granularity, offset: int) -> As:
    return As(f"rel_{unit.value}", Deictic(unit, offset))


@rule(
    "deictic-day",
    "{deictic_day}",
    yields="dday",
    guard="today",
    examples=[
        example("أمس", "2016-12-08", "2016-12-07"),
        example("اليوم", "2016-12-08", "2016-12-08"),
        example("بعد غد", "2015-12-16", "2015-12-18"),
        example("أول من أمس", "2015-12-16", "2015-12-14"),
    ],
    rejects=["روسيا اليوم", "أمسك"],
)
def deictic_day(deictic_day: int) -> Expr:
    """Today, yesterday, tomorrow and the days beyond them."""
    return Deictic(Granularity.DAY, deictic_day)


@rule(
    "deictic-day-weekday",
    "{d:dday|rel_day} {w:wd}",
    "{d:dday|rel_day} ( {w:wd} )",
    "{d:dday|rel_day} / {w:wd} /",
    "{d:dday|rel_day} / {w:wd}",
    "{d:dday|rel_day} - {w:wd} -",
    "{d:dday|rel_day} , {w:wd}",
    yields="day",
    guard="one-quotation",
    examples=[
        example("أمس الثلاثاء", "2015-12-16", "2015-12-15"),
        example("اليوم (الثلاثاء)", "2015-12-15", "2015-12-15"),
        example("اليوم /الثلاثاء/", "2015-12-15", "2015-12-15"),
        example("بعد غد الجمعة", "2015-12-16", "2015-12-18"),
        example("أول أمس الاثنين", "2015-12-16", "2015-12-14"),
    ],
    rejects=["أمس الثلث"],
)
def deictic_day_weekday(d: Expr, w: Day) -> Expr:
    """A relative word and the weekday that it must be: two pieces of evidence for one day."""
    return Equivalent(Weekday(w), d)


@rule(
    "deictic-day-date",
    "{d:dday|rel_day} {x:md|ymd|day}",
    "{d:dday|rel_day} , {x:md|ymd|day}",
    "{d:dday|rel_day} ( {x:md|ymd|day} )",
    "{d:dday|rel_day} الموافق|المصادف ل? {x:md|ymd|day}",
    yields="day",
    examples=[
        example("اليوم الخميس 23 فيفري 2017", "2017-02-23", "2017-02-23"),
        example("هذا اليوم، الأحد 12 مارس", "2017-03-12", "2017-03-12"),
        example("أمس 18 ديسمبر", "2015-12-19", "2015-12-18"),
    ],
    rejects=["أمس 18 شخصا"],
)
def deictic_day_date(d: Expr, x: Expr) -> Expr:
    """A relative word and the date that it must be."""
    return Equivalent(d, x)


@rule(
    "relative-unit",
    "{u:unit_def} {m:modifier}",
    "{m2:this} {u:unit_def}",
    "{u:unit_def} {m2:this_behind}",
    "{here:unit_this}",
    yields="rel",
    also=_REL,
    guard="no-contract",
    examples=[
        example("الأسبوع الماضي", "2015-12-16", "[2015-12-07..2015-12-13]"),
        example("العام الماضي", "2015-12-16", "2014"),
        example("الشهر الجاري", "2015-12-16", "2015-12"),
        example("السنة القادمة", "2015-12-16", "2016"),
        example("هذا الأسبوع", "2015-12-16", "[2015-12-14..2015-12-20]"),
        example("القرن الماضي", "2015-12-16", "19XX"),
        example("هالأسبوع", "2015-12-16", "[2015-12-14..2015-12-20]"),
        example("العقد الماضي", "2015-12-16", "200X"),
        example("الشهر ده", "2015-12-16", "2015-12"),
        example("هاد الأسبوع", "2015-12-16", "[2015-12-14..2015-12-20]"),
    ],
    rejects=["الأمين العام الحالي", "الأسبوعية الماضية"],
)
def relative_unit(
    u: Granularity | None = None, m: Direction | None = None, m2: int | None = None, here: Granularity | None = None
) -> As | None:
    """The unit before, around or after the anchor."""
    if here is not None:
        return _rel(here, 0)
    if u is None or (m2 is None and m is None):
        return None
    return _rel(u, _STEP[m] if m is not None else 0)


@rule(
    "new-year",
    "{u:unit_def} {_:new}",
    yields="rel",
    also=_REL,
    examples=[
        example("العام الجديد", "2015-12-16", "2016"),
        example("السنة الجديدة", "2016-02-16", "2016"),
        example("مع [بداية العام الجديد]", "2015-12-16", "2016-01-01"),
    ],
    rejects=["الشهر الجديد"],
)
def new_year(u: Granularity) -> As | None:
    """«العام الجديد»: the year whose first day is nearest."""
    if u is not Granularity.YEAR:
        return None
    return As("rel_year", Shift(0, Granularity.YEAR, Holiday("new-year")))


_NAMED = "rel_week|rel_month|rel_year|rel_decade|rel_century"


@rule(
    "relative-unit-twice",
    "{u:unit_def} قبل {m:modifier}",
    "{u:unit_def} ما قبل {m:modifier}",
    "{u:unit_def} بعد {m:modifier}",
    "{u:unit_def} ما بعد {m:modifier}",
    "{u:unit_def} اللي|الي|الذي|التي قبل|بعد {m:modifier}",
    "{u:unit_def} الذي|التي يلي|تلي|يسبق|تسبق|سبق|سبقت {m:modifier}",
    "{u:unit_def} الأسبق",
    f"{{u:unit_def}} الذي|التي|اللي|الي يلي|تلي|بعد {{after:{_NAMED}}}",
    f"{{u:unit_def}} الذي|التي|اللي|الي يسبق|تسبق|سبق|سبقت|قبل {{ahead:{_NAMED}}}",
    yields="rel",
    also=_REL,
    examples=[
        example("العام قبل الماضي", "2015-12-16", "2013"),
        example("الأسبوع بعد المقبل", "2015-12-16", "[2015-12-28..2016-01-03]"),
        example("الشهر اللي بعد الجاي", "2015-12-16", "2016-02"),
        example("السنة اللي قبل اللي فاتت", "2015-12-16", "2013"),
        example("الأسبوع الذي يلي الأسبوع القادم", "2015-12-16", "[2015-12-28..2016-01-03]"),
    ],
    rejects=["العام قبل"],
)
def relative_unit_twice(
    u: Granularity, m: Direction = Direction.LAST, after: Expr | None = None, ahead: Expr | None = None
) -> As | None:
    """«العام قبل الماضي»: two units away; «الأسبوع الذي يلي الأسبوع القادم»: one from what is named."""
    named = after or ahead
    if named is not None:
        if not isinstance(named, Deictic) or named.unit is not u:
            return None
        return _rel(u, named.offset + (1 if ahead is None else -1))
    return _rel(u, 2 * _STEP[m]) if m is not Direction.THIS else None


@rule(
    "relative-part-of-year",
    "{relative_part}",
    "{relative_part} من العام|السنة",
    yields="span",
    not_before="الشوط",
    examples=[
        example("الربع الماضي", "2015-12-16", "2015-35"),
        example("الربع المقبل", "2015-12-16", "2016-33"),
    ],
    rejects=["الربع الخالي"],
)
def relative_part_of_year(relative_part: int) -> Expr:
    """The quarter of a year before, around or after the anchor's."""
    return Deictic(Granularity.QUARTER, relative_part)


@rule(
    "edge-of-relative-quarter",
    "{p:portion} {relative_part}",
    yields="span",
    examples=[example("نهاية الربع الحالي", "2015-12-16", "2015-12~")],
    rejects=["نهاية الربع الأول"],
)
def edge_of_relative_quarter(p: Portion, relative_part: int) -> Expr:
    """The beginning or the end of the quarter before, around or after the anchor's."""
    return Part(p, Deictic(Granularity.QUARTER, relative_part))


@rule(
    "recent-unit",
    "{u:unit_def} {r:recent}",
    yields="span",
    not_after="من في",
    examples=[example("الأسبوع الأخير", "2015-12-16", "[2015-12-09..2015-12-16]")],
    rejects=["الأسبوع الأخير من"],
)
def recent_unit(u: Granularity, r: Direction) -> Expr | None:
    """«الأسبوع الأخير»: the unit that ends with the anchor."""
    return Stretch(1, u, r) if u is not Granularity.DAY else None


@rule(
    "earlier-or-later",
    f"{{e:earlier_later}} {{x:{DAY}|time}}",
    f"{{e:earlier_later}} من {{x:{DAY}|time}}",
    "{e:earlier_later} {x:rel_week|rel_month|rel_year}",
    "{e:earlier_later} من|خلال|في {x:rel_week|rel_month|rel_year}",
    yields="day",
    also="time span",
    examples=[
        example("وقت سابق اليوم", "2016-12-08", "2016-12-08"),
        example("وقت متأخر من يوم الثلاثاء", "2015-12-16", "2015-12-15", "past"),
        example("وقت لاحق هذا الأسبوع", "2015-12-16", "2015-12-16/2015-12-20"),
    ],
    rejects=["وقت سابق"],
)
def earlier_or_later(e: str, x: Expr) -> As:
    """A part of a day stays that day; a part of this week, month or year is cut at the anchor."""
    if isinstance(x, Deictic) and x.unit is not Granularity.DAY and x.offset == 0:
        today = Deictic(Granularity.DAY, 0)
        return As("span", Range(today, x) if e == "future" else Range(x, today))
    kind = "time" if type(x).__name__ == "DayTime" else "day"
    if isinstance(x, Deictic) and x.unit is not Granularity.DAY:
        kind = "span"
    return As(kind, x)
