"""The pipeline meets the expected results of the project's own reports, stage by stage."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from tests.expected import REPORTS, Row, day, place, rows, slices
from timeline.annotation import Annotation, annotate
from timeline.articles import Article, read_articles
from timeline.events import Event, Modality, Timeline, build_timeline

# --- annotating, from the expected reference dates ---------------------------------------------------------------

FRONT = {"dossier-01-00": "2015-12-16"}
ANCHORS = {r["article"]: r["reference"] or r.get("anchor") for r in rows("articles.jsonl")} | FRONT


@cache
def annotated(article: str) -> tuple[tuple[int, int, Annotation], ...]:
    """The annotations of an article's slice, with positions in its document."""
    part = slices()[article]
    found = annotate(part.text[part.start : part.end], day(ANCHORS[article]))
    return tuple((part.start + a.expression.start, part.start + a.expression.end, a) for a in found)


def days_of(annotation: Annotation) -> tuple[date | None, date | None] | None:
    """The days that an annotation claims, ``None`` where it claims none."""
    interval = annotation.resolution.interval
    return None if interval is None else (interval.start, interval.end)


def of_article(name: str, article: str) -> list[Row]:
    """The rows of one article."""
    return [row for row in rows(name) if row["article"] == article]


@pytest.mark.parametrize("article", sorted(ANCHORS))
def test_every_expression_has_its_days(article: str) -> None:
    wrong = []
    for row in of_article("expressions.jsonl", article):
        start, end = place(row)
        accepted = {(day(a), day(b)) for a, b in [(row["earliest"], row["latest"]), *row.get("alternatives", [])]}
        given = [days_of(a) for s, e, a in annotated(article) if s < end and start < e]
        fits = [(None, None) if days is None else days for days in given]
        undated = row["earliest"] is None and row["latest"] is None
        if undated and not fits:
            continue
        if not accepted & set(fits) or (undated and not set(fits) <= accepted):
            wrong.append((row["text"], sorted(map(str, accepted)), [str(days) for days in given]))
    assert wrong == []


@pytest.mark.parametrize("article", sorted(ANCHORS))
def test_every_expression_has_its_extent(article: str) -> None:
    spans = {(s, e) for s, e, _ in annotated(article)}
    wrong = []
    for row in of_article("expressions.jsonl", article):
        if row["earliest"] and "loose" not in row.get("note", "") and place(row) not in spans:
            start, end = place(row)
            text = slices()[article].text
            wrong.append((row["text"], [text[s:e] for s, e in sorted(spans) if s < end and start < e]))
    assert wrong == []


@pytest.mark.parametrize("article", sorted(ANCHORS))
def test_nothing_else_is_given_a_day(article: str) -> None:
    expected = [place(row) for row in of_article("expressions.jsonl", article)]
    names = [place(row) for row in of_article("negatives.jsonl", article)]
    spurious = []
    for start, end, annotation in annotated(article):
        if days_of(annotation) is None:
            continue
        on_a_name = any(s < end and start < e for s, e in names)
        if on_a_name or not any(s < end and start < e for s, e in expected):
            spurious.append((annotation.expression.text, str(days_of(annotation))))
    assert spurious == []


# --- reading: articles and the dates that they count from ---------------------------------------------------------


@cache
def read() -> dict[str, Article]:
    """Every article of the reports, read by the pipeline, by id."""
    found = {}
    for item in read_articles([REPORTS]):
        assert isinstance(item, Article), item
        found[item.id] = item
    return found


def test_the_articles_are_those_expected() -> None:
    assert sorted(read()) == sorted(row["article"] for row in rows("articles.jsonl"))
    for name, article in read().items():
        part = slices()[name]
        assert article.document.id == part.document
        assert article.document.text == part.text
        assert article.start <= part.start + 2
        assert abs(article.end - part.end) <= 2


@pytest.mark.parametrize("row", rows("articles.jsonl"), ids=lambda row: row["article"])
def test_the_reference_date_and_its_status(row: Row) -> None:
    reference = read()[row["article"]].reference
    assert reference.status in row["status"]
    if row["reference"] is None:
        assert reference.best is None or str(reference.best) in row.get("candidates", [])
    else:
        assert reference.best == date.fromisoformat(row["reference"])
    if allowed := row.get("candidates"):
        assert {str(candidate) for candidate in reference.candidates} <= set(allowed)
    if "published" in row:
        assert reference.published == date.fromisoformat(row["published"])
    if row["reference"]:
        assert reference.evidence


def test_records_and_dossiers_name_their_sources() -> None:
    stated = [
        row for row in rows("articles.jsonl") if row["source"] and row["article"].startswith(("rec-", "dossier-"))
    ]
    assert {row["article"]: read()[row["article"]].source for row in stated} == {
        r["article"]: r["source"] for r in stated
    }


@pytest.mark.parametrize("row", [r for r in rows("articles.jsonl") if "conflicts" in r], ids=lambda row: row["article"])
def test_contradictory_datelines_are_reported_with_both_values(row: Row) -> None:
    article = read()[row["article"]]
    for expected in row["conflicts"]:
        found = [c for c in article.reference.conflicts if c.kind == expected["kind"]]
        assert [(str(c.kept.earliest), str(c.rejected.earliest)) for c in found] == [
            (expected["kept"], expected["rejected"])
        ]


def test_articles_without_a_conflict_report_none() -> None:
    expected = {row["article"] for row in rows("articles.jsonl") if "conflicts" in row}
    assert {name for name, article in read().items() if article.reference.conflicts} == expected


# --- the timeline ---------------------------------------------------------------------------------------------------


@cache
def timeline() -> Timeline:
    """The timeline of all reports."""
    return build_timeline([read()[name] for name in sorted(read())])


@cache
def built() -> dict[str, Event]:
    """The built events by id, dated or not."""
    return {e.event.id: e.event for e in timeline().entries} | {e.id: e for e in timeline().undated}


@cache
def matches() -> tuple[tuple[str, str | None], ...]:
    """For every expected mention its event, and the built event of the mention that overlaps it most."""
    found: list[tuple[str, str | None]] = []
    for event in rows("events.jsonl"):
        for mention in event["mentions"]:
            start, end = place(mention)
            document = slices()[mention["article"]].document
            hits = [
                (min(m.end, end) - max(m.start, start), m.start - m.end, e.id)
                for e in built().values()
                for m in e.mentions
                if m.document == document and m.start < end and start < m.end
            ]
            found.append((event["event"], max(hits)[2] if hits else None))
    return tuple(found)


def homes(event: Row) -> list[Event]:
    """The built events that hold mentions of an expected event, the one that holds most of them first."""
    counted = Counter(home for name, home in matches() if name == event["event"] and home)
    return [built()[home] for home, _ in counted.most_common()]


def on_its_days(event: Row, candidate: Event) -> bool:
    """Whether a built event has the days of an expected one."""
    interval = candidate.interval
    return interval is not None and (str(interval.start), str(interval.end)) == (event["earliest"], event["latest"])


@pytest.mark.parametrize("event", [e for e in rows("events.jsonl") if e.get("core")], ids=lambda e: e["event"])
def test_a_core_event_stands_on_its_days(event: Row) -> None:
    assert any(on_its_days(event, home) for home in homes(event)), [str(home.interval) for home in homes(event)]


def figures() -> dict[str, float]:
    """Mention recall, events whose main entry has the right days, and B-cubed of the grouping of matched mentions."""
    matched = [(name, home) for name, home in matches() if home]
    by_name: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_home: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, home in matched:
        by_name[name][home] += 1
        by_home[home][name] += 1
    precision = sum(by_home[h][n] / by_home[h].total() for n, h in matched) / len(matched)
    recall = sum(by_name[n][h] / by_name[n].total() for n, h in matched) / len(matched)
    right = [event for event in rows("events.jsonl") if any(on_its_days(event, home) for home in homes(event)[:1])]
    return {
        "mention recall": len(matched) / len(matches()),
        "events on their days": len(right) / len(rows("events.jsonl")),
        "B3 precision": precision,
        "B3 recall": recall,
        "B3 F1": 2 * precision * recall / (precision + recall),
    }


FLOORS = {"mention recall": 0.90, "events on their days": 0.50, "B3 precision": 0.80, "B3 F1": 0.60}
"""What the timeline reaches on these reports; claims that say too little to be an event are not on it."""


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_figures_do_not_fall(name: str) -> None:
    assert figures()[name] >= FLOORS[name], figures()


def test_different_events_stay_apart() -> None:
    main = {event["event"]: homes(event)[0].id for event in rows("events.jsonl") if homes(event)}
    for one, other in [("newyork", "kremlin"), ("hamburg-first", "hamburg-second"), ("hospital", "geneva-experts")]:
        assert main[one] != main[other]


def test_the_order_is_by_time_and_ties_share_a_rank() -> None:
    days = [(e.event.interval.start, e.event.interval.end or date.max) for e in timeline().entries if e.event.interval]
    assert len(days) == len(timeline().entries)
    assert days == sorted(days)
    ranks = [entry.rank for entry in timeline().entries]
    assert ranks == sorted(ranks)
    for (one, rank), (other, next_rank) in pairwise(zip(days, ranks, strict=True)):
        assert (rank == next_rank) == (one == other)


def test_the_new_york_meeting_is_one_event_from_many_articles() -> None:
    meeting = homes(next(e for e in rows("events.jsonl") if e["event"] == "newyork"))[0]
    assert len({mention.article for mention in meeting.mentions}) >= 12
    assert Modality.UNCERTAIN in {mention.modality for mention in meeting.mentions}


@pytest.mark.parametrize(
    ("event", "conflict"),
    [(e, c) for e in rows("events.jsonl") for c in e.get("conflicts", [])],
    ids=lambda value: value.get("event") or value.get("kind"),
)
def test_disagreement_between_articles_stays_visible(event: Row, conflict: Row) -> None:
    claimed = {str(m.interval.start) for home in homes(event) for m in home.mentions if m.interval}
    assert set(conflict["claims"]) <= claimed
