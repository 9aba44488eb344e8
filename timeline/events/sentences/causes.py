"""What a toll is the toll of: «لقي تسعة مصرعهم إثر غرق قارب», «قتل 15 في قصف جوي»."""

from __future__ import annotations

from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.lexicon import Role
from timeline.events.words.tokens import is_word

__all__ = ["cause_of"]

_WITH = "ب"


def cause_of(sentence: Sentence, toll: Hit) -> Hit | None:
    """The first event noun behind a toll, if it stands behind a word like «في», «جراء», before any other verb."""
    for hit in sentence.hits:
        if hit.start <= toll.start:
            continue
        if hit.noun is None:
            if hit.role in (Role.SAY, Role.CONTINUE, Role.EVENT):
                return None
            continue
        led = is_word(sentence.tokens[hit.start - 1], "causes") or sentence.tokens[hit.start].known.preposition == _WITH
        return hit if led else None
    return None
