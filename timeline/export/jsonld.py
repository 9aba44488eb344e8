"""JSON-LD with schema.org: a graph of Events, each with the articles and quotations that it rests on.

``startDate`` and ``endDate`` are partial where the date is (``2015-12``) and left out where they are only possible
days, and ``temporalCoverage`` holds the interval with ``..`` for an open end. What schema.org has no word for (EDTF,
the wording, how exact the date is, how an article stands to the event) stands in ``additionalProperty``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

import orjson

from timeline.dates.clock import ClockTime
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events.event import Entity, Modality
from timeline.export.clocks import begins_at, ends_at, moment
from timeline.export.coordinates import point_of
from timeline.export.entry import Entry
from timeline.export.phrase import days_tell_all, phrase
from timeline.export.style import Style
from timeline.export.wire import ArticleCard, article_path

__all__ = ["jsonld"]

_CONTEXT = {"@vocab": "https://schema.org/", "@language": "ar"}
_STATUS = {
    Modality.CANCELLED: "https://schema.org/EventCancelled",
    Modality.ANNOUNCED: "https://schema.org/EventScheduled",
    Modality.PLANNED: "https://schema.org/EventScheduled",
}
_KINDS = {"person": "Person", "organisation": "Organization", "city": "City", "country": "Country", "place": "Place"}
_YEARS = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_MONTHS = frozenset({Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF})


def jsonld(entries: Iterable[Entry], style: Style) -> Iterator[bytes]:
    """The graph, node by node."""
    yield b'{"@context":' + orjson.dumps(_CONTEXT) + b',"@graph":['
    first = True
    for entry in entries:
        yield (b"" if first else b",") + orjson.dumps(_node(entry, style))
        first = False
    yield b"]}"


def _node(entry: Entry, style: Style) -> dict[str, Any]:
    event, interval = entry.event, entry.event.interval
    node: dict[str, Any] = {
        "@id": f"/v1/events/{quote(event.id, safe='')}",
        "@type": "Event",
        "name": event.label,
        "keywords": event.type,
        "description": {"@value": phrase(interval, style), "@language": style.language.value},
        "subjectOf": [_article(card) for card in entry.articles],
        "additionalProperty": _properties(entry, interval),
    }
    if event.modality in _STATUS:
        node["eventStatus"] = {"@id": _STATUS[event.modality]}
    if interval is not None:
        node |= _dates(interval)
    if event.places:
        node["location"] = [_place(one) for one in event.places]
    if event.participants:
        node["attendee"] = [{"@type": _KINDS.get(one.kind, "Thing"), "name": one.label} for one in event.participants]
    return node


def _place(one: Entity) -> dict[str, Any]:
    place: dict[str, Any] = {"@type": _KINDS.get(one.kind, "Place"), "name": one.label}
    point = point_of(one.id)
    if point is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}
    return place


def _dates(interval: Interval) -> dict[str, Any]:
    """``startDate`` and ``endDate`` only where they are known: not of possible days, nor of a qualified date."""
    start, end = interval.start, interval.end
    dates = {
        "startDate": _partial(start, interval, begins_at(interval)),
        "endDate": _partial(end, interval, ends_at(interval)),
    }
    known = dates if _bounds_are_known(interval) else {}
    return {**{key: value for key, value in known.items() if value}, "temporalCoverage": _coverage(interval)}


def _bounds_are_known(interval: Interval) -> bool:
    # A month that is written as a month says by itself that the day is not known.
    written = (
        days_tell_all(interval) or interval.granularity in _YEARS | _MONTHS or None in (interval.start, interval.end)
    )
    return written and interval.qualifier is None and not interval.members


def _coverage(interval: Interval) -> str:
    """The interval in ISO 8601, each end as exact as it is known; EDTF's other signs are no part of that."""
    if interval.end_clock is not None and not interval.members:
        return interval.edtf.rstrip("?~%")
    first, last = (_partial(day, interval, None) or ".." for day in (interval.start, interval.end))
    if interval.clock is not None and first == last:
        return interval.edtf.rstrip("?~%")
    return first if first == last else f"{first}/{last}"


def _partial(day: date | None, interval: Interval, clock: ClockTime | None) -> str | None:
    if day is None:
        return None
    if clock is not None:
        return moment(day, clock).isoformat()
    if interval.granularity in _YEARS:
        return day.isoformat()[:4]
    return day.isoformat()[:7] if interval.granularity in _MONTHS else day.isoformat()


def _article(card: ArticleCard) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": article_path(card.id), "@type": "NewsArticle", "headline": card.title}
    if card.source:
        node["publisher"] = {"@type": "Organization", "name": card.source}
    if card.reference:
        node["datePublished"] = card.reference.isoformat()
    if card.url:
        node["url"] = card.url
    return node


def _properties(entry: Entry, interval: Interval | None) -> list[dict[str, Any]]:
    values: list[tuple[str, str]] = [("modality", entry.event.modality.value)]
    if interval is not None:
        values += [("edtf", interval.edtf), ("granularity", interval.granularity.value)]
    values += [("dateAsPrinted", wording) for wording in entry.wordings()]
    values += [("conflict", conflict.reason_ar) for conflict in entry.event.conflicts]
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in values]
