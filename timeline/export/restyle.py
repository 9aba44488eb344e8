"""Stored summaries and library JSON in the language, calendar, months and digits that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.dates.interval import Interval
from timeline.export.phrase import phrase
from timeline.export.style import Language, Style

__all__ = ["restyled"]

_LANGUAGES = {language.value for language in Language}


def restyled(data: Any, styles: Sequence[Style]) -> Any:
    """``data`` with its dates written anew, and only the languages of ``styles`` kept."""
    if isinstance(data, list):
        return [restyled(item, styles) for item in data]
    if not isinstance(data, dict):
        return data
    if "display" in data and "edtf" in data:
        interval = Interval.from_dict(data)
        return {**data, "display": {style.language.value: phrase(interval, style) for style in styles}}
    if data and data.keys() <= _LANGUAGES:
        return {style.language.value: data[style.language.value] for style in styles if style.language.value in data}
    return {key: restyled(value, styles) for key, value in data.items()}
