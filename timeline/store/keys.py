"""API keys: who may write, and what. Only a digest of a key's secret half is stored.

A key reads ``tl_<id>_<secret>``. The secret is 32 random bytes, so a plain SHA-256 of it cannot be
guessed back; there is nothing to salt or to slow down.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update

from timeline.errors import StoreError
from timeline.store import schema

__all__ = ["ApiKey", "Scope", "add_key", "check_key", "format_key", "list_keys", "revoke_key"]

_WRITTEN = re.compile(r"tl_([0-9a-f]{12})_([0-9A-Za-z_-]{43})")


class Scope(StrEnum):
    """What a key allows."""

    READ = "read"
    """Everything that asks, where the operator has closed reading."""
    WRITE = "write"
    """Adding articles."""
    EDIT = "edit"
    """Editors' decisions."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key without its secret. ``created`` and ``revoked`` are ISO moments."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created: str
    revoked: str | None = None


def format_key(name: str, secret: str) -> str:
    """A key as its owner keeps it."""
    return f"tl_{name}_{secret}"


def add_key(connection: Connection, key: ApiKey, secret: str) -> None:
    """Store a key; of ``secret`` only the digest."""
    connection.execute(
        insert(schema.api_key).values(
            id=key.id,
            digest=_digest(secret),
            name=key.name,
            scopes=" ".join(key.scopes),
            created=key.created,
            revoked=key.revoked,
        )
    )


def check_key(connection: Connection, written: str) -> ApiKey | None:
    """The key that somebody sent, ``None`` if it is not one of ours or is revoked."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    row = connection.execute(select(schema.api_key).where(schema.api_key.c.id == found[1])).one_or_none()
    if row is None or not hmac.compare_digest(row.digest, _digest(found[2])):
        return None
    key = _key(row)
    return None if key.revoked else key


def list_keys(connection: Connection) -> list[ApiKey]:
    """Every key, the revoked ones too, by time of creation."""
    table = schema.api_key
    return [_key(row) for row in connection.execute(select(table).order_by(table.c.created, table.c.id))]


def revoke_key(connection: Connection, name: str, moment: str) -> None:
    """Make a key useless from now on.

    Raises:
        StoreError: there is no such key.
    """
    table = schema.api_key
    valid = (table.c.id == name) & table.c.revoked.is_(None)
    changed = connection.execute(update(table).where(valid).values(revoked=moment))
    if not changed.rowcount:
        raise StoreError(f"there is no valid key {name!r}; list them with: timeline keys list")


def _key(row: Any) -> ApiKey:
    return ApiKey(row.id, row.name, tuple(Scope(scope) for scope in row.scopes.split()), row.created, row.revoked)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
