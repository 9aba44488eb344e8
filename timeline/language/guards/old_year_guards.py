"""Guards of years that only histories tell: of three digits, in brackets, beside the other calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from timeline.expressions import CalendarDate, Expr, Range
from timeline.language.guards.guarded import Guarded
from timeline.language.parsing.lexicon import load

__all__ = [
    "OF_A_LIFE",
    "before_christ",
    "before_gregorian",
    "before_its_other",
    "behind_a_century",
    "behind_a_date",
    "behind_its_hijri",
    "beside_hijri",
    "goes_on_before_christ",
    "in_brackets",
    "months_by_name",
    "of_one_year",
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


_OTHER_BEHIND = re.compile(r" ?[(/=] ?(?:الموافق )?(?:ل|عام |سنه )?([0-9]{3,4}) ?(?:م(?![^\W\d_])|\)|ميلادي)")


def of_one_year(hijri: int, gregorian: int) -> bool:
    """Whether a Hijri year and one of our calendar share days, by the mean length of both."""
    begins = (hijri - 1) * 0.970224 + 622.54
    return begins - 0.1 <= gregorian + 1 and gregorian <= begins + 1.07


def before_its_other(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«عام 1375 (1956 م)»: the year of our calendar behind it shows that the first is of the Hijra."""
    found = _OTHER_BEHIND.match(text, end)
    if found is None or not isinstance(expr, CalendarDate) or expr.year is None:
        return None
    return Guarded(end, expr) if of_one_year(expr.year, int(found[1])) else None


_HIJRI_YEAR_BEFORE = re.compile(r"(?<![0-9])([0-9]{1,4}) ?ه(?:ج|جري|جريه)? ?[/=(,-]? ?$")


def behind_its_hijri(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«سنة 657 هـ / 1259», «عام 732 هـ 1332»: the same year in the other calendar."""
    found = _HIJRI_YEAR_BEFORE.search(text, max(0, start - 16), start)
    if found is None or not text[start:end].isdecimal():
        return None
    return Guarded(end, expr) if of_one_year(int(found[1]), int(text[start:end])) else None


_CENTURY_BEFORE = re.compile(r"القرن [^()\n]{3,30}(?:هجري|ميلادي) ?[(/=-] ?$")


def behind_a_century(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«القرن الثالث الهجري (التاسع الميلادي)»: what stands before it says that a century is meant."""
    return Guarded(end, expr) if _CENTURY_BEFORE.search(text, max(0, start - 50), start) else None


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


_TOLD_BEFORE_CHRIST = re.compile(r"([0-9]{2,4}) ?(?:ق ?\. ?م|قبل الميلاد)")
_SAME_STORY = 250
"""Characters behind a year before Christ within which a lower number may be one too."""
_FALL = 150
"""Years within which a story goes on."""


def goes_on_before_christ(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«مات عام 614 قبل الميلاد … وسقطت نينوى عام 612»: the years go down, so the second is before Christ as well."""
    if not isinstance(expr, CalendarDate) or expr.year is None:
        return None
    told = _TOLD_BEFORE_CHRIST.findall(text, max(0, start - _SAME_STORY), start)
    if not told or not 0 <= int(told[-1]) - expr.year <= _FALL:
        return None
    return Guarded(end, replace(expr, year=-expr.year))


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
