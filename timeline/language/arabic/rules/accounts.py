"""Periods of accounts and statistics: «الربع المماثل من العام السابق», «الربع السابق», «الربع الثالث» without its year."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import Anaphoric, CalendarDate, Expr, Nth, Within
from timeline.language.kinds import YEARISH
from timeline.language.rule import example, rule

_QUARTER, _HALF = "الربع|الثلاثي|الثلاثية", "النصف|السداسي|السداسية"
_PERIOD = "الفترة|المدة"
_OF = f"من|في|خلال|ل {{x:{YEARISH}}}", "من|في|خلال|ل {y:year}"


@rule(
    "same-share-of-other-year",
    *(f"{_QUARTER} {{_:same|alike}} {of}" for of in _OF),
    *(f"نفس|ذات {_QUARTER} {of}" for of in _OF),
    *(f"{_HALF} {{half:same|alike}} {of}" for of in _OF),
    *(f"{{half:the_same}} {_HALF} {of}" for of in _OF),
    yields="span",
    priority=1,
    examples=[
        example("الربع المماثل من العام السابق", "2015-12-16", "2014"),
        example("نفس النصف من 2014", "2015-12-16", "2014"),
    ],
    rejects=["الربع نفسه من المباراة"],
)
def same_share_of_other_year(x: Expr | None = None, y: int | None = None, half: int | None = None) -> Expr:
    """The quarter or the half that the text told, in another year."""
    unit = Granularity.QUARTER if half is None else Granularity.HALF
    return Within(Anaphoric(unit), x if x is not None else CalendarDate(year=y))


@rule(
    "same-period-of-other-year",
    *(f"{_PERIOD} {{_:same|alike}} {of}" for of in _OF),
    *(f"نفس|ذات {_PERIOD} {of}" for of in _OF),
    *(f"الشهر {{month:alike}} {of}" for of in _OF),
    yields="span",
    priority=1,
    examples=[
        example("الفترة نفسها من العام الماضي", "2015-12-16", "2014"),
        example("الشهر المماثل من العام الماضي", "2015-12-16", "2014-12"),
    ],
    rejects=["الفترة نفسها من الحرب"],
)
def same_period_of_other_year(x: Expr | None = None, y: int | None = None, month: int | None = None) -> Expr:
    """The very time that the text told, or its month, in another year."""
    unit = Granularity.MONTH if month is not None else None
    return Within(Anaphoric(unit), x if x is not None else CalendarDate(year=y))


@rule(
    "period-before-the-told",
    "{_:quarter_word} {step:following}",
    "{_:quarter_word} {step:following} عليه|له|منه",
    "{_:quarter_word} الذي سبقه|يسبقه|قبله",
    yields="span",
    not_after="من في عليه له",
    examples=[example("الربع السابق", "2015-12-16", "2015-35"), example("الربع التالي", "2015-12-16", "2016-33")],
    rejects=["الربع السابق من المباراة"],
)
def period_before_the_told(step: int = -1) -> Expr:
    """The quarter beside the one that was told."""
    return Anaphoric(Granularity.QUARTER, step)


@rule(
    "quarter-without-year",
    f"{_QUARTER} {{n:ord|last_of}}",
    "{n:ordinal_construct} ربع",
    yields="span",
    priority=-1,
    guard="of-accounts",
    not_after="من ل",
    examples=[
        example("أرباح [الربع الثالث]", "2015-12-16", "2015-35"),
        example("نمو الناتج خلال [الربع الأول] بنسبة 2 بالمئة", "2015-12-16", "2015-33?", "past"),
    ],
    rejects=["الربع الثالث", "سجل في الربع الثالث من المباراة"],
)
def quarter_without_year(n: int) -> Expr | None:
    """«أرباح الربع الثالث»: of the year that runs, where accounts are spoken of; matches have quarters too."""
    return Nth(n, Granularity.QUARTER) if n <= _QUARTERS else None


_QUARTERS = 4
