"""The noun that a relative clause is about: «الورقة التي» before «حملها كيري إلى نظيره»."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.casing import bare
from timeline.events.event import Mention, Modality
from timeline.events.lexicon import Lexicon
from timeline.events.rarity import is_rare, stem
from timeline.events.tokens import analyse
from timeline.events.undated import Word, words_of_text
from timeline.text.fold import fold_word

__all__ = ["antecedent_of", "denial_of"]

_BEFORE = 80
_PAIR = 2
_THIN = 3
_SHORTEST = 4
_TIED = ("ب", "ل")
_AND = fold_word("و")
_NAMING = frozenset(("place_nouns", "light_nouns"))


def antecedent_of(mention: Mention, own: Sequence[Word], known: Lexicon) -> list[Word]:
    """«الورقة التي | حملها كيري»: the noun that a relative clause is about, with its pronoun; nothing before other claims."""
    before = words_of_text(mention.sentence[: max(0, mention.start - mention.sentence_start)][-_BEFORE:])
    if own and own[0].folded in known.words["relatives"]:
        before = [*before, own[0]]
    if len(before) < _THIN or before[-1].folded not in known.words["relatives"] or before[-1].stop:
        return []
    first = len(before) - 1
    while first > 1 and len(before) - first <= _THIN and not before[first].stop:
        word, found = before[first - 1], analyse(before[first - 1].folded)
        if (
            word.folded.startswith(_AND)
            or found.kinds - _NAMING
            or (found.verbs and not (found.nouns or found.definite))
        ):
            break
        if first < len(before) - 1 and found.definite and not analyse(before[first].folded).definite:
            # «المواقع | مسجد النبي الذي …»
            break
        first -= 1
    own = before[first:]
    if len(own) < _PAIR:
        return []
    return [own[0]._replace(text=_bare(own[0]), stop=""), *own[1:]]


def denial_of(mention: Mention, known: Lexicon) -> list[Word]:
    """«لم | يدم أكثر من ساعة»: the particle right before what a claim denies."""
    if mention.modality is not Modality.DENIED:
        return []
    last = words_of_text(mention.sentence[: max(0, mention.start - mention.sentence_start)][-_BEFORE:])[-1:]
    denied = [word for word in last if word.folded.removeprefix(_AND) in known.words["denied"]]
    return [Word(word.text.removeprefix("و"), word.folded.removeprefix(_AND)) for word in denied]


def _bare(word: Word) -> str:
    """A noun without the preposition tied to it, also one that only its frequency shows («بعناصر»)."""
    text = bare(word.text, analyse(word.folded))
    tied = text == word.text and text[:1] in _TIED and len(text) > _SHORTEST
    return text[1:] if tied and is_rare(stem(word.folded)) and not is_rare(stem(word.folded[1:])) else text
