"""The mentions of one neighbourhood into events.

Best evidence first: pairs are merged in the order of their scores, and every merge is checked again on
the pooled signatures of the two groups, so that a chain of weak links cannot tie unlike events together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.disjoint import DisjointSets
from timeline.events.event import Event, Mention
from timeline.events.groups.graph import Edge
from timeline.events.groups.signature import Signature, pool
from timeline.events.groups.similarity import FORBIDDEN, Evidence, compare, salience
from timeline.events.groups.synthesis import Merge, event_of

__all__ = ["Groups"]

_THRESHOLD = 0.0


class Groups:
    """A partition of mentions, with the signature of each part."""

    def __init__(self, own: Sequence[Mention], signatures: Mapping[str, Signature]) -> None:
        self._own = {mention.id: mention for mention in own}
        self._parts = DisjointSets(self._own)
        self._pooled = {mention.id: signatures[mention.id] for mention in own}
        self._merges: dict[str, list[Merge]] = defaultdict(list)

    def events(self, edges: Sequence[Edge], *, named: bool = True) -> Iterator[Event]:
        """The events that ``edges`` (best first) lead to, without their labels if ``named`` is false.

        Mentions with a day of their own are grouped first; the others then choose among these groups,
        all at once, and what is left is grouped.
        """
        for mention in self._own.values():
            if mention.antecedent in self._own:
                self._refer(mention.id, mention.antecedent)
        anchored = {key for key in self._own if self._anchored(key)}
        self._merge(edge for edge in edges if edge.first in anchored and edge.second in anchored)
        self._choose(
            (edge.first, edge.second) if edge.second in anchored else (edge.second, edge.first)
            for edge in edges
            if (edge.first in anchored) != (edge.second in anchored)
        )
        # Those without a day among themselves; and what chose one group may still speak for another («قتل سبعة بتفجير …»).
        self._merge(edge for edge in edges if edge.first not in anchored or edge.second not in anchored)
        members: dict[str, list[Mention]] = defaultdict(list)
        for key, mention in self._own.items():
            members[self._parts.root(key)].append(mention)
        for root in sorted(members):
            yield event_of(members[root], self._merges.get(root, ()), named=named)

    def _refer(self, a: str, b: str) -> None:
        """Join a mention with its antecedent unless something forbids it."""
        if compare(self._pooled[self._parts.root(a)], self._pooled[self._parts.root(b)]).score > FORBIDDEN:
            self._join(a, b, Evidence(0.0, ("reference",)))

    def _anchored(self, key: str) -> bool:
        """Whether the group of a mention has a day of its own."""
        signature = self._pooled[self._parts.root(key)]
        return bool(signature.known) or bool(signature.days and signature.days[0].exact)

    def _merge(self, edges: Iterable[Edge]) -> None:
        """Merge pairs if the pooled evidence of their groups is enough."""
        for edge in edges:
            first, second = self._parts.root(edge.first), self._parts.root(edge.second)
            if first != second:
                evidence = compare(self._pooled[first], self._pooled[second])
                if evidence.score > _THRESHOLD:
                    self._join(edge.first, edge.second, evidence)

    def _choose(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Let the group of each first mention join the best group among those of the second ones, all at once."""
        offers: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for a, b in sorted(pairs):
            offers[self._parts.root(a)].setdefault(self._parts.root(b), (a, b))
        chosen: list[tuple[str, str, Evidence]] = []
        for group in sorted(offers):
            best: tuple[tuple[float, str], str, str, Evidence] | None = None
            for other, (a, b) in sorted(offers[group].items()):
                evidence = compare(self._pooled[group], self._pooled[other])
                if evidence.score <= _THRESHOLD:
                    continue
                rank = (-evidence.score - salience(self._pooled[other].size), other)
                if best is None or rank < best[0]:
                    best = rank, a, b, evidence
            if best is not None:
                chosen.append(best[1:])
        for a, b, evidence in chosen:
            self._join(a, b, evidence)

    def _join(self, a: str, b: str, evidence: Evidence) -> None:
        """Merge the groups of two mentions, and remember why."""
        joined = self._parts.join(a, b)
        if joined is None:
            return
        first, second = joined
        self._pooled[first] = pool(self._pooled[first], self._pooled[second])
        self._merges[first] += self._merges.pop(second, [])
        self._merges[first].append(Merge(a, b, evidence.reasons))
