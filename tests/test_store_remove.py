"""What a document that is taken out takes with it, read by hand: its claims, its conflicts, what rested on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, func, select

from tests.service_postgres import DATABASES, fresh_database
from timeline.articles.article import Document
from timeline.dates.interval import Interval
from timeline.events.event import Event, Mention
from timeline.store import Store, open_store
from timeline.store.build import add_documents, remove_document
from timeline.store.load import load_mentions, load_timeline
from timeline.store.schema import claim, event, event_facet, facet, link, mention, mention_key, pending

KEPT = Document(
    "kept",
    "غرقت العبارة «نسمة البحر» يوم الأحد قبالة ميناء سفاجا ما أسفر عن مصرع 46 شخصا.\n"
    "واستقال وزير النقل المصري ماهر عبد الباقي يوم الثلاثاء.",
    source="صحيفة المرفأ",
    published="2014-02-12",
)
COUNTED = Document(
    "counted",
    "وصل كيري إلى موسكو بعد يومين من لقاء بوتين وميركل في ميلانو.",
    source="صحيفة الجسر",
    published="2014-02-12",
)
GONE = Document(
    "gone",
    "أدى غرق العبارة «نسمة البحر» يوم الأحد قبالة ميناء سفاجا إلى مقتل 58 شخصا.\nالتقى بوتين ميركل في ميلانو يوم الخميس الماضي.",
    source="وكالة السهل",
    published="2014-02-11",
)
TABLES = (mention, mention_key, link, pending)


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with fresh_database(request.param) as url, open_store(url) as opened:
        add_documents(opened, [(one, "test") for one in (KEPT, COUNTED, GONE)])
        yield opened


def events_of(connection: Connection) -> list[Event]:
    timeline = load_timeline(connection)
    return [*(entry.event for entry in timeline.entries), *timeline.undated]


def telling(connection: Connection, words: str) -> Event:
    """The event of which some claim says these words."""
    (found,) = {one.id: one for one in events_of(connection) if any(words in m.text for m in one.mentions)}.values()
    return found


def arrival(connection: Connection) -> Mention:
    (found,) = [m for m in telling(connection, "وصل كيري").mentions if m.article == "counted"]
    return found


def test_its_claims_and_conflicts_go_and_the_events_of_others_keep_their_ids(store: Store) -> None:
    with store.writing() as connection:
        ferry = telling(connection, "أدى غرق العبارة")
        assert {m.article for m in ferry.mentions} == {"kept", "gone"}
        assert [conflict.kind for conflict in ferry.conflicts] == ["count"]
        untouched = [one for one in events_of(connection) if {m.article for m in one.mentions} == {"kept"}]
        assert untouched
        removal = remove_document(connection, "gone")
        assert removal is not None
        assert removal.articles == ("gone",)
        left = events_of(connection)
        assert {m.article for one in left for m in one.mentions} == {"kept", "counted"}
        assert not [one for one in left if one.conflicts]
        assert telling(connection, "غرقت العبارة").interval == Interval.day(date(2014, 2, 9))
        assert [one for one in left if one.id in {other.id for other in untouched}] == untouched
        assert not list(load_mentions(connection, "gone"))


def test_a_day_that_was_counted_from_its_event_goes(store: Store) -> None:
    with store.writing() as connection:
        days = arrival(connection).interval
        assert days is not None
        assert str(days.start) == "2014-02-08"
        remove_document(connection, "gone")
        assert arrival(connection).interval is None


def test_nothing_of_it_can_be_found(store: Store) -> None:
    with store.writing() as connection:
        remove_document(connection, "gone")
        names = set(connection.execute(select(mention.c.id)).scalars())
        shown = {one.id for told in events_of(connection) for one in told.mentions}
        assert set(connection.execute(select(claim.c.mention)).scalars()) == shown
        assert shown <= names
        assert set(connection.execute(select(mention_key.c.mention)).scalars()) <= names
        ends = connection.execute(select(link.c.a, link.c.b).where(link.c.kind == 0)).all()
        assert {end for row in ends for end in row} <= names
        numbers = set(connection.execute(select(event.c.number)).scalars())
        assert set(connection.execute(select(event_facet.c.number)).scalars()) <= numbers
        counted = Counter(connection.execute(select(event_facet.c.facet)).scalars())
        for row in connection.execute(select(facet.c.id, facet.c.events)):
            assert row.events == counted[row.id]
        assert connection.execute(select(func.count()).select_from(pending)).scalar_one() == 0


def test_it_leaves_the_store_as_if_it_had_never_come(store: Store) -> None:
    with (
        fresh_database(DATABASES[0]) as url,
        open_store(url) as never,
        store.writing() as connection,
    ):
        add_documents(never, [(one, "test") for one in (KEPT, COUNTED)])
        remove_document(connection, "gone")
        with never.reading() as other:
            assert load_timeline(connection) == load_timeline(other)
            for table in TABLES:
                ordered = select(table).order_by(*table.primary_key)
                assert connection.execute(ordered).all() == other.execute(ordered).all()


def test_what_came_again_is_what_it_was(store: Store) -> None:
    with store.reading() as connection:
        before = load_timeline(connection)
    with store.writing() as connection:
        remove_document(connection, "gone")
    add_documents(store, [(GONE, "test")])
    with store.reading() as connection:
        assert load_timeline(connection) == before
