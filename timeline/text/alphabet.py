"""Text as one byte a character, in an alphabet of our own: what passes over a whole text is fastest on bytes.

The alphabet holds what Arabic pages are written with. Whatever else stands there is ``OTHER``, a letter that no
word of ours has, unless the caller asks to be told.
"""

from __future__ import annotations

import codecs

__all__ = ["ALPHABET", "GONE", "OTHER", "decoded", "encoded", "encoded_or_none"]

OTHER = 0xFF
"""The byte for a character outside the alphabet."""

GONE = 0xFE
"""A byte that stands for no character; folding marks with it what is to be left out."""

_LISTED = (
    *map(chr, range(128)),
    *map(chr, range(0x0621, 0x063B)),
    *map(chr, range(0x0640, 0x0653)),
    *map(chr, range(0x0660, 0x066A)),
    *"،؛؟ٰپچژڤگکی",
    *"\u00a0\u00ad«»“”‘’–—…•·°",
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff",
    *"àâçèéêëîïôùûüöä",
)
ALPHABET = "".join(dict.fromkeys(_LISTED))
"""The characters by their bytes."""

assert len(ALPHABET) <= GONE
_BYTES = codecs.charmap_build(ALPHABET.ljust(256, "\ufffe"))
_HANDLER = "timeline.other"


def _other(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return bytes((OTHER,)) * (error.end - error.start), error.end


codecs.register_error(_HANDLER, _other)


def encoded(text: str) -> bytes:
    """As many bytes as ``text`` has characters."""
    return codecs.charmap_encode(text, _HANDLER, _BYTES)[0]


def encoded_or_none(text: str) -> bytes | None:
    """The same, ``None`` if a character is not in the alphabet."""
    try:
        return codecs.charmap_encode(text, "strict", _BYTES)[0]
    except UnicodeEncodeError:
        return None


def decoded(data: bytes) -> str:
    """The text of bytes that ``encoded_or_none`` gave."""
    return codecs.charmap_decode(data, "strict", ALPHABET)[0]
