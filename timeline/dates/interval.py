"""A stretch of days with everything that is known about how exact it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from timeline.dates import arithmetic
from timeline.dates.clock import ClockTime
from timeline.dates.enumeration import FastStrEnum
from timeline.dates.granularity import Granularity
from timeline.dates.value import value
from timeline.errors import CalendarRangeError

__all__ = ["ClockTime", "Extent", "Interval", "Qualifier"]


class Extent(FastStrEnum):
    """Whether a thing fills its interval or lies somewhere in it."""

    WITHIN = "within"
    """Some time in it: «last week» said of a one-day event."""
    THROUGHOUT = "throughout"
    """All of it: «from 15 to 17»."""


class Qualifier(FastStrEnum):
    """The EDTF level 1 marks."""

    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


_BEFORE_ALL: Final = 0
_AFTER_ALL: Final = date.max.toordinal() + 1


@value
class Interval:
    """Days from ``start`` to ``end``, both inclusive; ``None`` is an open end.

    ``granularity`` is the unit that the text named. ``tolerance_days`` is the uncertainty of the
    calendar (1 for Hijri dates: local sighting). ``part_of_day`` is a TIMEX3 code such as ``EV``.
    ``members`` lists the single intervals of an enumeration («يومي السبت والاثنين»); the interval
    itself then spans from the first to the last of them. ``end_clock`` is the time of the last day at
    which it ends («من التاسعة إلى الرابعة»); ``clock`` is then the time of the first day at which it begins.

    Raises:
        CalendarRangeError: ``end`` lies before ``start``, or ``end_clock`` before ``clock`` on one day, or
            there is an ``end_clock`` and no end.
        TypeError: A bound is a ``datetime``; clock time belongs in ``clock``.
    """

    start: date | None
    end: date | None
    granularity: Granularity = Granularity.DAY
    extent: Extent = Extent.WITHIN
    qualifier: Qualifier | None = None
    part_of_day: str | None = None
    clock: ClockTime | None = None
    tolerance_days: int = 0
    members: tuple[Interval, ...] = ()
    end_clock: ClockTime | None = None

    def __post_init__(self) -> None:
        start, end = self.start, self.end
        if isinstance(start, datetime) or isinstance(end, datetime):
            msg = "an interval counts days: pass datetime.date() and keep the time in clock"
            raise TypeError(msg)
        if start is not None and end is not None and end < start:
            msg = f"an interval cannot end on {end}, before it starts on {start}"
            raise CalendarRangeError(msg)
        if self.end_clock is not None:
            self._check_end_clock(self.end_clock)

    def _check_end_clock(self, last: ClockTime) -> None:
        if self.end is None:
            msg = "what has no last day cannot end at an hour of it"
            raise CalendarRangeError(msg)
        if self.start == self.end and self.clock is not None and last.is_before(self.clock):
            msg = f"an interval of one day cannot end at {last.isoformat()}, before {self.clock.isoformat()}"
            raise CalendarRangeError(msg)

    # --- constructors: a whole unit, WITHIN it unless said otherwise ---

    @classmethod
    def day(cls, day: date) -> Interval:
        """One day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """A month; ``CalendarRangeError`` if there is none."""
        return cls(*arithmetic.month_bounds(year, month), Granularity.MONTH)

    @classmethod
    def year(cls, year: int) -> Interval:
        """A year from 1 to 9999; ``CalendarRangeError`` outside."""
        return cls(*arithmetic.year_bounds(year), Granularity.YEAR)

    @classmethod
    def week(cls, day: date, week_start: int = 0) -> Interval:
        """The calendar week around ``day``; weeks begin on ``week_start`` (Monday is 0)."""
        return cls(*arithmetic.week_bounds(day, week_start), Granularity.WEEK)

    @classmethod
    def weekend(cls, day: date, first: int = 4, days: int = 3) -> Interval:
        """The weekend that holds ``day`` or follows it, Friday to Sunday by default."""
        return cls(*arithmetic.weekend_bounds(day, first, days), Granularity.WEEKEND)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Interval:
        """Quarter 1 to 4 of a year; ``CalendarRangeError`` for any other."""
        return cls(*arithmetic.quarter_bounds(year, quarter), Granularity.QUARTER)

    @classmethod
    def season(cls, year: int, season: str) -> Interval:
        """A season of ``arithmetic.SEASONS``; winter begins in December of ``year``."""
        return cls(*arithmetic.season_bounds(year, season), Granularity.SEASON)

    @classmethod
    def half(cls, year: int, half: int) -> Interval:
        """Half 1 or 2 of a year; ``CalendarRangeError`` for any other."""
        return cls(*arithmetic.half_bounds(year, half), Granularity.HALF)

    @classmethod
    def decade(cls, first: int) -> Interval:
        """The decade that holds year ``first``: 1980 gives 1980 to 1989."""
        return cls(*arithmetic.decade_bounds(first), Granularity.DECADE)

    @classmethod
    def century(cls, number: int, *, ones: bool = False) -> Interval:
        """The ``number``-th century: the 20th is 1900–1999, or 1901–2000 with ``ones``."""
        return cls(*arithmetic.century_bounds(number, ones=ones), Granularity.CENTURY)

    @classmethod
    def unit(cls, day: date, unit: Granularity, *, week_start: int = 0, century_ones: bool = False) -> Interval:
        """The ``unit`` around ``day``: its month, its decade …; never fails, a clock unit gives the day."""
        bounds = arithmetic.unit_bounds(day, unit, week_start=week_start, century_ones=century_ones)
        return cls(*bounds, Granularity.DAY if unit.is_clock else unit)

    @classmethod
    def between(cls, start: date | None, end: date | None, granularity: Granularity = Granularity.DAY) -> Interval:
        """All days from ``start`` to ``end`` (THROUGHOUT); ``None`` leaves an end open."""
        return cls(start, end, granularity, Extent.THROUGHOUT)

    @classmethod
    def all_of(cls, members: Iterable[Interval]) -> Interval:
        """Each of several times, as one interval that spans them; ``ValueError`` if there are none."""
        return cls._joined(tuple(members), Extent.THROUGHOUT)

    @classmethod
    def one_of(cls, members: Iterable[Interval]) -> Interval:
        """One of several times, as one interval that spans them; ``ValueError`` if there are none."""
        return cls._joined(tuple(members), Extent.WITHIN)

    @classmethod
    def _joined(cls, members: tuple[Interval, ...], extent: Extent) -> Interval:
        if not members:
            msg = "an enumeration needs at least one member"
            raise ValueError(msg)
        starts = [m.start for m in members if m.start is not None]
        ends = [m.end for m in members if m.end is not None]
        marks = {m.qualifier for m in members}
        return cls(
            min(starts) if len(starts) == len(members) else None,
            max(ends) if len(ends) == len(members) else None,
            min((m.granularity for m in members), key=lambda g: g.rank),
            extent,
            marks.pop() if len(marks) == 1 else None,
            tolerance_days=max(m.tolerance_days for m in members),
            members=members,
        )

    # --- what is asked of an interval ---

    @property
    def is_open(self) -> bool:
        """Whether an end is open."""
        return self.start is None or self.end is None

    @property
    def days(self) -> int | None:
        """How many days from first to last, both counted; ``None`` if an end is open."""
        if self.start is None or self.end is None:
            return None
        return self.end.toordinal() - self.start.toordinal() + 1

    @property
    def sort_key(self) -> tuple[int, int]:
        """Key of a total order: by first day, then by last; an open start comes first, an open end last."""
        return (
            _BEFORE_ALL if self.start is None else self.start.toordinal(),
            _AFTER_ALL if self.end is None else self.end.toordinal(),
        )

    def overlaps(self, other: Interval) -> bool:
        """Whether a day belongs to both, as stated (tolerance not applied); between members, if listed."""
        if self.members:
            return any(member.overlaps(other) for member in self.members)
        if other.members:
            return any(self.overlaps(member) for member in other.members)
        first, last = self.sort_key
        other_first, other_last = other.sort_key
        return first <= other_last and other_first <= last

    def contains(self, other: Interval | date) -> bool:
        """Whether every day of ``other`` (an interval, or one day) belongs to this one, as stated."""
        if self.members:
            parts = other.members if isinstance(other, Interval) and other.members else (other,)
            return all(any(member.contains(part) for member in self.members) for part in parts)
        first, last = self.sort_key
        if isinstance(other, Interval):
            other_first, other_last = other.sort_key
            return first <= other_first and other_last <= last
        return first <= other.toordinal() <= last

    # --- how an interval is written ---

    @property
    def edtf(self) -> str:
        """EDTF (ISO 8601-2): see ``timeline.dates.edtf.format_edtf`` and what it says is lost."""
        from timeline.dates.edtf import format_edtf  # edtf reads intervals, so it imports this module

        return format_edtf(self)

    @property
    def timex3_value(self) -> str:
        """The ``value`` of a TIMEX3 element: see ``timeline.dates.timex3``."""
        from timeline.dates.timex3 import timex3_value

        return timex3_value(self)

    def as_dict(self) -> dict[str, Any]:
        """Every field as plain JSON values; ``from_dict`` reads it back.

        ``earliest`` and ``latest`` are ISO days, inclusive, ``None`` for an open end. ``edtf`` and
        ``timex3`` are derived and not read back.
        """
        return {
            "earliest": None if self.start is None else self.start.isoformat(),
            "latest": None if self.end is None else self.end.isoformat(),
            "granularity": self.granularity.value,
            "extent": self.extent.value,
            "qualifier": None if self.qualifier is None else self.qualifier.value,
            "part_of_day": self.part_of_day,
            "clock": None if self.clock is None else self.clock.as_dict(),
            "end_clock": None if self.end_clock is None else self.end_clock.as_dict(),
            "tolerance_days": self.tolerance_days,
            "members": [member.as_dict() for member in self.members],
            "edtf": self.edtf,
            "timex3": self.timex3_value,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Interval:
        """The interval that ``as_dict`` wrote; absent keys take their defaults.

        Raises:
            ValueError: A value is not what ``as_dict`` writes there (CalendarRangeError for a day that
                does not exist).
        """
        try:
            clock, end_clock = data.get("clock"), data.get("end_clock")
            qualifier = data.get("qualifier")
            return cls(
                _day_of(data.get("earliest")),
                _day_of(data.get("latest")),
                Granularity(data.get("granularity", "day")),
                Extent(data.get("extent", "within")),
                None if qualifier is None else Qualifier(qualifier),
                data.get("part_of_day"),
                None if clock is None else ClockTime(**clock),
                int(data.get("tolerance_days", 0)),
                tuple(cls.from_dict(member) for member in data.get("members", ())),
                None if end_clock is None else ClockTime(**end_clock),
            )
        except (TypeError, AttributeError, RecursionError) as error:
            msg = f"not an interval as Interval.as_dict writes it: {error}"
            raise ValueError(msg) from error

    def __str__(self) -> str:
        notes = []
        if self.granularity.is_clock and self.clock is None:
            notes.append(f"to the {self.granularity.value}")
        elif self.granularity in _NAMED_IN_STR:
            notes.append(self.granularity.value)
        if self.part_of_day is not None:
            notes.append(_PART_NAMES.get(self.part_of_day, self.part_of_day))
        if self.tolerance_days:
            notes.append(f"±{self.tolerance_days} day{'s' if self.tolerance_days > 1 else ''}")
        return f"{self.edtf} ({', '.join(notes)})" if notes else self.edtf


def _day_of(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"{text[:40]!r} is no day of the form 2015-12-18"
        raise CalendarRangeError(msg) from error


_NAMED_IN_STR: Final = frozenset({Granularity.WEEK, Granularity.WEEKEND})
_PART_NAMES: Final = {
    "DA": "dawn",
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
