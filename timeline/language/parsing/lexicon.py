"""The lexicons: every row of the TOML files, folded, with the kind and the value that it has.

A table ``[kind.tag]`` of a file holds rows ``"word" = value``. The kind names the slot that the word
fills in a rule, or what a word beside an expression says of it; the tag (a calendar system, a tense) stays
with the row for derivations and lint. The two stand apart, because the words of the first make windows.
Loading checks every row and raises ``LanguageDataError`` with file and row.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from timeline.dates.granularity import Granularity
from timeline.dates.holidays import holidays
from timeline.errors import LanguageDataError
from timeline.expressions import Calendar, Day, Direction, PartOfDay, Portion, SeasonName, VagueRef
from timeline.text.fold import fold_word

__all__ = ["CONTEXT_FILES", "FILES", "Lexicon", "Row", "context_lexicon", "is_one_of", "load", "words"]

FILES = (
    "months.toml",
    "weekdays.toml",
    "modifiers.toml",
    "units.toml",
    "numerals.toml",
    "deictics.toml",
    "parts_of_day.toml",
    "periods.toml",
    "names.toml",
)
"""The words that expressions are made of, in the order in which a newcomer would read them."""
CONTEXT_FILES = ("words.toml", "clauses.toml", "verbs.toml")
"""The words of the clause around an expression, which only context and guards read."""

_UNITS = Granularity
_CONVERT: dict[str, Callable[[Any], object]] = {
    "weekday": lambda v: Day[v.upper()],
    "weekday_spoken": lambda v: Day[v.upper()],
    "weekday_bare": lambda v: Day[v.upper()],
    "weekday_every": lambda v: Day[v.upper()],
    "weekday_dual": lambda v: Day[v.upper()],
    "and_sunday": lambda v: Day[v.upper()],
    "weekday_english": lambda v: Day[v.upper()],
    "weekday_french": lambda v: Day[v.upper()],
    "modifier": Direction,
    "recent": Direction,
    "era": Calendar,
    "month_pair": lambda v: (int(v[0]), int(v[1]), Calendar(v[2])),
    "part": PartOfDay,
    "part_adverb": PartOfDay,
    "part_definite": PartOfDay,
    "part_spoken": PartOfDay,
    "meridiem": PartOfDay,
    "portion": Portion,
    "portion_deadline": Portion,
    "season": SeasonName,
    "season_def": SeasonName,
    "vague_word": VagueRef,
    **dict.fromkeys(
        (
            "unit",
            "unit_def",
            "unit_dual",
            "clock_unit",
            "unit_dual_def",
            "unit_plural",
            "unit_plural_def",
            "yearly",
            "weekly",
            "unit_missing",
            "weekend_bare",
            "half_year",
            "two_days",
            "unit_name",
            "unit_night",
            "unit_night_dual",
            "unit_this",
        ),
        _UNITS,
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One word with one meaning: ``word`` as in the file, ``key`` folded, and where it stands."""

    word: str
    key: str
    kind: str
    tag: str
    value: object
    file: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rows, by folded key; ``longest`` is the largest number of tokens in a key."""

    rows: Mapping[str, tuple[Row, ...]]
    longest: int

    def of_kind(self, kind: str) -> list[Row]:
        """Every row of one kind, in file order.

        Raises:
            KeyError: There is none: the kind is misspelt, or stands in the other lexicon.
        """
        found = [row for rows in self.rows.values() for row in rows if row.kind == kind]
        if not found:
            raise KeyError(kind)
        return found

    def values(self, kind: str) -> dict[str, Any]:
        """Folded word → value for one kind."""
        return {row.key: row.value for row in self.of_kind(kind)}


def parse_rows(file: str, text: str) -> list[Row]:
    """The rows of one TOML file; raises ``LanguageDataError`` naming file and row."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(file, "-", str(error)) from error
    found: list[Row] = []
    for kind, table in tables.items():
        if not isinstance(table, dict):
            raise LanguageDataError(file, kind, "a table of rows is expected")
        groups = table.items() if table and all(isinstance(v, dict) for v in table.values()) else (("", table),)
        for tag, rows in groups:
            for word, value in rows.items():
                key = fold_word(word)
                if not key:
                    raise LanguageDataError(file, repr(word), "the word folds to nothing")
                try:
                    converted = _CONVERT[kind](value) if kind in _CONVERT else value
                except (KeyError, ValueError, IndexError) as error:
                    raise LanguageDataError(file, word, f"{value!r} is no value of kind {kind}") from error
                found.append(Row(word, key, kind, tag, converted, file))
    return found


def _holiday_rows() -> Iterator[Row]:
    """The named days of ``timeline.dates.holidays``: their names stand there, with how they are computed.

    A feast that is a whole Hijri month (رمضان) is read as the month.
    """
    for identifier, holiday in holidays().items():
        for word in holiday.names:
            # «ثورة 25 يناير» is what happened in 2011; only its «ذكرى» comes every year.
            is_event = word.split()[0] in _PAST_EVENTS
            kind, value = ("name_word", True) if is_event else ("holiday", identifier)
            yield Row(word, fold_word(word), kind, "holiday", value, "holidays.toml")


_PAST_EVENTS = frozenset(("ثورة", "هجمات", "أحداث", "حرب", "الحركة"))


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The Arabic words that expressions are made of, read once."""
    by_key = _read(FILES)
    for row in _holiday_rows():
        same = by_key.setdefault(row.key, [])
        if not any(other.kind.startswith(("hijri", "holiday", "name")) for other in same):
            same.append(row)
    return _lexicon(by_key)


@lru_cache(maxsize=1)
def context_lexicon() -> Lexicon:
    """The Arabic words that say something of an expression beside them, read once."""
    return _lexicon(_read(CONTEXT_FILES))


def _read(files: Iterable[str]) -> dict[str, list[Row]]:
    """The rows of some files by their folded word, of which each kind has one."""
    by_key: dict[str, list[Row]] = {}
    folder = resources.files("timeline.language") / "arabic"
    for file in files:
        for row in parse_rows(file, (folder / file).read_text(encoding="utf-8")):
            same = by_key.setdefault(row.key, [])
            if any(other.kind == row.kind for other in same):
                raise LanguageDataError(file, row.word, f"the word stands twice as {row.kind}")
            same.append(row)
    return by_key


def _lexicon(by_key: Mapping[str, list[Row]]) -> Lexicon:
    rows = {key: tuple(found) for key, found in by_key.items()}
    return Lexicon(rows, max(len(key.split()) for key in rows))


@cache
def words(kind: str, tag: str = "") -> frozenset[str]:
    """The folded words of context of one kind and tag.

    Raises:
        KeyError: No file holds such words: the kind is misspelt.
    """
    found = frozenset(row.key for row in context_lexicon().of_kind(kind) if row.tag == tag)
    if not found:
        raise KeyError(kind)
    return found


def is_one_of(kind: str, word: str) -> bool:
    """Whether a folded word of context is of a kind, with «و» or «ف» before it or without."""
    known = words(kind)
    return word in known or (len(word) > 2 and word[0] in "وف" and word[1:] in known)
