"""vis-timeline: items, groups and the options that make it read from right to left.

``end`` is exclusive there, so it is the day after the last; days are bare ``YYYY-MM-DD``, and where the
clock time is known the ends are moments. How exact a
date is stands in ``className`` (``prec-month``, ``qual-approximate``, ``days-possible`` where it was on some
day of these and did not last), and in words in the content wherever the bar does not show all that is known.
Contents are HTML there, so everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Any

import orjson

from timeline.dates.interval import Extent, Interval, Qualifier
from timeline.export.clocks import begins_at, ends_at, moment
from timeline.export.entry import Entry
from timeline.export.phrase import headline, phrase, type_phrase
from timeline.export.style import Language, Style

__all__ = ["vis"]

_QUALIFIED = {
    Qualifier.UNCERTAIN: "qual-uncertain",
    Qualifier.APPROXIMATE: "qual-approximate",
    Qualifier.BOTH: "qual-uncertain qual-approximate",
}


def vis(entries: Iterable[Entry], style: Style) -> Iterator[bytes]:
    """The object ``{"options", "items", "groups"}``, in pieces."""
    options = {"rtl": style.language is Language.ARABIC, "locale": style.language.value}
    yield b'{"options":' + orjson.dumps(options) + b',"items":['
    groups: dict[str, str] = {}
    first = True
    for entry in entries:
        item = _item(entry, style)
        if item is None:
            continue
        kind = entry.event.type
        groups.setdefault(kind, type_phrase(kind, style))
        yield (b"" if first else b",") + orjson.dumps(item)
        first = False
    yield (
        b'],"groups":'
        + orjson.dumps([{"id": kind, "content": escape(name)} for kind, name in sorted(groups.items())])
        + b"}"
    )


def _item(entry: Entry, style: Style) -> dict[str, Any] | None:
    event, interval = entry.event, entry.event.interval
    if interval is None or (interval.start is None and interval.end is None):
        return None
    known = interval.start or interval.end
    begin, end = begins_at(interval), ends_at(interval)
    item: dict[str, Any] = {
        "id": event.id,
        "content": escape(headline(event.label, interval, style)),
        "title": escape(_title(entry, interval, style)),
        "start": (known if begin is None else moment(known, begin)).isoformat() if known else None,
        "group": event.type,
        "className": _classes(entry, interval),
        "edtf": interval.edtf,
    }
    if begin is not None and end is not None and interval.end is not None:
        item |= {"end": moment(interval.end, end).isoformat(), "type": "range"}
    elif interval.start is not None and interval.end is not None and interval.start != interval.end:
        item |= {"end": _after(interval.end), "type": "range"}
    else:
        item["type"] = "point"
    return item


def _after(day: date) -> str:
    return (date.fromordinal(day.toordinal() + 1) if day < date.max else day).isoformat()


def _classes(entry: Entry, interval: Interval) -> str:
    names = [f"prec-{interval.granularity.value}", f"mod-{entry.event.modality.value}"]
    if interval.qualifier is not None:
        names.append(_QUALIFIED[interval.qualifier])
    if interval.start != interval.end and interval.extent is Extent.WITHIN:
        names.append("days-possible")
    if interval.start is None:
        names.append("open-start")
    if interval.end is None:
        names.append("open-end")
    if entry.event.conflicts:
        names.append("conflict")
    return " ".join(names)


def _title(entry: Entry, interval: Interval, style: Style) -> str:
    listed = "، " if style.language is Language.ARABIC else ", "
    parts = [phrase(interval, style), listed.join(source for source in entry.event.sources if source)]
    parts += [f"«{wording}»" for wording in entry.wordings()[:3]]
    return " — ".join(part for part in parts if part)
