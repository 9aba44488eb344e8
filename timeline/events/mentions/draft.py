"""A mention in the making: what the sentence says about one event, before references are bound."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.annotation import Annotation
from timeline.dates.interval import Interval
from timeline.events.event import Entity, Modality
from timeline.events.mentions.roles import Roles
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Time

__all__ = ["Draft", "Voice"]


@dataclass(slots=True)
class Draft:
    """A mention before it gets an id; token indices of its sentence.

    ``definite`` is true for «الاجتماع», «لقائه»; ``bare`` where neither who, where nor when is said,
    so that it needs an antecedent. ``relation`` is how the clause that it stands in hangs on ``host``
    (another draft): «عقب لقاء …» makes the host later than the draft.
    """

    first: int
    last: int
    hit: Hit
    predicate: str
    type: str
    modality: Modality
    times: tuple[Time, ...]
    roles: Roles
    words: tuple[str, ...]
    speaker: Entity | None
    definite: bool = False
    bare: bool = False
    future: bool | None = None
    """Whether the event lies ahead, where a verb or a word like «المقرر» says so."""
    relation: str = ""
    cue: str = ""
    host: Draft | None = None
    head: Entity | None = None
    """Whose event it is: the subject of the verb, the name in construct with the noun, the owner of a suffix."""
    implied: tuple[Entity, ...] = ()
    """Participants named in the sentence but not in the span: the subject carried on, the antecedent."""

    rescheduled: bool = False
    """Whether its day is the one that it was moved to: «تأجيل الزيارة إلى 17 شباط»."""
    pointed: bool = False
    """Whether it points back to something told: «هذه الزيارة», «الواقعة»."""
    named_again: bool = False
    """Whether it names its event with the article and no word that tells which one: «المؤتمر الذي …», «المؤتمر سيجري»."""
    number: str = ""
    vague: Time | None = None
    background: bool = False
    interval: Interval | None = None

    @property
    def annotation(self) -> Annotation | None:
        """The expression of time that governs the draft."""
        time = self.times[0] if self.times else self.vague
        return time.annotation if time is not None else None


@dataclass(slots=True)
class Voice:
    """Who speaks and who acts while an article is read."""

    speaker: Entity | None = None
    subject: tuple[Entity, ...] = ()
    acting: tuple[Entity, ...] = ()
    recent: tuple[Entity, ...] = ()
    """The persons named last, in order."""
    women: set[str] = field(default_factory=set)
    """Persons (ids) who were the subject of a feminine verb."""
    used: set[int] = field(default_factory=set)
