"""Streams of records (NDJSON) that are to be stored: line by line, or accepted as a whole."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from enum import StrEnum
from functools import partial
from typing import Any

import orjson
from fastapi import Request
from pydantic import ValidationError

from api.backlog import Backlog
from api.database import Database
from api.faults import faults_of
from api.problems import Kind, ProblemError
from api.schemas import ArticleIn
from api.settings import Settings
from api.streams import lines_of, runs_of
from timeline.articles.article import Document
from timeline.articles.readers.options import DEFAULT_OPTIONS
from timeline.articles.readers.records import document_of_record
from timeline.errors import ReaderError
from timeline.export.complaints import complaint
from timeline.export.style import Language
from timeline.store import Store, add_documents
from timeline.store.build import BuildReport
from timeline.store.intake import sent_by
from timeline.store.jobs import Failure
from timeline.store.revision import read_revision
from timeline.store.waiting import count_waiting

__all__ = ["ORIGIN", "Events", "document_of", "stored_lines", "whole_stream"]

ORIGIN = "POST /v1/articles"
_BATCH = 256


async def whole_stream(request: Request, settings: Settings) -> tuple[list[Document], list[Failure]]:
    """A stream that is to be accepted as a whole, and so may be no longer than any other body."""
    documents: list[Document] = []
    failures: list[Failure] = []
    size = 0
    async for number, line in lines_of(request, settings.max_body_bytes):
        size += 0 if line is None else len(line)
        if line is None or size > settings.max_body_bytes:
            detail = f"A stream that is accepted as a job may have {settings.max_body_bytes} bytes."
            raise ProblemError(
                Kind.TOO_LARGE, detail, f"لا يزيد الملف المقبول كمهمة على {settings.max_body_bytes} بايت."
            )
        if line.strip():
            item = _record(line, number)
            if isinstance(item, Document):
                documents.append(item)
            else:
                failures.append(Failure(str(item["id"] or f"line {number}"), str(item["error"])))
    return documents, failures


class Events(StrEnum):
    """When the events of a stream are made."""

    WAIT = "wait"
    """Before the last line of the answer."""
    LATER = "later"
    """After it, in the background."""


async def stored_lines(
    request: Request, database: Database, settings: Settings, *, replace: bool, events: Events
) -> AsyncIterator[bytes]:
    """Store a stream in batches; a line is answered after the transaction that holds it.

    Documents are stored as they are; their dates, claims and events are made in the background, and the last line
    says what waits, or waits itself.
    """
    backlog: Backlog = request.app.state.backlog
    counts = {"stored": 0, "failed": 0}
    with backlog.upload():
        async for answer in _answers(request, database, settings, counts, replace=replace):
            yield answer
    if events is Events.WAIT:
        await backlog.made()
    waiting, revision = await database.read(lambda found: (count_waiting(found), read_revision(found).number))
    last = {**counts, "revision": revision, **({"waiting": waiting} if waiting or events is Events.LATER else {})}
    yield orjson.dumps(last, option=orjson.OPT_APPEND_NEWLINE)


async def _answers(
    request: Request, database: Database, settings: Settings, counts: dict[str, int], *, replace: bool
) -> AsyncIterator[bytes]:
    async for run in runs_of(request, settings.max_body_bytes, _BATCH):
        items = [(number, _record(line, number)) for number, line in run if line is None or line.strip()]
        for batch in _distinct(items):
            documents = [item for _, item in batch if isinstance(item, Document)]
            report = await database.write(partial(_store, documents=documents, replace=replace))
            answers = list(_told(batch, report))
            failed = sum("error" in answer for answer in answers)
            counts["failed"] += failed
            counts["stored"] += len(answers) - failed
            yield b"".join(orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE) for answer in answers)


_Item = tuple[int, Document | dict[str, Any]]


def _distinct(items: list[_Item]) -> Iterator[list[_Item]]:
    """Parts in which no id is twice: one transaction stores an id once, and the first must be in before."""
    batch: list[_Item] = []
    seen: set[str] = set()
    for number, item in items:
        if isinstance(item, Document):
            if item.id in seen:
                yield batch
                batch = []
                seen.clear()
            seen.add(item.id)
        batch.append((number, item))
    if batch:
        yield batch


def _told(batch: list[_Item], report: BuildReport) -> Iterator[dict[str, Any]]:
    """What became of each line."""
    arrivals = {one.document: one.arrival.value for one in report.stored}
    failures = iter(report.errors)
    for number, item in batch:
        if not isinstance(item, Document):
            yield {"line": number, **item}
        elif item.id in arrivals:
            yield {"line": number, "id": item.id, "arrival": arrivals[item.id]}
        else:
            yield {"line": number, **_refused(item.id, str(next(failures)))}


def _record(line: bytes | None, number: int) -> Document | dict[str, Any]:
    """A line as a document, or what is wrong with it."""
    if line is None:
        return _refused(None, f"line {number} is longer than a document may be")
    name: object = None
    try:
        data = orjson.loads(line)
        name = data.get("id") if isinstance(data, dict) else None
        return document_of(ArticleIn.model_validate(data))
    except orjson.JSONDecodeError as error:
        return _refused(None, f"line {number} is no JSON: {error}")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        (fault,) = faults_of([{**first, "loc": ("body", *first["loc"])}])
        return _refused(name, f"line {number}, {fault.where}: {fault.detail}")
    except ReaderError as error:
        return _refused(name, f"line {number}: {error.what}")


def _refused(name: object, why: str) -> dict[str, Any]:
    """The answer to a line that cannot be used."""
    return {"id": name if isinstance(name, str) else None, "error": why, "error_ar": complaint(why, Language.ARABIC)}


def _store(store: Store, documents: list[Document], *, replace: bool) -> BuildReport:
    return add_documents(
        store, ((one, sent_by(ORIGIN, one)) for one in documents), replace=replace, rebuild=False, claims=False
    )


def document_of(body: ArticleIn) -> Document:
    """A record of the interface as a document.

    Raises:
        ReaderError: its text cannot be read.
    """
    published = body.published.isoformat() if body.published else None
    record = {**body.__dict__, "published": published}
    return document_of_record(record, ORIGIN, body.id, DEFAULT_OPTIONS)
