"""When an event was, out of what its mentions say.

The day (or days) that most independent articles support wins; what contradicts it stays in the mentions
and becomes a conflict. Only if nobody names a day do coarser times count, the shortest first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval
from timeline.events.event import Basis, Mention, Modality, Stage
from timeline.events.mentions.windows import Days, days_of, staged_days

__all__ = ["dated", "interval_of", "modality_of_event", "supports"]

# How much a reading counts that is only an alternative, and a well-known event's own days.
_ALTERNATIVE = 0.6
_REGISTRY = 3.0
_PLANS = (Modality.ANNOUNCED, Modality.PLANNED, Modality.UNCERTAIN)

Span = tuple[date | None, date | None]


def interval_of(mentions: Sequence[Mention]) -> Interval | None:
    """The interval that the mentions support best; ``None`` if none of them says when."""
    told = [mention for mention in mentions if mention.interval is not None]
    # A day that an event was moved away from counts only if no other is known.
    claims = [mention for mention in told if mention.modality is not Modality.CANCELLED] or told
    claims = _latest_plans(claims)
    exact = _votes(claims, exact=True)
    if exact:
        start, end = _best(exact)
        span = Interval(start, end, Granularity.DAY, Extent.WITHIN if start == end else Extent.THROUGHOUT)
        return _lasting(_from_first_to_last(_fullest(span, claims), claims), claims)
    loose = [mention for mention in claims if mention.basis is not Basis.BOUNDED] or claims
    coarse = _votes(loose, exact=False)
    if not coarse:
        return None
    best = min(coarse, key=lambda span: (_length(span), -coarse[span], str(span)))
    return next(m.interval for m in loose if m.interval is not None and (m.interval.start, m.interval.end) == best)


def _latest_plans(claims: list[Mention]) -> list[Mention]:
    """The claims without the plans that a later article says were moved."""
    moved = [m.reference for m in claims if m.rescheduled and m.reference is not None]
    if not moved:
        return claims
    return [m for m in claims if m.rescheduled or m.modality not in _PLANS or (m.reference or max(moved)) > max(moved)]


def dated(mention: Mention, interval: Interval | None) -> Mention:
    """A mention as its event shows it: without a date of its own it takes the event's, marked as inherited."""
    if mention.interval is not None or interval is None:
        return mention
    modality = mention.modality
    ahead = interval.start is not None and mention.reference is not None and interval.start > mention.reference
    if ahead and modality is Modality.HAPPENED and not mention.finite:
        # A bare noun («لقاء نيويورك») says nothing of its own about whether the event is over.
        modality = Modality.ANNOUNCED
    return replace(mention, interval=interval, basis=Basis.INHERITED, modality=modality)


def supports(mention: Mention, interval: Interval) -> bool:
    """Whether some reading of a mention's own date agrees with an interval."""
    for days in days_of(mention):
        if (interval.end is None or days.earliest <= interval.end) and (
            interval.start is None or days.latest >= interval.start
        ):
            return True
    return mention.interval is None


def _votes(claims: Iterable[Mention], *, exact: bool) -> dict[Span, float]:
    """For each span the sum over articles of the best vote that a mention of the article gives it."""
    by_article: dict[Span, dict[str, float]] = defaultdict(dict)
    for mention in claims:
        weight = _REGISTRY if mention.known is not None and mention.basis is Basis.INHERITED else 1.0
        if mention.basis is Basis.INHERITED and mention.known is None:
            weight = 0.5
        for span, share in _readings(mention, exact=exact):
            own = by_article[span]
            own[mention.article] = max(own.get(mention.article, 0.0), weight * share)
    return {span: sum(votes.values()) for span, votes in by_article.items()}


def _readings(mention: Mention, *, exact: bool) -> Iterator[tuple[Span, float]]:
    if not exact:
        assert mention.interval is not None
        yield (mention.interval.start, mention.interval.end), 1.0
        return
    if mention.modality is Modality.CANCELLED and mention.interval is not None:
        yield (mention.interval.start, mention.interval.end), _ALTERNATIVE
        return
    readings = days_of(mention)
    if not readings or not readings[0].exact:
        # «قبل ثماني سنوات»: that it was eight years to the day is no claim of the text.
        return
    for days in readings:
        if days.exact:
            yield (days.earliest, days.latest), _share(days)


def _share(days: Days) -> float:
    """A certain reading counts fully, one that only an uncertain article date leaves open nearly so."""
    if days.cost <= 0:
        return 1.0
    return 0.9 if days.cost < 0.3 else _ALTERNATIVE


def _best(votes: dict[Span, float]) -> Span:
    return min(votes, key=lambda span: (-votes[span], _length(span), str(span)))


def _length(span: Span) -> int:
    start, end = span
    return (end - start).days if start is not None and end is not None else 1_000_000


def _fullest(span: Interval, claims: Sequence[Mention]) -> Interval:
    """The interval of a mention with exactly these days, which may also know the part of the day."""
    same = [
        m.interval
        for m in claims
        if m.interval is not None and (m.interval.start, m.interval.end) == (span.start, span.end)
    ]
    parts = {interval.part_of_day for interval in same if interval.part_of_day is not None}
    members = next((interval.members for interval in same if interval.members), ())
    return replace(span, part_of_day=parts.pop() if len(parts) == 1 else None, members=members)


def _from_first_to_last(span: Interval, claims: Sequence[Mention]) -> Interval:
    """An event of which some tell the first day («انطلقت المفاوضات الثلاثاء») and others the last fills all between.

    The first and the last day that most articles name; those of which one would lie on the wrong side of the other do not.
    """
    days: dict[Stage, Counter[date]] = {Stage.BEGINS: Counter(), Stage.ENDS: Counter()}
    latest: date | None = None
    for mention in claims:
        filled = staged_days(mention)
        if filled is None or mention.interval is None or mention.interval.start is None:
            continue
        if mention.stage is Stage.GOES_ON:
            days[Stage.BEGINS][filled[0]] += 1
            latest = max(latest or filled[1], filled[1])
        else:
            days[mention.stage][mention.interval.start] += 1
    first, last = (_commonest(days[stage]) for stage in (Stage.BEGINS, Stage.ENDS))
    last = last or latest
    if first is None or last is None or first >= last or span.start not in (first, last):
        return span
    return Interval(first, last, Granularity.DAY, Extent.THROUGHOUT)


def _commonest(days: Counter[date]) -> date | None:
    return min(days, key=lambda day: (-days[day], day)) if days else None


def _lasting(span: Interval, claims: Sequence[Mention]) -> Interval:
    """An event that lasts until a day that some mention names: «حتى 13 الشهر الجاري»."""
    ends = [
        m.interval.end
        for m in claims
        if m.interval is not None and m.interval.start is None and m.interval.end is not None
    ]
    if not ends or span.end is None or max(ends) <= span.end:
        return span
    return replace(span, end=max(ends), extent=Extent.THROUGHOUT)


def modality_of_event(mentions: Sequence[Mention]) -> Modality:
    """What most mentions say; the order of ``Modality`` breaks ties."""
    counts: dict[Modality, int] = defaultdict(int)
    for mention in mentions:
        counts[mention.modality] += 1
    order = list(Modality)
    return max(counts, key=lambda m: (counts[m], -order.index(m)))
