"""How a reader wants dates written: language, month names, calendar, digits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ARABIC", "ENGLISH", "Calendars", "Digits", "Language", "Months", "Style"]


class Language(StrEnum):
    """The language of phrases and explanations; quotations always stay as printed."""

    ARABIC = "ar"
    ENGLISH = "en"


class Months(StrEnum):
    """Which Arabic names the months of the Gregorian calendar get."""

    LEVANTINE = "levantine"
    EGYPTIAN = "egyptian"
    MOROCCAN = "moroccan"
    MAGHREBI = "maghrebi"
    """Algeria and Tunisia."""
    MAURITANIAN = "mauritanian"
    DOUBLE = "double"
    """«كانون الأول/ديسمبر»."""


class Calendars(StrEnum):
    """Which calendar a date is shown in."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"
    BOTH = "both"


class Digits(StrEnum):
    """The digits of dates: ``latn`` 2015, ``arab`` ٢٠١٥ (names of CLDR numbering systems)."""

    LATIN = "latn"
    ARABIC_INDIC = "arab"


@dataclass(frozen=True, slots=True)
class Style:
    """One choice of each."""

    language: Language = Language.ARABIC
    months: Months = Months.LEVANTINE
    calendar: Calendars = Calendars.GREGORIAN
    digits: Digits = Digits.LATIN


ARABIC = Style()
ENGLISH = Style(Language.ENGLISH)
