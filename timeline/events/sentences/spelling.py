"""Names as the article spells them: patterns find them in the folded text, readers want «ولاية ميشيغان».

A name of the gazetteer keeps the gazetteer's spelling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from timeline.events.event import Entity, Mention
from timeline.events.names.people import Found
from timeline.events.sentences.sentence import Sentence
from timeline.text.fold import Folded, fold_word

__all__ = ["respelt", "spell"]

_LETTERS = "وبلف"
# «#سلطان_بن_سحيم»
_TAGGED = str.maketrans("#_", "  ")


def spell(sentence: Sentence, folded: Folded, spelling: dict[str, str]) -> None:
    """Note how the article writes the names that a sentence spells out for the first time."""
    for found in sentence.found:
        label = found.entity.label
        pattern = not found.entity.id.isascii() or found.entity.id.startswith("office:")
        if not pattern or found.pronoun or found.entity.id in spelling or label != fold_word(label):
            continue
        written = _written(sentence, found, label.split(), folded)
        if written:
            spelling[found.entity.id] = written


def _written(sentence: Sentence, found: Found, words: list[str], folded: Folded) -> str:
    """The words of a label as the article has them, without the letter that ties the first to its clause."""
    size = len(words)
    for first in range(found.start, found.end - size + 1):
        tokens = sentence.tokens[first : first + size]
        texts = [token.text for token in tokens]
        cut = texts[0].removesuffix(words[0])
        if texts[1:] != words[1:] or not texts[0].endswith(words[0]) or len(cut) > 1:
            continue
        raw = folded.original[folded.start(tokens[0].start) : folded.end(tokens[-1].end)]
        tied = len(cut) or (words[0][:1] in _LETTERS and words[0][1:3] == "ال")
        return " ".join(raw.translate(_TAGGED).split())[int(tied) :]
    return ""


def respelt(mention: Mention, spelling: Mapping[str, str]) -> Mention:
    """A mention with its names as the article spells them."""
    named = (*mention.places, *mention.participants, *mention.topics, mention.speaker, mention.head)
    if not any(entity is not None and entity.id in spelling for entity in named):
        return mention

    def own(entity: Entity) -> Entity:
        return replace(entity, label=spelling[entity.id]) if entity.id in spelling else entity

    return replace(
        mention,
        places=tuple(map(own, mention.places)),
        participants=tuple(map(own, mention.participants)),
        topics=tuple(map(own, mention.topics)),
        speaker=own(mention.speaker) if mention.speaker is not None else None,
        head=own(mention.head) if mention.head is not None else None,
    )
