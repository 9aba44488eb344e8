"""Where messages go: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import orjson

from timeline.cli.language import user_language
from timeline.export.complaints import complaint

__all__ = ["Ticker", "complain", "progress", "say", "tell", "told", "write_json"]


class Ticker(Protocol):
    """Told of each finished item."""

    def __call__(self, item: str) -> None:
        """``item`` is done."""


def say(text: str = "") -> None:
    """A line of the result."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """A line of the result that is a sentence, in the language of the user."""
    say(told(text))


def told(text: str) -> str:
    """A message of the code in the language of the user."""
    return complaint(text, user_language())


def complain(error: Exception | str) -> None:
    """A line of complaint, in the language of the user."""
    sys.stderr.write(f"timeline: {complaint(error, user_language())}\n")


def write_json(value: Any) -> None:
    """The result as JSON: indented for a reader, on one line for a program."""
    option = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if sys.stdout.isatty() else 0)
    sys.stdout.buffer.write(orjson.dumps(value, option=option))
    sys.stdout.buffer.flush()


@contextmanager
def progress(what: str) -> Iterator[Ticker]:
    """Show on standard error how far ``what`` has come; silent where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _item: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    what = told(what)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def tick(item: str) -> None:
            bar.update(task, advance=1, description=f"{what}: {item}")

        yield tick
