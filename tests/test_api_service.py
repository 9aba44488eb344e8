"""The service over real HTTP, on the timeline of the project's own reports."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from pydantic import BaseModel

from api.problems import KINDS, ProblemDetails
from api.schemas import ArticleAnswer, ArticleStored, EventAnswer, Health, ResolveAnswer, TimelinePage
from api.settings import Access, Settings
from tests.service_process import REPORTS, serving
from timeline.store import build, open_store

NEW_YORK = "2015-12-18"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    database = tmp_path_factory.mktemp("api") / "t.db"
    with open_store(database) as store:
        assert build(store, [REPORTS]).errors == ()
    with serving(Settings(database=str(database), max_body_bytes=200_000, writing=Access.OPEN)) as client:
        yield client


def checked(answer: httpx.Response, model: type[BaseModel], status: int = 200) -> Any:
    """The answer's JSON, held against its model: nothing missing, nothing that is not described."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    model.model_validate_json(answer.content)
    return answer.json()


def problem(answer: httpx.Response, kind: str) -> Any:
    """The problem details of an answer that refuses."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    ProblemDetails.model_validate_json(answer.content)
    data = answer.json()
    assert data["type"] == f"/problems/{kind}"
    assert data["status"] == answer.status_code == next(f.status for k, f in KINDS.items() if k == kind)
    assert re.search("[؀-ۿ]", data["detail_ar"])
    assert data["detail"]
    return data


def every_event(service: httpx.Client, **parameters: str | int) -> list[Any]:
    found: list[Any] = []
    address = str(httpx.URL("/v1/timeline", params=parameters))
    while address:
        answer = service.get(address)
        data = checked(answer, TimelinePage)
        found += data["events"]
        link = answer.links.get("next", {}).get("url")
        assert link == data["next"]
        address = data["next"] or ""
    return found


def test_a_day_gives_its_events_with_sources_and_reasons(service: httpx.Client) -> None:
    events = every_event(service, datetime=NEW_YORK)
    day = [event for event in events if event["date"]["edtf"] == NEW_YORK]
    meeting = max(day, key=lambda event: event["articles"])
    assert meeting["articles"] >= 5
    assert len(meeting["sources"]) >= 3
    assert "نيويورك" in json.dumps(meeting["places"], ensure_ascii=False)
    assert meeting["why"]
    for reason in meeting["why"]:
        assert reason["quote"]
        assert reason["date"] == NEW_YORK
        assert reason["why"]["ar"]
        assert reason["why"]["en"]
        assert date.fromisoformat(reason["reference_date"]).year == 2015
    assert "الجمعة 18 كانون الأول 2015" in meeting["date"]["display"]["ar"]
    assert "Friday 18 December 2015" in meeting["date"]["display"]["en"]


def test_the_timeline_is_ordered_and_ties_share_a_rank(service: httpx.Client) -> None:
    events = every_event(service)
    ends = [(event["date"]["earliest"], event["date"]["latest"] or "9999-99-99") for event in events]
    # Where no first day is known the event stands at its last.
    keys = [(first or last, last, event["id"]) for (first, last), event in zip(ends, events, strict=True)]
    assert keys == sorted(keys)
    ranked = [(event["rank"], key[:2]) for event, key in zip(events, keys, strict=True) if event["rank"] is not None]
    assert [rank for rank, _ in ranked] == sorted(rank for rank, _ in ranked)
    for (rank, own), (next_rank, following) in pairwise(ranked):
        assert (rank == next_rank) == (own == following)
    assert len({rank for rank, _ in ranked}) < len(ranked)


def test_a_coarse_date_is_not_padded(service: httpx.Client) -> None:
    coarse = [event for event in every_event(service) if event["date"]["granularity"] in {"month", "year"}]
    assert coarse
    for event in coarse:
        assert not re.fullmatch(r"\d{4}-\d\d-\d\d", event["date"]["edtf"])
        assert not re.search(r"\b1 \w+ \d{4}", event["date"]["display"]["en"])


@pytest.mark.parametrize("size", [1, 7, 50])
def test_pages_of_any_size_give_the_same_events(service: httpx.Client, size: int) -> None:
    whole = [event["id"] for event in every_event(service, datetime="2015-12", limit=500)]
    assert [event["id"] for event in every_event(service, datetime="2015-12", limit=size)] == whole
    assert len(set(whole)) == len(whole)


@pytest.mark.parametrize(
    ("window", "start", "end"),
    [
        ("2015-12-15/2015-12-17", "2015-12-15", "2015-12-17"),
        ("../2015-12-15", "0001-01-01", "2015-12-15"),
        ("2016-12-08/..", "2016-12-08", "9999-12-31"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("1437-03-07[u-ca=islamic-umalqura]", "2015-12-18", "2015-12-18"),
        ("2015-12-18T00:00:00Z", "2015-12-18", "2015-12-18"),
    ],
)
def test_a_window_selects_what_a_scan_selects(service: httpx.Client, window: str, start: str, end: str) -> None:
    expected = [
        event["id"]
        for event in every_event(service)
        if (event["date"]["earliest"] or "0001-01-01") <= end and (event["date"]["latest"] or "9999-12-31") >= start
    ]
    assert [event["id"] for event in every_event(service, datetime=window)] == expected
    assert expected


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("datetime=18/12/2015", "datetime"),
        ("datetime=", "datetime"),
        ("datetime=2015-12-19/2015-12-18", "datetime"),
        ("limit=0", "limit"),
        ("limit=many", "limit"),
        ("cursor=abc", "cursor"),
        ("cursor=%F0%9F%98%80", "cursor"),
        ("cursor=WzEsMiwzLDRd", "cursor"),
    ],
)
def test_a_parameter_that_is_not_understood_is_named(service: httpx.Client, query: str, where: str) -> None:
    data = problem(service.get(f"/v1/timeline?{query}"), "invalid-parameter")
    assert [error["where"] for error in data["errors"]] == [where]
    assert data["instance"].startswith("/v1/timeline?")


def test_a_cursor_says_where_to_go_on_whatever_is_asked(service: httpx.Client) -> None:
    first = checked(service.get("/v1/timeline?limit=1"), TimelinePage)
    cursor = httpx.URL(first["next"]).params["cursor"]
    after = checked(
        service.get("/v1/timeline", params={"cursor": cursor, "datetime": "2015", "limit": 500}), TimelinePage
    )
    assert [event["id"] for event in after["events"]] == [
        event["id"] for event in every_event(service, datetime="2015") if event["id"] != first["events"][0]["id"]
    ]


def test_an_event_shows_every_claim_at_its_place(service: httpx.Client) -> None:
    for summary in every_event(service, datetime=NEW_YORK):
        event = checked(service.get(summary["self"]), EventAnswer)
        assert len(event["claims"]) == summary["claims"]
        for claim in event["claims"]:
            if claim["article"]["self"] is None:
                continue  # the table of contents of a dossier
            article = checked(service.get(claim["article"]["self"]), ArticleAnswer)
            quoted, position = claim["selectors"]
            text, base = article["text"], article["start"]
            start, end = position["start"] - base, position["end"] - base
            assert text[start:end] == quoted["exact"] == claim["quote"]
            assert text[:start].endswith(quoted["prefix"][-min(start, 40) :]) or start < 40
            utf16 = text.encode("utf-16-le")
            first, last = (position["utf16"][side] - base for side in ("start", "end"))
            assert utf16[2 * first : 2 * last].decode("utf-16-le") == quoted["exact"]
            if claim["basis"] == "stated":
                assert claim["expression"]["why"]["ar"]
                assert claim["expression"]["text"] in text
            assert claim["id"] in {one["id"] for one in article["claims"]}


def test_an_article_shows_its_date_with_the_evidence(service: httpx.Client) -> None:
    article = checked(service.get("/v1/articles/moscow-03"), ArticleAnswer)
    assert article["reference"]["status"] == "stated"
    assert article["reference"]["evidence"]
    (conflict,) = article["reference"]["conflicts"]
    assert conflict["kept"]["quote"] != conflict["rejected"]["quote"]
    assert conflict["reason"]["ar"]
    for expression in article["expressions"]:
        start, end = expression["start"] - article["start"], expression["end"] - article["start"]
        assert article["text"][start:end] == expression["text"]


def test_the_undated_report_is_inferred_and_not_invented(service: httpx.Client) -> None:
    article = checked(service.get("/v1/articles/hamburg-01"), ArticleAnswer)
    assert article["reference"]["status"] == "inferred"
    assert article["reference"]["candidates"]
    assert article["dating"] == "inferred"


@pytest.mark.parametrize("address", ["/v1/events/none", "/v1/articles/none", "/v1/articles/a/b", "/v2/timeline"])
def test_what_is_not_there_is_not_found(service: httpx.Client, address: str) -> None:
    problem(service.get(address), "not-found")


def test_a_wrong_method_names_the_right_one(service: httpx.Client) -> None:
    answer = service.delete("/v1/timeline")
    problem(answer, "method-not-allowed")
    assert "GET" in answer.headers["allow"]


def test_resolving_gives_days_alternatives_and_reasons(service: httpx.Client) -> None:
    body = {"text": "😀 يعقد الاجتماع الجمعة المقبل", "published": "2015-12-17"}
    (one,) = checked(service.post("/v1/resolve", json=body), ResolveAnswer)["expressions"]
    assert one["text"] == body["text"][one["start"] : one["end"]]
    assert one["utf16"]["start"] == one["start"] + 1
    assert one["date"]["edtf"] == "2015-12-18"
    assert [other["date"]["edtf"] for other in one["alternatives"]] == ["2015-12-25"]
    assert one["why"]["en"][0].startswith("anchor 2015-12-17")


def test_resolving_without_a_day_says_what_is_missing(service: httpx.Client) -> None:
    (one,) = checked(service.post("/v1/resolve", json={"text": "أمس"}), ResolveAnswer)["expressions"]
    assert one["date"] is None
    assert one["problem"]["code"] == "missing-anchor"


@pytest.mark.parametrize(
    ("content", "kind", "where"),
    [
        (b"{", "invalid-body", "/1"),
        (b'{"text": 7}', "invalid-body", "/text"),
        (b"{}", "invalid-body", "/text"),
        (b'{"text": "a", "day": 1}', "invalid-body", "/day"),
        (b'{"text": "a", "published": "18/12/2015"}', "invalid-body", "/published"),
        (b'{"text": "\xff"}', "invalid-body", None),
        (b'{"text": "\\ud800"}', "invalid-body", None),
        (b"[" * 5000, "invalid-body", None),
        (json.dumps({"text": "ا" * 20_001}).encode(), "invalid-body", "/text"),
        (b" " * 200_001, "too-large", None),
    ],
    ids=["json", "type", "missing", "unknown", "date", "utf8", "surrogate", "deep", "long", "large"],
)
def test_a_body_that_is_no_good_is_refused(service: httpx.Client, content: bytes, kind: str, where: str | None) -> None:
    headers = {"content-type": "application/json"}
    data = problem(service.post("/v1/resolve", content=content, headers=headers), kind)
    if where is not None:
        assert where in [error["where"] for error in data["errors"]]


def test_a_body_that_grows_without_announcing_its_length_is_cut_off(service: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 10_000

    headers = {"content-type": "application/json"}
    problem(service.post("/v1/articles", content=endless(), headers=headers), "too-large")
    checked(service.get("/healthz"), Health)


def test_only_json_is_taken(service: httpx.Client) -> None:
    answer = service.post("/v1/resolve", content=b"text=1", headers={"content-type": "text/plain"})
    problem(answer, "unsupported-media-type")


def test_health_counts_what_is_there(service: httpx.Client) -> None:
    data = checked(service.get("/healthz"), Health)
    assert data["documents"] >= 15
    assert data["events"] >= 10
    assert data["claims"] >= data["events"]


ARTICLE = {
    "id": "ws 1",
    "text": "باريس 3 آذار 2017\nيلتقي الوزيران في باريس يوم الأحد المقبل لبحث الأزمة.",
    "source": "وكالة المرفأ",
    "title": "لقاء باريس",
    "published": "2017-03-03",
}


def test_an_article_is_added_once(tmp_path: Path) -> None:
    with serving(Settings(database=str(tmp_path / "t.db"), writing=Access.OPEN)) as service:
        assert checked(service.get("/v1/timeline"), TimelinePage)["events"] == []
        first = checked(service.post("/v1/articles", json=ARTICLE), ArticleStored, 201)
        assert first["arrival"] == "new"
        assert first["revision"] == 1
        (article,) = first["articles"]
        assert article["self"] == f"/v1/articles/{quote('ws 1')}"
        assert article["reference"]["date"] == "2017-03-03"
        (event,) = every_event(service, datetime="2017-03-05")
        assert event["sources"] == ["وكالة المرفأ"]
        checked(service.get(article["self"]), ArticleAnswer)

        again = checked(service.post("/v1/articles", json=ARTICLE), ArticleStored, 200)
        assert (again["arrival"], again["revision"]) == ("unchanged", 1)
        assert [one["id"] for one in again["articles"]] == ["ws 1"]

        changed = {**ARTICLE, "text": ARTICLE["text"].replace("الأحد", "السبت")}
        assert checked(service.post("/v1/articles", json=changed), ArticleStored, 201)["arrival"] == "changed"
        assert [e["date"]["edtf"] for e in every_event(service, datetime="2017-03-04/2017-03-06")] == ["2017-03-04"]


def test_an_article_does_not_take_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "ws 1.txt").write_text("نص في 3 آذار 2017", encoding="utf-8")
    with open_store(tmp_path / "t.db") as store:
        build(store, [tmp_path / "ws 1.txt"])
    with serving(Settings(database=str(tmp_path / "t.db"), writing=Access.OPEN)) as service:
        problem(service.post("/v1/articles", json=ARTICLE), "conflict")
        checked(service.post("/v1/articles?replace=true", json=ARTICLE), ArticleStored, 201)


@pytest.mark.parametrize("stream", [False, True], ids=["alone", "line"])
def test_an_article_does_not_take_the_place_of_another_outlet(tmp_path: Path, stream: bool) -> None:
    def send(client: httpx.Client, article: dict[str, str], asked: str = "") -> httpx.Response:
        if not stream:
            return client.post(f"/v1/articles{asked}", json=article)
        line = json.dumps(article, ensure_ascii=False).encode()
        headers = {"content-type": "application/x-ndjson"}
        return client.post(f"/v1/articles{asked}", content=line, headers=headers)

    other = {**ARTICLE, "source": "صحيفة أخرى", "text": ARTICLE["text"].replace("الأحد", "السبت")}
    with serving(Settings(database=str(tmp_path / "t.db"), writing=Access.OPEN)) as client:
        assert send(client, ARTICLE).is_success
        refused = send(client, other)
        assert "already belongs to another document" in refused.text
        assert refused.status_code == (200 if stream else 409)
        assert [e["date"]["edtf"] for e in every_event(client, datetime="2017-03-04/2017-03-06")] == ["2017-03-05"]
        assert '"changed"' in send(client, other, "?replace=true").text
        assert [e["date"]["edtf"] for e in every_event(client, datetime="2017-03-04/2017-03-06")] == ["2017-03-04"]


@pytest.mark.parametrize("name", ["", "a/b", "x" * 201, "a\nb", "a\u0000b"])
def test_an_id_that_fits_no_address_is_refused(service: httpx.Client, name: str) -> None:
    data = problem(service.post("/v1/articles", json={**ARTICLE, "id": name}), "invalid-body")
    assert data["errors"][0]["where"] == "/id"


@pytest.mark.parametrize("text", ["   ", "…", "ا\u0000ب"], ids=["space", "dots", "nul"])
def test_a_text_that_cannot_be_read_is_refused(service: httpx.Client, text: str) -> None:
    problem(service.post("/v1/articles", json={**ARTICLE, "id": "bad", "text": text}), "unreadable")
    problem(service.get("/v1/articles/bad"), "not-found")


def test_the_contract_documents_every_parameter_and_error_with_examples(service: httpx.Client) -> None:
    contract = service.get("/openapi.json").json()
    assert contract["openapi"].startswith("3.1")
    operations = [
        (path, method, operation)
        for path, methods in contract["paths"].items()
        for method, operation in methods.items()
    ]
    assert {path for path, _, _ in operations} >= {
        "/v1/timeline",
        "/v1/events/{event_id}",
        "/v1/articles/{article_id}",
        "/v1/articles",
        "/v1/resolve",
        "/v1/annotate",
        "/v1/anchors",
        "/v1/changes",
        "/v1/conflicts",
        "/v1/decisions",
        "/v1/events",
        "/healthz",
        "/metrics",
        "/readyz",
    }
    for path, _method, operation in operations:
        assert operation["summary"], path
        for parameter in operation.get("parameters", []):
            assert parameter["description"], parameter["name"]
            assert parameter.get("examples") or parameter["schema"].get("examples"), (path, parameter["name"])
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                (media,) = answer["content"]
                assert media == "application/problem+json", (path, status)
                assert answer["content"][media]["example"]["detail_ar"], (path, status)
        if "requestBody" in operation:
            for content in operation["requestBody"]["content"].values():
                name = content["schema"].get("$ref", "").rpartition("/")[2]
                told = contract["components"]["schemas"][name] if name else content.get("example") or content["schema"]
                parts = [contract["components"]["schemas"][ref.rpartition("/")[2]] for ref in _refs(told)] or [told]
                assert all(re.search("[؀-ۿ]", json.dumps(part, ensure_ascii=False)) for part in parts), path


def _refs(schema: Any) -> list[str]:
    return [one["$ref"] for one in schema.get("oneOf", [])] if isinstance(schema, dict) else []
