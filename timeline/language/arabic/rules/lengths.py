"""Numbers of units, and lengths of time: «ثلاث ساعات», «لمدة شهر», «9.58 ثانية»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.dates.value import value
from timeline.expressions import Duration, Expr
from timeline.language.rule import example, rule

__all__ = ["QUANTITY", "Quantity", "whole_units"]


@value
class Quantity:
    """So many units; ``count`` is ``None`` for «أيام» and «عدة أيام»."""

    count: float | None
    unit: Granularity


@rule(
    "quantity",
    "{n:n|nw} {u:unit_plural|unit}",
    "{n:n|nw} {_:unit_plural|unit} {u:unit_plural}",
    "{d:unit_dual}",
    "{d:unit_dual} اثنين|اثنتين",
    "{u:unit} واحد|واحدة",
    "نصف {h:unit}",
    "نصف {h:unit_def}",
    "ربع {quarter:unit}",
    "{u:unit} و {half:fraction}",
    "{u:unit} و {half:fraction} {_:unit|unit_def}",
    "{d:unit_dual} و {half:fraction}",
    "{d:unit_dual} و {half:fraction} {_:unit|unit_def}",
    "{n:n|nw} {u:unit_plural} و {half:fraction}",
    "{n:n|nw} {u:unit_plural} و {half:fraction} {_:unit|unit_def}",
    "{n:n|nw} {u:unit_plural} و {half:fraction} الساعة",
    "{d:unit_dual} و {half:fraction} الساعة",
    "{u:unit} و {half:fraction} الساعة",
    yields="qty",
    examples=[
        example("ثلاث ساعات", "2015-12-16"),
        example("24 ساعة", "2015-12-16"),
        example("ثلاث ساعات ونصف الساعة", "2015-12-16"),
        example("خمسة عشر يوما", "2015-12-16"),
        example("ساعتين", "2015-12-16"),
        example("ساعة واحدة", "2015-12-16"),
        example("نصف ساعة", "2015-12-16"),
    ],
    rejects=["ثلاث مرات"],
)
def quantity(
    n: int | None = None,
    u: Granularity | None = None,
    d: Granularity | None = None,
    h: Granularity | None = None,
    half: int | None = None,
    quarter: Granularity | None = None,
) -> Quantity | None:
    """A number of units: digits, words, duals."""
    more = half / 60 if half is not None else 0
    if d is not None:
        return Quantity(2 + more, d)
    if h is not None:
        return Quantity(0.5, h)
    if quarter is not None:
        return Quantity(0.25, quarter)
    if u is None:
        return None
    return Quantity((n if n is not None else 1) + more, u)


@rule(
    "number-in-thousands",
    "{a:n} {t:thousand}",
    "{a:n} , {b:n}",
    yields="n",
    examples=[example("8 آلاف سنة", "2015-12-16"), example("8,000 عام", "2015-12-16")],
    rejects=["8, 15 عاما"],
)
def number_in_thousands(a: int, b: int | None = None, t: int | None = None) -> int | None:
    """«8 آلاف», «8,000»: behind the mark stand three digits."""
    if a >= 1000 or (t is not None and t != 1000):
        return None
    if b is None:
        return a * 1000
    return a * 1000 + b if b == 0 or 100 <= b <= 999 else None


@rule(
    "quantity-decimal",
    "{t:hhmm_dot} {u:unit_plural|unit}",
    "{a:n} . {b:n} {u:unit_plural|unit}",
    yields="qty",
    examples=[example("9.58 ثانية", "2015-12-16"), example("2.5 سنوات", "2015-12-16")],
    rejects=["9.58 درجة"],
)
def quantity_decimal(
    u: Granularity, t: tuple[int, int, int | None, bool] | None = None, a: int = 0, b: int = 0
) -> Quantity | None:
    """A number with a decimal point: the time of a record, two and a half years."""
    if t is not None:
        return Quantity(t[0] + t[1] / 100, u)
    return Quantity(float(f"{a}.{b}"), u)


@rule(
    "quantity-one",
    "{unit}",
    yields="qty_one",
    not_after="#digits",
    examples=[example("قبل أسبوع", "2013-02-12", "[2013-02-04..2013-02-10]")],
    rejects=["أسبوع"],
)
def quantity_one(unit: Granularity) -> Quantity:
    """One unit, where the word stands alone («قبل شهر»)."""
    return Quantity(1, unit)


@rule(
    "quantity-few",
    "{few} {u:unit_plural}",
    "{u:unit_plural}",
    yields="qty_few",
    examples=[example("قبل أيام", "2015-12-16"), example("بعد عدة أسابيع", "2015-12-16")],
    rejects=["أيام"],
)
def quantity_few(u: Granularity, few: object = None) -> Quantity:
    """Some units, nobody says how many."""
    return Quantity(None, u)


@rule(
    "duration",
    "{q:qty}",
    "{approx} {q:qty}",
    "{q:qty} تقريبا",
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
    ],
    rejects=["ساعات", "عام"],
)
def duration(q: Quantity, approx: object = None) -> Expr:
    """A length of time."""
    return Duration(q.count, q.unit)


@rule(
    "duration-one",
    "{q:qty_one}",
    yields="dur",
    before="لمدة مدة طوال طيلة مدى",
    examples=[example("لمدة [شهر]", "2015-12-16"), example("طوال [عام]", "2015-12-16")],
    rejects=["شهر"],
)
def duration_one(q: Quantity) -> Expr:
    """«لمدة شهر»: one unit, said to be a length."""
    return Duration(q.count, q.unit)


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


QUANTITY = "qty|qty_one"
"""The kinds of a counted length."""


def whole_units(q: Quantity) -> tuple[int, Granularity] | None:
    """The count as a whole number of units, halves turned into the finer unit."""
    if q.count is None:
        return None
    if q.count == int(q.count):
        return int(q.count), q.unit
    finer = {
        Granularity.HOUR: (60, Granularity.MINUTE),
        Granularity.DAY: (24, Granularity.HOUR),
        Granularity.WEEK: (7, Granularity.DAY),
        Granularity.MONTH: (30, Granularity.DAY),
        Granularity.YEAR: (12, Granularity.MONTH),
        Granularity.CENTURY: (100, Granularity.YEAR),
        Granularity.DECADE: (10, Granularity.YEAR),
    }.get(q.unit)
    return (round(q.count * finer[0]), finer[1]) if finer else None
