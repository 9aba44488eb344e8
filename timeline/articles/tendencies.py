"""What makes one possible day likelier than another, without excluding any.

Habits of news writing, with the shares measured on 3,500 articles (``benchmarks/dating.py --habits``):
three quarters of first sentences that name a bare weekday are written on that day, a fifth on the next;
«الاثنين الماضي» is hardly said on a Tuesday, for which there is «أمس».
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from math import log
from typing import Any

from timeline.annotation import Annotation
from timeline.articles.article import Evidence
from timeline.articles.coreference import sentence_starts
from timeline.articles.cues import cue_before, cue_within
from timeline.articles.findings import Findings
from timeline.articles.named import named
from timeline.articles.reasons import evidence
from timeline.articles.registry import KnownEvent
from timeline.dates.arithmetic import nearest_day
from timeline.expressions import Direction, Tense
from timeline.resolution import resolve
from timeline.resolution.anchor import Anchor

__all__ = ["lead_weekday", "lean"]

_SAME_DAY, _NEXT_DAY, _LATER = log(0.75), log(0.21), log(0.02)
_UNLIKELY = log(0.3)
_SHORT_EVENT_DAYS = 10
_MAX_WEIGHED = 40
_SENTENCE_END = re.compile(r"[.!؟\n]")


def lean(candidates: Sequence[date], findings: Findings, offset: int) -> tuple[date, list[Evidence]]:
    """The likeliest of the candidates (the earliest of equals) and what speaks for it."""
    scores = dict.fromkeys(candidates, 0.0)
    reasons: list[Evidence] = []
    lead = lead_weekday(findings)
    if lead is not None:
        annotation, weekday = lead
        for day in scores:
            late = (day.weekday() - weekday) % 7
            scores[day] += _SAME_DAY if late == 0 else _NEXT_DAY if late == 1 else _LATER
        span = (annotation.start + offset, annotation.end + offset)
        reasons.append(evidence("lead-weekday", annotation.text, span))
    for annotation in findings.annotations:
        name = named(annotation.expression.expr)
        if name is not None and name.weekday_direction is Direction.LAST and name.weekday is not None:
            for day in scores:
                if (day.weekday() - int(name.weekday)) % 7 == 1:
                    scores[day] += _UNLIKELY
    if len(candidates) <= _MAX_WEIGHED:
        reasons += _events(scores, findings, offset)
    return max(sorted(scores), key=lambda day: scores[day]), reasons


def lead_weekday(findings: Findings) -> tuple[Annotation, int] | None:
    """The bare weekday of the first sentence, if it tells of something past."""
    stop = _SENTENCE_END.search(findings.text, findings.body_start + 1)
    end = stop.start() if stop else len(findings.text)
    for annotation in findings.annotations:
        if findings.body_start <= annotation.start < end:
            name = named(annotation.expression.expr)
            context = annotation.expression.context
            if name is None or name.weekday is None:
                continue
            bare = name.dated is None and name.offset is None and name.weekday_direction is None
            past = context.tense is not Tense.FUTURE and not context.quoted
            return (annotation, int(name.weekday)) if bare and past else None
    return None


def _events(scores: dict[date, float], findings: Findings, offset: int) -> list[Evidence]:
    """Known events that a sentence dates by the day of writing, or from which the text reports."""
    reasons: list[Evidence] = []
    starts = sentence_starts(findings.text)
    for sighting in findings.sightings:
        event = sighting.entry
        if not isinstance(event, KnownEvent) or (event.latest - event.earliest).days > _SHORT_EVENT_DAYS:
            continue
        known: dict[str, Any] = {"name": event.label, "source": event.source}
        span = (event.earliest, event.latest)
        aside = cue_before("aside", findings.text, sighting.start) or cue_within("aside", sighting.quote)
        if aside:
            _weigh(scores, {day for day in scores if event.earliest <= day <= event.latest})
            place = (sighting.start + offset, sighting.end + offset)
            reasons.append(evidence("event-now", sighting.quote, place, span, **known))
        sentence = bisect_right(starts, sighting.start)
        for annotation in findings.annotations:
            name = named(annotation.expression.expr)
            if name is None or name.dated is not None or bisect_right(starts, annotation.start) != sentence:
                continue
            fitting = {day for day in scores if _tells(annotation, day, event, eve=aside)}
            if len(fitting) == len(scores):
                continue
            _weigh(scores, fitting)
            place = (annotation.start + offset, annotation.end + offset)
            reasons.append(evidence("event-day", annotation.text, place, span, **known))
    return reasons


def _weigh(scores: dict[date, float], fitting: set[date]) -> None:
    """Days that do not fit become less likely; evidence that fits no candidate says nothing."""
    if fitting:
        for day in scores:
            if day not in fitting:
                scores[day] += _UNLIKELY


def _tells(annotation: Annotation, day: date, event: KnownEvent, *, eve: bool) -> bool:
    """Whether an expression, said on ``day``, can mean a day of the event.

    ``eve`` adds the day before: those who meet aside from a conference meet on its eve as well.
    """
    expression = annotation.expression
    interval = resolve(expression.expr, Anchor(day), context=expression.context).interval
    if interval is None or interval.start is None or interval.end is None:
        return True
    opened = nearest_day(event.earliest, -1) if eve else event.earliest
    return interval.start <= event.latest and opened <= interval.end
