"""Which claims are made into events together: the parts of the stored graph, read link by link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from timeline.events.candidates import Pair
from timeline.events.graph import Edge
from timeline.events.parts import TIED, Parts
from timeline.store import schema
from timeline.store.linking import EDGE
from timeline.store.shelves import in_batches

__all__ = ["Gathered", "gather", "left_behind", "present"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Claims (ids) in their parts, with the evidence between them."""

    parts: list[tuple[str, ...]]
    edges: list[Edge]

    @property
    def names(self) -> set[str]:
        """All of them."""
        return {name for part in self.parts for name in part}


def gather(connection: Connection, seeds: Iterable[str], glued: Mapping[str, Collection[str]]) -> Gathered:
    """The parts in which ``seeds`` stand, and those that ``glued`` ties to them; claims that are gone are passed over."""
    walk = _Walk(connection)
    parts = Parts(walk.around)
    found: set[str] = set()
    waiting = present(connection, seeds)
    while waiting:
        found.update(name for part in parts.of_all(waiting) for name in part)
        waiting = present(connection, {other for name in found for other in glued.get(name, ())} - found)
    kept = parts.of_all(found)
    return Gathered(kept, [edge for edge in walk.edges if edge.first in found and edge.second in found])


def left_behind(
    connection: Connection, touched: Collection[str], filed: Collection[str], met: Collection[Pair]
) -> set[str]:
    """The claims that stood in one part with one of ``touched`` before the last change, and some more.

    ``filed`` are those that came, ``met`` the new links between the others. Without both the graph is what is
    left of the old one, in which every piece of a part that broke has a claim whose links have changed.
    """
    walk = _Walk(connection, set(filed), set(met))
    parts = Parts(walk.around)
    seeds = present(connection, set(touched) - set(filed))
    return {name for part in parts.of_all(seeds) for name in part}


def present(connection: Connection, names: Iterable[str]) -> set[str]:
    """Those of ``names`` that are claims."""
    table = schema.mention.c
    return {
        name
        for some in in_batches(sorted(set(names)))
        for name in connection.execute(select(table.id).where(table.id.in_(some))).scalars()
    }


class _Walk:
    """Reads the links of claims, without those to claims that ``without`` names and without ``new`` links."""

    def __init__(self, connection: Connection, without: Collection[str] = (), new: Collection[Pair] = ()) -> None:
        self.edges: list[Edge] = []
        self._connection = connection
        self._without = without
        self._new = new

    def around(self, names: Sequence[str]) -> dict[str, dict[str, float]]:
        """The neighbours of some claims."""
        table = schema.link.c
        out: dict[str, dict[str, float]] = {name: {} for name in names}
        there = select(schema.mention.c.id).where(schema.mention.c.id == table.b).exists()
        query = select(table.a, table.b, table.kind, table.score).where(or_(table.kind == EDGE, there))
        for some in in_batches(names):
            for row in self._connection.execute(query.where(table.a.in_(some))):
                pair = (row.a, row.b) if row.a < row.b else (row.b, row.a)
                if row.b in self._without or (row.kind == EDGE and pair in self._new):
                    continue
                if row.kind == EDGE and row.a < row.b:
                    self.edges.append(Edge(row.a, row.b, row.score))
                out[row.a][row.b] = max(out[row.a].get(row.b, 0.0), row.score if row.kind == EDGE else TIED)
        return out
