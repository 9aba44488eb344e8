"""Mentions in order under their keys, in the database: the same neighbours as in memory, read as they are needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from timeline.events.groups.candidates import NEAR, Filed, Item, Shelves, around, put_in, take_out
from timeline.store import schema
from timeline.store.batches import NAMES, in_batches, rows_of

__all__ = ["StoredShelves"]

_SMALL = 200
"""A key with no more mentions than this is read whole."""
_MOST_KEPT = 40_000
"""Mentions that are held in memory, over all keys."""
_KEY: Final = schema.mention_key.c
_FILED: Final = select(_KEY.mention, _KEY.key, _KEY.place).where(_KEY.mention.in_(NAMES)).order_by(_KEY.key)
_UNDER: Final = select(_KEY.key, _KEY.place, _KEY.mention).where(_KEY.key.in_(NAMES)).limit(bindparam("most"))


class StoredShelves(Shelves):
    """The table ``mention_key`` within one transaction; ``flush`` writes what is waiting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, list[Item]] = {}
        self._held = 0
        self._crowded: set[int] = set()
        self._added: dict[tuple[int, Item], None] = {}
        self._gone: dict[tuple[int, Item], None] = {}

    def load(self, keys: Iterable[int]) -> None:
        """Read the mentions under keys that few share; of crowded ones only neighbours are read, when asked for."""
        if self._held > _MOST_KEPT:
            self.flush()
            self._known.clear()
            self._crowded.clear()
            self._held = 0
        wanted = [key for key in dict.fromkeys(keys) if key not in self._known and key not in self._crowded]
        for some in in_batches(wanted):
            most = _SMALL * 50
            rows = self._rows(some, most)
            if len(rows) < most:
                self._keep(some, rows)
                continue
            for key in some:
                own = self._rows([key], _SMALL + 1)
                if len(own) > _SMALL:
                    self._crowded.add(key)
                else:
                    self._keep([key], own)

    def filed(self, mentions: Sequence[str]) -> dict[str, Filed]:
        """Where mentions are filed; those that are not are left out."""
        self.flush()
        keys: dict[str, list[int]] = defaultdict(list)
        places: dict[str, int] = {}
        for mention, key, place in rows_of(self._connection, _FILED, mentions):
            keys[mention].append(key)
            places[mention] = place
        return {name: Filed(tuple(own), places[name]) for name, own in keys.items()}

    def flush(self) -> None:
        """Write what was filed and taken out since the last time."""
        table = schema.mention_key
        if self._gone:
            rows = [{"k": key, "p": place, "m": name} for key, (place, name) in self._gone]
            same = (table.c.key == bindparam("k"), table.c.place == bindparam("p"), table.c.mention == bindparam("m"))
            self._connection.execute(delete(table).where(*same), rows)
        if self._added:
            rows = [{"key": key, "place": place, "mention": name} for key, (place, name) in self._added]
            self._connection.execute(insert(table), rows)
        self._gone.clear()
        self._added.clear()

    def _rows(self, keys: Sequence[int], most: int) -> list[tuple[int, int, str]]:
        rows = self._connection.execute(_UNDER, {"names": keys, "most": most})
        return [(key, place, mention) for key, place, mention in rows]

    def _keep(self, keys: Sequence[int], rows: Sequence[tuple[int, int, str]]) -> None:
        own: dict[int, list[Item]] = {key: [] for key in keys}
        for key, place, name in rows:
            own[key].append((place, name))
        for items in own.values():
            items.sort()
        self._known |= own
        self._held += len(rows) + len(keys)

    def _around(self, key: int, item: Item) -> tuple[Sequence[str], Sequence[str]]:
        items = self._known.get(key)
        if items is not None:
            return around(items, item)
        values = {"key": key, "place": item[0], "mention": item[1], "near": NEAR}
        before = self._connection.execute(_BEFORE, values).scalars().all()
        return before, self._connection.execute(_AFTER, values).scalars().all()

    def _insert(self, key: int, item: Item) -> None:
        self._added[key, item] = None
        if key in self._known:
            put_in(self._known[key], item)
            self._held += 1
        else:
            # Nobody holds the neighbours of a crowded key, so the database must know at once.
            self.flush()

    def _delete(self, key: int, item: Item) -> None:
        if (key, item) in self._added:
            del self._added[key, item]
        else:
            self._gone[key, item] = None
        if key in self._known:
            take_out(self._known[key], item)
        else:
            self.flush()


_NEXT = (
    "SELECT mention FROM mention_key WHERE key = :key AND (place, mention) {side} (:place, :mention)"
    " ORDER BY place {order}, mention {order} LIMIT :near"
)
_BEFORE = text(_NEXT.format(side="<", order="DESC"))
_AFTER = text(_NEXT.format(side=">", order="ASC"))
