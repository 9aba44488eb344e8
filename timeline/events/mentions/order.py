"""Order without dates: relations among the mentions of an article, and the days that follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.dates.arithmetic import add_days
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError
from timeline.events.event import Basis, Mention, OrderRelation
from timeline.events.mentions.draft import Draft
from timeline.events.sentences.when import bounds
from timeline.events.words.lexicon import lexicon
from timeline.expressions import EventRelative

__all__ = ["days_apart", "ordered"]


def ordered(mentions: list[Mention], drafts: Sequence[Draft], ids: dict[int, str]) -> list[Mention]:
    """Mentions with their order relations, and the day where a relation says it is the same."""
    known = lexicon()
    _bound_later(mentions, drafts)
    index = {mention.id: number for number, mention in enumerate(mentions)}
    for draft in drafts:
        if draft.host is None or id(draft.host) not in ids or id(draft) not in ids:
            continue
        number, other = index[ids[id(draft.host)]], mentions[index[ids[id(draft)]]]
        host = mentions[number]
        host = replace(host, relations=(*host.relations, OrderRelation(draft.relation, other.id, draft.cue)))
        days = _days_of(other, mentions, index)
        apart = days_apart(draft.cue, utterance=known.family(host.type) == "statement")
        past = (
            days is not None
            and (mention_day := host.reference) is not None
            and days.end is not None
            and (days.end <= mention_day or known.family(host.type) != "statement")
        )
        counted = host.annotation is not None and isinstance(host.annotation.expression.expr, EventRelative)
        if host.interval is None and apart is not None and past and not counted and _one_day(days):
            assert days is not None
            day = _shifted(days, apart)
            host = host if day is None else replace(host, interval=day, basis=Basis.INHERITED)
        mentions[number] = host
    return mentions


def _days_of(mention: Mention, mentions: Sequence[Mention], index: Mapping[str, int]) -> Interval | None:
    """The days of a mention, else of what it refers back to: «عقد الاجتماع أمس … وعقب الاجتماع»."""
    told = index.get(mention.antecedent or "")
    return mention.interval if mention.interval is not None or told is None else mentions[told].interval


def days_apart(cue: str, *, utterance: bool) -> int | None:
    """How many days after the other event a cue puts its own: 0 for «عقب», 1 for «غداة»; none where it leaves it open.

    An ``utterance`` is of the day of what it follows, unless its cue says otherwise.
    """
    known = lexicon()
    for name, days in (("next_day", 1), ("day_before", -1), ("same_day", 0)):
        phrases = {" ".join((first, *rest)) for first, rests in known.phrases[name].items() for rest in rests}
        if cue in known.words[name] or cue in phrases:
            return days
    return 0 if utterance else None


def _shifted(interval: Interval, days: int) -> Interval | None:
    """Another day, counted from one; ``None`` where the calendar has none."""
    if not days or interval.start is None:
        return interval
    try:
        return Interval.day(add_days(interval.start, days))
    except CalendarRangeError:
        return None


def _bound_later(mentions: list[Mention], drafts: Sequence[Draft]) -> None:
    """Give «ثم تراجع عنها لاحقا» the days between the event told before it and the article."""
    for number, draft in enumerate(drafts):
        mention = mentions[number]
        if draft.vague is None or mention.interval is not None:
            continue
        earlier = (
            m for m in reversed(mentions[max(0, number - 4) : number]) if m.sentence_start == mention.sentence_start
        )
        before = next((m for m in earlier if _one_day(m.interval)), None)
        after = before.interval if before is not None else None
        interval = bounds(draft.vague, after, mention.reference)
        if interval is not None:
            relations = mention.relations
            if after is not None and before is not None:
                relations = (*relations, OrderRelation("after", before.id, draft.vague.annotation.expression.text))
            mentions[number] = replace(mention, interval=interval, basis=Basis.BOUNDED, relations=relations)


def _one_day(interval: Interval | None) -> bool:
    return interval is not None and interval.start is not None and interval.start == interval.end
