"""Reading documents out: in this process, and in further ones where many come.

What a document says depends on nothing but the document and what the user knows beside it, so it may be found out
anywhere, while this process stores what was found before and makes the events. Another process is started once
enough has come that it pays, and gets documents once it is ready; until then, and whatever becomes of it, this one
reads them itself. A helper ends with the pipe that it reads from, even if this process is killed.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from timeline.articles import articles_of
from timeline.articles.article import Document
from timeline.events import all_mentions
from timeline.events.background import NO_BACKGROUND, Background
from timeline.events.names import gazetteer_with
from timeline.store.collector import calm
from timeline.store.intake import Intake

__all__ = ["Readers", "Task", "read_out", "usual_jobs"]

Task = tuple[Document, str]
"""A document and its origin."""

_FEW = 128
"""Documents that this process reads before it starts others, which take a second or two to load their words."""
_MOST = 4
"""Processes at most where the user names no number: each takes some 150 MB, and one alone makes the events."""
_LOADING = 0.0
"""Seconds that documents wait for a helper that is still loading its words: none, they are read here."""
_PATIENCE = 5.0
"""Seconds that a helper is given to end."""
_FIRST = Document("first", "باريس، 3 آذار 2017 - يلتقي الوزيران غدا.")
"""Read by every helper before it says that it is ready, so that its words are loaded."""


def read_out(document: Document, origin: str, background: Background = NO_BACKGROUND, *, claims: bool = True) -> Intake:
    """Everything that a document says: its articles with their dates, and unless ``claims`` is false, their claims."""
    articles = tuple(articles_of(document, background.registry, background.hints))
    if not claims:
        return Intake(document, origin, articles, (), background.key)
    names = gazetteer_with(background.names) if background.names else None
    mentions = tuple(all_mentions(articles, registry=background.registry, names=names))
    return Intake(document, origin, articles, mentions, background.key)


def usual_jobs() -> int:
    """How many processes work where the user names no number: as many as there are cores, four at most."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST, cores)


class Readers:
    """Reads documents out for one process that stores them; close it, or use it in a ``with`` statement.

    ``jobs`` is the number of processes that work in all: with 1 everything is read here.
    """

    def __init__(self, background: Background = NO_BACKGROUND, jobs: int = 1) -> None:
        self.jobs = jobs
        self._background = background
        self._helpers: list[_Helper] = []
        self._seen = 0

    def begin(self, tasks: Sequence[Task], read: Callable[[Task], Intake]) -> Callable[[], list[Intake]]:
        """Begin to read documents; gives a function that waits for what they say, in their order.

        It is to be called before the next ones are begun. ``read`` reads those that no helper reads, when it is
        called, and those that a helper could not read.
        """
        if not tasks:
            return list
        self._seen += len(tasks)
        if self._seen > _FEW and not self._helpers:
            self._start()
        ready = [helper for helper in self._helpers if helper.ready()]
        shares = _shares(tasks, len(ready)) if ready else [tasks]
        given = [(share, helper if helper.give(share) else None) for share, helper in zip(shares, ready, strict=False)]

        def results() -> list[Intake]:
            if not ready:
                return [read(task) for task in tasks]
            return [
                intake
                for share, helper in given
                for intake in (helper and helper.take()) or [read(task) for task in share]
            ]

        return results

    def close(self) -> None:
        """End the other processes; what comes then is read here until much has come again."""
        for helper in self._helpers:
            helper.close()
        self._helpers.clear()
        self._seen = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> None:
        if current_process().daemon:
            return  # such a process may have no children
        with suppress(OSError):
            for _ in range(self.jobs - 1):
                self._helpers.append(_Helper(self._background))


def _shares(tasks: Sequence[Task], parts: int) -> list[Sequence[Task]]:
    """The tasks in so many runs of about one size, none of them empty."""
    size = -(-len(tasks) // parts)
    return [tasks[at : at + size] for at in range(0, len(tasks), size)]


class _Helper:
    """Another process; one that has died, or cannot say what it found, gets nothing any more."""

    def __init__(self, background: Background) -> None:
        # Started anew on every system: a copy of a process with threads may hold their locks for ever.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_help, args=(theirs, background), name="timeline-reader", daemon=True)
        self._process.start()
        theirs.close()
        self._loaded = self._gone = False

    def ready(self) -> bool:
        """Whether it has loaded its words, and lives."""
        if not (self._loaded or self._gone):
            with suppress(OSError):
                self._loaded = self._pipe.poll(_LOADING) and self.take() is not None
        return self._loaded and not self._gone

    def give(self, tasks: Sequence[Task]) -> bool:
        """Let it begin to read; false if it has died."""
        try:
            self._pipe.send(tasks)
        except OSError:
            self._gone = True
        return not self._gone

    def take(self) -> list[Intake] | None:
        """Wait for what it found; ``None`` if it could not read all of it."""
        try:
            found: list[Intake] | None = self._pipe.recv()
        except (EOFError, OSError):
            self._gone = True
            return None
        return found

    def close(self) -> None:
        """End it."""
        self._pipe.close()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def _help(pipe: Connection, background: Background) -> None:
    """What a helper does: read what comes until the pipe is closed."""
    # Whoever interrupts the program at a terminal reaches its children too; they end when it does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError), calm():
        read_out(_FIRST, "", background)
        gc.freeze()
        pipe.send([])
        while True:
            pipe.send(_found(pipe.recv(), background))


def _found(tasks: Sequence[Task], background: Background) -> list[Intake] | None:
    try:
        return [read_out(document, origin, background) for document, origin in tasks]
    except Exception:
        # Who asked reads them once more, one by one, and says which of them cannot be read.
        return None
