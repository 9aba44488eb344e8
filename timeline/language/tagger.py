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

__all__ = ["forget", "tag", "tag_folded", "tagged"]

_SHORT = 100_000
"""Characters of a text that is remembered for a while."""
_MOST_WINDOWS = 10_000
_MOST_SHAPES = 3_000
"""What is kept, about half a kilobyte a window and three a shape: what news of some weeks repeats."""


@dataclass(slots=True)
class _Found:
    """A reading of a window, in folded offsets from the window's start.

    Its tree is not kept, but parsed again when somebody asks (``_tree``): whatever is kept for long is visited by
    the garbage collector over and over, which would cost more than all parsing. Not frozen, because that is slow.
    """

    start: int
    end: int
    type: TimexType
    expr: Expr
    rule: str
    guard: str
    guarded_from: int
    alternatives: tuple[Expr, ...]
    needs_context: bool


class _Chosen(NamedTuple):
    """A chosen reading of a shape, and the other readings of the same span."""

    edge: Edge
    others: tuple[Edge, ...]


class _Memory:
    """Bounded memories of windows and shapes; emptied when full, so memory stays flat.

    Of most shapes a text has only one window, so what was parsed is kept when its shape is met again:
    ``met`` holds the hashes of those that were met. ``values`` makes equal expressions one object.
    """

    def __init__(self) -> None:
        self.windows: dict[str, tuple[_Found, ...]] = {}
        self.shapes: dict[tuple[str, ...], tuple[_Chosen, ...]] = {}
        self.met: set[int] = set()
        self.values: dict[Expr, Expr] = {}


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


def _made(chosen: _Chosen, tokens: Sequence[Token], *, as_parsed: bool) -> _Found:
    """A chosen reading over these tokens: with the values of the parse itself, or with those of the tokens."""
    edge, others = chosen
    timex_type = EMITTED[edge.kind]
    assert timex_type is not None  # else it was not chosen
    assert not isinstance(edge.source, str)
    expr = _one(edge.value if as_parsed else value_over(edge, tokens))
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
        alternatives,
        needs_context(expr),
    )


def _one(expr: Expr) -> Expr:
    """The object that stands for all expressions equal to ``expr``."""
    values = _memory.values
    if len(values) >= _MOST_WINDOWS:
        values.clear()
    return values.setdefault(expr, expr)


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
    # What is read only to keep it from being taken for a date (a name) ends here.
    emitted = [c for c in chosen if EMITTED[c.edge.kind] is not None]
    if len(emitted) > 1:
        emitted.sort(key=lambda c: c.edge.start)
    return tuple(emitted)


def _parsed(window: str, tokens: Sequence[Token], is_open: Sequence[bool]) -> tuple[tuple[_Chosen, ...], bool]:
    """What is chosen of a window, and whether the same may be chosen of every window of its shape."""
    numeric = has_numeric_pattern(window)
    parsed = parse(window, tokens, is_open, numeric=numeric)
    chosen = _choose([e for e in parsed.edges if e.kind in EMITTED], tokens)
    return chosen, not (parsed.refused or numeric)


def _read(window: str) -> tuple[_Found, ...]:
    """The readings of a window that was not met before."""
    tokens = tokenize(window, scanner().table)
    shape, is_open = shape_of(tokens)
    known = _memory.shapes.get(shape)
    if known is not None and not has_numeric_pattern(window):
        try:
            return tuple([_made(c, tokens, as_parsed=False) for c in known])
        except RefusedError:
            pass
    chosen, is_general = _parsed(window, tokens, is_open)
    if is_general:
        _remember(shape, chosen)
    return tuple([_made(c, tokens, as_parsed=True) for c in chosen])


def _remember(shape: tuple[str, ...], chosen: tuple[_Chosen, ...]) -> None:
    met = hash(shape)
    if met in _memory.met:
        if len(_memory.shapes) >= _MOST_SHAPES:
            _memory.shapes.clear()
        _memory.shapes[shape] = chosen
        return
    if len(_memory.met) >= _MOST_WINDOWS:
        _memory.met.clear()
    _memory.met.add(met)


def _readings(window: str) -> tuple[_Found, ...]:
    found = _memory.windows.get(window)
    if found is None:
        if len(_memory.windows) >= _MOST_WINDOWS:
            _memory.windows.clear()
        found = _memory.windows[window] = _read(window)
    return found


def _tree(window: str, which: int, folded: Folded, offset: int) -> tuple[ParseNode, ...]:
    """The nodes below the top of a reading of the window at ``offset``."""
    tokens = tokenize(window, scanner().table)
    chosen, _ = _parsed(window, tokens, ())
    return _nodes(chosen[which].edge, tokens, folded, offset)


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
    _memory.met.clear()
    _memory.values.clear()
    _tagged.cache_clear()


def tag(text: str) -> list[TemporalExpression]:
    """Every expression of time in ``text``, in order, without overlap.

    Offsets are code points of ``text``, ends exclusive. Never raises, and takes time linear in the
    length of the text. No anchor is needed or seen: what an expression means as days is for
    ``timeline.resolution.resolve`` to say.
    """
    return tag_folded(fold(text))


def tagged(text: str) -> tuple[Folded, Sequence[TemporalExpression]]:
    """``text`` folded, and its expressions; the last few are remembered, since an article is read more than once."""
    return _tagged(text) if len(text) <= _SHORT else _tag(text)


def _tag(text: str) -> tuple[Folded, Sequence[TemporalExpression]]:
    folded = fold(text)
    return folded, tag_folded(folded)


_tagged = lru_cache(maxsize=4)(_tag)


def tag_folded(folded: Folded) -> list[TemporalExpression]:
    """``tag`` for a text that is folded already."""
    text = folded.text
    found: list[TemporalExpression] = []
    shown = 0
    for offset, stop in scanner().windows(text, folded.data):
        window = text[offset:stop]
        if offset < shown:
            # A window may show the first word of the next one, which alone says what that word is.
            first_of_next = folded.start(offset)
            while found and found[-1].start >= first_of_next:
                found.pop()
        shown = stop
        for which, reading in enumerate(_readings(window)):
            _add(found, folded, window, offset, which, reading)
    return found


def _add(
    found: list[TemporalExpression], folded: Folded, window: str, offset: int, which: int, reading: _Found
) -> None:
    """Add what a reading of the window at ``offset`` is in its text, if its guard lets it through."""
    text, expr, timex_type = folded.text, reading.expr, reading.type
    start, end = offset + reading.start, offset + reading.end
    if reading.guard:
        guarded = GUARDS[reading.guard](text, offset + reading.guarded_from, end, expr)
        if guarded is None:
            return
        if guarded.cut is not None:
            for first, last in ((start, guarded.cut[0]), (guarded.cut[1], end)):
                part = text[first:last]
                for number, one in enumerate(_readings(part)):
                    _add(found, folded, part, first, number, one)
            return
        end, timex_type = guarded.end, guarded.type or timex_type
        start = start if guarded.start is None else guarded.start
        if guarded.expr is not expr:
            expr = _one(guarded.expr)
    first, last = folded.start(start), folded.end(end)
    if found and first < found[-1].end:
        return  # a guard took these words for those of an event
    rule = reading.rule
    tree = LazyParseNode(rule, first, last, partial(_tree, window, which, folded, offset))
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
