"""From inputs to an up-to-date timeline: read, date, extract, store, and rebuild the view.

Documents that the database already holds, read by this version, are passed over; the rest is stored
in batches, each in one transaction. The view is rebuilt at the end if anything changed, or if an
earlier run was killed before it could do so.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path

from sqlalchemy import Connection

from timeline.articles import ReadOptions, article_names, read_documents
from timeline.articles.article import Document
from timeline.articles.readers import DEFAULT_OPTIONS
from timeline.errors import IdTakenError, PartlyReadError, ReaderError
from timeline.events.background import Background
from timeline.store.fingerprint import renderer_fingerprint
from timeline.store.intake import Arrival, Intake, check_ids, classify, known_documents, owners, put, take_out
from timeline.store.load import article_ids
from timeline.store.readers import Readers, read_out
from timeline.store.revision import is_stale, mark_stale, read_revision, read_state, write_state
from timeline.store.store import Store
from timeline.store.update import update_view
from timeline.store.view import ViewChange

__all__ = [
    "BuildReport",
    "Removal",
    "Stored",
    "add_documents",
    "build",
    "rebuild_view",
    "remove_document",
    "with_origin",
]

_RENDERER = "renderer"
_BATCH, _BATCH_UNREAD = 64, 512
_BATCH_CHARS = 4_000_000


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one document."""

    document: str
    arrival: Arrival
    articles: tuple[str, ...] = ()
    claims: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: each document in order, each input that failed, and the change of the view.

    ``warnings`` are about documents that were stored: a date of one that cannot be read, a page cut short.
    """

    stored: tuple[Stored, ...]
    errors: tuple[ReaderError, ...]
    change: ViewChange
    warnings: tuple[PartlyReadError, ...] = ()

    def count(self, arrival: Arrival) -> int:
        """How many documents were new, changed or unchanged."""
        return sum(one.arrival is arrival for one in self.stored)


def build(
    store: Store,
    paths: Iterable[str | os.PathLike[str]],
    *,
    replace: bool = False,
    options: ReadOptions = DEFAULT_OPTIONS,
    on_progress: Callable[[str], None] = lambda _name: None,
) -> BuildReport:
    """Bring the database up to date with the inputs at ``paths``; calling it again changes nothing.

    An input that fails is reported and the others are still built. ``on_progress`` is told of every
    document that is done.
    """
    return add_documents(store, with_origin(read_documents(paths, options)), replace=replace, on_progress=on_progress)


def add_documents(
    store: Store,
    documents: Iterable[tuple[Document, str] | ReaderError],
    *,
    replace: bool = False,
    on_progress: Callable[[str], None] = lambda _name: None,
    rebuild: bool = True,
    claims: bool = True,
    readers: Readers | None = None,
) -> BuildReport:
    """The same for documents that are at hand, each with its origin.

    A document that was read with another background than the store's is read again. With ``rebuild`` false
    the events are left as they are until somebody rebuilds them: for the parts of a longer stream. With
    ``claims`` false they are stored as they are, and wait for their dates and claims (``timeline.store.waiting``).
    ``readers`` (default: this process) read them with the store's background, some while those before are stored.
    """
    intake = _Taking(store, readers or Readers(store.background), on_progress, replace=replace, claims=claims)
    for batch in _batches(documents, _BATCH if claims else _BATCH_UNREAD):
        intake.take(batch)
    intake.finish()
    with store.writing() if rebuild else store.reading() as connection:
        change = rebuild_view(connection) if rebuild else ViewChange(0, 0, 0, read_revision(connection))
    return BuildReport(tuple(intake.stored), tuple(intake.errors), change, tuple(intake.warnings))


_Item = Stored | ReaderError | tuple[Document, str, Arrival]
"""A document that is there already, one that cannot be stored, or one that is to be read, with its origin."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A batch that has been looked at, and what waits for what its documents say."""

    items: Sequence[_Item]
    results: Callable[[], list[Intake]]

    @property
    def ids(self) -> set[str]:
        """The ids of the documents that are to be stored."""
        return {one[0].id for one in self.items if isinstance(one, tuple)}


class _Taking:
    """Takes documents in batch by batch; the next batch is begun while one is stored."""

    def __init__(
        self, store: Store, readers: Readers, on_progress: Callable[[str], None], *, replace: bool, claims: bool
    ) -> None:
        self.stored: list[Stored] = []
        self.errors: list[ReaderError] = []
        self.warnings: list[PartlyReadError] = []
        self._store = store
        self._readers = readers
        self._on_progress = on_progress
        self._replace = replace
        self._claims = claims
        self._ahead: _Looked | None = None

    def take(self, batch: Sequence[tuple[Document, str] | ReaderError]) -> None:
        """Begin to read a batch, and store the one before it."""
        ids = [item[0].id for item in batch if not isinstance(item, ReaderError)]
        if self._ahead is not None and not self._ahead.ids.isdisjoint(ids):
            # What one of these documents is to the store shows once that of the same id is there.
            self.finish()
        items = self._looked_at(batch, ids)
        read = None if self._ahead is None else self._ahead.results()
        before, self._ahead = self._ahead, _Looked(items, self._begun(items))
        if before is not None and read is not None:
            self._store_read(before.items, read)

    def finish(self) -> None:
        """Store what has been begun."""
        before, self._ahead = self._ahead, None
        if before is not None:
            self._store_read(before.items, before.results())

    def _looked_at(self, batch: Sequence[tuple[Document, str] | ReaderError], ids: Sequence[str]) -> list[_Item]:
        background = self._store.background.key
        out: list[_Item] = []
        with self._store.reading() as connection:
            known = known_documents(connection, ids)
            for item in batch:
                if isinstance(item, ReaderError):
                    out.append(item)
                    continue
                document, origin = item
                try:
                    arrival = classify(
                        document, origin, known.get(document.id), replace=self._replace, background=background
                    )
                except ReaderError as error:
                    out.append(error)
                    continue
                if arrival is Arrival.UNCHANGED:
                    out.append(Stored(document.id, arrival, article_ids(connection, document.id)))
                    self._on_progress(document.id)
                else:
                    out.append((document, origin, arrival))
        return out

    def _begun(self, items: Iterable[object]) -> Callable[[], list[Intake]]:
        tasks = [(one[0], one[1]) for one in items if isinstance(one, tuple)]
        background = self._store.background
        if self._claims:
            return self._readers.begin(tasks, lambda task: read_out(*task, background))
        return lambda: [_unread(*task, background) for task in tasks]

    def _store_read(self, items: Sequence[_Item], read: Sequence[Intake]) -> None:
        """Store a batch of which all that was to be read is ``read``."""
        left = iter(read)
        intakes: list[Intake] = []
        with self._store.reading() as connection:
            taken = owners(connection, [name for one in read for name in one.names])
        for item in items:
            try:
                if isinstance(item, ReaderError):
                    raise item
                if isinstance(item, tuple):
                    intake = replaced(next(left), arrival=item[2])
                    self._on_progress(intake.document.id)
                    check_ids(intake, taken)
                    taken.update(dict.fromkeys(intake.names, intake.document.id))
                    intakes.append(intake)
                    item = Stored(intake.document.id, intake.arrival, intake.names, len(intake.mentions))
                self.stored.append(item)
            except PartlyReadError as warning:
                self.warnings.append(warning)
            except ReaderError as error:
                self.errors.append(error)
        if intakes:
            with self._store.writing() as connection:
                put(connection, intakes)
                if self._claims:
                    mark_stale(connection)


def _unread(document: Document, origin: str, background: Background) -> Intake:
    return Intake(document, origin, (), (), background.key, tuple(article_names(document)))


def rebuild_view(connection: Connection, *, force: bool = False) -> ViewChange:
    """Make the events again around all claims that have changed since they were made."""
    shown_anew = read_state(connection, _RENDERER) != renderer_fingerprint()
    if not (force or shown_anew or is_stale(connection)):
        return ViewChange(0, 0, 0, read_revision(connection))
    change = update_view(connection, everything=force or shown_anew)
    mark_stale(connection, stale=False)
    write_state(connection, _RENDERER, renderer_fingerprint())
    return change


@dataclass(frozen=True, slots=True)
class Removal:
    """A document that was taken out, with the ids of its articles, and what that changed."""

    document: str
    articles: tuple[str, ...]
    change: ViewChange


def remove_document(connection: Connection, name: str) -> Removal | None:
    """Take a document out with all that it claims, and bring the events up to date; ``None`` if there is none.

    Raises:
        IdTakenError: it is an article among others of a document, which goes as a whole.
    """
    if "\0" in name:
        return None
    articles = article_ids(connection, name)
    if not take_out(connection, [name]):
        owner = owners(connection, [name]).get(name)
        if owner is not None:
            raise IdTakenError(f"the article {name!r} is a part of document {owner!r}", name, "remove that document")
        return None
    mark_stale(connection)
    return Removal(name, articles, rebuild_view(connection))


def with_origin(documents: Iterable[Document | ReaderError]) -> Iterator[tuple[Document, str] | ReaderError]:
    """Documents with the place from which each came: a file's whole path, an address, or nothing."""
    for item in documents:
        yield item if isinstance(item, ReaderError) else (item, _origin(item.path))


def _origin(path: str) -> str:
    return path if path in ("", "-") or "://" in path else str(Path(path).resolve())


def _batches(
    documents: Iterable[tuple[Document, str] | ReaderError], most: int
) -> Iterator[list[tuple[Document, str] | ReaderError]]:
    """Runs of at most so many documents that fit into one transaction, bounded in size as well."""
    batch: list[tuple[Document, str] | ReaderError] = []
    size = 0
    for item in documents:
        batch.append(item)
        size += 0 if isinstance(item, ReaderError) else len(item[0].text)
        if len(batch) >= most or size >= _BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
