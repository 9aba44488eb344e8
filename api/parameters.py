"""The query parameters of a list of events: what each means, with an example, and how it becomes a query."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.cursor import EXAMPLE
from api.problems import ProblemError
from api.schemas import EventSummary
from api.times import AskedTime, DurationText, TimeText, WordsForTime, asked_time, parsed_window, refused
from timeline.dates.granularity import Granularity
from timeline.events.event import Modality
from timeline.events.words.lexicon import lexicon
from timeline.export.coordinates import Box
from timeline.export.formats import FormatName
from timeline.export.style import Calendars, Digits, Language, Months, Style
from timeline.store import Query, Relation
from timeline.store.facets import facet_value
from timeline.store.window import Window

__all__ = [
    "BOX",
    "FIELDS",
    "FIELD_LIST",
    "AsOf",
    "CursorText",
    "EventList",
    "EventLook",
    "EventParameters",
    "Languages",
    "Listed",
    "OutputFormat",
    "StyleParameters",
    "each_once",
]


_DEGREES = r"-?\d{1,3}(\.\d{1,9})?"
BOX = f"^{_DEGREES},{_DEGREES},{_DEGREES},{_DEGREES}$"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

CursorText = Annotated[str, Field(min_length=1, max_length=1000, json_schema_extra={"format": "timeline-cursor"})]
"""What JSON Schema cannot say is named by a format, so that a tester can make values of it."""


async def each_once(request: Request) -> None:
    """Refuse a parameter that is given twice: one of the two would be passed over in silence.

    Raises:
        ProblemError: a name stands twice in the query.
    """
    names = [name for name, _ in request.query_params.multi_items()]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise refused(twice[0], "is given more than once; give it once")


def _known_types(schema: dict[str, Any]) -> None:
    """The types that there are, read from the data only when somebody asks for the contract."""
    schema["enum"] = sorted(lexicon().types)


EventType = Annotated[str, Field(max_length=40, json_schema_extra=_known_types)]


def _iso_day(value: object) -> object:
    """A day in ISO form and nothing else: the number of a second since 1970 is no day that somebody meant."""
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        raise ValueError("write a day as 2015-12-16")
    return value


IsoDay = Annotated[dt.date, BeforeValidator(_iso_day)]


AsOf = Annotated[
    IsoDay | None,
    Field(
        description=(
            "What was known on that day: only what articles of then or before tell, and each event as they tell it, "
            "with the date, the sources and the conflicts of then. It keeps the id that it has today."
        ),
        examples=["2015-12-16"],
    ),
]


class OutputFormat(StrEnum):
    """What ``format`` may be: plain JSON, and everything that the library writes."""

    JSON = "json"
    NDJSON = FormatName.NDJSON.value
    CSV = FormatName.CSV.value
    TIMELINEJS = FormatName.TIMELINEJS.value
    VIS = FormatName.VIS.value
    ICAL = FormatName.ICAL.value
    JSONLD = FormatName.JSONLD.value
    TIMEX3 = FormatName.TIMEX3.value
    TIMESKETCH = FormatName.TIMESKETCH.value


FIELDS = tuple(EventSummary.model_fields)
"""The fields of an event in a list."""

_FIELD = "|".join(FIELDS)
FIELD_LIST = f"^({_FIELD})(,({_FIELD}))*$"
"""What ``fields`` looks like."""


class Languages(BaseModel):
    """Which language."""

    model_config = ConfigDict(extra="forbid")

    lang: Annotated[
        Language | None,
        Field(description="Only this language of what comes in two; both if left out.", examples=["ar"]),
    ] = None


class StyleParameters(Languages):
    """How dates and reasons are written."""

    calendar: Annotated[
        Calendars,
        Field(
            description="Calendar of dates for readers (`display`); a time that is asked for names its own.",
            examples=["both"],
        ),
    ] = Calendars.GREGORIAN
    months: Annotated[Months, Field(description="Arabic month names of `display`.", examples=["egyptian"])] = (
        Months.LEVANTINE
    )
    digits: Annotated[Digits, Field(description="Digits of `display`.", examples=["arab"])] = Digits.LATIN

    def styles(self) -> tuple[Style, ...]:
        """One style for each language that is asked for."""
        languages = tuple(Language) if self.lang is None else (self.lang,)
        return tuple(Style(language, self.months, self.calendar, self.digits) for language in languages)

    @property
    def usual(self) -> bool:
        """Whether nothing was chosen, so that what is stored can be sent as it is."""
        chosen = (self.lang, self.months, self.calendar, self.digits)
        return chosen == (None, Months.LEVANTINE, Calendars.GREGORIAN, Digits.LATIN)


class EventLook(StyleParameters):
    """How one event is shown."""

    as_of: AsOf = None


class EventParameters(StyleParameters):
    """Which events; every condition must hold."""

    datetime: Annotated[
        TimeText | None,
        Field(
            description=(
                "When: a day, a partial date (its whole span), or an interval with open ends, in EDTF; "
                "a calendar may be named as in RFC 9557."
            ),
            examples=["2015-12-18", "2015-12", "2015-12-15/2015-12-17", "../2015-12-17", "2015-12-15/.."],
        ),
    ] = None
    relation: Annotated[
        Relation,
        Field(description="How an event must stand to the time that is asked for.", examples=["within"]),
    ] = Relation.INTERSECTS
    near: Annotated[
        TimeText | None,
        Field(description="Around a time, as far as `within` says.", examples=["2015-12-18"]),
    ] = None
    within: Annotated[
        DurationText | None,
        Field(description="How far around the time that is asked for: an ISO 8601 duration.", examples=["P3D"]),
    ] = None
    on: Annotated[
        WordsForTime | None,
        Field(
            description="When, in words or any calendar; or one side of a time: «قبل», «بعد», «حتى», «منذ».",
            examples=[
                "18 كانون الأول 2015",
                "7 ربيع الأول 1437",
                "1437-03-07[u-ca=islamic-umalqura]",
                "قبل 18 كانون الأول 2015",
            ],
        ),
    ] = None
    published: Annotated[
        TimeText | None,
        Field(
            description="When an article that tells it was written, as `datetime`.",
            examples=["2015-12-16"],
        ),
    ] = None
    as_of: AsOf = None
    q: Annotated[
        str | None,
        Field(
            description="Words that all occur, however they are spelt; «quoted» words in this order.",
            max_length=400,
            examples=["اجتماع نيويورك"],
        ),
    ] = None
    place: Annotated[
        str | None,
        Field(
            description="A place, by id, name or part of a name, in Arabic however it is spelt, or in English.",
            max_length=200,
            examples=["نيويورك", "New York"],
        ),
    ] = None
    bbox: Annotated[
        str | None,
        Field(
            description=(
                "A box on the map, `west,south,east,north` in degrees: only what happened at a place whose point "
                "lies in it. Cities have points, countries and regions have none. A box whose west is beyond its "
                "east crosses the 180th meridian."
            ),
            max_length=200,
            pattern=BOX,
            examples=["35,30,43,38"],
            json_schema_extra={"format": "timeline-box"},
        ),
    ] = None
    participant: Annotated[
        str | None,
        Field(
            description=(
                "A person or organisation, by id, name or part of a name, in Arabic however it is spelt, or in English."
            ),
            max_length=200,
            examples=["سيرغي لافروف", "Lavrov"],
        ),
    ] = None
    type: Annotated[EventType | None, Field(description="The type of event.", examples=["meeting"])] = None
    source: Annotated[str | None, Field(description="An outlet that tells it.", max_length=200, examples=["سانا"])] = (
        None
    )
    modality: Annotated[
        Modality | None, Field(description="How it is told: as happened, announced, denied …", examples=["announced"])
    ] = None
    granularity: Annotated[Granularity | None, Field(description="How exact its date is.", examples=["day"])] = None
    min_sources: Annotated[
        int, Field(description="Told by at least so many outlets.", ge=0, le=10_000, examples=[2])
    ] = 0
    has_conflict: Annotated[
        bool | None, Field(description="Only events whose claims disagree, or only the others.", examples=[True])
    ] = None

    def query(self, window: Window, *, undated: bool = False) -> Query:
        """The same as a query of the store; ``window`` is that of ``time()``.

        Raises:
            ProblemError: a time is not understood, or there is no such type of event.
        """
        if self.type is not None and facet_value(self.type) not in lexicon().types:
            raise _unknown_type(self.type)
        published = Window(None, None) if self.published is None else parsed_window("published", self.published)
        facets = [
            (name, facet_value(value))
            for name, value in (
                ("place", self.place),
                ("participant", self.participant),
                ("type", self.type),
                ("source", self.source),
                ("modality", self.modality),
                ("granularity", self.granularity),
            )
            if value is not None
        ]
        return Query(
            window.start,
            window.end,
            self.relation,
            tuple(facets),
            self.q or "",
            self.min_sources,
            self.has_conflict,
            published.start,
            published.end,
            self.as_of,
            undated,
            None if self.bbox is None else _box(self.bbox),
        )

    def time(self) -> AskedTime:
        """The time that is asked for.

        Raises:
            ProblemError: it is not understood.
        """
        return asked_time(self.datetime, self.near, self.on, self.within, self.relation)


class Listed(EventParameters):
    """A list of events: which, how many, in what form."""

    limit: Annotated[int | None, Field(ge=1, le=1000, description="Events of a page.", examples=[50])] = None
    cursor: Annotated[
        CursorText | None,
        Field(
            description="Where the page before ended: take the link it gives.",
            examples=[EXAMPLE],
        ),
    ] = None
    fields: Annotated[
        str | None,
        Field(
            description="Only these fields of each event, with commas between; JSON only.",
            max_length=200,
            pattern=FIELD_LIST,
            examples=["id,label,date"],
        ),
    ] = None
    format: Annotated[
        OutputFormat | None,
        Field(description="The form of the answer; the Accept header is asked if left out.", examples=["timelinejs"]),
    ] = None

    def chosen_fields(self) -> tuple[str, ...] | None:
        """The fields that are asked for, ``None`` for all."""
        return None if self.fields is None else tuple(dict.fromkeys(self.fields.split(",")))


class EventList(Listed):
    """The same for events that may have no date."""

    dated: Annotated[
        bool,
        Field(description="False lists the events that have no date, in the order of their ids.", examples=[False]),
    ] = True


def _box(text: str) -> Box:
    west, south, east, north = (float(edge) for edge in text.split(","))
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        why = f"{text!r} is no box: longitudes go from -180 to 180, latitudes from -90 to 90, south before north"
        raise refused("bbox", why)
    return Box(west, south, east, north)


def _unknown_type(kind: str) -> ProblemError:
    """A type that no event can have is a slip, and an empty list would look like an answer."""
    return refused("type", f"{kind!r} is no type of event; the types are {', '.join(sorted(lexicon().types))}")
