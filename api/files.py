"""Uploaded files (multipart/form-data): read as the command line reads files, and nowhere kept."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.problems import Fault, Kind, ProblemError
from timeline.articles import read_documents
from timeline.articles.article import Document
from timeline.errors import PartlyReadError, ReaderError
from timeline.store.jobs import Failure, failure_of

__all__ = ["Uploaded", "read_files", "uploads"]

MOST_FILES = 1000
_LONGEST_NAME = 120


async def uploads(request: Request) -> list[tuple[str, bytes]]:
    """The files of a form with their names.

    Raises:
        ProblemError: it is no form, or holds no file.
    """
    try:
        async with request.form(max_files=MOST_FILES, max_fields=10) as form:
            found = [one for _, one in form.multi_items() if isinstance(one, UploadFile)]
            files = [(one.filename or "", await one.read()) for one in found]
    except HTTPException as error:
        if error.status_code != 400:
            raise
        detail = f"the form cannot be read: {error.detail}"
        raise ProblemError(Kind.INVALID_BODY, detail, errors=(Fault("/", detail),)) from error
    if not files:
        detail = "the form holds no file; send each as a part with a filename"
        raise ProblemError(Kind.INVALID_BODY, detail, errors=(Fault("/", detail),))
    return files


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What files hold, what of them cannot be used, and what is doubtful about what can."""

    documents: list[Document] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)


def read_files(files: Sequence[tuple[str, bytes]]) -> Uploaded:
    """What the files hold: text, pages, JSON Lines, feeds, archives, each also compressed.

    A name decides what kind of file it is and how its documents are called; of a path the last part
    counts, and nothing is written outside a folder that lasts as long as the request.
    """
    found = Uploaded()
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        paths: dict[Path, None] = {}
        for number, (name, data) in enumerate(files, 1):
            path = Path(folder, _plain(name) or f"file-{number}")
            if path in paths:
                found.failures.append(Failure(path.name, "the form holds two files of this name; give each its own"))
                continue
            path.write_bytes(data)
            paths[path] = None
        for item in read_documents(paths):
            if isinstance(item, ReaderError):
                failure = failure_of(item)
                told = found.warnings if isinstance(item, PartlyReadError) else found.failures
                told.append(replace(failure, name=_without(failure.name, folder)))
            else:
                found.documents.append(replace(item, path=_without(item.path, folder)))
    return found


def _plain(name: str) -> str:
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(one for one in last if one.isprintable()).strip(". ")
    stem, dot, suffix = kept.partition(".")
    return stem[:_LONGEST_NAME] + dot + suffix[-20:]


def _without(where: str, folder: str) -> str:
    """A place without the folder that only we know."""
    return where.removeprefix(folder).lstrip("/")
