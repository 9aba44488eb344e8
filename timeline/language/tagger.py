"""``tag``: every expression of time in a text, with its meaning, its parse tree and its context.

Longest span wins; two different readings of one span are both kept. Parsing depends on nothing but
the window (law 1), so windows are remembered with what was read in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from timeline.expressions import NO_CONTEXT, Expr
from timeline.language.context.context import context_of, needs_context
from timeline.language.expression import LazyParseNode, ParseNode, TemporalExpression, TimexType
from timeline.language.guards.guards import GUARDS
from timeline.language.guards.titles import TITLE_REACH, is_title
from timeline.language.kinds import EMITTED
from timeline.language.parsing import cells
from timeline.language.parsing.chart import PlacedEdge, parse
from timeline.language.parsing.lexer import Edge, Token, tokenize
from timeline.language.parsing.scanner import scanner
from timeline.text.fold import Folded, fold

__all__ = ["forget", "tag", "tag_folded", "tagged"]

_SHORT = 100_000
"""Characters of a text that is remembered for a while."""
_MOST_WINDOWS = 10_000
"""What is kept, about half a kilobyte a window: what news of some weeks repeats."""


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
    """A chosen reading, the token it begins with, and the other readings of the same span."""

    start: int
    edge: Edge
    others: list[Edge]


class _Memory:
    """What was read in each window, and one object for all equal expressions; emptied when full, so memory stays flat."""

    def __init__(self) -> None:
        self.windows: dict[str, tuple[_Found, ...]] = {}
        self.values: dict[Expr, Expr] = {}


_memory = _Memory()


def _guard_of(edge: Edge, start: int) -> tuple[str, int]:
    """The guard of the rule at the top, or of the one that alone made its end, and the token where that begins."""
    node, end = edge, start + edge.size
    while not isinstance(node.source, str):
        if node.source.rule.guard:
            return node.source.rule.guard, end - node.size
        if len(node.parts) != 1 or node.source.elements[-1].words:
            break
        node = node.parts[0]
    return "", start


def _made(chosen: _Chosen, tokens: Sequence[Token]) -> _Found:
    """A chosen reading, with what is looked at for each of its occurrences."""
    start, edge, others = chosen
    timex_type = EMITTED[edge.kind]
    assert timex_type is not None  # else it was not chosen
    assert not isinstance(edge.source, str)
    expr = _one(edge.value)
    alternatives: tuple[Expr, ...] = ()
    if others:
        values = dict.fromkeys(other.value for other in others)
        values.pop(expr, None)
        alternatives = tuple(values)
    guard, guarded = _guard_of(edge, start)
    return _Found(
        tokens[start].start,
        tokens[start + edge.size - 1].end,
        timex_type,
        expr,
        edge.source.rule.name,
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


def _choose(readings: list[PlacedEdge], tokens: Sequence[Token]) -> list[_Chosen]:
    """The longest readings that do not overlap, in order."""

    def rank(reading: PlacedEdge) -> tuple[int, int, int]:
        # Of equal length the rule of higher priority wins, then the one further left.
        start, edge = reading
        priority = 0 if isinstance(edge.source, str) else edge.source.rule.priority
        return tokens[start].start - tokens[start + edge.size - 1].end, -priority, start

    if len(readings) > 1:
        readings.sort(key=rank)
    taken = 0
    chosen: list[_Chosen] = []
    for start, edge in readings:
        span = (1 << (start + edge.size)) - (1 << start)
        if taken & span:
            continue
        taken |= span
        # What is read only to keep it from being taken for a date (a name) ends here.
        if EMITTED[edge.kind] is not None:
            others = [e for s, e in readings if s == start and e.size == edge.size and e is not edge]
            chosen.append(_Chosen(start, edge, [e for e in others if EMITTED[e.kind] and e.value != edge.value]))
    if len(chosen) > 1:
        chosen.sort(key=lambda c: c.start)
    return chosen


def _parsed(window: str) -> tuple[list[_Chosen], Sequence[Token]]:
    """What is chosen of a window, and its tokens."""
    tokens = tokenize(window, scanner().table)
    return _choose(parse(window, tokens), tokens), tokens


def _read(window: str) -> tuple[_Found, ...]:
    """The readings of a window that was not met before."""
    chosen, tokens = _parsed(window)
    return tuple([_made(c, tokens) for c in chosen])


def _readings(window: str) -> tuple[_Found, ...]:
    found = _memory.windows.get(window)
    if found is None:
        if len(_memory.windows) >= _MOST_WINDOWS:
            _memory.windows.clear()
        found = _memory.windows[window] = _read(window)
    return found


def _tree(window: str, which: int, folded: Folded, offset: int) -> tuple[ParseNode, ...]:
    """The nodes below the top of a reading of the window at ``offset``."""
    chosen, tokens = _parsed(window)
    return _nodes(chosen[which].edge, chosen[which].start, tokens, folded, offset)


def _nodes(edge: Edge, at: int, tokens: Sequence[Token], folded: Folded, offset: int) -> tuple[ParseNode, ...]:
    """The nodes below ``edge``, which begins with token ``at``, in offsets of the original text."""
    if isinstance(edge.source, str):
        return ()
    found: list[ParseNode] = []
    parts = iter(edge.parts)
    for element in edge.source.elements:
        if element.words:
            at += 1
            continue
        part = next(parts)
        start = folded.start(tokens[at].start + offset)
        end = folded.end(tokens[at + part.size - 1].end + offset)
        rule = part.source if isinstance(part.source, str) else part.source.rule.name
        found.append(ParseNode(rule, start, end, _nodes(part, at, tokens, folded, offset)))
        at += part.size
    return tuple(found)


def forget() -> None:
    """Empty the memories of windows and words: for measuring; meaning does not depend on it."""
    _memory.windows.clear()
    _memory.values.clear()
    cells.forget()
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
    first, last = folded.span(start, end)
    if found and first < found[-1].end:
        return  # a guard took these words for those of an event
    if text.find('"', start - TITLE_REACH if start > TITLE_REACH else 0, start) >= 0 and is_title(text, start, end):
        return
    rule = reading.rule
    tree = LazyParseNode(rule, first, last, _tree, window, which, folded, offset)
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
