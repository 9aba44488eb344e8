"""The parts of a label: whose event it is, who meets whom, where; each only as some claim has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from timeline.articles.registry import builtin_registry
from timeline.dates.value import value
from timeline.events.event import Entity, Mention
from timeline.events.names.names import CITY, COUNTRY, ORGANISATION, PERSON, PLACE
from timeline.events.words.lexicon import lexicon, read_toml
from timeline.text.fold import fold_word

__all__ = [
    "ACTORS",
    "Core",
    "at",
    "glued",
    "located",
    "owned",
    "paired",
    "place_of",
    "read_labels",
    "registered",
    "word_of",
]

ACTORS = (PERSON, ORGANISATION, COUNTRY)
_DEPARTURE = "departure"
_STATEMENT = "statement"
_MATCH = "match"
_LONGEST_NAME = 60
_PLACES = (CITY, PLACE, COUNTRY)


@value
class Core:
    """A label before its modality: ``noun`` where it is a noun phrase, ``who`` and ``where`` as it names them."""

    text: str
    noun: bool = True
    who: tuple[Entity, ...] = ()
    where: Entity | None = None
    by: Mention | None = None
    """The claim whose words it has; none where it was put together from several."""
    sentence: bool = False
    """Whether it is the sentence of that claim."""


@lru_cache(maxsize=1)
def read_labels() -> dict[str, Any]:
    """``labels.toml``."""
    return read_toml("labels.toml")


def registered(mentions: Sequence[Mention], known: str | None) -> Core | None:
    """The registry's own name of a well-known event, if most mentions name it."""
    bound = sum(mention.known == known for mention in mentions)
    if known is None or bound * 2 < len(mentions):
        return None
    event = _registry().get(known)
    if event is None or len(event) > _LONGEST_NAME:
        return None
    return Core(event, where=place_of(mentions))


@lru_cache(maxsize=1)
def _registry() -> dict[str, str]:
    return {event.id: event.names[0] for event in builtin_registry().events if event.names}


def paired(mentions: Sequence[Mention], kind: str) -> Core | None:
    """«اجتماع فلاديمير بوتين وجون كيري في موسكو»: two parties whom one and the same claim names."""
    if kind not in read_labels()["pairs"]["types"] or _named_byplace_of(mentions):
        return None
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    entity: dict[str, Entity] = {}
    for mention in mentions:
        own = [p for p in dict.fromkeys(mention.participants) if p.kind in ACTORS]
        entity |= {p.id: p for p in own if p.id not in entity}
        counts.update(p.id for p in own)
        people = [p for p in own if p.kind != COUNTRY]
        if kind == _MATCH and len({p.kind for p in own}) > 1:
            # A team does not play a man.
            continue
        sides = people if len(people) > 1 else own
        pairs.update((a.id, b.id) for i, a in enumerate(sides) for b in sides[i + 1 :] if a.id != b.id)
    if not pairs:
        return None
    joined: Counter[frozenset[str]] = Counter()
    for pair, count in pairs.items():
        joined[frozenset(pair)] += count
    best = min(joined, key=lambda p: (sum(entity[i].kind == COUNTRY for i in p), -joined[p], sorted(p)))
    who = tuple(entity[i] for i in sorted(best, key=lambda i: (-counts[i], i)))
    where = place_of([m for m in mentions if best & {p.id for p in m.participants}])
    return Core(at(f"{word_of(mentions, kind)} {who[0].label} و{who[1].label}", where), who=who, where=where)


def owned(mentions: Sequence[Mention], kind: str) -> Core | None:
    """«زيارة جون كيري إلى موسكو»: the event of somebody, as the grammar of the claims has it."""
    known, table = lexicon(), read_labels()["agent"]
    form = next((form for form in table["ar"] if kind in table[form]), None)
    if form is None:
        return None
    owners: Counter[tuple[str, str]] = Counter()
    entity: dict[str, Entity] = {}
    for mention in mentions:
        predicate = known.predicates.get(mention.predicate)
        who = mention.head or _who_speaks(mention)
        if who is None or mention.type != kind:
            continue
        if mention.finite and predicate is not None and predicate.transitive:
            continue
        own = predicate is not None and predicate.type == kind
        entity.setdefault(who.id, who)
        owners[mention.predicate if own else known.types[kind].ar, who.id] += 1
    if not owners:
        return None
    word, owner = min(owners, key=lambda key: (-owners[key], key))
    if sum(count for key, count in owners.items() if key[1] == owner) * 3 < len(mentions):
        return None
    who = entity[owner]
    where = place_of([m for m in mentions if (one := m.head or _who_speaks(m)) is not None and one.id == owner])
    if kind in (_DEPARTURE, _STATEMENT):
        # «غادر دمشق»: from where, never in it; beside a speaker a place is as often where he is from.
        where = None
    if where is not None and (where.label == who.label or where.id == owner):
        where = None
    text = glued(table["ar"][form].format(event=word, who=who.label))
    return Core(at(text, where, to=known.family(kind) == "visit"), who=(who,), where=where)


def _who_speaks(mention: Mention) -> Entity | None:
    """Whose «إعلانه» or «في تصريح» it is, where nobody but the speaker takes part."""
    if lexicon().family(mention.type) != "statement" or mention.speaker is None:
        return None
    return mention.speaker if set(mention.participants) == {mention.speaker} else None


def located(mentions: Sequence[Mention], kind: str) -> Core | None:
    """«هجوم في حلب»: what and where, if no claim says it in a noun phrase."""
    where = place_of([mention for mention in mentions if mention.type == kind])
    if where is None or kind == "other":
        return None
    to = lexicon().family(kind) == "visit"
    return Core(at(word_of(mentions, kind), where, to=to), where=where)


def word_of(mentions: Sequence[Mention], kind: str) -> str:
    """The noun that most mentions call the event by, else the name of its type."""
    known = lexicon()
    words = Counter(
        m.predicate
        for m in mentions
        if m.type == kind and m.predicate in known.predicates and known.predicates[m.predicate].type == kind
    )
    usual = known.types[kind].ar
    return min(words, key=lambda w: (-words[w], w != usual, w)) if words else usual


def place_of(mentions: Iterable[Mention]) -> Entity | None:
    """The place that most mentions name, a city before a state."""
    places: Counter[str] = Counter()
    entity: dict[str, Entity] = {}
    for mention in mentions:
        for place in mention.places:
            if place.kind in _PLACES:
                places[place.id] += 1
                entity.setdefault(place.id, place)
    best = min(places, key=lambda p: (entity[p].kind == COUNTRY, -places[p], p), default=None)
    return entity[best] if best is not None else None


def at(text: str, where: Entity | None, *, to: bool = False) -> str:
    """A label with its place behind it, unless it names it already."""
    if where is None or fold_word(where.label) in fold_word(text):
        return text
    return f"{text} {'إلى' if to else 'في'} {where.label}"


def _named_byplace_of(mentions: Sequence[Mention]) -> bool:
    """Whether most mentions name a place and nobody: «اجتماع نيويورك»."""
    told = [m for m in mentions if m.places or m.participants]
    return sum(not any(p.kind == PERSON for p in m.participants) for m in told) * 2 > len(told)


def glued(text: str) -> str:
    """The article and «ل» before it are written as one: «خطط للقاء», «مؤتمر صحفي للرئيس»."""
    return text.replace(" لال", " لل")
