"""``timeline decide``: the same decisions as over HTTP, made at the database itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from timeline.cli.build import events_changed
from timeline.cli.console import say, tell, told, write_json
from timeline.dates.edtf import parse_edtf
from timeline.errors import EdtfError, StoreError
from timeline.events import Action, Decision, decide
from timeline.export.decisions import decision_json
from timeline.store import open_store
from timeline.store.build import rebuild_view
from timeline.store.decisions import add_decision, load_decision, load_decisions
from timeline.store.load import known_claims, load_event
from timeline.store.view import ViewChange

__all__ = ["claims_of_event", "keep", "show", "take_back"]

_EVENT = "e-"


def keep(
    database: str,
    action: str,
    names: Sequence[str],
    author: str,
    reason: str,
    *,
    date: str | None = None,
    label: str | None = None,
    as_json: bool = False,
) -> int:
    """Keep a decision about ``names`` (ids of claims or of events) and bring the events up to date.

    Raises:
        StoreError: a name is unknown, a date is no EDTF, or the action lacks what it needs.
    """
    with open_store(database, create=False) as store, store.writing() as connection:
        try:
            decision = decide(
                Action(action),
                _claims(connection, names),
                author=_demanded(author, "--author"),
                at=datetime.now(UTC),
                reason=_demanded(reason, "--reason"),
                interval=None if date is None else parse_edtf(date),
                label=label,
            )
        except EdtfError as error:
            raise StoreError(f"--date is not understood: {error}") from error
        except ValueError as error:
            raise StoreError(str(error)) from error
        change = _carried_out(connection, decision)
    return _report(decision, change, as_json=as_json)


def take_back(database: str, name: str, author: str, reason: str, *, as_json: bool = False) -> int:
    """Revoke a decision; a revocation can itself be revoked.

    Raises:
        StoreError: there is no such decision.
    """
    with open_store(database, create=False) as store, store.writing() as connection:
        if load_decision(connection, name) is None:
            raise StoreError(f"there is no decision {name!r}; timeline decide list names them all")
        decision = decide(
            Action.REVOKE,
            (),
            author=_demanded(author, "--author"),
            at=datetime.now(UTC),
            reason=_demanded(reason, "--reason"),
            target=name,
        )
        change = _carried_out(connection, decision)
    return _report(decision, change, as_json=as_json)


def show(database: str, *, as_json: bool = False) -> int:
    """List every decision, the oldest first."""
    with open_store(database, create=False) as store, store.reading() as connection:
        found = load_decisions(connection)
    if as_json:
        write_json({"decisions": [decision_json(one) for one in found]})
        return 0
    gone = {one.target for one in found if one.action is Action.REVOKE}
    for one in found:
        state = f"  ({told('taken back')})" if one.id in gone else ""
        say(f"{one.id}  {one.at.isoformat(timespec='seconds')}  {one.action.value}  {one.author}: {one.reason}{state}")
        say(f"    {_about(one)}")
    return 0


def claims_of_event(database: str, name: str, *, as_json: bool = False) -> int:
    """List the claims of an event with what a decision needs to name them.

    Raises:
        StoreError: there is no such event.
    """
    with open_store(database, create=False) as store, store.reading() as connection:
        placed = load_event(connection, name)
    if placed is None:
        raise StoreError(f"there is no event {name!r}; timeline events names them all")
    event = placed.event
    if as_json:
        rows = [{"id": m.id, "article": m.article, "source": m.source, "text": m.text} for m in event.mentions]
        write_json({"event": event.id, "label": event.label, "claims": rows})
        return 0
    say(event.label)
    for mention in event.mentions:
        mark = f"  ({told('wrong')})" if mention.id in event.disregarded else ""
        say(f"{mention.id}  {mention.article}{mark}")
        say(f"    {' '.join(mention.text.split())}")
    return 0


def _claims(connection: Connection, names: Sequence[str]) -> list[str]:
    """The claims that ``names`` stand for.

    Raises:
        StoreError: one of them is neither a claim nor an event.
    """
    known = known_claims(connection, names)
    out: dict[str, None] = {}
    for name in names:
        placed = load_event(connection, name) if name not in known and name.startswith(_EVENT) else None
        if name not in known and placed is None:
            raise StoreError(f"there is no claim or event {name!r}; timeline decide claims EVENT lists the claims")
        out |= dict.fromkeys([name] if placed is None else (mention.id for mention in placed.event.mentions))
    return list(out)


def _demanded(text: str, option: str) -> str:
    if not text.strip():
        raise StoreError(f"{option} must not be empty: a decision is kept with its author and its reason")
    return text.strip()


def _carried_out(connection: Connection, decision: Decision) -> ViewChange:
    add_decision(connection, decision)
    return rebuild_view(connection)


def _report(decision: Decision, change: ViewChange, *, as_json: bool) -> int:
    if as_json:
        events = {"created": change.created, "updated": change.updated, "removed": change.removed}
        write_json({"decision": decision_json(decision), "revision": change.revision.number, "events": events})
        return 0
    say(f"{decision.id}: {decision.action.value}, {_about(decision)}")
    tell(events_changed(change))
    return 0


def _about(decision: Decision) -> str:
    parts: Iterable[str | None] = (
        None if decision.interval is None else decision.interval.edtf,
        decision.label,
        decision.target,
        *decision.mentions,
    )
    return " ".join(part for part in parts if part)
