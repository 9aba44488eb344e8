"""Whether words for a decade tell the age of a person: «سيدة في الستينيات من عمرها», «أعمارهم بين العشرينات والثلاثينات»."""

from __future__ import annotations

import re

from timeline.dates.granularity import Granularity
from timeline.expressions import CalendarDate, Decade, Expr, Part, Range, Set
from timeline.language.expression import TimexType
from timeline.language.guards.guarded import Guarded
from timeline.language.guards.moved_guard import moved_or_bare
from timeline.language.guards.unit_guards import is_a_habit

__all__ = ["ages_or_ends", "not_age"]

_OF_AGE = re.compile(r" من (?:عمر|العمر|سن)")
_AGED = re.compile(
    r"(?:^| )و?(?:هو|هي|وهو|وهي|رجل|امراه|سيده|شاب|شابه|فتاه|رجال|نساء|شبان|كان|كانت|جميعهم|معظمهم)"
    r"(?: (?!ذلك|هذا|هذه|تلك)[^\W\d_]+)? (?:في|ب)(?: (?:اوائل|مطلع|بدايه|منتصف|اواسط|اواخر|نهايه))? ?$"
)
"""«سائق وهو في أواخر العشرينات»: a person is of an age; «كان ذلك في أواخر التسعينات» is a time."""
_AGES = re.compile(
    r"(?:^| )[وب]?(?:ال)?(?:اعمار|عمر|سن)(?:هم|ها|ه)?(?:(?: [^\W\d_]+)? (?:من|في|بين))?(?: [^\W\d_]+ و)? ?$"
)
"""«متوسط أعمار الأعضاء من الستينات إلى الأربعينات»."""


def _is_of_age(text: str, start: int, end: int) -> bool:
    near = max(0, start - 50)
    return any((_OF_AGE.match(text, end), _AGED.search(text, near, start), _AGES.search(text, near, start)))


def ages_or_ends(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A range whose ends may be days that something was moved between, bare numbers, ages, or a habit.

    «أعمارهم بين العشرينات والثلاثينات», «الأمطار التي تهطل عادة بين يونيو وسبتمبر».
    """
    if isinstance(expr, Range) and isinstance(expr.start, Decade) and _is_of_age(text, start, end):
        return None
    if isinstance(expr, Range) and _is_yearly(expr) and is_a_habit(text, start, end):
        return Guarded(end, Set(expr, 1, Granularity.YEAR), TimexType.SET)
    return moved_or_bare(text, start, end, expr)


def _is_yearly(expr: Range) -> bool:
    """Whether both ends are dates without a year, so that every year has such a stretch."""
    return all(isinstance(part, CalendarDate) and part.year is None for part in (expr.start, expr.end))


def not_age(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«سيدة في الستينيات من عمرها» tells an age, «في الستينيات» a decade."""
    if isinstance(expr, Part) and not isinstance(expr.of, Decade):
        return Guarded(end, expr)
    return None if _is_of_age(text, start, end) else Guarded(end, expr)
