"""Stored values, read back whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, func, select

from timeline.articles import articles_of
from timeline.articles.article import Article, Document
from timeline.events.background import NO_BACKGROUND, Background
from timeline.events.event import Event, Mention, Timeline, TimelineEntry
from timeline.export.entry import Entry
from timeline.export.wire import ArticleCard
from timeline.store import schema
from timeline.store.batches import in_batches
from timeline.store.codec import loads
from timeline.store.view import Placed

__all__ = [
    "Counts",
    "article_ids",
    "count_rows",
    "events_of_claims",
    "known_claims",
    "load_article",
    "load_articles",
    "load_cards",
    "load_document",
    "load_entries",
    "load_event",
    "load_events",
    "load_mentions",
    "load_texts",
    "load_timeline",
]

Counts = dict[str, int]


def count_rows(connection: Connection) -> Counts:
    """How many documents, articles, claims and events there are."""
    tables = {
        "documents": schema.document,
        "articles": schema.article,
        "claims": schema.mention,
        "events": schema.event,
    }
    return {
        name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for name, table in tables.items()
    }


def known_claims(connection: Connection, names: Sequence[str]) -> set[str]:
    """Those of ``names`` that are ids of claims."""
    found: set[str] = set()
    table = schema.mention.c
    # PostgreSQL knows no NUL in a text, and so no claim has one in its id.
    for some in in_batches([name for name in names if "\0" not in name]):
        found.update(connection.execute(select(table.id).where(table.id.in_(some))).scalars())
    return found


def load_document(connection: Connection, name: str) -> Document | None:
    """A document by its id."""
    row = connection.execute(select(schema.document).where(schema.document.c.id == name)).one_or_none()
    return None if row is None else _document(row)


def load_texts(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The texts of documents, by id."""
    table = schema.document.c
    found = _selected(connection, select(table.id, table.text), table.id, names)
    return {row.id: row.text for rows in found for row in rows}


def load_article(connection: Connection, name: str, background: Background = NO_BACKGROUND) -> Article | None:
    """An article by its id, with its document; one that waits is dated now, with that ``background``."""
    row = connection.execute(select(schema.article).where(schema.article.c.id == name)).one_or_none()
    if row is None:
        return None
    document = load_document(connection, row.document)
    return None if document is None else _article(row, document, background)


def article_ids(connection: Connection, document: str) -> tuple[str, ...]:
    """The ids of a document's articles, in order."""
    table = schema.article.c
    query = select(table.id).where(table.document == document).order_by(table.position)
    return tuple(connection.execute(query).scalars())


def load_articles(connection: Connection) -> Iterator[Article]:
    """Every article, ordered by document and place in it; articles of one document share it.

    Those that wait are dated now.
    """
    documents: dict[str, Document] = {}
    for row in connection.execute(
        select(schema.article).order_by(schema.article.c.document, schema.article.c.position)
    ):
        if row.document not in documents:
            found = load_document(connection, row.document)
            documents = {row.document: found} if found is not None else {}
        yield _article(row, documents[row.document], NO_BACKGROUND)


def load_cards(connection: Connection, names: Iterable[str] | None = None) -> dict[str, ArticleCard]:
    """What is said of articles beside their claims: of all of them, or of ``names``."""
    article, document = schema.article.c, schema.document.c
    columns = select(article.id, article.source, article.title, article.status, article.day, document.url).join_from(
        schema.article, schema.document
    )
    cards: dict[str, ArticleCard] = {}
    for rows in _selected(connection, columns, article.id, names):
        for row in rows:
            day = None if row.day is None else date.fromordinal(row.day)
            cards[row.id] = ArticleCard(row.id, row.source, row.title, day, row.status, row.url)
    return cards


def load_mentions(connection: Connection, article: str | None = None) -> Iterator[Mention]:
    """The claims of one article or of all, as they were made, ordered by document and place in it."""
    table = schema.mention.c
    query = select(table.claim).order_by(table.document, table.position)
    if article is not None:
        query = query.where(table.article == article)
    for row in connection.execute(query):
        yield loads(row.claim, Mention)


def load_event(connection: Connection, name: str) -> Placed | None:
    """An event with its claims as the event sees them, in its place."""
    table = schema.event.c
    row = connection.execute(
        select(table.number, *_PLACE, table.after, table.view).where(table.id == name)
    ).one_or_none()
    if row is None:
        return None
    claims = _claims(connection, [row.number])
    event = replace(loads(row.view, Event), mentions=tuple(claims.get(row.number, ())))
    return Placed(_rank(row), event, _after(row.after))


def load_entries(connection: Connection, names: Sequence[str]) -> list[Entry]:
    """Events as they are written out, in the order of ``names``; unknown ids are passed over."""
    table = schema.event.c
    query = select(table.id, table.number, *_PLACE, table.after, table.view)
    rows = {row.id: row for found in _selected(connection, query, table.id, names) for row in found}
    claims: dict[int, list[Mention]] = {}
    numbers = [row.number for row in rows.values()]
    for some in in_batches(numbers):
        claims |= _claims(connection, some)
    cards = load_cards(connection, {mention.article for told in claims.values() for mention in told})
    entries = []
    for row in (rows[name] for name in names if name in rows):
        event = replace(loads(row.view, Event), mentions=tuple(claims.get(row.number, ())))
        own = {mention.article: cards[mention.article] for mention in event.mentions if mention.article in cards}
        entries.append(Entry(_rank(row), event, own, _after(row.after)))
    return entries


def events_of_claims(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """Claim → the id of the event that it is part of; a claim of which no event is made yet is left out."""
    event, claim = schema.event.c, schema.claim.c
    query = select(claim.mention, event.id).join_from(schema.claim, schema.event, claim.event == event.number)
    return {row.mention: row.id for rows in _selected(connection, query, claim.mention, names) for row in rows}


def load_events(connection: Connection, numbers: Sequence[int]) -> dict[int, Event]:
    """Events with their claims, by the numbers that this database gave them."""
    table = schema.event.c
    rows = connection.execute(select(table.number, table.view).where(table.number.in_(numbers))).all()
    claims = _claims(connection, [row.number for row in rows])
    return {row.number: replace(loads(row.view, Event), mentions=tuple(claims.get(row.number, ()))) for row in rows}


def load_timeline(connection: Connection) -> Timeline:
    """The whole timeline, in memory."""
    table = schema.event.c
    entries: list[TimelineEntry] = []
    undated: list[Event] = []
    rows = connection.execute(
        select(table.number, *_PLACE, table.after, table.view).order_by(table.s, table.e, table.id)
    ).all()
    for some in in_batches(rows):
        claims = _claims(connection, [row.number for row in some])
        for row in some:
            event = replace(loads(row.view, Event), mentions=tuple(claims.get(row.number, ())))
            rank = _rank(row)
            if rank is None:
                undated.append(event)
            else:
                entries.append(TimelineEntry(rank, event, _after(row.after)))
    return Timeline(tuple(entries), tuple(undated))


_PLACE: Final = (schema.event.c.band, schema.event.c.s, schema.event.c.e)


def _rank(row: Any) -> int | None:
    return schema.rank_of(row.band, row.s, row.e)


def _after(column: str | None) -> tuple[str, ...]:
    return tuple(column.split()) if column else ()


def _claims(connection: Connection, events: Sequence[int]) -> dict[int, list[Mention]]:
    claim, mention = schema.claim.c, schema.mention.c
    rows = connection.execute(
        select(claim.event, func.coalesce(claim.view, mention.claim).label("seen"))
        .join_from(schema.claim, schema.mention, claim.mention == mention.id, isouter=True)
        .where(claim.event.in_(events))
        .order_by(claim.event, claim.position)
    )
    found: dict[int, list[Mention]] = {}
    for row in rows:
        # A claim whose article is being replaced is gone until the view is rebuilt.
        if row.seen is not None:
            found.setdefault(row.event, []).append(loads(row.seen, Mention))
    return found


def _selected(connection: Connection, query: Any, key: Any, names: Iterable[str] | None) -> Iterator[Any]:
    if names is None:
        yield connection.execute(query)
        return
    for some in in_batches(sorted(set(names))):
        yield connection.execute(query.where(key.in_(some)))


def _document(row: Any) -> Document:
    return replace(loads(row.record, Document), text=row.text)


def _article(row: Any, document: Document, background: Background) -> Article:
    if row.status == schema.UNREAD:
        position: int = row.position
        return articles_of(document, background.registry, background.hints)[position]
    return replace(loads(row.record, Article), document=document)
