"""The library's two verbs, ``annotate`` and ``resolve``: an expression is read, and then resolved.

``annotate`` reads a whole text: every expression of time, resolved from the anchor, with what its
neighbours add (the day that «في اليوم التالي» follows, the other calendar of a double date).
``resolve`` reads one expression.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from timeline.annotation.annotation import Annotation
from timeline.annotation.annotator import Annotator
from timeline.annotation.joined import Union, joined, number_beside
from timeline.language.expression import TemporalExpression
from timeline.language.tagger import tagged
from timeline.resolution.anchor import Anchor, AnchorFunction
from timeline.resolution.frame import EventLookup
from timeline.resolution.leftover import both_or_either, without_number
from timeline.resolution.policy import Policy
from timeline.resolution.resolve import resolve as resolve_expression

__all__ = ["Published", "annotate", "as_anchor", "resolve"]

Published = date | datetime | Anchor | None
"""What ``annotate`` and ``resolve`` take as the day to count from."""

_DEFAULT_POLICY = Policy()


def _demand(value: object, kind: type, message: str) -> None:
    """Refuses what a caller without a type checker may pass."""
    if not isinstance(value, kind):
        msg = f"{message}, not {type(value).__name__}"
        raise TypeError(msg)


def as_anchor(published: Published) -> Anchor | None:
    """The anchor that a caller's date stands for; a ``datetime`` keeps its clock time.

    Raises:
        TypeError: It is no date (a string says nothing about its order: ``date.fromisoformat`` reads it).
    """
    if published is None or isinstance(published, Anchor):
        return published
    _demand(published, date, "published must be a date, a datetime or an Anchor")
    if isinstance(published, datetime):
        return Anchor(published.date(), AnchorFunction.PUBLICATION_TIME, quote=published.isoformat(), time=published)
    return Anchor(published, AnchorFunction.PUBLICATION_TIME, quote=published.isoformat())


def annotate(
    text: str,
    published: Published = None,
    policy: Policy = _DEFAULT_POLICY,
    *,
    events: EventLookup | None = None,
) -> list[Annotation]:
    """Every expression of time in ``text`` with what it means, in order, without overlap.

    ``published`` is the day as of which the text was written; without it relative expressions stay
    unresolved and say so. Offsets are code points of ``text``. Never raises for any text.

    Raises:
        TypeError: ``text`` is no string, or ``published`` no date.
    """
    _demand(text, str, "text must be a str")
    annotator = Annotator(text, as_anchor(published), policy, events)
    for expression in tagged(text)[1]:
        annotator.add(expression)
    return annotator.finished()


def resolve(
    text: str,
    published: Published = None,
    policy: Policy = _DEFAULT_POLICY,
    *,
    events: EventLookup | None = None,
) -> Annotation | None:
    """What one expression means: the longest one that ``text`` holds, ``None`` if it holds none.

    Two that are joined and all of the text are one answer («الجمعة أو السبت»).

    A number right beside it that is no part of it («32 ديسمبر 2015») leaves it without days, and its problem says so.

    Strings that are not Arabic are handed to dateparser and marked so (``rule`` is ``dateparser``).
    """
    found = annotate(text, published, policy, events=events)
    if not found:
        from timeline.language.other import read_other

        expression = read_other(text)
        if expression is None:
            return None
        anchor = as_anchor(published)
        return Annotation(expression, resolve_expression(expression.expr, anchor, policy), anchor)
    whole = joined([a.expression for a in found], text)
    if whole is not None:
        return _as_one(found, *whole)
    best = max(found, key=lambda a: (a.end - a.start, -a.start))
    number = number_beside(text, best.start, best.end, [(a.start, a.end) for a in found])
    if number and best.interval is not None:
        return replace(best, resolution=without_number(best.resolution, number))
    return best


def _as_one(found: list[Annotation], expression: TemporalExpression, union: Union) -> Annotation:
    """One annotation for two expressions that are all that was asked."""
    first, second = found
    resolutions = (first.resolution, second.resolution)
    return Annotation(expression, both_or_either(resolutions, either=union is Union.EITHER), second.anchor)
