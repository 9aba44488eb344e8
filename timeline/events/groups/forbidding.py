"""What forbids that two groups of mentions are one event, whatever else they share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from timeline.events.groups.likeness import alike, core, exact, stated, strangers
from timeline.events.groups.signature import Signature
from timeline.events.mentions.windows import by_span_only
from timeline.events.words.lexicon import lexicon
from timeline.events.words.rarity import weight

__all__ = ["UNTYPED", "forbidden", "put_off", "unlike"]

UNTYPED = "other"
"""The family of claims whose word the ontology lacks."""
_VISIT = "visit"
_MEETING = "meeting"
_NEGOTIATION = "negotiation"
_TALKS = frozenset((_NEGOTIATION, "talks"))
_SPORT = "sport"
_CONFERENCE = "conference"
# Days between the articles of two claims without a day of their own, above which they are of other events.
_ANEW = 1
_UNTYPED_ANEW = 3
_NEIGHBOURING = timedelta(days=3)
_MOVED = timedelta(days=400)
_NEXT_DAY = timedelta(days=1)
# Stories at least this alike tell the same.
_SAME_STORY = 0.5
# A word of this weight in common says which summit was moved («القمة الخليجية»).
_TELLING = 0.5


def unlike(a: Signature, b: Signature) -> str:
    """The code of what tells two groups apart at first sight: their kind, or the registry; empty if nothing does."""
    if a.family != b.family and not (_untyped(a, b) and exact(a) and exact(b)):
        return "family"
    if _other_kind_of_meeting(a, b):
        return "family"
    if a.apart != b.apart:
        return "another"
    if _no_summit(a, b) or _no_summit(b, a):
        return "another"
    if a.known and b.known and not a.known & b.known:
        return "registry"
    return ""


def _other_kind_of_meeting(a: Signature, b: Signature) -> bool:
    """«المفاوضات» may be the «محادثات» of another outlet, but hardly its «لقاء» or «مؤتمر».

    What is once called talks stays talks, however often «اللقاء» refers back to it.
    """
    if _NEGOTIATION not in (a.type, b.type):
        return False
    return _TALKS.isdisjoint(a.types) or _TALKS.isdisjoint(b.types)


def _no_summit(summit: Signature, other: Signature) -> bool:
    """«مؤتمر أمني في سنغافورة» is not the summit there: a conference that says what it is, in other words."""
    if not summit.single or other.single or other.type != _CONFERENCE or other.worded < other.size:
        return False
    return not summit.words.keys() & other.words.keys()


def forbidden(a: Signature, b: Signature, cost: float | None) -> str:
    """The code of what forbids it besides, empty if nothing does; ``cost`` is that of the days that both can share.

    It is none where they can share no day, or where one has none.
    """
    if (a.days and b.days and cost is None and not _disputed(a, b)) or _contradicts_itself(a, b):
        return "days"
    if cost is not None and cost > 0 and exact(a) and exact(b) and strangers(_parties(a), _parties(b)):
        # A day that is read in another way than the likeliest joins nothing that shares no name with it.
        return "participants"
    if a.family == _SPORT and strangers(_teams(a), _teams(b)):
        return "participants"
    if a.staged != b.staged and by_span_only(a.days, b.days):
        # Only what tells the other end may be of another day.
        return "days"
    if a.ordinals and b.ordinals and not a.ordinals & b.ordinals:
        return "number"
    if (a.further and a.further & b.finite) or (b.further and b.further & a.finite):
        return "another"
    if _told_apart(a, b):
        return "days"
    if strangers(a.things, b.things):
        return "things"
    if strangers(a.cities, b.cities):
        return "places"
    if (
        (a.family == _VISIT or (a.single and b.single))
        and strangers(a.countries, b.countries)
        and not a.cities.keys() & b.cities.keys()
    ):
        return "places"
    kind = lexicon().types[a.type]
    parties = kind.parties
    if kind.befalls and a.type == b.type and strangers(a.persons, b.persons):
        return "participants"
    if parties == "single" and (_other_actor(a, b) or (not (a.actors or b.actors) and not a.articles & b.articles)):
        return "actor"
    if parties == "bilateral" and (_other_pair(a.persons, b.persons) or _another_pair(a.pairs, b.pairs)):
        return "participants"
    return ""


def _parties(signature: Signature) -> set[str]:
    """Whoever takes part: persons, bodies, nations."""
    return {*signature.persons, *signature.organisations, *signature.nations}


def _teams(signature: Signature) -> set[str]:
    """Who plays: clubs and states."""
    return {*signature.organisations, *signature.nations}


def _disputed(a: Signature, b: Signature) -> bool:
    """Whether two articles name neighbouring days for what place and people, or type and story, say is one event."""
    if a.articles & b.articles or not (exact(a) and exact(b)):
        return False
    if not a.cities.keys() & b.cities.keys() and not (a.single and put_off(a, b)):
        return False
    if not (a.planned == a.size or b.planned == b.size):
        return _one_misdated(a, b)
    named = a.persons.keys() & b.persons.keys() or a.organisations.keys() & b.organisations.keys()
    if not named and not put_off(a, b):
        return False
    first, second = a.days[0], b.days[0]
    apart = max(first.earliest, second.earliest) - min(first.latest, second.latest)
    return apart <= (_MOVED if a.moved or b.moved else _NEIGHBOURING)


def put_off(a: Signature, b: Signature) -> bool:
    """Whether some text says that it was moved, and type and place or story say that it is the same thing."""
    if not (a.moved or b.moved) or a.type != b.type:
        return False
    if len(a.cities.keys() & b.cities.keys()) > 1 or alike(a.story, b.story) >= _SAME_STORY:
        return True
    states = {*a.countries, *a.nations} & {*b.countries, *b.nations}
    return a.single and b.single and bool(states or any(weight(word) > _TELLING for word in a.words.keys() & b.words))


def _one_misdated(a: Signature, b: Signature) -> bool:
    """Whether two reports of an event that does not come twice are a day apart and tell the same story."""
    if a.type != b.type or not lexicon().types[a.type].once or alike(a.story, b.story) < _SAME_STORY:
        return False
    return abs(a.days[0].earliest - b.days[0].earliest) <= _NEXT_DAY


def _untyped(a: Signature, b: Signature) -> bool:
    """Whether one of two groups names its event with a word that the ontology lacks."""
    return (a.family == UNTYPED) != (b.family == UNTYPED)


def _contradicts_itself(a: Signature, b: Signature) -> bool:
    """Whether one article gives two different days to what would be one event."""
    for article in a.claimed.keys() & b.claimed.keys():
        (first, last), (other_first, other_last) = a.claimed[article], b.claimed[article]
        if first > other_last or other_first > last:
            return True
    return False


def _other_pair(a: Mapping[str, int], b: Mapping[str, int]) -> bool:
    """Whether two meetings are of different pairs: two or more persons each, and some of each not in the other."""
    core_a, core_b = core(a), core(b)
    return min(len(core_a), len(core_b)) > 1 and bool(core_a - core_b) and bool(core_b - core_a)


def _another_pair(a: frozenset[frozenset[str]], b: frozenset[frozenset[str]]) -> bool:
    """Whether each group has claims of who met whom, and none of one names two persons of one of the other.

    However often the first of them is named: who met Lavrov and then Steinmeier had two meetings.
    """
    return bool(a and b) and not any(len(one & other) > 1 for one in a for other in b)


def _told_apart(a: Signature, b: Signature) -> bool:
    """Whether nobody names a day of what comes again and again, and the articles are not of the same days.

    «اشتباكات في نهم» of one week and of the next; of clauses of no known type a month («تسليم أغسطس») tells too little.
    """
    if (exact(a) and exact(b)) or a.reported is None or b.reported is None or a.articles & b.articles:
        return False
    apart = max(a.reported[0], b.reported[0]) - min(a.reported[1], b.reported[1])
    if UNTYPED in (a.family, b.family):
        return apart > _UNTYPED_ANEW and not a.persons.keys() & b.persons.keys()
    if exact(a) or exact(b) or stated(a) or stated(b):
        return False
    if a.type == b.type == _MEETING and apart > _ANEW and a.named < a.size and b.named < b.size:
        # «لقاءات مع مسؤولين سوريين» of one week in one city: somebody must be named.
        return not (_parties(a) & _parties(b) or a.topics & b.topics)
    return apart > _ANEW and lexicon().types[a.type].again and lexicon().types[b.type].again


def _other_actor(a: Signature, b: Signature) -> bool:
    """Whether two events of one person each are of different persons."""
    return strangers(core(a.actors), core(b.actors))
