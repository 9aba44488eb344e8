"""The shape of a window: its tokens, with every month, weekday and number of one class alike.

What was parsed once for a shape holds for all windows of it, with other values.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from timeline.language.chart import values_of
from timeline.language.lexer import Edge, Token
from timeline.language.lexicon import load

__all__ = ["RefusedError", "leaf_name", "shape_of", "value_over"]

_OPEN_KINDS = frozenset({"month", "weekday"})
_DEFINITE_DIGITS = frozenset({"the_n", "ord"})


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


def shape_of(tokens: Sequence[Token]) -> tuple[tuple[str, ...], list[bool]]:
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


class RefusedError(Exception):
    """A value does not fit the tree of its shape."""


def value_over(edge: Edge, tokens: Sequence[Token]) -> Any:
    """The value of a reading over other tokens of the same shape."""
    source = edge.source
    if isinstance(source, str):
        text = tokens[edge.end - 1].text
        if text.isdecimal():
            return int(text)
        if edge.end - edge.start == 1:
            word = _open_words().get(text)
            if word is not None:
                return word[1]
        return edge.value
    found = values_of(source, edge.names, [value_over(part, tokens) for part in edge.parts])
    if edge.which >= len(found) or found[edge.which][0] != edge.kind:
        raise RefusedError
    return found[edge.which][1]


def leaf_name(leaf: Edge, tokens: Sequence[Token]) -> str:
    """The data row of a leaf, with the word that stands there now."""
    last = tokens[leaf.end - 1].text
    if leaf.end - leaf.start == 1:
        if last.isdecimal():
            return last
        if last in _open_words():
            row = load().rows[last][0]
            return f"{row.file}: {row.word}"
    elif leaf.kind in _DEFINITE_DIGITS and last.isdecimal():
        return f"ال{last}"
    return str(leaf.source)
