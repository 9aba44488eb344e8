"""Lengths that end or begin at the anchor: «الأيام الثلاثة الماضية»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import AllOf, Deictic, Direction, Expr, Stretch, Vague, VagueRef
from timeline.language.rule import example, rule


@rule(
    "stretch",
    "{u:unit_dual_def} {d:modifier|recent}",
    "{u:unit_plural_def} {n:nw|n|the_n} {d:modifier|recent}",
    "{u:unit_plural_def} {nd:number_def} {d:modifier|recent}",
    "{n:the_n} {u:unit_plural_def|unit_plural|unit} {d:modifier|recent}",
    "{n:nw|n} {u:unit_plural} {d:modifier|recent}",
    "{n:n} {u:unit} {d:modifier|recent}",
    "{nd:number_def} {u:unit_plural} {d:modifier|recent}",
    "{nd:number_def} {u:unit_plural_def|unit} {d:modifier|recent}",
    "ال {u:unit_plural_def|unit_dual_def} {n:nw|n} {d:modifier|recent}",
    "{u:unit_dual} {d:recent}",
    yields="span",
    examples=[
        example("الأسبوعين الأخيرين", "2015-12-16", "[2015-12-02..2015-12-16]"),
        example("الأيام الثلاثة الماضية", "2015-12-16", "[2015-12-13..2015-12-16]"),
        example("السنوات العشر المقبلة", "2015-12-16", "[2015-12-16..2025-12-16]"),
        example("الـ24 ساعة الماضية", "2015-12-16", "[2015-12-15..2015-12-16]"),
        example("24 ساعة الماضية", "2015-12-16", "[2015-12-15..2015-12-16]"),
        example("السنوات الـ40 الماضية", "2018-08-02", "[1978-08-02..2018-08-02]"),
        example("الساعات الـ 48 المقبلة", "2015-12-16", "[2015-12-16..2015-12-18]"),
        example("الأربعين سنة الماضية", "2018-08-02", "[1978-08-02..2018-08-02]"),
    ],
    rejects=["الأسبوعين"],
)
def stretch(u: Granularity, d: Direction, n: int = 2, nd: int | None = None) -> Expr | None:
    """The so many units up to the anchor, or from it on."""
    if d is Direction.THIS:
        return None
    return Stretch(nd if nd is not None else n, u, d)


@rule(
    "stretch-of-last",
    "آخر {n:nw|n} {u:unit_plural|unit}",
    "آخر {u:unit_dual}",
    yields="span",
    not_after="من",
    examples=[
        example("آخر ثلاث سنوات", "2015-12-16", "[2012-12-16..2015-12-16]"),
        example("آخر أسبوعين", "2015-12-16", "[2015-12-02..2015-12-16]"),
    ],
    rejects=["سجل الهدفين في آخر دقيقتين من الوقت"],
)
def stretch_of_last(u: Granularity, n: int = 2) -> Expr:
    """«آخر أسبوعين»: the so many units up to the anchor; «آخر دقيقتين من الوقت» are the last of something."""
    return Stretch(n, u, Direction.LAST)


@rule(
    "stretch-of-an-hour",
    "الساعة {d:modifier}",
    "الدقيقة {minute:modifier}",
    yields="span",
    not_before="ربع نصف ثلث ثلثي ثلثا أرباع #digits",
    examples=[example("خلال [الساعة القادمة]", "2015-12-16", "2015-12-16")],
    rejects=["الساعة الذكية"],
)
def stretch_of_an_hour(d: Direction | None = None, minute: Direction | None = None) -> Expr | None:
    """«الساعة القادمة»: sixty minutes from now, or up to now."""
    towards = d or minute or Direction.THIS
    unit = Granularity.HOUR if minute is None else Granularity.MINUTE
    return Stretch(1, unit, towards) if towards is not Direction.THIS else None


@rule(
    "last-one",
    "آخر {u:unit}",
    yields="span",
    guard="ends-message",
    examples=[example("صور [آخر أسبوع]", "2015-12-16", "[2015-12-09..2015-12-16]")],
    rejects=["آخر يوم", "آخر أسبوع من العام"],
)
def last_one(u: Granularity) -> Expr | None:
    """«صور آخر أسبوع»: the one that ends with the anchor; «آخر يوم» is the last of something."""
    is_long = u is Granularity.HOUR or (not u.is_clock and u is not Granularity.DAY)
    return Stretch(1, u, Direction.LAST) if is_long else None


@rule(
    "stretch-both",
    "{u:unit_dual_def|unit_def} {a:modifier} و {b:modifier}",
    yields="span",
    examples=[
        example("العامين الجاري والمقبل", "2018-05-23", "{2018,2019}"),
        example("العام الجاري والقادم", "2018-05-23", "{2018,2019}"),
    ],
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
