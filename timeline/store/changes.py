"""What has changed, and what disagrees: lists in a fixed order, cut into pages by key."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, or_, select

from timeline.articles.article import Article
from timeline.events.event import Mention
from timeline.store import schema
from timeline.store.codec import loads
from timeline.store.load import load_article

__all__ = ["ArticleQuery", "Change", "article_page", "changes_of", "changes_since", "claims_in_conflict"]


@dataclass(frozen=True, slots=True)
class Change:
    """What one revision did to one event: ``created``, ``updated`` or ``removed`` (a tombstone)."""

    number: int
    revision: int
    event: str
    kind: str


def changes_since(connection: Connection, revision: int, after: int, limit: int) -> list[Change]:
    """Changes of later revisions than ``revision``, counted from change ``after`` (exclusive)."""
    table = schema.change.c
    query = select(table.number, table.revision, table.event, table.kind)
    query = query.where(table.revision > revision, table.number > after).order_by(table.number).limit(limit)
    return [Change(row.number, row.revision, row.event, row.kind) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles: days are ordinals, ``None`` is open."""

    first_day: int | None = None
    last_day: int | None = None
    source: str | None = None
    conflicts_only: bool = False


def article_page(
    connection: Connection, query: ArticleQuery, after: tuple[int, str] | None, limit: int
) -> list[tuple[tuple[int, str], Article]]:
    """Articles by reference date and id, those without a date first, each with its key; none that waits."""
    table = schema.article.c
    found = select(table.id, table.day).order_by(table.day.is_(None).desc(), table.day, table.id).limit(limit)
    found = found.where(table.status != schema.UNREAD)
    if query.conflicts_only:
        found = found.where(table.dating_conflict)
    if query.source is not None:
        found = found.where(table.source == query.source)
    if query.first_day is not None:
        found = found.where(table.day >= query.first_day)
    if query.last_day is not None:
        found = found.where(table.day <= query.last_day)
    if after is not None:
        day, name = after
        if day == 0:
            found = found.where(or_(and_(table.day.is_(None), table.id > name), table.day.is_not(None)))
        else:
            found = found.where(or_(table.day > day, and_(table.day == day, table.id > name)))
    articles = []
    for row in connection.execute(found).all():
        article = load_article(connection, row.id)
        if article is not None:
            articles.append(((row.day or 0, row.id), article))
    return articles


def claims_in_conflict(connection: Connection, after: str, limit: int) -> list[Mention]:
    """Claims whose own words contradict each other (a weekday and a date, two calendars), by id."""
    table = schema.mention.c
    query = select(table.claim).where(table.in_conflict, table.id > after).order_by(table.id).limit(limit)
    return [loads(claim, Mention) for claim in connection.execute(query).scalars()]


def changes_of(connection: Connection, event: str) -> list[Change]:
    """What became of one event, the oldest change first; empty if there never was one of that id."""
    table = schema.change.c
    query = select(table.number, table.revision, table.event, table.kind)
    query = query.where(table.event == event).order_by(table.number)
    return [Change(row.number, row.revision, row.event, row.kind) for row in connection.execute(query)]
