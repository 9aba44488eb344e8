"""``FastStrEnum``: an enumeration of words whose members hash as fast as words do.

``Enum`` hashes in Python; the members of ours stand in every expression that is looked up in a memory, which
happens several times for each one found.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FastStrEnum"]


class FastStrEnum(StrEnum):
    """A ``StrEnum`` with the hash of its value, computed in C."""

    __hash__ = str.__hash__
