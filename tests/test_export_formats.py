"""Timelines in other software's formats, read back by real consumers; no date is padded in any of them."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld as processor  # type: ignore[import-untyped]

from tests.service_samples import article, event
from tests.timex3_reading import parse_value
from timeline.annotation import annotate
from timeline.dates.clock import ClockTime
from timeline.dates.edtf import parse_edtf
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval
from timeline.events.event import Basis, Event, EventConflict, Mention, Modality
from timeline.export.entry import Entry
from timeline.export.formats import FORMATS, FormatName
from timeline.export.style import ARABIC, ENGLISH, Style
from timeline.export.wire import card_of

TEXT = "يعقد الاجتماع في نيويورك الجمعة المقبل"
WRITTEN = date(2015, 12, 16)
HOSTILE = "=cmd|' /C calc'!A0;,\r\nEND:VEVENT\n<script>alert(1)</script>\"'\u202e\x07"


def claim(name: str = "m1", text: str = TEXT) -> tuple[Mention, Any]:
    of = article("a/1", WRITTEN, text)
    (found,) = annotate(text, WRITTEN)
    made = Mention(
        name, of.id, of.document.id, 0, len(text), text, text, 0, "اجتماع", "meeting", Modality.ANNOUNCED,
        Basis.STATED, found, found.interval, source="وكالة",
    )  # fmt: skip
    return made, card_of(of)


def entry(interval: Interval | None, name: str = "e-1", label: str = "اجتماع نيويورك", **more: Any) -> Entry:
    made, card = claim()
    base = event(name, interval, (made,))
    conflicts = (EventConflict("date", (made.id,), "two days are told", "يُذكر يومان"),)
    values = {"modality": Modality.ANNOUNCED, "conflicts": conflicts, "label": label, **more}
    fields = {field: values.get(field, getattr(base, field)) for field in base.__dataclass_fields__}
    return Entry(3, Event(**fields), {card.id: card})


DAY = Interval.day(date(2015, 12, 18))
MONTH = Interval.month(2015, 12)
SPAN = Interval.between(date(2015, 12, 8), date(2015, 12, 10))
SAMPLES = [
    entry(DAY, "day"),
    entry(MONTH, "month"),
    entry(Interval.year(2015), "year"),
    entry(SPAN, "span"),
    entry(Interval.between(date(2011, 3, 1), None, Granularity.MONTH), "since"),
    entry(Interval(None, date(2016, 1, 1)), "until"),
    entry(Interval(None, None), "ever"),
    entry(None, "undated"),
    entry(Interval.day(date.max), "last"),
    entry(Interval.day(date.min), "first"),
]


def write(name: FormatName, entries: Iterable[Entry], style: Style = ARABIC) -> str:
    return b"".join(FORMATS[name].write(entries, style)).decode()


@pytest.mark.parametrize("name", list(FormatName))
@pytest.mark.parametrize("style", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_every_format_can_write_every_event_and_none(name: FormatName, style: Style) -> None:
    assert write(name, SAMPLES, style)
    write(name, [], style)


@pytest.mark.parametrize("name", list(FormatName))
def test_a_form_says_whether_it_has_a_place_for_what_has_no_date(name: FormatName) -> None:
    assert ("undated" in write(name, [entry(None, "undated")])) is not FORMATS[name].needs_days


def test_ndjson_is_the_event_as_the_service_gives_it() -> None:
    lines = [json.loads(line) for line in write(FormatName.NDJSON, SAMPLES).splitlines()]
    assert [line["id"] for line in lines] == [sample.event.id for sample in SAMPLES]
    assert lines[0]["claims"][0]["expression"]["text"] == "الجمعة المقبل"
    assert lines[1]["date"]["edtf"] == "2015-12"


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    text = write(FormatName.CSV, [*SAMPLES, entry(DAY, "bad", HOSTILE)])
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["id"] for row in rows][-1] == "bad"
    assert len(rows) == len(SAMPLES) + 1
    assert rows[1]["edtf"] == "2015-12"
    assert rows[1]["date"] == "كانون الأول 2015"
    assert rows[-1]["label"] == "'" + HOSTILE
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
        if row["edtf"]:
            interval = parse_edtf(row["edtf"])
            assert row["earliest"] == (interval.start.isoformat() if interval.start else "")
            assert row["latest"] == (interval.end.isoformat() if interval.end else "")


def test_timesketch_rows_have_what_it_needs_and_say_which_bound_they_are() -> None:
    rows = [json.loads(line) for line in write(FormatName.TIMESKETCH, SAMPLES).splitlines()]
    for row in rows:
        assert {"message", "datetime", "timestamp_desc"} <= row.keys()
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+00:00", row["datetime"])
    by_event = {name: [row for row in rows if row["event_id"] == name] for name in ("day", "month", "since", "ever")}
    assert [row["timestamp_desc"] for row in by_event["day"]] == ["Day of the event"]
    assert [row["datetime"][:10] for row in by_event["month"]] == ["2015-12-01", "2015-12-31"]
    assert len(by_event["since"]) == 1
    assert by_event["ever"] == []
    assert {row["edtf"] for row in by_event["month"]} == {"2015-12"}


def test_timelinejs_leaves_out_what_is_not_known() -> None:
    data = json.loads(write(FormatName.TIMELINEJS, [*SAMPLES, entry(DAY, "bad", HOSTILE)]))
    slides = {slide["unique_id"]: slide for slide in data["events"]}
    assert slides["day"]["start_date"] == {"year": 2015, "month": 12, "day": 18}
    assert "end_date" not in slides["day"]
    assert slides["month"]["start_date"] == {"year": 2015, "month": 12}
    assert slides["year"]["start_date"] == {"year": 2015}
    assert slides["span"]["end_date"] == {"year": 2015, "month": 12, "day": 10}
    assert all(slide["display_date"] for slide in data["events"])
    assert slides["month"]["display_date"] == "كانون الأول 2015"
    assert "ever" not in slides
    assert "<script" not in json.dumps(slides["bad"])
    assert slides["bad"]["autolink"] is False


def test_vis_ends_on_the_day_after_and_shows_how_exact_a_date_is() -> None:
    data = json.loads(write(FormatName.VIS, [*SAMPLES, entry(DAY, "bad", HOSTILE)]))
    items = {item["id"]: item for item in data["items"]}
    assert (items["day"]["start"], items["day"]["type"]) == ("2015-12-18", "point")
    assert (items["month"]["start"], items["month"]["end"]) == ("2015-12-01", "2016-01-01")
    assert (items["span"]["end"], items["span"]["type"]) == ("2015-12-11", "range")
    assert "prec-month" in items["month"]["className"]
    assert "open-end" in items["since"]["className"]
    assert "conflict" in items["day"]["className"]
    assert data["options"] == {"rtl": True, "locale": "ar"}
    assert {item["group"] for item in data["items"]} <= {group["id"] for group in data["groups"]}
    assert "<script" not in json.dumps(items["bad"])


def test_a_calendar_program_reads_the_events_back() -> None:
    text = write(FormatName.ICAL, [*SAMPLES, entry(DAY, "bad", HOSTILE)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar: Any = icalendar.Calendar.from_ical(text)
    events = {str(one["UID"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}
    assert set(events) == {"day", "month", "year", "span", "since", "until", "last", "first", "bad"}
    day = events["day"]
    assert day["DTSTART"].dt == date(2015, 12, 18)
    assert day["DTEND"].dt == date(2015, 12, 19)
    assert str(day["SUMMARY"]) == "اجتماع نيويورك"
    assert "الجمعة المقبل" in str(day["DESCRIPTION"])
    assert str(day["STATUS"]) == "TENTATIVE"
    month = events["month"]
    assert (month["DTSTART"].dt, month["DTEND"].dt) == (date(2015, 12, 1), date(2016, 1, 1))
    assert (str(month["X-EDTF"]), str(month["X-PRECISION"])) == ("2015-12", "month")
    assert str(events["bad"]["SUMMARY"]).startswith("=cmd|' /C calc'!A0;,\nEND:VEVENT")
    assert not calendar.errors


NIGHT = Interval(
    date(2015, 12, 18),
    date(2015, 12, 19),
    Granularity.HOUR,
    Extent.THROUGHOUT,
    clock=ClockTime(22, 30),
    end_clock=ClockTime(6),
)
OFFICE = Interval(
    date(2015, 12, 18),
    date(2015, 12, 18),
    Granularity.HOUR,
    Extent.THROUGHOUT,
    clock=ClockTime(9, utc_offset=180),
    end_clock=ClockTime(16, utc_offset=180),
)
STAMP = Interval(date(2015, 12, 18), date(2015, 12, 18), Granularity.MINUTE, clock=ClockTime(12, 19))
HOURS = [entry(NIGHT, "night"), entry(OFFICE, "office"), entry(STAMP, "stamp")]


def test_a_calendar_program_reads_the_hours() -> None:
    calendar: Any = icalendar.Calendar.from_ical(write(FormatName.ICAL, HOURS))
    found = {str(one["UID"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}
    assert found["night"]["DTSTART"].dt.isoformat() == "2015-12-18T22:30:00"
    assert found["night"]["DTEND"].dt.isoformat() == "2015-12-19T06:00:00"
    assert found["office"]["DTSTART"].dt == datetime(2015, 12, 18, 6, tzinfo=UTC)
    assert found["office"]["DTEND"].dt == datetime(2015, 12, 18, 13, tzinfo=UTC)
    assert found["stamp"]["DTSTART"].dt.isoformat() == "2015-12-18T12:19:00"
    assert "DTEND" not in found["stamp"]
    assert str(found["night"]["X-EDTF"]) == "2015-12-18T22:30/2015-12-19T06"
    assert not calendar.errors


def test_vis_timelinejs_and_json_ld_show_the_hours() -> None:
    items = {item["id"]: item for item in json.loads(write(FormatName.VIS, HOURS))["items"]}
    assert (items["night"]["start"], items["night"]["end"]) == ("2015-12-18T22:30:00", "2015-12-19T06:00:00")
    assert items["office"]["end"] == "2015-12-18T16:00:00+03:00"
    assert (items["stamp"]["start"], items["stamp"]["type"]) == ("2015-12-18T12:19:00", "point")
    slides = {slide["unique_id"]: slide for slide in json.loads(write(FormatName.TIMELINEJS, HOURS))["events"]}
    assert slides["night"]["start_date"] == {"year": 2015, "month": 12, "day": 18, "hour": 22, "minute": 30}
    assert slides["night"]["end_date"] == {"year": 2015, "month": 12, "day": 19, "hour": 6}
    assert slides["office"]["end_date"] == {"year": 2015, "month": 12, "day": 18, "hour": 16}
    assert "end_date" not in slides["stamp"]
    nodes = {node["@id"]: node for node in json.loads(write(FormatName.JSONLD, HOURS))["@graph"]}
    night = nodes["/v1/events/night"]
    assert (night["startDate"], night["endDate"]) == ("2015-12-18T22:30:00", "2015-12-19T06:00:00")
    assert night["temporalCoverage"] == "2015-12-18T22:30/2015-12-19T06"


def test_a_json_ld_processor_understands_the_graph() -> None:
    data = json.loads(write(FormatName.JSONLD, SAMPLES))
    nodes = processor.expand(data, {"base": "https://timeline.example/"})
    events = {node["@id"].rpartition("/")[2]: node for node in nodes}
    schema = "https://schema.org/"
    month = events["month"]
    assert month["@type"] == [f"{schema}Event"]
    assert month[f"{schema}startDate"] == [{"@value": "2015-12", "@language": "ar"}]
    assert month[f"{schema}temporalCoverage"][0]["@value"] == "2015-12"
    assert events["since"][f"{schema}temporalCoverage"][0]["@value"] == "2011-03/.."
    assert f"{schema}endDate" not in events["since"]
    assert f"{schema}startDate" not in events["undated"]
    (told,) = month[f"{schema}subjectOf"]
    assert told["@id"] == "https://timeline.example/v1/articles/a%2F1"
    assert told[f"{schema}datePublished"][0]["@value"] == "2015-12-16"
    values = {
        one[f"{schema}propertyID"][0]["@value"]: one[f"{schema}value"][0]["@value"]
        for one in month[f"{schema}additionalProperty"]
    }
    assert values["edtf"] == "2015-12"
    assert values["dateAsPrinted"] == "الجمعة المقبل"
    again = processor.expand(processor.compact(nodes, data["@context"], {"base": "https://timeline.example/"}),
                             {"base": "https://timeline.example/"})  # fmt: skip
    assert again == nodes


def test_timex3_marks_the_words_and_names_the_day_they_count_from() -> None:
    root = ET.fromstring(write(FormatName.TIMEX3, [*SAMPLES, entry(DAY, "bad", HOSTILE)]))  # noqa: S314
    events = {node.get("eid"): node for node in root.iter("event")}
    assert set(events) == {sample.event.id for sample in SAMPLES} | {"bad"}
    ids = [node.get("tid") for node in root.iter("TIMEX3")]
    assert len(set(ids)) == len(ids)
    (mention,) = events["day"].iter("mention")
    dct, words = mention.iter("TIMEX3")
    assert (dct.get("functionInDocument"), dct.get("value")) == ("CREATION_TIME", "2015-12-16")
    assert (words.text, words.get("value"), words.get("anchorTimeID")) == (
        "الجمعة المقبل",
        "2015-12-18",
        dct.get("tid"),
    )
    assert "".join(mention.find("TEXT").itertext()) == TEXT  # type: ignore[union-attr]
    own = events["month"].find("TIMEX3")
    assert own is not None
    assert parse_value(own.get("value", "")) == MONTH


intervals = st.builds(
    lambda a, b, granularity, extent, since, until: Interval(
        None if until else min(a, b), None if since else max(a, b), granularity, extent
    ),
    st.dates(),
    st.dates(),
    st.sampled_from(list(Granularity)),
    st.sampled_from(list(Extent)),
    st.booleans(),
    st.booleans(),
)
labels = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(intervals, labels)
def test_no_date_and_no_text_breaks_a_format(interval: Interval, label: str) -> None:
    sample = [entry(interval, "e", label)]
    for name in (FormatName.TIMELINEJS, FormatName.VIS, FormatName.JSONLD):
        json.loads(write(name, sample))
    for name in (FormatName.NDJSON, FormatName.TIMESKETCH):
        for line in write(name, sample).split("\n")[:-1]:
            json.loads(line)
    ET.fromstring(write(FormatName.TIMEX3, sample))  # noqa: S314
    assert len(list(csv.reader(io.StringIO(write(FormatName.CSV, sample), newline="")))) == 2
    calendar: Any = icalendar.Calendar.from_ical(write(FormatName.ICAL, sample))
    for one in calendar.walk("VEVENT"):
        first = one["DTSTART"].dt
        last = one["DTEND"].dt - timedelta(1) if "DTEND" in one else date.max
        assert interval.start is None or first == interval.start
        assert interval.end is None or last == interval.end


DOUBTFUL = {
    "2011-03/..": "منذ آذار 2011",
    "../2016-01-01": "حتى 1 كانون الثاني 2016",
    "2015-12-18~": "الجمعة 18 كانون الأول 2015 (تقريبا)",
    "2015-12-18?": "الجمعة 18 كانون الأول 2015 (غير مؤكد)",
    "[2015-12-18,2015-12-25]": "18 أو 25 كانون الأول 2015",
    "{2015-12-18,2015-12-20}": "18 و20 كانون الأول 2015",
    "[2015-12-14..2015-12-20]": "بين 14 و20 كانون الأول 2015",
    "2015-12": "كانون الأول 2015",
}
"""Dates of which the days alone would tell more or less than is known, and their words."""
KNOWN = ("2015-12-18", "2015-12-14/2015-12-20")


def sure(edtf: str) -> Entry:
    """Something that happened and that nobody disputes."""
    return entry(parse_edtf(edtf), edtf, modality=Modality.HAPPENED, conflicts=())


@pytest.mark.parametrize("edtf", [*DOUBTFUL, *KNOWN])
def test_what_the_days_do_not_say_is_said_in_words(edtf: str) -> None:
    entries = [sure(edtf)]
    (event,) = icalendar.Calendar.from_ical(write(FormatName.ICAL, entries)).walk("VEVENT")
    (item,) = json.loads(write(FormatName.VIS, entries))["items"]
    (slide,) = json.loads(write(FormatName.TIMELINEJS, entries))["events"]
    told = f"اجتماع نيويورك — {DOUBTFUL[edtf]}" if edtf in DOUBTFUL else "اجتماع نيويورك"
    assert str(event["SUMMARY"]) == item["content"] == told
    assert DOUBTFUL.get(edtf, "") in slide["display_date"]
    assert str(event["STATUS"]) == ("CONFIRMED" if edtf in (*KNOWN, "2015-12") else "TENTATIVE")
    assert ("DTEND" in event) is not edtf.endswith("..")
    assert str(event["TRANSP"]) == "TRANSPARENT"


@pytest.mark.parametrize("edtf", [*DOUBTFUL, *KNOWN])
def test_days_that_are_only_possible_are_no_beginning_and_no_end(edtf: str) -> None:
    (node,) = json.loads(write(FormatName.JSONLD, [sure(edtf)]))["@graph"]
    bounds = {name: node[name] for name in ("startDate", "endDate") if name in node}
    expected = {
        "2011-03/..": {"startDate": "2011-03"},
        "../2016-01-01": {"endDate": "2016-01-01"},
        "2015-12": {"startDate": "2015-12", "endDate": "2015-12"},
        "2015-12-18": {"startDate": "2015-12-18", "endDate": "2015-12-18"},
        "2015-12-14/2015-12-20": {"startDate": "2015-12-14", "endDate": "2015-12-20"},
    }
    assert bounds == expected.get(edtf, {})
    assert parse_edtf(node["temporalCoverage"]).qualifier is None


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2015-12-18", ["Day of the event"]),
        ("2015-12-18~", ["Day of the event (approximate)"]),
        ("2015-12-14/2015-12-20", ["Event, first day", "Event, last day"]),
        ("[2015-12-14..2015-12-20]", ["Event, earliest possible day", "Event, latest possible day"]),
        ("2011-03/..", ["Event, earliest possible day"]),
        ("../2016-01-01", ["Event, last day"]),
    ],
)
def test_an_instant_says_whether_its_day_is_known(edtf: str, told: list[str]) -> None:
    rows = [json.loads(line) for line in write(FormatName.TIMESKETCH, [sure(edtf)]).splitlines()]
    assert [row["timestamp_desc"] for row in rows] == told


def test_the_article_address_of_an_id_with_a_slash_is_one_segment() -> None:
    line = json.loads(write(FormatName.NDJSON, [entry(DAY)]))
    assert line["claims"][0]["article"]["self"] == "/v1/articles/a%2F1"
    assert Path(line["self"]).name == "e-1"
