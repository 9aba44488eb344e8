"""So long before or after a time that is named, an event, or the time told just before."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Anaphoric,
    Approximate,
    Calendar,
    CalendarDate,
    DayTime,
    Deictic,
    Equivalent,
    EventRelative,
    Expr,
    Holiday,
    Nth,
    Part,
    Portion,
    Range,
    Relation,
    Relative,
    Shift,
    Weekday,
    Within,
)
from timeline.language.arabic.rules.lengths import QUANTITY, Quantity, counted_from, whole_units
from timeline.language.kinds import DAY, HMON, MON, MONTHISH, WEEKISH, YEARISH
from timeline.language.rule import example, rule

_BASE = f"{DAY}|{MONTHISH}|{WEEKISH}|{YEARISH}|span|rel_weekend"
"""What a length is counted from: backwards from its first day, forwards from its last."""


@rule(
    "before-or-after-time",
    f"قبل {{q:{QUANTITY}}} من {{x:{_BASE}}}",
    f"بعد {{p:{QUANTITY}}} من {{x:{_BASE}}}",
    f"قبل {{q:{QUANTITY}}} من {{h:{HMON}}}",
    f"بعد {{p:{QUANTITY}}} من {{h:{HMON}}}",
    f"قبل {{q:{QUANTITY}}} من {{m:{MON}}}",
    f"بعد {{p:{QUANTITY}}} من {{m:{MON}}}",
    f"قبل {{h:{HMON}}} ب {{q:{QUANTITY}}}",
    f"بعد {{h:{HMON}}} ب {{p:{QUANTITY}}}",
    f"قبل {{m:{MON}}} ب {{q:{QUANTITY}}}",
    f"بعد {{m:{MON}}} ب {{p:{QUANTITY}}}",
    f"قبل {{x:{_BASE}}} ب {{q:{QUANTITY}}}",
    f"بعد {{x:{_BASE}}} ب {{p:{QUANTITY}}}",
    f"قبل {{q:{QUANTITY}}} من {{x:time}}",
    f"بعد {{p:{QUANTITY}}} من {{x:time}}",
    f"اليوم {{step:following}} ل {{x:{DAY}}}",
    f"اليوم الذي|اللي|الي يلي|بعد {{after:{DAY}}}",
    f"اليوم الذي|اللي|الي يسبق|قبل {{ahead:{DAY}}}",
    yields="span",
    examples=[
        example("قبل يومين من 18 كانون الأول 2015", "2016-12-16", "2015-12-16"),
        example("بعد أسبوع من 1 مارس 2015", "2016-12-16", "2015-03-08"),
        example("بعد شهر من اليوم", "2016-12-16", "2017-01-16"),
        example("بعد أسبوع من الخميس", "2016-12-16", "2016-12-29", "future"),
        example("قبل أسبوعين من اليوم", "2017-03-15", "2017-03-01"),
        example("قبل ثلاثة أيام من نهاية العام", "2015-12-16", "2015-12-28"),
        example("بعد عيد الفطر 2021 بيومين", "2021-05-19", "2021-05-15"),
        example("اليوم التالي لعيد الفطر 2021", "2021-05-19", "2021-05-14"),
        example("اليوم الذي يلي عيد الفطر 2021", "2021-05-19", "2021-05-14"),
        example("قبل رمضان بيومين", "2021-03-19", "2021-04-11"),
        example("قبل نهاية الشهر بيومين", "2021-03-19", "2021-03-29"),
        example("قبل أسبوع من رمضان", "2021-03-19", "2021-04-06"),
        example("قبل الأسبوع القادم بيومين", "2021-03-19", "2021-03-20"),
        example("بعد مايو بثلاثة أيام", "2021-03-19", "2021-06-03"),
    ],
    rejects=["قبل يومين من"],
)
def before_or_after_time(
    x: Expr | None = None,
    q: Quantity | None = None,
    p: Quantity | None = None,
    step: int | None = None,
    h: int | None = None,
    m: int | None = None,
    after: Expr | None = None,
    ahead: Expr | None = None,
) -> Expr | None:
    """So many units before or after a time that is named; before the first day of a month, after its last."""
    if after is not None or ahead is not None:
        x, step = (after, 1) if after is not None else (ahead, -1)
    if h is not None or m is not None:
        month = CalendarDate(month=m) if h is None else CalendarDate(month=h, calendar=Calendar.HIJRI)
        x = Nth(1 if q is not None else -1, Granularity.DAY, month)
    if x is None:
        return None
    if step is not None:
        q, p = (Quantity(1, Granularity.DAY), None) if step < 0 else (None, Quantity(1, Granularity.DAY))
    chosen = q or p
    if isinstance(x, Part) and x.portion is not Portion.MID:
        x = replace(x, deadline=True)  # «قبل ثلاثة أيام من نهاية العام» counts from its last day
    else:
        x = _middle_day(x.of) if isinstance(x, Part) else x if isinstance(x, _NAMED) else None
    return None if chosen is None or x is None else counted_from(chosen, -1 if q is not None else 1, x)


_NAMED = (CalendarDate, Deictic, Weekday, Relative, Within, Equivalent, Holiday, Nth, Anaphoric, DayTime)
"""What is a time by its words."""


def _middle_day(of: Expr) -> Expr | None:
    """«قبل منتصف الشهر بيومين» counts from about its fifteenth; no day is the middle of a year."""
    is_month = (isinstance(of, Deictic) and of.unit is Granularity.MONTH) or (
        isinstance(of, CalendarDate) and of.month is not None and of.day is None
    )
    return Approximate(Within(CalendarDate(day=_MIDDLE), of)) if is_month else None


_MIDDLE = 15


@rule(
    "nth-day-after",
    f"اليوم {{c:ord}} بعد {{x:{DAY}}}",
    f"{{c:ordinal_construct}} يوم بعد {{x:{DAY}}}",
    f"الأسبوع الذي يلي|بعد {{week_after:{DAY}}}",
    f"الأسبوع الذي يسبق|قبل {{week_before:{DAY}}}",
    yields="span",
    priority=1,
    examples=[
        example("ثاني يوم بعد عيد الفطر 2021", "2021-05-19", "2021-05-15"),
        example("الأسبوع الذي يسبق عيد الفطر 2021", "2021-05-19", "2021-05-06/2021-05-12"),
    ],
    rejects=["اليوم الثاني بعد المباراة"],
)
def nth_day_after(
    x: Expr | None = None, c: int = 1, week_after: Expr | None = None, week_before: Expr | None = None
) -> Expr | None:
    """The first, second … day after a day; the seven days after or before it."""
    if x is not None:
        return counted_from(Quantity(c, Granularity.DAY), 1, x) if c >= 1 and not isinstance(x, Anaphoric) else None
    of = week_after or week_before
    if of is None or isinstance(of, Anaphoric):
        return None
    first, last = (1, 7) if week_after is not None else (-7, -1)
    return Range(Shift(first, Granularity.DAY, of), Shift(last, Granularity.DAY, of))


@rule(
    "length-from-today",
    f"{{q:{QUANTITY}}} من اليوم",
    yields="span",
    priority=1,
    examples=[
        example("أسبوعان من اليوم", "2017-03-15", "2017-03-29"),
        example("شهر من اليوم", "2017-03-15", "2017-04-15"),
    ],
    rejects=["ثلاثة أيام من اليوم", "ساعة من اليوم"],
)
def length_from_today(q: Quantity) -> Expr | None:
    """«شهر من اليوم»: a whole week, month or year from today; hours and days may be some of today's."""
    if not Granularity.DAY.is_finer_than(q.unit):
        return None
    return counted_from(q, 1, Deictic(Granularity.DAY))


@rule(
    "length-from-day",
    f"{{q:{QUANTITY}}} من {{x:dday|wday}}",
    f"{{q:{QUANTITY}}} بعد {{x:{_BASE}}}",
    f"{{q:{QUANTITY}}} بعد {{h:{HMON}}}",
    f"{{q:{QUANTITY}}} بعد {{m:{MON}}}",
    f"{{p:{QUANTITY}}} قبل {{x:{_BASE}}}",
    f"{{p:{QUANTITY}}} قبل {{h:{HMON}}}",
    f"{{p:{QUANTITY}}} قبل {{m:{MON}}}",
    yields="span",
    guard="alone",
    examples=[
        example("٤ أيام من بكرة", "2015-12-16", "2015-12-21"),
        example("أسبوع من الخميس القادم", "2015-12-16", "2015-12-24"),
        example("يومين قبل رمضان", "2021-03-19", "2021-04-11"),
    ],
    rejects=["إجازة ٤ أيام من بكرة", "استمر يومين قبل رمضان"],
)
def length_from_day(
    q: Quantity | None = None,
    p: Quantity | None = None,
    x: Expr | None = None,
    h: int | None = None,
    m: int | None = None,
) -> Expr | None:
    """«يومين قبل رمضان» alone is a day; beside other words it may be how long something lasts."""
    if x == Deictic(Granularity.DAY) and q is not None and Granularity.DAY.is_finer_than(q.unit):
        return None  # that is ``length-from-today``'s, whatever stands beside it
    found: Expr | None = before_or_after_time(x, p, q, None, h, m)
    return found


@rule(
    "before-or-after-event",
    f"قبل {{q:{QUANTITY}}} من",
    f"بعد|عقب {{p:{QUANTITY}}} من|على|عن",
    f"بعد {{approx}} {{p:{QUANTITY}}} من|على|عن",
    f"قبل {{approx}} {{q:{QUANTITY}}} من",
    f"قبل {{q:{QUANTITY}}} على",
    f"قبل {{q:{QUANTITY}}} على الأقل|الأكثر من",
    f"بعد {{p:{QUANTITY}}} على الأقل|الأكثر من",
    f"بعد {{p:{QUANTITY}}} فقط من|على",
    f"قبل {{q:{QUANTITY}}} فقط|تقريبا من",
    f"بعد أكثر|أقل|أزيد من {{p:{QUANTITY}}} من|على",
    f"قبل أكثر|أقل من {{q:{QUANTITY}}} من|على",
    f"بعد مرور|مضي {{p:{QUANTITY}}} على|من",
    f"بعد مرور|مضي أكثر|أقل من {{p:{QUANTITY}}} على|من",
    "بعد {pf:qty_few} من|على",
    "بعد {pf:qty_few} قليلة|معدودة|طويلة|عديدة من|على",
    "بعد {pf:qty_few} قليلة|معدودة فقط من|على",
    "قبل {qf:qty_few} من|على",
    yields="event",
    guard="event",
    not_after="الآن اليوم الأقل الأكثر أبعد أقصى",
    examples=[
        example("[بعد يومين من لقاء هامبورغ]", "2016-12-16"),
        example("[بعد مرور عام على الهجوم]", "2016-12-16"),
        example("[بعد دقائق من إقلاعها]", "2016-12-16"),
    ],
    rejects=["بعد يومين من"],
)
def before_or_after_event(
    q: Quantity | None = None,
    p: Quantity | None = None,
    qf: Quantity | None = None,
    pf: Quantity | None = None,
    approx: object = None,
) -> Expr | None:
    """So many units before or after an event; the guard adds its words."""
    if qf is not None or pf is not None:
        return EventRelative(Relation.BEFORE if qf is not None else Relation.AFTER, "")
    chosen = q or p
    whole = whole_units(chosen) if chosen is not None else None
    if whole is None:
        return None
    return EventRelative(Relation.BEFORE if q is not None else Relation.AFTER, "", whole[0], whole[1])


@rule(
    "offset-from-told",
    f"بعد ذلك|كده|كدا|هيك ب {{p:{QUANTITY}}}",
    f"بعد ذلك ب {{approx}} {{p:{QUANTITY}}}",
    f"بعدها|بعده|بعدئذ ب {{p:{QUANTITY}}}",
    f"بعدها|بعده ب {{approx}} {{p:{QUANTITY}}}",
    f"بعد ذلك التاريخ|اليوم ب {{p:{QUANTITY}}}",
    f"بعد {{p:{QUANTITY}}} من|على ذلك",
    f"بعد {{approx}} {{p:{QUANTITY}}} من|على ذلك",
    f"قبل ذلك|كده|كدا|هيك ب {{q:{QUANTITY}}}",
    f"قبل ذلك ب {{approx}} {{q:{QUANTITY}}}",
    f"قبلها|قبله ب {{q:{QUANTITY}}}",
    f"قبل ذلك التاريخ|اليوم ب {{q:{QUANTITY}}}",
    f"قبل {{q:{QUANTITY}}} من ذلك",
    yields="event",
    priority=1,
    examples=[
        example("بعد ذلك بيومين", "2015-12-16"),
        example("قبلها بأسبوع", "2015-12-16"),
        example("بعدها بثلاثة أشهر", "2015-12-16"),
    ],
    rejects=["بعد ذلك", "بعد ذلك بقليل"],
)
def offset_from_told(p: Quantity | None = None, q: Quantity | None = None, approx: object = None) -> Expr | None:
    """«بعد ذلك بيومين»: counted from the time told just before, never from the anchor."""
    chosen = q or p
    whole = whole_units(chosen) if chosen is not None else None
    if whole is None:
        return None
    told = EventRelative(Relation.BEFORE if q is not None else Relation.AFTER, "", whole[0], whole[1])
    return Approximate(told) if approx is not None else told


@rule(
    "day-after-a-day",
    f"غداة {{x:{DAY}}}",
    yields="day",
    examples=[
        example("غداة 18 كانون الأول 2015", "2015-12-20", "2015-12-19"),
        example("غداة عيد الفطر 2015", "2015-12-20", "2015-07-18"),
    ],
    rejects=["غداة الانتخابات", "غداة اليوم التالي"],
)
def day_after_a_day(x: Expr) -> Expr | None:
    """In the press «غداة» is the day after; only what poets write is a morning."""
    return None if isinstance(x, Anaphoric) else Shift(1, Granularity.DAY, x)
