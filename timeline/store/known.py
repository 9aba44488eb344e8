"""Pages of the timeline, of today's or of the one that was known on a day.

For a day the events fall into two parts. Of most nothing was written later: they are as they stand in the
database, and its own query finds them in order. The others are made again (``timeline.store.then``), placed
by the date that they had then, and merged in. They are looked for up to ``REACH`` days around the window,
because that is how far a date may have moved since.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from heapq import merge
from typing import Final

import orjson
from sqlalchemy import Connection

from timeline.dates.interval import Interval
from timeline.export.coordinates import places_in
from timeline.export.entry import Entry
from timeline.export.wire import event_path, summary_json
from timeline.store import query as stored
from timeline.store import schema
from timeline.store.asked import other_names
from timeline.store.facets import facet_value, facets_of
from timeline.store.load import load_entries, load_texts
from timeline.store.query import Key, Page, Query, Relation, Row
from timeline.store.revision import read_revision
from timeline.store.search import has_words
from timeline.store.then import entries_then, first_told

__all__ = ["REACH", "count", "entries_of", "page"]

REACH: Final = 366
"""How many days outside the window an event's date of today may lie for the event to be looked at again."""

_KEPT_BY_CLAIMS: Final = frozenset({"place", "participant", "source"})
"""What an event cannot have had then and lack today; its type, modality and precision may have been others."""
_BATCH: Final = 200
_MOST_ANSWERS: Final = 16


def page(connection: Connection, query: Query, limit: int, after: Key | None = None) -> Page:
    """The first ``limit`` events that ``query`` selects, counted from ``after`` (exclusive)."""
    if query.as_of is None:
        return stored.page(connection, query, limit, after)
    settled = stored.page(connection, replace(query, settled=True), limit + 1, after)
    others = _unsettled(connection, query)
    left = others[bisect_right(others, after) :] if after is not None else others
    keys = list(merge((row.key for row in settled.rows), left[: limit + 1]))
    rows = _rows(connection, keys[:limit], {row.key: row for row in settled.rows}, query.as_of)
    return Page(tuple(rows), more=len(keys) > limit)


def count(connection: Connection, query: Query, most: int) -> int:
    """How many events ``query`` selects, counted up to ``most`` (which then means: at least so many)."""
    if query.as_of is None:
        return stored.count(connection, query, most)
    found = stored.count(connection, replace(query, settled=True), most)
    return min(most, found + len(_unsettled(connection, query)))


def entries_of(
    connection: Connection, names: list[str], as_of: date | None, *, with_texts: bool = False
) -> list[Entry]:
    """Events as they are written out, of today or of a day; ``with_texts`` with the texts of their documents."""
    found = load_entries(connection, names) if as_of is None else entries_then(connection, names, as_of)
    if not with_texts:
        return found
    texts = load_texts(connection, {mention.document for entry in found for mention in entry.event.mentions})
    return [replace(entry, texts=texts) for entry in found]


def _rows(connection: Connection, keys: list[Key], settled: Mapping[Key, Row], day: date) -> Iterator[Row]:
    again = entries_then(connection, [key.id for key in keys if key not in settled], day)
    made = {entry.event.id: entry for entry in again}
    summaries = {key: orjson.loads(settled[key].summary) for key in keys if key in settled}
    told = first_told(connection, {one["parent"] for one in summaries.values() if one["parent"] is not None})
    for key in keys:
        if key in settled:
            rank, summary = settled[key].rank, summaries[key]
            if told.get(summary["parent"], date.max) > day:
                summary["parent"] = None
        else:
            rank, summary = made[key.id].rank, summary_json(made[key.id].event, made[key.id].cards)
        summary["self"] = event_path(key.id, day)
        yield Row(key, rank, orjson.dumps(summary))


_Named = Mapping[tuple[str, str], frozenset[str]]


class _Kept:
    """Which events were otherwise, for the last few questions: every page of one answer asks the same."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[tuple[str, Query], list[Key]] = OrderedDict()

    def get(self, question: tuple[str, Query]) -> list[Key] | None:
        with self._lock:
            return self._answers.get(question)

    def put(self, question: tuple[str, Query], answer: list[Key]) -> None:
        with self._lock:
            self._answers[question] = answer
            while len(self._answers) > _MOST_ANSWERS:
                self._answers.popitem(last=False)


@cache
def _kept() -> _Kept:
    return _Kept()


def _unsettled(connection: Connection, query: Query) -> list[Key]:
    """The places, in order, of the events that ``query`` selects and of which more was written since."""
    assert query.as_of is not None
    question = (read_revision(connection).digest, query)
    found = _kept().get(question)
    if found is not None:
        return found
    named = _named(connection, query)
    keys: list[Key] = []
    for names in _candidates(connection, query):
        for entry in entries_then(connection, names, query.as_of):
            if _selected(entry, query, named):
                _, s, e = schema.place_of(entry.event.interval)
                keys.append(Key(s, e, entry.event.id))
    keys.sort()
    _kept().put(question, keys)
    return keys


def _candidates(connection: Connection, query: Query) -> Iterator[list[str]]:
    """Events that ``query`` may select when they are made again, a batch at a time."""
    wide = replace(
        query,
        start=None if query.undated else _moved(query.start, -REACH),
        end=None if query.undated else _moved(query.end, REACH),
        relation=Relation.INTERSECTS,
        facets=tuple(one for one in query.facets if one[0] in _KEPT_BY_CLAIMS),
        has_conflict=None,
        settled=False,
    )
    # A date found since does not hide that there was none; the other way round nothing is lost.
    for undated in (False, True) if query.undated else (False,):
        after: Key | None = None
        more = True
        while more:
            found = stored.page(connection, replace(wide, undated=undated), _BATCH, after)
            yield [row.key.id for row in found.rows]
            after, more = (found.rows[-1].key, found.more) if found.rows else (None, False)


def _selected(entry: Entry, query: Query, named: _Named) -> bool:
    event = entry.event
    own = facets_of(event)
    return (
        _stands(event.interval, query)
        and all(_carries(own, facet, named) for facet in query.facets)
        and (query.box is None or bool({("place", facet_value(one)) for one in places_in(query.box)} & own))
        and (not query.words or has_words(event, query.words))
        and (event.voices or len([one for one in event.sources if one])) >= query.min_sources
        and query.has_conflict in (None, bool(event.conflicts))
        and _published(entry, query)
    )


def _stands(interval: Interval | None, query: Query) -> bool:
    """Whether an interval lies to the window as it is asked for; open ends are the ends of time."""
    undated = interval is None
    if undated or query.undated:
        return undated and query.undated
    s, e = schema.bounds(interval)
    a = schema.OPEN_START if query.start is None else query.start.toordinal()
    b = schema.OPEN_END if query.end is None else query.end.toordinal()
    match query.relation:
        case Relation.INTERSECTS:
            return s <= b and e >= a
        case Relation.WITHIN:
            return s >= a and e <= b
        case Relation.CONTAINS:
            return s <= a and e >= b


def _carries(own: set[tuple[str, str]], facet: tuple[str, str], named: _Named) -> bool:
    values = named.get(facet)
    return facet in own if values is None else any(kind == facet[0] and value in values for kind, value in own)


def _named(connection: Connection, query: Query) -> _Named:
    """What the conditions of ``query`` mean that are no whole label or id, as the database's own query takes them."""
    found = {facet: other_names(connection, *facet) for facet in query.facets}
    return {facet: values for facet, values in found.items() if values is not None}


def _published(entry: Entry, query: Query) -> bool:
    first, last = query.published_from or date.min, query.published_to or date.max
    if (query.published_from, query.published_to) == (None, None):
        return True
    return any(card.reference is not None and first <= card.reference <= last for card in entry.articles)


def _moved(day: date | None, by: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(by)
    except OverflowError:
        return None
