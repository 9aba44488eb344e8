"""Guards of years beside other numbers: of three digits behind a month, in chains and at the head of lines."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.expressions import CalendarDate, Expr, Range
from timeline.language.guards.counted_guard import not_counted
from timeline.language.guards.guarded import NEXT_WORD, Guarded
from timeline.language.guards.listed_years import is_listed
from timeline.language.guards.old_year_guards import goes_on_before_christ, of_one_year

__all__ = ["chronicle", "no_chain", "of_few_digits", "of_old", "whole_range"]

_MORE_NUMBERS = re.compile(r" ?(?:[.,/:%-]? ?[0-9]|%|مقابل|مقارنه|الي |من |و[0-9])")


def of_old(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«في مايو 636. وبعدها»: three digits behind a month are a year; where they count something it stands without them."""
    word = NEXT_WORD.match(text, end)
    counts = not_counted(text, start, end, expr) is None or (word is not None and word[1].endswith("ه"))
    if isinstance(expr, CalendarDate) and (counts or _MORE_NUMBERS.match(text, end)):
        return Guarded(start + len(text[start:end].rstrip("0123456789 ")), replace(expr, year=None))
    return Guarded(end, expr)


def of_few_digits(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«عام 612»: a year of our era, or one before Christ where such a one was told; and nothing that is counted."""
    guarded: Guarded | None = not_counted(text, start, end, expr)
    return guarded if guarded is None else goes_on_before_christ(text, start, end, expr) or guarded


_CHAINED = re.compile(r"[0-9]{4} ?- ?$"), re.compile(r" ?- ?[0-9]{4}(?![0-9])")


def no_chain(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«(1982 – 1987 – 2001)»: of three years with dashes no two are the ends of one time."""
    before, behind = _CHAINED
    if before.search(text, max(0, start - 8), start) or behind.match(text, end):
        dash = text.find("-", start, end)
        years = is_listed(text, start, start + _YEAR_DIGITS)
        return Guarded(end, expr, cut=(dash, dash + 1)) if years and dash >= 0 else None
    return not_counted(text, start, end, expr)


_TWO_CALENDARS = re.compile(r"(?<![0-9])([0-9]{2,4}) ?(?:ه ?)?/ ?([0-9]{3,4})(?![0-9])")
_YEAR_DIGITS = 4
_SECOND = re.compile(r"- ?([0-9])")
_DAY_BEFORE = re.compile(r"[0-9] ?/ ?$")


def whole_range(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«13/11 - 295 هجرية»: the first number belongs to the day before it."""
    pair = _TWO_CALENDARS.search(text, start, end) if isinstance(expr, Range) else None
    if pair is not None and of_one_year(int(pair[1]), int(pair[2])):
        # «1419/1999م» is one year in two calendars.
        return Guarded(end, CalendarDate(year=int(pair[2])), start=pair.start(2))
    is_short = text[start : start + 1].isdecimal() and len(text[start:end].split("-")[0].rstrip()) <= _DAY_DIGITS
    if is_short and isinstance(expr, Range) and _DAY_BEFORE.search(text, max(0, start - 4), start):
        second = _SECOND.search(text, start, end)
        return None if second is None else Guarded(end, expr.end, start=second.start(1))
    return not_counted(text, start, end, expr)


_DAY_DIGITS = 2
_LINE = re.compile(r"(?:\A|\n) ?[->•*]? ?[0-9]{3,4} ?[-:] ?[^\W\d_]")
_FEWEST_LINES = 2


def chronicle(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«1876 - تسجيل براءة اختراع الهاتف»: the year of a line, where other lines begin so; «(1982 - 1987 - 2001)»."""
    if is_listed(text, start, end):
        return Guarded(end, expr)
    near = max(0, start - _MARK_REACH)
    line = _LINE.match(text, max(near, text.rfind("\n", near, start)))
    if line is None or not start < line.end() <= end + _MARK_REACH:
        return None
    others = _LINE.finditer(text, max(0, start - _CHRONICLE_REACH), end + _CHRONICLE_REACH)
    return Guarded(end, expr) if sum(1 for _ in others) >= _FEWEST_LINES else None


_MARK_REACH = 4
"""Characters between a year and its text: a dash with its spaces."""
_CHRONICLE_REACH = 600
"""Characters around a line in which others of its kind stand."""
