"""Who acts: the subject of a verb among the names around it."""

from __future__ import annotations

from timeline.events.agreement import agrees, form_of
from timeline.events.attach import Hit
from timeline.events.event import Entity
from timeline.events.names import COUNTRY, MEDIA, ORGANISATION, PERSON
from timeline.events.people import Found
from timeline.events.sentence import Sentence
from timeline.events.tokens import is_word

__all__ = ["actor", "subject_found", "subject_of"]

_SUBJECT_REACH = 8


def subject_of(sentence: Sentence, hit: Hit) -> Entity | None:
    """The subject of a verb: the name right after it, or the one that opens its clause."""
    found = subject_found(sentence, hit)
    return actor(found) if found is not None else None


def subject_found(sentence: Sentence, hit: Hit) -> Found | None:
    """Where the subject of a verb is named: right after it, or at the head of its clause."""
    clause = sentence.clauses[hit.clause]
    form = form_of(sentence.tokens[hit.start], hit)
    after = next((f for f in sentence.named(hit.end, clause.end) if not f.preposition and _can_act(f)), None)
    if after is not None and not after.adjective and not agrees(form, after.agent or after.entity):
        after = None
    if after is not None and after.start - hit.end > _SUBJECT_REACH:
        after = None
    if after is not None and after.start and _oblique(sentence, after):
        after = None
    ahead = [
        f for f in sentence.named(clause.start, hit.start) if f.end <= hit.start and not f.preposition and _can_act(f)
    ]
    leading = ahead[-1] if ahead and hit.start - ahead[-1].end <= 1 else None
    if leading is not None and leading.entity.kind not in (PERSON, ORGANISATION, MEDIA):
        # A place before a verb is its subject only at the head of the clause («موسكو تناقش»).
        leading = leading if leading.start - clause.start <= 1 or leading.start == ahead[0].end else None
    if leading is not None and (after is None or after.start > hit.end or leading.entity.kind == PERSON):
        chain = leading
        for found in reversed(ahead[:-1]):
            if found.end == chain.start and sentence.tokens[chain.start].text.startswith("و"):
                chain = found
        return chain
    return after


def _can_act(found: Found) -> bool:
    """Persons, organisations, media, states and capitals act; other places do not."""
    return found.entity.kind in (PERSON, ORGANISATION, MEDIA, COUNTRY) or found.agent is not None


def _oblique(sentence: Sentence, found: Found) -> bool:
    before = sentence.tokens[found.start - 1]
    return any(
        is_word(before, sentence.known, kind)
        for kind in ("place_prepositions", "topic_prepositions", "party_prepositions")
    )


def actor(found: Found) -> Entity | None:
    """Who acts where a name is the subject: a capital stands for its state, an adjective for nobody."""
    if found.adjective:
        return None
    return found.agent or found.entity
