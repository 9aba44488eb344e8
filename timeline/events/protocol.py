"""Timelines as JSON lines, one event each, as ``timeline events --format jsonl`` prints them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from timeline.events.event import Event, Timeline

__all__ = ["events_jsonl"]


def events_jsonl(timeline: Timeline) -> Iterator[str]:
    """One JSON object per event, dated ones first in their order.

    ``earliest`` and ``latest`` are ISO days, inclusive, null where open or unknown; mentions have
    ``document``, ``article`` and code-point offsets ``start``, ``end`` (exclusive).
    """
    for event in (*(entry.event for entry in timeline.entries), *timeline.undated):
        yield json.dumps(_row(event), ensure_ascii=False)


def _row(event: Event) -> dict[str, object]:
    interval = event.interval
    return {
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "modality": event.modality.value,
        "earliest": interval.start.isoformat() if interval is not None and interval.start else None,
        "latest": interval.end.isoformat() if interval is not None and interval.end else None,
        "mentions": [
            {"document": m.document, "article": m.article, "start": m.start, "end": m.end} for m in event.mentions
        ],
    }
