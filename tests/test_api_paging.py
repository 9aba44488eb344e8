"""Laws of paging and of ``datetime``: every event once, in order, whoever writes meanwhile; and what a scan finds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.settings import Access, Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, serving
from tests.test_api_ingest import NDJSON, lines
from timeline.dates.hijri import from_gregorian
from timeline.store import build, open_store

Event = dict[str, Any]
Key = tuple[str, str, str]

TOWNS = ["حمص", "درعا", "تدمر", "الرقة", "إدلب", "حلب", "دمشق", "بيروت", "عمان", "بغداد", "الموصل", "القاهرة"]


@pytest.fixture(params=DATABASES)
def writable(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    with fresh_database(request.param) as url:
        with open_store(url) as store:
            build(store, [REPORTS])
        with serving(Settings(database=url, writing=Access.OPEN)) as client:
            yield client


@pytest.fixture(scope="module", params=DATABASES)
def service(request: pytest.FixtureRequest) -> Iterator[tuple[httpx.Client, list[Event]]]:
    with fresh_database(request.param) as url:
        with open_store(url) as store:
            build(store, [REPORTS])
        with serving(Settings(database=url)) as client:
            yield client, followed(client, "/v1/timeline?limit=500")


def followed(service: httpx.Client, address: str | None) -> list[Event]:
    """Every event of every page."""
    found: list[Event] = []
    while address:
        answer = service.get(address)
        assert answer.status_code == 200, answer.text
        found += answer.json()["events"]
        address = answer.json()["next"]
    return found


def key(event: Event) -> Key:
    first, last = event["date"]["earliest"], event["date"]["latest"] or "9999-99"
    return first or last, last, event["id"]


@pytest.mark.parametrize("size", [5, 25])
def test_pages_hold_every_event_once_and_in_order_while_others_write(writable: httpx.Client, size: int) -> None:
    before = {key(event) for event in followed(writable, "/v1/timeline?limit=500")}
    stop = threading.Event()
    written: list[int] = []

    def write() -> None:
        with httpx.Client(base_url=writable.base_url, timeout=60) as other:
            for number in range(10_000):
                if stop.is_set():
                    return
                day = date(2015, 1, 1) + timedelta(97 * number % 900)
                text = f"وقع انفجار في {TOWNS[number % len(TOWNS)]} يوم {day.day}/{day.month}/{day.year}."
                body = lines({"id": f"w-{size}-{number}", "text": text, "published": day.isoformat()})
                assert other.post("/v1/articles", content=body, headers=NDJSON).status_code == 200
                written.append(number)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        while not written:
            stop.wait(0.01)
        passes = [[key(event) for event in followed(writable, f"/v1/timeline?limit={size}")] for _ in range(2)]
    finally:
        stop.set()
        thread.join()
    after = {key(event) for event in followed(writable, "/v1/timeline?limit=500")}
    assert len(written) > 1
    assert after - before
    for keys in passes:
        assert keys == sorted(keys)
        assert len({name for _, _, name in keys}) == len(keys)
        # What was there from beginning to end is on some page, whatever came in between.
        assert before & after <= set(keys)


days = st.dates(date(2014, 1, 1), date(2018, 1, 1))
relations = st.sampled_from(["intersects", "within", "contains"])


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str, str]:
    """A time as a caller may write it, and its first and last day."""
    first, last = sorted((draw(days), draw(days)))
    month_end = ((first.replace(day=1) + timedelta(32)).replace(day=1) - timedelta(1)).isoformat()
    hijri = from_gregorian(first)
    return draw(
        st.sampled_from(
            [
                (first.isoformat(), first.isoformat(), first.isoformat()),
                (f"{first}T10:20:30Z", first.isoformat(), first.isoformat()),
                (f"{first:%Y-%m}", f"{first:%Y-%m}-01", month_end),
                (f"{first:%Y}", f"{first:%Y}-01-01", f"{first:%Y}-12-31"),
                (f"{first}/{last}", first.isoformat(), last.isoformat()),
                (f"{first:%Y-%m}/{last}", f"{first:%Y-%m}-01", last.isoformat()),
                (f"../{last}", "0000", last.isoformat()),
                (f"{first}/..", first.isoformat(), "9999-99"),
                (f"{hijri}[u-ca=islamic-umalqura]", first.isoformat(), first.isoformat()),
                (f"{hijri}[u-ca=islamic-umalqura]/{last}", first.isoformat(), last.isoformat()),
            ]
        )
    )


def stands(event: Event, relation: str, start: str, end: str) -> bool:
    earliest, latest = event["date"]["earliest"] or "0000", event["date"]["latest"] or "9999-99"
    if relation == "within":
        return earliest >= start and latest <= end
    if relation == "contains":
        return earliest <= start and latest >= end
    return earliest <= end and latest >= start


@given(spellings(), relations, st.integers(1, 60), st.sampled_from(["datetime", "near", "on"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_time_selects_what_a_scan_selects(
    service: tuple[httpx.Client, list[Event]], time: tuple[str, str, str], relation: str, size: int, parameter: str
) -> None:
    client, everything = service
    written, start, end = time
    expected = [event["id"] for event in everything if stands(event, relation, start, end)]
    address = str(httpx.URL("/v1/timeline", params={parameter: written, "relation": relation, "limit": size}))
    assert [event["id"] for event in followed(client, address)] == expected
