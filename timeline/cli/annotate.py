"""``timeline annotate``: JSON lines in, JSON lines out, each as soon as it is ready."""

from __future__ import annotations

from typing import BinaryIO

import orjson

from timeline.export.annotations import annotate_line

__all__ = ["run"]


def run(source: BinaryIO, target: BinaryIO) -> int:
    """Annotate every line of ``source``; returns the exit status."""
    failed = False
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        answer = annotate_line(line, number)
        failed |= "error" in answer
        target.write(orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE))
        target.flush()
    return int(failed)
