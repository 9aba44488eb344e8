"""What the routes share."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

import orjson
from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection

from api.body import media_type
from api.conditional import cache_headers, etag_of, fresh, not_modified
from api.database import Database
from api.parameters import StyleParameters
from api.problems import KINDS, MEDIA_TYPE, Fault, Kind, ProblemDetails, ProblemError
from api.settings import Settings
from timeline.export.restyle import restyled
from timeline.store.revision import read_revision

__all__ = [
    "Base",
    "Config",
    "JsonRoute",
    "conditional",
    "documented",
    "json_body",
    "json_response",
    "next_page",
    "problems",
]


# Coroutines, though they wait for nothing: the framework sends plain functions to a thread.
async def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


class _StrictRequest(Request):
    """Reads JSON with a parser that knows bad UTF-8, half surrogates and endless nesting for what they are."""

    async def json(self) -> Any:
        return orjson.loads(await self.body())


class JsonRoute(APIRoute):
    """A route whose body, if it takes one, is JSON and nothing else."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with the media type checked first."""
        handle = super().get_route_handler()
        takes_body = self.body_field is not None

        async def checked(request: Request) -> Response:
            media, _ = media_type(request)
            if takes_body and media != "application/json":
                raise ProblemError(
                    Kind.UNSUPPORTED_MEDIA_TYPE,
                    f"The body is {media or 'of no named type'}; this operation takes application/json.",
                )
            return await handle(_StrictRequest(request.scope, request.receive))

        return checked


_NOTHING_NEW = object()
Base = Annotated[Database, Depends(_database)]
Config = Annotated[Settings, Depends(_settings)]


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """``value`` as JSON; bytes are JSON already."""
    body = value if isinstance(value, bytes) else orjson.dumps(value)
    return Response(body, status, headers, "application/json")


async def conditional(
    request: Request,
    database: Database,
    work: Callable[[Connection], Any],
    asked: StyleParameters,
    missing: tuple[str, str],
) -> Response:
    """The JSON that ``work`` makes, in the style asked for, or 304 if the client has it.

    Raises:
        ProblemError: ``work`` makes none; ``missing`` says so in English and in Arabic.
    """

    def run(connection: Connection) -> tuple[str, Any]:
        etag = etag_of(request, read_revision(connection))
        return (etag, _NOTHING_NEW) if fresh(request, etag) else (etag, work(connection))

    etag, data = await database.read(run)
    if data is _NOTHING_NEW:
        return not_modified(etag)
    if data is None:
        raise ProblemError(Kind.NOT_FOUND, *missing)
    return json_response(data if asked.usual else restyled(data, asked.styles()), headers=cache_headers(etag))


M = TypeVar("M", bound=BaseModel)


async def json_body(request: Request, model: type[M]) -> M:
    """The body as ``model``, for routes that also take other media types.

    Raises:
        ProblemError: it is no JSON.
        RequestValidationError: it is JSON of another shape.
    """
    media, _ = media_type(request)
    if media != "application/json":
        raise ProblemError(
            Kind.UNSUPPORTED_MEDIA_TYPE,
            f"The body is {media or 'of no named type'}; this operation takes application/json and NDJSON.",
        )
    try:
        data = orjson.loads(await request.body())
    except orjson.JSONDecodeError as error:
        detail = f"the body is no JSON: {error}"
        raise ProblemError(Kind.INVALID_BODY, detail, errors=(Fault(f"/{error.pos}", detail),)) from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        faults = [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_context=False)]
        raise RequestValidationError(faults) from error


def next_page(request: Request, cursor: str | None) -> str | None:
    """The address of the page that ``cursor`` begins, ``None`` if there is none."""
    if cursor is None:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*kept, ('cursor', cursor)])}"


def problems(*kinds: Kind, **said: str) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries for error answers: ``problems(Kind.NOT_FOUND, not_found="No such event.")``."""
    return {
        KINDS[kind].status: documented(kind, said.get(kind.name.lower(), KINDS[kind].title + ".")) for kind in kinds
    }


def documented(kind: Kind, said: str) -> dict[str, Any]:
    """The OpenAPI entry of one kind of problem, with an example."""
    fixed = KINDS[kind]
    example = {
        "type": f"/problems/{kind}",
        "title": fixed.title,
        "title_ar": fixed.title_ar,
        "status": fixed.status,
        "detail": fixed.advice,
        "detail_ar": fixed.advice_ar,
        "instance": "/v1/…",
        "errors": [],
    }
    schema = {"$ref": f"#/components/schemas/{ProblemDetails.__name__}"}
    return {"description": said, "content": {MEDIA_TYPE: {"schema": schema, "example": example}}}
