"""Which claims are made into events together: the parts of the stored graph, read link by link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, or_, select

from timeline.events.groups.candidates import Pair
from timeline.events.groups.graph import Edge
from timeline.events.groups.parts import TIED, Parts
from timeline.store import schema
from timeline.store.batches import NAMES, rows_of
from timeline.store.linking import EDGE

__all__ = ["Gathered", "StoredLinks", "gather", "left_behind", "present"]

_MOST_KEPT = 20_000
"""Claims whose links are kept at most."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Claims (ids) in their parts, with the evidence between them."""

    parts: list[tuple[str, ...]]
    edges: list[Edge]

    @property
    def names(self) -> set[str]:
        """All of them."""
        return {name for part in self.parts for name in part}


def gather(links: StoredLinks, seeds: Iterable[str], glued: Mapping[str, Collection[str]]) -> Gathered:
    """The parts in which ``seeds`` stand, and those that ``glued`` ties to them; claims that are gone are passed over."""
    connection = links.connection
    parts = Parts(links.around)
    found: set[str] = set()
    waiting = present(connection, seeds)
    while waiting:
        found.update(name for part in parts.of_all(waiting) for name in part)
        waiting = present(connection, {other for name in found for other in glued.get(name, ())} - found)
    kept = parts.of_all(found)
    edges = [
        Edge(name, other, score)
        for name, rows in links.of(sorted(found)).items()
        if name in found
        for other, kind, score in rows
        if kind == EDGE and name < other and other in found
    ]
    return Gathered(kept, edges)


def left_behind(
    links: StoredLinks, touched: Collection[str], filed: Collection[str], met: Collection[Pair]
) -> set[str]:
    """The claims that stood in one part with one of ``touched`` before the last change, and some more.

    ``filed`` are those that came, ``met`` the new links between the others. Without both the graph is what is
    left of the old one, in which every piece of a part that broke has a claim whose links have changed.
    """
    came = set(filed)
    parts = Parts(lambda names: links.around(names, came, met))
    seeds = present(links.connection, set(touched) - came)
    return {name for part in parts.of_all(seeds) for name in part}


def present(connection: Connection, names: Iterable[str]) -> set[str]:
    """Those of ``names`` that are claims."""
    return {row.id for row in rows_of(connection, _PRESENT, sorted(set(names)))}


_PRESENT: Final = select(schema.mention.c.id).where(schema.mention.c.id.in_(NAMES))


_LINK: Final = schema.link.c
_THERE: Final = select(schema.mention.c.id).where(schema.mention.c.id == _LINK.b).exists()
_LINKS: Final = select(_LINK.a, _LINK.b, _LINK.kind, _LINK.score).where(
    _LINK.a.in_(NAMES), or_(_LINK.kind == EDGE, _THERE)
)


class StoredLinks:
    """The links of claims, each claim's read once; they must not change meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._rows: dict[str, list[tuple[str, int, float]]] = {}

    def of(self, names: Sequence[str]) -> dict[str, list[tuple[str, int, float]]]:
        """For each claim those that it is linked with, the kind of the link and its score."""
        if len(self._rows) > _MOST_KEPT:
            self._rows.clear()
        missing = [name for name in names if name not in self._rows]
        self._rows |= {name: [] for name in missing}
        for first, second, kind, score in rows_of(self.connection, _LINKS, missing):
            self._rows[first].append((second, kind, score))
        return {name: self._rows[name] for name in names}

    def around(
        self, names: Sequence[str], without: Collection[str] = (), new: Collection[Pair] = ()
    ) -> dict[str, dict[str, float]]:
        """The neighbours of some claims, without those that ``without`` names and without ``new`` links."""
        rows = self.of(names)
        out: dict[str, dict[str, float]] = {}
        for name in names:
            own = out[name] = {}
            for other, kind, score in rows[name]:
                if other in without or (new and kind == EDGE and (min(name, other), max(name, other)) in new):
                    continue
                own[other] = max(own.get(other, 0.0), score if kind == EDGE else TIED)
        return out
