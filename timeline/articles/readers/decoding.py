"""Bytes to text: UTF-8, or what a byte order mark or the caller says; never a silent guess.

A wrong guess of the encoding turns every month name into noise without any error, so bytes that do
not decode are refused, with the place of the first bad byte and a hint at what the encoding may be.
"""

from __future__ import annotations

import codecs
import re

from timeline.errors import ReaderError

__all__ = ["BOMS", "bom_encoding", "charset_of", "check_not_binary", "decode"]

# Longest first: the UTF-32 mark begins with the UTF-16 mark.
BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# First bytes of common formats that are not text (from the formats' own specifications).
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

_PROBE = 65_536
_FEW_BYTES = 8
# C0 controls that no text file holds (tab, line feed, vertical tab, form feed, return, escape are let through).
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ARABIC = re.compile("[\u0621-\u064a]")


# Codecs of Python that turn text into text, or decode in the square of the length: nobody's file is written in them.
_NO_CHARSETS = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))


def charset_of(name: str) -> str | None:
    """The one name of an encoding («utf16», «UTF-16» and «U16» are one), ``None`` if there is none."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Python marks what is no encoding of text («hex», «zip») by this, and ``bytes.decode`` refuses it.
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name not in _NO_CHARSETS else None


def bom_encoding(head: bytes) -> str | None:
    """The codec that a byte order mark at the start of ``head`` names, or ``None``."""
    return next((name for mark, name in BOMS if head.startswith(mark)), None)


def check_not_binary(head: bytes, where: str) -> None:
    """Raise if the first bytes of a file show that it is no text.

    Raises:
        ReaderError: naming the format where it is known. UTF-16 without a mark is told apart, since it
            can be read once the caller names it.
    """
    head = head[:_PROBE]
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise ReaderError(f"binary file ({name})", where, "give the text of the article, in UTF-8")
    if bom_encoding(head) in ("utf-16", "utf-32"):
        return
    if wide := _unmarked_utf16(head):
        raise ReaderError(
            f"wrong encoding: looks like {wide} without a byte order mark",
            where,
            f"convert it to UTF-8, or name the encoding: --encoding {wide}",
        )
    found = _CONTROLS.search(head)
    # One stray control character in an old export is damage; a NUL, or many controls, is no text.
    if found and (b"\x00" in head or len(_CONTROLS.findall(head)) * 200 > len(head)):
        raise ReaderError(
            f"binary file (byte 0x{head[found.start()]:02x} at offset {found.start()})",
            where,
            "give the text of the article, in UTF-8",
        )


def decode(data: bytes, where: str, encoding: str | None = None, *, line: int | None = None) -> str:
    """The text of ``data``, without its byte order mark; line ends stay as they are.

    ``line`` is given where ``data`` is one line of a longer file, and then stands in the error.

    Raises:
        ReaderError: bytes that do not decode, or an encoding that Python does not know.
    """
    chosen = encoding or (bom_encoding(data) if line is None else None) or "utf-8"
    if charset_of(chosen) is None:
        raise ReaderError(f"unknown encoding {chosen!r}", where, "for instance utf-8, windows-1256, utf-16")
    try:
        text = data.decode(chosen)
    except UnicodeError as error:
        raise _bad_bytes(data, where, chosen, error, line) from None
    return text.removeprefix("\ufeff")


def _bad_bytes(data: bytes, where: str, encoding: str, error: UnicodeError, line: int | None) -> ReaderError:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    byte = f"byte 0x{data[start]:02x} " if start < len(data) else ""
    at = line if line is not None else data.count(b"\n", 0, start) + 1
    offset = f"offset {start}" if line is None else f"offset {start} of the line"
    return ReaderError(
        f"wrong encoding: {byte}at {offset} is not {encoding.upper().removesuffix('-SIG')}",
        where,
        _hint(data, start),
        line=at,
    )


def _hint(data: bytes, start: int) -> str:
    sample = data[max(0, start - 1000) : start + 3000]
    try:
        # Windows-1256 was the encoding of Arabic pages before UTF-8; letters show whether it fits.
        letters = len(_ARABIC.findall(sample.decode("cp1256", "replace")))
    except LookupError:  # a Python built without the codec
        letters = 0
    if sum(byte > 0x7F for byte in sample) and letters * 2 > sum(byte > 0x7F for byte in sample):
        return "looks like windows-1256: convert it to UTF-8, or name the encoding: --encoding windows-1256"
    return "convert it to UTF-8, or name its encoding with --encoding"


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 that lacks its mark: zero bytes on one side only, the Arabic block (06) or Latin on the other."""
    if len(head) < _FEW_BYTES:
        return None
    even, odd = head[0::2], head[1::2]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        wide = high.count(0) + high.count(6)
        if high.count(0) and wide * 10 > len(high) * 9 and low.count(0) * 50 < len(low):
            return name
    return None
