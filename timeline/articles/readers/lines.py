"""The lines of a stream, one at a time, none of them longer than allowed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from timeline.articles.readers.decoding import bom_encoding, charset_of, decode
from timeline.errors import ReaderError

__all__ = ["bounded_lines"]

# Codecs whose line feed is not the single byte 0x0A have to be decoded before lines can be seen.
_WIDE = ("utf-16", "utf-32")
# A file in a wrong encoding fails on nearly every line; after this many in a row it is given up.
_GIVE_UP_AFTER = 20


def bounded_lines(
    stream: BinaryIO, where: str, limit: int, encoding: str | None = None
) -> Iterator[tuple[int, str | ReaderError]]:
    """Yield ``(line number from 1, line without its end)``; a bad line is an error in its own place.

    ``limit`` is in bytes; a longer line is skipped in pieces and never held in memory. Decoding errors
    stay with their line, and the next line goes on, unless the first twenty lines all fail: the file is
    then in another encoding throughout, and reading stops with that one error.
    """
    reader = io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream
    head = reader.read(4)
    named = encoding or bom_encoding(head)
    codec = charset_of(named) if named else None
    if codec is not None and codec.startswith(_WIDE):
        pieces: Iterator[tuple[int, str | bytes | ReaderError]] = _wide_lines(head, reader, where, limit, codec)
    else:
        pieces = _byte_lines(head, reader, where, limit)
    failures: list[ReaderError] = []
    good = False
    for number, raw in pieces:
        line: str | ReaderError
        if isinstance(raw, bytes):
            try:
                line = decode(raw, where, encoding, line=number)
                good = True
            except ReaderError as error:
                failures.append(error)
                if not good and len(failures) >= _GIVE_UP_AFTER:
                    first = failures[0]
                    yield number, ReaderError(f"{first.what}, nor are the lines after it", where, first.hint)
                    return
                line = error
        else:
            line = raw
        yield number, line


def _byte_lines(head: bytes, stream: BinaryIO, where: str, limit: int) -> Iterator[tuple[int, bytes | ReaderError]]:
    number = 0
    pending = head
    while True:
        number += 1
        if b"\n" in pending:
            line, _, pending = pending.partition(b"\n")
            yield number, line.removesuffix(b"\r")
            continue
        raw = pending + stream.readline(limit + 1 - len(pending))
        pending = b""
        if not raw:
            return
        if len(raw) > limit and not raw.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield number, _too_long(where, number, limit)
            continue
        yield number, raw.removesuffix(b"\n").removesuffix(b"\r")


class _Prepended(io.RawIOBase):
    """A stream with some bytes put back in front of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _wide_lines(
    head: bytes, stream: BinaryIO, where: str, limit: int, encoding: str
) -> Iterator[tuple[int, str | ReaderError]]:
    text = io.TextIOWrapper(io.BufferedReader(_Prepended(head, stream)), encoding=encoding, newline="\n")
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(limit)
            if len(line) == limit and not line.endswith("\n"):
                while (rest := text.readline(1 << 20)) and not rest.endswith("\n"):
                    pass
                yield number, _too_long(where, number, limit)
                continue
        except UnicodeError as error:
            # After a decoding error the place in a wide stream is lost; what follows cannot be trusted.
            yield number, ReaderError(f"wrong encoding: not {encoding.upper()} ({error})", where, line=number)
            return
        if not line:
            return
        yield number, line.removesuffix("\n").removesuffix("\r").removeprefix("\ufeff")


def _too_long(where: str, number: int, limit: int) -> ReaderError:
    return ReaderError(
        f"line longer than {limit:,} bytes", where, "one record a line; split the file or its record", line=number
    )
