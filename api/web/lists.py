"""The pages to look things over: ``/conflicts`` what disagrees, ``/articles`` what was read and how it is dated."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.cursor import decode_cursor, encode_cursor
from api.listing import Scope
from api.routes.common import Base, Config
from api.routes.review import conflicts_of
from api.web.present import article_row, conflict_row
from api.web.render import Look, link, render, words
from timeline.store import Key
from timeline.store.changes import ArticleQuery, article_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


class _Paged(Look):
    """A list in pages."""

    cursor: str = Field("", max_length=1000)


class _Conflicts(_Paged):
    """What disagrees: events, datelines or single expressions."""

    scope: Scope = Scope.EVENT


@router.get("/conflicts")
async def conflicts_page(
    request: Request, database: Base, settings: Config, chosen: Annotated[_Conflicts, Query()]
) -> Response:
    """Everything that disagrees, with both sides."""
    look, size = chosen.style, settings.page_size
    after = decode_cursor(chosen.cursor) if chosen.cursor else None
    found = await database.read(lambda connection: conflicts_of(connection, chosen.scope, after, size + 1))
    rows = [conflict_row(one, look, words(look.language), link(look)) for _, several in found[:size] for one in several]
    scopes = [
        (one.value, f"/conflicts?{urlencode({**_kept(request), 'scope': one.value})}", one is chosen.scope)
        for one in Scope
    ]
    following = _following(request, found[size - 1][0] if len(found) > size else None)
    data = f"/v1/conflicts?scope={chosen.scope.value}"
    return render("conflicts.html", request, look, rows=rows, scopes=scopes, next=following, data=data)


@router.get("/articles")
async def articles_page(
    request: Request, database: Base, settings: Config, chosen: Annotated[_Paged, Query()]
) -> Response:
    """The articles by the day on which they were written, those that nothing dates first."""
    look, size = chosen.style, settings.page_size
    place = decode_cursor(chosen.cursor) if chosen.cursor else None
    after = (place.s, place.id) if place else None
    found = await database.read(lambda connection: article_page(connection, ArticleQuery(), after, size + 1))
    rows = [article_row(article, look, words(look.language), link(look)) for _, article in found[:size]]
    last = Key(found[size - 1][0][0], 0, found[size - 1][0][1]) if len(found) > size else None
    return render("articles.html", request, look, rows=rows, next=_following(request, last), data="/v1/articles")


def _kept(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.query_params.items() if name != "cursor"}


def _following(request: Request, last: Key | None) -> str | None:
    if last is None:
        return None
    return f"{quote(request.url.path)}?{urlencode({**_kept(request), 'cursor': encode_cursor(last)})}"
