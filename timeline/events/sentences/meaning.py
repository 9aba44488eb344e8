"""Whether a word of the lexicon means its event where it stands: «تراجع» of prices, «جلسة» of a court, «يسيطر عليها» of a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.sentences.clauses import Clause
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Lexicon, NounSense, Role, VerbSense, word_list
from timeline.events.words.tokens import Token, is_word, turned

__all__ = ["adjective_of", "as_meant", "calls", "governed", "measures", "other_verb", "reaches", "stands"]

_TO = word_list("particles.toml", "places", "bound_for")
_WHETHER = "ما"
_THAT = "ان"
_OF_THE_NOUN = word_list("particles.toml", "parties", "to_a_noun")


def calls(tokens: Sequence[Token], index: int) -> bool:
    """«أسقطت ما قالت إنها طائرة»: what somebody calls a thing; «وفق ما قال» cites him."""
    if not index or index + 1 >= len(tokens) or tokens[index - 1].text != _WHETHER:
        return False
    following = tokens[index + 1]
    return (
        is_word(following, "complementizers") and following.text.startswith(_THAT) and len(following.text) > len(_THAT)
    )


def stands(verb: VerbSense, tokens: Sequence[Token], index: int) -> bool:
    """«في مناطق يسيطر عليها الحوثيون»: a present with a pronoun of the noun before it says which one that is."""
    if verb.tense is not VerbForm.PRESENT or not index or index + 1 >= len(tokens) or tokens[index].gap.strip():
        return False
    return tokens[index + 1].text in _OF_THE_NOUN and not tokens[index].known.future


def as_meant(noun: NounSense, tokens: Sequence[Token], index: int, clause: Clause, known: Lexicon) -> NounSense | None:
    """The sense of an event noun that the words near it leave: «عقدت المحكمة جلسة» is a hearing, «تراجع الأسعار» no retreat."""
    also = known.predicates.get(noun.predicate.also)
    if also is not None and not turned(tokens, index, clause.end, also):
        return replace(noun, predicate=also)
    if not turned(tokens, index, clause.end, noun.predicate):
        return noun
    senses = (sense for sense in tokens[index].known.nouns if sense.predicate != noun.predicate and not sense.rest)
    return next((sense for sense in senses if not turned(tokens, index, clause.end, sense.predicate)), None)


def other_verb(verb: VerbSense, tokens: Sequence[Token], index: int, clause: Clause) -> VerbSense | None:
    """«تراجعت الأسعار»: the next sense of a verb that names no event of its first type; with a day it is one of none."""
    senses = [sense for sense in tokens[index].known.verbs if not sense.rest and sense.tense is verb.tense]
    for sense in senses:
        other = sense.predicate is not None and sense.predicate != verb.predicate
        if other and sense.predicate is not None and not turned(tokens, index, clause.end, sense.predicate):
            return sense
    return next((sense for sense in tokens[index].known.verbs if sense.role is Role.OTHER and not sense.rest), None)


def reaches(verb: VerbSense, tokens: Sequence[Token], index: int) -> bool:
    """«تصل إلى 70 كيلومترا»: a figure is reached, nobody arrives."""
    if verb.predicate is None or verb.predicate.type != "arrival" or index + 2 >= len(tokens):
        return False
    return tokens[index + 1].text in _TO and tokens[index + 2].text[:1].isdigit()


def measures(noun: NounSense, token: Token, tokens: Sequence[Token], index: int, known: Lexicon) -> bool:
    """«31 مباراة دون هزيمة», «بموجب القانون»: a quantity, or what something rests on."""
    if not index or token.gap.strip():
        return False
    before = tokens[index - 1]
    counted = before.text.isdigit() and not token.known.definite and known.family(noun.predicate.type) == "sport"
    return counted or (noun.predicate.type == "law" and is_word(before, "grounds"))


def governed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that takes a noun stands right before."""
    return index > 0 and not tokens[index].gap.strip() and is_word(tokens[index - 1], "noun_governors")


def adjective_of(token: Token, tokens: Sequence[Token], index: int, taken: frozenset[int], known: Lexicon) -> bool:
    """«الاجتماعي», «هجومي»: an adjective in ي has the letters of a dual, but no genitive after it."""
    plain = token.known.plain
    if not plain.endswith("ي") or plain[:-1] not in known.nouns or plain[:-1].endswith("ت"):
        return False
    following = index + 1
    if token.known.definite or following >= len(tokens) or tokens[following].gap.strip():
        return True
    genitive = following in taken or tokens[following].known.definite
    return not genitive and not is_word(tokens[following], "party_prepositions")
