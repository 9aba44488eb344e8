"""The pages about the service say what is true: their requests are answered, their settings exist."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from tests.service_process import REPORTS, serving
from tests.test_cli_commands import run
from timeline.export.formats import FORMATS
from timeline.store import build, open_store

DOCS = Path(__file__).resolve().parents[1] / "docs"
BASE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    with open_store(folder / "my.db") as store:
        build(store, [REPORTS])
    return folder


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[httpx.Client]:
    with serving(Settings(database=str(folder / "my.db"))) as client:
        yield client


def lines(page: str, program: str) -> list[str]:
    return re.findall(rf"^\$ ({program} .*)$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("line", lines("queries.md", "curl") + lines("front-end.md", "curl"))
def test_every_request_of_the_page_is_answered(service: httpx.Client, line: str) -> None:
    words = shlex.split(line)[1:]
    address = next(word for word in words if word.startswith(BASE)).removeprefix(BASE)
    sent = [value.split("=", 1) for flag, value in pairwise(words) if flag in ("--data-urlencode", "-d")]
    assert not sent or "-G" in words
    headers = dict(value.split(": ", 1) for flag, value in pairwise(words) if flag == "-H")
    answer = service.get(httpx.URL(address).copy_merge_params(dict(sent)) if sent else address, headers=headers)
    assert answer.status_code == 200, answer.text
    if answer.headers["content-type"] == "application/json":
        assert any(isinstance(value, list) for value in answer.json().values())


def python_blocks() -> list[str]:
    return re.findall(r"^```py\n(.*?)^```", (DOCS / "queries.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def ran(code: str, service: httpx.Client) -> None:
    assert BASE in code
    exec(compile(code.replace(BASE, str(service.base_url).rstrip("/")), "queries.md", "exec"), {"httpx": httpx})  # noqa: S102


def test_the_python_of_the_guide_says_who_announced_what_on_a_day(
    service: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(python_blocks()[1], service)
    printed = capsys.readouterr().out.splitlines()
    told, reasons = printed[::2], [line for line in printed if line.startswith("    ")]
    assert len(told) == len(reasons) > 0
    events = {line.split()[-1] for line in told} - {"None"}
    assert events
    assert {service.get(f"/v1/events/{name}").status_code for name in events} == {200}
    assert any("weekday 2015-12-16 ['tenseless=nearest']" in line for line in reasons)


def test_the_python_of_the_guide_prints_quotations_that_are_there(
    service: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(python_blocks()[0], service)
    printed = capsys.readouterr().out.splitlines()
    assert any(line.startswith("2015-12-18 ") for line in printed)
    claims = [line.split(maxsplit=3) for line in printed if line.startswith("    ")]
    assert claims
    for article, start, end, quote in claims:
        text = service.get(f"/v1/articles/{article}")
        if text.status_code == 200:
            data = text.json()
            quoted = data["text"][int(start) - data["start"] : int(end) - data["start"]]
            assert quoted.split() == quote.split() or "\n" in quoted


def test_the_reference_is_what_the_code_says() -> None:
    command = [sys.executable, str(DOCS / "make_reference.py")]
    environment = {**os.environ, "PYTHONPATH": str(DOCS.parent), "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)  # noqa: S603
    assert done.stdout.decode() == (DOCS / "reference.md").read_text(encoding="utf-8")


def test_the_commands_of_the_pages_work_in_their_order(folder: Path) -> None:
    for page in ("queries.md", "operating.md"):
        for line in lines(page, "timeline"):
            done = run(*shlex.split(line)[1:], cwd=folder)
            assert done.returncode == 0, (line, done.stderr.decode())


def test_every_setting_and_every_format_is_documented() -> None:
    text = (DOCS / "operating.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`TIMELINE_(\w+)`", text)) == {name.upper() for name in Settings.model_fields}
    table = (DOCS / "queries.md").read_text(encoding="utf-8")
    for name, one in FORMATS.items():
        assert f"| `{name}` | `{one.media_type}` |" in table
