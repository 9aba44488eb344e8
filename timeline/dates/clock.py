"""A time of day, with the parts that were written."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates.granularity import Granularity
from timeline.errors import CalendarRangeError

__all__ = ["ClockTime"]


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day as written: 24-hour ``hour``, the finer parts only if given.

    ``utc_offset`` is in minutes east of UTC, ``None`` where the text names no zone (never assumed).

    Raises:
        CalendarRangeError: A part lies outside 0–23, 0–59, 0–59, a day's width of offset, or seconds
            stand without minutes.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    utc_offset: int | None = None

    def __post_init__(self) -> None:
        if not (
            0 <= self.hour <= 23
            and (self.minute is None or 0 <= self.minute <= 59)
            and (self.second is None or (0 <= self.second <= 59 and self.minute is not None))
            and (self.utc_offset is None or -1440 < self.utc_offset < 1440)
        ):
            msg = "no such time of day: hours run from 0 to 23, minutes and seconds from 0 to 59"
            raise CalendarRangeError(msg)

    @property
    def granularity(self) -> Granularity:
        """The finest part that is given."""
        if self.second is not None:
            return Granularity.SECOND
        return Granularity.HOUR if self.minute is None else Granularity.MINUTE

    def is_before(self, other: ClockTime) -> bool:
        """Whether it certainly lies before ``other`` on one day; ``False`` where only one names its zone."""
        if (self.utc_offset is None) != (other.utc_offset is None):
            return False
        first, second = (
            (one.hour * 60 - (one.utc_offset or 0) + (one.minute or 0), one.second or 0) for one in (self, other)
        )
        return first < second

    def as_dict(self) -> dict[str, int | None]:
        """Every field by its name; ``ClockTime(**fields)`` reads it back."""
        return {"hour": self.hour, "minute": self.minute, "second": self.second, "utc_offset": self.utc_offset}

    def isoformat(self) -> str:
        """ISO 8601 with the parts that are given: ``12``, ``12:19``, ``12:19:05+03:00``, ``12:19Z``."""
        text = f"{self.hour:02d}"
        if self.minute is not None:
            text += f":{self.minute:02d}"
        if self.second is not None:
            text += f":{self.second:02d}"
        if self.utc_offset is None:
            return text
        if self.utc_offset == 0:
            return text + "Z"
        sign = "-" if self.utc_offset < 0 else "+"
        hours, minutes = divmod(abs(self.utc_offset), 60)
        return f"{text}{sign}{hours:02d}:{minutes:02d}"
