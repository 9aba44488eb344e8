"""The reference date of one article: what is printed, checked against what the text's own words demand.

In order of trust: a dateline of the text, the stamp of the page, what the document states about itself,
the stamp of its last change, the day of the dossier that holds it, the text's own words alone. The page's
stamp stays apart as ``published``: a wire story of the fifteenth may be stamped the sixteenth, and its
«اليوم» then counts from the fifteenth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import ceil

from timeline.articles import days
from timeline.articles.article import DateConflict, DatingStatus, Evidence, ReferenceDate
from timeline.articles.constraints import Constraint
from timeline.articles.cues import is_cue
from timeline.articles.dating import Hints, answer, evidence_of
from timeline.articles.findings import Findings
from timeline.articles.named import named
from timeline.articles.publication import Publication, last_day
from timeline.articles.reasons import conflict, evidence
from timeline.articles.stamps import Stamp, StampRole
from timeline.articles.tendencies import lead_weekday
from timeline.dates.arithmetic import nearest_day
from timeline.expressions import Calendar, Direction, Tense
from timeline.resolution.anchor import Anchor, AnchorFunction

__all__ = ["DossierDay", "reference_date", "stamp_evidence"]

# A page goes up on the day of the text or within three days; a stamp of the day before is another time zone's.
_EARLIER, _LATER = 3, 1
# A dossier of a day holds what was written in the week before it; what it was uploaded on comes after.
_DOSSIER_REACH = 6
# More days than that between two stamps of one page are no update of the same story.
_UPDATE_REACH = 370
_DECIDING = ("deictic-date", "deictic-weekday")


@dataclass(frozen=True, slots=True)
class DossierDay:
    """The day that a dossier covers, the last day on which it can have been put together, and the evidence."""

    day: date
    latest: date
    evidence: Evidence


def reference_date(
    findings: Findings,
    stamps: Sequence[Stamp],
    *,
    offset: int,
    publication: Publication,
    dossier: DossierDay | None = None,
    hints: Hints | None = None,
    agency: bool = False,
) -> ReferenceDate:
    """The day as of which the article of ``findings`` was written, with every reason.

    Args:
        findings: The article's text and its constraints; spans are moved by ``offset`` into the document.
        stamps: The printed dates around it.
        offset: Where the article begins in its document.
        publication: When it was published, by metadata, stamps and address.
        dossier: The dossier that holds the article.
        hints: What the caller knows.
        agency: Whether the source is a news agency, which reports on the day itself.
    """
    printed = stamp_evidence(stamps)
    dateline = next((reason for stamp, reason in printed if stamp.role is StampRole.DATELINE), None)
    basis = dateline or publication.basis
    if basis is not None:
        support = [reason for reason in (*publication.support, *publication.updates) if reason != basis]
        found = _stated(basis, findings, support, offset)
    elif dossier is not None:
        found = _inherited(dossier, findings, stamps, offset, agency=agency)
    else:
        found = _from_words(findings, stamps, hints or Hints(), offset)
    return replace(
        found,
        conflicts=(*_conflicts_of(printed), *publication.conflicts, *found.conflicts),
        published=publication.day,
        updated=publication.updated,
    )


def stamp_evidence(stamps: Sequence[Stamp]) -> list[tuple[Stamp, Evidence]]:
    """Stamps that name a day, each with its evidence."""
    return [(stamp, _stamp_evidence(stamp)) for stamp in stamps if stamp.day is not None]


def _from_words(findings: Findings, stamps: Sequence[Stamp], hints: Hints, offset: int) -> ReferenceDate:
    """An undated article: its own words, and «منذ 12 ساعة» where the moment of copying is known."""
    capture = next((stamp for stamp in stamps if stamp.hours), None)
    bounds = Hints(hints.earliest, hints.latest, hints.source)
    reason = None
    if capture is not None:
        earliest = latest = None
        if hints.captured is not None:
            # Counted in whole hours, from a clock of unknown zone: the outlets' zones reach from UTC to UTC+4.
            earliest = _day_before(hints.captured, capture.hours + 1)
            latest = _day_before(hints.captured, capture.hours - 4)
            bounds = Hints(earliest, latest, "capture")
        reason = _capture(capture, earliest, latest)
    found = answer(findings, bounds, offset=offset)
    if reason is None:
        return found
    return replace(found, evidence=(reason, *(e for e in found.evidence if e.kind != "hint")))


def _day_before(moment: datetime, hours: float) -> date:
    """The day ``hours`` before a moment, or the first (last) of the calendar."""
    try:
        return (moment - timedelta(hours=hours)).date()
    except OverflowError:
        return date.min if hours > 0 else date.max


def _stated(basis: Evidence, findings: Findings, printed: Sequence[Evidence], offset: int) -> ReferenceDate:
    """A printed or stated day, moved to the day that the text's own «اليوم» names where that lies just before it."""
    day = basis.earliest
    assert day is not None
    reasons = [basis, *(reason for reason in printed if reason != basis)]
    conflicts: list[DateConflict] = []
    written = day
    deciding = _deciding(findings)
    lead = lead_weekday(findings)
    # «قال … الأحد» on a page of Sunday is news of that day; an «اليوم السبت» below it came with an older report.
    confirmed = lead is not None and lead[1] == day.weekday()
    fits = confirmed or any(constraint.days & days.single(day) for constraint in deciding)
    if deciding and basis.kind != StampRole.DATELINE and not fits:
        latest = min(nearest_day(day, _LATER), last_day(reasons) or date.max)
        near = deciding[0].days & days.between(nearest_day(day, -_EARLIER), latest)
        # Nearest to the stamp, the day before rather than the day after.
        written = min(days.days_of(near), key=lambda found: (abs((found - day).days), found), default=day)
    for constraint in deciding:
        reason = evidence_of(constraint, offset)
        if constraint.days & days.single(written):
            reasons.append(reason)
        else:
            conflicts.append(conflict("text", basis, reason))
    around = days.between(nearest_day(written, -_EARLIER), nearest_day(written, _EARLIER))
    conflicts += [
        conflict("text", basis, evidence_of(constraint, offset))
        for constraint in findings.constraints
        if constraint.kind in _CHECKED and not constraint.days & around
    ]
    source = basis.reason + (", moved to the day that the text names" if written != day else "")
    source_ar = basis.reason_ar + ("، نُقل إلى اليوم الذي يسميه النص" if written != day else "")
    anchor = Anchor(written, AnchorFunction.CREATION_TIME, source, basis.quote, source_ar=source_ar)
    return ReferenceDate(
        written,
        (written,),
        DatingStatus.STATED,
        tuple(reasons),
        tuple(conflicts),
        anchor=anchor,
        earliest=written,
        latest=written,
    )


# Kinds that a stated day is checked against; the others are habits, or bounds that a stated day settles.
_CHECKED = frozenset(
    "event event-ahead event-on term term-from ahead since this-year date-of-this-month weekday-date-last weekday-date-next".split()
)


def _inherited(
    dossier: DossierDay, findings: Findings, stamps: Sequence[Stamp], offset: int, *, agency: bool
) -> ReferenceDate:
    """The dossier's day, or the day shortly before it on which the text's own words insist."""
    window = days.between(nearest_day(dossier.day, -_DOSSIER_REACH), dossier.latest)
    reasons = [dossier.evidence]
    conflicts: list[DateConflict] = []
    words = False
    for constraint in _deciding(findings):
        reason = evidence_of(constraint, offset)
        if constraint.days & window:
            window &= constraint.days
            words = True
            reasons.append(reason)
        else:
            conflicts.append(conflict("text", dossier.evidence, reason))
    for stamp in stamps:
        if stamp.hours:
            reason = _capture(stamp, nearest_day(dossier.day, -ceil(stamp.hours / 24)), dossier.latest)
            window = _narrowed(window, days.between(reason.earliest, reason.latest))
            reasons.append(reason)
    if not words:
        window = _narrowed(window, days.between(nearest_day(dossier.day, -1), dossier.day))
    # A dossier of a day outside the years that sets of days cover: the day itself is all that is known.
    candidates = tuple(days.days_of(window)) or (dossier.day,)
    best = max((day for day in candidates if day <= dossier.day), default=candidates[0])
    lead = lead_weekday(findings)
    # A first sentence «قال … الثلاثاء» is written on that day five times out of six, once on the next day.
    if not words and lead is not None and is_cue("saying", lead[0].expression.context.cue):
        named = [day for day in candidates if day.weekday() == lead[1] and day <= dossier.day]
        if named:
            best, words = named[-1], True
            span = (lead[0].start + offset, lead[0].end + offset)
            reasons.append(evidence("lead-weekday", lead[0].text, span, (best, best)))
    if agency and not words and not _looks_back(findings):
        # A dossier collects what agencies filed the day before; what they filed names no day behind it.
        best = candidates[0]
        reasons.append(evidence("agency-day", "", (-1, -1), (best, best)))
    status = DatingStatus.INFERRED if words else DatingStatus.INHERITED
    quote = " · ".join(dict.fromkeys(reason.quote for reason in reasons if reason.quote))
    reason = dossier.evidence
    anchor = Anchor(best, AnchorFunction.CREATION_TIME, reason.reason, quote, candidates, source_ar=reason.reason_ar)
    return ReferenceDate(
        best,
        candidates,
        status,
        tuple(reasons),
        tuple(conflicts),
        anchor=anchor,
        earliest=candidates[0],
        latest=candidates[-1],
    )


def _narrowed(window: int, to: int) -> int:
    """The days of both sets, or ``window`` as it was where they share none."""
    return window & to or window


def _looks_back(findings: Findings) -> bool:
    """Whether a text names a day behind the day of writing («أمس», «مساء الثلاثاء»)."""
    for annotation in findings.annotations:
        name = named(annotation.expression.expr)
        if name is None or annotation.start < findings.body_start:
            continue
        bare_day = name.weekday is not None and name.dated is None and name.weekday_direction is not Direction.NEXT
        if (name.offset is not None and name.offset < 0) or (
            bare_day and annotation.expression.context.tense is not Tense.FUTURE
        ):
            return True
    return False


def _deciding(findings: Findings) -> list[Constraint]:
    """The constraints by which a text names its day («اليوم الثلاثاء»), what is said oftener first."""
    found = [constraint for constraint in findings.constraints if constraint.kind in _DECIDING]
    return sorted(found, key=lambda c: (-sum(other.days == c.days for other in found), c.start))


def _capture(stamp: Stamp, earliest: date | None, latest: date | None) -> Evidence:
    return evidence("capture", stamp.quote, (stamp.start, stamp.end), (earliest, latest))


def _stamp_evidence(stamp: Stamp) -> Evidence:
    return evidence(stamp.role.value, stamp.quote, (stamp.start, stamp.end), (stamp.day, stamp.day))


def _conflicts_of(printed: Sequence[tuple[Stamp, Evidence]]) -> tuple[DateConflict, ...]:
    """Disagreements inside a stamp (two calendars, a weekday) and between the stamps of one article."""
    found: list[DateConflict] = []
    for index, (stamp, reason) in enumerate(printed):
        for inner in stamp.conflicts:
            if inner.kind == "calendar" and stamp.calendar is Calendar.HIJRI:
                other = next(
                    (e for s, e in (*printed[index:], *printed[:index]) if s.calendar is not stamp.calendar), None
                )
                if other is not None:
                    found.append(conflict("calendar", other, reason))
            elif inner.kind == "weekday":
                rejected = inner.rejected
                days_meant = (rejected.start, rejected.end) if rejected is not None else (None, None)
                said = evidence(stamp.role.value, stamp.quote, (stamp.start, stamp.end), days_meant)
                found.append(conflict("weekday", reason, said))
    # Publication stamps that differ are weighed with the page's metadata (see ``publication``).
    first = next((pair for pair in printed if pair[0].role is StampRole.PUBLISHED), None)
    if first is not None and first[0].day is not None:
        for stamp, reason in printed:
            late = stamp.role is StampRole.UPDATED and stamp.day is not None
            if late and abs((stamp.day or date.max) - first[0].day).days > _UPDATE_REACH:
                found.append(conflict("stamps", first[1], reason))
    return tuple(found)
