"""Whether a claim leaves open of whom it tells: «وصلت إلى المطار», «مقتل», «عودة إلى المران»."""

from __future__ import annotations

import re

from timeline.events.event import Mention
from timeline.events.names.names import COUNTRY, ORGANISATION, PERSON
from timeline.events.sentences.undated import Word, words_of_claim
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role, VerbSense, lexicon, word_list
from timeline.events.words.tokens import Analysis, analyse
from timeline.text.fold import fold_word

__all__ = ["tells_in_the_present", "tells_of_nobody"]

_ACTORS = (PERSON, ORGANISATION, COUNTRY)
_TAKING = (
    "place_prepositions",
    "topic_prepositions",
    "party_prepositions",
    "during",
    "after",
    "before",
    "adverbs",
    "complementizers",
)
_TIED = ("ب", "ل", "لل", "بال")
_VERB_REACH = 4
_TELLING = 2
_OF_ONE = word_list("kinds.toml", "of_one")
_PARTICLES = word_list("particles.toml", "verbs", "particles")
_WORD = re.compile(r"\w+")
_BEFORE = 40
_SHORT = 2


def tells_of_nobody(mention: Mention) -> bool:
    """Whether a claim names nobody and its own words have no subject.

    A verb has one if a noun stands behind it or before it; an event noun has one if anything but a preposition stands
    behind it. Of a word that the claim does not hold nothing is known, so it is taken to have one.
    """
    if mention.head is not None or any(party.kind in _ACTORS for party in mention.participants):
        return False
    words = words_of_claim(mention)
    for index, word in enumerate(words):
        found = analyse(word.folded)
        if any(_names(sense, found, mention) for sense in found.verbs):
            if index > _VERB_REACH or _stands_before(words[:index]) or not _alone(words[index + 1 :], found):
                return False
            return not _follows_a_noun(mention)
        if any(sense.predicate.lemma == mention.predicate for sense in found.nouns):
            if mention.finite and _follows_a_noun(mention):
                # «كانت السويس قد شهدت … مظاهرة»
                return False
            carried = mention.finite and index and bool(analyse(words[0].folded).verbs)
            # «جلستها», «جلسة الثقة»: one that the article tells of. «لقاء 18 ديسمبر» is named by its day.
            rest = words[index + 1 :]
            known = found.definite or found.suffix or (rest and not rest[0].stop and analyse(rest[0].folded).definite)
            if not (known or mention.places or mention.topics) and 0 < len(mention.words) < _TELLING:
                # «ارتفاع حاد», «اجتماع مغلق»: a day alone makes no event of it.
                return True
            if not mention.finite and lexicon().family(mention.type) in _OF_ONE:
                # «بعد زيارة رسمية لروسيا»
                return True
            if carried and lexicon().family(mention.type) in _OF_ONE:
                # «سيقوم بزيارة إلى …»
                return _alone(words[1:], analyse(words[0].folded))
            return not mention.finite and not found.definite and _alone(words[index + 1 :], found)
    return False


def _follows_a_noun(mention: Mention) -> bool:
    """Whether a noun stands right before a claim in its sentence: «العبارة | غرقت», «الوزير | الذي استقال».

    Between them may stand «قد», and for «كانت المدينة | قد شهدت» the noun is what was.
    """
    before = mention.sentence[: max(0, mention.start - mention.sentence_start)]
    if not before.endswith((" ", "»", '"')):
        return False
    last = [word for word in _WORD.findall(before[-_BEFORE:]) if fold_word(word) not in _PARTICLES][-1:]
    if not last or before.rstrip(' »"').endswith((",", "،", ";", "؛", ":", ".", "-", "(", ")")):
        return False
    found = analyse(fold_word(last[0]))
    return len(last[0]) > _SHORT and not found.kinds and not found.verbs


def _names(sense: VerbSense, found: Analysis, mention: Mention) -> bool:
    """Whether a verb is the one that a claim was made of."""
    if sense.predicate is not None:
        return sense.predicate.lemma == mention.predicate
    return sense.role in (Role.SAY, Role.CONTINUE) and found.plain == mention.predicate


def tells_in_the_present(mention: Mention) -> bool:
    """Whether the verb of a claim's own event is an imperfect, with no «كان» or «لم» before it."""
    words = words_of_claim(mention)
    for index, word in enumerate(words):
        own = [
            s for s in analyse(word.folded).verbs if s.predicate is not None and s.predicate.lemma == mention.predicate
        ]
        if own:
            before = words[index - 1].folded if index else ""
            return all(sense.tense is VerbForm.PRESENT for sense in own) and not _sets_in_the_past(before)
    return False


def _sets_in_the_past(word: str) -> bool:
    """«كان يلتقي», «لم يلتق»: an imperfect behind these tells of the past."""
    return "was" in analyse(word).kinds or word.removeprefix("و") == "لم"


def _stands_before(words: list[Word]) -> bool:
    """Whether a noun before the verb may be its subject."""
    return any(not analyse(word.folded).kinds and not analyse(word.folded).verbs for word in words)


def _alone(words: list[Word], found: Analysis) -> bool:
    """Whether nobody is named right behind a word."""
    while words and not words[0].stop and words[0].folded in lexicon().words["adverbs"]:
        words = words[1:]
    if found.suffix or not words or words[0].stop:
        return True
    following = analyse(words[0].folded)
    if following.verbs and not following.nouns and not following.definite:
        return True
    tied = words[0].folded.startswith(_TIED) and (following.preposition or following.definite)
    return bool(tied) or not following.kinds.isdisjoint(_TAKING)
