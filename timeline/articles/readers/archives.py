"""ZIP and tar archives: their files one after another, with limits on number, size and growth."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from timeline.articles.readers.inputs import Expanding, Input, Kind, kind_of
from timeline.articles.readers.options import Limits
from timeline.errors import ReaderError

__all__ = ["members_of"]


def members_of(archive: Input, stream: BinaryIO, limits: Limits) -> Iterator[Input | ReaderError]:
    """The readable files of an archive as inputs, in its order; each must be read before the next is asked for.

    Nothing is ever written to disk, so names with ``..`` harm nobody; they serve as ids and labels only.
    Archives within an archive are passed over. All members together may not grow beyond the limits.
    """
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    left = [max(packed * limits.expansion, limits.expansion_floor)]
    files = _zip_files(stream) if archive.kind is Kind.ZIP else _tar_files(stream)
    try:
        for number, (name, size, member) in enumerate(files, 1):
            if number > limits.members:
                yield ReaderError(f"more than {limits.members:,} files", archive.label, "unpack it and name a folder")
                return
            label = f"{archive.label}!{_printable(name)}"
            kind = kind_of(name, in_folder=True)
            if kind in (Kind.UNKNOWN, Kind.ZIP, Kind.TAR, Kind.WARC) or PurePosixPath(name).name.startswith("."):
                continue
            if member is None:
                yield ReaderError("encrypted", label, "unpack it first")
                continue
            left[0] -= size
            if left[0] < 0:
                yield ReaderError("decompresses to far more than its size", label, "this may be a decompression bomb")
                return
            bounded = io.BufferedReader(Expanding(member, label, size, _exactly(limits)))
            path = PurePosixPath(_printable(name))
            yield Input(label, f"{archive.id}:{path.with_suffix('')}", kind, partial(cast, "BinaryIO", bounded))
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, RuntimeError) as error:
        yield ReaderError(f"a damaged archive: {error}", archive.label, "the rest is not read")


def _zip_files(stream: BinaryIO) -> Iterator[tuple[str, int, BinaryIO | None]]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                encrypted = bool(info.flag_bits & 0x1)
                yield info.filename, info.file_size, None if encrypted else cast("BinaryIO", archive.open(info))


def _tar_files(stream: BinaryIO) -> Iterator[tuple[str, int, BinaryIO | None]]:
    with tarfile.open(fileobj=stream, mode="r:*") as archive:
        for info in archive:
            member = archive.extractfile(info) if info.isreg() else None
            if member is not None:
                yield info.name, info.size, cast("BinaryIO", member)


def _exactly(limits: Limits) -> Limits:
    """A member may be as large as its entry says, which was already counted, and no larger."""
    return replace(limits, expansion=1, expansion_floor=1)


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in name)[:300]
