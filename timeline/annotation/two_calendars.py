"""One date written in both calendars: «17 صفر 1437 هـ الموافق 29 نوفمبر 2015», found as two neighbours."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.expressions import Calendar, CalendarDate, Equivalent, Expr
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Alternative, Resolution
from timeline.resolution.resolve import resolve

__all__ = ["ONE_DATE_REACH", "are_one_date", "compared", "tells_again"]

ONE_DATE_REACH = 24
"""How many characters may stand between the two halves."""

_MARKS = r"[\s,،\-–—/():]*"
_JOINS = re.compile(rf"{_MARKS}(?:هـ|ه|م)?{_MARKS}(?:(?:ال)?مواف[قي]ة?|المصادفة?|أي|اي)?{_MARKS}(?:ل)?{_MARKS}")
"""What stands between them."""

Half = tuple[TemporalExpression, Resolution]


def _calendar(expr: Expr) -> Calendar | None:
    """The calendar of a date that is written with its day; ``None`` for everything else."""
    if isinstance(expr, Equivalent):
        return _calendar(expr.second)
    if isinstance(expr, CalendarDate) and expr.day is not None and expr.month is not None:
        return expr.calendar
    return None


def are_one_date(first: TemporalExpression, second: TemporalExpression, text: str) -> bool:
    """Whether two neighbours are the Hijri and the Gregorian half of one date."""
    if second.start - first.end > ONE_DATE_REACH:
        return False
    a, b = _calendar(first.expr), _calendar(second.expr)
    return a is not None and b is not None and a is not b and bool(_JOINS.fullmatch(text, first.end, second.start))


def tells_again(first: Half, second: Half, text: str) -> bool:
    """«14 نوفمبر الجاري، الموافق 6 ربيع الأول 1440 هـ»: whether the second of two neighbours is a Hijri date of the first's days."""
    if not 0 <= second[0].start - first[0].end <= ONE_DATE_REACH or _calendar(second[0].expr) is not Calendar.HIJRI:
        return False
    own, told = first[1].interval, second[1].interval
    joined = _JOINS.fullmatch(text, first[0].end, second[0].start)
    return own is not None and told is not None and bool(joined) and own.overlaps(told)


def compared(first: Half, second: Half, anchor: Anchor | None, policy: Policy) -> tuple[Resolution, Resolution]:
    """What both halves mean, the Hijri one settled or contradicted by the Gregorian."""
    pair = Equivalent(first[0].expr, second[0].expr)
    together = resolve(pair, anchor, policy, context=second[0].context)
    if together.interval is None:
        return first[1], second[1]
    return _settled(first, together), _settled(second, together)


def _settled(half: Half, together: Resolution) -> Resolution:
    """What one half means beside the other; ``together`` is what both mean."""
    expression, resolution = half
    own, whole = resolution.interval, together.interval
    assert whole is not None
    conflicts = tuple(c for c in together.conflicts if c.kind == "calendar")
    if conflicts:
        others = resolution.alternatives
        if own is not None and own != whole:
            others = (Alternative(whole, "calendar"), *others)
        return replace(resolution, alternatives=others, conflicts=(*resolution.conflicts, *conflicts))
    if _calendar(expression.expr) is Calendar.HIJRI:
        others = (Alternative(own, "hijri-table"),) if own is not None and own != whole else ()
        return replace(together, alternatives=others)
    return resolution
