"""How many dead and injured a mention speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.events.lexicon import read_toml
from timeline.language.numbers import read_numerals
from timeline.text.fold import fold, fold_word

__all__ = ["COUNT_KINDS", "count_names", "counts_of"]

COUNT_KINDS = ("dead", "injured")
_WORD = re.compile(r"[^\W_]+")
_REACH = 3
_CARDINAL = frozenset(("nw", "number_def"))
_MOST = 1_000_000


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    data = read_toml("counts.toml")
    return frozenset(map(fold_word, data["people"])), {
        kind: frozenset(map(fold_word, data[kind]["words"])) for kind in COUNT_KINDS
    }


@lru_cache(maxsize=4)
def count_names(kind: str) -> tuple[str, str]:
    """What is counted, in English and Arabic."""
    row = read_toml("counts.toml")[kind]
    return str(row["en"]), str(row["ar"])


@lru_cache(maxsize=2_000)
def counts_of(text: str) -> tuple[tuple[str, int], ...]:
    """Pairs (``dead`` or ``injured``, number) in a wording, in its order, each once."""
    people, kinds = _words()
    tokens = _tokens(text)
    out: dict[tuple[str, int], None] = {}
    index = 0
    while index < len(tokens):
        value, end = _number(tokens, index)
        if value is None or not 0 < value < _MOST:
            index += 1
            continue
        after = tokens[end : end + 2]
        before = tokens[max(0, index - _REACH) : index]
        for kind, words in kinds.items():
            if words.intersection(after) or (people.intersection(after) and words.intersection(before)):
                out.setdefault((kind, value))
                break
        index = max(end, index + 1)
    return tuple(out)


def _tokens(text: str) -> list[str]:
    """Folded words with «و» split off where a number follows it."""
    out: list[str] = []
    for word in _WORD.findall(fold(text).text):
        if word.startswith("و") and (word[1:].isdigit() or (len(word) > 3 and _cardinals([word[1:]], 0))):
            out += ["و", word[1:]]
        else:
            out.append(word)
    return out


def _number(tokens: list[str], index: int) -> tuple[int | None, int]:
    word = tokens[index]
    if word.isdigit() and len(word) < 8:
        return int(word), index + 1
    found = _cardinals(tokens, index)
    if not found:
        return None, index
    end, value = max(found)
    return value, end


def _cardinals(tokens: list[str], index: int) -> list[tuple[int, int]]:
    """Numbers in words that start at ``index``: (end, value)."""
    return [(end, value) for end, kind, value in read_numerals(tokens, index) if kind in _CARDINAL]
