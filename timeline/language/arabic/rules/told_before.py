"""Days and longer units counted from the time told just before, and the same ones of other years."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import Anaphoric, CalendarDate, Expr, Set, Shift, Within
from timeline.language.arabic.rules.lengths import QUANTITY, Quantity, whole_units
from timeline.language.kinds import YEARISH
from timeline.language.rule import As, example, rule


@rule(
    "following-unit",
    "{u:unit_def} {step:following}",
    "{u:unit_def} {step:same}",
    "نفس|ذات {u:unit_def}",
    "{that} {u:unit_def}",
    "{later:unit_def} {that}",
    "{next_one:unit_def} اللي|الي بعده|بعدها",
    "{last_one:unit_def} اللي|الي قبله|قبلها",
    "{last_one:unit_def} الذي|التي قبله|قبلها|سبقه|سبقها|يسبقه|تسبقها",
    "{next_one:unit_def} الذي|التي يليه|تلاه|يليها|تلاها|تليه|تلته|تليها|تلتها|تلا|تلت|تلى|يلي|تلي",
    yields="ana",
    also="day ana_week ana_month ana_year ana_decade ana_century",
    examples=[
        example("اليوم التالي", "2015-12-16", "2015-12-17"),
        example("العام نفسه", "2015-12-16", "2015"),
        example("العام الذي تلاه", "2015-12-16", "2016"),
        example("ذلك اليوم", "2015-12-16", "2015-12-16"),
        example("الاسبوع التالي", "2013-02-12", "[2013-02-18..2013-02-24]"),
    ],
    rejects=["الوقت نفسه"],
)
def following_unit(
    u: Granularity | None = None,
    step: int | None = None,
    that: int | None = None,
    later: Granularity | None = None,
    next_one: Granularity | None = None,
    last_one: Granularity | None = None,
) -> As | None:
    """Counted from the time told just before: «في اليوم التالي», «في العام نفسه».

    In «أظهر اليوم ذلك» the day is no such time, but today.
    """
    if later is Granularity.DAY:
        return None
    u = u or later or next_one or last_one
    assert u is not None
    offset = 1 if next_one is not None else -1 if last_one is not None else step if step is not None else 0
    kind = "day" if u is Granularity.DAY else f"ana_{u.value}"
    return As(kind, Anaphoric(u, offset))


@rule(
    "such-a-day",
    "مثل هذا {u:unit_def}",
    "مثل هذا {u:unit_def} من كل عام|سنة",
    yields="span",
    examples=[example("مثل هذا اليوم", "2015-12-16"), example("مثل هذا اليوم من كل عام", "2015-12-16")],
    rejects=["مثل هذا الأسبوع", "مثل هذا القرار"],
)
def such_a_day(u: Granularity) -> Expr | None:
    """«في مثل هذا اليوم اندلعت الحرب»: that day of some year or of every year, and not the day of writing."""
    return Set(None, unit=Granularity.YEAR) if u in (Granularity.DAY, Granularity.MONTH) else None


_OTHER_YEAR = f"من|في {{y:{YEARISH}}}", "من|في {n:year}"


@rule(
    "same-of-other-year",
    *(f"{{u:unit_def}} {{_:same}} {of}" for of in _OTHER_YEAR),
    *(f"نفس|ذات {{u:unit_def}} {of}" for of in _OTHER_YEAR),
    *(f"مثل? هذا {{today:unit_def}} {of}" for of in _OTHER_YEAR),
    "مثل هذا {today:unit_def} {y:yr}",
    *(f"مثل {{today:unit_def}} {of}" for of in _OTHER_YEAR),
    f"مثل هذا {{today:unit_def}} قبل|منذ {{q:{QUANTITY}}}",
    "{u:unit_def} {_:same} من|في {y:rel_month|rel_week}",
    "نفس|ذات {u:unit_def} من|في {y:rel_month|rel_week}",
    "مثل? هذا {today:unit_def} من|في {y:rel_month|rel_week}",
    yields="span",
    priority=1,
    examples=[
        example("الشهر نفسه من العام الماضي", "2015-12-16", "2014-12"),
        example("نفس اليوم من العام الماضي", "2015-12-16", "2014-12-16"),
        example("مثل هذا اليوم من عام 1990", "2015-12-16", "1990-12-16"),
        example("مثل هذا اليوم قبل مئة عام", "2015-12-16", "1915-12-16"),
        example("مثل هذا اليوم عام 1801", "2015-12-16", "1801-12-16"),
        example("مثل اليوم من عام 1907", "2015-12-16", "1907-12-16"),
        example("اليوم نفسه من الشهر المقبل", "2015-12-16", "2016-01-16"),
        example("نفس اليوم من الأسبوع القادم", "2015-12-16", "2015-12-23"),
    ],
    rejects=["الشهر نفسه من الحرب"],
)
def same_of_other_year(
    y: Expr | None = None,
    n: int | None = None,
    u: Granularity | None = None,
    today: Granularity | None = None,
    q: Quantity | None = None,
) -> Expr | None:
    """The month or the day of the text, in another year."""
    if q is not None:
        whole = whole_units(q)
        if whole is None or whole[1] is not Granularity.YEAR:
            return None
        y = Shift(-whole[0], Granularity.YEAR)
    year: Expr = y if y is not None else CalendarDate(year=n)
    if today is not None:
        return Within(Anaphoric(today), year) if today in (Granularity.DAY, Granularity.MONTH) else None
    return Within(Anaphoric(u), year) if u in (Granularity.DAY, Granularity.MONTH) else None
