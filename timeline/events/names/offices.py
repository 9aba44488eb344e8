"""Offices that stand before a person's name, read from ``offices.toml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.errors import LanguageDataError
from timeline.events.words.lexicon import read_toml
from timeline.text.fold import fold_word

__all__ = ["Office", "Offices", "offices"]

_LOOSE = frozenset({"head", "expert", "officer", "sheikh"})


@dataclass(frozen=True, slots=True)
class Office:
    """One wording of an office.

    ``single`` offices have one holder in a country; ``loose`` words («رئيس», «السيد») name a person
    only with a full name after them.
    """

    words: tuple[str, ...]
    id: str
    single: bool
    loose: bool

    def fits(self, words: Sequence[str], index: int) -> bool:
        """Whether the words after the first stand at ``index``."""
        size = len(self.words)
        return size == 1 or tuple(words[index + 1 : index + size]) == self.words[1:]


@dataclass(frozen=True, slots=True)
class Offices:
    """Offices by their first word, the longest wording first, and the words around them."""

    forms: dict[str, tuple[Office, ...]]
    duals: dict[str, tuple[Office, ...]]
    counterparts: frozenset[str]
    between: frozenset[str]
    bodies: frozenset[str]
    first_words: frozenset[str]
    """Words that begin an office, so that they are no part of a name before it."""
    appositions: frozenset[str]
    """Words for what somebody is, right after the name («غروشكو مندوب روسيا»)."""


@lru_cache(maxsize=1)
def offices() -> Offices:
    """The table, read on first use.

    Raises:
        LanguageDataError: a row lacks its id or its forms.
    """
    data = read_toml("offices.toml")
    forms: dict[str, list[Office]] = defaultdict(list)
    duals: dict[str, list[Office]] = defaultdict(list)
    for row in data["office"]:
        if not row.get("id") or not row.get("forms"):
            raise LanguageDataError("offices.toml", str(row.get("id", "?")), "needs an id and forms")
        for table, key in ((forms, "forms"), (duals, "dual")):
            for form in row.get(key, ()):
                words = tuple(fold_word(form).split())
                table[words[0]].append(Office(words, row["id"], bool(row["single"]), row["id"] in _LOOSE))
    between = {*data["qualifiers"]["words"], *data["institutions"]["words"]}
    return Offices(
        _longest_first(forms),
        _longest_first(duals),
        frozenset(map(fold_word, data["counterpart"]["forms"])),
        frozenset(word for form in between for word in fold_word(form).split()),
        frozenset(map(fold_word, data["bodies"]["words"])),
        frozenset(forms) | frozenset(duals),
        frozenset(forms) | frozenset(map(fold_word, data["appositions"]["words"])),
    )


def _longest_first(table: dict[str, list[Office]]) -> dict[str, tuple[Office, ...]]:
    return {first: tuple(sorted(rows, key=lambda row: (-len(row.words), row.id))) for first, rows in table.items()}
