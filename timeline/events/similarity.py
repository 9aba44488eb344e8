"""How much speaks for two groups of mentions being one event: a score, and the reasons for it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from timeline.events.lexicon import lexicon
from timeline.events.names import rarity_of
from timeline.events.rarity import weight
from timeline.events.signature import Signature, meeting_cost

__all__ = ["FORBIDDEN", "Evidence", "compare", "salience"]

FORBIDDEN = -10.0

# Weights of the evidence, in units in which 0 is "as likely as not". Set by hand on the annotated part of the
# two documents, then checked on articles that nobody annotated (docs/events.md says how).
PRIOR = -1.5
SAME_DAY = 0.8
REMOTE_DAY = 1.0
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
WORD = 0.55
TOPIC = 0.3
STORY = 1.2
SAME_ARTICLE = 0.7
NAMED_BY_PLACE = 0.6
SALIENCE = 0.12
OTHER_PARTY = -2.2
OTHER_NATION = -0.8
_MOST_WORDS = 2.5
_REMOTE = 4
_NEIGHBOURING = timedelta(days=3)
_MOVED = timedelta(days=400)
_NEXT_DAY = timedelta(days=1)
# Stories at least this alike tell the same.
_SAME_STORY = 0.5
_UNTYPED = "other"
_UTTERANCE = "statement"
_VISIT = "visit"
# A name counts against a merge only if a group's mentions carry it this often, measured by its commonest name.
_CORE = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """A score (above 0 speaks for one event) and the codes of what was found, strongest kind first."""

    score: float
    reasons: tuple[str, ...] = ()


def compare(a: Signature, b: Signature) -> Evidence:
    """The evidence that two groups of mentions are about one event."""
    if a.family != b.family and not (_untyped(a, b) and _exact(a) and _exact(b)):
        return Evidence(FORBIDDEN, ("family",))
    if a.known and b.known and not a.known & b.known:
        return Evidence(FORBIDDEN, ("registry",))
    if a.known & b.known:
        return Evidence(5.0, ("registry",))
    cost = meeting_cost(a.days, b.days)
    if a.days and b.days and cost is None and not _disputed(a, b):
        return Evidence(FORBIDDEN, ("days",))
    if _contradicts_itself(a, b):
        return Evidence(FORBIDDEN, ("days",))
    if a.cities and b.cities and not a.cities.keys() & b.cities.keys():
        return Evidence(FORBIDDEN, ("places",))
    if a.family == _VISIT and _strangers(a.countries, b.countries) and not a.cities.keys() & b.cities.keys():
        return Evidence(FORBIDDEN, ("places",))
    kind, other_kind = a.type, b.type
    parties = lexicon().types[kind].parties
    if parties == "single" and (_other_actor(a, b) or (not (a.actors or b.actors) and not a.articles & b.articles)):
        return Evidence(FORBIDDEN, ("actor",))
    if parties == "bilateral" and _other_pair(a.persons, b.persons):
        return Evidence(FORBIDDEN, ("participants",))
    score, reasons = PRIOR, []
    if a.days and b.days and cost is None:
        score += DISPUTED_DAY
        reasons.append("disputed-day")
    elif cost is not None:
        score -= cost
        both = _exact(a) and _exact(b)
        if both:
            score += SAME_DAY
            reasons.append("same-day")
            if min(a.distance, b.distance) >= _REMOTE:
                # The news of a day shares it with many; a day long past or far ahead is named for one event.
                score += REMOTE_DAY
        elif _stated(a) and _stated(b):
            score += SAME_STATED
    if a.family != b.family:
        score += OTHER_TYPE
    score += SAME_TYPE * (kind == other_kind) + SAME_PREDICATE * bool(a.predicates & b.predicates)
    if kind == other_kind:
        score += _rare_type(kind)
    score += _place(a, b, reasons)
    score += _participants(a, b, parties, reasons)
    told = min(_MOST_WORDS, sum(share * weight(word) for word, share in _shared(a.words, b.words, a.size, b.size)))
    score += WORD * told
    if told > 0.8:
        reasons.append("wording")
    elif _UNTYPED in (a.family, b.family) and (not a.predicates & b.predicates or _strange(a, b)):
        # A day and a country in common: nothing says that it is one event.
        return Evidence(FORBIDDEN, ("wording",))
    if a.topics & (b.topics | b.nations.keys() | b.countries.keys()) or b.topics & (
        a.nations.keys() | a.countries.keys()
    ):
        score += TOPIC
    if a.articles & b.articles:
        score += SAME_ARTICLE
    else:
        alike = _alike(a.story, b.story)
        score += STORY * (alike - 0.25)
        if alike > 0.4:
            reasons.append("story")
    return Evidence(score, tuple(reasons))


def _strange(a: Signature, b: Signature) -> bool:
    """Whether two claims of different articles name nobody and no city in common («كان» says nothing of its own)."""
    shared = (a.persons.keys() & b.persons.keys()) | (a.organisations.keys() & b.organisations.keys())
    return not (a.articles & b.articles or shared or a.cities.keys() & b.cities.keys())


@lru_cache(maxsize=256)
def _rare_type(kind: str) -> float:
    """What two claims of one type have in common by it alone."""
    return RARE_TYPE * max(0.0, math.log10(COMMON_SHARE / lexicon().types[kind].share))


def _disputed(a: Signature, b: Signature) -> bool:
    """Whether two articles name neighbouring days for what place and people, or type and story, say is one event."""
    if a.articles & b.articles or not (_exact(a) and _exact(b)) or not a.cities.keys() & b.cities.keys():
        return False
    if not (a.planned == a.size or b.planned == b.size):
        return _one_misdated(a, b)
    named = a.persons.keys() & b.persons.keys() or a.organisations.keys() & b.organisations.keys()
    if not named and not _put_off(a, b):
        return False
    first, second = a.days[0], b.days[0]
    apart = max(first.earliest, second.earliest) - min(first.latest, second.latest)
    return apart <= (_MOVED if a.moved or b.moved else _NEIGHBOURING)


def _put_off(a: Signature, b: Signature) -> bool:
    """Whether some text says that it was moved, and type and place or story say that it is the same thing."""
    if not (a.moved or b.moved) or a.type != b.type:
        return False
    return len(a.cities.keys() & b.cities.keys()) > 1 or _alike(a.story, b.story) >= _SAME_STORY


def _one_misdated(a: Signature, b: Signature) -> bool:
    """Whether two reports of an event that does not come twice are a day apart and tell the same story."""
    if a.type != b.type or not lexicon().types[a.type].once or _alike(a.story, b.story) < _SAME_STORY:
        return False
    return abs(a.days[0].earliest - b.days[0].earliest) <= _NEXT_DAY


def _untyped(a: Signature, b: Signature) -> bool:
    """Whether one of two groups names its event with a word that the ontology lacks."""
    return (a.family == _UNTYPED) != (b.family == _UNTYPED)


def _contradicts_itself(a: Signature, b: Signature) -> bool:
    """Whether one article gives two different days to what would be one event."""
    for article in a.claimed.keys() & b.claimed.keys():
        (first, last), (other_first, other_last) = a.claimed[article], b.claimed[article]
        if first > other_last or other_first > last:
            return True
    return False


def _other_pair(a: Mapping[str, int], b: Mapping[str, int]) -> bool:
    """Whether two meetings are of different pairs: two or more persons each, and some of each not in the other."""
    core_a, core_b = _core(a), _core(b)
    return min(len(core_a), len(core_b)) > 1 and bool(core_a - core_b) and bool(core_b - core_a)


def _place(a: Signature, b: Signature, reasons: list[str]) -> float:
    shared = a.cities.keys() & b.cities.keys()
    if shared:
        reasons.append("place")
        rare = max(map(rarity_of, shared))
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
    persons = _overlap(a.persons, b.persons)
    organisations = _overlap(a.organisations, b.organisations)
    nations = _overlap(a.nations, b.nations)
    if persons or organisations:
        reasons.append("participants")
    score = PERSON * min(2.0, persons) + ORGANISATION * min(2.0, organisations) + NATION * min(2.0, nations)
    if parties == "sides" and _strangers(_core(a.organisations), _core(b.organisations)):
        score += OTHER_PARTY
    if parties == "bilateral":
        core_a, core_b = _core(a.persons), _core(b.persons)
        if core_a - core_b and core_b - core_a:
            score += OTHER_PARTY
        elif not persons and min(len(a.nations), len(b.nations)) > 1 and _strangers(a.nations, b.nations):
            score += OTHER_NATION
    return score


def _overlap(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """How many names two groups share, each counted by how common it is in the group where it is rarer."""
    if not a or not b:
        return 0.0
    most_a, most_b = max(a.values()), max(b.values())
    return sum(min(a[name] / most_a, b[name] / most_b) for name in a.keys() & b.keys())


def _shared(a: Mapping[str, int], b: Mapping[str, int], size_a: int, size_b: int) -> Iterable[tuple[str, float]]:
    """The words that two groups share, each with the share of mentions that use it in the group where it is rarer."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return [(word, min(1.0, a[word] / size_a, b[word] / size_b)) for word in small if word in large]


def _actors(a: Signature, b: Signature, reasons: list[str]) -> float:
    """For utterances, visits and resignations one person counts, and the others little."""
    score = 0.0
    shared = _core(a.actors) & _core(b.actors)
    if shared:
        reasons.append("actor")
        # A state speaks through many mouths.
        score += STATE if all(name.startswith("country:") for name in shared) else ACTOR
    if a.family == _UTTERANCE and not a.articles & b.articles:
        # Who is in the news speaks often: that it was the same speech must show in what was said.
        score += UTTERANCE
    others = (a.persons.keys() & b.persons.keys()) | (a.organisations.keys() & b.organisations.keys())
    return score + NATION * min(2, len(others - a.actors.keys()))


def _other_actor(a: Signature, b: Signature) -> bool:
    """Whether two events of one person each are of different persons."""
    return _strangers(_core(a.actors), _core(b.actors))


def salience(size: int) -> float:
    """How much a group's size speaks for it when a vague mention must choose."""
    return SALIENCE * math.log(size)


def _core(names: Mapping[str, int]) -> set[str]:
    """The names that make a group: those carried nearly as often as the commonest."""
    if len(names) < 2:
        return set(names)
    most = max(names.values())
    return {name for name, count in names.items() if count >= _CORE * most}


def _strangers(a: Iterable[str], b: Iterable[str]) -> bool:
    left, right = set(a), set(b)
    return bool(left and right and not left & right)


def _exact(signature: Signature) -> bool:
    return bool(signature.days) and signature.days[0].exact


def _stated(signature: Signature) -> bool:
    return bool(signature.days) and signature.days[0].stated


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """How alike two stories are: the shared part of the weight of the smaller one's words."""
    if not a or not b:
        return 0.25
    shared = a & b
    if not shared:
        return 0.0
    total = _told(a if len(a) <= len(b) else b)
    return math.fsum(map(weight, shared)) / total if total else 0.25


@lru_cache(maxsize=8192)
def _told(story: frozenset[str]) -> float:
    """How much the words of a story tell: a sum that is the same in whatever order a set gives them."""
    return math.fsum(map(weight, story))
