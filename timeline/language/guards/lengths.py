"""Lengths that are over although their clause looks ahead: «ثالث هجوم يقع خلال أسبوع», «ستغادر السلطة بعد 16 عاما»."""

from __future__ import annotations

import re

from timeline.language.context.signs import has_stem
from timeline.language.parsing.lexicon import words

__all__ = ["is_of_leaving", "is_one_of_several"]

_REACH = 70
"""Characters before a length among which the ordinal stands: about twelve words."""
_ORDINAL = r"(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)"
_OF_SEVERAL = re.compile(
    rf"(?<![^\W\d_])(?:{_ORDINAL}ه? (?!ال)[^\W\d_]+|ال{_ORDINAL}ه? (?:الذي|التي|من نوعه|علي التوالي)"
    rf"|للمره ال{_ORDINAL}ه)[^.!?;\n]*$"
)
"""«ثالث هجوم …», «الثالث الذي يعلن عن استشهاده …», «للمرة الثانية …»; «الاجتماع الثاني» may be yet to come."""
_FORMS = re.compile(r"[وف]?س?[يتن]([^\W\d_]{2,})")


def is_one_of_several(text: str, start: int) -> bool:
    """Whether the clause before ``start`` of a folded text counts what has happened: then a length holds them all."""
    found = text[max(0, start - _REACH) : start]
    return _OF_SEVERAL.search(found) is not None


def is_of_leaving(verb: str) -> bool:
    """Whether a verb of the future is one of leaving an office or a place, which tells how long one was there."""
    found = _FORMS.fullmatch(verb)
    return found is not None and has_stem(words("leaving_stem"), found[1])
