"""On which days the event of a mention may lie, and whether two mentions can share a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from timeline.dates.arithmetic import nearest_day
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval
from timeline.dates.value import value
from timeline.events.event import Basis, Mention, Modality, Stage
from timeline.events.names.names import COUNTRY, ORGANISATION
from timeline.events.words.lexicon import lexicon, read_toml
from timeline.events.words.things import numbered

__all__ = ["Days", "by_span_only", "days_of", "longest", "meeting_cost", "meeting_days", "spoken_today", "staged_days"]

# How far from the day of its article an event without a date may lie: (days before, days after, cost). News
# tells what happened yesterday or today; what is older comes with a date or is an event with a name.
_TOLD = ((1, 0, -0.3), (4, 0, 0.1), (9, 0, 0.6))
_TOLD_AGAIN = ((1, 0, -0.3), (3, 0, 0.2))
_AHEAD = ((0, 4, -0.2), (1, 16, 0.2))
_BARE = ((2, 3, 0.0), (9, 16, 0.4))
_BARE_AGAIN = ((2, 3, 0.0), (4, 4, 0.4))
_NAMED = (400, 60, 1.3)
_MOST_OPEN = 40
_MAX_DAYS = 4
_MOVED = 0.9
_OTHER_END = 0.5


@value
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


def days_of(mention: Mention) -> tuple[Days, ...]:
    """The readings of a mention's date: its own, its alternatives, else a window around the article's day."""
    if mention.interval is not None and mention.modality is not Modality.CANCELLED and not spoken_today(mention):
        out = [_days(mention.interval, 0.0)]
        if mention.annotation is not None and mention.basis is Basis.STATED:
            out += [_days(a.interval, cost_of(a.reason)) for a in mention.annotation.resolution.alternatives]
        if mention.rescheduled and mention.reference is not None and mention.interval.end is not None:
            # Until it was moved it was expected somewhere between.
            first, last = sorted((mention.reference, mention.interval.end))
            out.append(Days(first, last, exact=False, stated=False, cost=_MOVED))
        if (span := staged_days(mention)) is not None:
            out.insert(1, Days(*span, exact=False, stated=True, cost=_OTHER_END))
        return tuple(dict.fromkeys(day for day in out if day is not None))[:_MAX_DAYS]
    if mention.reference is None:
        return ()
    windows: list[tuple[int, int, float]]
    kind = lexicon().types[mention.type]
    if numbered(mention):
        # «القرار 2216» may be long past, also where its fulfilment is demanded.
        windows = [*_BARE, _NAMED]
    elif mention.modality is not Modality.HAPPENED:
        windows = list(_AHEAD)
    elif mention.finite:
        windows = list(_TOLD_AGAIN if kind.again else _TOLD)
    else:
        bare = _BARE_AGAIN if kind.again else _BARE
        windows = [(before, after if kind.planned else 0, cost) for before, after, cost in bare]
        if mention.known or (mention.places and not kind.again) or _of_both_sides(mention, kind.parties):
            # A named event («اتفاق مينسك», «اتفاق السعودية وإيران») may be long past.
            windows.append(_NAMED)
    day = mention.reference
    return tuple(
        Days(nearest_day(day, -before), nearest_day(day, after), exact=False, stated=False, cost=cost)
        for before, after, cost in windows
    )


def _of_both_sides(mention: Mention, parties: str) -> bool:
    """Whether a noun of an agreement names both of its sides."""
    return parties == "sides" and sum(party.kind in (COUNTRY, ORGANISATION) for party in mention.participants) > 1


def staged_days(mention: Mention) -> tuple[date, date] | None:
    """The days that an event may fill of which a mention tells the first, the last or another day; ``None`` of any other."""
    interval, most = mention.interval, longest(mention.type)
    if mention.stage is Stage.WHOLE or interval is None or interval.start is None:
        return None
    if interval.start != interval.end or mention.modality is Modality.CANCELLED:
        return None
    day = interval.start
    if mention.stage is Stage.GOES_ON:
        return nearest_day(day, 1 - mention.ordinal), day
    if most is None:
        return None
    return (day, nearest_day(day, most.days)) if mention.stage is Stage.BEGINS else (nearest_day(day, -most.days), day)


def spoken_today(mention: Mention) -> bool:
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


def by_span_only(a: Sequence[Days], b: Sequence[Days]) -> bool:
    """Whether two groups name days, but not one that both name: the first and the last day of one event."""
    named, others = [day for day in a if day.exact], [day for day in b if day.exact]
    return bool(named and others) and not any(_can_meet(one, other) for one in named for other in others)


def _can_meet(one: Days, other: Days) -> bool:
    if (one.whole and other.exact and not other.whole) or (other.whole and one.exact and not one.whole):
        # A day of a longer event is a part of it, not the same.
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


@lru_cache(maxsize=256)
def longest(kind: str) -> timedelta | None:
    """The most that may lie between the first and the last day of an event of a type; ``None`` if it has no such days."""
    days = read_toml("stages.toml")["lasts"].get(kind)
    return None if days is None else timedelta(days=days)


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
