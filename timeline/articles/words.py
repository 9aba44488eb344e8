"""The folded words of a text with their places, in which the wordings of known events are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timeline.text.fold import fold

__all__ = ["WORD", "Words", "words_of"]

WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?\n]")
_PROCLITICS = frozenset("وفبلك")


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text, joined by single spaces, and where each came from."""

    joined: str
    starts: dict[int, int] = field(repr=False)
    ends: dict[int, int] = field(repr=False)
    sentences: dict[int, int] = field(repr=False)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Original offsets of ``joined[first:last]`` if it is whole words, a one-letter proclitic before it allowed."""
        if last not in self.ends:
            return None
        word = self.word(first)
        if word < first and not (first - word <= 2 and _PROCLITICS.issuperset(self.joined[word:first])):
            return None
        return self.starts[word] + (first - word), self.ends[last]

    def word(self, position: int) -> int:
        """Where the word begins that holds ``position``."""
        return self.joined.rfind(" ", 0, position + 1) + 1

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds ``position``."""
        return self.sentences[self.word(position)]


def words_of(text: str) -> Words:
    """The words of a text."""
    folded = fold(text)
    stops = [match.start() for match in _STOP.finditer(folded.text)]
    stops.append(len(folded.text))
    pieces: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    sentences: dict[int, int] = {}
    at = sentence = 0
    for match in WORD.finditer(folded.text):
        while stops[sentence] < match.start():
            sentence += 1
        starts[at] = folded.start(match.start())
        sentences[at] = sentence
        at += match.end() - match.start()
        ends[at] = folded.end(match.end())
        pieces.append(match.group())
        at += 1
    return Words(" ".join(pieces), starts, ends, sentences)
