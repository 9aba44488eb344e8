"""Web archives: memory that a growing archive needs, and a build of 2,000 pages killed midway.

    python benchmarks/warc.py [--pages 2000]

Each command runs as a process of its own; its peak memory is what the system counted for it. ``read`` only reads
and dates, one article after another; ``date`` also links copies; ``build`` also extracts, stores and groups.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.interrupted import ROOT, documents_in, killed_build, page, start_build
from tests.warcs import write_warc

READ = "import sys; from timeline.articles import read_articles; print(sum(1 for _ in read_articles(sys.argv[1:])))"


def main() -> None:
    """Write the archives and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for count in (pages // 8, pages // 2, pages):
            source = folder / f"n{count}.warc.gz"
            write_warc(source, map(page, range(count)))
            for name, command in (
                ("read", ["-c", READ, str(source)]),
                ("date", ["-m", "timeline.cli", "date", str(source)]),
                ("build", ["-m", "timeline.cli", "build", str(source), "--db", str(folder / f"n{count}.db")]),
            ):
                peak, seconds = measured(command)
                print(f"{name:5} {count:5} pages: peak {peak:4.0f} MiB, {seconds:6.1f} s", flush=True)
        database = folder / "killed.db"
        held = killed_build(source, database, pages // 2)
        process = start_build(source, database)
        process.communicate()
        stored, whole = documents_in(database), documents_in(folder / f"n{pages}.db")
        print(f"killed with {held} of {pages} documents stored; after a second build: {len(stored)}, ", end="")
        print(f"lost {len(set(whole) - set(stored))}, twice {len(stored) - len(set(stored))}")


def measured(arguments: list[str]) -> tuple[float, float]:
    """Peak memory in MiB and processor seconds of Python with ``arguments``."""
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(
            [sys.executable, *arguments], stdout=nowhere, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        started = time.monotonic()
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{arguments} failed after {time.monotonic() - started:.0f} s")
    return usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
