"""What comes in: documents, their articles, and the claims that the articles make."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, delete, insert, select, text

from timeline.articles.article import Article, Document
from timeline.errors import IdTakenError, ReaderError
from timeline.events.event import Mention
from timeline.store import schema
from timeline.store.batches import NAMES, in_batches, rows_of
from timeline.store.claims import claim_text
from timeline.store.codec import dumps
from timeline.store.fingerprint import pipeline_fingerprint
from timeline.store.revision import add_digest, digest_of

__all__ = [
    "Arrival",
    "Intake",
    "Known",
    "check_ids",
    "classify",
    "document_digest",
    "known_documents",
    "note_pending",
    "owners",
    "put",
    "sent_by",
    "take_out",
]

MAX_ID = 200
"""Code points of a document's id, as wide as the column."""


class Arrival(StrEnum):
    """What a document is to the store."""

    NEW = "new"
    CHANGED = "changed"
    """Known by its id, with other content or read by another version: its claims are replaced."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Intake:
    """A document with everything read out of it.

    ``origin`` says where it came from, so that two different files which happen to share an id are
    told apart from one file that has changed. ``background`` is the key of what the user knew beside it.
    A document that is to be read later (``timeline.store.waiting``) has neither articles nor mentions yet, but
    the ids of its articles are ``reserved``. ``arrival`` says what it was to the store.
    """

    document: Document
    origin: str
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    background: str = ""
    reserved: tuple[str, ...] | None = None
    arrival: Arrival = Arrival.NEW

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return tuple(article.id for article in self.articles) if self.reserved is None else self.reserved


def document_digest(document: Document) -> str:
    """A hash of all that the input stated: text and metadata, but not where it lay.

    Raises:
        ReaderError: it holds half of a surrogate pair, which is no Unicode text.
    """
    try:
        return hashlib.sha256(dumps(replace(document, path=""), Document).encode()).hexdigest()
    except (TypeError, UnicodeEncodeError) as error:
        raise ReaderError(
            "holds half of a surrogate pair, which is no character",
            document.path or document.id,
            "write the file as UTF-8",
        ) from error


def sent_by(route: str, document: Document) -> str:
    """The origin of a document that came by a route: an outlet's documents replace its own, and never another's."""
    return f"{route} ({document.source})" if document.source else route


class Known(NamedTuple):
    """What is stored of a document, as far as it says whether the same comes in again."""

    digest: str
    pipeline: str
    origin: str


def known_documents(connection: Connection, ids: Sequence[str]) -> dict[str, Known]:
    """What is stored of some documents; an id that no document can have is passed over."""
    possible = [name for name in ids if "\0" not in name]
    return {row.id: Known(row.digest, row.pipeline, row.origin) for row in rows_of(connection, _KNOWN, possible)}


def classify(
    document: Document, origin: str, known: Known | None, *, replace: bool = False, background: str = ""
) -> Arrival:
    """What ``document`` is to the store, if it is read with the ``background`` of that key.

    ``known`` is what is stored under its id.

    Raises:
        IdTakenError: its id belongs to another document (other content from another origin) and
            ``replace`` does not allow to put it in that one's place.
        ReaderError: the id or the text cannot be stored.
    """
    where = document.path or origin
    if not 0 < len(document.id) <= MAX_ID or "\0" in document.id:
        raise ReaderError(f"the id has {len(document.id)} characters", where, f"give it one of 1 to {MAX_ID}")
    if any(part and "\0" in part for part in (document.text, document.source, document.title, document.url)):
        raise ReaderError("holds the character U+0000", where, "send text; a database cannot hold this character")
    if known is None:
        return Arrival.NEW
    if known.digest != document_digest(document):
        if known.origin != origin and not replace:
            raise IdTakenError(
                f"the id {document.id!r} already belongs to another document, from {known.origin}",
                where,
                "rename the file or record, or say --replace",
            )
        return Arrival.CHANGED
    if not known.pipeline:
        return Arrival.UNCHANGED  # it waits, and will be read by the version that makes its claims
    return Arrival.UNCHANGED if known.pipeline == pipeline_fingerprint() + background else Arrival.CHANGED


def owners(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The documents to which articles of these ids belong."""
    return {row.id: row.document for row in rows_of(connection, _OWNERS, ids)}


_DOCUMENT: Final = schema.document.c
_ARTICLE: Final = schema.article.c
_KNOWN: Final = select(_DOCUMENT.id, _DOCUMENT.digest, _DOCUMENT.pipeline, _DOCUMENT.origin).where(
    _DOCUMENT.id.in_(NAMES)
)
_OWNERS: Final = select(_ARTICLE.id, _ARTICLE.document).where(_ARTICLE.id.in_(NAMES))


def check_ids(intake: Intake, owners: Mapping[str, str]) -> None:
    """Refuse a document whose articles would take the ids of another one's.

    Raises:
        IdTakenError: an article id is taken (document ``004`` has an article ``004-01``, and now a
            document of that name comes in).
    """
    for name in intake.names:
        owner = owners.get(name, intake.document.id)
        if owner != intake.document.id:
            raise IdTakenError(
                f"the article id {name!r} is already taken in document {owner!r}",
                intake.document.path or intake.origin,
                "rename the file or record",
            )


def put(connection: Connection, intakes: Sequence[Intake]) -> None:
    """Store documents with their articles and claims; what a document of the same id claimed is replaced."""
    if not intakes:
        return
    came = [_document_row(intake) for intake in intakes]
    went = _forget(connection, [intake.document.id for intake in intakes])
    add_digest(connection, "documents", sum(map(_share, came)) - sum(map(_share, went)))
    connection.execute(insert(schema.document), came)
    later = [intake for intake in intakes if intake.reserved is not None]
    if later:
        connection.execute(insert(schema.waiting), [{"document": intake.document.id} for intake in later])
    articles = [
        _article_row(article, position) for intake in intakes for position, article in enumerate(intake.articles)
    ]
    articles += [
        _reserved_row(intake.document, name, position) for intake in later for position, name in enumerate(intake.names)
    ]
    if articles:
        connection.execute(insert(schema.article), articles)
    mentions = [
        {
            "id": mention.id,
            "document": intake.document.id,
            "article": mention.article,
            "position": position,
            "in_conflict": bool(mention.annotation and mention.annotation.resolution.conflicts),
            "claim": claim_text(mention),
        }
        for intake in intakes
        for position, mention in enumerate(intake.mentions)
    ]
    if mentions:
        connection.execute(insert(schema.mention), mentions)
        note_pending(connection, [mention.id for intake in intakes for mention in intake.mentions])


def take_out(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Take documents out with their articles and claims; gives the ids of those that were there.

    The events of their claims are to be made again.
    """
    went = _forget(connection, ids)
    add_digest(connection, "documents", -sum(map(_share, went)))
    return sorted(row["id"] for row in went)


def note_pending(connection: Connection, mentions: Iterable[str]) -> None:
    """Note claims (ids) around which the events must be made again."""
    rows = [{"mention": name} for name in sorted(set(mentions))]
    if rows:
        connection.execute(_PENDING, rows)


_PENDING = text("INSERT INTO pending (mention) VALUES (:mention) ON CONFLICT DO NOTHING")


def _forget(connection: Connection, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Take documents out that are to be replaced or removed; gives what was stored of them."""
    went: list[dict[str, Any]] = []
    document, mention = schema.document.c, schema.mention.c
    for some in in_batches(ids):
        known = select(document.id, document.digest, document.pipeline).where(document.id.in_(some))
        went += map(dict, connection.execute(known).mappings())
        note_pending(connection, connection.execute(select(mention.id).where(mention.document.in_(some))).scalars())
        connection.execute(delete(schema.document).where(document.id.in_(some)))
    return went


def _share(row: Mapping[str, Any]) -> int:
    """A document's share of the digest of the database."""
    return digest_of(f"{row['id']} {row['digest']} {row['pipeline']}")


def _document_row(intake: Intake) -> dict[str, object]:
    document = intake.document
    return {
        "id": document.id,
        "digest": document_digest(document),
        "pipeline": "" if intake.reserved is not None else pipeline_fingerprint() + intake.background,
        "origin": intake.origin,
        "url": document.url,
        "text": document.text,
        "record": dumps(replace(document, text=""), Document),
    }


def _article_row(article: Article, position: int) -> dict[str, object]:
    best = article.reference.best
    return {
        "id": article.id,
        "document": article.document.id,
        "position": position,
        "source": article.source,
        "title": article.title,
        "day": None if best is None else best.toordinal(),
        "status": article.reference.status.value,
        "dating_conflict": bool(article.reference.conflicts),
        "record": dumps(replace(article, document=Document(article.document.id, "")), Article),
    }


def _reserved_row(document: Document, name: str, position: int) -> dict[str, object]:
    return {
        "id": name,
        "document": document.id,
        "position": position,
        "source": "",
        "title": "",
        "day": None,
        "status": schema.UNREAD,
        "dating_conflict": False,
        "record": "",
    }
