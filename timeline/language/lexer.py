"""From a window of folded text to tokens, and from tokens to what the lexicon and the digits say of them.

One-letter proclitics (و ف ب ل ك) are split off where a known word remains; «لل» is ل and the article.
Quotation marks are left out, because they may stand inside an expression without meaning anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.language.lexicon import load
from timeline.language.numbers import numeral_words, read_numerals
from timeline.language.rule import Rule

__all__ = [
    "LONGEST_NUMBER",
    "TOKEN",
    "Edge",
    "Token",
    "has_numeric_pattern",
    "lexical_edges",
    "pattern_edges",
    "row_tokens",
    "split_table",
    "tokenize",
]

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|_")
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_QUOTES = frozenset("\"'")


class Token(NamedTuple):
    """A token of a window; ``start``/``end`` count from the window's start, end exclusive."""

    text: str
    start: int
    end: int


class Edge(NamedTuple):
    """A reading, and a node of the parse tree: tokens ``start`` to ``end`` (exclusive) read as ``kind`` with ``value``.

    ``source`` is the rule that made it of ``parts``, whose slots are ``names``; ``which`` of its values it is; a leaf has for ``source`` the row of the lexicon, or the digits, and no parts. A tuple, because
    a dozen of them are made for every window that is parsed.
    """

    start: int
    end: int
    kind: str
    value: Any
    source: Rule | str
    names: tuple[str, ...] = ()
    parts: tuple[Edge, ...] = ()
    which: int = 0


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


def tokenize(window: str, table: Mapping[str, tuple[str, ...]]) -> tuple[Token, ...]:
    """The tokens of a window of folded text."""
    tokens: list[Token] = []
    for match in TOKEN.finditer(window):
        text = match.group()
        if text in _QUOTES:
            continue
        start, end = match.span()
        parts = table.get(text)
        if parts is not None and len(parts) > 1:
            for part in parts[:-1]:
                tokens.append(_new(Token, (part, start, start + len(part))))
                start += len(part)
            text = parts[-1]
        tokens.append(_new(Token, (text, start, end)))
    return tuple(tokens)


_new = tuple.__new__
"""Makes a named tuple of all its fields, three times as fast as its class does."""


_Entry = tuple[int, tuple[str, ...], str, Any, str]
"""What a row says of its first token: the row's place, the tokens that must follow («ك1» is «ك», «1»), kind, value, name."""


class _Entries:
    """Rows that begin with one token: those of this token alone, the others by their second token.

    «من» begins a hundred rows, of which the next token leaves one or none.
    """

    __slots__ = ("alone", "longer")

    def __init__(self) -> None:
        self.alone: list[_Entry] = []
        self.longer: dict[str, list[_Entry]] = {}


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The first words of all rows: what a text splits off a clitic."""
    return frozenset(TOKEN.findall(key)[0] for key in load().rows)


def row_tokens(key: str) -> list[str]:
    """The tokens of a row's key, as they are in a text: «والثاني» inside a row is «و», «الثاني».

    Kept whole, the joined form would be a word of its own, and no text would have it split again.
    """
    found: list[str] = []
    for token in TOKEN.findall(key):
        rest = token[1:]
        is_joined = token[0] == "و" and token not in _heads() and (rest in _heads() or rest.startswith("ال"))
        found += ["و", rest] if found and is_joined else [token]
    return found


@lru_cache(maxsize=1)
def _entries() -> dict[str, _Entries]:
    """Rows by the first token of their key."""
    by_first: dict[str, _Entries] = {}
    place = 0
    for key, rows in load().rows.items():
        first, *rest = row_tokens(key)
        entries = by_first.setdefault(first, _Entries())
        same = entries.longer.setdefault(rest[0], []) if rest else entries.alone
        for row in rows:
            same.append((place, tuple(rest), row.kind, row.value, f"{row.file}: {row.word}"))
            place += 1
    return by_first


_NUMERIC_DATE = re.compile(r"(?<![\d/.\-])(\d{1,4})\s?([/\-.\\])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d|[/\-]\d)")
_DAY_MONTH = re.compile(r"(?<![\d/.\-:])(\d{1,2})\s?[/\-]\s?(\d{1,2})(?![\d]|\s?[/\-.:]\s?\d)")
_CLOCK = re.compile(r"(?<![\d:/.])(\d{1,2})(\s?:\s?)([0-5]\d)(?:\2([0-5]\d))?(?![\d:])")
_CLOCK_DOT = re.compile(r"(?<![\d:/.])(\d{1,2})([.,])([0-5]\d)(?![\d:.])")


_NUMBER_AND_MARK = re.compile(r"\d\s?[/\-.\\:,]\s?\d")
"""What every date or clock time in digits has; most windows have none."""


LONGEST_NUMBER = 6
"""Digits of the longest number that is looked at."""


def _digit_edges(i: int, text: str) -> list[Edge]:
    value, end = int(text), i + 1
    kinds = ["n"]
    if len(text) <= 2:
        if 1 <= value <= 31:
            kinds.append("n31")
        if value <= 24:
            kinds.append("hour")
        if value <= 59:
            kinds.append("n59")
        if len(text) == 2:
            kinds.append("yy")
    elif len(text) == 4 and 1000 <= value <= 2199:
        kinds.append("year")
    return [_leaf(i, end, kind, value, text) for kind in kinds]


def _leaf(start: int, end: int, kind: str, value: Any, source: str) -> Edge:
    return _new(Edge, (start, end, kind, value, source, (), (), 0))


def pattern_edges(window: str, tokens: Sequence[Token]) -> list[Edge]:
    """Dates and clock times written in digits, found on the characters because spacing matters there."""
    first = {t.start: k for k, t in enumerate(tokens)}
    last = {t.end: k + 1 for k, t in enumerate(tokens)}
    found: list[Edge] = []

    def add(match: re.Match[str], kind: str, value: Any) -> None:
        start, end = first.get(match.start()), last.get(match.end())
        if start is not None and end is not None:
            found.append(Edge(start, end, kind, value, "digits"))

    for match in _NUMERIC_DATE.finditer(window):
        add(match, "numeric", (match[1], match[3], match[4], match[2]))
    for match in _DAY_MONTH.finditer(window):
        day, month = int(match[1]), int(match[2])
        if 1 <= day <= 31 and 1 <= month <= 12:
            add(match, "day_slash_month", (day, month))
    for match in _CLOCK.finditer(window):
        if int(match[1]) <= 24:
            # «05:30» with its zero is on a clock of 24, unless a part of the day stands beside it.
            full = match[1][0] == "0" or int(match[1]) > 12
            add(match, "hhmm", (int(match[1]), int(match[3]), int(match[4]) if match[4] else None, full))
    for match in _CLOCK_DOT.finditer(window):
        if int(match[1]) <= 24:
            add(match, "hhmm_dot", (int(match[1]), int(match[3]), None, int(match[1]) > 12))
    return found


def lexical_edges(texts: Sequence[str], i: int) -> list[Edge]:
    """Everything that lexicon, numerals and digits say of what begins with token ``i``."""
    text = texts[i]
    if text.isdecimal():
        return _digit_edges(i, text) if len(text) <= LONGEST_NUMBER else []
    found: list[Edge] = []
    entries = _entries().get(text)
    if entries is not None:
        said = entries.alone
        if entries.longer and i + 1 < len(texts) and texts[i + 1] in entries.longer:
            longer = entries.longer[texts[i + 1]]
            # In the order of the rows, which decides between readings that are equal in all else.
            said = sorted([*said, *(e for e in longer if tuple(texts[i + 1 : i + 1 + len(e[1])]) == e[1])])
        found += [_leaf(i, i + 1 + len(rest), kind, value, name) for _, rest, kind, value, name in said]
    if text == "ال" and i + 1 < len(texts) and texts[i + 1].isdecimal() and len(texts[i + 1]) <= LONGEST_NUMBER:
        value = int(texts[i + 1])
        name = f"ال{value}"
        found.append(_leaf(i, i + 2, "the_n", value, name))
        if value <= 31:
            found.append(_leaf(i, i + 2, "ord", value, name))
    if text in numeral_words():
        found += [_leaf(i, end, kind, n, f"numerals.toml: {n}") for end, kind, n in read_numerals(texts, i)]
    return found


def has_numeric_pattern(window: str) -> bool:
    """Whether a window holds a date or a clock time in digits, whose reading depends on its characters."""
    if _NUMBER_AND_MARK.search(window) is None:
        return False
    return any(p.search(window) is not None for p in (_NUMERIC_DATE, _DAY_MONTH, _CLOCK, _CLOCK_DOT))
