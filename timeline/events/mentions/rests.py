"""Drafts of dated clauses whose words name no event of a known type."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.event import Entity, Modality
from timeline.events.mentions.draft import Draft, Voice
from timeline.events.mentions.roles import Roles, roles_of, words_of
from timeline.events.mentions.utterances import SAYING
from timeline.events.mentions.verbal import stood_before
from timeline.events.names.names import MEDIA, PERSON
from timeline.events.sentences.attach import Hit, tense_of
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.governing import lasting_between
from timeline.events.sentences.modality import modality_of
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import looks_past, looks_verbal
from timeline.events.sentences.subjects import subject_of
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role
from timeline.events.words.tokens import is_word

__all__ = ["POSTPONEMENT", "decided_to_put_off", "rests"]

POSTPONEMENT = "postponement"
"""The type of what happens on the day on which something is put off."""

_MAX_REST = 30
_SHORTEST_REST = 3
_OTHER = "other"
_PUT_OFF = "تأجيل"
_DECIDING = frozenset((SAYING, "resolution", "announcement"))


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
        if lasting_between(sentence, time, hit):
            # «الصين التي تتهمها واشنطن بالسرقة، بحسب وثائق نشرت الخميس»: what lasts has no day.
            continue
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
            kind = POSTPONEMENT if hit.role is Role.MOVED else kind
        token = sentence.tokens[hit.start]
        voice.used.add(id(time))
        out.append(
            Draft(
                clause.start,
                last,
                hit,
                _PUT_OFF if kind == POSTPONEMENT else token.known.plain or token.text,
                kind,
                modality,
                (time,),
                roles,
                words_of(sentence, clause.start, last, hit),
                who if first_person else speaking,
                head=_acting(sentence, hit),
                implied=_told_of(sentence, hit),
                future=tense_of(hit) is VerbForm.PRESENT and token.known.future,
            )
        )
    return out


def _told_of(sentence: Sentence, hit: Hit) -> tuple[Entity, ...]:
    """The person whom a relative clause tells of, where its verb names no subject."""
    clause = sentence.clauses[hit.clause]
    if clause.joint is not Joint.RELATIVE or hit.verb is None or subject_of(sentence, hit) is not None:
        return ()
    return tuple(entity for entity in stood_before(sentence, clause) if entity.kind == PERSON)


def decided_to_put_off(sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Give what «أعلن الوزير اليوم تأجيل القمة» and «قررت اللجنة أمس تأجيل المباراة» tell of their day its type."""
    for event in drafts:
        called_off = event.modality is Modality.CANCELLED or event.rescheduled
        start = event.hit.start
        if event.hit.noun is None or not called_off or not start or not is_word(sentence.tokens[start - 1], "put_off"):
            continue
        for draft in drafts:
            verb = draft.hit.verb
            if (
                verb is None
                or draft.interval is None
                or draft.hit.clause != event.hit.clause
                or draft.hit.start > start
            ):
                continue
            if draft.type in _DECIDING and verb.tense is VerbForm.PAST:
                draft.type, draft.predicate = POSTPONEMENT, _PUT_OFF


def _acting(sentence: Sentence, hit: Hit) -> Entity | None:
    """Who acts by name in a clause of no known type: the subject of its first verb."""
    subject = subject_of(sentence, hit) if hit.verb is not None else None
    return subject if subject is not None and subject.kind != MEDIA else None
