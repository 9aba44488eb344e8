"""The library's two verbs, ``annotate`` and ``resolve``: an expression is read, and then resolved.

``annotate`` reads a whole text: every expression of time, resolved from the anchor, with what its
neighbours add (the day that «في اليوم التالي» follows, the other calendar of a double date).
``resolve`` reads one expression.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from timeline.annotation.annotation import Annotation
from timeline.annotation.day_of_month import day_of_month
from timeline.annotation.going_on import TOLD_YEAR_REACH, going_on, is_yearless, with_told_year
from timeline.annotation.joined import Union, joined, number_beside
from timeline.annotation.sequel import begins_anew, follows_nothing, told_aside, was_moved
from timeline.annotation.speech import Quotations, counts_from_utterance, news_anchors, utterance_anchor
from timeline.annotation.two_calendars import are_one_date, compared
from timeline.dates.interval import Interval
from timeline.language.expression import TemporalExpression
from timeline.language.tagger import tagged
from timeline.resolution import resolve as resolve_expression
from timeline.resolution.anchor import Anchor, AnchorFunction
from timeline.resolution.frame import EventLookup
from timeline.resolution.leftover import both_or_either, without_number
from timeline.resolution.policy import Policy
from timeline.resolution.remembered import Resolver
from timeline.resolution.resolution import Alternative, Problem, Resolution
from timeline.resolution.sequel import moved_from

__all__ = ["Published", "annotate", "as_anchor", "resolve"]

Published = date | datetime | Anchor | None
"""What ``annotate`` and ``resolve`` take as the day to count from."""

_DEFAULT_POLICY = Policy()
_ANTECEDENT_REACH = 250
"""How many characters back «في اليوم التالي» or a bare clock time looks for the day that it follows."""

_TOLD = 300
"""How many expressions back the day of a quotation is looked for: more than its reach in characters holds."""


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
    anchor = as_anchor(published)
    _, expressions = tagged(text)
    found: list[Annotation] = []
    antecedent: Interval | None = None
    told_at = 0
    quotations: Quotations | None = None
    remembered = Resolver(anchor, policy) if events is None else None
    for expression in expressions:
        if expression.start - told_at > _ANTECEDENT_REACH:
            antecedent = None
        if antecedent is not None and anchor is not None and begins_anew(antecedent, told_at, expression, text, anchor):
            antecedent = None
        if len(found) > 1 and antecedent is found[-1].interval and told_aside(found[-1].expression, expression, text):
            antecedent = found[-2].interval or antecedent
        counted_from = anchor
        if anchor is not None and counts_from_utterance(expression.expr):
            quotations = quotations or Quotations(text)
            spoken = ((a.expression, a.resolution.interval) for a in reversed(found[-_TOLD:]))
            counted_from = (
                utterance_anchor(quotations, text, expression.start, spoken, anchor, expression.expr) or anchor
            )
        if remembered is not None and counted_from is anchor:
            resolution = remembered(expression.expr, expression.context, antecedent)
        else:
            resolution = resolve_expression(
                expression.expr, counted_from, policy, context=expression.context, antecedent=antecedent, events=events
            )
        if follows_nothing(expression, resolution, text):
            resolution = Resolution(None, problem=Problem("missing-antecedent"))
        if counted_from is not anchor:
            resolution = _also_from(anchor, resolution, expression, policy)
        if expression.alternatives:
            expression, resolution = day_of_month(expression, resolution, counted_from, policy, antecedent)
            resolution = _with_other_readings(resolution, expression, counted_from, policy, antecedent)
        if found and antecedent is not None:
            if antecedent is found[-1].interval:
                before = (found[-1].expression, found[-1].resolution)
                resolution = going_on(resolution, before, expression, text, counted_from, policy)
            if is_yearless(expression):
                lately = ((a.expression, a.resolution) for a in found[: -TOLD_YEAR_REACH - 1 : -1])
                resolution = with_told_year(resolution, lately, antecedent, expression, text, counted_from, policy)
        if resolution.interval is not None:
            antecedent, told_at = resolution.interval, expression.end
        if found and was_moved(found[-1].expression, expression, text):
            found[-1] = replace(found[-1], resolution=moved_from(found[-1].resolution, resolution.interval))
        found.append(Annotation(expression, resolution, counted_from))
        if len(found) > 1 and are_one_date(found[-2].expression, expression, text):
            first, second = found[-2:]
            both = compared((first.expression, first.resolution), (expression, resolution), anchor, policy)
            found[-2:] = replace(first, resolution=both[0]), replace(second, resolution=both[1])
    if anchor is not None and quotations is not None:
        _count_from_the_news(found, text, anchor, policy)
    return found


def _count_from_the_news(found: list[Annotation], text: str, anchor: Anchor, policy: Policy) -> None:
    """Count what is said in quotations from the day of speaking where only the rest of the article tells it."""
    told = [(a.expression, a.resolution.interval) for a in found]
    for k, then in news_anchors(text, told, anchor):
        expression = found[k].expression
        if found[k].anchor is anchor:
            resolution = resolve_expression(expression.expr, then, policy, context=expression.context)
            found[k] = Annotation(expression, _also_from(anchor, resolution, expression, policy), then)


def resolve(
    text: str,
    published: Published = None,
    policy: Policy = _DEFAULT_POLICY,
    *,
    events: EventLookup | None = None,
) -> Annotation | None:
    """What one expression means: the longest one that ``text`` holds, ``None`` if it holds none.

    Two that are joined and all of the text are one answer («الجمعة أو السبت», «ثلاثة أيام قبل رأس السنة»).

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
        return _as_one(found, *whole, policy)
    best = max(found, key=lambda a: (a.end - a.start, -a.start))
    number = number_beside(text, best.start, best.end, [(a.start, a.end) for a in found])
    if number and best.interval is not None:
        return replace(best, resolution=without_number(best.resolution, number))
    return best


def _as_one(found: list[Annotation], expression: TemporalExpression, union: Union, policy: Policy) -> Annotation:
    """One annotation for two expressions that are all that was asked."""
    first, second = found
    if union is Union.COUNTED:
        resolution = resolve_expression(expression.expr, second.anchor, policy, context=expression.context)
        return Annotation(expression, resolution, second.anchor)
    resolutions = (first.resolution, second.resolution)
    return Annotation(expression, both_or_either(resolutions, either=union is Union.EITHER), second.anchor)


def _also_from(
    anchor: Anchor | None, resolution: Resolution, expression: TemporalExpression, policy: Policy
) -> Resolution:
    """The answer from the day of speaking, with the one from the article's own day as another reading."""
    other = resolve_expression(expression.expr, anchor, policy, context=expression.context).interval
    if other is None or other == resolution.interval:
        return resolution
    return replace(resolution, alternatives=(Alternative(other, "utterance"), *resolution.alternatives))


def _with_other_readings(
    resolution: Resolution,
    expression: TemporalExpression,
    anchor: Anchor | None,
    policy: Policy,
    antecedent: Interval | None,
) -> Resolution:
    """The readings that the grammar kept beside the first, as alternatives."""
    others = list(resolution.alternatives)
    main = resolution.interval.edtf if resolution.interval is not None else None
    for expr in expression.alternatives:
        other = resolve_expression(expr, anchor, policy, context=expression.context, antecedent=antecedent)
        # Two readings may differ in words that no days show («صباح» said or not): they are one answer.
        if other.interval is not None and other.interval.edtf != main:
            others.append(Alternative(other.interval, "reading"))
    return replace(resolution, alternatives=tuple(dict.fromkeys(others)))
