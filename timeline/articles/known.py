"""What is known beforehand: events with their days, and who held which office when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["KnownEvent", "Term"]


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event of known date; ``earliest`` to ``latest`` are its days, inclusive.

    Any one of ``names`` names it; so do all phrases of one group of ``together`` in one sentence.
    ``scheduled`` is true where it was announced beforehand, so that a text may name it before it happens.
    ``announced`` is the day on which it was settled that, and where, it would be held, if that is known.
    ``moment`` is true where it took a moment on one of its days, such as a night's announcement.
    """

    id: str
    type: str
    earliest: date
    latest: date
    names: tuple[str, ...]
    source: str
    together: tuple[tuple[str, ...], ...] = ()
    scheduled: bool = False
    moment: bool = False
    announced: date | None = None
    place: str = ""
    participants: tuple[str, ...] = ()

    @property
    def periods(self) -> tuple[tuple[date, date | None], ...]:
        """Its days, as those of a term."""
        return ((self.earliest, self.latest),)

    @property
    def label(self) -> str:
        """A wording to show: the first name, or the words that name it together."""
        return self.names[0] if self.names else " · ".join(self.together[0]) if self.together else self.id


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which one person held one office, both inclusive; ``latest`` is ``None`` while he holds it.

    Who came back to it has several ``periods``, in order; ``earliest`` and ``latest`` then bound all of them.
    """

    id: str
    office: tuple[str, ...]
    names: tuple[str, ...]
    periods: tuple[tuple[date, date | None], ...]
    source: str

    @property
    def earliest(self) -> date:
        """The day on which the office was first entered."""
        return self.periods[0][0]

    @property
    def latest(self) -> date | None:
        """The day on which it was last left."""
        return self.periods[-1][1]

    @property
    def label(self) -> str:
        """A wording to show: office and holder."""
        return f"{self.office[0]} {self.names[0]}"
