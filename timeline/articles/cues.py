"""Words around an expression or a name that change what it says, from ``cues.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from itertools import pairwise

from timeline.expressions import Tense
from timeline.language.context.signs import cues as tenses
from timeline.text.fold import fold, fold_word

__all__ = ["cue_before", "cue_behind", "cue_within", "future_before", "is_cue", "named_after"]

_REACH = 80
_NEXT = 60
_STOP = re.compile(r"[.!?؟\n]")
_WORD = re.compile(r"\w+")


@cache
def _rows() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("timeline.articles").joinpath("cues.toml").read_text("utf-8"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in _rows()[kind]["words"])


@cache
def _anywhere(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(fold_word(word)) for word in _rows()[kind]["words"])
    return re.compile(rf"(?<!\w)[وف]?(?:{words})(?!\w)")


@cache
def _at_end(kind: str) -> re.Pattern[str]:
    return re.compile(_anywhere(kind).pattern + r"\s*$")


@cache
def _name_behind(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(fold_word(word)) for word in _rows()[kind]["words"])
    return re.compile(rf"(?<!\w)(?:{words})\s*:\s*([^\n:/()]{{2,60}})")


def cue_before(kind: str, text: str, start: int, *, adjacent: bool = False) -> bool:
    """Whether a cue of ``kind`` stands in the sentence shortly before ``start``, or directly before it."""
    return (_at_end(kind) if adjacent else _anywhere(kind)).search(_window(text, start)) is not None


def future_before(text: str, start: int) -> bool:
    """Whether the sentence shortly before ``start`` speaks of what is to come, by a cue or by the tense of a verb."""
    window = _window(text, start)
    if _anywhere("future").search(window) is not None:
        return True
    words = _WORD.findall(window)
    return any(tenses().of(word, before) is Tense.FUTURE for before, word in pairwise(["", *words]))


def _window(text: str, start: int) -> str:
    """The end of the sentence before ``start``, folded."""
    return _STOP.split(fold(text[max(0, start - _REACH) : start]).text)[-1]


def cue_behind(kind: str, text: str, end: int, *, within: int = 1) -> bool:
    """Whether a cue of ``kind`` is one of the next ``within`` words behind ``end``, in the same sentence."""
    following = _STOP.split(fold(text[end : end + _NEXT]).text)[0]
    words = _WORD.findall(following)[:within]
    return not _words(kind).isdisjoint(words)


def cue_within(kind: str, text: str) -> bool:
    """Whether a cue of ``kind`` stands anywhere in ``text``."""
    return _anywhere(kind).search(fold(text).text) is not None


def is_cue(kind: str, word: str) -> bool:
    """Whether a word is a cue of ``kind``."""
    return fold_word(word) in _words(kind)


def named_after(kind: str, line: str) -> str | None:
    """The name that stands behind a cue of ``kind`` and a colon, as written; ``None`` if there is none."""
    folded = fold(line)
    found = _name_behind(kind).search(folded.text)
    if found is None:
        return None
    return line[folded.start(found.start(1)) : folded.end(found.end(1))].strip()
