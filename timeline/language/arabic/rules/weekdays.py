"""Days of the week: bare, moved, in a week, several together."""

from __future__ import annotations

from itertools import pairwise

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    Day,
    Deictic,
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
    "weekday-modifier-twice",
    "{wd} بعد|قبل {modifier}",
    "{wd} ما بعد|قبل {modifier}",
    "{wd} اللي|الي|الذي|التي بعد|قبل {modifier}",
    "{wd} الذي|التي يلي|تلي|يسبق|تسبق {modifier}",
    yields="wday",
    examples=[
        example("السبت بعد المقبل", "2015-12-16", "2015-12-26"),
        example("الجمعة قبل الماضي", "2015-12-16", "2015-12-04"),
    ],
    rejects=["السبت بعد"],
)
def weekday_modifier_twice(wd: Day, modifier: Direction) -> Expr | None:
    """«السبت بعد المقبل»: a week beyond the next one."""
    if modifier is Direction.THIS:
        return None
    days = 7 if modifier is Direction.NEXT else -7
    return Shift(days, Granularity.DAY, Relative(Weekday(wd), modifier))


@rule(
    "weekday-coming",
    "{c:ordinal_construct} {w:weekday_bare} قادم|قادمة|مقبل|مقبلة|جاي|جاية|آت",
    "{c:ordinal_construct} يوم {w:weekday_bare} قادم|مقبل|جاي",
    "أقرب يوم? {w:weekday_bare}",
    "أقرب يوم? {w:weekday_bare} قادم|قادمة|مقبل|مقبلة|جاي|جاية",
    yields="wday",
    examples=[
        example("أول سبت قادم", "2015-12-16", "2015-12-19"),
        example("ثاني جمعة قادمة", "2015-12-16", "2015-12-25"),
        example("أقرب خميس", "2015-12-16", "2015-12-17"),
    ],
    rejects=["أول سبت", "أقرب أحد إليه"],
    not_after="إلى إليه إليها لي له لها من",
)
def weekday_coming(w: Day, c: int = 1) -> Expr | None:
    """«ثاني جمعة قادمة»: the second one strictly after the anchor."""
    coming = Relative(Weekday(w), Direction.NEXT)
    if not 1 <= c <= _MOST_WEEKS:
        return None
    return coming if c == 1 else Shift(7 * (c - 1), Granularity.DAY, coming)


_MOST_WEEKS = 5


@rule(
    "weekday-in-weeks",
    "{w:wd} بعد {one:unit}",
    "{w:wd} بعد {n:n|nw} {many:unit_plural}",
    "{w:wd} بعد {two:unit_dual}",
    yields="wday",
    not_after="من على عن",
    guard="in-weeks",
    examples=[
        example("الخميس بعد أسبوعين", "2015-12-16", "2015-12-31"),
        example("نلتقي [الجمعة بعد أسبوع]", "2015-12-16", "2015-12-25"),
    ],
    rejects=["الخميس بعد يومين", "التقيا الخميس بعد أسبوعين من الحادث"],
)
def weekday_in_weeks(
    w: Day,
    one: Granularity | None = None,
    many: Granularity | None = None,
    two: Granularity | None = None,
    n: int | None = None,
) -> Expr | None:
    """«الخميس بعد أسبوعين»: that day of the week so many weeks after this one."""
    if (one or many or two) is not Granularity.WEEK:
        return None
    count = n if n is not None else 2 if two is not None else 1
    return Within(Weekday(w), Deictic(Granularity.WEEK, count)) if 1 <= count <= _MOST_WEEKS else None


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


@rule(
    "weekend",
    "عطلة? نهاية الأسبوع",
    "عطلة? نهاية الأسبوع {direction:modifier}",
    "عطلة? نهاية {this} الأسبوع",
    "{_:weekend_word}",
    "{_:weekend_word} {_:this_behind}",
    yields="rel_weekend",
    priority=2,
    examples=[
        example("نهاية الأسبوع", "2015-12-16", "[2015-12-18..2015-12-20]"),
        example("عطلة نهاية الأسبوع الماضي", "2015-12-16", "[2015-12-11..2015-12-13]"),
        example("نهاية هذا الأسبوع", "2015-12-16", "[2015-12-18..2015-12-20]"),
    ],
    rejects=["نهاية الأسبوعين"],
)
def weekend(direction: Direction | None = None, this: int | None = None) -> Expr:
    """The weekend of the week (which days is a policy); tense moves it only where no word says which one."""
    if this is not None or direction is Direction.THIS:
        return Relative(Deictic(Granularity.WEEKEND, 0), Direction.THIS)
    offset = {None: 0, Direction.LAST: -1, Direction.NEXT: 1}[direction]
    return Deictic(Granularity.WEEKEND, offset)


@rule(
    "weekend-off",
    "عطلة الأسبوع",
    "عطلة الأسبوع {direction:modifier}",
    yields="rel_weekend",
    before="خلال في قبل بعد مع منذ طوال",
    examples=[example("خلال [عطلة الأسبوع]", "2015-12-16", "[2015-12-18..2015-12-20]")],
    rejects=["ليالي عطلة الأسبوع"],
)
def weekend_off(direction: Direction | None = None) -> Expr:
    """«خلال عطلة الأسبوع» is the weekend; «ليالي عطلة الأسبوع» are those of any."""
    return weekend(direction)  # type: ignore[no-any-return]


@rule(
    "weekend-coming",
    "عطلة نهاية الأسبوع المقبلة|القادمة|الآتية",
    "{_:weekend_word} {direction:modifier}",
    yields="rel_weekend",
    priority=3,
    examples=[
        example("عطلة نهاية الأسبوع المقبلة", "2015-12-16", "[2015-12-18..2015-12-20]"),
        example("الويكند الجاي", "2015-12-16", "[2015-12-18..2015-12-20]"),
    ],
    rejects=["عطلة نهاية الأسبوع المقبل"],
)
def weekend_coming(direction: Direction = Direction.NEXT) -> Expr:
    """The word agrees with «عطلة», or is the weekend itself: the one that comes, not the one of next week."""
    return Relative(Deictic(Granularity.WEEKEND), direction)
