"""A short label for an event: composed from what its mentions agree on, or the best of their wordings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from timeline.events.event import Entity, Mention
from timeline.events.lexicon import lexicon
from timeline.events.names import CITY, COUNTRY, ORGANISATION, PERSON, PLACE, english_name
from timeline.events.rarity import weight
from timeline.events.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["english_label_of", "label_of"]

_LONGEST = 80
_SHORTEST = 12
_GOOD = 45
_LEADING = re.compile(r"^[\s\"'“”«»‘’()\[\]،,:;.\-–—/*#]+")
_TRAILING = re.compile(r"[\s\"'“”«»‘’(\[،,:;.\-–—/*#]+$")


def label_of(mentions: Sequence[Mention], kind: str) -> str:
    """An Arabic label of at most 80 characters."""
    composed = _composed(mentions, kind)
    if composed and len(composed) <= _LONGEST:
        return composed
    return _wording(mentions)


def english_label_of(mentions: Sequence[Mention], kind: str) -> str:
    """An English label, where the data has English names for who and where; else empty."""
    known = lexicon().types[kind]
    parties, place = _agreed(mentions, known.parties)
    names = [english_name(party) for party in parties]
    where = english_name(place) if place is not None else ""
    if not (names or where) or not all(names) or (place is not None and not where):
        return ""
    label = known.en[:1].upper() + known.en[1:]
    if names:
        label += f": {' – '.join(names)}"
    return label + (f", {where}" if where else "")


def _composed(mentions: Sequence[Mention], kind: str) -> str:
    """«اجتماع فلاديمير بوتين وجون كيري في موسكو», where type and participants tell the event."""
    known = lexicon().types[kind]
    if known.parties == "open" or kind == "other":
        return ""
    parties, place = _agreed(mentions, known.parties)
    if known.parties == "bilateral" and (len(parties) < 2 or _named_by_place(mentions)):
        return ""
    if not parties:
        return ""
    label = f"{known.ar} {' و'.join(party.label for party in parties)}"
    if place is not None:
        preposition = "إلى" if known.family == "visit" and kind != "departure" else "في"
        label += f" {preposition} {place.label}"
    return label


def _agreed(mentions: Sequence[Mention], parties: str) -> tuple[list[Entity], Entity | None]:
    """The participants and the place that most mentions name."""
    most = 1 if parties == "single" else 2 if parties == "bilateral" else 0
    people: Counter[Entity] = Counter()
    places: Counter[Entity] = Counter()
    for mention in mentions:
        actors = [p for p in mention.participants if p.kind in (PERSON, ORGANISATION, COUNTRY)]
        people.update(actors[:1] if parties == "single" else actors)
        places.update(p for p in mention.places if p.kind in (CITY, PLACE, COUNTRY))
    ranked = sorted(people, key=lambda e: (e.kind == COUNTRY, -people[e], e.id))
    where = sorted(places, key=lambda e: (e.kind == COUNTRY, -places[e], e.id))
    return ranked[:most], where[0] if where else None


def _named_by_place(mentions: Sequence[Mention]) -> bool:
    """Whether most mentions name a place and nobody: «اجتماع نيويورك»."""
    told = [m for m in mentions if m.places or m.participants]
    return sum(not any(p.kind == PERSON for p in m.participants) for m in told) * 2 > len(told)


def _wording(mentions: Sequence[Mention]) -> str:
    """The mention that says most of what the others say, in few words."""
    common: Counter[str] = Counter()
    for mention in mentions:
        common.update({entity.id for entity in (*mention.places, *mention.participants)})
        common.update(set(mention.words))

    def rank(mention: Mention) -> tuple[float, int, str]:
        text = _trimmed(mention.text)
        told = sum(1.0 for e in (*mention.places, *mention.participants) if common[e.id] * 3 >= len(mentions))
        told += sum(0.5 * weight(word) for word in mention.words if common[word] * 4 >= len(mentions))
        told -= 1.5 * (len(text) < _SHORTEST) + 0.02 * abs(len(text) - _GOOD) + 0.6 * mention.finite
        return (-told, len(text), mention.id)

    return _trimmed(min(mentions, key=rank).text)


def _without_conjunction(text: str) -> str:
    """A wording without the «و» or «ف» that ties it to the one before; «وزير» and «فرنسا» keep theirs."""
    first = fold_word(text.split(" ", 1)[0])
    known = analyse(first)
    tied = known.conjunction and (known.nouns or known.verbs or first.startswith("ال", 1))
    return text[1:] if tied and text[0] == known.conjunction else text


def _trimmed(text: str) -> str:
    """A wording without the punctuation and conjunction around it, cut at a word."""
    text = " ".join(text.split())
    text = _TRAILING.sub("", _LEADING.sub("", text))
    text = _without_conjunction(text)
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return text
