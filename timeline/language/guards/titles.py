"""Titles in quotation marks: «أغنية "أمس انتهينا"» names a song, and no yesterday."""

from __future__ import annotations

import re
from functools import cache

from timeline.language.parsing.lexicon import words

__all__ = ["TITLE_REACH", "is_title"]

TITLE_REACH = 60
"""Characters before an expression among which its title opens, with a quotation mark."""
_CLOSED = re.compile(r"[^\"\n.:]{0,24}\"")


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the span stands in a short title in quotation marks behind the word for a work or an outlet."""
    if _CLOSED.match(text, end) is None:
        return False
    return _opened().search(text, max(0, start - TITLE_REACH), start) is not None


@cache
def _opened() -> re.Pattern[str]:
    """A work, perhaps an adjective of it («البرنامج الإخباري»), and the beginning of a title."""
    works = "|".join(sorted(words("work"), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W\d_])(?:ال|[وفبلك]|[بلو]ال|لل)?(?:{works})(?:ه|ها|هم|ي|ته|تها)?(?: [^\W\d_]+(?:ي|يه))? ?:? ?"
        r"\"[^\"\n.:]{0,24}$"
    )
