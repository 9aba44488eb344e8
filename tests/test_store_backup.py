"""A backup holds everything, for either kind of database, and a broken one is never taken for whole."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS
from timeline.errors import StoreError
from timeline.store import Query, Store, build, open_store, page
from timeline.store.backup import restore, write_backup
from timeline.store.load import count_rows, load_articles, load_timeline
from timeline.store.revision import read_revision


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backup")
    with open_store(folder / "t.db") as store:
        build(store, [REPORTS])
        with store.reading() as connection:
            write_backup(connection, folder / "one.gz")
            write_backup(connection, folder / "two.gz")
    assert (folder / "one.gz").read_bytes() == (folder / "two.gz").read_bytes()
    return folder


def restored(store: Store, path: Path) -> int:
    with store.writing() as connection:
        return restore(connection, path)


@pytest.mark.parametrize("kind", DATABASES)
def test_what_is_restored_is_what_was_there(backup: Path, kind: str) -> None:
    with fresh_database(kind) as url, open_store(url) as copy, open_store(backup / "t.db") as store:
        assert restored(copy, backup / "one.gz") > 100
        with store.reading() as one, copy.reading() as two:
            assert load_timeline(two) == load_timeline(one)
            assert list(load_articles(two)) == list(load_articles(one))
            assert (count_rows(two), read_revision(two)) == (count_rows(one), read_revision(one))
            for query in (Query(), Query(words="نيويورك"), Query(facets=(("type", "meeting"),)), Query(undated=True)):
                assert page(two, query, 500) == page(one, query, 500)
            write_backup(two, backup / f"{kind}.gz")
        assert (backup / f"{kind}.gz").read_bytes() == (backup / "one.gz").read_bytes()
        # Numbers that the database gives out go on where they were.
        assert build(copy, [REPORTS]).change.revision == read_revision_of(store)


def read_revision_of(store: Store) -> object:
    with store.reading() as connection:
        return read_revision(connection)


def test_nothing_is_restored_over_something(backup: Path) -> None:
    with open_store(backup / "t.db") as store, pytest.raises(StoreError, match="not empty"):
        restored(store, backup / "one.gz")


STRANGE_ROWS = [
    b"7\n",
    b"null\n",
    b"[1]\n",
    b'["event",5]\n',
    b'["event",[]]\n',
    b'[["event"],[]]\n',
    b'["state",[null,{}]]\n',
]


@pytest.mark.parametrize("row", STRANGE_ROWS, ids=repr)
def test_a_row_that_is_none_is_named(backup: Path, tmp_path: Path, row: bytes) -> None:
    lines = gzip.decompress((backup / "one.gz").read_bytes()).splitlines(keepends=True)
    bad = tmp_path / "bad.gz"
    bad.write_bytes(gzip.compress(b"".join([lines[0], row, *lines[1:]])))
    with open_store(tmp_path / "t.db") as store:
        with pytest.raises(StoreError, match=r"bad\.gz"):
            restored(store, bad)
        with store.reading() as connection:
            assert sum(count_rows(connection).values()) == 0


def test_a_damaged_byte_anywhere_is_found(backup: Path, tmp_path: Path) -> None:
    whole, bad = (backup / "one.gz").read_bytes(), tmp_path / "bad.gz"
    with open_store(tmp_path / "t.db") as store:
        # Behind the header of ten bytes; what stands early breaks the compressed data itself.
        for at in (*range(10, 50), len(whole) // 2, len(whole) - 1):
            bad.write_bytes(whole[:at] + bytes((whole[at] ^ 0xFF,)) + whole[at + 1 :])
            with pytest.raises(StoreError, match=r"bad\.gz"):
                restored(store, bad)


@pytest.mark.parametrize("damage", ["cut", "row", "header", "text", "version", "absent"])
def test_a_broken_backup_leaves_nothing_behind(backup: Path, tmp_path: Path, damage: str) -> None:
    lines = gzip.decompress((backup / "one.gz").read_bytes()).splitlines(keepends=True)
    bad = tmp_path / "bad.gz"
    if damage == "cut":
        bad.write_bytes((backup / "one.gz").read_bytes()[:-2000])
    elif damage == "text":
        bad.write_text("not gzip", encoding="utf-8")
    elif damage != "absent":
        changed = {
            "row": lines[:5] + lines[6:],
            "header": lines[1:],
            "version": [lines[0].replace(b'"schema":"', b'"schema":"9'), *lines[1:]],
        }[damage]
        bad.write_bytes(gzip.compress(b"".join(changed)))
    with open_store(tmp_path / "t.db") as store:
        with pytest.raises(StoreError, match=r"bad\.gz"):
            restored(store, bad)
        with store.reading() as connection:
            assert sum(count_rows(connection).values()) == 0


def test_a_backup_that_cannot_be_written_is_explained(backup: Path, tmp_path: Path) -> None:
    with (
        open_store(backup / "t.db") as store,
        store.reading() as connection,
        pytest.raises(StoreError, match=r"no/t\.gz"),
    ):
        write_backup(connection, tmp_path / "no" / "t.gz")
