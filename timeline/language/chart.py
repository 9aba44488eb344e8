"""The parser: bottom-up over the tokens of one window, right to left, each rule tried at its left corner.

When start position ``i`` is worked on, every reading that starts further right is known, so a rule
needs one pass: its first element is a reading that starts at ``i``, the others are looked up. Windows
are short (``scanner.MAX_TOKENS``), which bounds the work; identical windows are parsed once
(``tagger``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from timeline.errors import RuleError
from timeline.language.lexer import Edge, Token, lexical_edges, pattern_edges
from timeline.language.lexicon import load
from timeline.language.rule import RULES, As, Element, Rule

__all__ = ["Grammar", "Parse", "grammar", "parse", "values_of"]

MAX_EDGES = 4000
"""Readings per window after which no more rules are tried: a bound for hostile text."""


Item = tuple[Rule, tuple[Element, ...], int]
"""A pattern of a rule, and how many of its elements have been read."""


class State:
    """Where several patterns stand after the same elements: all rules are matched together.

    The states are made when they are first reached (a lazy subset construction), so patterns with many
    alternatives cost nothing until a text uses them.
    """

    __slots__ = ("accepts", "kinds", "known_kinds", "known_words", "words")

    def __init__(self, items: Sequence[Item]) -> None:
        self.accepts: list[tuple[Rule, tuple[str, ...]]] = []
        self.kinds: dict[str, list[Item]] = {}
        self.words: dict[str, list[Item]] = {}
        self.known_kinds: dict[str, State] = {}
        self.known_words: dict[str, State] = {}
        for rule, variant, k in items:
            if k == len(variant):
                self.accepts.append((rule, tuple(e.name for e in variant if e.kinds)))
                continue
            ahead = rule, variant, k + 1
            for kind in variant[k].kinds:
                self.kinds.setdefault(kind, []).append(ahead)
            for word in variant[k].words:
                self.words.setdefault(word, []).append(ahead)

    def after_kind(self, kind: str) -> State:
        """The state after a reading of ``kind``, one of ``kinds``."""
        state = self.known_kinds[kind] = State(self.kinds[kind])
        return state

    def after_word(self, word: str) -> State:
        """The state after a literal, one of ``words``."""
        state = self.known_words[word] = State(self.words[word])
        return state


class Grammar:
    """The rules, and the state from which all of them are matched."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.root = State([(rule, variant, 0) for rule in rules for variant in rule.variants])

    def words(self) -> set[str]:
        """Every literal of every pattern."""
        return {w for r in self.rules for v in r.variants for e in v for w in e.words}

    def neighbours(self) -> set[str]:
        """Every word that a rule wants to see beside its span."""
        return {w for r in self.rules for s in (r.before, r.after) for w in s if not w.startswith("#")}


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar of all rule modules, imported once."""
    package = import_module("timeline.language.arabic.rules")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    import_module("timeline.language.english.rules")
    lexical = {row.kind for rows in load().rows.values() for row in rows}
    for rule in RULES.rules:
        if rule.yields in lexical:
            raise RuleError(f"rule {rule.name!r} yields {rule.yields!r}, which is a kind of the lexicon")
    return Grammar(tuple(RULES.rules))


def _beside(index: int, words: frozenset[str], texts: Sequence[str]) -> bool:
    """Whether the token at ``index`` is one of ``words``; ``#digits`` and ``#edge`` name classes."""
    if not 0 <= index < len(texts):
        return "#edge" in words
    text = texts[index]
    return text in words or ("#digits" in words and text.isdecimal())


def _fits(rule: Rule, start: int, end: int, texts: Sequence[str]) -> bool:
    if rule.before and not _beside(start - 1, rule.before, texts):
        return False
    if rule.not_before and _beside(start - 1, rule.not_before, texts):
        return False
    if rule.after and not _beside(end, rule.after, texts):
        return False
    return not (rule.not_after and _beside(end, rule.not_after, texts))


Chart = list[dict[str, list[Edge]]]
"""For each token the readings that start there, by kind."""

Match = tuple[Rule, tuple[str, ...], int, tuple[Edge, ...]]
"""A rule, its slot names, the end token, and what the slots are bound to."""


def _matches(
    state: State, position: int, bound: tuple[Edge, ...], chart: Chart, texts: Sequence[str], found: list[Match]
) -> None:
    """Add to ``found`` every rule that is complete in or after ``state``, in an order that is always the same."""
    for rule, names in state.accepts:
        found.append((rule, names, position, bound))
    if position >= len(texts):
        return
    text = texts[position]
    if text in state.words:
        after = state.known_words.get(text) or state.after_word(text)
        _matches(after, position + 1, bound, chart, texts, found)
    kinds = state.kinds
    if kinds:
        for kind, edges in chart[position].items():
            if kind in kinds:
                after = state.known_kinds.get(kind) or state.after_kind(kind)
                for edge in edges:
                    _matches(after, edge.end, (*bound, edge), chart, texts, found)


@cache
def _order(function: Callable[..., Any], names: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[Any, ...]]:
    """Which of the slots go to the parameters of a rule, in their order, and the defaults that follow the slots.

    Slots without a name go nowhere.
    """
    parameters = function.__code__.co_varnames[: function.__code__.co_argcount]
    defaults = function.__defaults__ or ()
    first = len(names) - (len(parameters) - len(defaults))
    order = tuple(names.index(p) if p in names else first + k for k, p in enumerate(parameters))
    return order, defaults if any(k >= len(names) for k in order) else ()


def values_of(rule: Rule, names: tuple[str, ...], values: Sequence[Any]) -> Sequence[tuple[str, Any]]:
    """What a rule makes of its slots: (kind, value) pairs, none if it refuses."""
    order, defaults = _order(rule.function, names)
    if defaults:
        values = (*values, *defaults)
    value = rule.function(*[values[k] for k in order])
    if value is None:
        return ()
    if value.__class__ is not As and value.__class__ is not list:
        return ((rule.yields, value),)
    found = []
    for one in value if isinstance(value, list) else (value,):
        kind, content = (one.kind, one.value) if isinstance(one, As) else (rule.yields, one)
        if kind not in rule.kinds:
            raise RuleError(f"rule {rule.name!r} made a {kind!r}, which it does not declare in 'also'")
        found.append((kind, content))
    return found


class Parse(NamedTuple):
    """The readings of a window that rules made.

    ``refused`` tells that a rule refused the values of tokens in ``open_values``.
    """

    edges: list[Edge]
    refused: bool


def parse(window: str, tokens: Sequence[Token], open_values: Sequence[bool] = (), *, numeric: bool = True) -> Parse:
    """Every reading of every stretch of tokens, lexical ones left out.

    ``open_values`` marks tokens for which other words of their class will be put (see ``tagger``);
    ``numeric`` is false where the window is known to hold no date and no clock time in digits.
    """
    root = grammar().root
    by_kind, by_word = root.kinds, root.words
    new = tuple.__new__  # makes an edge three times as fast as its class does
    texts = [t.text for t in tokens]
    n = len(tokens)
    patterns = pattern_edges(window, tokens) if numeric else ()
    chart: Chart = [{} for _ in range(n + 1)]
    found: list[Edge] = []
    refused = False
    for i in range(n - 1, -1, -1):
        here = chart[i]
        agenda = lexical_edges(texts, i)
        if patterns:
            agenda[:0] = [edge for edge in patterns if edge.start == i]
        seen: dict[str, set[tuple[int, Any]]] = {}
        matches: list[Match] = []
        text = texts[i]
        if text in by_word:
            _matches(root.known_words.get(text) or root.after_word(text), i + 1, (), chart, texts, matches)
        while True:
            for rule, names, end, bound in matches:
                if rule.has_context and not _fits(rule, i, end, texts):
                    continue
                made = values_of(rule, names, [edge.value for edge in bound])
                for k, (kind, value) in enumerate(made):
                    agenda.append(new(Edge, (i, end, kind, value, rule, names, bound, k)))
                if not made and any(open_values[i:end]):
                    refused = True
            if not agenda:
                break
            edge = agenda.pop()
            matches = []
            if len(found) > MAX_EDGES:
                continue
            kind = edge.kind
            same = here.get(kind)
            if same is None:
                here[kind] = [edge]
            else:
                # Values are only hashed where there are two of a kind: that costs as much as the rest.
                known = seen.get(kind)
                if known is None:
                    known = seen[kind] = {(e.end, e.value) for e in same}
                if (edge.end, edge.value) in known:
                    continue
                known.add((edge.end, edge.value))
                same.append(edge)
            if edge.source.__class__ is Rule:
                found.append(edge)
            if kind in by_kind:
                _matches(root.known_kinds.get(kind) or root.after_kind(kind), edge.end, (edge,), chart, texts, matches)
    return Parse(found, refused)
