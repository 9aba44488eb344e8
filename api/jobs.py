"""Jobs that run behind the answers: one at a time, batch by batch, so that other writers come in between."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging

from api.database import Database
from timeline.store import Store
from timeline.store.jobs import give_up, load_jobs, step

__all__ = ["JobRunner", "now"]

_log = logging.getLogger("timeline.api")


def now() -> str:
    """This moment in ISO form."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


class JobRunner:
    """Does the jobs of a database, those first that an earlier process left undone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: asyncio.Queue[str | None] = asyncio.Queue()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to work."""
        self._task = asyncio.create_task(self._work())

    def add(self, name: str) -> None:
        """Have a stored job done."""
        self._waiting.put_nowait(name)

    async def stop(self) -> None:
        """Finish the batch in hand; what is left is done by the next process."""
        self._stopping = True
        self._waiting.put_nowait(None)
        if self._task is not None:
            await self._task

    async def _work(self) -> None:
        for name in await self._database.write(_unfinished):
            await self._do(name)
        while not self._stopping:
            if (added := await self._waiting.get()) is not None:
                await self._do(added)

    async def _do(self, name: str) -> None:
        try:
            while not self._stopping and await self._database.write(lambda store: step(store, name, now())):
                pass
        except Exception:
            _log.exception("job %s", name)
            message = "the server made a mistake; what was counted is stored, send the rest again"
            await self._database.write(lambda store: give_up(store, name, message, now()))


def _unfinished(store: Store) -> list[str]:
    with store.reading() as connection:
        return [job.id for job in load_jobs(connection) if job.finished is None]
