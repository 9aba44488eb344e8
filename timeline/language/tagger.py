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
from functools import lru_cache, partial
from typing import Any

from timeline.expressions import NO_CONTEXT, Expr
from timeline.language.chart import Tree, parse, values_of
from timeline.language.context import context_of, needs_context
from timeline.language.expression import LazyParseNode, ParseNode, TemporalExpression, TimexType
from timeline.language.guards import GUARDS
from timeline.language.kinds import EMITTED
from timeline.language.lexer import Edge, Leaf, Token, has_numeric_pattern, tokenize
from timeline.language.lexicon import load
from timeline.language.scanner import scanner
from timeline.text.fold import Folded, fold

__all__ = ["forget", "tag", "tag_folded"]

_CACHE_SIZE = 20_000
_OPEN_KINDS = frozenset({"month", "weekday"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading of a window, in folded offsets from the window's start."""

    start: int
    end: int
    type: TimexType
    expr: Expr
    guard: str
    guarded_from: int
    tree: Tree
    tokens: tuple[Token, ...]
    alternatives: tuple[Expr, ...]
    needs_context: bool


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """A chosen reading of a shape: its tree, and those of the other readings of the same span."""

    tree: Tree
    others: tuple[Tree, ...]


class _Memory:
    """Bounded memories of windows and shapes; emptied when full, so memory stays flat."""

    def __init__(self) -> None:
        self.windows: dict[str, tuple[_Found, ...]] = {}
        self.shapes: dict[tuple[str, ...], tuple[_Skeleton, ...]] = {}


_memory = _Memory()


@lru_cache(maxsize=1)
def _open_words() -> dict[str, tuple[str, Any]]:
    """Single words that are nothing but a month or a weekday: (class, value)."""
    return {
        key: (rows[0].kind, rows[0].value)
        for key, rows in load().rows.items()
        if len(rows) == 1 and rows[0].kind in _OPEN_KINDS and " " not in key and not any(c.isdecimal() for c in key)
    }


def _number_class(text: str) -> str:
    """Numbers that every rule treats alike share a class."""
    value, length = int(text), len(text)
    if length <= 2:
        bounds = ((0, "0"), (1, "1"), (12, "12"), (24, "24"), (31, "31"), (59, "59"), (99, "99"))
        return f"#{length}:" + next(name for top, name in bounds if value <= top)
    if length == 4:
        years = ((1000, "<"), (1300, "a"), (1400, "b"), (1461, "h"), (1601, "c"), (1700, "d"), (2200, "y"))
        return "#4:" + next((name for top, name in years if value < top), ">")
    return f"#{length}"


def _shape(tokens: Sequence[Token]) -> tuple[tuple[str, ...], list[bool]]:
    """The shape of a window, and which of its tokens are open to other values."""
    words = _open_words()
    shape: list[str] = []
    is_open: list[bool] = []
    for token in tokens:
        text = token.text
        if text.isdecimal():
            shape.append(_number_class(text))
            is_open.append(True)
        elif text in words:
            shape.append(words[text][0])
            is_open.append(True)
        else:
            shape.append(text)
            is_open.append(False)
    return tuple(shape), is_open


class _RefusedError(Exception):
    """A value does not fit the tree of its shape."""


def _value(node: Tree | Leaf, tokens: Sequence[Token]) -> Any:
    """The value of a tree over other tokens of the same shape."""
    if isinstance(node, Leaf):
        text = tokens[node.end - 1].text
        if text.isdecimal():
            return int(text)
        if node.end - node.start == 1:
            word = _open_words().get(text)
            if word is not None:
                return word[1]
        return node.value
    arguments = {n: _value(c, tokens) for n, c in zip(node.names, node.children, strict=True) if n}
    found = values_of(node.rule, arguments)
    if node.index >= len(found) or found[node.index][0] != node.kind:
        raise _RefusedError
    return found[node.index][1]


def _guard_of(tree: Tree) -> tuple[str, int]:
    """The guard of the rule at the top, or of the one that alone made its end, and the token where that begins."""
    node: Tree | Leaf = tree
    while isinstance(node, Tree) and node.end == tree.end:
        if node.rule.guard:
            return node.rule.guard, node.start
        if len(node.children) != 1:
            break
        node = node.children[0]
    return "", tree.start


def _made(skeleton: _Skeleton, tokens: Sequence[Token]) -> _Found | None:
    tree = skeleton.tree
    kind = EMITTED[tree.kind]
    if kind is None:
        return None
    guard, guarded = _guard_of(tree)
    expr = _value(tree, tokens)
    others = dict.fromkeys(_value(other, tokens) for other in skeleton.others)
    others.pop(expr, None)
    return _Found(
        tokens[tree.start].start,
        tokens[tree.end - 1].end,
        kind,
        expr,
        guard,
        tokens[guarded].start,
        tree,
        tuple(tokens),
        tuple(others),
        needs_context(expr),
    )


def _choose(edges: list[Edge], tokens: Sequence[Token]) -> tuple[_Skeleton, ...]:
    """The longest readings that do not overlap, in order."""
    # Of equal length the rule of higher priority wins, then the one further left.
    edges.sort(key=lambda e: (tokens[e.start].start - tokens[e.end - 1].end, -e.priority, e.start))
    taken = [False] * len(tokens)
    chosen: list[_Skeleton] = []
    for edge in edges:
        if any(taken[edge.start : edge.end]):
            continue
        taken[edge.start : edge.end] = [True] * (edge.end - edge.start)
        same = [e for e in edges if e.start == edge.start and e.end == edge.end and e is not edge]
        others = tuple(e.node for e in same if EMITTED[e.kind] is not None and e.value != edge.value)
        chosen.append(_Skeleton(edge.node, others))
    return tuple(sorted(chosen, key=lambda s: s.tree.start))


def _read(window: str) -> tuple[_Found, ...]:
    tokens = tokenize(window, scanner().table)
    shape, is_open = _shape(tokens)
    numeric = has_numeric_pattern(window)
    skeletons = None if numeric else _memory.shapes.get(shape)
    if skeletons is not None:
        try:
            return tuple(f for s in skeletons if (f := _made(s, tokens)) is not None)
        except _RefusedError:
            pass
    parsed = parse(window, tokens, is_open)
    edges = [e for e in parsed.edges if e.kind in EMITTED]
    chosen = _choose(edges, tokens) if edges else ()
    if not parsed.refused and not numeric:
        if len(_memory.shapes) >= _CACHE_SIZE:
            _memory.shapes.clear()
        _memory.shapes[shape] = chosen
    if numeric:
        return tuple(f for s in chosen if (f := _made_as_parsed(s, edges, tokens)) is not None)
    return tuple(f for s in chosen if (f := _made(s, tokens)) is not None)


def _made_as_parsed(skeleton: _Skeleton, edges: Sequence[Edge], tokens: Sequence[Token]) -> _Found | None:
    """A reading with the values of the parse itself."""
    tree = skeleton.tree
    kind = EMITTED[tree.kind]
    if kind is None:
        return None
    values = {id(e.node): e.value for e in edges}
    expr = values[id(tree)]
    others = tuple(dict.fromkeys(values[id(o)] for o in skeleton.others if values[id(o)] != expr))
    first, last = tokens[tree.start].start, tokens[tree.end - 1].end
    guard, guarded = _guard_of(tree)
    return _Found(
        first, last, kind, expr, guard, tokens[guarded].start, tree, tuple(tokens), others, needs_context(expr)
    )


def _readings(window: str) -> tuple[_Found, ...]:
    found = _memory.windows.get(window)
    if found is None:
        if len(_memory.windows) >= _CACHE_SIZE:
            _memory.windows.clear()
        found = _memory.windows[window] = _read(window)
    return found


def _leaf_name(leaf: Leaf, tokens: Sequence[Token]) -> str:
    """The data row of a leaf, with the word that stands there now."""
    text = tokens[leaf.start].text
    rows = load().rows.get(text) if leaf.end - leaf.start == 1 else None
    if rows and text in _open_words():
        return f"{rows[0].file}: {rows[0].word}"
    return text if text.isdecimal() and leaf.end - leaf.start == 1 else leaf.name


def _nodes(tree: Tree, tokens: Sequence[Token], folded: Folded, offset: int) -> tuple[ParseNode, ...]:
    """The nodes below ``tree``, in offsets of the original text."""
    found: list[ParseNode] = []
    for child in tree.children:
        start = folded.start(tokens[child.start].start + offset)
        end = folded.end(tokens[child.end - 1].end + offset)
        if isinstance(child, Leaf):
            found.append(ParseNode(_leaf_name(child, tokens), start, end))
        else:
            found.append(ParseNode(child.rule.name, start, end, _nodes(child, tokens, folded, offset)))
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
            rule = reading.tree.rule.name
            tree = LazyParseNode(rule, first, last, partial(_nodes, reading.tree, reading.tokens, folded, offset))
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
