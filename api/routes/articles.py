"""``/v1/articles``: articles with their dates, expressions and claims."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from sqlalchemy import Connection

from api.cursor import decode_cursor, encode_cursor
from api.listing import ArticleList
from api.parameters import StyleParameters
from api.problems import Kind, ProblemError
from api.routes.common import Base, Config, conditional, json_response, next_page, problems
from api.schemas import ArticleAnswer, ArticleRemoved, ArticlesPage
from api.security import writing
from timeline.events import annotations_of
from timeline.events.background import Background
from timeline.export.restyle import restyled
from timeline.export.wire import Utf16, annotation_json, article_json, card_of, claim_json
from timeline.store import Key, Store
from timeline.store.build import Removal, remove_document
from timeline.store.changes import ArticleQuery, article_page
from timeline.store.load import events_of_claims, load_article, load_mentions

__all__ = ["article_data", "router"]

router = APIRouter(tags=["articles"])


@router.get(
    "/v1/articles",
    response_model=ArticlesPage,
    summary="Articles by the day on which they were written",
    responses=problems(Kind.INVALID_PARAMETER),
)
async def read_articles(
    request: Request, database: Base, settings: Config, asked: Annotated[ArticleList, Query()]
) -> Response:
    """Those that nothing dates come first; each with its reference date and the evidence."""
    window = asked.window()
    query = ArticleQuery(
        None if window.start is None else window.start.toordinal(),
        None if window.end is None else window.end.toordinal(),
        asked.source,
    )
    place = decode_cursor(asked.cursor) if asked.cursor else None
    after = (place.s, place.id) if place else None
    size = settings.size_of_page(asked.limit)
    found = await database.read(lambda connection: article_page(connection, query, after, size + 1))
    last = Key(found[size - 1][0][0], 0, found[size - 1][0][1]) if len(found) > size else None
    data = {
        "articles": [article_json(one) for _, one in found[:size]],
        "next": next_page(request, encode_cursor(last) if last else None),
    }
    return json_response(data if asked.usual else restyled(data, asked.styles()))


@router.get(
    "/v1/articles/{article_id:path}",
    response_model=ArticleAnswer,
    summary="An article with its date, its expressions of time and its claims",
    responses={
        304: {"description": "You have it already (If-None-Match)."},
        **problems(Kind.NOT_FOUND, Kind.INVALID_PARAMETER, not_found="There is no such article."),
    },
)
async def read_article(
    request: Request,
    database: Base,
    article_id: Annotated[str, Path(description="The id of an article.", max_length=600, examples=["004-03"])],
    asked: Annotated[StyleParameters, Query()],
) -> Response:
    """Everything that was read out of it; offsets count from the beginning of its document."""
    missing = f"There is no article {article_id!r}.", f"لا مقال بالمعرف {article_id!r}."
    return await conditional(
        request, database, lambda found: article_data(found, article_id, database.background), asked, missing
    )


@router.delete(
    "/v1/articles/{article_id:path}",
    response_model=ArticleRemoved,
    dependencies=[Depends(writing)],
    summary="Take a document out again, with all that it claims",
    responses=problems(
        Kind.UNAUTHORIZED,
        Kind.FORBIDDEN,
        Kind.NOT_FOUND,
        Kind.CONFLICT,
        not_found="There is no such document.",
        conflict="It is an article of a dossier, which goes as a whole.",
    ),
)
async def remove_article(
    database: Base,
    article_id: Annotated[str, Path(description="The id of a document.", max_length=600, examples=["004"])],
) -> Response:
    """The events are made again without its claims; those that are gone stand in `/v1/changes` as `removed`.

    What others tell stays, and so do editors' decisions: they count again if the document comes back.
    """

    def remove(store: Store) -> Removal | None:
        with store.writing() as connection:
            return remove_document(connection, article_id)

    removed = await database.write(remove)
    if removed is None:
        raise ProblemError(Kind.NOT_FOUND, f"there is no document {article_id!r}")
    change = removed.change
    return json_response(
        {
            "document": removed.document,
            "articles": list(removed.articles),
            "revision": change.revision.number,
            "events": {"created": change.created, "updated": change.updated, "removed": change.removed},
        }
    )


def article_data(connection: Connection, name: str, background: Background) -> dict[str, Any] | None:
    """The JSON of an article, or ``None``; one that waits is dated with that ``background``."""
    article = load_article(connection, name, background)
    if article is None:
        return None
    utf16 = Utf16(article.document.text)
    cards = {name: card_of(article)}
    claims = list(load_mentions(connection, name))
    events = events_of_claims(connection, [mention.id for mention in claims])
    return {
        **article_json(article),
        "text": article.text,
        "expressions": [annotation_json(one, utf16) for one in annotations_of(article)],
        "claims": [
            {**claim_json(mention, cards, article.document.text, utf16), "event": events.get(mention.id)}
            for mention in claims
        ],
    }
