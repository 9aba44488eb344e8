"""Changes, conflicts, anchors, and editors' decisions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas.articles import ArticleCard, DateConflict
from api.schemas.base import Date, Model
from api.schemas.events import EventConflict
from api.schemas.resolving import ResolutionConflict

__all__ = [
    "Anchor",
    "AnchorsAnswer",
    "Change",
    "ChangesPage",
    "ConflictInArticle",
    "ConflictInClaim",
    "ConflictInEvent",
    "ConflictsPage",
    "Decision",
    "DecisionIn",
    "DecisionStored",
    "DecisionsAnswer",
    "EventHistory",
    "MergeIn",
    "NamedEvent",
    "PastChange",
    "PinIn",
    "RenameIn",
    "SplitIn",
    "WrongIn",
]


class Change(Model):
    """What one revision did to one event."""

    revision: int
    event: str
    kind: Literal["created", "updated", "removed"]
    self: str


class ChangesPage(Model):
    """Changes in order."""

    revision: int = Field(description="The present revision: ask since it the next time.")
    changes: list[Change]
    next: str | None


class PastChange(Model):
    """What one revision did."""

    revision: int
    kind: Literal["created", "updated", "removed"]


class NamedEvent(Model):
    """Which event."""

    id: str
    label: str
    date: Date | None
    self: str


class ConflictInEvent(EventConflict):
    """Claims of one event that cannot all be right."""

    scope: Literal["event"]
    event: NamedEvent


class ConflictInArticle(DateConflict):
    """Dates printed in one article that differ."""

    scope: Literal["article"]
    article: ArticleCard


class ConflictInClaim(ResolutionConflict):
    """An expression whose own parts contradict each other."""

    scope: Literal["claim"]
    claim: str
    article: str = Field(description="The article's address.")
    quote: str
    sentence: str


class ConflictsPage(Model):
    """Conflicts of one scope."""

    conflicts: list[ConflictInEvent | ConflictInArticle | ConflictInClaim]
    next: str | None


class Anchor(Model):
    """An event whose days are known."""

    id: str = Field(examples=["minsk-2"])
    type: str
    names: list[str]
    date: Date
    place: str | None
    participants: list[str]
    source: str = Field(description="Where the fact is from.")


class AnchorsAnswer(Model):
    """The registry."""

    anchors: list[Anchor]


ClaimId = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Claims = Annotated[
    list[ClaimId],
    Field(
        min_length=1,
        max_length=10_000,
        description="Ids of claims: a decision speaks of them and so survives every rebuild.",
    ),
]
Why = Annotated[
    str,
    Field(min_length=1, max_length=2000, description="The reason.", examples=["بيان الأمم المتحدة يذكر يوم الجمعة"]),
]


class MergeIn(Model):
    """The events of the claims are one."""

    action: Literal["merge"]
    claims: Annotated[list[ClaimId], Field(min_length=2, max_length=10_000, json_schema_extra={"uniqueItems": True})]
    reason: Why


class SplitIn(Model):
    """The claims are an event of their own."""

    action: Literal["split"]
    claims: Claims
    reason: Why


class PinIn(Model):
    """The event of the claims was on a date."""

    action: Literal["pin"]
    claims: Claims
    reason: Why
    date: str = Field(
        description="The days, in EDTF.",
        min_length=4,
        max_length=100,
        examples=["2015-12-18"],
        json_schema_extra={"format": "timeline-edtf"},
    )


class RenameIn(Model):
    """The event of the claims has another label."""

    action: Literal["rename"]
    claims: Claims
    reason: Why
    label: str = Field(max_length=400, pattern=r"\S", examples=["اجتماع نيويورك"])


class WrongIn(Model):
    """The claims are wrong: they stay visible and count for nothing."""

    action: Literal["wrong"]
    claims: Claims
    reason: Why


DecisionIn = Annotated[MergeIn | SplitIn | PinIn | RenameIn | WrongIn, Field(discriminator="action")]
"""What an editor decides."""


class Decision(Model):
    """A decision as it is kept."""

    id: str
    action: Literal["merge", "split", "pin", "rename", "wrong", "revoke"]
    claims: list[str]
    author: str
    at: dt.datetime
    reason: str
    date: str | None
    label: str | None
    target: str | None = Field(description="For revoke: the decision that is taken back.")


class EventHistory(Model):
    """What became of an event, and what editors decided about its claims."""

    event: str
    present: bool = Field(description="False once it is gone, mostly because another event took its claims in.")
    changes: list[PastChange] = Field(description="The oldest first.")
    decisions: list[Decision] = Field(description="Those that shaped it as it stands, and those that took them back.")
    self: str


class DecisionStored(Model):
    """A decision, and what it did to the timeline."""

    decision: Decision
    revision: int
    events: dict[str, int] = Field(description="How many events were created, updated and removed.")


class DecisionsAnswer(Model):
    """Every decision, the oldest first, revoked ones too."""

    decisions: list[Decision]
