"""Claims and the events they are about.

A mention is what one article claims, and it is never edited. An event is a view over mentions,
rebuilt from them; where they disagree the disagreement stays.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from timeline.annotation import Annotation
from timeline.dates.interval import Interval
from timeline.dates.value import value

__all__ = [
    "Basis",
    "Entity",
    "Event",
    "EventConflict",
    "Mention",
    "Modality",
    "OrderRelation",
    "Stage",
    "Timeline",
    "TimelineEntry",
]


class Modality(StrEnum):
    """How a clause stands to its event."""

    HAPPENED = "happened"
    ANNOUNCED = "announced"
    """Said to be coming by somebody who can decide it («سيعقد», «المقرر»)."""
    PLANNED = "planned"
    UNCERTAIN = "uncertain"
    CONDITIONAL = "conditional"
    """Only if something else comes first («إذا عقد»)."""
    DENIED = "denied"
    CANCELLED = "cancelled"
    DEMANDED = "demanded"
    """Somebody asks for it («المطالبة باستقالة …»); nobody says that it is to come."""


class Basis(StrEnum):
    """Where a mention's date comes from."""

    STATED = "stated"
    """An expression in its own clause."""
    INHERITED = "inherited"
    """From the event that it joined, or that its words name."""
    BOUNDED = "bounded"
    """Only bounds are known: after one event, before the article was written."""
    NONE = "none"


class Stage(StrEnum):
    """Which part of its event a clause tells."""

    WHOLE = "whole"
    BEGINS = "begins"
    """«انطلقت المفاوضات الثلاثاء»."""
    ENDS = "ends"
    """«اختتمت المفاوضات الخميس»."""
    GOES_ON = "goes-on"
    """«تواصلت المحادثات أمس لليوم الثاني»: a day of it, and which one."""


@value
class Entity:
    """A person, place or organisation as named in a mention; ``id`` is the same for every spelling."""

    id: str
    label: str
    kind: str


@value
class OrderRelation:
    """How a mention stands to another one of the same article, without a date.

    ``kind`` is ``before``, ``after`` or ``during``: the mention that holds this value lies before,
    after or during ``mention`` (an id). ``cue`` is the word that says so.
    """

    kind: str
    mention: str
    cue: str


@value
class Mention:
    """What one article claims about one event.

    ``start``/``end`` are code points of the document, end exclusive: the clause that makes the
    claim. ``annotation`` is the expression that governs it, if any; ``interval`` its days, own or
    inherited (``basis``). ``predicate`` is the canonical form of the word that names the event,
    ``type`` its event type. ``speaker`` is who says so, where the article reports speech.

    ``topics`` are the entities that the event is about, not at or with («حول سورية»). ``antecedent``
    is the id of the earlier mention of the same article that a bare «الاجتماع» refers back to.
    ``rescheduled`` is true where the day is the one that the event was moved to. ``head`` is whose event it is: the
    subject of its verb, or the name in construct with its noun. ``described`` is who acts, or whom it befalls, in the
    text's own words («مسلحون مجهولون», «8 مدنيين») where no name says it: a party without an id. ``reference`` is the
    day as of which the article was written: the day on which the claim was made. ``source`` is the outlet.
    ``heading`` is true in titles and tables of contents. ``story`` holds the words that tell the article from others.
    ``relations`` order the mention among its neighbours. ``known`` is the id of the event of the registry that the
    wording names. ``finite`` is true where a verb tells the event («اجتمع», «عقد الاجتماع»), false for a bare noun,
    which may name an older one; ``background`` where «كان» sets it before the story («وكان بوتين أكد أمس»);
    ``quoted`` inside quotation marks, where «اليوم» is the speaker's. ``stage`` says whether it tells the beginning
    or the end of its event or one of its days, ``ordinal`` which of several it is («الجولة الثانية» 2, else 0) or
    which day («لليوم الثاني»), ``further`` that its verb tells one more event than was told before («كما التقى»).
    """

    id: str
    article: str
    document: str
    start: int
    end: int
    text: str
    sentence: str
    sentence_start: int
    predicate: str
    type: str
    modality: Modality
    basis: Basis
    annotation: Annotation | None = None
    interval: Interval | None = None
    places: tuple[Entity, ...] = ()
    participants: tuple[Entity, ...] = ()
    speaker: Entity | None = None
    words: tuple[str, ...] = ()
    topics: tuple[Entity, ...] = ()
    antecedent: str | None = None
    reference: date | None = None
    source: str = ""
    heading: bool = False
    story: tuple[str, ...] = ()
    relations: tuple[OrderRelation, ...] = ()
    known: str | None = None
    finite: bool = False
    head: Entity | None = None
    rescheduled: bool = False
    background: bool = False
    quoted: bool = False
    stage: Stage = Stage.WHOLE
    ordinal: int = 0
    further: bool = False
    described: str = ""


@value
class EventConflict:
    """Mentions of one event that cannot all be right, with what each says.

    ``kind`` is ``date``, ``calendar``, ``weekday``, ``count``, ``place``, ``order`` or ``moved`` (announced
    for one day and later for another). ``values`` are the rival values, the one that the event follows
    first; ``decides`` says what evidence would settle it.
    """

    kind: str
    mentions: tuple[str, ...]
    reason: str
    reason_ar: str
    values: tuple[str, ...] = ()
    decides: str = ""
    decides_ar: str = ""


@value
class Event:
    """A view over mentions that are about the same thing.

    ``id`` comes from content and does not depend on the order of arrival. ``reasons`` says, merge by
    merge, why the mentions were put together. ``label_en`` is empty where the data has no English names.
    ``voices`` counts independent sources: sites that print one wire story are one. ``known`` is the id of
    the registry's event that this is. ``parent`` is the id of the wider event that it belongs to.
    ``disregarded`` are mentions that an editor marked as wrong: they stay, and count for nothing.
    ``decisions`` are the ids of the editors' decisions that shaped the event. ``described`` are parties whom the claims
    only describe, the commonest first.
    """

    id: str
    label: str
    type: str
    interval: Interval | None
    mentions: tuple[Mention, ...]
    places: tuple[Entity, ...] = ()
    participants: tuple[Entity, ...] = ()
    modality: Modality = Modality.HAPPENED
    sources: tuple[str, ...] = ()
    conflicts: tuple[EventConflict, ...] = ()
    reasons: tuple[str, ...] = ()
    label_en: str = ""
    voices: int = 0
    known: str | None = None
    parent: str | None = None
    disregarded: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    described: tuple[str, ...] = ()


@value
class TimelineEntry:
    """An event in its place: entries whose order the days cannot decide share a ``rank``.

    ``after`` are the ids of events of the same days that some text says came before this one.
    """

    rank: int
    event: Event
    after: tuple[str, ...] = ()


@value
class Timeline:
    """Events ordered by (start, end, id); undated events are kept apart, not invented a place."""

    entries: tuple[TimelineEntry, ...]
    undated: tuple[Event, ...] = ()
