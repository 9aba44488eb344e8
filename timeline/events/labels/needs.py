"""The prepositions without which a verb or a noun of saying says nothing: «تمكن … من», «إعراب … عن»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from timeline.events.sentences.undated import Word
from timeline.events.words.inflection import conjugate
from timeline.events.words.lexicon import read_toml
from timeline.text.fold import fold_word

__all__ = ["NEEDING", "has_its_needs", "needed", "needed_by_verb"]

NEEDING = 6
"""Among how many first words of a phrase such a verb stands."""


@lru_cache(maxsize=1)
def _needs() -> dict[str, str]:
    """The preposition without which a verb says nothing, by each of its forms."""
    out: dict[str, str] = {}
    for row in read_toml("labels.toml")["needs"]["verbs"]:
        past, present, preposition = fold_word(row).split()
        out |= {form: preposition for form, _, _ in conjugate(past, present)}
    return out


@lru_cache(maxsize=1)
def _needs_of_nouns() -> dict[str, str]:
    """The preposition without which a noun of saying says nothing («إعراب … عن», «دعوة … إلى»)."""
    return {fold_word(noun): fold_word(word) for noun, word in read_toml("labels.toml")["needs"]["nouns"].items()}


def needed(word: str) -> str:
    """The preposition that a verb or a noun of saying needs; empty where it needs none."""
    word = fold_word(word)
    return _needs_of_nouns().get(word) or _needs().get(word) or ""


def has_its_needs(words: Sequence[Word]) -> bool:
    """Whether the preposition that a verb among the first words needs is there, with something behind it."""
    needs = _needs()
    for index, word in enumerate(words[:NEEDING]):
        form = word.folded.removeprefix("و") if word.folded not in needs else word.folded
        preposition = (
            needs.get(form) or needs.get(form.removeprefix("س")) or (_needs_of_nouns().get(form) if not index else None)
        )
        if preposition is None:
            continue
        tied = len(preposition) == 1
        return any(
            (other.folded.startswith(preposition) if tied else other.folded.removeprefix("و") == preposition)
            and (tied or place < len(words) - 1)
            for place, other in enumerate(words)
            if place > index
        )
    return True


def needed_by_verb(form: str) -> str:
    """The preposition that a folded form of a verb needs; empty where it needs none."""
    return _needs().get(form, "")
