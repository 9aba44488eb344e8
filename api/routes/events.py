"""``/v1/events/{id}``: one event with every claim."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from sqlalchemy import Connection

from api.parameters import StyleParameters
from api.problems import Kind, ProblemError
from api.routes.common import Base, conditional, problems
from api.schemas import EventAnswer
from timeline.export.wire import event_json
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
    answer = await conditional(request, database, lambda connection: event_data(connection, event_id), asked)
    if answer is None:
        raise ProblemError(Kind.NOT_FOUND, f"There is no event {event_id!r}.", f"لا حدث بالمعرف {event_id!r}.")
    return answer


def event_data(connection: Connection, name: str) -> dict[str, Any] | None:
    """The JSON of an event, or ``None``."""
    found = load_event(connection, name)
    if found is None:
        return None
    event = found.event
    cards = load_cards(connection, {mention.article for mention in event.mentions})
    texts = load_texts(connection, {mention.document for mention in event.mentions})
    return event_json(event, found.rank, cards, texts, found.after)
