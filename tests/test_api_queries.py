"""Every parameter of the list of events, against a scan of the whole list."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import httpx
import icalendar
import pytest

from api.negotiation import chosen_format
from api.problems import ProblemDetails, ProblemError
from api.schemas import ArticlesPage, EventAnswer, TimelinePage
from api.settings import Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, serving
from timeline.export.formats import FORMATS, FormatName
from timeline.store import build, open_store
from timeline.store.facets import facet_value
from timeline.text.fold import fold_word

Event = dict[str, Any]


@pytest.fixture(scope="module", params=DATABASES)
def service(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    with fresh_database(request.param) as url:
        with open_store(url) as store:
            build(store, [REPORTS])
        with serving(Settings(database=url)) as client:
            yield client


def listed(service: httpx.Client, path: str = "/v1/timeline", **parameters: str | int | bool) -> list[Event]:
    found: list[Event] = []
    address: str | None = str(httpx.URL(path, params={"limit": 500, **parameters}))
    while address:
        answer = service.get(address)
        assert answer.status_code == 200, answer.text
        TimelinePage.model_validate_json(answer.content)
        found += answer.json()["events"]
        address = answer.json()["next"]
    return found


def days(event: Event) -> tuple[str, str]:
    return event["date"]["earliest"] or "0000", event["date"]["latest"] or "9999"


def inside(event: Event, west: float, south: float, east: float, north: float) -> bool:
    points = [place["coordinates"] for place in event["places"] if place["coordinates"]]
    return any(west <= longitude <= east and south <= latitude <= north for longitude, latitude in points)


def names(event: Event, field: str) -> set[str]:
    return {facet_value(one["label"]) for one in event[field]}


@pytest.mark.parametrize(
    ("parameters", "holds"),
    [
        ({"datetime": "2015-12", "relation": "within"}, lambda e: days(e)[0] >= "2015-12-01" and days(e)[1] <= "2015-12-31"),
        (
            {"datetime": "2015-12-18", "relation": "contains"},
            lambda e: days(e)[0] <= "2015-12-18" <= days(e)[1],
        ),
        ({"near": "2015-12-18", "within": "P2D"}, lambda e: days(e)[0] <= "2015-12-20" and days(e)[1] >= "2015-12-16"),
        ({"near": "2015-12", "within": "P1M"}, lambda e: days(e)[0] <= "2016-01-31" and days(e)[1] >= "2015-11-01"),
        ({"datetime": "2015-12", "on": "2015-12-18"}, lambda e: days(e)[0] <= "2015-12-18" <= days(e)[1]),
        ({"datetime": "2015-12-16", "near": "2015-12-18"}, lambda e: days(e)[0] <= "2015-12-16" and days(e)[1] >= "2015-12-18"),
        ({"datetime": "2015-12-18", "within": "P1D"}, lambda e: days(e)[0] <= "2015-12-19" and days(e)[1] >= "2015-12-17"),
        ({"on": "18 كانون الأول 2015"}, lambda e: days(e)[0] <= "2015-12-18" <= days(e)[1]),
        ({"on": "7 ربيع الأول 1437"}, lambda e: days(e)[0] <= "2015-12-18" <= days(e)[1]),
        ({"on": "1437-03-07[u-ca=islamic-umalqura]"}, lambda e: days(e)[0] <= "2015-12-18" <= days(e)[1]),
        ({"on": "دجنبر 2015"}, lambda e: days(e)[0] <= "2015-12-31" and days(e)[1] >= "2015-12-01"),
        ({"place": "نيويورك"}, lambda e: "نيويورك" in names(e, "places")),
        ({"participant": "سيرغي لافروف"}, lambda e: facet_value("سيرغي لافروف") in names(e, "participants")),
        ({"place": "New York"}, lambda e: "نيويورك" in names(e, "places")),
        ({"place": "نيو يورك"}, lambda e: "نيويورك" in names(e, "places")),
        ({"participant": "Lavrov"}, lambda e: any("لافروف" in name.split() for name in names(e, "participants"))),
        ({"participant": "USA"}, lambda e: "country:US" in [one["id"] for one in e["participants"]]),
        ({"participant": "أميركا"}, lambda e: "country:US" in [one["id"] for one in e["participants"]]),
        ({"on": "قبل 16 كانون الأول 2015"}, lambda e: days(e)[0] <= "2015-12-15"),
        ({"participant": "لافروف"}, lambda e: any("لافروف" in name.split() for name in names(e, "participants"))),
        (
            {"participant": "لافروف", "bbox": "36,55,39,57"},
            lambda e: inside(e, 36, 55, 39, 57) and any("لافروف" in name.split() for name in names(e, "participants")),
        ),
        ({"bbox": "-75,40,-73,41"}, lambda e: inside(e, -75, 40, -73, 41)),
        ({"bbox": "30,10,-60,60"}, lambda e: inside(e, 30, 10, 180, 60) or inside(e, -180, 10, -60, 60)),
        ({"bbox": "36,55,39,57", "type": "meeting"}, lambda e: inside(e, 36, 55, 39, 57) and e["type"] == "meeting"),
        ({"type": "meeting"}, lambda e: e["type"] == "meeting"),
        ({"modality": "announced"}, lambda e: e["modality"] == "announced"),
        ({"granularity": "month"}, lambda e: e["date"]["granularity"] == "month"),
        ({"min_sources": 3}, lambda e: (e["voices"] or len(e["sources"])) >= 3),
        ({"has_conflict": True}, lambda e: bool(e["conflicts"])),
        ({"has_conflict": False}, lambda e: not e["conflicts"]),
        ({"type": "meeting", "datetime": "2015-12", "place": "نيويورك"}, lambda e: e["type"] == "meeting" and days(e)[0] <= "2015-12-31" and days(e)[1] >= "2015-12-01" and "نيويورك" in names(e, "places")),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_parameter_selects_what_a_scan_selects(
    service: httpx.Client, parameters: dict[str, Any], holds: Callable[[Event], bool]
) -> None:
    expected = [event["id"] for event in listed(service) if holds(event)]
    assert [event["id"] for event in listed(service, **parameters)] == expected
    if "min_sources" not in parameters and "has_conflict" not in parameters:
        assert expected


def test_words_are_found_in_labels_and_sentences(service: httpx.Client) -> None:
    found = listed(service, q="نيويورك")
    assert found
    everything = {event["id"]: event for event in listed(service)}
    for event in found:
        detail = service.get(event["self"]).json()
        texts = [event["label"], *(claim["sentence"] for claim in detail["claims"])]
        texts += [one["label"] for one in detail["places"] + detail["participants"]]
        assert any("نيويورك" in fold_word(text) for text in texts)
    labelled = {name for name, event in everything.items() if "نيويورك" in event["label"].split()}
    assert labelled <= {event["id"] for event in found}


def test_who_knew_it_when(service: httpx.Client) -> None:
    known = listed(service, as_of="2015-12-15")
    assert known
    for event in known:
        claims = service.get(event["self"]).json()["claims"]
        written = [claim["article"]["reference_date"] for claim in claims if claim["article"]["reference_date"]]
        assert min(written) <= "2015-12-15"
    assert len(listed(service, as_of="2000-01-01")) == 0
    for event in listed(service, published="2015-12-16"):
        claims = service.get(event["self"]).json()["claims"]
        assert "2015-12-16" in {claim["article"]["reference_date"] for claim in claims}


def test_events_without_a_date_have_a_list_of_their_own(service: httpx.Client) -> None:
    undated = listed(service, "/v1/events", dated=False)
    assert all(event["date"] is None and event["rank"] is None for event in undated)
    assert [event["id"] for event in undated] == sorted(event["id"] for event in undated)
    assert [e["id"] for e in listed(service, "/v1/events")] == [e["id"] for e in listed(service)]


@pytest.mark.parametrize(
    ("parameters", "where"),
    [
        ({"datetime": ""}, "datetime"),
        ({"near": "2015-12-18", "within": "3 days"}, "within"),
        ({"near": "2015-12-18", "within": "P"}, "within"),
        ({"near": "2015-12-18", "within": "P9999Y"}, "within"),
        ({"on": "يوم ما"}, "on"),
        ({"on": "غدا"}, "on"),
        ({"published": "gestern"}, "published"),
        ({"as_of": "18.12.2015"}, "as_of"),
        ({"as_of": 0}, "as_of"),
        ({"as_of": "2015-12"}, "as_of"),
        ({"relation": "overlaps"}, "relation"),
        ({"type": "meetings"}, "type"),
        ({"modality": "maybe"}, "modality"),
        ({"min_sources": -1}, "min_sources"),
        ({"fields": "id,colour"}, "fields"),
        ({"fields": "id;label"}, "fields"),
        ({"format": "pdf"}, "format"),
        ({"colour": "red"}, "colour"),
        ({"bbox": "1,2,3"}, "bbox"),
        ({"bbox": "0,50,10,40"}, "bbox"),
        ({"bbox": "0,0,190,10"}, "bbox"),
        ({"lang": "fr"}, "lang"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_parameter_that_is_not_understood_is_named(
    service: httpx.Client, parameters: dict[str, Any], where: str
) -> None:
    answer = service.get("/v1/timeline", params=parameters)
    assert answer.status_code == 400
    problem = ProblemDetails.model_validate_json(answer.content)
    assert [error.where for error in problem.errors] == [where]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"lang": "ar"}, {"ar": "الجمعة 18 كانون الأول 2015"}),
        ({"lang": "en"}, {"en": "Friday 18 December 2015"}),
        ({"lang": "ar", "months": "egyptian"}, {"ar": "الجمعة 18 ديسمبر 2015"}),
        ({"lang": "ar", "digits": "arab"}, {"ar": "الجمعة ١٨ كانون الأول ٢٠١٥"}),
        ({"lang": "ar", "calendar": "both"}, {"ar": "الجمعة 18 كانون الأول 2015 (7 ربيع الأول 1437 هـ)"}),
        ({"months": "double"}, {"ar": "الجمعة 18 كانون الأول/ديسمبر 2015", "en": "Friday 18 December 2015"}),
    ],
)
def test_dates_are_written_as_asked(
    service: httpx.Client, parameters: dict[str, str], expected: dict[str, str]
) -> None:
    plain = {e["id"]: e for e in listed(service, datetime="2015-12-18", relation="within")}
    styled = listed(service, datetime="2015-12-18", relation="within", **parameters)
    shown = [
        event["date"]["display"]
        for event in styled
        if plain[event["id"]]["date"]["display"]["en"] == "Friday 18 December 2015"
    ]
    assert shown
    assert all(display == expected for display in shown)
    for event in styled:
        for reason in event["why"]:
            assert set(reason["why"]) == ({parameters["lang"]} if "lang" in parameters else {"ar", "en"})
    detail = service.get(styled[0]["self"], params=parameters).json()
    assert set(detail["date"]["display"]) == set(expected)


def test_words_and_a_box_go_together_and_an_empty_box_holds_nothing(service: httpx.Client) -> None:
    found = listed(service, q="نيويورك", bbox="-75,40,-73,41")
    assert found
    assert {e["id"] for e in found} == {e["id"] for e in listed(service, q="نيويورك") if inside(e, -75, 40, -73, 41)}
    assert listed(service, bbox="-30,-60,-29,-59") == []


@pytest.mark.parametrize(
    "address",
    ["/v1/timeline?q=%00", "/v1/timeline?place=a%00", "/v1/timeline?source=%00", "/v1/articles?source=%00",
     "/v1/events/%00", "/v1/events/%00/history", "/v1/articles/%00", "/v1/jobs/%00"],
)  # fmt: skip
def test_a_nul_finds_nothing_and_breaks_nothing(service: httpx.Client, address: str) -> None:
    answer = service.get(address)
    assert answer.status_code in (200, 400, 404), answer.text
    assert "SELECT" not in answer.text


def test_fields_cut_the_events_down(service: httpx.Client) -> None:
    events = listed(service, fields="id,label,date")
    assert events
    assert all(list(event) == ["id", "label", "date"] for event in events)


def test_how_many_there_are_is_said(service: httpx.Client) -> None:
    data = service.get("/v1/timeline?limit=1").json()
    assert data["matched"] == len(listed(service))
    assert data["matched_is_exact"] is True


@pytest.mark.parametrize("name", list(FormatName))
def test_every_format_is_served_by_name_and_by_media_type(service: httpx.Client, name: FormatName) -> None:
    by_name = service.get("/v1/timeline", params={"format": name.value, "datetime": "2015-12", "limit": 500})
    assert by_name.status_code == 200
    assert by_name.headers["content-type"].startswith(FORMATS[name].media_type)
    accept = {"accept": f"image/png, {FORMATS[name].media_type};q=0.9, */*;q=0.1"}
    by_type = service.get("/v1/timeline", params={"datetime": "2015-12", "limit": 500}, headers=accept)
    assert by_type.content == by_name.content
    assert set(by_type.headers["vary"].split(", ")) == {"Accept", "Accept-Encoding"}


def test_a_format_holds_the_events_of_the_list(service: httpx.Client) -> None:
    ids = [event["id"] for event in listed(service, datetime="2015-12")]
    parameters = {"datetime": "2015-12", "limit": "500"}
    text = service.get("/v1/timeline", params={**parameters, "format": "csv"}).content.decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))] == ids
    lines = service.get("/v1/timeline", params={**parameters, "format": "ndjson"}).text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ids
    calendar: Any = icalendar.Calendar.from_ical(
        service.get("/v1/timeline", params={**parameters, "format": "ical"}).text
    )
    assert [str(one["UID"]).partition("@")[0] for one in calendar.walk("VEVENT")] == ids


def test_pages_of_a_format_are_linked(service: httpx.Client) -> None:
    seen: list[str] = []
    address = "/v1/timeline?format=ndjson&limit=7"
    while address:
        answer = service.get(address)
        seen += [json.loads(line)["id"] for line in answer.text.splitlines()]
        address = answer.links.get("next", {}).get("url", "")
    assert seen == [event["id"] for event in listed(service)]


@pytest.mark.parametrize(
    ("format_", "accept", "expected"),
    [
        (None, None, None),
        (None, "*/*", None),
        (None, "application/json", None),
        (None, "text/html, application/*;q=0.5", None),
        (None, "text/csv", FormatName.CSV),
        (None, "text/*", FormatName.CSV),
        (None, "text/csv;q=0.1, text/calendar;q=0.5", FormatName.ICAL),
        (None, "text/csv;q=0, text/calendar;q=0.1", FormatName.ICAL),
        (None, "application/xml", FormatName.TIMEX3),
        (None, "TEXT/CSV", FormatName.CSV),
        ("json", "text/csv", None),
        ("csv", "application/json", FormatName.CSV),
    ],
)
def test_the_form_is_what_is_asked_for(format_: str | None, accept: str | None, expected: FormatName | None) -> None:
    assert chosen_format(format_, accept) == expected


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "text/csv;q=x", ";;;", ","])
def test_a_form_that_is_not_written_is_refused(accept: str) -> None:
    with pytest.raises(ProblemError):
        chosen_format(None, accept)


def test_articles_are_listed_by_the_day_on_which_they_were_written(service: httpx.Client) -> None:
    found: list[Any] = []
    address: str | None = "/v1/articles?limit=4"
    while address:
        answer = service.get(address)
        ArticlesPage.model_validate_json(answer.content)
        found += answer.json()["articles"]
        address = answer.json()["next"]
    keys = [(one["reference_date"] or "", one["id"]) for one in found]
    assert keys == sorted(keys)
    assert len(keys) == service.get("/healthz").json()["articles"]
    december = service.get("/v1/articles?published=2016-12&limit=500").json()["articles"]
    assert [one["id"] for one in december] == [name for day, name in keys if day.startswith("2016-12")]
    assert date.fromisoformat(december[0]["reference_date"]).year == 2016


@pytest.mark.parametrize(
    ("parameters", "earliest", "latest", "others"),
    [
        ({"on": "7 ربيع الأول 1437"}, "2015-12-18", "2015-12-18", []),
        ({"on": "18 كانون الأول 2015 الموافق 7 ربيع الأول 1437"}, "2015-12-18", "2015-12-18", []),
        ({"on": "3/4/2015"}, "2015-04-03", "2015-04-03", ["2015-03-04"]),
        ({"on": "السبت 18 كانون الأول 2015"}, "2015-12-18", "2015-12-18", ["2015-12-19"]),
        ({"on": "قبل 18 كانون الأول 2015"}, None, "2015-12-17", []),
        ({"on": "قبل يوم الجمعة 18 كانون الأول 2015"}, None, "2015-12-17", []),
        ({"on": "حتى 18 كانون الأول 2015"}, None, "2015-12-18", []),
        ({"on": "بعد كانون الأول 2015"}, "2016-01-01", None, []),
        ({"on": "منذ 18 كانون الأول 2015"}, "2015-12-18", None, []),
        ({"on": "اعتبارًا من 18 كانون الأول 2015"}, "2015-12-18", None, []),
        ({"on": "بعد 7 ربيع الأول 1437"}, "2015-12-19", None, []),
        ({"on": "قبل 3/4/2015"}, None, "2015-04-02", ["../2015-03-03"]),
        ({"on": "قبل 3 أيام من 18 كانون الأول 2015"}, "2015-12-15", "2015-12-15", []),
        ({"near": "2015-12-18", "within": "P3D"}, "2015-12-15", "2015-12-21", []),
        ({"datetime": "../2015-12-17"}, None, "2015-12-17", []),
        ({"datetime": "2015-12", "on": "2015-12-18"}, "2015-12-18", "2015-12-18", []),
    ],
)
def test_an_answer_says_how_its_time_was_understood(
    service: httpx.Client, parameters: dict[str, str], earliest: str | None, latest: str | None, others: list[str]
) -> None:
    time = service.get("/v1/timeline", params={"limit": 1, **parameters}).json()["time"]
    assert (time["earliest"], time["latest"], time["other_readings"]) == (earliest, latest, others)


def test_a_time_is_told_back_in_the_style_that_was_asked_for(service: httpx.Client) -> None:
    style = {"calendar": "hijri", "lang": "ar", "digits": "arab"}
    time = service.get("/v1/timeline", params={"datetime": "2015-12-18", "limit": 1, **style}).json()["time"]
    assert time["display"] == {"ar": "الجمعة ٧ ربيع الأول ١٤٣٧ هـ"}
    assert service.get("/v1/timeline?limit=1").json()["time"] is None
    assert service.get("/v1/timeline?datetime=2015-12-16&near=2015-12-18").json()["time"] is None


@pytest.mark.parametrize(
    ("text", "passed_over"),
    [
        ("قبل أو بعد 15 كانون الأول 2015", "قبل أو بعد"),
        ("حتى نهاية كانون الأول 2015", "حتى"),
        ("بعد مساء 15 كانون الأول 2015", "بعد"),
        ("قبل 18 كانون الأول 2015 اجتماع", "قبل اجتماع"),
        ("18 كانون الأول 2015 ثم 3 آذار 2016", "ثم 3 آذار 2016"),
        ("اجتماع 18 كانون الأول 2015", "اجتماع"),
    ],
)
def test_words_that_would_be_passed_over_are_refused(service: httpx.Client, text: str, passed_over: str) -> None:
    answer = service.get("/v1/timeline", params={"on": text})
    assert answer.status_code == 400
    problem = ProblemDetails.model_validate_json(answer.content)
    (fault,) = problem.errors
    assert fault.where == "on"
    assert repr(passed_over) in fault.detail
    assert repr(passed_over) in fault.detail_ar
    assert fault.detail_ar in problem.detail_ar


@pytest.mark.parametrize(
    "text", ["في 18 كانون الأول 2015", "«18 كانون الأول 2015».", "خلال كانون الأول 2015", "يوم 18/12/2015 م"]
)
def test_words_around_a_date_that_change_nothing_are_taken(service: httpx.Client, text: str) -> None:
    assert service.get("/v1/timeline", params={"on": text}).json()["time"]["latest"] in ("2015-12-18", "2015-12-31")


@pytest.mark.parametrize(
    ("parameters", "near"),
    [
        ({"place": "Nwe York"}, ("نيويورك", "New York")),
        ({"place": "نيويرك"}, ("نيويورك", "New York")),
        ({"participant": "Sergei Lavrov"}, ("سيرغي لافروف", "Sergey Lavrov")),
        ({"source": "وكالة المرفئ"}, ("وكالة المرفأ", None)),
    ],
)
def test_a_name_that_nobody_has_finds_nothing_and_names_the_like(
    service: httpx.Client, parameters: dict[str, str], near: tuple[str, str | None]
) -> None:
    page = service.get("/v1/timeline", params=parameters).json()
    TimelinePage.model_validate(page)
    assert page["events"] == []
    ((name, value),) = parameters.items()
    (unknown,) = page["unknown_names"]
    assert (unknown["parameter"], unknown["value"]) == (name, value)
    first = unknown["near"][0]
    assert (first["label"], first["label_en"]) == near
    # What is named is found.
    assert service.get("/v1/timeline", params={name: first["id"] or first["label"]}).json()["matched"]


def test_only_a_name_that_nobody_has_is_called_unknown(service: httpx.Client) -> None:
    strange = service.get("/v1/timeline", params={"place": "قققققق", "participant": "لافروف"}).json()
    assert strange["unknown_names"] == [{"parameter": "place", "value": "قققققق", "near": []}]
    known = service.get("/v1/timeline", params={"place": "نيويورك", "datetime": "1900"}).json()
    assert (known["events"], known["unknown_names"]) == ([], [])
    assert service.get("/v1/timeline?limit=1").json()["unknown_names"] == []


def test_a_line_of_ndjson_quotes_as_the_address_of_the_event_does(service: httpx.Client) -> None:
    answer = service.get("/v1/timeline", params={"format": "ndjson", "datetime": "2015-12-18"})
    for line in map(json.loads, answer.text.splitlines()):
        whole = service.get(line["self"]).json()
        assert line["claims"] == whole["claims"]
        for claim in line["claims"]:
            quote, position = claim["selectors"]
            assert quote["type"] == "TextQuoteSelector"
            assert set(position["utf16"]) == {"start", "end"}


def test_an_expression_names_its_anchor_and_the_policy_that_chose(service: httpx.Client) -> None:
    asked = {"text": "يعقد الاجتماع الجمعة المقبل بعد لقاء 3 آذار 2015", "published": "2015-12-16"}
    told = service.post("/v1/resolve", json=asked).json()["expressions"]
    assert told[0]["anchor"]["date"] == "2015-12-16"
    assert told[0]["policies"] == ["next_weekday=nearest"]
    assert told[0]["steps"]
    assert (told[1]["anchor"], told[1]["policies"]) == (None, [])
    for event in listed(service, datetime="2015-12-18")[:5]:
        for claim in service.get(event["self"]).json()["claims"]:
            assert claim["event"] == event["id"]
            found = claim["expression"]
            if found and found["anchor"]:
                assert any(found["anchor"]["date"] in line for line in found["why"]["en"]) or not found["steps"]


def test_a_calendar_named_once_is_that_of_the_whole_interval(service: httpx.Client) -> None:
    once = "1437-03-05/1437-03-07[u-ca=islamic-umalqura]"
    twice = "1437-03-05[u-ca=islamic-umalqura]/1437-03-07[u-ca=islamic-umalqura]"
    found = [
        service.get("/v1/timeline", params={"datetime": text}).json() for text in (once, twice, "2015-12-16/2015-12-18")
    ]
    assert found[0]["events"] == found[1]["events"] == found[2]["events"]
    assert (found[0]["time"]["earliest"], found[0]["time"]["latest"]) == ("2015-12-16", "2015-12-18")


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("/v1/timeline?datetime=2015-12-18&datetime=2015-12-19", "datetime"),
        ("/v1/timeline?source=a&source=b", "source"),
        ("/v1/articles?published=2015&published=2016", "published"),
    ],
)
def test_what_could_only_be_passed_over_in_silence_is_refused(service: httpx.Client, address: str, where: str) -> None:
    answer = service.get(address)
    assert answer.status_code == 400
    assert [fault["where"] for fault in answer.json()["errors"]] == [where]


@pytest.mark.parametrize(
    "query",
    ["limit=0", "fields=id,foo", "bbox=1,2,3", "lang=fr", "foo=1", "min_sources=x", "as_of=2015", "type=x", "datetime=",
     "on=31 شباط 2015", "has_conflict=perhaps"],
)  # fmt: skip
def test_every_fault_is_told_in_both_languages(service: httpx.Client, query: str) -> None:
    problem = ProblemDetails.model_validate_json(service.get(f"/v1/timeline?{query}").content)
    (fault,) = problem.errors
    name = query.partition("=")[0]
    assert fault.where == name
    assert problem.detail.startswith(f"{name}: ")
    assert problem.detail_ar.startswith(f"{name}: ")
    assert re.search("[؀-ۿ]", fault.detail_ar)
    assert not re.search(
        r"Input should|Value error|\\d|\^", fault.detail_ar + fault.detail.replace("Input should be", "")
    )


def test_every_date_answers_why(service: httpx.Client) -> None:
    """No event has a date without a reason, and no claim one without an expression or what gave it instead."""
    derived = []
    for event in listed(service):
        assert event["why"], event["id"]
        detail = EventAnswer.model_validate(service.get(event["self"]).json())
        claims = {claim.id for claim in detail.claims}
        for claim in detail.claims:
            stated = claim.basis == "stated"
            assert (claim.date_from is not None) is (claim.date is not None and not stated), claim.id
            if claim.date_from is None:
                continue
            derived.append(claim.date_from.kind)
            assert all(re.search("[؀-ۿ]", line) for line in claim.date_from.why.ar)
            assert len(claim.date_from.why.ar) == len(claim.date_from.why.en) > 0
            if claim.date_from.kind == "event":
                assert claim.date_from.claims
                assert claims.issuperset(claim.date_from.claims)
            if claim.date_from.kind == "known":
                assert claim.date_from.known in {one["id"] for one in service.get("/v1/anchors").json()["anchors"]}
    assert set(derived) == {"event", "order", "known"}


def test_lines_for_programs_follow_the_style_in_both_languages(service: httpx.Client) -> None:
    asked = {"datetime": "2015-12-18", "relation": "within", "format": "ndjson", "calendar": "hijri", "digits": "arab"}
    events = [json.loads(line) for line in service.get("/v1/timeline", params=asked).text.splitlines()]
    assert events
    for event in events:
        assert "ربيع الأول ١٤٣٧" in event["date"]["display"]["ar"]
        assert "1437 AH" in event["date"]["display"]["en"]
        assert all("١٤٣٧" in one["date"]["display"]["ar"] for one in event["claims"] if one["date"])
