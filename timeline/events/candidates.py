"""Which pairs of mentions are worth comparing: those that share rare evidence in the same fortnight.

Blocking keeps clustering near n log n: a mention meets only those that share a key with it. A block that
too many share is split by day, then by a second piece of evidence, then by a word of the story; what is
still too full after that says too little to be compared. How a block splits depends on its members
alone, so a change in one block never reaches another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from timeline.events.event import Mention
from timeline.events.rarity import weight
from timeline.events.signature import Signature

__all__ = ["Blocks", "Key"]

_FORTNIGHT = 14
_MAX_FORTNIGHTS = 4
_HALF_YEAR = 13
"""Fortnights in half a year."""
_FULL = 128
_RARE_WORD = 0.55
_MAX_WORDS = 5
_STORY_WORDS = 6
_ANY = "*"

Key = tuple[str, str, int]
"""Family, piece of evidence, fortnight (negative for coarse dates); or any family, evidence, day."""


@dataclass(frozen=True, slots=True)
class _Card:
    """What a block needs to know of a member in order to split."""

    days: tuple[int, ...]
    evidence: tuple[str, ...]
    story: tuple[str, ...]


class Blocks:
    """Mentions (by id) filed under their keys."""

    def __init__(self) -> None:
        self._members: dict[Key, set[str]] = {}
        self._keys: dict[str, tuple[Key, ...]] = {}
        self._cards: dict[str, _Card] = {}

    def __contains__(self, mention: str) -> bool:
        return mention in self._keys

    def add(self, mention: Mention, signature: Signature) -> None:
        """File a mention."""
        evidence = tuple(_evidence(signature))
        spans = [(signature.family, span) for span in _fortnights(signature)]
        # Untyped mentions («ما جرى أمس في موسكو») meet those of every type, but only on the very day.
        spans += [(_ANY, days.earliest.toordinal()) for days in signature.days if days.exact]
        keys = tuple(dict.fromkeys((family, piece, span) for family, span in spans for piece in evidence))
        story = sorted(signature.story, key=lambda word: (-weight(word), word))[:_STORY_WORDS]
        self._keys[mention.id] = keys
        self._cards[mention.id] = _Card(_days(mention, signature), evidence, tuple(story))
        for key in keys:
            self._members.setdefault(key, set()).add(mention.id)

    def discard(self, mention: str) -> None:
        """Take a mention out."""
        for key in self._keys.pop(mention, ()):
            members = self._members[key]
            members.discard(mention)
            if not members:
                del self._members[key]
        self._cards.pop(mention, None)

    def keys(self, mentions: Iterable[str]) -> set[Key]:
        """The keys of some mentions."""
        return {key for mention in mentions for key in self._keys.get(mention, ())}

    def cells(self, key: Key) -> Iterator[frozenset[str]]:
        """The groups of members within which all pairs are compared: the block itself, or its parts."""
        members = self._members.get(key, set())
        if len(members) <= _FULL:
            yield frozenset(members)
            return
        for day in self._split(members, lambda card: card.days):
            if len(day) <= _FULL:
                yield frozenset(day)
                continue
            for part in self._split(day, lambda card: (piece for piece in card.evidence if piece != key[1])):
                if len(part) <= _FULL:
                    yield frozenset(part)
                    continue
                for tale in self._split(part, lambda card: card.story):
                    if len(tale) <= _FULL:
                        yield frozenset(tale)

    def pairs(self, chosen: AbstractSet[str] | None = None) -> Iterator[tuple[str, str]]:
        """The pairs (smaller id first), each once, that share a cell; those of ``chosen`` mentions only, if given."""
        cells: dict[str, list[frozenset[str]]] = defaultdict(list)
        for key in self._members if chosen is None else self.keys(chosen):
            for cell in self.cells(key):
                if len(cell) > 1:
                    for mention in cell if chosen is None else cell & chosen:
                        cells[mention].append(cell)
        for first, own in cells.items():
            for second in frozenset[str]().union(*own):
                if first < second:
                    yield first, second
                elif chosen is not None and second not in chosen:
                    yield second, first

    def _split(self, members: Iterable[str], by: Callable[[_Card], Iterable[object]]) -> Iterator[set[str]]:
        parts: dict[object, set[str]] = defaultdict(set)
        for member in members:
            for value in by(self._cards[member]):
                parts[value].add(member)
        return iter(parts.values())


def _evidence(signature: Signature) -> list[str]:
    """The pieces of evidence by which a mention may be found: names, else nations and topics; and rare words."""
    names = [*signature.known, *signature.cities, *signature.persons, *signature.organisations, *signature.actors]
    rare = sorted((word for word in signature.words if weight(word) > _RARE_WORD), key=lambda w: (-weight(w), w))
    out = [*names, *rare[:_MAX_WORDS]]
    if not names:
        out += [*signature.nations, *signature.countries, *sorted(signature.topics)]
    return list(dict.fromkeys(out))


def _fortnights(signature: Signature) -> list[int]:
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


def _days(mention: Mention, signature: Signature) -> tuple[int, ...]:
    """The days under which a mention is filed in a full block: its own, or its article's and the two before."""
    if signature.days and signature.days[0].exact:
        return tuple(sorted({days.earliest.toordinal() for days in signature.days if days.exact}))
    if mention.reference is None:
        return (0,)
    day = mention.reference.toordinal()
    return (day, day - 1, day - 2)
