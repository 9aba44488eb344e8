"""The command line, run as its users run it."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from timeline.cli import main
from timeline.cli.annotate import run as annotate_lines
from timeline.cli.collector import calm

ROOT = Path(__file__).resolve().parents[1]
REPORT = """\
الوزيران يلتقيان في نيويورك

16 كانون الأول 2015 - وكالة المرفأ

أعلن وزير الخارجية أن اجتماعا سيعقد في نيويورك يوم الجمعة المقبل لبحث الأزمة.
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: str, stdin: str | bytes = b"", cwd: Path | None = None) -> Done:
    """Run a command in this process: the same ``main``, with streams and arguments of its own."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    streams = [io.TextIOWrapper(io.BytesIO(content), encoding="utf-8") for content in (data, b"", b"")]
    with (
        contextlib.chdir(cwd or ROOT),
        mock.patch.multiple(sys, argv=["timeline", *arguments], stdin=streams[0], stdout=streams[1], stderr=streams[2]),
        pytest.raises(SystemExit) as left,
    ):
        main()
    for stream in streams[1:]:
        stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams[1:])
    assert isinstance(left.value.code, int)
    return Done(left.value.code, out, err)


def run_apart(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> Done:
    """Run a command as a process of its own."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-m", "timeline.cli", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "first.txt").write_text(REPORT, encoding="utf-8")
    done = run("build", "first.txt", "--db", "t.db", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().startswith("t.db: documents: 1 new, 0 changed, 0 unchanged, 0 failed; events: ")
    return folder


def test_help_names_every_command() -> None:
    told = run_apart("--help").stdout.decode()
    for command in ("build", "show", "resolve", "annotate", "events", "date", "serve", "demo"):
        assert re.search(rf"^\W*{command}\b", told, re.MULTILINE), command


def test_building_again_says_that_nothing_changed(built: Path) -> None:
    told = run("build", "first.txt", "--db", "t.db", "--json", cwd=built)
    report = json.loads(told.stdout)
    assert told.returncode == 0
    assert report["documents"][0]["arrival"] == "unchanged"
    assert report["events"] == {"created": 0, "updated": 0, "removed": 0}
    assert report["revision"] == 1


def test_a_failed_input_is_named_and_the_exit_status_says_so(built: Path, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    told = run("build", ".", "absent", "--db", "t.db", "--json", cwd=tmp_path)
    assert told.returncode == 1
    assert {error["where"] for error in json.loads(told.stdout)["errors"]} == {"empty.txt", "absent"}
    lines = told.stderr.decode().splitlines()
    assert len(lines) == 2
    assert all(line.startswith("timeline: ") for line in lines)
    assert json.loads(told.stdout)["documents"][0]["arrival"] == "new"


def test_show_is_for_readers(built: Path) -> None:
    told = run("show", "--db", "t.db", cwd=built).stdout.decode()
    assert "الجمعة 18 كانون الأول 2015" in told
    assert "اجتماع" in told
    english = run("show", "--db", "t.db", "--lang", "en", cwd=built).stdout.decode()
    assert "Friday 18 December 2015" in english
    gulf = run("show", "--db", "t.db", "--months", "egyptian", "--digits", "arab", cwd=built).stdout.decode()
    assert "الجمعة ١٨ ديسمبر ٢٠١٥" in gulf
    hijri = run("show", "--db", "t.db", "--calendar", "hijri", cwd=built).stdout.decode()
    assert "7 ربيع الأول 1437 هـ" in hijri


@pytest.mark.parametrize(
    ("arguments", "dates"),
    [
        ((), {"2015-12-16", "2015-12-18"}),
        (("--from", "2015-12-17"), {"2015-12-18"}),
        (("--to", "2015-12-17"), {"2015-12-16"}),
        (("--from", "2015-12", "--to", "2015-12"), {"2015-12-16", "2015-12-18"}),
        (("--from", "2016"), set()),
    ],
)
def test_show_selects_by_day_month_and_year(built: Path, arguments: tuple[str, ...], dates: set[str]) -> None:
    events = json.loads(run("show", "--db", "t.db", "--json", *arguments, cwd=built).stdout)["events"]
    assert {event["date"]["edtf"] for event in events} <= {"2015-12-16", "2015-12-18"}
    assert {event["date"]["edtf"] for event in events} >= dates - {"2015-12-16"}
    assert [event["date"]["earliest"] for event in events] == sorted(event["date"]["earliest"] for event in events)


def test_a_wrong_date_or_database_is_explained(built: Path) -> None:
    wrong = run("show", "--db", "t.db", "--from", "18/12/2015", cwd=built)
    assert wrong.returncode == 1
    assert "write a day as 2015-12-18" in wrong.stderr.decode()
    absent = run("show", "--db", "absent.db", cwd=built)
    assert absent.returncode == 1
    assert "timeline build PATH --db absent.db" in absent.stderr.decode()
    assert not (built / "absent.db").exists()
    assert run("resolve", "غدا", "--published", "gestern").returncode == 2
    assert run("events", "--format", "xml", "--db", "t.db", cwd=built).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "--from", "2016", "--to", "2015"), "--from 2016 lies behind --to 2015"),
        (("show", "--type", "zz"), "'zz' is no type of event; the types are acceptance, "),
        (("keys", "create", " "), "a key needs a name"),
        (("restore", "absent.gz"), "absent.gz: cannot be read"),
        (("serve", "--port", "0", "--db", "."), ".: is a folder"),
        (("resolve", "ا" * 5000), "ا…'; try:"),
        (("resolve", "أمس", "--published", "zz"), "--published: 'zz' is no date"),
    ],
)
def test_a_slip_is_told_in_a_line(built: Path, arguments: tuple[str, ...], told: str) -> None:
    database = () if arguments[0] in ("resolve", "serve") else ("--db", "new.db" if "restore" in arguments else "t.db")
    done = run(*arguments, *database, cwd=built)
    assert done.returncode in (1, 2)
    complaint = done.stderr.decode()
    assert told in complaint
    assert "Traceback" not in complaint
    assert len(complaint) < 2000
    assert not (built / "new.db").exists()


def test_events_are_written_in_the_protocol(built: Path) -> None:
    told = run("events", "--format", "jsonl", "--db", "t.db", cwd=built)
    events = [json.loads(line) for line in told.stdout.decode().splitlines()]
    assert events
    for event in events:
        assert set(event) >= {"id", "label", "earliest", "latest", "mentions"}
        for mention in event["mentions"]:
            assert (mention["document"], mention["article"]) == ("first", "first")
            assert REPORT[mention["start"] : mention["end"]].strip()


def test_resolve_says_what_and_why() -> None:
    told = run("resolve", "الجمعة المقبل", "--published", "2015-12-16", "--lang", "en").stdout.decode()
    assert "Friday 18 December 2015" in told
    assert "EDTF: 2015-12-18" in told
    assert "anchor 2015-12-16" in told
    data = json.loads(run("resolve", "الجمعة المقبل", "--published", "2015-12-16", "--json").stdout)
    (one,) = data["expressions"]
    assert one["date"]["edtf"] == "2015-12-18"
    assert one["why"]["ar"]
    assert one["why"]["en"]


def test_resolve_without_an_expression_fails_and_helps() -> None:
    told = run("resolve", "لا شيء هنا")
    assert told.returncode == 1
    assert "no expression of time" in told.stderr.decode()


def test_date_gives_the_evidence(built: Path) -> None:
    data = json.loads(run("date", "first.txt", "--json", cwd=built).stdout)
    (article,) = data["articles"]
    assert article["reference"]["date"] == "2015-12-16"
    assert article["reference"]["evidence"]
    told = run("date", "first.txt", "absent.txt", "--lang", "en", cwd=built)
    assert told.returncode == 1
    assert "2015-12-16" in told.stdout.decode()


def test_annotate_keeps_order_and_reports_bad_lines() -> None:
    lines = [
        {"id": 1, "text": "اليوم الخميس", "published": "2015-12-17"},
        {"id": "ب", "text": "لا وقت", "published": None},
        {"id": 3, "text": "غدا", "published": "17.12.2015"},
        {"id": 4, "published": "2015-12-17"},
        {"id": 5, "text": "غدا", "published": "2015-12-17T22:10:00+03:00"},
    ]
    stdin = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n{\n[1]\n"
    told = run("annotate", stdin=stdin)
    assert told.returncode == 1
    answers = [json.loads(line) for line in told.stdout.decode().splitlines()]
    assert [answer["id"] for answer in answers] == [1, "ب", 3, 4, 5, None, None]
    assert [bool(answer.get("error")) for answer in answers] == [False, False, True, True, False, True, True]
    for answer in answers:
        assert ("error" in answer) is ("error_ar" in answer)
        assert "error_ar" not in answer or re.match("السطر [0-9][ :]", answer["error_ar"])
    (today,) = answers[0]["expressions"]
    assert (today["start"], today["end"]) == (0, 12)
    assert (today["earliest"], today["latest"], today["type"]) == ("2015-12-17", "2015-12-17", "DATE")
    assert answers[1]["expressions"] == []
    assert answers[4]["expressions"][0]["earliest"] == "2015-12-18"


def test_annotate_answers_a_line_before_the_next_one_comes() -> None:
    """A pipe that waits for each answer must not wait for ever."""

    class Pipe(io.BytesIO):
        flushed = 0

        def flush(self) -> None:
            self.flushed = len(self.getvalue())

    target = Pipe()

    def source() -> list[bytes]:
        return [b'{"id": 1, "text": "a"}\n', b'{"id": 2, "text": "b"}\n']

    class Lines(io.BytesIO):
        def __iter__(self) -> Lines:
            self.left = source()
            return self

        def __next__(self) -> bytes:
            assert target.flushed == len(target.getvalue())
            if not self.left:
                raise StopIteration
            return self.left.pop(0)

    assert annotate_lines(Lines(), target) == 0
    assert target.getvalue().count(b"\n") == 2


def test_annotate_survives_hostile_lines() -> None:
    stdin = b'{"id": 1, "text": "\\ud800 \xd8\xba\xd8\xaf\xd8\xa7"}\n\xff\xfe\n' + b"[" * 100_000 + b"\n{}\n"
    told = run("annotate", stdin=stdin)
    assert told.returncode == 1
    answers = [json.loads(line) for line in told.stdout.decode().splitlines()]
    assert len(answers) == 4


def test_a_reader_that_goes_away_is_no_failure_of_ours(built: Path) -> None:
    line = json.dumps({"id": 1, "text": "غدا " * 200, "published": "2015-12-17"}, ensure_ascii=False)
    command = f"yes '{line}' | head -n 300 | {sys.executable} -m timeline.cli annotate | head -n 1 | wc -l"
    done = subprocess.run(  # noqa: S603
        ["bash", "-c", command],  # noqa: S607
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.strip() == b"1"
    assert b"Traceback" not in done.stderr


def test_the_demonstration_builds_and_prints(tmp_path: Path) -> None:
    told = run_apart("demo", "--no-serve", "--db", "demo.db", cwd=tmp_path)
    text = told.stdout.decode()
    assert told.returncode == 0, told.stderr.decode()
    assert "الجمعة 18 كانون الأول 2015" in text
    assert "الخميس 8 كانون الأول 2016" in text
    again = run("demo", "--no-serve", "--db", "demo.db", cwd=tmp_path).stdout.decode()
    assert "0 created, 0 updated, 0 removed; revision 1" in again


def test_the_timeline_is_exported_for_other_programs(built: Path) -> None:
    text = run("export", "--db", "t.db", "--format", "csv", "--months", "egyptian", cwd=built).stdout.decode(
        "utf-8-sig"
    )
    assert "الجمعة 18 ديسمبر 2015" in text
    done = run("export", "--db", "t.db", "--format", "ical", "-o", "t.ics", "--from", "2015-12-17", cwd=built)
    assert (done.returncode, done.stdout) == (0, b"")
    calendar = (built / "t.ics").read_bytes().decode()
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20151218" in calendar
    assert "20151216\r\n" not in calendar.replace("DTSTAMP", "")
    failed = run("export", "--db", "t.db", "-o", "no/such/t.json", cwd=built)
    assert failed.returncode == 1
    assert "cannot be written" in failed.stderr.decode()
    assert run("export", "--db", "t.db", "--format", "pdf", cwd=built).returncode == 2


def test_keys_are_made_shown_once_listed_and_revoked(tmp_path: Path) -> None:
    made = json.loads(
        run("keys", "create", "مكتب الأخبار", "--scope", "write", "--scope", "edit", "--json", cwd=tmp_path).stdout
    )
    assert re.fullmatch(r"tl_[0-9a-f]{12}_[\w-]{43}", made["key"])
    assert made["scopes"] == ["write", "edit"]
    plain = run("keys", "create", "آخر", cwd=tmp_path)
    assert plain.stdout.decode().startswith("tl_")
    assert "only now" in plain.stderr.decode()
    listed = run("keys", "list", cwd=tmp_path).stdout.decode()
    assert made["id"] in listed
    assert made["key"] not in listed
    assert run("keys", "revoke", made["id"], cwd=tmp_path).returncode == 0
    again = run("keys", "revoke", made["id"], cwd=tmp_path)
    assert again.returncode == 1
    assert "timeline keys list" in again.stderr.decode()
    keys = json.loads(run("keys", "list", "--json", cwd=tmp_path).stdout)["keys"]
    assert [bool(key["revoked"]) for key in keys if key["id"] == made["id"]] == [True]


def test_a_backup_is_restored_into_a_new_database(built: Path) -> None:
    assert run("backup", "t.gz", "--db", "t.db", cwd=built).returncode == 0
    assert run("restore", "t.gz", "--db", "copy.db", cwd=built).returncode == 0
    one, two = (run("show", "--db", name, "--json", cwd=built).stdout for name in ("t.db", "copy.db"))
    assert one == two
    refused = run("restore", "t.gz", "--db", "t.db", cwd=built)
    assert refused.returncode == 1
    assert "not empty" in refused.stderr.decode()


def test_the_collector_is_as_before_after_quiet_work() -> None:
    before = gc.get_threshold()
    with contextlib.suppress(InterruptedError), calm():
        assert gc.get_threshold()[0] > before[0]
        raise InterruptedError
    assert gc.get_threshold() == before


def test_show_says_why_down_to_the_place_the_rule_the_day_and_the_policy(built: Path) -> None:
    asked = ("show", "--db", "t.db", "--from", "2015-12-18", "--to", "2015-12-18", "--why")
    expected = {
        "en": ("rule weekday", ", characters ", "anchor 2015-12-16 (Wednesday)", "policy: ", "1 claim · 1 article"),
        "ar": ("القاعدة weekday", "، الموضع من ", "التاريخ المرجعي: الأربعاء 16", "السياسة: ", "قول واحد · مقال واحد"),
    }
    for language, parts in expected.items():
        told = run(*asked, "--lang", language, cwd=built).stdout.decode()
        assert re.search(r" e-[0-9a-f]{16}$", told, re.MULTILINE)
        assert [part for part in parts if part not in told] == []
    assert not re.search("e-[0-9a-f]{16}", run(*asked[:-1], cwd=built).stdout.decode())
