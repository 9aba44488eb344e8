"""JSON files and CSV tables of records, by the same field map as JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import BinaryIO

from timeline.articles.article import Document
from timeline.articles.readers.decoding import check_not_binary, decode
from timeline.articles.readers.lines import bounded_lines
from timeline.articles.readers.options import ReadOptions
from timeline.articles.readers.records import document_of_record
from timeline.errors import ReaderError

__all__ = ["read_csv", "read_json"]


def read_json(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Iterator[Document | ReaderError]:
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
        raise ReaderError(f"a JSON {type(content).__name__}", label, "a list of objects is expected")
    if not content:
        raise ReaderError("empty file", label, "its list holds no record")
    for number, record in enumerate(content, 1):
        where = f"{label}[{number}]"
        try:
            if not isinstance(record, dict):
                yield ReaderError(f"a JSON {type(record).__name__}, not an object", where, '{"id": …, "text": …}')
                continue
            yield document_of_record(record, where, f"{document_id}:{number}", options)
        except ReaderError as error:
            yield error


def read_csv(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Iterator[Document | ReaderError]:
    """The documents of a CSV table whose first row names the fields; separated by commas, semicolons or tabs.

    A row without an id is called after the table and the row's last line. Fields hold at most 131,072
    characters (a limit of Python's csv module); a longer one is an error of its row.
    """
    bad: list[ReaderError] = []
    last = 0

    def lines() -> Iterator[str]:
        nonlocal last
        for number, line in bounded_lines(stream, label, options.limits.document_bytes, options.encoding):
            last = number
            if isinstance(line, ReaderError):
                bad.append(line)
            else:
                yield line + "\n"

    source = lines()
    first = next(source, None)
    if first is None:
        raise bad[0] if bad else ReaderError("empty file", label, "it holds no table")
    check_not_binary(first.encode(), label)
    delimiter = max(",;\t", key=first.count)
    header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter))]
    if options.fields.text not in header:
        known = ", ".join(header[:12])
        raise ReaderError(f"no column {options.fields.text!r}", label, f"the table's columns: {known}", line=1)
    rows = csv.reader(source, delimiter=delimiter)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield ReaderError(f"a row that is no CSV: {error}", label, "check its quotation marks", line=last)
            continue
        yield from bad
        bad.clear()
        if row is None:
            return
        if not row:
            continue
        record: dict[str, object] = {name: cell for name, cell in zip(header, row, strict=False) if cell}
        if len(row) > len(header):
            hint = "put quotation marks around fields that hold the separator"
            yield ReaderError(f"{len(row)} fields for {len(header)} columns", label, hint, line=last)
            continue
        try:
            yield document_of_record(record, label, f"{document_id}:{last}", options, line=last)
        except ReaderError as error:
            yield error
