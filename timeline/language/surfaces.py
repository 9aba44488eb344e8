"""A word as it is written, what it can stand beside, and what two of them can be side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ALLOWED", "ANY", "CLOSES", "OPENS", "Neighbours", "Surface"]

ANY = -1
"""All terminals, as bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A word as it is written, with its clitics: what it may follow and what may follow it.

    ``first``, ``last`` and ``follow`` are sets of terminals as bits; ``whole`` is false where its clitic and
    its word cannot stand in one expression. ``before`` and ``after`` are the words that a rule which begins
    (ends) with this one wants to see beside it.

    ``opens`` are the terminals that may follow where this word begins an expression, ``closes`` those that
    may precede where it ends one; ``ANY`` if it may stand alone. ``cut`` counts the letters of the clitics
    that are left out of a window which begins here; ``opens_inside`` tells that such a window may begin
    with one of its own clitics. ``glued`` marks words that were run together.
    """

    parts: tuple[str, ...]
    first: int
    last: int
    follow: int
    whole: bool
    before: frozenset[str]
    after: frozenset[str]
    opens: int
    closes: int
    cut: int
    opens_inside: bool
    glued: bool


class Neighbours:
    """Every surface form that can stand in a window, and what two of them can be side by side."""

    def __init__(self, surfaces: Mapping[str, Surface], joined: frozenset[tuple[str, str]]) -> None:
        self.surfaces = surfaces
        self._joined = joined
        """Pairs that only the lexicon joins."""
        self._known: dict[tuple[Surface, Surface], int] = {}

    def beside(self, left: Surface, right: Surface) -> int:
        """What ``left`` and ``right`` side by side can be: the sum of ``ALLOWED``, ``OPENS`` and ``CLOSES``.

        Texts repeat few pairs, so the answers are remembered.
        """
        known = self._known.get((left, right))
        if known is None:
            if len(self._known) >= _MOST_PAIRS:
                self._known.clear()
            known = self._known[left, right] = self._beside(left, right)
        return known

    def _beside(self, left: Surface, right: Surface) -> int:
        joined = (left.parts[-1], right.parts[0]) in self._joined
        found = ALLOWED if joined or left.follow & right.first else 0
        if left.opens and (left.opens == ANY or joined or left.opens & right.first):
            found += OPENS
        if right.closes and (right.closes == ANY or joined or right.closes & left.last):
            found += CLOSES
        return found


ALLOWED, OPENS, CLOSES = 1, 2, 4
"""Some expression can hold both; one that holds the right can begin with the left; one that holds the left can end with
the right."""

_MOST_PAIRS = 50_000
