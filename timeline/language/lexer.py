"""From a window of folded text to tokens, and from tokens to what the lexicon and the digits say of them.

One-letter proclitics (و ف ب ل ك) are split off where a known word remains; «لل» is ل and the article.
Quotation marks are left out, because they may stand inside an expression without meaning anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.language.lexicon import Row, load
from timeline.language.numbers import read_definite_teens, read_feminine_ordinals, read_numbers, read_ordinals

__all__ = ["TOKEN", "Edge", "Leaf", "Token", "has_numeric_pattern", "lexical_edges", "split_table", "tokenize"]

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|_")
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_QUOTES = frozenset("\"'")


@dataclass(slots=True)
class Token:
    """A token of a window; ``start``/``end`` count from the window's start, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """The leaf of a parse tree: a row of the lexicon, or digits, and what it says."""

    name: str
    start: int
    end: int
    value: Any


@dataclass(slots=True)
class Edge:
    """A reading: tokens ``start`` to ``end`` (exclusive) read as ``kind`` with ``value``; ``node`` says by what."""

    start: int
    end: int
    kind: str
    value: Any
    node: Any
    priority: int = 0


def split_table(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Surface form → its tokens, for every known word and every clitic before it."""
    known = {w for w in words if not w.isdecimal()}
    table: dict[str, tuple[str, ...]] = {}
    for word in sorted(known):
        if len(word) > 1 and word[0].isalpha():
            # Before two letters only «و»: «باب» is no «ب» + «آب».
            for clitic in _CLITICS if len(word) > 2 else ("و",):
                if clitic[-1] in "بلك" and word.startswith("ال") and clitic[-1] == "ل":
                    continue
                table.setdefault(clitic + word, (*clitic, word))
            if word.startswith("ال") and len(word) > 3:
                table.setdefault("لل" + word[2:], ("ل", word))
                table.setdefault("ولل" + word[2:], ("و", "ل", word))
                table.setdefault("فلل" + word[2:], ("ف", "ل", word))
    for word in known:
        table[word] = (word,)
    return table


def tokenize(window: str, table: Mapping[str, tuple[str, ...]]) -> list[Token]:
    """The tokens of a window of folded text."""
    tokens: list[Token] = []
    for match in TOKEN.finditer(window):
        text = match.group()
        if text in _QUOTES:
            continue
        start = match.start()
        parts = table.get(text, (text,))
        for part in parts[:-1]:
            tokens.append(Token(part, start, start + 1))
            start += 1
        tokens.append(Token(parts[-1], start, match.end()))
    return tokens


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[tuple[list[str], Row]]]:
    """Rows by the first token of their key, with the tokens that must follow («ك1» is «ك», «1»)."""
    by_first: dict[str, list[tuple[list[str], Row]]] = {}
    for key, rows in load().rows.items():
        first, *rest = TOKEN.findall(key)
        by_first.setdefault(first, []).extend((rest, row) for row in rows)
    return by_first


_NUMERIC_DATE = re.compile(r"(?<![\d/.\-])(\d{1,4})\s?([/\-.\\])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d|[/\-]\d)")
_DAY_MONTH = re.compile(r"(?<![\d/.\-:])(\d{1,2})\s?[/\-]\s?(\d{1,2})(?![\d]|\s?[/\-.:]\s?\d)")
_CLOCK = re.compile(r"(?<![\d:/.])(\d{1,2})(\s?:\s?)([0-5]\d)(?:\2([0-5]\d))?(?![\d:])")
_CLOCK_DOT = re.compile(r"(?<![\d:/.])(\d{1,2})([.,])([0-5]\d)(?![\d:.])")


_NUMBER_AND_MARK = re.compile(r"\d\s?[/\-.\\:,]\s?\d")
"""What every date or clock time in digits has; most windows have none."""


def _digit_edges(i: int, text: str, leaf: Leaf) -> list[Edge]:
    value = int(text)
    found = [Edge(i, i + 1, "n", value, leaf)]
    if len(text) <= 2:
        if 1 <= value <= 31:
            found.append(Edge(i, i + 1, "n31", value, leaf))
        if value <= 24:
            found.append(Edge(i, i + 1, "hour", value, leaf))
        if value <= 59:
            found.append(Edge(i, i + 1, "n59", value, leaf))
        if len(text) == 2:
            found.append(Edge(i, i + 1, "yy", value, leaf))
    elif len(text) == 4 and 1000 <= value <= 2199:
        found.append(Edge(i, i + 1, "year", value, leaf))
    return found


def _pattern_edges(window: str, tokens: list[Token]) -> list[Edge]:
    """Dates and clock times written in digits, found on the characters because spacing matters there."""
    if _NUMBER_AND_MARK.search(window) is None:
        return []
    first = {t.start: k for k, t in enumerate(tokens)}
    last = {t.end: k + 1 for k, t in enumerate(tokens)}
    found: list[Edge] = []

    def add(match: re.Match[str], kind: str, value: Any) -> None:
        start, end = first.get(match.start()), last.get(match.end())
        if start is not None and end is not None:
            found.append(Edge(start, end, kind, value, Leaf("digits", start, end, value)))

    for match in _NUMERIC_DATE.finditer(window):
        add(match, "numeric", (match[1], match[3], match[4], match[2]))
    for match in _DAY_MONTH.finditer(window):
        day, month = int(match[1]), int(match[2])
        if 1 <= day <= 31 and 1 <= month <= 12:
            add(match, "day_slash_month", (day, month))
    for match in _CLOCK.finditer(window):
        if int(match[1]) <= 24:
            add(match, "hhmm", (int(match[1]), int(match[3]), int(match[4]) if match[4] else None))
    for match in _CLOCK_DOT.finditer(window):
        if int(match[1]) <= 24:
            add(match, "hhmm_dot", (int(match[1]), int(match[3]), None))
    return found


def lexical_edges(window: str, tokens: list[Token]) -> list[Edge]:
    """Everything that lexicon, numerals and digits say of the tokens of a window."""
    rows = _rows()
    texts = [t.text for t in tokens]
    found = _pattern_edges(window, tokens)
    for i, text in enumerate(texts):
        if text.isdecimal():
            if len(text) <= 6:
                found += _digit_edges(i, text, Leaf(text, i, i + 1, int(text)))
            continue
        for rest, row in rows.get(text, ()):
            end = i + 1 + len(rest)
            if not rest or texts[i + 1 : end] == rest:
                found.append(Edge(i, end, row.kind, row.value, Leaf(f"{row.file}: {row.word}", i, end, row.value)))
        if text == "ال" and i + 1 < len(texts) and texts[i + 1].isdecimal() and len(texts[i + 1]) <= 6:
            value = int(texts[i + 1])
            leaf = Leaf(f"ال{value}", i, i + 2, value)
            found.append(Edge(i, i + 2, "the_n", value, leaf))
            if value <= 31:
                found.append(Edge(i, i + 2, "ord", value, leaf))
        for end, value in read_numbers(texts, i):
            leaf = Leaf(f"numerals.toml: {value}", i, end, value)
            found.append(Edge(i, end, "nw", value, leaf))
            if 1000 <= value <= 2199:
                found.append(Edge(i, end, "year_words", value, leaf))
        for end, value in read_definite_teens(texts, i):
            found.append(Edge(i, end, "number_def", value, Leaf(f"numerals.toml: {value}", i, end, value)))
        for end, value in read_ordinals(texts, i):
            found.append(Edge(i, end, "ord", value, Leaf(f"numerals.toml: {value}", i, end, value)))
        for end, value in read_feminine_ordinals(texts, i):
            found.append(Edge(i, end, "ordf", value, Leaf(f"numerals.toml: {value}", i, end, value)))
    return found


def has_numeric_pattern(window: str) -> bool:
    """Whether a window holds a date or a clock time in digits, whose reading depends on its characters."""
    if _NUMBER_AND_MARK.search(window) is None:
        return False
    return any(p.search(window) is not None for p in (_NUMERIC_DATE, _DAY_MONTH, _CLOCK, _CLOCK_DOT))
