"""How much speaks for two groups of mentions being one event: a score, and the reasons for it."""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import lru_cache

from timeline.dates.value import value
from timeline.events.groups.forbidding import UNTYPED, forbidden, put_off, unlike
from timeline.events.groups.likeness import alike, core, exact, overlap, shared, stated, strangers, towns
from timeline.events.groups.signature import VIOLENCE, Signature
from timeline.events.mentions.windows import by_span_only, meeting_cost
from timeline.events.names.names import rarity_of
from timeline.events.words.lexicon import lexicon
from timeline.events.words.rarity import weight
from timeline.events.words.things import is_number

__all__ = ["FORBIDDEN", "Evidence", "compare", "salience"]

FORBIDDEN = -10.0

# Weights of the evidence, in units in which 0 is "as likely as not". Set by hand on the annotated part of the
# two documents, then checked on articles that nobody annotated (docs/events.md says how).
PRIOR = -1.5
SAME_DAY = 0.8
REMOTE_DAY = 1.0
KNOWN_DAY = 0.5
SAME_STATED = 0.3
OTHER_TYPE = -0.5
DISPUTED_DAY = -1.2
SAME_TYPE = 0.35
SAME_PREDICATE = 0.2
RARE_TYPE = 0.3
COMMON_SHARE = 20.0
CITY = 1.05
RARE_CITY = 1.0
COUNTRY = 0.3
UNKNOWN_PLACE = -0.8
PERSON = 0.95
STATE = 0.9
UTTERANCE = -1.2
ACTOR = 1.55
ORGANISATION = 0.85
NATION = 0.3
BOTH_SIDES = 0.6
WORD = 0.55
TOPIC = 0.3
STORY = 1.2
SAME_ARTICLE = 0.7
TOLL = 2.0
NOTHING_ELSE = -1.0
ORDINAL = 0.6
THING = 0.7
NUMBERED = 3.0
SINGLE = 0.7
MOVED = 0.8
NAMED_BY_PLACE = 0.6
SALIENCE = 0.12
OTHER_PARTY = -2.2
OTHER_NATION = -0.8
_MOST_WORDS = 2.5
_ONE_OF_TWO = 1.5
_REMOTE = 4
_STATEMENT = "statement"
_PRESS = "press_conference"
# Families of what somebody else than a speaker says, and often says again.
_SPOKEN = frozenset(("threat", "rejection", "proposal"))
_TOLL = "casualties"
_ELECTION = "election"
# Reasons for a merge that are more than a day and a kind of event, or a city and a kind of event.
_NAMED = frozenset(("place", "participants", "actor"))
_TOLD = frozenset(("participants", "actor", "wording", "story"))


@value
class Evidence:
    """A score (above 0 speaks for one event) and the codes of what was found, strongest kind first."""

    score: float
    reasons: tuple[str, ...] = ()


def compare(a: Signature, b: Signature) -> Evidence:
    """The evidence that two groups of mentions are about one event."""
    barred = unlike(a, b)
    if barred:
        return Evidence(FORBIDDEN, (barred,))
    if a.known & b.known:
        return Evidence(5.0, ("registry",))
    cost = meeting_cost(a.days, b.days)
    barred = forbidden(a, b, cost)
    if barred:
        return Evidence(FORBIDDEN, (barred,))
    kind, other_kind = a.type, b.type
    parties = lexicon().types[kind].parties
    score, reasons = PRIOR, []
    if a.days and b.days and cost is None:
        moved = put_off(a, b)
        score += MOVED + SINGLE * _single(a, b) if moved else DISPUTED_DAY
        reasons.append("moved" if moved else "disputed-day")
    elif cost is not None:
        score -= cost
        if exact(a) and exact(b) and not (a.staged and b.staged and by_span_only(a.days, b.days)):
            score += SAME_DAY
            reasons.append("same-day")
            if min(a.distance, b.distance) >= _REMOTE:
                # The news of a day shares it with many; a day long past or far ahead is named for one event.
                score += REMOTE_DAY
            elif max(a.distance, b.distance) >= _REMOTE and _once(a, b):
                # «انتخابات 21 أيلول»: what does not come twice is known by its day afterwards.
                score += KNOWN_DAY
        elif stated(a) and stated(b):
            score += SAME_STATED
    if cost is not None and exact(a) and exact(b) and _single(a, b):
        score += SINGLE
    if a.ordinals & b.ordinals:
        score += ORDINAL
        reasons.append("number")
    things = a.things & b.things
    if things:
        # «غرق قارب», «انقلاب مركب»: on one day few boats come to grief.
        score += NUMBERED if any(map(is_number, things)) else THING
        reasons.append("thing")
    if a.family != b.family:
        score += OTHER_TYPE
    score += SAME_TYPE * (kind == other_kind) + SAME_PREDICATE * bool(a.predicates & b.predicates)
    if kind == other_kind:
        score += _rare_type(kind)
    score += _place(a, b, reasons)
    score += _participants(a, b, parties, reasons)
    told = min(_MOST_WORDS, sum(share * weight(word) for word, share in shared(a.words, b.words, a.worded, b.worded)))
    score += WORD * told
    if told > 0.8:
        reasons.append("wording")
    elif (
        UNTYPED in (a.family, b.family)
        and (not a.predicates & b.predicates or _strange(a, b))
        and not (exact(a) and exact(b) and _obscure(a, b))
    ):
        # A day and a country in common: nothing says that it is one event.
        return Evidence(FORBIDDEN, ("wording",))
    if a.topics & (b.topics | b.nations.keys() | b.countries.keys()) or b.topics & (
        a.nations.keys() | a.countries.keys()
    ):
        score += TOPIC
    if a.articles & b.articles:
        score += SAME_ARTICLE + TOLL * _toll_of(a, b)
    else:
        story = alike(a.story, b.story)
        score += STORY * (story - 0.25)
        if story > 0.4:
            reasons.append("story")
        if (a.family == _STATEMENT and not _one_conference(a, b)) or (a.family in _SPOKEN and story <= 0.4):
            # Who is in the news speaks often: that it was the same speech must show in what was said.
            score += UTTERANCE
    if _by_place_alone(a, b, reasons) or _by_day_alone(a, b, reasons):
        score += NOTHING_ELSE
    if not reasons and a.articles & b.articles:
        # One kind of event in one article is ground enough to join, and every ground is told.
        reasons.append("article")
    return Evidence(score, tuple(reasons))


def _single(a: Signature, b: Signature) -> bool:
    """Whether both are told with one word of which the news of a day has hardly two, and not of other bodies or states."""
    if not (a.single and b.single) or a.type != b.type or strangers(core(a.organisations), core(b.organisations)):
        return False
    return not strangers((*a.countries, *a.nations), (*b.countries, *b.nations))


def _once(a: Signature, b: Signature) -> bool:
    """Whether both are of one type that does not come twice, and of no two states: Lebanon and Tunis vote on one day."""
    if a.type != b.type or not lexicon().types[a.type].once:
        return False
    return not strangers((*a.countries, *a.nations), (*b.countries, *b.nations))


def _toll_of(a: Signature, b: Signature) -> bool:
    """Whether one tells whom and the other what in one sentence: «قتل سبعة أمس بقصف استهدف سوقا».

    A toll that names somebody or a city is told for itself: «وقتل جندي إسرائيلي» beside a raid.
    """
    if a.family != VIOLENCE or (a.type == _TOLL) == (b.type == _TOLL) or not a.sentences & b.sentences:
        return False
    toll = a if a.type == _TOLL else b
    return not (toll.persons or toll.organisations or toll.nations or toll.cities)


def _by_place_alone(a: Signature, b: Signature, reasons: Collection[str]) -> bool:
    """Whether two articles have the city and the kind of event in common and nothing else, not even a sure day.

    A conference in London on a day of May and a meeting in London "in May" are two, unless the place is its name.
    """
    if "place" not in reasons or a.articles & b.articles or a.type == b.type or a.named == a.size or b.named == b.size:
        return False
    if (exact(a) and exact(b)) or not (stated(a) and stated(b)) or not _TOLD.isdisjoint(reasons):
        return False
    return not (a.topics & b.topics or a.nations.keys() & b.nations.keys())


def _by_day_alone(a: Signature, b: Signature, reasons: Collection[str]) -> bool:
    """Whether the day and the kind of event are common and nothing else: two states vote on one day.

    Of one article only where a verb tells each: a noun may be what the verb told, a second verb tells a second event.
    """
    if "same-day" not in reasons or not _NAMED.isdisjoint(reasons):
        return False
    states, others = {*a.countries, *a.nations}, {*b.countries, *b.nations}
    if a.articles & b.articles:
        return bool(a.finite & b.finite) and not (
            a.words.keys() & b.words.keys() or a.topics & b.topics or states & others
        )
    if strangers(states, others):
        return a.type == _ELECTION
    told = a.words.keys() & b.words.keys() or a.topics & b.topics or states & others
    if told:
        return False
    # On one day many protest: the articles must tell alike.
    return "story" not in reasons if lexicon().types[a.type].again else alike(a.story, b.story) == 0


def _one_conference(a: Signature, b: Signature) -> bool:
    """Whether both are told as a press conference of one person: nobody in the news gives two a day."""
    return a.type == b.type == _PRESS and bool(a.persons.keys() & b.persons.keys())


def _obscure(a: Signature, b: Signature) -> bool:
    """Whether both name a person whom no list knows: few such persons are in the news of one day twice."""
    return any(not person.isascii() for person in a.persons.keys() & b.persons.keys())


def _strange(a: Signature, b: Signature) -> bool:
    """Whether two claims of different articles name nobody and no city in common («كان» says nothing of its own)."""
    named = (a.persons.keys() & b.persons.keys()) | (a.organisations.keys() & b.organisations.keys())
    return not (a.articles & b.articles or named or a.cities.keys() & b.cities.keys())


@lru_cache(maxsize=256)
def _rare_type(kind: str) -> float:
    """What two claims of one type have in common by it alone."""
    return RARE_TYPE * max(0.0, math.log10(COMMON_SHARE / lexicon().types[kind].share))


def _place(a: Signature, b: Signature, reasons: list[str]) -> float:
    same = set(towns(a)).intersection(towns(b))
    if same:
        reasons.append("place")
        rare = max(map(rarity_of, same))
        return CITY + RARE_CITY * rare + NAMED_BY_PLACE * (a.named == a.size or b.named == b.size)
    if a.countries.keys() & b.countries.keys():
        return COUNTRY
    return UNKNOWN_PLACE if _placed_alone(a, b) or _placed_alone(b, a) else 0.0


def _placed_alone(a: Signature, b: Signature) -> bool:
    """Whether an undated noun tells a city («لقاء … في سوتشي») that nobody names for the other, dated event."""
    undated = not (a.days and a.days[0].stated)
    return bool(a.cities) and not b.cities and undated and a.size == 1 and bool(b.days) and b.days[0].exact


def _participants(a: Signature, b: Signature, parties: str, reasons: list[str]) -> float:
    if parties == "single":
        return _actors(a, b, reasons)
    persons = overlap(a.persons, b.persons)
    organisations = overlap(a.organisations, b.organisations)
    nations = overlap(a.nations, b.nations)
    if persons or organisations:
        reasons.append("participants")
    score = PERSON * min(2.0, persons) + ORGANISATION * min(2.0, organisations) + NATION * min(2.0, nations)
    if parties == "sides":
        if strangers(core(a.organisations), core(b.organisations)):
            score += OTHER_PARTY
        if nations > _ONE_OF_TWO:
            # «اتفاق السعودية وإيران»: both sides are the same.
            reasons.append("participants")
            score += BOTH_SIDES
    if parties == "bilateral":
        core_a, core_b = core(a.persons), core(b.persons)
        if core_a - core_b and core_b - core_a:
            score += OTHER_PARTY
        elif not persons and min(len(a.nations), len(b.nations)) > 1 and strangers(a.nations, b.nations):
            score += OTHER_NATION
    return score


def _actors(a: Signature, b: Signature, reasons: list[str]) -> float:
    """For utterances, visits and resignations one person counts, and the others little."""
    score = 0.0
    same = core(a.actors) & core(b.actors)
    if same:
        reasons.append("actor")
        # A state speaks through many mouths.
        score += STATE if all(name.startswith("country:") for name in same) else ACTOR
    others = (a.persons.keys() & b.persons.keys()) | (a.organisations.keys() & b.organisations.keys())
    return score + NATION * min(2, len(others - a.actors.keys()))


def salience(size: int) -> float:
    """How much a group's size speaks for it when a vague mention must choose."""
    return SALIENCE * math.log(size)
