"""Expressions of time and what they mean."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import ConfigDict, Field, StrictInt

from api.schemas.base import Date, Lines, Model, Moment, Span, Texts

__all__ = [
    "Alternative",
    "AnnotateAnswer",
    "AnnotateIn",
    "AnnotatedText",
    "Expression",
    "PlainAlternative",
    "PlainDays",
    "PlainExpression",
    "Resolution",
    "ResolutionConflict",
    "ResolutionProblem",
    "ResolveAnswer",
    "ResolveIn",
    "TextIn",
]


class Alternative(Model):
    """Another reading, and the policy or ambiguity that would choose it."""

    date: Date | None
    code: str = Field(examples=["next-weekday"])
    reason: Texts


class ResolutionProblem(Model):
    """Why there is no date."""

    code: str = Field(examples=["missing-anchor"])
    reason: Texts


class ResolutionConflict(Model):
    """Two pieces of evidence in one expression that cannot both be true."""

    kind: str = Field(examples=["weekday"])
    kept: Date
    rejected: Date | None
    reason: Texts


class Resolution(Model):
    """An answer to «when?» with its reasons."""

    date: Date | None
    alternatives: list[Alternative]
    conflicts: list[ResolutionConflict]
    problem: ResolutionProblem | None
    why: Lines


class AnchorDay(Model):
    """The day that an expression counts from, and where it was found."""

    date: dt.date = Field(examples=["2015-12-16"])
    kind: str = Field(
        description="The day of writing, of the page's stamp, of the quoted words, or of an event.",
        examples=["creation-time"],
    )
    quote: str = Field(description="How the text words it; empty where no words do.", examples=["16-12-2015"])
    source: Texts = Field(description="Where it was found; empty where the caller gave it.")
    candidates: list[dt.date] = Field(description="Every day that it may be, where it is not certain.")


class Expression(Resolution, Span):
    """An expression of time in a text, and what it means there."""

    text: str = Field(examples=["الجمعة المقبل"])
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    rule: str = Field(description="The rule that read the words.", examples=["weekday-modifier"])
    edtf: str | None = Field(
        description="ISO 8601-2. A time before Christ has one though `date` is null.", examples=["2015-12-18", "-0043"]
    )
    timex3: str | None = Field(
        description="The value attribute of TIMEX3: of a length or a time that repeats, too.",
        examples=["2015-12-18", "P3Y", "XXXX-WXX-5", "BC0044"],
    )
    anchor: AnchorDay | None = Field(description="Null where the words name their days themselves.")
    steps: list[str] = Field(description="From the words to the days, step by step, as codes; `why` tells them.")
    policies: list[str] = Field(
        description="The policies that chose between readings; `/v1/vocabulary` says what each means.",
        examples=[["next_weekday=nearest"]],
    )


class ResolveIn(Model):
    """A text with expressions of time."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "يعقد الاجتماع الجمعة المقبل", "published": "2015-12-16"}]},
    )

    text: str = Field(examples=["يعقد الاجتماع الجمعة المقبل"])
    published: Moment | None = Field(
        None, description="The day that relative expressions count from.", examples=["2015-12-16"]
    )


class ResolveAnswer(Model):
    """Every expression of time in the text."""

    expressions: list[Expression]


class TextIn(Model):
    """A text to annotate."""

    id: str | StrictInt | None = Field(None, examples=["a-1"])
    text: str = Field(examples=["يعقد الاجتماع الجمعة المقبل"])
    published: Moment | None = Field(None, examples=["2015-12-16"])


class AnnotateIn(Model):
    """Texts to annotate."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"texts": [{"id": 1, "text": "اليوم الخميس", "published": "2015-12-17"}]}]},
    )

    texts: list[TextIn] = Field(max_length=1000)


class PlainDays(Model):
    """First and last day, inclusive; null is open or none."""

    earliest: dt.date | None
    latest: dt.date | None


class PlainAlternative(PlainDays):
    """Another reading."""

    edtf: str
    reason: str


class PlainExpression(PlainDays):
    """An expression of time, without explanation: `POST /v1/resolve` gives that."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    rule: str
    granularity: str | None
    edtf: str | None
    timex3: str | None
    alternatives: list[PlainAlternative]
    conflicts: list[str]
    problem: str | None


class AnnotatedText(Model):
    """One text's expressions, or why it could not be used."""

    id: str | int | None
    expressions: list[PlainExpression] = Field(default=[])
    error: str | None = Field(default=None, description="Why it could not be used.")
    error_ar: str | None = Field(default=None, description="The same in Arabic.")


class AnnotateAnswer(Model):
    """One result for each text, in order."""

    results: list[AnnotatedText]
