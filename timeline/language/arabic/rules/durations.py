"""Lengths of time that have no place on the calendar: «ثلاث ساعات», «لمدة شهر», «من 3 إلى 5 أيام»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import Duration, Expr
from timeline.language.arabic.rules.lengths import Quantity
from timeline.language.rule import example, rule


@rule(
    "duration",
    "{q:qty}",
    "{approx} {q:qty}",
    "{q:qty} تقريبا",
    "ما لا يزيد على|عن {q:qty|qty_one}",
    "ما لا يقل عن {q:qty|qty_one}",
    "أكثر|أقل|أزيد من {q:qty}",
    "ما يزيد على|عن {q:qty}",
    "{approx} {q:qty_one}",
    "أكثر|أقل|أزيد من {q:qty_one}",
    "ما يزيد على|عن {q:qty_one}",
    yields="dur",
    examples=[
        example("ثلاث ساعات", "2015-12-16"),
        example("نحو ثلاث ساعات", "2015-12-16"),
        example("أكثر من 3 ساعات", "2015-12-16"),
        example("خمس سنوات", "2015-12-16"),
        example("أكثر من عام", "2015-12-16"),
        example("شهر وثلاثة أيام"),
        example("ما لا يقل عن أسبوعين"),
    ],
    rejects=["ساعات", "عام"],
)
def duration(q: Quantity, approx: object = None) -> Expr | None:
    """A length of time."""
    return Duration(q.count, q.unit, None if q.rest is None else Duration(q.rest.count, q.rest.unit))


@rule(
    "duration-between",
    "{a:n|nw} - {b:n|nw} {u:unit_plural|unit}",
    "{a:n|nw} إلى {b:n|nw} {u:unit_plural|unit}",
    "من {a:n|nw} إلى|- {b:n|nw} {u:unit_plural|unit}",
    "ما? بين {a:n|nw} و|إلى|- {b:n|nw} {u:unit_plural|unit}",
    "{a:n|nw} إلى|-|أو {b:n|nw} {u:unit_plural|unit} {_:modifier}",
    "من {a:n|nw} إلى|- {b:n|nw} {u:unit_plural|unit} {_:modifier}",
    "ما? بين {a:n|nw} و|إلى|- {b:n|nw} {u:unit_plural|unit} {_:modifier}",
    "{a:n|nw} أو {b:n|nw} {u:unit_plural|unit}",
    "{two:unit_dual} أو {b:nw|n} {u:unit_plural}",
    "{one:unit} أو {two:unit_dual}",
    "{one:unit} إلى {two:unit_dual}",
    "{two:unit_dual} إلى {b:nw|n} {u:unit_plural}",
    "من {one:unit} إلى {two:unit_dual}",
    "ما? بين {one:unit} و {two:unit_dual}",
    "من {two:unit_dual} إلى {b:nw|n} {u:unit_plural}",
    "ما? بين {two:unit_dual} و {b:nw|n} {u:unit_plural}",
    "{a:n} - {b:n} أيام|يوم|يوما عمل",
    "من {a:n} إلى|- {b:n} أيام|يوم|يوما عمل",
    "{a:n|nw} إلى|أو {b:n|nw} أيام|يوم|يوما عمل",
    "ما? بين {a:n|nw} و|إلى|- {b:n|nw} أيام|يوم|يوما عمل",
    yields="dur",
    not_before="#digits / - : . قبل بعد منذ",
    examples=[
        example("من 3 إلى 5 أيام"),
        example("5-7 أسابيع"),
        example("3-5 أيام عمل"),
        example("شهرين أو ثلاثة أشهر"),
        example("يوم أو يومين"),
    ],
    rejects=["من 5 إلى 3 أيام", "3-5 أشخاص"],
)
def duration_between(
    b: int = 2,
    u: Granularity = Granularity.DAY,
    a: int = 1,
    one: Granularity | None = None,
    two: Granularity | None = None,
) -> Expr | None:
    """«من 3 إلى 5 أيام»: a length between two, so that no single count is claimed."""
    if two is not None:
        if one is None:
            a, one = 2, u
        if one is not two:
            return None
        u = two
    return Duration(None, u) if 0 < a < b else None


@rule(
    "duration-between-lengths",
    "{a:qty|qty_one} إلى|أو {b:qty}",
    "من {a:qty|qty_one} إلى {b:qty}",
    "ما? بين {a:qty|qty_one} و {b:qty}",
    yields="dur",
    priority=-1,
    not_before="#digits / - : . قبل بعد منذ",
    examples=[example("ساعة ونصف إلى ساعتين"), example("من أسبوع إلى عشرة أيام")],
    rejects=["ساعتين إلى ساعة ونصف"],
)
def duration_between_lengths(a: Quantity, b: Quantity) -> Expr | None:
    """Two lengths told in full, the longer behind: no single count is claimed."""
    if a.count is None or b.count is None or a.rest is not None or b.rest is not None:
        return None
    first, second = a.count * _HOURS.get(a.unit, 0), b.count * _HOURS.get(b.unit, 0)
    return Duration(None, b.unit) if 0 < first < second else None


_HOURS = {
    Granularity.SECOND: 1 / 3600,
    Granularity.MINUTE: 1 / 60,
    Granularity.HOUR: 1,
    Granularity.DAY: 24,
    Granularity.WEEK: 168,
    Granularity.MONTH: 730,
    Granularity.YEAR: 8766,
}
"""Hours of a unit, to tell which of two lengths is the longer."""


@rule(
    "duration-one",
    "{q:qty_one}",
    "{u:unit_missing}",
    yields="dur",
    before=(
        "مؤقت مؤقتا المدة لفترة لمدة مدة مدته مدتها مهلة ظرف طوال طيلة مدى مدار استمر استمرت يستمر تستمر دام دامت يدوم تدوم "
        "استغرق استغرقت يستغرق تستغرق"
    ),
    examples=[
        example("لمدة [شهر]", "2015-12-16"),
        example("طوال [عام]", "2015-12-16"),
        example("دام الإضراب بعد مهلة [أسبوع]", "2015-12-16"),
        example("مفاوضات استمرت [شهرا]", "2015-12-16"),
    ],
    rejects=["شهر"],
)
def duration_one(q: Quantity | None = None, u: Granularity | None = None) -> Expr | None:
    """«لمدة شهر», «استمرت شهرا»: one unit, said to be a length."""
    if q is not None:
        return Duration(q.count, q.unit)
    return Duration(1, u) if u is not None else None


@rule(
    "duration-few",
    "{q:qty_few}",
    yields="dur",
    before="خلال غضون مدى مدار طوال لمدة مدة ل",
    guard="not-construct",
    examples=[example("خلال [أيام]", "2015-12-16")],
    rejects=["أيام"],
)
def duration_few(q: Quantity) -> Expr:
    """«خلال أيام»: a length that nobody counts."""
    return Duration(None, q.unit)


@rule(
    "duration-few-words",
    "{few} {u:unit_plural}",
    "{u:unit_plural} قليلة|معدودة|عديدة|طويلة|كثيرة|عدة",
    yields="dur",
    examples=[example("أيام قليلة", "2015-12-16"), example("عدة سنوات", "2015-12-16")],
    rejects=["أيام"],
)
def duration_few_words(u: Granularity, few: object = None) -> Expr:
    """«أيام قليلة»."""
    return Duration(None, u)
