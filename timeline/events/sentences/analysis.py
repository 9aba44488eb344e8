"""From the text of a sentence and its expressions of time to a ``Sentence``."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from timeline.annotation import Annotation
from timeline.events.names.names import Gazetteer
from timeline.events.names.people import People, recognise
from timeline.events.sentences.attach import hits_of
from timeline.events.sentences.clauses import clauses_of
from timeline.events.sentences.games import of_games, played
from timeline.events.sentences.governing import bind_times
from timeline.events.sentences.sentence import Sentence, Time
from timeline.events.words.lexicon import lexicon
from timeline.events.words.tokens import Token, tokens_of
from timeline.expressions import EventRelative

__all__ = ["analyse_sentence"]

_LONGEST_DATELINE = 12
_start, _end = attrgetter("start"), attrgetter("end")


def analyse_sentence(
    text: str,
    start: int,
    end: int,
    times: Sequence[tuple[int, int, Annotation]],
    people: People,
    names: Gazetteer,
    *,
    heading: bool = False,
) -> Sentence:
    """Analyse ``text[start:end]``; ``times`` are expressions with offsets in ``text``, in order."""
    known = lexicon()
    tokens = tokens_of(text, start, end)
    own = [
        Time(first, _without_event(annotation, first, last), annotation)
        for begin, stop, annotation in times
        if begin < end
        and stop > start
        and (first := bisect_right(tokens, begin, key=_end)) < (last := bisect_left(tokens, stop, key=_start))
    ]
    dated = frozenset(index for time in own for index in range(time.start, time.end))
    begin_news = _dateline(tokens)
    found = [
        one
        for one in recognise(tokens, people, names)
        if one.start >= begin_news and not dated.intersection(range(one.start, one.end))
    ]
    named = frozenset(index for one in found if not one.pronoun for index in range(one.start, one.end))
    counted = {time.end: time.relation for time in own if time.relation and time.end < len(tokens)}
    clauses = clauses_of(
        tokens, known, dated | named, counted, frozenset(time.start for time in own if not _spoken(time))
    )
    hits = hits_of(tokens, clauses, known, dated | named)
    if of_games(tokens, people.games, known):
        hits = played(hits, tokens, known)
    sentence = Sentence(start, end, heading, tokens, clauses, found, hits, own, known, inside=dated | named)
    bind_times(sentence)
    return sentence


def _spoken(time: Time) -> bool:
    """Whether a time may be the day of speaking: «كيري: اليوم …» says today."""
    interval, anchor = time.interval, time.annotation.anchor
    if interval is None or anchor is None:
        return False
    return interval.start == interval.end == anchor.date


def _dateline(tokens: Sequence[Token]) -> int:
    """Where the news begins after «دبي، الإمارات العربية المتحدة (CNN) -- …»: a dateline names no party."""
    for index in range(1, min(len(tokens), _LONGEST_DATELINE)):
        opened = "(" in tokens[index - 1].gap or (index > 1 and "(" in tokens[index - 2].gap)
        gap = tokens[index].gap
        if opened and ")" in gap and any(mark in gap for mark in "-–—:"):
            return index
    return 0


def _without_event(annotation: Annotation, first: int, last: int) -> int:
    """The end of an expression's own words: in «بعد يومين من لقاء هامبورغ» the meeting is an event like any other."""
    expression = annotation.expression.expr
    if not isinstance(expression, EventRelative):
        return last
    return max(first + 1, last - len(expression.event.split()))
