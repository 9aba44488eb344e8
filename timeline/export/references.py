"""The day as of which an article was written, as plain JSON data: every reason, and what contradicts what."""

from __future__ import annotations

from datetime import date
from typing import Any

from timeline.articles.article import DateConflict, Evidence, ReferenceDate

__all__ = ["iso", "reference_json"]

Json = dict[str, Any]


def reference_json(reference: ReferenceDate) -> Json:
    """The day as of which an article was written, with every reason."""
    return {
        "date": iso(reference.best),
        "status": reference.status.value,
        "candidates": [day.isoformat() for day in reference.candidates],
        "earliest": iso(reference.earliest),
        "latest": iso(reference.latest),
        "published": iso(reference.published),
        "updated": iso(reference.updated),
        "evidence": [_evidence(one) for one in reference.evidence],
        "conflicts": [_date_conflict(one) for one in reference.conflicts],
    }


def _evidence(one: Evidence) -> Json:
    return {
        "kind": one.kind,
        "quote": one.quote,
        "start": one.start if one.start >= 0 else None,
        "end": one.end if one.start >= 0 else None,
        "earliest": iso(one.earliest),
        "latest": iso(one.latest),
        "reason": {"ar": one.reason_ar, "en": one.reason},
    }


def _date_conflict(one: DateConflict) -> Json:
    return {
        "kind": one.kind,
        "kept": _evidence(one.kept),
        "rejected": _evidence(one.rejected),
        "reason": {"ar": one.reason_ar, "en": one.reason},
    }


def iso(day: date | None) -> str | None:
    """A day in ISO form."""
    return None if day is None else day.isoformat()
