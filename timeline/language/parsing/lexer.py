"""From a window of folded text to tokens, and from tokens to what the lexicon and the digits say of them.

One-letter proclitics (و ف ب ل ك) are split off where a known word remains; «لل» is ل and the article.
Quotation marks are left out, because they may stand inside an expression without meaning anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.language.parsing.lexicon import load
from timeline.language.parsing.numbers import numeral_words, read_numerals, words_inside_numerals

if TYPE_CHECKING:
    from timeline.language.parsing.patterns import Pattern

__all__ = [
    "LONGEST_NUMBER",
    "TOKEN",
    "Edge",
    "Token",
    "goes_on",
    "lone_numerals",
    "longer_edges",
    "numeral_edges",
    "pattern_edges",
    "row_tokens",
    "split_table",
    "tokenize",
    "word_edges",
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
    """A reading, and a node of the parse tree: ``size`` tokens read as ``kind`` with ``value``.

    ``source`` is the pattern that made it of ``parts``; a leaf has for ``source`` the row of the lexicon, or the
    digits, and no parts. A tuple, because a dozen of them are made for every window that is parsed.
    """

    size: int
    kind: str
    value: Any
    source: Pattern | str
    parts: tuple[Edge, ...] = ()


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


_Entry = tuple[tuple[str, ...], str, Any, str]
"""What a row says of its first token: the tokens that must follow («ك1» is «ك», «1»), kind, value, name."""


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
def _entries() -> tuple[dict[str, list[_Entry]], dict[str, dict[str, list[_Entry]]]]:
    """Rows of one token by their key; longer ones by their first token and by their second.

    «من» begins a hundred rows, of which the next token leaves one or none.
    """
    alone: dict[str, list[_Entry]] = {}
    longer: dict[str, dict[str, list[_Entry]]] = {}
    for key, rows in load().rows.items():
        first, *rest = row_tokens(key)
        same = longer.setdefault(first, {}).setdefault(rest[0], []) if rest else alone.setdefault(first, [])
        same += [(tuple(rest), row.kind, row.value, f"{row.file}: {row.word}") for row in rows]
    return alone, longer


_NUMERIC_DATE = re.compile(
    r"(?<![\d/._])(?<!\d-)(?<!\d -)(\d{1,4})\s?([/\-.\\_])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d|[/\-_]\d)"
)
_DAY_MONTH = re.compile(
    r"(?<![\d/.\-:])(\d{1,2})\s?[/\-]\s?(\d{1,2})(?:(?=\s-\s\d{1,2}/\d{1,2}/\d{4})|(?![\d]|\s?[/\-.:]\s?\d))"
)
_NUMERIC_DAYS = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?-\s?(\d{1,2})/(\d{1,2})/(\d{4})(?!\d|[/\-]\d)")
_DAYS_OF_MONTH = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?-\s?(\d{1,2})/(\d{1,2})(?![\d/.\-]|\s?[/\-]\s?\d)")
_CLOCK = re.compile(r"(?<![\d:/.])(\d{1,2})(\s?:\s?|[hH])([0-5]\d)(?:\2([0-5]\d))?(?![\d:])")
_CLOCK_DOT = re.compile(r"(?<![\d:/.])(\d{1,2})([.,])([0-5]\d)(?![\d:.])")


_NUMBER_AND_MARK = re.compile(r"\d\s?[/\-.\\_:,hH]\s?\d")
"""What every date or clock time in digits has; most windows have none."""


LONGEST_NUMBER = 6
"""Digits of the longest number that is looked at."""


def _digit_edges(text: str) -> list[Edge]:
    value = int(text)
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
    return [_leaf(1, kind, value, text) for kind in kinds]


def _leaf(size: int, kind: str, value: Any, source: str) -> Edge:
    return _new(Edge, (size, kind, value, source, ()))


def pattern_edges(window: str, tokens: Sequence[Token]) -> list[tuple[int, Edge]]:
    """Dates and clock times written in digits, each with the token that it begins with.

    They are found on the characters, because spacing matters there.
    """
    if _NUMBER_AND_MARK.search(window) is None:
        return []
    first = {t.start: k for k, t in enumerate(tokens)}
    last = {t.end: k + 1 for k, t in enumerate(tokens)}
    found: list[tuple[int, Edge]] = []

    def add(match: re.Match[str], kind: str, value: Any) -> None:
        start, end = first.get(match.start()), last.get(match.end())
        if start is not None and end is not None:
            found.append((start, _leaf(end - start, kind, value, "digits")))

    for match in _NUMERIC_DATE.finditer(window):
        add(match, "numeric", (match[1], match[3], match[4], match[2]))
    for match in _DAY_MONTH.finditer(window):
        day, month = int(match[1]), int(match[2])
        if 1 <= day <= 31 and 1 <= month <= 12:
            add(match, "day_slash_month", (day, month))
    for match in _NUMERIC_DAYS.finditer(window):
        add(match, "numeric_days", tuple(map(int, match.groups())))
    for match in _DAYS_OF_MONTH.finditer(window):
        add(match, "days_of_month", tuple(map(int, match.groups())))
    for match in _CLOCK.finditer(window):
        if int(match[1]) <= 24:
            # «05:30» with its zero and «5h30» are on a clock of 24, unless a part of the day stands beside it.
            full = match[1][0] == "0" or int(match[1]) > 12 or match[2] in "hH"
            add(match, "hhmm", (int(match[1]), int(match[3]), int(match[4]) if match[4] else None, full))
    for match in _CLOCK_DOT.finditer(window):
        if int(match[1]) <= 24:
            add(match, "hhmm_dot", (int(match[1]), int(match[3]), None, int(match[1]) > 12))
    return found


_NUMERALS = "numerals.toml"


def lone_numerals(texts: Sequence[str], i: int) -> tuple[tuple[str, int], ...]:
    """The numbers in words that token ``i`` is by itself: «الثالث» is none in «الثالث عشر»."""
    goes_further = i + 1 < len(texts) and texts[i + 1] in words_inside_numerals()
    found = read_numerals(texts, i) if goes_further else read_numerals((texts[i],), 0)
    size = i + 1 if goes_further else 1
    return tuple([(kind, n) for end, kind, n in found if end == size])


def numeral_edges(numerals: Iterable[tuple[str, int]]) -> list[Edge]:
    """The readings of one token that is these numbers."""
    return [_leaf(1, kind, n, f"{_NUMERALS}: {n}") for kind, n in numerals]


def word_edges(text: str) -> list[Edge]:
    """Everything that lexicon and digits say of one token by itself."""
    if text.isdecimal():
        return _digit_edges(text) if len(text) <= LONGEST_NUMBER else []
    return [_leaf(1, kind, value, name) for _, kind, value, name in _entries()[0].get(text, ())]


def goes_on(text: str) -> bool:
    """Whether some row of the lexicon, or a number, has more tokens behind this one."""
    return text in _entries()[1] or text == "ال" or text in numeral_words()


def longer_edges(texts: Sequence[str], i: int) -> list[Edge]:
    """Everything that lexicon and numerals say of several tokens that begin with token ``i``, which is not the last."""
    text, following = texts[i], texts[i + 1]
    found: list[Edge] = []
    for rest, kind, value, name in _entries()[1].get(text, {}).get(following, ()):
        size = 1 + len(rest)
        if tuple(texts[i + 1 : i + size]) == rest:
            found.append(_leaf(size, kind, value, name))
    if text == "ال" and following.isdecimal() and len(following) <= LONGEST_NUMBER:
        value = int(following)
        found += [_leaf(2, kind, value, f"ال{value}") for kind in ("the_n", "ord") if kind != "ord" or value <= 31]
    if following in words_inside_numerals() and text in numeral_words():
        found += [
            _leaf(end - i, kind, n, f"{_NUMERALS}: {n}") for end, kind, n in read_numerals(texts, i) if end > i + 1
        ]
    return found
