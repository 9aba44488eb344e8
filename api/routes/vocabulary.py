"""``/v1/vocabulary``: what the codes of the answers are called, in Arabic and English."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request, Response

from api.conditional import cache_headers, content_etag, fresh, not_modified
from api.parameters import Languages
from api.problems import KINDS, Kind
from api.routes.common import json_response, problems
from api.schemas import Vocabulary
from timeline.export.restyle import restyled
from timeline.export.style import Language, Style
from timeline.export.vocabulary import vocabulary

__all__ = ["router"]

router = APIRouter(tags=["vocabulary"])


@router.get(
    "/v1/vocabulary",
    response_model=Vocabulary,
    summary="What the codes are called, in Arabic and English",
    responses={
        304: {"description": "You have it already (If-None-Match)."},
        **problems(Kind.INVALID_PARAMETER),
    },
)
async def read_vocabulary(request: Request, asked: Annotated[Languages, Query()]) -> Response:
    """Every code that an answer may hold, with its label: the words of this service's own pages.

    No article changes it, only another version of the service: keep it for an hour, then ask with `If-None-Match`.
    """
    body = _body(asked.lang)
    etag = content_etag(request, body)
    if fresh(request, etag):
        return not_modified(etag)
    return json_response(body, headers={**cache_headers(etag), "Cache-Control": "max-age=3600"})


@cache
def _body(language: Language | None) -> bytes:
    found: dict[str, Any] = {**vocabulary(), "problems": [_problem(kind) for kind in Kind]}
    return orjson.dumps(found if language is None else restyled(found, (Style(language),)))


def _problem(kind: Kind) -> dict[str, Any]:
    fixed = KINDS[kind]
    return {
        "code": kind.value,
        "label": {"ar": fixed.title_ar, "en": fixed.title},
        "status": fixed.status,
        "advice": {"ar": fixed.advice_ar, "en": fixed.advice},
    }
