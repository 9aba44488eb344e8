"""JSON files and CSV tables of records, by the same field map as JSON Lines."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from timeline.articles.readers.decoding import check_not_binary, decode
from timeline.articles.readers.inputs import printable
from timeline.articles.readers.lines import bounded_lines
from timeline.articles.readers.options import ReadOptions
from timeline.articles.readers.records import Records, document_of_record, json_kind, textless_told_once
from timeline.articles.readers.stated import unread_dates
from timeline.errors import ReaderError

__all__ = ["read_csv", "read_json"]

_MAX_SHOWN = 40
_LINE_ENDS = "save the table as UTF-8 with the line ends of Windows or Unix"


def read_json(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Records:
    """The documents of a JSON file: a list of records, an object that holds such a list, or one record.

    A JSON file is read whole, so it has a size limit; JSON Lines have none. A record without an id is
    called after the file and its place in the list, from 1.
    """
    limit = options.limits.json_bytes
    data = stream.read(limit + 1)
    if not data.strip():
        raise ReaderError("empty file", label, "it holds no record")
    if len(data) > limit:
        raise ReaderError(f"JSON larger than {limit // 2**20} MiB", label, "give it as JSON Lines, one record a line")
    if options.encoding is None:
        check_not_binary(data, label)
    try:
        content = json.loads(decode(data, label, options.encoding))
    except json.JSONDecodeError as error:
        hint = "if it holds one object a line, name it .jsonl"
        raise ReaderError(f"not JSON: {error.msg} at column {error.colno}", label, hint, line=error.lineno) from None
    except (RecursionError, ValueError) as error:
        raise ReaderError(f"JSON that cannot be read ({error})", label, "a list of flat objects is expected") from None
    if isinstance(content, dict):
        within = content.get(options.fields.records)
        content = within if isinstance(within, list) else [content]
    if not isinstance(content, list):
        raise ReaderError(f"{json_kind(content)}, not a list", label, "a list of objects is expected")
    if not content:
        raise ReaderError("empty file", label, "its list holds no record")
    yield from textless_told_once(_listed(content, label, document_id, options))


def _listed(records: list[object], label: str, document_id: str, options: ReadOptions) -> Records:
    for number, record in enumerate(records, 1):
        where = f"{label}[{number}]"
        try:
            if not isinstance(record, dict):
                hint = 'write {"id": …, "text": …} for each record'
                raise ReaderError(f"{json_kind(record)}, not an object", where, hint)
            document = document_of_record(record, where, f"{document_id}:{number}", options)
            yield from unread_dates(document, where)
            yield document
        except ReaderError as error:
            yield error


def read_csv(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Records:
    """The documents of a CSV table whose first row names the fields; separated by commas, semicolons or tabs.

    A row without an id is called after the table and the row's last line. Fields hold at most 131,072
    characters (a limit of Python's csv module); a longer one is an error of its row. A quotation mark that is
    never closed costs the line that holds it, not the lines that follow.
    """
    bad: list[ReaderError] = []

    def lines() -> Iterator[tuple[int, str]]:
        for number, line in bounded_lines(stream, label, options.limits.document_bytes, options.encoding):
            if isinstance(line, ReaderError):
                bad.append(line)
            else:
                yield number, line + "\n"

    source = lines()
    first = next((line for _, line in source), None)
    if first is None:
        raise bad[0] if bad else ReaderError("empty file", label, "it holds no table")
    check_not_binary(first.encode(), label)
    delimiter = max(",;\t", key=first.count)
    header = _header(first, delimiter, label, options)
    nothing = True
    for line, row in _rows(source, delimiter):
        yield from bad
        bad.clear()
        nothing = False
        try:
            if isinstance(row, str):
                raise ReaderError(f"a row that is no CSV: {row}", label, "check its quotation marks", line=line)
            if len(row) > len(header):
                hint = "put quotation marks around fields that hold the separator"
                raise ReaderError(f"{len(row)} fields for {len(header)} columns", label, hint, line=line)
            record: dict[str, object] = {name: cell for name, cell in zip(header, row, strict=False) if cell}
            document = document_of_record(record, label, f"{document_id}:{line}", options, line=line)
            yield from unread_dates(document, label, line=line)
            yield document
        except ReaderError as error:
            yield error
    yield from bad
    if nothing and not bad:
        yield ReaderError("a table without rows", label, "below the names of its columns it holds nothing")


def _header(first: str, delimiter: str, label: str, options: ReadOptions) -> list[str]:
    try:
        header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter))]
    except csv.Error as error:
        raise ReaderError(f"no row of names: {_said(error)}", label, _LINE_ENDS, line=1) from None
    text = options.fields.text
    if text not in header:
        names = ", ".join(printable(name)[:_MAX_SHOWN] for name in header[:12])
        hint = f"the table's columns: {names}; name the one that holds the text with --field text=NAME"
        raise ReaderError(f"no column {text!r}", label, hint, line=1)
    if header.count(text) > 1:
        raise ReaderError(f"{header.count(text)} columns {text!r}", label, "give each column its own name", line=1)
    return header


def _said(error: csv.Error) -> str:
    """What Python's module says, without its advice to programmers."""
    said = str(error).partition(" - ")[0]
    return "a carriage return alone within a row" if said.startswith("new-line character") else said


def _rows(source: Iterator[tuple[int, str]], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """The rows of a table that are not blank, each with its last line; of a row that is none, what is wrong with it.

    Such a row is its first line only: the lines that an open quotation mark had drawn in are read again.
    """
    again: deque[tuple[int, str]] = deque()
    held: list[tuple[int, str]] = []

    def feed() -> Iterator[str]:
        while (item := again.popleft() if again else next(source, None)) is not None:
            held.append(item)
            yield item[1]

    rows = csv.reader(feed(), delimiter=delimiter)
    while True:
        held.clear()
        problem = ""
        row: list[str] | None = None
        try:
            row = next(rows, None)
        except csv.Error as error:
            problem = _said(error)
        # A cell that goes on over lines may do so by mistake: then its closing mark stands inside a word, or nowhere.
        if (
            row
            and (len(held) > 1 or row[-1].endswith("\n"))
            and not _well_quoted([line for _, line in held], delimiter)
        ):
            problem = "a quotation mark that is not closed"
        if problem and held:
            again.extendleft(reversed(held[1:]))
            rows = csv.reader(feed(), delimiter=delimiter)
            yield held[0][0], problem
        elif row is None:
            return
        elif row:
            yield held[-1][0], row


def _well_quoted(lines: Sequence[str], delimiter: str) -> bool:
    try:
        return bool(list(csv.reader(lines, delimiter=delimiter, strict=True)))
    except csv.Error:
        return False
