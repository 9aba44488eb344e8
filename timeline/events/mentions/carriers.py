"""Whose event a noun tells by the verb that carries it: «أصدرت الوزارة بيانا», «تعتبر روسيا …، وقامت بشن حملة»."""

from __future__ import annotations

from timeline.events.event import Entity
from timeline.events.names.names import ORGANISATION, PERSON
from timeline.events.names.people import Found
from timeline.events.sentences.agreement import agrees, form_of
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.subjects import actor, subject_found
from timeline.events.words.lexicon import Role
from timeline.events.words.tokens import is_word

__all__ = ["carrier", "going_on"]

_AND = "و"
_HIS = "ته"
_REACH = 6


def carrier(sentence: Sentence, hit: Hit) -> Entity | None:
    """«أصدرت وزارة الخارجية بيانا»: whose event it is whom the verb that carries the noun has as its subject."""
    governor = hit.governor
    if governor is None or governor.role is not Role.HELD or governor.start > hit.start:
        return None
    if is_word(sentence.tokens[governor.start], "undergone"):
        return None
    found = subject_found(sentence, governor)
    if found is None or found.start > hit.start or found.entity.kind not in (PERSON, ORGANISATION):
        return None
    return found.entity


def going_on(sentence: Sentence, hit: Hit) -> tuple[Entity, ...]:
    """«تعتبر روسيا …، وقامت بشن حملة»: whose event goes on from the clause before, where the verb that carries it names nobody."""
    governor = hit.governor
    if governor is None or governor.role is not Role.HELD or governor.start > hit.start or governor.start < 1:
        return ()
    joined = (
        sentence.tokens[governor.start].known.conjunction == _AND or sentence.tokens[governor.start - 1].text == _AND
    )
    if not joined or governor.end >= len(sentence.tokens) or not _only_carries(sentence, governor.end):
        return ()
    before = [other for other in sentence.hits if other.verb is not None and other.start < governor.start]
    found = subject_found(sentence, before[-1]) if before else None
    if found is None or not agrees(form_of(sentence.tokens[governor.start], governor), found.agent or found.entity):
        return ()
    who = actor(found)
    return () if who is None else (who, *_whose_forces(sentence, hit, found))


def _whose_forces(sentence: Sentence, hit: Hit, subject: Found) -> tuple[Entity, ...]:
    """«من حلفاء الأسد وقامت بشن حملة لدعم قواته»: the man named last before, where «his forces» take part."""
    acting = sentence.known.words["acting"]
    words = (token.text for token in sentence.tokens[hit.end : hit.end + _REACH] if token.text.endswith(_HIS))
    owned = any(word[:-1] in acting or word.removesuffix(_HIS) + _HIS[-1] in acting for word in words)
    men = [f.entity for f in sentence.found if subject.end <= f.start < hit.start and f.entity.kind == PERSON]
    return tuple(men[-1:]) if owned else ()


def _only_carries(sentence: Sentence, index: int) -> bool:
    """«بشن», «بتنفيذ»: a word with its preposition that only carries the noun behind it, and is nobody who acts."""
    word = sentence.tokens[index].text
    return word[:1] in "بل" and word[1:] in sentence.known.words["light_nouns"]
