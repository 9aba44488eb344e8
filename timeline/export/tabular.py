"""Rows: NDJSON with everything, CSV for spreadsheets, JSON Lines for Timesketch."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import orjson

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval, Qualifier
from timeline.export.entry import Entry
from timeline.export.phrase import phrase
from timeline.export.restyle import restyled
from timeline.export.style import ARABIC, ENGLISH, Language, Style
from timeline.export.wire import event_json

__all__ = ["csv_rows", "ndjson", "timesketch"]

COLUMNS = (
    "rank",
    "id",
    "label",
    "type",
    "modality",
    "earliest",
    "latest",
    "granularity",
    "edtf",
    "date",
    "places",
    "participants",
    "sources",
    "articles",
    "claims",
    "conflicts",
    "wordings",
)
_DOUBTS = {
    Qualifier.UNCERTAIN: "uncertain",
    Qualifier.APPROXIMATE: "approximate",
    Qualifier.BOTH: "uncertain and approximate",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def ndjson(entries: Iterable[Entry], style: Style) -> Iterator[bytes]:
    """One event a line, as ``/v1/events/{id}`` has it, in both languages; calendar, months and digits are those of ``style``."""
    both = tuple(replace(style, language=language) for language in Language)
    usual = set(both) == {ARABIC, ENGLISH}
    for entry in entries:
        event = event_json(entry.event, entry.rank, entry.cards, entry.texts, entry.after)
        yield orjson.dumps(event if usual else restyled(event, both), option=orjson.OPT_APPEND_NEWLINE)


def csv_rows(entries: Iterable[Entry], style: Style) -> Iterator[bytes]:
    """RFC 4180 with a header; lists are joined by `` | ``.

    A month has its first and its last day in ``earliest`` and ``latest`` and stays a month in ``edtf``,
    ``granularity`` and ``date``. A cell that a spreadsheet would run as a formula begins with an
    apostrophe.
    """
    yield b"\xef\xbb\xbf" + _line(COLUMNS)
    for entry in entries:
        event, interval = entry.event, entry.event.interval
        yield _line(
            (
                entry.rank,
                event.id,
                event.label,
                event.type,
                event.modality.value,
                interval.start if interval else None,
                interval.end if interval else None,
                interval.granularity.value if interval else None,
                interval.edtf if interval else None,
                phrase(interval, style),
                _joined(place.label for place in event.places),
                _joined(one.label for one in event.participants),
                _joined(source for source in event.sources if source),
                len(entry.articles),
                len(event.mentions),
                _joined(_reason(one.reason_ar, one.reason, style) for one in event.conflicts),
                _joined(entry.wordings()),
            )
        )


def timesketch(entries: Iterable[Entry], style: Style) -> Iterator[bytes]:
    """Rows for Timesketch, which knows instants only: one row for the first day, one for the last.

    ``timestamp_desc`` says which of the two a row is, and whether that day is known or only possible; ``edtf``
    keeps the date as it is known. A day that is known exactly is one row, an open end none.
    """
    for entry in entries:
        interval = entry.event.interval
        if interval is None:
            continue
        for day, what in _instants(interval):
            row: dict[str, Any] = {
                "message": entry.event.label,
                "datetime": f"{day.isoformat()}T00:00:00+00:00",
                "timestamp_desc": what,
                "edtf": interval.edtf,
                "granularity": interval.granularity.value,
                "date_phrase": phrase(interval, style),
                "event_id": entry.event.id,
                "event_type": entry.event.type,
                "modality": entry.event.modality.value,
                "source_name": [source for source in entry.event.sources if source],
                "place": [place.label for place in entry.event.places],
                "url": entry.first_url,
            }
            yield orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def _instants(interval: Interval) -> Iterator[tuple[date, str]]:
    """The days that get a row, and what each is."""
    doubt = "" if interval.qualifier is None else f" ({_DOUBTS[interval.qualifier]})"
    if interval.start is not None and interval.start == interval.end:
        yield interval.start, f"Day of the event{doubt}"
        return
    known = interval.extent is Extent.THROUGHOUT and interval.granularity is Granularity.DAY
    sides = ((interval.start, "first day", "earliest possible day"), (interval.end, "last day", "latest possible day"))
    for day, certain, possible in sides:
        if day is not None:
            yield day, f"Event, {certain if known else possible}{doubt}"


def _line(cells: Iterable[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(_cell(cell) for cell in cells)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return "'" + text if isinstance(value, str) and text.startswith(_FORMULA) else text


def _joined(parts: Iterable[str]) -> str:
    return " | ".join(parts)


def _reason(arabic: str, english: str, style: Style) -> str:
    return arabic if style.language == "ar" else english
