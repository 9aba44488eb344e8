"""Dates printed around a text, not told in it: stamps of the page, datelines, «منذ 12 ساعة».

A line is a stamp when it holds a date with its year and little else: names of places and outlets,
buttons, credits. A dateline may also open the first paragraph («موسكو 15 ديسمبر 2015 / …»). What a
stamp says is resolved without any anchor, so a stamp never depends on what it is to decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache

from timeline.annotation import Annotation, annotate
from timeline.articles.cues import cue_before
from timeline.articles.furniture import furniture, related_tail
from timeline.articles.layout import FEW_WORDS, HEAD_LINES, Line, words_key
from timeline.dates.granularity import Granularity
from timeline.dates.value import value
from timeline.expressions import Calendar, CalendarDate, DayTime, Duration, Equivalent, Expr, Shift, Weekday
from timeline.resolution.resolution import Conflict

__all__ = ["Stamp", "StampRole", "dates_of", "find_stamps", "is_dated", "is_furniture"]

_TAIL = 6
_MAX_STAMP = 200
_MAX_OPENING = 60
_WORD = re.compile(r"[^\W\d_]+")
# What parts a dateline from the text that it opens.
_OPENING_ENDS = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:[/:–—ـ]|-{1,2}|\|)")


class StampRole(StrEnum):
    """Which date a stamp gives."""

    DATELINE = "dateline"
    """Place and day as of which the text was written."""
    PUBLISHED = "stamp"
    UPDATED = "update-stamp"
    CAPTURE = "capture"
    """How long before the page was copied it had been published: «منذ 12 ساعة»."""


@value
class Stamp:
    """One printed date; ``start``/``end`` are code points of the document, ``quote`` that slice.

    ``day`` is ``None`` for a capture stamp, whose ``hours`` count back from an unknown moment.
    ``conflicts`` are disagreements inside the stamp: a weekday or a Hijri half that says another day.
    """

    role: StampRole
    day: date | None
    start: int
    end: int
    quote: str
    tolerance_days: int = 0
    time: datetime | None = None
    hours: float = 0.0
    conflicts: tuple[Conflict, ...] = ()
    calendar: Calendar = Calendar.GREGORIAN


def find_stamps(lines: Sequence[Line], *, heading: bool = True) -> list[Stamp]:
    """The stamps among the lines of one article, in the order of the text.

    Looked at are the lines up to the first paragraphs and the last few before links to other stories.
    ``heading`` says that the first line is the heading, and then no stamp.
    """
    first = 1 if heading else 0
    tail = related_tail(lines)
    own = lines if tail is None else lines[:tail]
    places = {*range(first, min(HEAD_LINES, len(own))), *range(max(first, len(own) - _TAIL), len(own))}
    found: list[Stamp] = []
    in_head = True
    for index in sorted(places):
        line = own[index]
        # The first line of running text may open with a dateline; later ones do not.
        opening = index < HEAD_LINES and in_head
        if len(line.text) > _MAX_STAMP and not opening:
            continue
        annotations = dates_of(line.text[:_MAX_STAMP])
        if is_furniture(line, annotations):
            found += _of_line(line, annotations)
        elif opening:
            in_head = False
            found += _of_opening(line, annotations)
    return found


@lru_cache(maxsize=64)
def dates_of(line: str) -> tuple[Annotation, ...]:
    """The expressions of time in a line by itself, without a day to count from; the last few lines are remembered."""
    return tuple(annotate(line))


def is_dated(lines: Sequence[Line]) -> bool:
    """Whether an article's own lines carry a stamp with a day."""
    return any(stamp.day is not None for stamp in find_stamps(lines))


def is_furniture(line: Line, annotations: Sequence[Annotation]) -> bool:
    """Whether a line holds a date, or buttons, and too few other words for a sentence."""
    if len(line.text) > _MAX_STAMP:
        return False
    rest, labels = _other_words(line, annotations)
    if not any(_day(annotation) is not None or _hours(annotation, line.text) for annotation in annotations):
        return (rest == 0 and bool(words_key(line.text))) or (labels >= 2 and rest <= FEW_WORDS)
    if rest > FEW_WORDS or line.text.endswith((".", "!", "؟", "…")):
        return False
    inside = sum(len(annotation.text) for annotation in annotations)
    return rest <= 2 or labels > 0 or inside * 4 >= len(line.text)


def _other_words(line: Line, annotations: Sequence[Annotation]) -> tuple[int, int]:
    """How many words of a line are in no date and no furniture phrase, and how many labels and buttons it has."""
    table = furniture()
    labels = table.published | table.updated | table.buttons
    phrases = labels | table.credit
    longest = max(map(len, phrases))
    rest = labelled = at = 0
    for start, end in [*((a.start, a.end) for a in annotations), (len(line.text), len(line.text))]:
        words = [word.lower() for word in _WORD.findall(words_key(line.text[at:start]))]
        index = 0
        while index < len(words):
            widths = range(min(longest, len(words) - index), 0, -1)
            width = next((n for n in widths if tuple(words[index : index + n]) in phrases), 0)
            rest += not width
            labelled += tuple(words[index : index + width]) in labels
            index += width or 1
        at = end
    return rest, labelled


def _of_line(line: Line, annotations: Sequence[Annotation]) -> list[Stamp]:
    found: list[Stamp] = []
    at = 0
    for annotation in annotations:
        label = tuple(words_key(line.text[at : annotation.start]).lower().split())
        at = annotation.end
        hours = _hours(annotation, line.text)
        if _day(annotation) is not None:
            found.append(_stamp(_role(label), line, annotation))
        elif hours:
            start, end = line.start + annotation.start, line.start + annotation.end
            found.append(Stamp(StampRole.CAPTURE, None, start, end, annotation.text, hours=hours))
    return found


def _of_opening(line: Line, annotations: Sequence[Annotation]) -> list[Stamp]:
    for annotation in annotations:
        if annotation.start > _MAX_OPENING or len(_WORD.findall(line.text[: annotation.start])) > FEW_WORDS:
            break
        if _day(annotation) is not None and _OPENING_ENDS.match(line.text, annotation.end):
            return [_stamp(StampRole.DATELINE, line, annotation)]
    return []


def _role(label: tuple[str, ...]) -> StampRole:
    """Which date the words in front of it announce; without any it is the page's own stamp."""
    table = furniture()
    for width in range(min(4, len(label)), 0, -1):
        if label[-width:] in table.updated:
            return StampRole.UPDATED
        if label[-width:] in table.published:
            return StampRole.PUBLISHED
    return StampRole.PUBLISHED


def _stamp(role: StampRole, line: Line, annotation: Annotation) -> Stamp:
    interval = annotation.interval
    day = _day(annotation)
    clock = interval.clock if interval is not None else None
    moment = None
    if day is not None and clock is not None and clock.minute is not None:
        moment = datetime.combine(day, time(clock.hour, clock.minute))
    return Stamp(
        role,
        day,
        line.start + annotation.start,
        line.start + annotation.end,
        annotation.text,
        tolerance_days=interval.tolerance_days if interval is not None else 0,
        time=moment,
        conflicts=annotation.resolution.conflicts,
        calendar=_calendar(annotation.expression.expr),
    )


def _calendar(expr: Expr) -> Calendar:
    """The calendar in which a date is written."""
    match expr:
        case CalendarDate(calendar=calendar):
            return calendar
        case DayTime(of=inner) if inner is not None:
            return _calendar(inner)
        case Equivalent(first=one, second=two):
            both = {_calendar(one), _calendar(two)} if not isinstance(one, Weekday) else {_calendar(two)}
            return Calendar.HIJRI if both == {Calendar.HIJRI} else Calendar.GREGORIAN
        case _:
            return Calendar.GREGORIAN


def _day(annotation: Annotation) -> date | None:
    """The one day that an expression names by itself, without an anchor."""
    interval = annotation.interval
    if interval is None or interval.start is None or interval.members:
        return None
    fine = interval.granularity is Granularity.DAY or interval.granularity.is_clock or interval.part_of_day is not None
    return interval.start if fine and interval.start == interval.end else None


def _hours(annotation: Annotation, line: str) -> float:
    """How many hours ago, for «منذ ساعتين» and the like; 0 for anything else."""
    expr = annotation.expression.expr
    if isinstance(expr, Shift) and expr.origin is None and expr.count < 0:
        return -expr.count * _IN_HOURS.get(expr.unit, 0.0)
    if isinstance(expr, Duration) and expr.count and _is_ago(line, annotation.start):
        return expr.count * _IN_HOURS.get(expr.unit, 0.0)
    return 0.0


def _is_ago(line: str, start: int) -> bool:
    """«منذ 2 دقيقتين»: pages write the number again in figures."""
    return cue_before("ago", line, len(line[:start].rstrip("0123456789 ")), adjacent=True)


_IN_HOURS = {Granularity.SECOND: 1 / 3600, Granularity.MINUTE: 1 / 60, Granularity.HOUR: 1.0, Granularity.DAY: 24.0}
