"""``/v1/timeline`` and ``/v1/events``: what happened when, in order, in every form that is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection

from api.conditional import cache_headers, etag_of, fresh, not_modified
from api.cursor import decode_cursor, encode_cursor
from api.negotiation import chosen_format
from api.parameters import EventList, Listed
from api.problems import Kind
from api.restyle import restyled
from api.routes.common import Base, Config, json_response, next_page, problems
from api.schemas import TimelinePage
from api.settings import Settings
from timeline import store
from timeline.export.formats import FORMATS, Name
from timeline.export.style import Style
from timeline.export.wire import ranked
from timeline.store import Page
from timeline.store.known import count, entries_of
from timeline.store.revision import Revision, read_revision

__all__ = ["router"]

router = APIRouter(tags=["timeline"])

_COUNTED = 1000

_OTHER_FORMS: dict[str, Any] = {
    "description": "Events in the order of time, in the form that was asked for.",
    "headers": {
        "ETag": {"description": "Strong; changes with the timeline.", "schema": {"type": "string"}},
        "Link": {"description": "The next page, rel=next (RFC 8288).", "schema": {"type": "string"}},
    },
    "content": {
        one.media_type: {"schema": {"type": "object"} if one.media_type.endswith("+json") else {}}
        for one in FORMATS.values()
    },
}
_RESPONSES = {
    200: _OTHER_FORMS,
    304: {"description": "You have it already (If-None-Match)."},
    **problems(Kind.INVALID_PARAMETER, Kind.NOT_ACCEPTABLE),
}


@router.get(
    "/v1/timeline",
    response_model=TimelinePage,
    summary="The timeline, or the part of it that you ask for",
    responses=_RESPONSES,
)
async def read_timeline(
    request: Request, database: Base, settings: Config, asked: Annotated[Listed, Query()]
) -> Response:
    """Events ordered by first day, last day and id; those that share a `rank` have no known order.

    Each comes with its sources and the reasons for its date. A page ends with the address of the next,
    in `next` and in the `Link` header; paging is stable while articles are added. Besides JSON it is
    written for TimelineJS3, vis-timeline, calendars, spreadsheets, Timesketch, as JSON-LD and TIMEX3.
    """
    return await _listed(request, database, settings, asked, undated=False)


@router.get(
    "/v1/events",
    response_model=TimelinePage,
    summary="Events without a date, or any others",
    responses=_RESPONSES,
)
async def read_events(
    request: Request,
    database: Base,
    settings: Config,
    asked: Annotated[EventList, Query()],
) -> Response:
    """The same as the timeline; with `dated=false` the events that have no place in it."""
    return await _listed(request, database, settings, asked, undated=not asked.dated)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the database found for one page."""

    page: Page
    revision: Revision
    matched: int
    body: bytes | None = None


async def _listed(request: Request, database: Base, settings: Settings, asked: Listed, *, undated: bool) -> Response:
    query = asked.query(undated=undated)
    fields = asked.chosen_fields()
    after = decode_cursor(asked.cursor) if asked.cursor else None
    form = chosen_format(asked.format, request.headers.get("accept"))
    usual = settings.page_size if form is None else settings.max_page_size
    size = min(asked.limit or usual, settings.max_page_size)
    style = asked.styles()[0]

    def work(connection: Connection) -> _Answer | str:
        revision = read_revision(connection)
        etag = etag_of(request, revision, form or "json")
        if fresh(request, etag):
            return etag
        found = store.page(connection, query, size, after)
        if form is None:
            return _Answer(found, revision, count(connection, query, _COUNTED + 1))
        return _Answer(found, revision, 0, _written(connection, form, style, found, query.as_of))

    answer = await database.read(work)
    if isinstance(answer, str):
        return not_modified(answer)
    headers = cache_headers(etag_of(request, answer.revision, form or "json"))
    last = answer.page.rows[-1].key if answer.page.more else None
    following = next_page(request, None if last is None else encode_cursor(last))
    if following is not None:
        headers["Link"] = f'<{following}>; rel="next"'
    if form is not None and answer.body is not None:
        if form is not Name.NDJSON:
            headers["Content-Disposition"] = f'inline; filename="timeline.{FORMATS[form].suffix}"'
        return Response(answer.body, 200, headers, FORMATS[form].media_type + "; charset=utf-8")
    plain = asked.usual and fields is None
    body = _body(answer, following, None if plain else asked.styles(), fields)
    return json_response(body, headers=headers)


def _written(connection: Connection, form: Name, style: Style, found: Page, as_of: date | None) -> bytes:
    entries = entries_of(connection, [row.key.id for row in found.rows], as_of)
    return b"".join(FORMATS[form].write(entries, style))


def _body(
    answer: _Answer, following: str | None, styles: Sequence[Style] | None, fields: Sequence[str] | None
) -> bytes:
    """A page of JSON: out of ready-made bytes where nothing else was asked for."""
    events = [ranked(row.summary, row.rank) for row in answer.page.rows]
    if styles is not None:
        events = [orjson.dumps(_cut(restyled(orjson.loads(event), styles), fields)) for event in events]
    return b'{"revision":%d,"matched":%d,"matched_is_exact":%b,"events":[%b],"next":%b}' % (
        answer.revision.number,
        min(answer.matched, _COUNTED),
        b"true" if answer.matched <= _COUNTED else b"false",
        b",".join(events),
        b"null" if following is None else orjson.dumps(following),
    )


def _cut(event: dict[str, Any], fields: Sequence[str] | None) -> dict[str, Any]:
    return event if fields is None else {name: event[name] for name in fields}
