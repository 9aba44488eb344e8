"""What a mention is compared by: days, type, places, participants, words, each with its rarity.

Rarity comes from a fixed table, not from the corpus at hand, so that adding an article never changes
how two others compare: that is what makes clustering incremental and independent of order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from timeline.dates.arithmetic import nearest_day
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval
from timeline.events.event import Basis, Entity, Mention, Modality
from timeline.events.lexicon import lexicon, read_toml
from timeline.events.names import CITY, COUNTRY, ORGANISATION, PERSON, PLACE

__all__ = ["Days", "Signature", "days_of", "pool", "signature_of"]

# How far from the day of its article an event without a date may lie: (days before, days after, cost). News
# tells what happened yesterday or today; what is older comes with a date or is an event with a name.
_TOLD = ((1, 0, -0.3), (4, 0, 0.1), (9, 0, 0.6))
_AHEAD = ((0, 4, -0.2), (1, 16, 0.2))
_AHEAD_OF_IT = (Modality.ANNOUNCED, Modality.PLANNED, Modality.DEMANDED, Modality.UNCERTAIN)
_BARE = ((2, 3, 0.0), (9, 16, 0.4))
_BARE_AGAIN = ((2, 3, 0.0), (4, 4, 0.4))
_NAMED = (400, 60, 1.3)
_MOST_OPEN = 40
_MAX_DAYS = 4
_MOVED = 0.9
# A noun with this many words of its own is not named by its place alone («مؤتمر حول السمنة في فيينا»).
_WORDY = 3


@dataclass(frozen=True, slots=True)
class Days:
    """Days on which an event may lie, both inclusive.

    ``exact`` where the text names the very day, ``stated`` where it names any time. ``whole`` is true
    where the event fills several days («مساء أمس واليوم»). ``cost`` is what speaks against this reading.
    """

    earliest: date
    latest: date
    exact: bool
    stated: bool
    whole: bool = False
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Signature:
    """The comparable side of the mentions of one event, usually of one mention.

    Entities and words are counted: id (or stem) → in how many mentions. ``days`` are the readings of
    its date, best first; empty where nothing is known of it.
    """

    family: str
    types: Mapping[str, int]
    days: tuple[Days, ...]
    cities: Mapping[str, int]
    countries: Mapping[str, int]
    persons: Mapping[str, int]
    organisations: Mapping[str, int]
    nations: Mapping[str, int]
    topics: frozenset[str]
    words: Mapping[str, int]
    predicates: frozenset[str]
    articles: frozenset[str]
    actors: Mapping[str, int]
    story: frozenset[str]
    known: frozenset[str]
    size: int
    planned: int
    """How many of the mentions announce it."""
    moved: int
    """How many of the mentions say to which day it was moved."""
    distance: int
    """Days between the event and the nearest of its articles, where the text names the day; else 0."""
    claimed: Mapping[str, tuple[date, date]]
    """Article → the days that it states, read from its own most likely date: one article does not confuse its days."""
    named: int
    """How many of the mentions are nouns that only a place names («اجتماع باريس»)."""

    @property
    def type(self) -> str:
        """The commonest type of the mentions."""
        if len(self.types) == 1:
            return next(iter(self.types))
        return min(self.types, key=lambda kind: (-self.types[kind], kind))


def signature_of(mention: Mention) -> Signature:
    """The signature of one mention."""
    return Signature(
        family=lexicon().family(mention.type),
        types={mention.type: 1},
        days=days_of(mention),
        cities=_counted(mention.places, CITY, PLACE),
        countries=_counted(mention.places, COUNTRY),
        persons=_counted(mention.participants, PERSON),
        organisations=_counted(mention.participants, ORGANISATION),
        nations=_counted(mention.participants, COUNTRY),
        topics=frozenset(topic.id for topic in mention.topics),
        words=dict.fromkeys(mention.words, 1),
        predicates=frozenset((mention.predicate,)),
        articles=frozenset((mention.article,)),
        actors=_actor(mention),
        story=frozenset(mention.story),
        known=frozenset(() if mention.known is None else (mention.known,)),
        size=1,
        planned=int(mention.modality in _AHEAD_OF_IT),
        moved=int(mention.rescheduled),
        distance=_distance(mention),
        claimed=_claimed(mention),
        named=int(
            not mention.finite and bool(mention.places) and not mention.participants and len(mention.words) < _WORDY
        ),
    )


def pool(a: Signature, b: Signature) -> Signature:
    """The signature of two groups of mentions taken together."""
    return Signature(
        family=a.family,
        types=_added(a.types, b.types),
        days=_settled(a, b) if a.days and b.days else a.days or b.days,
        cities=_added(a.cities, b.cities),
        countries=_added(a.countries, b.countries),
        persons=_added(a.persons, b.persons),
        organisations=_added(a.organisations, b.organisations),
        nations=_added(a.nations, b.nations),
        topics=a.topics | b.topics,
        words=_added(a.words, b.words),
        predicates=a.predicates | b.predicates,
        articles=a.articles | b.articles,
        actors=_added(a.actors, b.actors),
        story=a.story | b.story,
        known=a.known | b.known,
        size=a.size + b.size,
        planned=a.planned + b.planned,
        moved=a.moved + b.moved,
        distance=min(a.distance, b.distance),
        claimed={**a.claimed, **b.claimed} if b.claimed else a.claimed,
        named=a.named + b.named,
    )


def _settled(a: Signature, b: Signature) -> tuple[Days, ...]:
    """The days that two groups share, once they are one: what a reading cost has been paid by the merge."""
    surest = min(min(days.cost for days in a.days), min(days.cost for days in b.days))
    joined = meeting_days(a.days, b.days)
    if not joined:
        # An announced day that the sources do not agree on: the one that more of them name.
        return min((a, b), key=lambda s: (-s.size, s.days[0].earliest, s.days[0].latest)).days
    paid = joined[0].cost - surest
    return tuple(replace(days, cost=days.cost - paid) for days in joined)


def days_of(mention: Mention) -> tuple[Days, ...]:
    """The readings of a mention's date: its own, its alternatives, else a window around the article's day."""
    if mention.interval is not None and mention.modality is not Modality.CANCELLED and not _spoken_today(mention):
        out = [_days(mention.interval, 0.0)]
        if mention.annotation is not None and mention.basis is Basis.STATED:
            out += [_days(a.interval, cost_of(a.reason)) for a in mention.annotation.resolution.alternatives]
        if mention.rescheduled and mention.reference is not None and mention.interval.end is not None:
            # Until it was moved it was expected somewhere between.
            first, last = sorted((mention.reference, mention.interval.end))
            out.append(Days(first, last, exact=False, stated=False, cost=_MOVED))
        return tuple(dict.fromkeys(day for day in out if day is not None))[:_MAX_DAYS]
    if mention.reference is None:
        return ()
    windows: list[tuple[int, int, float]]
    kind = lexicon().types[mention.type]
    if mention.modality is not Modality.HAPPENED:
        windows = list(_AHEAD)
    elif mention.finite:
        windows = list(_TOLD)
    else:
        bare = _BARE_AGAIN if kind.again else _BARE
        windows = [(before, after if kind.planned else 0, cost) for before, after, cost in bare]
        if mention.known or (mention.places and not kind.again):
            # A named event («اتفاق مينسك») may be long past.
            windows.append(_NAMED)
    day = mention.reference
    return tuple(
        Days(nearest_day(day, -before), nearest_day(day, after), exact=False, stated=False, cost=cost)
        for before, after, cost in windows
    )


def _actor(mention: Mention) -> dict[str, int]:
    """Who speaks in an utterance, who visits, who resigns: the first of its participants."""
    if mention.head is not None:
        return {mention.head.id: 1}
    first = next((p.id for p in mention.participants if p.kind in (PERSON, ORGANISATION, COUNTRY)), None)
    return {} if first is None else {first: 1}


def _distance(mention: Mention) -> int:
    interval, reference = mention.interval, mention.reference
    if interval is None or reference is None or interval.start is None or interval.end is None:
        return 0
    return max(0, (reference - interval.end).days, (interval.start - reference).days)


def _claimed(mention: Mention) -> dict[str, tuple[date, date]]:
    interval = mention.interval
    if interval is None or mention.basis is not Basis.STATED or _spoken_today(mention):
        return {}
    if mention.modality is Modality.CANCELLED:
        return {}
    if interval.start is None or interval.end is None:
        return {}
    return {mention.article: (interval.start, interval.end)}


def _spoken_today(mention: Mention) -> bool:
    """Whether the day is that of somebody's «اليوم» in quotation marks, which may be the day before the article's."""
    return mention.quoted and mention.interval is not None and mention.interval.start == mention.reference


def meeting_days(a: Sequence[Days], b: Sequence[Days]) -> tuple[Days, ...]:
    """The days that two groups can share, best first; none where the dates forbid it."""
    out: dict[tuple[date, date], Days] = {}
    for one in a:
        for other in b:
            if not _can_meet(one, other):
                continue
            earliest, latest = max(one.earliest, other.earliest), min(one.latest, other.latest)
            joined = Days(
                earliest,
                latest,
                one.exact or other.exact,
                one.stated or other.stated,
                one.whole or other.whole,
                max(one.cost, other.cost),
            )
            key = (earliest, latest)
            if key not in out or joined.cost < out[key].cost:
                out[key] = joined
    return tuple(sorted(out.values(), key=lambda d: (d.cost, not d.exact, d.earliest, d.latest))[:_MAX_DAYS])


def meeting_cost(a: Sequence[Days], b: Sequence[Days]) -> float | None:
    """The cost of the best days that two groups can share (``meeting_days``); ``None`` where the dates forbid it."""
    best: float | None = None
    for one in a:
        for other in b:
            cost = max(one.cost, other.cost)
            if (best is None or cost < best) and _can_meet(one, other):
                best = cost
    return best


def _can_meet(one: Days, other: Days) -> bool:
    if (one.whole and other.exact and not other.whole) or (other.whole and one.exact and not one.whole):
        # A day of a longer event is a part of it, not the same.
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


@lru_cache(maxsize=256)
def cost_of(reason: str) -> float:
    """What speaks against a reading that is an alternative for ``reason`` (``data/readings.toml``)."""
    table = read_toml("readings.toml")
    return float(table["cost"].get(reason, table["other"]))


def _days(interval: Interval, cost: float) -> Days | None:
    start, end = interval.start, interval.end
    if start is None and end is None:
        return None
    fine = interval.granularity is Granularity.DAY or interval.granularity.is_clock
    if start is None or end is None:
        if end is not None:
            # «حتى 13 الشهر»: what lasts until then began some days before.
            return Days(nearest_day(end, -_MOST_OPEN), end, exact=False, stated=True, cost=cost)
        assert start is not None
        return Days(start, start, exact=fine, stated=True, cost=cost)
    several = fine and start != end and interval.extent is Extent.THROUGHOUT
    return Days(start, end, exact=fine and (start == end or several), stated=True, whole=several, cost=cost)


def _counted(entities: Iterable[Entity], *kinds: str) -> dict[str, int]:
    return {entity.id: 1 for entity in entities if entity.kind in kinds}


def _added(a: Mapping[str, int], b: Mapping[str, int]) -> Mapping[str, int]:
    if not b:
        return a
    if not a:
        return b
    out = dict(a)
    for key, count in b.items():
        out[key] = out.get(key, 0) + count
    return out
