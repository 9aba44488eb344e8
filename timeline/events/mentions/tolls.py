"""A toll that names its accident is a claim of that accident: «لقي تسعة مصرعهم أمس إثر غرق قارب قبالة صحار».

Otherwise it would be of the family of violence, and never the accident that another outlet tells without a toll.
"""

from __future__ import annotations

from timeline.events.mentions.draft import Draft
from timeline.events.mentions.roles import Roles, roles_of, words_of
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import noun_span
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import is_word

__all__ = ["with_causes"]

_TOLL = "casualties"
_MISHAPS = word_list("kinds.toml", "mishaps")


def with_causes(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts in which a toll and the accident that it is the toll of are one."""
    swallowed: set[int] = set()
    for draft in drafts:
        if draft.type != _TOLL:
            continue
        cause = _cause(sentence, draft)
        if cause is None or cause.noun is None:
            continue
        own = next((other for other in drafts if other.hit is cause), None)
        draft.type, draft.predicate = cause.noun.predicate.type, cause.noun.predicate.lemma
        if own is None or not own.times:
            _extend(sentence, draft, cause)
            swallowed.update((id(own),) if own is not None else ())
    return [draft for draft in drafts if id(draft) not in swallowed]


def _cause(sentence: Sentence, draft: Draft) -> Hit | None:
    """The accident or disaster that stands behind a toll and a word like «في», «جراء», before any other verb."""
    for hit in sentence.hits:
        if hit.start <= draft.hit.start:
            continue
        if hit.noun is None:
            if hit.role in (Role.SAY, Role.CONTINUE, Role.EVENT):
                return None
            continue
        if sentence.known.family(hit.noun.predicate.type) in _MISHAPS:
            return hit if is_word(sentence.tokens[hit.start - 1], "causes") or _with_b(sentence, hit) else None
    return None


def _with_b(sentence: Sentence, hit: Hit) -> bool:
    """«بحادث سير», «بغرق قارب»."""
    return sentence.tokens[hit.start].known.preposition == "ب"


def _extend(sentence: Sentence, draft: Draft, cause: Hit) -> None:
    """Let a toll reach to the end of the phrase that names what it came of."""
    _, last = noun_span(sentence, cause)
    if last <= draft.last:
        return
    first = draft.last
    draft.last = last
    more = roles_of(sentence, [(first, last)], cause)
    own = draft.roles
    draft.roles = Roles(
        tuple(dict.fromkeys((*own.places, *more.places))),
        own.participants,
        tuple(dict.fromkeys((*own.topics, *more.topics))),
        tuple(dict.fromkeys((*own.near, *more.near, *more.participants))),
    )
    draft.words = tuple(dict.fromkeys((*draft.words, *words_of(sentence, first, last, cause))))
