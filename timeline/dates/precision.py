"""What two days say about the unit that was meant: how exact their ends are, which third of it they make."""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.dates import arithmetic
from timeline.dates.granularity import Granularity

__all__ = ["end_precision", "portion_of"]

_DIVIDED: Final = frozenset(unit for unit in Granularity if unit.rank >= Granularity.WEEK.rank)
"""The units whose beginning, middle and end are spoken of."""


def portion_of(start: date, end: date, unit: Granularity) -> tuple[str, tuple[date, date]] | None:
    """Which third of which ``unit`` these days are exactly: ``("start", bounds of the unit)``, or ``None``."""
    whole = arithmetic.unit_bounds(start, unit)
    if unit in _DIVIDED:
        for portion in ("start", "mid", "end"):
            if arithmetic.third_bounds(*whole, portion) == (start, end) != whole:
                return portion, whole
    return None


def end_precision(start: date | None, end: date | None, unit: Granularity) -> Granularity:
    """The coarsest of DAY, MONTH and YEAR, not coarser than ``unit``, at which both ends are whole units."""
    if unit not in _DIVIDED or unit is Granularity.WEEK:
        return Granularity.DAY
    first = (1, 1) if start is None else (start.month, start.day)
    last = (12, 31) if end is None else (end.month, end.day)
    if unit.rank >= Granularity.YEAR.rank and first == (1, 1) and last == (12, 31):
        return Granularity.YEAR
    ends_month = end is None or end.day == arithmetic.days_in_month(end.year, end.month)
    return Granularity.MONTH if first[1] == 1 and ends_month else Granularity.DAY
