"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from timeline.cli.inputs import Inputs

__all__ = [
    "Encoding",
    "Fields",
    "NameFiles",
    "NotAfter",
    "NotBefore",
    "Paths",
    "Registries",
    "Urls",
    "inputs_of",
    "moment_of",
]

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders and addresses of pages: text, dossiers, HTML, JSON Lines, JSON, CSV, RSS, Atom, WARC, "
        "PDF, compressed or in archives; - is standard input.",
        metavar="PATH...",
    ),
]
Urls = Annotated[Path | None, typer.Option("--urls", help="A file of addresses of pages, one a line.", metavar="FILE")]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        help="Where records hold what: text=body, id=_id, published=meta.date … Several times for several.",
        metavar="NAME=FIELD",
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Encoding of the inputs, where it is not UTF-8.", metavar="NAME")
]
Registries = Annotated[
    list[Path] | None,
    typer.Option("--registry", help="Known events of your own, added to the built-in ones.", metavar="FILE"),
]
NameFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--names", help="Names of your own (persons, places, bodies), added to the built-in ones.", metavar="FILE"
    ),
]
NotBefore = Annotated[
    str | None,
    typer.Option("--not-before", help="Undated articles were written on this day or later.", metavar="DATE"),
]
NotAfter = Annotated[
    str | None,
    typer.Option("--not-after", help="Undated articles were written on this day or earlier.", metavar="DATE"),
]


def moment_of(text: str, option: str) -> date | datetime:
    """A day (``2015-12-16``) or a moment (``2015-12-16T09:30``) that ``option`` of the command line names."""
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2015-12-16", param_hint=option) from None


def _bound(text: str | None, option: str) -> date | None:
    found = None if text is None else moment_of(text, option)
    return found.date() if isinstance(found, datetime) else found


def inputs_of(
    paths: list[str] | None,
    urls: Path | None,
    fields: list[str] | None,
    encoding: str | None,
    registries: list[Path] | None,
    bounds: tuple[str | None, str | None],
    names: list[Path] | None = None,
) -> Inputs:
    """What the arguments of a command name; ``bounds`` are the days of --not-before and --not-after."""
    from timeline.cli.inputs import Inputs

    if not paths and urls is None:
        raise typer.BadParameter("name a file, a folder or an address, or give --urls", param_hint="PATH...")
    earliest, latest = _bound(bounds[0], "--not-before"), _bound(bounds[1], "--not-after")
    return Inputs(paths or [], urls, fields or [], encoding, registries or [], names or [], earliest, latest)
