"""The weekend of a week: bare, moved, or the one that comes."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import Deictic, Direction, Expr, Relative
from timeline.language.rule import example, rule


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
