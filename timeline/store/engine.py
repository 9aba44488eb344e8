"""Opening a database: SQLite (write-ahead log) or PostgreSQL by URL, at this version's schema."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from timeline.errors import StoreError
from timeline.store.driver import driver_errors
from timeline.store.schema import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["open_engine", "reading", "store_url", "writing"]

_WRITE: Final = "timeline_write"
_BUSY_MS: Final = 30_000
_MIGRATIONS: Final = Path(__file__).with_name("migrations")


def store_url(database: str | Path) -> URL:
    """A database given as a URL, or as the path of an SQLite file.

    Raises:
        StoreError: it is empty, or looks like a URL and is none that SQLAlchemy knows.
    """
    name = str(database)
    if not name.strip():
        # SQLite would take it for a database in memory, and all that is built would be lost.
        raise StoreError("no database is named; give a file or a URL")
    if "://" not in name:
        return URL.create("sqlite", database=name)
    try:
        url = make_url(name)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{name.partition('://')[0]}://…: not a database URL ({error})") from error
    if url.get_backend_name() == "postgresql" and url.drivername == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    return url


def open_engine(database: str | Path, *, create: bool = True, readonly: bool = False) -> Engine:
    """Connect, and bring the schema to this version (a new database gets all of it).

    Args:
        database: path of an SQLite file, or a URL (``sqlite:///…``, ``postgresql://…``).
        create: make the database if it is not there; otherwise its absence is an error.
        readonly: never write, not even the schema.

    Raises:
        StoreError: it cannot be opened, is no database, or was written by a newer version.
    """
    url = store_url(database)
    _check_file(url, create=create and not readonly)
    try:
        engine = _engine(url)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            f"{url.render_as_string()}: no driver for this database ({error}); "
            "install timeline[postgresql] for PostgreSQL"
        ) from error
    try:
        _bring_to_head(engine, readonly=readonly)
    except SQLAlchemyError as error:
        engine.dispose()
        cause = getattr(error, "orig", None) or error
        raise StoreError(
            f"{url.render_as_string()}: cannot be used as a timeline database ({cause}); "
            "name another file or URL, or restore a backup"
        ) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on one snapshot of the database."""
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            # What SQLite gives by itself: no commit of another becomes visible half-way.
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write: all of it is kept or nothing; writers wait for one another."""
    with engine.connect().execution_options(**{_WRITE: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            # One writer at a time, as in SQLite: views are rebuilt from everything.
            connection.execute(text("SELECT pg_advisory_xact_lock(7236837)"))
        yield connection


def _check_file(url: URL, *, create: bool) -> None:
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    try:
        path.stat()
    except FileNotFoundError:
        pass
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened: {error.strerror}") from error
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, a database file was expected")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; create it first")
    if not create and not path.exists():
        raise StoreError(f"{path}: no such database; make it with: timeline build PATH --db {path}")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False, "timeout": _BUSY_MS / 1000}}
    if not url.database or url.database == ":memory:":
        options["poolclass"] = StaticPool
    engine = create_engine(url, **options)

    # The driver's own transaction handling begins too late to lock and not at all for DDL, so the
    # library says BEGIN itself: IMMEDIATE for writers, who then wait in line instead of failing.
    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "mmap_size = 268435456"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITE, False)
        driver: Any = connection.connection.driver_connection
        with driver_errors(connection, "BEGIN"):
            driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _bring_to_head(engine: Engine, *, readonly: bool) -> None:
    found = _version(engine)
    if found == HEAD:
        return
    if readonly:
        raise StoreError(f"{engine.url.render_as_string()}: schema {found or 'none'}, this version needs {HEAD}")
    # Slow to import, and needed once in the life of a database.
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    try:
        with writing(engine) as connection:
            # Another process may have been faster while this one waited for the lock.
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
    except CommandError as error:
        raise StoreError(
            f"{engine.url.render_as_string()}: its schema {found} is not known to this version; "
            "use the version of Timeline that wrote it, or build a new database"
        ) from error


def _version(engine: Engine) -> str | None:
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        if "alembic_version" in tables:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if tables:
            raise StoreError(
                f"{engine.url.render_as_string()}: holds other tables and no timeline; name another database"
            )
        return None
