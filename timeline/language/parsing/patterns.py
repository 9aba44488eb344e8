"""The patterns of all rules, matched together.

A ``State`` is where several patterns stand after the same elements. The states are made when they are first
reached (a lazy subset construction), so patterns with many alternatives cost nothing until a text uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from timeline.errors import RuleError
from timeline.language.rule import As, Element, Rule

__all__ = ["Item", "Pattern", "State"]


class Pattern:
    """One pattern of a rule, every option written out, and how its slots become the arguments of the rule."""

    __slots__ = ("_arguments", "_defaults", "_function", "elements", "kind", "rule")

    def __init__(self, rule: Rule, elements: tuple[Element, ...]) -> None:
        self.rule = rule
        self.elements = elements
        self.kind = rule.yields
        self._function = rule.function
        code, defaults = rule.function.__code__, rule.function.__defaults__ or ()
        parameters = code.co_varnames[: code.co_argcount]
        names = [e.name for e in elements if e.kinds]
        first = len(names) - (len(parameters) - len(defaults))
        # Slots without a name go nowhere; parameters without a slot take their defaults, which stand behind the slots.
        order = tuple(names.index(p) if p in names else first + k for k, p in enumerate(parameters))
        self._defaults = defaults if any(k >= len(names) for k in order) else ()
        is_plain = order == tuple(range(len(names)))
        self._arguments = None if is_plain else _picker(order)

    def value(self, values: tuple[Any, ...]) -> Any:
        """What the rule makes of its slots: ``None`` if it refuses, an ``As`` or a list where its kind depends on them."""
        if self._arguments is not None:
            values = self._arguments(values + self._defaults)
        return self._function(*values)

    def several(self, value: Any) -> list[tuple[str, Any]]:
        """The kinds and values of an ``As``, or of a list of readings."""
        found = []
        for one in value if isinstance(value, list) else (value,):
            kind, content = (one.kind, one.value) if isinstance(one, As) else (self.kind, one)
            if kind not in self.rule.kinds:
                raise RuleError(f"rule {self.rule.name!r} made a {kind!r}, which it does not declare in 'also'")
            found.append((kind, content))
        return found


def _picker(order: tuple[int, ...]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Puts values in this order; ``itemgetter`` gives no tuple of one or none."""
    if len(order) > 1:
        return itemgetter(*order)
    return (lambda values: (values[order[0]],)) if order else (lambda _: ())


Item = tuple[Pattern, int]
"""A pattern, and how many of its elements have been read."""


class State:
    """Where several patterns stand: those that are complete, and what may follow in the others."""

    __slots__ = ("accepts", "goes_on", "kinds", "known_kinds", "known_words", "words")

    def __init__(self, items: Sequence[Item]) -> None:
        self.accepts: list[Pattern] = []
        self.kinds: dict[str, list[Item]] = {}
        self.words: dict[str, list[Item]] = {}
        self.known_kinds: dict[str, State] = {}
        self.known_words: dict[str, State] = {}
        for pattern, k in items:
            if k == len(pattern.elements):
                self.accepts.append(pattern)
                continue
            ahead, element = (pattern, k + 1), pattern.elements[k]
            for kind in element.kinds:
                self.kinds.setdefault(kind, []).append(ahead)
            for word in element.words:
                self.words.setdefault(word, []).append(ahead)
        self.goes_on = bool(self.kinds or self.words)

    def after_kind(self, kind: str) -> State:
        """The state after a reading of ``kind``, one of ``kinds``."""
        state = self.known_kinds.get(kind)
        if state is None:
            state = self.known_kinds[kind] = State(self.kinds[kind])
        return state

    def after_word(self, word: str) -> State:
        """The state after a literal, one of ``words``."""
        state = self.known_words.get(word)
        if state is None:
            state = self.known_words[word] = State(self.words[word])
        return state
