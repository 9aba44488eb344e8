"""What was known on a day: announced for one day, moved to another, held; against the articles of the day alone."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection

from api.schemas import EventAnswer
from api.settings import Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, serving
from tests.test_api_queries import listed
from timeline.cli.app import app
from timeline.events import Action, decide
from timeline.store import Key, Query, Relation, Store, build, open_store, schema
from timeline.store.build import rebuild_view
from timeline.store.decisions import add_decision
from timeline.store.known import count, page
from timeline.store.load import load_timeline
from timeline.store.then import entries_then

STORY = {
    "announced": (
        "لقاء مرتقب في فيينا\n\n2 آذار 2017 - وكالة المرفأ\n\n"
        "أعلنت الخارجية الروسية أن لقاء بين سيرغي لافروف وجون كيري سيعقد في فيينا في 15 آذار 2017."
    ),
    "moved": (
        "تأجيل لقاء فيينا\n\n9 آذار 2017 - صحيفة النهضة\n\nأعلنت الخارجية الروسية تأجيل لقاء سيرغي لافروف "
        "وجون كيري في فيينا من 15 آذار 2017 إلى 22 آذار 2017."
    ),
    "held": (
        "لقاء فيينا\n\n23 آذار 2017 - وكالة الساحل\n\nعقد سيرغي لافروف وجون كيري لقاء في فيينا أمس."
    ),
    "told": (
        "لقاء لافروف وكيري\n\n24 آذار 2017 - إذاعة الجبل\n\n"
        "عقد لقاء سيرغي لافروف وجون كيري في فيينا في 22 آذار 2017. وعقد اللقاء في قصر قديم."
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story")
    for name, text in STORY.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=DATABASES)
def service(request: pytest.FixtureRequest, folder: Path) -> Iterator[httpx.Client]:
    with fresh_database(request.param) as url:
        with open_store(url) as store:
            build(store, [folder])
        with serving(Settings(database=url)) as client:
            yield client


@pytest.fixture(scope="module", params=DATABASES)
def reports(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    with fresh_database(request.param) as url:
        with open_store(url) as store:
            build(store, [REPORTS])
        with serving(Settings(database=url)) as client:
            yield client


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("everything") / "t.db") as store:
        build(store, [REPORTS, folder])
        yield store


def names_of(connection: Connection) -> list[str]:
    timeline = load_timeline(connection)
    return [event.id for event in (*(entry.event for entry in timeline.entries), *timeline.undated)]


def test_the_story_has_one_event(service: httpx.Client) -> None:
    (event,) = listed(service)
    assert event["modality"] == "happened"
    assert event["date"]["edtf"] == "2017-03-22"
    assert event["articles"] == 4


@pytest.mark.parametrize(
    ("day", "modality", "when", "sources", "conflicts"),
    [
        ("2017-03-02", "announced", "2017-03-15", ["وكالة المرفأ"], []),
        ("2017-03-08", "announced", "2017-03-15", ["وكالة المرفأ"], []),
        ("2017-03-09", "announced", "2017-03-22", ["صحيفة النهضة", "وكالة المرفأ"], ["moved"]),
        ("2017-03-24", "happened", "2017-03-22", ["إذاعة الجبل", "صحيفة النهضة", "وكالة الساحل", "وكالة المرفأ"], ["moved"]),
    ],
)  # fmt: skip
def test_an_event_is_as_it_was_known(
    service: httpx.Client, day: str, modality: str, when: str, sources: list[str], conflicts: list[str]
) -> None:
    (event,) = listed(service, as_of=day)
    assert (event["modality"], event["date"]["edtf"]) == (modality, when)
    assert event["sources"] == sources
    assert [one["kind"] for one in event["conflicts"]] == conflicts
    assert ("معلن" in event["label"]) == (modality == "announced")
    answer = service.get(event["self"])
    full = EventAnswer.model_validate_json(answer.content)
    assert full.as_of == date.fromisoformat(day)
    assert answer.json()["date"] == event["date"]
    assert answer.json()["self"] == event["self"]
    assert answer.json()["conflicts"] == event["conflicts"]
    assert all(claim.article.reference_date <= full.as_of for claim in full.claims if claim.article.reference_date)
    assert len(full.claims) == event["claims"]
    assert not any("2017-03-22" in json.dumps(reason) for reason in event["why"]) or when == "2017-03-22"


def test_before_the_first_article_nothing_was_known(service: httpx.Client) -> None:
    (event,) = listed(service)
    assert listed(service, as_of="2017-03-01") == []
    answer = service.get(event["self"], params={"as_of": "2017-03-01"})
    assert answer.status_code == 404
    assert "2017-03-01" in answer.json()["detail"]
    assert "2017-03-01" in answer.json()["detail_ar"]


def test_what_was_known_is_found_by_what_was_known(service: httpx.Client) -> None:
    then = {"as_of": "2017-03-05"}
    assert len(listed(service, datetime="2017-03-15", **then)) == 1
    assert listed(service, datetime="2017-03-22", **then) == []
    assert len(listed(service, modality="announced", **then)) == 1
    assert listed(service, modality="happened", **then) == []
    assert listed(service, has_conflict=True, **then) == []
    assert listed(service, min_sources=2, **then) == []
    assert listed(service, source="وكالة الساحل", **then) == []
    assert listed(service, q="قصر", **then) == []
    assert len(listed(service, q="سيعقد", participant="لافروف", place="فيينا", **then)) == 1
    assert len(listed(service, q="«أن لقاء»", relation="within", datetime="2017-03", **then)) == 1
    assert listed(service, relation="contains", datetime="2017-03", **then) == []
    assert listed(service, published="2017-03-09", **then) == []
    assert len(listed(service, bbox="16,48,17,49", **then)) == len(listed(service, bbox="16,48,17,49"))
    assert len(listed(service, q="قصر")) == 1


def test_other_forms_say_what_was_known_too(service: httpx.Client) -> None:
    row = service.get("/v1/timeline", params={"as_of": "2017-03-05", "format": "ndjson"}).json()
    assert row["date"]["edtf"] == "2017-03-15"
    calendar = service.get("/v1/timeline", params={"as_of": "2017-03-05", "format": "ical"}).text
    assert "20170315" in calendar
    assert "20170322" not in calendar


@pytest.mark.parametrize(
    ("lang", "said"), [("ar", "كما عُرف يوم الأحد 5 آذار 2017"), ("en", "known on Sunday 5 March 2017")]
)
def test_the_pages_say_what_was_known(service: httpx.Client, lang: str, said: str) -> None:
    page_then = service.get("/", params={"as_of": "2017-03-05", "lang": lang}).text
    assert said in page_then
    assert '<time datetime="2017-03-15">' in page_then
    assert "2017-03-22" not in page_then
    (address,) = set(re.findall(r'href="(/events/[^"]+as_of=2017-03-05[^"]*)"', page_then))
    event = service.get(html.unescape(address)).text
    assert said in event
    assert "2017-03-22" not in event
    assert service.get(html.unescape(address).replace("03-05", "03-01")).status_code == 404
    assert service.get(html.unescape(address).replace("2017-03-05", "never")).status_code == 404
    assert service.get("/", params={"as_of": "2017-03"}).status_code == 400


def test_each_day_has_a_tag_of_its_own(service: httpx.Client) -> None:
    first, second = (service.get("/v1/timeline", params={"as_of": day}) for day in ("2017-03-05", "2017-03-09"))
    assert first.headers["etag"] != second.headers["etag"]
    again = service.get("/v1/timeline?as_of=2017-03-05", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_pages_of_the_service_hold_every_event_once(reports: httpx.Client) -> None:
    whole = listed(reports, as_of="2015-12-16")
    assert listed(reports, as_of="2015-12-16", limit=7) == whole
    assert reports.get("/v1/timeline?as_of=2015-12-16&limit=7").json()["matched"] == len(whole)
    assert {event["id"] for event in whole} < {event["id"] for event in listed(reports)}
    moved = [event for event in whole if event["self"].endswith("?as_of=2015-12-16")]
    assert moved == whole


@pytest.mark.parametrize("day", [date(2015, 12, 14), date(2015, 12, 16), date(2015, 12, 17), date(2100, 1, 1)])
@pytest.mark.parametrize("limit", [1, 7, 500])
def test_pages_hold_every_event_once_in_the_order_of_then(everything: Store, day: date, limit: int) -> None:
    with everything.reading() as connection:
        for undated in (False, True):
            query = Query(as_of=day, undated=undated)
            keys: list[Key] = []
            more = True
            while more:
                found = page(connection, query, limit, keys[-1] if keys else None)
                keys += [row.key for row in found.rows]
                more = found.more
            then = {entry.event.id: entry.event for entry in entries_then(connection, names_of(connection), day)}
            expected = [
                Key(*schema.place_of(event.interval)[1:], name)
                for name, event in then.items()
                if (event.interval is None) == undated
            ]
            assert keys == sorted(expected)
            assert count(connection, query, 5000) == len(keys)


@pytest.mark.parametrize("relation", list(Relation))
def test_a_window_keeps_what_a_scan_keeps(everything: Store, relation: Relation) -> None:
    with everything.reading() as connection:
        names = names_of(connection)
        for day in (date(2015, 12, 16), date(2017, 3, 5), date(2017, 3, 10)):
            then = {entry.event.id: entry.event.interval for entry in entries_then(connection, names, day)}
            for first, last in ((date(2015, 12, 14), date(2015, 12, 18)), (date(2017, 3, 15), date(2017, 3, 15))):
                query = Query(first, last, relation, as_of=day)
                rows = page(connection, query, 1000).rows
                expected = {
                    name
                    for name, own in then.items()
                    if own is not None
                    and {
                        Relation.INTERSECTS: (own.start or date.min) <= last and (own.end or date.max) >= first,
                        Relation.WITHIN: (own.start or date.min) >= first and (own.end or date.max) <= last,
                        Relation.CONTAINS: (own.start or date.min) <= first and (own.end or date.max) >= last,
                    }[relation]
                }
                assert {row.key.id for row in rows} == expected
                assert count(connection, query, 1000) == len(expected)


def test_an_editor_s_date_counts_from_his_decision(tmp_path: Path, folder: Path) -> None:
    from datetime import UTC, datetime

    from timeline.dates.interval import Interval

    with open_store(tmp_path / "t.db") as store:
        build(store, [folder])
        with store.writing() as connection:
            (entry,) = load_timeline(connection).entries
            mentions = [mention.id for mention in entry.event.mentions]
            pinned = Interval.day(date(2017, 3, 21))
            at = datetime(2017, 3, 12, tzinfo=UTC)
            add_decision(
                connection, decide(Action.PIN, mentions, author="محرر", at=at, reason="من الجدول", interval=pinned)
            )
            rebuild_view(connection)
        with store.reading() as connection:
            name = load_timeline(connection).entries[0].event.id
            known = {day: entries_then(connection, [name], date(2017, 3, day))[0].event for day in (5, 11, 12, 24)}
    when = {day: event.interval.edtf for day, event in known.items() if event.interval is not None}
    assert when == {5: "2017-03-15", 11: "2017-03-22", 12: "2017-03-21", 24: "2017-03-21"}
    assert not known[11].decisions
    assert known[12].decisions


def test_the_command_line_says_it_too(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as left:
            app([*arguments, "--db", str(tmp_path / "t.db")], standalone_mode=True)
        assert left.value.code == 0
        return capsys.readouterr().out

    run("build", str(folder))
    shown = run("show", "--as-of", "2017-03-05")
    assert "15 آذار 2017" in shown
    assert "22 آذار 2017" not in shown
    (event,) = json.loads(run("show", "--as-of", "2017-03-05", "--json"))["events"]
    assert event["date"]["edtf"] == "2017-03-15"
    exported: dict[str, Any] = json.loads(run("export", "--as-of", "2017-03-05"))
    assert exported["date"]["edtf"] == "2017-03-15"


def test_a_day_that_is_none_is_refused(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        app(["show", "--as-of", "March", "--db", str(tmp_path / "t.db")], standalone_mode=True)
    assert left.value.code == 2
    assert "--as-of" in capsys.readouterr().err
