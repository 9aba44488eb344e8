"""The parser: bottom-up over the tokens of one window, right to left, each rule tried at its left corner.

When start position ``i`` is worked on, every reading that starts further right is known, so a rule
needs one pass: its first element is a reading that starts at ``i``, the others are looked up. Windows
are short (``scanner.MAX_TOKENS``), which bounds the work.

No reading says where it stands. So what one word is by itself («شباط» is a month, some time in a year, and the head
of a dozen patterns) is worked out once for each word and kept (``cells``); a window only joins its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from timeline.language.parsing.cells import MAX_EDGES, Column, Match, cell_beside, fits_beside, grow, made, word_of
from timeline.language.parsing.lexer import Edge, Token, longer_edges, pattern_edges
from timeline.language.parsing.patterns import State
from timeline.language.rule import Rule

__all__ = ["PlacedEdge", "parse"]

PlacedEdge = tuple[int, Edge]
"""The token with which a reading begins, and the reading."""

_place = itemgetter(0)
_text = itemgetter(Token._fields.index("text"))


class _Window:
    """The tokens of a window, and for each the readings that start there, worked out from right to left."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._columns: list[Column] = [{}] * len(texts)
        self._start = 0
        self._room = MAX_EDGES

    def read(self, i: int, written: list[Edge]) -> list[Edge]:
        """The readings that start at token ``i`` and stand as an expression; what starts further right is known.

        ``written`` are dates and times in digits that start there.
        """
        self._start = i
        texts = self._texts
        text = texts[i]
        word = word_of(text)
        cell = cell_beside(texts, i, word) if word.varies else word.cell
        begun: list[tuple[int, list[Edge]]] = []
        if i + 1 < len(texts):
            for place, state, bound in cell.ahead:
                matches: list[Match] = []
                self._behind(state, i + 1, bound, matches)
                if matches:
                    begun.append((place, made(matches, self._fits)))
            if word.goes_on and (longer := longer_edges(texts, i)):
                begun.append((cell.before_rows, longer))
                begun.sort(key=_place)
        if written:
            begun.append((len(cell.column), written))
        if not begun:
            self._columns[i] = cell.column
            return cell.emitted
        column: Column = {}
        emitted = list(cell.emitted)
        own = list(cell.column.items())
        known = 0
        for place, agenda in begun:
            if agenda:
                if place > known:
                    _join(column, own[known:place])
                    known = place
                self._room = grow(agenda, column, emitted, self._fits, self._follow, self._room)
        _join(column, own[known:])
        self._columns[i] = column
        return emitted

    def _fits(self, rule: Rule, size: int) -> bool:
        return fits_beside(rule, self._start, self._start + size, self._texts)

    def _follow(self, state: State, size: int, bound: tuple[Edge, ...]) -> list[Match]:
        found: list[Match] = [(pattern, size, bound) for pattern in state.accepts] if state.accepts else []
        if state.goes_on and self._start + size < len(self._texts):
            self._behind(state, self._start + size, bound, found)
        return found

    def _behind(self, state: State, position: int, bound: tuple[Edge, ...], found: list[Match]) -> None:
        """Add to ``found`` every pattern that is complete only behind ``state``, in an order that is always the same."""
        text = self._texts[position]
        if text in state.words:
            self._complete(state.after_word(text), position + 1, bound, found)
        column, kinds = self._columns[position], state.kinds
        if not kinds.keys().isdisjoint(column):
            for kind, edges in column.items():
                if kind in kinds:
                    after = state.known_kinds.get(kind) or state.after_kind(kind)
                    for edge in edges:
                        self._complete(after, position + edge[0], (*bound, edge), found)

    def _complete(self, state: State, position: int, bound: tuple[Edge, ...], found: list[Match]) -> None:
        """Add what is complete in ``state``, and behind it."""
        if state.accepts:
            size = position - self._start
            found += [(pattern, size, bound) for pattern in state.accepts]
        if state.goes_on and position < len(self._texts):
            self._behind(state, position, bound, found)


def _join(column: Column, own: Sequence[tuple[str, list[Edge]]]) -> None:
    """Put kinds of readings that a word has by itself into the column of its place."""
    for kind, edges in own:
        same = column.get(kind)
        column[kind] = edges if same is None else same + edges


def parse(window: str, tokens: Sequence[Token]) -> list[PlacedEdge]:
    """Every reading of every stretch of tokens that stands as an expression."""
    texts = list(map(_text, tokens))
    written = pattern_edges(window, tokens)
    chart = _Window(texts)
    found: list[PlacedEdge] = []
    for i in range(len(texts) - 1, -1, -1):
        here = [edge for start, edge in written if start == i] if written else []
        for edge in chart.read(i, here):
            found.append((i, edge))  # noqa: PERF401  (most often there is none or one)
    return found
