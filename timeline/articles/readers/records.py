"""JSON Lines: one record a line, each a document with what it states about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import BinaryIO, cast

from timeline.articles.article import Document
from timeline.articles.readers.inputs import printable
from timeline.articles.readers.lines import bounded_lines
from timeline.articles.readers.options import ReadOptions
from timeline.articles.readers.stated import unread_dates
from timeline.articles.readers.text import check_text
from timeline.errors import ReaderError

__all__ = ["Records", "TextlessError", "document_of_record", "json_kind", "read_jsonl", "textless_told_once"]


Records = Iterator[Document | ReaderError]


class TextlessError(ReaderError):
    """A record without the field that is to hold the text; of many in a row one tells."""


def read_jsonl(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Records:
    """The documents of a JSON Lines stream; a bad line gives an error with its number and the next goes on.

    A record without an id is called after the input and its line: ``news:17``. Blank lines are passed over.
    """
    return textless_told_once(_read_lines(stream, label, document_id, options))


def _read_lines(stream: BinaryIO, label: str, document_id: str, options: ReadOptions) -> Records:
    nothing = True
    for number, line in bounded_lines(stream, label, options.limits.document_bytes, options.encoding):
        if isinstance(line, ReaderError):
            nothing = False
            yield line
        elif line and not line.isspace():
            nothing = False
            try:
                record = _parse(line, label, number)
                document = document_of_record(record, label, f"{document_id}:{number}", options, line=number)
                yield from unread_dates(document, label, line=number)
                yield document
            except ReaderError as error:
                yield error
    if nothing:
        yield ReaderError("empty file", label, "it holds no record")


def document_of_record(
    record: Mapping[str, object], label: str, fallback_id: str, options: ReadOptions, *, line: int | None = None
) -> Document:
    """One record as a document, its fields found by the options' field map.

    Raises:
        ReaderError: a field is missing or holds something that is not text.
    """
    fields = options.fields

    def field(name: str, *, number: bool = True) -> str | None:
        value = _reach(record, name)
        if value is None:
            return None
        if isinstance(value, str):
            return _without_surrogates(value)
        # Ids and years are often written as numbers; a list or an object is a mistake.
        if number and isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        what = f"field {name!r} holds {json_kind(value)}, not text"
        raise ReaderError(what, label, f"make {name!r} a string", line=line)

    text = field(fields.text, number=False)
    if text is None:
        known = ", ".join(sorted(map(str, record))[:12]) or "none"
        hint = f"the record's fields: {known}; name the one that holds the text with --field text=NAME"
        raise TextlessError(f"no field {fields.text!r}", label, hint, line=line)
    check_text(text, label, options.limits.line_chars, line=line)
    return Document(
        id=printable(field(fields.id) or "") or fallback_id,
        text=text,
        path=label,
        source=field(fields.source),
        title=field(fields.title),
        url=field(fields.url),
        published=field(fields.published),
    )


def textless_told_once(records: Records) -> Records:
    """The same stream, where records without a text that follow one another give one error that counts them.

    A file that holds no articles would else be named once for each of its lines.
    """
    for is_textless, run in groupby(records, key=lambda item: isinstance(item, TextlessError)):
        if not is_textless:
            yield from run
            continue
        first = cast("TextlessError", next(run))
        count = sum((1 for _ in run), start=1)  # noqa: B031 - what is left of the run
        what = first.what if count == 1 else f"{first.what} in {count} records from here on"
        yield TextlessError(what, first.where, first.hint, line=first.line)


def json_kind(value: object) -> str:
    """What JSON calls a value, as words of a sentence."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return "a string"
        case list():
            return "an array"
        case dict():
            return "an object"
        case _:
            return "a number"


def _reach(record: Mapping[str, object], name: str) -> object:
    """A field by its name, or by a dotted name that reaches into nested objects."""
    if name in record or "." not in name:
        return record.get(name)
    value: object = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _parse(line: str, label: str, number: int) -> dict[str, object]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReaderError(
            f"not JSON: {error.msg} at column {error.colno}", label, "one JSON object a line", line=number
        ) from None
    except (RecursionError, ValueError) as error:  # nesting beyond the stack; an integer of too many digits
        raise ReaderError(f"JSON that cannot be read ({error})", label, "one flat object a line", line=number) from None
    if not isinstance(record, dict):
        what = f"{json_kind(record)}, not an object"
        raise ReaderError(what, label, 'write {"id": …, "text": …} on each line', line=number)
    return record


def _without_surrogates(value: str) -> str:
    """Lone surrogates (legal in JSON, as escapes) cannot be written anywhere; each becomes U+FFFD, length kept."""
    return _SURROGATE.sub("\ufffd", value)


_SURROGATE = re.compile("[\ud800-\udfff]")
