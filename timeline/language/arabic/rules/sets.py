"""Times that repeat."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import CalendarDate, Day, DayTime, Expr, PartOfDay, Set, Weekday
from timeline.language.kinds import MON
from timeline.language.rule import example, rule


@rule(
    "every-unit",
    "كل {u:unit}",
    "كل {u:unit} تقريبا",
    "كل {n:n|nw} {u:unit_plural|unit}",
    "كل {d:unit_dual}",
    "{u:yearly}",
    yields="set",
    examples=[
        example("كل يوم", "2015-12-16"),
        example("كل أربع سنوات", "2015-12-16"),
        example("شهريا", "2015-12-16"),
        example("كل عامين", "2015-12-16"),
    ],
    rejects=["كل"],
)
def every_unit(u: Granularity | None = None, n: int = 1, d: Granularity | None = None) -> Expr | None:
    """Every day, every four years, monthly."""
    if d is not None:
        return Set(None, 2, d)
    return Set(None, n, u) if u is not None else None


@rule(
    "every-weekday",
    "{w:weekday_every}",
    "{w:weekday_every} و {_:weekday_bare}",
    "كل يوم {w:weekday_bare|weekday}",
    "يوم {w:weekday_bare|weekday} من كل أسبوع",
    "أيام {w:weekday}",
    "أيام {w:weekday} من كل أسبوع",
    "كل {p:part} {w:weekday_bare}",
    yields="set",
    priority=1,
    examples=[
        example("كل يوم جمعة", "2015-12-16"),
        example("كل خميس", "2015-12-16"),
        example("أيام الجمعة", "2015-12-16"),
        example("يوم الأحد من كل أسبوع", "2015-12-16"),
    ],
    rejects=["يوم جمعة من"],
)
def every_weekday(w: Day, p: PartOfDay | None = None) -> Expr:
    """Every Friday."""
    return Set(DayTime(of=Weekday(w), part=p) if p else Weekday(w), 1, Granularity.WEEK)


@rule(
    "every-date",
    "{x:md} من كل عام|سنة",
    f"{{m:{MON}}} من كل عام|سنة",
    "كل {p:part}",
    "كل صيف|شتاء|ربيع|خريف",
    yields="set",
    priority=1,
    examples=[
        example("8 مارس من كل عام", "2015-12-16"),
        example("أيلول من كل عام", "2015-12-16"),
        example("كل صباح", "2015-12-16"),
    ],
    rejects=["من كل عام"],
)
def every_date(x: Expr | None = None, m: int | None = None, p: PartOfDay | None = None) -> Expr:
    """A day or month that returns each year; every morning."""
    if p is not None:
        return Set(DayTime(part=p), 1, Granularity.DAY)
    return Set(x if m is None else CalendarDate(month=m), 1, Granularity.YEAR)
