"""``POST /v1/articles``: one article, a dossier, a page, files, or a stream of them."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from api.body import media_type
from api.files import Uploaded, read_files, uploads
from api.intake import ORIGIN, Events, document_of, stored_lines, whole_stream
from api.problems import Fault, Kind, ProblemError
from api.routes.common import Base, Config, json_body, json_response, problems
from api.routes.jobs import accepted, failures_json
from api.schemas import ID_PATTERN, ArticleIn, ArticleStored, FilesStored, Job
from api.security import writing
from api.streams import LineAnswers, is_stream
from timeline.articles.article import Document
from timeline.articles.readers.decoding import decode
from timeline.articles.readers.options import DEFAULT_OPTIONS
from timeline.articles.readers.records import document_of_record
from timeline.export.wire import article_path, reference_json
from timeline.store import Store, add_documents
from timeline.store.build import BuildReport
from timeline.store.intake import Arrival, sent_by
from timeline.store.jobs import failure_of
from timeline.store.load import load_article

__all__ = ["router"]

router = APIRouter(tags=["articles"])

_EXAMPLE = '{"id": "wire-7", "published": "2015-12-16", "text": "يعقد الاجتماع في نيويورك الجمعة المقبل."}\n'


@router.post(
    "/v1/articles",
    response_model=ArticleStored | FilesStored,
    status_code=201,
    dependencies=[Depends(writing)],
    summary="Add an article, a dossier of several, a page, files, or a stream of records",
    responses={
        200: {
            "model": ArticleStored | FilesStored,
            "description": "It is already there, unchanged; or the results of a stream, line by line.",
            "content": {"application/x-ndjson": {"schema": {}}},
        },
        201: {
            "model": ArticleStored | FilesStored,
            "description": "It is stored and in the timeline.",
            "headers": {
                "Location": {"description": "The article, or the first of a dossier.", "schema": {"type": "string"}}
            },
        },
        202: {"model": Job, "description": "It is stored and will be read (`Prefer: respond-async`)."},
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
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "file": {"type": "array", "items": {"type": "string", "format": "binary"}, "minItems": 1}
                        },
                        "required": ["file"],
                    },
                    "example": {"file": ["خبر.txt"]},
                },
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
            pattern=ID_PATTERN,
            examples=["page-7"],
        ),
    ] = None,
    url: Annotated[
        str | None, Query(description="Where the page is.", max_length=2000, examples=["https://example.org/7"])
    ] = None,
    replace: Annotated[
        bool, Query(description="Take the place of another document of the same id.", examples=[False])
    ] = False,
    events: Annotated[
        Events,
        Query(
            description=(
                "Of a stream: `wait` ends the answer when its events are made, `later` as soon as all lines are "
                "stored, with the number of documents that wait for their events."
            ),
            examples=["later"],
        ),
    ] = Events.WAIT,
    prefer: Annotated[
        str,
        Header(
            description="`respond-async`: have the work done in the background, and say where to ask (RFC 7240).",
            examples=["respond-async"],
        ),
    ] = "",
) -> Response:
    """Dates it, finds its expressions of time and its claims, and brings the timeline up to date.

    Sending the same again changes nothing and answers 200. Of a stream (NDJSON) every line gets a line
    of answer, `{"line", "id", "arrival"}` or `{"line", "id", "error", "error_ar"}`, once it is safely stored; a
    line that cannot be used does not stop the others. Dates, claims and events are made after that: the last line,
    `{"stored", "failed", "revision"}`, comes when they are there, or with `events=later` at once and with
    `waiting`, the number of documents that wait; `GET /readyz` is 503 until none does.
    Files (multipart/form-data) may be text, pages, JSON Lines, feeds, WARC, ZIP or tar.

    With `Prefer: respond-async` anything is accepted (202) as a job: what is accepted is stored before
    the answer and survives a restart; `GET /v1/jobs/{job_id}` tells how far it has come.
    """
    later = "respond-async" in prefer.lower()
    media, parameters = media_type(request)
    if is_stream(request):
        if not later:
            return LineAnswers(stored_lines(request, database, settings, replace=replace, events=events))
        uploaded = Uploaded(*await whole_stream(request, settings))
    elif media == "multipart/form-data":
        uploaded = await asyncio.to_thread(read_files, await uploads(request))
        if not later:
            report, data = await database.write(lambda store: _add_all(store, uploaded, replace=replace))
            return json_response(data, 200 if report.count(Arrival.UNCHANGED) == len(report.stored) else 201)
    else:
        document = await _one(request, media, parameters, name, url)
        if not later:
            arrival, data = await database.write(lambda store: _add(store, document, replace=replace))
            status = 200 if arrival is Arrival.UNCHANGED else 201
            return json_response(data, status, {"Location": data["articles"][0]["self"]} if data["articles"] else None)
        uploaded = Uploaded([document])
    return await accepted(request, database, uploaded, origin=ORIGIN, replace=replace)


async def _one(request: Request, media: str, parameters: dict[str, str], name: str | None, url: str | None) -> Document:
    if media in ("text/html", "text/plain"):
        return _page(await request.body(), media, parameters.get("charset"), name, url)
    return document_of(await json_body(request, ArticleIn))


def _page(data: bytes, media: str, charset: str | None, name: str | None, url: str | None) -> Document:
    if name is None:
        detail = "a page or plain text needs an id: POST /v1/articles?id=…"
        raise ProblemError(Kind.INVALID_PARAMETER, detail, errors=(Fault("id", detail),))
    if media == "text/html":
        # What reads pages takes long to load, and most services never see one.
        from timeline.articles.readers.html import document_of_page

        return document_of_page(data, ORIGIN, name, DEFAULT_OPTIONS, url=url, charset=charset)
    text = decode(data, ORIGIN, charset)
    return document_of_record({"id": name, "text": text, "url": url}, ORIGIN, name, DEFAULT_OPTIONS)


def _add_all(store: Store, uploaded: Uploaded, *, replace: bool) -> tuple[BuildReport, dict[str, Any]]:
    """Add the documents of several files; those that cannot be used do not stop the others."""
    report = add_documents(store, [(one, sent_by(ORIGIN, one)) for one in uploaded.documents], replace=replace)
    failed = [*uploaded.failures, *(failure_of(error) for error in report.errors)]
    if not report.stored:
        faults = [Fault(one.name, one.error) for one in failed]
        detail = "; ".join(f"{one.name}: {one.error}" for one in failed[:5]) or "the files hold no document"
        raise ProblemError(Kind.UNREADABLE, detail, errors=faults)
    return report, {
        "stored": [
            {
                "document": one.document,
                "arrival": one.arrival.value,
                "articles": [article_path(name) for name in one.articles],
                "claims": one.claims,
            }
            for one in report.stored
        ],
        "failed": failures_json(failed),
        "warnings": failures_json(uploaded.warnings),
        **_change(report),
    }


def _change(report: BuildReport) -> dict[str, Any]:
    change = report.change
    return {
        "revision": change.revision.number,
        "events": {"created": change.created, "updated": change.updated, "removed": change.removed},
    }


def _add(store: Store, document: Document, *, replace: bool) -> tuple[Arrival, dict[str, Any]]:
    report = add_documents(store, [(document, sent_by(ORIGIN, document))], replace=replace)
    if report.errors:
        raise report.errors[0]
    stored = report.stored[0]
    with store.reading() as connection:
        articles = [load_article(connection, name, store.background) for name in stored.articles]
    return stored.arrival, {
        "document": stored.document,
        "arrival": stored.arrival.value,
        "articles": [
            {"id": one.id, "self": article_path(one.id), "reference": reference_json(one.reference)}
            for one in articles
            if one is not None
        ],
        "claims": stored.claims,
        **_change(report),
    }
