"""Options that several commands share: which database, which part of the timeline, and where to serve it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

__all__ = [
    "DEFAULT_DB",
    "AsOf",
    "Database",
    "EventType",
    "First",
    "Host",
    "Json",
    "Last",
    "Participant",
    "Place",
    "Port",
    "Source",
    "Undated",
    "Words",
]

DEFAULT_DB = "timeline.db"

Database = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="TIMELINE_DATABASE",
        help="The database: an SQLite file, or a URL (postgresql://user@host/name).",
        metavar="FILE|URL",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")]

First = Annotated[
    str | None, typer.Option("--from", help="First day: a day, month or year in ISO form.", metavar="DATE")
]
Last = Annotated[str | None, typer.Option("--to", help="Last day, inclusive: a day, month or year.", metavar="DATE")]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        help="What was known on this day: only what articles of then or before tell.",
        metavar="DATE",
        formats=["%Y-%m-%d"],
    ),
]
Words = Annotated[str, typer.Option("--words", help="Words that all occur, however they are spelt.")]
Place = Annotated[
    str | None, typer.Option("--place", help="A place, by id, name or part of a name, Arabic or English.")
]
Participant = Annotated[
    str | None,
    typer.Option("--participant", help="A person or organisation, by id, name or part of a name, Arabic or English."),
]
EventType = Annotated[str | None, typer.Option("--type", help="The type of event, such as meeting.")]
Source = Annotated[str | None, typer.Option("--source", help="An outlet that tells it.")]
Undated = Annotated[bool, typer.Option("--undated", help="List the events without a date instead.")]
Host = Annotated[str, typer.Option("--host", help="Address to listen on.")]
Port = Annotated[int, typer.Option("--port", help="Port to listen on; 0 takes a free one.", min=0, max=65535)]
