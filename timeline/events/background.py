"""What a user knows beside the inputs, and how a store recognises that it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from timeline.articles import Hints, Registry, load_registry
from timeline.articles.dating import NO_HINTS
from timeline.errors import ReaderError
from timeline.events.names.names import Name, read_names

__all__ = ["NO_BACKGROUND", "Background", "load_background"]


@dataclass(frozen=True, slots=True)
class Background:
    """Known events and names of the user's own, and bounds of the day on which undated articles were written.

    ``registry`` is the built-in one if ``None``; ``names`` are added to the built-in ones. ``key`` is empty
    where nothing was added, and otherwise changes with what was added, so that documents are then read again.
    """

    registry: Registry | None = None
    hints: Hints = NO_HINTS
    names: tuple[Name, ...] = ()
    key: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.registry is None and self.hints == NO_HINTS and not self.names:
            return
        known = () if self.registry is None else (self.registry.events, self.registry.terms)
        digest = hashlib.sha256(repr((known, self.hints, self.names)).encode()).hexdigest()
        object.__setattr__(self, "key", f"+{digest[:16]}")


NO_BACKGROUND = Background()


def load_background(registries: Sequence[Path], names: Sequence[Path], hints: Hints = NO_HINTS) -> Background:
    """The background of files of known events and files of names.

    Raises:
        LanguageDataError: a row of a file is wrong.
        ReaderError: a file cannot be read.
    """
    try:
        registry = load_registry(*registries) if registries else None
        return Background(registry, hints, tuple(name for file in names for name in read_names(file)))
    except OSError as error:
        raise ReaderError(f"cannot be read: {error.strerror}", str(error.filename), "check its path") from None
