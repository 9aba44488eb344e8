"""``timeline demo``: the main job on the reports that come with the source."""

from __future__ import annotations

from pathlib import Path

from timeline.cli import serve as server
from timeline.cli.build import summarise
from timeline.cli.console import complain, progress, say, tell
from timeline.cli.show import print_timeline
from timeline.errors import ReaderError
from timeline.export.style import ARABIC
from timeline.store import Query, build, open_store

__all__ = ["run"]


def run(database: str, host: str, port: int, *, serve: bool) -> int:
    """Build from ``fixtures/reports``, print, serve; returns the exit status."""
    reports = _reports()
    with open_store(database) as store:
        with progress("building") as tick:
            report = build(store, [reports], on_progress=tick)
        for error in report.errors:
            complain(error)
        tell(f"{database}: {summarise(report)}")
        say()
        print_timeline(store, Query(), ARABIC)
    say()
    if serve and not report.errors:
        return server.run(database, host, port)
    return int(bool(report.errors))


def _reports() -> Path:
    """The reports beside the package in a source tree, or below the present folder."""
    for root in (Path(__file__).resolve().parents[2], Path.cwd()):
        folder = root / "fixtures" / "reports"
        if folder.is_dir():
            return folder
    raise ReaderError("the demonstration's reports are not here", "fixtures/reports", "run it in the source tree")
