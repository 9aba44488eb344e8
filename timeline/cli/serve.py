"""``timeline serve``."""

from __future__ import annotations

import os
import socket
from datetime import date

from timeline.cli.console import tell
from timeline.errors import StoreError, TimelineError

__all__ = ["run"]

_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
"""Where nobody else can reach the service, adding articles needs no key unless the operator says so."""


_PATIENCE = 30
"""Seconds that requests in progress are given to end when the service is told to stop."""

_LOG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "api.observe.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {"timeline": {"level": "INFO"}, "timeline.access": {"level": "INFO"}},
}
"""Everything that is worth telling as JSON, a line each, to standard error; results are on standard output."""


def run(database: str, host: str, port: int) -> int:
    """Serve until interrupted; returns the exit status.

    Raises:
        TimelineError: the address is not free, the database cannot be opened, or a setting is wrong.
    """
    import uvicorn

    listener = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"
    try:
        day = _checked(database)
    except TimelineError:
        listener.close()
        raise
    tell(f"open  {address}/")
    tell(f'query curl "{address}/v1/timeline{f"?datetime={day.isoformat()}" if day is not None else ""}"')
    # The library knows the service by name only; its settings come from the environment.
    os.environ["TIMELINE_DATABASE"] = database
    if host in _THIS_MACHINE:
        os.environ.setdefault("TIMELINE_WRITING", "open")
    config = uvicorn.Config(
        "api.app:create_app",
        factory=True,
        log_config=_LOG,
        server_header=False,
        access_log=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = uvicorn.Server(config)
    server.run(sockets=[listener])
    return 0 if server.started else 1


def _checked(database: str) -> date | None:
    """Refuse in a line what the service would refuse with the log of a program that has failed.

    Returns a day that the database holds, for the query to try.
    """
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from api.settings import Settings
    from timeline.events.background import load_background
    from timeline.store import open_store
    from timeline.store.days import fullest_day

    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "_".join(str(step) for step in first["loc"][:1]).upper()
        raise StoreError(f"TIMELINE_{name} is {first['input']!r}: {first['msg']}") from error
    except SettingsError as error:
        raise StoreError(f"a setting: {error}; lists are written as JSON") from error
    load_background(settings.registry, settings.names)
    with open_store(database) as store, store.reading() as connection:
        return fullest_day(connection)


def _listen(host: str, port: int) -> socket.socket:
    """A socket of our own, so that port 0 can be named before the server starts."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        raise StoreError(f"cannot listen on {host} port {port}: {error.strerror}; try another --port") from error
    return listener
