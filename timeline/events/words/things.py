"""What an accident befell: a bus is no ferry, a boat that overturned may be the one that sank (``things.toml``)."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.events.event import Mention
from timeline.events.words.lexicon import lexicon, read_toml
from timeline.text.fold import fold, fold_word

__all__ = ["things_of"]

_FAMILIES = frozenset(("accident", "disaster", "downing"))
_WORD = re.compile(r"[^\W\d_]+")
_CLITICS = ("وال", "بال", "لل", "ال", "و", "ب", "ل", "")


def things_of(mention: Mention) -> frozenset[str]:
    """The kinds of things that a claim of an accident or a disaster names."""
    if lexicon().family(mention.type) not in _FAMILIES:
        return frozenset()
    return _named(mention.text)


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
