"""The events around the claims that have changed: what an article costs does not grow with the store.

Claims that came or went are filed anew (``timeline.store.linking``); every neighbourhood that this touched
is read, grouped, decided on and assembled by itself, and only what differs is written. Nothing else is
read, and one neighbourhood after the other is held in memory, however large the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, select

from timeline.events import Decision, apply, assemble
from timeline.events.groups.neighbourhood import neighbourhoods
from timeline.events.groups.synthesis import labelled
from timeline.store import schema
from timeline.store.batches import NAMES, in_batches, rows_of
from timeline.store.claims import claim_of
from timeline.store.decisions import load_decisions
from timeline.store.fingerprint import pipeline_fingerprint
from timeline.store.gathering import StoredLinks, gather, left_behind
from timeline.store.linking import Relinked, forget_links, relink, stored_claims, unlink
from timeline.store.load import load_cards
from timeline.store.revision import read_state, write_state
from timeline.store.view import ViewChange, ViewWriter, placed
from timeline.store.wider import days_of_wholes, wholes_of_days

__all__ = ["update_view"]

_FILER = "filer"
_SEEDS = 200
"""Claims whose neighbourhoods are read at once."""
_AT_ONCE = 10_000
"""Claims that are filed at once: a build of a large archive is a row of builds in the order of its days."""


def update_view(connection: Connection, *, everything: bool = False) -> ViewChange:
    """Make the events again around all pending claims, or around all claims."""
    refiled = read_state(connection, _FILER) != pipeline_fingerprint()
    if refiled:
        # Another version may have filed claims under other keys.
        forget_links(connection)
        _mark_all(connection)
        write_state(connection, _FILER, pipeline_fingerprint())
    update = _Update(connection)
    gone = Relinked(set(), set())
    # Whatever is made of all claims replaces whatever there was.
    orphans = _all_events(connection) if everything or refiled else set[int]()
    for names in _pages(connection):
        orphans |= _events_of(connection, names)
        gone |= unlink(connection, names)
    gone.touched.update(_mentions_of(connection, orphans))
    if everything:
        gone.touched.update(connection.execute(select(schema.mention.c.id)).scalars())
    for names in _by_day(connection):
        update.after(gone | relink(connection, names), names)
        gone = Relinked(set(), set())
    update.drop(orphans)
    return update.finish()


def _pages(connection: Connection) -> Iterator[Sequence[str]]:
    """The pending claims, some at a time."""
    names: Sequence[str] = ("",)
    while names:
        names = connection.execute(_PAGE, {"last": names[-1], "most": _AT_ONCE}).scalars().all()
        if names:
            yield names


def _by_day(connection: Connection) -> Iterator[Sequence[str]]:
    """The same in the order of their days, so that most of what belongs together comes at once; at least one run.

    They are taken off the list of what is pending.
    """
    while True:
        names = connection.execute(_NEXT, {"most": _AT_ONCE}).scalars().all()
        for some in in_batches(names):
            connection.execute(_DONE, {"names": some})
        yield names
        if len(names) < _AT_ONCE:
            return


_WAITING: Final = schema.pending.c.mention
_PAGE: Final = select(_WAITING).where(bindparam("last") < _WAITING).order_by(_WAITING).limit(bindparam("most"))
_NEXT: Final = (
    select(_WAITING)
    .join_from(schema.pending, schema.mention, schema.mention.c.id == _WAITING, isouter=True)
    .join(schema.article, schema.article.c.id == schema.mention.c.article, isouter=True)
    .order_by(func.coalesce(schema.article.c.day, 0), schema.article.c.id, _WAITING)
    .limit(bindparam("most"))
)
_LATER: Final = select(_WAITING).where(_WAITING.in_(NAMES))
_DONE: Final = delete(schema.pending).where(_WAITING.in_(NAMES))


def _mark_all(connection: Connection) -> None:
    """Note every claim; what is noted of claims that have gone stays, or their events would stay too."""
    mention = schema.mention.c.id
    known = select(mention).where(mention.not_in(select(_WAITING)))
    connection.execute(schema.pending.insert().from_select(["mention"], known))


def _all_events(connection: Connection) -> set[int]:
    return set(connection.execute(select(schema.event.c.number)).scalars())


def _events_of(connection: Connection, mentions: Sequence[str]) -> set[int]:
    """The numbers of the events that some claims are shown in."""
    table = schema.claim.c
    return {
        number
        for some in in_batches(mentions)
        for number in connection.execute(select(table.event).where(table.mention.in_(some))).scalars()
    }


class _Update:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._links = StoredLinks(connection)
        self._writer = ViewWriter(connection)
        self._decisions = load_decisions(connection)
        self._glued = _glued(self._decisions)
        self._replaced: set[int] = set()

    def after(self, linked: Relinked, names: Collection[str]) -> None:
        """Make the events again that a change of links has touched; ``names`` are the claims that came with it."""
        self._links = StoredLinks(self._connection)
        touched = linked.touched | left_behind(self._links, linked.touched, names, linked.met)
        # What is filed with a later run is grouped then.
        touched -= {row.mention for row in rows_of(self._connection, _LATER, sorted(touched))}
        self.around(self.around(touched))

    def around(self, touched: Collection[str]) -> set[str]:
        """Make the events again around some claims; gives further claims, of days whose wider event has changed."""
        again: set[str] = set()
        done: set[str] = set()
        for seeds in in_batches(sorted(touched)):
            left = [name for name in seeds if name not in done]
            while left:
                some, left = left[:_SEEDS], left[_SEEDS:]
                names, more = self._remake(some)
                done |= names
                again |= more
                left = [name for name in left if name not in done]
        return again

    def drop(self, numbers: Collection[int]) -> None:
        """Take out those of some events that stood in no neighbourhood: nothing of what they showed is left."""
        self._writer.replace(set(numbers) - self._replaced, (), {})

    def finish(self) -> ViewChange:
        """Note what has changed."""
        return self._writer.finish()

    def _remake(self, seeds: Iterable[str]) -> tuple[set[str], set[str]]:
        found = gather(self._links, seeds, self._glued)
        names = found.names
        made = {name: (claim_of(text), text) for name, text in stored_claims(self._connection, names)}
        claims = {name: claim for name, (claim, _) in made.items()}
        # Only what stands gets a label: what does not is half of all.
        made_again = neighbourhoods(found.parts, claims, found.edges, named=False)
        grouped = [event for _, events in made_again for event in events]
        own = [decision for decision in self._decisions if decision.target or names.intersection(decision.mentions)]
        events = apply(grouped, own, claims.values())
        old = _events_of(self._connection, sorted(names))
        self._replaced |= old
        wholes = wholes_of_days(self._connection, events, besides=old)
        entries = [replace(one, event=labelled(one.event, claims)) for one in placed(assemble(events, wholes))]
        cards = load_cards(self._connection, {claim.article for claim in claims.values()})
        before = days_of_wholes(self._connection, numbers=old)
        changed = self._writer.replace(old, entries, cards, made)
        shown = [one.event for one in entries if one.event.id in changed]
        after = days_of_wholes(self._connection, events=shown)
        outside = _mentions_of(self._connection, before | after) - names if changed else set()
        return names, outside


def _glued(decisions: Iterable[Decision]) -> Mapping[str, set[str]]:
    """Which claims decisions tie together, whether they stand or not."""
    out: dict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        for name in decision.mentions:
            out[name].update(decision.mentions)
    return out


def _mentions_of(connection: Connection, events: Collection[int]) -> set[str]:
    table = schema.claim.c
    return {
        name
        for some in in_batches(sorted(events))
        for name in connection.execute(select(table.mention).where(table.event.in_(some))).scalars()
    }
