"""Claims as text and back. The last few thousand are remembered: one that is stored is compared and shown at once."""

from __future__ import annotations

from typing import Final

from timeline.events.event import Mention
from timeline.store.codec import dumps, loads

__all__ = ["claim_of", "claim_text"]

_MOST: Final = 3_000
"""Claims of two or three batches of documents, some ten kilobytes each with their sentences."""

_recent: Final[dict[str, Mention]] = {}


def claim_text(mention: Mention) -> str:
    """A claim as it is stored."""
    text = dumps(mention, Mention)
    _remember(text, mention)
    return text


def claim_of(text: str) -> Mention:
    """The claim that ``claim_text`` wrote.

    Raises:
        StoreError: another version has written it.
    """
    known = _recent.get(text)
    if known is None:
        known = loads(text, Mention)
        _remember(text, known)
    return known


def _remember(text: str, mention: Mention) -> None:
    if len(_recent) >= _MOST:
        _recent.clear()
    _recent[text] = mention
