"""How events stand to each other: parts of wider ones, before and after; and the days that follow from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events.event import Basis, Event, Mention, Modality, OrderRelation
from timeline.events.mentions.order import days_apart
from timeline.events.words.lexicon import lexicon

__all__ = ["LONGEST_WHOLE", "is_day_of", "precedence", "with_bounds", "with_parents"]

# A wider event that another may be part of: what brings people together, or lasts.
_WIDER = frozenset(
    {"conference", "meeting", "visit", "tournament", "festival", "war", "offensive", "talks", "election"}
)
LONGEST_WHOLE = timedelta(days=31)
"""An event of more days than this has no days that are events of their own."""
# Bounds farther apart than this say nothing worth a place on the timeline.
_WIDEST = timedelta(days=62)


def with_parents(events: Sequence[Event], others: Iterable[Event] = ()) -> list[Event]:
    """The events with their wider events: the text says so («على هامش»), or one is a day of the other.

    ``others`` are further events that one may be a day of; their mentions are not needed.
    """
    home = {mention.id: event for event in events for mention in event.mentions}
    whole = _whole([*events, *others])
    out: list[Event] = []
    for event in events:
        parent = _said_inside(event, home) or _day_of(event, whole)
        out.append(event if parent is None else replace(event, parent=parent.id))
    return out


def _said_inside(event: Event, home: Mapping[str, Event]) -> Event | None:
    """The wider event that a mention names after «على هامش», «خلال», «في إطار»."""
    found: dict[str, Event] = {}
    for mention in event.mentions:
        for relation in mention.relations:
            wider = home.get(relation.mention)
            if wider is None or wider.id == event.id or wider.type not in _WIDER:
                continue
            if not _belongs(event, relation, wider):
                continue
            if _holds(wider.interval, event.interval):
                found[wider.id] = wider
    return found[min(found)] if found else None


def _belongs(event: Event, relation: OrderRelation, wider: Event) -> bool:
    """Whether a relation makes an event a part of a wider one.

    What is said at a meeting is no part of it in the sense of an agenda; a press conference is, in it or right behind it.
    """
    if event.type == "press_conference":
        return relation.kind == "during" or (
            relation.kind == "after" and days_apart(relation.cue, utterance=False) == 0
        )
    if relation.kind != "during":
        return False
    return lexicon().family(event.type) != "statement" or wider.type == "conference"


def _day_of(event: Event, whole: Mapping[str, Sequence[Event]]) -> Event | None:
    """The event of several days of which this one is a day: same family, and a shared place or two persons."""
    return next((wider for wider in whole.get(lexicon().family(event.type), ()) if is_day_of(event, wider)), None)


def is_day_of(event: Event, wider: Event) -> bool:
    """Whether the days, the people and the places of an event make it a day of an event of several days."""
    interval = event.interval
    if interval is None or interval.start is None or interval.start != interval.end:
        return False
    if lexicon().family(event.type) != lexicon().family(wider.type) or not _is_whole(wider):
        return False
    if wider.id == event.id or not _holds(wider.interval, interval):
        return False
    people = {p.id for p in event.participants if p.kind == "person"} & {p.id for p in wider.participants}
    places = {p.id for p in event.places if p.kind != "country"} & {p.id for p in wider.places}
    return len(people) > 1 or bool(places and people)


def _is_whole(event: Event) -> bool:
    interval = event.interval
    if interval is None or interval.start is None or interval.end is None or interval.start == interval.end:
        return False
    return interval.granularity is Granularity.DAY and interval.end - interval.start < LONGEST_WHOLE


def _whole(events: Iterable[Event]) -> dict[str, list[Event]]:
    out: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if _is_whole(event):
            out[lexicon().family(event.type)].append(event)
    return {family: sorted(own, key=lambda e: e.id) for family, own in out.items()}


def _holds(wider: Interval | None, inner: Interval | None) -> bool:
    if wider is None or inner is None:
        return True
    after_start = wider.start is None or inner.end is None or inner.end >= wider.start
    return after_start and (wider.end is None or inner.start is None or inner.start <= wider.end)


def precedence(events: Sequence[Event]) -> dict[str, set[str]]:
    """Event id → ids of events that some text puts before it; contradictions are left out."""
    home = {mention.id: event.id for event in events for mention in event.mentions}
    before: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for mention in event.mentions:
            for relation in mention.relations:
                other = home.get(relation.mention)
                if other is None or other == event.id or relation.kind == "during":
                    continue
                earlier, later = (other, event.id) if relation.kind == "after" else (event.id, other)
                before[later].add(earlier)
    return {later: {e for e in earlier if later not in before.get(e, ())} for later, earlier in before.items()}


def with_bounds(events: Sequence[Event]) -> list[Event]:
    """Undated events with what their relations leave: the same day, or the days between two that are known."""
    home = {mention.id: event for event in events for mention in event.mentions}
    return [event if event.interval is not None else _bounded(event, home) for event in events]


def _bounded(event: Event, home: Mapping[str, Event]) -> Event:
    same: Interval | None = None
    earliest: date | None = None
    latest: date | None = max((m.reference for m in event.mentions if m.reference is not None), default=None)
    for mention in event.mentions:
        for relation in mention.relations:
            other = home.get(relation.mention)
            days = other.interval if other is not None and other.id != event.id else None
            if days is None or days.start is None or days.end is None or (days.end - days.start).days > 14:
                continue
            if relation.kind == "during":
                same = same or (None if _yet_to_come(mention, days) else days)
            elif relation.kind == "after":
                earliest = max(earliest or days.start, days.start)
            else:
                latest = min(latest or days.end, days.end)
    if same is not None:
        return _dated(event, same, Basis.INHERITED)
    if earliest is None or latest is None or earliest > latest or latest - earliest > _WIDEST:
        return event
    return _dated(event, Interval(earliest, latest, Granularity.WEEK), Basis.BOUNDED)


def _yet_to_come(mention: Mention, days: Interval) -> bool:
    """«أكدت النقابة المضي في تنفيذ الإضراب المقرر الأربعاء»: what a verb tells as done was not on a day ahead of its article."""
    if not mention.finite or mention.modality is not Modality.HAPPENED or mention.reference is None:
        return False
    return days.start is not None and days.start > mention.reference


def _dated(event: Event, interval: Interval, basis: Basis) -> Event:
    def own(mention: Mention) -> Mention:
        return mention if mention.interval is not None else replace(mention, interval=interval, basis=basis)

    return replace(event, interval=interval, mentions=tuple(own(mention) for mention in event.mentions))
