"""RSS and Atom: every entry a document, with the date that its feed states."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.sax import SAXParseException

import feedparser  # type: ignore[import-untyped]
import lxml.etree
import lxml.html

from timeline.articles.article import Document, StatedDate, StatedRole
from timeline.articles.readers.options import ReadOptions
from timeline.articles.readers.stated import unread_dates
from timeline.articles.readers.text import check_text
from timeline.errors import PartlyReadError, ReaderError

__all__ = ["read_feed"]

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,4000})|([0-9]{1,4000}));")


def read_feed(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Iterator[Document | ReaderError]:
    """The entries of a feed, in its order; nothing is fetched, an entry is what the feed itself holds of it.

    An entry's id is called after the feed and its place in it, from 1. Damaged XML gives the entries that can
    be read, and an error if there is none.
    """
    limit = options.limits.document_bytes
    data = stream.read(limit + 1)
    if not data.strip():
        raise ReaderError("empty file", label, "it holds no feed")
    if len(data) > limit:
        raise ReaderError(f"larger than {limit // 2**20} MiB", label, "a feed is far smaller")
    try:
        found = feedparser.parse(io.BytesIO(_REFERENCE.sub(_existing, data)))
    except Exception as error:  # feedparser meets damaged bytes with whatever they make of its own code
        raise ReaderError(f"a feed that is damaged ({error})", label, "save it from the browser once more") from None
    entries = found.get("entries", [])
    if not entries:
        problem = found.get("bozo_exception") if found.get("bozo") else None
        raise ReaderError(f"no feed with entries{f' ({problem})' if problem else ''}", label, "is it RSS or Atom?")
    yield from _damage(found, data, label)
    site = _text(found.get("feed", {}).get("title"))
    for number, entry in enumerate(entries, 1):
        where = f"{label}[{number}]"
        text = _body(entry)
        title = _text(entry.get("title"))
        try:
            check_text(text or title, where, options.limits.line_chars)
        except ReaderError as error:
            yield error
            continue
        document = Document(
            id=f"{document_id}:{number}",
            text=text or title,
            path=where,
            source=_text(entry.get("source", {}).get("title")) or site or None,
            title=title or None,
            url=entry.get("link"),
            stated=tuple(_dates(entry)),
        )
        yield from unread_dates(document, where)
        yield document


def _existing(reference: re.Match[bytes]) -> bytes:
    """A reference to a character, or to U+FFFD where there is no such character: feedparser would fail on it."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    exists = 0 < number < 0x110000 and not 0xD800 <= number < 0xE000
    return reference[0] if exists else b"&#xFFFD;"


def _damage(found: Any, data: bytes, label: str) -> Iterator[PartlyReadError]:
    problem = found.get("bozo_exception")
    if isinstance(problem, SAXParseException):
        hint = "the entries before the damage are read, what follows may be missing"
        # feedparser sets a line with a declaration in front of a feed that has none.
        line = (problem.getLineNumber() or 1) - (not data.lstrip().startswith(b"<?xml"))
        yield PartlyReadError(f"a damaged feed: {problem.getMessage()}", label, hint, line=line)


def _body(entry: Any) -> str:
    """The longest text of an entry, its markup removed, one line a block."""
    pieces = [part.get("value") or "" for part in entry.get("content", [])] + [entry.get("summary") or ""]
    return _text(max(pieces, key=len, default=""))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        return ""
    if "<" not in value and "&" not in value:
        return value.strip()
    try:
        tree = lxml.html.fragment_fromstring(value, create_parent="div")
    except (lxml.etree.LxmlError, ValueError):
        return value.strip()
    for element in tree.iter("p", "br", "div", "li"):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)


def _dates(entry: Any) -> Iterator[StatedDate]:
    # Asked as plain dicts: feedparser's own look-up gives one field for the other, with a warning.
    published, updated = dict.get(entry, "published"), dict.get(entry, "updated")
    if isinstance(published, str):
        yield StatedDate("feed", StatedRole.PUBLISHED, published[:200])
    if isinstance(updated, str):
        # Atom demands an update and not a publication date: alone it is the day of the entry.
        role = StatedRole.UPDATED if isinstance(published, str) else StatedRole.PUBLISHED
        yield StatedDate("feed", role, updated[:200])
