"""Lengths told by parts of a unit («ثلاثة أرباع الساعة», «ساعة إلا ربعا», «سنة ونص»), by nights, and as a whole («شهر كامل»)."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import Duration, Expr
from timeline.language.arabic.rules.lengths import IN_THIRDS, PARTS_OF, Quantity, with_third
from timeline.language.rule import example, rule

_HOUR = 60
"""The lexicon tells parts of any unit as minutes of an hour."""
_THOUSAND = 1000
_TWO_THIRDS = 40
_THIRD = 20


@rule(
    "quantity-of-parts",
    "{part:parts_of_unit} {u:unit|unit_def}",
    "{part:parts_of_unit} الساعة",
    "{u:unit} إلا {less:fraction}",
    "{d:unit_dual} إلا {less:fraction}",
    "{n:n|nw} {u:unit_plural} إلا {less:fraction}",
    yields="qty",
    examples=[
        example("بعد ثلاثة أرباع القرن", "2015-12-16", "2090"),
        example("قبل سنة إلا ربعا", "2015-12-16", "2015-03"),
        example("ثلثا ساعة"),
        example("ساعتين إلا ربعا"),
        example("بعد سنتين إلا ثلثا", "2015-12-16", "2017-08"),
    ],
    rejects=["ثلاثة أرباع السكان", "ثلثا الأصوات"],
)
def quantity_of_parts(
    u: Granularity = Granularity.HOUR,
    part: int | None = None,
    d: Granularity | None = None,
    n: int | None = None,
    less: int = 0,
) -> Quantity | None:
    """Three quarters of an hour, two hours less a quarter."""
    if part == _TWO_THIRDS:
        return with_third(0, u, 2) if u in IN_THIRDS else None
    if part is not None:
        return Quantity(part / _HOUR, u)
    count = 2 if d is not None else n if n is not None else 1
    if less == _THIRD and (d or u) in IN_THIRDS:
        return with_third(count, d or u, -1)
    return Quantity(count - less / _HOUR, d or u)


@rule(
    "quantity-spoken",
    "نص {part:unit}",
    "نص {year:half_year}",
    "{u:unit} و {half:fraction_spoken}",
    "{d:unit_dual} و {half:fraction_spoken}",
    "{n:n|nw} {u:unit_plural} و {half:fraction_spoken}",
    "تلت {three:unit_plural}",
    yields="qty",
    not_after="على المادة القانون القرار الاتفاق البيان الدستور المرسوم الفقرة",
    examples=[
        example("قبل سنة ونص", "2015-12-16", "2014-06"),
        example("سنتين ونص"),
        example("نص ساعة"),
        example("تلت أيام"),
    ],
    rejects=["سنة ونص القانون على", "نص عام"],
)
def quantity_spoken(
    half: int = 0,
    u: Granularity | None = None,
    d: Granularity | None = None,
    n: int = 1,
    part: Granularity | None = None,
    three: Granularity | None = None,
    year: Granularity | None = None,
) -> Quantity | None:
    """«سنة ونص» is a year and a half; «ونص القرار على» stipulates something, and «نص عام» is any text.

    «تلت» is a third before one unit, and three before several («تلت أيام»).
    """
    if three is not None:
        return Quantity(3, three)
    if year is not None:
        return Quantity(0.5, year)
    if part is not None:
        return Quantity(0.5, part) if part.is_finer_than(Granularity.YEAR) else None
    unit = d or u
    return Quantity((2 if d is not None else n) + half / _HOUR, unit) if unit is not None else None


@rule(
    "quantity-less",
    "{a:qty|qty_one} إلا {b:qty|qty_one}",
    "{a:qty|qty_one} إلا {one:unit_missing}",
    yields="qty",
    examples=[example("سنة إلا شهرا"), example("قبل أسبوعين إلا يوما", "2015-12-16", "2015-12-03")],
    rejects=["يوم إلا سنة"],
)
def quantity_less(a: Quantity, b: Quantity | None = None, one: Granularity | None = None) -> Quantity | None:
    """«سنة إلا شهرا»: a length less a finer one of which it holds a whole number."""
    b = b or Quantity(1, one or a.unit)
    parts = PARTS_OF.get((a.unit, b.unit))
    if parts is None or a.count is None or b.count is None or a.rest is not None or b.rest is not None:
        return None
    left = a.count * parts - b.count
    return Quantity(left, b.unit) if a.count * parts == int(a.count * parts) and left > 0 and b.count < parts else None


@rule(
    "quantity-of-nights",
    "{n:n|nw} {u:unit_night}",
    "{d:unit_night_dual}",
    "{n:n|nw} ليلة",
    "ليلة واحدة",
    yields="qty",
    examples=[
        example("ثلاث ليال"),
        example("ليلة واحدة"),
        example("تسع وتسعون ليلة"),
        example("قبل ليلتين", "2015-12-16", "2015-12-14"),
    ],
    rejects=["ليالي الحلمية", "ليلة القدر"],
)
def quantity_of_nights(n: int = 1, u: Granularity = Granularity.DAY, d: Granularity | None = None) -> Quantity | None:
    """Nights, each counted as the day that it belongs to; «360 ألف ليلة سياحية» are no length."""
    if n >= _THOUSAND:
        return None
    return Quantity(n if d is None else 2, d or u)


@rule(
    "quantity-whole",
    "{q:qty_one} كامل|كاملة|بكامله|بكاملها",
    "{q:qty} كاملة|كاملين|كاملتين",
    "{u:unit_plural} كاملا",
    yields="qty",
    examples=[example("قبل عام كامل", "2015-12-16", "2014"), example("شهر كامل"), example("أسبوعا كاملا")],
    rejects=["شهر ممتد"],
)
def quantity_whole(q: Quantity | None = None, u: Granularity | None = None) -> Quantity | None:
    """«شهر كامل», «ثلاثة أيام كاملة»: from the beginning to the end."""
    return q if u is None else Quantity(1, u)


@rule(
    "duration-of-work",
    "{n:n|nw} أيام|يوم|يوما عمل",
    "خلال|غضون|بعد|قبل {n:n|nw} أيام|يوم|يوما عمل",
    "{_:two_days} عمل",
    "خلال|غضون|بعد|قبل {_:two_days} عمل",
    yields="dur",
    examples=[example("3 أيام عمل"), example("خلال 5 أيام عمل")],
    rejects=["أيام عمل"],
)
def duration_of_work(n: int = 2) -> Expr:
    """Days of work: which days lie between is not said, so that they are a length even behind «بعد»."""
    return Duration(n, Granularity.DAY)


@rule(
    "duration-of-time",
    "{q:qty|qty_one} من الزمن|الزمان",
    yields="dur",
    examples=[example("عقد من الزمن"), example("قرنين من الزمان")],
    rejects=["عقد من الحرب"],
)
def duration_of_time(q: Quantity) -> Expr | None:
    """«قرن من الزمان»: «of time» says that the unit is a length."""
    return Duration(q.count, q.unit) if q.rest is None else None
