"""Web archives: every page of a WARC file a document, with its address and the moment of its capture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import DecompressingBufferedReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from timeline.articles.article import Document, StatedDate, StatedRole
from timeline.articles.readers.html import document_of_page
from timeline.articles.readers.options import ReadOptions
from timeline.errors import ReaderError

__all__ = ["read_warc"]

_BLOCK = 16 * 1024
_LONGEST_LINE = 64 * 1024
_LONGEST_HEAD = 16 * 1024 * 1024
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Iterator[Document | ReaderError]:
    """The pages of a WARC file (plain or compressed record by record), one at a time, in its order.

    Read are responses with status 200 whose content is HTML; requests, pictures and repeated captures without
    content are passed over. A page's id is the file's and the number of its record, from 1, so a file read again
    gives the same ids. A damaged record ends the file with its error, since nothing after it can be found.
    """
    number = pages = 0
    archive = ArchiveIterator(stream)
    archive.reader = _BoundedLines(archive.reader.stream, label)
    records = iter(archive)
    while True:
        number += 1
        where = f"{label}[{number}]"
        try:
            record = next(records, None)
            page = _document(record, where, f"{document_id}:{number}", options) if record and _is_page(record) else None
        except ReaderError as error:
            pages += 1
            yield error
            continue
        except ArchiveLoadFailed as error:
            yield ReaderError(f"no WARC record: {str(error)[:200]}", where, "the rest is not read; is it a WARC file?")
            return
        except Exception as error:  # warcio meets damaged bytes with whatever they make of its own code
            problem = f"a record that is damaged or cut off ({type(error).__name__})"
            yield ReaderError(problem, where, "the rest is not read; the archive may not be complete")
            return
        if record is None:
            break
        if page is not None:
            pages += 1
            yield page
    if not pages:
        yield ReaderError("no page", label, "the archive holds no HTML response")


class _BoundedLines(DecompressingBufferedReader):  # type: ignore[misc]
    """Reads headers, which warcio takes line by line, no further than any archive would have them go."""

    def __init__(self, stream: BinaryIO, label: str) -> None:
        super().__init__(stream, block_size=_BLOCK)
        self._label = label
        self._in_lines = 0

    def readline(self, length: int | None = None) -> bytes:
        """A line.

        Raises:
            ReaderError: it has no end, or there are far too many of them.
        """
        line: bytes = super().readline(length or _LONGEST_LINE)
        self._in_lines += len(line)
        if len(line) >= _LONGEST_LINE or self._in_lines > _LONGEST_HEAD:
            raise ReaderError("headers without end", self._label, "this is no web archive, or a decompression bomb")
        return line

    def read(self, length: int | None = None) -> bytes:
        """Content: the headers before it have ended."""
        self._in_lines = 0
        data: bytes = super().read(length)
        return data


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in _PAGES


def _document(record: Any, where: str, document_id: str, options: ReadOptions) -> Document:
    data = record.content_stream().read(options.limits.document_bytes + 1)
    # What is left of the record's announced length after its end: the file was cut off within it.
    if len(data) <= options.limits.document_bytes and getattr(record.raw_stream, "limit", 0) > 0:
        raise ReaderError("a record that is cut off", where, "the archive is not complete")
    kind = record.http_headers.get_header("Content-Type") or ""
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    captured = record.rec_headers.get_header("WARC-Date")
    stated = (StatedDate("archive", StatedRole.CAPTURED, captured),) if captured else ()
    url = record.rec_headers.get_header("WARC-Target-URI")
    return document_of_page(data, where, document_id, options, url=url, charset=charset, stated=stated)
