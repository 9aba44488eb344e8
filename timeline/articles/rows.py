"""The tables of TOML files that users write: every value checked, and each mistake told with its file and row."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from timeline.articles.words import WORD
from timeline.errors import LanguageDataError
from timeline.text.fold import fold_word

__all__ = ["check_fields", "flag", "parse_tables", "rows_of", "text", "texts", "the_day", "wordings"]

_MAX_SHOWN = 60
_MAX_WORDS = 12


def parse_tables(file: str, data: bytes, known: Iterable[str]) -> dict[str, Any]:
    """The tables of a file, which may have those of ``known`` and no other.

    Raises:
        LanguageDataError: it is no TOML, or holds something else.
    """
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise LanguageDataError(file, "-", f"no TOML: {error}") from None
    check_fields(file, "-", tables, known)
    return tables


def rows_of(file: str, tables: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The rows ``[[name]]``.

    Raises:
        LanguageDataError: what has that name is no list of rows.
    """
    rows = tables.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise LanguageDataError(file, "-", f"{name!r} holds no rows; write each below a line [[{name}]]")
    return rows


def check_fields(file: str, row: str, fields: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise if a row has a field that nothing reads: it is misspelt, and would silently do nothing."""
    allowed = set(known)
    for field in fields:
        if field not in allowed:
            raise LanguageDataError(file, row, f"{_shown(field)} is none of {', '.join(sorted(allowed))}")


def text(value: object) -> str:
    """A text; ``TypeError`` for anything else, as below."""
    if not isinstance(value, str):
        raise TypeError(f"{_shown(value)} is no text")
    return value


def texts(values: object) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(values, list):
        raise TypeError(f"{_shown(values)} is no list of texts")
    return tuple(text(value) for value in values)


def wordings(values: object) -> tuple[str, ...]:
    """A list of texts that can be looked for: each has from one to twelve words."""
    found = texts(values)
    for one in found:
        if not 0 < len(WORD.findall(fold_word(one))) <= _MAX_WORDS:
            raise TypeError(f"{_shown(one)} is no wording of one to {_MAX_WORDS} words")
    return found


def the_day(value: object) -> date:
    """A day, which TOML writes without quotation marks."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{_shown(value)} is no day; write 2015-12-18 without quotation marks")
    return value


def flag(value: object) -> bool:
    """``true`` or ``false``."""
    if not isinstance(value, bool):
        raise TypeError(f"{_shown(value)} is neither true nor false")
    return value


def _shown(value: object) -> str:
    return repr(value)[:_MAX_SHOWN]
