"""Documents first, what they say later: those that wait to be read, in the order in which they came.

Dating articles, finding claims and making events costs sixty to eighty times what storing them does. An upload stores
documents as they come, which is what it acknowledges; the rest is done here, batch by batch. A batch is one
transaction: its dated articles, their claims, the events around them, and that it waits no more. So a process
that is killed leaves nothing half done, and the next one goes on. Who asks for an article that waits gets it dated.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from timeline.articles.article import Document
from timeline.events.background import Background
from timeline.store import schema
from timeline.store.build import read_out, rebuild_view
from timeline.store.intake import Intake, put
from timeline.store.load import load_document
from timeline.store.revision import mark_stale
from timeline.store.store import Store

__all__ = ["count_waiting", "last_waiting", "make_events"]

_log = logging.getLogger("timeline.store")
_BATCH = 128
_BATCH_CHARS = 1_000_000


class _Waiting(NamedTuple):
    """A document that waits; ``digest`` tells it from another that takes its place meanwhile."""

    number: int
    document: str
    origin: str
    digest: str


def count_waiting(connection: Connection) -> int:
    """How many documents wait."""
    return int(connection.execute(select(func.count()).select_from(schema.waiting)).scalar_one())


def last_waiting(connection: Connection, until: int | None = None) -> int:
    """The number of the last document that waits, or of the last up to ``until``; 0 if none does.

    Numbers follow the order of arrival, which is that in which claims are made.
    """
    table = schema.waiting.c
    query = select(func.max(table.number))
    return connection.execute(query if until is None else query.where(table.number <= until)).scalar_one() or 0


def make_events(store: Store) -> bool:
    """Make the claims and events of the next documents; false if none waits."""
    with store.reading() as connection:
        documents = _load(connection, _first(connection))
    if not documents:
        return False
    intakes = {one: _read(document, one.origin, store.background) for one, document in documents.items()}
    with store.writing() as connection:
        # Another process may have done the same, or put another document in the place of one.
        left = set(_first(connection))
        put(connection, [intake for one, intake in intakes.items() if one in left])
        mark_stale(connection)
        rebuild_view(connection)
    return True


def _first(connection: Connection) -> list[_Waiting]:
    """Those whose turn it is."""
    table, known = schema.waiting, schema.document
    query = (
        select(table.c.number, known.c.id, known.c.origin, known.c.digest)
        .join_from(table, known, known.c.id == table.c.document)
        .order_by(table.c.number)
        .limit(_BATCH)
    )
    return [_Waiting(*row) for row in connection.execute(query)]


def _load(connection: Connection, waiting: Sequence[_Waiting]) -> dict[_Waiting, Document]:
    """The documents, as many as are held in memory together."""
    found: dict[_Waiting, Document] = {}
    chars = 0
    for one in waiting:
        document = load_document(connection, one.document)
        if document is not None and chars < _BATCH_CHARS:
            found[one] = document
            chars += len(document.text)
    return found


def _read(document: Document, origin: str, background: Background) -> Intake:
    """Everything that a document says; if that cannot be found out, its articles stay without claims."""
    try:
        return read_out(document, origin, background)
    except Exception:
        # One text must not keep all that came after it waiting for ever.
        _log.exception("no claims could be made of %s", document.id)
        return read_out(document, origin, background, claims=False)
