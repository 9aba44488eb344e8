"""Which claims belong together, kept in the database: brought up to date with those that came and went.

Only the keys of these claims are read, and only their neighbours compared, so what one article costs does
not depend on how many others there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy import Connection, delete, select, text

from timeline.events.event import Mention
from timeline.events.groups.candidates import Pair, filed_as
from timeline.events.groups.graph import edge_between, ties_of
from timeline.events.groups.signature import Signature, signature_of
from timeline.store import schema
from timeline.store.batches import NAMES, in_batches, rows_of
from timeline.store.claims import claim_of
from timeline.store.shelves import StoredShelves

__all__ = ["EDGE", "TIE", "Relinked", "claims_of", "forget_links", "relink", "stored_claims", "unlink"]

_MOST_SIGNATURES = 4_000
"""What is compared again soon: claims come in the order of their days."""
EDGE, TIE = 0, 1


@dataclass(frozen=True, slots=True)
class Relinked:
    """All claims whose links have changed, and the new links between claims that had been filed before."""

    touched: set[str]
    met: set[Pair]

    def __or__(self, other: Relinked) -> Relinked:
        return Relinked(self.touched | other.touched, self.met | other.met)


def unlink(connection: Connection, pending: Sequence[str]) -> Relinked:
    """Take ``pending`` claims (ids) out of their places, before any of them is filed anew."""
    linker = _Linker(connection)
    for some in in_batches(pending):
        linker.forget(some)
    linker.tie_again()
    return Relinked(linker.touched, linker.met)


def relink(connection: Connection, pending: Sequence[str]) -> Relinked:
    """File those of ``pending`` claims that are there, and compare them with their neighbours."""
    linker = _Linker(connection)
    for some in in_batches(pending):
        linker.file(some)
    return Relinked(linker.touched, set())


def forget_links(connection: Connection) -> None:
    """Forget all keys and links: another version files claims elsewhere."""
    connection.execute(delete(schema.mention_key))
    connection.execute(delete(schema.link))


def claims_of(connection: Connection, names: Collection[str]) -> dict[str, Mention]:
    """Claims as they were made, by id; those that are gone are left out."""
    return {name: claim_of(claim) for name, claim in stored_claims(connection, names)}


def stored_claims(connection: Connection, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """The ids of claims with what is written of each; those that are gone are left out."""
    return ((name, claim) for name, claim in rows_of(connection, _CLAIMS, sorted(names)))


_CLAIMS: Final = select(schema.mention.c.id, schema.mention.c.claim).where(schema.mention.c.id.in_(NAMES))


class _Linker:
    def __init__(self, connection: Connection) -> None:
        self.touched: set[str] = set()
        self.met: set[Pair] = set()
        self._connection = connection
        self._shelves = StoredShelves(connection)
        self._signatures: dict[str, Signature] = {}
        self._untied: set[str] = set()

    def forget(self, names: Sequence[str]) -> None:
        """Take claims out of their places; what stood between them and meets now is compared."""
        filed = self._shelves.filed(names)
        self._shelves.load(key for one in filed.values() for key in one.keys)
        met: set[Pair] = set()
        for name, place in filed.items():
            met |= self._shelves.discard(name, place)
        self._shelves.flush()
        table = schema.link
        for some in in_batches(names):
            query = select(table.c.b, table.c.a, table.c.kind).where(table.c.a.in_(some))
            partners = self._connection.execute(query).all()
            self.touched.update(row.b for row in partners)
            self._untied.update(row.b for row in partners if row.kind == TIE)
            self._cut({(row.a, row.b) for row in partners}, EDGE, TIE)
            for name in some:
                self._signatures.pop(name, None)
        left = {pair for pair in met if not filed.keys() & set(pair)}
        self.met.update(self._compare(self._together(left)))

    def file(self, names: Sequence[str]) -> None:
        """File claims that are there and compare each with its neighbours."""
        claims = claims_of(self._connection, names)
        self.touched |= claims.keys()
        self._learn(claims)
        filed = {name: filed_as(claim, self._signatures[name]) for name, claim in claims.items()}
        self._shelves.load(key for one in filed.values() for key in one.keys)
        near: set[Pair] = set()
        parted: set[Pair] = set()
        for name, place in filed.items():
            others, apart = self._shelves.add(name, place)
            near.update((min(name, other), max(name, other)) for other in others)
            parted |= apart
        self._shelves.flush()
        lost = parted & (near | self._linked(parted))
        lost -= self._together(lost)
        self._cut(lost, EDGE)
        self._compare(near - lost)
        self._tie(claims)

    def tie_again(self) -> None:
        """Write the ties of claims that stayed: forgetting what they name took these with it."""
        for some in in_batches(sorted(self._untied)):
            self._tie(claims_of(self._connection, some))

    def _tie(self, claims: Mapping[str, Mention]) -> None:
        self._write(TIE, ((name, other, 0.0) for name, claim in claims.items() for other in ties_of(claim)))

    def _learn(self, claims: Mapping[str, Mention]) -> None:
        self._signatures |= {name: signature_of(claim) for name, claim in claims.items()}

    def _compare(self, pairs: Collection[Pair]) -> list[Pair]:
        wanted = {name for pair in pairs for name in pair} - self._signatures.keys()
        known = self._signatures | {
            name: signature_of(claim) for name, claim in claims_of(self._connection, wanted).items()
        }
        both = (pair for pair in sorted(pairs) if pair[0] in known and pair[1] in known)
        edges = [edge for pair in both if (edge := edge_between(*pair, known)) is not None]
        self.touched.update(name for edge in edges for name in (edge.first, edge.second))
        self._write(EDGE, ((edge.first, edge.second, edge.score) for edge in edges))
        self._signatures = dict(islice(known.items(), max(0, len(known) - _MOST_SIGNATURES), None))
        return [(edge.first, edge.second) for edge in edges]

    def _linked(self, pairs: Collection[Pair]) -> set[Pair]:
        table = schema.link.c
        firsts = sorted({first for first, _ in pairs})
        return {
            (row.a, row.b)
            for some in in_batches(firsts)
            for row in self._connection.execute(
                select(table.a, table.b).where(table.a.in_(some), table.kind == EDGE, table.a < table.b)
            )
        }

    def _together(self, pairs: Collection[Pair]) -> set[Pair]:
        """Those of ``pairs`` that are near each other under some key, now."""
        filed = self._shelves.filed(sorted({name for pair in pairs for name in pair}))
        return {
            (first, second)
            for first, second in pairs
            if first in filed and second in filed and self._shelves.together(first, filed[first], second, filed[second])
        }

    def _cut(self, pairs: Iterable[Pair], *kinds: int) -> None:
        rows = list(_both_ways(pairs))
        self.touched.update(name for name, _ in rows)
        if rows:
            self._connection.execute(_CUT, [{"a": a, "b": b, "kind": kind} for a, b in rows for kind in kinds])

    def _write(self, kind: int, links: Iterable[tuple[str, str, float]]) -> None:
        rows = [
            {"a": a, "b": b, "kind": kind, "score": score}
            for first, second, score in links
            for a, b in _both_ways([(first, second)])
        ]
        if rows:
            self._connection.execute(_LINK, rows)


_LINK = text("INSERT INTO link (a, b, kind, score) VALUES (:a, :b, :kind, :score) ON CONFLICT DO NOTHING")
_CUT = text("DELETE FROM link WHERE a = :a AND b = :b AND kind = :kind")


def _both_ways(pairs: Iterable[Pair]) -> Iterator[Pair]:
    for a, b in pairs:
        yield a, b
        yield b, a
