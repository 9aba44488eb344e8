"""When a page was published: metadata, stamps and the address weighed against each other.

No single source is believed blindly. Metadata is written by machines and mostly right, but a site that
moved states the day of its move, or 1 January; a stamp is what readers saw, but may be today's date in a
page's head; an address often holds the day and never lies on purpose. The day that most of them support
is taken, each by its weight; the others stay as conflicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

from timeline.annotation import annotate
from timeline.articles.article import DateConflict, Document, Evidence, StatedDate, StatedRole
from timeline.articles.reasons import conflict, evidence
from timeline.articles.stamps import Stamp, StampRole
from timeline.expressions import Calendar

__all__ = ["Publication", "is_believable", "last_day", "publication_of", "stated_evidence", "url_evidence"]

# Trust in each kind: metadata first, then what is printed; an address outvotes either only together with the other.
_WEIGHTS = {
    "metadata": 3.0,
    "feed": 3.0,
    "json-ld": 3.0,
    "opengraph": 3.0,
    "stamp": 2.9,
    "meta": 2.5,
    "time": 2.5,
    "url": 2.0,
    "htmldate": 0.5,
}
# What one machine wrote in several fields is one witness.
_MACHINE = frozenset(("json-ld", "opengraph", "meta"))
# 1 January at midnight is what systems write that know only the year, 1970 what those write that know nothing.
_DOUBTFUL = 0.4
_NEAR = timedelta(days=1)
_EASTERNMOST = timedelta(hours=4)
# Pages are of the days of the web and print days of history as well; what a record states was put there on purpose.
_OLDEST_PAGE, _OLDEST_RECORD, _NEWEST = date(1990, 1, 1), date(1900, 1, 1), date(2099, 12, 31)
_EPOCH = date(1970, 1, 1)
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[/_.-]?)(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_ADDRESS_PART = re.compile(r"^[a-z]+://[^/]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication day that the evidence supports, with all of it.

    ``basis`` is the strongest evidence for ``day``; ``support`` all that agree within a day (other time
    zones), ``conflicts`` those that do not. ``updated`` is the day of the last change.
    """

    day: date | None
    basis: Evidence | None
    support: tuple[Evidence, ...]
    conflicts: tuple[DateConflict, ...]
    updated: date | None
    updates: tuple[Evidence, ...]


def publication_of(document: Document, printed: Sequence[tuple[Stamp, Evidence]], *, own: bool = True) -> Publication:
    """The publication day of a document's article from its metadata, its stamps and its address.

    ``own`` is false for an article of a dossier, to which what the document states does not apply.
    """
    sources = [reason for stamp, reason in printed if _counts(stamp, printed, StampRole.PUBLISHED)]
    updates = [reason for stamp, reason in printed if _counts(stamp, printed, StampRole.UPDATED)]
    if own:
        for stated in _stated(document):
            reason = stated_evidence(stated) if stated.role is not StatedRole.CAPTURED else None
            if reason is not None:
                (sources if stated.role is StatedRole.PUBLISHED else updates).append(reason)
        if document.url and (address := url_evidence(document.url)) is not None:
            sources.append(address)
    usable, updates = [*filter(is_believable, sources)], [*filter(is_believable, updates)]
    updated = next((reason.earliest for reason in updates), None)
    if not usable:
        # A page that shows only its last change is at most that old.
        basis = updates[0] if updates else None
        return Publication(updated, basis, tuple(updates), (), updated, tuple(updates))
    best = max(usable, key=lambda reason: (_support(reason, usable), _weight(reason), -usable.index(reason)))
    agreeing = [reason for reason in usable if _apart(reason, best) <= _NEAR]
    # Of dates a day apart the printed one is the day where the newsroom stands; a machine may count in UTC.
    basis = next((reason for reason in agreeing if reason.kind == StampRole.PUBLISHED), best)
    day = basis.earliest
    conflicts = tuple(conflict("published", basis, reason) for reason in usable if reason not in agreeing)
    return Publication(day, basis, tuple(agreeing), conflicts, updated, tuple(updates))


def stated_evidence(stated: StatedDate) -> Evidence | None:
    """A stated date as evidence: ISO 8601, an e-mail date, or words in any manner of the language stage."""
    value = " ".join(stated.value.split())
    day = _read(value)
    if day is None:
        return None
    kind = "stated-update" if stated.role is StatedRole.UPDATED else stated.kind
    return evidence(kind, value, days=(day, day))


def is_believable(reason: Evidence) -> bool:
    """Whether anything can have been published on the day of an evidence: «9999-12-31» stands for «never»."""
    day, oldest = reason.earliest, _OLDEST_RECORD if reason.kind == "metadata" else _OLDEST_PAGE
    return day is not None and oldest <= day <= _NEWEST and day != _EPOCH


def last_day(reasons: Iterable[Evidence]) -> date | None:
    """The last day on which a text can have been written that was online at the stated moments; ``None`` without any.

    Arab newsrooms count in UTC to UTC+4. Midnight sharp is no moment: it is written where only the day is known.
    """
    days: list[date] = []
    for reason in reasons:
        try:
            moment = datetime.fromisoformat(reason.quote)
            if moment.tzinfo is not None and moment.time() != time.min:
                days.append((moment.astimezone(UTC) + _EASTERNMOST).date())
        except (ValueError, OverflowError):  # no moment, or one that only another zone has on the calendar
            continue
    return min(days, default=None)


def url_evidence(url: str) -> Evidence | None:
    """The day in the address of a page («/2015/12/16/», «20151216»), if it holds exactly one."""
    path = _ADDRESS_PART.sub("", url)
    found: set[date] = set()
    quotes: list[str] = []
    for match in _URL_DAY.finditer(path):
        # Digits without any mark between them are a date only where they are eight.
        if not match["sep"] and len(match.group()) != 8:
            continue
        try:
            found.add(date(int(match["y"]), int(match["m"]), int(match["d"])))
        except ValueError:
            continue
        quotes.append(match.group())
    if len(found) != 1:
        return None
    (day,) = found
    return evidence("url", quotes[0], days=(day, day))


def _stated(document: Document) -> Iterator[StatedDate]:
    if document.published:
        yield StatedDate("metadata", StatedRole.PUBLISHED, document.published)
    yield from document.stated


def _counts(stamp: Stamp, printed: Sequence[tuple[Stamp, Evidence]], role: StampRole) -> bool:
    """Whether a stamp has that role and is not the Hijri half of a double date, which its other half decides."""
    if stamp.role is not role or stamp.day is None:
        return False
    return stamp.calendar is Calendar.GREGORIAN or all(other.calendar is Calendar.HIJRI for other, _ in printed)


def _weight(reason: Evidence) -> float:
    weight = _WEIGHTS.get(reason.kind, 1.0)
    day = reason.earliest
    blank = day is not None and day.month == day.day == 1 and reason.kind in (*_MACHINE, "metadata", "time", "htmldate")
    return weight * _DOUBTFUL if blank and "T" not in reason.quote.replace("T00:00", "") else weight


def _support(reason: Evidence, sources: Sequence[Evidence]) -> float:
    """The weight of all sources within a day of this one, every witness counted once."""
    witnesses: dict[str, float] = {}
    for other in sources:
        if _apart(other, reason) <= _NEAR:
            witness = "machine" if other.kind in _MACHINE else other.kind
            exact = 1.0 if other.earliest == reason.earliest else 0.9
            witnesses[witness] = max(witnesses.get(witness, 0.0), _weight(other) * exact)
    return sum(witnesses.values())


def _apart(one: Evidence, other: Evidence) -> timedelta:
    if one.earliest is None or other.earliest is None:
        return timedelta.max
    return abs(one.earliest - other.earliest)


def _read(value: str) -> date | None:
    """The day that a stated value names."""
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        pass
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        pass
    try:
        # Feeds write «Fri, 18 Dec 2015 10:00:00 +0200» (RFC 5322); the day is the one in that zone.
        return parsedate_to_datetime(value).date()
    except (ValueError, IndexError, TypeError):
        pass
    days = {
        annotation.interval.start
        for annotation in annotate(value[:200])
        if annotation.interval is not None
        and annotation.interval.start is not None
        and annotation.interval.start == annotation.interval.end
    }
    return days.pop() if len(days) == 1 else None
