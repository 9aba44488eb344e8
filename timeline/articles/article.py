"""A document as it came in, an article in it, and the date that its words count from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from timeline.dates.value import value
from timeline.resolution.anchor import Anchor

__all__ = [
    "Article",
    "DateConflict",
    "DatingStatus",
    "Document",
    "Evidence",
    "ReferenceDate",
    "StatedDate",
    "StatedRole",
]


class StatedRole(StrEnum):
    """Which date an input states about itself."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CAPTURED = "captured"
    """When the page was copied: an upper bound, and what «منذ 12 ساعة» counts back from."""


@value
class StatedDate:
    """A date that an input states outside its text, as it stands there.

    ``kind`` says where: ``metadata`` (a record's field), ``json-ld``, ``opengraph``, ``meta``, ``time``
    (an element of the page), ``feed``, ``url``, ``archive``. ``value`` is ISO 8601 or words of a page.
    """

    kind: str
    role: StatedRole
    value: str


@value
class Document:
    """A text that came in: one article, or a dossier of several.

    ``id`` is the file's name up to the first ``_`` or dot, or the record's own id. All offsets of
    articles, expressions and mentions are code points of ``text``. ``source``, ``title``, ``url``,
    ``published`` are what the input itself stated (a record's fields), else ``None``. ``stated`` holds
    further dates that it states (a page's metadata, a feed's fields, the day of its capture).
    """

    id: str
    text: str
    path: str = ""
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    stated: tuple[StatedDate, ...] = ()


class DatingStatus(StrEnum):
    """How sure the reference date of an article is."""

    STATED = "stated"
    """Printed in the article or given with it."""
    INHERITED = "inherited"
    """Taken from the dossier that holds it."""
    INFERRED = "inferred"
    """Worked out from what the text says; the candidates are listed."""
    REFUSED = "refused"
    """Nothing fixes it."""


@value
class Evidence:
    """One reason for (or against) a day: what was read, where, and what it says.

    ``kind`` is for instance ``dateline``, ``stamp``, ``update-stamp``, ``metadata``, ``dossier``,
    ``today-weekday``, ``constraint``, ``registry``. ``start``/``end`` are code points of the
    document, end exclusive, −1 where the evidence is no part of the text. ``earliest``/``latest``
    are the days that it allows. ``reason`` is English, ``reason_ar`` Arabic.
    """

    kind: str
    quote: str
    start: int
    end: int
    earliest: date | None
    latest: date | None
    reason: str
    reason_ar: str


@value
class DateConflict:
    """Two printed dates of one article that cannot both be right; both are kept."""

    kind: str
    kept: Evidence
    rejected: Evidence
    reason: str
    reason_ar: str


@value
class ReferenceDate:
    """The day as of which an article was written, with every reason.

    ``best`` is ``None`` where the date is refused, or where the possible days are so many that none is likelier
    than another. ``candidates`` are all days that the evidence leaves (one, if stated); where they are more
    than two months of days they are not listed, and ``earliest`` and ``latest``, which bound every answer, are
    all there is. A refused date may have one of these two, or both far apart. ``published`` is the page's own
    stamp, which may be a day later; ``updated`` the stamp of its last change.
    """

    best: date | None
    candidates: tuple[date, ...]
    status: DatingStatus
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[DateConflict, ...] = ()
    published: date | None = None
    anchor: Anchor | None = None
    updated: date | None = None
    earliest: date | None = None
    latest: date | None = None


@value
class Article:
    """One article: a slice of a document, and its reference date.

    ``id`` is the document's id, with ``-NN`` appended where the document is a dossier (counted from
    01; the front matter is ``-00`` and no article). ``start``/``end`` are code points of the
    document; ``body_start`` is where the text begins after title and stamps.
    """

    id: str
    document: Document
    source: str
    title: str
    start: int
    end: int
    body_start: int
    reference: ReferenceDate

    @property
    def text(self) -> str:
        """The article's slice of its document, title and stamps included."""
        return self.document.text[self.start : self.end]
