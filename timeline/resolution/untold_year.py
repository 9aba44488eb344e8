"""How far from the anchor a date without a year may lie before its year is in doubt; spans have ended or not begun."""

from __future__ import annotations

from datetime import date

__all__ = ["has_just_been", "is_about_to_come", "is_far_ahead", "is_far_back", "was_lately"]

_FAR = 200
"""Days back from which on a report seldom leaves the year out: of the dates of the past that lay farther back in 3,500
articles, about one in five was of an earlier year."""
_FAR_IN_A_LIST = 30
"""The same for a date that heads a line of a list, whose items need not be of one year."""
_LATELY = 60
"""Days after which an event that is called after its day may be of an earlier year, and what is planned lies ahead."""
_JUST_BEEN = 30
"""Days after which a feast that stands alone is rather the next one than the last."""
_AT_ONCE = 7
"""Days ahead within which nobody calls a day of last year the last one of its date."""


def is_far_back(span: tuple[date, date], day: date, *, listed: bool) -> bool:
    """Whether a date of the past lies so far back that it may be of an earlier year; in a list, sooner (``listed``)."""
    return (day - span[1]).days > (_FAR_IN_A_LIST if listed else _FAR)


def is_far_ahead(span: tuple[date, date], before: tuple[date, date], day: date, reach: int) -> bool:
    """Whether a date lies more than ``reach`` days ahead, where its year would be told, and the one gone by does not."""
    return (span[0] - day).days > reach > (day - before[1]).days


def was_lately(span: tuple[date, date], day: date) -> bool:
    """Whether a date of the past is so near that its year goes without saying."""
    return (day - span[1]).days <= _LATELY


def has_just_been(span: tuple[date, date], day: date) -> bool:
    """Whether a feast is so lately over that who names it and nothing else still speaks of it."""
    return (day - span[1]).days <= _JUST_BEEN


def is_about_to_come(last: tuple[date, date], after: tuple[date, date], day: date) -> bool:
    """«30 سبتمبر الماضي» of 27 September: the page was changed later, more often than last year's day is meant."""
    return (after[0] - day).days <= _AT_ONCE < (day - last[1]).days
