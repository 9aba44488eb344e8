"""A build in a process of its own, killed amid its work: for the test and the measurement of it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

__all__ = ["documents_in", "killed_build", "page", "start_build"]

ROOT = Path(__file__).resolve().parents[1]
_CITIES = ("الناصرة", "حلب", "الموصل", "صنعاء", "طرابلس", "بنغازي", "وهران", "مراكش", "عمان", "البصرة")


def page(number: int) -> str:
    """A page whose news differs from that of every other number."""
    day = date(2015, 1, 1) + timedelta(days=number % 700)
    city, other = _CITIES[number % 10], _CITIES[(number // 10) % 10]
    return (
        f"<html><head><title>وصول القافلة رقم {number} إلى {city}</title></head><body><article>"
        f"<h1>وصول القافلة رقم {number} إلى {city}</h1><time datetime='{day}'>{day}</time>"
        f"<p>أعلن الوزير في {city} اليوم أن القافلة رقم {number} وصلت قادمة من {other} بعد رحلة استمرت أياما، وأن المساعدات "
        f"ستوزع على السكان يوم الجمعة المقبل. وأضاف أن اجتماعا سيعقد في {other} بعد أسبوع لبحث حاجات الأهالي.</p>"
        f"<p>وكانت القافلة رقم {number - 1} قد وصلت إلى {other} الأسبوع الماضي.</p></article></body></html>"
    )


def start_build(source: Path, database: Path) -> subprocess.Popen[bytes]:
    """``timeline build`` as a process of its own."""
    command = [sys.executable, "-m", "timeline.cli", "build", str(source), "--db", str(database)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)  # noqa: S603


def documents_in(database: Path) -> list[str]:
    """The ids of the documents that a database holds for good, while another process may write to it."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
        try:
            return [row[0] for row in connection.execute("SELECT id FROM document ORDER BY id")]
        except sqlite3.OperationalError:
            return []  # the tables are still being made


def killed_build(source: Path, database: Path, after: int) -> int:
    """Build and kill (SIGKILL) once ``after`` documents are stored; returns how many the database then holds.

    Returns −1 if the build was done before it could be killed.
    """
    process = start_build(source, database)
    try:
        while process.poll() is None:
            if len(documents_in(database)) >= after:
                process.send_signal(signal.SIGKILL)
                break
            time.sleep(0.02)
        process.wait(60)
    finally:
        process.kill()
        if process.stderr is not None:
            process.stderr.close()
    return len(documents_in(database)) if process.returncode == -signal.SIGKILL else -1
