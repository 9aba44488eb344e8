"""Rows of texts and what must be read in them, and how an annotation is written in a row."""

from __future__ import annotations

import re
from datetime import datetime

from timeline import Annotation, annotate

__all__ = ["Row", "found", "value"]

Row = tuple[str, list[tuple[str, str]]]
"""A text and every expression that must be found in it, in order: the words, and their EDTF, or the TIMEX3 value of what
has no days."""


def value(annotation: Annotation) -> str:
    """Its EDTF, or the TIMEX3 value of a length, a repetition, a vague word."""
    if annotation.edtf is not None:
        return annotation.edtf
    found_value = re.search(r'value="([^"]*)"', annotation.timex3())
    return found_value[1] if found_value else ""


def found(text: str, stamp: str) -> list[tuple[str, str]]:
    """The words and the value of every expression of ``text``, said at ``stamp`` (ISO 8601)."""
    return [(a.text, value(a)) for a in annotate(text, datetime.fromisoformat(stamp))]
