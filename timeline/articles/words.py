"""The folded words of a text with their places, in which the wordings of known events are looked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate

from timeline.text.fold import Folded, fold

__all__ = ["WORD", "Words", "words_of"]

WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?\n]")
_PROCLITICS = frozenset("وفبلك")


class Words:
    """The folded words of a text, joined by single spaces, and where each came from (looked up when asked for)."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._words = WORD.findall(folded.text)
        self.joined = " ".join(self._words)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Original offsets of ``joined[first:last]`` if it is whole words, a one-letter proclitic before it allowed."""
        if last < len(self.joined) and self.joined[last] != " ":
            return None
        word = self.word(first)
        if word < first and not (first - word <= 2 and _PROCLITICS.issuperset(self.joined[word:first])):
            return None
        start, _ = self._places[self._number(word)]
        _, end = self._places[self._number(self.word(last - 1))]
        return self._folded.start(start) + (first - word), self._folded.end(end)

    def word(self, position: int) -> int:
        """Where the word begins that holds ``position``."""
        return self.joined.rfind(" ", 0, position + 1) + 1

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds ``position``."""
        return bisect_left(self._stops, self._places[self._number(self.word(position))][0])

    def _number(self, word: int) -> int:
        return bisect_left(self._starts, word)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word begins in ``joined``."""
        return [0, *accumulate(len(word) + 1 for word in self._words)]

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """The span of each word in the folded text."""
        return [match.span() for match in WORD.finditer(self._folded.text)]

    @cached_property
    def _stops(self) -> list[int]:
        return [match.start() for match in _STOP.finditer(self._folded.text)]


def words_of(text: str) -> Words:
    """The words of a text."""
    return Words(fold(text))
