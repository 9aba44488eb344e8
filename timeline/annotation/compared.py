"""Periods that a text only compares another one with: nothing goes on from them."""

from __future__ import annotations

import re

from timeline.dates.granularity import Granularity
from timeline.expressions import Anaphoric, Nth, Within
from timeline.language.expression import TemporalExpression

__all__ = ["is_compared_with"]

_COMPARED = re.compile(r"(?:^|\s)(?:عن|مقابل|مع|من) ?$|(?:^|\s)(?:مقارنة|بالمقارنة) (?:مع |ب)$")
_COMPARED_REACH = 16
_SHARES = frozenset({Granularity.QUARTER, Granularity.HALF})


def is_compared_with(expression: TemporalExpression, text: str) -> bool:
    """Whether it is only what a period is compared with, so that «الربع المماثل» behind it goes back to that period."""
    match expression.expr:
        case Within(part=Anaphoric(unit=None | Granularity.QUARTER | Granularity.HALF)):
            return True
        case Anaphoric(unit=unit, offset=offset) if offset < 0:
            return unit in _SHARES
        case Nth(unit=unit) if unit in _SHARES:
            return _COMPARED.search(text, max(0, expression.start - _COMPARED_REACH), expression.start) is not None
        case _:
            return False
