"""One stream of documents from any number of inputs; a broken one gives its error and the rest goes on."""

from __future__ import annotations

import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, cast

from timeline.articles.article import Document
from timeline.articles.readers.inputs import Input, Kind, is_packed, list_inputs
from timeline.articles.readers.options import DEFAULT_OPTIONS, ReadOptions
from timeline.articles.readers.records import read_jsonl
from timeline.articles.readers.text import read_text
from timeline.errors import ReaderError

__all__ = ["read_documents"]

_PEEK = 4096
_Stream = Iterator[Document | ReaderError]


def read_documents(paths: Iterable[str | os.PathLike[str]], options: ReadOptions = DEFAULT_OPTIONS) -> _Stream:
    """Every document behind ``paths``, one at a time, in their order (a folder's files sorted).

    Read are plain text, HTML pages, JSON Lines, JSON, CSV, RSS and Atom feeds, WARC archives, PDF files, each of
    them also compressed, and ZIP and tar archives of them.

    Nothing is raised for a bad input: its ``ReaderError`` is yielded in its place, saying what, where and
    what to do, and reading goes on, so a caller who wants to stop raises it himself. A document whose id
    another one of the same run already has is such an error, since claims are filed under that id.

    Raises:
        TypeError: ``paths`` is one path; its letters would be read as paths of one letter each.
    """
    if isinstance(paths, str | bytes | os.PathLike):
        raise TypeError(f"paths must be several, such as [{os.fspath(paths)!r}]")
    seen: dict[str, str] = {}
    for given in list_inputs(paths, options.limits):
        if isinstance(given, ReaderError):
            yield given
            continue
        for document in _read(given, options):
            if isinstance(document, ReaderError):
                yield document
            elif document.id in seen:
                other = seen[document.id]
                yield ReaderError(
                    f"the id {document.id!r} is already taken by a document of {other}",
                    document.path,
                    "give each record its own id, or name the input once",
                )
            else:
                seen[document.id] = given.label
                yield document


def _read(given: Input, options: ReadOptions) -> _Stream:
    try:
        stream = given.open()
    except OSError as error:
        yield ReaderError(f"cannot be opened: {error.strerror}", given.label, "check the path and its permissions")
        return
    try:
        kind = _kind(given, stream)
        if kind in (Kind.ZIP, Kind.TAR):
            yield from _read_archive(given, stream, options)
        else:
            yield from _reader(kind)(stream, given.label, given.id, options)
    except ReaderError as error:
        yield error
    except (EOFError, zlib.error, lzma.LZMAError) as error:
        said = str(error).removeprefix("Error -3 while decompressing data: ")
        yield ReaderError(f"damaged compressed file: {said}", given.label, "the rest is not read; fetch it again")
    except (zipfile.BadZipFile, tarfile.TarError) as error:
        yield ReaderError(f"damaged within its archive: {error}", given.label, "the rest is not read; fetch it again")
    except OSError as error:
        if error.errno is None and is_packed(given.label):  # gzip and bz2 call damaged content an error of the system
            yield ReaderError(f"damaged compressed file: {error}", given.label, "is it what its suffix says?")
            return
        yield ReaderError(
            f"cannot be read: {error.strerror or error}", given.label, "check the file, the disk or the pipe"
        )
    finally:
        if given.label != "-":
            stream.close()


def _read_archive(given: Input, stream: BinaryIO, options: ReadOptions) -> _Stream:
    from timeline.articles.readers.archives import members_of

    nothing = True
    for member in members_of(given, stream, options.limits):
        nothing = False
        if isinstance(member, ReaderError):
            yield member
        else:
            yield from _read(member, options)
    if nothing:
        yield ReaderError("no article in this archive", given.label, "it holds no file of a known kind")


def _reader(kind: Kind) -> Callable[[BinaryIO, str, str, ReadOptions], _Stream]:
    """The reader of a kind; those that need a library are imported when they are first used."""
    match kind:
        case Kind.JSONL:
            return read_jsonl
        case Kind.JSON | Kind.CSV:
            from timeline.articles.readers.tables import read_csv, read_json

            return read_json if kind is Kind.JSON else read_csv
        case Kind.HTML:
            return _read_page
        case Kind.FEED:
            from timeline.articles.readers.feed import read_feed

            return read_feed
        case Kind.WARC:
            from timeline.articles.readers.warc import read_warc

            return read_warc
        case Kind.PDF:
            from timeline.articles.readers.pdf import read_pdf

            return read_pdf
        case _:
            return _read_one_text


def _read_one_text(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> _Stream:
    yield read_text(stream, label, document_id, options)


def _read_page(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> _Stream:
    from timeline.articles.readers.html import document_of_page

    yield document_of_page(stream.read(options.limits.document_bytes + 1), label, document_id, options)


def _kind(given: Input, stream: BinaryIO) -> Kind:
    if given.kind is not Kind.UNKNOWN:
        return given.kind
    head = cast("io.BufferedReader", stream).peek(_PEEK)[:_PEEK].removeprefix(b"\xef\xbb\xbf").lstrip()
    lower = head[:1024].lower()
    if head.startswith(b"{"):
        return Kind.JSONL
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    if lower.startswith((b"<!doctype html", b"<html")):
        return Kind.HTML
    if lower.startswith((b"<?xml", b"<rss", b"<feed")) and (b"<rss" in lower or b"<feed" in lower or b"<rdf" in lower):
        return Kind.FEED
    return Kind.TEXT
