"""``POST /v1/annotate``: every expression of time in many texts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response

from api.problems import Fault, Kind, ProblemError
from api.routes.common import Config, json_body, json_response, problems
from api.schemas import AnnotateAnswer, AnnotateIn
from api.settings import Settings
from api.streams import LineAnswers, is_stream, lines_of
from timeline.export.annotations import annotate_line, annotate_record, unusable

__all__ = ["router"]

router = APIRouter(tags=["resolving"])

_BYTES_A_CHARACTER = 6


@router.post(
    "/v1/annotate",
    response_model=AnnotateAnswer,
    summary="Every expression of time in many texts",
    responses={
        200: {"content": {"application/x-ndjson": {"schema": {}}}},
        **problems(Kind.INVALID_BODY, Kind.TOO_LARGE, Kind.UNSUPPORTED_MEDIA_TYPE),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/AnnotateIn"}},
                "application/x-ndjson": {
                    "schema": {},
                    "example": '{"id": 1, "text": "اليوم الخميس", "published": "2015-12-17"}\n',
                },
            },
        }
    },
)
async def annotate_texts(request: Request, settings: Config) -> Response:
    """JSON with up to 1000 texts, or NDJSON of any number: then each line is answered as it comes.

    A text that cannot be used gives `{"id", "error", "error_ar"}` in its place. Nothing is stored.
    """
    if is_stream(request):
        return LineAnswers(_answers(request, settings))
    body = await json_body(request, AnnotateIn)
    for index, one in enumerate(body.texts):
        if len(one.text) > settings.max_text_chars:
            detail = f"the text has {len(one.text)} characters; at most {settings.max_text_chars} are taken"
            raise ProblemError(Kind.INVALID_BODY, detail, errors=(Fault(f"/texts/{index}/text", detail),))
    return json_response(await asyncio.to_thread(_annotated, body))


async def _answers(request: Request, settings: Settings) -> AsyncIterator[bytes]:
    async for number, line in lines_of(request, settings.max_text_chars * _BYTES_A_CHARACTER):
        if line is None:
            answer = unusable(None, f"line {number} is longer than a text may be")
        elif line.strip():
            answer = await asyncio.to_thread(annotate_line, line, number)
        else:
            continue
        yield orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)


def _annotated(body: AnnotateIn) -> dict[str, Any]:
    return {"results": [annotate_record(one.model_dump(mode="json")) for one in body.texts]}
