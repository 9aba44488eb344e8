"""``timeline keys``."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from timeline.cli.console import complain, say, tell, told, write_json
from timeline.errors import StoreError
from timeline.store import open_store
from timeline.store.keys import ApiKey, Scope, add_key, format_key, list_keys, revoke_key

__all__ = ["create", "revoke", "show"]


def create(database: str, name: str, scopes: Sequence[str], *, as_json: bool) -> int:
    """Make a key and print it once.

    Raises:
        StoreError: it has no name.
    """
    if not name.strip():
        raise StoreError("a key needs a name: whose it is; editors' decisions carry it")
    key = ApiKey(secrets.token_hex(6), name, tuple(Scope(scope) for scope in dict.fromkeys(scopes)), _now())
    secret = secrets.token_urlsafe(32)
    with open_store(database) as store, store.writing() as connection:
        add_key(connection, key, secret)
    written = format_key(key.id, secret)
    if as_json:
        write_json({"key": written, "id": key.id, "name": name, "scopes": list(key.scopes)})
    else:
        say(written)
        complain(f"key {key.id} for {name}, scopes {' '.join(key.scopes)}; it is shown only now")
    return 0


def show(database: str, *, as_json: bool) -> int:
    """List the keys."""
    with open_store(database, create=False) as store, store.reading() as connection:
        found = list_keys(connection)
    if as_json:
        write_json({"keys": [_plain(key) for key in found]})
        return 0
    for key in found:
        state = told(f"revoked {key.revoked}" if key.revoked else "valid")
        say(f"{key.id}  {' '.join(key.scopes):16}  {key.created}  {state}  {key.name}")
    return 0


def revoke(database: str, key: str) -> int:
    """Make a key useless."""
    with open_store(database, create=False) as store, store.writing() as connection:
        revoke_key(connection, key, _now())
    tell(f"{key}: revoked")
    return 0


def _plain(key: ApiKey) -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "scopes": list(key.scopes),
        "created": key.created,
        "revoked": key.revoked,
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
