"""Times that repeat."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    Calendar,
    CalendarDate,
    Day,
    DayTime,
    Expr,
    Nth,
    PartOfDay,
    Season,
    SeasonName,
    Set,
    Weekday,
)
from timeline.language.arabic.rules.lengths import Quantity, whole_units
from timeline.language.kinds import MON
from timeline.language.rule import example, rule


@rule(
    "every-unit",
    "كل {u:unit}",
    "كل {u:unit} تقريبا",
    "كل {n:n|nw} {u:unit_plural|unit}",
    "كل {d:unit_dual}",
    "كل {_:few} {few:unit_plural}",
    "كل كم|كذا {few:unit}",
    "كل {_:n|nw} إلى|- {_:n|nw} {few:unit_plural|unit}",
    "كل {_:n|nw} أو {_:n|nw} {few:unit_plural|unit}",
    "{half:half_yearly}",
    "{quarter:quarterly}",
    "بشكل|بصورة {half:half_yearly}",
    "بشكل|بصورة {quarter:quarterly}",
    "كل {n:ordinal_construct} {u:unit}",
    "كل {d:unit_dual} أو {_:n|nw} {_:unit_plural}",
    "كل {d:unit_dual} أو {_:n|nw}",
    "{u:yearly}",
    "كل يوم عمل",
    "كل {n:n|nw} أيام|يوم|يوما عمل",
    "كل {q:qty} تقريبا?",
    "كل {u:unit} هجري|هجرية|ميلادي|ميلادية|دراسي|دراسية",
    "كل نصف {half:unit}",
    "كل ربع {quarter:unit}",
    "كل نهاية {u:unit}",
    "كل عطلة {u:unit}",
    "كل عطلة نهاية {u:unit}",
    "كل أول|آخر {u:unit|unit_def}",
    "{_:portion} كل {u:unit}",
    "كل بداية|مطلع|منتصف|نهاية|آخر {u:unit}",
    "كل|طوال|طيلة|جميع أيام الأسبوع",
    "نهايات {u:unit_def}",
    "أول|آخر كل {u:unit}",
    "كل {u:weekend_bare}",
    yields="set",
    examples=[
        example("كل يوم", "2015-12-16"),
        example("كل أربع سنوات", "2015-12-16"),
        example("شهريا", "2015-12-16"),
        example("كل عامين", "2015-12-16"),
        example("كل سنة ونصف", "2015-12-16"),
        example("كل ثالث يوم"),
        example("كل نهاية أسبوع", "2015-12-16"),
        example("نهاية كل شهر", "2015-12-16"),
        example("أول كل شهر", "2015-12-16"),
        example("كل عدة ساعات"),
        example("تقرير [نصف سنوي]"),
    ],
    rejects=["كل", "نهاية كل مباراة"],
)
def every_unit(
    u: Granularity | None = None,
    n: int = 1,
    d: Granularity | None = None,
    half: Granularity | None = None,
    quarter: Granularity | None = None,
    q: Quantity | None = None,
    few: Granularity | None = None,
) -> Expr | None:
    """Every day, every four years, every half hour, monthly."""
    if few is not None:
        return Set(None, None, few)
    if n < 1:
        return None  # «كل آخر شهر»
    if q is not None:
        of = whole_units(q)
        return None if of is None else Set(None, *of)
    if half is not None or quarter is not None:
        whole = whole_units(Quantity(0.5, half) if half is not None else Quantity(0.25, quarter or Granularity.HOUR))
        return None if whole is None else Set(None, *whole)
    if d is not None:
        return Set(None, 2, d)
    return Set(None, n, u or Granularity.DAY)


@rule(
    "every-date",
    "{x:md} من كل عام|سنة",
    "يوم {day:n31|ord} من|في كل شهر",
    "يوم {day:n31|ord} كل شهر",
    "{day:n31|ord} من كل شهر",
    "اليوم {day:ord|n31} من|في كل شهر",
    "كل يوم {day:n31} في|من الشهر",
    "كل شهر يوم|في {day:n31}",
    "كل شهر في يوم {day:n31}",
    "كل شهر في اليوم {day:ord|n31}",
    "كل شهر في {day:ord}",
    "كل {day:n31} من|في الشهر",
    "{day:n31|ord} و {also:n31|ord} من كل شهر",
    "يومي {day:n31|ord} و {also:n31|ord} من كل شهر",
    "شهريا يوم {day:n31}",
    "شهريا في اليوم {day:ord|n31}",
    "كل عام|سنة {x:md}",
    "كل {x:md}",
    "سنويا في {x:md}",
    "كل عام|سنة في {x:md}",
    f"{{m:{MON}}} من كل عام|سنة",
    "كل {p:part}",
    "{p:part} كل يوم",
    "كل {s:season}",
    "كل {h:hmon|hmon_amb}",
    "سنويا في {h:hmon|hmon_amb}",
    "كل عام|سنة في {h:hmon|hmon_amb}",
    f"سنويا في {{m:{MON}}}",
    f"كل عام|سنة في {{m:{MON}}}",
    f"كل {{m:{MON}}}",
    yields="set",
    priority=1,
    examples=[
        example("8 مارس من كل عام", "2015-12-16"),
        example("كل 5 مايو", "2015-12-16"),
        example("أيلول من كل عام", "2015-12-16"),
        example("يوم 15 من كل شهر", "2015-12-16"),
        example("كل صباح", "2015-12-16"),
        example("كل صيف", "2015-12-16"),
        example("1 و15 من كل شهر"),
    ],
    rejects=["من كل عام"],
)
def every_date(
    x: Expr | None = None,
    m: int | None = None,
    p: PartOfDay | None = None,
    h: int | None = None,
    day: int | None = None,
    also: int | None = None,
    s: SeasonName | None = None,
) -> Expr:
    """A day, month or season that returns each year, a day of each month; every morning."""
    if day is not None and also is not None:
        return Set(AllOf((CalendarDate(day=day), CalendarDate(day=also))), 1, Granularity.MONTH)
    if day is not None:
        return Set(CalendarDate(day=day), 1, Granularity.MONTH)
    if h is not None:
        x = CalendarDate(month=h, calendar=Calendar.HIJRI)
    if s is not None:
        x = Season(s)
    if p is not None:
        return Set(DayTime(part=p), 1, Granularity.DAY)
    return Set(x if m is None else CalendarDate(month=m), 1, Granularity.YEAR)


@rule(
    "every-holiday",
    "كل عام|سنة في {x:hol}",
    yields="set",
    examples=[example("كل سنة في عيد الأم")],
    rejects=["كل سنة في المعرض"],
)
def every_holiday(x: Expr) -> Expr:
    """A named day of every year; a date that has a name as well («الرابع من يوليو») stays a date."""
    return Set(x, 1, Granularity.YEAR)


@rule(
    "days-of-the-week",
    "أيام الأسبوع|العمل",
    yields="set",
    guard="alone",
    examples=[example("أيام الأسبوع"), example("أيام العمل")],
    rejects=["أطول أيام الأسبوع"],
)
def days_of_the_week() -> Expr:
    """«في أيام الأسبوع» alone: day by day; «أيام العمل» are those on which one works."""
    return Set(None, 1, Granularity.DAY)


@rule(
    "every-nth",
    "يوم? {w:weekday} {n:ord|ordf|last_of} من|في كل شهر",
    "{c:ordinal_construct} يوم? {w:weekday_bare} من|في كل شهر",
    "{c:ordinal_construct} يوم? {w:weekday_bare} كل شهر",
    "كل {c:ordinal_construct} {w:weekday_bare} من|في الشهر",
    "كل {c:ordinal_construct} يوم {w:weekday_bare} من|في الشهر",
    f"كل {{c:ordinal_construct}} {{w:weekday_bare}} من|في {{m:{MON}}}",
    "كل {c:ordinal_construct} {u:unit} من|في {of:unit_def}",
    "{u:unit_def} {n:ord|ordf|last_of} من|في كل {of:unit}",
    "{c:ordinal_construct} {u:unit} عمل? من|في كل {of:unit}",
    "{c:ordinal_construct} {u:unit} كل {of:unit}",
    yields="set",
    priority=2,
    examples=[
        example("الاثنين الأول من كل شهر", "2015-12-16"),
        example("كل أول خميس من الشهر", "2015-12-16"),
        example("آخر جمعة من كل شهر", "2015-12-16"),
        example("اليوم الأول من كل شهر", "2015-12-16"),
        example("أول أسبوع من كل سنة", "2015-12-16"),
        example("كل رابع خميس من نوفمبر"),
    ],
    rejects=["الاثنين الأول من كل"],
)
def every_nth(
    w: Day | None = None,
    n: int | None = None,
    c: int | None = None,
    u: Granularity | None = None,
    of: Granularity = Granularity.MONTH,
    m: int | None = None,
) -> Expr | None:
    """The first Monday of every month, the fourth Thursday of every November."""
    unit = Weekday(w) if w is not None else u
    number = n if n is not None else c
    if m is not None and unit is not None and number is not None:
        return Set(Nth(number, unit, CalendarDate(month=m)), 1, Granularity.YEAR)
    return Set(Nth(number, unit), 1, of) if unit is not None and number is not None else None


@rule(
    "so-often",
    "{_:often} في|كل|ب {u:unit_def|unit}",
    "{_:often} كل {clock:unit}",
    "{n:n|nw} مرات كل {clock:unit}",
    "{_:often} {s:set}",
    "{_:often} {u:yearly}",
    "{n:n|nw} مرات في|كل|ب {u:unit_def|unit}",
    "{n:n|nw} مرات {u:yearly}",
    "{_:few} مرات في|كل {u:unit_def|unit}",
    "{_:few} مرات {u:yearly}",
    "{n:n|nw} {_:unit_plural} في|كل {u:unit_def|unit}",
    "{_:unit_dual} في|كل {u:unit_def|unit}",
    yields="set",
    not_after="#digits الماضي المقبل الجاري الحالي القادم المنصرم الفائت الأخير الماضية المقبلة الجارية الحالية القادمة الأخيرة",
    examples=[
        example("مرتين في الأسبوع", "2015-12-16"),
        example("ثلاث مرات يوميا", "2015-12-16"),
        example("مرة كل شهر", "2015-12-16"),
        example("مرة كل ثلاثة أشهر", "2015-12-16"),
        example("5 مرات في السنة", "2015-12-16"),
        example("خمسة أيام في الأسبوع", "2015-12-16"),
    ],
    rejects=["مرتين في المباراة", "5 مرات"],
)
def so_often(
    u: Granularity = Granularity.DAY, n: int = 1, s: Expr | None = None, clock: Granularity | None = None
) -> Expr | None:
    """Twice a week, once in three months; «مرتين في الساعة الأولى» is of one hour, «مرتين كل ساعة» of every."""
    if s is not None:
        return s
    if clock is not None:
        return Set(None, 1, clock) if clock.is_clock else None
    return Set(None, 1, u) if n >= 1 and not u.is_clock else None


@rule(
    "so-often-an-hour",
    "{_:often} في|ب {u:clock_unit}",
    "{n:n|nw} مرات في|ب {u:clock_unit}",
    yields="set",
    not_after="#digits الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الحادية الواحدة ال الماضية المقبلة القادمة الأخيرة نفسها ذاتها",
    examples=[example("مرتين في الساعة"), example("60 مرات في الدقيقة")],
    rejects=["مرتين في الساعة الأولى", "هدف مرتين في الدقيقة 40"],
)
def so_often_an_hour(u: Granularity, n: int = 1) -> Expr | None:
    """«مرتين في الساعة» is of every hour; with a number or an ordinal behind it is of one."""
    return Set(None, 1, u) if n >= 1 else None
