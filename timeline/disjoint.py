"""Sets of ids that only ever merge (union-find; Tarjan 1975): copies of one story, mentions of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["DisjointSets"]


class DisjointSets:
    """A partition of ids. The smallest id of a set stands for it, so that the order of merging shows nowhere."""

    def __init__(self, items: Iterable[str]) -> None:
        self._parent = {item: item for item in items}

    def root(self, item: str) -> str:
        """The smallest id of the set that holds ``item``."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, first: str, second: str) -> tuple[str, str] | None:
        """Merge the sets of two ids: the id that stands for both now, and the one that did; ``None`` if they were one."""
        kept, lost = sorted((self.root(first), self.root(second)))
        if kept == lost:
            return None
        self._parent[lost] = kept
        return kept, lost

    def groups(self) -> list[list[str]]:
        """The sets, each sorted, in the order of their smallest ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in self._parent:
            found[self.root(item)].append(item)
        return sorted(sorted(members) for members in found.values())
