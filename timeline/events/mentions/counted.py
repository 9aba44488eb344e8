"""Times that count from an event of the corpus: «بعد يومين من لقاء هامبورغ» waits until the meeting has a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.events.event import Basis, Event, Mention
from timeline.expressions import EventRelative
from timeline.resolution import resolve

__all__ = ["dated_by_events"]


def dated_by_events(mentions: Iterable[Mention], events: Sequence[Event]) -> list[Mention]:
    """Those of ``mentions`` whose time counts from an event that ``events`` put on one day, with their days.

    The annotation keeps the derivation, which names the event. Mentions that already have days, or
    whose event has none, are not among the result.
    """
    waiting = [mention for mention in mentions if mention.interval is None and _counts(mention)]
    if not waiting:
        return []
    home = {mention.id: event for event in events for mention in event.mentions}
    dated = (_dated(mention, home[target]) for mention in waiting if (target := _target(mention)) in home)
    return [mention for mention in dated if mention is not None]


def _counts(mention: Mention) -> bool:
    return mention.annotation is not None and isinstance(mention.annotation.expression.expr, EventRelative)


def _target(mention: Mention) -> str:
    """The mention of the event that is counted from: its cue stands in the expression."""
    assert mention.annotation is not None
    words = " ".join(mention.annotation.expression.text.split())
    return next((relation.mention for relation in mention.relations if words.startswith(relation.cue)), "")


def _dated(mention: Mention, event: Event) -> Mention | None:
    annotation, days = mention.annotation, event.interval
    assert annotation is not None
    if days is None or days.start is None or days.start != days.end:
        return None
    if any(own.id == mention.id for own in event.mentions):
        return None
    expression = annotation.expression
    resolution = resolve(expression.expr, annotation.anchor, context=expression.context, events=lambda _wording: days)
    if resolution.interval is None:
        return None
    return replace(
        mention,
        annotation=replace(annotation, resolution=resolution),
        interval=resolution.interval,
        basis=Basis.STATED,
    )
