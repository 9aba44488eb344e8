"""Which pairs of mentions are worth comparing: neighbours among those that share rare evidence in a fortnight.

A mention is filed under a key for each piece of its evidence. Under a key mentions stand in the order of
their days, those of one story side by side, and each is compared with the ``NEAR`` nearest on both sides.
So a mention costs the same however many share its keys: clustering stays near n log n. Which pairs meet
depends on the set of mentions alone, and one that comes or goes changes only pairs around its own place.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest

from timeline.dates.value import value
from timeline.events.event import Mention
from timeline.events.groups.likeness import towns
from timeline.events.groups.signature import VIOLENCE, Signature
from timeline.events.words.lexicon import lexicon
from timeline.events.words.rarity import weight
from timeline.events.words.things import is_number

__all__ = ["NEAR", "Filed", "Pair", "Shelves", "ShelvesInMemory", "filed_as"]

NEAR = 12
"""How many mentions on either side of its place a mention is compared with, under each key."""

_FORTNIGHT = 14
_MAX_FORTNIGHTS = 4
_HALF_YEAR = 13
"""Fortnights in half a year."""
_RARE_WORD = 0.55
# Mentions in a thousand: dated claims of rarer types, and of those that do not come twice, are compared by their type.
_RARE_TYPE = 5.0
_MAX_WORDS = 5
_MAX_STORY = 4
# What is said comes in numbers, and clauses of no known type are one only by their words.
_NOT_BY_STORY = frozenset(("statement", "other"))
_ANY = "*"
_TALE_BITS = 24

Pair = tuple[str, str]
"""Two mentions (ids), the smaller first."""
Item = tuple[int, str]
"""A mention at its place."""


@value
class Filed:
    """Where a mention is filed: under which keys, and at which place in the order of each."""

    keys: tuple[int, ...]
    place: int


def filed_as(mention: Mention, signature: Signature) -> Filed:
    """The keys of a mention (family, piece of evidence, fortnight or day) and its place (day, then story)."""
    evidence = _evidence(signature)
    spans = [f"{signature.family}\t{span}" for span in _fortnights(signature)]
    # Untyped mentions («ما جرى أمس في موسكو») meet those of every type, but only on the very day.
    spans += [f"{_ANY}\t{days.earliest.toordinal()}" for days in signature.days if days.exact]
    pairs = [(span, piece) for span in spans for piece in evidence]
    pairs += [(f"{signature.family}\t{span}", piece) for span, piece in _known_long_after(signature)]
    keys = dict.fromkeys(_number(f"{span}\t{piece}") for span, piece in pairs)
    tale = min(signature.story, key=lambda word: (-weight(word), word), default="")
    return Filed(tuple(keys), _day(mention, signature) << _TALE_BITS | _number(tale) & (1 << _TALE_BITS) - 1)


class Shelves(ABC):
    """Mentions in order under their keys, wherever they are kept."""

    @abstractmethod
    def _around(self, key: int, item: Item) -> tuple[Sequence[str], Sequence[str]]:
        """The ``NEAR`` mentions before and after a place under a key, the nearest first; not ``item`` itself."""

    @abstractmethod
    def _insert(self, key: int, item: Item) -> None: ...

    @abstractmethod
    def _delete(self, key: int, item: Item) -> None: ...

    def add(self, mention: str, filed: Filed) -> tuple[set[str], set[Pair]]:
        """File a mention; gives the mentions that are near it, and the pairs that it pushes apart under some key."""
        item = (filed.place, mention)
        near: set[str] = set()
        parted: set[Pair] = set()
        for key in filed.keys:
            before, after = self._around(key, item)
            near.update(before, after)
            parted.update(_straddling(before, after))
            self._insert(key, item)
        return near, parted

    def discard(self, mention: str, filed: Filed) -> set[Pair]:
        """Take a mention out; gives the pairs that come near each other under some key."""
        item = (filed.place, mention)
        met: set[Pair] = set()
        for key in filed.keys:
            self._delete(key, item)
            met.update(_straddling(*self._around(key, item)))
        return met

    def together(self, first: str, one: Filed, second: str, other: Filed) -> bool:
        """Whether two mentions are near each other under any key."""
        shared = set(one.keys) & set(other.keys)
        return any(second in side for key in shared for side in self._around(key, (one.place, first)))


class ShelvesInMemory(Shelves):
    """Mentions under their keys in this process; most keys have one mention only, which is kept bare."""

    def __init__(self) -> None:
        self._items: dict[int, Item | list[Item]] = {}

    def _around(self, key: int, item: Item) -> tuple[Sequence[str], Sequence[str]]:
        return around(self._all(key), item)

    def _insert(self, key: int, item: Item) -> None:
        items = self._all(key)
        if not items:
            self._items[key] = item
            return
        put_in(items, item)
        self._items[key] = items

    def _delete(self, key: int, item: Item) -> None:
        items = self._all(key)
        take_out(items, item)
        if items:
            self._items[key] = items
        else:
            del self._items[key]

    def _all(self, key: int) -> list[Item]:
        found = self._items.get(key)
        if found is None:
            return []
        return [found] if isinstance(found, tuple) else found


def around(items: Sequence[Item], item: Item) -> tuple[Sequence[str], Sequence[str]]:
    """The neighbours of a place in an ordered list, the nearest first."""
    at = bisect_left(items, item)
    behind = at + (at < len(items) and items[at] == item)
    before = items[max(0, at - NEAR) : at]
    return [name for _, name in reversed(before)], [name for _, name in items[behind : behind + NEAR]]


def put_in(items: list[Item], item: Item) -> None:
    """Insert into an ordered list."""
    items.insert(bisect_left(items, item), item)


def take_out(items: list[Item], item: Item) -> None:
    """Remove from an ordered list."""
    at = bisect_left(items, item)
    if at < len(items) and items[at] == item:
        del items[at]


def _straddling(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """The pairs that are ``NEAR`` apart without what stands between them, and one more with it."""
    for place, name in enumerate(before):
        if 0 <= NEAR - 1 - place < len(after):
            other = after[NEAR - 1 - place]
            yield (name, other) if name < other else (other, name)


@lru_cache(maxsize=1 << 14)
def _number(text: str) -> int:
    """A text as a number of 64 bits with a sign, which both databases can hold; the same everywhere."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def _evidence(signature: Signature) -> list[str]:
    """The pieces of evidence by which a mention may be found: names, else nations and topics; and rare words.

    Whom an attack befell and what it was often stand in one sentence and share no word («قتل سبعة بقصف استهدف سوقا»).
    """
    names = [*signature.known, *towns(signature), *signature.persons, *signature.organisations, *signature.actors]
    rare = sorted((word for word in signature.words if weight(word) > _RARE_WORD), key=lambda w: (-weight(w), w))
    out = [*names, *rare[:_MAX_WORDS]]
    if all(name in signature.nations for name in names):
        # Of two states either may be named first.
        out += [*signature.nations, *signature.countries, *sorted(signature.topics)]
    out += [f"number\t{number}" for number in signature.ordinals]
    out += filter(is_number, signature.things)
    if signature.days and signature.days[0].exact and _known_by_day(signature):
        # «عملية التبادل يوم 12 أكتوبر», «انتخابات 21 أيلول»: nobody is named, and few such events are of one fortnight.
        out.append(f"type\t{signature.type}")
    if signature.days and signature.days[0].exact:
        # One outlet names the body that met, another only where: «في الكويت أمس».
        day = signature.days[0].earliest.toordinal()
        out += [f"{day}\t{place}" for place in sorted({*signature.countries, *signature.nations})]
    out += _told_alike(signature)
    if signature.family == VIOLENCE:
        out += [f"{document}\t{start}" for document, start in signature.sentences]
    return list(dict.fromkeys(out))


def _known_long_after(signature: Signature) -> Iterator[tuple[int, str]]:
    """Half-years and places under which a dated claim meets those that name its event long after, and no day.

    «انهيار جسر وادي الشجر» is told at every session of a trial; only events of rare kinds are known by their place, and
    a resolution by its number.
    """
    if signature.days and signature.days[0].exact:
        half = signature.days[0].earliest.toordinal() // _FORTNIGHT // _HALF_YEAR
        places = towns(signature) if _known_by_day(signature) else ()
        yield from ((-1 - half, name) for name in (*places, *filter(is_number, signature.things)))


def _told_alike(signature: Signature) -> Iterator[str]:
    """Day, type and a few rare words of the article, for a dated claim that names nobody: «جلسة الخامس من نيسان».

    The words are those with the smallest numbers, so that articles that tell alike choose alike.
    """
    if signature.days and signature.days[0].exact and signature.family not in _NOT_BY_STORY:
        day = signature.days[0].earliest.toordinal()
        rare = (word for word in signature.story if weight(word) > _RARE_WORD)
        yield from (f"{day}\t{signature.type}\t{word}" for word in nsmallest(_MAX_STORY, rare, key=_number))


def _known_by_day(signature: Signature) -> bool:
    """Whether events of a type, or of a word, are so few that a dated claim is compared by it alone."""
    row = lexicon().types[signature.type]
    return row.once or row.share <= _RARE_TYPE or signature.single


def _fortnights(signature: Signature) -> Iterable[int]:
    """The fortnights in which the event may lie, the half-years if these are many; a stated coarse date is a key.

    Keys that are no fortnights are negative.
    """
    out: set[int] = set()
    for days in signature.days:
        first, last = days.earliest.toordinal() // _FORTNIGHT, days.latest.toordinal() // _FORTNIGHT
        if last - first >= _MAX_FORTNIGHTS:
            if days.stated:
                out.add(-(days.earliest.year * 10_000 + days.latest.year))
            else:
                out.update(-1 - half for half in range(first // _HALF_YEAR, last // _HALF_YEAR + 1))
        else:
            out.update(range(first, last + 1))
    return sorted(out) or [0]


def _day(mention: Mention, signature: Signature) -> int:
    """The day by which a mention is ordered: the one that it states, else that of its article."""
    if signature.days and signature.days[0].exact:
        return signature.days[0].earliest.toordinal()
    return 0 if mention.reference is None else mention.reference.toordinal()
