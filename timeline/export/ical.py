"""iCalendar (RFC 5545): whole days, ``DTEND`` exclusive, the date as it is known in ``X-EDTF``.

Where the clock time is known, ``DTSTART`` and ``DTEND`` have it: in UTC if the text named a zone, else
without one («floating»). An event of which only the beginning is known has no ``DTEND`` then.

An event that lasts or may lie anywhere in several days spans them; ``X-PRECISION`` and ``X-EDTF`` say
which. Programs show little more than the summary, so the date stands there in words wherever the days drawn
are not all that is known («منذ آذار 2011», «18 أو 25 كانون الأول»). An event with an open side stands on its
known day, without a ``DTEND`` if the end is the open one; one without any day is left out. ``TENTATIVE`` is what is
announced or disputed, and what has an open end, a qualified date or several possible ones; ``CANCELLED`` what was
called off. Nothing makes anybody busy (``TRANSP``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from timeline.dates.clock import ClockTime
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events.event import Modality
from timeline.export.clocks import begins_at, ends_at, moment
from timeline.export.coordinates import point_of
from timeline.export.entry import Entry
from timeline.export.phrase import days_tell_all, headline, phrase
from timeline.export.style import Style

__all__ = ["ical"]

_LINE_OCTETS = 75
_UNKNOWN_STAMP = "19700101T000000Z"
_TENTATIVE = frozenset({Modality.ANNOUNCED, Modality.PLANNED, Modality.UNCERTAIN, Modality.CONDITIONAL})


def ical(entries: Iterable[Entry], style: Style) -> Iterator[bytes]:
    """The calendar, event by event."""
    language = style.language.value
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Timeline//Arabic news timeline//AR", "CALSCALE:GREGORIAN"]
    yield _lines(head)
    for entry in entries:
        properties = _event(entry, style, language)
        if properties:
            yield _lines(["BEGIN:VEVENT", *properties, "END:VEVENT"])
    yield _lines(["END:VCALENDAR"])


def _event(entry: Entry, style: Style, language: str) -> list[str]:
    event, interval = entry.event, entry.event.interval
    if interval is None:
        return []
    first, last = interval.start or interval.end, interval.end or interval.start
    if first is None or last is None:
        return []
    stamp = entry.revision_day
    lines = [
        f"UID:{_text(event.id)}@timeline",
        # The clock is never asked: the stamp is the day of the youngest article.
        f"DTSTAMP:{stamp.strftime('%Y%m%d').rjust(8, '0')}T000000Z" if stamp else f"DTSTAMP:{_UNKNOWN_STAMP}",
        *_when(interval, first, last),
        "TRANSP:TRANSPARENT",
        f"SUMMARY;LANGUAGE=ar:{_text(headline(event.label, interval, style))}",
        f"DESCRIPTION;LANGUAGE={language}:{_text(_description(entry, style))}",
        f"CATEGORIES:{_text(event.type)}",
        f"STATUS:{_status(entry, interval)}",
        f"X-EDTF:{_text(interval.edtf)}",
        f"X-PRECISION:{_text(interval.granularity.value)}",
        f"X-MODALITY:{_text(event.modality.value)}",
    ]
    if event.places:
        lines.append(f"LOCATION;LANGUAGE=ar:{_text(event.places[0].label)}")
        point = point_of(event.places[0].id)
        if point is not None:
            lines.append(f"GEO:{point.latitude:.6f};{point.longitude:.6f}")
    lines += [f"X-ACTOR;LANGUAGE=ar:{_text(one.label)}" for one in event.participants]
    if entry.first_url and entry.first_url.isascii() and entry.first_url.isprintable():
        lines.append(f"URL:{entry.first_url}")
    return lines


def _when(interval: Interval, first: date, last: date) -> list[str]:
    """``DTSTART`` and ``DTEND``: both of days, or both of moments, as the format demands."""
    begin, end = begins_at(interval), ends_at(interval)
    if begin is None:
        lines = [f"DTSTART;VALUE=DATE:{_day(first)}"]
        if interval.end is None:
            return lines
        return [*lines, f"DTEND;VALUE=DATE:{_day(last + timedelta(1))}"] if last < date.max else lines
    lines = [f"DTSTART:{_moment(first, begin)}"]
    if end is None or (first == last and not begin.is_before(end)):  # an end must come later, or be left out
        return lines
    return [*lines, f"DTEND:{_moment(last, end)}"]


def _moment(day: date, clock: ClockTime) -> str:
    """A DATE-TIME value; a zone that would carry it out of the calendar is left out."""
    when = moment(day, clock)
    if when.tzinfo is not None:
        try:
            return f"{_basic(when.astimezone(UTC))}Z"
        except OverflowError:
            pass
    return _basic(when)


def _basic(when: datetime) -> str:
    return f"{_day(when)}T{when.hour:02d}{when.minute:02d}{when.second:02d}"


def _description(entry: Entry, style: Style) -> str:
    arabic = style.language == "ar"
    lines = [phrase(entry.event.interval, style)]
    lines += [f"«{mention.text}» — {entry.source_of(mention)}" for mention in entry.stated()]
    lines += [f"⚠ {one.reason_ar if arabic else one.reason}" for one in entry.event.conflicts]
    return "\n".join(lines)


def _status(entry: Entry, interval: Interval) -> str:
    if entry.event.modality is Modality.CANCELLED:
        return "CANCELLED"
    # A month is no doubt, only coarse; that it lasted the whole of it is not said.
    coarse = interval.granularity is not Granularity.DAY and _closed(interval) and interval.qualifier is None
    known = days_tell_all(interval) or (coarse and not interval.members)
    return (
        "CONFIRMED" if known and entry.event.modality not in _TENTATIVE and not entry.event.conflicts else "TENTATIVE"
    )


def _closed(interval: Interval) -> bool:
    return interval.start is not None and interval.end is not None


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(value: str) -> str:
    """A TEXT value: backslash, comma, semicolon and line break escaped, other controls dropped."""
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(character for character in value if character >= " " and character != "\x7f")


def _lines(lines: Iterable[str]) -> bytes:
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, no character cut in two."""
    pieces, piece, size = [], bytearray(), 0
    for character in line:
        data = character.encode()
        if size + len(data) > _LINE_OCTETS:
            pieces.append(bytes(piece))
            piece, size = bytearray(b" "), 1
        piece += data
        size += len(data)
    return b"\r\n".join([*pieces, bytes(piece)]) + b"\r\n"
