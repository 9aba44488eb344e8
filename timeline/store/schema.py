"""The tables: what came in (documents, articles, claims) and the view rebuilt from it (events).

Days are proleptic Gregorian ordinals (``date.toordinal``), so both databases compare integers and the years
1–9999 fit. An open start is ``OPEN_START`` and is ordered by its end, an open end ``OPEN_END``. Frozen values
are stored whole as JSON (``timeline.store.codec``); a column beside them exists only where a query needs it.

Events are filed in **bands** by the length of their interval. An overlap query asks every band for
the starts in ``[a − longest + 1, b]``; without bands one year-long event would force the scan of a
year for every query of a day. One index, ``(band, s, e, id)``, answers a branch without the table.
The design and the figures behind it are in docs/storage.md.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from timeline.dates.interval import Interval

__all__ = [
    "BANDS",
    "BAND_OPEN",
    "BAND_SINCE",
    "BAND_UNDATED",
    "BAND_UNTIL",
    "HEAD",
    "OPEN_END",
    "OPEN_START",
    "UNREAD",
    "api_key",
    "article",
    "band_of",
    "bounds",
    "change",
    "claim",
    "decision",
    "document",
    "event",
    "event_facet",
    "facet",
    "link",
    "mention",
    "mention_key",
    "metadata",
    "pending",
    "place_of",
    "rank_of",
    "state",
    "waiting",
]

HEAD: Final = "0004"
"""The migration that this version of the library works with."""

OPEN_START: Final = 0
OPEN_END: Final = 9_999_999

BANDS: Final = (1, 7, 31, 92, 366, 3_660, 36_600, 3_652_059)
"""The longest interval of each closed band, in days: a day, a week, a month, a quarter, a year …"""
BAND_UNTIL: Final = len(BANDS)
"""Known end, open start."""
BAND_SINCE: Final = len(BANDS) + 1
"""Known start, open end."""
BAND_OPEN: Final = len(BANDS) + 2
"""Both ends open."""
BAND_UNDATED: Final = len(BANDS) + 3
"""No date at all (its days are stored as 0): listed apart, never given a place."""

UNREAD: Final = "unread"
"""The status of an article that waits with its document: nothing is stored of it but its id."""

metadata = MetaData()
"""Every table but the full text index, which no toolkit describes: the first migration and ``search`` do."""

_Id: TypeEngine[str] = String(200).with_variant(String(200, collation="C"), "postgresql")
"""Ids order the timeline where dates do not: byte order on every database, never the locale's."""

_Number: TypeEngine[int] = BigInteger().with_variant(Integer, "sqlite")

state = Table(
    "state",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
    comment="Revision, digest and whatever else is one value for the whole database.",
)

document = Table(
    "document",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("digest", String(64), nullable=False, comment="of all that the input stated, text included"),
    Column("pipeline", String(64), nullable=False, comment="fingerprint of the code and data that read it"),
    Column("origin", Text, nullable=False, comment="where it came from: absolute path, or the route that took it"),
    Column("url", Text),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False, comment="Document without its text"),
)

waiting = Table(
    "waiting",
    metadata,
    Column("number", _Number, primary_key=True, comment="order of arrival; no number is given twice"),
    Column("document", _Id, ForeignKey("document.id", ondelete="CASCADE"), nullable=False, unique=True),
    sqlite_autoincrement=True,
    comment="Documents that are stored, and whose dates, claims and events are still to be made.",
)

article = Table(
    "article",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("document", _Id, ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False, comment="order within the document"),
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("day", Integer, comment="the reference date, null where it was refused"),
    Column("status", String(20), nullable=False, comment="how sure that date is; unread: it waits to be dated"),
    Column("dating_conflict", Boolean, nullable=False),
    Column("record", Text, nullable=False, comment="Article without its document"),
)
Index("article_order", article.c.day, article.c.id)

mention = Table(
    "mention",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("document", _Id, ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("article", _Id, nullable=False, index=True, comment="an article, or the front matter of a dossier"),
    Column("position", Integer, nullable=False, comment="order within the document"),
    Column("in_conflict", Boolean, nullable=False, comment="its own words contradict each other"),
    Column("claim", Text, nullable=False, comment="Mention as extracted: written once, never edited"),
    comment="Claims.",
)

Index("mention_conflict", mention.c.id, sqlite_where=mention.c.in_conflict, postgresql_where=mention.c.in_conflict)

mention_key = Table(
    "mention_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False, comment="hash of family, evidence and fortnight"),
    Column("place", BigInteger, primary_key=True, autoincrement=False, comment="order under the key: day, then story"),
    Column("mention", _Id, primary_key=True),
    sqlite_with_rowid=False,
    comment="Under which evidence a claim is found by those that may tell of the same event.",
)
Index("mention_key_mention", mention_key.c.mention)

link = Table(
    "link",
    metadata,
    Column("a", _Id, primary_key=True),
    Column("b", _Id, primary_key=True),
    Column("kind", SmallInteger, primary_key=True, autoincrement=False, comment="0 evidence, 1 the text ties them"),
    Column("score", Float, nullable=False, comment="the evidence that two claims tell of one event"),
    sqlite_with_rowid=False,
    comment="Claims that belong together, each pair both ways.",
)

pending = Table(
    "pending",
    metadata,
    Column("mention", _Id, primary_key=True),
    comment="Claims that came, went or were decided on since the events were made.",
)

event = Table(
    "event",
    metadata,
    Column("number", _Number, primary_key=True, comment="of this database only"),
    Column("id", _Id, nullable=False, unique=True),
    Column("band", SmallInteger, nullable=False),
    Column("s", Integer, nullable=False, comment="earliest day, inclusive; the latest where the start is open"),
    Column("e", Integer, nullable=False, comment="latest day, inclusive"),
    Column("after", Text, comment="ids of events that the texts put before it, where the days decide nothing"),
    Column("sources", Integer, nullable=False, comment="how many independent voices tell it"),
    Column("has_conflict", Boolean, nullable=False),
    Column("first_day", Integer, comment="reference date of its earliest article"),
    Column("digest", String(64), nullable=False),
    Column("view", Text, nullable=False, comment="Event without its mentions"),
    Column("summary", LargeBinary, nullable=False, comment="the JSON of a list, ready to send"),
    comment="A view over claims, rebuilt from them.",
)
Index("event_order", event.c.band, event.c.s, event.c.e, event.c.id, postgresql_include=["number"])

claim = Table(
    "claim",
    metadata,
    Column("event", _Number, ForeignKey("event.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("mention", _Id, nullable=False, index=True),
    Column("view", Text, comment="the mention as the event sees it, where that adds to the claim (inherited date)"),
    comment="Which claims an event is made of.",
)

facet = Table(
    "facet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("value", String(400), nullable=False),
    Column("events", Integer, nullable=False, comment="how many events carry it"),
    comment="What events are filtered by: type, place, participant, source, modality, granularity.",
)
Index("facet_value", facet.c.kind, facet.c.value, unique=True)

event_facet = Table(
    "event_facet",
    metadata,
    Column("facet", Integer, ForeignKey("facet.id"), primary_key=True),
    Column("band", SmallInteger, primary_key=True),
    Column("s", Integer, primary_key=True),
    Column("e", Integer, primary_key=True),
    Column("id", _Id, primary_key=True, comment="of the event"),
    Column("number", _Number, ForeignKey("event.number", ondelete="CASCADE"), nullable=False),
    sqlite_with_rowid=False,
    comment="The order of the timeline once per facet, so that a filter reads no event that it drops.",
)
Index("event_facet_event", event_facet.c.number)

change = Table(
    "change",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("revision", Integer, nullable=False, index=True),
    Column("event", _Id, nullable=False),
    Column("kind", String(10), nullable=False, comment="created, updated or removed"),
    comment="What each revision did to the view, with tombstones.",
)


decision = Table(
    "decision",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("at", String(40), nullable=False, comment="ISO moment"),
    Column("record", Text, nullable=False, comment="Decision"),
    comment="What editors decided; kept apart from the claims, applied at every rebuild.",
)

api_key = Table(
    "api_key",
    metadata,
    Column("id", String(16), primary_key=True, comment="the public half of the key"),
    Column("digest", String(64), nullable=False, comment="SHA-256 of the secret half, which is nowhere"),
    Column("name", String(200), nullable=False),
    Column("scopes", Text, nullable=False, comment="space-separated"),
    Column("created", String(32), nullable=False),
    Column("revoked", String(32)),
)


def bounds(interval: Interval | None) -> tuple[int, int]:
    """First and last day of an interval as ordinals, open ends as the two constants; none is (0, 0)."""
    if interval is None:
        return 0, 0
    start, end = interval.start, interval.end
    return _ordinal(start, OPEN_START), _ordinal(end, OPEN_END)


def place_of(interval: Interval | None) -> tuple[int, int, int]:
    """Where an event is filed: its band, and the first and last day that order it.

    Of an open start only the end is known, and there the event stands: before its beginning is no place.
    """
    s, e = bounds(interval)
    band = band_of(s, e)
    return band, e if band in (BAND_UNTIL, BAND_OPEN) else s, e


def rank_of(band: int, s: int, e: int) -> int | None:
    """A number that grows along the timeline and is equal for events of the same days, whose order is not known.

    ``None`` without a first day. It follows from the event alone, so that a new event moves no other.
    """
    return None if band in (BAND_UNDATED, BAND_UNTIL, BAND_OPEN) else s * (OPEN_END + 1) + e


def band_of(s: int, e: int) -> int:
    """The band of an interval given by its ordinals."""
    if e == 0:
        return BAND_UNDATED
    if s == OPEN_START:
        return BAND_OPEN if e == OPEN_END else BAND_UNTIL
    if e == OPEN_END:
        return BAND_SINCE
    return bisect_left(BANDS, e - s + 1)


def _ordinal(day: date | None, missing: int) -> int:
    return missing if day is None else day.toordinal()
