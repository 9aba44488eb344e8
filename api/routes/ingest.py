"""``POST /v1/articles``: one article, a dossier, a page, or a stream of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import ValidationError

from api.database import Database
from api.problems import Fault, Kind, ProblemError
from api.routes.common import Base, Config, json_body, json_response, problems
from api.schemas import ArticleIn, ArticleStored
from api.security import writing
from api.settings import Settings
from api.streams import LineAnswers, is_stream, lines_of
from timeline.articles.article import Document
from timeline.articles.readers.html import document_of_page
from timeline.articles.readers.options import DEFAULT_OPTIONS
from timeline.articles.readers.records import document_of_record
from timeline.errors import ReaderError
from timeline.export.wire import article_path, reference_json
from timeline.store import Store, add_documents
from timeline.store.build import BuildReport, rebuild_view
from timeline.store.intake import Arrival
from timeline.store.load import load_article

__all__ = ["router"]

router = APIRouter(tags=["articles"])

ORIGIN = "POST /v1/articles"
_BATCH = 32

_EXAMPLE = '{"id": "wire-7", "published": "2015-12-16", "text": "يعقد الاجتماع في نيويورك الجمعة المقبل."}\n'


@router.post(
    "/v1/articles",
    response_model=ArticleStored,
    status_code=201,
    dependencies=[Depends(writing)],
    summary="Add an article, a dossier of several, a page, or a stream of records",
    responses={
        200: {
            "model": ArticleStored,
            "description": "It is already there, unchanged; or the results of a stream, line by line.",
            "content": {"application/x-ndjson": {"schema": {}}},
        },
        **problems(
            Kind.INVALID_PARAMETER,
            Kind.UNAUTHORIZED,
            Kind.FORBIDDEN,
            Kind.CONFLICT,
            Kind.TOO_LARGE,
            Kind.UNSUPPORTED_MEDIA_TYPE,
            Kind.INVALID_BODY,
            invalid_body="The body is not what this operation takes, or the text cannot be read.",
        ),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/ArticleIn"}},
                "application/x-ndjson": {"schema": {}, "example": _EXAMPLE},
                "text/html": {
                    "schema": {"type": "string"},
                    "example": "<title>لقاء باريس</title><p>يلتقي الوزيران غدا.",
                },
                "text/plain": {
                    "schema": {"type": "string", "format": "timeline-text"},
                    "example": "باريس، 3 آذار 2017 - يلتقي الوزيران غدا.",
                },
            },
        }
    },
)
async def add_article(
    *,
    request: Request,
    database: Base,
    settings: Config,
    name: Annotated[
        str | None,
        Query(
            alias="id",
            description="The id of a page or plain text, which have no place for one.",
            min_length=1,
            max_length=200,
            pattern=r"^[^\x00-\x1f\x7f/?#\\]+$",
            examples=["page-7"],
        ),
    ] = None,
    url: Annotated[
        str | None, Query(description="Where the page is.", max_length=2000, examples=["https://example.org/7"])
    ] = None,
    replace: Annotated[
        bool, Query(description="Take the place of another document of the same id.", examples=[False])
    ] = False,
) -> Response:
    """Dates it, finds its expressions of time and its claims, and brings the timeline up to date.

    Sending the same again changes nothing and answers 200. Of a stream (NDJSON) every line gets a line
    of answer, `{"line", "id", "arrival"}` or `{"line", "id", "error"}`, once it is safely stored; a line
    that cannot be used does not stop the others. The last line is `{"stored", "failed", "revision"}`.
    """
    if is_stream(request):
        answers = _stored_lines(request, database, settings, replace=replace)
        return LineAnswers(answers)
    media, _, rest = request.headers.get("content-type", "").partition(";")
    if media.strip().lower() in ("text/html", "text/plain"):
        document = _page(await request.body(), media.strip().lower(), rest, name, url)
    else:
        document = _document(await json_body(request, ArticleIn))
    report, data = await database.write(lambda store: _add(store, document, replace=replace))
    return json_response(data, 200 if report is Arrival.UNCHANGED else 201)


def _document(body: ArticleIn) -> Document:
    published = body.published.isoformat() if body.published else None
    record = {**body.model_dump(exclude={"published"}), "published": published}
    return document_of_record(record, ORIGIN, body.id, DEFAULT_OPTIONS)


def _page(data: bytes, media: str, parameters: str, name: str | None, url: str | None) -> Document:
    if name is None:
        detail = "a page or plain text needs an id: POST /v1/articles?id=…"
        raise ProblemError(Kind.INVALID_PARAMETER, detail, errors=(Fault("id", detail),))
    charset = parameters.partition("charset=")[2].strip().strip('"') or None
    if media == "text/html":
        return document_of_page(data, ORIGIN, name, DEFAULT_OPTIONS, url=url, charset=charset)
    try:
        text = data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError) as error:
        raise ReaderError(f"not in the encoding {charset or 'utf-8'}: {error}", ORIGIN, "send UTF-8") from error
    return document_of_record({"id": name, "text": text, "url": url}, ORIGIN, name, DEFAULT_OPTIONS)


def _add(store: Store, document: Document, *, replace: bool) -> tuple[Arrival, dict[str, Any]]:
    report = add_documents(store, [(document, ORIGIN)], replace=replace)
    if report.errors:
        raise report.errors[0]
    stored = report.stored[0]
    with store.reading() as connection:
        articles = [load_article(connection, name) for name in stored.articles]
    return stored.arrival, {
        "document": stored.document,
        "arrival": stored.arrival.value,
        "articles": [
            {"id": one.id, "self": article_path(one.id), "reference": reference_json(one.reference)}
            for one in articles
            if one is not None
        ],
        "claims": stored.claims,
        "revision": report.change.revision.number,
        "events": {
            "created": report.change.created,
            "updated": report.change.updated,
            "removed": report.change.removed,
        },
    }


async def _stored_lines(
    request: Request, database: Database, settings: Settings, *, replace: bool
) -> AsyncIterator[bytes]:
    """Store a stream in batches; a line is answered after the transaction that holds it."""
    counts = {"stored": 0, "failed": 0}
    batch: list[tuple[int, Document | dict[str, Any]]] = []

    async def flush() -> AsyncIterator[bytes]:
        documents = [item for _, item in batch if isinstance(item, Document)]
        report = await database.write(lambda store: _store(store, documents, replace=replace))
        arrivals = {one.document: one.arrival.value for one in report.stored}
        failures = [str(error) for error in report.errors]
        for number, item in batch:
            if isinstance(item, Document) and item.id in arrivals:
                answer: dict[str, Any] = {"line": number, "id": item.id, "arrival": arrivals[item.id]}
            elif isinstance(item, Document):
                answer = {"line": number, "id": item.id, "error": failures.pop(0)}
            else:
                answer = {"line": number, **item}
            counts["failed" if "error" in answer else "stored"] += 1
            yield orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)
        batch.clear()

    seen: set[str] = set()
    async for number, line in lines_of(request, settings.max_body_bytes):
        if line is not None and not line.strip():
            continue
        item = _record(line, number)
        # One id twice in a batch would be one document for the store; the first must be in before.
        if len(batch) >= _BATCH or (isinstance(item, Document) and item.id in seen):
            async for answer in flush():
                yield answer
            seen.clear()
        if isinstance(item, Document):
            seen.add(item.id)
        batch.append((number, item))
    async for answer in flush():
        yield answer
    revision = await database.write(_rebuilt)
    yield orjson.dumps({**counts, "revision": revision}, option=orjson.OPT_APPEND_NEWLINE)


def _record(line: bytes | None, number: int) -> Document | dict[str, Any]:
    """A line as a document, or what is wrong with it."""
    if line is None:
        return {"id": None, "error": f"line {number} is longer than a document may be"}
    name: object = None
    try:
        data = orjson.loads(line)
        name = data.get("id") if isinstance(data, dict) else None
        return _document(ArticleIn.model_validate(data))
    except orjson.JSONDecodeError as error:
        return {"id": None, "error": f"line {number} is no JSON: {error}"}
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = "/" + "/".join(str(step) for step in first["loc"])
        return {"id": name if isinstance(name, str) else None, "error": f"line {number}, {where}: {first['msg']}"}
    except ReaderError as error:
        return {"id": name if isinstance(name, str) else None, "error": f"line {number}: {error.what}"}


def _store(store: Store, documents: list[Document], *, replace: bool) -> BuildReport:
    return add_documents(store, ((one, ORIGIN) for one in documents), replace=replace, rebuild=False)


def _rebuilt(store: Store) -> int:
    with store.writing() as connection:
        return rebuild_view(connection).revision.number
