"""What two groups of mentions have in common: names, words, stories."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from timeline.events.groups.signature import Signature
from timeline.events.words.lexicon import read_toml
from timeline.events.words.rarity import weight

__all__ = ["alike", "core", "exact", "overlap", "shared", "stated", "strangers", "towns"]

# A name counts against a merge only if a group's mentions carry it this often, measured by its commonest name.
_CORE = 0.6


def overlap(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """How many names two groups share, each counted by how common it is in the group where it is rarer."""
    if not a or not b:
        return 0.0
    most_a, most_b = max(a.values()), max(b.values())
    return sum(min(a[name] / most_a, b[name] / most_b) for name in a.keys() & b.keys())


def shared(a: Mapping[str, int], b: Mapping[str, int], size_a: int, size_b: int) -> Iterable[tuple[str, float]]:
    """The words that two groups share, each with the share of mentions that use it in the group where it is rarer."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return [(word, min(1.0, a[word] / max(1, size_a), b[word] / max(1, size_b))) for word in small if word in large]


def core(names: Mapping[str, int]) -> set[str]:
    """The names that make a group: those carried nearly as often as the commonest."""
    if len(names) < 2:
        return set(names)
    most = max(names.values())
    return {name for name, count in names.items() if count >= _CORE * most}


def strangers(a: Collection[str], b: Collection[str]) -> bool:
    """Whether two groups both name somebody and nobody in common."""
    return bool(a and b) and set(a).isdisjoint(b)


@lru_cache(maxsize=1)
def _city_states() -> frozenset[str]:
    """The countries (ids) that are known by the name of their city."""
    return frozenset(f"country:{row['id']}" for row in read_toml("countries.toml")["country"] if row.get("city"))


def towns(signature: Signature) -> list[str]:
    """The cities and other near places of a group, and its city-states: «في سنغافورة» is as near as «في موسكو»."""
    return [*signature.cities, *(name for name in signature.countries if name in _city_states())]


def exact(signature: Signature) -> bool:
    """Whether some text names the very day."""
    return bool(signature.days) and signature.days[0].exact


def stated(signature: Signature) -> bool:
    """Whether some text names any time."""
    return bool(signature.days) and signature.days[0].stated


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """How alike two stories are: the shared part of the weight of the smaller one's words."""
    if not a or not b:
        return 0.25
    common = a & b
    if not common:
        return 0.0
    total = _told(a if len(a) <= len(b) else b)
    return math.fsum(map(weight, common)) / total if total else 0.25


@lru_cache(maxsize=8192)
def _told(story: frozenset[str]) -> float:
    """How much the words of a story tell: a sum that is the same in whatever order a set gives them."""
    return math.fsum(map(weight, story))
