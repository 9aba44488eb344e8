"""A build that is killed goes on where it was: nothing is lost and nothing stands twice."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.interrupted import ROOT, documents_in, killed_build, page
from tests.test_cli_commands import run
from tests.warcs import write_warc

PAGES = 150


def events(folder: Path, database: str) -> list[str]:
    return sorted(run("events", "--db", database, cwd=folder).stdout.decode().splitlines())


def test_a_killed_build_of_a_web_archive_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "crawl.warc.gz"
    write_warc(source, map(page, range(PAGES)))
    held = killed_build(source, tmp_path / "t.db", after=1)
    assert 0 < held < PAGES, "it was killed amid its work"
    again = json.loads(run("build", str(source), "--db", "t.db", "--json", cwd=tmp_path).stdout)
    arrivals = [one["arrival"] for one in again["documents"]]
    assert (arrivals.count("unchanged"), arrivals.count("new")) == (held, PAGES - held)
    assert documents_in(tmp_path / "t.db") == sorted(f"crawl:{2 * number + 1}" for number in range(PAGES))
    run("build", str(source), "--db", "whole.db", cwd=tmp_path)
    assert events(tmp_path, "t.db") == events(tmp_path, "whole.db")


def test_a_bar_tells_a_person_how_far_it_is(tmp_path: Path) -> None:
    write_warc(tmp_path / "crawl.warc.gz", map(page, range(3)))
    reader, terminal = pty.openpty()
    command = [sys.executable, "-m", "timeline.cli", "date", "crawl.warc.gz"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, cwd=tmp_path, env=environment, check=True)  # noqa: S603
    os.close(terminal)
    shown = os.read(reader, 65_536).decode()
    os.close(reader)
    assert "dating: crawl:5" in shown
    assert "3/?" in shown
    assert "dating" not in done.stdout.decode()
