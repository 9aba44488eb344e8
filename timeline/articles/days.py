"""Sets of days as bit masks: what a constraint leaves of the days on which a text may have been written.

Bit ``i`` of a mask stands for the ``i``-th day from 1 January 1900; the last is 31 December 2099. A
set of 73,049 days is one integer of nine kilobytes, and an intersection is one ``&``.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

__all__ = [
    "ALL",
    "NONE",
    "between",
    "count",
    "days_of",
    "first",
    "last",
    "months_of",
    "on_day_of_month",
    "on_month",
    "on_weekday",
    "shifted",
    "single",
    "spread",
    "year_days",
]

_FIRST = date(1900, 1, 1)
_LAST = date(2099, 12, 31)
_COUNT = (_LAST - _FIRST).days + 1

NONE = 0
"""No day."""
ALL = (1 << _COUNT) - 1
"""Every day from 1900 to 2099."""


def single(day: date) -> int:
    """The one day; none, if it lies outside the years that masks cover."""
    return 1 << (day - _FIRST).days if _FIRST <= day <= _LAST else NONE


def between(earliest: date | None, latest: date | None) -> int:
    """All days from ``earliest`` to ``latest``, both inclusive; ``None`` leaves that side open."""
    low = 0 if earliest is None else max(0, (earliest - _FIRST).days)
    high = _COUNT if latest is None else min(_COUNT, (latest - _FIRST).days + 1)
    return ((1 << high) - 1) >> low << low if low < high else NONE


@cache
def on_weekday(weekday: int) -> int:
    """All days with that weekday, numbered as ``date.weekday`` does (Monday is 0)."""
    offset = (weekday - _FIRST.weekday()) % 7
    mask = 0
    for start in range(offset, _COUNT, 7):
        mask |= 1 << start
    return mask


@cache
def on_month(month: int) -> int:
    """All days of that month (1 to 12) in every year."""
    mask = 0
    for year in range(_FIRST.year, _LAST.year + 1):
        low = date(year, month, 1)
        mask |= between(low, (low + timedelta(days=31)).replace(day=1) - timedelta(days=1))
    return mask


@cache
def on_day_of_month(earliest: int, latest: int) -> int:
    """All days of every month whose number is from ``earliest`` to ``latest``, both inclusive."""
    mask = 0
    for number in range(earliest, latest + 1):
        mask |= _numbered(number)
    return mask


@cache
def _numbered(number: int) -> int:
    """The day of that number in every month that has it."""
    mask = 0
    for year in range(_FIRST.year, _LAST.year + 1):
        for month in range(1, 13):
            if number <= 28 or number <= monthrange(year, month)[1]:
                mask |= 1 << (date(year, month, number) - _FIRST).days
    return mask


@lru_cache(maxsize=256)
def months_of(mask: int) -> int:
    """All days of every month of which the set holds a day."""
    out = 0
    while mask:
        low = first(mask)
        assert low is not None
        start = low.replace(day=1)
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        month = between(start, end)
        out |= month
        mask &= ~month
    return out


@lru_cache(maxsize=512)
def year_days(month: int, day: int, weekday: int | None = None) -> int:
    """That day of the year in every year that has it, only where it falls on ``weekday`` if one is given."""
    mask = 0
    for year in range(_FIRST.year, _LAST.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if weekday is None or found.weekday() == weekday:
            mask |= single(found)
    return mask


def shifted(mask: int, days: int) -> int:
    """Every day of the set moved by ``days``; what leaves the covered years is lost."""
    return (mask << days if days >= 0 else mask >> -days) & ALL


def spread(mask: int, days: int) -> int:
    """Every day of the set and the ``days`` days that follow each (that precede it, if negative)."""
    step, done, out = 1 if days >= 0 else -1, 0, mask
    total = abs(days)
    while done < total:
        move = min(done + 1, total - done)
        out |= shifted(out, step * move)
        done += move
    return out


def count(mask: int) -> int:
    """How many days the set holds."""
    return mask.bit_count()


def first(mask: int) -> date | None:
    """The earliest day, ``None`` of the empty set."""
    return _FIRST + timedelta(days=(mask & -mask).bit_length() - 1) if mask else None


def last(mask: int) -> date | None:
    """The latest day, ``None`` of the empty set."""
    return _FIRST + timedelta(days=mask.bit_length() - 1) if mask else None


def days_of(mask: int) -> Iterator[date]:
    """The days of the set in order."""
    while mask:
        low = mask & -mask
        yield _FIRST + timedelta(days=low.bit_length() - 1)
        mask ^= low
