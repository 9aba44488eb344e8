"""``@rule``: a shape, what it means, and the examples that prove it, in one place.

A pattern is a sequence of elements separated by spaces:

``word``            a literal (folded like the text); ``a|b`` either of them; ``word?`` optional
``{slot}``          a lexicon kind or a kind that other rules yield, bound to the parameter of that name
``{name:kind|k2}``  the same, under another name, of either kind
``~``               an optional soft mark: a comma, a bracket, a slash, a dash

Slots bind by name and must equal the parameters of the function; a rule without an example does
not import. ``before``/``not_before`` and ``after``/``not_after`` name words that must (not) stand beside
the span without belonging to it (``#digits``: any number, ``#edge``: none). ``guard`` names a check of
``language/guards.py`` on the text around, for what the window does not show. ``yields`` is the kind of
what the rule makes; a rule that decides by what it reads returns ``As`` and lists the others in ``also``.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from timeline.dates.value import value
from timeline.errors import RuleError
from timeline.text.fold import fold_word

__all__ = ["RULES", "As", "Element", "Example", "Rule", "example", "rule"]

SOFT_MARKS = frozenset(",()/-\\[]'")


@value
class As:
    """The value of a rule whose kind depends on what it read."""

    kind: str
    value: Any


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must read whole, and the EDTF that it gives from ``anchor``.

    ``edtf`` is empty for what has no interval (a duration, a set, a vague word). ``tense`` is the
    context that decides, where the shape alone does not. Brackets mark the span where the example needs
    words around it: ``في [مارس]``.
    """

    text: str
    anchor: str
    edtf: str
    tense: str = "none"


def example(text: str, anchor: str = "", edtf: str = "", tense: str = "none") -> Example:
    """An example of a rule; see ``Example``."""
    return Example(text, anchor, edtf, tense)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: literals, or a slot of some kinds bound to ``name``."""

    words: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar. ``variants`` are its patterns with every option written out."""

    name: str
    patterns: tuple[str, ...]
    function: Callable[..., Any]
    yields: str
    variants: tuple[tuple[Element, ...], ...]
    examples: tuple[Example, ...]
    rejects: tuple[str, ...]
    priority: int = 0
    before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    guard: str = ""
    kinds: frozenset[str] = frozenset()
    doc: str = ""
    has_context: bool = field(init=False)
    """Whether it looks at the words beside its span."""

    def __post_init__(self) -> None:
        beside = bool(self.before or self.not_before or self.after or self.not_after)
        object.__setattr__(self, "has_context", beside)


@dataclass
class _Registry:
    rules: list[Rule] = field(default_factory=list)

    def add(self, new: Rule) -> None:
        if any(old.name == new.name for old in self.rules):
            raise RuleError(f"two rules are called {new.name!r}")
        self.rules.append(new)


RULES = _Registry()

_SLOT = re.compile(r"\{(?:(\w+):)?([\w|]+)\}")


def _element(piece: str, rule_name: str) -> Element:
    if piece == "~":
        return Element(words=SOFT_MARKS)
    match = _SLOT.fullmatch(piece)
    if match:
        kinds = tuple(match[2].split("|"))
        name = match[1] or kinds[0]
        return Element(kinds=kinds, name="" if name == "_" else name)
    if "{" in piece or "}" in piece:
        raise RuleError(f"rule {rule_name!r}: {piece!r} is no element of a pattern")
    return Element(words=frozenset(fold_word(w) for w in piece.split("|")))


def _variants(pattern: str, rule_name: str) -> list[tuple[Element, ...]]:
    choices: list[list[tuple[Element, ...]]] = []
    for piece in pattern.split():
        if piece == "~":
            choices.append([(), (_element(piece, rule_name),)])
        elif piece.endswith("?"):
            choices.append([(), (_element(piece[:-1], rule_name),)])
        else:
            choices.append([(_element(piece, rule_name),)])
    found = [tuple(e for part in combination for e in part) for combination in product(*choices)]
    return [v for v in found if v]


def rule(
    name: str,
    *patterns: str,
    yields: str,
    examples: Sequence[Example] = (),
    rejects: Sequence[str] = (),
    priority: int = 0,
    before: str = "",
    not_before: str = "",
    after: str = "",
    not_after: str = "",
    guard: str = "",
    also: str = "",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a rule; see the module's docstring. Raises ``RuleError`` at import."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        variants = [v for pattern in patterns for v in _variants(pattern, name)]
        parameters = set(inspect.signature(function).parameters)
        optional = {p.name for p in inspect.signature(function).parameters.values() if p.default is not p.empty}
        for variant in variants:
            names = [e.name for e in variant if e.name]
            if len(names) != len(set(names)):
                raise RuleError(f"rule {name!r}: a slot name stands twice in one pattern")
            if not set(names) <= parameters or not parameters <= set(names) | optional:
                raise RuleError(f"rule {name!r}: slots {sorted(names)} do not fit parameters {sorted(parameters)}")
        if not examples:
            raise RuleError(f"rule {name!r} has no example")
        if not function.__doc__:
            raise RuleError(f"rule {name!r} has no docstring")

        def words(text: str) -> frozenset[str]:
            return frozenset(fold_word(w) for w in text.split())

        RULES.add(
            Rule(
                name,
                patterns,
                function,
                yields,
                tuple(dict.fromkeys(variants)),
                tuple(examples),
                tuple(rejects),
                priority,
                words(before),
                words(not_before),
                words(after),
                words(not_after),
                guard,
                frozenset((yields, *also.split())),
                inspect.cleandoc(function.__doc__),
            )
        )
        return function

    return register
