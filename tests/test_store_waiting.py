"""Documents that wait to be read: stored at once, in the end the same as read in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from tests.service_postgres import DATABASES, fresh_database
from timeline.articles import Hints, articles_of
from timeline.articles.article import Document
from timeline.errors import IdTakenError
from timeline.events.background import Background
from timeline.store import Store, add_documents, open_store, waiting
from timeline.store.build import read_out, rebuild_view
from timeline.store.changes import ArticleQuery, article_page
from timeline.store.intake import Arrival, Intake
from timeline.store.load import article_ids, count_rows, load_article, load_articles
from timeline.store.revision import read_revision
from timeline.store.waiting import count_waiting, last_waiting, make_events

TOWNS = ["حلب", "باريس", "روما", "نيويورك", "جنيف"]


def document(name: str, day: int = 3, town: str = "باريس") -> Document:
    text = f"خبر {name}\n\n{day} آذار 2017 - وكالة المرفأ\n\nيلتقي الوزيران في {town} غدا. ووقع انفجار في {town} أمس."
    return Document(name, text, source="وكالة المرفأ")


DOCUMENTS = [(document(f"d{number}", 3 + number % 3, TOWNS[number % 5]), "test") for number in range(12)]


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with fresh_database(request.param) as url, open_store(url) as opened:
        yield opened


def stored(store: Store, *documents: tuple[Document, str]) -> list[Arrival]:
    report = add_documents(store, documents, rebuild=False, claims=False, replace=True)
    assert not report.errors
    return [one.arrival for one in report.stored]


def counts(connection: Connection) -> tuple[int, int, int, int]:
    found = count_rows(connection)
    return found["articles"], found["claims"], found["events"], count_waiting(connection)


def test_in_the_end_all_is_as_if_it_had_been_read_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(waiting, "_BATCH", 5)
    assert stored(store, *DOCUMENTS) == [Arrival.NEW] * 12
    with store.reading() as connection:
        assert counts(connection) == (12, 0, 0, 12)
        article = load_article(connection, "d0")
        assert article is not None
        assert str(article.reference.best) == "2017-03-03"
        before = read_revision(connection)
    left = []
    while make_events(store):
        with store.reading() as connection:
            left.append(count_waiting(connection))
    assert left == [7, 2, 0]
    with store.reading() as connection:
        after = read_revision(connection)
        found = counts(connection)
    with open_store(f"{tmp_path}/other.db") as other:
        report = add_documents(other, DOCUMENTS)
        with other.reading() as connection:
            assert counts(connection) == found
    assert after.digest == after.content == report.change.revision.digest
    assert before.content != after.content
    assert found[1] > 12


def test_what_waits_is_unchanged_and_what_changes_waits_anew(store: Store) -> None:
    stored(store, DOCUMENTS[0], DOCUMENTS[1])
    assert stored(store, DOCUMENTS[0]) == [Arrival.UNCHANGED]
    other = replace(DOCUMENTS[0][0], text=DOCUMENTS[0][0].text + " ثم غادرا.")
    with store.reading() as connection:
        first = last_waiting(connection)
    assert stored(store, (other, "test")) == [Arrival.CHANGED]
    with store.reading() as connection:
        assert count_waiting(connection) == 2
        assert last_waiting(connection) > first
        assert last_waiting(connection, until=first) == first
    while make_events(store):
        pass
    assert stored(store, (other, "test"), DOCUMENTS[1]) == [Arrival.UNCHANGED] * 2


def test_an_article_that_waits_is_dated_for_who_asks_and_stands_in_no_list(store: Store) -> None:
    bounds = Background(hints=Hints(date(2017, 3, 3), date(2017, 3, 3)))
    undated = Document("u", "يلتقي الوزيران في باريس غدا.")
    stored(store, DOCUMENTS[0], (undated, "test"))
    with store.reading() as connection:
        article = load_article(connection, "u", bounds)
        assert article is not None
        assert article.reference.best == date(2017, 3, 3)
        assert [one.id for one in load_articles(connection)] == ["d0", "u"]
        assert article_page(connection, ArticleQuery(), None, 9) == []
        before = load_article(connection, "d0")
    assert make_events(store)
    with store.reading() as connection:
        assert [key for key, _ in article_page(connection, ArticleQuery(), None, 9)] == [(0, "u"), (736391, "d0")]
        assert load_article(connection, "d0") == before


DOSSIER = "\n".join(
    line
    for number in range(1, 4)
    for line in ("=====", f"خبر {number}", f"{number} آذار 2017", f"التقى الوزيران في {TOWNS[number]} أمس.")
)


def test_a_dossier_that_waits_has_reserved_the_ids_of_its_articles(store: Store) -> None:
    stored(store, (Document("004", DOSSIER), "test"))
    with store.reading() as connection:
        names = [article.id for article in articles_of(Document("004", DOSSIER))]
        assert names == ["004-01", "004-02", "004-03"] == [*article_ids(connection, "004")]
    report = add_documents(store, [(document("004-02"), "test")], rebuild=False, claims=False)
    assert [type(error) for error in report.errors] == [IdTakenError]
    stored(store, (document("005-01"), "test"))
    report = add_documents(store, [(Document("005", DOSSIER), "test")], rebuild=False, claims=False)
    assert [type(error) for error in report.errors] == [IdTakenError]
    while make_events(store):
        pass
    with store.reading() as connection:
        assert [article.id for article in load_articles(connection)] == [*names, "005-01"]


def test_the_claims_of_what_is_replaced_go_with_their_events(store: Store) -> None:
    stored(store, DOCUMENTS[0])
    assert make_events(store)
    stored(store, (replace(DOCUMENTS[0][0], text="لا خبر اليوم."), "test"))
    assert make_events(store)
    with store.reading() as connection:
        articles, claims, events, left = counts(connection)
    assert (articles, left) == (1, 0)
    assert claims == events == 0


def test_claims_of_a_document_that_was_replaced_meanwhile_are_not_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(store, DOCUMENTS[0])
    other = replace(DOCUMENTS[0][0], text="لا خبر اليوم.")

    def slow(*given: object, **named: object) -> Intake:
        monkeypatch.setattr(waiting, "read_out", read_out)
        stored(store, (other, "test"))
        return read_out(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(waiting, "read_out", slow)
    assert make_events(store)
    with store.reading() as connection:
        assert counts(connection) == (1, 0, 0, 1)
        article = load_article(connection, "d0")
        assert article is not None
        assert article.document.text == other.text


def test_a_text_that_breaks_the_reader_holds_up_no_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(store, *DOCUMENTS[:3])

    def breaking(one: Document, origin: str, background: Background, *, claims: bool = True) -> Intake:
        if one.id == "d1" and claims:
            raise RecursionError
        return read_out(one, origin, background, claims=claims)

    monkeypatch.setattr(waiting, "read_out", breaking)
    assert make_events(store)
    assert not make_events(store)
    with store.writing() as connection:
        rebuild_view(connection)
        articles, claims, _, left = counts(connection)
    assert (articles, left) == (3, 0)
    assert claims > 0
