"""Who brought a text, as it says itself: before the title, in a credit line, in brackets, below the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.articles.cues import named_after
from timeline.articles.furniture import related_tail
from timeline.articles.headings import has_outlet_word, outlets, source_and_title
from timeline.articles.layout import FEW_WORDS, HEAD_LINES, PARAGRAPH, Line, words_key
from timeline.articles.stamps import find_stamps
from timeline.text.fold import fold_word

__all__ = ["source_of"]

_NAME_WORDS = 4
_IN_BRACKETS = re.compile(r"\((?P<name>[^()\n]{2,40})\)")
_QUOTED = re.compile(r"[^:\n]{2,30}: ?[«\"“](?P<name>[^»\"”\n]{2,40})[»\"”]")
_PIECES = re.compile(r"[\-–—/|]")
_NAME = re.compile(r"(?:[^\W\d_]+ ?){1,4}")


def source_of(lines: Sequence[Line], compiler: str) -> str:
    """The outlet that an article names as its own, the ``compiler`` of its dossier, or an empty string."""
    named, _ = source_and_title(lines[0].text)
    if named:
        return named
    tail = related_tail(lines)
    own = lines if tail is None else lines[:tail]
    edges = [line for line in (*own[1:HEAD_LINES], *own[-4:]) if len(line.text) < PARAGRAPH]
    for line in edges:
        if name := named_after("source", line.text):
            return name
    known = outlets()
    for line in (*own[1:4], *own[-3:]):
        for match in _IN_BRACKETS.finditer(line.text[:200] + " " + line.text[-60:]):
            name = match["name"].strip()
            outlet = known.get(fold_word(name))
            if outlet is not None:
                return outlet.name
            if has_outlet_word(name):
                return name
    for line in edges[:3]:
        words = line.text.split()
        if len(words) > _NAME_WORDS and has_outlet_word(f"{words[0]} -") and find_stamps([line], heading=False):
            return " ".join(words[:2])  # «بوابة الخبر الشرق الأوسط منذ 12 ساعة»: the section follows the name
    for line in edges[:4]:
        for run in _runs(line):
            if run in known:
                return known[run].name
    for line in edges[:3]:
        if name := _below_the_title(line):
            return name
    folded = words_key(compiler)
    if folded and any(f" {folded} " in f" {line.key} " for line in edges):
        return compiler
    return _name_line(own)


def _below_the_title(line: Line) -> str:
    """A name in a line of its own or in a dateline: «وكالة الواحة», «هامبورغ-وكالة المرفأ», «هامبورغ: «الميناء»»."""
    quoted = _QUOTED.fullmatch(line.text)
    if quoted is not None:
        return quoted["name"].strip()
    if line.ends_sentence:
        return ""
    for piece in _PIECES.split(line.text):
        name = piece.strip()
        if has_outlet_word(name) and 1 < len(name.split()) <= _NAME_WORDS and _NAME.fullmatch(name):
            return name
    return ""


def _name_line(own: Sequence[Line]) -> str:
    """A line of a few words between the title and the stamp is the name of the paper."""
    if len(own) < 4:
        return ""
    line, stamp = own[1], own[2]
    words = line.text.split()
    is_name = 0 < len(words) <= 3 and _NAME.fullmatch(line.text) is not None
    dated = any(found.day is not None for found in find_stamps([stamp], heading=False))
    return line.text if is_name and dated and not find_stamps([line], heading=False) else ""


def _runs(line: Line) -> Iterator[str]:
    """Runs of words of a short line, the longest first: names of outlets are looked for among them."""
    words = line.key.split()
    if len(words) > 2 * FEW_WORDS:
        return
    for width in range(min(4, len(words)), 0, -1):
        for at in range(len(words) - width + 1):
            yield " ".join(words[at : at + width])
