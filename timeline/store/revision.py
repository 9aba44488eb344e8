"""The revision of a database: a number that grows with every change, and a digest of what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from timeline.store import schema
from timeline.store.driver import rows

__all__ = [
    "STATE",
    "Revision",
    "add_digest",
    "digest_of",
    "is_stale",
    "mark_stale",
    "read_digest",
    "read_revision",
    "read_state",
    "revision_of",
    "write_revision",
    "write_state",
]

_STALE = "stale"
_EMPTY = f"{0:064x}"


@dataclass(frozen=True, slots=True)
class Revision:
    """``number`` counts the changes of this database; equal ``digest`` means equal content anywhere.

    ``content`` is the digest of what is there at this moment: it differs from ``digest`` while documents are
    there of which no events have been made yet.
    """

    number: int
    digest: str
    content: str = field(default="", compare=False)


def digest_of(text: str) -> int:
    """A member's share of the digest; shares are added, so the order in which they come is nothing."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


def read_digest(connection: Connection, part: str) -> int:
    """The sum over one part (``documents``, ``events``) of what the database holds."""
    return int(read_state(connection, f"digest of {part}") or "0", 16)


def add_digest(connection: Connection, part: str, difference: int) -> None:
    """Change the sum over a part by what came less what went."""
    if difference:
        total = (read_digest(connection, part) + difference) % 2**256
        write_state(connection, f"digest of {part}", f"{total:064x}")


def read_revision(connection: Connection) -> Revision:
    """The current revision; an empty database is at 0."""
    return revision_of(dict(rows(connection, STATE, {})))


def revision_of(state: Mapping[str, str]) -> Revision:
    """The revision out of what ``STATE`` finds."""
    total = (int(state.get(_DOCUMENTS, "0"), 16) + int(state.get(_EVENTS, "0"), 16)) % 2**256
    return Revision(int(state.get("revision", 0)), state.get("digest", _EMPTY), f"{total:064x}")


_DOCUMENTS: Final = "digest of documents"
_EVENTS: Final = "digest of events"
STATE: Final = f"SELECT key, value FROM state WHERE key IN ('revision', 'digest', '{_DOCUMENTS}', '{_EVENTS}')"  # noqa: S608
"""Keys and values that a revision is made of."""


def write_revision(connection: Connection, revision: Revision) -> None:
    """Make ``revision`` the current one."""
    write_state(connection, "revision", str(revision.number))
    write_state(connection, "digest", revision.digest)


def is_stale(connection: Connection) -> bool:
    """Whether claims or decisions have come in since the events were made of them."""
    return read_state(connection, _STALE) is not None


def mark_stale(connection: Connection, *, stale: bool = True) -> None:
    """Note that the events must be made again, or that they have been."""
    write_state(connection, _STALE, "yes" if stale else None)


def read_state(connection: Connection, key: str) -> str | None:
    """A value that the whole database has once."""
    found: str | None = connection.execute(
        select(schema.state.c.value).where(schema.state.c.key == key)
    ).scalar_one_or_none()
    return found


def write_state(connection: Connection, key: str, value: str | None) -> None:
    """Set such a value; ``None`` removes it."""
    connection.execute(delete(schema.state).where(schema.state.c.key == key))
    if value is not None:
        connection.execute(insert(schema.state).values(key=key, value=value))
