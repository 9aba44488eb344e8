"""Whether words for a decade tell the age of a person: «سيدة في الستينيات من عمرها», «أعمارهم بين العشرينات والثلاثينات»."""

from __future__ import annotations

import re

from timeline.expressions import Decade, Expr, Part, Range
from timeline.language.guarded import Guarded
from timeline.language.moved_guard import moved_or_bare

__all__ = ["ages_or_ends", "not_age"]

_OF_AGE = re.compile(r" من (?:عمر|العمر|سن)")
_AGED = re.compile(
    r"(?:^| )و?(?:هو|هي|وهو|وهي|رجل|امراه|سيده|شاب|شابه|فتاه|رجال|نساء|شبان|كان|كانت|جميعهم|معظمهم)"
    r"(?: [^\W\d_]+)? (?:في|ب)(?: (?:اوائل|مطلع|بدايه|منتصف|اواسط|اواخر|نهايه))? ?$"
)
"""«سائق وهو في أواخر العشرينات»: a person is of an age."""
_AGES = re.compile(
    r"(?:^| )[وب]?(?:ال)?(?:اعمار|عمر|سن)(?:هم|ها|ه)?(?:(?: [^\W\d_]+)? (?:من|في|بين))?(?: [^\W\d_]+ و)? ?$"
)
"""«متوسط أعمار الأعضاء من الستينات إلى الأربعينات»."""


def _is_of_age(text: str, start: int, end: int) -> bool:
    near = max(0, start - 50)
    return any((_OF_AGE.match(text, end), _AGED.search(text, near, start), _AGES.search(text, near, start)))


def ages_or_ends(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A range whose ends may be days that something was moved between, bare numbers, or ages: «أعمارهم بين العشرينات …»."""
    if isinstance(expr, Range) and isinstance(expr.start, Decade) and _is_of_age(text, start, end):
        return None
    return moved_or_bare(text, start, end, expr)


def not_age(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«سيدة في الستينيات من عمرها» tells an age, «في الستينيات» a decade."""
    if isinstance(expr, Part) and not isinstance(expr.of, Decade):
        return Guarded(end, expr)
    return None if _is_of_age(text, start, end) else Guarded(end, expr)
