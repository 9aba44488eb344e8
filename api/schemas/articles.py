"""Articles, their dates, their claims, and how they come in."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas.base import ID_PATTERN, Date, Entity, Lines, Model, Moment, Place, Span, Texts
from api.schemas.resolving import Expression
from timeline.events.event import Basis

__all__ = [
    "ArticleAnswer",
    "ArticleCard",
    "ArticleIn",
    "ArticleRemoved",
    "ArticleStored",
    "ArticlesPage",
    "Claim",
    "DateConflict",
    "Evidence",
    "ListedArticle",
    "PositionSelector",
    "QuoteSelector",
    "Reference",
    "StoredArticle",
]

_OFFSET = "Code points from the beginning of the document's text."


class PositionSelector(Span):
    """W3C Web Annotation."""

    type: Literal["TextPositionSelector"]


class QuoteSelector(Model):
    """W3C Web Annotation."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class ArticleCard(Model):
    """The article that makes a claim."""

    id: str
    source: str
    title: str
    reference_date: dt.date | None
    dating: str = Field(description="stated, inherited, inferred or refused.", examples=["stated"])
    url: str | None
    self: str | None = Field(description="Null for the table of contents of a dossier, which is no article.")


class DateOrigin(Model):
    """What gave a claim its date, where it does not state one itself."""

    kind: Literal["event", "order", "known"] = Field(
        description=(
            "event: other claims of its event. order: its sentence puts it before, after or during another event. "
            "known: it names an event of the registry."
        )
    )
    claims: list[str] = Field(description="Ids of the claims that it rests on; those of an order are of its article.")
    known: str | None = Field(description="The id of the entry of `/v1/anchors`.")
    why: Lines


class Claim(Model):
    """What one article says about one event. Claims are never edited."""

    id: str
    event: str | None = Field(
        description="The id of the event that it is part of; null where it says too little to make one, or none is made yet.",
        examples=["e-1fedd0cb612afabe"],
    )
    article: ArticleCard
    document: str
    quote: str
    sentence: str
    sentence_start: int = Field(description=_OFFSET)
    selectors: list[QuoteSelector | PositionSelector]
    predicate: str = Field(examples=["اجتماع"])
    type: str
    modality: str
    speaker: Entity | None
    places: list[Place]
    participants: list[Entity]
    basis: Basis = Field(description="Where its date comes from.")
    date: Date | None
    expression: Expression | None
    date_from: DateOrigin | None = Field(
        description="Where its date comes from if not from an expression of its own; null where it states one, or none."
    )


class Evidence(Model):
    """One reason for or against a day."""

    kind: str = Field(examples=["dateline"])
    quote: str
    start: int | None = Field(description="Null where the evidence is no part of the text.")
    end: int | None
    earliest: dt.date | None
    latest: dt.date | None
    reason: Texts


class DateConflict(Model):
    """Two printed dates of one article that cannot both be right; both are kept."""

    kind: str
    kept: Evidence
    rejected: Evidence
    reason: Texts


class Reference(Model):
    """The day as of which an article was written."""

    date: dt.date | None
    status: Literal["stated", "inherited", "inferred", "refused"]
    candidates: list[dt.date]
    earliest: dt.date | None = Field(description="No earlier day is possible; null where nothing says so.")
    latest: dt.date | None = Field(description="No later day is possible; null where nothing says so.")
    published: dt.date | None = Field(description="The page's own stamp, which may be a day later.")
    updated: dt.date | None = Field(description="The stamp of the page's last change.")
    evidence: list[Evidence]
    conflicts: list[DateConflict]


class ArticleAnswer(ArticleCard):
    """An article: its text, its date, its expressions of time and its claims."""

    document: str
    start: int = Field(description=_OFFSET)
    end: int = Field(description=_OFFSET)
    body_start: int = Field(description="Where the text begins after title and stamps.")
    reference: Reference
    text: str
    expressions: list[Expression]
    claims: list[Claim]


class ArticleIn(Model):
    """An article, or a dossier of several, to be added to the timeline."""

    id: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=ID_PATTERN)] = Field(
        description="Your name for it; sending it again changes nothing.", examples=["wire-2015-12-16-07"]
    )
    text: str = Field(
        description="The text as published, in UTF-8; it holds a letter or a digit.",
        min_length=1,
        json_schema_extra={"format": "timeline-text"},
        examples=["موسكو 16 كانون الأول 2015\nأعلن الوزير أن الاجتماع سيعقد في نيويورك يوم الجمعة المقبل."],
    )
    title: str | None = Field(None, max_length=2000, examples=["الاجتماع يوم الجمعة"])
    source: str | None = Field(None, max_length=400, examples=["وكالة الأنباء"])
    url: str | None = Field(None, max_length=2000, examples=["https://example.org/16"])
    published: Moment | None = Field(
        None, description="What the page states; checked against the text.", examples=["2015-12-16"]
    )


class StoredArticle(Model):
    """An article that was read out of what was sent."""

    id: str
    self: str
    reference: Reference


class ArticleStored(Model):
    """What became of it."""

    document: str
    arrival: Literal["new", "changed", "unchanged"]
    articles: list[StoredArticle]
    claims: int
    revision: int
    events: dict[str, int] = Field(description="How many events were created, updated and removed.")


class ArticleRemoved(Model):
    """A document that was taken out."""

    document: str
    articles: list[str] = Field(description="Ids of the articles that it held.", examples=[["004-01", "004-02"]])
    revision: int
    events: dict[str, int] = Field(description="How many events were created, updated and removed.")


class ListedArticle(ArticleCard):
    """An article without its text."""

    document: str
    start: int = Field(description=_OFFSET)
    end: int = Field(description=_OFFSET)
    body_start: int
    reference: Reference


class ArticlesPage(Model):
    """Articles by reference date; those without one first."""

    articles: list[ListedArticle]
    next: str | None
