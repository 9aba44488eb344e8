"""The words of a claim as a label: the noun phrase of its event, its clause as a noun phrase, or the clause itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from timeline.events.event import Entity, Mention
from timeline.events.labels.beginnings import opened, preposition, without_occasion
from timeline.events.labels.casing import accusative, bare, in_genitive, indefinite, nominative, without_alif
from timeline.events.labels.cores import read_labels
from timeline.events.labels.phrases import of_the_noun, up_to_a_place, without_plans
from timeline.events.labels.stretch import LONGEST, Phrase, behind_relative, hangs, opens, phrase, verbal
from timeline.events.names.names import COUNTRY, ORGANISATION, PERSON
from timeline.events.sentences.undated import Word, entities_of, words_before, words_on
from timeline.events.words.inflection import conjugate
from timeline.events.words.lexicon import Lexicon, Role, lexicon, word_list
from timeline.events.words.tokens import Analysis, analyse
from timeline.text.fold import fold_word

__all__ = ["NOTHING", "behind", "composed", "noun_phrase", "said_noun"]

NOTHING = Phrase("")
_SUBJECT_REACH = 6
_CARRYING = frozenset(map(fold_word, ("عملية", "عمليات", "حملة", "محاولة", "جريمة", "حادث", "حادثة", "جرائم")))
_THIN = 3
_PRONOUNS = ("ه", "ها", "هم")
_ALREADY = frozenset(map(fold_word, ("قد", "وقد", "لقد")))
_ATTACK = "هجوم"
_SAYING = "statement"
_CHANGING = frozenset("اوىيءئؤتسنمهة")
_ACTORS = (PERSON, ORGANISATION, COUNTRY)


def noun_phrase(mention: Mention) -> Phrase:
    """The phrase that the event noun of a mention heads; empty where the mention has no such noun.

    «للجولة الثالثة من المحادثات … في 22 ديسمبر» gives «المحادثات …»: clitics, light words and dates stay away.
    """
    known = lexicon()
    words = words_on(mention)
    within = len(mention.text.split())
    names = {word for entity in entities_of(mention) for word in fold_word(entity.label).split()}
    for index, word in enumerate(words[: within + 1]):
        found = analyse(word.folded)
        if any(mention.predicate in (sense.predicate.lemma, sense.predicate.played) for sense in found.nouns):
            # The fold writes «إصابة» like «إصابه».
            suffix = found.suffix and not word.text.endswith("ة")
            rest = without_plans(words[index + 1 :], known)
            # «مؤتمرهم ببرلين»: whose it is cannot be told by a pronoun.
            own = [bare(word.text, found)] if not suffix else _owned(mention, rest)
            nobody = suffix and mention.head is None
            while len(own) > 1 and rest and not rest[0].stop and rest[0].text in own:
                # «لقائه ترامب»
                rest = rest[1:]
            if accusative(word.text, found):
                own, rest = [without_alif(own[0])], nominative(rest, adjectives=True)
            if index and words[index - 1].folded in _CARRYING and not words[index - 1].stop and not suffix:
                own = [bare(words[index - 1].text, analyse(words[index - 1].folded)), *own]
            rest = of_the_noun(own[-1], rest, told=_behind_a_verb(mention, words, index, known), names=names)
            made = _built(own, up_to_a_place(rest, known, told=known.family(mention.type) == _SAYING), known, mention)
            if nobody and len(made.text.split()) < _THIN and made.text.endswith(_PRONOUNS):
                # «ترشيحه بنفسه»
                return Phrase(own[-1])
            if nobody and mention.finite:
                # «سيخوض المنتخب مباراته الأولى»: the clause says whose.
                return made._replace(whole=False)
            further = behind_relative([word, *rest], known) if len(made.text.split()) < _THIN else 0
            if further:
                # «الهجوم الذي قتل فيه ستة أشخاص»: by itself the noun says too little.
                bound = len(own) > 1 or rest[0].folded not in known.words["relatives"]
                own[0] = own[0] if own[0].startswith("ال") or bound else f"ال{own[0]}"
                longer = _built([*own, *(one.text for one in rest[: further - 1])], rest[further - 1 :], known, mention)
                # «الانفجار الذي وقع |» says no more than «الانفجار».
                made = longer if len(longer.text.split()) > further else made
            return made
    return NOTHING


def _behind_a_verb(mention: Mention, words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether a verb stands right before an event noun, so that the noun may be its subject: «شمل | القرار أصول …»."""
    if index:
        return verbal(words[index - 1].folded, known)
    before = words_before(mention)[-2:]
    return bool(before) and (verbal(before[-1].folded, known) or before[0].folded in _ALREADY)


def _owned(mention: Mention, rest: Sequence[Word]) -> list[str]:
    """The noun of an event on which a pronoun stood, with its owner's name if it is known («عمليتها العسكرية»)."""
    noun = mention.predicate.split()[0]
    if mention.head is None and mention.speaker is not None and set(mention.participants) == {mention.speaker}:
        # «أكد عباس إدانته للمحرقة»
        return [noun, *mention.speaker.label.split()]
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
    words = without_occasion(opened(words_on(mention), known))
    if words and words[0].text.startswith("و") and words[0].folded[1:] in known.words["place_prepositions"]:
        # «سيطرت على حلب السبت | وعلى حماة الخميس»: the verb stands with the place before.
        return _built([mention.predicate, words[0].text[1:]], words[1:], known, mention)
    for index, word in enumerate(words[: _SUBJECT_REACH + 1]):
        if index and word.stop:
            return NOTHING
        found = analyse(word.folded)
        noun = "" if found.suffix else said_noun(found, mention)
        if noun == _ATTACK and mention.head is None:
            # «هاجم فلانا» gives no «هجوم فلان», who was attacked.
            return NOTHING
        if noun:
            subject = [
                part for part in words[:index] if part.folded not in word_list("labels.toml", "words", "auxiliary")
            ]
            if mention.head is not None and any(part.folded in known.words["relatives"] for part in subject):
                # «ماكرون الذي اقترح …»
                subject = [Word(part, fold_word(part)) for part in mention.head.label.split()]
            rest = behind(words[index + 1 :], known)
            if noun != mention.predicate:
                # «لقي 64 شخصا مصرعهم» gives «مصرع 64 شخصا».
                rest = [part for part in rest if not part.folded.removeprefix("ال").startswith(fold_word(noun))]
            own = [read_labels()["active"]["nouns"].get(noun, noun) if mention.head is not None else noun]
            if not subject and (who := _carried_on(mention, rest, known)) is not None:
                own += who.label.split()
            whole = [*subject, *rest]
            nobody = len(own) == 1 and (not whole or bool(whole[0].stop) or preposition(whole[0], known))
            if len(own) == 1 and mention.head is None and whole and not whole[0].stop and indefinite(whole[0], mention):
                # «استهدف موقعا» gives «استهداف موقع».
                whole = nominative(whole)
            if whole and len(own) == 1 and not whole[0].stop:
                whole = in_genitive(whole)
            made = _built(own, whole, known, mention)
            # «قُتل على يد …»: of whom, stands before.
            return made._replace(whole=False) if nobody else made
        if word.folded in known.words["relatives"] and mention.head is not None:
            continue
        if found.verbs or hangs(word.folded, known) or (index and opens(word.folded, known)):
            return NOTHING
    return NOTHING


def _built(
    own: Sequence[str], rest: Sequence[Word], known: Lexicon, mention: Mention, longest: int = LONGEST
) -> Phrase:
    """Words that stand at the head, and as many of those behind them as make a phrase."""
    words = [*(Word(text, fold_word(text)) for text in own), *rest]
    places = {fold_word(place.label) for place in mention.places}
    names = frozenset(word for entity in entities_of(mention) for word in fold_word(entity.label).split())
    return phrase(words, known, head=len(own), places=places, names=names, longest=longest)


def said_noun(found: Analysis, mention: Mention) -> str:
    """The verbal noun of a verb: what its predicate is called if that has the same root, or what saying is called."""
    for sense in found.verbs:
        if sense.predicate is None or sense.predicate.lemma != mention.predicate:
            continue
        of_its_kind = (w for w in sense.rest for n in analyse(w).nouns if n.predicate.type == sense.predicate.type)
        if carried := next(of_its_kind, ""):
            # «ألقى القبض على فلان»; but «أوقف عملياته» is no operation.
            return carried
        same_root = _root(found.plain) == _root(mention.predicate) != ""
        return mention.predicate if same_root and not _by_itself(found.plain, mention.predicate) else ""
    if mention.type == _SAYING and any(sense.role in (Role.SAY, Role.CONTINUE) for sense in found.verbs):
        return _said().get(found.plain, "")
    return ""


def _by_itself(verb: str, noun: str) -> bool:
    """«أوقف عملياته» gives no «توقف»: a perfect with its alif has a noun with one, unless its root has it («أكد»: «تأكيد»)."""
    folded = fold_word(noun)
    return verb.startswith("ا") and folded.startswith("ت") and not folded.startswith("تا")


@lru_cache(maxsize=1)
def _said() -> dict[str, str]:
    """What saying is called, by the forms of its verb."""
    rows = ((fold_word(verb).split(), noun) for verb, noun in read_labels()["said"].items())
    return {form: noun for (past, present), noun in rows for form, _, _ in conjugate(past, present)}


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
