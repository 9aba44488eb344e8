"""Dates that a record states and nobody can read: worth a warning, and no reason to lose the article."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.articles.article import Document, StatedDate, StatedRole
from timeline.articles.publication import stated_evidence
from timeline.errors import PartlyReadError

__all__ = ["unread_dates"]

_HINT = "the article is kept and dated otherwise; write a day as 2015-12-16"
_MAX_SHOWN = 60


def unread_dates(document: Document, where: str, *, line: int | None = None) -> Iterator[PartlyReadError]:
    """A warning for each date that ``document`` states and that names no day."""
    own = StatedDate("metadata", StatedRole.PUBLISHED, document.published or "")
    for stated in (own, *document.stated):
        if stated.value.strip() and stated_evidence(stated) is None:
            yield PartlyReadError(f"the date {stated.value[:_MAX_SHOWN]!r} names no day", where, _HINT, line=line)
