"""Whether a clause says that its event happened, is announced, planned, in doubt, denied or called off."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.attach import Hit
from timeline.events.clauses import Clause
from timeline.events.event import Modality
from timeline.events.inflection import Tense
from timeline.events.lexicon import Lexicon, Role
from timeline.events.tokens import Token, is_word, starts_phrase

__all__ = ["modality_of"]

_REACH = 5


def modality_of(tokens: Sequence[Token], clause: Clause, first: int, last: int, hit: Hit, known: Lexicon) -> Modality:
    """The modality of the event named by ``hit``, whose mention covers tokens ``first`` to ``last``."""
    governor = hit.governor
    verb = hit.verb or (governor.verb if governor is not None else None)
    place = hit.start if hit.verb is not None else (governor.start if governor is not None else hit.start)
    before = range(max(clause.start, place - _REACH, 0), place)
    lead = range(max(0, min(first, clause.start) - _REACH), min(first, place) if first < place else place)
    if verb is not None and verb.role in (Role.MOVED, Role.CANCELLED):
        doubtful = place and is_word(tokens[place - 1], known, "uncertain")
        return Modality.UNCERTAIN if doubtful else Modality.CANCELLED
    if any(starts_phrase(tokens, index, known, "superseded") > 1 for index in lead):
        return Modality.CANCELLED
    for index in lead:
        if starts_phrase(tokens, index, known, "doubt") > 1:
            return Modality.UNCERTAIN
    if verb is None and any(is_word(tokens[i], known, "uncertain") for i in range(max(0, first - 2), first)):
        return Modality.UNCERTAIN
    around = tuple(range(max(0, place - 1), place))
    if any(is_word(tokens[i], known, "denied") for i in around):
        return Modality.DENIED
    if any(is_word(tokens[i], known, "conditional") for i in before):
        return Modality.CONDITIONAL
    if any(is_word(tokens[i], known, "announced") for i in range(first, min(last, len(tokens)))) or any(
        is_word(tokens[i], known, "announced") for i in before
    ):
        return Modality.ANNOUNCED
    if any(is_word(tokens[i], known, "planned") for i in before):
        return Modality.PLANNED
    future = verb is not None and (
        tokens[place].known.future or any(tokens[i].text in known.words["future"] for i in around)
    )
    if future:
        return Modality.ANNOUNCED
    present = verb is not None and verb.tense is Tense.PRESENT
    if present and any(is_word(tokens[i], known, "uncertain") for i in around):
        return Modality.UNCERTAIN
    if verb is None and any(is_word(tokens[i], known, "uncertain") for i in before):
        return Modality.UNCERTAIN
    if verb is None and any(is_word(tokens[i], known, "obligation") for i in before):
        return Modality.PLANNED
    return Modality.HAPPENED
