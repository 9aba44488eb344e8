"""Thousands of years: «الألفية الثالثة»."""

from __future__ import annotations

from timeline.expressions import Approximate, Century, Decade, Direction, Expr, Portion
from timeline.language.rule import example, rule

_CENTURIES, _DECADES, _YEARS = 10, 100, 10
_LATEST = 3
"""The millennium in which the texts are written; «الألفية الجديدة» was said before it, too."""


def _millennium(number: int) -> Century:
    return Century((number - 1) * _CENTURIES + 1, count=_CENTURIES)


@rule(
    "millennium",
    "{_:millennium} {n:ordf}",
    "{_:millennium} {n:ordf} ل الميلاد",
    "{_:millennium} {_:new}",
    "{_:millennium} {d:modifier}",
    yields="millennium_x",
    examples=[
        example("الألفية الثالثة", "2015-12-16", "[2000..2999]"),
        example("الألفية الماضية", "2015-12-16", "[1000..1999]"),
    ],
    rejects=["أهداف الألفية", "الألفية الرابعة"],
)
def millennium(n: int = _LATEST, d: Direction = Direction.THIS) -> Expr | None:
    """A thousand years by their number, or those that run."""
    if d is Direction.NEXT or n > _LATEST:
        return None
    return _millennium(n if d is Direction.THIS else _LATEST - 1)


@rule(
    "millennium-alone",
    "{x:millennium_x}",
    yields="span",
    examples=[example("الألفية الثانية", "2015-12-16", "[1000..1999]")],
    rejects=["الألفية"],
)
def millennium_alone(x: Expr) -> Expr:
    """A millennium by name."""
    return x


@rule(
    "edge-of-millennium",
    "{p:portion} {x:millennium_x}",
    "{p:portion} {_:millennium}",
    yields="span",
    examples=[
        example("مطلع الألفية الثالثة", "2015-12-16", "200X~"),
        example("بداية الألفية", "2015-12-16", "200X~"),
        example("أواخر الألفية الثانية", "2015-12-16", "199X~"),
    ],
    rejects=["منتصف الألفية الثانية"],
)
def edge_of_millennium(p: Portion, x: Expr | None = None) -> Expr | None:
    """Its beginning and its end are decades, as people say it, and no thirds of a thousand years."""
    which = x if isinstance(x, Century) else _millennium(_LATEST)
    if p is Portion.MID or (x is None and p is not Portion.START):
        return None
    first = (which.number - 1) * _DECADES
    return Approximate(Decade(first if p is Portion.START else first + (_CENTURIES * _DECADES) - _YEARS))
