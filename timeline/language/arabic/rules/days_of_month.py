"""Days of a month that is told by where it lies: «18 الشهر الجاري», «في الأول من الشهر», «20 منه»."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import Anaphoric, Calendar, CalendarDate, Deictic, Expr, Nth, Within
from timeline.language.rule import example, rule


@rule(
    "day-of-relative-month",
    "{d:n31|ord} {m:rel_month|ana_month}",
    "{d:n31|ord} من {m:rel_month|ana_month}",
    "{d:nw} من {m:rel_month|ana_month}",
    "يوم|اليوم {d:n31|ord} من|في {m:rel_month|ana_month}",
    "يوم|اليوم {d:n31} في {m:mo|ym}",
    "يوم {d:n31|ord} {m:rel_month|ana_month}",
    "{m:rel_month|ana_month} ,? يوم {d:n31|ord|nw}",
    "{m:rel_month|ana_month} في {d:ord}",
    "{d:n31|ord} من الشهر {m:mo}",
    "يوم|اليوم {d:n31|ord} من|في {month:unit_def}",
    "{d:n31} من {month:unit_def}",
    yields="day",
    examples=[
        example("18 الشهر الجاري", "2015-12-16", "2015-12-18"),
        example("الثاني من الشهر الحالي", "2016-12-08", "2016-12-02"),
        example("الثانى من الشهر الجاري", "2016-12-08", "2016-12-02"),
        example("الخامس من الشهر المقبل", "2016-12-08", "2017-01-05"),
        example("الـ 25 من الشهر الماضي", "2016-12-08", "2016-11-25"),
        example("التاسع عشر من هذا الشهر", "2013-02-12", "2013-02-19"),
        example("اليوم 15 من الشهر", "2013-02-12", "2013-02-15"),
        example("الأول من الشهر نوفمبر الماضي", "2007-12-04", "2007-11-01"),
        example("الشهر القادم يوم 5", "2013-02-12", "2013-03-05"),
        example("يوم 15 في الشهر الماضي", "2013-02-12", "2013-01-15"),
    ],
    rejects=["18 الشهر", "الأول من العام"],
)
def day_of_relative_month(d: int, m: Expr | None = None, month: Granularity | None = None) -> Expr | None:
    """A day of this month, of the last, or of the next; «الشهر» without more is the one that runs."""
    if month is not None:
        m = Deictic(Granularity.MONTH) if month is Granularity.MONTH else None
    return Within(CalendarDate(day=d), m) if m is not None and 1 <= d <= 31 else None


@rule(
    "day-of-this-month",
    "{d:ord} من {month:unit_def}",
    "{d:n31} {month:unit_def}",
    yields="day",
    before="في حتى منذ قبل بعد لغاية بحلول",
    not_after="الماضي المقبل القادم الجاري الحالي المنصرم الفائت نفسه ذاته",
    examples=[example("في [الأول من الشهر]", "2013-02-12", "2013-02-01")],
    rejects=["الأول من الشهر", "في الأول من العام"],
)
def day_of_this_month(d: int, month: Granularity) -> Expr | None:
    """«في الخامس من الشهر»; «الاجتماع الثاني من الشهر» is no day."""
    return day_of_relative_month(d, month=month) if month is Granularity.MONTH else None


_MONTHS = 12


@rule(
    "day-of-numbered-month",
    "{d:n31|ord} من {m:ym}",
    "{d:n31|ord|ordinal_construct|nw} من? شهر {k:n31} من|في {y:yr}",
    "يوم {d:n31|ord} من? شهر {k:n31} من|في {y:yr}",
    yields="ymd",
    examples=[
        example("التاسع من الشهر الحادي عشر من عام 2018", "2019-11-08", "2018-11-09"),
        example("5 من شهر 3 من عام 2015", "2019-11-08", "2015-03-05"),
    ],
    rejects=["التاسع من الشهر الثالث عشر من عام 2018"],
)
def day_of_numbered_month(
    d: int, m: Expr | None = None, k: int | None = None, y: CalendarDate | None = None
) -> Expr | None:
    """A day of «الشهر الحادي عشر من عام 2018»."""
    if k is not None and y is not None:
        return replace(y, month=k, day=d) if 1 <= k <= _MONTHS and y.month is None else None
    return Within(CalendarDate(day=d), m) if isinstance(m, Nth) and 1 <= d <= 31 else None


@rule(
    "day-of-current-month",
    "{d:n31} الجاري|الحالي",
    "{d:n31|ord} {_:current_month}",
    "{d:n31} من الحالي",
    "يوم {d:n31} الجاري|الحالي",
    yields="day",
    examples=[
        example("18 الجاري", "2015-12-16", "2015-12-18"),
        example("السابع والعشرين من الجاري", "2015-12-16", "2015-12-27"),
    ],
    rejects=["الجاري", "18 الجارية"],
)
def day_of_current_month(d: int) -> Expr:
    """«18 الجاري»: the month is left out."""
    return Within(CalendarDate(day=d), Deictic(Granularity.MONTH, 0))


@rule(
    "day-of-same-month",
    "{d:n31} منه",
    "{d:n31|ord} من نفس|ذات الشهر",
    "يوم|اليوم {d:n31|ord} منه",
    yields="day",
    not_before="المادة الفصل الفقرة البند القانون الباب",
    examples=[example("20 منه", "2015-12-16", "2015-12-20")],
    rejects=["منه", "المادة 15 منه"],
)
def day_of_same_month(d: int) -> Expr:
    """A day of the month named just before: «في 15 أيلول وفي 20 منه»."""
    return Within(CalendarDate(day=d), Anaphoric(Granularity.MONTH, 0))


@rule(
    "day-of-month-spoken",
    "{d:nw} {m:rel_month}",
    yields="day",
    guard="alone-or-apart",
    examples=[example("عشرين الشهر الجاي", "2015-12-16", "2016-01-20")],
    rejects=["قتل ثلاثة الشهر الماضي"],
)
def day_of_month_spoken(d: int, m: Expr) -> Expr | None:
    """«عشرين الشهر الجاي» as an answer; in a text the number counts something."""
    return Within(CalendarDate(day=d), m) if 1 <= d <= _LONGEST else None


_LONGEST = 31


@rule(
    "month-of-fasting",
    "الشهر الكريم|الفضيل",
    "شهر الصيام|الصوم",
    yields="mo",
    priority=1,
    examples=[example("أول أيام الشهر الكريم", "2025-02-27", "2025-03-01", "future")],
    rejects=["الشهر الماضي"],
)
def month_of_fasting() -> Expr:
    """«الشهر الكريم», «الشهر الفضيل»: Ramadan, which needs no name."""
    return CalendarDate(month=_RAMADAN, calendar=Calendar.HIJRI)


_RAMADAN = 9


@rule(
    "ordinal-day-of-it",
    "{d:day_of_it}",
    "يوم {d:day_of_it}",
    yields="day",
    before="في حتى منذ إلى يوم صباح مساء ليلة فجر ظهر ضحى صبيحة",
    examples=[
        example("وفي [العاشر منه]", "2015-12-16", "2015-12-10"),
        example("وفي [خامس عشره]", "2015-12-16", "2015-12-15"),
    ],
    rejects=["القسط الثاني منه", "إتمام القسط الأول والثاني منه"],
)
def ordinal_day_of_it(d: int) -> Expr:
    """Chronicles number the days of the month that they tell: «وفي ثامن عشرينه»."""
    return Within(CalendarDate(day=d), Anaphoric(Granularity.MONTH, 0))
