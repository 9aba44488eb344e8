"""The expected results of the project's own reports (``tests/expected_rows``), and where their wordings stand.

The data holds wordings instead of offsets: ``text`` and, where it stands there more than once, ``nth`` (from 1).
Offsets are worked out here, in code points of the document, without the pipeline that is tested.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["FIXTURES", "REPORTS", "Row", "Slice", "day", "place", "rows", "slices"]

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
REPORTS = FIXTURES / "reports"
ROWS = Path(__file__).with_name("expected_rows")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slice:
    """An article's part of its document: code points, end exclusive."""

    document: str
    text: str
    start: int
    end: int


def rows(name: str) -> list[Row]:
    """The rows of one file of expected values."""
    return [json.loads(line) for line in (ROWS / name).read_text(encoding="utf-8").splitlines()]


@cache
def slices() -> dict[str, Slice]:
    """Where each article lies, worked out from the headings in ``articles.jsonl`` alone, without the pipeline."""
    files: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows("articles.jsonl"):
        files[row["file"]].append(row)
    found = {}
    for file, articles in files.items():
        content = (REPORTS / file).read_text(encoding="utf-8")
        document = re.split(r"[_.]", file)[0]
        if file.endswith(".jsonl"):
            for record in map(json.loads, content.splitlines()):
                found[record["id"]] = Slice(record["id"], record["text"], 0, len(record["text"]))
        elif len(articles) == 1:
            found[document] = Slice(document, content, 0, len(content))
        else:
            starts = [content.index(f"\n{row['title']}\n") + 1 for row in articles]
            found[f"{document}-00"] = Slice(document, content, 0, starts[0])
            for row, start in zip(articles, starts, strict=True):
                end = content.find("\n====", start)
                found[row["article"]] = Slice(document, content, start, len(content) if end < 0 else end)
    return found


def place(row: Row) -> tuple[int, int]:
    """Where a row's wording stands: code points of the document, end exclusive."""
    part, wording = slices()[row["article"]], row["text"]
    at = part.start - 1
    for _ in range(row.get("nth", 1)):
        at = part.text.find(wording, at + 1, part.end)
        assert at >= 0, f"{row['article']}: «{wording}» does not stand there {row.get('nth', 1)} times"
    return at, at + len(wording)


def day(value: str | None) -> date | None:
    """An expected day; ``None`` is an open end."""
    return None if value is None else date.fromisoformat(value)
