"""The closed lists that expressions of time choose from: calendars, days, directions, tenses, parts, relations."""

from __future__ import annotations

from enum import IntEnum

from timeline.dates.enumeration import FastStrEnum

__all__ = [
    "Calendar",
    "Day",
    "Direction",
    "PartOfDay",
    "Portion",
    "Relation",
    "SeasonName",
    "Tense",
    "VagueRef",
]


class Calendar(FastStrEnum):
    """The calendar in which the numbers of a date count."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


class Day(IntEnum):
    """A day of the week, numbered as ``datetime.date.weekday`` does (Monday is 0)."""

    __hash__ = int.__hash__

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class Direction(FastStrEnum):
    """Which neighbour of the anchor is meant."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


class Tense(FastStrEnum):
    """What the clause around an expression says about before and after."""

    NONE = "none"
    PAST = "past"
    FUTURE = "future"


class Portion(FastStrEnum):
    """A third of a period: its beginning, middle or end (a bound, where a deadline word says so)."""

    START = "start"
    MID = "mid"
    END = "end"


class PartOfDay(FastStrEnum):
    """A part of a day; the value is the TIMEX3 code (dawn, which TIMEX3 lacks, is ``DA``)."""

    DAWN = "DA"
    MORNING = "MO"
    MIDDAY = "MI"
    AFTERNOON = "AF"
    EVENING = "EV"
    NIGHT = "NI"
    DAYTIME = "DT"


class SeasonName(FastStrEnum):
    """A meteorological season of the northern hemisphere (spring is March to May)."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class VagueRef(FastStrEnum):
    """A reference to time that never gets a date (TIMEX3 words)."""

    PAST = "PAST_REF"
    PRESENT = "PRESENT_REF"
    FUTURE = "FUTURE_REF"


class Relation(FastStrEnum):
    """How a time stands to an event or to another time."""

    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    """From a time on that has begun."""
    FROM = "from"
    """From a time on, whether or not it has begun."""
    UNTIL = "until"
    DURING = "during"
    EVE = "eve"
    ON = "on"
