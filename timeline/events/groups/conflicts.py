"""Where the mentions of an event cannot all be right: days, calendars, counts, places, plans that moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.dates.interval import Interval
from timeline.events.event import Basis, Event, EventConflict, Mention, Modality, OrderRelation
from timeline.events.groups.dating import supports
from timeline.events.mentions.windows import days_of
from timeline.events.names.names import CITY
from timeline.events.sentences.counts import COUNT_KINDS, count_names, tolls_of
from timeline.events.words.lexicon import lexicon, read_toml

__all__ = ["conflicts_of", "order_conflicts"]

_PLANS = (Modality.ANNOUNCED, Modality.PLANNED, Modality.DEMANDED, Modality.UNCERTAIN, Modality.CANCELLED)
_COUNTED = frozenset(("violence", "accident", "disaster", "downing", "death"))
# Rounding («نحو 40») and words for the same toll at different hours are no conflict below this ratio.
_TOLERATED = 0.1
_SPEECH = "statement"
_LONGEST = 160
"""Characters of a quotation."""
_ORDERS = {"before": ("before", "قبل"), "after": ("after", "بعد")}


def conflicts_of(mentions: Sequence[Mention], interval: Interval | None, kind: str) -> tuple[EventConflict, ...]:
    """The conflicts among the mentions of one event of type ``kind`` that is dated to ``interval``."""
    own = sorted(mentions, key=lambda m: m.id)
    found = [*_within(own), *_days(own, interval), *_places(own)]
    if lexicon().family(kind) in _COUNTED:
        found += _counts(own)
    return tuple(sorted(found, key=lambda conflict: (conflict.kind, conflict.mentions)))


def order_conflicts(events: Sequence[Event]) -> dict[str, EventConflict]:
    """Event id → conflict, where a text says «بعد» and the days say before (or the reverse)."""
    home = {mention.id: event for event in events for mention in event.mentions}
    out: dict[str, EventConflict] = {}
    for event in events:
        for mention in event.mentions:
            for relation in mention.relations:
                other = home.get(relation.mention)
                if other is None or other.id == event.id or event.id in out:
                    continue
                second = next(m for m in other.mentions if m.id == relation.mention)
                if not (_ordered(event, mention) and _ordered(other, second)):
                    continue
                if _contradicts(event.interval, other.interval, relation.kind):
                    out[event.id] = _order(event, mention, relation, other, second)
    return out


def _ordered(event: Event, mention: Mention) -> bool:
    """Whether a claim orders an event by what is known of it: it has a day, it is past, and it is surely the one claimed.

    What somebody said is ordered by its words and not by its day; a claim without a day of what comes again and again
    («بعد المباراة») may be of another than the one that it joined.
    """
    interval, kind = event.interval, lexicon().types[mention.type]
    if interval is None or interval.start is None or interval.start != interval.end:
        return False
    if event.modality is not Modality.HAPPENED or mention.modality is not Modality.HAPPENED:
        return False
    stated = mention.interval is not None and mention.basis is Basis.STATED
    return lexicon().family(mention.type) != _SPEECH and (stated or not kind.again)


def _order(event: Event, mention: Mention, relation: OrderRelation, other: Event, second: Mention) -> EventConflict:
    """What one text says of two events, and who says it: the events are named in its own words."""
    first = min(mention.start, second.start) - mention.sentence_start
    last = max(mention.end, second.end) - mention.sentence_start
    english, arabic = _ORDERS[relation.kind]
    found = _conflict(
        "order",
        (mention.id, second.id),
        (_iso(event.interval), _iso(other.interval)),
        cue=relation.cue,
        who=_who(mention),
        one=_cut(mention.text),
        second=_cut(second.text),
        quote=_cut(mention.sentence[first:last] if mention.sentence == second.sentence else mention.sentence),
        order=english,
        order_ar=arabic,
    )
    return replace(found, other=other.id)


def _who(mention: Mention) -> str:
    """The outlet, and whoever it lets speak: «وكالة أ (سيرغي لافروف)»; the article where no outlet is known."""
    outlet = mention.source or mention.article
    return outlet if mention.speaker is None else f"{outlet} ({mention.speaker.label})"


def _cut(text: str) -> str:
    """A quotation of one line, which says by «…» that it goes on."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _contradicts(own: Interval | None, other: Interval | None, kind: str) -> bool:
    if own is None or other is None:
        return False
    if kind == "after":
        return own.end is not None and other.start is not None and own.end < other.start
    if kind == "before":
        return own.start is not None and other.end is not None and own.start > other.end
    return False


def _within(own: Sequence[Mention]) -> Iterator[EventConflict]:
    """Two pieces of evidence in one expression: weekday against date, two calendars."""
    for mention in own:
        if mention.annotation is None or mention.basis is not Basis.STATED:
            continue
        for conflict in mention.annotation.resolution.conflicts:
            known = conflict.kind in ("weekday", "calendar")
            values = (_iso(conflict.kept), _iso(conflict.rejected))
            text = conflict.kind if known else "reading"
            yield _conflict(text, (mention.id,), values, quote=mention.annotation.expression.text)


def _days(own: Sequence[Mention], interval: Interval | None) -> Iterator[EventConflict]:
    """Mentions whose own day is not the event's: plans that moved, or sources that differ."""
    if interval is None:
        return
    stated = [m for m in own if m.interval is not None and m.basis is Basis.STATED and _exact(m)]
    rivals = [m for m in stated if m.interval is not None and not _meets(m.interval, interval)]
    if not rivals:
        return
    agreed = [m for m in stated if m.interval is not None and _meets(m.interval, interval)]
    sure = [m for m in rivals if not supports(m, interval)]
    for kind, members in (
        ("moved", [m for m in sure if m.modality in _PLANS]),
        ("date", [m for m in sure if m.modality not in _PLANS]),
    ):
        if members:
            values = (_iso(interval), *sorted({_iso(m.interval) for m in members}))
            yield _conflict(kind, tuple(m.id for m in (*agreed[:3], *members)), values)


def _exact(mention: Mention) -> bool:
    return any(days.exact for days in days_of(mention)[:1])


def _meets(a: Interval, b: Interval) -> bool:
    if a.start is not None and b.end is not None and a.start > b.end:
        return False
    return not (b.start is not None and a.end is not None and b.start > a.end)


def _places(own: Sequence[Mention]) -> Iterator[EventConflict]:
    """Mentions that put one event into different cities."""
    by_city: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, str] = {}
    single = [m for m in own if len({p.id for p in m.places if p.kind == CITY}) == 1]
    for mention in single:
        for place in mention.places:
            if place.kind == CITY:
                by_city[place.id].append(mention.id)
                labels[place.id] = place.label
    if len(by_city) > 1:
        ranked = sorted(by_city, key=lambda city: (-len(by_city[city]), city))
        yield _conflict("place", tuple(by_city[city][0] for city in ranked), tuple(labels[city] for city in ranked))


def _counts(own: Sequence[Mention]) -> Iterator[EventConflict]:
    """Tolls that differ between articles; within one article they may be parts of a sum."""
    for kind in COUNT_KINDS:
        told: dict[int, list[Mention]] = defaultdict(list)
        for mention in own:
            values = [value for counted, value in tolls_of(mention) if counted == kind]
            if len(values) == 1:
                told[values[0]].append(mention)
        articles = {m.article for members in told.values() for m in members}
        if len(told) < 2 or len(articles) < 2 or (max(told) - min(told)) <= _TOLERATED * max(told):
            continue
        ranked = sorted(told, key=lambda value: (-len({m.article for m in told[value]}), -value))
        english, arabic = count_names(kind)
        yield _conflict(
            "count",
            tuple(told[value][0].id for value in ranked),
            tuple(str(value) for value in ranked),
            what=english,
            what_ar=arabic,
        )


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = read_toml("conflicts.toml")
    return texts


def _conflict(text: str, mentions: tuple[str, ...], values: tuple[str, ...], **parts: str) -> EventConflict:
    """The conflict that ``text`` of ``conflicts.toml`` words; its kind is that of the row, else its name."""
    row = _texts()[text]
    fields = {"values": " / ".join(values), "kept": values[0], "others": "، ".join(values[1:]), **parts}
    english = {**fields, "others": ", ".join(values[1:])}
    return EventConflict(
        row.get("kind", text),
        mentions,
        row["en"].format_map(english),
        row["ar"].format_map(fields),
        values,
        row["decides_en"],
        row["decides_ar"],
    )


def _iso(interval: Interval | None) -> str:
    if interval is None:
        return "—"
    start = interval.start.isoformat() if interval.start is not None else ".."
    end = interval.end.isoformat() if interval.end is not None else ".."
    return start if start == end else f"{start}/{end}"
