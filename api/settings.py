"""What an operator may set, by environment variables that begin with ``TIMELINE_``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["Access", "Settings"]


class Access(StrEnum):
    """Who may do something."""

    OPEN = "open"
    """Whoever reaches the service."""
    KEY = "key"
    """Whoever sends a key with the right scope."""


class Settings(BaseSettings):
    """Every setting with its default; ``TIMELINE_DATABASE=… timeline serve`` sets ``database``."""

    model_config = SettingsConfigDict(env_prefix="TIMELINE_", extra="ignore", frozen=True)

    database: Annotated[str, Field(description="SQLite file or database URL.")] = "timeline.db"
    reading: Annotated[Access, Field(description="Who may read.")] = Access.OPEN
    writing: Annotated[
        Access,
        Field(description="Who may write; `timeline serve` opens it where it listens on this machine only."),
    ] = Access.KEY
    page_size: Annotated[int, Field(ge=1, le=1000, description="Events of a page where the caller names no limit.")] = (
        50
    )
    max_page_size: Annotated[int, Field(ge=1, le=1000, description="The largest limit a caller may name.")] = 500
    max_body_bytes: Annotated[
        int, Field(ge=1024, description="Largest request body; a longer one is refused unread.")
    ] = 8 * 1024 * 1024
    max_text_chars: Annotated[
        int, Field(ge=1, description="Longest text of POST /v1/resolve and /v1/annotate, in code points.")
    ] = 20_000
    max_stream_bytes: Annotated[
        int, Field(ge=1024, description="Largest stream of records (NDJSON), which is read line by line.")
    ] = 1024 * 1024 * 1024
    read_seconds: Annotated[
        float, Field(gt=0, description="Longest time that the database may think about a question.")
    ] = 10.0
    requests_per_minute: Annotated[
        int, Field(ge=0, description="Requests of one client (key or address) in a minute; 0 is no limit.")
    ] = 0
    cors_origins: Annotated[
        tuple[str, ...],
        Field(description='Origins whose pages may ask from a browser, as a JSON list; ["*"] is all.'),
    ] = ()
    registry: Annotated[
        tuple[Path, ...],
        Field(
            description="Files of known events of your own, as a JSON list; articles that are added are read with them."
        ),
    ] = ()
    names: Annotated[tuple[Path, ...], Field(description="Files of names of your own, as a JSON list; likewise.")] = ()
    access_log: Annotated[bool, Field(description="Whether every request is written to the log, a JSON line each.")] = (
        True
    )

    def size_of_page(self, limit: int | None, usual: int | None = None) -> int:
        """How many a page holds for a caller who names ``limit``, or none: then ``usual``, or else ``page_size``."""
        return min(limit or usual or self.page_size, self.max_page_size)
