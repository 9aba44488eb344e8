"""What the commands take in: fields of records, addresses, known events of the user, bounds of the day of writing."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import Pages, served
from tests.test_cli_commands import Done, run

TEXT = "أعلن وزير الخارجية أن اجتماعا سيعقد في المدينة يوم الجمعة المقبل لبحث الأزمة، وقال إن الوفود كلها مدعوة إليه."
EVENT = """
[[event]]
id = "well-opened"
type = "opening"
earliest = 2019-05-02
latest = 2019-05-02
names = ["افتتاح بئر السلام"]
source = "records of the village"
"""


def lines(done: Done) -> list[str]:
    return done.stdout.decode().splitlines()


def dates(done: Done) -> dict[str, str | None]:
    return {one["id"]: one["reference"]["date"] for one in json.loads(done.stdout)["articles"]}


def test_fields_of_records_by_name(tmp_path: Path) -> None:
    record = {"key": 7, "meta": {"day": "2015-12-16"}, "body": TEXT}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\nbroken\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'key;body;"meta.day"\n8;"{TEXT}";2015-12-17\n', encoding="utf-8")
    fields = ("--field", "text=body", "--field", "id=key", "--field", "published=meta.day")
    done = run("date", "a.jsonl", "b.csv", *fields, "--json", cwd=tmp_path)
    assert dates(done) == {"7": "2015-12-16", "8": "2015-12-17"}
    assert done.returncode == 1
    assert "a.jsonl:2: not JSON" in done.stderr.decode()
    built = run("build", "a.jsonl", "b.csv", *fields, "--db", "t.db", "--json", cwd=tmp_path)
    assert [one["id"] for one in json.loads(built.stdout)["documents"]] == ["7", "8"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--field", "body"), "NAME=FIELD"),
        (("--field", "colour=body"), "NAME of id, text"),
        (("--not-before", "2016-01-02", "--not-after", "2016-01-01"), "lies behind"),
        (("--not-before", "soon"), "write it as 2015-12-16"),
        (("--registry", "absent.toml"), "absent.toml"),
        (("--urls", "absent.txt"), "absent.txt"),
        (("--encoding", "klingon"), "unknown encoding"),
    ],
)
def test_what_is_not_understood_is_explained(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("date", "a.txt", *arguments, cwd=tmp_path)
    assert done.returncode != 0
    assert told in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_something_must_be_named() -> None:
    assert run("date").returncode == 2


def test_bounds_of_the_day_of_writing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "قال السكان اليوم الخميس إن الطريق فتح من جديد بعد أيام من الأمطار.", encoding="utf-8"
    )
    done = run("date", "a.txt", "--not-before", "2015-12-14", "--not-after", "2015-12-20", "--json", cwd=tmp_path)
    assert dates(done) == {"a": "2015-12-17"}


def test_a_registry_of_the_users_own_dates_and_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("بعد عامين على افتتاح بئر السلام قال أهل القرية إن الماء يكفيهم.", encoding="utf-8")
    (tmp_path / "own.toml").write_text(EVENT, encoding="utf-8")
    done = run("date", "a.txt", "--registry", "own.toml", "--lang", "en", cwd=tmp_path)
    assert any("records of the village" in line for line in lines(done))
    for arguments, arrival in (
        ((), "new"),
        ((), "unchanged"),
        (("--registry", "own.toml"), "changed"),
        (("--registry", "own.toml"), "unchanged"),
    ):
        told = run("build", "a.txt", "--db", "t.db", "--json", *arguments, cwd=tmp_path)
        assert json.loads(told.stdout)["documents"][0]["arrival"] == arrival, arguments


NAMES = '[[name]]\nlabel = "ليلى السكري"\nid = "person:leila"\nspellings = ["السكري"]\n'


def test_names_of_the_users_own_take_part_in_events_and_are_read_anew_when_they_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "قرار\nدمشق، 16 كانون الأول 2015 - أعلنت السكري في دمشق أمس استقالتها من المجلس.", encoding="utf-8"
    )
    for content, arrival, found in (
        (NAMES, "new", 1),
        (NAMES, "unchanged", 1),
        (NAMES.replace("السكري", "x"), "changed", 0),
    ):
        (tmp_path / "own.toml").write_text(content, encoding="utf-8")
        told = run("build", "a.txt", "--db", "t.db", "--names", "own.toml", "--json", cwd=tmp_path)
        assert json.loads(told.stdout)["documents"][0]["arrival"] == arrival
        shown = run("export", "--db", "t.db", "--participant", "person:leila", cwd=tmp_path)
        assert len(lines(shown)) == found
    (tmp_path / "own.toml").write_text("[[name]]", encoding="utf-8")
    for name, said in (("own.toml", "own.toml: name 1: lacks a label"), ("absent.toml", "absent.toml: cannot be read")):
        done = run("build", "a.txt", "--db", "t.db", "--names", name, cwd=tmp_path)
        assert done.returncode == 1
        assert said in done.stderr.decode()


def test_copies_are_linked_and_none_is_dropped(tmp_path: Path) -> None:
    longer = " ".join(f"{TEXT} وأضاف في بيان رقم {number} أن القافلة وصلت." for number in range(3))
    texts = {"a": longer, "b": longer + " نقلا عن الوكالة.", "c": "وصلت القافلة إلى المدينة بعد رحلة طويلة عبر الجبال."}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = json.loads(run("date", "a.txt", "b.txt", "c.txt", "--json", cwd=tmp_path).stdout)
    assert len(done["articles"]) == 3
    (link,) = done["duplicates"]
    assert (link["first"], link["second"]) == ("a", "b")
    assert any(line.startswith("a ≈ b") for line in lines(run("date", ".", "--lang", "en", cwd=tmp_path)))


class _Site(Pages):
    def answer(self) -> None:
        page = f"<html><body><article><h1>عنوان الخبر الأول</h1><time>2015-12-16</time><p>{TEXT}</p></article></body></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.encode())


@pytest.fixture
def site() -> Iterator[str]:
    with served(_Site) as address:
        yield address


def test_pages_by_address_and_by_a_list(site: str, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"# pages\n{site}/2\n\n{site}/1\nftp://x.example/3\n", encoding="utf-8")
    done = run("build", f"{site}/1", "--urls", "list.txt", "--db", "t.db", "--json", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert [len(one["articles"]) for one in report["documents"]] == [1, 1], "an address named twice is fetched once"
    assert [error["where"] for error in report["errors"]] == ["ftp://x.example/3"]
    again = json.loads(run("build", f"{site}/1", "--db", "t.db", "--json", cwd=tmp_path).stdout)
    assert not again["errors"], "the page at one address takes the place of its former state"


def test_standard_input_compressed_files_and_archives(tmp_path: Path) -> None:
    record = json.dumps({"id": "x", "text": TEXT, "published": "2015-12-16"}) + "\n"
    assert dates(run("date", "-", "--json", stdin=record, cwd=tmp_path)) == {"x": "2015-12-16"}
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(record.encode()))
    assert dates(run("date", "a.jsonl.gz", "--json", cwd=tmp_path)) == {"x": "2015-12-16"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build", "", "--db", "t.db"), "'': no such file or folder (check the path)"),
        (("build", "x" * 300, "--db", "t.db"), "x: cannot be opened: File name too long (check the path"),
        (("build", "a.txt", "--db", ""), "no database is named"),
        (("build", "a.txt", "--db", "x" * 300), "x: cannot be opened: File name too long"),
        (("build", "--urls", "list.txt", "--db", "t.db"), "http://[::1: no web address"),
        (
            ("build", "--urls", "none.txt", "--db", "t.db"),
            "none.txt: cannot be read: No such file or directory (a text",
        ),
        (("remove", "\udcff", "--db", "kept.db"), "an argument holds bytes that are no UTF-8"),
        (("keys", "create", "\udcff", "--db", "kept.db"), "an argument holds bytes that are no UTF-8"),
        (("backup", ".", "--db", "kept.db"), ".: is no file; name one for the backup"),
        (("backup", "pipe", "--db", "kept.db"), "pipe: is no file; name one for the backup"),
    ],
)
def test_a_name_that_names_no_file_is_told_and_takes_no_place(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    """An empty name would be the present folder, an empty database one in memory, and a device would be replaced."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "list.txt").write_text("http://[::1\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    if "kept.db" in arguments:
        assert run("build", "a.txt", "--db", "kept.db", cwd=tmp_path).returncode == 0
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert told in done.stderr.decode()
    assert (tmp_path / "pipe").is_fifo()
    assert not list(tmp_path.glob("*.part"))
