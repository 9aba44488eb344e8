"""Guards of years that stand in lists, in brackets and at the end of what was published, without a word of time."""

from __future__ import annotations

import re

from timeline.expressions import CalendarDate, Expr
from timeline.language.guards.counted_guard import not_counted
from timeline.language.guards.guarded import Guarded
from timeline.language.parsing.lexicon import words

__all__ = ["is_listed", "of_a_publication", "year_in_brackets", "years_in_brackets"]

_JOINS = r" ?(?:, ?و?|و|-) ?"
_LIST_BEFORE = re.compile(rf"[(:] ?(?:(?:1[89]|20)[0-9]{{2}}{_JOINS})*$")
_LIST_BEHIND = re.compile(rf"(?:{_JOINS}(?:1[89]|20)[0-9]{{2}}(?![0-9]))*")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_LIST_REACH = 120
_FEWEST = 3


def is_listed(text: str, start: int, end: int) -> bool:
    """«فاز خمس مرات (2009، 2010، 2011، 2012، 2015)»: three numbers and more that rise are years, and the list ends there.

    With dashes between them («(1962- 1970 – 1972)») they are such a list only in brackets.
    """
    near = max(0, start - _LIST_REACH)
    before = _LIST_BEFORE.search(text, near, start)
    if before is None:
        return False
    behind = _LIST_BEHIND.match(text, end, end + _LIST_REACH)
    stop = end if behind is None else behind.end()
    bracketed = text[before.start()] == "("
    if bracketed and text[stop : stop + 2].lstrip(" ")[:1] not in (")", ",", "."):
        return False
    if not bracketed and "-" in text[before.start() : stop]:
        return False
    if not_counted(text, stop - 4, stop, CalendarDate()) is None:
        return False
    years = _YEAR.findall(text, before.start(), stop)
    return len(years) >= _FEWEST and years == sorted(set(years))


_THREE_WORDS = 40
_WORD = re.compile(r"[^\W\d_]+")


def _is_number_of(text: str, start: int) -> bool:
    """Whether what is numbered stands among the last words: «قرار مجلس الأمن (1559)», «المادة»."""
    told = _WORD.findall(text, max(0, start - _THREE_WORDS), start)[-3:]
    return any(not words("numbered").isdisjoint((word, f"ال{word}", word.lstrip("وبلف"))) for word in told)


_ROUND = 50
_BEFORE_BRACKET = re.compile(r"[^\W\d_][\"»]? ?\( ?$")


def year_in_brackets(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«معركة حطين (1187)»: a number of four digits that is not round stands behind what happened then."""
    near = max(0, start - 4)
    opened = _BEFORE_BRACKET.search(text, near, start)
    if opened is None or text[end : end + 2].lstrip(" ")[:1] != ")" or int(text[start:end]) % _ROUND == 0:
        return None
    return None if _is_number_of(text, opened.start()) else Guarded(end, expr)


_IN_BRACKETS = re.compile(r"\( ?([0-9]{3}) ?\)")
_BRACKETS_REACH = 400
_GENERATIONS = 120
"""Years that the numbers of one story lie apart at most."""


def years_in_brackets(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«احتل إشبيلية (712) وماردة (713) ثم طليطلة (714)»: three such numbers that rise are years of one story."""
    if _BEFORE_BRACKET.search(text, max(0, start - 4), start) is None:
        return None
    found = _IN_BRACKETS.findall(text, max(0, start - _BRACKETS_REACH), end + _BRACKETS_REACH)
    years = [int(number) for number in found]
    rises = len(years) >= _FEWEST and years == sorted(years) and years[-1] - years[0] <= _GENERATIONS
    return Guarded(end, expr) if rises and len(set(years)) > 1 and not _is_number_of(text, start) else None


_PLACE_BEFORE = re.compile(r"[^\W\d_]{2,}[»\")]? ?[-,] ?$")
_ENDS = re.compile(r" ?(?:[.;)\]]|,(?! ?[0-9])|-(?! ?[0-9])|\n|$)")


def of_a_publication(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«دار الفكر، بيروت، 1985.»: a year between commas or dashes, with nothing behind it that it could count."""
    if _PLACE_BEFORE.search(text, max(0, start - 8), start) is None or _ENDS.match(text, end) is None:
        return None
    return None if _is_number_of(text, start) else Guarded(end, expr)
