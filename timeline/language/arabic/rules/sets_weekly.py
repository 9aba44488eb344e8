"""Days of every week, and the hours of what repeats."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import AllOf, Day, DayTime, Expr, PartOfDay, Range, Set, Weekday
from timeline.language.rule import example, rule


@rule(
    "every-weekday",
    "{w:weekday_every}",
    "{w:weekday_every} و {also:weekday_bare}",
    "{w:weekday_every} {sunday:and_sunday}",
    "كل {w:weekday_bare} و {also:weekday_bare}",
    "{w:wd} {_:weekly}",
    "{_:weekly} {w:weekday_every}",
    "{w:weekday} و {also:weekday} {_:weekly}",
    "{w:weekday} و {also:weekday} و {third:weekday} {_:weekly}",
    "أيام {w:weekday} و {also:weekday} {_:weekly}",
    "أيام {w:weekday} و {also:weekday} و {third:weekday} {_:weekly}",
    "من {w:wd} {_:range_to} {last:wd} {_:weekly}",
    "كل يوم {w:weekday_bare|weekday}",
    "كل يوم? {w:weekday_bare} من كل أسبوع|شهر",
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
    "كل {every:ordinal_construct} {w:weekday_bare}",
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
        example("كل ثاني خميس"),
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
    every: int = 1,
) -> Expr | None:
    """Every Friday, every second Thursday, every Sunday and Wednesday, Sunday to Thursday of every week.

    «وأحد» folds to the word for one.
    """
    if every < 1:
        return None
    also = also if sunday is None else sunday
    days = [Weekday(day) for day in (w, also, third) if day is not None]
    of: Expr = AllOf(tuple(days)) if len(days) > 1 else days[0] if last is None else Range(days[0], Weekday(last))
    return Set(of if p is None else DayTime(of=of, part=p), every, Granularity.WEEK)


@rule(
    "set-clock",
    "{s:set} {_:tod|todz}",
    "{s:set} في|عند|على|مع {_:tod|todz}",
    "{s:set} في|عند تمام {_:tod|todz}",
    "{s:set} {_:part_definite|part_adverb}",
    "{s:set} {_:part_definite|part_adverb} و {_:part_definite|part_adverb}",
    "{s:set} بعد|قبل صلاة? الصلاة|المغرب",
    "{s:set} {_:hours}",
    "{s:set} , {_:hours}",
    "{s:set} ما? عدا {_:wd}",
    "{s:set} ما? عدا {_:wd} و {_:wd}",
    "{_:tod|todz} {s:set}",
    "{s:set} من {_:wd} {_:range_to} {_:wd}",
    "{s:set} من {_:hour} {_:range_to} {_:hour}",
    "{s:set} من {_:hour} ل|- {_:hour}",
    "{s:set} بين {_:hour} و {_:hour}",
    "{s:set} من {_:clk_bare|clkm} {_:range_to} {_:clk_bare|clkm}",
    "{s:set} بين {_:clk_bare|clkm} و {_:clk_bare|clkm}",
    "{s:set} {_:hour} - {_:hour}",
    "{s:set} {_:hours_dash}",
    "{s:set} في|عند|مع|وقت {_:part_definite}",
    "{_:hours|clk_part} {s:set}",
    "{s:set} إلا {_:wd}",
    "{s:set} إلا {_:wd} و {_:wd}",
    "{s:set} {_:part_definite|part_adverb} {_:tod|todz}",
    "{s:set} {_:clk_part}",
    "{s:set} في|عند {_:clk_part}",
    "{s:set} في|عند {_:clk_bare|clkm}",
    "{s:set} {_:part_definite|part_adverb} في|عند {_:tod|todz|clk_bare|clkm}",
    "{_:tod|todz|clk_part|part_definite} من {s:set}",
    "{s:set} يوم|أيام {w:weekday}",
    "{s:set} {_:often}",
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
        example("الساعة 9 من كل يوم"),
    ],
    rejects=["الساعة 9 مساء"],
)
def set_clock(s: Expr, w: Day | None = None) -> Expr:
    """The hours of what repeats are of no one day; nor is the day on which it does not."""
    if w is not None and isinstance(s, Set) and s.of is None and s.unit is Granularity.WEEK:
        return Set(Weekday(w), s.every, Granularity.WEEK)
    return s


@rule(
    "every-sunday-alone",
    "كل {w:weekday_bare}",
    yields="set",
    guard="alone",
    examples=[example("كل أحد")],
    rejects=["كل أحد يعرف"],
)
def every_sunday_alone(w: Day) -> Expr | None:
    """«كل أحد» is every Sunday where it is all that is said."""
    return Set(Weekday(w), 1, Granularity.WEEK) if w is Day.SUNDAY else None


@rule(
    "every-sunday",
    "كل {w:weekday_bare} {_:tod|todz}",
    "كل {w:weekday_bare} في|عند {_:tod|todz}",
    "كل {w:weekday_bare} {_:part_adverb|part_definite|clk_part|hours|hours_dash}",
    "كل {w:weekday_bare} في {_:part_definite}",
    "كل {w:weekday_bare} {_:part_adverb|part_definite} {_:tod|todz}",
    "كل {w:weekday_bare} {_:part_adverb|part_definite} في|عند {_:tod|todz|clk_bare|clkm}",
    "كل {w:weekday_bare} من {_:hour} {_:range_to} {_:hour}",
    "كل {w:weekday_bare} من {_:hour} ل|- {_:hour}",
    yields="set",
    examples=[example("كل أحد الساعة 9 مساء"), example("كل أحد مساء")],
    rejects=["كل أحد", "كل أحد في المدينة"],
)
def every_sunday(w: Day) -> Expr | None:
    """«كل أحد» is everyone; beside an hour it is every Sunday."""
    return Set(Weekday(w), 1, Granularity.WEEK) if w is Day.SUNDAY else None
