"""``timeline decide``: what an editor decides at the command line, and how it is taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli_commands import REPORT, Done, run

BY = ("--author", "هدى", "--reason", "بيان الوزارة", "--db", "t.db")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A database of one report that gives an event a day, and of another that says the same of another city."""
    (tmp_path / "first.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "second.txt").write_text(REPORT.replace("نيويورك", "باريس"), encoding="utf-8")
    assert run("build", "first.txt", "second.txt", "--db", "t.db", cwd=tmp_path).returncode == 0
    return tmp_path


def events(folder: Path) -> list[dict[str, Any]]:
    """The events of the database."""
    return [json.loads(line) for line in run("events", "--db", "t.db", cwd=folder).stdout.decode().splitlines()]


def claims(folder: Path, event: str) -> list[str]:
    """The ids of the claims of an event."""
    told = run("decide", "claims", event, "--db", "t.db", "--json", cwd=folder)
    return [claim["id"] for claim in json.loads(told.stdout)["claims"]]


def partition(folder: Path) -> set[frozenset[str]]:
    """Which claims stand together."""
    return {frozenset(claims(folder, event["id"])) for event in events(folder)}


def complaint(done: Done) -> str:
    """What a command that failed says."""
    assert done.returncode == 1
    return done.stderr.decode()


def test_events_are_merged_and_a_merge_is_taken_back(built: Path) -> None:
    before = events(built)
    apart = partition(built)
    both = frozenset((*claims(built, before[0]["id"]), *claims(built, before[1]["id"])))
    done = run("decide", "merge", before[0]["id"], before[1]["id"], *BY, "--json", cwd=built)
    told = json.loads(done.stdout)
    assert told["decision"]["author"] == "هدى"
    assert told["decision"]["reason"] == "بيان الوزارة"
    assert told["events"]["removed"] == 1
    assert both in partition(built)
    undone = run("decide", "undo", told["decision"]["id"], *BY, cwd=built)
    assert undone.returncode == 0
    assert partition(built) == apart


def test_a_claim_is_split_off_and_marked_as_wrong(built: Path) -> None:
    one, other = (event["id"] for event in events(built)[:2])
    first, *others = [*claims(built, one), *claims(built, other)]
    assert run("decide", "merge", one, other, *BY, cwd=built).returncode == 0
    assert run("decide", "split", first, *BY, cwd=built).returncode == 0
    assert frozenset((first,)) in partition(built)
    home = next(one["id"] for one in events(built) if others[0] in claims(built, one["id"]))
    assert run("decide", "wrong", others[0], *BY, cwd=built).returncode == 0
    listed = run("decide", "claims", home, "--db", "t.db", cwd=built).stdout.decode().splitlines()
    assert [line.split()[0] for line in listed if line.endswith("(wrong)")] == [others[0]]


def test_a_date_and_a_name_survive_a_rebuild(built: Path) -> None:
    event = events(built)[0]["id"]
    assert run("decide", "pin", event, "--date", "2015-12-19", *BY, cwd=built).returncode == 0
    assert run("decide", "rename", event, "--label", "لقاء الوزيرين", *BY, cwd=built).returncode == 0
    (built / "third.txt").write_text(REPORT.replace("نيويورك", "لندن"), encoding="utf-8")
    assert run("build", "third.txt", "--db", "t.db", cwd=built).returncode == 0
    found = next(one for one in events(built) if one["id"] == event)
    assert (found["label"], found["earliest"], found["latest"]) == ("لقاء الوزيرين", "2015-12-19", "2015-12-19")


def test_the_list_tells_who_decided_what_and_what_was_taken_back(built: Path) -> None:
    event = events(built)[0]["id"]
    made = json.loads(run("decide", "rename", event, "--label", "لقاء", *BY, "--json", cwd=built).stdout)
    name = made["decision"]["id"]
    assert run("decide", "undo", name, *BY, cwd=built).returncode == 0
    lines = run("decide", "list", "--db", "t.db", cwd=built).stdout.decode().splitlines()
    first = next(line for line in lines if line.startswith(name))
    assert "rename  هدى: بيان الوزارة" in first
    assert first.endswith("(taken back)")
    kept = json.loads(run("decide", "list", "--db", "t.db", "--json", cwd=built).stdout)["decisions"]
    assert [one["action"] for one in kept] == ["rename", "revoke"]
    assert kept[1]["target"] == name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("merge", "m-1", "m-2"), "there is no claim or event 'm-1'"),
        (("wrong", "e-1"), "there is no claim or event 'e-1'"),
        (("undo", "d-1"), "there is no decision 'd-1'"),
    ],
)
def test_what_is_not_there_is_named_and_nothing_is_kept(built: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in complaint(run("decide", *arguments, *BY, cwd=built))
    assert json.loads(run("decide", "list", "--db", "t.db", "--json", cwd=built).stdout) == {"decisions": []}


def test_a_decision_lacks_nothing_that_it_needs(built: Path) -> None:
    event = events(built)[0]["id"]
    assert "--date" in complaint(run("decide", "pin", event, "--date", "الجمعة", *BY, cwd=built))
    assert "merge needs" in complaint(run("decide", "merge", claims(built, event)[0], *BY, cwd=built))
    empty = ("--author", " ", "--reason", "سبب", "--db", "t.db")
    assert "--author" in complaint(run("decide", "wrong", claims(built, event)[0], *empty, cwd=built))
    assert run("decide", "wrong", claims(built, event)[0], "--db", "t.db", cwd=built).returncode == 2
    assert "there is no event" in complaint(run("decide", "claims", "e-1", "--db", "t.db", cwd=built))
