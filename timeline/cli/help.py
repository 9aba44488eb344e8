"""``--help`` in the language of the user: typer's own in English; in Arabic every option and its words on lines of their own.

A terminal that knows right-to-left text turns each line by itself, so typer's columns would change places.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup

from timeline.cli.language import user_language
from timeline.export.complaints import complaint
from timeline.export.style import Language

if TYPE_CHECKING:
    _Base = TyperCommand
else:
    _Base = object

__all__ = ["Command", "Group"]

_ARABIC = Language.ARABIC
_NOTES = re.compile(r"(?P<help>.*?)(?:(?:^|\s\s)\[(?P<notes>[^\[\]]*)\])?", re.DOTALL)
_TITLES = {"argument": "المعطيات", "option": "الخيارات"}


class _Bilingual(_Base):
    """A command whose help comes in the language of its user."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The help, ready to be printed."""
        if user_language() is not _ARABIC:
            return super().get_help(ctx)
        return "\n".join(_lines(self, ctx))


class Command(_Bilingual, TyperCommand):
    """One command."""


class Group(_Bilingual, TyperGroup):
    """A command of commands."""


def _lines(command: TyperCommand, context: typer.Context) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield _said(f"Usage: {usage}")
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(command.help or "")):
        yield ""
        yield _said(" ".join(paragraph.split()))
    for kind, title in _TITLES.items():
        own = [one for one in command.get_params(context) if one.param_type_name == kind]
        records = [record for one in own if (record := one.get_help_record(context)) is not None]
        if records:
            yield from ("", f"{title}:")
        for name, told in records:
            yield f"  {name}"
            if told:
                yield f"      {_with_notes(told)}"
    if isinstance(command, TyperGroup):
        yield from ("", "الأوامر:")
        for name in command.list_commands(context):
            first = inspect.cleandoc(command.commands[name].help or "").partition("\n\n")[0]
            yield f"  {name}"
            yield f"      {_said(' '.join(first.split()))}"
    if command.epilog:
        yield from ("", _said(command.epilog))


def _with_notes(told: str) -> str:
    """The help of an option with what typer adds in brackets: where its value comes from if it is left out."""
    found = _NOTES.fullmatch(told)
    assert found is not None
    notes = "؛ ".join(_said(note) for note in (found["notes"] or "").split("; ") if note)
    return " ".join(part for part in (_said(found["help"].strip()), f"[{notes}]" if notes else "") if part)


def _said(text: str) -> str:
    return complaint(text, _ARABIC) if text else ""
