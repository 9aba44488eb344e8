"""Words of time that a text has run together: «الجمعةالمقبل», «يومالجمعة», «كانونالأول».

Pages that were copied or scanned lose spaces. Only pairs of words that make one expression are taken apart,
and only where no other word can be written so: each pair has an article or a month in its middle, or a
preposition before a counted unit. A form that the lexicon knows as a word of its own stays that word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.language.parsing.lexer import row_tokens
from timeline.language.parsing.lexicon import Row
from timeline.text.fold import fold_word

__all__ = ["glued"]

_BEFORE_A_WEEKDAY = "يوم نهار مساء صباح فجر ظهر عصر ليل ليلة صبيحة اليوم أمس غد غدا".split()
_BEFORE_TODAY = "مساء صباح فجر ظهر عصر".split()
"""Not «ليل»: «ليلامس» is a verb."""
_TODAY = "اليوم أمس غد".split()
_BEFORE_A_LENGTH = "قبل بعد منذ خلال".split()
_BEFORE_A_MONTH = "شهر في".split()
_BEFORE_A_YEAR = "عام سنة".split()
_COUNTED = "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع تسع عشر".split()
_SHORTEST_MONTH = 4
"""A shorter name behind «في» may be the end of another word."""


def glued(rows: Mapping[str, tuple[Row, ...]]) -> dict[str, tuple[str, ...]]:
    """Each form that is run together, and its words."""
    of_kind: dict[str, list[str]] = {}
    phrases: list[tuple[str, ...]] = []
    for key, found in rows.items():
        tokens = tuple(row_tokens(key))
        kinds = {row.kind for row in found}
        if len(tokens) == 1:
            for kind in kinds:
                of_kind.setdefault(kind, []).append(key)
        elif kinds & {"month", "hijri", "deictic_day"} and all(len(t) > 1 and t.isalpha() for t in tokens):
            phrases.append(tokens)
    definite = [word for word in of_kind["modifier"] if word.startswith("ال")]
    months = [word for word in of_kind["month"] if len(word) >= _SHORTEST_MONTH]
    lengths = [*of_kind["unit"], *of_kind["unit_dual"]]
    pairs = [
        *_pairs(_BEFORE_A_WEEKDAY, of_kind["weekday"]),
        *_pairs(_BEFORE_TODAY, map(fold_word, _TODAY)),
        *_pairs([*of_kind["weekday"], *of_kind["unit_def"]], definite),
        *_pairs(_BEFORE_A_MONTH, months),
        *_pairs(_BEFORE_A_LENGTH, [*lengths, *map(fold_word, _BEFORE_A_YEAR)]),
        *_pairs(_COUNTED, of_kind["unit_plural"]),
        *phrases,
    ]
    return {"".join(parts): parts for parts in pairs}


def _pairs(first: Iterable[str], second: Iterable[str]) -> list[tuple[str, ...]]:
    following = list(second)
    return [(fold_word(before), after) for before in first for after in following]
