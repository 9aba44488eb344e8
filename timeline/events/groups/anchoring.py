"""Dates that come from outside a mention's own clause: well-known events, and times told by events.

``bind`` ties mentions to the registry; ``lookup`` answers what ``annotate`` asks when a text says
«بعد يومين من لقاء هامبورغ».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from timeline.articles.article import Article
from timeline.articles.registry import KnownEvent, Registry, Sighting
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval
from timeline.events.event import Basis, Mention, Modality
from timeline.events.mentions.extraction import mention_id
from timeline.events.names.names import CITY, PLACE, gazetteer
from timeline.events.words.lexicon import lexicon
from timeline.resolution.frame import EventLookup
from timeline.text.fold import fold_word

__all__ = ["bind", "interval_of_known", "lookup"]

_GATHERINGS = frozenset(("meeting", "negotiation"))
_HORIZON = timedelta(days=92)


def bind(mentions: Sequence[Mention], article: Article, registry: Registry) -> list[Mention]:
    """The mentions of an article with the well-known events that they name.

    A mention without a date takes the event's days (``Basis.INHERITED``); one whose own date
    contradicts them names something else. A wording that no mention covers becomes one.
    """
    sightings = [
        s for s in registry.find(article.text) if isinstance(s.entry, KnownEvent) and _may_know(article, s.entry)
    ]
    out = list(mentions)
    for sighting in sightings:
        event = sighting.entry
        assert isinstance(event, KnownEvent)
        start, end = article.start + sighting.start, article.start + sighting.end
        best = _covering(out, start, end, event)
        if best is not None:
            out[best] = _bound(out[best], event)
        elif not any(m.start < end and start < m.end and (m.known == event.id or _denies(m, event)) for m in out):
            out.append(_sighted(article, sighting, event, start, end))
    out = [
        _bound(mention, same) if (same := _by_place_and_date(mention, registry)) is not None else mention
        for mention in out
    ]
    return sorted(out, key=lambda m: (m.start, m.end, m.id))


def _by_place_and_date(mention: Mention, registry: Registry) -> KnownEvent | None:
    """The well-known event that a mention names without its name: the same kind, city and stated month or week.

    Only gatherings: two attacks in one city and month are two attacks.
    """
    interval = mention.interval
    if mention.known is not None or mention.basis is not Basis.STATED or interval is None or not mention.places:
        return None
    if interval.start is None or interval.end is None or interval.granularity is Granularity.DAY:
        return None
    if not Granularity.DAY.rank < interval.granularity.rank <= Granularity.MONTH.rank:
        return None
    family = lexicon().family(mention.type)
    found = [
        event
        for place in mention.places
        for event in _gatherings(registry).get((family, place.id), ())
        if event.earliest <= interval.end and event.latest >= interval.start
    ]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def _gatherings(registry: Registry) -> dict[tuple[str, str], tuple[KnownEvent, ...]]:
    """The registry's meetings by family and city."""
    known, names = lexicon(), gazetteer()
    out: dict[tuple[str, str], list[KnownEvent]] = defaultdict(list)
    for event in registry.events:
        if event.type not in known.types or known.family(event.type) not in _GATHERINGS or not event.place:
            continue
        hit = names.at(tuple(fold_word(event.place).split()), 0)
        if hit is not None and hit[0].entity.kind in (CITY, PLACE):
            out[known.family(event.type), hit[0].entity.id].append(event)
    return {key: tuple(sorted(events, key=lambda e: e.id)) for key, events in out.items()}


def lookup(registry: Registry) -> EventLookup:
    """A function from the wording of an event to its days, as ``annotate(…, events=…)`` takes it."""

    def days(wording: str) -> Interval | None:
        for sighting in registry.find(wording):
            if isinstance(sighting.entry, KnownEvent):
                return interval_of_known(sighting.entry)
        return None

    return days


def interval_of_known(event: KnownEvent) -> Interval:
    """The days of an event of the registry: all of them where it lasted, one of them where it took a moment."""
    lasted = event.earliest != event.latest and not event.moment
    return Interval(
        event.earliest, event.latest, Granularity.DAY, extent=Extent.THROUGHOUT if lasted else Extent.WITHIN
    )


def _may_know(article: Article, event: KnownEvent) -> bool:
    """Whether an article can name an event: it is over, or it was announced, or the article has no date.

    A meeting is announced weeks ahead, a tournament or an election years.
    """
    best = article.reference.best
    if best is None or event.earliest <= best:
        return True
    if not event.scheduled:
        return False
    known = lexicon()
    gathering = event.type in known.types and known.family(event.type) in _GATHERINGS
    return not gathering or event.earliest - best <= _HORIZON


def _covering(mentions: Sequence[Mention], start: int, end: int, event: KnownEvent) -> int | None:
    """The mention whose words name the event: of the same family, the largest overlap, then the shortest."""
    known = lexicon()
    family = known.family(event.type) if event.type in known.types else ""
    best: tuple[tuple[bool, int, int], int] | None = None
    for number, mention in enumerate(mentions):
        overlap = min(mention.end, end) - max(mention.start, start)
        if overlap * 2 < end - start or mention.type == "statement":
            continue
        if not _agree(mention, event):
            continue
        rank = (known.family(mention.type) == family, overlap, mention.start - mention.end)
        if best is None or rank > best[0]:
            best = rank, number
    if best is None or (not best[0][0] and family not in ("", "other")):
        return None
    return best[1]


def _denies(mention: Mention, event: KnownEvent) -> bool:
    """Whether a mention of the event's kind gives another day to what its words name: «اتفاق مينسك … في 2014»."""
    known = lexicon()
    alike = event.type in known.types and known.family(mention.type) == known.family(event.type)
    return alike and not _agree(mention, event)


def _agree(mention: Mention, event: KnownEvent) -> bool:
    """Whether a mention's own date leaves room for the event's days."""
    interval = mention.interval
    if interval is None or mention.basis is not Basis.STATED:
        return True
    if interval.start is not None and interval.start > event.latest:
        return False
    return interval.end is None or interval.end >= event.earliest


def _bound(mention: Mention, event: KnownEvent) -> Mention:
    days = interval_of_known(event)
    own = mention.interval
    if mention.basis is Basis.STATED and own is not None and own.granularity is Granularity.DAY:
        # A single day of a longer event («ليل أمس») is a part of it, not the whole.
        part = interval_of_known(event).extent is Extent.THROUGHOUT and own.start == own.end
        return mention if part else replace(mention, known=event.id)
    # «مونديال البرازيل 2014»: the days of the event say more than the year; the annotation keeps the claim.
    return replace(mention, known=event.id, interval=days, basis=Basis.INHERITED)


def _sighted(article: Article, sighting: Sighting, event: KnownEvent, start: int, end: int) -> Mention:
    """A mention made of nothing but the wording of a well-known event."""
    document = article.document
    kind = event.type if event.type in lexicon().types else "other"
    left = max(article.start, document.text.rfind("\n", 0, start) + 1)
    right = document.text.find("\n", end, article.end)
    return Mention(
        id=mention_id(document.id, start, end, event.id, sighting.quote),
        article=article.id,
        document=document.id,
        start=start,
        end=end,
        text=sighting.quote,
        sentence=document.text[left : article.end if right < 0 else right],
        sentence_start=left,
        predicate=event.names[0] if event.names else event.id,
        type=kind,
        modality=Modality.HAPPENED,
        basis=Basis.INHERITED,
        interval=interval_of_known(event),
        reference=article.reference.best,
        source=article.source,
        heading=start < article.body_start,
        known=event.id,
    )
