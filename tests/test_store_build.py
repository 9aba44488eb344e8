"""``build`` on real files: idempotent, additive, replacing what changed, and never stopped by one bad input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.articles.article import Document
from timeline.store import Query, Store, build, open_store, page
from timeline.store.build import add_documents, read_out
from timeline.store.intake import Arrival, put
from timeline.store.load import count_rows, load_articles, load_mentions, load_timeline
from timeline.store.revision import read_revision, read_state, write_state

FIRST = """\
الوزيران يلتقيان في نيويورك

16 كانون الأول 2015 - وكالة المرفأ

أعلن وزير الخارجية أن اجتماعا سيعقد في نيويورك يوم الجمعة المقبل لبحث الأزمة.
"""
SECOND = """\
موعد نيويورك ثابت

17 كانون الأول 2015 - صحيفة الجسر

يعقد غدا الجمعة في نيويورك اجتماع وزاري لبحث الأزمة، بعد لقاء جرى في موسكو الثلاثاء الماضي.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db") as opened:
        yield opened


def event_ids(store: Store) -> list[str]:
    with store.reading() as connection:
        return [row.key.id for row in page(connection, Query(), 1000).rows]


def test_building_twice_changes_nothing(store: Store, folder: Path) -> None:
    first = build(store, [folder])
    assert first.errors == ()
    assert [one.arrival for one in first.stored] == [Arrival.NEW]
    assert first.change.created > 0
    ids = event_ids(store)
    assert ids
    second = build(store, [folder])
    assert [one.arrival for one in second.stored] == [Arrival.UNCHANGED]
    assert second.change.revision == first.change.revision
    assert (second.change.created, second.change.updated, second.change.removed) == (0, 0, 0)
    assert event_ids(store) == ids


def test_a_further_document_adds_and_an_earlier_one_stays(store: Store, folder: Path) -> None:
    build(store, [folder / "first.txt"])
    with store.reading() as connection:
        before = list(load_mentions(connection, "first"))
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    report = build(store, [folder / "second.txt"])
    assert report.count(Arrival.NEW) == 1
    assert report.change.revision.number == 2
    with store.reading() as connection:
        assert count_rows(connection)["documents"] == 2
        assert list(load_mentions(connection, "first")) == before


def test_order_and_grouping_of_the_inputs_do_not_matter(store: Store, folder: Path, tmp_path: Path) -> None:
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    build(store, [folder / "first.txt"])
    build(store, [folder / "second.txt"])
    with open_store(tmp_path / "other.db") as other:
        build(other, [folder / "second.txt", folder / "first.txt"])
        with store.reading() as one, other.reading() as two:
            assert read_revision(one).digest == read_revision(two).digest
            assert load_timeline(one) == load_timeline(two)


def test_a_document_that_changed_replaces_its_claims(store: Store, folder: Path) -> None:
    build(store, [folder])
    (folder / "first.txt").write_text(FIRST.replace("الجمعة", "السبت"), encoding="utf-8")
    report = build(store, [folder])
    assert [one.arrival for one in report.stored] == [Arrival.CHANGED]
    with store.reading() as connection:
        texts = {mention.text for mention in load_mentions(connection)}
        assert count_rows(connection)["documents"] == 1
    assert any("السبت" in text for text in texts)
    assert not any("الجمعة" in text for text in texts)


def test_a_document_read_by_another_version_is_read_again(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(store, [folder])
    monkeypatch.setattr("timeline.store.intake.pipeline_fingerprint", lambda: "later version")
    assert [one.arrival for one in build(store, [folder]).stored] == [Arrival.CHANGED]
    assert [one.arrival for one in build(store, [folder]).stored] == [Arrival.UNCHANGED]


def test_bad_inputs_are_named_and_the_others_are_built(store: Store, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "latin.txt").write_bytes("موسكو 16 كانون الأول".encode("cp1256"))
    (folder / "long.txt").write_bytes(b"\xd8\xa7" * 6_000_000)
    report = build(store, [folder, folder / "absent"])
    assert [one.document for one in report.stored] == ["first"]
    told = {Path(error.where).name: error for error in report.errors}
    assert set(told) == {"empty.txt", "binary.txt", "latin.txt", "long.txt", "absent"}
    for error in report.errors:
        assert error.what
        assert error.hint
    assert event_ids(store)


def test_warnings_stand_apart_from_errors(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "وصل الوفد", "published": "zz"}\n{', encoding="utf-8")
    report = build(store, [tmp_path / "a.jsonl"])
    assert [one.document for one in report.stored] == ["a"]
    assert [error.line for error in report.errors] == [2]
    assert [(warning.line, warning.what) for warning in report.warnings] == [(1, "the date 'zz' names no day")]


def test_two_files_of_one_name_are_kept_apart(store: Store, folder: Path) -> None:
    build(store, [folder / "first.txt"])
    other = folder / "first_other.txt"
    other.write_text(SECOND, encoding="utf-8")
    report = build(store, [other])
    assert report.stored == ()
    assert "already belongs to another document" in report.errors[0].what
    assert build(store, [other], replace=True).count(Arrival.CHANGED) == 1


def test_a_build_that_was_killed_before_the_view_is_finished_by_the_next(store: Store) -> None:
    with store.writing() as connection:
        put(connection, [read_out(Document("first", FIRST), "test")])
        write_state(connection, "stale", "yes")
    assert event_ids(store) == []
    build(store, [])
    assert event_ids(store)
    with store.reading() as connection:
        assert read_state(connection, "stale") is None


def test_what_progress_is_told(store: Store, folder: Path) -> None:
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    seen: list[str] = []
    build(store, [folder], on_progress=seen.append)
    assert seen == ["first", "second"]


def test_documents_at_hand_are_added_like_files(store: Store) -> None:
    report = add_documents(store, [(Document("a/b c", FIRST), "test")])
    assert [one.articles for one in report.stored] == [("a/b c",)]
    with store.reading() as connection:
        (article,) = load_articles(connection)
        assert article.reference.best is not None
        assert article.reference.best.isoformat() == "2015-12-16"


def test_storing_nothing_is_nothing(store: Store) -> None:
    with store.writing() as connection:
        put(connection, [])
    assert build(store, []).change.revision.number == 0
