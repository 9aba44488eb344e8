"""``/v1/timeline`` and ``/v1/events``: what happened when, in order, in every form that is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection

from api.conditional import cache_headers, etag_of, fresh, not_modified
from api.cursor import decode_cursor, encode_cursor
from api.database import Database
from api.kept import KeptEvents
from api.negotiation import chosen_format
from api.parameters import EventList, Listed
from api.problems import Kind
from api.quick import QuickRoute, quickly
from api.routes.common import Base, Config, json_response, next_page, problems
from api.schemas import TimelinePage
from api.settings import Settings
from timeline import store
from timeline.export.formats import FORMATS, FormatName
from timeline.export.restyle import restyled
from timeline.export.style import Style
from timeline.export.wire import ranked
from timeline.store import Key, Page, Row
from timeline.store.known import count, entries_of
from timeline.store.naming import UnknownName, unknown_names
from timeline.store.query import Found, Place, find, summaries
from timeline.store.revision import Revision, read_revision

__all__ = ["router"]

router = APIRouter(tags=["timeline"], route_class=QuickRoute)

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
    """Events ordered by first day, last day and id; the days do not order those that share a `rank`.

    Each comes with its sources and the reasons for its date. A page ends with the address of the next,
    in `next` and in the `Link` header; paging is stable while articles are added. Besides JSON it is
    written for TimelineJS3, vis-timeline, calendars, spreadsheets, Timesketch, as JSON-LD and TIMEX3.
    """
    return await _listed(request, database, settings, asked, undated=False)


async def _quick_timeline(request: Request) -> Response | None:
    asked = quickly(request, Listed)
    if asked is None:
        return None
    state = request.app.state
    return await _listed(request, state.database, state.settings, asked, undated=False)


async def _quick_events(request: Request) -> Response | None:
    asked = quickly(request, EventList)
    if asked is None:
        return None
    state = request.app.state
    return await _listed(request, state.database, state.settings, asked, undated=not asked.dated)


read_timeline.quick = _quick_timeline  # type: ignore[attr-defined]


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


read_events.quick = _quick_events  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the database found for one page: written in another form, or the events of a page of JSON.

    Of these some may be ``made`` already, by their numbers; the others are as they are ``stored``.
    """

    revision: Revision
    etag: str
    last: Key | None
    matched: int = 0
    body: bytes | None = None
    rows: Sequence[Row] = ()
    found: Sequence[Place] = ()
    made: Mapping[int, bytes] = field(default_factory=dict)
    stored: Mapping[int, bytes] = field(default_factory=dict)
    unknown: Sequence[UnknownName] = ()


@dataclass(frozen=True, slots=True)
class _Look:
    """How the events of a page are written: ``None`` is everything, as it is stored."""

    styles: tuple[Style, ...] | None
    fields: tuple[str, ...] | None


async def _listed(
    request: Request, database: Database, settings: Settings, asked: Listed, *, undated: bool
) -> Response:
    time = asked.time()
    query = asked.query(time.window, undated=undated)
    fields = asked.chosen_fields()
    after = decode_cursor(asked.cursor) if asked.cursor else None
    form = chosen_format(asked.format, request.headers.get("accept"))
    size = settings.size_of_page(asked.limit, None if form is None else settings.max_page_size)
    style = asked.styles()[0]
    look = _Look(None if asked.usual else asked.styles(), fields)
    kept: KeptEvents = request.app.state.kept

    def work(connection: Connection) -> _Answer | str:
        revision = read_revision(connection)
        etag = etag_of(request, revision, form or "json")
        if fresh(request, etag):
            return etag
        if form is None and query.as_of is None:
            return _found(connection, query, size, after, revision, etag, kept, look)
        page = store.page(connection, query, size, after)
        last = page.rows[-1].key if page.more else None
        if form is not None:
            body = _written(connection, form, style, page, query.as_of)
            return _Answer(revision, etag, last, body=body)
        matched = count(connection, query, _COUNTED + 1)
        unknown = () if page.rows else unknown_names(connection, query.facets)
        return _Answer(revision, etag, last, matched, rows=page.rows, unknown=unknown)

    short = form is None and query.as_of is None
    answer = await (database.glance(work) if short else database.read(work))
    if isinstance(answer, str):
        return not_modified(answer)
    headers = cache_headers(answer.etag)
    following = next_page(request, None if answer.last is None else encode_cursor(answer.last))
    if following is not None:
        headers["Link"] = f'<{following}>; rel="next"'
    if form is not None and answer.body is not None:
        if form is not FormatName.NDJSON:
            headers["Content-Disposition"] = f'inline; filename="timeline.{FORMATS[form].suffix}"'
        return Response(answer.body, 200, headers, FORMATS[form].media_type + "; charset=utf-8")
    told = time.json(asked.styles()), [_unknown(one, asked) for one in answer.unknown]
    return json_response(_body(answer, *told, following, look, kept), headers=headers)


def _found(
    connection: Connection,
    query: store.Query,
    size: int,
    after: Key | None,
    revision: Revision,
    etag: str,
    kept: KeptEvents,
    look: _Look,
) -> _Answer:
    """A page of today's timeline; what is kept of it is not read again."""
    found, more = find(connection, query, size, after)
    numbers = [number for _, _, _, number, _ in found]
    made = kept.get(look, numbers)
    missing = [] if len(made) == len(numbers) else [number for number in numbers if number not in made]
    stored = summaries(connection, missing)
    whole = after is None and not more
    matched = len(found) if whole else count(connection, query, _COUNTED + 1)
    last = Found._make(found[-1]).key if more else None
    unknown = () if found else unknown_names(connection, query.facets)
    return _Answer(revision, etag, last, matched, found=found, made=made, stored=stored, unknown=unknown)


def _written(connection: Connection, form: FormatName, style: Style, found: Page, as_of: date | None) -> bytes:
    names = [row.key.id for row in found.rows]
    entries = entries_of(connection, names, as_of, with_texts=FORMATS[form].quotes)
    return b"".join(FORMATS[form].write(entries, style))


def _unknown(one: UnknownName, asked: Listed) -> dict[str, Any]:
    near = [name._asdict() for name in one.near]
    return {"parameter": one.parameter, "value": getattr(asked, one.parameter), "near": near}


def _body(
    answer: _Answer,
    time: dict[str, Any] | None,
    unknown: Sequence[dict[str, Any]],
    following: str | None,
    look: _Look,
    kept: KeptEvents,
) -> bytes:
    """A page of JSON: out of ready-made bytes wherever there are some."""
    events = [_event(row.summary, row.rank, look) for row in answer.rows]
    if answer.found:
        own = answer.made
        if answer.stored:
            fresh_ones = [Found._make(place) for place in answer.found if place[3] in answer.stored]
            own = {**own, **{one.number: _event(answer.stored[one.number], one.rank, look) for one in fresh_ones}}
        kept.put(look, own)
        events = [own[number] for _, _, _, number, _ in answer.found]
    return (
        b'{"revision":%d,"time":%b,"matched":%d,"matched_is_exact":%b,"unknown_names":%b,"events":[%b],"next":%b}'
        % (
            answer.revision.number,
            orjson.dumps(time),
            min(answer.matched, _COUNTED),
            b"true" if answer.matched <= _COUNTED else b"false",
            orjson.dumps(unknown),
            b",".join(events),
            b"null" if following is None else orjson.dumps(following),
        )
    )


def _event(summary: bytes, rank: int | None, look: _Look) -> bytes:
    """One event of a page."""
    event = ranked(summary, rank)
    if look.styles is None and look.fields is None:
        return event
    data = orjson.loads(event)
    return orjson.dumps(_cut(data if look.styles is None else restyled(data, look.styles), look.fields))


def _cut(event: dict[str, Any], fields: Sequence[str] | None) -> dict[str, Any]:
    return event if fields is None else {name: event[name] for name in fields}
