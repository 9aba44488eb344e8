"""Several distances of which one is meant: «بعد يومين أو ثلاثة», «بعد 5-7 أيام»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import AllOf, Expr, Shift
from timeline.language.rule import example, rule


@rule(
    "one-or-two",
    "{past:before_word} {a:unit_dual} أو {n:n|nw}",
    "{past:before_word} {a:unit_dual} أو {n:n|nw} {_:unit_plural}",
    "{past:before_word} {one:unit} أو {a:unit_dual}",
    "{past:before_word} {m:n|nw} أو {n:n|nw} {many:unit_plural|unit}",
    "{past:before_word} {m:n|nw} {many:unit_plural} أو {n:n|nw}",
    "{past:before_word} {m:n} - {last:n} {many:unit_plural|unit}",
    "{past:before_word} {m:n|nw} إلى {last:n|nw} {many:unit_plural|unit}",
    "{past:before_word} من {m:n|nw} إلى {last:n|nw} {many:unit_plural|unit}",
    "{past:before_word} ما? بين {m:n|nw} و {last:n|nw} {many:unit_plural|unit}",
    yields="span",
    guard="yet-to-come",
    examples=[
        example("بعد يومين أو ثلاثة", "2015-12-16", "[2015-12-18,2015-12-19]"),
        example("قبل سنة أو سنتين", "2015-12-16", "[2013,2014]"),
        example("بعد ثلاثة أو أربعة أيام", "2015-12-16", "[2015-12-19,2015-12-20]"),
        example("بعد 5-7 أيام", "2015-12-16", "[2015-12-21,2015-12-22,2015-12-23]"),
    ],
    rejects=["يومين أو ثلاثة"],
)
def one_or_two(
    past: int,
    a: Granularity | None = None,
    n: int = 2,
    one: Granularity | None = None,
    m: int | None = None,
    many: Granularity | None = None,
    last: int | None = None,
) -> Expr | None:
    """«بعد يومين أو ثلاثة»: one of two distances, nobody says which; «بعد 5-7 أيام»: one of three."""
    unit = a or many
    if last is not None:
        first = m or 0
        if unit is None or not 0 < first < last <= first + _MOST_DISTANCES:
            return None
        counts = range(first, last + 1) if past > 0 else range(last, first - 1, -1)
        return AllOf(tuple(Shift(past * count, unit) for count in counts), either=True)
    first = 1 if one is not None else m if m is not None else 2
    if unit is None or first == n or (one is not None and one is not unit):
        return None
    near, far = Shift(past * first, unit), Shift(past * n, unit)
    return AllOf((near, far) if past > 0 else (far, near), either=True)


_MOST_DISTANCES = 10
"""More than these in a row are no answer to «when»."""
