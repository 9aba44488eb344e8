"""Days of the week counted from the anchor: «السبت بعد المقبل», «الخميس بعد أسبوعين», «بعد جمعتين»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import Day, Deictic, Direction, Expr, Relative, Shift, Weekday, Within
from timeline.language.rule import example, rule


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
    "weekday-in-weeks-from-now",
    "{w:wd} بعد {one:unit} من الآن|اليوم",
    "{w:wd} بعد {n:n|nw} {many:unit_plural} من الآن|اليوم",
    "{w:wd} بعد {two:unit_dual} من الآن|اليوم",
    yields="wday",
    priority=1,
    examples=[example("الجمعة بعد أسبوعين من الآن", "2015-12-16", "2016-01-01")],
    rejects=["الجمعة بعد يومين من الآن"],
)
def weekday_in_weeks_from_now(
    w: Day,
    one: Granularity | None = None,
    many: Granularity | None = None,
    two: Granularity | None = None,
    n: int | None = None,
) -> Expr | None:
    """«الجمعة بعد أسبوعين من الآن»: what is counted from now is counted from no event."""
    return weekday_in_weeks(w, one, many, two, n)  # type: ignore[no-any-return]


@rule(
    "weekday-weeks-ago",
    "{w:wd} قبل {one:unit}",
    "{w:wd} قبل {n:n|nw} {many:unit_plural}",
    "{w:wd} قبل {two:unit_dual}",
    yields="wday",
    not_after="من على عن",
    guard="alone-or-apart",
    examples=[example("الاثنين قبل أسبوعين", "2015-12-16", "2015-11-30")],
    rejects=["الاثنين قبل يومين", "التقيا الاثنين قبل أسبوعين من الحادث"],
)
def weekday_weeks_ago(
    w: Day,
    one: Granularity | None = None,
    many: Granularity | None = None,
    two: Granularity | None = None,
    n: int | None = None,
) -> Expr | None:
    """«الاثنين قبل أسبوعين» alone: that day of the week so many weeks before this one."""
    ahead = weekday_in_weeks(w, one, many, two, n)
    if not isinstance(ahead, Within) or not isinstance(ahead.whole, Deictic):
        return None
    return Within(ahead.part, Deictic(Granularity.WEEK, -ahead.whole.offset))


@rule(
    "weekdays-ahead",
    "بعد {w:weekday_dual}",
    "بعد {w:weekday_dual} من الآن|اليوم",
    "قبل {back:weekday_dual}",
    "قبل {back:weekday_dual} من الآن|اليوم",
    yields="wday",
    guard="alone",
    examples=[
        example("بعد جمعتين من الآن", "2015-12-16", "2015-12-25"),
        example("قبل سبتين", "2015-12-16", "2015-12-05"),
    ],
    rejects=["بعد الجمعتين"],
)
def weekdays_ahead(w: Day | None = None, back: Day | None = None) -> Expr | None:
    """«بعد أحدين»: the second one strictly after the anchor, or before it."""
    if w is not None:
        return Shift(7, Granularity.DAY, Relative(Weekday(w), Direction.NEXT))
    return Shift(-7, Granularity.DAY, Relative(Weekday(back), Direction.LAST)) if back is not None else None


@rule(
    "sunday-moved",
    "{w:weekday_bare} {direction:modifier}",
    yields="wday",
    guard="alone",
    examples=[example("أحد الماضي", "2015-12-16", "2015-12-13")],
    rejects=["قال أحد الماضي"],
)
def sunday_moved(w: Day, direction: Direction) -> Expr:
    """«أحد الماضي», «خميس الجاي», as it is said: a day without its article, where it is all that is said."""
    return Relative(Weekday(w), direction)
