"""The HTTP service: ``create_app(settings)`` makes it, and every status is decided in one table here."""

from __future__ import annotations

import asyncio
import gc
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from api.backlog import Backlog
from api.body import BodyLimit
from api.cache import AnswerCache
from api.compress import Compression
from api.contract import contract_of
from api.database import Database
from api.faults import faults_of
from api.headers import HeadRequests, SecurityHeaders
from api.jobs import JobRunner
from api.kept import KeptEvents
from api.limits import RateLimit
from api.observe import REQUEST_ID, Metrics, Observer
from api.parameters import each_once
from api.problems import Kind, ProblemError, problem_response
from api.routes import (
    annotate,
    articles,
    decisions,
    events,
    health,
    ingest,
    jobs,
    resolve,
    review,
    timeline,
    vocabulary,
)
from api.security import reading
from api.settings import Access, Settings
from api.watch import Seen
from api.web import lists, pages
from timeline.articles.registry import builtin_registry
from timeline.errors import CalendarRangeError, EdtfError, IdTakenError, ReaderError, StoreError, TimelineError
from timeline.events.background import load_background
from timeline.export.complaints import complaint
from timeline.export.style import Language
from timeline.store import Store, open_store
from timeline.store.build import rebuild_view
from timeline.store.revision import is_stale

__all__ = ["create_app"]

_log = logging.getLogger("timeline.api")

STATUSES: dict[type[Exception], Kind] = {
    EdtfError: Kind.INVALID_PARAMETER,
    CalendarRangeError: Kind.INVALID_PARAMETER,
    IdTakenError: Kind.CONFLICT,
    ReaderError: Kind.UNREADABLE,
    StoreError: Kind.UNAVAILABLE,
    DataError: Kind.INVALID_PARAMETER,
    SQLAlchemyError: Kind.UNAVAILABLE,
    TimelineError: Kind.INTERNAL,
    Exception: Kind.INTERNAL,
}
"""Which problem an exception becomes; the most specific class counts."""

_HTTP_KINDS = {
    401: Kind.UNAUTHORIZED,
    403: Kind.FORBIDDEN,
    404: Kind.NOT_FOUND,
    405: Kind.METHOD_NOT_ALLOWED,
    413: Kind.TOO_LARGE,
    415: Kind.UNSUPPORTED_MEDIA_TYPE,
}

_PARAMETER = re.compile(r"\{[^}]+\}")

_DESCRIPTION = """\
One ordered timeline out of many Arabic news reports, in which every date can be checked: which claim,
in which words, at which place of which article, by which rule, counted from which day.

* Days are ISO 8601 and inclusive; `null` is an open end. Nothing is padded: a month stays a month.
* Offsets are code points; UTF-16 offsets stand beside them for browsers.
* Errors are problem details (RFC 9457) in English and Arabic.

خط زمني واحد مرتب من أخبار كثيرة، يمكن التحقق من كل تاريخ فيه.
"""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service over the database that ``settings`` names (default: from the environment)."""
    chosen = settings or Settings()
    background = load_background(chosen.registry, chosen.names)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        _settle()
        database = Database(open_store(chosen.database, background=background), chosen.read_seconds)
        app.state.database = database
        # A process that was killed amid an upload leaves claims of which no events are made yet.
        catching_up = asyncio.create_task(database.write(_caught_up))
        app.state.jobs = JobRunner(database)
        app.state.jobs.start()
        app.state.backlog = Backlog(database)
        app.state.backlog.start()
        try:
            yield
        finally:
            await asyncio.wait([catching_up])
            await app.state.jobs.stop()
            await app.state.backlog.stop()
            database.close()

    app = FastAPI(
        title="Timeline",
        version=_version(),
        summary="From Arabic news to one ordered timeline in which every date can be checked.",
        description=_DESCRIPTION,
        lifespan=lifespan,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.settings = chosen
    app.state.known = background.registry or builtin_registry()
    app.state.metrics = Metrics()
    app.state.kept = KeptEvents()
    # The last one added is the outermost: every answer is watched and carries the headers, a refusal too.
    app.add_middleware(Compression)
    if chosen.reading is Access.OPEN:
        app.add_middleware(AnswerCache, look=lambda: _look(app))
    app.add_middleware(BodyLimit, limit=chosen.max_body_bytes, streams=chosen.max_stream_bytes)
    if chosen.requests_per_minute:
        app.add_middleware(RateLimit, per_minute=chosen.requests_per_minute)
    if chosen.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=chosen.cors_origins,
            allow_methods=["GET", "POST", "PUT", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "If-Match", "If-None-Match", "Prefer", "X-Request-Id"],
            expose_headers=["ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"],
        )
    app.add_middleware(HeadRequests)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Observer, metrics=app.state.metrics, log=chosen.access_log)
    for kind in STATUSES:
        app.add_exception_handler(kind, _on_exception)
    app.exception_handler(ProblemError)(_on_problem)
    app.exception_handler(RequestValidationError)(_on_invalid)
    app.exception_handler(HTTPException)(_on_http)
    for module in (timeline, events, articles, ingest, jobs, review, decisions, resolve, annotate, vocabulary):
        app.include_router(module.router, dependencies=[Depends(reading), Depends(each_once)])
    app.include_router(lists.router, dependencies=[Depends(reading)])
    app.include_router(pages.router, dependencies=[Depends(reading)])
    app.include_router(health.router)
    app.openapi = contract_of(app)  # type: ignore[method-assign]
    return app


async def _on_problem(request: Request, error: ProblemError) -> Response:
    return problem_response(error, _instance(request))


async def _on_exception(request: Request, error: Exception) -> Response:
    kind = next(STATUSES[base] for base in type(error).__mro__ if base in STATUSES)
    if kind in (Kind.INTERNAL, Kind.UNAVAILABLE):
        # The text may hold addresses or queries that are nobody's business outside.
        name = request.scope.get(REQUEST_ID)
        _log.exception("%s %s (request %s)", request.method, request.url.path, name, exc_info=error)
        return problem_response(ProblemError(kind, ""), _instance(request))
    if isinstance(error, DataError):
        # The database's own words would show the statement. What is left is a NUL, which no text there can hold.
        why = "a value holds a character that cannot occur in a text, such as NUL"
        return problem_response(ProblemError(kind, why, "في الطلب محرف لا يرد في نص، مثل NUL."), _instance(request))
    return problem_response(ProblemError(kind, str(error), complaint(error, Language.ARABIC)), _instance(request))


async def _on_invalid(request: Request, error: RequestValidationError) -> Response:
    faults = faults_of(error.errors())
    kind = Kind.INVALID_BODY if any(one["loc"][0] == "body" for one in error.errors()) else Kind.INVALID_PARAMETER
    detail = "; ".join(f"{fault.where}: {fault.detail}" for fault in faults)
    return problem_response(ProblemError(kind, detail, errors=faults), _instance(request))


async def _on_http(request: Request, error: HTTPException) -> Response:
    kind = _HTTP_KINDS.get(error.status_code, Kind.INVALID_PARAMETER)
    headers = dict(error.headers or {})
    if kind is Kind.METHOD_NOT_ALLOWED:
        # The framework names the methods of the first route at this address only.
        methods = _methods(request)
        headers["Allow"] = ", ".join(sorted(methods | {"HEAD"} if "GET" in methods else methods))
    return problem_response(ProblemError(kind, "", headers=headers), _instance(request))


def _methods(request: Request) -> set[str]:
    """Every method that the address takes, by the contract; pages and static files are read only."""
    paths: dict[str, dict[str, Any]] = request.app.openapi()["paths"]
    found = {
        method.upper()
        for template, methods in paths.items()
        if re.fullmatch(
            _PARAMETER.sub(".+" if template.endswith("article_id}") else "[^/]+", template), request.url.path
        )
        for method in methods
    }
    return found or {"GET"}


@cache
def _settle() -> None:
    """Exempt what is loaded from the collection of garbage: it stays, and looking through it took a fifth of a page."""
    gc.collect()
    gc.freeze()


async def _look(app: FastAPI) -> Seen | None:
    database: Database | None = getattr(app.state, "database", None)
    return None if database is None else await database.look()


def _caught_up(store: Store) -> None:
    try:
        with store.reading() as connection:
            stale = is_stale(connection)
        if stale:
            with store.writing() as connection:
                rebuild_view(connection)
    except (SQLAlchemyError, StoreError) as error:
        _log.error("the events could not be brought up to date: %s", error)


def _version() -> str:
    try:
        return version("timeline")
    except PackageNotFoundError:
        return "0+source"


def _instance(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")
