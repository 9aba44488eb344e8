"""Annotations one line each: the protocol of ``timeline annotate`` and ``POST /v1/annotate``.

In: ``{"id", "text", "published"}``. Out: ``{"id", "expressions": […]}``, or ``{"id", "error"}`` for a line
that cannot be used, so that one bad line never costs the others.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import orjson

from timeline.annotation import annotate

__all__ = ["annotate_line", "annotate_record"]


class _RecordError(ValueError):
    """A record that cannot be used."""


def annotate_line(line: bytes, number: int) -> dict[str, Any]:
    """The answer to line ``number`` (counted from 1) of a stream of records."""
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return {"id": None, "error": f"line {number} is no JSON: {error}"}
    if not isinstance(record, dict):
        return {"id": None, "error": f"line {number} is no JSON object"}
    return annotate_record(record, f"line {number}")


def annotate_record(record: dict[str, Any], where: str) -> dict[str, Any]:
    """The answer to one record; ``where`` is how an error calls it."""
    name, text = record.get("id"), record.get("text")
    try:
        if not isinstance(text, str):
            raise _RecordError(f'{where} has no "text", which must be a string')
        found = annotate(text, _published(record.get("published"), where))
    except _RecordError as error:
        return {"id": name, "error": str(error)}
    return {"id": name, "expressions": [one.to_dict(derivation=False) for one in found]}


def _published(value: object, where: str) -> date | datetime | None:
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, str):
            raise ValueError
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        raise _RecordError(f'{where}: "published" is {str(value)[:40]!r}; write it as 2015-12-16') from None
