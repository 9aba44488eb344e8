"""From the paths a caller names to the single inputs that are read, each with an id of its own."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, cast

from timeline.articles.readers.options import Limits
from timeline.errors import ReaderError

__all__ = ["Expanding", "Input", "Kind", "is_packed", "kind_of", "list_inputs", "printable", "short_id"]


class Kind(StrEnum):
    """What an input holds; ``UNKNOWN`` is decided by its first bytes."""

    TEXT = "text"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    FEED = "feed"
    WARC = "warc"
    PDF = "pdf"
    ZIP = "zip"
    TAR = "tar"
    UNKNOWN = "unknown"


_SUFFIXES: dict[str, Kind] = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".warc": Kind.WARC,
    ".pdf": Kind.PDF,
    ".zip": Kind.ZIP,
    ".tar": Kind.TAR,
    ".tgz": Kind.TAR,
}
# Read where they are named, passed over in a folder: there they are more often settings, tables and notes.
_NAMED_ONLY: dict[str, Kind] = {
    ".json": Kind.JSON,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".xml": Kind.FEED,
    ".md": Kind.TEXT,
}
_PACKED: dict[str, Callable[[Path], BinaryIO]] = {
    ".gz": lambda path: cast("BinaryIO", gzip.GzipFile(path)),
    ".bz2": lambda path: cast("BinaryIO", bz2.BZ2File(path)),
    ".xz": lambda path: cast("BinaryIO", lzma.LZMAFile(path)),  # noqa: SIM115  (closed by who reads)
}


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: ``label`` is what errors call it, ``open`` gives a fresh binary stream."""

    label: str
    id: str
    kind: Kind
    open: Callable[[], BinaryIO]


def list_inputs(paths: Iterable[str | os.PathLike[str]], limits: Limits) -> Iterator[Input | ReaderError]:
    """The inputs behind ``paths``, in the order given; a folder's files sorted by path, at any depth.

    In a folder, hidden files and files of a kind that no reader knows are passed over, and links to
    folders are not followed. A file that is named itself is always tried. ``-`` is standard input.
    Files ending in ``.gz``, ``.bz2`` or ``.xz`` are read as what they hold.

    An id is the file's name up to the first ``_`` or dot. Where two files of one run would share it,
    each of them takes its longer name instead: without the suffix, with it, then its whole path below
    the folder that was named. The ids so depend on the set of files and not on their order.
    """
    entries = [entry for given in paths for entry in _entries(os.fspath(given))]
    names = [entry[2] for entry in entries if not isinstance(entry, ReaderError)]
    ids = iter(_distinct(names))
    for entry in entries:
        if isinstance(entry, ReaderError):
            yield entry
        else:
            label, file, _, kind = entry
            yield Input(label, next(ids), kind, _opener(file, kind, limits))


def _entries(given: str) -> Iterator[tuple[str, Path | None, tuple[str, ...], Kind] | ReaderError]:
    """What a path names: a file, the files of a folder, or standard input."""
    if given == "-":
        yield "-", None, ("stdin",), Kind.UNKNOWN
        return
    path, label = Path(given), printable(given) or "''"
    try:
        # An empty name, of a variable that was not set, would be the present folder.
        there = bool(given) and path.exists()
    except OSError as error:
        yield ReaderError(f"cannot be opened: {error.strerror}", label, "check the path and its permissions")
        return
    if not there:
        yield ReaderError("no such file or folder", label, "check the path")
    elif path.is_dir():
        found = list(_walk(path))
        if not found:
            yield ReaderError("no article in this folder", str(path), f"known kinds: {_known()}")
        for file in found:
            yield printable(str(file)), file, _names(file, path), kind_of(file.name)
    else:
        yield printable(str(path)), path, _names(path, path.parent), kind_of(path.name)


def kind_of(name: str, *, in_folder: bool = False) -> Kind:
    """What a file holds, by its name; ``in_folder`` leaves out kinds that must be named to be read."""
    path = Path(name.lower())
    suffix = path.suffix
    if suffix in _PACKED:
        suffix = Path(path.stem).suffix
    kind = _SUFFIXES.get(suffix)
    if kind is None and not in_folder:
        kind = _NAMED_ONLY.get(suffix)
    return kind or Kind.UNKNOWN


def is_packed(name: str) -> bool:
    """Whether a file is compressed, by its name."""
    return Path(name.lower()).suffix in _PACKED


def short_id(name: str) -> str:
    """A file's name up to its first ``_`` or dot (a leading dot or underscore belongs to the id)."""
    name = printable(name)
    cut = min((at for at in (name.find("_", 1), name.find(".", 1)) if at > 0), default=len(name))
    return name[:cut]


# Controls, what turns the writing direction of all that follows, ends of lines, halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(name: str) -> str:
    """A name as it can be shown: what would garble the line around it is U+FFFD, one for one."""
    return _UNPRINTABLE.sub("\ufffd", name)


class Expanding(io.RawIOBase):
    """A decompressed stream that gives up where it grows beyond reason, long before memory or disk do.

    ``packed`` is the size of what is decompressed. The limit is ``Limits.expansion`` times that, and never
    below ``Limits.expansion_floor``.
    """

    def __init__(self, stream: BinaryIO, label: str, packed: int, limits: Limits) -> None:
        super().__init__()
        self._stream = stream
        self._label = label
        self._left = max(packed * limits.expansion, limits.expansion_floor)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Decompress into ``buffer``.

        Raises:
            ReaderError: the stream has grown beyond its limit.
        """
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise ReaderError("decompresses to far more than its size", self._label, "this may be a decompression bomb")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close what is decompressed as well."""
        self._stream.close()
        super().close()


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and kind_of(name, in_folder=True) is not Kind.UNKNOWN:
                yield Path(place, name)


def _known() -> str:
    return " ".join(_SUFFIXES)


def _names(path: Path, below: Path) -> tuple[str, ...]:
    longer = (path.stem, path.name, "-".join(path.relative_to(below).parts), str(path))
    return short_id(path.name), *map(printable, longer)


def _distinct(names: Sequence[tuple[str, ...]]) -> list[str]:
    """One id for each, by rounds: the shortest names first, longer ones only for those that collided."""
    ids: dict[int, str] = {}
    left = set(range(len(names)))
    for level in range(max(map(len, names), default=0)):
        called = {index: names[index][min(level, len(names[index]) - 1)] for index in left}
        times = Counter(called.values())
        times.update(ids.values())
        ids.update({index: name for index, name in called.items() if times[name] == 1})
        left -= ids.keys()
    return [ids.get(index, several[-1]) for index, several in enumerate(names)]


def _opener(path: Path | None, kind: Kind, limits: Limits) -> Callable[[], BinaryIO]:
    def open_input() -> BinaryIO:
        if path is None:
            buffer = sys.stdin.buffer
            return buffer if isinstance(buffer, io.BufferedReader) else io.BufferedReader(io.BytesIO(buffer.read()))
        suffix = path.suffix.lower()
        unpack = _PACKED.get(suffix)
        # Archives unpack themselves, WARC record by record.
        if unpack is None or kind in (Kind.TAR, Kind.ZIP) or (kind is Kind.WARC and suffix == ".gz"):
            return path.open("rb")
        return io.BufferedReader(Expanding(unpack(path), str(path), path.stat().st_size, limits))

    return open_input
