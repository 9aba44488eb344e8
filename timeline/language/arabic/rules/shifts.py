"""Lengths of time, and times told by a length before or after."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    Anaphoric,
    Approximate,
    Deictic,
    Direction,
    Duration,
    EventRelative,
    Expr,
    Open,
    Range,
    Relation,
    Shift,
    Stretch,
    Vague,
    VagueRef,
)
from timeline.language.kinds import ANY, DAY
from timeline.language.rule import example, rule


@dataclass(frozen=True, slots=True)
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
    "{u:unit} و {half:fraction}",
    "{u:unit} و {half:fraction} {_:unit|unit_def}",
    "{d:unit_dual} و {half:fraction}",
    "{d:unit_dual} و {half:fraction} {_:unit|unit_def}",
    "{n:n|nw} {u:unit_plural} و {half:fraction}",
    "{n:n|nw} {u:unit_plural} و {half:fraction} {_:unit|unit_def}",
    yields="qty",
    examples=[
        example("ثلاث ساعات", "2015-12-16"),
        example("24 ساعة", "2015-12-16"),
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
) -> Quantity | None:
    """A number of units: digits, words, duals."""
    more = half / 60 if half is not None else 0
    if d is not None:
        return Quantity(2 + more, d)
    if h is not None:
        return Quantity(0.5, h)
    if u is None:
        return None
    return Quantity((n if n is not None else 1) + more, u)


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
    yields="dur",
    examples=[
        example("ثلاث ساعات", "2015-12-16"),
        example("نحو ثلاث ساعات", "2015-12-16"),
        example("أكثر من 3 ساعات", "2015-12-16"),
        example("خمس سنوات", "2015-12-16"),
    ],
    rejects=["ساعات"],
)
def duration(q: Quantity, approx: object = None) -> Expr:
    """A length of time."""
    return Duration(q.count, q.unit)


@rule(
    "duration-few",
    "{q:qty_few}",
    yields="dur",
    before="خلال غضون مدى مدار طوال لمدة مدة ل",
    examples=[example("خلال [أيام]", "2015-12-16")],
    rejects=["أيام"],
)
def duration_few(q: Quantity) -> Expr:
    """«خلال أيام»: a length that nobody counts."""
    return Duration(None, q.unit)


@rule(
    "duration-few-words",
    "{few} {u:unit_plural}",
    "{u:unit_plural} قليلة|معدودة|عديدة|طويلة|كثيرة",
    yields="dur",
    examples=[example("أيام قليلة", "2015-12-16"), example("عدة سنوات", "2015-12-16")],
    rejects=["أيام"],
)
def duration_few_words(u: Granularity, few: object = None) -> Expr:
    """«أيام قليلة»."""
    return Duration(None, u)


_Q = "qty|qty_one"


def _whole(q: Quantity) -> tuple[int, Granularity] | None:
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


@rule(
    "ago",
    f"قبل|منذ {{q:{_Q}}}",
    f"قبل|منذ {{approx}} {{q:{_Q}}}",
    f"قبل|منذ {{q:{_Q}}} تقريبا",
    f"قبل|منذ {{q:{_Q}}} من الآن|اليوم",
    f"{{q:{_Q}}} مضت|خلت|مضى",
    "قبل|منذ أكثر|أقل من {q2:qty|qty_one}",
    "قبل|منذ ما يزيد على|عن {q2:qty|qty_one}",
    yields="span",
    examples=[
        example("قبل ثلاثة أيام", "2015-12-16", "2015-12-13"),
        example("منذ يومين", "2014-09-01", "2014-08-30"),
        example("قبل 20 عاما", "2018-02-27", "1998"),
        example("منذ ثلاثة أشهر", "2015-12-16", "2015-09"),
        example("قبل نحو شهر", "2018-05-04", "2018-04~"),
        example("قبل أسبوعين", "2015-12-16", "[2015-11-30..2015-12-06]"),
    ],
    rejects=["قبل", "قبل أن"],
)
def ago(q: Quantity | None = None, approx: object = None, q2: Quantity | None = None) -> list[Expr] | Expr | None:
    """So many units before the anchor."""
    chosen = q or q2
    whole = _whole(chosen) if chosen is not None else None
    if whole is None:
        return None
    shift: Expr = Shift(-whole[0], whole[1])
    return Approximate(shift) if approx is not None or q2 is not None else shift


@rule(
    "in-future",
    f"بعد {{q:{_Q}}}",
    f"بعد {{approx}} {{q:{_Q}}}",
    f"بعد {{q:{_Q}}} من الآن|اليوم",
    f"بعد أقل|أكثر من {{q2:{_Q}}}",
    yields="span",
    not_after="على",
    examples=[
        example("بعد ثلاثة أيام", "2015-12-16", "2015-12-19"),
        example("بعد شهرين", "2015-12-16", "2016-02"),
    ],
    rejects=["بعد", "بعد أن"],
)
def in_future(q: Quantity | None = None, approx: object = None, q2: Quantity | None = None) -> Expr | None:
    """So many units after the anchor."""
    chosen = q or q2
    whole = _whole(chosen) if chosen is not None else None
    if whole is None:
        return None
    shift: Expr = Shift(whole[0], whole[1])
    return Approximate(shift) if approx is not None or q2 is not None else shift


@rule(
    "within-length",
    f"خلال|غضون {{q:{_Q}}}",
    f"خلال|غضون {{approx}} {{q:{_Q}}}",
    "خلال|غضون أقل من {q:qty}",
    "في غضون {q:qty}",
    yields="span",
    guard="ahead",
    examples=[example("خلال ثلاثة أيام", "2015-12-16", "2015-12-16/2015-12-19")],
    rejects=["خلال الاجتماع"],
)
def within_length(q: Quantity, approx: object = None) -> Expr | None:
    """Some time in the next so many units, counted from the time told just before, or from the anchor."""
    whole = _whole(q)
    if whole is None:
        return None
    origin = Anaphoric(Granularity.DAY, 0)
    return Range(origin, Shift(whole[0], whole[1], origin))


@rule(
    "before-or-after-few",
    "قبل|منذ {q:qty_few}",
    "قبل|منذ {q:qty_few} قليلة|معدودة|طويلة|عديدة",
    "بعد {later:qty_few}",
    "{q:qty_few} مضت|خلت",
    yields="vague",
    examples=[example("قبل أيام", "2015-12-16"), example("منذ سنوات", "2015-12-16"), example("منذ عقود", "2015-12-16")],
    rejects=["قبل"],
)
def before_or_after_few(q: Quantity | None = None, later: Quantity | None = None) -> Expr:
    """«قبل أيام»: past or future, and nobody says how far."""
    return Vague(VagueRef.PAST if q is not None else VagueRef.FUTURE)


@rule(
    "before-or-after-time",
    f"قبل {{q:{_Q}}} من {{x:{DAY}}}",
    f"بعد {{p:{_Q}}} من {{x:{DAY}}}",
    yields="span",
    examples=[
        example("قبل يومين من 18 كانون الأول 2015", "2016-12-16", "2015-12-16"),
        example("بعد أسبوع من 1 مارس 2015", "2016-12-16", "[2015-03-02..2015-03-08]"),
    ],
    rejects=["قبل يومين من"],
)
def before_or_after_time(x: Expr, q: Quantity | None = None, p: Quantity | None = None) -> Expr | None:
    """So many units before or after a time that is named."""
    chosen = q or p
    whole = _whole(chosen) if chosen is not None else None
    if whole is None:
        return None
    return Shift(-whole[0] if q is not None else whole[0], whole[1], x)


@rule(
    "before-or-after-event",
    f"قبل {{q:{_Q}}} من",
    f"بعد {{p:{_Q}}} من|على|عن",
    f"بعد {{approx}} {{p:{_Q}}} من|على|عن",
    f"قبل {{approx}} {{q:{_Q}}} من",
    yields="event",
    guard="event",
    not_after="الآن اليوم",
    examples=[example("[بعد يومين من لقاء هامبورغ]", "2016-12-16")],
    rejects=["بعد يومين من"],
)
def before_or_after_event(q: Quantity | None = None, p: Quantity | None = None, approx: object = None) -> Expr | None:
    """So many units before or after an event; the guard adds its words."""
    chosen = q or p
    whole = _whole(chosen) if chosen is not None else None
    if whole is None:
        return None
    return EventRelative(Relation.BEFORE if q is not None else Relation.AFTER, "", whole[0], whole[1])


@rule(
    "stretch",
    "{u:unit_dual_def} {d:modifier|recent}",
    "{u:unit_plural_def} {n:nw|n|the_n} {d:modifier|recent}",
    "{u:unit_plural_def} {nd:number_def} {d:modifier|recent}",
    "{n:the_n} {u:unit_plural_def|unit_plural|unit} {d:modifier|recent}",
    "{n:nw|n} {u:unit_plural} {d:modifier|recent}",
    "{nd:number_def} {u:unit_plural} {d:modifier|recent}",
    "{nd:number_def} {u:unit_plural_def} {d:modifier|recent}",
    "ال {u:unit_plural_def|unit_dual_def} {n:nw|n} {d:modifier|recent}",
    "آخر {n:nw|n} {u:unit_plural|unit}",
    "آخر {u:unit_dual}",
    "{u:unit_dual} {d:recent}",
    yields="span",
    examples=[
        example("الأسبوعين الأخيرين", "2015-12-16", "[2015-12-02..2015-12-16]"),
        example("الأيام الثلاثة الماضية", "2015-12-16", "[2015-12-13..2015-12-16]"),
        example("السنوات العشر المقبلة", "2015-12-16", "[2015-12-16..2025-12-16]"),
        example("الـ24 ساعة الماضية", "2015-12-16", "[2015-12-15..2015-12-16]"),
        example("السنوات الـ40 الماضية", "2018-08-02", "[1978-08-02..2018-08-02]"),
        example("الساعات الـ 48 المقبلة", "2015-12-16", "[2015-12-16..2015-12-18]"),
    ],
    rejects=["الأسبوعين"],
)
def stretch(u: Granularity, d: Direction = Direction.LAST, n: int = 2, nd: int | None = None) -> Expr | None:
    """The so many units up to the anchor, or from it on."""
    if d is Direction.THIS:
        return None
    return Stretch(nd if nd is not None else n, u, d)


@rule(
    "stretch-both",
    "{u:unit_dual_def} {a:modifier} و {b:modifier}",
    yields="span",
    examples=[example("العامين الجاري والمقبل", "2018-05-23", "{2018,2019}")],
    rejects=["العامين الجاري"],
)
def stretch_both(u: Granularity, a: Direction, b: Direction) -> Expr:
    """«العامين الجاري والمقبل»: this one and the next."""
    step = {Direction.LAST: -1, Direction.THIS: 0, Direction.NEXT: 1}
    return AllOf((Deictic(u, step[a]), Deictic(u, step[b])))


@rule(
    "stretch-vague",
    "{unit_plural_def} {d:modifier|recent}",
    "{unit_plural_def} {few_def} {d:modifier|recent}",
    yields="vague",
    examples=[
        example("الأيام القليلة الماضية", "2015-12-16"),
        example("الأشهر الماضية", "2015-12-16"),
        example("الأسابيع المقبلة", "2015-12-16"),
    ],
    rejects=["الأيام"],
)
def stretch_vague(unit_plural_def: Granularity, d: Direction, few_def: object = None) -> Expr:
    """«الأيام القليلة الماضية»: the recent past, and nobody says how far."""
    ref = {Direction.LAST: VagueRef.PAST, Direction.NEXT: VagueRef.FUTURE, Direction.THIS: VagueRef.PRESENT}[d]
    return Vague(ref)


@rule(
    "until-now",
    f"من|منذ {{x:{ANY}}} حتى|إلى الآن|اليوم",
    f"من|منذ {{x:{ANY}}} و حتى|إلى الآن|اليوم",
    f"من|منذ {{x:{ANY}}} حتى|إلى يومنا هذا",
    yields="since",
    priority=1,
    examples=[
        example("من 2008 حتى الآن", "2016-11-07", "2008/.."),
        example("منذ عام 1979 وحتى اليوم", "2016-11-07", "1979/.."),
    ],
    rejects=["من 2008 حتى"],
)
def until_now(x: Expr) -> Expr | None:
    """From a time on, and still."""
    if isinstance(x, Open | Range):
        return None
    return Open(Relation.SINCE, x)


@rule(
    "since",
    f"منذ {{x:{ANY}}}",
    f"منذ {{approx}} {{x:{ANY}}}",
    f"منذ يوم|شهر|عام|سنة {{x:{ANY}}}",
    yields="since",
    not_after="إلى حتى",
    examples=[
        example("منذ بداية أيلول الماضي", "2016-12-08", "2016-09-01~/.."),
        example("منذ عام 1979", "2018-08-02", "1979/.."),
        example("منذ الاثنين الماضي", "2018-08-02", "2018-07-30/.."),
    ],
    rejects=["منذ"],
)
def since(x: Expr, approx: object = None) -> Expr | None:
    """From a time on, the other end open."""
    if isinstance(x, Open | Shift) or type(x).__name__ == "Range":
        return None
    return Open(Relation.SINCE, x)
