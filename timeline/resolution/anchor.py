"""The date that relative expressions are counted from."""

from __future__ import annotations

import datetime as dt

from timeline.dates.enumeration import FastStrEnum
from timeline.dates.value import value

__all__ = ["Anchor", "AnchorFunction"]


class AnchorFunction(FastStrEnum):
    """What kind of date an anchor is (TIMEX3 ``functionInDocument``, and two of our own)."""

    CREATION_TIME = "creation-time"
    """The day as of which the text was written: the default anchor of an article."""
    PUBLICATION_TIME = "publication-time"
    """The day of the page's stamp, where nothing says more."""
    UTTERANCE = "utterance"
    """The day on which reported words were said."""
    EVENT = "event"
    """The day of a known event."""


@value
class Anchor:
    """A day to count from, and where it comes from.

    ``source`` says in a few English words where the date was found, ``source_ar`` in Arabic; ``quote``
    gives its wording.
    ``candidates`` holds every day that is possible, ``date`` among them, where the anchor itself is
    not certain: what depends on it is then uncertain too. ``time`` is the clock time of the stamp.
    """

    date: dt.date
    function: AnchorFunction = AnchorFunction.CREATION_TIME
    source: str = ""
    quote: str = ""
    candidates: tuple[dt.date, ...] = ()
    time: dt.datetime | None = None
    source_ar: str = ""
