"""Annotations one line each: the protocol of ``timeline annotate`` and ``POST /v1/annotate``.

In: ``{"id", "text", "published"}``. Out: ``{"id", "expressions": […]}``, or ``{"id", "error", "error_ar"}`` for
a line that cannot be used, in English and Arabic, so that one bad line never costs the others.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import orjson

from timeline.annotation import annotate
from timeline.export.complaints import complaint
from timeline.export.style import Language

__all__ = ["annotate_line", "annotate_record", "unusable"]


class _RecordError(ValueError):
    """A record that cannot be used."""


def annotate_line(line: bytes, number: int) -> dict[str, Any]:
    """The answer to line ``number`` (counted from 1) of a stream of records."""
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return unusable(None, f"line {number} is no JSON: {error}")
    if not isinstance(record, dict):
        return unusable(None, f"line {number} is no JSON object")
    return annotate_record(record, number)


def annotate_record(record: dict[str, Any], line: int | None = None) -> dict[str, Any]:
    """The answer to one record; an error names its ``line``, where it stands in one."""
    name, text = record.get("id"), record.get("text")
    try:
        if not isinstance(text, str):
            raise _RecordError('"text" is missing or no string')
        found = annotate(text, _published(record.get("published")))
    except _RecordError as error:
        return unusable(name, str(error) if line is None else f"line {line}: {error}")
    return {"id": name, "expressions": [one.to_dict(derivation=False) for one in found]}


def unusable(name: object, why: str) -> dict[str, Any]:
    """The answer to what cannot be used, and why, in both languages."""
    return {"id": name, "error": why, "error_ar": complaint(why, Language.ARABIC)}


def _published(value: object) -> date | datetime | None:
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, str):
            raise ValueError
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        raise _RecordError(f'"published" is {str(value)[:40]!r}; write it as 2015-12-16') from None
