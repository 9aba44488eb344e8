"""In which language a command speaks to its user: that of ``--lang``, else that of the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise

from timeline.export.style import Language

__all__ = ["language_of", "user_language"]

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where POSIX looks for the language of messages, in its order; the first that is set counts."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of messages, of which some arise before the command's own options are understood."""
    for name, value in pairwise([*arguments, ""]):
        given = name.removeprefix("--lang=") if name.startswith("--lang=") else value if name == "--lang" else ""
        if given in set(Language):
            return Language(given)
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    arabic = locale.partition(".")[0].partition("_")[0] == Language.ARABIC.value
    return Language.ARABIC if arabic else Language.ENGLISH


def user_language() -> Language:
    """The language of whoever called this command."""
    return language_of(sys.argv[1:], os.environ)
