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

from timeline.articles.readers.inputs import Expanding, Input, Kind, is_packed, kind_of, printable
from timeline.articles.readers.options import Limits
from timeline.errors import ReaderError

__all__ = ["members_of"]


def members_of(archive: Input, stream: BinaryIO, limits: Limits) -> Iterator[Input | ReaderError]:
    """The readable files of an archive as inputs, in its order; each must be read before the next is asked for.

    Nothing is ever written to disk, so names with ``..`` harm nobody; they serve as ids and labels only. What
    is packed once more within it (archives, compressed files) is an error of its own. All members together may
    not grow beyond the limits.
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
            label = f"{archive.label}!{_shown(name)}"
            kind = kind_of(name, in_folder=True)
            if kind is Kind.UNKNOWN or PurePosixPath(name).name.startswith("."):
                continue
            if kind in (Kind.ZIP, Kind.TAR, Kind.WARC) or is_packed(name):
                yield ReaderError("packed within an archive", label, "unpack the outer archive and name its folder")
                continue
            if member is None:
                yield ReaderError("encrypted", label, "unpack it first")
                continue
            left[0] -= size
            if left[0] < 0:
                yield ReaderError("decompresses to far more than its size", label, "this may be a decompression bomb")
                return
            bounded = io.BufferedReader(Expanding(member, label, size, _exactly(limits)))
            path = PurePosixPath(_shown(name))
            yield Input(label, f"{archive.id}:{path.with_suffix('')}", kind, partial(cast, "BinaryIO", bounded))
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, RuntimeError) as error:
        problem = str(error).partition("\n")[0].removesuffix(":")
        yield ReaderError(f"a damaged archive: {problem}", archive.label, "the rest is not read; fetch it again")


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


def _shown(name: str) -> str:
    return printable(name)[:300]
