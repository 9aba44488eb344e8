"""Complaints in Arabic: what is wrong with an input, a setting or a question, and what to do about it.

Code complains in English, where the complaint arises. The same in Arabic stands in ``complaints.toml``, found by the
English wording: a template whose holes take up what differs from case to case. So command line, service and pages say
one thing in one way, and what has no Arabic yet is still told in English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Final, NamedTuple

from timeline.errors import LanguageDataError, ReaderError
from timeline.export.style import Language

__all__ = ["complaint", "in_arabic"]

_FILE: Final = "complaints.toml"
_HOLE: Final = re.compile(r"\{([a-z]+)\}")
_LOOKED_UP: Final = "why"
"""The hole that holds another message."""
_LONGEST: Final = 1500
"""Characters; a longer message quotes so much of its input that no template is tried on it."""
_DEEPEST: Final = 3
"""How many messages may stand in one another."""
_PLACES: Final = 3
"""How many colons are tried as the end of the place that a message begins with."""


class _Told(NamedTuple):
    """A message in Arabic, and how many characters of it were taken over as they stand."""

    open: int
    text: str


def complaint(error: Exception | str, language: Language) -> str:
    """What an error, or a message of one, says to a reader of ``language``; in English where no Arabic is known."""
    if language is Language.ENGLISH:
        return str(error)
    if isinstance(error, ReaderError):
        what = in_arabic(error.what) or error.what
        hint = in_arabic(error.hint) or error.hint
        return _located(error.where if error.line is None else f"{error.where}:{error.line}", what, hint)
    return in_arabic(str(error)) or str(error)


def in_arabic(message: str) -> str | None:
    """The Arabic of an English message, ``None`` where the catalogue has none."""
    if not message or len(message) > _LONGEST:
        return None
    told = _told(message, _DEEPEST)
    return None if told is None else told.text


@lru_cache(maxsize=4096)
def _told(message: str, depth: int) -> _Told | None:
    """The reading of a message that takes over least of it: a template may fit one that is a row of two."""
    plain, templates = _rows()
    if message in plain:
        return _Told(0, plain[message])
    if not depth:
        return None
    found = [_filled(match, arabic, depth) for one, arabic in templates if (match := one.fullmatch(message))]
    return min([*found, *_parts(message, depth)], default=None)


def _filled(match: re.Match[str], arabic: str, depth: int) -> _Told:
    values = match.groupdict()
    taken = sum(len(value) for name, value in values.items() if name != _LOOKED_UP)
    if _LOOKED_UP in values:
        within = _told(values[_LOOKED_UP], depth - 1)
        values[_LOOKED_UP] = values[_LOOKED_UP] if within is None else within.text
        taken += len(values[_LOOKED_UP]) if within is None else within.open
    return _Told(taken, _HOLE.sub(lambda hole: str(values[hole[1]]), arabic))


def _parts(message: str, depth: int) -> Iterator[_Told]:
    """The message as one that was put together of a place, a complaint and a hint, as ``ReaderError`` does."""
    for colon in islice(re.finditer(": ", message), _PLACES):
        where, rest = message[: colon.start()], message[colon.end() :]
        whole = _told(rest, depth - 1)
        if whole is not None:
            yield _Told(whole.open + len(where), _located(where, whole.text, ""))
        if rest.endswith(")"):
            what, _, hint = rest[:-1].rpartition(" (")
            told, advice = _told(what, depth - 1), _told(hint, depth - 1)
            if told is not None and advice is not None:
                yield _Told(told.open + advice.open + len(where), _located(where, told.text, advice.text))


def _located(where: str, what: str, hint: str) -> str:
    return f"{where}: {what}" + (f" ({hint})" if hint else "")


@cache
def _rows() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Messages without holes, and templates.

    Raises:
        LanguageDataError: the Arabic of a row has a hole that its English lacks.
    """
    data: dict[str, dict[str, str]] = tomllib.loads(
        files("timeline.export").joinpath(_FILE).read_text(encoding="utf-8")
    )
    rows = {english: arabic for table in data.values() for english, arabic in table.items()}
    for english, arabic in rows.items():
        if not set(_HOLE.findall(arabic)) <= set(_HOLE.findall(english)):
            raise LanguageDataError(_FILE, english, "the Arabic has a hole that the English lacks")
    plain = {english: arabic for english, arabic in rows.items() if not _HOLE.search(english)}
    return plain, tuple((_pattern(english), arabic) for english, arabic in rows.items() if english not in plain)


def _pattern(english: str) -> re.Pattern[str]:
    """What matches the English with its holes filled."""
    literal = True
    out = []
    for part in _HOLE.split(english):
        out.append(re.escape(part) if literal else f"(?P<{part}>.+)")
        literal = not literal
    return re.compile("".join(out), re.DOTALL)
