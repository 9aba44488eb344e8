"""A toll that names its accident is a claim of that accident: «لقي تسعة مصرعهم أمس إثر غرق قارب قبالة صحار».

Otherwise it would be of the family of violence, and never the accident that another outlet tells without a toll.
"""

from __future__ import annotations

from timeline.events.mentions.draft import Draft
from timeline.events.mentions.roles import Roles, roles_of, words_of
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.causes import cause_of
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import noun_span
from timeline.events.words.lexicon import word_list

__all__ = ["with_causes"]

_TOLL = "casualties"
_VIOLENCE = "violence"
_MISHAPS = word_list("kinds.toml", "mishaps")


def with_causes(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts in which a toll and the accident that it is the toll of are one."""
    swallowed: set[int] = set()
    for draft in drafts:
        if draft.type != _TOLL:
            continue
        cause = cause_of(sentence, draft.hit)
        if cause is None or cause.noun is None:
            continue
        own = next((other for other in drafts if other.hit is cause), None)
        family = sentence.known.family(cause.noun.predicate.type)
        if family == _VIOLENCE and own is not None and len([one for one in drafts if one.type == _TOLL]) == 1:
            # Of several tolls of one blow each has its own words for the time.
            _of_one_time(draft, own)
        if family not in _MISHAPS:
            continue
        draft.type, draft.predicate = cause.noun.predicate.type, cause.noun.predicate.lemma
        if own is None or not own.times:
            _extend(sentence, draft, cause)
            swallowed.update((id(own),) if own is not None else ())
    return [draft for draft in drafts if id(draft) not in swallowed]


def _of_one_time(toll: Draft, blow: Draft) -> None:
    """«سقط قتلى اليوم جراء تفجير سيارة», «قتل خمسة في قصف جوي مساء أمس»: a toll and its blow are of one time."""
    for one, other in ((toll, blow), (blow, toll)):
        if one.times and not other.times and one.interval is not None:
            other.times, other.interval = one.times, one.interval


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
