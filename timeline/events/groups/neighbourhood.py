"""From the parts of the graph of mentions to events, each part by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.events.event import Event, Mention
from timeline.events.groups.graph import Edge, components, edge_between, inside
from timeline.events.groups.grouping import Groups
from timeline.events.groups.signature import Signature, signature_of
from timeline.events.mentions.counted import dated_by_events

__all__ = ["neighbourhoods"]


def neighbourhoods(
    parts: Iterable[Sequence[str]], mentions: Mapping[str, Mention], edges: Iterable[Edge], *, named: bool = True
) -> Iterator[tuple[Sequence[str], list[Event]]]:
    """The events of each part of the graph (``timeline.events.groups.parts``), from the edges within it.

    A part holds with a mention all that its own text ties it to, so that a time that counts from an event
    («بعد يومين من اللقاء») is resolved within the part. With ``named`` false the events have no labels yet.
    """
    parts = list(parts)
    part_of = {key: number for number, part in enumerate(parts) for key in part}
    sorted_out: dict[int, list[Edge]] = defaultdict(list)
    for edge in inside(edges, part_of):
        if part_of[edge.first] == part_of[edge.second]:
            sorted_out[part_of[edge.first]].append(edge)
    for number, part in enumerate(parts):
        yield part, _events([mentions[key] for key in part], sorted_out.get(number, []), named=named)


def _events(mentions: Sequence[Mention], edges: Sequence[Edge], *, named: bool) -> list[Event]:
    signatures = {mention.id: signature_of(mention) for mention in mentions}
    first = list(_grouped(mentions, edges, signatures, named=named))
    counted = {mention.id: mention for mention in dated_by_events(mentions, first)}
    if not counted:
        return first
    # With a day of its own such a mention is compared anew with all that hang together with it.
    signatures |= {key: signature_of(mention) for key, mention in counted.items()}
    again = [edge for edge in edges if edge.first not in counted and edge.second not in counted]
    pairs = {(min(key, other), max(key, other)) for key in counted for other in signatures if other != key}
    again += [edge for pair in pairs if (edge := edge_between(*pair, signatures)) is not None]
    return list(_grouped([counted.get(m.id, m) for m in mentions], inside(again, signatures), signatures, named=named))


def _grouped(
    mentions: Sequence[Mention], edges: Sequence[Edge], signatures: Mapping[str, Signature], *, named: bool
) -> Iterator[Event]:
    """The events of one part; what only relations tie together need not be looked at together."""
    references = [(m.id, m.antecedent) for m in mentions if m.antecedent in signatures and m.antecedent is not None]
    by_id = {mention.id: mention for mention in mentions}
    parts = components(by_id, [*((edge.first, edge.second) for edge in edges), *references])
    part_of = {key: number for number, part in enumerate(parts) for key in part}
    sorted_out: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        sorted_out[part_of[edge.first]].append(edge)
    for number, part in enumerate(parts):
        yield from Groups([by_id[key] for key in part], signatures).events(sorted_out.get(number, []), named=named)
