"""Where an event was, by the words around a place: datelines, what a place saw or hosts, whom it was visited by."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.events.event import Entity
from timeline.events.names.names import COUNTRY, ORGANISATION, PERSON
from timeline.events.names.people import Found
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import is_word

__all__ = ["HELD_IN", "dateline", "held_in", "hosts", "saw", "visited"]

_NOT_SO = word_list("particles.toml", "negation", "plain")
HELD_IN = word_list("kinds.toml", "held_in")
"""«هجوم باكستان», «انتخابات لبنان»: in construct with these a state is where it was, not who did it."""
_VISIT = "visit"


def dateline(sentence: Sentence, found: Found) -> bool:
    """«العراق: آلاف الأكراد يحيون …»: a state in front of a headline is where it is; it speaks in «إيران: لن نتراجع»."""
    if (
        not sentence.heading
        or found.start
        or found.adjective
        or found.agent is not None
        or found.entity.kind != COUNTRY
    ):
        return False
    index = found.end
    if index >= len(sentence.tokens) or ":" not in sentence.tokens[index].gap:
        return False
    token = sentence.tokens[index]
    spoken = '"' in token.gap or token.known.future or any(sense.first_person for sense in token.known.verbs)
    return not spoken and not is_word(token, "denied", "future") and token.text not in _NOT_SO


def saw(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«شهدت طهران صدامات», «طهران شهدت …»: the place that saw something is where it was."""
    verb = hit if hit.verb is not None else hit.governor
    if verb is None or found.adjective or found.preposition or not is_word(sentence.tokens[verb.start], "saw"):
        return False
    return found.start == verb.end or found.end == verb.start


def held_in(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«هجوم باكستان الدامي»: the state in construct with such a noun."""
    if hit.noun is None or found.adjective or found.start != hit.end or found.preposition:
        return False
    return hit.noun.predicate.type in HELD_IN and not sentence.tokens[found.start].gap.strip(' "')


def hosts(hit: Hit, found: Found) -> bool:
    """«الذي تحتضنه نيويورك», «موسكو ستستضيف محادثات»: the city beside a verb of hosting."""
    governor = hit.governor
    if governor is None or governor.verb is None or governor.role is not Role.HOSTED:
        return False
    beside = 0 <= found.start - governor.end <= 1 or found.end == governor.start
    return found.entity.kind != COUNTRY and beside


def visited(sentence: Sentence, hit: Hit, participants: Mapping[str, Entity]) -> bool:
    """«زار بوتين دمشق»: a place without a preposition, once the visitor is named."""
    if hit.verb is None or hit.verb.predicate is None or sentence.known.family(hit.verb.predicate.type) != _VISIT:
        return False
    return any(entity.kind in (PERSON, ORGANISATION) for entity in participants.values())
