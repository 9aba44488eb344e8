"""Events as they were known on a day: made again out of the claims of articles of that day or before.

The claims stay grouped as they are today, and an event keeps its id; its days, label, type, people, sources
and conflicts follow from what had been written. What an editor pinned or renamed counts from the day of the
decision; a claim marked as wrong never counts, for the mark corrects how it was read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from timeline.events import Action, Decision, apply, assemble
from timeline.events.event import Event, Mention
from timeline.events.groups.graph import ties_of
from timeline.events.groups.synthesis import event_of
from timeline.events.mentions.counted import dated_by_events
from timeline.export.entry import Entry
from timeline.export.wire import ArticleCard
from timeline.store import schema
from timeline.store.batches import in_batches
from timeline.store.decisions import load_decisions
from timeline.store.linking import claims_of
from timeline.store.load import load_entries
from timeline.store.view import placed

__all__ = ["entries_then", "first_told"]


def entries_then(connection: Connection, names: Sequence[str], day: date) -> list[Entry]:
    """The events ``names`` as known on ``day``, in that order; those that nothing had told of are left out.

    An event of which nothing was written later is as it is today, but for a wider event not known yet.
    """
    today = load_entries(connection, names)
    unsettled = [entry.event for entry in today if _known(entry.event.mentions, entry.cards, day) != _ids(entry.event)]
    around = _around(connection, unsettled)
    cards = {name: card for entry in (*today, *around) for name, card in entry.cards.items()}
    made = _made_again(connection, [*unsettled, *(entry.event for entry in around)], cards, day)
    places = {one.event.id: one for one in placed(assemble(made.values()))}
    parents = first_told(connection, {entry.event.parent for entry in today if entry.event.parent is not None})
    out: list[Entry] = []
    changed = {event.id for event in unsettled}
    for entry in today:
        event, after = entry.event, entry.after
        if event.id in changed:
            if event.id not in places:
                continue
            event, after = places[event.id].event, places[event.id].after
        elif event.parent is not None and parents.get(event.parent, date.max) > day:
            event = replace(event, parent=None)
        own = {m.article: cards[m.article] for m in event.mentions if m.article in cards}
        rank = schema.rank_of(*schema.place_of(event.interval))
        out.append(Entry(rank, event, own, after))
    return out


def _ids(event: Event) -> set[str]:
    return {mention.id for mention in event.mentions}


def _known(mentions: Iterable[Mention], cards: Mapping[str, ArticleCard], day: date) -> set[str]:
    """The ids of the claims made by ``day``; one whose article nothing dates was made on no day that we know."""
    said = {m.id: cards[m.article].reference if m.article in cards else m.reference for m in mentions}
    return {name for name, written in said.items() if written is not None and written <= day}


def _around(connection: Connection, events: Sequence[Event]) -> list[Entry]:
    """Today's other events that the texts tie to ``events``, and the wider events of these."""
    own = {event.id for event in events}
    inside = {mention.id for event in events for mention in event.mentions}
    tied = {name for event in events for mention in event.mentions for name in ties_of(mention)} - inside
    wanted = {event.parent for event in events if event.parent is not None}
    for some in in_batches(sorted(tied)):
        query = (
            select(schema.event.c.id)
            .join_from(schema.claim, schema.event, schema.claim.c.event == schema.event.c.number)
            .where(schema.claim.c.mention.in_(some))
        )
        wanted |= set(connection.execute(query).scalars())
    return load_entries(connection, sorted(wanted - own))


def _made_again(
    connection: Connection, events: Sequence[Event], cards: Mapping[str, ArticleCard], day: date
) -> dict[str, Event]:
    known = {event.id: _known(event.mentions, cards, day) for event in events}
    raw = claims_of(connection, {name for names in known.values() for name in names})
    decided = {name for event in events for name in event.decisions}
    decisions = {one.id: one for one in load_decisions(connection) if one.id in decided} if decided else {}

    def all_of(claims: Mapping[str, Mention]) -> dict[str, Event]:
        made = (_event(event, [claims[n] for n in known[event.id] if n in claims], decisions, day) for event in events)
        return {event.id: event for event in made if event is not None}

    first = all_of(raw)
    counted = dated_by_events(raw.values(), list(first.values()))
    return all_of(raw | {mention.id: mention for mention in counted}) if counted else first


def _event(today: Event, claims: Sequence[Mention], decisions: Mapping[str, Decision], day: date) -> Event | None:
    """One event out of ``claims``; ``None`` without any."""
    if not claims:
        return None
    ids = {mention.id for mention in claims}
    then = event_of(claims, disregarded=ids.intersection(today.disregarded))
    standing = [
        decisions[name] for name in today.decisions if name in decisions and _counts(decisions[name], today, day)
    ]
    if standing:
        then = apply([then], standing, claims)[0]
    # The reasons name the two claims that each of them brought together.
    reasons = tuple(one for one in today.reasons if ids.issuperset(one.partition(":")[0].split(" + ")))
    return replace(then, id=today.id, reasons=reasons)


def _counts(decision: Decision, event: Event, day: date) -> bool:
    if decision.action is Action.WRONG:
        return bool(_ids(event).intersection(decision.mentions))
    return decision.action in (Action.PIN, Action.RENAME) and decision.at.date() <= day


def first_told(connection: Connection, names: Collection[str]) -> dict[str, date]:
    """The day of the first article that told of each event; what no dated article told of is left out."""
    table = schema.event.c
    found: dict[str, date] = {}
    for some in in_batches(sorted(names)):
        query = select(table.id, table.first_day).where(table.id.in_(some), table.first_day.is_not(None))
        found |= {row.id: date.fromordinal(row.first_day) for row in connection.execute(query)}
    return found
