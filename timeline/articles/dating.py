"""Dating an undated text: every expression constrains the day on which it was written.

The constraints are intersected, the surest first. What is left is the set of days on which the text can
have been written; one that would leave nothing is set aside as a conflict. The answer is that set, the
best day in it with the evidence for each constraint, or a refusal that says what is missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from timeline.annotation import Annotation, annotate
from timeline.articles import days
from timeline.articles.article import DateConflict, DatingStatus, Evidence, ReferenceDate
from timeline.articles.constraints import COSTS, Constraint, constraints_of
from timeline.articles.coreference import same_event_constraints, sentence_starts
from timeline.articles.cues import cue_before, cue_behind
from timeline.articles.findings import Findings
from timeline.articles.furniture import in_link, related_tail
from timeline.articles.layout import lines_of
from timeline.articles.named import named
from timeline.articles.reasons import conflict, evidence
from timeline.articles.registry import KnownEvent, Registry, Sighting, Term, builtin_registry
from timeline.articles.tendencies import lean
from timeline.dates.arithmetic import nearest_day
from timeline.dates.granularity import Granularity
from timeline.expressions import Deictic
from timeline.resolution.anchor import Anchor

__all__ = ["NO_HINTS", "Findings", "Hints", "answer", "date_document", "evidence_of", "read_constraints"]

# A set that spans more than ten years says nothing useful; the text is then not dated.
MAX_SPAN = 3653
# Of more days than a month none is the likeliest, and no relative expression can be counted from them.
MAX_BEST = 31
MAX_LISTED = 62
MAX_EXPRESSIONS = 500
# One text in 25 is stamped on another day than its «اليوم الثلاثاء» names: a weekday narrows down a set of weeks,
# but out of years it would make hundreds of scattered days, each of them wrong as often.
MAX_WEEKDAY = 62
# Who is named as holder although a successor (of any office in the text) is in place has left; on the days of
# leaving an office the news still calls him by it.
_HANDOVER, _LEAVING = 30, 3
_OLDEST, _NEWEST = date(1950, 1, 1), date(2060, 1, 1)
_MAX_EVENT_DAYS = 40
# Types of events that are held on days set beforehand; an agreement or a demand drags on under its name.
_HELD = frozenset({"tournament", "match", "election", "vote", "conference", "meeting", "talks", "ceremony"})
# Words between the name of an event and what says that it is to come: «كأس العالم في روسيا التي تنطلق».
_FEW = 4


@dataclass(frozen=True, slots=True)
class Hints:
    """What a caller knows: the text was written from ``earliest`` to ``latest``, both inclusive.

    ``captured`` is the moment at which its page was copied, from which «منذ 12 ساعة» counts back.
    """

    earliest: date | None = None
    latest: date | None = None
    source: str = "given"
    captured: datetime | None = None


NO_HINTS = Hints()


def date_document(
    text: str, registry: Registry | None = None, hints: Hints = NO_HINTS, *, offset: int = 0
) -> ReferenceDate:
    """The day as of which an undated text was written, from its own words.

    Args:
        text: The text; links to other stories at its end («انظر أيضاً») are left out of account.
        registry: Known events and terms of office; the built-in registry if ``None``. Give an empty
            ``Registry`` to date from the text alone.
        hints: Bounds that the caller knows.
        offset: Added to every span of the evidence, where ``text`` is a slice of a document.

    Returns:
        A reference date with ``status`` INFERRED and the possible days as ``candidates``, or REFUSED.
        ``best`` is the likeliest of them. Never raises for any text.
    """
    return answer(read_constraints(text, registry), hints, offset=offset)


def read_constraints(
    text: str, registry: Registry | None = None, *, title: str | None = None, body_start: int | None = None
) -> Findings:
    """Everything in ``text`` that constrains the day of its writing.

    A ``title`` that the input gives apart is read as well; what it says has the span −1. ``body_start`` is
    where the running text begins, for habits of first sentences; the second line if not given.
    """
    registry = builtin_registry() if registry is None else registry
    own = _own_text(text)
    annotations = tuple(annotate(own))
    sightings = tuple(registry.find(own))
    # What the first few hundred expressions leave open the rest of a book will not decide.
    telling, named_events = annotations[:MAX_EXPRESSIONS], sightings[:MAX_EXPRESSIONS]
    found = [
        *constraints_of(telling, own),
        *same_event_constraints(telling, own),
        *_of_registry(named_events, telling, own),
    ]
    if title:
        in_title = annotate(title)
        apart = [*constraints_of(in_title, title), *_of_registry(registry.find(title), in_title, title)]
        found += [replace(constraint, start=-1, end=-1) for constraint in apart]
    start = own.find("\n") + 1 if body_start is None else min(body_start, len(own))
    return Findings(own, telling, named_events, tuple(found), start)


def answer(findings: Findings, hints: Hints = NO_HINTS, *, offset: int = 0) -> ReferenceDate:
    """The days that the constraints of a text leave, as a reference date."""
    mask = days.between(hints.earliest, hints.latest)
    kept: list[tuple[Constraint, Evidence]] = []
    conflicts: list[DateConflict] = []
    for constraint in _surest_first(findings.constraints):
        reason = evidence_of(constraint, offset)
        left = mask & constraint.days
        if not left:
            against = next((e for c, e in reversed(kept) if not c.days & constraint.days), None)
            if against is not None:
                conflicts.append(conflict("constraints", against, reason))
            continue
        kept.append((constraint, reason))
        if constraint.kind != "deictic-weekday" or days.count(mask) <= MAX_WEEKDAY:
            mask = left
    reasons = [reason for _, reason in sorted(kept, key=lambda pair: (pair[0].start, pair[0].kind))]
    if hints.earliest or hints.latest:
        reasons.insert(0, evidence("hint", hints.source, days=(hints.earliest, hints.latest)))
    low, high = days.first(mask), days.last(mask)
    if low is None or high is None or (high - low).days >= MAX_SPAN:
        return _refused(low, high, reasons, conflicts)
    inferred = ReferenceDate(
        None, (), DatingStatus.INFERRED, tuple(reasons), tuple(conflicts), earliest=low, latest=high
    )
    if days.count(mask) > MAX_LISTED:
        return inferred
    candidates = tuple(days.days_of(mask))
    if len(candidates) > MAX_BEST:
        return replace(inferred, candidates=candidates)
    best, more = lean(candidates, findings, offset)
    reasons += more
    quote = " · ".join(dict.fromkeys(reason.quote for reason in reasons if reason.quote))
    anchor = Anchor(
        best, source="inferred from the text", quote=quote, candidates=candidates, source_ar="مستنتج من النص"
    )
    return replace(inferred, best=best, candidates=candidates, evidence=tuple(reasons), anchor=anchor)


def _refused(
    low: date | None, high: date | None, reasons: Sequence[Evidence], conflicts: Sequence[DateConflict]
) -> ReferenceDate:
    """No date, with the bound that is known, if one is, and what is missing."""
    known = (low if low and low > _OLDEST else None, high if high and high < _NEWEST else None)
    missing = {(False, False): "year", (True, False): "latest", (False, True): "earliest", (True, True): "closer"}
    lacks = evidence(f"missing-{missing[known[0] is not None, known[1] is not None]}")
    return ReferenceDate(
        None, (), DatingStatus.REFUSED, (*reasons, lacks), tuple(conflicts), earliest=known[0], latest=known[1]
    )


def _own_text(text: str) -> str:
    lines = list(lines_of(text)) if len(text) < 400_000 else []
    tail = related_tail(lines)
    return text if tail is None else text[: lines[tail].start]


def _surest_first(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Constraints by how rarely their kind is broken; of one kind, what more expressions say goes first."""
    votes = Counter((constraint.kind, constraint.days) for constraint in constraints)
    return sorted(constraints, key=lambda c: (COSTS[c.kind], -votes[c.kind, c.days], c.start))


def _of_registry(sightings: Sequence[Sighting], annotations: Sequence[Annotation], text: str) -> Iterator[Constraint]:
    starts = sentence_starts(text)
    newest = max((s.entry.earliest for s in sightings if isinstance(s.entry, Term)), default=_OLDEST)
    back = {bisect_right(starts, a.start) for a in annotations if _looks_back(a)}
    told: set[tuple[str, str]] = set()
    for sighting in sightings:
        entry, span = sighting.entry, (sighting.start, sighting.end)
        sentence = bisect_right(starts, sighting.start)
        if isinstance(entry, Term):
            if cue_before("designate", text, sighting.start, adjacent=True):
                continue
            # A text that looks back at who has left office says so, by a word, a year, or the name of who came after.
            replaced = any(end is not None and end <= nearest_day(newest, _HANDOVER) for _, end in entry.periods)
            left = cue_behind("former", text, sighting.end, within=2) or cue_before("departed", text, sighting.start)
            aside = _in_quotes(text[starts[sentence - 1] : sighting.start]) or in_link(text, sighting.start)
            now = sentence not in back and not replaced and not left and not aside
            kind = "term" if now and entry.periods[0][1] is not None else "term-from"
            if (kind, entry.id) not in told:
                told.add((kind, entry.id))
                mask = _in_office(entry) if kind == "term" else days.between(entry.earliest, None)
                yield Constraint(kind, mask, *span, sighting.quote, entry=entry)
            continue
        if told_as := _told_as(entry, sighting, text):
            yield Constraint(*told_as, *span, sighting.quote, entry=entry)
        if (entry.latest - entry.earliest).days <= _MAX_EVENT_DAYS:
            for annotation in annotations:
                if bisect_right(starts, annotation.start) == sentence:
                    yield from _event_year(entry, annotation)


def _in_quotes(before: str) -> bool:
    """Whether the words of a sentence up to a place leave quotation marks open: who is quoted may look back."""
    return before.count('"') % 2 == 1 or before.count("«") > before.count("»") or before.count("“") > before.count("”")


def _told_as(event: KnownEvent, sighting: Sighting, text: str) -> tuple[str, int] | None:
    """What naming an event says of the day: it is over or begun, is prepared, or is held just now."""
    if not event.scheduled:
        return "event", days.between(event.earliest, None)
    start, end = sighting.start, sighting.end
    if event.type not in _HELD:
        ahead = cue_behind("year_next", text, end, within=2)
        return ("event-ahead", days.between(None, event.latest)) if ahead else None
    if cue_behind("under_way", text, end, within=_FEW):
        return "event-on", days.between(event.earliest, event.latest)
    # «بعد كأس العالم 2018 الشهر المقبل»: what comes is something else.
    if cue_before("later", text, start, adjacent=True) or cue_before("was", text, start):
        return None
    ahead = cue_behind("year_next", text, end, within=2) or cue_behind("to_come", text, end, within=_FEW)
    if ahead or cue_before("prepared", text, start):
        return "event-ahead", days.between(event.announced, event.latest)
    return None


def _in_office(term: Term) -> int:
    """The days of all periods of a term, and those after each on which the news still calls him by it."""
    mask = days.NONE
    for start, end in term.periods:
        mask |= days.between(start, None if end is None else nearest_day(end, _LEAVING))
    return mask


def _looks_back(annotation: Annotation) -> bool:
    """Whether an expression places its sentence in a year that need not be the year of writing: «عام 2012»."""
    name = named(annotation.expression.expr)
    return name is not None and name.dated is not None and name.dated.year is not None


def _event_year(event: KnownEvent, annotation: Annotation) -> Iterator[Constraint]:
    """«12 شباط العام الماضي» said of an event of 12 February 2015: written in 2016."""
    name = named(annotation.expression.expr)
    if name is None or name.dated is None or name.dated.month is None or name.dated.year is not None:
        return
    whole = name.whole
    if not isinstance(whole, Deictic) or whole.unit is not Granularity.YEAR:
        return
    if name.dated.day is None:
        if event.earliest.month != name.dated.month:
            return
    else:
        try:
            told = date(event.earliest.year, name.dated.month, name.dated.day)
        except ValueError:
            return
        if not event.earliest <= told <= event.latest:
            return
    year = event.earliest.year - whole.offset
    mask = days.between(date(year, 1, 1), date(year, 12, 31))
    yield Constraint("event-year", mask, annotation.start, annotation.end, annotation.text, entry=event)


def evidence_of(constraint: Constraint, offset: int) -> Evidence:
    """A constraint as evidence, its span moved by ``offset``."""
    low, high = days.first(constraint.days), days.last(constraint.days)
    weekday = None
    if constraint.kind == "deictic-weekday" and low is not None:
        weekday = low.weekday()
    bounds = (low if low and low > _OLDEST else None, high if high and high < _NEWEST else None)
    inside = constraint.start >= 0
    span = (constraint.start + offset, constraint.end + offset) if inside else (-1, -1)
    values: dict[str, Any] = {"other": constraint.other}
    entry = constraint.entry
    if entry is not None:
        values |= {
            "name": entry.label,
            "source": entry.source,
            "earliest": entry.earliest,
            "latest": entry.latest or "…",
            "periods": ", ".join(f"{start}..{end or ''}" for start, end in entry.periods),
        }
    return evidence(constraint.kind, constraint.quote, span, bounds, weekday=weekday, **values)
