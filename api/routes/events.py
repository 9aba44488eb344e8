"""``/v1/events/{id}``: one event with every claim, and its history."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from sqlalchemy import Connection

from api.parameters import StyleParameters
from api.problems import Kind, ProblemError
from api.routes.common import Base, conditional, json_response, problems
from api.routes.decisions import decision_json
from api.schemas import EventAnswer, EventHistory
from timeline.export.wire import event_json, event_path
from timeline.store.changes import changes_of
from timeline.store.decisions import load_decisions
from timeline.store.load import load_cards, load_event, load_texts

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
    asked: Annotated[StyleParameters, Query()],
) -> Response:
    """What every article claims, in which words and where, how each date was found, and what disagrees."""
    missing = f"There is no event {event_id!r}.", f"لا حدث بالمعرف {event_id!r}."
    return await conditional(request, database, lambda connection: event_data(connection, event_id), asked, missing)


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


def event_data(connection: Connection, name: str) -> dict[str, Any] | None:
    """The JSON of an event, or ``None``."""
    found = load_event(connection, name)
    if found is None:
        return None
    event = found.event
    cards = load_cards(connection, {mention.article for mention in event.mentions})
    texts = load_texts(connection, {mention.document for mention in event.mentions})
    return event_json(event, found.rank, cards, texts, found.after)
