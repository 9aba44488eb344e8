"""The view: rebuilt without loss, unchanged where nothing changed, with a record of what did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text

from tests.service_postgres import DATABASES, fresh_database
from tests.service_samples import article, days, event, mention, replace_view
from timeline.errors import ReaderError, StoreError
from timeline.events.event import Basis, Timeline, TimelineEntry
from timeline.export.wire import ranked, summary_json
from timeline.resolution.resolution import Step
from timeline.store import Query, Store, open_store, page
from timeline.store.codec import dumps
from timeline.store.engine import open_engine, store_url
from timeline.store.intake import (
    Arrival,
    Intake,
    check_ids,
    classify,
    document_digest,
    known_documents,
    owners,
    put,
)
from timeline.store.load import (
    count_rows,
    load_article,
    load_articles,
    load_cards,
    load_event,
    load_mentions,
    load_timeline,
)
from timeline.store.revision import read_revision
from timeline.store.schema import change, claim, event_facet, facet, metadata, place_of, rank_of
from timeline.store.view import Placed, ViewChange

FIRST = article("a")
SECOND = article("b", date(2015, 12, 17), "الاجتماع 𐤀 في نيويورك")
UNDATED = article("c", None)
DAY = days("2015-12-18", "2015-12-18")
RANK = rank_of(*place_of(DAY)) or 0
assert RANK
STATED = mention("m1", FIRST, DAY)
PLAIN = mention("m2", SECOND)
JOINED = replace(PLAIN, interval=DAY, basis=Basis.INHERITED)
ONE = event("one", DAY, (STATED, JOINED), conflict=True)
TWO = event("two", None, (mention("m3", UNDATED),))


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with fresh_database(request.param) as found:
        yield found


def fill(connection: Connection) -> ViewChange:
    put(connection, [Intake(a.document, "test", (a,), ms) for a, ms in ((FIRST, (STATED,)), (SECOND, (PLAIN,)))])
    put(connection, [Intake(UNDATED.document, "test", (UNDATED,), TWO.mentions)])
    return replace_view(connection, [Placed(1, ONE), Placed(None, TWO)], load_cards(connection))


def test_a_timeline_comes_back_as_it_went_in(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        fill(connection)
        assert load_timeline(connection) == Timeline((TimelineEntry(RANK, ONE),), (TWO,))
        assert load_event(connection, "one") == Placed(RANK, ONE)
        assert load_event(connection, "two") == Placed(None, TWO)
        assert load_event(connection, "three") is None
        assert load_article(connection, "b") == SECOND
        assert load_article(connection, "d") is None
        assert list(load_articles(connection)) == [FIRST, SECOND, UNDATED]
        assert count_rows(connection) == {"documents": 3, "articles": 3, "claims": 3, "events": 2}


def test_a_claim_is_never_edited_by_the_event_that_it_joins(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        fill(connection)
        assert list(load_mentions(connection, "b")) == [PLAIN]
        views = {row.mention: row.view for row in connection.execute(select(claim))}
        assert views["m1"] is None
        assert views["m2"] is not None


def test_building_the_same_view_again_changes_nothing(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        first = fill(connection)
        assert (first.created, first.updated, first.removed, first.revision.number) == (2, 0, 0, 1)
        again = replace_view(connection, [Placed(1, ONE), Placed(None, TWO)], load_cards(connection))
        assert again == ViewChange(0, 0, 0, first.revision)
        assert len(connection.execute(select(change)).all()) == 2


def test_every_change_is_noted_with_its_revision_and_tombstones(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        fill(connection)
        renamed = replace(ONE, label="اسم آخر")
        new = event("new", DAY)
        result = replace_view(connection, [Placed(1, new), Placed(2, renamed)], load_cards(connection))
        assert (result.created, result.updated, result.removed, result.revision.number) == (1, 1, 1, 2)
        rows = connection.execute(
            select(change.c.event, change.c.kind).where(change.c.revision == 2).order_by(change.c.event)
        )
        assert [tuple(row) for row in rows] == [("new", "created"), ("one", "updated"), ("two", "removed")]
        assert load_event(connection, "one") == Placed(RANK, renamed)
        assert load_event(connection, "two") is None
        assert page(connection, Query(undated=True), 10).rows == ()


def test_a_new_order_alone_is_a_new_revision_but_no_change_of_the_event(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        before = fill(connection)
        result = replace_view(connection, [Placed(1, ONE, ("three",)), Placed(None, TWO)], load_cards(connection))
        assert (result.created, result.updated, result.removed) == (0, 0, 0)
        assert result.revision.number == before.revision.number + 1
        assert load_event(connection, "one") == Placed(RANK, ONE, ("three",))


def test_ranks_grow_along_the_timeline_and_are_equal_only_for_the_same_days(url: str) -> None:
    spans = [("2015-01-01", "2015-12-31"), ("2015-12-18", "2015-12-18"), ("2015-12-18", "2015-12-18")]
    spans += [("2015-12-18", "2015-12-19"), ("2016-01-01", "2016-01-01")]
    events = [event(f"e{number}", days(*span)) for number, span in enumerate(spans)]
    with open_store(url) as store, store.writing() as connection:
        replace_view(connection, [Placed(None, one) for one in (*events, TWO)], {})
        ranks = [row.rank for row in page(connection, Query(), 10).rows]
        assert ranks == [entry.rank for entry in load_timeline(connection).entries]
        assert None not in ranks
        assert [spans.index(span) for span in spans] == [ranks.index(rank) for rank in ranks]
        assert ranks == sorted(ranks, key=lambda rank: rank or 0)


def test_the_summary_is_sent_as_it_is_stored(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        fill(connection)
        (row,) = page(connection, Query(), 10).rows
        sent = orjson.loads(ranked(row.summary, row.rank))
        assert sent == {"rank": RANK, **summary_json(ONE, load_cards(connection))}
        assert next(iter(sent)) == "rank"


def test_facets_are_counted_and_go_with_their_last_event(url: str) -> None:
    def counts(connection: Connection) -> dict[tuple[str, str], int]:
        return {(row.kind, row.value): row.events for row in connection.execute(select(facet))}

    with open_store(url) as store, store.writing() as connection:
        fill(connection)
        assert counts(connection)["type", "meeting"] == 2
        assert counts(connection)["granularity", "day"] == 1
        replace_view(connection, [Placed(None, TWO)], {})
        assert counts(connection)["type", "meeting"] == 1
        assert ("granularity", "day") not in counts(connection)
        replace_view(connection, [], {})
        assert counts(connection) == {}
        assert connection.execute(select(event_facet)).all() == []


@settings(max_examples=20, deadline=None)
@given(st.permutations(["a", "b", "c"]), st.permutations([0, 1, 2]))
def test_the_digest_does_not_depend_on_the_order_of_arrival(order: list[str], events: list[int]) -> None:
    articles = {one.id: one for one in (FIRST, SECOND, UNDATED)}
    built = [Placed(1, ONE), Placed(None, TWO), Placed(2, event("three", DAY))]
    digests = set()
    for names, indexes in ((order, events), (sorted(order), [0, 1, 2])):
        with open_store(":memory:") as store, store.writing() as connection:
            for name in names:
                put(connection, [Intake(articles[name].document, "test", (articles[name],), ())])
            digests.add(replace_view(connection, [built[i] for i in indexes], {}).revision.digest)
    assert len(digests) == 1


def test_the_digest_tells_databases_apart_that_differ_in_an_article_alone(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        empty = replace_view(connection, [], {}).revision
        put(connection, [Intake(FIRST.document, "test", (FIRST,), ())])
        filled = replace_view(connection, [], {}).revision
        assert (empty.number, filled.number) == (0, 1)
        assert empty.digest != filled.digest
        assert read_revision(connection) == filled


def test_no_number_of_an_event_is_given_twice(url: str) -> None:
    one, other = (event(name, days("2015-12-18", "2015-12-18")) for name in ("one", "other"))
    with open_store(url) as store, store.writing() as connection:
        replace_view(connection, [Placed(1, one)], {})
        first = connection.execute(text("SELECT number FROM event")).scalar_one()
        replace_view(connection, [], {})
        replace_view(connection, [Placed(1, other)], {})
        assert connection.execute(text("SELECT number FROM event")).scalar_one() > first


def test_a_document_is_new_then_unchanged_then_changed(url: str) -> None:
    changed = replace(FIRST.document, text="نص آخر")
    name = FIRST.document.id
    with open_store(url) as store, store.writing() as connection:
        assert known_documents(connection, [name]) == {}
        assert classify(FIRST.document, "here", None) is Arrival.NEW
        put(connection, [Intake(FIRST.document, "here", (FIRST,), (STATED,))])
        known = known_documents(connection, [name, "other"])[name]
        assert classify(FIRST.document, "elsewhere", known) is Arrival.UNCHANGED
        assert classify(changed, "here", known) is Arrival.CHANGED
        with pytest.raises(ReaderError, match="already belongs to another document"):
            classify(changed, "elsewhere", known)
        assert classify(changed, "elsewhere", known, replace=True) is Arrival.CHANGED


def test_a_changed_document_replaces_its_articles_and_claims(url: str) -> None:
    other = replace(FIRST, id="a-01", document=replace(FIRST.document, text="نص آخر تماما"))
    with open_store(url) as store, store.writing() as connection:
        put(connection, [Intake(FIRST.document, "here", (FIRST,), (STATED,))])
        put(connection, [Intake(other.document, "here", (other,), (mention("m9", other),))])
        assert [one.id for one in load_articles(connection)] == ["a-01"]
        assert [one.id for one in load_mentions(connection)] == ["m9"]


def test_an_article_cannot_take_the_id_of_another_documents_article(url: str) -> None:
    dossier = replace(FIRST, id="b")
    with open_store(url) as store, store.writing() as connection:
        put(connection, [Intake(SECOND.document, "here", (SECOND,), ())])
        taken = owners(connection, [dossier.id, "c"])
        with pytest.raises(ReaderError, match="already taken in document 'b'"):
            check_ids(Intake(FIRST.document, "there", (dossier,), ()), taken)
        check_ids(Intake(SECOND.document, "there", (SECOND,), ()), taken)


@pytest.mark.parametrize("name", ["", "x" * 201, "a\0b"])
def test_an_id_that_no_database_can_hold_is_refused(url: str, name: str) -> None:
    document = replace(FIRST.document, id=name)
    with open_store(url) as store, store.reading() as connection:
        known = known_documents(connection, [name])
    with pytest.raises(ReaderError):
        classify(document, "here", known.get(name))


def test_text_that_is_no_unicode_is_refused() -> None:
    document = replace(FIRST.document, text="a\ud800b")
    with pytest.raises(ReaderError, match="surrogate"):
        document_digest(document)


def test_a_transaction_that_fails_leaves_nothing(url: str) -> None:
    def fill_and_fail(store: Store) -> None:
        with store.writing() as connection:
            fill(connection)
            dumps(Step("no", (object(),)), Step)

    with open_store(url) as store:
        with pytest.raises(StoreError):
            fill_and_fail(store)
        with store.reading() as connection:
            assert sum(count_rows(connection).values()) == 0


def test_a_reader_keeps_its_snapshot_while_a_writer_commits(url: str) -> None:
    with open_store(url) as store, store.reading() as reader:
        assert count_rows(reader)["events"] == 0
        with store.writing() as connection:
            fill(connection)
        assert count_rows(reader)["events"] == 0
        with store.reading() as later:
            assert count_rows(later)["events"] == 2


def test_the_migrations_make_the_schema_that_the_code_expects(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(_object: object, name: str | None, *_more: object) -> bool:
        return not (name or "").startswith("event_text")

    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_opening_what_is_no_timeline_database_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("لا قاعدة هنا " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be used as a timeline database"):
        open_store(tmp_path / "text.db")
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="does not exist"):
        open_store(tmp_path / "no" / "such" / "t.db")
    with pytest.raises(StoreError, match="no such database"):
        open_store(tmp_path / "absent.db", create=False)
    assert not (tmp_path / "absent.db").exists()


def test_a_database_of_other_software_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE address (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="holds other tables"):
        open_store(tmp_path / "other.db")


def test_a_database_of_a_later_version_is_refused(tmp_path: Path) -> None:
    import sqlite3

    open_store(tmp_path / "t.db").close()
    with sqlite3.connect(tmp_path / "t.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="9999 is not known to this version"):
        open_store(tmp_path / "t.db")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("t.db", "sqlite:///t.db"),
        ("sqlite:///x.db", "sqlite:///x.db"),
        ("postgresql://user@host/name", "postgresql+psycopg://user@host/name"),
    ],
)
def test_a_database_is_named_by_path_or_url(given: str, expected: str) -> None:
    assert store_url(given).render_as_string() == expected


@pytest.mark.parametrize("url", ["nosuch://x", "mysql://u@h/x", "://"])
def test_a_url_without_a_driver_says_so_and_hides_the_password(url: str) -> None:
    with pytest.raises(StoreError, match=r"no driver|not a database URL|does not exist"):
        open_store(url)
    with pytest.raises(StoreError) as caught:
        open_store("nosuch://user:geheim@host/x")
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(as_of=date(2015, 12, 15)), []),
        (Query(as_of=date(2015, 12, 16)), ["one"]),
        (Query(published_from=date(2015, 12, 17), published_to=date(2015, 12, 17)), ["one"]),
        (Query(published_from=date(2015, 12, 18)), []),
        (Query(published_to=date(2015, 12, 15)), []),
        (Query(published_to=date(2015, 12, 16), undated=True), []),
        (Query(facets=(("type", "meeting"),), published_from=date(2015, 12, 17)), ["one"]),
        (Query(words="نيويورك", published_from=date(2015, 12, 17)), ["one"]),
    ],
)
def test_events_are_selected_by_the_dates_of_the_articles_that_tell_them(
    url: str, query: Query, expected: list[str]
) -> None:
    with open_store(url) as store, store.writing() as connection:
        fill(connection)
        assert [row.key.id for row in page(connection, query, 10).rows] == expected
