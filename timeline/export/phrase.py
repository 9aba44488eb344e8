"""A date for a reader: ``timeline.dates.names`` in the style that the reader chose."""

from __future__ import annotations

from timeline.dates.interval import Extent, Interval
from timeline.dates.names import format_interval
from timeline.events.words.lexicon import lexicon
from timeline.export.style import ARABIC, Digits, Language, Style

__all__ = ["days_tell_all", "headline", "phrase", "type_phrase"]

_UNDATED = {Language.ARABIC: "بلا تاريخ", Language.ENGLISH: "no date"}


def phrase(interval: Interval | None, style: Style = ARABIC) -> str:
    """``interval`` in words, as exact as it is known and never more; «بلا تاريخ» for ``None``."""
    if interval is None:
        return _UNDATED[style.language]
    # English text knows no Arabic-Indic digits.
    digits = style.digits if style.language is Language.ARABIC else Digits.LATIN
    return format_interval(interval, lang=style.language, months=style.months, digits=digits, calendar=style.calendar)


def days_tell_all(interval: Interval) -> bool:
    """Whether the first and the last day say all that is known: one day, or days throughout which something lasted.

    Not so where an end is open, the days are possible ones or single ones of several, or the date is qualified.
    """
    closed = interval.start is not None and interval.end is not None
    plain = closed and interval.qualifier is None and not interval.members
    return plain and (interval.start == interval.end or interval.extent is Extent.THROUGHOUT)


def headline(label: str, interval: Interval, style: Style) -> str:
    """What a program writes on a bar of days: with the date in words where the bar would say more or less than is known."""
    return label if days_tell_all(interval) else f"{label} — {phrase(interval, style)}"


def type_phrase(kind: str, style: Style) -> str:
    """A type of event for readers; a type that has no words is given as it is."""
    known = lexicon().types.get(kind)
    if known is None:
        return kind
    return known.ar if style.language is Language.ARABIC else known.en
