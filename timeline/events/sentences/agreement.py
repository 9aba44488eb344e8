"""Whether a verb agrees with who may be its subject: gender and number, as far as its form shows them.

Arabic verbs show whom they cannot belong to: «وأعلنت» does not carry a man's speech on, and in
«ووصف طهران بأنها …» the city, feminine like most states, is what is described.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import lru_cache

from timeline.events.event import Entity
from timeline.events.names.names import COUNTRY, PERSON
from timeline.events.sentences.attach import Hit
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import read_toml
from timeline.events.words.tokens import Token

__all__ = ["Form", "agrees", "carries_on", "form_of"]

_MASCULINE_PLURAL = ("وا", "ون")


class Form(StrEnum):
    """The gender and number that a verb form shows."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    PLURAL = "plural"
    UNKNOWN = "unknown"


def form_of(token: Token, hit: Hit) -> Form:
    """The form of the verb of ``hit``, which stands at ``token``."""
    verb = hit.verb
    if verb is None or verb.first_person:
        return Form.UNKNOWN
    word = token.text.removeprefix(token.known.conjunction)
    if word.endswith(_MASCULINE_PLURAL):
        return Form.PLURAL
    if verb.tense is VerbForm.PAST:
        return Form.FEMININE if word.endswith("ت") else Form.MASCULINE
    word = word.removeprefix("س") if token.known.future else word
    if word.startswith("ي"):
        return Form.MASCULINE
    return Form.FEMININE if word.startswith("ت") else Form.UNKNOWN


@lru_cache(maxsize=1)
def _masculine() -> frozenset[str]:
    """The countries that are masculine («العراق», «لبنان»)."""
    rows = read_toml("countries.toml")["country"]
    return frozenset(f"country:{row['id']}" for row in rows if row.get("masculine", False))


def agrees(form: Form, entity: Entity) -> bool:
    """Whether a verb form before a name may have it as its subject: a masculine verb has no feminine state."""
    return entity.kind != COUNTRY or form is not Form.MASCULINE or entity.id in _masculine()


def carries_on(form: Form, entity: Entity, women: AbstractSet[str]) -> bool:
    """Whether a verb without a subject of its own may go on with somebody named before.

    ``women`` are the ids of persons who were the subject of a feminine verb.
    """
    if entity.kind == COUNTRY:
        return agrees(form, entity)
    if entity.kind != PERSON:
        return True
    if form is Form.FEMININE:
        return entity.id in women
    return form is Form.UNKNOWN or (form is Form.MASCULINE and entity.id not in women)
