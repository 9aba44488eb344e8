"""Times told by a length before or after, and times that go on from a point."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    Anaphoric,
    Approximate,
    Expr,
    Open,
    Range,
    Relation,
    Shift,
    Vague,
    VagueRef,
)
from timeline.language.arabic.rules.lengths import QUANTITY, Quantity, counted_from, whole_units
from timeline.language.kinds import ANY
from timeline.language.parsing.lexicon import load
from timeline.language.rule import example, rule

MONTH_NAMES = " ".join(
    row.word for kind in ("month", "month_ambiguous") for row in load().of_kind(kind) if row.word.isalpha()
)
"""Behind «خلال شهر» one of these shows that the month is named."""


@rule(
    "ago",
    f"قبل {{q:{QUANTITY}}}",
    f"قبل {{approx}} {{q:{QUANTITY}}}",
    f"قبل {{q:{QUANTITY}}} تقريبا",
    f"قبل {{q:{QUANTITY}}} من الزمن|الزمان",
    f"قبل {{q:{QUANTITY}}} من الآن",
    f"قبل {{q:{QUANTITY}}} بالضبط|بالتمام|بالظبط",
    "قبل أكثر|أقل من {q2:qty|qty_one}",
    "قبل {q2:qty|qty_one} على الأقل|الأكثر",
    "قبل ما يزيد على|عن {q2:qty|qty_one}",
    "قبل {approx} {one:unit_def}",
    yields="span",
    guard="not-the-day-of",
    examples=[
        example("قبل ما يقارب العام", "2015-12-16", "2014~"),
        example("قبل شهرين ونصف", "2015-12-16", "2015-10-01~"),
        example("قبل ثلاثة أيام", "2015-12-16", "2015-12-13"),
        example("قبل أسبوعين على الأقل", "2015-12-16", "[2015-11-30..2015-12-06]"),
        example("قبل 20 عاما", "2018-02-27", "1998"),
        example("قبل نحو شهر", "2018-05-04", "2018-04~"),
        example("قبل أسبوعين", "2015-12-16", "[2015-11-30..2015-12-06]"),
    ],
    rejects=["قبل", "قبل أن"],
)
def ago(
    q: Quantity | None = None, approx: object = None, q2: Quantity | None = None, one: Granularity | None = None
) -> Expr | None:
    """So many units before the anchor."""
    return _back(q, approx, q2, one)


@rule(
    "gone-by",
    f"{{q:{QUANTITY}}} مضت|خلت|مضى",
    yields="span",
    not_before="أي أية",
    examples=[example("ثلاثة أيام مضت", "2015-12-16", "2015-12-13")],
    rejects=["أي يوم مضى"],
)
def gone_by(q: Quantity) -> Expr | None:
    """So many units that have gone by; «أقوى من أي يوم مضى» counts none."""
    return _back(q, None, None, None)


def _back(q: Quantity | None, approx: object, q2: Quantity | None, one: Granularity | None) -> Expr | None:
    if one is Granularity.DAY:
        return None  # «نحو اليوم»
    if one is not None:
        q = Quantity(1, one)
    chosen = q or q2
    if chosen is None:
        return None
    return counted_from(chosen, -1, approximate=approx is not None or q2 is not None)


@rule(
    "ago-spoken",
    f"من {{q:{QUANTITY}}}",
    f"من {{approx}} {{q:{QUANTITY}}}",
    yields="span",
    guard="ago-spoken",
    not_before="أقل أكثر أزيد أكتر أطول أقصر بعد ابتداء بدءا",
    not_after="#digits إلى حتى أو",
    examples=[
        example("من يومين", "2015-12-16", "2015-12-14"),
        example("وصلت [من يومين]", "2015-12-16", "2015-12-14"),
    ],
    rejects=["رحلة من يومين", "أقل من يومين"],
)
def ago_spoken(q: Quantity, approx: object = None) -> Expr | None:
    """«وصلت من يومين»: two days ago, as it is spoken in Egypt and the Levant."""
    return _back(q, approx, None, None)


@rule(
    "since-length",
    f"منذ {{q:{QUANTITY}}}",
    f"منذ {{approx}} {{q:{QUANTITY}}}",
    f"منذ {{q:{QUANTITY}}} تقريبا|فقط",
    f"منذ {{q:{QUANTITY}}} من الزمن|الزمان",
    f"منذ {{approx}} {{q:{QUANTITY}}} من الزمن|الزمان",
    f"منذ {{q:{QUANTITY}}} من الآن|اليوم",
    "منذ أكثر|أقل|أزيد من {q2:qty|qty_one}",
    "منذ ما يزيد على|عن {q2:qty|qty_one}",
    "منذ {approx} {one:unit_def}",
    yields="span",
    guard="since-or-ago",
    examples=[
        example("منذ يومين", "2014-09-01", "2014-08-30"),
        example("قتل الجندي [منذ يومين]", "2014-09-01", "2014-08-30"),
        example("الحرب المستمرة [منذ سبعة أعوام]", "2018-04-06", "2011/.."),
        example("لم يفز الفريق [منذ ثلاثة أشهر]", "2015-12-16", "2015-09/.."),
        example("الحصار المستمر [منذ أكثر من عقد]", "2018-07-14", "2008~/.."),
    ],
    rejects=["منذ", "منذ أن"],
)
def since_length(
    q: Quantity | None = None, approx: object = None, q2: Quantity | None = None, one: Granularity | None = None
) -> Expr | None:
    """«منذ يومين»: the guard tells what goes on since then from what happened then.

    «منذ عقدين» is about twenty years, not the beginning of the decade before the last.
    """
    back = _back(q, approx, q2, one)
    shift = back.of if isinstance(back, Approximate) else back
    if isinstance(shift, Shift) and (years := _YEARS.get(shift.unit)) is not None:
        return Approximate(Shift(shift.count * years, Granularity.YEAR))
    return back


_YEARS = {Granularity.DECADE: 10, Granularity.CENTURY: 100}


@rule(
    "in-future",
    f"بعد {{q:{QUANTITY}}}",
    f"بعد {{approx}} {{q:{QUANTITY}}}",
    f"بعد أقل|أكثر من {{q2:{QUANTITY}}}",
    f"بعد {{q:{QUANTITY}}} فقط|تقريبا|بس",
    f"بعد {{q:{QUANTITY}}} بالضبط|بالتمام|بالظبط",
    f"عقب {{q:{QUANTITY}}}",
    f"كمان {{q:{QUANTITY}}}",
    f"بعد {{q2:{QUANTITY}}} على الأقل|الأكثر",
    f"بعد {{q2:{QUANTITY}}} على أبعد|أقصى تقدير|حد",
    "بعد {approx} {one:unit_def}",
    yields="span",
    not_after="على",
    guard="yet-to-come",
    examples=[
        example("بعد ثلاثة أيام", "2015-12-16", "2015-12-19"),
        example("بعد شهرين", "2015-12-16", "2016-02"),
        example("بعد أقل من شهر", "2015-12-16", "2016-01~"),
        example("كمان يومين", "2015-12-16", "2015-12-18"),
    ],
    rejects=["بعد", "بعد أن"],
)
def in_future(
    q: Quantity | None = None, approx: object = None, q2: Quantity | None = None, one: Granularity | None = None
) -> Expr | None:
    """So many units after the anchor; in a clause about the past, after the time told just before."""
    if one is Granularity.DAY:
        return None
    chosen = q or q2 or (Quantity(1, one) if one is not None else None)
    if chosen is None:
        return None
    return counted_from(chosen, 1, approximate=approx is not None or q2 is not None)


@rule(
    "within-length",
    f"خلال|غضون|ظرف {{q:{QUANTITY}}}",
    f"خلال|غضون|ظرف {{approx}} {{q:{QUANTITY}}}",
    f"خلال|غضون|ظرف أقل من {{q:{QUANTITY}}}",
    f"خلال|غضون|ظرف {{q:{QUANTITY}}} تقريبا",
    "في غضون {q:qty}",
    f"في خلال {{q:{QUANTITY}}}",
    yields="span",
    not_after=MONTH_NAMES,
    guard="ahead",
    examples=[
        example("خلال ثلاثة أيام", "2015-12-16", "2015-12-16/2015-12-19"),
        example("خلال أسبوع", "2015-12-16", "2015-12-16/2015-12-23"),
    ],
    rejects=["خلال الاجتماع", "خلال شهر أوت"],
)
def within_length(q: Quantity, approx: object = None) -> Expr | None:
    """Some time in the next so many units, counted from the time told just before, or from the anchor."""
    whole = whole_units(q)
    if whole is None:
        return None
    origin = Anaphoric(Granularity.DAY, 0)
    count, unit = (whole[0] * 7, Granularity.DAY) if whole[1] is Granularity.WEEK else whole
    return Range(origin, Shift(count, unit, origin))


@rule(
    "before-or-after-few",
    "قبل|منذ {q:qty_few}",
    "قبل|منذ {q:qty_few} قليلة|معدودة|طويلة|عديدة",
    "بعد {later:qty_few}",
    "بعد {later:qty_few} قليلة|معدودة|طويلة|عديدة",
    "{q:qty_few} مضت|خلت",
    yields="vague",
    guard="not-construct",
    examples=[example("قبل أيام", "2015-12-16"), example("منذ سنوات", "2015-12-16"), example("منذ عقود", "2015-12-16")],
    rejects=["قبل"],
)
def before_or_after_few(q: Quantity | None = None, later: Quantity | None = None) -> Expr:
    """«قبل أيام»: past or future, and nobody says how far."""
    return Vague(VagueRef.PAST if q is not None else VagueRef.FUTURE)


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
    "منذ موسم|الموسم {season:span}",
    yields="since",
    not_after="إلى حتى",
    examples=[
        example("منذ بداية أيلول الماضي", "2016-12-08", "2016-09-01~/.."),
        example("منذ عام 1979", "2018-08-02", "1979/.."),
        example("منذ الاثنين الماضي", "2018-08-02", "2018-07-30/.."),
    ],
    rejects=["منذ"],
)
def since(x: Expr | None = None, approx: object = None, season: Expr | None = None) -> Expr | None:
    """From a time on, the other end open; from a season of two years from the first of them."""
    if season is not None:
        return Open(Relation.SINCE, season.start) if isinstance(season, Range) else None
    if x is None:
        return None
    if isinstance(x, Open | Shift) or type(x).__name__ == "Range":
        return None
    return Open(Relation.SINCE, x)
