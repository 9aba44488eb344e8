"""Words of a page that are not its story: stamps, credits, buttons, links to other stories."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from timeline.articles.layout import Line, words_key
from timeline.text.fold import fold_word

__all__ = ["Furniture", "furniture", "in_link", "related_tail"]

_MAX_HEADING = 60


@dataclass(frozen=True, slots=True)
class Furniture:
    """The rows of ``furniture.toml``, folded: single words or phrases as tuples of words."""

    published: frozenset[tuple[str, ...]]
    updated: frozenset[tuple[str, ...]]
    credit: frozenset[tuple[str, ...]]
    buttons: frozenset[tuple[str, ...]]
    related: frozenset[tuple[str, ...]]
    contents: frozenset[tuple[str, ...]]


@cache
def furniture() -> Furniture:
    """The table, loaded once."""
    rows = tomllib.loads(resources.files("timeline.articles").joinpath("furniture.toml").read_text("utf-8"))

    def phrases(table: str, key: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(fold_word(phrase).lower().split()) for phrase in rows[table][key])

    return Furniture(
        published=phrases("roles", "published"),
        updated=phrases("roles", "updated"),
        credit=phrases("credit", "words"),
        buttons=phrases("buttons", "words"),
        related=phrases("related", "headings"),
        contents=phrases("contents", "headings"),
    )


def related_tail(lines: Sequence[Line]) -> int | None:
    """The index of the heading from which on links to other stories follow, if there is one after the first line."""
    related = furniture().related
    for index, line in enumerate(lines):
        if index and len(line.text) <= _MAX_HEADING and tuple(line.key.lower().split()) in related:
            return index
    return None


def in_link(text: str, position: int) -> bool:
    """Whether ``position`` stands in a line within the text that leads to another story: «اقرأ أيضا: …»."""
    label, colon, _ = text[text.rfind("\n", 0, position) + 1 : position].partition(":")
    return bool(colon) and len(label) <= _MAX_HEADING and tuple(words_key(label).lower().split()) in furniture().related
