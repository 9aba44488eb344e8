"""Long work that was accepted and is done later: documents to be read, and how far that has come.

A job is stored whole before it is acknowledged and is gone through in batches, so a process that is
killed loses nothing: the next one goes on, and a batch that was stored already is found unchanged.
The state table holds a job under ``job:<id>`` and its documents, until it is done, under ``load:<id>``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from timeline.articles.article import Document
from timeline.errors import ReaderError
from timeline.store import schema
from timeline.store.build import BuildReport, add_documents, rebuild_view
from timeline.store.codec import dumps, loads
from timeline.store.intake import Arrival, sent_by
from timeline.store.revision import read_state, write_state
from timeline.store.store import Store

__all__ = ["Failure", "Job", "add_job", "failure_of", "give_up", "load_job", "load_jobs", "step"]

_JOB = "job:"
_LOAD = "load:"
_BATCH = 16
_KEPT = 100
"""Jobs that are remembered after they are done; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be used, wholly or in part, and why."""

    name: str
    error: str


@dataclass(frozen=True, slots=True)
class Job:
    """How far a job has come.

    ``total`` inputs were accepted, ``done`` of them are dealt with: stored (``new``, ``changed``,
    ``unchanged``) or failed; ``warnings`` are about inputs that are not lost. ``revision`` is that of the
    timeline once the events are made, else ``None``. ``created`` and ``finished`` are ISO moments as the caller
    gives them; ``origin`` says where the documents came from.
    """

    id: str
    created: str
    origin: str
    total: int
    replace: bool = False
    started: bool = False
    done: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()
    revision: int | None = None
    finished: str | None = None

    @property
    def state(self) -> str:
        """``queued``, ``running`` or ``done``."""
        if self.finished is not None:
            return "done"
        return "running" if self.started else "queued"


@dataclass(frozen=True, slots=True)
class _Load:
    documents: tuple[Document, ...]


def failure_of(error: ReaderError) -> Failure:
    """An input that a reader gave up."""
    where = error.where if error.line is None else f"{error.where}:{error.line}"
    return Failure(where, error.what + (f"; {error.hint}" if error.hint else ""))


def add_job(connection: Connection, job: Job, documents: Sequence[Document]) -> None:
    """Keep a job with what it is to store; once this is committed it will be done."""
    write_state(connection, _JOB + job.id, dumps(job, Job))
    write_state(connection, _LOAD + job.id, dumps(_Load(tuple(documents)), _Load))
    finished = [one for one in load_jobs(connection) if one.finished is not None]
    for old in finished[: max(0, len(finished) - _KEPT)]:
        write_state(connection, _JOB + old.id, None)


def load_job(connection: Connection, name: str) -> Job | None:
    """A job by its id."""
    record = read_state(connection, _JOB + name)
    return None if record is None else loads(record, Job)


def load_jobs(connection: Connection) -> list[Job]:
    """Every job that is remembered, the oldest first."""
    table = schema.state.c
    found = connection.execute(select(table.value).where(table.key.like(f"{_JOB}%"))).scalars()
    return sorted((loads(record, Job) for record in found), key=lambda job: (job.created, job.id))


def step(store: Store, name: str, now: str) -> bool:
    """Deal with the next documents of a job; false once nothing is left to do. ``now`` is an ISO moment."""
    with store.reading() as connection:
        job = load_job(connection, name)
        record = read_state(connection, _LOAD + name)
    if job is None or job.finished is not None:
        return False
    documents = () if record is None else loads(record, _Load).documents
    at = len(documents) - (job.total - job.done)
    batch = _distinct(documents[at : at + _BATCH])
    if batch:
        report = add_documents(
            store, [(one, sent_by(job.origin, one)) for one in batch], replace=job.replace, rebuild=False
        )
        with store.writing() as connection:
            write_state(connection, _JOB + name, dumps(_counted(job, len(batch), report), Job))
        return True
    with store.writing() as connection:
        revision = rebuild_view(connection).revision.number
        write_state(connection, _JOB + name, dumps(replace(job, revision=revision, finished=now), Job))
        write_state(connection, _LOAD + name, None)
    return False


def give_up(store: Store, name: str, error: str, now: str) -> None:
    """End a job that cannot be gone on with; what it has stored stays."""
    with store.writing() as connection:
        job = load_job(connection, name)
        if job is not None and job.finished is None:
            failed = (*job.failed, Failure("", error))
            write_state(connection, _JOB + name, dumps(replace(job, failed=failed, finished=now), Job))
            write_state(connection, _LOAD + name, None)


def _distinct(documents: Sequence[Document]) -> Sequence[Document]:
    """The documents up to the first whose id was there before: one transaction stores an id once."""
    seen: set[str] = set()
    for number, one in enumerate(documents):
        if one.id in seen:
            return documents[:number]
        seen.add(one.id)
    return documents


def _counted(job: Job, dealt_with: int, report: BuildReport) -> Job:
    return replace(
        job,
        started=True,
        done=job.done + dealt_with,
        new=job.new + report.count(Arrival.NEW),
        changed=job.changed + report.count(Arrival.CHANGED),
        unchanged=job.unchanged + report.count(Arrival.UNCHANGED),
        failed=(*job.failed, *(failure_of(error) for error in report.errors)),
    )
