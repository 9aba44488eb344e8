"""Queries by time: equal to a scan of everything, in order, each event once, on any page size."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from tests.service_postgres import DATABASES, fresh_database
from tests.service_samples import days, event, replace_view
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.errors import EdtfError
from timeline.events.event import Entity
from timeline.store import Key, Query, Relation, Store, open_store, page
from timeline.store.days import fullest_day
from timeline.store.query import find
from timeline.store.schema import BANDS, OPEN_END, OPEN_START, band_of, bounds, place_of
from timeline.store.view import Placed
from timeline.store.window import Window, parse_window

FIRST = date(2015, 1, 1)
lengths = st.sampled_from([1, 1, 1, 2, 7, 8, 31, 32, 92, 93, 366, 367, 3660, 3661])
closed = st.builds(
    lambda offset, length: Interval(FIRST + timedelta(offset), FIRST + timedelta(offset + length - 1)),
    st.integers(0, 800),
    lengths,
)
half_open = st.builds(
    lambda interval, side: Interval(None, interval.end) if side else Interval(interval.start, None),
    closed,
    st.booleans(),
)
intervals = st.lists(closed | half_open | st.just(Interval(None, None)), max_size=40)
windows = st.builds(
    lambda a, length, open_start, open_end: (
        None if open_start else FIRST + timedelta(a),
        None if open_end else FIRST + timedelta(a + length),
    ),
    st.integers(-50, 900),
    st.integers(0, 400),
    st.booleans(),
    st.booleans(),
)


@pytest.fixture(scope="module", params=DATABASES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with fresh_database(request.param) as url, open_store(url) as opened:
        yield opened


def selected(query: Query, interval: Interval) -> bool:
    """The meaning of a query, by counting days."""
    s, e = bounds(interval)
    a = OPEN_START if query.start is None else query.start.toordinal()
    b = OPEN_END if query.end is None else query.end.toordinal()
    if query.relation is Relation.WITHIN:
        return a <= s and e <= b
    if query.relation is Relation.CONTAINS:
        return s <= a and b <= e
    return s <= b and a <= e


def all_pages(connection: Connection, query: Query, limit: int, after: Key | None = None) -> Iterator[Key]:
    while True:
        found = page(connection, query, limit, after)
        assert len(found.rows) <= limit
        yield from (row.key for row in found.rows)
        if not found.more:
            return
        after = found.rows[-1].key


@settings(max_examples=60, deadline=None)
@given(intervals, windows, st.sampled_from(list(Relation)), st.integers(1, 7))
def test_pages_hold_what_a_scan_finds_in_order_and_once(
    store: Store, found: list[Interval], window: tuple[date | None, date | None], relation: Relation, limit: int
) -> None:
    events = [event(f"e{number:02d}", interval) for number, interval in enumerate(found)]
    query = Query(*window, relation=relation)
    with store.writing() as connection:
        replace_view(connection, [Placed(1, one) for one in events], {})
        keys = list(all_pages(connection, query, limit))
    expected = sorted(
        (*place_of(one.interval)[1:], one.id)
        for one in events
        if one.interval is not None and selected(query, one.interval)
    )
    assert [(key.s, key.e, key.id) for key in keys] == expected


@settings(max_examples=25, deadline=None)
@given(intervals, intervals, st.integers(1, 5))
def test_events_that_arrive_between_two_pages_repeat_and_hide_nothing(
    store: Store, before: list[Interval], after: list[Interval], limit: int
) -> None:
    old = [Placed(1, event(f"old{number:02d}", interval)) for number, interval in enumerate(before)]
    new = [Placed(1, event(f"new{number:02d}", interval)) for number, interval in enumerate(after)]
    with store.writing() as connection:
        replace_view(connection, old, {})
        first = page(connection, Query(), limit)
        replace_view(connection, old + new, {})
        seen = [row.key for row in first.rows]
        if first.more:
            seen += list(all_pages(connection, Query(), limit, first.rows[-1].key))
    ids = [key.id for key in seen]
    assert len(set(ids)) == len(ids)
    assert {one.id for one in (place.event for place in old)} <= set(ids)
    assert seen == sorted(seen, key=lambda key: (key.s, key.e, key.id))


ALEPPO = Entity("aleppo", "حلب", "city")
SAMPLES = [
    Placed(1, event("year", days("2015-01-01", "2015-12-31", Granularity.YEAR))),
    Placed(2, event("a", days("2015-12-18", "2015-12-18"), type_="talks")),
    Placed(2, event("b", days("2015-12-18", "2015-12-18"), place=ALEPPO, conflict=True)),
    Placed(4, event("c", days("2016-01-02", "2016-01-05"), sources=("وكالة", "صحيفة"), place=ALEPPO)),
    Placed(None, event("sometime", None, place=ALEPPO)),
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), ["year", "a", "b", "c"]),
        (Query(undated=True), ["sometime"]),
        (Query(facets=(("place", "حلب"),)), ["b", "c"]),
        (Query(facets=(("place", "aleppo"),)), ["b", "c"]),
        (Query(facets=(("place", "حلب"),), undated=True), ["sometime"]),
        (Query(facets=(("place", "حلب"), ("type", "meeting"))), ["b", "c"]),
        (Query(facets=(("place", "حلب"), ("type", "talks"))), []),
        (Query(facets=(("place", "no such place"),)), []),
        (Query(facets=(("granularity", "year"),)), ["year"]),
        (Query(facets=(("source", "صحيفه"),)), ["c"]),
        (Query(min_sources=2), ["c"]),
        (Query(words="حدث", facets=(("place", "حلب"),)), ["b", "c"]),
        (Query(words="حلب", min_sources=2), ["c"]),
        (Query(words="حلب", undated=True), ["sometime"]),
        (Query(has_conflict=True), ["b"]),
        (Query(has_conflict=False), ["year", "a", "c"]),
        (Query(facets=(("place", "حلب"),), has_conflict=False), ["c"]),
        (Query(date(2015, 12, 18), date(2015, 12, 18), Relation.WITHIN), ["a", "b"]),
        (Query(date(2015, 12, 18), date(2015, 12, 18), Relation.CONTAINS), ["year", "a", "b"]),
        (Query(date(2016, 1, 5), None), ["c"]),
        (Query(None, date(2014, 12, 31)), []),
    ],
)
def test_conditions_hold_together(store: Store, query: Query, expected: list[str]) -> None:
    with store.writing() as connection:
        replace_view(connection, SAMPLES, {})
        for limit in (1, 2, 10):
            assert [key.id for key in all_pages(connection, query, limit)] == expected


def test_an_event_of_unknown_beginning_stands_where_it_ends(store: Store) -> None:
    until = Interval(None, date(2015, 12, 18), Granularity.DAY)
    events = [event("until", until), event("before", days("2015-12-17", "2015-12-17"))]
    events += [event("year", days("2015-01-01", "2015-12-31", Granularity.YEAR))]
    events += [event("after", days("2015-12-19", "2015-12-19"))]
    with store.writing() as connection:
        replace_view(connection, [Placed(None, one) for one in events], {})
        for limit in (1, 2, 9):
            found = [key.id for key in all_pages(connection, Query(), limit)]
            assert found == ["year", "before", "until", "after"]
        january = Query(date(2015, 1, 1), date(2015, 1, 31))
        assert [key.id for key in all_pages(connection, january, 9)] == ["year", "until"]


def test_the_fullest_day_is_the_latest_of_those_with_most_events_of_one_day(store: Store) -> None:
    month = days("2015-01-01", "2015-01-31", Granularity.MONTH)
    wide = [event(f"month {n}", month) for n in range(3)]
    first, second = (days(day, day) for day in ("2015-12-17", "2016-02-29"))
    two = [event("a", first), event("b", first), event("c", second), event("d", second)]
    for events, expected in (
        ([*wide, *two], date(2016, 2, 29)),
        ([*wide, *two[:3]], date(2015, 12, 17)),
        ([*wide, event("undated", None)], None),
    ):
        with store.writing() as connection:
            replace_view(connection, [Placed(None, one) for one in events], {})
            assert fullest_day(connection) == expected


@pytest.mark.parametrize("length", [1, 2, 7, 8, 31, 32, 92, 93, 366, 367, 3660, 3661, 36600, 36601])
def test_no_band_holds_an_interval_longer_than_its_longest(length: int) -> None:
    assert length <= BANDS[band_of(1000, 1000 + length - 1)]


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(date(2015, 12, 18), date(2015, 12, 18)),
        Query(date(2015, 12, 18), None, Relation.CONTAINS),
        Query(facets=(("place", "حلب"),)),
    ],
    ids=["all", "day", "contains", "facet"],
)
@pytest.mark.parametrize("after", [None, Key(735_000, 735_000, "a")], ids=["first", "later"])
def test_every_branch_is_answered_from_an_index_in_order(query: Query, after: Key | None) -> None:
    with open_store(":memory:") as store, store.writing() as connection:
        replace_view(connection, SAMPLES, {})
        driver: Any = connection.connection.driver_connection
        asked: list[str] = []
        driver.set_trace_callback(asked.append)
        find(connection, query, 10, after)
        driver.set_trace_callback(None)
        plan = [step for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]
    found = [step for step in plan if step.startswith(("SEARCH", "SCAN"))]
    assert found
    for step in found:
        assert "COVERING INDEX event_order (band=?" in step or "PRIMARY KEY (facet=? AND band=?" in step
    # Rows are handed on as they come: nothing is sorted, nothing is gathered before it is merged.
    assert all(step.startswith(("SEARCH", "MERGE", "LEFT", "RIGHT")) for step in plan), plan


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2015-12-18", "2015-12-18", "2015-12-18"),
        ("2015-12", "2015-12-01", "2015-12-31"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2015-12-15/2015-12-17", "2015-12-15", "2015-12-17"),
        ("2015-12/2016", "2015-12-01", "2016-12-31"),
        ("../2015-12-17", None, "2015-12-17"),
        ("/2015-12", None, "2015-12-31"),
        ("2015-12/..", "2015-12-01", None),
        ("../..", None, None),
        ("/", None, None),
        ("[2015-12-07..2015-12-13]", "2015-12-07", "2015-12-13"),
        ("2015-12-18T09:30:00Z", "2015-12-18", "2015-12-18"),
        ("2015-12-18T09:30:00Z/2015-12-19T00:00:00Z", "2015-12-18", "2015-12-19"),
        ("1437-03-07[u-ca=islamic-umalqura]", "2015-12-18", "2015-12-18"),
        ("1437-03[u-ca=islamic-umalqura]/..", "2015-12-12", None),
        ("2015-12-18[u-ca=gregory]", "2015-12-18", "2015-12-18"),
        (" 2015 ", "2015-01-01", "2015-12-31"),
    ],
)
def test_what_a_caller_writes_for_a_time(written: str, start: str | None, end: str | None) -> None:
    assert parse_window(written) == Window(
        date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None
    )


@pytest.mark.parametrize(
    "written",
    [
        "",
        "..",
        "18/12/2015",
        "2015-13",
        "2015-02-30",
        "2015-12-19/2015-12-18",
        "2015/2016/2017",
        "١٨",
        "1437-03-31[u-ca=islamic-umalqura]",
        "1437-03-07[u-ca=hebrew]",
        "2015-12-18' OR 1=1 --",
        "2015" * 100,
        "\x00",
    ],
)
def test_a_time_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(EdtfError):
        parse_window(written)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.text("0123456789-/.[]{}TXu=c?~%", max_size=40))
def test_no_text_gives_anything_but_a_window_or_a_clear_error(written: str) -> None:
    try:
        window = parse_window(written)
    except EdtfError:
        return
    assert window.start is None or window.end is None or window.start <= window.end
