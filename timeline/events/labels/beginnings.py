"""Where the clause of a claim begins: without its conjunction and the words that open it, from its name or its verb on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from timeline.events.event import Entity, Mention
from timeline.events.labels.casing import indefinite
from timeline.events.labels.second_verbs import joins_a_verb
from timeline.events.labels.stretch import opens, verbal
from timeline.events.names.names import COUNTRY, ORGANISATION, PERSON
from timeline.events.sentences.undated import Word, words_before
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Lexicon, word_list
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = [
    "IN",
    "from_the_verb",
    "opened",
    "plainly_named",
    "preposition",
    "told_plainly",
    "with_its_subject",
    "without_occasion",
]

_VERB_REACH = 7
_SUBJECT_REACH = 6
_OCCASION_REACH = 12
_PAIR = 2
_OWNED = ("ه", "ها", "هم")
_STEM = 3
_ACTORS = (PERSON, ORGANISATION, COUNTRY)
_WILL = ("وسي", "وست")
_LONG_WORD = 5
IN = frozenset(map(fold_word, ("في", "خلال", "عبر")))
"""Prepositions of where and during what something is done or said."""
_TENSE = frozenset(map(fold_word, ("قد", "لقد", "كان", "كانت", "كانوا")))
_FROM = fold_word("عن")
_PREPOSITIONS = ("place_prepositions", "topic_prepositions", "party_prepositions", "during", "after", "before")


def plainly_named(words: list[Word], mention: Mention, known: Lexicon) -> list[Word]:
    """«الرياض التي وافقت على …» gives «الرياض وافقت على …»: of a name its relative clause is told like any other."""
    who = fold_word(mention.head.label.split()[-1]) if mention.head is not None else ""
    for index in range(min(len(words) - 1, _VERB_REACH)):
        if verbal(words[index].folded, known):
            return words
        if index and words[index].folded in known.words["relatives"] and words[index - 1].folded == who:
            if _of_others(words[index + 1 :]):
                return words
            return [*words[:index], words[index + 1]._replace(stop=""), *words[index + 2 :]]
    return words


def _of_others(words: Sequence[Word]) -> bool:
    """«الذي | فاز تكتله», «التي | وصفتها باكستان»: whether the verb of a relative clause has another subject or object."""
    if len(words) < _PAIR or analyse(words[0].folded).suffix:
        return True
    return words[1].text.endswith(_OWNED) and len(words[1].text) > _LONG_WORD - 1


def from_the_verb(mention: Mention, own: Sequence[Word], known: Lexicon) -> list[Word]:
    """«ألقى الوزير كلمة | خلال ندوة …»: the words before a claim that begins with a preposition, from the verb that has it."""
    if not (own and preposition(own[0], known)):
        return []
    before = words_before(mention)
    first = next((i for i in range(len(before) - 1, -1, -1) if before[i].stop or verbal(before[i].folded, known)), None)
    if first is None or before[first].stop or len(before) - first > _VERB_REACH:
        return []
    return opened(before[first:], known)


def preposition(word: Word, known: Lexicon) -> bool:
    """Whether a word is a preposition, or is tied to one by its article."""
    return _takes(word.folded, known)


@lru_cache(maxsize=40_000)
def _takes(form: str, known: Lexicon) -> bool:
    return form.startswith(("لل", "بال")) or any(form in known.words[kind] for kind in _PREPOSITIONS)


def without_occasion(words: list[Word]) -> list[Word]:
    """«اتهمت المنظمة | في تقرير نشرته الخميس، | القوات بتعذيب سجناء»: in what somebody says it is no part of what is said."""
    for index in range(1, min(len(words) - 1, _OCCASION_REACH)):
        if words[index].folded not in IN or words[index + 1].folded not in word_list(
            "labels.toml", "asserting", "occasions"
        ):
            continue
        ahead = range(index + 2, min(len(words), index + 2 + _SUBJECT_REACH))
        # «في بيان صادر اليوم | عن الوزارة، …»
        ends = (place for place in ahead if words[place].stop or (words[place].dated and words[place].folded != _FROM))
        end = next(ends, None)
        if end is None or ":" in words[end].stop:
            return words
        return [*words[:index], words[end]._replace(stop=""), *words[end + 1 :]]
    return words


def opened(words: list[Word], known: Lexicon) -> list[Word]:
    """The words after those that open a clause, the first without its conjunction."""
    while len(words) > 1 and opens(words[0].folded, known):
        words = words[1:]
    if words:
        found = analyse(words[0].folded)
        ahead = words[0].folded.startswith(_WILL) and len(words[0].folded) > _LONG_WORD
        ahead = ahead or joins_a_verb(words[0].folded)
        tied = ahead or (found.conjunction and (found.nouns or found.verbs) and words[0].text[0] == found.conjunction)
        text = words[0].text[1:] if tied else words[0].text
        words = [Word(text, fold_word(text)), *words[1:]]
    return words


def told_plainly(words: list[Word], verb: int) -> tuple[list[Word], int]:
    """«كان الوزير قد زار» gives «الوزير زار»: what only sets a perfect before another goes."""
    senses = analyse(words[verb].folded).verbs
    if not senses or any(sense.tense is not VerbForm.PAST for sense in senses):
        return words, verb
    head = [word for word in words[:verb] if word.folded not in _TENSE]
    return [*head, *words[verb:]], len(head)


def with_its_subject(words: list[Word], verb: int, mention: Mention, known: Lexicon) -> list[Word]:
    """«بدأت (روسيا) في …»: whoever acts by name, where only the verb's form carries them on."""
    senses = analyse(words[0].folded).verbs
    told = bool(senses) and all(sense.tense is VerbForm.PAST and not sense.first_person for sense in senses)
    if verb or mention.head is not None or not told:
        return words
    if len(words) > 1 and not (words[1].stop or preposition(words[1], known) or _object(words[1], mention)):
        return words
    named = {word.folded.removeprefix("و").removeprefix("ال")[:_STEM] for word in words}
    own = [party for party in mention.participants if party.kind in _ACTORS]
    carried = [party for party in own if fold_word(party.label.split()[-1]).removeprefix("ال")[:_STEM] not in named]
    if len(carried) != 1 or not _may_be_of(words[0], carried[0]):
        return words
    label = f"({carried[0].label})"
    return [words[0], Word(label, label), *words[1:]]


def _may_be_of(verb: Word, party: Entity) -> bool:
    """Whether a perfect agrees with a party: a state is feminine, and a verb in the plural is of no one party."""
    form = verb.folded
    if form.endswith(("وا", "ا")):
        return False
    return form.endswith("ت") if party.kind == COUNTRY else party.kind != PERSON or not form.endswith("ت")


def _object(word: Word, mention: Mention) -> bool:
    """«أطلقت | 70 صاروخا», «دمر | نفقا»: whether a word right behind a verb cannot be its subject."""
    return indefinite(word, mention)
