"""Numbers and ordinals in words, composed from the rows of ``numerals.toml``.

«خمسة وعشرين», «ألفين وخمسة عشر», «الحادي والثلاثين»: compounds are composed here once, so that data holds
only the simple words. Works on folded tokens in which «و» has been split off.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from timeline.language.parsing.lexicon import load

__all__ = ["numeral_words", "read_numbers", "read_numerals", "words_inside_numerals"]

Found = list[tuple[int, int]]
"""Pairs (end token, value)."""


class _Tables:
    """The numeral words by role, folded."""

    def __init__(self) -> None:
        values = load().values
        self.unit: dict[str, int] = values("unit_number")
        self.teen_unit: dict[str, int] = {**self.unit, **values("teen_unit")}
        self.teen = values("teen")
        self.ten: dict[str, int] = values("ten")
        self.hundred: dict[str, int] = values("hundred")
        self.thousand: dict[str, int] = values("thousand")
        self.ordinal: dict[str, int] = values("ordinal")
        self.ordinal_unit: dict[str, int] = values("ordinal_unit")
        self.feminine: dict[str, int] = values("ordinal_feminine")
        self.feminine_unit: dict[str, int] = values("ordinal_feminine_unit")
        self.heads = frozenset((*self.teen_unit, *self.ten, *self.hundred, *self.thousand))
        definite = (f"ال{word}" for word in self.teen_unit)
        ordinals = (*self.ordinal_unit, *self.ordinal, *self.feminine_unit, *self.feminine)
        self.all_heads = self.heads.union(definite, ordinals)
        tens = (f"ال{word}" for word in self.ten)
        self.inside = frozenset(("و", "واحد", *self.teen, *self.ten, *tens, *self.hundred, *self.thousand))


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    return _Tables()


def numeral_words() -> frozenset[str]:
    """Every word with which a number or an ordinal in words can begin."""
    return _tables().all_heads


def words_inside_numerals() -> frozenset[str]:
    """Every word that can follow the first one of a number or an ordinal in words."""
    return _tables().inside


def read_numerals(tokens: Sequence[str], i: int) -> list[tuple[int, str, int]]:
    """Every number and ordinal in words that starts at token ``i``: (end token, kind, value)."""
    found: list[tuple[int, str, int]] = []
    for end, value in read_numbers(tokens, i):
        found.append((end, "nw", value))
        if 1000 <= value <= 2199:
            found.append((end, "year_words", value))
    found += [(end, "number_def", value) for end, value in _read_definite_teens(tokens, i)]
    found += [(end, "ord", value) for end, value in _read_ordinals(tokens, i)]
    found += [(end, "ordf", value) for end, value in _read_feminine_ordinals(tokens, i)]
    return found


def _below_hundred(tokens: Sequence[str], i: int, t: _Tables) -> Found:
    """Every reading below 100 that starts at token ``i``, longest first."""
    n = len(tokens)
    word = tokens[i]
    found: Found = []
    unit = t.teen_unit.get(word)
    if unit is not None:
        if i + 1 < n and tokens[i + 1] in t.teen and unit < 10:
            found.append((i + 2, 10 + unit))
        if i + 2 < n and tokens[i + 1] == "و" and tokens[i + 2] in t.ten and unit < 10:
            found.append((i + 3, t.ten[tokens[i + 2]] + unit))
    if word in t.unit:
        found.append((i + 1, t.unit[word]))
    if word in t.ten:
        found.append((i + 1, t.ten[word]))
    return found


def _with_rest(tokens: Sequence[str], found: Found, t: _Tables) -> Found:
    """Readings extended by «و» and a number below 100."""
    extended: Found = []
    for end, value in found:
        if end + 1 >= len(tokens):
            continue
        if tokens[end] == "و":
            extended += [(e, value + rest) for e, rest in _below_hundred(tokens, end + 1, t)]
        elif tokens[end] == "واحد" and tokens[end + 1] in t.teen:  # «وأحد عشر» folds to the word for one
            extended.append((end + 2, value + 11))
    return extended + found


def _below_thousand(tokens: Sequence[str], i: int, t: _Tables) -> Found:
    return _with_rest(tokens, _hundreds(tokens, i, t), t) + _below_hundred(tokens, i, t)


def _smallest_first(tokens: Sequence[str], i: int, t: _Tables) -> Found:
    """Units, hundreds and thousands in the order of older prose: «تسعة وسبعين وتسعمئة وألف»."""
    found: Found = []
    for end, value in _below_hundred(tokens, i, t):
        if end + 1 < len(tokens) and tokens[end] == "و":
            found += [(e, value + more) for e, more in _hundreds(tokens, end + 1, t)]
    for end, value in (*found, *_hundreds(tokens, i, t)):
        if end + 1 < len(tokens) and tokens[end] == "و" and tokens[end + 1] in t.thousand:
            found.append((end + 2, value + t.thousand[tokens[end + 1]]))
    return found


def _hundreds(tokens: Sequence[str], i: int, t: _Tables) -> Found:
    """Hundreds without more, in one word or in two."""
    if tokens[i] in t.hundred:
        return [(i + 1, t.hundred[tokens[i]])]
    if tokens[i] in t.unit and i + 1 < len(tokens) and t.hundred.get(tokens[i + 1]) == 100:
        return [(i + 2, t.unit[tokens[i]] * 100)]
    return []


def read_numbers(tokens: Sequence[str], i: int) -> Found:
    """Cardinals in words that start at token ``i``: (end token, value), longest first."""
    t = _tables()
    word = tokens[i]
    if word not in t.heads:
        return []
    found: Found = []
    heads: Found = []
    if word in t.thousand:
        heads.append((i + 1, t.thousand[word]))
    elif word in t.unit and i + 1 < len(tokens) and t.thousand.get(tokens[i + 1]) == 1000:
        heads.append((i + 2, t.unit[word] * 1000))
    for end, value in heads:
        if end + 1 < len(tokens) and tokens[end] == "و":
            found += [(e, value + rest) for e, rest in _below_thousand(tokens, end + 1, t)]
        found += _with_rest(tokens, [(end, value)], t)[:-1]
        found.append((end, value))
    found += _below_thousand(tokens, i, t)
    found += _smallest_first(tokens, i, t)
    return sorted(dict(found).items(), reverse=True)


def _read_definite_teens(tokens: Sequence[str], i: int) -> Found:
    """Eleven to nineteen with the article, and the numbers with a ten: «الاثني عشر شهرا الماضية», «الأربع والعشرين ساعة»."""
    t = _tables()
    word = tokens[i]
    if word.startswith("ال") and i + 1 < len(tokens) and tokens[i + 1] in t.teen:
        unit = t.teen_unit.get(word[2:])
        if unit is not None and unit < 10:
            return [(i + 2, 10 + unit)]
    if word.startswith("ال") and i + 2 < len(tokens) and tokens[i + 1] == "و" and tokens[i + 2].startswith("ال"):
        unit, tens = t.teen_unit.get(word[2:]), t.ten.get(tokens[i + 2][2:])
        if unit is not None and unit < 10 and tens is not None:
            return [(i + 3, tens + unit)]
    return []


def _read_ordinals(tokens: Sequence[str], i: int) -> Found:
    """Masculine ordinals with the article, 1–39: «الثاني», «الحادي عشر», «السادس والعشرين»."""
    t = _tables()
    found: Found = []
    unit = t.ordinal_unit.get(tokens[i])
    if unit is not None and i + 1 < len(tokens):
        if tokens[i + 1] in t.teen:
            found.append((i + 2, 10 + unit))
        if i + 2 < len(tokens) and tokens[i + 1] == "و":
            tens = t.ordinal.get(tokens[i + 2], 0)
            if tens in (20, 30):
                found.append((i + 3, tens + unit))
    # «الثالث عشر» is never a third beside a ten.
    if tokens[i] in t.ordinal and tokens[i + 1 : i + 2] != ["عشر"]:
        found.append((i + 1, t.ordinal[tokens[i]]))
    return found


def _read_feminine_ordinals(tokens: Sequence[str], i: int) -> Found:
    """Feminine ordinals with the article, 1–39: hours of the clock, nights of a month."""
    t = _tables()
    following = list(tokens[i + 1 : i + 3])
    unit = t.feminine_unit.get(tokens[i])
    if unit is not None and following and following[0] in t.teen:
        return [(i + 2, 10 + unit)]
    if unit is not None and len(following) == 2 and following[0] == "و" and t.ordinal.get(following[1]) in (20, 30):
        return [(i + 3, t.ordinal[following[1]] + unit)]
    return [(i + 1, t.feminine[tokens[i]])] if tokens[i] in t.feminine else []
