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

__all__ = ["Edge", "components", "edges_of"]

# Only pairs that are more likely one event than not tie a neighbourhood together.
_LIKELY = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """Evidence between two mentions (ids, the smaller first)."""

    first: str
    second: str
    score: float


def edges_of(pairs: Iterable[tuple[str, str]], signatures: Mapping[str, Signature]) -> list[Edge]:
    """The pairs whose evidence is worth keeping, best first."""
    out: list[Edge] = []
    for first, second in pairs:
        score = compare(signatures[first], signatures[second]).score
        if score > _LIKELY:
            out.append(Edge(first, second, score))
    return sorted(out, key=lambda edge: (-edge.score, edge.first, edge.second))


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
