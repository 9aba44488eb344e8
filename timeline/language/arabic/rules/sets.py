"""Times that repeat."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import AllOf, Calendar, CalendarDate, Day, DayTime, Expr, Nth, PartOfDay, Range, Set, Weekday
from timeline.language.arabic.rules.lengths import Quantity, whole_units
from timeline.language.kinds import MON
from timeline.language.rule import example, rule


@rule(
    "every-unit",
    "كل {u:unit}",
    "كل {u:unit} تقريبا",
    "كل {n:n|nw} {u:unit_plural|unit}",
    "كل {d:unit_dual}",
    "{u:yearly}",
    "كل يوم عمل",
    "كل {q:qty}",
    "كل نصف {half:unit}",
    "كل ربع {quarter:unit}",
    "كل نهاية {u:unit}",
    "كل عطلة {u:unit}",
    "كل عطلة نهاية {u:unit}",
    "كل أول|آخر {u:unit|unit_def}",
    "{_:portion} كل {u:unit}",
    "أول|آخر كل {u:unit}",
    "كل {u:weekend_bare}",
    yields="set",
    examples=[
        example("كل يوم", "2015-12-16"),
        example("كل أربع سنوات", "2015-12-16"),
        example("شهريا", "2015-12-16"),
        example("كل عامين", "2015-12-16"),
        example("كل سنة ونصف", "2015-12-16"),
        example("كل نهاية أسبوع", "2015-12-16"),
        example("نهاية كل شهر", "2015-12-16"),
        example("أول كل شهر", "2015-12-16"),
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
) -> Expr | None:
    """Every day, every four years, every half hour, monthly."""
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
    "every-weekday",
    "{w:weekday_every}",
    "{w:weekday_every} و {also:weekday_bare}",
    "{w:weekday_every} {sunday:and_sunday}",
    "كل {w:weekday_bare} و {also:weekday_bare}",
    "{w:wd} {_:weekly}",
    "{w:weekday} و {also:weekday} {_:weekly}",
    "{w:weekday} و {also:weekday} و {third:weekday} {_:weekly}",
    "أيام {w:weekday} و {also:weekday} {_:weekly}",
    "أيام {w:weekday} و {also:weekday} و {third:weekday} {_:weekly}",
    "من {w:wd} {_:range_to} {last:wd} {_:weekly}",
    "كل يوم {w:weekday_bare|weekday}",
    "يوم {w:weekday_bare|weekday} من كل أسبوع",
    "أيام {w:weekday}",
    "أيام {w:weekday} و {also:weekday}",
    "أيام|يومي {w:weekday} و {also:weekday} من كل أسبوع",
    "أيام {w:weekday} من كل أسبوع",
    "{w:wd} من كل أسبوع",
    "{w:weekday} و {also:weekday} من كل أسبوع",
    "{w:weekday} و {also:weekday} و {third:weekday} من كل أسبوع",
    "{w:weekday_every} و {also:weekday_bare} و {third:weekday_bare}",
    "كل {w:weekday_bare} و {also:weekday_bare} و {third:weekday_bare}",
    "كل يوم {w:weekday_bare|weekday} و {also:weekday_bare|weekday}",
    "{p:part} {w:weekday_every}",
    "{p:part} كل {w:weekday_bare}",
    "{p:part} كل يوم {w:weekday_bare}",
    "أيام {w:weekday} و {also:weekday} و {third:weekday} من كل أسبوع",
    "أيام {w:weekday} , {also:weekday} و {third:weekday} من كل أسبوع",
    "من {w:wd} {_:range_to} {last:wd} من كل أسبوع",
    "كل {p:part} {w:weekday_bare}",
    yields="set",
    priority=1,
    not_after="الماضي الماضيين المقبل المقبلين القادم القادمين",
    examples=[
        example("كل يوم جمعة", "2015-12-16"),
        example("كل خميس", "2015-12-16"),
        example("أيام الجمعة", "2015-12-16"),
        example("يوم الأحد من كل أسبوع", "2015-12-16"),
        example("يومي السبت والأحد من كل أسبوع", "2015-12-16"),
        example("أيام الاثنين والأربعاء", "2015-12-16"),
        example("صباح كل أحد", "2015-12-16"),
        example("كل سبت وأحد", "2015-12-16"),
        example("من الأحد إلى الخميس أسبوعيا", "2015-12-16"),
    ],
    rejects=["يوم جمعة من"],
)
def every_weekday(
    w: Day,
    also: Day | None = None,
    third: Day | None = None,
    last: Day | None = None,
    p: PartOfDay | None = None,
    sunday: Day | None = None,
) -> Expr:
    """Every Friday, every Sunday and Wednesday, Sunday to Thursday of every week.

    «وأحد» folds to the word for one.
    """
    also = also if sunday is None else sunday
    days = [Weekday(day) for day in (w, also, third) if day is not None]
    of: Expr = AllOf(tuple(days)) if len(days) > 1 else days[0] if last is None else Range(days[0], Weekday(last))
    return Set(of if p is None else DayTime(of=of, part=p), 1, Granularity.WEEK)


@rule(
    "every-date",
    "{x:md} من كل عام|سنة",
    "يوم {day:n31|ord} من كل شهر",
    "{day:n31|ord} من كل شهر",
    "اليوم {day:ord|n31} من كل شهر",
    "كل يوم {day:n31} في|من الشهر",
    "كل {x:md}",
    "سنويا في {x:md}",
    "كل عام|سنة في {x:md|hol}",
    f"{{m:{MON}}} من كل عام|سنة",
    "كل {p:part}",
    "كل صيف|شتاء|ربيع|خريف",
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
    ],
    rejects=["من كل عام"],
)
def every_date(
    x: Expr | None = None,
    m: int | None = None,
    p: PartOfDay | None = None,
    h: int | None = None,
    day: int | None = None,
) -> Expr:
    """A day or month that returns each year, a day of each month; every morning."""
    if day is not None:
        return Set(CalendarDate(day=day), 1, Granularity.MONTH)
    if h is not None:
        x = CalendarDate(month=h, calendar=Calendar.HIJRI)
    if p is not None:
        return Set(DayTime(part=p), 1, Granularity.DAY)
    return Set(x if m is None else CalendarDate(month=m), 1, Granularity.YEAR)


@rule(
    "every-nth",
    "{w:weekday} {n:ord|ordf|last_of} من كل شهر",
    "{c:ordinal_construct} {w:weekday_bare} من كل شهر",
    "{c:ordinal_construct} يوم {w:weekday_bare} من كل شهر",
    "كل {c:ordinal_construct} {w:weekday_bare} من|في الشهر",
    "كل {c:ordinal_construct} يوم {w:weekday_bare} من|في الشهر",
    "{u:unit_def} {n:ord|ordf|last_of} من كل {of:unit}",
    "{c:ordinal_construct} {u:unit} من كل {of:unit}",
    yields="set",
    priority=2,
    examples=[
        example("الاثنين الأول من كل شهر", "2015-12-16"),
        example("كل أول خميس من الشهر", "2015-12-16"),
        example("آخر جمعة من كل شهر", "2015-12-16"),
        example("اليوم الأول من كل شهر", "2015-12-16"),
        example("أول أسبوع من كل سنة", "2015-12-16"),
    ],
    rejects=["الاثنين الأول من كل"],
)
def every_nth(
    w: Day | None = None,
    n: int | None = None,
    c: int | None = None,
    u: Granularity | None = None,
    of: Granularity = Granularity.MONTH,
) -> Expr | None:
    """The first Monday of every month."""
    unit = Weekday(w) if w is not None else u
    number = n if n is not None else c
    return Set(Nth(number, unit), 1, of) if unit is not None and number is not None else None


@rule(
    "so-often",
    "{_:often} في|كل {u:unit_def|unit}",
    "{_:often} {u:yearly}",
    "{n:n|nw} مرات في|كل {u:unit_def|unit}",
    "{n:n|nw} مرات {u:yearly}",
    "{n:n|nw} {_:unit_plural} في|كل {u:unit_def|unit}",
    "{_:unit_dual} في|كل {u:unit_def|unit}",
    yields="set",
    not_after="#digits الماضي المقبل الجاري الحالي القادم المنصرم الفائت الأخير الماضية المقبلة الجارية الحالية القادمة الأخيرة",
    examples=[
        example("مرتين في الأسبوع", "2015-12-16"),
        example("ثلاث مرات يوميا", "2015-12-16"),
        example("مرة كل شهر", "2015-12-16"),
        example("5 مرات في السنة", "2015-12-16"),
        example("خمسة أيام في الأسبوع", "2015-12-16"),
    ],
    rejects=["مرتين في المباراة", "5 مرات"],
)
def so_often(u: Granularity, n: int = 1) -> Expr | None:
    """Twice a week."""
    return Set(None, 1, u) if n >= 1 and not u.is_clock else None


@rule(
    "set-clock",
    "{s:set} {_:tod|todz}",
    "{s:set} في|عند {_:tod|todz}",
    "{s:set} في|عند تمام {_:tod|todz}",
    "{s:set} {_:part_definite|part_adverb}",
    "{s:set} {_:hours}",
    "{s:set} , {_:hours}",
    "{s:set} ما? عدا {_:wd}",
    "{s:set} ما? عدا {_:wd} و {_:wd}",
    "{_:tod|todz} {s:set}",
    "{s:set} من {_:wd} {_:range_to} {_:wd}",
    "{s:set} من {_:hour} {_:range_to} {_:hour}",
    "{s:set} من {_:hour} ل {_:hour}",
    "{s:set} {_:part_definite|part_adverb} {_:tod|todz}",
    "{s:set} {_:clk_part}",
    "{s:set} في|عند {_:clk_part}",
    "{s:set} يوم|أيام {w:weekday}",
    "{s:set} باستثناء {_:wd}",
    "{s:set} باستثناء {_:wd} و {_:wd}",
    yields="set",
    priority=1,
    examples=[
        example("يوميا الساعة 9 مساء", "2015-12-16"),
        example("كل يوم جمعة في الساعة 20:00", "2015-12-16"),
        example("يوميا من 9 صباحا إلى 5 مساء", "2015-12-16"),
        example("كل يوم جمعة بعد الظهر", "2015-12-16"),
        example("كل خميس مساء", "2015-12-16"),
        example("الساعة الخامسة مساء كل خميس", "2015-12-16"),
        example("يوميا ما عدا السبت والأحد", "2015-12-16"),
        example("يوميا من السبت إلى الخميس", "2015-12-16"),
    ],
    rejects=["الساعة 9 مساء"],
)
def set_clock(s: Expr, w: Day | None = None) -> Expr:
    """The hours of what repeats are of no one day; nor is the day on which it does not."""
    if w is not None and isinstance(s, Set) and s.of is None and s.unit is Granularity.WEEK:
        return Set(Weekday(w), s.every, Granularity.WEEK)
    return s


@rule(
    "every-sunday",
    "كل {w:weekday_bare} {_:tod|todz}",
    "كل {w:weekday_bare} في|عند {_:tod|todz}",
    "كل {w:weekday_bare} {_:part_adverb}",
    yields="set",
    examples=[example("كل أحد الساعة 9 مساء"), example("كل أحد مساء")],
    rejects=["كل أحد", "كل أحد في المدينة"],
)
def every_sunday(w: Day) -> Expr | None:
    """«كل أحد» is everyone; beside an hour it is every Sunday."""
    return Set(Weekday(w), 1, Granularity.WEEK) if w is Day.SUNDAY else None
