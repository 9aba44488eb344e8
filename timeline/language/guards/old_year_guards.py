"""Guards of years that only histories tell: of three digits, in brackets, beside the other calendar."""

from __future__ import annotations

import re
from functools import cache

from timeline.expressions import Expr, Range
from timeline.language.guards.guarded import Guarded
from timeline.language.parsing.lexicon import load

__all__ = [
    "OF_A_LIFE",
    "before_christ",
    "before_gregorian",
    "behind_a_date",
    "beside_hijri",
    "in_brackets",
    "months_by_name",
    "whole_number",
]

OF_A_LIFE = re.compile(r"\((?:ت|توفي|توفيت|ولد|ولدت|مواليد) ?[.:]? ?$")
"""«(ت: 1932)»: the year of a death."""
_HIJRI_BEFORE = re.compile(r"[0-9] ?ه(?:ج|جري|جريه)? ?(?:[/(=،,-]|الموافق) ?(?:ل ?)?(?:عام |سنه )?$")


def beside_hijri(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«132هـ / 750م», «(ت 750م)»: what stands before it shows that the number is a year, and no length in metres."""
    near = max(0, start - 24)
    is_year = _HIJRI_BEFORE.search(text, near, start) or OF_A_LIFE.search(text, near, start)
    return Guarded(end, expr) if is_year else None


_GREGORIAN_BEHIND = re.compile(r" ?(?:[/=(,-]|الموافق) ?(?:ل ?)?(?:عام |سنه )?[0-9]{3,4} ?م(?![^\W\d_])")


def before_gregorian(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«95هـ - 714م»: what stands behind it shows that the number is a year."""
    return Guarded(end, expr) if _GREGORIAN_BEHIND.match(text, end) else None


_BCE = re.compile(r" ?\. ?م(?![^\W\d_])\.?| م(?![^\W\d_])")


def before_christ(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«ق» is «قبل» only where «.م» follows; «الطعن رقم 10 لسنة 76ق» is of a year of the courts."""
    if text[end - 1] != "ق" or text[end - 2].isalpha():
        return Guarded(end, expr)
    found = _BCE.match(text, end)
    return Guarded(found.end(), expr) if found is not None else None


_DECIMAL = re.compile(r"[0-9](?:[.,]| ?[-/] ?)$")


def whole_number(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«(ت. 808 هـ)», «1377 م / 779 هـ» are years, the end of a decimal or of «5/808» is none."""
    return None if _DECIMAL.search(text, max(0, start - 4), start) is not None else Guarded(end, expr)


_OPENED = re.compile(r"[(\[] ?((?:حكم|حكمت|حكمه|عاش|عاشت|تولي|تولت|عهده|خلافته|ملك)[ :]*)?$")


def in_brackets(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """What stands in brackets alone: «(1299-1923)»; beside a Hijri date it needs none.

    Two numbers of three digits may be pages: «(حكم 786–809)» says that they are years, and so does an era.
    """
    if text[end - 1] == "م" and beside_hijri(text, start, end, expr) is not None:
        return Guarded(end, expr)
    opened = _OPENED.search(text, max(0, start - 12), start)
    if opened is None or not text[end : end + 2].lstrip(" ").startswith((")", "]", "/")):
        return None
    if _NUMBERED.search(text, max(0, opened.start() - 12), opened.start()) is not None:
        return None
    told = opened[1] is not None or not text[end - 1].isdecimal() or not isinstance(expr, Range)
    return Guarded(end, expr) if told or _FOUR_DIGITS_END.search(text, start, end) is not None else None


_NUMBERED = re.compile(r"(?<![^\W\d_])(?:ال)?(?:صفحه|صفحات|ص|هاتف|رقم|ارقام|مواد|ماده|ايات|بنود|طراز) ?\.? ?$")
"""«الصفحات (960-1279)»: what these number are no years."""
_FOUR_DIGITS_END = re.compile(r"[0-9]{4}$")


_DATE_BEFORE = re.compile(r"(?:[-/.][0-9]{4}|([^\W\d_]+)(?: [0-9]{4})?) ?م? ?[(\[] ?$")


def behind_a_date(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«23 أكتوبر 2017 (3 صفر)»: a month, its year or a date in digits stands right before the bracket."""
    found = _DATE_BEFORE.search(text, max(0, start - 24), start)
    return Guarded(end, expr) if found and (found[1] is None or found[1] in months_by_name()) else None


@cache
def months_by_name() -> frozenset[str]:
    """The Gregorian months, folded."""
    return frozenset(row.key for kind in ("month", "month_ambiguous") for row in load().of_kind(kind))
