"""«العيد»: the feast that comes next or was last, of breaking the fast or of sacrifice."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import EITHER_FEAST, Direction, Expr, Holiday, Relative, Shift
from timeline.language.arabic.rules.lengths import QUANTITY, Quantity, counted_from
from timeline.language.rule import example, rule

_LONGEST = 4


@rule(
    "black-friday",
    "الجمعة السوداء",
    yields="hol",
    priority=6,
    guard="alone",
    examples=[example("الجمعة السوداء", "2015-11-16", "2015-11-27")],
    rejects=["قتلوا في الجمعة السوداء"],
)
def black_friday() -> Expr:
    """Alone it is the day of sales; in a text a Friday of blood may be called so."""
    return Holiday("black-friday")


@rule(
    "either-feast",
    "العيد",
    yields="day",
    before="قبل بعد الذي التي اللي الي يلي يسبق",
    not_after="الوطني القومي الكبير الصغير المئوي الخمسين الستين السبعين العشرين الثلاثين الأربعين",
    examples=[
        example("قبل [العيد]", "2015-12-16", "2015-09-23", "past"),
        example("قبل العيد بيومين", "2021-03-19", "2021-05-11", "future"),
        example("بعد [العيد]", "2021-06-19", "2021-07-20", "future"),
    ],
    rejects=["العيد", "قبل العيد الوطني"],
)
def either_feast() -> Expr:
    """«بعد العيد»: which of the two feasts is meant, the side of the anchor and the nearness tell."""
    return Holiday(EITHER_FEAST)


@rule(
    "offset-from-either-feast",
    f"قبل {{q:{QUANTITY}}} من العيد",
    f"بعد {{p:{QUANTITY}}} من العيد",
    yields="span",
    priority=1,
    not_after="الوطني القومي الكبير الصغير المئوي الخمسين الستين السبعين",
    examples=[example("قبل أسبوع من العيد", "2021-03-19", "2021-05-06", "future")],
    rejects=["قبل أسبوع من العيد الوطني"],
)
def offset_from_either_feast(q: Quantity | None = None, p: Quantity | None = None) -> Expr | None:
    """«قبل أسبوع من العيد»."""
    length = q or p
    return None if length is None else counted_from(length, -1 if q is not None else 1, Holiday(EITHER_FEAST))


@rule(
    "feast-that-is-waited-for",
    "باقي|متبقي|بقي|يتبقى|تبقى على|ل {x:hol}",
    "باقي|متبقي|بقي|يتبقى|تبقى على العيد",
    yields="span",
    guard="behind-preposition",
    not_after="الوطني القومي الكبير الصغير المئوي الخمسين الستين السبعين",
    examples=[example("كم بقي على [عيد الأضحى]", "2023-11-29", "2024-06-16")],
    rejects=["بقي على موقفه"],
)
def feast_that_is_waited_for(x: Expr | None = None) -> Expr:
    """«كم بقي على العيد؟»: what is counted down to lies ahead."""
    return Relative(x if x is not None else Holiday(EITHER_FEAST), Direction.NEXT)


@rule(
    "day-of-either-feast",
    "{c:ordinal_construct} أيام|يوم العيد",
    "يوم العيد",
    "{night:night_of} العيد",
    "أول|صباح|صبيحة|فجر|ظهر|عصر|مساء|نهار العيد",
    yields="day",
    not_after="الوطني القومي الكبير الصغير المئوي الخمسين الستين السبعين",
    examples=[
        example("ثاني يوم العيد", "2021-06-19", "2021-07-21", "future"),
        example("ليلة العيد", "2021-05-01", "2021-05-12", "future"),
    ],
    rejects=["عاشر أيام العيد", "يوم العيد الوطني"],
)
def day_of_either_feast(c: int = 1, night: int = 0) -> Expr | None:
    """A day of the feast, or the night before it."""
    if not 1 <= c <= _LONGEST:
        return None
    feast = Holiday(EITHER_FEAST)
    away = night or c - 1
    return Shift(away, Granularity.DAY, feast) if away else feast
