"""Editors' decisions: kept apart from the claims, applied whenever the view is rebuilt."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from timeline.events import Decision
from timeline.store import schema
from timeline.store.codec import dumps, loads
from timeline.store.intake import note_pending
from timeline.store.revision import mark_stale

__all__ = ["add_decision", "load_decision", "load_decisions"]


def add_decision(connection: Connection, decision: Decision) -> bool:
    """Keep a decision; the view is stale until it is rebuilt. False if it is there already."""
    if load_decision(connection, decision.id) is not None:
        return False
    row = {"id": decision.id, "at": decision.at.isoformat(), "record": dumps(decision, Decision)}
    connection.execute(insert(schema.decision).values(row))
    target = None if decision.target is None else load_decision(connection, decision.target)
    note_pending(connection, [*decision.mentions, *(target.mentions if target is not None else ())])
    mark_stale(connection)
    return True


def load_decision(connection: Connection, name: str) -> Decision | None:
    """A decision by its id."""
    table = schema.decision.c
    record = connection.execute(select(table.record).where(table.id == name)).scalar_one_or_none()
    return None if record is None else loads(record, Decision)


def load_decisions(connection: Connection) -> list[Decision]:
    """Every decision, the oldest first, revoked ones too."""
    table = schema.decision.c
    records = connection.execute(select(table.record).order_by(table.at, table.id)).scalars()
    return [loads(record, Decision) for record in records]
