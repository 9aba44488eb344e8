"""Titles in quotation marks: «أغنية "أمس انتهينا"» names a song, and no yesterday."""

from __future__ import annotations

import re

from timeline.text.fold import fold_word

__all__ = ["is_title"]

_WORKS = "|".join(
    sorted(
        {
            fold_word(w)
            for w in (
                "أغنية أغاني نشيد فيلم مسلسل مسرحية رواية قصة كتاب كراس ديوان قصيدة قصائد لوحة ألبوم برنامج سلسلة "
                "وثائقي فيديو كليب مقطوعة سيمفونية أوبريت مجموعة مقال مقالة نص كتيب مجلة صحيفة جريدة قناة إذاعة موقع "
                "فرقة مقهى مطعم تطبيق"
            ).split()
        },
        key=len,
        reverse=True,
    )
)
_REACH = 60
"""Characters before an expression among which its title opens."""
_OPENED = re.compile(
    rf"(?<![^\W\d_])(?:ال|[وفبلك]|[بلو]ال|لل)?(?:{_WORKS})(?:ه|ها|هم|ي|ته|تها)?(?: [^\W\d_]+ي| [^\W\d_]+يه)? ?:? ?\"[^\"\n.:]{{0,24}}$"
)
_CLOSED = re.compile(r"[^\"\n.:]{0,24}\"")


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the span stands in a short title in quotation marks behind the word for a work or an outlet."""
    near = max(0, start - _REACH)
    if text.find('"', near, start) < 0 or _CLOSED.match(text, end) is None:
        return False
    return _OPENED.search(text, near, start) is not None
