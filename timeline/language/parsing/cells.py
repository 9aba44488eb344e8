"""What one word is by itself, worked out once for each word and kept.

«شباط» is a month, some time in a year, and the head of a dozen patterns, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from timeline.language.kinds import EMITTED
from timeline.language.parsing.grammar import grammar
from timeline.language.parsing.lexer import Edge, goes_on, lone_numerals, numeral_edges, word_edges
from timeline.language.parsing.numbers import numeral_words
from timeline.language.parsing.patterns import Pattern, State
from timeline.language.rule import As, Rule

__all__ = [
    "MAX_EDGES",
    "Cell",
    "Column",
    "Match",
    "Word",
    "cell_beside",
    "fits_beside",
    "forget",
    "grow",
    "made",
    "word_of",
]

MAX_EDGES = 4000
"""Readings per window after which no more rules are tried: a bound for hostile text."""

_MOST_WORDS = 3_000
"""Words and numbers of which the readings are kept, some kilobytes each: about all that news uses."""

Column = dict[str, list[Edge]]
"""The readings that start at one token, by kind."""


class Cell(NamedTuple):
    """What one word is by itself: its readings by kind, those that stand as an expression, and what it begins.

    ``ahead`` tells where patterns stand that are not complete: after which kinds of reading in the order of the column
    (the order in which all is tried decides between readings that are equal in all else), and what slots are bound to.
    """

    column: Column
    emitted: list[Edge]
    ahead: list[tuple[int, State, tuple[Edge, ...]]]
    before_rows: int
    """How many kinds stand before those of the lexicon's rows: those of literals and of numbers in words."""


class Word:
    """The cells of one word: which one it is depends on the words beside it.

    Some rules of one word look at them, and a numeral may be part of a longer one.
    """

    __slots__ = ("asked", "cell", "cells", "goes_on", "is_numeral", "varies")

    def __init__(self, text: str) -> None:
        asked: dict[str, Rule] = {}

        def note(rule: Rule, _: int) -> bool:
            asked[rule.name] = rule
            return True

        numerals = lone_numerals((text,), 0) if text in numeral_words() else ()
        self.cell = _cell(text, numerals, note)
        """The cell where all those words are such as the rules want."""
        self.asked = tuple(asked.values())
        self.cells = {((True,) * len(asked), numerals): self.cell}
        self.is_numeral = text in numeral_words()
        self.varies = bool(asked) or self.is_numeral
        self.goes_on = goes_on(text)
        """Whether a row of the lexicon or a number may begin with it and have more words."""


_met: dict[str, Word] = {}


def forget() -> None:
    """Empty the memory of words: for measuring; no reading depends on it."""
    _met.clear()


def word_of(text: str) -> Word:
    """What is known of a word, worked out when it is met."""
    word = _met.get(text)
    if word is None:
        if len(_met) >= _MOST_WORDS:
            _met.clear()
        word = _met[text] = Word(text)
    return word


def _beside(index: int, words: frozenset[str], texts: Sequence[str]) -> bool:
    """Whether the token at ``index`` is one of ``words``; ``#digits`` and ``#edge`` name classes."""
    if not 0 <= index < len(texts):
        return "#edge" in words
    text = texts[index]
    return text in words or ("#digits" in words and text.isdecimal())


def fits_beside(rule: Rule, start: int, end: int, texts: Sequence[str]) -> bool:
    """Whether the words beside a span are such as the rule wants."""
    if rule.before and not _beside(start - 1, rule.before, texts):
        return False
    if rule.not_before and _beside(start - 1, rule.not_before, texts):
        return False
    if rule.after and not _beside(end, rule.after, texts):
        return False
    return not (rule.not_after and _beside(end, rule.not_after, texts))


Fits = Callable[[Rule, int], bool]
"""Whether a rule may read so many tokens from the start position at hand."""


def _cell(text: str, numerals: Sequence[tuple[str, int]], fits: Fits) -> Cell:
    """What ``text`` is by itself."""
    root = grammar().root
    column: Column = {}
    emitted: list[Edge] = []
    ahead: list[tuple[int, State, tuple[Edge, ...]]] = []

    def follow(state: State, size: int, bound: tuple[Edge, ...]) -> list[Match]:
        if state.goes_on:
            ahead.append((len(column), state, bound))
        return [(pattern, size, bound) for pattern in state.accepts]

    if text in root.words:
        grow(made(follow(root.after_word(text), 1, ()), fits), column, emitted, fits, follow)
    grow(numeral_edges(numerals), column, emitted, fits, follow)
    before_rows = len(column)
    grow(word_edges(text), column, emitted, fits, follow)
    return Cell(column, emitted, ahead, before_rows)


def cell_beside(texts: Sequence[str], i: int, word: Word) -> Cell:
    """The cell of a token whose readings depend on the tokens beside it."""
    fit = tuple([fits_beside(rule, i, i + 1, texts) for rule in word.asked])
    numerals = lone_numerals(texts, i) if word.is_numeral else ()
    cell = word.cells.get((fit, numerals))
    if cell is None:
        allowed = {rule.name: is_fit for rule, is_fit in zip(word.asked, fit, strict=True)}
        cell = word.cells[fit, numerals] = _cell(texts[i], numerals, lambda rule, _: allowed[rule.name])
    return cell


_new = tuple.__new__
"""Makes a named tuple of all its fields, three times as fast as its class does."""


_value = itemgetter(Edge._fields.index("value"))

Match = tuple[Pattern, int, tuple[Edge, ...]]
"""A complete pattern, how many tokens it has read, and what its slots are bound to."""


def made(matches: Iterable[Match], fits: Fits) -> list[Edge]:
    """What rules make of their patterns: most often one reading for each, none if the rule refuses."""
    found: list[Edge] = []
    for pattern, size, bound in matches:
        if pattern.rule.has_context and not fits(pattern.rule, size):
            continue
        value = pattern.value(tuple(map(_value, bound)))
        if value is None:
            continue
        if value.__class__ is not As and value.__class__ is not list:
            found.append(_new(Edge, (size, pattern.kind, value, pattern, bound)))
        else:
            # The agenda is taken from its end, and the first of several readings is the one that is meant.
            several = reversed(pattern.several(value))
            found += [_new(Edge, (size, kind, content, pattern, bound)) for kind, content in several]
    return found


Follow = Callable[[State, int, tuple[Edge, ...]], list[Match]]
"""What is complete in a state after so many tokens, and behind it."""


def grow(
    agenda: list[Edge], column: Column, emitted: list[Edge], fits: Fits, follow: Follow, room: int = MAX_EDGES
) -> int:
    """Add the readings of ``agenda`` to those that start at one token, and all that rules make of them.

    Takes no more than ``room`` readings, and returns how many more it would have taken. The lists of the column are
    replaced and not changed, because a cell may own them.
    """
    root = grammar().root
    kinds = root.kinds
    while agenda and room > 0:
        room -= 1
        edge = agenda.pop()
        size, kind, value, _, _ = edge
        same = column.get(kind)
        if same is None:
            column[kind] = [edge]
        elif any(other[0] == size and other[2] == value for other in same):
            continue
        else:
            column[kind] = [*same, edge]
        if kind in EMITTED:
            emitted.append(edge)
        if kind in kinds:
            matches = follow(root.known_kinds.get(kind) or root.after_kind(kind), size, (edge,))
            if matches:
                agenda += made(matches, fits)
    return room
