"""Events as they are sent, kept in memory: a page is then its places in the database's index, and a join of bytes.

What is stored under the number of an event never changes (``timeline.store.query.Found``), so nothing here can
become untrue; what is not asked for any more goes when memory is full.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping

__all__ = ["KeptEvents"]

_MOST_BYTES = 32 * 1024 * 1024
_Kept = dict[Hashable, dict[int, bytes]]


class KeptEvents:
    """The JSON of events by look (languages, fields) and number, in two generations, of which the older one goes."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._young: _Kept = {}
        self._old: _Kept = {}
        self._bytes = 0

    def get(self, look: Hashable, numbers: Collection[int]) -> dict[int, bytes]:
        """Those of some events that are kept; may be called in any thread."""
        young, old = self._young.get(look, {}), self._old.get(look, {})
        found = {number: young[number] for number in numbers if number in young}
        if len(found) < len(numbers):
            found |= {number: old[number] for number in numbers if number in old}
        return found

    def put(self, look: Hashable, events: Mapping[int, bytes]) -> None:
        """Keep events that were made or used; on the event loop only."""
        young = self._young.setdefault(look, {})
        if events.keys() <= young.keys():
            return
        for number, body in events.items():
            if number not in young:
                young[number] = body
                self._bytes += len(body)
        if self._bytes > self._most // 2:
            self._old, self._young, self._bytes = self._young, {}, 0
