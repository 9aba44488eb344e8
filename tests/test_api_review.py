"""Changes, conflicts, anchors and editors' decisions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.schemas import (
    AnchorsAnswer,
    ArticleRemoved,
    ChangesPage,
    ConflictsPage,
    DecisionsAnswer,
    DecisionStored,
    EventHistory,
)
from api.settings import Access, Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, serving
from tests.test_api_ingest import record
from timeline.articles.article import Document
from timeline.store import add_documents, build, open_store
from timeline.store.keys import ApiKey, Scope, add_key, format_key
from timeline.store.load import load_mentions

SECRET = "A" * 43


@pytest.fixture(scope="module", params=DATABASES)
def service(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    with fresh_database(request.param) as url:
        with open_store(url) as store:
            build(store, [REPORTS])
        with serving(Settings(database=url, writing=Access.OPEN)) as client:
            yield client


def paged(service: httpx.Client, address: str, model: Any, field: str) -> list[Any]:
    found: list[Any] = []
    following: str | None = address
    while following:
        answer = service.get(following)
        assert answer.status_code == 200, answer.text
        model.model_validate_json(answer.content)
        found += answer.json()[field]
        following = answer.json()["next"]
    return found


def test_a_copy_that_follows_the_changes_holds_what_the_service_holds(tmp_path: Path) -> None:
    with serving(Settings(database=str(tmp_path / "t.db"), writing=Access.OPEN)) as service:
        copy: set[str] = set()
        since = 0
        for one in (record("a"), record("b", 9), record("a", 5), {**record("b"), "text": "لا حدث هنا ولا تاريخ"}):
            assert service.post("/v1/articles", json=one).status_code == 201
            for change in paged(service, f"/v1/changes?since={since}&limit=1", ChangesPage, "changes"):
                assert change["revision"] > since
                if change["kind"] == "removed":
                    copy.remove(change["event"])
                    assert service.get(change["self"]).status_code == 404
                else:
                    assert (change["event"] in copy) == (change["kind"] == "updated")
                    copy.add(change["event"])
            since = service.get("/v1/changes?since=1000000").json()["revision"]
            dated = service.get("/v1/events?limit=500").json()["events"]
            undated = service.get("/v1/events?dated=false&limit=500").json()["events"]
            assert copy == {event["id"] for event in dated + undated}


def test_the_contradictory_dateline_is_listed_with_both_values(service: httpx.Client) -> None:
    found = paged(service, "/v1/conflicts?scope=article&limit=1", ConflictsPage, "conflicts")
    (one,) = [conflict for conflict in found if conflict["article"]["id"] == "moscow-03"]
    assert "1437" in one["rejected"]["quote"] + one["kept"]["quote"]
    assert "2015" in one["rejected"]["quote"] + one["kept"]["quote"]
    assert one["reason"]["ar"]


def test_conflicts_of_events_are_listed(service: httpx.Client) -> None:
    events = service.get("/v1/timeline?has_conflict=true&limit=500").json()["events"]
    found = paged(service, "/v1/conflicts?limit=2", ConflictsPage, "conflicts")
    assert [one["event"]["id"] for one in found] == [e["id"] for e in events for _ in e["conflicts"]]
    arabic = paged(service, "/v1/conflicts?scope=article&lang=ar", ConflictsPage, "conflicts")
    assert set(arabic[0]["reason"]) == {"ar"}


def test_words_that_contradict_themselves_are_listed_claim_by_claim(tmp_path: Path) -> None:
    # 17 and 19 December 2015 were a Thursday and a Saturday.
    text = "وصل جون كيري إلى موسكو يوم الجمعة 17 كانون الأول 2015. والتقى سيرغي لافروف في جنيف يوم الأحد 19 كانون الأول 2015."
    with open_store(tmp_path / "t.db") as store:
        add_documents(store, [(Document("a", text, source="وكالة", published="2015-12-21"), "test")])
    with serving(Settings(database=str(tmp_path / "t.db"))) as service:
        found = paged(service, "/v1/conflicts?scope=claim&limit=1", ConflictsPage, "conflicts")
        assert {(one["quote"], one["kept"]["edtf"], one["rejected"]["edtf"]) for one in found} == {
            ("يوم الجمعة 17 كانون الأول 2015", "2015-12-17", "2015-12-18"),
            ("يوم الأحد 19 كانون الأول 2015", "2015-12-19", "2015-12-20"),
        }
        for one in found:
            assert one["quote"] in one["sentence"]
            assert service.get(one["article"]).status_code == 200
        page = service.get("/conflicts?scope=claim").text
        assert all(one["quote"] in page and one["sentence"] in page for one in found)


def test_the_registry_is_open_to_view(service: httpx.Client) -> None:
    everything = AnchorsAnswer.model_validate_json(service.get("/v1/anchors").content).anchors
    assert len(everything) >= 50
    assert all(anchor.source for anchor in everything)
    found = AnchorsAnswer.model_validate_json(service.get("/v1/anchors", params={"q": "مينسك"}).content).anchors
    assert 0 < len(found) < len(everything)
    assert "2015-02-12" in {str(anchor.date.earliest) for anchor in found}


@pytest.mark.parametrize(
    "address",
    ["/v1/changes?since=-1", "/v1/changes?since=x", "/v1/changes?cursor=x", "/v1/conflicts?scope=all", "/v1/conflicts?cursor=WzFd",
     "/v1/anchors?x=1", "/v1/articles?published=x", "/v1/articles?cursor=WyJhIl0", "/v1/changes?cursor=WzEsMl0"],
)  # fmt: skip
def test_what_is_not_understood_is_refused(service: httpx.Client, address: str) -> None:
    answer = service.get(address)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def biggest(service: httpx.Client) -> Any:
    events = service.get("/v1/timeline?datetime=2015-12-18&limit=500").json()["events"]
    summary = max((e for e in events if e["date"]["edtf"] == "2015-12-18"), key=lambda e: e["claims"])
    return service.get(summary["self"]).json()


def decided(service: httpx.Client, **body: Any) -> Any:
    answer = service.post("/v1/decisions", json={"reason": "بيان رسمي", **body})
    assert answer.status_code == 201, answer.text
    DecisionStored.model_validate_json(answer.content)
    return answer.json()


def undone(service: httpx.Client, decision: Any) -> None:
    answer = service.delete(f"/v1/decisions/{decision['decision']['id']}")
    assert answer.status_code == 200, answer.text
    DecisionStored.model_validate_json(answer.content)


def test_an_editor_pins_renames_and_takes_back(service: httpx.Client) -> None:
    before = biggest(service)
    claim = before["claims"][0]["id"]
    pin = decided(service, action="pin", claims=[claim], date="2015-12-19")
    rename = decided(service, action="rename", claims=[claim], label="اجتماع نيويورك")
    day = service.get("/v1/timeline?datetime=2015-12-19&relation=within").json()["events"]
    (changed,) = [event for event in day if event["label"] == "اجتماع نيويورك"]
    assert set(changed["decisions"]) == {pin["decision"]["id"], rename["decision"]["id"]}
    undone(service, pin)
    undone(service, rename)
    assert biggest(service) == before


def test_an_editor_splits_and_merges(service: httpx.Client) -> None:
    before = biggest(service)
    claims = [one["id"] for one in before["claims"]]
    split = decided(service, action="split", claims=claims[:1])
    assert len(biggest(service)["claims"]) == len(claims) - 1
    merge = decided(service, action="merge", claims=claims[:2])
    assert {one["id"] for one in biggest(service)["claims"]} == set(claims)
    undone(service, merge)
    undone(service, split)
    assert biggest(service) == before


def test_a_claim_marked_as_wrong_stays_and_counts_for_nothing(service: httpx.Client) -> None:
    before = biggest(service)
    claim = before["claims"][0]["id"]
    wrong = decided(service, action="wrong", claims=[claim])
    assert biggest(service)["disregarded"] == [claim]
    undone(service, wrong)
    assert biggest(service) == before


def test_decisions_survive_a_rebuild_and_are_on_record(service: httpx.Client) -> None:
    decided(service, action="rename", claims=[biggest(service)["claims"][0]["id"]], label="باق")
    assert service.post("/v1/articles", json=record("after")).status_code == 201
    assert biggest(service)["label"] == "باق"
    kept = DecisionsAnswer.model_validate_json(service.get("/v1/decisions").content).decisions
    assert [one.at for one in kept] == sorted(one.at for one in kept)
    assert {one.action for one in kept} >= {"rename"}
    assert all(one.author == "anonymous" and one.reason for one in kept)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"action": "pin", "claims": ["m"]}, "/date"),
        ({"action": "pin", "claims": ["m"], "date": "18/12/2015"}, "/date"),
        ({"action": "merge", "claims": ["m"]}, "/claims"),
        ({"action": "merge", "claims": ["m", "m"]}, "/action"),
        ({"action": "rename", "claims": ["m"], "label": " "}, "/label"),
        ({"action": "burn", "claims": ["m"]}, "/"),
        ({"action": "split"}, "/claims"),
        ({"action": "split", "claims": ["m"], "reason": ""}, "/reason"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(service: httpx.Client, body: dict[str, Any], where: str) -> None:
    answer = service.post("/v1/decisions", json={"reason": "سبب", **body})
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["where"] == where


def test_only_an_editor_decides(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with open_store(path) as store:
        for name, scope in (("0" * 12, Scope.WRITE), ("1" * 12, Scope.EDIT)):
            with store.writing() as connection:
                add_key(connection, ApiKey(name, f"محرر {name[0]}", (scope,), "2026-01-01T00:00:00+00:00"), SECRET)
        add_documents(store, [(Document("a", record("a")["text"]), "test")])
        with store.reading() as connection:
            claim = next(iter(load_mentions(connection))).id
    body = {"action": "split", "claims": [claim], "reason": "سبب"}
    with serving(Settings(database=str(path))) as service:

        def ask(name: str | None) -> httpx.Response:
            headers = {"authorization": f"Bearer {format_key(name, SECRET)}"} if name else {}
            return service.post("/v1/decisions", json=body, headers=headers)

        assert [ask(name).status_code for name in (None, "0" * 12, "1" * 12)] == [401, 403, 201]
        (kept,) = service.get("/v1/decisions").json()["decisions"]
        assert kept["author"] == "محرر 1"
        assert service.delete(f"/v1/decisions/{kept['id']}").status_code == 401
        assert (
            service.delete(
                "/v1/decisions/none", headers={"authorization": f"Bearer {format_key('1' * 12, SECRET)}"}
            ).status_code
            == 404
        )


def test_a_decision_about_a_claim_that_is_not_there_is_refused(service: httpx.Client) -> None:
    known = biggest(service)["claims"][0]["id"]
    answer = service.post("/v1/decisions", json={"action": "merge", "claims": [known, "m"], "reason": "سبب"})
    assert answer.status_code == 404
    assert [error["detail"] for error in answer.json()["errors"]] == ["there is no claim 'm'"]
    assert all("m" not in one["claims"] for one in service.get("/v1/decisions").json()["decisions"])


def test_a_decision_on_what_has_changed_since_is_refused(service: httpx.Client) -> None:
    event = biggest(service)
    seen = service.get(event["self"]).headers["etag"]
    body = {"action": "rename", "claims": [event["claims"][0]["id"]], "label": "اسم أول", "reason": "سبب"}
    first = service.post("/v1/decisions", json=body, headers={"if-match": f'"other-1", {seen}'})
    assert first.status_code == 201, first.text
    late = service.post("/v1/decisions", json={**body, "label": "اسم ثان"}, headers={"if-match": seen})
    assert (late.status_code, late.json()["type"]) == (412, "/problems/precondition-failed")
    assert biggest(service)["label"] == "اسم أول"
    address = f"/v1/decisions/{first.json()['decision']['id']}"
    assert service.delete(address, headers={"if-match": seen}).status_code == 412
    again = service.delete(address, params={"reason": "كان خطأ"}, headers={"if-match": "*"})
    assert again.status_code == 200
    assert again.json()["decision"]["reason"] == "كان خطأ"


def test_the_history_of_an_event_outlives_it(service: httpx.Client) -> None:
    event = biggest(service)
    split = decided(service, action="split", claims=[event["claims"][0]["id"]])
    told = EventHistory.model_validate_json(service.get(f"{event['self']}/history").content)
    if told.present:
        assert told.changes[-1].kind in {"created", "updated"}
    else:
        assert told.changes[-1].kind == "removed"
        assert service.get(event["self"]).status_code == 404
    undone(service, split)
    told = EventHistory.model_validate_json(service.get(f"{event['self']}/history").content)
    assert told.present
    assert [one.revision for one in told.changes] == sorted(one.revision for one in told.changes)
    assert told.changes[0].kind == "created"
    assert {"split", "revoke"} <= {one.action for one in told.decisions}
    assert service.get("/v1/events/never-was/history").status_code == 404


def test_known_events_and_names_of_the_operator_are_known_to_the_service(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(
        '[[event]]\nid = "well"\ntype = "opening"\nearliest = 2019-05-02\nlatest = 2019-05-02\n'
        'names = ["افتتاح بئر السلام"]\nsource = "records of the village"\n',
        encoding="utf-8",
    )
    (tmp_path / "names.toml").write_text(
        '[[name]]\nlabel = "ليلى السكري"\nid = "person:leila"\nspellings = ["السكري"]\n', encoding="utf-8"
    )
    settings = Settings(
        database=str(tmp_path / "t.db"),
        writing=Access.OPEN,
        registry=(tmp_path / "events.toml",),
        names=(tmp_path / "names.toml",),
    )
    with serving(settings) as service:
        (anchor,) = service.get("/v1/anchors", params={"q": "بئر السلام"}).json()["anchors"]
        assert anchor["id"] == "well"
        text = "أعلنت السكري في دمشق أمس استقالتها من المجلس. وحضرت افتتاح بئر السلام."
        body = {"id": "a", "text": text, "published": "2019-05-10"}
        assert service.post("/v1/articles", json=body).status_code == 201
        events = service.get("/v1/events").json()["events"]
        assert any(one["id"] == "person:leila" for event in events for one in event["participants"])
        assert {event["known"] for event in events if event["known"]} == {"well"}


def test_a_document_that_is_taken_out_leaves_tombstones(tmp_path: Path) -> None:
    told = {
        "id": "n-1",
        "published": "2017-03-03",
        "text": "يلتقي الوزيران الفرنسي والألماني في باريس غدا.",
    }
    dossier = next(REPORTS.glob("dossier-01_*")).read_text(encoding="utf-8")
    with serving(Settings(database=str(tmp_path / "t.db"), writing=Access.OPEN)) as service:
        empty = service.get("/v1/timeline").json()
        stored = service.post("/v1/articles", json=told)
        assert stored.headers["location"] == "/v1/articles/n-1"
        (event,) = service.get("/v1/timeline").json()["events"]
        gone = service.delete("/v1/articles/n-1")
        assert gone.status_code == 200, gone.text
        ArticleRemoved.model_validate_json(gone.content)
        assert (gone.json()["articles"], gone.json()["events"]["removed"]) == (["n-1"], 1)
        assert service.get("/v1/timeline").json()["events"] == empty["events"] == []
        assert service.get("/v1/articles/n-1").status_code == 404
        changes = service.get("/v1/changes", params={"since": stored.json()["revision"]}).json()["changes"]
        assert [(one["event"], one["kind"]) for one in changes] == [(event["id"], "removed")]
        assert service.get(event["self"] + "/history").json()["present"] is False
        again = service.delete("/v1/articles/n-1")
        assert again.status_code == 404
        assert "n-1" in again.json()["detail_ar"]
        assert service.post("/v1/articles", json=told).json()["arrival"] == "new"
        assert [one["id"] for one in service.get("/v1/timeline").json()["events"]] == [event["id"]]

        added = service.post("/v1/articles", json={"id": "d", "text": dossier}).json()
        names = [one["id"] for one in added["articles"]]
        assert len(names) > 1
        part = service.delete(f"/v1/articles/{names[0]}")
        assert part.status_code == 409, part.text
        assert "'d'" in part.json()["detail"]
        assert service.delete("/v1/articles/d").json()["articles"] == names


def test_who_may_not_write_may_not_take_out(tmp_path: Path) -> None:
    with serving(Settings(database=str(tmp_path / "t.db"))) as service:
        assert service.delete("/v1/articles/n-1").status_code == 401
