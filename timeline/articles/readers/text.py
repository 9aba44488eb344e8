"""Plain text: one file, one document (a dossier is split later, where its headings are understood)."""

from __future__ import annotations

from typing import BinaryIO

from timeline.articles.article import Document
from timeline.articles.readers.decoding import check_not_binary, decode
from timeline.articles.readers.options import ReadOptions
from timeline.errors import ReaderError

__all__ = ["check_text", "read_text"]


def read_text(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Document:
    """The document in a plain text file; its text is exactly what the file holds, without a byte order mark.

    Raises:
        ReaderError: the file is empty, binary, too large, in another encoding, or has a line too long.
    """
    limits = options.limits
    data = stream.read(limits.document_bytes + 1)
    if not data:
        raise ReaderError("empty file", label, "it holds no text")
    if options.encoding is None:
        check_not_binary(data, label)
    if len(data) > limits.document_bytes:
        if b"\n" not in data[: limits.line_chars * 4]:
            raise _long_line(label, limits.line_chars, 1)
        raise ReaderError(
            f"larger than {limits.document_bytes // 2**20} MiB",
            label,
            "one document a file; a collection is better given as JSON Lines, one article a line",
        )
    text = decode(data, label, options.encoding)
    check_text(text, label, limits.line_chars)
    return Document(id=document_id, text=text, path=label)


def check_text(text: str, where: str, line_chars: int, *, line: int | None = None) -> None:
    """Raise if ``text`` holds no character to read, or a line longer than ``line_chars``."""
    if not any(character.isalnum() for character in text):
        raise ReaderError("no text", where, "it holds no letter and no digit", line=line)
    if len(text) > line_chars:
        start = number = 0
        while start < len(text):
            number += 1
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            if end - start > line_chars:
                raise _long_line(where, line_chars, line or number)
            start = end + 1


def _long_line(where: str, limit: int, line: int) -> ReaderError:
    return ReaderError(
        f"line longer than {limit:,} characters",
        where,
        "this is no article; if it is many records, give them as JSON Lines",
        line=line,
    )
