"""Who said when that an event was, or would be: the claims of an event in the order in which they were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline.dates.interval import Interval
from timeline.events.event import Basis, Entity, Event, Modality

__all__ = ["Claim", "claims_of"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one mention claims about the time of its event.

    ``said`` is the day as of which its article was written, ``speaker`` whom the article quotes, if
    anybody. ``interval`` is the time that the claim itself gives (``None`` where it gives none, as in
    «ليس من الواضح إن كان سيعقد»), ``quote`` its wording, ``mention`` its id.
    """

    said: date | None
    source: str
    article: str
    speaker: Entity | None
    modality: Modality
    interval: Interval | None
    quote: str
    mention: str

    @property
    def ahead(self) -> bool:
        """Whether the claim was made before the day that it names."""
        if self.said is None or self.interval is None or self.interval.start is None:
            return False
        return self.said < self.interval.start


def claims_of(event: Event, *, said: date | None = None) -> tuple[Claim, ...]:
    """The claims of ``event``, those made on the day ``said`` only if it is given.

    In the order of the days on which they were made; claims without such a day come last. Claims that
    an editor marked as wrong are not among them.
    """
    wrong = frozenset(event.disregarded)
    found = [
        (mention.reference or date.max, mention.article, mention.start, mention.id)
        for mention in event.mentions
        if mention.id not in wrong and (said is None or mention.reference == said)
    ]
    by_id = {mention.id: mention for mention in event.mentions}
    out: list[Claim] = []
    for _, _, _, key in sorted(found):
        mention = by_id[key]
        own = mention.interval if mention.basis is Basis.STATED else None
        out.append(
            Claim(
                mention.reference,
                mention.source,
                mention.article,
                mention.speaker,
                mention.modality,
                own,
                mention.text,
                mention.id,
            )
        )
    return tuple(out)
