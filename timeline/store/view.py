"""The view over the claims: events, made from them, and the revision that says whether it changed.

Only what differs is written, so building twice changes nothing, not even the revision. The digest of a
database depends on its content alone: two that hold the same articles have the same digest, whatever came
first. It is a sum over documents and events, so a change of some needs none of the others.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from timeline.events.event import Event, Mention, Timeline
from timeline.export.wire import ArticleCard, summary_json
from timeline.store import schema
from timeline.store.batches import in_batches
from timeline.store.codec import dumps
from timeline.store.facets import Facets
from timeline.store.fingerprint import renderer_fingerprint
from timeline.store.linking import stored_claims
from timeline.store.revision import (
    Revision,
    add_digest,
    digest_of,
    read_digest,
    read_revision,
    read_state,
    write_revision,
    write_state,
)
from timeline.store.search import SearchRow, event_words, forget_words, write_words

__all__ = ["Made", "Placed", "ViewChange", "ViewWriter", "placed"]


Made = Mapping[str, tuple[Mention, str]]
"""Claims by id, as they were made, each with what is stored of it."""

_LAST_NUMBER = "last event number"


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
    """An event ready to be written; ``digest`` covers everything about it but what stands before it."""

    event: Event
    after: str | None
    view: str
    claims: tuple[str, ...]
    digest: str

    @property
    def share(self) -> int:
        """Its share of the database's digest."""
        return digest_of(f"{self.digest} {self.after or ''}")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored of an event."""

    id: str
    number: int
    digest: str
    after: str | None
    band: int
    s: int

    @property
    def share(self) -> int:
        return digest_of(f"{self.digest} {self.after or ''}")


class ViewWriter:
    """Changes the stored events part by part within one transaction; ``finish`` notes it under a new revision."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._facets = Facets(connection)
        highest = connection.execute(select(func.max(schema.event.c.number))).scalar_one() or 0
        self._next = 1 + max(highest, int(read_state(connection, _LAST_NUMBER) or 0))
        self._first = self._next
        self._kinds: dict[str, str] = {}
        self._moved = False
        self._digest = 0

    def replace(
        self,
        old: Collection[int],
        entries: Iterable[Placed],
        cards: Mapping[str, ArticleCard],
        made: Made = MappingProxyType({}),
    ) -> set[str]:
        """Put ``entries`` in the place of the events numbered ``old``; gives the ids of those that are not as before.

        An event that is the same is left alone. ``cards`` are those of the articles that tell the entries, ``made``
        the claims of which they were made.
        """
        known = {one.id: one for one in self._known(old)}
        built = [_build(one, cards, made) for one in entries]
        fresh = [one for one in built if one.event.id not in known or known[one.event.id].digest != one.digest]
        gone = known.keys() - {one.event.id for one in built}
        for one in fresh:
            self._note(one.event.id, "updated" if one.event.id in known else "created")
        for name in gone:
            self._note(name, "removed")
        changed = gone | {one.event.id for one in fresh}
        self._remove([one for name, one in known.items() if name in changed])
        self._write(fresh, cards, made)
        self._reorder([one for one in built if one.event.id not in changed and known[one.event.id].after != one.after])
        self._digest += sum(one.share for one in built) - sum(one.share for one in known.values())
        return changed

    def finish(self) -> ViewChange:
        """Write what is counted over the whole."""
        self._facets.write_counts()
        # Whoever keeps what is stored under a number relies on it that the number is not given again.
        if self._next > self._first:
            write_state(self._connection, _LAST_NUMBER, str(self._next - 1))
        add_digest(self._connection, "events", self._digest)
        revision = self._revise()
        counts = Counter(self._kinds.values())
        return ViewChange(counts["created"], counts["updated"], counts["removed"], revision)

    def _known(self, numbers: Collection[int]) -> Iterator[_Known]:
        table = schema.event.c
        columns = select(table.id, table.number, table.digest, table.after, table.band, table.s)
        for some in in_batches(sorted(numbers)):
            for row in self._connection.execute(columns.where(table.number.in_(some))):
                yield _Known(*row)

    def _note(self, name: str, kind: str) -> None:
        """Keep the one kind of change that two in a row come to."""
        match self._kinds.get(name), kind:
            case "created", "removed":
                del self._kinds[name]
            case "created", _:
                pass
            case "removed", "created":
                self._kinds[name] = "updated"
            case _:
                self._kinds[name] = kind

    def _revise(self) -> Revision:
        before = read_revision(self._connection)
        total = (read_digest(self._connection, "documents") + read_digest(self._connection, "events")) % 2**256
        digest = f"{total:064x}"
        if not (self._kinds or self._moved or before.digest != digest):
            return before
        after = Revision(before.number + 1, digest)
        write_revision(self._connection, after)
        rows = [{"revision": after.number, "event": name, "kind": kind} for name, kind in sorted(self._kinds.items())]
        for some in in_batches(rows):
            self._connection.execute(insert(schema.change), some)
        return after

    def _reorder(self, built: Sequence[_Built]) -> None:
        """Note what stands before events that are otherwise the same."""
        if built:
            self._moved = True
            rows = [{"moved": one.event.id, "behind": one.after} for one in built]
            table = schema.event
            self._connection.execute(
                update(table).where(table.c.id == bindparam("moved")).values(after=bindparam("behind")), rows
            )

    def _write(self, built: Sequence[_Built], cards: Mapping[str, ArticleCard], made: Made) -> None:
        """Write events that are not there."""
        if not built:
            return
        numbered = list(enumerate(built, self._next))
        self._next += len(built)
        rows = [_event_row(number, one, cards) for number, one in numbered]
        self._connection.execute(insert(schema.event), rows)
        claims = _claim_rows(self._connection, numbered, made)
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

    def _remove(self, gone: Sequence[_Known]) -> None:
        """Take events out."""
        for some in in_batches([one.number for one in gone]):
            self._facets.forget(some)
            self._connection.execute(delete(schema.event).where(schema.event.c.number.in_(some)))
        forget_words(self._connection, [(one.band, one.s, one.number) for one in gone])


def _build(one: Placed, cards: Mapping[str, ArticleCard], made: Made) -> _Built:
    event = one.event
    view = dumps(replace(event, mentions=()), Event)
    claims = tuple(_written(mention, made) for mention in event.mentions)
    told = sorted({mention.article for mention in event.mentions} & cards.keys())
    digest = hashlib.sha256(renderer_fingerprint().encode())
    for part in (view, *claims, *(repr(cards[name]) for name in told)):
        digest.update(b"\n" + part.encode())
    return _Built(event, " ".join(one.after) or None, view, claims, digest.hexdigest())


def _written(mention: Mention, made: Made) -> str:
    """A claim as the event sees it; where that is as it was made, what is stored of it."""
    known = made.get(mention.id)
    return known[1] if known is not None and known[0] is mention else dumps(mention, Mention)


def _event_row(number: int, one: _Built, cards: Mapping[str, ArticleCard]) -> dict[str, Any]:
    event = one.event
    band, s, e = schema.place_of(event.interval)
    days = [cards[m.article].reference for m in event.mentions if m.article in cards]
    first = min((day for day in days if day is not None), default=None)
    return {
        "number": number,
        "id": event.id,
        "band": band,
        "s": s,
        "e": e,
        "after": one.after,
        "sources": event.voices or len([source for source in event.sources if source]),
        "has_conflict": bool(event.conflicts),
        "first_day": None if first is None else first.toordinal(),
        "digest": one.digest,
        "view": one.view,
        "summary": orjson.dumps(summary_json(event, cards)),
    }


def _claim_rows(connection: Connection, numbered: Sequence[tuple[int, _Built]], made: Made) -> list[dict[str, object]]:
    """Which claims an event has; one is written out only where the event sees it otherwise than it was made."""
    unknown = {mention.id for _, one in numbered for mention in one.event.mentions} - made.keys()
    stored = dict(stored_claims(connection, unknown)) | {name: text for name, (_, text) in made.items()}
    return [
        {
            "event": number,
            "position": position,
            "mention": mention.id,
            "view": None if stored.get(mention.id) == claim else claim,
        }
        for number, one in numbered
        for position, (mention, claim) in enumerate(zip(one.event.mentions, one.claims, strict=True))
    ]
