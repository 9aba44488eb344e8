"""How fine a date is: from a minute to a century."""

from __future__ import annotations

from timeline.dates.enumeration import FastStrEnum

__all__ = ["Granularity"]


class Granularity(FastStrEnum):
    """The smallest unit that an expression names, from fine to coarse."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def rank(self) -> int:
        """Position from fine (0) to coarse; only the order means something."""
        return _RANK[self]

    def is_finer_than(self, other: Granularity) -> bool:
        """Whether this names a smaller unit than ``other``."""
        return _RANK[self] < _RANK[other]

    @property
    def is_clock(self) -> bool:
        """Whether this is finer than a day."""
        return _RANK[self] < _RANK[Granularity.DAY]


_RANK = {g: i for i, g in enumerate(Granularity)}
