"""The graph of mentions: links with evidence, ties that the texts make, and the parts that hang together.

Clustering looks at one part of it at a time (``timeline.events.groups.parts``), so adding or removing an article
changes only those that its mentions touch.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from timeline.dates.value import value
from timeline.disjoint import DisjointSets
from timeline.events.event import Mention
from timeline.events.groups.signature import Signature
from timeline.events.groups.similarity import compare

__all__ = ["Edge", "Links", "components", "edge_between", "inside", "ties_of"]

# Only pairs that are more likely one event than not tie a neighbourhood together.
_LIKELY = 0.0


@value
class Edge:
    """Evidence between two mentions (ids, the smaller first)."""

    first: str
    second: str
    score: float


def edge_between(first: str, second: str, signatures: Mapping[str, Signature]) -> Edge | None:
    """The edge between two mentions, if their evidence is worth keeping."""
    if second < first:
        first, second = second, first
    score = compare(signatures[first], signatures[second]).score
    return Edge(first, second, score) if score > _LIKELY else None


def ties_of(mention: Mention) -> Iterator[str]:
    """The mentions of its article to which a mention's own words tie it: what «الاجتماع» means, what came before."""
    if mention.antecedent is not None:
        yield mention.antecedent
    for relation in mention.relations:
        yield relation.mention


class Links:
    """The edges of a growing set of mentions, found from either end."""

    def __init__(self) -> None:
        self._scores: dict[str, dict[str, float]] = {}

    def __contains__(self, pair: tuple[str, str]) -> bool:
        return pair[1] in self._scores.get(pair[0], ())

    def add(self, edge: Edge) -> None:
        """Remember an edge."""
        self._scores.setdefault(edge.first, {})[edge.second] = edge.score
        self._scores.setdefault(edge.second, {})[edge.first] = edge.score

    def cut(self, first: str, second: str) -> None:
        """Forget an edge."""
        for one, other in ((first, second), (second, first)):
            del self._scores[one][other]
            if not self._scores[one]:
                del self._scores[one]

    def discard(self, mention: str) -> None:
        """Forget the edges of a mention."""
        for other in tuple(self._scores.get(mention, ())):
            self.cut(mention, other)

    def around(self, mention: str) -> Mapping[str, float]:
        """The neighbours of a mention with the score of each edge."""
        return self._scores.get(mention, {})

    def of(self, members: Iterable[str]) -> Iterator[Edge]:
        """The edges of ``members`` to mentions with a greater id."""
        for first in members:
            for second, score in self._scores.get(first, {}).items():
                if first < second:
                    yield Edge(first, second, score)


def inside(edges: Iterable[Edge], members: Collection[str]) -> list[Edge]:
    """The edges whose ends are both among ``members``, best first."""
    return sorted((edge for edge in edges if edge.first in members and edge.second in members), key=_rank)


def _rank(edge: Edge) -> tuple[float, str, str]:
    return (-edge.score, edge.first, edge.second)


def components(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected components, each sorted, in the order of their smallest node."""
    parts = DisjointSets(nodes)
    for first, second in links:
        parts.join(first, second)
    return parts.groups()
