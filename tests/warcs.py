"""Web archives made for tests and measurements."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["warc_records", "write_warc"]


def write_warc(path: Path, pages: Iterable[str], *, packed: bool = True) -> None:
    """A WARC file: a response and a metadata record for each page (ISO 28500)."""
    with path.open("wb") as out:
        for record in warc_records(pages, packed=packed):
            out.write(record)


def warc_records(pages: Iterable[str], *, packed: bool = True) -> Iterator[bytes]:
    """The bytes of each record of such a file."""
    for number, page in enumerate(pages):
        http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        for kind, mime, block in (
            ("response", "application/http; msgtype=response", (http + page).encode()),
            ("metadata", "application/warc-fields", b"x: y\r\n"),
        ):
            head = (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x:{kind}-{number}>\r\n"
                f"WARC-Date: 2015-12-16T10:00:00Z\r\nWARC-Target-URI: https://alsahel.example/{number}\r\n"
                f"Content-Type: {mime}\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            record = head.encode() + block + b"\r\n\r\n"
            yield gzip.compress(record) if packed else record
