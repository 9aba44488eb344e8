"""What a mention is compared by: days, type, places, participants, words, each with its rarity.

Rarity comes from a fixed table, not from the corpus at hand, so that adding an article never changes
how two others compare: that is what makes clustering incremental and independent of order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from timeline.dates.value import value
from timeline.events.event import Basis, Entity, Mention, Modality, Stage
from timeline.events.mentions.windows import Days, days_of, meeting_days, spoken_today, staged_days
from timeline.events.names.names import CITY, COUNTRY, ORGANISATION, PERSON, PLACE
from timeline.events.words.lexicon import lexicon
from timeline.events.words.things import things_of

__all__ = ["VIOLENCE", "Signature", "pool", "signature_of"]

VIOLENCE = "violence"
"""The family of attacks and of those whom they befall."""

_AHEAD_OF_IT = (Modality.ANNOUNCED, Modality.PLANNED, Modality.DEMANDED, Modality.UNCERTAIN)
# A noun with this many words of its own is not named by its place alone («مؤتمر حول السمنة في فيينا»).
_WORDY = 3


@value
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
    worded: int
    """How many of the mentions have words of their own: a bare «الاجتماع» says nothing of how it is told."""
    sentences: frozenset[tuple[str, int]]
    """The sentences that tell violence: document and where they begin."""
    ordinals: frozenset[int]
    """Which of several they say it is: «الجولة الثانية»."""
    staged: bool
    """Whether some mention tells its beginning or its end."""
    finite: frozenset[str]
    """The articles in which a verb tells it."""
    further: frozenset[str]
    """The articles in which a verb tells it as one event more («كما التقى»)."""
    things: frozenset[str]
    """What kinds of things an accident befell."""
    pairs: frozenset[frozenset[str]]
    """The persons whom one and the same mention names together, two or more of them."""
    single: bool
    """Whether some mention names it with a word of which the news of a day has hardly two: «قمة»."""
    apart: frozenset[str]
    """The words among them that tell another event than the other words of their family («عودة» among visits)."""
    reported: tuple[int, int] | None
    """The first and the last day of the articles (proleptic ordinals), where these are known."""

    @property
    def type(self) -> str:
        """The commonest type of the mentions."""
        if len(self.types) == 1:
            return next(iter(self.types))
        return min(self.types, key=lambda kind: (-self.types[kind], kind))


def signature_of(mention: Mention) -> Signature:
    """The signature of one mention."""
    known, articles = lexicon(), frozenset((mention.article,))
    family, predicate = known.family(mention.type), known.predicates.get(mention.predicate)
    day = None if mention.reference is None else mention.reference.toordinal()
    return Signature(
        family=family,
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
        articles=articles,
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
        worded=int(bool(mention.words) and mention.antecedent is None),
        sentences=frozenset(((mention.document, mention.sentence_start),)) if family == VIOLENCE else frozenset(),
        ordinals=_ordinals(mention),
        staged=mention.stage is not Stage.WHOLE,
        finite=articles if mention.finite and not mention.heading else frozenset(),
        further=articles if mention.finite and mention.further else frozenset(),
        things=things_of(mention),
        pairs=_together(mention),
        single=predicate is not None and predicate.single,
        apart=frozenset((mention.predicate,) if predicate is not None and predicate.apart else ()),
        reported=None if day is None else (day, day),
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
        worded=a.worded + b.worded,
        sentences=a.sentences | b.sentences,
        ordinals=a.ordinals | b.ordinals,
        staged=a.staged or b.staged,
        finite=a.finite | b.finite,
        further=a.further | b.further,
        things=a.things | b.things,
        pairs=a.pairs | b.pairs,
        single=a.single or b.single,
        apart=a.apart | b.apart,
        reported=_spanned(a.reported, b.reported),
    )


def _ordinals(mention: Mention) -> frozenset[int]:
    """Which of several an event is; the number of one of its days is none."""
    return frozenset((mention.ordinal,) if mention.ordinal and mention.stage is not Stage.GOES_ON else ())


def _together(mention: Mention) -> frozenset[frozenset[str]]:
    persons = frozenset(party.id for party in mention.participants if party.kind == PERSON)
    return frozenset((persons,)) if len(persons) > 1 else frozenset()


def _spanned(a: tuple[int, int] | None, b: tuple[int, int] | None) -> tuple[int, int] | None:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def _settled(a: Signature, b: Signature) -> tuple[Days, ...]:
    """The days that two groups share, once they are one: what a reading cost has been paid by the merge."""
    surest = min(min(days.cost for days in a.days), min(days.cost for days in b.days))
    joined = meeting_days(a.days, b.days)
    if not joined:
        # An announced day that the sources do not agree on: the one that more of them name.
        return min((a, b), key=lambda s: (-s.size, s.days[0].earliest, s.days[0].latest)).days
    told = [one.days for one in (a, b) if one.days[0].stated]
    if len(told) == 1 and not told[0][0].exact:
        # «الشهر الماضي … الاتفاق»: when a claim without a day was written narrows down no month that a text names.
        return told[0]
    paid = joined[0].cost - surest
    return tuple(replace(days, cost=days.cost - paid) for days in joined)


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
    if interval is None or mention.basis is not Basis.STATED or spoken_today(mention):
        return {}
    if mention.modality is Modality.CANCELLED:
        return {}
    if interval.start is None or interval.end is None:
        return {}
    return {mention.article: staged_days(mention) or (interval.start, interval.end)}


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
