"""The days of a draft, out of the expressions of time that govern it.

Two days that are coordinated («مساء أمس واليوم») make one interval; «حتى» before a date gives the end of
something that lasts; vague words give bounds at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from timeline.dates.arithmetic import nearest_day
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval
from timeline.events.sentences.sentence import Sentence, Time
from timeline.events.words.lexicon import word_list
from timeline.expressions import VagueRef
from timeline.text.fold import fold_word

__all__ = ["bounds", "days_of_times", "moved_to"]

_UNTIL = word_list("particles.toml", "times", "until")
_ONLY_UNTIL = _UNTIL - word_list("particles.toml", "times", "through")
_TO = word_list("particles.toml", "times", "to")
_SESSIONS = word_list("particles.toml", "times", "sessions")
"""«إلى جلسة 15 مارس»."""
_DAYS = word_list("particles.toml", "times", "days")
_WEEKS = word_list("particles.toml", "times", "weeks")
_LAST_DAYS = 6
_LAST_WEEKS = 27
# Bounds farther apart than this say nothing worth a date.
_WIDEST = 62


def days_of_times(sentence: Sentence, times: Sequence[Time], *, durative: bool) -> Interval | None:
    """The interval of an event governed by ``times`` (in the order of the text, all with days)."""
    if not times:
        return None
    first = times[0].interval
    assert first is not None
    before_it = sentence.tokens[times[0].start - 1].text if times[0].start else ""
    if durative and before_it in _UNTIL and first.end is not None:
        return Interval(None, first.end, first.granularity)
    if not durative and before_it in _ONLY_UNTIL:
        # «طلب مهلة حتى صباح الثلاثاء»: what is of a moment was not on the last day of something else.
        return None
    members = [first]
    for before, after in pairwise(times):
        joined = after.start == before.end and sentence.tokens[after.start].text.startswith("و")
        if not joined or after.interval is None or not (_day(before.interval) and _day(after.interval)):
            break
        members.append(after.interval)
    if len(members) == 1:
        return first
    starts = [member.start for member in members if member.start is not None]
    ends = [member.end for member in members if member.end is not None]
    return Interval(min(starts), max(ends), Granularity.DAY, Extent.THROUGHOUT, members=tuple(members))


def moved_to(sentence: Sentence, times: Sequence[Time]) -> tuple[Time, Interval] | None:
    """The day after «إلى» of something that was put off, and the words for it: «إلى 17 شباط»."""
    for time in times:
        interval = time.interval
        if interval is None or interval.end is None:
            continue
        inside = [index for index in range(time.start + 1, time.end) if sentence.tokens[index].text in _TO]
        if inside:
            return time, Interval(interval.end, interval.end, Granularity.DAY)
        before = [token.text for token in sentence.tokens[max(0, time.start - 2) : time.start]]
        if before[-1:] and (before[-1] in _TO or (before[-1] in _SESSIONS and before[0] in _TO)):
            return time, interval
        if sentence.tokens[time.start].text in _TO:
            return time, replace(interval, start=interval.start or interval.end)
    return None


def bounds(time: Time | None, after: Interval | None, reference: date | None) -> Interval | None:
    """What a vague expression leaves.

    «لاحقا» leaves the days between the event before and the article, «الأيام القليلة الماضية» the last week.
    """
    if time is None or reference is None or time.vague is None:
        return None
    words = set(fold_word(time.annotation.expression.text).split())
    if time.vague is VagueRef.PAST and words & _DAYS:
        return Interval(nearest_day(reference, -_LAST_DAYS), reference, Granularity.WEEK)
    if time.vague is VagueRef.PAST and words & _WEEKS:
        return Interval(nearest_day(reference, -_LAST_WEEKS), reference, Granularity.MONTH)
    start = after.start if after is not None else None
    if time.vague is VagueRef.PRESENT or start is None or not start <= reference <= nearest_day(start, _WIDEST):
        return None
    return Interval(start, reference, Granularity.WEEK)


def _day(interval: Interval | None) -> bool:
    if interval is None or interval.start is None or interval.start != interval.end:
        return False
    return interval.granularity is Granularity.DAY or interval.granularity.is_clock
