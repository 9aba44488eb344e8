"""The pages: ``/`` the timeline, ``/events/{id}`` one event, ``/articles/{id}`` one article in its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlalchemy import Connection

from api.conditional import cache_headers, content_etag, fresh, not_modified
from api.cursor import decode_cursor, encode_cursor
from api.problems import KINDS, Kind, ProblemError
from api.routes.articles import article_data
from api.routes.common import Base, Config
from api.routes.events import event_data
from api.web.present import article_view, event_view, groups_of, said_day
from api.web.render import Look, link, missing, render, words
from timeline import store
from timeline.dates.interval import Interval
from timeline.errors import EdtfError
from timeline.events.decisions import Decision
from timeline.export.complaints import complaint
from timeline.export.style import Style
from timeline.export.vocabulary import labels_of
from timeline.store import Key, Page, Relation, Row
from timeline.store.decisions import load_decisions
from timeline.store.schema import bounds
from timeline.store.window import Window, parse_window

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_STATIC = Path(__file__).with_name("static")
_FILES = {"timeline.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
_WIDER = 100
_MOST_OF_A_DAY = 1000
"""Events of one day that a page takes in beyond its size; where a day has more, each page orders its own."""
_CHOICES = ("months", "calendar", "digits")


class Then(Look):
    """One event, as it is known today or was on a day."""

    as_of: str = Field("", max_length=40)


class Filter(Look):
    """The part of the timeline that a page shows."""

    start: str = Field("", alias="from", max_length=40)
    end: str = Field("", alias="to", max_length=40)
    q: str = Field("", max_length=400)
    undated: bool = False
    as_of: str = Field("", max_length=40)
    cursor: str = Field("", max_length=1000)


@router.get("/")
async def timeline_page(
    request: Request, database: Base, settings: Config, chosen: Annotated[Filter, Query()]
) -> Response:
    """The timeline to read."""
    look, problem = chosen.style, ""
    known: date | None = None
    try:
        window = _window(chosen.start, chosen.end)
        known = _known(chosen.as_of)
    except EdtfError as error:
        window, problem = None, complaint(error, look.language)
    groups: list[dict[str, Any]] = []
    wider: list[dict[str, Any]] = []
    following = None
    if window is not None:
        # Whatever lasts for years overlaps every day; here it stands apart from what happened in the window.
        query = store.Query(
            window.start, window.end, Relation.WITHIN, words=chosen.q, undated=chosen.undated, as_of=known
        )
        after = decode_cursor(chosen.cursor) if chosen.cursor else None

        def work(connection: Connection) -> tuple[Page, tuple[Row, ...]]:
            found = _page(connection, query, settings.page_size, after)
            first = after is None and window != Window(None, None) and not chosen.undated
            return found, _wider(connection, query) if first else ()

        found, around = await database.read(work)
        present = partial(groups_of, style=look, words=words(look.language), link=link(look, known))
        groups, wider = present(found.rows), present(around)
        if found.more:
            following = "/?" + urlencode({**request.query_params, "cursor": encode_cursor(found.rows[-1].key)})
    asked = _asked(chosen) if not problem else {}
    return render(
        "timeline.html",
        request,
        look,
        status=400 if problem else 200,
        groups=groups,
        wider=wider,
        problem=problem,
        next=following,
        first="/?" + urlencode({k: v for k, v in request.query_params.items() if k != "cursor"}),
        data=("/v1/events" if chosen.undated else "/v1/timeline") + (f"?{urlencode(asked)}" if asked else ""),
        choices=[(name, labels_of(name, look.language)) for name in _CHOICES],
        filter={
            "start": chosen.start,
            "end": chosen.end,
            "q": chosen.q,
            "undated": chosen.undated,
            "as_of": chosen.as_of,
            "known": "" if known is None else said_day(known, look),
            "cursor": chosen.cursor,
            "active": bool(asked or chosen.cursor),
            "styled": look != Style(look.language),
        },
    )


@router.get("/events/{event_id}")
async def event_page(request: Request, database: Base, event_id: str, chosen: Annotated[Then, Query()]) -> Response:
    """One event with every claim."""
    look = chosen.style
    try:
        known = _known(chosen.as_of)
    except EdtfError:
        return missing(request, look)

    def work(connection: Connection) -> tuple[dict[str, Any] | None, list[Decision]]:
        found = event_data(connection, event_id, known)
        return found, load_decisions(connection) if found is not None and found["decisions"] else []

    data, decisions = await database.read(work)
    if data is None:
        return missing(request, look)
    view = event_view(data, decisions, look, words(look.language), link(look))
    then = "" if known is None else said_day(known, look)
    today = f"/events/{quote(event_id, safe='')}{link(look)}"
    return render("event.html", request, look, event=view, data=data["self"], known=then, today=today)


@router.get("/articles/{article_id:path}")
async def article_page(request: Request, database: Base, article_id: str, chosen: Annotated[Look, Query()]) -> Response:
    """One article: its date with the evidence, its text with the expressions of time marked."""
    look = chosen.style

    def work(connection: Connection) -> dict[str, Any] | None:
        return article_data(connection, article_id, database.background)

    data = await database.read(work)
    if data is None:
        return missing(request, look)
    view = article_view(data, look, words(look.language), link(look))
    return render("article.html", request, look, article=view, data=data["self"])


@router.get("/problems/{name}")
async def problem_page(request: Request, name: str, chosen: Annotated[Look, Query()]) -> Response:
    """What a type of problem means: the address that every problem document gives as its type."""
    found = next((fixed for kind, fixed in KINDS.items() if kind == name), None)
    if found is None:
        return missing(request, chosen.style)
    return render("kind.html", request, chosen.style, name=name, problem=found)


@router.get("/static/{name}")
async def static_file(request: Request, name: str) -> Response:
    """The style sheet and the icon."""
    if name not in _FILES:
        raise ProblemError(Kind.NOT_FOUND, f"There is no file {name!r}.", f"لا ملف باسم {name!r}.")
    body = _file(name)
    etag = content_etag(request, body)
    headers = {**cache_headers(etag), "Cache-Control": "max-age=3600"}
    if fresh(request, etag):
        return not_modified(etag)
    return Response(body, headers=headers, media_type=_FILES[name])


@cache
def _file(name: str) -> bytes:
    return (_STATIC / name).read_bytes()


def _page(connection: Connection, query: store.Query, size: int, after: Key | None) -> Page:
    """A page that ends where its last day ends: the hours order the events of a day, and must see all of them."""
    found = store.page(connection, query, size, after)
    if not found.more or query.undated:
        return found
    rows, place = list(found.rows), found.rows[-1].key[:2]
    while len(rows) < size + _MOST_OF_A_DAY:
        following = store.page(connection, query, size, rows[-1].key)
        same = [row for row in following.rows if row.key[:2] == place]
        rows += same
        if len(same) < len(following.rows):
            return Page(tuple(rows), more=True)
        if not following.more:
            return Page(tuple(rows), more=False)
    return Page(tuple(rows), more=True)


def _asked(chosen: Filter) -> dict[str, str]:
    """The same question for the interface."""
    asked = {"datetime": f"{chosen.start or '..'}/{chosen.end or '..'}"} if chosen.start or chosen.end else {}
    if chosen.q:
        asked["q"] = chosen.q
    if chosen.undated:
        asked["dated"] = "false"
    if chosen.as_of:
        asked["as_of"] = chosen.as_of.strip()
    return asked


def _window(start: str, end: str) -> Window:
    first = parse_window(start).start if start.strip() else None
    last = parse_window(end).end if end.strip() else None
    if first is not None and last is not None and last < first:
        raise EdtfError(f"{end} lies before {start}")
    return Window(first, last)


def _known(text: str) -> date | None:
    """The day whose knowledge is asked for."""
    if not text.strip():
        return None
    day = parse_window(text)
    if day.start is None or day.start != day.end:
        raise EdtfError(f"{text[:40]!r} is no day; write it as 2015-12-16")
    return day.start


def _wider(connection: Connection, query: store.Query) -> tuple[Row, ...]:
    """Events that overlap the window of ``query`` and reach beyond it, the earliest first."""
    first, last = bounds(Interval(query.start, query.end))
    found = store.page(connection, replace(query, relation=Relation.INTERSECTS), _WIDER)
    return tuple(row for row in found.rows if row.key.s < first or row.key.e > last)
