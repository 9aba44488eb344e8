"""Complaints of the command line in the language of its user."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.test_cli_commands import run
from timeline.cli.app import app
from timeline.cli.language import language_of
from timeline.export.complaints import in_arabic
from timeline.export.style import Language

ARABIC = re.compile("[؀-ۿ]{3}")


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ((), {}, Language.ENGLISH),
        ((), {"LANG": "ar_SY.UTF-8"}, Language.ARABIC),
        ((), {"LANG": "ar"}, Language.ARABIC),
        ((), {"LANG": "arn_CL.UTF-8"}, Language.ENGLISH),
        ((), {"LC_ALL": "C", "LANG": "ar_SY.UTF-8"}, Language.ENGLISH),
        ((), {"LC_ALL": "", "LC_MESSAGES": "ar_MA", "LANG": "fr_FR"}, Language.ARABIC),
        (("show", "--lang", "en"), {"LANG": "ar_SY.UTF-8"}, Language.ENGLISH),
        (("show", "--lang=ar"), {}, Language.ARABIC),
        (("show", "--lang"), {}, Language.ENGLISH),
        (("show", "--lang", "fr"), {"LANG": "ar_SY"}, Language.ARABIC),
    ],
)
def test_the_option_goes_before_the_locale(
    arguments: tuple[str, ...], environment: dict[str, str], language: Language
) -> None:
    assert language_of(arguments, environment) is language


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("show", "--db", "none.db"), 1),
        (("show", "--db", "t.db", "--from", "2015-13"), 1),
        (("show", "--db", "t.db", "--from", "2016", "--to", "2015"), 1),
        (("show", "--db", "t.db", "--type", "x"), 1),
        (("build", "nowhere", "--db", "t.db"), 1),
        (("build", "empty.txt", "--db", "t.db"), 1),
        (("date", "binary.txt"), 1),
        (("restore", "nothing.gz", "--db", "new.db"), 1),
        (("backup", "nowhere/b.gz", "--db", "t.db"), 1),
        (("keys", "revoke", "x", "--db", "t.db"), 1),
        (("resolve", "hello"), 1),
        (("resolve",), 2),
        (("resolve", "اليوم", "--published", "16/12/2015"), 2),
        (("show", "--nothing"), 2),
        (("show", "--db"), 2),
        (("shwo",), 2),
        (("show", "2015"), 2),
        (("export", "--format", "xml"), 2),
        (("export", "--db", "t.db", "--undated", "--format", "ical"), 1),
        (("build",), 2),
    ],
)
def test_every_complaint_comes_in_either_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], status: int
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(9)) * 40)
    (tmp_path / "one.txt").write_text("التقى الوزيران في عمان يوم 3 آذار 2017.", encoding="utf-8")
    assert run("build", "one.txt", "--db", "t.db", cwd=tmp_path).returncode == 0
    told = {}
    for locale in ("en_GB.UTF-8", "ar_EG.UTF-8"):
        monkeypatch.setenv("LANG", locale)
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == status, done.stderr.decode()
        told[locale] = done.stderr.decode().splitlines()
    assert len(told["en_GB.UTF-8"]) == len(told["ar_EG.UTF-8"]) > 0
    for english, arabic in zip(*told.values(), strict=True):
        assert "Value error" not in english
        if english:
            assert ARABIC.search(arabic), arabic
            assert arabic != english


@pytest.mark.parametrize(
    ("arguments", "english", "arabic"),
    [
        (
            ("show", "--place", "Hamberg"),
            "no place is called 'hamberg'; near: ",
            "لا مكان بالاسم 'hamberg'؛ والقريب منه: ",
        ),
        (("show", "--json", "--place", "هامبرغ"), "near: هامبورغ (Hamburg)", "هامبورغ (Hamburg)"),
        (
            ("export", "--source", "قققق"),
            "no outlet is called 'قققق', nor",
            "لا جهة إعلامية بالاسم 'قققق' ولا بما يشبهه",
        ),
    ],
)
def test_a_name_that_no_event_has_is_told_with_the_like(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], english: str, arabic: str
) -> None:
    text = "التقى الوزيران في هامبورغ يوم 3 آذار 2017."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    assert run("build", "one.txt", "--db", "t.db", cwd=tmp_path).returncode == 0
    for locale, told in (("en_GB.UTF-8", english), ("ar_EG.UTF-8", arabic)):
        monkeypatch.setenv("LANG", locale)
        done = run(*arguments, "--db", "t.db", cwd=tmp_path)
        assert done.returncode == 0
        assert told in done.stderr.decode()
    assert not run("show", "--place", "Hamburg", "--db", "t.db", cwd=tmp_path).stderr


def commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, one in getattr(command, "commands", {}).items():
        yield from commands(one, f"{path} {name}")


COMMANDS = dict(commands(typer.main.get_command(app), "timeline"))


@pytest.mark.parametrize("path", list(COMMANDS))
def test_every_line_of_every_help_is_arabic_where_the_user_is(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    command = COMMANDS[path]
    context = typer.Context(command, info_name=path)
    english = command.get_help(context)
    examples = re.compile("«[^»]*»|٢٠١٥|Example: .*", re.DOTALL)
    assert not ARABIC.search(examples.sub("", english))
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    lines = [line for line in command.get_help(context).splitlines() if line]
    names = {f"  {name}" for one in command.get_params(context) for name in (one.get_help_record(context) or ("",))[:1]}
    names |= {f"  {name}" for name in getattr(command, "commands", {})}
    assert names <= set(lines)
    assert [line for line in lines if line not in names and not ARABIC.search(line)] == []
    told = [text for one in command.params if (text := getattr(one, "help", None))]
    assert [text for text in told if in_arabic(text) is None] == []


def test_help_asks_the_option_and_the_locale() -> None:
    assert "الخيارات:" in run("show", "--lang", "ar", "--help").stdout.decode()
    assert "Options:" in run("show", "--help").stdout.decode()


def test_what_was_asked_for_keeps_its_own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ar_SY.UTF-8")
    done = run("resolve", "18 كانون الأول 2015", "--lang", "en")
    assert "Friday 18 December 2015" in done.stdout.decode()
    assert run("resolve", "hello", "--lang", "en").stderr.decode().startswith("timeline: no expression of time in")


def test_what_a_command_did_is_told_in_the_language_of_its_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "التقى جون كيري سيرغي لافروف في عمان يوم 3 آذار 2017."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    by = ("--author", "هدى", "--reason", "سبب")

    def lines(*arguments: str) -> list[str]:
        done = run(*arguments, "--db", "t.db", cwd=tmp_path)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().splitlines()

    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    assert lines("build", "one.txt") == [
        "t.db: الوثائق: 1 جديدة، 0 معدّلة، 0 كما كانت، 0 تعذرت؛ الأحداث: 1 جديدة، 0 معدّلة، 0 محذوفة؛ المراجعة 1"
    ]
    event = json.loads(lines("events")[0])["id"]
    claim = json.loads(lines("decide", "claims", event, "--json")[0])["claims"][0]["id"]
    assert lines("decide", "wrong", claim, *by)[1].startswith("الأحداث: ")
    assert [line for line in lines("decide", "claims", event) if line.endswith("  (خطأ)")]
    name = lines("decide", "list")[0].split()[0]
    lines("decide", "undo", name, *by)
    assert lines("decide", "list")[0].endswith("  (رُجع عنه)")
    assert lines("remove", "one") == ["one: حُذفت؛ الأحداث: 0 جديدة، 0 معدّلة، 1 محذوفة"]
    assert re.fullmatch(r"copy\.gz: عدد الصفوف \d+", lines("backup", "copy.gz")[0])
    key = lines("keys", "create", "هدى")[0].split("_")[1]
    assert "  صالح  " in lines("keys", "list")[0]
    assert lines("keys", "revoke", key) == [f"{key}: أُبطل"]
    assert re.search("  أُبطل [0-9T:+-]+  هدى$", lines("keys", "list")[0])
