"""A word as it is written, what it can stand beside, and what two of them can be side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

__all__ = ["ALLOWED", "ANY", "CLOSES", "OPENS", "Neighbours", "Step", "Surface"]

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
    with one of its own clitics.
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
    following: dict[str, Step] = field(default_factory=dict)
    """The steps that were made from here to the form of a word behind, and ``preceding`` to one before."""
    preceding: dict[str, Step] = field(default_factory=dict)


Step = tuple[Surface | None, int]
"""The surface beside another one (``None``: no word of an expression), and what both can be: a sum of the bits below."""

ALLOWED, OPENS, CLOSES = 1, 2, 4
"""Some expression can hold both; one that holds the right can begin with the left; one that holds the left can end with
the right."""


class Neighbours:
    """Every surface form that can stand in a window, and what two of them can be side by side.

    Texts use few of the forms and repeat few pairs. So forms are worked out when they are met, and pairs are
    remembered, each with its surface.
    """

    def __init__(
        self,
        parts: Mapping[str, tuple[str, ...]],
        make: Callable[[str, tuple[str, ...]], Surface],
        joined: frozenset[tuple[str, str]],
    ) -> None:
        self.parts = parts
        """The tokens of every form."""
        self._make = make
        self._joined = joined
        """Pairs that only the lexicon joins."""
        self._surfaces: dict[str, Surface] = {}
        self._kept = 0

    def surface(self, text: str) -> Surface | None:
        """The form as which ``text`` is known, ``None`` if it is not."""
        found = self._surfaces.get(text)
        if found is None:
            parts = self.parts.get(text)
            if parts is not None:
                found = self._surfaces[text] = self._make(text, parts)
        return found

    def step_right(self, surface: Surface, text: str) -> Step:
        """The step from ``surface`` to the word ``text`` behind it, which ``surface.following`` keeps."""
        after = self.surface(text)
        if after is None:
            return None, 0
        both = self._beside(surface, after) if after.whole else 0
        return self._keep(surface.following, text, (after, both if both & ALLOWED else 0))

    def step_left(self, surface: Surface, text: str) -> Step:
        """The step from ``surface`` to the word ``text`` before it, which ``surface.preceding`` keeps."""
        before = self.surface(text)
        if before is None:
            return None, 0
        both = self._beside(before, surface)
        return self._keep(surface.preceding, text, (before, both if both & ALLOWED else 0))

    def _keep(self, steps: dict[str, Step], text: str, step: Step) -> Step:
        if self._kept >= _MOST_PAIRS:
            for surface in self._surfaces.values():
                surface.following.clear()
                surface.preceding.clear()
            self._kept = 0
        self._kept += 1
        steps[text] = step
        return step

    def _beside(self, left: Surface, right: Surface) -> int:
        joined = (left.parts[-1], right.parts[0]) in self._joined
        found = ALLOWED if joined or left.follow & right.first else 0
        if left.opens and (left.opens == ANY or joined or left.opens & right.first):
            found += OPENS
        if right.closes and (right.closes == ANY or joined or right.closes & left.last):
            found += CLOSES
        return found


_MOST_PAIRS = 50_000
"""Pairs kept; emptied when full."""
