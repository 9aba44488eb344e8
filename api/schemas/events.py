"""Events and the timeline."""

from __future__ import annotations

import datetime as dt

from pydantic import ConfigDict, Field

from api.schemas.articles import Claim
from api.schemas.base import Date, Entity, Lines, Model, Place, Texts
from timeline.events.event import Basis

__all__ = [
    "AskedTime",
    "EventAnswer",
    "EventConflict",
    "EventHead",
    "EventSummary",
    "NearName",
    "Reason",
    "SparseEvent",
    "TimelinePage",
    "UnknownName",
]


class EventConflict(Model):
    """Claims that cannot all be right."""

    kind: str = Field(examples=["date"])
    claims: list[str] = Field(description="Ids of the claims that disagree.")
    values: list[str] = Field(description="What they say.", examples=[["2015-12-18", "2015-12-19"]])
    reason: Texts
    decides: Texts = Field(description="What would decide it.")


class Reason(Model):
    """A wording that gives the event its date, and the steps from the words to the days.

    Where no claim states a date, the claim that the date came to another way.
    """

    quote: str = Field(examples=["الجمعة المقبل"])
    basis: Basis = Field(description="stated: the quote is an expression of time; else it is a claim.")
    articles: list[str] = Field(
        description="Ids of the articles that say so; empty for what only the table of contents says."
    )
    reference_date: dt.date | None = Field(description="The day that the words count from.", examples=["2015-12-16"])
    date: str | None = Field(description="EDTF of what they mean.", examples=["2015-12-18"])
    why: Lines


class EventHead(Model):
    """What is said of an event wherever it stands."""

    id: str
    label: str = Field(examples=["اجتماع نيويورك حول سورية"])
    label_en: str | None = Field(examples=["New York meeting on Syria"])
    type: str = Field(examples=["meeting"])
    modality: str = Field(examples=["announced"])
    date: Date | None
    places: list[Place]
    participants: list[Entity]
    sources: list[str] = Field(description="The outlets that tell it.")
    voices: int = Field(description="How many independent outlets tell it; copies of one wire story are one.")
    articles: int = Field(description="How many articles tell it.")
    conflicts: list[EventConflict]
    why: list[Reason] = Field(description="The first reasons for its date; the event's own address gives all.")
    more_reasons: int
    known: str | None = Field(description="The entry of the anchor registry that it is.")
    parent: str | None = Field(description="The id of the wider event that it is part of.")
    decisions: list[str] = Field(description="Ids of the editors' decisions that shaped it.")
    self: str = Field(description="Where the event is in full.", examples=["/v1/events/…"])


class EventSummary(EventHead):
    """An event as it stands in a list."""

    rank: int | None = Field(
        description="Place in the timeline; events whose order the evidence cannot decide share one.", examples=[7]
    )
    claims: int = Field(description="How many claims it is made of.")


class SparseEvent(Model):
    """An event with the `fields` that were asked for."""

    model_config = ConfigDict(extra="allow")


class AskedTime(Model):
    """How the time of a question was understood."""

    earliest: dt.date | None = Field(description="First day; null is an open end.", examples=["2015-12-18"])
    latest: dt.date | None = Field(description="Last day, inclusive.", examples=["2015-12-18"])
    display: Texts = Field(description="The same for readers.")
    other_readings: list[str] = Field(
        description="Other days (EDTF) that the words of `on` may mean; the answer is not about them.",
        examples=[["2015-03-04"]],
    )


class NearName(Model):
    """A name that events do carry."""

    id: str | None = Field(description="Null for an outlet, which has none.", examples=["city:DE-hamburg"])
    label: str = Field(examples=["هامبورغ"])
    label_en: str | None = Field(examples=["Hamburg"])


class UnknownName(Model):
    """A place, participant or outlet that was asked for and that no event has."""

    parameter: str = Field(examples=["place"])
    value: str = Field(description="As it was asked for.", examples=["هامبرغ"])
    near: list[NearName] = Field(description="Names like it, the likest first; none where nothing is like it.")


class TimelinePage(Model):
    """Events in the order of time: by first day, last day and id."""

    revision: int = Field(description="Grows with every change of the timeline.")
    time: AskedTime | None = Field(
        description=(
            "The days that `datetime`, `near`, `on` and `within` were taken to mean; null where none is given, "
            "or two times that share no day."
        )
    )
    matched: int = Field(description="How many events were selected, counted no further than 1000.", examples=[42])
    matched_is_exact: bool = Field(description="False where there are more than were counted.")
    unknown_names: list[UnknownName] = Field(
        description="Why nothing was found: names that no event has, with names like them."
    )
    events: list[EventSummary | SparseEvent]
    next: str | None = Field(description="The next page's address, null on the last one; also in the Link header.")


class EventAnswer(EventHead):
    """An event with every claim."""

    rank: int | None
    as_of: dt.date | None = Field(
        description="The day whose knowledge this is; null for all that is known today.", examples=["2015-12-16"]
    )
    claims: list[Claim]
    after: list[str] = Field(description="Ids of events that the texts put before it, where the days decide nothing.")
    disregarded: list[str] = Field(description="Claims that an editor marked as wrong; they count for nothing.")
    grouping: list[str] = Field(description="Why these claims are taken to be about one event.")
