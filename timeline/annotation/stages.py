"""For which kinds of expression each stage of annotating is: the others are not asked.

Most stages are for few kinds, and a call costs more than to look for the kind in a set. A new kind of meaning is in none
of them until it is written here.
"""

from __future__ import annotations

from timeline.expressions import (
    AllOf,
    Anaphoric,
    Approximate,
    CalendarDate,
    DayTime,
    Deictic,
    Equivalent,
    Holiday,
    Nth,
    Part,
    Range,
    Relative,
    Season,
    Shift,
    Weekday,
    Within,
)

__all__ = ["COMPARED", "COUNTS", "FOLLOWS", "GOES_ON", "LOOKS_BACK", "SEQUELS", "YEARLESS"]

COMPARED = frozenset((Within, Anaphoric, Nth))
"""What may only be compared with another period: ``is_compared_with``."""
LOOKS_BACK = frozenset((Range, DayTime, Anaphoric))
"""What may follow another time than the one told last: ``begins_anew``, ``told_aside``, ``is_that_day``, ``is_bare_hour``."""
COUNTS = frozenset((Deictic, Shift, DayTime))
"""What may count from the moment of speaking: ``counts_from_utterance``."""
FOLLOWS = frozenset((Anaphoric, Within, Part, Nth, DayTime))
"""What may be nothing without the time told before: ``follows_nothing``, ``is_that_day``, ``is_bare_hour``."""
GOES_ON = frozenset((Weekday, DayTime, Relative, Shift, Range, Deictic))
"""What may go on from the time before it (a weekday with its hour or direction, a length, an hour): ``going_on``."""
YEARLESS = frozenset((CalendarDate, Season, Holiday, DayTime, Part, Approximate, Range, AllOf, Equivalent))
"""What may be a date without its year: ``is_yearless``."""
SEQUELS = GOES_ON | YEARLESS
