"""How the service behaves: caching, compression, keys, limits, numbers, logs."""

from __future__ import annotations

import gzip
import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import httpx
import pytest

from api.compress import coding_of
from api.limits import RateLimit
from api.problems import KINDS, Kind, ProblemDetails
from api.settings import Access, Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, serving
from timeline.store import build, open_store
from timeline.store.keys import ApiKey, Scope, add_key, check_key, format_key, list_keys, revoke_key
from timeline.store.revision import mark_stale

SECRET = "A" * 43
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
ARTICLE = {
    "id": "n-1",
    "text": "باريس\n\n3 آذار 2017 - وكالة\n\nيلتقي الوزيران في باريس غدا.",
    "published": "2017-03-03",
}


def key(name: str, *scopes: Scope, revoked: str | None = None) -> ApiKey:
    return ApiKey(name, f"key {name}", scopes, "2026-01-01T00:00:00+00:00", revoked)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("manners") / "t.db"
    with open_store(path) as store:
        build(store, [REPORTS])
        with store.writing() as connection:
            add_key(connection, key("0" * 12, Scope.WRITE), SECRET)
            add_key(connection, key("1" * 12, Scope.READ), SECRET)
            add_key(connection, key("2" * 12, Scope.EDIT), SECRET)
            add_key(connection, key("3" * 12, Scope.WRITE, revoked="2026-02-01T00:00:00+00:00"), SECRET)
    return str(path)


@pytest.fixture(scope="module")
def service(database: str) -> Iterator[httpx.Client]:
    with serving(Settings(database=database)) as client:
        yield client


def bearer(name: str, secret: str = SECRET) -> dict[str, str]:
    return {"authorization": f"Bearer {format_key(name, secret)}"}


def refused(answer: httpx.Response, status: int) -> ProblemDetails:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return ProblemDetails.model_validate_json(answer.content)


@pytest.mark.parametrize(
    "address", ["/v1/timeline", "/v1/timeline?format=csv", "/v1/events/{event}", "/v1/articles/moscow-03"]
)
def test_an_answer_that_the_client_has_is_not_sent_again(service: httpx.Client, address: str) -> None:
    event = service.get("/v1/timeline?limit=1").json()["events"][0]["id"]
    address = address.format(event=event)
    first = service.get(address)
    tag = first.headers["etag"]
    assert re.fullmatch(r'"[^"]+"', tag)
    for sent in (tag, f'W/{tag}, "other"', "*"):
        again = service.get(address, headers={"if-none-match": sent})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert service.get(address, headers={"if-none-match": '"other"'}).status_code == 200
    assert service.get(address).content == first.content


def test_other_questions_and_other_octets_have_other_tags(service: httpx.Client) -> None:
    tags = [
        service.get(address, headers=headers).headers["etag"]
        for address in ("/v1/timeline", "/v1/timeline?limit=3", "/v1/timeline?format=csv", "/v1/timeline?lang=ar")
        for headers in ({"accept-encoding": "gzip"}, {"accept-encoding": "identity"})
    ]
    assert len(set(tags)) == len(tags)
    by_accept = service.get("/v1/timeline", headers={"accept": "text/csv"}).headers["etag"]
    assert by_accept not in tags


def test_a_change_of_the_timeline_changes_the_tag(tmp_path: Path) -> None:
    with serving(Settings(database=str(tmp_path / "t.db"), writing=Access.OPEN)) as service:
        empty = service.get("/v1/timeline").headers["etag"]
        assert service.post("/v1/articles", json=ARTICLE).status_code == 201
        filled = service.get("/v1/timeline").headers["etag"]
        assert filled != empty
        assert service.get("/v1/timeline", headers={"if-none-match": empty}).status_code == 200
        assert service.post("/v1/articles", json=ARTICLE).status_code == 200
        assert service.get("/v1/timeline").headers["etag"] == filled


def test_answers_are_compressed_for_those_who_take_it(service: httpx.Client) -> None:
    plain = service.get("/v1/timeline", headers={"accept-encoding": "identity"})
    with service.stream("GET", "/v1/timeline", headers={"accept-encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        raw = b"".join(answer.iter_raw())
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content) / 3
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("br", "br"),
        ("gzip, br", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0.1, br;q=0", "gzip"),
        ("identity", ""),
        ("br;q=0, gzip;q=0", ""),
        ("br;q=x", ""),
        ("deflate", ""),
        ("", ""),
    ],
)
def test_the_client_chooses_the_compression(service: httpx.Client, accepted: str, coding: str) -> None:
    assert coding_of(accepted) == coding
    plain = service.get("/v1/timeline", headers={"accept-encoding": "identity"})
    for _ in range(2):  # the second time from memory
        with service.stream("GET", "/v1/timeline", headers={"accept-encoding": accepted}) as answer:
            assert answer.headers.get("content-encoding", "") == coding
            raw = b"".join(answer.iter_raw())
        assert UNPACK[coding](raw) == plain.content
        assert (answer.headers["etag"] == plain.headers["etag"]) == (not coding)


def test_head_is_get_without_the_body(service: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    for address in (
        "/",
        "/v1/timeline",
        "/v1/articles/moscow-03",
        "/v1/events/none",
        "/static/timeline.css",
        "/healthz",
    ):
        whole = service.get(address)
        with caplog.at_level(logging.INFO, "timeline.access"):
            bare = service.head(address, headers={"X-Request-ID": "bare"})
        assert (bare.status_code, bare.content) == (whole.status_code, b"")
        for name in ("content-length", "content-type", "etag"):
            assert bare.headers.get(name) == whole.headers.get(name), (address, name)
    assert service.head("/v1/resolve").status_code == 405
    # A line is written behind its answer, so that one of the GET before may come among them.
    lines = [json.loads(r.getMessage()) for r in caplog.records if r.name == "timeline.access"]
    assert {line["method"] for line in lines if line["request_id"] == "bare"} == {"HEAD"}


def test_the_style_sheet_is_asked_for_once(service: httpx.Client) -> None:
    first = service.get("/static/timeline.css")
    again = service.get("/static/timeline.css", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_type_of_a_problem_is_an_address_that_explains_it(service: httpx.Client, kind: Kind, lang: str) -> None:
    answer = service.get(f"/problems/{kind}", params={"lang": lang})
    assert answer.status_code == 200
    assert (KINDS[kind].advice_ar if lang == "ar" else KINDS[kind].advice).replace("'", "&#39;") in answer.text
    assert service.get("/problems/none").status_code == 404


def test_every_answer_says_what_a_browser_may_do(service: httpx.Client) -> None:
    for address in ("/", "/v1/timeline", "/v1/events/none", "/openapi.json", "/healthz"):
        headers = service.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert re.fullmatch("[0-9a-f]{32}", headers["x-request-id"])


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"authorization": "Basic eDp5"}, 401),
        ({"authorization": "Bearer nonsense"}, 401),
        (bearer("0" * 12, "B" * 43), 401),
        (bearer("9" * 12), 401),
        (bearer("3" * 12), 401),
        (bearer("1" * 12), 403),
        (bearer("2" * 12), 403),
        (bearer("0" * 12), 422),
    ],
    ids=["none", "basic", "nonsense", "wrong", "unknown", "revoked", "read", "edit", "write"],
)
def test_writing_needs_a_key_with_its_scope(service: httpx.Client, headers: dict[str, str], status: int) -> None:
    answer = service.post("/v1/articles", json={}, headers=headers)
    refused(answer, status)
    if status == 401:
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_stream_needs_a_key_too(service: httpx.Client) -> None:
    headers = {"content-type": "application/x-ndjson"}
    refused(service.post("/v1/articles", content=b"{}\n", headers=headers), 401)


def test_reading_can_be_closed(database: str) -> None:
    with serving(Settings(database=database, reading=Access.KEY)) as service:
        for address in ("/v1/timeline", "/", "/v1/conflicts", "/v1/articles/moscow-03", "/v1/anchors"):
            refused(service.get(address), 401)
            assert service.get(address, headers=bearer("1" * 12)).status_code == 200
        assert service.get("/healthz").status_code == 200


def test_a_secret_is_nowhere_in_the_database(database: str) -> None:
    assert SECRET.encode() not in Path(database).read_bytes()


@pytest.mark.parametrize("kind", DATABASES)
def test_keys_are_added_checked_listed_and_revoked(kind: str) -> None:
    moment = datetime(2026, 1, 2, tzinfo=UTC).isoformat()
    own = key("a" * 12, Scope.WRITE, Scope.READ)
    with fresh_database(kind) as url, open_store(url) as store, store.writing() as connection:
        add_key(connection, own, SECRET)
        assert check_key(connection, format_key(own.id, SECRET)) == own
        for wrong in ("", "tl_", format_key(own.id, SECRET) + "x", format_key("b" * 12, SECRET), "tl_' OR 1=1 --"):
            assert check_key(connection, wrong) is None
        revoke_key(connection, own.id, moment)
        assert check_key(connection, format_key(own.id, SECRET)) is None
        assert [one.revoked for one in list_keys(connection)] == [moment]


def test_a_client_that_asks_too_often_is_told_to_wait(database: str) -> None:
    with serving(Settings(database=database, requests_per_minute=5)) as service:
        answers = [service.get("/v1/timeline?limit=1") for _ in range(8)]
        assert [answer.status_code for answer in answers[:5]] == [200] * 5
        late = answers[-1]
        refused(late, 429)
        assert int(late.headers["retry-after"]) >= 1
        assert late.headers["ratelimit-policy"] == '"default";q=5;w=60'
        assert answers[0].headers["ratelimit"].startswith('"default";r=4')
        assert service.get("/healthz").status_code == 200
        assert service.get("/v1/timeline", headers=bearer("1" * 12)).status_code == 200


def test_tokens_come_back_with_time() -> None:
    now = [0.0]

    async def app(scope: Any, receive: Any, send: Any) -> None:
        """Nothing behind it."""

    limit = RateLimit(app, 60, clock=lambda: now[0])
    assert [limit._take("a") for _ in range(60)][-1] == 0
    assert limit._take("a") < 0
    now[0] = 1.0
    assert limit._take("a") == 0
    assert limit._take("b") == 59
    now[0] = 1000.0
    assert limit._take("a") == 59


def test_a_question_that_takes_too_long_is_broken_off(database: str) -> None:
    with serving(Settings(database=database, read_seconds=0.000001)) as service:
        answer = service.get("/v1/timeline?limit=500")
        # A tiny page may be done before the clock is looked at; either way nobody waits.
        assert answer.status_code in (200, 503)
        if answer.status_code == 503:
            assert refused(answer, 503).type == "/problems/too-slow"
        assert service.get("/static/timeline.css").status_code == 200


def test_pages_of_named_origins_may_ask(database: str) -> None:
    with serving(Settings(database=database, cors_origins=("https://news.example",))) as service:
        allowed = service.get("/v1/timeline?limit=1", headers={"origin": "https://news.example"})
        assert allowed.headers["access-control-allow-origin"] == "https://news.example"
        other = service.get("/v1/timeline?limit=1", headers={"origin": "https://other.example"})
        assert "access-control-allow-origin" not in other.headers
        preflight = service.options(
            "/v1/articles",
            headers={"origin": "https://news.example", "access-control-request-method": "POST"},
        )
        assert preflight.status_code == 200


def test_numbers_for_prometheus(service: httpx.Client) -> None:
    service.get("/v1/timeline")
    service.get("/v1/events/none")
    service.get("/made/up/address")
    text = service.get("/metrics").text
    assert re.search(r'timeline_requests_total\{method="GET",route="/v1/timeline",status="200"\} [1-9]', text)
    assert re.search(
        r'timeline_requests_total\{method="GET",route="/v1/events/\{event_id\}",status="404"\} [1-9]', text
    )
    assert re.search(r'timeline_stored\{what="articles"\} [1-9]', text)
    assert "made" not in text
    assert "timeline_request_seconds_bucket" in text


def test_ready_only_when_the_events_are_up_to_date(tmp_path: Path) -> None:
    with serving(Settings(database=str(tmp_path / "t.db"))) as service:
        assert service.get("/readyz").json() == {"status": "ready"}
        with open_store(tmp_path / "t.db") as store, store.writing() as connection:
            mark_stale(connection)
        refused(service.get("/readyz"), 503)


def test_every_request_is_a_line_of_the_log(service: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "timeline.access"):
        service.get("/v1/timeline?limit=1", headers={"x-request-id": "my-id.1"})
        answer = service.get("/v1/timeline?limit=1", headers={"x-request-id": "bad\tid"})
    lines = [json.loads(record.getMessage()) for record in caplog.records if record.name == "timeline.access"]
    assert lines[0]["request_id"] == "my-id.1"
    assert answer.headers["x-request-id"] == lines[1]["request_id"] != "bad\tid"
    assert {"method", "path", "status", "bytes", "ms", "client"} <= lines[0].keys()
    assert (lines[0]["status"], lines[0]["path"]) == (200, "/v1/timeline")


def test_a_database_that_is_gone_is_a_problem_and_no_stack_trace(tmp_path: Path) -> None:
    with serving(Settings(database=str(tmp_path / "t.db"))) as service:
        with open_store(tmp_path / "t.db") as store, store.writing() as connection:
            connection.exec_driver_sql("DROP TABLE event_facet")
            connection.exec_driver_sql("ALTER TABLE event RENAME TO gone")
        answer = service.get("/v1/timeline")
        told = refused(answer, 503)
        assert "event" not in told.detail
        assert "Traceback" not in answer.text


def test_what_is_kept_is_sent_until_somebody_commits(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with serving(Settings(database=str(path), writing=Access.OPEN)) as service:
        service.post("/v1/articles", json=ARTICLE)
        for headers in ({"accept-encoding": "gzip"}, {"accept-encoding": "identity"}):
            first, second = (service.get("/v1/timeline", headers=headers) for _ in range(2))
            assert first.content == second.content
            left = {"date", "x-request-id"}
            assert [pair for pair in first.headers.multi_items() if pair[0] not in left] == [
                pair for pair in second.headers.multi_items() if pair[0] not in left
            ]
        assert (
            service.get("/v1/timeline", headers={"accept": "text/csv"}).headers["content-type"].startswith("text/csv")
        )
        assert service.get("/v1/timeline").headers["content-type"] == "application/json"
        # Another process adds an article: the answer must change at once.
        with open_store(path) as store:
            build(store, [REPORTS / "moscow-01_agency-bracketed-weekday.txt"])
        assert service.get("/v1/timeline?limit=500").json()["matched"] > first.json()["matched"]
        assert service.get("/v1/timeline").content != first.content
        assert re.search(r'route="/v1/timeline",status="200"\} [5-9]', service.get("/metrics").text)
