"""Who takes part in an event, where it is, what it is about: the roles of the names in a mention."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.dates.value import value
from timeline.events.event import Entity
from timeline.events.mentions.parties import befallen, other_side, takes_part
from timeline.events.mentions.scenes import dateline, held_in, hosts, saw, visited
from timeline.events.names.names import CITY, COUNTRY, MEDIA, ORGANISATION, PERSON, PLACE
from timeline.events.names.people import Found
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.lexicon import word_list
from timeline.events.words.rarity import stem
from timeline.events.words.tokens import Token, is_word, starts_phrase

__all__ = ["Roles", "roles_of", "words_of"]

_PLACES = (CITY, PLACE, COUNTRY)
# A place after these is where something comes from or what it is on, not where it happens.
_NOT_WHERE = word_list("particles.toml", "places", "not_where")
_CAPITAL = word_list("particles.toml", "places", "capital")
_STATE = word_list("particles.toml", "places", "state")
_SHORTEST = 3
_SHORTEST_NISBA = 4
_LOOSE = word_list("particles.toml", "times", "loose_joined")
_WITH_PRONOUN = ("له", "ها", "هم", "هما")
_VISIT = "visit"
_OPENING = "opening"
_SPORT = "sport"
_MOVED = word_list("particles.toml", "places", "moved")
_TO = word_list("particles.toml", "places", "to")
_LEADING = word_list("kinds.toml", "leading")
_STRIKING = word_list("kinds.toml", "striking")
_TOPIC_REACH = 3
_POSTED_AT = word_list("particles.toml", "parties", "posted_at")
_TO_DISCUSS = word_list("particles.toml", "places", "to_discuss")


@value
class Roles:
    """The names of a mention by what they do in it."""

    places: tuple[Entity, ...]
    participants: tuple[Entity, ...]
    topics: tuple[Entity, ...]
    near: tuple[Entity, ...] = ()
    """Names that only stand near; a claim keeps them among its topics."""

    @property
    def spoken_of(self) -> tuple[Entity, ...]:
        """What the event is about, and who else is named in it without a part."""
        return tuple(dict.fromkeys((*self.topics, *self.near)))


def roles_of(sentence: Sentence, scopes: Sequence[tuple[int, int]], hit: Hit) -> Roles:
    """The roles of the entities that begin inside ``scopes`` (token spans)."""
    places: dict[str, Entity] = {}
    participants: dict[str, Entity] = {}
    topics: dict[str, Entity] = {}
    near: dict[str, Entity] = {}
    parties: list[Found] = []
    topic_until = -1
    other = _other_event(sentence, hit)
    for found in sentence.found:
        if sentence.heading and dateline(sentence, found):
            places.setdefault(found.entity.id, found.entity)
            continue
        if found.entity.kind == MEDIA or not any(first <= found.start < last for first, last in scopes):
            # Media carry the news; they take no part in it.
            continue
        if found.start and is_word(sentence.tokens[found.start - 1], "kin"):
            # «وكيل أعمال رونالدو», «زوجة الرئيس»: somebody else.
            continue
        if found.entity.kind == PERSON and befallen(sentence, found, hit):
            participants.setdefault(found.entity.id, found.entity)
            parties.append(found)
            continue
        if found.entity.kind in _PLACES and not found.adjective and _posted(sentence, found):
            near.setdefault(found.entity.id, found.entity)
            continue
        located = _located(sentence, found)
        if found.start >= other or _discussed(sentence, found, hit):
            near.setdefault(found.entity.id, found.entity)
        elif _about(sentence, found) or (found.start <= topic_until and not located):
            topics.setdefault(found.entity.id, found.entity)
            topic_until = found.end + 1
        elif found.entity.kind in _PLACES and not found.adjective:
            if _place(sentence, found, hit, places, participants, topics, near, parties, located=located):
                parties.append(found)
        elif (
            found.entity.kind in (PERSON, ORGANISATION)
            and found.start
            and (sentence.tokens[found.start - 1].text.removeprefix("و") == "في" or saw(sentence, found, hit))
        ):
            topics.setdefault(found.entity.id, found.entity)
        elif takes_part(sentence, found, hit, parties):
            participants.setdefault(found.entity.id, found.entity)
            parties.append(found)
        else:
            near.setdefault(found.entity.id, found.entity)
    return Roles(*(tuple(names.values()) for names in (places, participants, topics, near)))


def _other_event(sentence: Sentence, hit: Hit) -> int:
    """Where the words of another event begin after a hit: «اعتقل … على إثر انتقاده ممارسات قوات في دارفور»."""
    dated = {index for time in sentence.times for index in range(time.start, time.end)}
    end = sentence.clauses[hit.clause].end
    for index in range(hit.end + 1, end):
        if index in sentence.inside or index + 1 in dated:
            continue
        if sentence.tokens[index].text in _LOOSE and not (index + 1 < end and _is_noun(sentence.tokens[index + 1])):
            continue
        size = max(starts_phrase(sentence.tokens, index, sentence.known, kind) for kind in ("after", "before"))
        if size and index + size not in dated:
            return index
    return len(sentence.tokens)


def _is_noun(token: Token) -> bool:
    """Whether a word is surely no measure of time: definite, of an event, or with a pronoun («قبل نقله إلى …»)."""
    return bool(token.known.definite or token.known.nouns) or token.text.endswith(_WITH_PRONOUN)


def _discussed(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«اجتماع لبحث التصعيد العسكري في غزة»: where what is discussed goes on, if common nouns name it."""
    for index in range(found.start - 1, hit.end, -1):
        if index in sentence.inside or sentence.tokens[index].gap.strip():
            return False
        if sentence.tokens[index].text in _TO_DISCUSS:
            return found.start - index > _TOPIC_REACH
    return False


def _place(
    sentence: Sentence,
    found: Found,
    hit: Hit,
    places: dict[str, Entity],
    participants: dict[str, Entity],
    topics: dict[str, Entity],
    near: dict[str, Entity],
    parties: Sequence[Found],
    *,
    located: bool,
) -> bool:
    """A place where the event is, or a state that takes part (true), or only a place spoken of."""
    entity = found.entity
    if entity.kind == COUNTRY and other_side(sentence, found, hit):
        participants.setdefault(entity.id, entity)
        return True
    if hosts(hit, found) or saw(sentence, found, hit) or visited(sentence, hit, participants):
        places.setdefault(entity.id, entity)
        return False
    before = _leading(sentence, found)
    if before in _TO and not _arrives(sentence, hit):
        topics.setdefault(entity.id, entity)
        return False
    if found.preposition == "ل" and _of_visit(sentence, hit):
        # «زيارة أردوغان للسودان».
        places.setdefault(entity.id, entity)
        return False
    if entity.kind == COUNTRY and held_in(sentence, found, hit):
        places.setdefault(entity.id, entity)
        return False
    struck = found.agent is None and entity.kind != COUNTRY and before not in _NOT_WHERE and _strikes(sentence, hit)
    if (
        (located and before not in _NOT_WHERE)
        or struck
        or (entity.kind != COUNTRY and _in_construct(sentence, found, hit))
    ):
        places.setdefault(entity.id, entity)
    elif before in _NOT_WHERE or (entity.kind != COUNTRY and found.agent is None):
        topics.setdefault(entity.id, entity)
    elif not takes_part(sentence, found, hit, parties):
        near.setdefault(entity.id, entity)
    else:
        agent = found.agent or entity
        participants.setdefault(agent.id, agent)
        return True
    return False


def _leading(sentence: Sentence, found: Found) -> str:
    """The word before a place and the nouns that go with it: «من» in «من العاصمة طهران»."""
    index = found.start - 1
    nouns = sentence.known.words["place_nouns"]
    while index > 0 and (sentence.tokens[index].text in nouns or sentence.tokens[index].text in (*_CAPITAL, *_STATE)):
        index -= 1
    if index > 0 and index in sentence.inside and sentence.tokens[index - 1].text in _CAPITAL:
        # «من العاصمة السعودية الرياض»
        index -= 2
    return sentence.tokens[index].text if index >= 0 else ""


def _arrives(sentence: Sentence, hit: Hit) -> bool:
    """Whether an event of this kind is where it leads to: visits, transports; not a flight that fell on its way."""
    sense = hit.noun or hit.verb
    if sense is None or sense.predicate is None:
        return False
    moved = any(token.text in _MOVED for token in sentence.tokens[max(0, hit.start - 2) : hit.start])
    return moved or sentence.known.family(sense.predicate.type) in _LEADING


def _of_visit(sentence: Sentence, hit: Hit) -> bool:
    sense = hit.noun or hit.verb
    return sense is not None and sense.predicate is not None and sentence.known.family(sense.predicate.type) == _VISIT


def _strikes(sentence: Sentence, hit: Hit) -> bool:
    """«ضرب مراكش», «استهدف البصرة», «افتتح جسر الوادي»: what such a verb takes is where it happens."""
    if hit.verb is None or hit.verb.predicate is None:
        return False
    kind = hit.verb.predicate.type
    return kind == _OPENING or sentence.known.family(kind) in _STRIKING


def _about(sentence: Sentence, found: Found) -> bool:
    """Whether a name belongs to what an event is about: «حول سورية», «في شأن الأزمة السورية»."""
    for back in range(1, _TOPIC_REACH + 1):
        index = found.start - back
        if index < 0 or sentence.tokens[index + 1].gap.strip(' "'):
            return False
        token = sentence.tokens[index]
        if is_word(token, "topic_prepositions"):
            return True
        if index in sentence.inside or token.known.nouns or token.known.verbs:
            return False
        if is_word(token, "place_prepositions", "party_prepositions"):
            return False
    return False


def _located(sentence: Sentence, found: Found) -> bool:
    """Whether a preposition or a noun of place stands before the name."""
    if found.preposition == "ب":
        return True
    if not found.start:
        return False
    before = sentence.tokens[found.start - 1]
    if before.text in _STATE and found.start > 1:
        # «زيارة إلى دولة الكويت»
        before = sentence.tokens[found.start - 2]
    nouns = sentence.known.words["place_nouns"]
    if before.text in nouns or before.text[1:] in nouns or before.text in _CAPITAL:
        return True
    if found.start > 1 and sentence.tokens[found.start - 2].text in _CAPITAL:
        # «العاصمة السعودية الرياض»
        return True
    return is_word(before, "place_prepositions")


def _posted(sentence: Sentence, found: Found) -> bool:
    """«استدعت سفيرها بالعراق», «وسيط مقره في روسيا»: where somebody is posted or lives."""
    index = found.start - (1 if found.preposition == "ب" else 2)
    if index >= 0 and sentence.tokens[found.start - 1].text in word_list("nouns.toml", "natives"):
        return True
    if index >= 0 and sentence.tokens[index].text in word_list("nouns.toml", "natives"):
        # «شخصين أصيلي ولاية باجة»
        return True
    if index < 0 or (index + 1 < found.start and sentence.tokens[found.start - 1].text not in _POSTED_AT):
        return False
    return sentence.tokens[index].text in word_list("nouns.toml", "posted")


def _in_construct(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«لقاء نيويورك», «اجتماع فيينا الثاني»: the name right after the event noun."""
    if (
        hit.noun is None
        or sentence.known.family(hit.noun.predicate.type) == _SPORT
        or found.preposition
        or sentence.tokens[found.start].gap.strip(' "()')
    ):
        return False
    return found.start == hit.end


def words_of(sentence: Sentence, first: int, last: int, hit: Hit) -> tuple[str, ...]:
    """The content words of a span: stems without names, dates, function words and the predicate itself."""
    stopwords = sentence.known.words["stopwords"]
    out: dict[str, None] = {}
    for index in range(first, min(last, len(sentence.tokens))):
        token = sentence.tokens[index]
        if index in sentence.inside or hit.start <= index < hit.end:
            continue
        if len(token.text) < _SHORTEST or token.text in stopwords or token.known.plain in stopwords:
            continue
        out.setdefault(_without_nisba(stem(token.text, token.known.plain)))
    return tuple(out)


def _without_nisba(stemmed: str) -> str:
    """«الخليجيون», «تحضيريا»: the stems of «الخليجي» and «تحضيري», which have lost their ي."""
    return stemmed[:-1] if stemmed.endswith("ي") and len(stemmed) > _SHORTEST_NISBA else stemmed
