"""PDF files: the text of their pages, lines put together to paragraphs and Arabic brought into reading order."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, BinaryIO

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import StreamObject

from timeline.articles.article import Document, StatedDate, StatedRole
from timeline.articles.readers.inputs import printable
from timeline.articles.readers.options import ReadOptions
from timeline.articles.readers.text import check_text
from timeline.articles.readers.visual import is_arabic, logical_order
from timeline.errors import ReaderError

__all__ = ["read_pdf"]

# Its complaints about small damage would otherwise stand among the program's own messages.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_CHARACTER_MAP = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_ONE_TO_MANY = re.compile(rb"(<[0-9a-fA-F\s]+>\s*(?:<[0-9a-fA-F\s]+>\s*)?)<([0-9a-fA-F\s]{8,})>")
# A line that reaches so far across its page goes on in the next one.
_FULL = 0.75
_MAX_SHOWN = 120
_SCANNED = "it holds pictures of pages; run a text recogniser that knows Arabic over it first"


def read_pdf(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Iterator[Document | ReaderError]:
    """The document in a PDF file.

    The later of its creation and its last change is stated as the moment of its capture: nothing in it was
    written after that, and no more is said by it.

    Raises:
        ReaderError: it is too large, encrypted, damaged, or holds no text.
    """
    limits = options.limits
    data = stream.read(limits.pdf_bytes + 1)
    if not data.strip():
        raise ReaderError("empty file", label, "it holds no PDF")
    if len(data) > limits.pdf_bytes:
        raise ReaderError(f"larger than {limits.pdf_bytes // 2**20} MiB", label, "print the article alone to a file")
    try:
        text, captured = _text_of(data, label, limits.pdf_pages)
    except ReaderError:
        raise
    except Exception as error:  # pypdf meets damaged bytes with whatever they make of its own code
        # Its own errors say what is damaged in the file; those of Python say where its code stumbled.
        said = f": {printable(str(error))[:_MAX_SHOWN]}" if isinstance(error, PyPdfError) else ""
        raise ReaderError(f"a damaged PDF{said}", label, "open it in a viewer and print it to a new file") from None
    if not any(character.isalnum() for character in text):
        raise ReaderError("a PDF without text", label, _SCANNED)
    check_text(text, label, limits.line_chars)
    yield Document(id=document_id, text=text, path=label, stated=() if captured is None else (captured,))


def _text_of(data: bytes, label: str, most_pages: int) -> tuple[str, StatedDate | None]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReaderError("an encrypted PDF", label, "save it without a password")
    if len(reader.pages) > most_pages:
        raise ReaderError(f"more than {most_pages:,} pages", label, "split it into articles")
    paragraphs: list[str] = []
    for page in reader.pages:
        for font in (page.get("/Resources") or {}).get("/Font", {}).values():
            _turn_ligatures(font.get_object().get("/ToUnicode"))
        # Only this mode keeps to where the letters stand; the other one mixes two orders in Arabic lines.
        paragraphs += _paragraphs(page.extract_text(extraction_mode="layout"))
    return "\n".join(paragraphs), _captured(reader)


def _turn_ligatures(table: Any) -> None:
    """Turn the letters that one glyph stands for, since the line it stands in is going to be turned as a whole.

    Without it «الثلاثاء», its lam-alef one glyph that means two letters, would become «الثالثاء».
    """
    table = None if table is None else table.get_object()
    if isinstance(table, StreamObject):
        table.set_data(_CHARACTER_MAP.sub(lambda part: _ONE_TO_MANY.sub(_turned, part[0]), table.get_data()))


def _turned(row: re.Match[bytes]) -> bytes:
    letters = bytes.fromhex(row[2].decode()).decode("utf-16-be", "replace")
    if not all(map(is_arabic, letters)):
        return row[0]
    return row[1] + b"<" + letters[::-1].encode("utf-16-be").hex().encode() + b">"


def _paragraphs(page: str) -> Iterator[str]:
    """The lines of a page in reading order, those of one paragraph joined."""
    shown = page.split("\n")
    arabic = sum(map(is_arabic, page)) * 2 > sum(character.isalpha() for character in page)
    widest = max((len(line.strip()) for line in shown), default=0)
    held: list[str] = []
    for line, following in pairwise([*shown, ""]):
        visible = line.strip()
        if visible:
            held.append(" ".join(logical_order(visible, rtl=arabic).split()))
        if held and (not following.strip() or len(visible) < _FULL * widest):
            yield " ".join(held)
            held = []


def _captured(reader: pypdf.PdfReader) -> StatedDate | None:
    moments: list[datetime] = []
    for name in ("creation_date", "modification_date"):
        try:
            moment = getattr(reader.metadata, name, None)
        except ValueError:
            continue
        if isinstance(moment, datetime):
            moments.append(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    if not moments:
        return None
    return StatedDate("archive", StatedRole.CAPTURED, max(moments).isoformat())
