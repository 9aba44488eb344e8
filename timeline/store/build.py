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

from timeline.articles import ReadOptions, article_names, articles_of, read_documents
from timeline.articles.article import Document
from timeline.articles.readers import DEFAULT_OPTIONS
from timeline.errors import IdTakenError, PartlyReadError, ReaderError
from timeline.events import all_mentions
from timeline.events.background import NO_BACKGROUND, Background
from timeline.events.names.names import gazetteer_with
from timeline.store.fingerprint import renderer_fingerprint
from timeline.store.intake import Arrival, Intake, check_ids, classify, known_documents, owners, put, take_out
from timeline.store.load import article_ids
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
    "read_out",
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
) -> BuildReport:
    """The same for documents that are at hand, each with its origin.

    A document that was read with another background than the store's is read again. With ``rebuild`` false
    the events are left as they are until somebody rebuilds them: for the parts of a longer stream. With
    ``claims`` false they are stored as they are, and wait for their dates and claims (``timeline.store.waiting``).
    """
    background = store.background
    stored: list[Stored] = []
    errors: list[ReaderError] = []
    warnings: list[PartlyReadError] = []
    for batch in _batches(documents, _BATCH if claims else _BATCH_UNREAD):
        intakes: list[Intake] = []
        with store.reading() as connection:
            read = _read_batch(connection, batch, background, on_progress, replace=replace, claims=claims)
            taken = owners(connection, [name for one in read if isinstance(one, Intake) for name in one.names])
        for one in read:
            try:
                if isinstance(one, ReaderError):
                    raise one
                if isinstance(one, Intake):
                    check_ids(one, taken)
                    taken.update(dict.fromkeys(one.names, one.document.id))
                    intakes.append(one)
                    one = Stored(one.document.id, one.arrival, one.names, len(one.mentions))
                stored.append(one)
            except PartlyReadError as warning:
                warnings.append(warning)
            except ReaderError as error:
                errors.append(error)
        if intakes:
            with store.writing() as connection:
                put(connection, intakes)
                if claims:
                    mark_stale(connection)
    with store.writing() if rebuild else store.reading() as connection:
        change = rebuild_view(connection) if rebuild else ViewChange(0, 0, 0, read_revision(connection))
    return BuildReport(tuple(stored), tuple(errors), change, tuple(warnings))


def _read_batch(
    connection: Connection,
    batch: Sequence[tuple[Document, str] | ReaderError],
    background: Background,
    on_progress: Callable[[str], None],
    *,
    replace: bool,
    claims: bool,
) -> list[Intake | Stored | ReaderError]:
    """What is to be stored, what is there already, and what cannot be read, in order."""
    known = known_documents(connection, [item[0].id for item in batch if not isinstance(item, ReaderError)])
    out: list[Intake | Stored | ReaderError] = []
    for item in batch:
        if isinstance(item, ReaderError):
            out.append(item)
            continue
        document, origin = item
        try:
            arrival = classify(document, origin, known.get(document.id), replace=replace, background=background.key)
            if arrival is Arrival.UNCHANGED:
                out.append(Stored(document.id, arrival, article_ids(connection, document.id)))
            else:
                read = read_out if claims else _unread
                out.append(replaced(read(document, origin, background), arrival=arrival))
            on_progress(document.id)
        except ReaderError as error:
            out.append(error)
    return out


def read_out(document: Document, origin: str, background: Background = NO_BACKGROUND, *, claims: bool = True) -> Intake:
    """Everything that a document says: its articles with their dates, and unless ``claims`` is false, their claims."""
    articles = tuple(articles_of(document, background.registry, background.hints))
    if not claims:
        return Intake(document, origin, articles, (), background.key)
    names = gazetteer_with(background.names) if background.names else None
    mentions = tuple(all_mentions(articles, registry=background.registry, names=names))
    return Intake(document, origin, articles, mentions, background.key)


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
