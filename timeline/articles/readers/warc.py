"""Web archives: every page of a WARC file a document, with its address and the moment of its capture."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import (  # type: ignore[import-untyped]
    BufferedReader,
    ChunkedDataReader,
    DecompressingBufferedReader,
)
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from timeline.articles.article import Document, StatedDate, StatedRole
from timeline.articles.readers.html import document_of_page
from timeline.articles.readers.options import ReadOptions
from timeline.errors import PartlyReadError, ReaderError

__all__ = ["read_warc"]

# Its complaints about small damage would otherwise stand among the program's own messages.
logging.getLogger("warcio").addHandler(logging.NullHandler())

_BLOCK = 16 * 1024
_LONGEST_LINE = 64 * 1024
_LONGEST_HEAD = 16 * 1024 * 1024
# Where records begin, in archives of either kind, and in what pieces they are searched for it.
_PACKED, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
_SEARCHED = 1 << 20
_MOST_DAMAGES = 100
_CUT = "the archive is not complete: fetch it again"
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Iterator[Document | ReaderError]:
    """The pages of a WARC file (plain or compressed record by record), one at a time, in its order.

    Read are responses with status 200 whose content is HTML; requests, pictures and repeated captures without
    content are passed over. A page's id is the file's and the number of its record, from 1, so a file read again
    gives the same ids. A damaged record is named, and reading goes on at the next one that can be found. In an
    input that cannot be searched (standard input) nothing after it is read.
    """
    number = pages = damages = searched = 0
    failed = -1
    archive = _Archive(stream, label)
    while True:
        number += 1
        where = f"{label}[{number}]"
        try:
            record = next(archive, None)
            page = _document(record, where, f"{document_id}:{number}", options) if _is_page(record) else None
        except ReaderError as error:
            pages += 1
            failed = number
            yield error
            continue
        except Exception as error:  # warcio meets damaged bytes with whatever they make of its own code
            damages += 1
            # Where compressed data is damaged, what the archive counts as its place may lie behind it.
            searched = max(searched, archive.offset) + 1
            onward = damages < _MOST_DAMAGES and not _in_one_piece(error) and _seek_record(stream, searched)
            yield _damage(error, where, first=number == 1, onward=onward)
            if not onward:
                return
            archive = _Archive(stream, label)
            continue
        if archive.err_count:
            archive.err_count = 0
            yield PartlyReadError("a record longer than it says", f"{label}[{number - 1}]", "its text may be cut short")
        if record is None:
            if archive.is_cut and failed != number - 1:
                yield ReaderError("a record that is cut off", f"{label}[{number - archive.is_last_cut}]", _CUT)
                return
            break
        if page is not None:
            pages += 1
            yield page
    if not pages and not damages:
        yield ReaderError("no page", label, "the archive holds no HTML response")


def _damage(error: Exception, where: str, *, first: bool, onward: bool) -> ReaderError:
    if _in_one_piece(error):
        return ReaderError("compressed as one piece, not record by record", where, "decompress it and name the file")
    rest = "reading goes on at the next record" if onward else "the rest is not read"
    what = "no WARC record" if isinstance(error, ArchiveLoadFailed) else "a record that is damaged or cut off"
    advice = "is it a WARC file?" if first else "fetch the archive again"
    return ReaderError(what, where, f"{rest}; {advice}")


def _in_one_piece(error: Exception) -> bool:
    return isinstance(error, ArchiveLoadFailed) and "non-chunked gzip" in str(error)


def _seek_record(stream: BinaryIO, start: int) -> bool:
    """Go to the first place from ``start`` on where a record may begin; false where there is none to be found."""
    if not stream.seekable():
        return False
    stream.seek(0)
    mark = _PACKED if stream.read(len(_PACKED)) == _PACKED else _PLAIN
    stream.seek(start)
    kept = b""
    while block := stream.read(_SEARCHED):
        data = kept + block
        at = data.find(mark)
        if at >= 0:
            stream.seek(at - len(data), io.SEEK_CUR)
            return True
        kept = data[1 - len(mark) :]
    return False


class _Archive(ArchiveIterator):  # type: ignore[misc]
    """Records from the stream's place on."""

    INC_RECORD = ""
    """What warcio would write to standard error about a record longer than it says."""

    def __init__(self, stream: BinaryIO, label: str) -> None:
        super().__init__(stream)
        self.reader: Any = _BoundedLines(self.fh, label)
        self.is_cut = self.is_last_cut = False

    def _next_record(self, next_line: bytes | None) -> Any:
        """The next record; the file is cut off where it ends after some lines of one."""
        self.reader.in_lines = len(next_line or b"")
        try:
            return super()._next_record(next_line)
        except EOFError:
            self.is_cut = self.reader.in_lines > 0
            raise

    def close(self) -> None:
        """The end; the last record and compressed data say where they end, and are cut off if they go on."""
        unpacking = None if self.reader is None else self.reader.decompressor
        self.is_cut |= unpacking is not None and not unpacking.eof
        self.is_last_cut = self.record is not None and _left(self.record) > 0
        self.is_cut |= self.is_last_cut
        super().close()


class _Checked(BufferedReader):  # type: ignore[misc]
    """Damage within compressed data is an error, and not a line on standard error and an early end."""

    def _decompress(self, data: bytes) -> bytes:
        begun = self.decompressor and self.num_block_read
        unpacked: bytes = self.decompressor.decompress(data) if begun else super()._decompress(data)
        return unpacked


class _Content(_Checked):
    """The content of a page that was sent compressed."""


class _Chunks(_Checked, ChunkedDataReader):  # type: ignore[misc]
    """The content of a page that was sent in chunks."""


class _BoundedLines(_Checked, DecompressingBufferedReader):  # type: ignore[misc]
    """Reads headers, which warcio takes line by line, no further than any archive would have them go."""

    def __init__(self, stream: BinaryIO, label: str) -> None:
        super().__init__(stream, block_size=_BLOCK)
        self._label = label
        self.in_lines = 0

    def readline(self, length: int | None = None) -> bytes:
        """A line.

        Raises:
            ReaderError: it has no end, or there are far too many of them.
        """
        line: bytes = super().readline(length or _LONGEST_LINE)
        self.in_lines += len(line)
        if len(line) >= _LONGEST_LINE or self.in_lines > _LONGEST_HEAD:
            raise ReaderError("headers without end", self._label, "this is no web archive, or a decompression bomb")
        return line

    def read(self, length: int | None = None) -> bytes:
        """Content: the headers before it have ended."""
        self.in_lines = 0
        data: bytes = super().read(length)
        return data


def _is_page(record: Any) -> bool:
    """Whether a record holds a page; ``ValueError`` if it does not say how long it is, so that its end cannot be found."""
    if record is None:
        return False
    int(record.rec_headers.get_header("length" if record.format == "arc" else "Content-Length") or "")
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in _PAGES


def _content(record: Any) -> Any:
    """What was sent, unpacked."""
    headers = record.http_headers
    packing: str | None = (headers.get_header("Content-Encoding") or "").strip().lower()
    packing = packing if packing in BufferedReader.get_supported_decompressors() else None
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        return _Chunks(record.raw_stream, decomp_type=packing)
    return _Content(record.raw_stream, decomp_type=packing) if packing else record.raw_stream


def _left(record: Any) -> int:
    """What is left of a record's announced length after its end: the file was cut off within it."""
    return int(getattr(record.raw_stream, "limit", 0))


def _document(record: Any, where: str, document_id: str, options: ReadOptions) -> Document:
    data = _content(record).read(options.limits.document_bytes + 1)
    if len(data) <= options.limits.document_bytes and _left(record) > 0:
        raise ReaderError("a record that is cut off", where, _CUT)
    kind = record.http_headers.get_header("Content-Type") or ""
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    captured = record.rec_headers.get_header("WARC-Date")
    stated = (StatedDate("archive", StatedRole.CAPTURED, captured),) if captured else ()
    url = record.rec_headers.get_header("WARC-Target-URI")
    return document_of_page(data, where, document_id, options, url=url, charset=charset, stated=stated)
