"""The times that a question names: read, joined, widened, and told back as they were understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field

from api.problems import Fault, Kind, ProblemError
from timeline.annotation import annotate, resolve
from timeline.annotation.joined import besides
from timeline.annotation.sides import side_of
from timeline.dates.interval import Extent, Interval
from timeline.errors import EdtfError
from timeline.export.restyle import restyled
from timeline.export.style import Style
from timeline.export.wire import interval_json
from timeline.resolution.derivation import text_of
from timeline.store import Relation
from timeline.store.window import Window, parse_duration, parse_window, widen

__all__ = ["AskedTime", "DurationText", "TimeText", "WordsForTime", "asked_time", "parsed_window", "refused"]

TimeText = Annotated[str, Field(min_length=1, max_length=200, json_schema_extra={"format": "timeline-time"})]
WordsForTime = Annotated[str, Field(min_length=1, max_length=200, json_schema_extra={"format": "timeline-words"})]
DurationText = Annotated[str, Field(min_length=2, max_length=40, json_schema_extra={"format": "timeline-duration"})]
"""What JSON Schema cannot say is named by a format, so that a tester can make values of it."""

_HINT = "write 2015-12-18, 2015-12 or 2015-12-15/2015-12-17; on= takes other ways of writing a day"
_OPEN = Window(None, None)


@dataclass(frozen=True, slots=True)
class AskedTime:
    """The days that all of ``datetime``, ``near`` and ``on`` leave, grown by ``within``.

    ``others`` are other days (EDTF) that the words of ``on`` may mean: the answer is about ``window`` only.
    """

    window: Window = _OPEN
    others: tuple[str, ...] = ()

    def json(self, styles: Sequence[Style]) -> dict[str, Any] | None:
        """How the time was understood; ``None`` where none was named, or two that share no day."""
        start, end = self.window.start, self.window.end
        apart = start is not None and end is not None and end < start
        return None if apart or self.window == _OPEN else _told(self, tuple(styles))


@lru_cache(maxsize=512)
def _told(asked: AskedTime, styles: tuple[Style, ...]) -> dict[str, Any]:
    days = Interval(asked.window.start, asked.window.end, extent=Extent.THROUGHOUT)
    written: dict[str, Any] = restyled(interval_json(days), styles)
    kept = {name: written[name] for name in ("earliest", "latest", "display")}
    return {**kept, "other_readings": list(asked.others)}


def asked_time(
    datetime: str | None, near: str | None, on: str | None, within: str | None, relation: Relation
) -> AskedTime:
    """The time that a question names with its four parameters.

    Raises:
        ProblemError: one of them is not understood.
    """
    window = _OPEN
    others: tuple[str, ...] = ()
    if datetime is not None:
        window = parsed_window("datetime", datetime)
    if near is not None:
        window = _both(window, parsed_window("near", near), relation)
    if on is not None:
        said = _said(on)
        window, others = _both(window, said.window, relation), said.others
    if within is None:
        return AskedTime(window, others)
    try:
        return AskedTime(widen(window, parse_duration(within)), others)
    except EdtfError as error:
        raise refused("within", str(error)) from error


def parsed_window(name: str, text: str) -> Window:
    """The time that a parameter names.

    Raises:
        ProblemError: it is none.
    """
    try:
        return parse_window(text)
    except EdtfError as error:
        raise refused(name, f"{error}; {_HINT}") from error


def refused(name: str, why: str, why_ar: str = "") -> ProblemError:
    """The refusal of a parameter; what stands in no catalogue brings its Arabic along."""
    return ProblemError(
        Kind.INVALID_PARAMETER,
        f"{name}: {why}",
        f"{name}: {why_ar}" if why_ar else "",
        (Fault(name, why, why_ar),),
    )


def _both(one: Window, other: Window, relation: Relation) -> Window:
    """The window that stands for two: who meets (lies in, covers) it meets (lies in, covers) both."""
    starts = [start for start in (one.start, other.start) if start is not None]
    ends = [end for end in (one.end, other.end) if end is not None]
    if relation is Relation.CONTAINS:
        return Window(min(starts, default=None), max(ends, default=None))
    return Window(max(starts, default=None), min(ends, default=None))


def _said(text: str) -> AskedTime:
    """A time in words: what a text of that wording would mean, without a day to count from; or one side of it («قبل»).

    Raises:
        ProblemError: it names no days, or holds more than a time (a second time, «نحو»): the rest would be passed over.
    """
    try:
        return AskedTime(parse_window(text))
    except EdtfError:
        found = resolve(text)
    problem = None if found is None else found.resolution.problem
    if problem is not None and problem.code != "missing-anchor":
        raise refused("on", f"{text!r}: {text_of(problem, 'en')}", f"{text!r}: {text_of(problem, 'ar')}")
    if found is None or found.interval is None:
        raise refused("on", f"{text!r} names no time by itself; write it as 18 كانون الأول 2015 or 2015-12-18")
    sides = side_of(text, found)
    if sides:
        return AskedTime(
            Window(sides[0].start, sides[0].end), tuple(dict.fromkeys(one.edtf for one in sides[1:] if one != sides[0]))
        )
    days = found.interval
    same = [(one.start, one.end) for one in annotate(text) if one.interval == days]
    rest = besides(text, [(found.start, found.end), *same])
    if rest:
        why = f"{text!r} holds more than a time: {rest!r} is no part of {found.text!r}"
        how = "give the time alone, words as q=, and what lies before or after a day as ../2015-12-17 or 2015-12-19/.."
        raise refused("on", f"{why}; {how}")
    return AskedTime(Window(days.start, days.end), tuple(one.interval.edtf for one in found.alternatives))
