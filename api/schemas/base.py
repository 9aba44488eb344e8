"""Parts that many answers share."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

__all__ = ["ID_PATTERN", "Clock", "Date", "Entity", "Lines", "Model", "Moment", "Place", "Span", "Texts", "Utf16Span"]

ID_PATTERN = r"^[^\x00-\x1f\x7f/?#\\]+$"
"""What an id may hold: it stands in addresses."""
_OFFSET = "Code points from the beginning of the document's text."


def _moment(value: object) -> object:
    """An ISO day or moment; one parser, so that a mistake is named once and at its field."""
    if not isinstance(value, str):
        raise ValueError("write it as a string such as 2015-12-16")
    try:
        return dt.date.fromisoformat(value) if len(value) <= 10 else dt.datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value[:40]!r} is no date; write it as 2015-12-16 or 2015-12-16T09:30+03:00") from None


Moment = Annotated[dt.date | dt.datetime, BeforeValidator(_moment)]


class Model(BaseModel):
    """Base of all: no field that is not described."""

    model_config = ConfigDict(extra="forbid")


class Texts(Model):
    """The same in Arabic and in English; only the one that `lang` asks for, if it does."""

    ar: str = Field("", examples=["الجمعة 18 كانون الأول 2015"])
    en: str = Field("", examples=["Friday 18 December 2015"])


class Lines(Model):
    """An explanation, line by line, in Arabic and in English; only in the one that `lang` asks for."""

    ar: list[str] = []
    en: list[str] = []


class Utf16Span(Model):
    """The same span in UTF-16 code units, as browsers count."""

    start: int
    end: int


class Clock(Model):
    """A time of day with the parts that were printed."""

    hour: int
    minute: int | None
    second: int | None
    utc_offset: int | None = Field(description="Minutes east of UTC; null where no zone is named.")


class Date(Model):
    """Days, both ends inclusive, and how exact they are. Nothing is padded: a month stays a month."""

    earliest: dt.date | None = Field(description="First possible day; null is an open end.", examples=["2015-12-18"])
    latest: dt.date | None = Field(description="Last possible day, inclusive.", examples=["2015-12-18"])
    granularity: str = Field(description="The unit that the text named.", examples=["day"])
    extent: Literal["within", "throughout"] = Field(
        description="within: some time in it; throughout: all of it.", examples=["within"]
    )
    qualifier: Literal["?", "~", "%"] | None = Field(description="EDTF: uncertain, approximate, both.")
    part_of_day: str | None = Field(description="TIMEX3 code, such as EV.", examples=["EV"])
    clock: Clock | None = Field(description="The time of day, or the one at which it begins.")
    end_clock: Clock | None = Field(description="The time of the last day at which it ends, if that is known.")
    tolerance_days: int = Field(description="Uncertainty of the calendar: 1 for Hijri dates.", examples=[0])
    members: list[dict[str, Any]] = Field(description="The single times of an enumeration.")
    edtf: str = Field(description="ISO 8601-2.", examples=["2015-12-18"])
    timex3: str = Field(description="The value attribute of TIMEX3.", examples=["2015-12-18"])
    display: Texts = Field(description="For readers.")


class Entity(Model):
    """A person, place or organisation; the id is the same for every spelling."""

    id: str
    label: str = Field(examples=["نيويورك"])
    kind: str = Field(examples=["city"])


class Place(Entity):
    """A place, and where it lies."""

    coordinates: list[float] | None = Field(
        description="Longitude and latitude in degrees (GeoJSON order); null for a country or region, which is no point.",
        examples=[[-74.01, 40.71]],
    )


class Span(Model):
    """A span of the document's text, end exclusive."""

    start: int = Field(description=_OFFSET)
    end: int = Field(description=_OFFSET)
    utf16: Utf16Span
