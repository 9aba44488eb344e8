"""Which days of a timeline hold the most."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from timeline.store import schema

__all__ = ["fullest_day"]


def fullest_day(connection: Connection) -> date | None:
    """The day on which most events lie, the latest of several such days; ``None`` where no event is of one day.

    The index that orders the timeline answers this alone, so no event is read.
    """
    band, day = schema.event.c.band, schema.event.c.s
    of_one_day = select(day).where(band == schema.band_of(1, 1)).group_by(day)
    found = connection.execute(of_one_day.order_by(func.count().desc(), day.desc()).limit(1)).scalar_one_or_none()
    return None if found is None else date.fromordinal(found)
