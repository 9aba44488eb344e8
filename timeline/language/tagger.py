"""``tag``: every expression of time in a text, with its meaning, its parse tree and its context.

Longest span wins; two different readings of one span are both kept. Parsing depends on nothing but
the window (law 1), so it is remembered twice: by the window's text, and by its *shape*, in which every
month, weekday and number of one class is alike. «18 ديسمبر الماضي» and «3 مايو الماضي» have one shape:
the second is not parsed, its values are put into the tree of the first. Where a rule refused a value
while a shape was parsed, another value might not be refused, so that shape is not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from timeline.expressions import NO_CONTEXT, Expr
from timeline.language.chart import parse
from timeline.language.context import context_of, needs_context
from timeline.language.expression import LazyParseNode, ParseNode, TemporalExpression, TimexType
from timeline.language.guards import GUARDS
from timeline.language.kinds import EMITTED
from timeline.language.lexer import Edge, Token, has_numeric_pattern, tokenize
from timeline.language.scanner import scanner
from timeline.language.shapes import RefusedError, leaf_name, shape_of, value_over
from timeline.text.fold import Folded, fold

__all__ = ["forget", "tag", "tag_folded"]

_CACHE_SIZE = 20_000


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading of a window, in folded offsets from the window's start."""

    start: int
    end: int
    type: TimexType
    expr: Expr
    rule: str
    guard: str
    guarded_from: int
    edge: Edge
    tokens: Sequence[Token]
    alternatives: tuple[Expr, ...]
    needs_context: bool


class _Chosen(NamedTuple):
    """A chosen reading of a shape, and the other readings of the same span."""

    edge: Edge
    others: tuple[Edge, ...]


class _Memory:
    """Bounded memories of windows and shapes; emptied when full, so memory stays flat."""

    def __init__(self) -> None:
        self.windows: dict[str, tuple[_Found, ...]] = {}
        self.shapes: dict[tuple[str, ...], tuple[_Chosen, ...]] = {}


_memory = _Memory()


def _guard_of(edge: Edge) -> tuple[str, int]:
    """The guard of the rule at the top, or of the one that alone made its end, and the token where that begins."""
    node = edge
    while not isinstance(node.source, str) and node.end == edge.end:
        if node.source.guard:
            return node.source.guard, node.start
        if len(node.parts) != 1:
            break
        node = node.parts[0]
    return "", edge.start


def _made(chosen: _Chosen, tokens: Sequence[Token], *, as_parsed: bool) -> _Found | None:
    """A chosen reading over these tokens: with the values of the parse itself, or with those of the tokens."""
    edge, others = chosen
    timex_type = EMITTED[edge.kind]
    if timex_type is None or isinstance(edge.source, str):
        return None
    expr = edge.value if as_parsed else value_over(edge, tokens)
    alternatives: tuple[Expr, ...] = ()
    if others:
        values = dict.fromkeys(other.value if as_parsed else value_over(other, tokens) for other in others)
        values.pop(expr, None)
        alternatives = tuple(values)
    guard, guarded = _guard_of(edge)
    return _Found(
        tokens[edge.start].start,
        tokens[edge.end - 1].end,
        timex_type,
        expr,
        edge.source.name,
        guard,
        tokens[guarded].start,
        edge,
        tokens,
        alternatives,
        needs_context(expr),
    )


def _choose(edges: list[Edge], tokens: Sequence[Token]) -> tuple[_Chosen, ...]:
    """The longest readings that do not overlap, in order."""

    def rank(edge: Edge) -> tuple[int, int, int]:
        # Of equal length the rule of higher priority wins, then the one further left.
        priority = 0 if isinstance(edge.source, str) else edge.source.priority
        return tokens[edge.start].start - tokens[edge.end - 1].end, -priority, edge.start

    if len(edges) > 1:
        edges.sort(key=rank)
    taken = 0
    chosen: list[_Chosen] = []
    for edge in edges:
        span = (1 << edge.end) - (1 << edge.start)
        if taken & span:
            continue
        taken |= span
        others = tuple(
            e
            for e in edges
            if e.start == edge.start
            and e.end == edge.end
            and e is not edge
            and EMITTED[e.kind] is not None
            and e.value != edge.value
        )
        chosen.append(_Chosen(edge, others))
    return tuple(sorted(chosen, key=lambda c: c.edge.start)) if len(chosen) > 1 else tuple(chosen)


def _read(window: str) -> tuple[_Found, ...]:
    """The readings of a window that was not met before."""
    tokens = tokenize(window, scanner().table)
    shape, is_open = shape_of(tokens)
    numeric = has_numeric_pattern(window)
    known = None if numeric else _memory.shapes.get(shape)
    if known is not None:
        try:
            return tuple(f for c in known if (f := _made(c, tokens, as_parsed=False)) is not None)
        except RefusedError:
            pass
    parsed = parse(window, tokens, is_open, numeric=numeric)
    chosen = _choose([e for e in parsed.edges if e.kind in EMITTED], tokens)
    if not parsed.refused and not numeric:
        if len(_memory.shapes) >= _CACHE_SIZE:
            _memory.shapes.clear()
        _memory.shapes[shape] = chosen
    return tuple(f for c in chosen if (f := _made(c, tokens, as_parsed=True)) is not None)


def _readings(window: str) -> tuple[_Found, ...]:
    found = _memory.windows.get(window)
    if found is None:
        if len(_memory.windows) >= _CACHE_SIZE:
            _memory.windows.clear()
        found = _memory.windows[window] = _read(window)
    return found


def _nodes(edge: Edge, tokens: Sequence[Token], folded: Folded, offset: int) -> tuple[ParseNode, ...]:
    """The nodes below ``edge``, in offsets of the original text."""
    found: list[ParseNode] = []
    for part in edge.parts:
        start = folded.start(tokens[part.start].start + offset)
        end = folded.end(tokens[part.end - 1].end + offset)
        if isinstance(part.source, str):
            found.append(ParseNode(leaf_name(part, tokens), start, end))
        else:
            found.append(ParseNode(part.source.name, start, end, _nodes(part, tokens, folded, offset)))
    return tuple(found)


def forget() -> None:
    """Empty the memory of windows and shapes: for measuring; meaning does not depend on it."""
    _memory.windows.clear()
    _memory.shapes.clear()


def tag(text: str) -> list[TemporalExpression]:
    """Every expression of time in ``text``, in order, without overlap.

    Offsets are code points of ``text``, ends exclusive. Never raises, and takes time linear in the
    length of the text. No anchor is needed or seen: what an expression means as days is for
    ``timeline.resolution.resolve`` to say.
    """
    return tag_folded(fold(text))


def tag_folded(folded: Folded) -> list[TemporalExpression]:
    """``tag`` for a text that is folded already."""
    text = folded.text
    found: list[TemporalExpression] = []
    for offset, stop in scanner().windows(text):
        for reading in _readings(text[offset:stop]):
            expr, timex_type = reading.expr, reading.type
            start, end = offset + reading.start, offset + reading.end
            if reading.guard:
                guarded = GUARDS[reading.guard](text, offset + reading.guarded_from, end, expr)
                if guarded is None:
                    continue
                expr, end, timex_type = guarded.expr, guarded.end, guarded.type or timex_type
            first, last = folded.start(start), folded.end(end)
            rule = reading.rule
            tree = LazyParseNode(rule, first, last, partial(_nodes, reading.edge, reading.tokens, folded, offset))
            found.append(
                TemporalExpression(
                    first,
                    last,
                    folded.original[first:last],
                    timex_type,
                    expr,
                    rule,
                    tree,
                    reading.alternatives,
                    context_of(text, start, end) if reading.needs_context else NO_CONTEXT,
                )
            )
    return found
