"""«قبل …», «بعد …», «حتى …», «منذ …» and a time: everything on one side of it.

In a text such a phrase bounds what it belongs to and is no date of its own; asked for by itself it has one reading.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, auto
from functools import cache

from timeline.annotation.annotation import Annotation
from timeline.dates.interval import Extent, Interval
from timeline.text.fold import fold

__all__ = ["side_of"]


class _Side(Enum):
    BEFORE = auto()
    AFTER = auto()
    UNTIL = auto()
    SINCE = auto()


_WORDS = {
    "قبل": _Side.BEFORE,
    "بعد": _Side.AFTER,
    "حتى": _Side.UNTIL,
    "لغاية": _Side.UNTIL,
    "إلى": _Side.UNTIL,
    "منذ": _Side.SINCE,
    "من": _Side.SINCE,
    "ابتداء من": _Side.SINCE,
    "اعتبارا من": _Side.SINCE,
    "بدءا من": _Side.SINCE,
}
"""«قبل» and «بعد» leave the time out; «حتى» and «منذ» take it in, as ranges do («من … حتى …»)."""
_NO_PART = frozenset({"يوم", "تاريخ", "شهر", "عام", "سنة"})


def side_of(text: str, found: Annotation) -> tuple[Interval, ...]:
    """The days on the side of ``found`` that the words before it name, those of its other readings behind the first.

    Empty where other words stand around it, or where no one day parts the two sides.
    """
    before, behind = (fold(part).text.split() for part in (text[: found.start], text[found.end :]))
    sides, no_part = _folded()
    side = sides.get(" ".join(word for word in before if word not in no_part))
    if side is None or behind or found.interval is None:
        return ()
    readings = (found.interval, *(other.interval for other in found.alternatives))
    opened = [_on(side, one) for one in readings]
    known = [one for one in opened if one is not None]
    return tuple(known) if len(known) == len(opened) else ()


@cache
def _folded() -> tuple[dict[str, _Side], frozenset[str]]:
    return {fold(words).text: side for words, side in _WORDS.items()}, frozenset(fold(w).text for w in _NO_PART)


def _on(side: _Side, of: Interval) -> Interval | None:
    """Days without end on one side; ``None`` where the edge of ``of`` is not known to the day."""
    edge = of.start if side in (_Side.BEFORE, _Side.SINCE) else of.end
    within_a_day = of.clock is not None or of.part_of_day is not None
    if edge is None or within_a_day or of.members or of.qualifier is not None:
        return None
    try:
        match side:
            case _Side.BEFORE:
                return _open(None, edge - timedelta(1))
            case _Side.AFTER:
                return _open(edge + timedelta(1), None)
            case _Side.UNTIL:
                return _open(None, edge)
            case _Side.SINCE:
                return _open(edge, None)
    except OverflowError:
        return None


def _open(start: date | None, end: date | None) -> Interval:
    return Interval(start, end, extent=Extent.THROUGHOUT)
