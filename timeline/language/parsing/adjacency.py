"""Which word may follow which inside one expression: where no rule can go on, a window ends.

Worked out from the grammar, not written down: from the patterns follows with which words or kinds a
kind can begin and end, and so which pairs of neighbours some rule can span. Windows are as short as
the grammar allows, so few different ones are met and most are parsed from memory.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from timeline.language.kinds import EMITTED
from timeline.language.parsing.glued import glued
from timeline.language.parsing.lexer import row_tokens, split_table
from timeline.language.parsing.lexicon import Row
from timeline.language.parsing.surfaces import ANY, Neighbours, Surface
from timeline.language.rule import Element, Rule

__all__ = ["DIGITS", "LONG_DIGITS", "neighbours", "number_form"]

DIGITS, LONG_DIGITS = "0", "000"
"""Stand for every number in digits: of one or two, and of more, which are no day, no hour and no year cut short."""

_SHORT_NUMBER = 2


def number_form(text: str) -> str:
    """What stands for a number in digits."""
    return DIGITS if len(text) <= _SHORT_NUMBER else LONG_DIGITS


_DIGIT_KINDS = (
    "n",
    "n31",
    "hour",
    "n59",
    "yy",
    "year",
    "numeric",
    "numeric_days",
    "days_of_month",
    "day_slash_month",
    "hhmm",
    "hhmm_dot",
    "the_n",
    "ord",
)
_LONG_DIGIT_KINDS = ("n", "year", "numeric", "numeric_days", "the_n")
_NUMERAL_KINDS = ("nw", "year_words", "ord", "ordf", "number_def")
_NUMERALS = "numerals.toml"
_BETWEEN_DIGITS = frozenset("/-:.,\\_hH")
_BEFORE_DIGITS = frozenset("/-:.")


class _Edges:
    """The terminals with which each kind can begin and end, by a fixpoint over the rules."""

    def __init__(self, rules: Sequence[Rule], lexical: Iterable[str]) -> None:
        yielded = {kind for rule in rules for kind in rule.kinds}
        self.begins: dict[str, set[str]] = {kind: {f"k:{kind}"} for kind in yielded.union(lexical)}
        self.ends: dict[str, set[str]] = {kind: set(found) for kind, found in self.begins.items()}
        changed = True
        while changed:
            changed = False
            for rule in rules:
                for variant in rule.variants:
                    first, last = self.of(variant[0], self.begins), self.of(variant[-1], self.ends)
                    for kind in rule.kinds:
                        if not (first <= self.begins[kind] and last <= self.ends[kind]):
                            self.begins[kind] |= first
                            self.ends[kind] |= last
                            changed = True

    @staticmethod
    def of(element: Element, table: Mapping[str, set[str]]) -> set[str]:
        """The terminals of one element of a pattern."""
        if element.words:
            return {f"w:{word}" for word in element.words}
        return set().union(*(table.get(kind, ()) for kind in element.kinds))


class _Margins:
    """What must stand next to a terminal that begins (``side`` 0) or ends (``side`` −1) an expression.

    A comma can stand inside an expression, but none begins or ends with it; «في» begins one only before the
    words of a few patterns. Top down from the kinds that stand alone, by a fixpoint over the rules.
    """

    def __init__(self, rules: Sequence[Rule], inner: Mapping[str, set[str]], side: int) -> None:
        self.alone = {f"k:{kind}" for kind in EMITTED}
        self.beside: dict[str, set[str]] = {terminal: set() for terminal in self.alone}
        step = 1 if side == 0 else -1
        changed = True
        while changed:
            changed = False
            for rule in rules:
                reached = [f"k:{kind}" for kind in rule.kinds if f"k:{kind}" in self.beside]
                if not reached:
                    continue
                for variant in rule.variants:
                    edge = variant[side]
                    if len(variant) > 1:
                        alone, beside = False, _Edges.of(variant[side + step], inner)
                    else:
                        alone = not self.alone.isdisjoint(reached)
                        beside = set().union(*(self.beside[kind] for kind in reached))
                    for terminal in (*(f"w:{word}" for word in edge.words), *(f"k:{kind}" for kind in edge.kinds)):
                        known = self.beside.get(terminal)
                        if known is None or not beside <= known or (alone and terminal not in self.alone):
                            self.beside.setdefault(terminal, set()).update(beside)
                            if alone:
                                self.alone.add(terminal)
                            changed = True

    def of(self, terminals: Iterable[str], bits: Callable[[Iterable[str]], int]) -> int:
        """What must stand beside a word that is one of ``terminals``; 0 if it cannot stand at the edge."""
        known = [t for t in terminals if t in self.beside]
        if not self.alone.isdisjoint(known):
            return ANY
        return bits(t for terminal in known for t in self.beside[terminal])


def neighbours(rules: Sequence[Rule], rows: Mapping[str, tuple[Row, ...]]) -> Neighbours:
    """Work out all neighbours from the rules and the rows of the lexicon."""
    lexical = {row.kind for found in rows.values() for row in found} | set(_DIGIT_KINDS) | set(_NUMERAL_KINDS)
    edges = _Edges(rules, lexical)
    after: dict[str, set[str]] = {}
    for rule in rules:
        for variant in rule.variants:
            for left, right in itertools.pairwise(variant):
                following = edges.of(right, edges.begins)
                for terminal in edges.of(left, edges.ends):
                    after.setdefault(terminal, set()).update(following)
    words = _words(rules, rows)
    begin, end, joined = _all_of(words.begin, words.row_begin), _all_of(words.end, words.row_end), words.joined
    index = {t: k for k, t in enumerate(sorted({t for table in (begin, end) for s in table.values() for t in s}))}
    in_row = 1 << len(index)

    @cache
    def bit(terminals: frozenset[str]) -> int:
        return sum(1 << index[t] for t in terminals if t in index)

    def bits(terminals: Iterable[str]) -> int:
        return bit(frozenset(terminals))

    follow = {
        word: bits(t for terminal in terminals for t in after.get(terminal, ())) for word, terminals in end.items()
    }
    first = {word: bits(terminals) for word, terminals in begin.items()}
    last = {word: bits(terminals) for word, terminals in end.items()}
    opening, closing = _Margins(rules, edges.begins, 0), _Margins(rules, edges.ends, -1)
    opens = {word: opening.of(words.begin[word], bits) for word in begin}
    closes = {word: closing.of(words.end[word], bits) for word in end}
    # A row of several words begins an expression only with its second word behind the first: with one of ``joined``.
    for word, terminals in words.row_begin.items():
        opens[word] |= in_row if opening.of(terminals, bits) else 0
    for word, terminals in words.row_end.items():
        closes[word] |= in_row if closing.of(terminals, bits) else 0
    # What digits are (a date, a clock time, part of a longer number) depends on these marks around them.
    for mark in _BEFORE_DIGITS:
        opens[mark] |= first[DIGITS] | first[LONG_DIGITS]
    closes[":"] |= last[DIGITS] | last[LONG_DIGITS]

    def allowed(left: str, right: str) -> bool:
        return bool(follow.get(left, 0) & first.get(right, 0)) or (left, right) in joined

    def may_open(word: str, right: str) -> bool:
        return bool(opens.get(word, 0) and (opens[word] & first.get(right, 0) or (word, right) in joined))

    def may_close(left: str, word: str) -> bool:
        known = closes.get(word, 0)
        return bool(known and (known == ANY or known & last.get(left, 0) or (left, word) in joined))

    before, behind = _contexts(rules, edges)

    def wanted(terminals: Iterable[str], table: Mapping[str, set[str]]) -> frozenset[str]:
        return frozenset().union(*(table[t] for t in terminals if t in table))

    def surface(text: str, parts: tuple[str, ...]) -> Surface:
        clitics, word = parts[:-1], parts[-1]
        cut = sum(map(len, clitics)) if len(text) == sum(map(len, parts)) else 0
        if cut and not wanted(begin.get(word, ()), before).isdisjoint(clitics[-1:]):
            cut -= len(clitics[-1])
        return Surface(
            parts,
            first.get(parts[0], 0),
            last.get(word, 0),
            follow.get(word, 0),
            all(allowed(a, b) for a, b in itertools.pairwise(parts)),
            wanted(begin.get(parts[0], ()), before),
            wanted(end.get(word, ()), behind),
            opens.get(word, 0),
            closes.get(word, 0) if not clitics else ANY if may_close(clitics[-1], word) else 0,
            cut,
            any(may_open(a, b) for a, b in itertools.pairwise(parts)),
        )

    parts = {**glued(rows), **split_table(set(begin) | set(end)), **{form: (form,) for form in (DIGITS, LONG_DIGITS)}}
    return Neighbours(parts, surface, frozenset(joined))


def _contexts(rules: Sequence[Rule], edges: _Edges) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each terminal the words that rules which begin or end with it look for beside their span."""
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for rule in rules:
        for variant in rule.variants:
            for terminal in edges.of(variant[0], edges.begins):
                before.setdefault(terminal, set()).update(rule.before, rule.not_before)
            for terminal in edges.of(variant[-1], edges.ends):
                after.setdefault(terminal, set()).update(rule.after, rule.not_after)
    return before, after


class _Words(NamedTuple):
    """For each token the terminals that it can begin and end by itself, and those of rows with more words.

    ``joined`` are the pairs inside rows and numbers.
    """

    begin: dict[str, set[str]]
    end: dict[str, set[str]]
    row_begin: dict[str, set[str]]
    row_end: dict[str, set[str]]
    joined: set[tuple[str, str]]


def _all_of(table: Mapping[str, set[str]], more: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return {word: found | more.get(word, set()) for word, found in table.items()}


def _words(rules: Sequence[Rule], rows: Mapping[str, tuple[Row, ...]]) -> _Words:
    """What the tokens of all patterns and rows are."""
    begin: dict[str, set[str]] = {}
    end: dict[str, set[str]] = {}
    row_begin: dict[str, set[str]] = {}
    row_end: dict[str, set[str]] = {}
    joined: set[tuple[str, str]] = set()
    numerals: set[str] = set()
    for rule in rules:
        for word in {w for v in rule.variants for e in v for w in e.words}:
            begin.setdefault(word, set()).add(f"w:{word}")
            end.setdefault(word, set()).add(f"w:{word}")
    for key, found in rows.items():
        tokens = [number_form(t) if t.isdecimal() else t for t in row_tokens(key)]
        joined.update(itertools.pairwise(tokens))
        for token in tokens:
            begin.setdefault(token, set())
            end.setdefault(token, set())
        begun, ended = (begin, end) if len(tokens) == 1 else (row_begin, row_end)
        kinds = {f"k:{row.kind}" for row in found}
        begun.setdefault(tokens[0], set()).update(kinds)
        ended.setdefault(tokens[-1], set()).update(kinds)
        if any(row.file == _NUMERALS for row in found):
            numerals.update(tokens)
    kinds = {f"k:{kind}" for kind in _NUMERAL_KINDS}
    for word in numerals:
        begin[word] |= kinds
        end[word] |= kinds
    numerals.add("و")
    joined.update((a, b) for a in numerals for b in numerals)
    begin.setdefault("ال", set()).update(("k:the_n", "k:ord"))
    end.setdefault("ال", set())
    for mark in _BETWEEN_DIGITS:
        begin.setdefault(mark, set())
        end.setdefault(mark, set())
    for form, kinds_of_form in ((DIGITS, _DIGIT_KINDS), (LONG_DIGITS, _LONG_DIGIT_KINDS)):
        digits = {f"k:{kind}" for kind in kinds_of_form}
        begin.setdefault(form, set()).update(digits)
        end.setdefault(form, set()).update(digits)
        joined.add(("ال", form))
        joined.update(pair for mark in _BETWEEN_DIGITS for pair in ((form, mark), (mark, form)))
    return _Words(begin, end, row_begin, row_end, joined)
