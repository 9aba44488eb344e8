"""Who is in whose company, and who is named before an event: «لقاء مع …», «معارك بين …», «… الذي رفض».

«مع» and «بين» belong to the word that they stand behind. Behind «العلاقات», «الحدود» or «التعامل» they tell of something that
lasts, behind another event noun of that event.
"""

from __future__ import annotations

from timeline.events.names.offices import offices
from timeline.events.names.people import Found
from timeline.events.sentences.agreement import agrees, form_of
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import antecedent_start
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import is_word

__all__ = ["before_event", "in_company"]

_REACH = 2
"""Words between an event and «مع» that may be its object or its adjectives."""
_SPOKEN = word_list("kinds.toml", "spoken")
"""Families of events in whose course another one is told: «قال في مؤتمر صحفي مع …», «أعلن خلال لقاء مع …»."""
_AGREEMENT = "agreement"
_SUSPENSION = "suspension"
"""«قطعت الرياض العلاقات مع الدوحة»: what lasted between two and ends is the event itself."""
_MUTUAL = ("bilateral", "sides")
_THAT_MAY_STAND_BETWEEN = (
    "place_prepositions", "place_nouns", "adverbs", "was", "be", "denied", "future", "uncertain", "complementizers",
    "light_nouns",
)  # fmt: skip


def in_company(sentence: Sentence, preposition: int, hit: Hit) -> bool:
    """Whether «مع» or «بين» at token ``preposition`` tells who else takes part in the event of ``hit``."""
    related = word_list("nouns.toml", "related")
    nouns = {other.start: other for other in sentence.hits if other.noun is not None and other is not hit}
    kind = _kind(hit)
    mutual, agreed = _mutual(sentence, hit), kind == _AGREEMENT
    for steps, index in enumerate(range(preposition - 1, hit.end - 1, -1)):
        token = sentence.tokens[index]
        lasting = token.text in related or (token.known.plain in related and not token.known.suffix)
        if lasting and kind != _SUSPENSION and not (agreed and token.known.plain in word_list("nouns.toml", "shared")):
            # «علقت واشنطن تعاونها مع روسيا»: what the subject has with somebody is between the two.
            return False
        if index in nouns:
            noun = nouns[index].noun
            spoken = noun is not None and sentence.known.family(noun.predicate.type) in _SPOKEN
            return mutual or spoken or nouns[index].governor is hit
        if index in sentence.inside:
            return True
        if steps >= _REACH:
            return mutual
    return True


def _mutual(sentence: Sentence, hit: Hit) -> bool:
    """Whether an event has two sides by its type: a meeting, an agreement, a clash."""
    kind = _kind(hit)
    return bool(kind) and sentence.known.types[kind].parties in _MUTUAL


def _kind(hit: Hit) -> str:
    sense = hit.noun or hit.verb
    return sense.predicate.type if sense is not None and sense.predicate is not None else ""


def before_event(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """Whether a name before an event takes part in it though it is no subject right before the verb.

    It is what a relative clause tells of («المرزوقي الذي رفض»), what «كان» or «أن» introduces («كانت موسكو طوال الأسبوع تدلي»), or
    nothing but names, days, places and the verb that carries the event stands between («عقد الرئيسان الروسي والإيراني قمة»).
    """
    verb = hit if hit.verb is not None else hit.governor
    clause = sentence.clauses[(verb or hit).clause]
    if clause.joint is Joint.RELATIVE and found.end <= clause.start and _told_of(sentence, found, clause.start):
        return verb is None or agrees(form_of(sentence.tokens[verb.start], verb), found.agent or found.entity)
    before = sentence.tokens[found.start - 1] if found.start > clause.start else None
    if before is not None and is_word(before, "was", "complementizers"):
        return True
    if before is not None and _untyped(hit) and (before.known.verbs or found.start - 1 == clause.start):
        # A clause of no known type is about whoever acts in it.
        return True
    carrier = range(verb.start, verb.end) if verb is not None else range(0)
    return all(
        index in sentence.inside or index in carrier or _passes(sentence, index)
        for index in range(found.end, hit.start)
    )


def _untyped(hit: Hit) -> bool:
    return (hit.verb is None and hit.noun is None) or (hit.verb is not None and hit.verb.role is Role.OTHER)


def _passes(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return is_word(token, *_THAT_MAY_STAND_BETWEEN) or token.text in word_list("nouns.toml", "joining")


def _told_of(sentence: Sentence, found: Found, start: int) -> bool:
    """Whether a name stands in what a relative clause is about: «بوتين مع كيري الذي», not whom «كارتر بيج مستشار ترامب الذي» serves."""
    first = antecedent_start(sentence, start)
    if found.start < first:
        return False
    words = {token.text for token in sentence.tokens[first : found.start]}
    return words.isdisjoint(offices().appositions)
