"""The cases of words as a label has them: the genitive behind a verbal noun, no alif of the accusative, no clitics."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.event import Mention
from timeline.events.sentences.undated import Word
from timeline.events.words.lexicon import word_list
from timeline.events.words.rarity import is_rare, stem, weight
from timeline.events.words.tokens import Analysis, analyse
from timeline.text.fold import fold_word

__all__ = ["accusative", "bare", "bare_noun", "genitive", "in_genitive", "indefinite", "nominative", "without_alif"]

_SHORTEST = 3
_TIED = ("ب", "ل")
_TWO = "تان"
_PAIR = 2
_PLURAL, _THEY = "ين", ("وا", "ون")


def genitive(word: str) -> str:
    """«المحققون» and «طبيبتان» as they stand after a noun; «البنتاغون» and «باكستان» stay as they are."""
    bare = fold_word(word).removeprefix("ال")
    if word.endswith(_TWO) and weight(stem(f"{fold_word(word).removesuffix(_TWO)}ه")) < 1:
        return f"{word.removesuffix(_TWO)}تين"
    if fold_word(word) in word_list("labels.toml", "active", "duals"):
        return f"{word[:-2]}ين"
    plural = fold_word(word) != bare or bare.startswith("م")
    if (
        not word.endswith("ون")
        or bare in word_list("labels.toml", "words", "no_plural")
        or not plural
        or weight(bare[:-2]) >= 1
    ):
        return word
    return f"{word[:-2]}ين"


def in_genitive(words: Sequence[Word]) -> list[Word]:
    """The words behind a noun: the first in the genitive, and an adjective of two («طبيبتان روسيتان») like it."""
    out = list(words)
    for index in range(min(_PAIR, len(out))):
        changed = genitive(out[index].text)
        if index and (out[index].stop or not (out[0].text != words[0].text and out[index].text.endswith(_TWO))):
            break
        out[index] = out[index]._replace(text=changed)
    return out


def bare(word: str, found: Analysis) -> str:
    """A word without the conjunction and preposition that it begins with."""
    rest = word.removeprefix(found.conjunction)
    if not found.preposition:
        return rest
    if found.preposition == "ل" and found.definite and rest.startswith("لل"):
        return "ا" + rest[1:] if rest.startswith("لال") else "ال" + rest[2:]
    return rest.removeprefix(found.preposition)


def bare_noun(word: Word) -> str:
    """A noun without the preposition tied to it, also one that only its frequency shows («بعناصر»)."""
    text = bare(word.text, analyse(word.folded))
    tied = text == word.text and text[:1] in _TIED and len(text) > _SHORTEST
    return text[1:] if tied and is_rare(stem(word.folded)) and not is_rare(stem(word.folded[1:])) else text


def accusative(word: str, found: Analysis) -> bool:
    """Whether an indefinite noun carries the alif of the accusative, which a label does not keep."""
    return not found.definite and found.plain.endswith("ا") and fold_word(word).endswith("ا")


def without_alif(word: str) -> str:
    """A word in the accusative without its alif, where the tanwin or an event noun shows that it is one: not «أوروبا»."""
    if len(word) <= _SHORTEST or not word.endswith(("ا", "اً", "ًا")):
        return word
    sure = (
        word.endswith(("اً", "ًا"))
        or bool(analyse(fold_word(word)).nouns)
        or fold_word(word) in word_list("labels.toml", "words", "accusative")
    )
    return word.rstrip("ًا") if sure else word


def indefinite(word: Word, mention: Mention) -> bool:
    """Whether the alif of a word is that of the accusative, and no part of a name."""
    named = (entity.label for entity in (*mention.participants, *mention.places, *mention.topics))
    return without_alif(word.text) != word.text and not any(word.text in label for label in named)


def nominative(words: Sequence[Word], *, adjectives: bool = False) -> list[Word]:
    """The words in the accusative at the beginning, without their alif; ``adjectives`` stand behind a noun that had one."""
    out = list(words)
    if (
        len(out) > 1
        and out[0].text.endswith(_PLURAL)
        and out[1].text.endswith(_THEY)
        and len(out[0].text) > _SHORTEST + 1
    ):
        # «أن متشددين فتحوا» gives «متشددون فتحوا».
        text = f"{out[0].text.removesuffix(_PLURAL)}ون"
        out[0] = out[0]._replace(text=text, folded=fold_word(text))
    for index, word in enumerate(out):
        plain = adjectives and word.text.endswith("ا") and len(word.text) > _SHORTEST
        plainly = word.text[:-1] if plain else without_alif(word.text)
        if word.stop or plainly == word.text:
            break
        out[index] = word._replace(text=plainly, folded=fold_word(plainly))
    return out
