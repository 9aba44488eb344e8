"""Nights: tonight and last night, that of a Hijri day, from one day to the next."""

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
from timeline.language.kinds import WEEKISH
from timeline.language.rule import example, rule


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
