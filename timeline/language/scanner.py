"""Where in a text an expression of time may stand: triggers found by an automaton, and windows around them.

News has about one expression in 250 characters. An Aho–Corasick automaton over the folded lexicon finds
the words that can make one; a window is that word and its neighbours as long as the grammar knows them.
Only windows are parsed. A window ends at a line break, at the end of a sentence, at an unknown word, or
after ``MAX_TOKENS`` tokens, which keeps the whole linear on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import ahocorasick_rs

from timeline.language.adjacency import DIGITS, Surface, neighbours
from timeline.language.chart import grammar
from timeline.language.lexer import split_table
from timeline.language.lexicon import load

__all__ = ["MAX_TOKENS", "Scanner", "scanner"]

MAX_TOKENS = 48
"""The longest window, in tokens; the longest expression met in 70,000 articles has 19."""

STRONG = frozenset(
    (
        "month",
        "month_ambiguous",
        "hijri",
        "hijri_ambiguous",
        "weekday",
        "unit",
        "unit_def",
        "unit_dual",
        "unit_dual_def",
        "unit_plural",
        "unit_plural_def",
        "unit_pair",
        "yearly",
        "deictic_day",
        "vague_word",
        "earlier_later",
        "part",
        "part_adverb",
        "part_definite",
        "season",
        "season_def",
        "decade",
        "decade_def",
        "holiday",
        "month_english",
        "portion_deadline",
        "clock_word",
    )
)
"""Kinds of words that can make an expression; the others only help."""

_CONTEXT_ONLY = frozenset(
    {"cue", "deadline", "preposition", "imperfect_stem", "perfect_stem", "year_head", "after_day"}
)
"""Kinds that only ``context`` and the guards read."""

_AFTER_DIGITS = frozenset({"month_rare", "hijri_zero", "after_day"})
"""Kinds of everyday words that only a number before them makes dates."""

_FREQUENT = frozenset("في من علي الي منذ قبل بعد حتي هذا هذه اول هذي زياره اليوم يوم".split())
"""Words too frequent to be the trigger of a phrase."""

_PIECE = re.compile(r"([0-9]+|[^\W\d_]+|[^\w\s]|_)( *)")
_QUOTES = frozenset("\"'")
_LONGEST_WORD = 40
"""No word that matters here is longer; a search for its end goes no farther, so that text without spaces costs no more."""

_LOOK_BACK = 64
"""Characters before a trigger in which its window may begin: longer than any expression's head."""

_FLAT = tuple("\n.,;:!?()[]/-\"'")
_RARE_MARKS = "\\{}…|*=+_<>#&%$@~^`•·"
_RARE_MARK = re.compile(f"[{re.escape(_RARE_MARKS)}]")
_DIGIT_DATE = (
    r"[0-9]{1,4} ?([/.\-\\]) ?[0-9]{1,2} ?\1 ?[0-9]{1,4}"  # 16/12/2015
    r"|[0-9]{1,2} ?: ?[0-9]{2}"  # 10:17
    r"|(?:1[3-9]|20|21)[0-9]{2}(?![0-9])"  # 2015
    r"|[0-9]{1,2}[^\W\d_]"  # 18ديسمبر
)


class Scanner:
    """The automaton and the vocabulary of windows."""

    def __init__(self) -> None:
        rows = load().rows
        rules = grammar().rules
        self._neighbours = neighbours(
            rules, {k: r for k, r in rows.items() if any(x.kind not in _CONTEXT_ONLY for x in r)}
        )
        self._surfaces = self._neighbours.surfaces
        self._digits = self._surfaces[DIGITS]
        contexts = {w for r in rules for s in (r.before, r.not_before, r.after, r.not_after) for w in s}
        beside = split_table(w for w in contexts if not w.startswith("#"))
        self.table = {**beside, **{surface: found.parts for surface, found in self._surfaces.items()}}
        strong: set[str] = set()
        phrases: list[list[str]] = []
        for key, found in rows.items():
            if any(row.kind in STRONG for row in found):
                tokens = [t[0] for t in _PIECE.findall(key)]
                if len(tokens) == 1:
                    strong.add(tokens[0])
                else:
                    phrases.append([t for t in tokens if not t.isdecimal()])
        # One word of a phrase is enough to find it: one that is a trigger anyhow, else the first of some length.
        for tokens in phrases:
            if not strong.intersection(tokens):
                rarer = (t for t in tokens if len(t) > 2 and t not in _FREQUENT and t not in rows)
                strong.add(next(rarer, tokens[-1]))
        triggers = sorted(s for s, found in self._surfaces.items() if found.parts[-1] in strong)
        self.triggers = frozenset(triggers)
        rare = sorted(key for key, found in rows.items() if any(row.kind in _AFTER_DIGITS for row in found))
        self._digit_date = re.compile(
            f"{_DIGIT_DATE}|[0-9]{{1,2}} ?[/-]? ?(?:من )?(?:{'|'.join(map(re.escape, rare))})\\b"
        )
        digits = [f" {clitic}{d}" for clitic in ("", "و", "ل", "ب", "ال", "وال", "بال", "لل") for d in range(10)]
        self._first_digit = len(triggers)
        self._automaton = ahocorasick_rs.AhoCorasick(
            [f" {surface}" for surface in triggers] + digits, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def triggers_in(self, folded: str) -> Iterator[int]:
        """Positions in the folded text where a word or number begins that may belong to an expression."""
        flat = folded
        for mark in _FLAT:
            flat = flat.replace(mark, " ")
        if _RARE_MARK.search(flat) is not None:
            flat = _RARE_MARK.sub(" ", flat)
        flat = f" {flat} "
        first_digit, triggers = self._first_digit, self.triggers
        for pattern, start, end in self._automaton.find_matches_as_indexes(flat):
            if pattern >= first_digit:
                if self._digit_date.match(folded, end - 2):
                    yield end - 2
            elif flat[end] == " " or flat[end].isdecimal():
                yield start
            else:
                # The longest pattern ended inside a word; the word itself may still be one.
                stop = flat.find(" ", end, end + _LONGEST_WORD)
                if flat[start + 1 : stop] in triggers:
                    yield start

    def windows(self, folded: str) -> Iterator[tuple[int, int]]:
        """Stretches of the folded text to parse: (start, end), in order, without overlap.

        A stretch holds the words that one expression could hold, and beside them, at most, one word on
        each side that some rule wants to see.
        """
        done = 0
        for position in self.triggers_in(folded):
            if position < done:
                continue
            found = _PIECE.match(folded, position)
            surface = self._surface(found[1]) if found is not None else None
            if found is None or surface is None:
                continue
            end, shown = self._right(folded, found, surface)
            start = self._left(folded, position, surface, done)
            done = end
            yield start, shown

    def _surface(self, text: str) -> Surface | None:
        found = self._surfaces.get(text)
        if found is None and text.isdecimal() and len(text) <= 6:
            return self._digits
        return found

    def _right(self, folded: str, found: re.Match[str], surface: Surface) -> tuple[int, int]:
        """The end of the stretch that begins with ``found``, and the end of what is shown of it."""
        surfaces, joined, match, table = self._surfaces, self._neighbours.joined, _PIECE.match, self.table
        end = found.end(1)
        position = found.end()
        for _ in range(MAX_TOKENS):
            # Most often the next word is none of ours, and nothing more need be looked at.
            space = folded.find(" ", position, position + _LONGEST_WORD)
            word = folded[position:space] if space >= 0 else ""
            if word not in table and word.isalpha():
                return end, end
            following = match(folded, position)
            if following is None:
                break
            text = following[1]
            if text in _QUOTES:
                position = following.end()
                continue
            after = surfaces.get(text) or self._surface(text)
            if (
                after is None
                or not (surface.follow & after.first or (surface.parts[-1], after.parts[0]) in joined)
                or (text == "." and not self._inside_number(folded, following))
            ):
                first = self.table.get(text, (text,))[0]
                shown = first in surface.after or (text.isdecimal() and "#digits" in surface.after)
                return end, following.end(1) if shown and text != "." else end
            if not after.whole:
                # Its clitic may close the stretch; its word begins another.
                return end, following.start() + 1
            surface, end, position = after, following.end(1), following.end()
        return end, end

    @staticmethod
    def _inside_number(folded: str, mark: re.Match[str]) -> bool:
        """Whether a full stop stands between digits without a space («16.12.2015»)."""
        return folded[mark.start() - 1 : mark.start()].isdecimal() and folded[mark.end(1) : mark.end(1) + 1].isdecimal()

    def _left(self, folded: str, position: int, surface: Surface, floor: int) -> int:
        """The start of what is shown of the stretch that holds ``position``."""
        surfaces, allow = self._surfaces, self._neighbours.allow
        start = position
        low = max(floor, position - _LOOK_BACK)
        while surface.whole and start > low:
            end = start - 1 if folded[start - 1] == " " else start
            space = folded.rfind(" ", low, end)
            if space < low and low > floor:
                break  # begin at a word, not inside one
            text = folded[space + 1 if space >= low else low : end]
            if not text.isalpha():
                return self._left_of_marks(folded, start, surface, low, floor)
            before = surfaces.get(text)
            if before is None or not allow(before, surface):
                return end - len(text) if self.table.get(text, (text,))[-1] in surface.before else start
            start = end - len(text)
            surface = before
        return start

    def _left_of_marks(self, folded: str, start: int, surface: Surface, low: int, floor: int) -> int:
        """``_left`` where numbers and marks stand among the words."""
        surfaces, allow = self._surfaces, self._neighbours.allow
        if low > floor:
            space = folded.find(" ", low, start)
            low = space + 1 if space >= 0 else start
        line = folded.rfind("\n", low, start)
        if line >= 0:
            low = line + 1
        for found in reversed(list(_PIECE.finditer(folded, low, start))):
            if found.end() != start:
                break
            text = found[1]
            if text in _QUOTES:
                start = found.start()
                continue
            before = surfaces.get(text) or self._surface(text)
            if before is None or not allow(before, surface) or (text == "." and not self._inside_number(folded, found)):
                return found.start() if self.table.get(text, (text,))[-1] in surface.before else start
            start = found.start()
            if not before.whole:
                break
            surface = before
        return start


@lru_cache(maxsize=1)
def scanner() -> Scanner:
    """The scanner, built once."""
    return Scanner()
