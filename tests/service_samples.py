"""Values for the tests of store and service: events made by hand, so that queries can be checked by counting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from timeline.articles.article import Article, DatingStatus, Document, ReferenceDate
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events.event import Basis, Entity, Event, EventConflict, Mention, Modality
from timeline.export.wire import ArticleCard
from timeline.resolution.anchor import Anchor
from timeline.store import schema
from timeline.store.view import Placed, ViewChange, ViewWriter

NEW_YORK = Entity("new-york", "نيويورك", "city")
LAVROV = Entity("lavrov", "سيرغي لافروف", "person")


def article(name: str = "a", day: date | None = date(2015, 12, 16), text: str = "لقاء في نيويورك") -> Article:
    """An article that is its whole document."""
    document = Document(name, text, path=f"{name}.txt", source="وكالة")
    status = DatingStatus.REFUSED if day is None else DatingStatus.STATED
    reference = ReferenceDate(day, () if day is None else (day,), status, anchor=Anchor(day) if day else None)
    return Article(name, document, "وكالة", "عنوان", 0, len(text), 0, reference)


def mention(name: str, of: Article, interval: Interval | None = None) -> Mention:
    """A claim that covers its article."""
    return Mention(
        id=name,
        article=of.id,
        document=of.document.id,
        start=0,
        end=4,
        text=of.document.text[:4],
        sentence=of.document.text,
        sentence_start=0,
        predicate="لقاء",
        type="meeting",
        modality=Modality.ANNOUNCED,
        basis=Basis.NONE if interval is None else Basis.STATED,
        interval=interval,
        places=(NEW_YORK,),
        participants=(LAVROV,),
    )


def event(
    name: str,
    interval: Interval | None,
    mentions: tuple[Mention, ...] = (),
    *,
    type_: str = "meeting",
    place: Entity = NEW_YORK,
    sources: tuple[str, ...] = ("وكالة",),
    conflict: bool = False,
) -> Event:
    """An event; what does not matter to a test has a default."""
    conflicts = (EventConflict("date", tuple(m.id for m in mentions), "two days", "يومان"),) if conflict else ()
    return Event(
        name, f"حدث {name}", type_, interval, mentions, (place,), (LAVROV,), sources=sources, conflicts=conflicts
    )


def days(start: str | None, end: str | None, granularity: Granularity = Granularity.DAY) -> Interval:
    """An interval from ISO days."""
    return Interval(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None, granularity)


def replace_view(connection: Connection, entries: Sequence[Placed], cards: Mapping[str, ArticleCard]) -> ViewChange:
    """Make the stored view equal to ``entries``, whatever the claims say."""
    writer = ViewWriter(connection)
    writer.replace(connection.execute(select(schema.event.c.number)).scalars().all(), entries, cards)
    return writer.finish()
