"""The words of a claim as a label: the noun phrase of its event, its clause as a noun phrase, or the clause itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from timeline.events.event import Entity, Mention
from timeline.events.lexicon import Lexicon, Role, lexicon, read_toml
from timeline.events.names import COUNTRY, ORGANISATION, PERSON
from timeline.events.rarity import weight
from timeline.events.stretch import LONGEST, Phrase, Word, behind_relative, hangs, opens, phrase, verbal, words_on
from timeline.events.tokens import Analysis, analyse
from timeline.text.fold import fold_word

__all__ = ["NOTHING", "behind", "clause", "composed", "noun_phrase", "preposition", "said_noun"]

NOTHING = Phrase("")
_SUBJECT_REACH = 6
_SHORTEST = 3
_THIN = 3
_LONG = 100
_SAYING = "statement"
_CHANGING = frozenset("اوىيءئؤتسنمهة")
_PARTICLES = frozenset(map(fold_word, ("قد", "كان", "كانت", "كانوا", "لم", "لن", "لا", "سوف", "تم", "جرى")))
_SINGULAR = frozenset(("تلفزيون", "قانون", "مليون", "زيتون", "بنتاغون", "كربون", "صالون", "ماكرون", "مارون", "ميدون"))
_ACTORS = (PERSON, ORGANISATION, COUNTRY)


def noun_phrase(mention: Mention) -> Phrase:
    """The phrase that the event noun of a mention heads; empty where the mention has no such noun.

    «للجولة الثالثة من المحادثات … في 22 ديسمبر» gives «المحادثات …»: clitics, light words and dates stay away.
    """
    known = lexicon()
    words = words_on(mention)
    within = len(mention.text.split())
    for index, word in enumerate(words[: within + 1]):
        found = analyse(word.folded)
        if any(mention.predicate in (sense.predicate.lemma, sense.predicate.played) for sense in found.nouns):
            rest = words[index + 1 :]
            # «مؤتمرهم ببرلين»: whose it is cannot be told by a pronoun.
            own = [_bare(word.text, found)] if not found.suffix else _owned(mention, rest)
            while len(own) > 1 and rest and not rest[0].stop and rest[0].text in own:
                # «لقائه ترامب»
                rest = rest[1:]
            if _accusative(word.text, found):
                own, rest = [_without_alif(own[0])], _nominative(rest)
            made = _built(own, _up_to_a_place(rest, known), known, mention)
            further = behind_relative([word, *rest], known) if len(made.text.split()) < _THIN else 0
            if further:
                # «الهجوم الذي قتل فيه ستة أشخاص»: by itself the noun says too little.
                made = _built([*own, *(one.text for one in rest[: further - 1])], rest[further - 1 :], known, mention)
            return made
    return NOTHING


def _owned(mention: Mention, rest: Sequence[Word]) -> list[str]:
    """The noun of an event on which a pronoun stood, with its owner's name if it is known («عمليتها العسكرية»)."""
    noun = mention.predicate.split()[0]
    if mention.head is not None:
        return [noun, *mention.head.label.split()]
    described = bool(rest) and not rest[0].stop and rest[0].text.startswith("ال")
    return [f"ال{noun}" if described else noun]


def composed(mention: Mention) -> Phrase:
    """The clause of a mention as a noun phrase; empty where its verb has no noun of its own, or carries a pronoun.

    «أفرج الجيش الإسرائيلي عن المواطنة اللبنانية» gives «إفراج الجيش الإسرائيلي عن المواطنة اللبنانية», and
    «المحققون وصلوا إلى دمشق» gives «وصول المحققين إلى دمشق».
    """
    known = lexicon()
    words = _opened(words_on(mention), known)
    if words and words[0].text.startswith("و") and words[0].folded[1:] in known.words["place_prepositions"]:
        # «سيطرت على حلب السبت | وعلى حماة الخميس»: the verb stands with the place before.
        return _built([mention.predicate, words[0].text[1:]], words[1:], known, mention)
    for index, word in enumerate(words[: _SUBJECT_REACH + 1]):
        if index and word.stop:
            return NOTHING
        found = analyse(word.folded)
        noun = "" if found.suffix else said_noun(found, mention)
        if noun:
            subject = [part for part in words[:index] if part.folded not in _PARTICLES]
            rest = behind(words[index + 1 :], known)
            if noun != mention.predicate:
                # «لقي 64 شخصا مصرعهم» gives «مصرع 64 شخصا».
                rest = [part for part in rest if not part.folded.startswith(fold_word(noun))]
            own = [read_toml("labels.toml")["active"].get(noun, noun) if mention.head is not None else noun]
            if not subject and (who := _carried_on(mention, rest, known)) is not None:
                own += who.label.split()
            whole = [*subject, *rest]
            nobody = len(own) == 1 and (not whole or bool(whole[0].stop) or preposition(whole[0], known))
            if (
                len(own) == 1
                and mention.head is None
                and whole
                and not whole[0].stop
                and _indefinite(whole[0], mention)
            ):
                # «استهدف موقعا» gives «استهداف موقع».
                whole = _nominative(whole)
            if whole and len(own) == 1 and not whole[0].stop:
                whole[0] = whole[0]._replace(text=_genitive(whole[0].text))
            made = _built(own, whole, known, mention)
            # «قُتل على يد …»: of whom, stands before.
            return made._replace(whole=False) if nobody else made
        if found.verbs or hangs(word.folded, known) or (index and opens(word.folded, known)):
            return NOTHING
    return NOTHING


def clause(mention: Mention) -> Phrase:
    """The words of a mention's clause without its date and the words that open it."""
    known = lexicon()
    words = _opened(words_on(mention), known)
    verb = next((i for i, word in enumerate(words[: _SUBJECT_REACH + 1]) if verbal(word.folded, known)), 0)
    made = _built([word.text for word in words[: verb + 1]], words[verb + 1 :], known, mention, longest=_LONG)
    return made if not words or not preposition(words[0], known) else made._replace(whole=False)


def _built(
    own: Sequence[str], rest: Sequence[Word], known: Lexicon, mention: Mention, longest: int = LONGEST
) -> Phrase:
    """Words that stand at the head, and as many of those behind them as make a phrase."""
    words = [*(Word(text, fold_word(text)) for text in own), *rest]
    places = {fold_word(place.label) for place in mention.places}
    return phrase(words, known, head=len(own), places=places, longest=longest)


def said_noun(found: Analysis, mention: Mention) -> str:
    """The verbal noun of a verb: what its predicate is called if that has the same root, or what saying is called."""
    for sense in found.verbs:
        if sense.predicate is None or sense.predicate.lemma != mention.predicate:
            continue
        carried = next((word for word in sense.rest if analyse(word).nouns), "")
        if carried:
            return carried
        return mention.predicate if _root(found.plain) == _root(mention.predicate) != "" else ""
    if mention.type == _SAYING and any(sense.role in (Role.SAY, Role.CONTINUE) for sense in found.verbs):
        return _said().get(_root(found.plain), "")
    return ""


@lru_cache(maxsize=1)
def _said() -> dict[str, str]:
    """What saying is called, by the root of the verb; of two verbs of one root the first."""
    out: dict[str, str] = {}
    for verb, noun in read_toml("labels.toml")["said"].items():
        out.setdefault(_root(fold_word(verb)), noun)
    return out


def _root(word: str) -> str:
    """The letters of a word that neither inflection nor weak radicals change."""
    return "".join(letter for letter in fold_word(word) if letter not in _CHANGING)


def behind(words: Sequence[Word], known: Lexicon) -> list[Word]:
    """The words after a verb without those that only point («فيها», «خلالها», «معه») between it and its subject."""
    own = list(words)
    while own and not own[0].stop and own[0].folded in known.words["adverbs"]:
        own = own[1:]
    return own


def _carried_on(mention: Mention, rest: Sequence[Word], known: Lexicon) -> Entity | None:
    """Who acts where the verb names nobody: the one party of the claim that its words do not name."""
    if mention.head is not None or (rest and not rest[0].stop and not preposition(rest[0], known)):
        return None
    own = [party for party in mention.participants if party.kind in _ACTORS]
    if len(own) != 1:
        return None
    told = {word.folded for word in rest}
    return None if fold_word(own[0].label.split()[-1]) in told else own[0]


def preposition(word: Word, known: Lexicon) -> bool:
    """Whether a word is a preposition, or is tied to one by its article."""
    kinds = ("place_prepositions", "topic_prepositions", "party_prepositions", "during", "after", "before")
    return word.folded.startswith(("لل", "بال")) or any(word.folded in known.words[kind] for kind in kinds)


def _genitive(word: str) -> str:
    """«المحققون» as it stands after a noun; «البنتاغون» stays as it is."""
    bare = fold_word(word).removeprefix("ال")
    plural = fold_word(word) != bare or bare.startswith("م")
    if not word.endswith("ون") or bare in _SINGULAR or not plural or weight(bare[:-2]) >= 1:
        return word
    return f"{word[:-2]}ين"


def _opened(words: list[Word], known: Lexicon) -> list[Word]:
    """The words after those that open a clause, the first without its conjunction."""
    while len(words) > 1 and opens(words[0].folded, known):
        words = words[1:]
    if words:
        found = analyse(words[0].folded)
        tied = found.conjunction and (found.nouns or found.verbs) and words[0].text[0] == found.conjunction
        text = words[0].text[1:] if tied else words[0].text
        words = [Word(text, fold_word(text)), *words[1:]]
    return words


def _bare(word: str, found: Analysis) -> str:
    """A word without the conjunction and preposition that it begins with."""
    rest = word.removeprefix(found.conjunction)
    if not found.preposition:
        return rest
    if found.preposition == "ل" and found.definite and rest.startswith("لل"):
        return "ا" + rest[1:] if rest.startswith("لال") else "ال" + rest[2:]
    return rest.removeprefix(found.preposition)


def _accusative(word: str, found: Analysis) -> bool:
    """Whether an indefinite noun carries the alif of the accusative, which a label does not keep."""
    return not found.definite and found.plain.endswith("ا") and fold_word(word).endswith("ا")


def _without_alif(word: str) -> str:
    return word.rstrip("ًا") if word.endswith(("ا", "اً", "ًا")) and len(word) > _SHORTEST else word


def _indefinite(word: Word, mention: Mention) -> bool:
    """Whether the alif of a word is that of the accusative, and no part of a name."""
    named = (entity.label for entity in (*mention.participants, *mention.places, *mention.topics))
    return _without_alif(word.text) != word.text and not any(word.text in label for label in named)


def _nominative(words: Sequence[Word]) -> list[Word]:
    """The adjectives right behind a noun in the accusative, which lose their alif with it."""
    out = list(words)
    for index, word in enumerate(out):
        bare = _without_alif(word.text)
        if word.stop or bare == word.text:
            break
        out[index] = word._replace(text=bare, folded=fold_word(bare))
    return out


def _up_to_a_place(words: Sequence[Word], known: Lexicon) -> list[Word]:
    """«سيول جارفة | مدينة شيراز»: what they hit is no part of the phrase."""
    for index, word in enumerate(words):
        if index and word.folded in known.words["place_nouns"] and _complete(words[index - 1].folded, known):
            return list(words[:index])
    return list(words)


def _complete(word: str, known: Lexicon) -> bool:
    """Whether a phrase may end with a word, so that a place after it is another: not «مجلس | بلدية»."""
    acting = word.removeprefix("ال") in known.words["acting"] and not word.startswith("ال")
    return not (acting or hangs(word, known))
