"""Which mentions are grouped together: the connected parts of the graph, cut at weak links where they grow large.

In a dense archive weak links tie thousands of mentions into one tangle, and one article more would group
all of them again. So a connected part of more than ``MOST`` mentions falls into those that stronger links
hold together, and these again, until they are small enough. What the texts themselves tie together is never
cut, nor are links of the greatest strength: copies of one story. The parts depend on the graph alone, and
one is found from any of its mentions by looking at no more than ``MOST`` mentions for each strength.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Final

__all__ = ["MOST", "TIED", "Around", "Parts"]

MOST = 1000
"""Mentions that are grouped at once, unless the strongest links hold more together. The largest part of the
27,956 claims of 3,500 real articles has 560, so nothing of theirs is cut; cut at 250, thirty articles on one
meeting fell apart (B³ recall 0.78 to 0.54)."""

TIED: Final = inf
"""The strength of what the texts themselves tie together."""

_STRENGTHS: Final = (0.0, 1.0, 2.0, 3.0, 4.0)
"""Scores below which links are cut, one after the other."""
_AT_ONCE = 50
_STEPS_AHEAD = 8

Around = Callable[[Sequence[str]], Mapping[str, Mapping[str, float]]]
"""Gives the neighbours of some mentions, each with the strength of the link."""


class Parts:
    """The parts of a graph that stays as it is meanwhile."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._links: dict[str, Mapping[str, float]] = {}
        self._found: dict[str, tuple[str, ...]] = {}
        self._crowded: list[set[str]] = [set() for _ in _STRENGTHS]

    def of(self, mention: str) -> tuple[str, ...]:
        """The part in which a mention stands, by id."""
        known = self._found.get(mention)
        if known is not None:
            return known
        for level in range(len(_STRENGTHS) - 1):
            small = self._reached(mention, level)
            if small is not None:
                return self._keep(small)
        return self._keep(self._all_reached(mention))

    def of_all(self, mentions: Iterable[str]) -> list[tuple[str, ...]]:
        """The parts in which some mentions stand, each once, in the order of their smallest ids."""
        wanted = sorted(mentions)
        self._look_ahead(wanted)
        return sorted({self.of(mention) for mention in wanted})

    def _look_ahead(self, mentions: Sequence[str]) -> None:
        """Read what hangs together with some mentions, all of them at once; what is not reached is read when needed."""
        waiting = [mention for mention in mentions if mention not in self._links]
        for _ in range(_STEPS_AHEAD):
            self._look(waiting)
            waiting = sorted({other for name in waiting for other in self._links[name]} - self._links.keys())
            if not waiting or len(waiting) > MOST:
                return

    def _keep(self, part: Iterable[str]) -> tuple[str, ...]:
        kept = tuple(sorted(part))
        self._found |= dict.fromkeys(kept, kept)
        return kept

    def _reached(self, mention: str, level: int) -> set[str] | None:
        """What links of a strength hold together with a mention; nothing if that is too much."""
        crowded = self._crowded[level]
        found = {mention}
        for more in self._steps(mention, level):
            found |= more
            if len(found) > MOST or not crowded.isdisjoint(found):
                crowded |= found
                return None
        return found

    def _all_reached(self, mention: str) -> set[str]:
        return {mention}.union(*self._steps(mention, len(_STRENGTHS) - 1))

    def _steps(self, mention: str, level: int) -> Iterator[set[str]]:
        """What is reached from a mention, step by step."""
        least = _STRENGTHS[level]
        seen = {mention}
        waiting = [mention]
        yield seen.copy()
        while waiting:
            some, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
            self._look([name for name in some if name not in self._links])
            more = {other for name in some for other, score in self._links[name].items() if score > least} - seen
            seen |= more
            waiting += sorted(more)
            yield more

    def _look(self, names: Sequence[str]) -> None:
        if names:
            self._links |= self._around(names)
