"""``/v1/changes``, ``/v1/conflicts``, ``/v1/anchors``: what changed, what disagrees, what is known."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection

from api.cursor import decode_cursor, encode_cursor
from api.listing import AnchorList, ChangeList, ConflictList, Scope
from api.problems import Kind
from api.routes.common import Base, Config, json_response, next_page, problems
from api.schemas import AnchorsAnswer, ChangesPage, ConflictsPage
from timeline import store
from timeline.articles.registry import KnownEvent, Registry
from timeline.dates.interval import Interval
from timeline.export.restyle import restyled
from timeline.export.wire import article_path, card_of, event_path, interval_json, reference_json, resolution_json
from timeline.store import Key
from timeline.store.changes import ArticleQuery, article_page, changes_since, claims_in_conflict
from timeline.store.revision import read_revision
from timeline.text.fold import fold_word

__all__ = ["conflicts_of", "router"]

router = APIRouter(tags=["checking"])

Json = dict[str, Any]


@router.get(
    "/v1/changes",
    response_model=ChangesPage,
    summary="What has changed since a revision, removed events included",
    responses=problems(Kind.INVALID_PARAMETER),
)
async def read_changes(
    request: Request, database: Base, settings: Config, asked: Annotated[ChangeList, Query()]
) -> Response:
    """Every change of an event after revision `since`, in order: keep a copy up to date with it.

    `removed` is a tombstone: the event is gone, mostly because another one took its claims in.
    """
    after = decode_cursor(asked.cursor).s if asked.cursor else 0
    size = settings.size_of_page(asked.limit, settings.max_page_size)

    def work(connection: Connection) -> Json:
        found = changes_since(connection, asked.since, after, size + 1)
        cursor = encode_cursor(Key(found[size - 1].number, 0, "")) if len(found) > size else None
        return {
            "revision": read_revision(connection).number,
            "changes": [
                {"revision": one.revision, "event": one.event, "kind": one.kind, "self": event_path(one.event)}
                for one in found[:size]
            ],
            "next": next_page(request, cursor),
        }

    return json_response(await database.read(work))


@router.get(
    "/v1/conflicts",
    response_model=ConflictsPage,
    summary="Everything that disagrees: claims of an event, datelines, single expressions",
    responses=problems(Kind.INVALID_PARAMETER),
)
async def read_conflicts(
    request: Request, database: Base, settings: Config, asked: Annotated[ConflictList, Query()]
) -> Response:
    """Both sides are always there, and what is followed says so.

    `scope=event`: claims of one event that cannot all be right. `scope=article`: dates printed in one
    article that differ. `scope=claim`: an expression whose own parts contradict each other, such as a
    weekday and a date.
    """
    size = settings.size_of_page(asked.limit)
    after = decode_cursor(asked.cursor) if asked.cursor else None
    found = await database.read(lambda connection: conflicts_of(connection, asked.scope, after, size + 1))
    cursor = encode_cursor(found[size - 1][0]) if len(found) > size else None
    conflicts = [conflict for _, several in found[:size] for conflict in several]
    data: Json = {"conflicts": conflicts, "next": next_page(request, cursor)}
    return json_response(data if asked.usual else restyled(data, asked.styles()))


@router.get(
    "/v1/anchors",
    response_model=AnchorsAnswer,
    summary="Events whose days are known, from which others are counted",
    responses=problems(Kind.INVALID_PARAMETER),
)
async def read_anchors(request: Request, asked: Annotated[AnchorList, Query()]) -> Response:
    """The registry of well-known events, the operator's own among them: days, names, place, and the source of the fact."""
    known: Registry = request.app.state.known
    words = fold_word(asked.q or "")
    found = [one for one in known.events if not words or words in fold_word(" ".join(one.names))]
    data = {"anchors": [_anchor(one) for one in sorted(found, key=lambda one: (one.earliest, one.latest, one.id))]}
    return json_response(data if asked.usual else restyled(data, asked.styles()))


Found = list[tuple[Key, list[Json]]]


def conflicts_of(connection: Connection, scope: Scope, after: Key | None, limit: int) -> Found:
    """What disagrees in one scope, each with its place in the list."""
    return _SOURCES[scope](connection, after, limit)


def _of_events(connection: Connection, after: Key | None, limit: int) -> Found:
    found = store.page(connection, store.Query(has_conflict=True), limit, after)
    out: Found = []
    for row in found.rows:
        event = orjson.loads(row.summary)
        named = {name: event[name] for name in ("id", "label", "date", "self")}
        out.append((row.key, [{"scope": "event", "event": named, **conflict} for conflict in event["conflicts"]]))
    return out


def _of_articles(connection: Connection, after: Key | None, limit: int) -> Found:
    place = (after.s, after.id) if after else None
    out: Found = []
    for (day, name), article in article_page(connection, ArticleQuery(conflicts_only=True), place, limit):
        card = card_of(article).json()
        conflicts = reference_json(article.reference)["conflicts"]
        out.append((Key(day, 0, name), [{"scope": "article", "article": card, **one} for one in conflicts]))
    return out


def _of_claims(connection: Connection, after: Key | None, limit: int) -> Found:
    out: Found = []
    for mention in claims_in_conflict(connection, after.id if after else "", limit):
        resolution = resolution_json(mention.annotation.resolution) if mention.annotation else {"conflicts": []}
        told = {
            "scope": "claim",
            "claim": mention.id,
            "article": article_path(mention.article),
            "quote": mention.annotation.text if mention.annotation else mention.text,
            "sentence": mention.sentence,
        }
        out.append((Key(0, 0, mention.id), [{**told, **conflict} for conflict in resolution["conflicts"]]))
    return out


_SOURCES = {Scope.EVENT: _of_events, Scope.ARTICLE: _of_articles, Scope.CLAIM: _of_claims}


def _anchor(event: KnownEvent) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "names": list(event.names),
        "date": interval_json(Interval(event.earliest, event.latest)),
        "place": event.place or None,
        "participants": list(event.participants),
        "source": event.source,
    }
