"""Numbers of units: «ثلاث ساعات», «سنة وثلاثة أشهر», «9.58 ثانية»; and what is counted with them."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.dates.value import value
from timeline.expressions import Approximate, Expr, Shift
from timeline.language.parsing.lexicon import load
from timeline.language.rule import example, rule

__all__ = ["PARTS_OF", "QUANTITY", "Quantity", "counted_from", "whole_units"]


@value
class Quantity:
    """So many units; ``count`` is ``None`` for «أيام» and «عدة أيام»."""

    count: float | None
    unit: Granularity
    rest: Quantity | None = None
    """A finer length that comes on top and is no whole part of the first: «شهر وعشرة أيام»."""


@rule(
    "quantity",
    "{n:n} {u:unit_plural|unit}",
    "{told:nw} {u:unit_plural|unit}",
    "{n:n|nw} {_:unit_plural|unit} {u:unit_plural}",
    "{d:unit_dual}",
    "{d:unit_dual} اثنين|اثنتين",
    "{u:unit} واحد|واحدة",
    "نصف {h:unit}",
    "نصف {h:unit_def}",
    "ربع {quarter:unit}",
    "ثلث {third:unit}",
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
        example("بعد سنة وثلث", "2015-12-16", "2017-04"),
    ],
    rejects=["ثلاث مرات", "فاز مرة واحدة عام 2014"],
)
def quantity(
    n: int | None = None,
    told: int | None = None,
    u: Granularity | None = None,
    d: Granularity | None = None,
    h: Granularity | None = None,
    half: int | None = None,
    quarter: Granularity | None = None,
    third: Granularity | None = None,
) -> Quantity | None:
    """A number of units: digits, words, duals; «واحدة عام 2014» is no year, since «واحدة» would stand behind it."""
    if told is not None:
        if told == 1:
            return None
        n = told
    if half == _THIRD and (d or u) in IN_THIRDS:
        return with_third(2 if d is not None else n or 1, d or u or Granularity.HOUR, 1)
    more = half / 60 if half is not None else 0
    if d is not None:
        return Quantity(2 + more, d)
    if h is not None:
        return Quantity(0.5, h)
    if quarter is not None:
        return Quantity(0.25, quarter)
    if third is not None:
        return Quantity(20, Granularity.MINUTE) if third is Granularity.HOUR else None
    if u is None or (u is Granularity.DECADE and n is not None and n >= _MOST_DECADES):
        return None
    return Quantity((n if n is not None else 1) + more, u)


_THIRD = 20
"""A third in minutes of an hour, as the lexicon tells parts of any unit."""
IN_THIRDS = {
    Granularity.HOUR: (60, Granularity.MINUTE),
    Granularity.DAY: (24, Granularity.HOUR),
    Granularity.MONTH: (30, Granularity.DAY),
    Granularity.YEAR: (12, Granularity.MONTH),
}
"""Thirds of these are whole numbers of a finer unit."""


def with_third(count: int, unit: Granularity, thirds: int) -> Quantity:
    """So many units and so many thirds of one («ساعة وثلث», «ساعتان إلا ثلثا»), in the finer unit."""
    parts, finer = IN_THIRDS[unit]
    return Quantity(count * parts + thirds * parts // 3, finer)


_MOST_DECADES = 1000
"""«حارس مونديال 2018 عقدا مدته ستة أعوام»: a contract, and a year before it."""


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


_MONTH_KINDS = ("month", "month_ambiguous", "hijri", "hijri_ambiguous", "hijri_zero")
_MONTHS = " ".join(sorted({row.key.split()[0] for kind in _MONTH_KINDS for row in load().of_kind(kind)}))
"""Behind «شهر» these are the name of it («خلال شهر أوت»)."""


@rule(
    "quantity-one",
    "{unit}",
    yields="qty_one",
    not_after="#digits " + _MONTHS,
    examples=[example("قبل أسبوع", "2013-02-12", "[2013-02-04..2013-02-10]")],
    rejects=["أسبوع"],
)
def quantity_one(unit: Granularity) -> Quantity:
    """One unit, where the word stands alone («قبل شهر»)."""
    return Quantity(1, unit)


PARTS_OF = {
    (Granularity.CENTURY, Granularity.YEAR): 100,
    (Granularity.DECADE, Granularity.YEAR): 10,
    (Granularity.YEAR, Granularity.MONTH): 12,
    (Granularity.WEEK, Granularity.DAY): 7,
    (Granularity.DAY, Granularity.HOUR): 24,
    (Granularity.HOUR, Granularity.MINUTE): 60,
    (Granularity.MINUTE, Granularity.SECOND): 60,
}
"""How many of a finer unit a coarser one is, where that is always the same."""


@rule(
    "quantity-compound",
    "{a:qty|qty_one} و {b:qty|qty_one}",
    yields="qty",
    examples=[
        example("بعد سنة وثلاثة أشهر", "2015-12-16", "2017-03"),
        example("بعد أسبوع ويومين", "2015-12-16", "2015-12-25"),
        example("قبل شهر وعشرة أيام", "2015-12-16", "2015-11-06"),
        example("ساعة وعشرون دقيقة", "2015-12-16"),
    ],
    rejects=["سنة وسنتان", "يومان وشهر"],
)
def quantity_compound(a: Quantity, b: Quantity) -> Quantity | None:
    """A length in two units, the finer one second: «سنة وثلاثة أشهر»."""
    if a.count is None or b.count is None or a.rest is not None or b.rest is not None:
        return None
    if not b.unit.is_finer_than(a.unit) or a.count != int(a.count):
        return None
    if a.count == b.count == 1 and b.unit.is_clock:
        return None  # «في كل ساعة ودقيقة»
    parts = PARTS_OF.get((a.unit, b.unit))
    if parts is not None:
        return Quantity(a.count * parts + b.count, b.unit) if b.count < parts else None
    return Quantity(a.count, a.unit, b) if not a.unit.is_clock and not b.unit.is_clock else None


@rule(
    "quantity-few",
    "{few} {u:unit_plural}",
    "{u:unit_plural}",
    "كم|كذا {u:unit}",
    yields="qty_few",
    examples=[example("قبل أيام", "2015-12-16"), example("بعد عدة أسابيع", "2015-12-16"), example("بعد كم يوم")],
    rejects=["أيام"],
)
def quantity_few(u: Granularity, few: object = None) -> Quantity:
    """Some units, nobody says how many."""
    return Quantity(None, u)


QUANTITY = "qty|qty_one"
"""The kinds of a counted length."""


def whole_units(q: Quantity) -> tuple[int, Granularity] | None:
    """The count as a whole number of units, halves turned into the finer unit; none for what two units tell."""
    if q.count is None or q.rest is not None:
        return None
    if q.count == int(q.count):
        return int(q.count), q.unit
    finer = {
        Granularity.MINUTE: (60, Granularity.SECOND),
        Granularity.HOUR: (60, Granularity.MINUTE),
        Granularity.DAY: (24, Granularity.HOUR),
        Granularity.WEEK: (7, Granularity.DAY),
        Granularity.MONTH: (30, Granularity.DAY),
        Granularity.YEAR: (12, Granularity.MONTH),
        Granularity.CENTURY: (100, Granularity.YEAR),
        Granularity.DECADE: (10, Granularity.YEAR),
    }.get(q.unit)
    return (round(q.count * finer[0]), finer[1]) if finer else None


def counted_from(q: Quantity, sign: int, origin: Expr | None = None, *, approximate: bool = False) -> Expr | None:
    """The time so long before (``sign`` −1) or after (1) ``origin``, the anchor where that is ``None``.

    Half a month is about fifteen days.
    """
    steps = [q] if q.rest is None else [Quantity(q.count, q.unit), q.rest]
    found = origin
    for step in steps:
        if step.unit is Granularity.MONTH and step.count is not None and step.count > 1 and step.count % 1:
            found = Shift(sign * int(step.count), step.unit, found)
            step, approximate = Quantity(30 * (step.count % 1), Granularity.DAY), True
        whole = whole_units(step)
        if whole is None:
            return None
        found = Shift(sign * whole[0], whole[1], found)
    return Approximate(found) if approximate and found is not None else found


@rule(
    "from-now",
    f"{{q:{QUANTITY}}} من الآن|دلوقتي|دلوقت|الحين|هلق|هلأ|هسه|دابا",
    f"بعد {{q:{QUANTITY}}} من الآن|دلوقتي|دلوقت|الحين|هلق|هلأ|هسه|دابا",
    yields="span",
    not_before="بعد قبل منذ خلال غضون من أقل أكثر حتى",
    examples=[
        example("يومان من الآن", "2016-11-07", "2016-11-09"),
        example("بعد شهرين من الآن", "2016-11-07", "2017-01", "past"),
    ],
    rejects=["أسبوعان من الاجتماع"],
)
def from_now(q: Quantity) -> Expr | None:
    """«أسبوعان من الآن»: so long after the anchor, whatever the tense."""
    return counted_from(q, 1, Shift(0, q.unit))
