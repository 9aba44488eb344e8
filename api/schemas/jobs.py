"""Uploads of many documents, at once or in the background."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import Model

__all__ = ["FilesStored", "InputFailure", "Job", "JobsAnswer", "StoredDocument"]

_WARNINGS = "What is doubtful about inputs that were used all the same, such as a date that cannot be read."
_EVENTS = "How many events were created, updated and removed."


class InputFailure(Model):
    """An input that could not be used; the others are not held up by it."""

    name: str = Field(description="Which: a file, a line, or a member of an archive.", examples=["damaged.html"])
    error: str = Field(description="What is wrong with it, in English.", examples=["empty file (it holds no text)"])
    error_ar: str = Field(description="The same in Arabic.", examples=["ملف فارغ (ليس فيه نص)"])


class StoredDocument(Model):
    """What became of one document."""

    document: str
    arrival: Literal["new", "changed", "unchanged"]
    articles: list[str] = Field(description="Addresses of its articles.", examples=[["/v1/articles/moscow-03"]])
    claims: int


class FilesStored(Model):
    """What became of the files of a form."""

    stored: list[StoredDocument]
    failed: list[InputFailure]
    warnings: list[InputFailure] = Field(description=_WARNINGS)
    revision: int
    events: dict[str, int] = Field(description=_EVENTS)


class Job(Model):
    """Work in the background. It survives a restart of the service: what was accepted is done."""

    id: str = Field(examples=["3f9c1d2ab4e05f67"])
    state: Literal["queued", "running", "done"]
    created: str = Field(examples=["2026-01-02T08:30:00+00:00"])
    finished: str | None
    total: int = Field(description="How many inputs were accepted.", examples=[120])
    done: int = Field(description="How many of them are dealt with.", examples=[48])
    new: int
    changed: int
    unchanged: int
    failed: list[InputFailure]
    warnings: list[InputFailure] = Field(description=_WARNINGS)
    revision: int | None = Field(description="The timeline's revision that holds them all; null until then.")
    self: str = Field(description="Where to ask how far it has come.", examples=["/v1/jobs/3f9c1d2ab4e05f67"])


class JobsAnswer(Model):
    """The jobs that are remembered, the oldest first."""

    jobs: list[Job]
    waiting: int = Field(
        description="How many documents are stored and wait for their claims and events.", examples=[0]
    )
