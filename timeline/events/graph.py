"""The graph of evidence between mentions, and its connected neighbourhoods.

Clustering never looks beyond a neighbourhood, so adding or removing an article changes only those that
its mentions touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.events.signature import Signature
from timeline.events.similarity import compare

__all__ = ["Edge", "Links", "components", "edges_of"]

# Only pairs that are more likely one event than not tie a neighbourhood together.
_LIKELY = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """Evidence between two mentions (ids, the smaller first)."""

    first: str
    second: str
    score: float


def edges_of(pairs: Iterable[tuple[str, str]], signatures: Mapping[str, Signature]) -> list[Edge]:
    """The pairs whose evidence is worth keeping."""
    out: list[Edge] = []
    for first, second in pairs:
        score = compare(signatures[first], signatures[second]).score
        if score > _LIKELY:
            out.append(Edge(first, second, score))
    return out


class Links:
    """The edges of a growing set of mentions, found from either end."""

    def __init__(self) -> None:
        self._scores: dict[str, dict[str, float]] = {}

    def add(self, edges: Iterable[Edge]) -> None:
        """Remember edges."""
        for edge in edges:
            self._scores.setdefault(edge.first, {})[edge.second] = edge.score
            self._scores.setdefault(edge.second, {})[edge.first] = edge.score

    def discard(self, mention: str) -> None:
        """Forget the edges of a mention."""
        for other in self._scores.pop(mention, ()):
            del self._scores[other][mention]
            if not self._scores[other]:
                del self._scores[other]

    def inside(self, members: Iterable[str]) -> list[Edge]:
        """The edges of ``members``, whose other ends are among them, best first."""
        edges = (
            Edge(first, second, score)
            for first in members
            for second, score in self._scores.get(first, {}).items()
            if first < second
        )
        return sorted(edges, key=_rank)


def _rank(edge: Edge) -> tuple[float, str, str]:
    return (-edge.score, edge.first, edge.second)


def components(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected components, each sorted, in the order of their smallest node."""
    parent = {node: node for node in nodes}

    def find(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in links:
        first, second = sorted((find(a), find(b)))
        parent[second] = first
    out: dict[str, list[str]] = defaultdict(list)
    for node in parent:
        out[find(node)].append(node)
    return sorted(sorted(members) for members in out.values())
