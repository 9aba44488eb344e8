"""Days of the week: bare, moved, in a week, several together."""

from __future__ import annotations

from itertools import pairwise

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    Day,
    Direction,
    Expr,
    Relative,
    Set,
    Shift,
    Weekday,
    Within,
)
from timeline.language.kinds import WEEKISH
from timeline.language.rule import As, example, rule


@rule(
    "weekday-name",
    "{weekday}",
    "يوم|نهار|يومه {weekday}",
    "يوم|نهار {weekday:weekday_bare}",
    "نهار {weekday:weekday_spoken}",
    "{weekday} , {_:weekday_english}",
    yields="wd",
    examples=[
        example("الجمعة", "2015-12-16", "2015-12-18"),
        example("يوم الثلاثاء", "2015-12-16", "2015-12-15", "past"),
    ],
    rejects=["أحد", "جمعة", "خميس"],
)
def weekday_name(weekday: Day) -> Day:
    """A day of the week with the article; without it only after «يوم»."""
    return weekday


@rule(
    "weekday-spoken",
    "{weekday_spoken}",
    yields="wd",
    not_before="هذا هذه على إلى من فوق تجاوز الأيام السنوات الساعات الأشهر",
    after="القادم الجاي الياي الماضي اللي الساعة الصبح الضهر الظهر العصر المسا بالليل الفجر صباحا مساء",
    examples=[
        example("الحد الجاي", "2015-12-16", "2015-12-20"),
        example("الأربع الساعة 5", "2015-12-16", "2015-12-16T17"),
    ],
    rejects=["الحد الأدنى", "الأربع سنوات", "تجاوز الحد"],
)
def weekday_spoken(weekday_spoken: Day) -> Day:
    """«الحد الجاي»: what stands behind shows that it is a day."""
    return weekday_spoken


@rule(
    "weekday",
    "{wd}",
    yields="wday",
    not_after="عشر",
    guard="every-week",
    examples=[
        example("الجمعة", "2015-12-16", "2015-12-11", "past"),
        example("يوم الجمعة", "2015-12-16", "2015-12-18", "future"),
    ],
    rejects=["الأحد عشر"],
)
def weekday_alone(wd: Day) -> Expr:
    """A bare weekday: the tense of its clause decides the side."""
    return Weekday(wd)


@rule(
    "weekday-modifier",
    "{wd} {modifier}",
    "{wd} {modifier:recent}",
    "{wd} , {modifier}",
    yields="wday",
    guard="agreeing",
    examples=[
        example("الجمعة المقبل", "2015-12-16", "2015-12-18"),
        example("يوم السبت القادم", "2016-12-09", "2016-12-10"),
        example("الاثنين الماضي", "2016-12-08", "2016-12-05"),
        example("الأربعاء الفارط", "2016-12-08", "2016-12-07"),
        example("الإثنين المنصرم", "2016-12-08", "2016-12-05"),
    ],
    rejects=["الجمعية المقبلة", "الجمعة العظيمة"],
)
def weekday_modifier(wd: Day, modifier: Direction) -> Expr:
    """The named day strictly after (NEXT) or before (LAST) the anchor."""
    return Relative(Weekday(wd), modifier)


@rule(
    "weekday-following",
    "{wd} {step:following}",
    yields="wday",
    examples=[example("يوم الثلاثاء السابق", "2013-02-12", "2013-02-05")],
    rejects=["الثلاثاء الأسود"],
)
def weekday_following(wd: Day, step: int) -> Expr:
    """«التالي» and «السابق» with a weekday."""
    return Relative(Weekday(wd), Direction.NEXT if step > 0 else Direction.LAST)


@rule(
    "weekday-this",
    "هذا|هذه|هاد|هذي {wd}",
    "{wd} {_:this_behind}",
    yields="wday",
    guard="pointing",
    not_before="أمس الأمس اليوم غدا غد الغد",
    examples=[
        example("هذا الاثنين", "2013-02-12", "2013-02-18", "future"),
        example("الخميس ده", "2013-02-12", "2013-02-14", "future"),
    ],
    rejects=["هذا الاثنان"],
)
def weekday_this(wd: Day) -> Expr:
    """«هذا الأحد»: a bare weekday, pointed at."""
    return Weekday(wd)


@rule(
    "weekday-of-week",
    f"{{w:wd|weekday_bare}} {{whole:{WEEKISH}}}",
    f"{{w:wd|weekday_bare}} من {{whole:{WEEKISH}}}",
    f"{{whole:{WEEKISH}}} {{w:wd}}",
    yields="wday",
    examples=[
        example("الأحد من الأسبوع الماضي", "2013-02-12", "2013-02-10"),
        example("اثنين الاسبوع الحالي", "2013-02-12", "2013-02-11"),
        example("الثلاثاء من الأسبوع المقبل", "2013-02-12", "2013-02-19"),
        example("الأسبوع المقبل يوم الأربعاء", "2013-02-12", "2013-02-20"),
    ],
    rejects=["الأحد من"],
)
def weekday_of_week(w: Day, whole: Expr) -> Expr:
    """A day of the week before, of this one, or of the next."""
    return Within(Weekday(w), whole)


@rule(
    "weekday-pair",
    "يومي {a:weekday} و {b:weekday}",
    "يومي {a:weekday} و {b:weekday} {direction:modifier}",
    "أيام {a:weekday} و {b:weekday} و {c:weekday}",
    "أيام {a:weekday} , {b:weekday} و {c:weekday}",
    "أيام {a:weekday} و {b:weekday} {direction:modifier}",
    "أيام {a:weekday} و {b:weekday} و {c:weekday} {direction:modifier}",
    yields="span",
    also="set",
    guard="every-week",
    examples=[
        example("يومي السبت والأحد المقبلين", "2015-12-16", "{2015-12-19,2015-12-20}"),
        example("يومي السبت والأحد", "2015-12-16", "{2015-12-19,2015-12-20}", "future"),
        example("أيام الأحد والثلاثاء والخميس"),
    ],
    rejects=["يومي السبت"],
)
def weekday_pair(a: Day, b: Day, c: Day | None = None, direction: Direction | None = None) -> As:
    """Two or three weekdays named together; three that do not follow one another are days of every week."""
    days: list[Expr] = [Weekday(d) for d in (a, b, c) if d is not None]
    if direction is not None:
        days = [Relative(d, direction) for d in days]
    elif c is not None and ((a + 1) % 7 != b or (b + 1) % 7 != c):
        return As("set", Set(AllOf(tuple(days)), 1, Granularity.WEEK))
    return As("span", AllOf(tuple(days)))


@rule(
    "weekdays-four",
    "أيام {a:weekday} و {b:weekday} و {c:weekday} و {d:weekday}",
    "أيام {a:weekday} , {b:weekday} , {c:weekday} و {d:weekday}",
    "أيام {a:weekday} و {b:weekday} و {c:weekday} و {d:weekday} و {e:weekday}",
    "أيام {a:weekday} , {b:weekday} , {c:weekday} , {d:weekday} و {e:weekday}",
    yields="set",
    priority=1,
    not_after="الماضي المقبل القادم الماضية المقبلة القادمة من",
    examples=[example("أيام الأحد والاثنين والخميس والجمعة")],
    rejects=["أيام الأحد والاثنين"],
)
def weekdays_four(a: Day, b: Day, c: Day, d: Day, e: Day | None = None) -> Expr:
    """Four weekdays or five named together are days of every week."""
    return Set(AllOf(tuple(Weekday(day) for day in (a, b, c, d, e) if day is not None)), 1, Granularity.WEEK)


@rule(
    "weekdays-of-week",
    f"يومي|أيام {{a:weekday}} و {{b:weekday}} من? {{whole:{WEEKISH}}}",
    f"أيام {{a:weekday}} و {{b:weekday}} و {{c:weekday}} من? {{whole:{WEEKISH}}}",
    yields="span",
    examples=[
        example("يومي الثلاثاء والأربعاء من الأسبوع الماضي", "2015-12-16", "{2015-12-08,2015-12-09}"),
        example("أيام الأحد والاثنين والثلاثاء من الأسبوع المقبل", "2015-12-16", "{2015-12-20,2015-12-21,2015-12-22}"),
        example("يومي الاثنين والخميس من الأسبوع المقبل", "2015-12-16", "{2015-12-21,2015-12-24}"),
    ],
    rejects=["يومي الثلاثاء من الأسبوع الماضي"],
)
def weekdays_of_week(a: Day, b: Day, whole: Expr, c: Day | None = None) -> Expr:
    """Days of a week; those that follow one another stay together, on whatever day the week begins."""
    days = [d for d in (a, b, c) if d is not None]
    last = Within(Weekday(days[-1]), whole)
    steps = len(days) - 1
    if any((first + 1) % 7 != second for first, second in pairwise(days)):
        return AllOf(tuple(Within(Weekday(d), whole) for d in days))
    return AllOf((*(Shift(k - steps, Granularity.DAY, last) for k in range(steps)), last))
