"""Which groups of claims are events of the timeline: those of which some claim says enough by itself.

A claim without a day is an event of its own only if its words name an event beyond doubt and it says who or
where. Weaker claims stay claims of their article, and still join an event that stands. What two articles
tell, what the registry knows and what an editor has touched always stands.
"""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.events.event import Basis, Entity, Event, Mention, Modality
from timeline.events.groups.synthesis import label_of_claims
from timeline.events.labels.telling import hangs_on_others, tells_something
from timeline.events.mentions.anonymous import tells_in_the_present, tells_of_nobody
from timeline.events.names.names import CITY, COUNTRY, MEDIA, ORGANISATION, PERSON, PLACE
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import lexicon

__all__ = ["ENOUGH", "evidence_of", "stands"]

ENOUGH = 1.75
"""The evidence that a claim needs to be an event by itself."""
ENOUGH_WITHOUT_BOTH = 2.5
"""The evidence that a claim needs without a day and without anybody who acts."""

# Weights of the evidence, set by hand and checked by reading events of articles (docs/events.md).
_KNOWN = 5.0
_ON_A_DAY = 2.0
_IN_A_TIME = 1.25
_FROM_OTHERS = 1.0
_FINITE = 0.5
_BARE = -0.5
_HEADING = 0.5
_HEAD = {PERSON: 1.0, ORGANISATION: 1.0, COUNTRY: 0.5}
_STATE_SAID = 1.0
_OWNED = {PERSON: 0.75, ORGANISATION: 0.25}
_UTTERANCE = "statement"
_PERSONAL = frozenset(
    ("visit", "departure", "tour", "statement", "office", "resignation", "death", "birth", "sport", "award", "transfer")
)
_UNTYPED = "other"
_SPORT = "sport"
_PARTY = {PERSON: 0.5, ORGANISATION: 0.5, CITY: 0.5, PLACE: 0.5, COUNTRY: 0.25}
_MOST_PARTIES = 0.5
_WHERE = {CITY: 1.0, PLACE: 1.0, COUNTRY: 0.5}
_EXACT_PLACES = (CITY, PLACE)
# What is only asked for, doubted or denied is no event unless somebody gives it a day.
_TOLD = (Modality.HAPPENED, Modality.ANNOUNCED, Modality.PLANNED, Modality.CANCELLED)


def stands(event: Event) -> bool:
    """Whether an event has a place on the timeline."""
    if event.known is not None or event.decisions:
        return True
    told = [mention for mention in event.mentions if mention.id not in event.disregarded]
    if len({mention.article for mention in told}) > 1:
        return True
    enough = [mention for mention in told if evidence_of(mention) >= _needed(mention)]
    if not enough:
        return False
    # What one article tells without a day must say in its own words what it was; «مباراة الأربعاء» does not with its day.
    dated = any(_exact(m) or (m.finite and _when(m)) for m in enough) and lexicon().family(event.type) != _SPORT
    if dated and (event.places or event.participants):
        return True
    # The event itself may have no label yet.
    label = label_of_claims(told, event.type, event.modality, event.known)
    return not hangs_on_others(label) if dated else tells_something(event, label)


def _needed(mention: Mention) -> float:
    """What a claim must say: more where it gives neither a day nor anybody who acts, unless it is somebody's words."""
    named = mention.head is not None or any(party.kind in (PERSON, ORGANISATION) for party in mention.participants)
    told = mention.interval is not None or named or lexicon().family(mention.type) == _UTTERANCE
    return ENOUGH if told else ENOUGH_WITHOUT_BOTH


def evidence_of(mention: Mention) -> float:
    """How much a claim says of an event by itself; ``ENOUGH`` makes it one.

    The sum of: how surely the words of its type name an event (``telling`` in ``types.toml``), a day, a verb
    or a title that tells it, whose event it is, who else takes part, and where.
    """
    if mention.known is not None:
        return _KNOWN
    if mention.interval is None and mention.modality not in _TOLD:
        return 0.0
    if mention.type == _UNTYPED and (
        mention.modality not in _TOLD
        or not _acted_or_placed(mention)
        or (mention.interval is not None and mention.interval.end is None)
    ):
        # Without a word that names an event somebody or some place must be named. «… المهيمنة على السلطة منذ 15
        # عاما»: since when something holds is no day of an event.
        return 0.0
    if _only_carried(mention) or _of_nobody(mention) or _undone(mention) or _goes_on(mention):
        return 0.0
    if (mention.predicate in lexicon().words["states"] and not _was_there(mention)) or (
        mention.modality is Modality.DENIED and not (mention.finite and _exact(mention))
    ):
        return 0.0
    telling = lexicon().types[mention.type].telling
    told = _FINITE if mention.finite else _HEADING if mention.heading else _BARE
    score = _when(mention) + telling + told
    head = mention.head
    if head is not None:
        score += _STATE_SAID if _state_said(mention, head) else _HEAD.get(head.kind, 0.0)
        # «زيارة كارتر»: a noun in construct with a person.
        score += 0.0 if mention.finite else _OWNED.get(head.kind, 0.0)
    others = [party for party in mention.participants if head is None or party.id != head.id]
    party = sum(_PARTY.get(party.kind, 0.0) for party in others)
    party = min(_MOST_PARTIES, party + sum(_PARTY.get(topic.kind, 0.0) for topic in mention.topics))
    # «الضربات الروسية»: beside the word for what one state does to another a state is a party, not a land spoken of.
    score += _MOST_PARTIES if party and telling >= 1 else party
    return score + max((_WHERE.get(place.kind, 0.0) for place in mention.places), default=0.0)


def _was_there(mention: Mention) -> bool:
    """«هكذا كان الأمر في فيينا يوم 30 تشرين الأول»: of one day in one city «كان» may tell an event."""
    return (
        mention.predicate in lexicon().words["was"]
        and _exact(mention)
        and any(place.kind == CITY for place in mention.places)
    )


def _acted_or_placed(mention: Mention) -> bool:
    """Whether a clause of no known type has a subject by name, or names anybody or any place at all."""
    return mention.head is not None or bool(mention.places or mention.participants or mention.topics)


def _of_nobody(mention: Mention) -> bool:
    """«وصلت لمطار بروكسل», «مقتل»: what a person does needs one; anything else needs at least a place."""
    own = lexicon().family(mention.type) in _PERSONAL
    where = any(place.kind in _WHERE for place in (*mention.places, *mention.topics))
    return (own or not where) and tells_of_nobody(mention)


def _undone(mention: Mention) -> bool:
    """«القرار الأممي، الجمعة», «الذي أنشئ عام 2013»: a deed of which the claim tells neither who nor in which place."""
    if not lexicon().types[mention.type].deed or mention.head is not None:
        return False
    return not (
        mention.participants or mention.described or any(place.kind in _EXACT_PLACES for place in mention.places)
    )


def _goes_on(mention: Mention) -> bool:
    """«تنال ثقة …», «يحتجون على ظروف العمل»: what a present tells without a day happens at no time, or at all times."""
    if mention.interval is not None or mention.modality is not Modality.HAPPENED or mention.heading:
        return False
    if not mention.finite or lexicon().family(mention.type) == _UTTERANCE:
        return False
    return tells_in_the_present(mention)


def _only_carried(mention: Mention) -> bool:
    """«ذكرت الوكالة أمس»: the outlet that carries the news says nothing of its own."""
    speaker = mention.speaker
    return (
        lexicon().family(mention.type) == _UTTERANCE
        and speaker is not None
        and speaker.kind == MEDIA
        and mention.head is None
        and not mention.participants
    )


def _state_said(mention: Mention, head: Entity) -> bool:
    """«أعلنت السعودية» against «ترى السعودية», which is no event: a state that said something in the perfect."""
    if head.kind != COUNTRY or lexicon().family(mention.type) != _UTTERANCE:
        return False
    return any(sense.tense is VerbForm.PAST for sense in lexicon().verbs.get(mention.predicate, ()))


def _when(mention: Mention) -> float:
    if mention.interval is None:
        return 0.0
    if mention.basis is not Basis.STATED:
        return _FROM_OTHERS
    return _ON_A_DAY if _exact(mention) else _IN_A_TIME


def _exact(mention: Mention) -> bool:
    interval = mention.interval
    if interval is None or interval.end is None:
        return False
    return interval.granularity is Granularity.DAY or interval.granularity.is_clock
