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

_CONTEXT_ONLY = frozenset({"cue", "deadline", "preposition", "imperfect_stem", "verb_or_noun", "noun_maker"})
"""Kinds that ``context`` reads; they make no window longer."""

_AT_THE_EDGE = frozenset({"name_word", "name_head", "general_head", "year_head", "zone", "zone_open"})
"""Kinds whose words join a window only at its edge: names that hold a word of time, time zones."""

_TRIMMED = frozenset("في من علي عن الي و ف ب ل ( ) - / : %".split())
"""What a window does not keep at its ends, but for the one next to the rest (rules look one token around)."""

_AFTER_DIGITS = frozenset({"month_rare", "hijri_zero", "after_day"})
"""Kinds of everyday words that only a number before them makes dates."""

_FREQUENT = frozenset("في من علي الي منذ قبل بعد حتي هذا هذه اول هذي".split())
"""Words too frequent to be the trigger of a phrase."""

_DROPPED = frozenset(", [ ] . ' \" \\".split())
"""Marks that a window never keeps at its ends."""

_SOFT = frozenset("/-,()[]:'\"\\.%")
_PIECE = re.compile(r"([0-9]+|[^\W\d_]+|[^\w\s]|_)( *)")
_MAX_SPARE = 3
_PARTS = frozenset(("ال", "T", "Z"))
_FLAT = tuple("\n.,;:!?()[]{}/\\-\"'…|*=+_<>#&%$@~^`•·")
_DIGIT_DATE = r"[0-9]{1,4} ?[/.:\-\\] ?[0-9]{1,2}|(?:1[3-9]|20|21)[0-9]{2}(?![0-9])|[0-9]{1,2}[^\W\d_]"


class Scanner:
    """The automaton and the vocabulary of windows."""

    def __init__(self) -> None:
        words: set[str] = set(grammar().words())
        neighbours = grammar().neighbours() - words
        edge: set[str] = set()
        strong: set[str] = set()
        phrases: list[list[str]] = []
        keyed: dict[str, set[str]] = {}
        for key, rows in load().rows.items():
            tokens = [t[0] for t in _PIECE.findall(key)]
            kinds = {row.kind for row in rows}
            keyed[key] = kinds
            if kinds <= _CONTEXT_ONLY:
                continue
            (edge if kinds <= _AT_THE_EDGE | _CONTEXT_ONLY else words).update(tokens)
            if kinds & STRONG:
                if len(tokens) == 1:
                    strong.add(tokens[0])
                else:
                    phrases.append([t for t in tokens if not t.isdecimal()])
        # One word of a phrase is enough to find it: one that is a trigger anyhow, else the first of some length.
        for tokens in phrases:
            if not strong.intersection(tokens):
                strong.add(next((t for t in tokens if len(t) > 2 and t not in _FREQUENT), tokens[-1]))
        self.table = split_table(words | edge | neighbours)
        core = split_table(words)
        self.vocabulary = frozenset(core) - _SOFT
        beside = frozenset(split_table(neighbours)) - self.vocabulary
        self.edge = frozenset(self.table) - self.vocabulary - beside - _SOFT
        little = frozenset(s for s, parts in core.items() if _TRIMMED.issuperset(parts))
        self.trimmed = little | _TRIMMED | beside
        surfaces = sorted(surface for surface, parts in core.items() if parts[-1] in strong)
        self.triggers = frozenset(surfaces)
        rare = sorted({t for t, kinds in keyed.items() if kinds & _AFTER_DIGITS})
        self._digit_date = re.compile(
            f"{_DIGIT_DATE}|[0-9]{{1,2}} ?[/-]? ?(?:من )?(?:{'|'.join(map(re.escape, rare))})\\b"
        )
        digits = [f" {clitic}{d}" for clitic in ("", "و", "ل", "ب", "ال", "وال", "بال", "لل") for d in range(10)]
        self._first_digit = len(surfaces)
        self._automaton = ahocorasick_rs.AhoCorasick(
            [f" {surface}" for surface in surfaces] + digits, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def triggers_in(self, folded: str) -> Iterator[int]:
        """Positions in the folded text where a word or number begins that may belong to an expression."""
        flat = folded
        for mark in _FLAT:
            flat = flat.replace(mark, " ")
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
                stop = flat.find(" ", end)
                if flat[start + 1 : stop] in triggers:
                    yield start

    def windows(self, folded: str) -> Iterator[tuple[int, int]]:
        """Stretches of the folded text to parse: (start, end), in order, without overlap."""
        done = 0
        for position in self.triggers_in(folded):
            if position < done:
                continue
            end = self._right(folded, position)
            if end <= position:
                continue
            start = self._left(folded, position, done)
            done = end
            yield start, end

    def _joins(self, text: str, folded: str, after: int) -> bool:
        """Whether a token may stand in a window; a full stop only between digits («16.12.2015»)."""
        if text in self.vocabulary or text in self.trimmed or (text.isdecimal() and len(text) <= 6):
            return True
        if text == ".":
            return folded[after : after + 1].isdecimal()
        return text in _SOFT or text in _PARTS

    def _right(self, folded: str, position: int) -> int:
        """The end of the window that holds ``position``; trailing little words but one are left out."""
        end = kept = position
        spare = edge = 0
        match = _PIECE.match
        for _ in range(MAX_TOKENS):
            found = match(folded, end)
            if found is None:
                break
            text = found[1]
            joins = self._joins(text, folded, found.end(1))
            if joins and (text in self.trimmed or text in _DROPPED):
                spare += 1
                if spare > _MAX_SPARE:
                    break
                if spare == 1:
                    beside = found.end(1) if text in self.trimmed else kept
            elif joins or (text in self.edge and edge < _MAX_SPARE):
                edge = 0 if joins else edge + 1
                kept, spare = found.end(1), 0
            else:
                break
            end = found.end()
        return beside if spare else kept

    def _left(self, folded: str, position: int, floor: int) -> int:
        """The start of the window that holds ``position``; leading little words but one are left out."""
        low = max(floor, position - 64)
        if low > floor:
            # Begin at a word, not inside one.
            space = folded.find(" ", low, position)
            low = space + 1 if space >= 0 else position
        line = folded.rfind("\n", low, position)
        if line >= 0:
            low = line + 1
        start = kept = position
        spare = edge = 0
        for found in reversed(list(_PIECE.finditer(folded, low, position))):
            text = found[1]
            if found.end() != start:
                break
            joins = self._joins(text, folded, found.end(1))
            start = found.start()
            if joins and (text in self.trimmed or text in _DROPPED):
                spare += 1
                if spare > _MAX_SPARE:
                    break
                if spare == 1:
                    beside = start if text in self.trimmed else kept
            elif joins or (text in self.edge and edge < _MAX_SPARE):
                edge = 0 if joins else edge + 1
                kept, spare = start, 0
            else:
                break
        return beside if spare else kept


@lru_cache(maxsize=1)
def scanner() -> Scanner:
    """The scanner, built once."""
    return Scanner()
