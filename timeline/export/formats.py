"""Every format that a timeline can be written in, by name and by media type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from timeline.export.entry import Entry
from timeline.export.ical import ical
from timeline.export.jsonld import jsonld
from timeline.export.names import FormatName
from timeline.export.style import Style
from timeline.export.tabular import csv_rows, ndjson, timesketch
from timeline.export.timelinejs import timelinejs
from timeline.export.timex3 import timex3
from timeline.export.vis import vis

__all__ = ["FORMATS", "Format", "FormatName"]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is called on the wire, and what writes it (piece by piece, in UTF-8).

    ``quotes``: it quotes claims in their context, so that its entries need the texts of their documents.
    ``needs_days``: it has no place for an event without a date, and leaves it out.
    """

    media_type: str
    suffix: str
    write: Callable[[Iterable[Entry], Style], Iterator[bytes]]
    quotes: bool = False
    needs_days: bool = False


FORMATS: dict[FormatName, Format] = {
    FormatName.NDJSON: Format("application/x-ndjson", "ndjson", ndjson, quotes=True),
    FormatName.CSV: Format("text/csv", "csv", csv_rows),
    FormatName.TIMELINEJS: Format("application/vnd.timelinejs+json", "json", timelinejs, needs_days=True),
    FormatName.VIS: Format("application/vnd.vis-timeline+json", "json", vis, needs_days=True),
    FormatName.ICAL: Format("text/calendar", "ics", ical, needs_days=True),
    FormatName.JSONLD: Format("application/ld+json", "jsonld", jsonld),
    FormatName.TIMEX3: Format("application/timex3+xml", "xml", timex3),
    FormatName.TIMESKETCH: Format("application/vnd.timesketch+jsonl", "jsonl", timesketch, needs_days=True),
}
