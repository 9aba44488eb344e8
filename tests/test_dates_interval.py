"""Intervals: construction, containment, order, and what they look like as JSON and text."""

from __future__ import annotations

import itertools
import json
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates_strategies import days, edge_days, granularities, intervals, spans, times, week_starts
from timeline.dates.granularity import Granularity
from timeline.dates.interval import ClockTime, Extent, Interval, Qualifier
from timeline.dates.ordering import precedes
from timeline.errors import CalendarRangeError

FRIDAY = date(2015, 12, 18)


def test_an_end_before_its_start_is_an_error() -> None:
    with pytest.raises(CalendarRangeError, match="cannot end on 2015-12-17"):
        Interval(FRIDAY, date(2015, 12, 17))


@pytest.mark.parametrize("when", [datetime(2015, 12, 18, 12, tzinfo=UTC), datetime(2015, 12, 18, tzinfo=UTC)])
def test_clock_time_does_not_slip_in_as_a_day(when: datetime) -> None:
    for start, end in ((when, when), (FRIDAY, when), (when, None), (None, when)):
        with pytest.raises(TypeError, match="counts days"):
            Interval(start, end)


def test_an_interval_is_a_value() -> None:
    day = Interval.day(FRIDAY)
    assert day == Interval(FRIDAY, FRIDAY)
    assert len({day, Interval(FRIDAY, FRIDAY)}) == 1
    with pytest.raises(FrozenInstanceError):
        day.start = None  # type: ignore[misc]


@pytest.mark.parametrize(
    ("interval", "start", "end", "length", "granularity"),
    [
        (Interval.day(FRIDAY), "2015-12-18", "2015-12-18", 1, Granularity.DAY),
        (Interval.week(FRIDAY), "2015-12-14", "2015-12-20", 7, Granularity.WEEK),
        (Interval.week(FRIDAY, 5), "2015-12-12", "2015-12-18", 7, Granularity.WEEK),
        (Interval.weekend(FRIDAY), "2015-12-18", "2015-12-20", 3, Granularity.WEEKEND),
        (Interval.month(2016, 2), "2016-02-01", "2016-02-29", 29, Granularity.MONTH),
        (Interval.quarter(2016, 4), "2016-10-01", "2016-12-31", 92, Granularity.QUARTER),
        (Interval.season(2015, "winter"), "2015-12-01", "2016-02-29", 91, Granularity.SEASON),
        (Interval.half(2015, 1), "2015-01-01", "2015-06-30", 181, Granularity.HALF),
        (Interval.year(2015), "2015-01-01", "2015-12-31", 365, Granularity.YEAR),
        (Interval.decade(1980), "1980-01-01", "1989-12-31", 3653, Granularity.DECADE),
        (Interval.century(20), "1900-01-01", "1999-12-31", 36524, Granularity.CENTURY),
        (Interval.century(20, ones=True), "1901-01-01", "2000-12-31", 36525, Granularity.CENTURY),
    ],
)
def test_constructors(interval: Interval, start: str, end: str, length: int, granularity: Granularity) -> None:
    assert (str(interval.start), str(interval.end)) == (start, end)
    assert interval.days == length
    assert interval.granularity is granularity
    assert interval.extent is Extent.WITHIN
    assert not interval.is_open


def test_open_ends() -> None:
    since = Interval.between(FRIDAY, None)
    assert since.is_open
    assert since.days is None
    assert since.extent is Extent.THROUGHOUT
    assert since.contains(date.max)
    assert not since.contains(FRIDAY - timedelta(1))
    assert since.overlaps(Interval.between(None, FRIDAY))
    assert not since.overlaps(Interval.between(None, FRIDAY - timedelta(1)))


def test_an_enumeration_spans_its_members_and_has_holes() -> None:
    both = Interval.all_of([Interval.day(date(2015, 12, 12)), Interval.day(date(2015, 12, 14))])
    assert (both.start, both.end, both.extent) == (date(2015, 12, 12), date(2015, 12, 14), Extent.THROUGHOUT)
    assert not both.overlaps(Interval.day(date(2015, 12, 13)))
    assert not Interval.day(date(2015, 12, 13)).overlaps(both)
    assert not both.contains(date(2015, 12, 13))
    assert both.contains(both)
    assert both.contains(date(2015, 12, 14))
    assert Interval.month(2015, 12).contains(both)
    assert Interval.one_of(both.members).extent is Extent.WITHIN
    with pytest.raises(ValueError, match="at least one"):
        Interval.all_of([])


def test_an_enumeration_with_an_open_member_is_open() -> None:
    open_end = Interval.one_of([Interval.day(FRIDAY), Interval.between(date(2016, 1, 1), None)])
    assert (open_end.start, open_end.end) == (FRIDAY, None)


@given(edge_days, granularities, week_starts)
def test_the_unit_around_a_day_never_fails(day: date, unit: Granularity, start: int) -> None:
    around = Interval.unit(day, unit, week_start=start)
    if unit is not Granularity.WEEKEND:
        assert around.contains(day)
    assert not around.granularity.is_clock


@given(intervals, intervals)
def test_containing_and_overlapping_agree(one: Interval, other: Interval) -> None:
    assert one.overlaps(other) is other.overlaps(one)
    assert one.overlaps(one)
    assert one.contains(one)
    if one.contains(other):
        assert one.overlaps(other)
    if other.start is not None and other.start == other.end:
        assert one.contains(other) is one.contains(other.start)


@given(spans(), spans(), spans())
def test_containing_is_transitive(one: Interval, two: Interval, three: Interval) -> None:
    if one.contains(two) and two.contains(three):
        assert one.contains(three)


@given(spans(), spans(), days)
def test_overlapping_spans_share_a_day_and_others_do_not(one: Interval, other: Interval, day: date) -> None:
    if one.contains(day) and other.contains(day):
        assert one.overlaps(other)
    starts = [end for end in (one.start, other.start, date.min) if end is not None]
    assert one.overlaps(other) is any(one.contains(day) and other.contains(day) for day in starts)


def test_the_order_is_by_start_then_end_with_open_ends_outside() -> None:
    ordered = [
        Interval(None, date(2015, 1, 1)),
        Interval(None, None),
        Interval(date(2015, 12, 1), date(2015, 12, 1)),
        Interval(date(2015, 12, 1), date(2015, 12, 31)),
        Interval(date(2015, 12, 1), None),
        Interval(date(2015, 12, 2), date(2015, 12, 2)),
    ]
    for shuffled in itertools.permutations(ordered):
        assert sorted(shuffled, key=lambda interval: interval.sort_key) == ordered


@given(intervals, intervals, intervals)
def test_the_order_is_total_and_transitive(one: Interval, two: Interval, three: Interval) -> None:
    a, b, c = one.sort_key, two.sort_key, three.sort_key
    assert (a < b) + (b < a) + (a == b) == 1
    if a <= b <= c:
        assert a <= c
    assert (a == b) is ((one.start, one.end) == (two.start, two.end))


# --- the partial order of certainty ---


def _at(day: int, part: str | None = None, clock: ClockTime | None = None) -> Interval:
    only = date(2015, 12, day)
    return Interval(only, only, part_of_day=part, clock=clock)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (_at(15), _at(16), True),
        (_at(16), _at(15), False),
        (_at(15), _at(15), False),
        (_at(15, "MO"), _at(15, "EV"), True),
        (_at(15, "MO"), _at(15, "MI"), False),
        (_at(15, "NI"), _at(15, "EV"), False),
        (_at(15, clock=ClockTime(10, 17)), _at(15, clock=ClockTime(12, 19)), True),
        (_at(15, clock=ClockTime(12)), _at(15, clock=ClockTime(12, 19)), False),
        (_at(15, clock=ClockTime(12, 19)), _at(15, clock=ClockTime(12, 19, 30)), False),
        (_at(15, clock=ClockTime(10)), _at(15, "EV"), True),
        (replace(_at(15, clock=ClockTime(9)), end_clock=ClockTime(11)), _at(15, clock=ClockTime(12)), True),
        (replace(_at(15, clock=ClockTime(9)), end_clock=ClockTime(12)), _at(15, clock=ClockTime(12)), False),
        (_at(15, clock=ClockTime(8)), replace(_at(15, clock=ClockTime(9)), end_clock=ClockTime(12)), True),
        (_at(15, clock=ClockTime(12, utc_offset=180)), _at(15, clock=ClockTime(10, utc_offset=0)), True),
        (_at(15, clock=ClockTime(10, utc_offset=0)), _at(15, clock=ClockTime(23)), False),
        (replace(_at(15), tolerance_days=1), _at(16), False),
        (replace(_at(14), tolerance_days=1), _at(16), True),
        (replace(_at(15), qualifier=Qualifier.APPROXIMATE), _at(16), False),
        (Interval.week(date(2015, 12, 10)), _at(14), True),
        (Interval.week(date(2015, 12, 10)), _at(13), False),
        (Interval.between(None, date(2015, 12, 1)), _at(14), True),
        (_at(14), Interval.between(None, date(2015, 12, 31)), False),
    ],
)
def test_precedes_only_what_is_certain(first: Interval, second: Interval, expected: bool) -> None:
    assert precedes(first, second) is expected


@given(st.lists(st.one_of(intervals, times()), min_size=3, max_size=3))
def test_precedes_is_a_strict_partial_order(three: list[Interval]) -> None:
    one, two, other = three
    assert not precedes(one, one)
    if precedes(one, two):
        assert not precedes(two, one)
        assert one.sort_key <= two.sort_key
        if precedes(two, other):
            assert precedes(one, other)


@given(st.lists(times(), min_size=3, max_size=3), edge_days)
def test_precedes_is_transitive_within_one_day(three: list[Interval], day: date) -> None:
    one, two, other = (replace(time, start=day, end=day, tolerance_days=0, qualifier=None) for time in three)
    if precedes(one, two) and precedes(two, other):
        assert precedes(one, other)


# --- as data and as text ---


@given(intervals)
def test_json_and_back(interval: Interval) -> None:
    data = interval.as_dict()
    assert Interval.from_dict(json.loads(json.dumps(data))) == interval


def test_json_of_a_day() -> None:
    clock = ClockTime(12, 19, utc_offset=180)
    stamp = Interval(date(2015, 12, 16), date(2015, 12, 16), Granularity.MINUTE, clock=clock)
    assert stamp.as_dict() == {
        "earliest": "2015-12-16",
        "latest": "2015-12-16",
        "granularity": "minute",
        "extent": "within",
        "qualifier": None,
        "part_of_day": None,
        "clock": {"hour": 12, "minute": 19, "second": None, "utc_offset": 180},
        "end_clock": None,
        "tolerance_days": 0,
        "members": [],
        "edtf": "2015-12-16T12:19+03:00",
        "timex3": "2015-12-16T12:19+03:00",
    }


@pytest.mark.parametrize(
    "data",
    [
        {"earliest": "2015-02-31"},
        {"earliest": "yesterday"},
        {"earliest": 20151218},
        {"granularity": "fortnight"},
        {"extent": 3},
        {"qualifier": "!"},
        {"clock": {"hour": 25}},
        {"clock": {"hours": 12}},
        {"earliest": "2015-12-18", "latest": "2015-12-18", "end_clock": {"hour": 25}},
        {"earliest": "2015-12-18", "end_clock": {"hour": 12}},
        {"earliest": "2015-12-18", "latest": "2015-12-18", "clock": {"hour": 12}, "end_clock": {"hour": 11}},
        {"tolerance_days": "one"},
        {"members": [3]},
        {"members": 3},
        {"earliest": "2015-12-18", "latest": "2015-12-17"},
    ],
)
def test_wrong_json_is_a_value_error(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Interval.from_dict(data)


def test_json_nested_without_end_is_a_value_error() -> None:
    data: dict[str, object] = {}
    for _ in range(5000):
        data = {"members": [data]}
    with pytest.raises(ValueError, match="not an interval"):
        Interval.from_dict(data)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval.day(FRIDAY), "2015-12-18"),
        (Interval(FRIDAY, FRIDAY, part_of_day="EV", tolerance_days=1), "2015-12-18 (evening, ±1 day)"),
        (Interval.week(FRIDAY), "[2015-12-14..2015-12-20] (week)"),
        (Interval(FRIDAY, FRIDAY, Granularity.HOUR, tolerance_days=2), "2015-12-18 (to the hour, ±2 days)"),
        (Interval.month(2015, 12), "2015-12"),
    ],
)
def test_str_says_what_edtf_cannot(interval: Interval, text: str) -> None:
    assert str(interval) == text


@pytest.mark.parametrize(
    "parts",
    [(24,), (-1,), (12, 60), (12, -1), (12, 0, 60), (12, None, 5), (12, 0, 0, 1440), (12, 0, 0, -1440)],
)
def test_no_such_time_of_day(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(CalendarRangeError):
        ClockTime(*parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("clock", "text", "granularity"),
    [
        (ClockTime(9), "09", Granularity.HOUR),
        (ClockTime(12, 19), "12:19", Granularity.MINUTE),
        (ClockTime(12, 19, 5, 0), "12:19:05Z", Granularity.SECOND),
        (ClockTime(12, 19, None, -210), "12:19-03:30", Granularity.MINUTE),
    ],
)
def test_clock_times(clock: ClockTime, text: str, granularity: Granularity) -> None:
    assert clock.isoformat() == text
    assert clock.granularity is granularity
