"""What a user knows beside the inputs, and how the store recognises that it has changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from timeline.articles import Hints, Registry
from timeline.articles.dating import NO_HINTS

__all__ = ["NO_BACKGROUND", "Background"]


@dataclass(frozen=True, slots=True)
class Background:
    """Known events of the user's own, and bounds of the day on which undated articles were written.

    ``registry`` is the built-in one if ``None``. ``key`` is empty where nothing was added, and otherwise
    changes with what was added, so that documents are then read again.
    """

    registry: Registry | None = None
    hints: Hints = NO_HINTS
    key: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.registry is None and self.hints == NO_HINTS:
            return
        known = () if self.registry is None else (self.registry.events, self.registry.terms)
        digest = hashlib.sha256(repr((known, self.hints)).encode()).hexdigest()
        object.__setattr__(self, "key", f"+{digest[:16]}")


NO_BACKGROUND = Background()
