"""One event from many mentions: ``cluster(mentions)`` for a set, ``Clusters`` for one that grows and shrinks.

The result depends on the set of mentions only, never on their order. Mentions are filed under keys, those
near each other are compared, and the parts that pairs with enough in common hold together are grouped one
by one. An article that comes or goes changes only the parts that its mentions touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from timeline.events.event import Event, Mention
from timeline.events.groups.candidates import Filed, Pair, ShelvesInMemory, filed_as
from timeline.events.groups.graph import Links, edge_between, ties_of
from timeline.events.groups.neighbourhood import neighbourhoods
from timeline.events.groups.parts import TIED, Parts
from timeline.events.groups.signature import Signature, signature_of

__all__ = ["Change", "Clusters", "Signatures", "cluster"]


def cluster(mentions: Iterable[Mention]) -> list[Event]:
    """The events that ``mentions`` are about, by id; every mention stands in exactly one of them."""
    return Clusters(mentions).events()


@dataclass(frozen=True, slots=True)
class Change:
    """What adding or removing mentions did: ids of events that are gone, and the events that are new or different."""

    removed: tuple[str, ...]
    events: tuple[Event, ...]


_MOST_KEPT = 50_000


class Signatures(dict[str, Signature]):
    """Signatures that are made when asked for; a signature is larger than its mention, so only some are kept."""

    def __init__(self, mentions: Mapping[str, Mention]) -> None:
        super().__init__()
        self._mentions = mentions
        self._filed: dict[str, Filed] = {}

    def __missing__(self, key: str) -> Signature:
        if len(self) >= _MOST_KEPT:
            self.clear()
        made = self[key] = signature_of(self._mentions[key])
        return made

    def filed(self, key: str) -> Filed:
        """Where a mention is filed."""
        found = self._filed.get(key)
        if found is None:
            if len(self._filed) >= _MOST_KEPT:
                self._filed.clear()
            found = self._filed[key] = filed_as(self._mentions[key], self[key])
        return found

    def forget(self, key: str) -> None:
        """A mention is gone, or has become another."""
        self.pop(key, None)
        self._filed.pop(key, None)


class Clusters:
    """Mentions and the events that they make, kept up to date.

    After any sequence of ``add`` and ``remove`` the events are those of the mentions that are left.
    """

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self._mentions: dict[str, Mention] = {}
        self._signatures = Signatures(self._mentions)
        self._shelves = ShelvesInMemory()
        self._links = Links()
        self._articles: dict[str, set[str]] = defaultdict(set)
        self._tied: dict[str, set[str]] = defaultdict(set)
        self._home: dict[str, str] = {}
        self._places: dict[str, tuple[tuple[str, ...], tuple[Event, ...]]] = {}
        self.add(mentions)

    def add(self, mentions: Iterable[Mention]) -> Change:
        """Add mentions; one that is there already stays as it is."""
        touched: set[str] = set()
        for mention in mentions:
            if mention.id not in self._mentions:
                self._mentions[mention.id] = mention
                self._articles[mention.article].add(mention.id)
                touched |= self._tie(mention) | self._link(mention.id)
        return self._regroup(touched)

    def remove(self, article: str) -> Change:
        """Remove the mentions of an article, and nothing else."""
        gone = self._articles.pop(article, set())
        touched = set(gone)
        for key in gone:
            touched |= self._unlink(key)
        for key in gone:
            for other in ties_of(self._mentions.pop(key)):
                self._tied[other].discard(key)
                if not self._tied[other]:
                    del self._tied[other]
        return self._regroup(touched)

    def events(self) -> list[Event]:
        """All events, by id."""
        return sorted((event for _, events in self._places.values() for event in events), key=lambda event: event.id)

    def _tie(self, mention: Mention) -> set[str]:
        """Remember what the words of a mention tie it to; gives the mentions tied to it that are there."""
        others = set(ties_of(mention))
        for other in others:
            self._tied[other].add(mention.id)
        return {key for key in others | self._tied.get(mention.id, set()) if key in self._mentions}

    def _link(self, key: str) -> set[str]:
        """File a mention and compare it with its neighbours; gives all whose edges have changed."""
        near, parted = self._shelves.add(key, self._signatures.filed(key))
        touched = {key}
        for other in near:
            touched |= self._compared(key, other)
        for pair in parted:
            if pair in self._links and not self._together(pair):
                self._links.cut(*pair)
                touched.update(pair)
        return touched

    def _unlink(self, key: str) -> set[str]:
        """Take a mention out of its place; gives all whose edges have changed."""
        met = self._shelves.discard(key, self._signatures.filed(key))
        self._signatures.forget(key)
        touched = set(self._links.around(key))
        self._links.discard(key)
        for pair in met:
            if pair not in self._links:
                touched |= self._compared(*pair)
        return touched

    def _compared(self, first: str, second: str) -> set[str]:
        edge = edge_between(first, second, self._signatures)
        if edge is None:
            return set()
        self._links.add(edge)
        return {first, second}

    def _together(self, pair: Pair) -> bool:
        first, second = pair
        filed = self._signatures.filed
        return self._shelves.together(first, filed(first), second, filed(second))

    def _regroup(self, seeds: AbstractSet[str]) -> Change:
        """Group again the parts that ``seeds`` stand in or stood in; those of them that are gone leave theirs."""
        old: dict[str, Event] = {}
        members: set[str] = set()
        parts = Parts(self._around)
        waiting = set(seeds)
        while waiting:
            for home in {self._home[key] for key in waiting if key in self._home}:
                inside, events = self._places.pop(home)
                waiting.update(inside)
                old |= {event.id: event for event in events}
            for key in waiting:
                self._home.pop(key, None)
            members |= waiting
            reached = parts.of_all(key for key in waiting if key in self._mentions)
            waiting = {key for part in reached for key in part if key in self._home}
        left = {key: self._mentions[key] for key in sorted(members) if key in self._mentions}
        new: dict[str, Event] = {}
        for part, made in neighbourhoods(parts.of_all(left), left, self._links.of(left)):
            self._places[part[0]] = (tuple(part), tuple(made))
            for key in part:
                self._home[key] = part[0]
            new |= {event.id: event for event in made}
        changed = tuple(new[key] for key in sorted(new) if old.get(key) != new[key])
        return Change(tuple(sorted(old.keys() - new.keys())), changed)

    def _around(self, keys: Sequence[str]) -> dict[str, Mapping[str, float]]:
        """The neighbours of some mentions in the graph of evidence and texts."""
        out: dict[str, Mapping[str, float]] = {}
        for key in keys:
            named = {*ties_of(self._mentions[key]), *self._tied.get(key, ())}
            tied = {other: TIED for other in named if other in self._mentions and other != key}
            out[key] = {**self._links.around(key), **tied} if tied else self._links.around(key)
        return out
