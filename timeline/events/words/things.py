"""What an accident befell, and the number of a resolution: what tells one such event from all others of its kind.

A bus is no ferry, a boat that overturned may be the one that sank (``things.toml``); «القرار 2604» is one resolution.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.events.event import Mention
from timeline.events.words.lexicon import lexicon, read_toml, word_list
from timeline.text.fold import fold, fold_word

__all__ = ["is_number", "numbered", "things_of"]

_FAMILIES = word_list("kinds.toml", "befell")
_RESOLUTION = "resolution"
_NUMBER = "number:"
_BORN = re.compile(r"(?<!\w)(?:[وفبكل]|ال){0,3}قرار(?:ه|ها)?(?: \(?رقم)? \(?(\d{3,5})\b|(?<!\w)(?:[وفبكل]|ال){0,3}قرار")
"""A word for a resolution with its number («القرار رقم 2604»), or without one."""
_WORD = re.compile(r"[^\W\d_]+")
_CLITICS = ("وال", "بال", "لل", "ال", "و", "ب", "ل", "")


def things_of(mention: Mention) -> frozenset[str]:
    """The kinds of things that a claim of an accident or a disaster names; the number that a resolution bears."""
    if mention.type == _RESOLUTION:
        number = _number_of(mention)
        return frozenset((_NUMBER + number,)) if number else frozenset()
    if lexicon().family(mention.type) not in _FAMILIES:
        return frozenset()
    return _named(mention.text)


def is_number(thing: str) -> bool:
    """Whether a thing is the number of a resolution."""
    return thing.startswith(_NUMBER)


def numbered(mention: Mention) -> bool:
    """Whether a claim names a resolution by its number, so that it may be long past."""
    return mention.type == _RESOLUTION and bool(_number_of(mention))


def _number_of(mention: Mention) -> str:
    """The number behind the first «قرار» from the claim on in its sentence; empty where that one has none."""
    begins = max(0, mention.start - mention.sentence_start)
    found = _BORN.search(" ".join(fold(mention.sentence[begins:]).text.split()))
    return found[1] or "" if found is not None else ""


@lru_cache(maxsize=4_000)
def _named(text: str) -> frozenset[str]:
    table = _things()
    found = (
        table[word[len(clitic) :]]
        for word in _WORD.findall(fold(text).text)
        for clitic in _CLITICS
        if word.startswith(clitic) and word[len(clitic) :] in table
    )
    return frozenset(found)


@lru_cache(maxsize=1)
def _things() -> dict[str, str]:
    return {fold_word(word): kind for kind, row in read_toml("things.toml").items() for word in row["words"]}
