"""The annotated part of the two real documents, and the peers' cases: figures that may only rise.

These texts lie beside the project and are no part of it; without them the tests skip.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from timeline import Annotation, annotate

SHARED = Path(__file__).resolve().parents[2] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold annotations are absent")

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def document(number: str) -> str:
    return next((SHARED / "corpus").glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def annotated() -> list[tuple[Row, list[Annotation]]]:
    found = []
    for article in rows(SHARED / "gold" / "articles.jsonl"):
        body = document(article["document"])[article["start"] : article["end"]]
        found.append((article, annotate(body, date.fromisoformat(article["reference_date"][:10]))))
    return found


def is_right(found: Annotation, gold: Row, published: date) -> bool:
    wants = [(gold["interval_start"], gold["interval_end"]), *(tuple(a[:2]) for a in gold["alternatives"])]
    start = (found.earliest or published).isoformat() if found.interval else None
    end = (found.latest or published).isoformat() if found.interval else None
    return (start, end) in wants


def test_expressions_of_the_documents() -> None:
    expected = rows(SHARED / "gold" / "timex.jsonl")
    total = met = right = 0
    for article, found in annotated():
        offset, published = article["start"], date.fromisoformat(article["reference_date"][:10])
        for gold in expected:
            if gold["article"] != article["article"] or gold["salience"] != "calendar" or gold["optional"]:
                continue
            if gold["interval_start"] is None:
                continue
            total += 1
            over = [a for a in found if a.start + offset < gold["end"] and gold["start"] < a.end + offset]
            met += bool(over)
            right += any(is_right(a, gold, published) for a in over)
    assert total > 80
    assert met == total
    assert right / total >= 0.97


def test_nothing_that_is_no_date_gets_one() -> None:
    negatives = rows(SHARED / "gold" / "negatives.jsonl")
    dated = []
    for article, found in annotated():
        offset = article["start"]
        for gold in (g for g in negatives if g["article"] == article["article"]):
            dated += [
                (a.text, gold["why"])
                for a in found
                if a.interval is not None and a.start + offset < gold["end"] and gold["start"] < a.end + offset
            ]
    assert dated == []


@pytest.mark.parametrize(("bank", "floor"), [("duckling", 0.93), ("dateparser", 0.93)])
def test_the_cases_of_peers(bank: str, floor: float) -> None:
    explained = (Path(__file__).resolve().parents[1] / "docs" / "peers.md").read_text(encoding="utf-8")
    total = right = 0
    for case in rows(SHARED / "bank" / f"{bank}.jsonl"):
        expected = case["expected"] or {}
        if case["kind"] in ("duration", "number", "ordinal") or not expected.get("start"):
            continue
        end = datetime.fromisoformat(expected["end"])
        if expected.get("end_is") == "exclusive":
            end -= timedelta(seconds=1)
        want = (datetime.fromisoformat(expected["start"]).date(), end.date())
        reference = date.fromisoformat((case["reference"] or "2015-12-16")[:10])
        total += 1
        agrees = any((a.earliest, a.latest) == want for a in annotate(case["text"], reference))
        right += agrees
        assert agrees or f"| {case['id']} |" in explained, case
    assert right / total >= floor
