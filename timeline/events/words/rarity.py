"""How much a word tells: light stems and their frequency in news, from a fixed table.

The table never changes with the corpus at hand, so two mentions compare the same whatever else is in
the store: clustering can then be incremental and cannot depend on the order of arrival.
"""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files

__all__ = ["is_rare", "stem", "weight", "word_weight"]

_SUFFIXES = ("ات", "ين", "ون", "ان", "يه", "ه", "ي", "ا")
_SHORTEST = 3


def stem(word: str, plain: str = "") -> str:
    """A light stem of a folded word: without clitics and article (``plain``, if known), feminine or plural ending."""
    base = plain or word
    for suffix in _SUFFIXES:
        if base.endswith(suffix) and len(base) - len(suffix) >= _SHORTEST:
            return base[: -len(suffix)]
    return base


@lru_cache(maxsize=1)
def _table() -> tuple[int, dict[str, int]]:
    lines = files("timeline.events.data").joinpath("frequencies.tsv").read_text(encoding="utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines if not line.startswith("#"))
    articles = int(rows.pop("articles"))
    return articles, {word: int(count) for word, count in rows.items()}


@lru_cache(maxsize=40_000)
def weight(stemmed: str) -> float:
    """0 for a word in every article, 1 for one in hardly any."""
    articles, counts = _table()
    return math.log(articles / max(3, min(articles, counts.get(stemmed, 3)))) / math.log(articles / 3)


def word_weight(word: str) -> float:
    """``weight`` of a folded word as it stands, with or without the article."""
    return weight(stem(word, word.removeprefix("ال") if len(word) > 4 else word))


def is_rare(stemmed: str, share: float = 0.01) -> bool:
    """Whether fewer than ``share`` of all news articles use a stem: likely a name."""
    articles, counts = _table()
    return counts.get(stemmed, 0) < share * articles
