"""One event from many mentions: ``cluster(mentions)`` for a set, ``Clusters`` for one that grows and shrinks.

The result depends on the set of mentions only, never on their order. Mentions are filed in blocks, pairs
that share one are compared, and the connected neighbourhoods of the pairs that have enough in common are
grouped one by one. An article that comes or goes changes only the neighbourhoods that its mentions touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from timeline.events.candidates import Blocks
from timeline.events.counted import dated_by_events
from timeline.events.event import Event, Mention
from timeline.events.graph import Edge, Links, components, edges_of
from timeline.events.grouping import Groups
from timeline.events.signature import Signature, signature_of

__all__ = ["Change", "Clusters", "cluster"]


def cluster(mentions: Iterable[Mention]) -> list[Event]:
    """The events that ``mentions`` are about, by id; every mention stands in exactly one of them."""
    return Clusters(mentions).events()


@dataclass(frozen=True, slots=True)
class Change:
    """What adding or removing mentions did: ids of events that are gone, and the events that are new or different."""

    removed: tuple[str, ...]
    events: tuple[Event, ...]


class Clusters:
    """Mentions and the events that they make, kept up to date.

    After any sequence of ``add`` and ``remove`` the events are those of the mentions that are left. What
    ``add`` and ``remove`` return is the change before times that count from an event are resolved.
    """

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self._mentions: dict[str, Mention] = {}
        self._signatures: dict[str, Signature] = {}
        self._blocks = Blocks()
        self._links = Links()
        self._articles: dict[str, set[str]] = defaultdict(set)
        self._referring: dict[str, set[str]] = defaultdict(set)
        self._home: dict[str, str] = {}
        self._places: dict[str, tuple[tuple[str, ...], tuple[Event, ...]]] = {}
        self.add(mentions)

    def add(self, mentions: Iterable[Mention]) -> Change:
        """Add mentions; one that is there already stays as it is."""
        fresh = {mention.id: mention for mention in mentions if mention.id not in self._mentions}
        signatures = {key: signature_of(mention) for key, mention in fresh.items()}
        new = frozenset(fresh)
        if not self._mentions:
            self._file(fresh, signatures)
            self._links.add(edges_of(self._blocks.pairs(), self._signatures))
            return self._regroup(new)
        probe = Blocks()
        for key, mention in fresh.items():
            probe.add(mention, signatures[key])
        keys = probe.keys(new)
        before = {cell for key in keys for cell in self._blocks.cells(key)}
        self._file(fresh, signatures)
        after = {cell for key in keys for cell in self._blocks.cells(key)}
        linked = {m.antecedent for m in fresh.values() if m.antecedent is not None}
        linked |= {other for key in fresh for other in self._referring.get(key, ())}
        changed = new.union(*_rearranged(before, after, new))
        return self._regroup(changed | linked | self._link(changed))

    def _file(self, fresh: Mapping[str, Mention], signatures: Mapping[str, Signature]) -> None:
        for key, mention in fresh.items():
            self._mentions[key] = mention
            self._signatures[key] = signatures[key]
            self._articles[mention.article].add(key)
            self._blocks.add(mention, signatures[key])
            if mention.antecedent is not None:
                self._referring[mention.antecedent].add(key)

    def _link(self, keys: frozenset[str]) -> set[str]:
        """Compare some mentions anew with all that share a cell with them; returns who is linked with them."""
        for key in keys:
            self._links.discard(key)
        edges = edges_of(self._blocks.pairs(keys), self._signatures)
        self._links.add(edges)
        return {key for edge in edges for key in (edge.first, edge.second)}

    def remove(self, article: str) -> Change:
        """Remove the mentions of an article, and nothing else."""
        return self._discard(set(self._articles.get(article, ())))

    def _discard(self, gone: set[str]) -> Change:
        for key in gone:
            inside = self._articles[self._mentions[key].article]
            inside.discard(key)
            if not inside:
                del self._articles[self._mentions[key].article]
        keys = self._blocks.keys(gone)
        before = {cell for key in keys for cell in self._blocks.cells(key)}
        for key in gone:
            self._blocks.discard(key)
        after = {cell for key in keys for cell in self._blocks.cells(key)}
        for key in gone:
            self._links.discard(key)
        changed = frozenset[str]().union(*_rearranged(after, before, frozenset(gone)))
        return self._regroup(changed | gone | self._link(changed), gone)

    def events(self) -> list[Event]:
        """All events, by id; times that count from one of them («بعد يومين من اللقاء») are resolved."""
        first = self._events()
        waiting = dated_by_events(self._mentions.values(), first)
        if not waiting:
            return first
        undated = [self._mentions[mention.id] for mention in waiting]
        self._replace(waiting)
        events = self._events()
        # What is kept stays free of what was concluded from it, so that a changed event changes its conclusions.
        self._replace(undated)
        return events

    def _events(self) -> list[Event]:
        return sorted((event for _, events in self._places.values() for event in events), key=lambda event: event.id)

    def _replace(self, mentions: Sequence[Mention]) -> None:
        """Put other versions of mentions in the place of those with the same ids."""
        self._discard({mention.id for mention in mentions})
        self.add(mentions)

    def _regroup(self, seeds: AbstractSet[str], gone: Iterable[str] = ()) -> Change:
        """Group again the neighbourhoods that ``seeds`` stand in, without ``gone``."""
        members = {seed for seed in seeds if seed in self._mentions}
        old: dict[str, Event] = {}
        for home in {self._home[seed] for seed in seeds if seed in self._home}:
            inside, events = self._places.pop(home)
            members.update(inside)
            old |= {event.id: event for event in events}
        for key in gone:
            members.discard(key)
            self._home.pop(key, None)
            mention = self._mentions.pop(key)
            del self._signatures[key]
            if mention.antecedent is not None:
                referring = self._referring[mention.antecedent]
                referring.discard(key)
                if not referring:
                    del self._referring[mention.antecedent]
        new: dict[str, Event] = {}
        for inside_ids, made in self._neighbourhoods(members):
            self._places[inside_ids[0]] = (tuple(inside_ids), tuple(made))
            for key in inside_ids:
                self._home[key] = inside_ids[0]
            new |= {event.id: event for event in made}
        changed = tuple(new[key] for key in sorted(new) if old.get(key) != new[key])
        return Change(tuple(sorted(old.keys() - new.keys())), changed)

    def _neighbourhoods(self, members: set[str]) -> Iterator[tuple[list[str], list[Event]]]:
        """The connected neighbourhoods of ``members``, with the events in each."""
        edges = self._links.inside(members)
        references = [
            (key, antecedent)
            for key in members
            if (antecedent := self._mentions[key].antecedent) in members and antecedent
        ]
        links = [*((edge.first, edge.second) for edge in edges), *references]
        parts = components(sorted(members), links)
        inside = _by_part(edges, {key: number for number, part in enumerate(parts) for key in part})
        for number, part in enumerate(parts):
            groups = Groups([self._mentions[key] for key in part], self._signatures)
            yield part, list(groups.events(inside.get(number, [])))


def _rearranged(
    few: Collection[frozenset[str]], many: Collection[frozenset[str]], change: frozenset[str]
) -> Iterator[frozenset[str]]:
    """The cells in which other pairs than those of ``change`` come or go, because a block is split another way.

    ``few`` are the cells without the mentions of ``change``, ``many`` the cells with them.
    """
    rest = {cell - change for cell in many}
    known = set(few)
    yield from known - rest
    yield from (cell for cell in rest - known if cell)


def _by_part(edges: Iterable[Edge], part_of: Mapping[str, int]) -> dict[int, list[Edge]]:
    out: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        out[part_of[edge.first]].append(edge)
    return out
