"""``POST /v1/resolve``: which days a text means, and why."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Response

from api.problems import Fault, Kind, ProblemError
from api.routes.common import Config, JsonRoute, json_response, problems
from api.schemas import ResolveAnswer, ResolveIn
from timeline.annotation import annotate
from timeline.export.wire import Utf16, annotation_json

__all__ = ["router"]

router = APIRouter(tags=["resolving"], route_class=JsonRoute)


@router.post(
    "/v1/resolve",
    response_model=ResolveAnswer,
    summary="Which days a text means, and why",
    responses=problems(Kind.INVALID_BODY, Kind.TOO_LARGE, Kind.UNSUPPORTED_MEDIA_TYPE),
)
async def resolve_text(body: ResolveIn, settings: Config) -> Response:
    """Finds every expression of time and resolves it from `published`; nothing is stored."""
    if len(body.text) > settings.max_text_chars:
        detail = f"The text has {len(body.text)} characters; at most {settings.max_text_chars} are taken."
        raise ProblemError(
            Kind.INVALID_BODY,
            detail,
            f"النص أطول من {settings.max_text_chars} حرف.",
            (Fault("/text", detail),),
        )
    return json_response(await asyncio.to_thread(_resolved, body))


def _resolved(body: ResolveIn) -> dict[str, Any]:
    utf16 = Utf16(body.text)
    return {"expressions": [annotation_json(one, utf16) for one in annotate(body.text, body.published)]}
