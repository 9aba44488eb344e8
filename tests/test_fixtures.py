"""The expected results of the project's own reports are sound, whatever the pipeline makes of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import pytest

from tests.expected import FIXTURES, REPORTS, day, place, rows, slices

WEEKDAYS = {"اثنين": 0, "ثلاثاء": 1, "اربعاء": 2, "خميس": 3, "جمعة": 4, "سبت": 5, "احد": 6}


def plain(text: str) -> str:
    """Enough folding to recognise a weekday: ligatures opened, marks and hamza carriers dropped."""
    letters = [c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)]
    return "".join(letters).replace("ـ", "").replace("أ", "ا").replace("إ", "ا")


def test_every_report_is_expected_and_explained() -> None:
    on_disk = {p.name for p in REPORTS.iterdir()}
    assert {row["file"] for row in rows("articles.jsonl")} == on_disk
    explained = (FIXTURES / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(on_disk) if name not in explained] == []


def test_articles_are_found_by_their_headings() -> None:
    listed = [row["article"] for row in rows("articles.jsonl")]
    assert len(listed) == len(set(listed)) >= 14
    fronts = {name for name in slices() if name.endswith("-00")}
    assert set(slices()) - fronts == set(listed)
    for row in rows("articles.jsonl"):
        part = slices()[row["article"]]
        if row["file"].endswith(".txt"):
            assert part.text[part.start : part.end].startswith(f"{row['title']}\n") or "الرئيسية" in part.text[:20]
            assert 100 <= len(part.text.split()) <= 800


@pytest.mark.parametrize("name", ["expressions.jsonl", "negatives.jsonl"])
def test_every_wording_stands_where_it_is_said_to(name: str) -> None:
    places = [(row["article"], *place(row)) for row in rows(name)]
    assert len(places) == len(set(places))


def test_expressions_do_not_overlap() -> None:
    by_article: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in [*rows("expressions.jsonl"), *rows("negatives.jsonl")]:
        by_article[row["article"]].append(place(row))
    for article, spans in by_article.items():
        ordered = sorted(spans)
        overlapping = [(a, b) for a, b in pairwise(ordered) if b[0] < a[1]]
        assert overlapping == [], article


def test_values_are_days_in_order() -> None:
    for row in rows("expressions.jsonl"):
        for earliest, latest in [(row["earliest"], row["latest"]), *row.get("alternatives", [])]:
            start, end = day(earliest), day(latest)
            assert start is None or end is None or start <= end, row


def test_a_weekday_in_a_wording_is_the_weekday_of_its_value() -> None:
    checked = 0
    for row in rows("expressions.jsonl"):
        words = plain(row["text"])
        named = {number for name, number in WEEKDAYS.items() if re.search(rf"(^|\W)ال{name}", words)}
        if row["earliest"] and row["earliest"] == row["latest"] and named:
            assert date.fromisoformat(row["earliest"]).weekday() in named, row
            checked += 1
    assert checked >= 40


def test_the_printed_date_of_an_article_is_its_reference_date() -> None:
    values = {(r["article"], r["text"]): (r["earliest"], r["latest"]) for r in rows("expressions.jsonl")}
    for row in rows("articles.jsonl"):
        if quote := row.get("quote"):
            assert values[row["article"], quote] == (row["reference"], row["reference"]), row["article"]
        for conflict in row.get("conflicts", []):
            assert values[row["article"], conflict["kept_quote"]][0] == conflict["kept"]
            assert values[row["article"], conflict["rejected_quote"]][0] == conflict["rejected"]


def test_dates_in_mentions_agree_with_their_event_or_are_a_stated_conflict() -> None:
    dated = [(row["article"], *place(row), row) for row in rows("expressions.jsonl") if row["earliest"]]
    for event in rows("events.jsonl"):
        disputed = {d for conflict in event.get("conflicts", []) for d in conflict["claims"]}
        for mention in event["mentions"]:
            start, end = place(mention)
            for article, a, b, row in dated:
                if article == mention["article"] and start <= a and b <= end:
                    meets = row["earliest"] <= event["latest"] and (row["latest"] or "9999") >= event["earliest"]
                    assert meets or row["earliest"] in disputed, (event["event"], row)


def test_the_fixtures_hold_what_the_job_needs() -> None:
    texts = {name: part.text for name, part in slices().items()}
    everything = "\n".join(texts.values())
    for wanted in [
        "كانون الأول",
        "ديسمبر",
        "دجنبر",
        "نونبر",
        "جويلية",
        "أوت",
        "دجمبر",
        "ديسمبر/كانون الأول",
        "الموافق",
    ]:
        assert wanted in everything, wanted
    assert "ديسمبر (كانون الأول)" in everything
    assert "ﻻ" in texts["hamburg-07"]
    assert "١" in texts["moscow-06"]
    assert "فى" in texts["hamburg-04"]
    newyork = next(e for e in rows("events.jsonl") if e["event"] == "newyork")
    assert len({m["article"] for m in newyork["mentions"]}) >= 12
    assert Counter(m["modality"] for m in newyork["mentions"])["uncertain"] >= 1
