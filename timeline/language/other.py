"""The adapter to dateparser, for plain dates in other languages: the only import of it.

Only absolute dates are taken (a day, a month and a year must be written): dateparser fills what a text
leaves out from the computer's clock, and the library never asks the clock.
"""

from __future__ import annotations

import re

from timeline.expressions import CalendarDate
from timeline.language.expression import ParseNode, TemporalExpression, TimexType

__all__ = ["read_other"]

_MAX_LENGTH = 80
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def read_other(text: str) -> TemporalExpression | None:
    """A date written in another language than Arabic, or ``None``.

    The expression covers ``text`` without the space around it; its rule is ``dateparser``.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > _MAX_LENGTH or _ARABIC.search(stripped) or not _YEAR.search(stripped):
        return None
    import dateparser  # imported here: it costs 0.2 s, and Arabic never needs it

    try:
        found = dateparser.parse(
            stripped, settings={"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "DATE_ORDER": "DMY"}
        )
    except Exception:
        return None
    if found is None:
        return None
    start = text.index(stripped)
    end = start + len(stripped)
    expr = CalendarDate(year=found.year, month=found.month, day=found.day)
    node = ParseNode("dateparser", start, end)
    return TemporalExpression(start, end, stripped, TimexType.DATE, expr, "dateparser", node)
