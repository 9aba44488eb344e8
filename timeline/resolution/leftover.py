"""What is to be said of an expression beside which a number stands that nobody could read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.resolution.resolution import Problem, Resolution

__all__ = ["number_beside", "without_number"]

_BEFORE = re.compile(r"\d+(?:\s*[/.:\-]|\s)?\s*$")
_BEHIND = re.compile(r"\s*(?:[/.:\-]\s*)?\d+")


def number_beside(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> str:
    """The number right before or behind a span that belongs to none of the spans ``taken``; ``""`` if there is none."""
    before, behind = _BEFORE.search(text, max(0, start - 12), start), _BEHIND.match(text, end)
    for found in (before, behind):
        if found is not None and not any(first < found.end() and found.start() < last for first, last in taken):
            return found[0].strip()
    return ""


def without_number(resolution: Resolution, number: str) -> Resolution:
    """No days: «32 ديسمبر 2015» is not December because 32 cannot be read."""
    return replace(resolution, interval=None, alternatives=(), problem=Problem("number-not-read", (number,)))
