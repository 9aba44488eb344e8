"""TimelineJS3: one JSON object that its ``TL.Timeline`` takes.

A part of a date that is not known is left out (a month has no day), and ``display_date`` is always
written, since the program would otherwise put the month first and pick its own names. ``end_date`` is
inclusive. Texts are HTML there, so everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Any

import orjson

from timeline.dates.clock import ClockTime
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.export.clocks import begins_at, ends_at
from timeline.export.entry import Entry
from timeline.export.phrase import phrase
from timeline.export.style import Language, Style

__all__ = ["timelinejs"]

_TITLES = {Language.ARABIC: "الخط الزمني", Language.ENGLISH: "Timeline"}
_WHY = {Language.ARABIC: "بحسب", Language.ENGLISH: "according to"}
_YEARS = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_MONTHS = frozenset({Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF})


def timelinejs(entries: Iterable[Entry], style: Style) -> Iterator[bytes]:
    """The object, in pieces."""
    title = {"text": {"headline": _TITLES[style.language]}, "unique_id": "timeline", "autolink": False}
    yield b'{"scale":"human","title":' + orjson.dumps(title) + b',"events":['
    first = True
    for entry in entries:
        slide = _slide(entry, style)
        if slide is not None:
            yield (b"" if first else b",") + orjson.dumps(slide)
            first = False
    yield b"]}"


def _slide(entry: Entry, style: Style) -> dict[str, Any] | None:
    event, interval = entry.event, entry.event.interval
    if interval is None:
        return None
    start, end = interval.start or interval.end, interval.end
    if start is None:
        return None
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(start, interval) | _time(begins_at(interval)),
        "display_date": phrase(interval, style),
        "text": {"headline": escape(event.label), "text": _text(entry, style)},
        "group": event.places[0].label if event.places else None,
        "autolink": False,
    }
    last = None if end is None else _date(end, interval) | _time(ends_at(interval))
    if last is not None and (start != end or ends_at(interval) is not None) and last != slide["start_date"]:
        slide["end_date"] = last
    card = next((card for card in entry.articles if card.url and card.url.startswith(("http://", "https://"))), None)
    if card is not None:
        slide["media"] = {"url": card.url, "caption": escape(card.title), "credit": escape(card.source)}
    return slide


def _date(day: date, interval: Interval) -> dict[str, int]:
    if interval.granularity in _YEARS:
        return {"year": day.year}
    if interval.granularity in _MONTHS:
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}


def _time(clock: ClockTime | None) -> dict[str, int]:
    """The parts of a clock time that are known; the format has no place for a zone."""
    parts = {} if clock is None else {"hour": clock.hour, "minute": clock.minute, "second": clock.second}
    return {name: value for name, value in parts.items() if value is not None}


def _text(entry: Entry, style: Style) -> str:
    """Quotations with who says so, and what disagrees."""
    quotes = []
    for mention in list(entry.stated())[:3]:
        source = escape(entry.source_of(mention))
        quotes.append(f'<p dir="rtl">«{escape(mention.text)}»<br>{_WHY[style.language]} {source}</p>')
    arabic = style.language is Language.ARABIC
    conflicts = [f"<p>⚠ {escape(one.reason_ar if arabic else one.reason)}</p>" for one in entry.event.conflicts]
    return "".join(quotes + conflicts)
