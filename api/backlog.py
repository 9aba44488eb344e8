"""What makes the events of articles that were stored without: in the background, batch by batch."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial

from api.database import Database
from timeline.store.waiting import last_waiting, make_events

__all__ = ["Backlog"]

_log = logging.getLogger("timeline.api")
_PATIENCE = 10.0
"""Seconds that an upload in progress goes before, again and again; then one batch is done all the same."""


class Backlog:
    """Makes events while documents wait, those first that an earlier process left; one for a service."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._woken = asyncio.Event()
        self._done = asyncio.Event()
        self._uploads = 0
        self._failures = 0
        self._stopping = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to work."""
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Finish the batch in hand; what is left is done by the next process."""
        self._stopping = True
        self.wake()
        if self._task is not None:
            await self._task

    @contextmanager
    def upload(self) -> Iterator[None]:
        """An upload in progress: it goes before."""
        self._uploads += 1
        # However long it lasts, something is done between.
        self.wake()
        try:
            yield
        finally:
            self._uploads -= 1
            self.wake()

    def wake(self) -> None:
        """Say that there is something to do, and nothing that goes before."""
        self._woken.set()

    async def made(self) -> None:
        """Return once the events of everything are made that waits now, or once that has failed."""
        last = await self._database.read(last_waiting)
        failures = self._failures
        while last and failures == self._failures and not self._stopping:
            done = self._done
            # Who waits for events is not to wait for other uploads.
            self.wake()
            last = await self._database.read(partial(last_waiting, until=last))
            if last:
                await done.wait()

    async def _work(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                worked = await self._database.write(make_events)
            except Exception:
                _log.exception("the events of articles that wait could not be made")
                self._failures += 1
                worked = False
            self._done.set()
            self._done = asyncio.Event()
            if self._uploads:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), _PATIENCE)
            elif not worked:
                await self._woken.wait()
