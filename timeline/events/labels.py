"""A short label for an event: what happened, to or by whom, where; never more than some claim says.

A label names persons together only if one claim does, calls somebody the doer only where the grammar of a
claim does, and says by a word of its own where the claims announce, demand, doubt or deny.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from timeline.articles.registry import builtin_registry
from timeline.events.event import Entity, Mention, Modality
from timeline.events.lexicon import lexicon, read_toml
from timeline.events.names import CITY, COUNTRY, ORGANISATION, PERSON, PLACE, english_name
from timeline.events.rarity import weight
from timeline.events.wording import clause, clause_on, composed, noun_phrase
from timeline.text.fold import fold_word

__all__ = ["Label", "label_of"]

_LONGEST = 80
_DEPARTURE = "departure"
_SHORTEST = 10
_LEAST = 3
_THIN = 2
_TOLD = 4
_GOOD = 35
_LONGEST_NAME = 60
_SHORT_PHRASE = 20
_PLACES = (CITY, PLACE, COUNTRY)
_MATCH = "match"
_ACTORS = (PERSON, ORGANISATION, COUNTRY)


@dataclass(frozen=True, slots=True)
class Label:
    """An event in a few Arabic words, and in English ones (empty where the data has no English names)."""

    ar: str
    en: str = ""


@dataclass(frozen=True, slots=True)
class _Core:
    """A label before its modality: ``noun`` where it is a noun phrase, ``who`` and ``where`` as it names them."""

    text: str
    noun: bool = True
    who: tuple[Entity, ...] = ()
    where: Entity | None = None


def label_of(
    mentions: Sequence[Mention], kind: str, modality: Modality = Modality.HAPPENED, known: str | None = None
) -> Label:
    """The label of the event of type ``kind`` that ``mentions`` are about.

    ``known`` is the id of the registry's event that it is, whose own name is the best label.
    """
    core = _registered(mentions, known) or _paired(mentions, kind) or _owned(mentions, kind)
    core = core or _worded(mentions, kind) or _composed(mentions, kind)
    if core is None and lexicon().types[kind].telling < 1 and (told := _clause(mentions, least=_TOLD)):
        # «عُيّن ممثلا للولايات المتحدة في …» says more than «تعيين في …».
        core = _Core(told, noun=False)
    core = core or _located(mentions, kind) or _worded(mentions, kind, least=_LEAST)
    core = _fuller(core, mentions, kind) if core is not None else _Core(_clause(mentions), noun=False)
    table = read_labels()["modality"]["ar" if core.noun else "clause"]
    text = _glued(table.get(modality.value, "{label}").format(label=core.text))
    return Label(_short(text), _english(core, kind, modality))


@lru_cache(maxsize=1)
def read_labels() -> dict[str, Any]:
    """``labels.toml``."""
    return read_toml("labels.toml")


def _registered(mentions: Sequence[Mention], known: str | None) -> _Core | None:
    """The registry's own name of a well-known event, if most mentions name it."""
    bound = sum(mention.known == known for mention in mentions)
    if known is None or bound * 2 < len(mentions):
        return None
    event = _registry().get(known)
    if event is None or len(event) > _LONGEST_NAME:
        return None
    return _Core(event, where=_place(mentions))


@lru_cache(maxsize=1)
def _registry() -> dict[str, str]:
    return {event.id: event.names[0] for event in builtin_registry().events if event.names}


def _paired(mentions: Sequence[Mention], kind: str) -> _Core | None:
    """«اجتماع فلاديمير بوتين وجون كيري في موسكو»: two parties whom one and the same claim names."""
    if kind not in read_labels()["pairs"]["types"] or _named_by_place(mentions):
        return None
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    entity: dict[str, Entity] = {}
    for mention in mentions:
        own = [p for p in dict.fromkeys(mention.participants) if p.kind in _ACTORS]
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
    where = _place([m for m in mentions if best & {p.id for p in m.participants}])
    return _Core(_at(f"{_word(mentions, kind)} {who[0].label} و{who[1].label}", where), who=who, where=where)


def _owned(mentions: Sequence[Mention], kind: str) -> _Core | None:
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
    where = _place([m for m in mentions if (one := m.head or _who_speaks(m)) is not None and one.id == owner])
    if kind == _DEPARTURE:
        # «غادر دمشق», «غادر إلى روسيا»: from where or to where, never in it.
        where = None
    if where is not None and (where.label == who.label or where.id == owner):
        where = None
    text = _glued(table["ar"][form].format(event=word, who=who.label))
    return _Core(_at(text, where, to=known.family(kind) == "visit"), who=(who,), where=where)


def _who_speaks(mention: Mention) -> Entity | None:
    """Whose «إعلانه» or «في تصريح» it is, where nobody but the speaker takes part."""
    if lexicon().family(mention.type) != "statement" or mention.speaker is None:
        return None
    return mention.speaker if set(mention.participants) == {mention.speaker} else None


def _worded(mentions: Sequence[Mention], kind: str, least: int = _SHORTEST) -> _Core | None:
    """The noun phrase of the mention that says most of what the others say, in few words (``least`` letters)."""
    phrases = {m.id: phrase for m in mentions if m.type == kind and len(phrase := noun_phrase(m)) >= least}
    if not phrases or kind == "other":
        return None
    common: Counter[str] = Counter()
    for mention in mentions:
        common.update({entity.id for entity in (*mention.places, *mention.participants)})
        common.update(set(mention.words))

    def rank(mention: Mention) -> tuple[float, int, str]:
        text = phrases[mention.id]
        told = sum(1.0 for e in (*mention.places, *mention.participants) if common[e.id] * 3 >= len(mentions))
        told += sum(0.5 * weight(word) for word in mention.words if common[word] * 4 >= len(mentions))
        # Why and when something was put off is no part of what it is.
        told -= 0.03 * abs(len(text) - _GOOD) + 0.6 * mention.finite + 2.0 * mention.rescheduled
        return (-told, len(text), mention.id)

    best = min((m for m in mentions if m.id in phrases), key=rank)
    where = _place([best])
    phrase = phrases[best.id]
    return _Core(_at(phrase, where) if len(phrase) < _SHORT_PHRASE else phrase, where=where)


def _composed(mentions: Sequence[Mention], kind: str) -> _Core | None:
    """«إفراج الجيش الإسرائيلي عن المواطنة»: a clause as a noun phrase, the one nearest to a good length."""
    texts = {text: m for m in mentions if m.type == kind and (text := composed(m))}
    if not texts:
        return None
    best = min(texts, key=lambda text: (abs(len(text) - _GOOD), text))
    return _Core(best, where=_place([texts[best]]))


def _located(mentions: Sequence[Mention], kind: str) -> _Core | None:
    """«هجوم في حلب»: what and where, if no claim says it in a noun phrase."""
    where = _place([mention for mention in mentions if mention.type == kind])
    if where is None or kind == "other":
        return None
    to = lexicon().family(kind) == "visit"
    return _Core(_at(_word(mentions, kind), where, to=to), where=where)


def _fuller(core: _Core, mentions: Sequence[Mention], kind: str) -> _Core:
    """A label of a word or two («الاتفاق») with the place, the topic or a party that most claims name."""
    own = [mention for mention in mentions if mention.type == kind]
    if core.who or core.where is not None or len(core.text.split()) > _THIN:
        return core
    where = _place(own)
    if where is not None:
        return replace(core, text=_at(core.text, where, to=lexicon().family(kind) == "visit"), where=where)
    for tie, named in (("بشأن", (_about(m) for m in own)), ("–", (m.participants for m in own))):
        counts = Counter(
            entity.label for entities in named for entity in entities if entity.kind in _ACTORS[:2] or tie != "–"
        )
        best = min(counts, key=lambda label: (-counts[label], label), default="")
        if best and counts[best] * 2 >= len(own) and not _named(best, core.text):
            return replace(core, text=f"{core.text} {tie} {best}")
    told = _clause_on(own) if " " not in core.text and all(m.modality is Modality.HAPPENED for m in own) else ""
    return _Core(told, noun=False) if len(told.split()) > _THIN else core


def _about(mention: Mention) -> Sequence[Entity]:
    """The topics of a mention that a word like «حول» makes its topics; the others are only named near it."""
    known = lexicon().words["topic_prepositions"]
    return mention.topics if any(fold_word(word) in known for word in mention.text.split()) else ()


def _named(name: str, text: str) -> bool:
    """Whether a label already holds a name, or its last part: «تصريحات للأسد» needs no «بشار الأسد»."""
    folded = fold_word(text)
    return fold_word(name) in folded or fold_word(name.split()[-1]).removeprefix("ال") in folded


def _clause(mentions: Sequence[Mention], *, least: int = 0) -> str:
    """The shortest clause that says enough, else what there is; a name alone says nothing of an event.

    Nothing if the clause has fewer than ``least`` words.
    """
    if least:
        told = (m for m in mentions if m.finite and not noun_phrase(m))
        texts = [text for m in told if len((text := clause(m)).split()) >= least]
        return min(texts, key=lambda t: (abs(len(t) - _GOOD), t), default="")
    texts = sorted((clause(mention) for mention in mentions), key=lambda t: (abs(len(t) - _GOOD), t))
    best = next((text for text in texts if len(text) >= _SHORTEST), "")
    if best:
        return best
    whole = _clause_on(mentions)
    return whole if " " in whole else " ".join(mentions[0].text.split())


def _clause_on(mentions: Sequence[Mention]) -> str:
    return min((clause_on(m) for m in mentions), key=lambda t: (abs(len(t) - _GOOD), t), default="")


def _word(mentions: Sequence[Mention], kind: str) -> str:
    """The noun that most mentions call the event by, else the name of its type."""
    known = lexicon()
    words = Counter(
        m.predicate
        for m in mentions
        if m.type == kind and m.predicate in known.predicates and known.predicates[m.predicate].type == kind
    )
    usual = known.types[kind].ar
    return min(words, key=lambda w: (-words[w], w != usual, w)) if words else usual


def _place(mentions: Iterable[Mention]) -> Entity | None:
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


def _at(text: str, where: Entity | None, *, to: bool = False) -> str:
    if where is None or fold_word(where.label) in fold_word(text):
        return text
    return f"{text} {'إلى' if to else 'في'} {where.label}"


def _named_by_place(mentions: Sequence[Mention]) -> bool:
    """Whether most mentions name a place and nobody: «اجتماع نيويورك»."""
    told = [m for m in mentions if m.places or m.participants]
    return sum(not any(p.kind == PERSON for p in m.participants) for m in told) * 2 > len(told)


def _english(core: _Core, kind: str, modality: Modality) -> str:
    """Type, parties and place in English; empty where one of them has no English name."""
    known = lexicon().types[kind]
    names = [english_name(party) for party in core.who]
    where = english_name(core.where) if core.where is not None else ""
    if not (names or where) or not all(names) or (core.where is not None and not where):
        return ""
    label = known.en[:1].upper() + known.en[1:]
    if names:
        label += f": {' – '.join(names)}"
    label += f", {where}" if where else ""
    return str(read_labels()["modality"]["en"].get(modality.value, "{label}")).format(label=label)


def _glued(text: str) -> str:
    """The article and «ل» before it are written as one: «خطط للقاء», «مؤتمر صحفي للرئيس»."""
    return text.replace(" لال", " لل")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"
