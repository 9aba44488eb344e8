"""The policies that explanations name, in words a reader knows; the code stays at hand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Piece", "phrase_of", "pieces", "policy_rows", "spoken"]

_NAMED = re.compile(r"\b(?P<word>السياسة|policy) (?P<code>[a-z]+(?:_[a-z]+)*(?:=[\w-]+)?)")
_LANGUAGES = {"السياسة": "ar", "policy": "en"}


class Piece(NamedTuple):
    """A part of an explanation; ``code`` is the policy that it names, or nothing."""

    text: str
    code: str = ""


def phrase_of(code: str, language: str) -> str | None:
    """What ``next_weekday=nearest`` means, or what ``next_weekday`` chooses; ``None`` where it is no policy.

    ``language`` is ``ar`` or ``en``.
    """
    name, _, value = code.partition("=")
    row = policy_rows().get(name)
    if row is None:
        return None
    chosen: str = row.get(value.lower(), row)[language]
    return chosen.format(value=value)


def pieces(text: str) -> Iterator[Piece]:
    """An explanation, in either language, in parts: plain text, and policies in words."""
    done = 0
    for found in _NAMED.finditer(text):
        said = phrase_of(found["code"], _LANGUAGES[found["word"]])
        if said is None:
            continue
        yield Piece(text[done : found.start()])
        yield Piece(f"{found['word']}: {said}", found["code"])
        done = found.end()
    yield Piece(text[done:])


def spoken(text: str) -> str:
    """An explanation with its policies in words, each with its code behind it."""
    return "".join(f"{one.text} [{one.code}]" if one.code else one.text for one in pieces(text))


@cache
def policy_rows() -> Mapping[str, Any]:
    """Policy → what it chooses (``ar``, ``en``), and what each of its values says, in both languages."""
    return tomllib.loads(Path(__file__).with_name("policies.toml").read_text(encoding="utf-8"))
