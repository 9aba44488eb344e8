"""A length with its beginning: «لمدة أسبوع اعتبارا من 4 يناير», «من 25 ديسمبر ولمدة أسبوع»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    CalendarDate,
    DayTime,
    Deictic,
    Equivalent,
    Expr,
    Holiday,
    Range,
    Relative,
    Shift,
    Weekday,
    Within,
)
from timeline.language.arabic.rules.clock_days import TOD
from timeline.language.arabic.rules.lengths import Quantity, whole_units
from timeline.language.kinds import DAY
from timeline.language.rule import example, rule

_LENGTH = "qty|qty_one"
_BEGINNING = "اعتبارا|ابتداء|بدءا|بداية|انطلاقا من"


@rule(
    "length-from-a-day",
    f"{{q:{_LENGTH}}} {_BEGINNING} {{x:{DAY}}}",
    f"{{q:{_LENGTH}}} {_BEGINNING} يوم {{x:md|ymd}}",
    yields="span",
    guard="alone-or-apart",
    examples=[
        example("أسبوع اعتبارا من 4 يناير 2016", "2015-12-16", "2016-01-04/2016-01-10"),
        example("ثلاثة أيام ابتداء من الغد", "2015-12-16", "2015-12-17/2015-12-19"),
        example("شهر اعتبارا من 1 مارس 2016", "2015-12-16", "2016-03-01/2016-03-31"),
    ],
    rejects=["أسبوع اعتبارا من", "ساعتان اعتبارا من 4 يناير 2016", "استمر شهرا اعتبارا من 1 مارس 2016"],
)
def length_from_a_day(q: Quantity, x: Expr) -> Expr | None:
    """So many days, weeks or months, the first day counted: a week from the 4th ends on the 10th.

    In a sentence («يستمر المعرض عشرة أيام ابتداء من الجمعة») the length and the day are told apart.
    """
    whole = whole_units(q)
    if whole is None or whole[1].is_clock or not isinstance(x, _DAYS):
        return None
    count, unit = whole
    if unit is Granularity.DAY:
        return Range(x, Shift(count - 1, unit, x))
    return Range(x, Shift(-1, Granularity.DAY, Shift(0, Granularity.DAY, Shift(count, unit, x))))


@rule(
    "day-and-its-length",
    f"من {{x:{DAY}}} و? لمدة {{q:{_LENGTH}}}",
    f"{_BEGINNING} {{x:{DAY}}} و? لمدة {{q:{_LENGTH}}}",
    yields="span",
    guard="bare-ends",
    examples=[example("من 25 ديسمبر ولمدة أسبوع", "2015-12-16", "2015-12-25/2015-12-31", "future")],
    rejects=["من 25 ديسمبر ولمدة ساعتين"],
)
def day_and_its_length(q: Quantity, x: Expr) -> Expr | None:
    """«من 25 ديسمبر ولمدة أسبوع»: the two are joined by «من … ولمدة»."""
    found: Expr | None = length_from_a_day(q, x)
    return found


_DAYS = (CalendarDate, Deictic, Weekday, Relative, Within, Equivalent, Holiday, Shift)


@rule(
    "length-from-an-hour",
    f"{{q:{_LENGTH}}} {_BEGINNING} {{t:{TOD}}}",
    f"{{q:{_LENGTH}}} {_BEGINNING} {{t:time}}",
    f"من? {{t:{TOD}}} و? لمدة {{q:{_LENGTH}}}",
    f"من? {{t:time}} و? لمدة {{q:{_LENGTH}}}",
    yields="time",
    priority=1,
    examples=[
        example("ساعتين ابتداء من الثالثة عصرا", "2015-12-16", "2015-12-16T15/2015-12-16T17:00"),
        example("غدا الساعة 9 صباحا لمدة ساعة ونصف", "2015-12-16", "2015-12-17T09/2015-12-17T10:30"),
    ],
    rejects=["ساعتين ابتداء من", "يومين ابتداء من الثالثة عصرا"],
)
def length_from_an_hour(q: Quantity, t: Expr) -> Expr | None:
    """So many hours or minutes from an hour on."""
    whole = whole_units(q)
    if whole is None or not whole[1].is_clock or not isinstance(t, DayTime) or t.hour is None:
        return None
    return Range(t, Shift(whole[0], whole[1], t))
