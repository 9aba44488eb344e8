"""TIMEX3 (ISO-TimeML): every event with the clauses that date it, their expressions marked up.

Each clause stands in a ``TEXT`` of its own beside the ``DCT`` of its article, and an expression that is
counted from that day says so with ``temporalFunction`` and ``anchorTimeID``. TIMEX3 has no element for
an event gathered from several articles; ``timeline`` and ``event`` around them are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from timeline.dates.interval import Interval
from timeline.dates.timex3 import timex3_element, timex3_of
from timeline.events.event import Mention
from timeline.export.entry import Entry
from timeline.export.phrase import phrase
from timeline.export.style import Style
from timeline.resolution import depends_on_anchor

__all__ = ["timex3"]

# What XML 1.0 cannot hold, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def timex3(entries: Iterable[Entry], style: Style) -> Iterator[bytes]:
    """The document, event by event."""
    numbers = count(1)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<timeline>\n'
    for entry in entries:
        yield "".join(_event(entry, style, numbers)).encode()
    yield b"</timeline>\n"


def _event(entry: Entry, style: Style, numbers: Iterator[int]) -> Iterator[str]:
    event = entry.event
    yield (
        f"<event eid={_attribute(event.id)} class={_attribute(event.type)}"
        f' modality={_attribute(event.modality.value)}>\n<label xml:lang="ar">{_text(event.label)}</label>\n'
    )
    if event.interval is not None:
        yield _element(phrase(event.interval, style), event.interval, f"t{next(numbers)}") + "\n"
    for mention in entry.stated():
        yield from _mention(mention, entry, numbers)
    yield "</event>\n"


def _mention(mention: Mention, entry: Entry, numbers: Iterator[int]) -> Iterator[str]:
    annotation = mention.annotation
    if annotation is None or annotation.interval is None:
        return
    card = entry.cards.get(mention.article)
    anchor = None
    yield f"<mention article={_attribute(mention.article)}>"
    if card is not None and card.reference is not None:
        day = Interval.day(card.reference)
        own = f"t{next(numbers)}"
        anchor = own if depends_on_anchor(annotation.expression.expr) else None
        made = timex3_element(
            day.edtf, tid=own, timex_type="DATE", value=day.edtf, function_in_document="CREATION_TIME"
        )
        yield f"<DCT>{made}</DCT>"
    start = annotation.start - mention.start
    end = start + len(annotation.text)
    marked = _element(annotation.text, annotation.interval, f"t{next(numbers)}", anchor)
    if mention.text[max(0, start) : max(0, end)] == annotation.text:
        yield f"<TEXT>{_text(mention.text[:start])}{marked}{_text(mention.text[end:])}</TEXT>"
    else:
        # The expression governs the clause from outside it.
        yield f"<TEXT>{_text(mention.text)} {marked}</TEXT>"
    yield "</mention>\n"


def _element(text: str, interval: Interval, tid: str, anchor: str | None = None) -> str:
    said = timex3_of(interval)
    return timex3_element(
        text,
        tid=tid,
        timex_type=said.type,
        value=said.value,
        mod=said.mod,
        temporal_function=anchor is not None,
        anchor_time_id=anchor,
    )


def _text(value: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", value))


def _attribute(value: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", value))
