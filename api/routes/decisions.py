"""``/v1/decisions``: what editors decide about events, each undone by one call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Response
from sqlalchemy import Connection

from api.conditional import check_unchanged
from api.problems import Fault, Kind, ProblemError
from api.routes.common import Base, JsonRoute, json_response, problems
from api.schemas import DecisionIn, DecisionsAnswer, DecisionStored, PinIn, RenameIn
from api.security import editing
from timeline.dates.edtf import parse_edtf
from timeline.errors import EdtfError
from timeline.events import Action, Decision, decide
from timeline.export.decisions import decision_json
from timeline.store import Store
from timeline.store.build import rebuild_view
from timeline.store.decisions import add_decision, load_decision, load_decisions
from timeline.store.load import known_claims
from timeline.store.revision import read_revision

__all__ = ["router"]

router = APIRouter(tags=["editing"], route_class=JsonRoute)

Editor = Annotated[str, Depends(editing)]

IfMatch = Annotated[
    str,
    Header(
        description=(
            "The ETag of any answer that the decision rests on; 412 if the timeline has changed since. "
            "`*` lets it be whatever it is."
        ),
        examples=["*"],
        max_length=2000,
        json_schema_extra={"format": "timeline-etag"},
    ),
]

_ERRORS = problems(
    Kind.INVALID_PARAMETER,
    Kind.UNAUTHORIZED,
    Kind.FORBIDDEN,
    Kind.NOT_FOUND,
    Kind.PRECONDITION_FAILED,
    Kind.TOO_LARGE,
    Kind.UNSUPPORTED_MEDIA_TYPE,
    Kind.INVALID_BODY,
    not_found="There is no such claim, or no such decision.",
)


@router.get("/v1/decisions", response_model=DecisionsAnswer, summary="Every decision, revoked ones too")
async def read_decisions(database: Base) -> Response:
    """Who decided what, when and why, the oldest first."""
    found = await database.read(load_decisions)
    return json_response({"decisions": [decision_json(one) for one in found]})


@router.post(
    "/v1/decisions",
    response_model=DecisionStored,
    status_code=201,
    summary="Merge, split, pin a date, rename, or mark claims as wrong",
    responses=_ERRORS,
)
async def add(database: Base, editor: Editor, body: DecisionIn, if_match: IfMatch = "*") -> Response:
    """A decision speaks of claims, so it survives every rebuild; the claims themselves are never touched.

    `merge`: the events of the claims are one. `split`: the claims are an event of their own. `pin`: their
    event was on `date`. `rename`: it is called `label`. `wrong`: the claims stay visible and count for
    nothing. The author is the name of the key. `DELETE` takes a decision back.
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
    return json_response(await database.write(lambda store: _keep(store, decision, if_match)), 201)


@router.delete(
    "/v1/decisions/{decision_id}",
    response_model=DecisionStored,
    summary="Take a decision back",
    responses=_ERRORS,
)
async def revoke(
    database: Base,
    editor: Editor,
    decision_id: Annotated[str, Path(max_length=200, description="The id of a decision.", examples=["d-1c0ffee0"])],
    reason: Annotated[
        str,
        Query(description="Why it is taken back.", min_length=1, max_length=2000, examples=["صدر بيان يصحح التاريخ"]),
    ] = "taken back",
    if_match: IfMatch = "*",
) -> Response:
    """The timeline is as if it had never been made; that it was made and taken back stays on record."""
    if await database.read(lambda connection: load_decision(connection, decision_id)) is None:
        raise ProblemError(
            Kind.NOT_FOUND, f"There is no decision {decision_id!r}.", f"لا قرار بالمعرف {decision_id!r}."
        )
    decision = decide(Action.REVOKE, (), author=editor, at=dt.datetime.now(dt.UTC), reason=reason, target=decision_id)
    return json_response(await database.write(lambda store: _keep(store, decision, if_match)))


def _keep(store: Store, decision: Decision, if_match: str) -> dict[str, Any]:
    with store.writing() as connection:
        check_unchanged(if_match, read_revision(connection))
        _check_claims(connection, decision.mentions)
        add_decision(connection, decision)
        change = rebuild_view(connection)
    return {
        "decision": decision_json(decision),
        "revision": change.revision.number,
        "events": {"created": change.created, "updated": change.updated, "removed": change.removed},
    }


def _check_claims(connection: Connection, claims: Sequence[str]) -> None:
    """A decision about claims that are not there would silently do nothing.

    Raises:
        ProblemError: one of them does not exist.
    """
    known = known_claims(connection, claims)
    faults = [Fault("/claims", f"there is no claim {name!r}") for name in claims if name not in known]
    if faults:
        detail = "; ".join(fault.detail for fault in faults[:5])
        raise ProblemError(Kind.NOT_FOUND, detail, "لا يوجد قول بهذا المعرف.", faults)
