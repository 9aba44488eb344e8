"""From a group of mentions to the event that is shown: id, labels, days, people, conflicts, reasons."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.dates.interval import Interval
from timeline.events.event import Entity, Event, Mention, Modality
from timeline.events.groups.conflicts import conflicts_of
from timeline.events.groups.dating import dated, interval_of, modality_of_event
from timeline.events.groups.voices import voices_of
from timeline.events.labels.cores import read_labels
from timeline.events.labels.labels import Label, label_of

__all__ = ["Merge", "event_id", "event_of", "label_of_claims", "labelled"]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two mentions (ids) were put into one event."""

    first: str
    second: str
    reasons: tuple[str, ...]


def event_of(
    mentions: Sequence[Mention],
    merges: Sequence[Merge] = (),
    *,
    disregarded: Iterable[str] = (),
    interval: Interval | None = None,
    label: str | None = None,
    decisions: tuple[str, ...] = (),
    named: bool = True,
) -> Event:
    """The event that a group of mentions is about.

    ``disregarded`` mentions stay in it and count for nothing; ``interval`` and ``label`` are an editor's. With
    ``named`` false it has no label yet (``labelled``): half of all groups are never shown, and labels cost most.
    """
    own = tuple(sorted(mentions, key=lambda m: (m.document, m.start, m.end, m.id)))
    wrong = frozenset(disregarded)
    telling = [mention for mention in own if mention.id not in wrong] or list(own)
    kind = _commonest(mention.type for mention in telling) or "other"
    days = interval if interval is not None else interval_of(telling)
    shown = tuple(mention if mention.id in wrong else dated(mention, days) for mention in own)
    modality = modality_of_event([mention for mention in shown if mention.id not in wrong] or shown)
    known = _commonest(m.known for m in telling if m.known is not None)
    words = label_of(_gravest(telling), kind, modality, known) if named else Label("")
    return Event(
        id=event_id(own),
        label=label or words.ar,
        type=kind,
        interval=days,
        mentions=shown,
        places=_entities(place for mention in telling for place in mention.places),
        participants=_entities(party for mention in telling for party in mention.participants),
        modality=modality,
        sources=tuple(sorted({mention.source for mention in telling if mention.source})),
        conflicts=conflicts_of(telling, days, kind),
        reasons=tuple(f"{merge.first} + {merge.second}: {', '.join(merge.reasons)}" for merge in merges),
        label_en=words.en,
        voices=voices_of(telling),
        known=known,
        disregarded=tuple(sorted(wrong & {mention.id for mention in own})),
        decisions=decisions,
        described=_described(telling),
    )


def label_of_claims(mentions: Sequence[Mention], kind: str, modality: Modality, known: str | None) -> str:
    """What these claims call their event by their own words: by that it is decided whether it stands."""
    return label_of(_gravest(mentions), kind, modality, known, own_words=True).ar


def labelled(event: Event, claims: Mapping[str, Mention]) -> Event:
    """An event that was made without a label, with the one that ``event_of`` would have given it.

    ``claims`` are its mentions by id as they were made: in an event a bare noun may be shown as announced.
    """
    if event.label:
        return event
    own = [claims[mention.id] for mention in event.mentions]
    telling = [mention for mention in own if mention.id not in event.disregarded] or own
    words = label_of(_gravest(telling), event.type, event.modality, event.known)
    return replace(event, label=words.ar, label_en=words.en)


def event_id(mentions: Iterable[Mention]) -> str:
    """The id of an event: a hash of its smallest mention id, so that it depends on content alone."""
    first = min(mention.id for mention in mentions)
    return f"e-{hashlib.sha256(first.encode()).hexdigest()[:16]}"


def _gravest(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions that may name their event: beside the dead of one attack its injured do not."""
    lesser = read_labels()["lesser"]["predicates"]
    return [mention for mention in mentions if mention.predicate not in lesser] or mentions


def _commonest(values: Iterable[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _described(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Parties without a name, each once, the commonest first."""
    counts = Counter(mention.described for mention in mentions if mention.described)
    return tuple(sorted(counts, key=lambda words: (-counts[words], words)))


def _entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Each entity once, the commonest first, in its commonest spelling."""
    spellings = Counter(entities)
    counts: Counter[str] = Counter()
    best: dict[str, Entity] = {}
    for entity in sorted(spellings, key=lambda e: (-spellings[e], e.label)):
        counts[entity.id] += spellings[entity]
        best.setdefault(entity.id, entity)
    return tuple(best[key] for key in sorted(best, key=lambda key: (-counts[key], key)))
