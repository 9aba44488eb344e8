"""``timeline resolve``."""

from __future__ import annotations

from datetime import date, datetime

from timeline.annotation import Annotation, annotate
from timeline.annotation import resolve as resolve_one
from timeline.cli.console import complain, say, write_json
from timeline.cli.reasons import place_of
from timeline.export.phrase import phrase
from timeline.export.policies import spoken
from timeline.export.style import Language, Style
from timeline.export.wire import annotation_json
from timeline.resolution.derivation import render, text_of

__all__ = ["run"]

_MAX_SHOWN = 80
_WORDS = {
    Language.ARABIC: {
        "means": "المعنى",
        "other": "أو",
        "why": "السبب",
        "conflict": "تعارض",
        "nothing": "لا تاريخ",
        "DURATION": "مدة من الزمن، لا تاريخ لها",
        "SET": "وقت يتكرر، لا تاريخ واحد له",
    },
    Language.ENGLISH: {
        "means": "means",
        "other": "or",
        "why": "why",
        "conflict": "conflict",
        "nothing": "no date",
        "DURATION": "a length of time, no date",
        "SET": "a time that repeats, no one date",
    },
}


def run(text: str, published: date | datetime | None, style: Style, *, as_json: bool) -> int:
    """Print what every expression of time in ``text`` means; 1 if there is none."""
    found = annotate(text, published)
    if not found:
        single = resolve_one(text, published)
        found = [] if single is None else [single]
    if as_json:
        write_json({"expressions": [annotation_json(one) for one in found]})
    else:
        for number, one in enumerate(found):
            if number:
                say()
            _print(one, style)
    if not found:
        shown = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"
        complain(f"no expression of time in {shown!r}; try: timeline resolve 'الجمعة المقبل' --published 2015-12-16")
    return int(not found)


def _print(one: Annotation, style: Style) -> None:
    words = _WORDS[style.language]
    resolution = one.resolution
    say(f"«{one.expression.text}»")
    if resolution.interval is not None:
        say(f"  {words['means']}: {phrase(resolution.interval, style)}")
    else:
        say(f"  {words['means']}: {words.get(one.expression.type.value, words['nothing'])}")
        if one.timex3_value is not None:
            say(f"  TIMEX3: {one.timex3_value}")
    if one.edtf is not None:
        say(f"  EDTF: {one.edtf}")
    say(f"  {place_of(one.expression.rule, one.start, one.end, style.language)}")
    for other in resolution.alternatives:
        reason = spoken(text_of(other, style.language.value))
        say(f"  {words['other']}: {phrase(other.interval, style)} · {other.interval.edtf} ({reason})")
    for conflict in resolution.conflicts:
        say(f"  ⚠ {words['conflict']}: {text_of(conflict, style.language.value)}")
    say(f"  {words['why']}:")
    for line in render(resolution, style.language.value):
        say(f"    {spoken(line)}")
