"""The documentation tells the truth: its examples run, its links lead somewhere, and it leaves no command out."""

from __future__ import annotations

import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner, Result

from api.app import create_app
from api.settings import Settings
from timeline.cli import app as command_line

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "fixtures").rglob("*.md")])
TIMELINE = [sys.executable, "-c", "from timeline.cli import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[tuple[int, str]]:
    """Fenced blocks of one language, each with the number of its first line."""
    text = page.read_text(encoding="utf-8")
    found = [m for m in FENCE.finditer(text) if m["language"] == language]
    return [(text.count("\n", 0, m.start("body")), m["body"]) for m in found]


def title(page: Path) -> str:
    """A page's name for test reports."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", [p for p in PAGES if ">>>" in p.read_text(encoding="utf-8")], ids=title)
def test_python_examples_give_what_they_show(page: Path) -> None:
    """The examples of a page share their names, in the order in which they are read."""
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS, verbose=False)
    names: dict[str, Any] = {}
    report: list[str] = []
    for line, body in blocks(page, "python"):
        test = doctest.DocTestParser().get_doctest(body, names, title(page), str(page), line)
        runner.run(test, out=report.append, clear_globs=False)
        names |= test.globs
    assert runner.tries > 0
    assert runner.failures == 0, "".join(report)


def test_the_rule_that_is_shown_is_one_of_the_grammar() -> None:
    ((_, shown),) = blocks(ROOT / "docs" / "grammar.md", "python")
    modules = (ROOT / "timeline" / "language" / "arabic" / "rules").glob("*.py")
    assert [path.stem for path in modules if shown in path.read_text(encoding="utf-8")] == ["offsets"]


@pytest.mark.parametrize("page", PAGES, ids=title)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_index_lists_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if f"({page.name})" not in index] == ["index.md"]


def test_the_main_path_names_functions_that_are_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(timeline\.[\w.]+)\.(\w+)` \| [a-z]", page.split("## The main path")[1], re.MULTILINE)
    assert len(named) >= 10
    assert [name for module, name in named if not callable(getattr(import_module(module), name, None))] == []


def shell_lines(page: Path) -> list[tuple[str, list[str]]]:
    """The commands of a page's console blocks, in order, each with the lines of its answer that the page shows."""
    told: list[tuple[str, list[str]]] = []
    for line in "\n".join(body for _, body in blocks(page, "console")).splitlines():
        if line.startswith("$ "):
            told.append((line.removeprefix("$ "), []))
        elif line.strip() not in {"", "…"}:
            told[-1][1].append(line)
    return told


def tells(output: str, wanted: list[str]) -> bool:
    """Whether all lines that a page shows are in an output, in their order."""
    lines = iter(output.splitlines())
    return all(line in lines for line in wanted)


def test_an_answer_that_is_not_given_is_seen() -> None:
    assert tells("one\ntwo\nthree", ["one", "three"])
    assert not tells("one\ntwo\nthree", ["three", "one"])
    assert not tells("one\ntwo", ["One"])


def curl(address: str, words: list[str]) -> int:
    """Do at ``address`` what a ``curl`` command line asks of the documented one; returns the HTTP status."""
    method, url, headers, data = "GET", "", {}, None
    rest = iter(words)
    for word in rest:
        match word:
            case "-X":
                method = next(rest)
            case "-H":
                name, _, value = next(rest).partition(":")
                headers[name.strip()] = value.strip()
            case "-d":
                data = next(rest).encode()
            case _:
                url = word
    target = address + re.sub(r"^http://[^/]+", "", url)
    request = urllib.request.Request(target, data, headers, method=method)  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return int(answer.status)


@contextmanager
def serving(database: str) -> Iterator[str]:
    """``timeline serve`` on a free port; gives its address."""
    command = [*TIMELINE, "serve", "--db", database, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:  # noqa: S603
        try:
            assert process.stdout
            found = re.search(r"http://[^/]+", process.stdout.readline())
            assert found
            for _ in range(300):
                try:
                    assert curl(found[0], ["/healthz"]) == 200
                    break
                except urllib.error.URLError:
                    time.sleep(0.1)
            yield found[0]
        finally:
            process.terminate()


def run(line: str) -> Result:
    """Run a ``timeline`` command line of the documentation; a pipe gives it what ``echo`` would."""
    given, _, command = line.rpartition(" | ")
    words = shlex.split(command)
    assert words.pop(0) == "timeline", line
    return CliRunner().invoke(command_line, words, input=shlex.split(given)[1] + "\n" if given else None)


def some_articles(folder: Path) -> None:
    """The articles that the examples speak of."""
    folder.mkdir()
    for report in ["hamburg-02", "moscow-03", "records-01"]:
        shutil.copy(next((ROOT / "fixtures" / "reports").glob(f"{report}_*")), folder)


@pytest.mark.parametrize("name", ["README.md", "docs/cli.md", "docs/grammar.md", "docs/http.md"])
def test_the_commands_of_a_page_work(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    some_articles(tmp_path / "my-articles")
    lines = [(line, shown) for line, shown in shell_lines(ROOT / name) if "timeline serve" not in line]
    requests = [line for line, _ in lines if line.startswith("curl ")]
    commands = [(line, shown) for line, shown in lines if line not in requests]
    if not any("timeline build" in line for line, _ in commands):
        commands.insert(0, ("timeline build my-articles --db my.db", []))
    for line, shown in commands:
        done = run(line)
        assert done.exit_code == 0, (line, done.output, done.exception)
        assert done.stdout, line
        assert tells(done.stdout, shown), (line, done.stdout)
    if requests:
        with serving("my.db") as address:
            for line in requests:
                assert 200 <= curl(address, shlex.split(line)[1:]) < 300, line


def examples(group: Any = None, path: str = "timeline") -> Iterator[str]:
    """The example that each command gives with its help."""
    for name, command in getattr(group or typer.main.get_command(command_line), "commands", {}).items():
        if hasattr(command, "commands"):
            yield from examples(command, f"{path} {name}")
            continue
        assert command.epilog is not None, name
        assert f"{path} {name}" in command.epilog
        yield command.epilog.removeprefix("Example: ")


def with_ids(line: str) -> str:
    """An example with ids that there are, where it has to name what nobody can know before."""
    events = [json.loads(one)["id"] for one in run_apart("events", "--db", "my.db").splitlines()[:2]]
    claims = [json.loads(run_apart("decide", "claims", one, "--db", "my.db", "--json"))["claims"] for one in events]
    decided = json.loads(run_apart("decide", "list", "--db", "my.db", "--json"))["decisions"]
    keys = json.loads(run_apart("keys", "list", "--db", "my.db", "--json"))["keys"]
    names = {
        "e-1c0ffee0": events[0],
        "m-1c0ffee0": claims[0][0]["id"],
        "m-2c0ffee0": claims[1][0]["id"],
        "d-1c0ffee0": decided[-1]["id"] if decided else "",
        "4dc948757ed7": keys[0]["id"] if keys else "",
    }
    for made_up, real in names.items():
        line = line.replace(made_up, real)
    return line


def run_apart(*words: str) -> str:
    """What a command writes, as a process of its own."""
    return subprocess.run([*TIMELINE, *words], check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout  # noqa: S603


def test_the_example_of_every_help_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("timeline.cli.demo._reports", lambda: tmp_path / "my-articles")
    served: list[str] = []

    def serve(database: str, *_: object) -> int:
        served.append(database)
        return 0

    monkeypatch.setattr("timeline.cli.serve.run", serve)
    some_articles(tmp_path / "my-articles")
    lines = list(examples())
    assert len(lines) > 20
    for line in lines:
        named = with_ids(line) if re.search("c0ffee0|4dc948757ed7", line) else line
        done = run(named)
        assert done.exit_code == 0, (named, done.output, done.exception)
        assert done.stdout or done.output or "serve" in line, line
    assert served == ["my.db"]


def everything_written() -> str:
    """All pages as one text."""
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def test_every_command_is_documented() -> None:
    commands = getattr(typer.main.get_command(command_line), "commands", {})
    assert commands
    assert [name for name in commands if f"timeline {name}" not in everything_written()] == []


def test_every_route_is_documented(tmp_path: Path) -> None:
    paths = create_app(Settings(database=str(tmp_path / "empty.db"))).openapi()["paths"]
    assert paths
    assert [path for path in paths if path not in everything_written()] == []
