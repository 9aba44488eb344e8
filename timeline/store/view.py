"""The view over the claims: events, rebuilt from them, and the revision that says whether it changed.

A rebuild writes only what differs, so building twice changes nothing, not even the revision. The
digest of a database depends on its content alone: two that hold the same articles have the same
digest, whatever came first.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from timeline.events.event import Event, Mention, Timeline
from timeline.export.wire import ArticleCard, summary_json
from timeline.store import schema
from timeline.store.codec import dumps
from timeline.store.facets import Facets
from timeline.store.fingerprint import renderer_fingerprint
from timeline.store.revision import Revision, digest_of, read_revision, write_revision
from timeline.store.search import SearchRow, event_words, forget_words, write_words

__all__ = ["Placed", "ViewChange", "placed", "replace_view"]

_BATCH = 500


@dataclass(frozen=True, slots=True)
class ViewChange:
    """What a rebuild did: how many events it created, updated and removed, and the revision after it."""

    created: int
    updated: int
    removed: int
    revision: Revision


@dataclass(frozen=True, slots=True)
class Placed:
    """An event in the timeline: its rank (``None`` if undated) and what the texts put before it."""

    rank: int | None
    event: Event
    after: tuple[str, ...] = ()


def placed(timeline: Timeline) -> list[Placed]:
    """Every event of a timeline, the undated ones last."""
    dated = [Placed(entry.rank, entry.event, entry.after) for entry in timeline.entries]
    return dated + [Placed(None, event) for event in timeline.undated]


@dataclass(frozen=True, slots=True)
class _Built:
    """An event ready to be written; ``digest`` covers everything about it but its place."""

    event: Event
    place: tuple[int | None, str | None]
    view: str
    claims: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored of an event."""

    number: int
    digest: str
    place: tuple[int | None, str | None]
    band: int
    s: int


def replace_view(
    connection: Connection,
    entries: Iterable[Placed],
    cards: Mapping[str, ArticleCard],
) -> ViewChange:
    """Make the stored view equal to ``entries``.

    Writes the differences, notes them under a new revision, and leaves everything else alone.
    """
    table = schema.event.c
    columns = select(table.id, table.number, table.digest, table.rank, table.after, table.band, table.s)
    known = {
        row.id: _Known(row.number, row.digest, (row.rank, row.after), row.band, row.s)
        for row in connection.execute(columns)
    }
    writer = _Writer(connection, cards, 1 + max((one.number for one in known.values()), default=0))
    kinds: dict[str, str] = {}
    moved: list[dict[str, object]] = []
    kept: set[str] = set()
    total = _documents_digest(connection)
    for batch in _batches(_build(entries, cards)):
        fresh = [one for one in batch if one.event.id not in known or known[one.event.id].digest != one.digest]
        kinds |= {one.event.id: "updated" if one.event.id in known else "created" for one in fresh}
        writer.remove([known[one.event.id] for one in fresh if one.event.id in known])
        writer.write(fresh)
        moved += [
            {"moved": one.event.id, "to": one.place[0], "behind": one.place[1]}
            for one in batch
            if one.event.id not in kinds and known[one.event.id].place != one.place
        ]
        kept.update(one.event.id for one in batch)
        total = (total + sum(digest_of(f"{one.digest} {one.place}") for one in batch)) % 2**256
    gone = sorted(known.keys() - kept)
    kinds |= dict.fromkeys(gone, "removed")
    writer.remove([known[name] for name in gone])
    if moved:
        places: dict[str, Any] = {"rank": bindparam("to"), "after": bindparam("behind")}
        reorder = update(schema.event).where(table.id == bindparam("moved")).values(places)
        connection.execute(reorder, moved)
    writer.finish()
    revision = _revise(connection, f"{total:064x}", kinds, force=bool(moved))
    counts = Counter(kinds.values())
    return ViewChange(counts["created"], counts["updated"], counts["removed"], revision)


def _revise(connection: Connection, digest: str, kinds: Mapping[str, str], *, force: bool) -> Revision:
    before = read_revision(connection)
    if not (kinds or force or before.digest != digest):
        return before
    after = Revision(before.number + 1, digest)
    write_revision(connection, after)
    if kinds:
        rows = [{"revision": after.number, "event": name, "kind": kind} for name, kind in sorted(kinds.items())]
        connection.execute(insert(schema.change), rows)
    return after


def _build(entries: Iterable[Placed], cards: Mapping[str, ArticleCard]) -> Iterator[_Built]:
    for one in entries:
        event = one.event
        view = dumps(replace(event, mentions=()), Event)
        claims = tuple(dumps(mention, Mention) for mention in event.mentions)
        told = sorted({mention.article for mention in event.mentions} & cards.keys())
        digest = hashlib.sha256(renderer_fingerprint().encode())
        for part in (view, *claims, *(repr(cards[name]) for name in told)):
            digest.update(b"\n" + part.encode())
        place = (one.rank, " ".join(one.after) or None)
        yield _Built(event, place, view, claims, digest.hexdigest())


def _batches(items: Iterable[_Built]) -> Iterator[list[_Built]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _documents_digest(connection: Connection) -> int:
    table = schema.document.c
    rows = connection.execute(select(table.id, table.digest, table.pipeline))
    return sum(digest_of(f"{row.id} {row.digest} {row.pipeline}") for row in rows) % 2**256


class _Writer:
    """Writes events and everything that is filed under them, and takes both out again."""

    def __init__(self, connection: Connection, cards: Mapping[str, ArticleCard], first_number: int) -> None:
        self._connection = connection
        self._cards = cards
        self._facets = Facets(connection)
        self._next = first_number

    def write(self, built: Sequence[_Built]) -> None:
        """Write events that are not there."""
        if not built:
            return
        numbered = list(enumerate(built, self._next))
        self._next += len(built)
        rows = [self._event_row(number, one) for number, one in numbered]
        self._connection.execute(insert(schema.event), rows)
        claims = _claim_rows(self._connection, numbered)
        if claims:
            self._connection.execute(insert(schema.claim), claims)
        self._facets.add([(number, one.event) for number, one in numbered])
        write_words(
            self._connection,
            [
                SearchRow(number, row["band"], row["s"], *event_words(one.event))
                for row, (number, one) in zip(rows, numbered, strict=True)
            ],
        )

    def remove(self, gone: Sequence[_Known]) -> None:
        """Take events out."""
        for start in range(0, len(gone), _BATCH):
            numbers = [one.number for one in gone[start : start + _BATCH]]
            self._facets.forget(numbers)
            self._connection.execute(delete(schema.event).where(schema.event.c.number.in_(numbers)))
        forget_words(self._connection, ((one.band, one.s, one.number) for one in gone))

    def finish(self) -> None:
        """Write what is counted over the whole."""
        self._facets.write_counts()

    def _event_row(self, number: int, one: _Built) -> dict[str, Any]:
        event = one.event
        band, s, e = schema.place_of(event.interval)
        days = [self._cards[m.article].reference for m in event.mentions if m.article in self._cards]
        first = min((day for day in days if day is not None), default=None)
        return {
            "number": number,
            "id": event.id,
            "band": band,
            "s": s,
            "e": e,
            "rank": one.place[0],
            "after": one.place[1],
            "sources": event.voices or len([source for source in event.sources if source]),
            "has_conflict": bool(event.conflicts),
            "first_day": None if first is None else first.toordinal(),
            "digest": one.digest,
            "view": one.view,
            "summary": orjson.dumps(summary_json(event, self._cards)),
        }


def _claim_rows(connection: Connection, numbered: Sequence[tuple[int, _Built]]) -> list[dict[str, object]]:
    """Which claims an event has; one is written out only where the event sees it otherwise than it was made."""
    made: dict[str, str] = {}
    ids = sorted({mention.id for _, one in numbered for mention in one.event.mentions})
    stored = schema.mention.c
    for start in range(0, len(ids), _BATCH):
        rows = connection.execute(select(stored.id, stored.claim).where(stored.id.in_(ids[start : start + _BATCH])))
        made |= {row.id: row.claim for row in rows}
    return [
        {
            "event": number,
            "position": position,
            "mention": mention.id,
            "view": None if made.get(mention.id) == claim else claim,
        }
        for number, one in numbered
        for position, (mention, claim) in enumerate(zip(one.event.mentions, one.claims, strict=True))
    ]
