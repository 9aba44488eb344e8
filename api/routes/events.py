"""``/v1/events/{id}``: one event with every claim, and its history."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from sqlalchemy import Connection

from api.parameters import EventLook
from api.problems import Kind, ProblemError
from api.routes.common import Base, conditional, json_response, problems
from api.schemas import EventAnswer, EventHistory
from timeline.export.decisions import decision_json
from timeline.export.wire import event_json, event_path
from timeline.store.changes import changes_of
from timeline.store.decisions import load_decisions
from timeline.store.known import entries_of
from timeline.store.load import load_event

__all__ = ["event_data", "router"]

router = APIRouter(tags=["events"])


@router.get(
    "/v1/events/{event_id}",
    response_model=EventAnswer,
    summary="An event with every claim, quotation, span and derivation",
    responses={
        304: {"description": "You have it already (If-None-Match)."},
        **problems(Kind.NOT_FOUND, Kind.INVALID_PARAMETER, not_found="There is no such event."),
    },
)
async def read_event(
    request: Request,
    database: Base,
    event_id: Annotated[
        str,
        Path(
            description="The id of an event, as a timeline gives it.", max_length=200, examples=["e-1fedd0cb612afabe"]
        ),
    ],
    asked: Annotated[EventLook, Query()],
) -> Response:
    """What every article claims, in which words and where, how each date was found, and what disagrees.

    With `as_of` the event as it was known on that day: made of the claims of articles of then or before.
    """
    day = asked.as_of
    missing = f"There is no event {event_id!r}.", f"لا حدث بالمعرف {event_id!r}."
    if day is not None:
        missing = (
            f"No article of {day} or before tells of an event {event_id!r}.",
            f"لا مقال من يوم {day} أو مما قبله يذكر حدثا بالمعرف {event_id!r}.",
        )
    return await conditional(
        request, database, lambda connection: event_data(connection, event_id, day), asked, missing
    )


@router.get(
    "/v1/events/{event_id}/history",
    response_model=EventHistory,
    summary="What became of an event, revision by revision",
    responses=problems(Kind.NOT_FOUND, Kind.INVALID_PARAMETER, not_found="There never was such an event."),
)
async def read_history(
    database: Base,
    event_id: Annotated[
        str,
        Path(description="The id of an event, present or past.", max_length=200, examples=["e-1fedd0cb612afabe"]),
    ],
) -> Response:
    """Its changes with their revisions, also after it is gone, and the editors' decisions about its claims."""
    data = await database.read(lambda connection: _history(connection, event_id))
    if data is None:
        raise ProblemError(
            Kind.NOT_FOUND, f"There never was an event {event_id!r}.", f"لم يوجد حدث بالمعرف {event_id!r}."
        )
    return json_response(data)


def _history(connection: Connection, name: str) -> dict[str, Any] | None:
    changes = changes_of(connection, name)
    if not changes:
        return None
    found = load_event(connection, name)
    claims = {mention.id for mention in found.event.mentions} if found else set()
    decisions = load_decisions(connection)
    own = {one.id for one in decisions if claims.intersection(one.mentions)}
    return {
        "event": name,
        "present": found is not None,
        "changes": [{"revision": one.revision, "kind": one.kind} for one in changes],
        "decisions": [decision_json(one) for one in decisions if one.id in own or one.target in own],
        "self": event_path(name),
    }


def event_data(connection: Connection, name: str, as_of: date | None = None) -> dict[str, Any] | None:
    """The JSON of an event, today's or that of a day, or ``None``."""
    found = next(iter(entries_of(connection, [name], as_of, with_texts=True)), None)
    if found is None:
        return None
    data = event_json(found.event, found.rank, found.cards, found.texts, found.after)
    return {**data, "as_of": None if as_of is None else as_of.isoformat(), "self": event_path(name, as_of)}
