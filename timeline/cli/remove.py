"""``timeline remove``."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.cli.build import events_changed
from timeline.cli.console import complain, tell
from timeline.errors import IdTakenError
from timeline.store import open_store
from timeline.store.build import remove_document

__all__ = ["run"]


def run(database: str, names: Sequence[str]) -> int:
    """Take documents out, one transaction each; returns the exit status."""
    failed = False
    with open_store(database, create=False) as store:
        for name in names:
            try:
                with store.writing() as connection:
                    removed = remove_document(connection, name)
            except IdTakenError as error:
                complain(error)
                failed = True
                continue
            if removed is None:
                complain(f"there is no document {name!r}")
                failed = True
                continue
            tell(f"{name}: removed; {events_changed(removed.change)}")
    return int(failed)
