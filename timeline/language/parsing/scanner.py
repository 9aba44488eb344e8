"""Where in a text an expression of time may stand: windows around the words that make one.

News has about one expression in 250 characters. A window is a word that can make one (``triggers``) and its
neighbours as long as the grammar knows them. Only windows are parsed. A window ends at a line break, at the
end of a sentence, at an unknown word, or after ``MAX_TOKENS`` tokens, which keeps the whole linear on any
text; words at its ends that cannot begin or end an expression are left out, so that few windows differ.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import lru_cache

from timeline.language.parsing.adjacency import neighbours, number_form
from timeline.language.parsing.grammar import grammar
from timeline.language.parsing.lexer import LONGEST_NUMBER, split_table
from timeline.language.parsing.lexicon import load
from timeline.language.parsing.surfaces import ANY, CLOSES, OPENS, Surface
from timeline.language.parsing.triggers import LONGEST_WORD, Triggers

__all__ = ["MAX_TOKENS", "Scanner", "scanner"]

MAX_TOKENS = 48
"""The longest window, in tokens; the longest expression met in 70,000 articles has 19."""

_ANSWER = 40
"""A text that is no longer and has none of the words that make an expression is read whole: «تسعة إلا ربع» answers a question."""

_SHORT_MONTHS = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
"""English months that are written with a full stop."""

_SPACED_DATE = re.compile(r"(?<![0-9])[0-9]{1,2}\. [0-9]{1,2}\. (?:1[3-9]|20|21)[0-9]{2}(?![0-9])")
_PIECE = re.compile(r" *([0-9]+|[^\W\d_]+|[^\w\s]|_)")
_QUOTES = frozenset("\"'")
_NOTHING: frozenset[str] = frozenset()
_DIGITS = frozenset(string.digits)
_LOOK_BACK = 64
"""Characters before a trigger in which its window may begin: longer than any expression's head."""


class Scanner:
    """The automaton and the vocabulary of windows."""

    def __init__(self) -> None:
        rows = load().rows
        rules = grammar().rules
        self._neighbours = neighbours(rules, rows)
        contexts = {w for r in rules for s in (r.before, r.not_before, r.after, r.not_after) for w in s}
        beside = split_table(w for w in contexts if not w.startswith("#"))
        self.table = {**beside, **self._neighbours.parts}
        self._triggers = Triggers(rows, self._neighbours.parts)

    def windows(self, folded: str, data: bytes | None = None) -> Iterator[tuple[int, int]]:
        """Stretches of the folded text to parse: (start, end), in order, without overlap.

        A stretch holds the words that one expression could hold, and beside them, at most, one word on
        each side that some rule wants to see. It begins and ends with a word that can begin and end an
        expression there. ``data`` is the same text as bytes, if the caller has it.
        """
        done = 0
        is_answer = len(folded) <= _ANSWER and "\n" not in folded
        for position, stop, form in self._triggers.find(folded, data):
            is_answer = False
            if position < done:
                continue
            surface = self._neighbours.surface(form)
            assert surface is not None  # triggers are forms
            end, shown, opening = self._right(folded, position, stop, surface)
            if shown >= 0:
                start = self._left(folded, position, surface, opening, done)
                if 0 <= start < shown:
                    yield start, shown
            done = end
        if is_answer and folded.strip():
            yield len(folded) - len(folded.lstrip()), len(folded.rstrip())

    def _right(self, folded: str, start: int, end: int, surface: Surface) -> tuple[int, int, int]:
        """Of the stretch that begins with ``surface``: its end, the end of what is shown of it, where it may open.

        The last two are −1 if no expression can end, or begin, in it.
        """
        table = self.table
        position = end
        shown, closing = end if surface.closes else -1, surface
        beside, beside_end = "", 0  # the first token after what is shown
        opening, previous = -1, start
        for _ in range(MAX_TOKENS):
            if folded[position : position + 1] == " ":
                position += 1
            space = folded.find(" ", position, position + LONGEST_WORD)
            text = folded[position:space] if space > position else ""
            step = surface.following.get(text)
            if text != "." and (step is not None or text in table):
                stop, form = space, text
            elif text.isalpha():
                break  # most often the next word is none of ours
            else:
                piece = _PIECE.match(folded, position)
                if piece is None:
                    break
                text, stop = piece[1], piece.end()
                if text in _QUOTES:
                    position = stop
                    continue
                if text == "." and not self._inside_word(folded, stop - 1):
                    break
                form = _form(text) if text[0] in _DIGITS else text
                step = surface.following.get(form)
            after, both = step or self._neighbours.step_right(surface, form)
            if after is None or not both:
                if not beside and text != ".":
                    beside, beside_end = table.get(text, (text,))[0], stop
                break
            if opening < 0 and both & OPENS:
                opening = previous
            if both & CLOSES:
                shown, closing, beside = stop, after, ""
            elif not beside:
                beside, beside_end = table.get(text, (text,))[0], stop
            previous, start = start, stop - len(text)
            surface, end, position = after, stop, stop
        if beside and shown >= 0 and (beside in closing.after or (beside.isdecimal() and "#digits" in closing.after)):
            shown = beside_end
        if opening < 0 and surface.opens == ANY:
            opening = previous
        return end, shown, opening

    @staticmethod
    def _inside_word(folded: str, mark: int) -> bool:
        """Whether a full stop ends no sentence: within a date («16.12.2015», «16 .12 .2015»), or in «ت. غ», «ب.م», «Dec. 16»."""
        before, behind = folded[mark - 1 : mark], folded[mark + 1 : mark + 2]
        if behind.isdecimal() and (before.isdecimal() or (before == " " and folded[mark - 2 : mark - 1].isdecimal())):
            return True
        if (before, behind) == ("ب", "م") or (before == "ت" and (behind == "غ" or folded.startswith(" غ", mark + 1))):
            return not folded[mark - 2 : mark - 1].isalpha()
        if behind == " " and before.isdecimal():
            return any(m.start() < mark < m.end() for m in _SPACED_DATE.finditer(folded, max(0, mark - 8), mark + 11))
        return (
            folded[mark - 4 : mark].lstrip() in _SHORT_MONTHS and folded[mark + 1 : mark + 3].lstrip()[:1].isdecimal()
        )

    def _left(self, folded: str, position: int, surface: Surface, opening: int, floor: int) -> int:
        """The start of what is shown of the stretch that holds ``position``; −1 if no expression can begin there.

        ``opening`` is where it may begin at or after ``position``.
        """
        table = self.table
        low = max(floor, position - _LOOK_BACK)
        start, shown = position, opening
        beside, beside_start = "", 0  # the last token before what is shown
        wanted = _NOTHING
        if surface.opens_inside:
            shown, wanted = position, surface.before
        elif opening == position:
            shown, wanted = position + surface.cut, _NOTHING if surface.cut else surface.before
        while surface.whole:
            # Most often a word stands before, and one that is none of ours: nothing more need be looked at.
            stop = start - 1 if folded[start - 1 : start] == " " else start
            space = folded.rfind(" ", low, stop)
            text = folded[space + 1 : stop] if space >= 0 else ""
            step = surface.preceding.get(text)
            if text.isalpha():
                if step is None and text not in table:
                    break
                start, form = space + 1, text
            else:
                piece = self._piece_before(folded, start, low, floor)
                while piece is not None and piece[0] in _QUOTES:
                    piece = self._piece_before(folded, piece[1], low, floor)
                if piece is None:
                    break
                text, start = piece
                form = _form(text) if text[0] in _DIGITS else text
                step = surface.preceding.get(form)
            before, both = step or self._neighbours.step_left(surface, form)
            if before is None or not both or (text == "." and not self._inside_word(folded, start)):
                if not beside:
                    beside, beside_start = table.get(text, (text,))[-1], start
                break
            if before.opens_inside:
                shown, wanted, beside = start, before.before, ""
            elif both & OPENS:
                shown, wanted, beside = start + before.cut, _NOTHING if before.cut else before.before, ""
            elif not beside:
                beside, beside_start = before.parts[-1], start
            surface = before
        return beside_start if beside in wanted else shown

    @staticmethod
    def _piece_before(folded: str, end: int, low: int, floor: int) -> tuple[str, int] | None:
        """The word, number or mark that ends at ``end``, and where it begins; none before ``low`` or on another line."""
        stretch = folded[low:end].rstrip(" ")
        word = stretch[stretch.rfind(" ") + 1 :]
        if not word.isalpha():
            found = _PIECE.match(word[::-1])
            if found is None:
                return None
            word = word[-found.end() :]
        at = low + len(stretch) - len(word)
        return None if at == low > floor else (word, at)


def _form(text: str) -> str:
    """The form that stands for a number: those in digits have two, unless they are too long to be looked at."""
    return number_form(text) if len(text) <= LONGEST_NUMBER else text


@lru_cache(maxsize=1)
def scanner() -> Scanner:
    """The scanner, built once."""
    return Scanner()
