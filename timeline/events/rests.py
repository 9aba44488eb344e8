"""Drafts of dated clauses whose words name no event of a known type."""

from __future__ import annotations

from timeline.events.attach import Hit, tense_of
from timeline.events.clauses import Joint
from timeline.events.draft import Draft, Voice
from timeline.events.event import Entity, Modality
from timeline.events.inflection import Tense
from timeline.events.lexicon import Role
from timeline.events.modality import modality_of
from timeline.events.names import MEDIA, PERSON
from timeline.events.roles import Roles, roles_of, words_of
from timeline.events.sentence import Sentence
from timeline.events.spans import looks_past, looks_verbal
from timeline.events.subjects import subject_of
from timeline.events.tokens import is_word
from timeline.events.utterances import SAYING
from timeline.events.verbal import stood_before

__all__ = ["rests"]

_MAX_REST = 30
_SHORTEST_REST = 3
_OTHER = "other"


def rests(sentence: Sentence, voice: Voice, speaking: Entity | None) -> list[Draft]:
    """A mention of no known type for each date that governs no event: the clause it stands in.

    What somebody says today in the first person is part of the utterance itself.
    """
    out: list[Draft] = []
    for time in sentence.times:
        if id(time) in voice.used or time.interval is None or time.start in sentence.foreign:
            continue
        number = sentence.clause_at(time.start)
        clause = sentence.clauses[number]
        verbs = [h for h in sentence.hits if h.clause == number and h.verb is not None]
        shaped = any(looks_verbal(token) for token in sentence.tokens[clause.start : clause.end])
        shaped = shaped or looks_past(sentence.tokens[clause.start])
        last = min(clause.end, max(time.end, clause.start + _MAX_REST))
        if last - clause.start - (time.end - time.start) < _SHORTEST_REST or not (verbs or shaped):
            continue
        # «كانت المبادرة قد سلمت»: «كان» only says when the other verb was.
        telling = [h for h in verbs if not is_word(sentence.tokens[h.start], "was")] or verbs
        hit = telling[0] if telling else Hit(clause.start, clause.start + 1, number)
        first_person = hit.verb is not None and hit.verb.first_person
        roles = roles_of(sentence, [(clause.start, last)], hit)
        who = speaking or voice.speaker
        kind = _OTHER
        if first_person and who is not None:
            kind = SAYING
            roles = Roles(roles.places, tuple(dict.fromkeys((who, *roles.participants))), roles.topics, roles.near)
        modality = modality_of(sentence.tokens, clause, clause.start, last, hit, sentence.known)
        if hit.role in (Role.MOVED, Role.CANCELLED) and modality is Modality.CANCELLED:
            # Calling off is what happened on that day.
            modality = Modality.HAPPENED
        token = sentence.tokens[hit.start]
        voice.used.add(id(time))
        out.append(
            Draft(
                clause.start,
                last,
                hit,
                token.known.plain or token.text,
                kind,
                modality,
                (time,),
                roles,
                words_of(sentence, clause.start, last, hit),
                who if first_person else speaking,
                head=_acting(sentence, hit),
                implied=_told_of(sentence, hit),
                future=tense_of(hit) is Tense.PRESENT and token.known.future,
            )
        )
    return out


def _told_of(sentence: Sentence, hit: Hit) -> tuple[Entity, ...]:
    """The person whom a relative clause tells of, where its verb names no subject."""
    clause = sentence.clauses[hit.clause]
    if clause.joint is not Joint.RELATIVE or hit.verb is None or subject_of(sentence, hit) is not None:
        return ()
    return tuple(entity for entity in stood_before(sentence, clause) if entity.kind == PERSON)


def _acting(sentence: Sentence, hit: Hit) -> Entity | None:
    """Who acts by name in a clause of no known type: the subject of its first verb."""
    subject = subject_of(sentence, hit) if hit.verb is not None else None
    return subject if subject is not None and subject.kind != MEDIA else None
