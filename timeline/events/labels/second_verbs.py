"""Whether «و» joins another verb to a clause: «… من القبض على شخص | وحجزت لديه بندقية», also one that names no event."""

from __future__ import annotations

from functools import lru_cache

from timeline.language.parsing.lexicon import words

__all__ = ["joins_a_verb"]

_AND = "و"
_SHORT = 3
_SHE_THEY = ("ت", "وا", "ا")
_PERSONS = ("ي", "ت")
_WILL = "س"
_NOUNS = "ت"


@lru_cache(maxsize=20_000)
def joins_a_verb(word: str) -> bool:
    """Whether a folded word is «و» with a verb of the news: a perfect, or an imperfect of the third person.

    A perfect of three letters, or one in «ت», may be a noun as well («وقصف», «وتبادل») and counts only with an ending.
    """
    if not word.startswith(_AND):
        return False
    body = word[1:]
    perfects, imperfects = words("perfect_stem"), words("imperfect_stem")
    if body in perfects:
        return len(body) > _SHORT and not body.startswith(_NOUNS)
    for ending in _SHE_THEY:
        stem = body.removesuffix(ending)
        if stem != body and (stem in perfects or f"{stem}ي" in perfects):
            return len(body) > _SHORT
    body = body.removeprefix(_WILL) if body[1:2] in _PERSONS else body
    return body[:1] in _PERSONS and len(body) > _SHORT and body[1:].removesuffix("ون") in imperfects
