"""The lines of a document as a reader sees them: headings, separators, lists, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from timeline.dates.value import value
from timeline.text.fold import fold

__all__ = ["FEW_WORDS", "HEAD_LINES", "PARAGRAPH", "Line", "lines_of", "list_item", "separator", "words_key"]

HEAD_LINES = 10
"""Lines at the beginning of an article among which its stamps, its source and its credits stand."""
PARAGRAPH = 100
"""Characters of a line of running text; what is shorter may be a heading, a stamp or a credit."""
FEW_WORDS = 6
"""Names of a place, an outlet and a writer come to six words at most; a sentence has more."""

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
# «=====», «-----», «* * *», «###»: one mark, three times or more, perhaps with a space between.
_SEPARATOR = re.compile(r"([=\-_*#~+•·–—ـ٭─━═.])(?:[ \u00a0]?\1){2,}")
# A running full stop («....») is an ellipsis in print; it needs more to be a rule across the page.
_MIN_DOTS = 6
_MAX_RULE = 400
_ITEM = re.compile(r"(?:[0-9٠-٩۰-۹]{1,3}[ \u00a0]?[.)\-–—/:ـ]|[•●▪■◦○♦◆*\-–—\u2043»])[ \u00a0\t]*(?=\S)")
_SENTENCE_END = (".", "!", "؟", "?", "…", "؛", "،", ",", ":")
_WORD = re.compile(r"[^\W_]+")


@value
class Line:
    """One line without the white space around it; ``start``/``end`` are code points of the document."""

    number: int
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """The folded words of the line, by which the same heading is known wherever it stands."""
        return words_key(self.text)

    @property
    def ends_sentence(self) -> bool:
        """Whether the line stops as running text does, with a full stop or the like."""
        return self.text.rstrip("\"'”»)] ").endswith(_SENTENCE_END)


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines between ``start`` and ``end`` that hold anything but white space, in order, counted from 0."""
    number = 0
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            at = match.start() + raw.index(stripped[0])
            yield Line(number, at, at + len(stripped), stripped)
            number += 1


def separator(line: Line) -> str | None:
    """The mark of which a separator line consists, ``None`` for any other line."""
    match = _SEPARATOR.fullmatch(line.text) if len(line.text) < _MAX_RULE else None
    if match is None or (match.group(1) in ".·" and line.text.count(match.group(1)) < _MIN_DOTS):
        return None
    return match.group(1)


def list_item(line: Line) -> str | None:
    """The text of a numbered or bulleted line without its number or bullet, ``None`` for any other line."""
    match = _ITEM.match(line.text)
    return line.text[match.end() :].strip() if match else None


@lru_cache(maxsize=512)
def words_key(text: str) -> str:
    """Folded words, without punctuation, joined by single spaces; those of an article's lines are remembered."""
    return " ".join(_WORD.findall(fold(text).text)) if len(text) < 1000 else text
