"""An expression of time as found in a text: where, what it says, and by which rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from timeline.dates.enumeration import FastStrEnum
from timeline.dates.value import value
from timeline.expressions import NO_CONTEXT, Context, Expr

__all__ = ["LazyParseNode", "ParseNode", "TemporalExpression", "TimexType"]


class TimexType(FastStrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, eq=False)
class ParseNode:
    """A node of the parse tree: the rule (or the data row, for a leaf) and what it covers.

    ``start`` and ``end`` are code points of the original text, end exclusive.
    """

    rule: str
    start: int
    end: int
    children: tuple[ParseNode, ...] = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ParseNode):
            return NotImplemented
        return (self.rule, self.start, self.end, self.children) == (other.rule, other.start, other.end, other.children)

    def __hash__(self) -> int:
        return hash((self.rule, self.start, self.end))

    def moved(self, by: int) -> ParseNode:
        """The same tree in a text that begins ``by`` code points earlier."""
        return ParseNode(self.rule, self.start + by, self.end + by, tuple(c.moved(by) for c in self.children))


class LazyParseNode(ParseNode):
    """A node whose children are made when somebody asks: most derivations are never read."""

    __slots__ = ("_made_of",)

    _made_of: tuple[Any, ...]

    def __init__(
        self, rule: str, start: int, end: int, make: Callable[..., tuple[ParseNode, ...]], *arguments: Any
    ) -> None:
        # A node is made for every expression: the slots are set past the frozen class, without a look-up by name.
        _set_rule(self, rule)
        _set_start(self, start)
        _set_end(self, end)
        _set_made_of(self, (make, arguments))

    @property
    def children(self) -> tuple[ParseNode, ...]:
        """The nodes below."""
        make, arguments = self._made_of
        found: tuple[ParseNode, ...] = make(*arguments)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return ParseNode, (self.rule, self.start, self.end, self.children)


def _setter(cls: type[ParseNode], name: str) -> Callable[[ParseNode, Any], None]:
    setter: Callable[[ParseNode, Any], None] = cls.__dict__[name].__set__
    return setter


_set_rule, _set_start, _set_end = (_setter(ParseNode, name) for name in ("rule", "start", "end"))
_set_made_of = _setter(LazyParseNode, "_made_of")


@value
class TemporalExpression:
    """One expression of time in a text.

    ``start`` and ``end`` are code points of the original text, end exclusive; ``text`` is that slice.
    ``expr`` is the reading preferred by the grammar, ``alternatives`` the other readings of the same
    span. ``rule`` names the rule at the top of ``tree``.
    """

    start: int
    end: int
    text: str
    type: TimexType
    expr: Expr
    rule: str
    tree: ParseNode
    alternatives: tuple[Expr, ...] = ()
    context: Context = NO_CONTEXT

    def moved(self, by: int) -> TemporalExpression:
        """The same expression in a text that begins ``by`` code points earlier."""
        return replace(self, start=self.start + by, end=self.end + by, tree=self.tree.moved(by))
