"""Which version of the library made a row: a hash of the code and data that had a part in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

__all__ = ["pipeline_fingerprint", "renderer_fingerprint"]

_ROOT = Path(__file__).parents[1]
_NO_PART = frozenset({"store", "export", "cli"})


@cache
def pipeline_fingerprint() -> str:
    """A hash of everything that reads documents: other code may read something else out of them."""
    return _hash(lambda top: top not in _NO_PART)


@cache
def renderer_fingerprint() -> str:
    """A hash of everything that decides how an event is shown in a list."""
    return _hash(lambda top: top in {"dates", "resolution", "export"})


def _hash(takes_part: Callable[[str], bool]) -> str:
    digest = hashlib.sha256()
    for path in sorted(_ROOT.rglob("*")):
        below = path.relative_to(_ROOT)
        if path.suffix in {".py", ".toml", ".tsv"} and takes_part(below.parts[0]):
            digest.update(below.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
