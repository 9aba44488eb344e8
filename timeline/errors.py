"""The exceptions of Timeline, one tree.

::

    TimelineError
    ├── LanguageDataError      a row of language data is wrong (file, row); raised while loading
    ├── RuleError              a rule does not fit its pattern or has no example; raised at import
    ├── CalendarRangeError     a date outside the range of a calendar (also a ValueError)
    ├── EdtfError              a string that is not EDTF as understood here (also a ValueError)
    ├── ReaderError            an input that cannot be read (what, where, what to do)
    │   ├── IdTakenError       its id belongs to another document of the database
    │   └── PartlyReadError      a part of it that cannot be read; the rest of it is kept
    └── StoreError             the database cannot be opened or does not fit this version

Exceptions are for callers' mistakes and broken inputs. A text that says something impossible
(``31 شباط``) is not one: it gives a ``Resolution`` with a ``problem``.
"""

from __future__ import annotations

__all__ = [
    "CalendarRangeError",
    "EdtfError",
    "IdTakenError",
    "LanguageDataError",
    "PartlyReadError",
    "ReaderError",
    "RuleError",
    "StoreError",
    "TimelineError",
]


class TimelineError(Exception):
    """Root of every exception that Timeline raises on purpose."""


class LanguageDataError(TimelineError):
    """A row of language data is wrong; the message names file and row."""

    def __init__(self, file: str, row: str, problem: str) -> None:
        super().__init__(f"{file}: {row}: {problem}")
        self.file = file
        self.row = row
        self.problem = problem


class RuleError(TimelineError):
    """A rule whose pattern, parameters or examples do not fit together."""


class CalendarRangeError(TimelineError, ValueError):
    """A date that lies outside the range which a calendar covers."""


class EdtfError(TimelineError, ValueError):
    """A string that is not in the EDTF subset described in ``timeline.dates.edtf``."""


class ReaderError(TimelineError):
    """An input that cannot be read.

    ``what`` says what is wrong, ``where`` names the file (and line), ``hint`` says what to do.
    """

    def __init__(self, what: str, where: str, hint: str = "", *, line: int | None = None) -> None:
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {what}" + (f" ({hint})" if hint else ""))
        self.what = what
        self.where = where
        self.line = line
        self.hint = hint


class IdTakenError(ReaderError):
    """A document whose id, or an article's id, belongs to another document of the database."""


class PartlyReadError(ReaderError):
    """A part of an input that cannot be read, such as its date; what holds it is kept and comes beside it."""


class StoreError(TimelineError):
    """The database cannot be opened, or its schema is of another version."""
