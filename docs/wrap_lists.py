"""Breaks the lists of words in the TOML files where a line is longer than 120 characters: python docs/wrap_lists.py.

A short line shows in a diff which word came or went, and two branches seldom change the same one. ``tests/test_house.py``
compares; no value changes, which is checked before anything is written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 120
FILLED = 110
"""Where a line is broken that has to be: a word can still be added to it."""
STRING = r'"(?:[^"\\]|\\.)*"'
STRINGS = rf"{STRING}(?:\s*,\s*{STRING})*"
WHOLE_LIST = re.compile(rf"(?P<indent>\s*)(?P<key>(?:[\w.-]+|{STRING})\s*=\s*)\[\s*(?P<items>{STRINGS})\s*,?\s*\]")
PART_OF_LIST = re.compile(rf"(?P<indent>\s*)(?P<items>{STRINGS})\s*,?")


def files() -> list[Path]:
    """The project's data files."""
    return sorted(path for folder in ("timeline", "api") for path in (ROOT / folder).rglob("*.toml"))


def wrapped(text: str) -> str:
    """A TOML text with its long lists broken.

    Raises:
        ValueError: it would say something else afterwards.
    """
    found = "".join(f"{line}\n" for given in text.splitlines() for line in _lines(given))
    if tomllib.loads(found) != tomllib.loads(text):
        msg = "breaking the lists would change a value"
        raise ValueError(msg)
    return found


def _lines(line: str) -> Iterator[str]:
    whole, part = WHOLE_LIST.fullmatch(line), PART_OF_LIST.fullmatch(line)
    if len(line) <= LONGEST or (whole is None and part is None):
        yield line
    elif whole is not None:
        indent = whole["indent"]
        yield f"{indent}{whole['key']}["
        yield from _filled(re.findall(STRING, whole["items"]), f"{indent}  ")
        yield f"{indent}]"
    elif part is not None:
        yield from _filled(re.findall(STRING, part["items"]), part["indent"])


def _filled(items: Sequence[str], indent: str) -> Iterator[str]:
    line = indent
    for item in items:
        if line != indent and len(line) + len(item) > FILLED:
            yield line.rstrip()
            line = indent
        line += f"{item}, "
    yield line.rstrip()


if __name__ == "__main__":
    for path in files():
        before = path.read_text(encoding="utf-8")
        after = wrapped(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(path.relative_to(ROOT))  # noqa: T201  (a command)
