"""Dates that a record states and nobody can read or believe: worth a warning, and no reason to lose the article."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.articles.article import Document, StatedDate, StatedRole
from timeline.articles.publication import is_believable, stated_evidence
from timeline.errors import PartlyReadError

__all__ = ["unread_dates"]

_HINT = "the article is kept and dated otherwise; write a day as 2015-12-16"
_MAX_SHOWN = 60


def unread_dates(document: Document, where: str, *, line: int | None = None) -> Iterator[PartlyReadError]:
    """A warning for each date that ``document`` states and that names no day, or none on which it can be published."""
    own = StatedDate("metadata", StatedRole.PUBLISHED, document.published or "")
    for stated in (own, *document.stated):
        if not stated.value.strip():
            continue
        reason, shown = stated_evidence(stated), repr(stated.value[:_MAX_SHOWN])
        if reason is None:
            yield PartlyReadError(f"the date {shown} names no day", where, _HINT, line=line)
        elif stated.role is not StatedRole.CAPTURED and not is_believable(reason):
            yield PartlyReadError(f"nothing was published on the date {shown}", where, _HINT, line=line)
