"""``/v1/decisions``: what editors decide about events, each undone by one call."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Response

from api.problems import Fault, Kind, ProblemError
from api.routes.common import Base, JsonRoute, json_response, problems
from api.schemas import DecisionIn, DecisionsAnswer, DecisionStored, PinIn, RenameIn
from api.security import editing
from timeline.dates.edtf import parse_edtf
from timeline.errors import EdtfError
from timeline.events import Action, Decision, decide
from timeline.store import Store
from timeline.store.build import rebuild_view
from timeline.store.decisions import add_decision, load_decision, load_decisions

__all__ = ["router"]

router = APIRouter(tags=["editing"], route_class=JsonRoute)

Editor = Annotated[str, Depends(editing)]

_ERRORS = problems(
    Kind.INVALID_PARAMETER,
    Kind.UNAUTHORIZED,
    Kind.FORBIDDEN,
    Kind.TOO_LARGE,
    Kind.UNSUPPORTED_MEDIA_TYPE,
    Kind.INVALID_BODY,
)


@router.get("/v1/decisions", response_model=DecisionsAnswer, summary="Every decision, revoked ones too")
async def read_decisions(database: Base) -> Response:
    """Who decided what, when and why, the oldest first."""
    found = await database.read(load_decisions)
    return json_response({"decisions": [_json(one) for one in found]})


@router.post(
    "/v1/decisions",
    response_model=DecisionStored,
    status_code=201,
    summary="Merge, split, pin a date, rename, or mark claims as wrong",
    responses=_ERRORS,
)
async def add(database: Base, editor: Editor, body: DecisionIn) -> Response:
    """A decision speaks of claims, so it survives every rebuild; the claims themselves are never touched.

    `merge`: the events of the claims are one. `split`: the claims are an event of their own. `pin`: their
    event was on `date`. `rename`: it is called `label`. `wrong`: the claims stay visible and count for
    nothing. The author is the name of the key.
    """
    try:
        decision = decide(
            Action(body.action),
            body.claims,
            author=editor,
            at=dt.datetime.now(dt.UTC),
            reason=body.reason,
            interval=parse_edtf(body.date) if isinstance(body, PinIn) else None,
            label=body.label if isinstance(body, RenameIn) else None,
        )
    except (EdtfError, ValueError) as error:
        where = "/date" if isinstance(error, EdtfError) else "/action"
        raise ProblemError(Kind.INVALID_BODY, str(error), errors=(Fault(where, str(error)),)) from error
    return json_response(await database.write(lambda store: _keep(store, decision)), 201)


@router.delete(
    "/v1/decisions/{decision_id}",
    response_model=DecisionStored,
    summary="Take a decision back",
    responses={**_ERRORS, **problems(Kind.NOT_FOUND, not_found="There is no such decision.")},
)
async def revoke(
    database: Base,
    editor: Editor,
    decision_id: Annotated[str, Path(max_length=200, description="The id of a decision.", examples=["d-1c0ffee0"])],
) -> Response:
    """The timeline is as if it had never been made; that it was made and taken back stays on record."""
    if await database.read(lambda connection: load_decision(connection, decision_id)) is None:
        raise ProblemError(
            Kind.NOT_FOUND, f"There is no decision {decision_id!r}.", f"لا قرار بالمعرف {decision_id!r}."
        )
    decision = decide(
        Action.REVOKE, (), author=editor, at=dt.datetime.now(dt.UTC), reason="taken back", target=decision_id
    )
    return json_response(await database.write(lambda store: _keep(store, decision)))


def _keep(store: Store, decision: Decision) -> dict[str, Any]:
    with store.writing() as connection:
        add_decision(connection, decision)
        change = rebuild_view(connection)
    return {
        "decision": _json(decision),
        "revision": change.revision.number,
        "events": {"created": change.created, "updated": change.updated, "removed": change.removed},
    }


def _json(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "action": decision.action.value,
        "claims": list(decision.mentions),
        "author": decision.author,
        "at": decision.at.isoformat(),
        "reason": decision.reason,
        "date": None if decision.interval is None else decision.interval.edtf,
        "label": decision.label,
        "target": decision.target,
    }
