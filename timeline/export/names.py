"""The names of the formats, apart from what writes them, so that naming one costs nothing."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FormatName"]


class FormatName(StrEnum):
    """The formats, as ``format=`` and ``--format`` name them."""

    NDJSON = "ndjson"
    CSV = "csv"
    TIMELINEJS = "timelinejs"
    VIS = "vis"
    ICAL = "ical"
    JSONLD = "jsonld"
    TIMEX3 = "timex3"
    TIMESKETCH = "timesketch"
