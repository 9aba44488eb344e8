"""The query parameters of the other lists: changes, conflicts, anchors, articles."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.cursor import EXAMPLE
from api.parameters import CursorText, StyleParameters
from api.times import TimeText, parsed_window
from timeline.store.window import Window

__all__ = ["AnchorList", "ArticleList", "ChangeList", "ConflictList", "Scope"]


class Scope(StrEnum):
    """Where things disagree."""

    EVENT = "event"
    ARTICLE = "article"
    CLAIM = "claim"


class Paged(BaseModel):
    """A list in pages."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int | None, Field(ge=1, le=1000, description="Entries of a page.", examples=[50])] = None
    cursor: Annotated[
        CursorText | None,
        Field(description="Where the page before ended: take the link it gives.", examples=[EXAMPLE]),
    ] = None


class ChangeList(Paged):
    """Which changes."""

    since: Annotated[
        int, Field(ge=0, le=2**31 - 1, description="The revision that you have; 0 is the beginning.", examples=[3])
    ] = 0


class ConflictList(Paged, StyleParameters):
    """Which conflicts."""

    scope: Annotated[Scope, Field(description="Where things disagree.", examples=["article"])] = Scope.EVENT


class AnchorList(StyleParameters):
    """Which anchors."""

    q: Annotated[
        str | None, Field(description="Part of a name, however it is spelt.", max_length=200, examples=["مينسك"])
    ] = None


class ArticleList(Paged, StyleParameters):
    """Which articles."""

    published: Annotated[
        TimeText | None,
        Field(description="When they were written, as `datetime` of the timeline.", examples=["2015-12"]),
    ] = None
    source: Annotated[
        str | None, Field(description="The outlet, as it names itself.", max_length=400, examples=["سانا"])
    ] = None

    def window(self) -> Window:
        """The days of ``published``."""
        return Window(None, None) if self.published is None else parsed_window("published", self.published)
