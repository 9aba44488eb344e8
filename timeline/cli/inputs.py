"""What the commands that read articles have in common: paths and addresses, and how to read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from timeline.articles import FieldMap, Hints, ReadOptions, read_documents
from timeline.articles.article import Document
from timeline.cli.web import read_urls
from timeline.errors import ReaderError, TimelineError
from timeline.events.background import Background, load_background

__all__ = ["Inputs"]

_ADDRESS = ("http://", "https://")
_FIELDS = tuple(FieldMap.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a user named on the command line, as it was written there.

    ``paths`` are files, folders, ``-``, and addresses of pages; ``urls`` is a file of addresses, one a line.
    ``fields`` maps fields of records: ``text=body``. ``registries`` are files of known events, ``name_files`` of
    names. ``earliest`` and
    ``latest`` bound the day of writing of articles that state none, both inclusive.
    """

    paths: Sequence[str]
    urls: Path | None = None
    fields: Sequence[str] = ()
    encoding: str | None = None
    registries: Sequence[Path] = ()
    name_files: Sequence[Path] = ()
    earliest: date | None = None
    latest: date | None = None

    def documents(self) -> Iterator[Document | ReaderError]:
        """Every document behind the paths, then every page behind the addresses; what fails gives its error.

        Only here does the program look at the clock: the moment of fetching is that of the page's capture.
        """
        options = ReadOptions(encoding=self.encoding, fields=self._field_map())
        files = [path for path in self.paths if not path.lower().startswith(_ADDRESS)]
        if files:
            yield from read_documents(files, options)
        addresses = [path for path in self.paths if path.lower().startswith(_ADDRESS)]
        try:
            addresses += self._listed()
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            yield ReaderError(f"cannot be read: {why}", str(self.urls), "a text file, one address a line")
        yield from read_urls(dict.fromkeys(addresses), datetime.now(UTC), options)

    @property
    def background(self) -> Background:
        """What the user knows beside the inputs.

        Raises:
            TimelineError: a file cannot be read, a row of it is wrong, or the first day lies behind the last.
        """
        if self.earliest and self.latest and self.earliest > self.latest:
            raise TimelineError(f"--not-before {self.earliest} lies behind --not-after {self.latest}")
        return load_background(self.registries, self.name_files, Hints(self.earliest, self.latest))

    def _listed(self) -> list[str]:
        if self.urls is None:
            return []
        lines = (line.strip() for line in self.urls.read_text("utf-8-sig").splitlines())
        return [line for line in lines if line and not line.startswith("#")]

    def _field_map(self) -> FieldMap:
        fields = FieldMap()
        for given in self.fields:
            name, equals, there = given.partition("=")
            if name not in _FIELDS or not equals or not there:
                raise TimelineError(
                    f"--field {given!r} is not understood: write NAME=FIELD, NAME of {', '.join(_FIELDS)}"
                )
            fields = replace(fields, **{name: there})
        return fields
