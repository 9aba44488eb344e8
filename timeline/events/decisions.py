"""What editors decide about events: merge, split, pin a date, rename, mark a claim as wrong, and take back.

A decision speaks of claims (mention ids), never of event ids, so it survives every rebuild. Decisions
are applied to the events that clustering gives, in the order in which they were made; revoking one
gives the view as if it had never been made. The claims themselves are never touched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from timeline.dates.interval import Interval
from timeline.events.event import Basis, Event, Mention
from timeline.events.groups.synthesis import Merge, event_of

__all__ = ["Action", "Decision", "apply", "decide"]


class Action(StrEnum):
    """What a decision does."""

    MERGE = "merge"
    """The events of ``mentions`` (one of each is enough) are one."""
    SPLIT = "split"
    """``mentions`` are an event of their own, apart from the rest of theirs."""
    PIN = "pin"
    """The event of ``mentions`` was at ``interval``."""
    RENAME = "rename"
    """The event of ``mentions`` is called ``label``."""
    WRONG = "wrong"
    """``mentions`` are wrong: they stay visible and count for nothing."""
    REVOKE = "revoke"
    """The decision ``target`` is taken back."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what, about which claims, by whom, when and why.

    ``id`` is a hash of all the rest; make decisions with ``decide``. ``at`` is the moment of the
    decision as the caller gives it: the library asks no clock.
    """

    id: str
    action: Action
    mentions: tuple[str, ...]
    author: str
    at: datetime
    reason: str
    interval: Interval | None = None
    label: str | None = None
    target: str | None = None


def decide(
    action: Action,
    mentions: Iterable[str],
    *,
    author: str,
    at: datetime,
    reason: str,
    interval: Interval | None = None,
    label: str | None = None,
    target: str | None = None,
) -> Decision:
    """A decision with its id.

    Raises:
        ValueError: what the action needs is missing.
    """
    own = tuple(sorted(set(mentions)))
    _check(action, own, interval, label, target)
    parts = (action, *own, author, at.isoformat(), reason, repr(interval), label, target)
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return Decision(f"d-{digest[:16]}", action, own, author, at, reason, interval, label, target)


def _check(
    action: Action, mentions: tuple[str, ...], interval: Interval | None, label: str | None, target: str | None
) -> None:
    needs = {
        Action.MERGE: len(mentions) > 1 or "two or more mentions",
        Action.SPLIT: bool(mentions) or "mentions",
        Action.PIN: (bool(mentions) and interval is not None) or "mentions and an interval",
        Action.RENAME: (bool(mentions) and bool(label and label.strip())) or "mentions and a label",
        Action.WRONG: bool(mentions) or "mentions",
        Action.REVOKE: bool(target) or "the id of a decision",
    }
    if needs[action] is not True:
        raise ValueError(f"{action.value} needs {needs[action]}")


@dataclass(slots=True)
class _Group:
    """An event in the making."""

    mentions: list[Mention]
    merges: list[Merge]
    wrong: set[str] = field(default_factory=set)
    interval: Interval | None = None
    label: str | None = None
    decisions: list[str] = field(default_factory=list)
    base: Event | None = None
    """The event as clustering gave it, while nothing has changed it."""


def apply(
    events: Sequence[Event], decisions: Iterable[Decision], claims: Iterable[Mention] | None = None
) -> list[Event]:
    """The events as the editors decided; those that no decision touches are returned as they are.

    ``claims`` are the mentions as extracted: an event shows its mentions with the days they inherit, and a
    mention that moves to another event must not carry the old ones along. Without ``claims`` inherited
    days are taken off again where a decision rebuilds an event. Mentions that no longer exist are passed over.
    """
    standing = _standing(decisions)
    if not standing:
        return list(events)
    raw = {mention.id: mention for mention in claims} if claims is not None else {}
    groups = [_Group(list(event.mentions), [], base=event) for event in events]
    home = {mention.id: group for group in groups for mention in group.mentions}
    for decision in standing:
        touched = _unique(home[m] for m in decision.mentions if m in home)
        if touched:
            groups = _carry_out(decision, touched, groups, home)
    return sorted((_event(group, raw) for group in groups), key=lambda event: event.id)


def _standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions in force, in order; a revocation can itself be revoked."""
    ordered = sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.at, d.id))
    revoked: set[str] = set()
    for decision in reversed(ordered):
        if decision.action is Action.REVOKE and decision.id not in revoked and decision.target is not None:
            revoked.add(decision.target)
    return [d for d in ordered if d.id not in revoked and d.action is not Action.REVOKE]


def _carry_out(
    decision: Decision, touched: Sequence[_Group], groups: list[_Group], home: dict[str, _Group]
) -> list[_Group]:
    if decision.action is Action.MERGE:
        first, *rest = touched
        for other in rest:
            first.mentions += other.mentions
            first.merges += [
                *other.merges,
                Merge(first.mentions[0].id, other.mentions[0].id, ("decision", decision.id)),
            ]
            first.wrong |= other.wrong
            first.interval = first.interval or other.interval
            first.label = first.label or other.label
            first.decisions += other.decisions
            for mention in other.mentions:
                home[mention.id] = first
        first.base = None if rest else first.base
        groups = [group for group in groups if not any(group is other for other in rest)]
        first.decisions.append(decision.id)
    elif decision.action is Action.SPLIT:
        wanted = set(decision.mentions)
        apart = _Group([], [], decisions=[decision.id])
        for group in touched:
            moved = [m for m in group.mentions if m.id in wanted]
            if len(moved) < len(group.mentions):
                group.mentions = [m for m in group.mentions if m.id not in wanted]
                group.decisions.append(decision.id)
                group.base = None
                apart.mentions += moved
        if apart.mentions:
            groups.append(apart)
            for mention in apart.mentions:
                home[mention.id] = apart
    else:
        for group in touched:
            if decision.action is Action.PIN:
                group.interval = decision.interval
            elif decision.action is Action.RENAME:
                group.label = decision.label
            else:
                group.wrong |= set(decision.mentions) & {m.id for m in group.mentions}
            group.decisions.append(decision.id)
            group.base = None
    return groups


def _event(group: _Group, raw: dict[str, Mention]) -> Event:
    if group.base is not None and not group.decisions:
        return group.base
    mentions = [raw.get(mention.id, _as_claimed(mention)) for mention in group.mentions]
    event = event_of(
        mentions,
        group.merges,
        disregarded=group.wrong,
        interval=group.interval,
        label=group.label,
        decisions=tuple(dict.fromkeys(group.decisions)),
    )
    return event if group.base is None else replace(event, reasons=group.base.reasons)


def _as_claimed(mention: Mention) -> Mention:
    """A mention without the days that it inherited from the event it was shown in."""
    if mention.basis is Basis.INHERITED and mention.known is None and mention.annotation is None:
        return replace(mention, interval=None, basis=Basis.NONE)
    return mention


def _unique(groups: Iterable[_Group]) -> list[_Group]:
    out: list[_Group] = []
    for group in groups:
        if not any(group is one for one in out):
            out.append(group)
    return out
