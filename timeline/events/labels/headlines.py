"""A label as it is shown: no longer than a headline, and in English where the data has the names."""

from __future__ import annotations

from timeline.events.event import Modality
from timeline.events.labels.borders import MOST_WORDS, whole_part
from timeline.events.labels.cores import Core, read_labels
from timeline.events.labels.predicating import border_words
from timeline.events.names.names import english_name
from timeline.events.sentences.undated import Word
from timeline.events.words.lexicon import lexicon, word_list
from timeline.text.fold import fold_word

__all__ = ["english", "shortened"]

_LONGEST = 140
_LEAST = 4
_TAG = 3
_UNTYPED = "other"
_STATEMENT = "statement"
_OPEN = ("place_prepositions", "topic_prepositions", "party_prepositions", "relatives", "complementizers")


def english(core: Core, kind: str, modality: Modality) -> str:
    """Type, parties and place in English; empty where one of them has no English name."""
    known = lexicon().types[kind]
    names = [english_name(party) for party in core.who]
    where = english_name(core.where) if core.where is not None else ""
    said = known.family == _STATEMENT
    if kind == _UNTYPED or (said and not names) or not all(names) or (core.where is not None and not where):
        # An event of no known type is called nothing in English; a speech is somebody's.
        return ""
    if not (names or where):
        return ""
    label = known.en[:1].upper() + known.en[1:]
    if names:
        label += f": {' – '.join(names)}"
    label += f", {where}" if where else ""
    return str(read_labels()["modality"]["en"].get(modality.value, "{label}")).format(label=label)


def shortened(text: str) -> str:
    """A label that is not too long, cut where a phrase can end; in the middle only where it has no such place."""
    text = " ".join(text.split())
    words = [Word(word, fold_word(word)) for word in text.split()]
    while len(words) > 1 and _open(words[-1].folded):
        words.pop()
    text = " ".join(word.text for word in words)
    if len(text) <= _LONGEST and len(words) <= MOST_WORDS + _TAG:
        return text
    made = whole_part(words, lexicon(), longest=_LONGEST, least=_LEAST, clause=False)
    return made.text or text[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _open(word: str) -> bool:
    """Whether a label cannot end with a word; a single letter but «و» is somebody's initial."""
    if len(word) == 1:
        return word == "و"
    known = lexicon().words
    return (
        word in word_list("labels.toml", "words", "joining")
        or word in border_words()["turns"]
        or word in word_list("labels.toml", "doubts", "begun")
        or any(word in known[kind] for kind in _OPEN)
    )
