"""What a caller may choose about reading, and the limits that keep hostile input harmless."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT_OPTIONS", "FieldMap", "Limits", "ReadOptions"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes above which an input is refused with a clear error instead of being read.

    ``document_bytes`` bounds one document: a plain text file, a page, or one record of a JSON Lines file (files
    of many records have no limit of their own, they are streamed). ``json_bytes`` bounds a JSON file, which
    must be read whole, ``pdf_bytes`` and ``pdf_pages`` a PDF file. ``line_chars`` bounds one line of running
    text: a press dossier of 29 articles has lines of at most 2,000 characters, so a line of a million is a dump
    of something else. What is compressed may grow ``expansion`` times (text shrinks five to ten times), and
    always to ``expansion_floor`` bytes; an archive may have ``members`` files.
    """

    document_bytes: int = 8 * 1024 * 1024
    json_bytes: int = 64 * 1024 * 1024
    pdf_bytes: int = 64 * 1024 * 1024
    pdf_pages: int = 500
    line_chars: int = 1_000_000
    expansion: int = 200
    expansion_floor: int = 16 * 1024 * 1024
    members: int = 100_000


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Which field of a record holds what; the names of this project's JSON Lines by default.

    A name with dots reaches into nested objects: ``_source.body``. ``records`` names the field of a JSON
    file that holds the list of records, where the file is an object and not a list.
    """

    id: str = "id"
    text: str = "text"
    title: str = "title"
    source: str = "source"
    published: str = "published"
    url: str = "url"
    records: str = "articles"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. ``encoding`` is a codec name to be used instead of UTF-8 (or what a byte order mark says)."""

    encoding: str | None = None
    limits: Limits = Limits()
    fields: FieldMap = FieldMap()


DEFAULT_OPTIONS = ReadOptions()
