"""Calendar arithmetic: known days, laws, and no uncontrolled error anywhere in the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.dates_strategies import days, edge_days, granularities, week_starts
from timeline.dates import arithmetic
from timeline.dates.granularity import Granularity
from timeline.dates.precision import end_precision, portion_of
from timeline.errors import CalendarRangeError

weekdays = st.integers(0, 6)
counts = st.one_of(st.integers(-200_000, 200_000), st.integers(-(10**30), 10**30))
small = st.integers(-1500, 1500)


@pytest.mark.parametrize(
    ("year", "month", "length"),
    [(2015, 2, 28), (2016, 2, 29), (1900, 2, 28), (2000, 2, 29), (2015, 12, 31), (2015, 4, 30), (9999, 12, 31)],
)
def test_month_lengths(year: int, month: int, length: int) -> None:
    assert arithmetic.days_in_month(year, month) == length
    assert arithmetic.month_bounds(year, month) == (date(year, month, 1), date(year, month, length))


@pytest.mark.parametrize(
    ("year", "month", "day", "words"),
    [
        (2015, 2, 31, "2015-02, which has 28 days"),
        (2015, 13, 1, "no month 13"),
        (0, 1, 1, "year 0"),
        (10000, 1, 1, "year 10000"),
        (2015, 1, 0, "no day 0"),
        (10**40, 1, 1, "more than fifteen digits"),
    ],
)
def test_a_day_that_does_not_exist_says_so(year: int, month: int, day: int, words: str) -> None:
    with pytest.raises(CalendarRangeError, match=words):
        arithmetic.make_date(year, month, day)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2015, 1, 31), 1, date(2015, 2, 28)),
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2015, 3, 31), -1, date(2015, 2, 28)),
        (date(2015, 12, 16), 1, date(2016, 1, 16)),
        (date(2015, 12, 16), -12, date(2014, 12, 16)),
        (date(2016, 1, 16), -1, date(2015, 12, 16)),
    ],
)
def test_adding_months_stops_at_the_end_of_a_short_month(day: date, count: int, expected: date) -> None:
    assert arithmetic.add_months(day, count) == expected


def test_a_leap_day_moves_to_the_28th() -> None:
    assert arithmetic.add_units(date(2016, 2, 29), 1, Granularity.YEAR) == date(2017, 2, 28)
    assert arithmetic.add_units(date(2016, 2, 29), -4, Granularity.YEAR) == date(2012, 2, 29)


@given(days, small, small)
def test_months_add_up_by_month(day: date, first: int, second: int) -> None:
    try:
        both = arithmetic.add_months(day, first + second)
        apart = arithmetic.add_months(arithmetic.add_months(day, first), second)
    except CalendarRangeError:
        assume(False)
    assert (apart.year, apart.month) == (both.year, both.month)
    assert apart.day <= both.day <= day.day


@given(days, small)
def test_months_move_back_exactly_up_to_the_28th(day: date, count: int) -> None:
    day = day.replace(day=min(day.day, 28))
    try:
        moved = arithmetic.add_months(day, count)
    except CalendarRangeError:
        assume(False)
    assert arithmetic.add_months(moved, -count) == day


@given(days, days, small)
def test_adding_months_keeps_the_order(first: date, second: date, count: int) -> None:
    first, second = sorted((first, second))
    try:
        assert arithmetic.add_months(first, count) <= arithmetic.add_months(second, count)
    except CalendarRangeError:
        assume(False)


@given(edge_days, counts, granularities)
def test_moving_gives_a_day_or_a_calendar_range_error(day: date, count: int, unit: Granularity) -> None:
    assume(not unit.is_clock)
    try:
        moved = arithmetic.add_units(day, count, unit)
    except CalendarRangeError:
        return
    assert (moved > day) is (count > 0)
    assert (moved < day) is (count < 0)


def test_a_number_too_long_to_print_is_still_a_clear_error() -> None:
    with pytest.raises(CalendarRangeError, match="more than fifteen digits"):
        arithmetic.make_date(2015, 1, -(10**5000))


def test_a_day_is_not_moved_by_hours() -> None:
    with pytest.raises(ValueError, match="hours"):
        arithmetic.add_units(date(2015, 12, 16), 2, Granularity.HOUR)


@given(days, weekdays)
def test_neighbouring_weekdays(day: date, weekday: int) -> None:
    assume(date(1, 1, 9) < day < date(9999, 12, 20))
    after, before = arithmetic.weekday_on_or_after(day, weekday), arithmetic.weekday_on_or_before(day, weekday)
    assert 0 <= (after - day).days <= 6
    assert 0 <= (day - before).days <= 6
    assert after.weekday() == before.weekday() == weekday


@pytest.mark.parametrize(
    ("year", "month", "weekday", "number", "expected"),
    [
        (2015, 11, 3, 4, date(2015, 11, 26)),
        (2016, 5, 0, -1, date(2016, 5, 30)),
        (2016, 1, 4, 1, date(2016, 1, 1)),
        (2016, 1, 4, 5, date(2016, 1, 29)),
        (2016, 1, 4, -5, date(2016, 1, 1)),
    ],
)
def test_nth_weekday(year: int, month: int, weekday: int, number: int, expected: date) -> None:
    assert arithmetic.nth_weekday_of_month(year, month, weekday, number) == expected


@given(st.integers(1, 9999), st.integers(1, 12), weekdays, st.one_of(st.integers(-9, 9), st.integers()))
def test_nth_weekday_is_that_one_or_does_not_exist(year: int, month: int, weekday: int, number: int) -> None:
    every = [date(year, month, n + 1) for n in range(arithmetic.days_in_month(year, month))]
    such = [day for day in every if day.weekday() == weekday]
    place = number - 1 if number > 0 else number
    if number == 0 or not -len(such) <= place < len(such):
        with pytest.raises(CalendarRangeError):
            arithmetic.nth_weekday_of_month(year, month, weekday, number)
    else:
        assert arithmetic.nth_weekday_of_month(year, month, weekday, number) == such[place]


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        (Granularity.DAY, "2015-12-16", "2015-12-16"),
        (Granularity.MINUTE, "2015-12-16", "2015-12-16"),
        (Granularity.WEEK, "2015-12-14", "2015-12-20"),
        (Granularity.WEEKEND, "2015-12-18", "2015-12-20"),
        (Granularity.MONTH, "2015-12-01", "2015-12-31"),
        (Granularity.QUARTER, "2015-10-01", "2015-12-31"),
        (Granularity.SEASON, "2015-12-01", "2016-02-29"),
        (Granularity.HALF, "2015-07-01", "2015-12-31"),
        (Granularity.YEAR, "2015-01-01", "2015-12-31"),
        (Granularity.DECADE, "2010-01-01", "2019-12-31"),
        (Granularity.CENTURY, "2000-01-01", "2099-12-31"),
    ],
)
def test_the_unit_around_a_day(unit: Granularity, start: str, end: str) -> None:
    assert arithmetic.unit_bounds(date(2015, 12, 16), unit) == (date.fromisoformat(start), date.fromisoformat(end))


@given(edge_days, granularities, week_starts, st.booleans())
def test_every_day_lies_in_its_unit_and_so_do_the_ends(day: date, unit: Granularity, start: int, ones: bool) -> None:
    first, last = arithmetic.unit_bounds(day, unit, week_start=start, century_ones=ones)
    assert first <= last
    if unit is Granularity.WEEKEND:
        assert first - day <= timedelta(4)
        assert last >= day
    else:
        assert first <= day <= last
    if (first, last) != (date.min, last) and last != date.max:
        for end in (first, last):
            assert arithmetic.unit_bounds(end, unit, week_start=start, century_ones=ones) == (first, last)


FINER_TO_COARSER = [
    (Granularity.DAY, Granularity.WEEK),
    (Granularity.DAY, Granularity.MONTH),
    (Granularity.MONTH, Granularity.QUARTER),
    (Granularity.MONTH, Granularity.SEASON),
    (Granularity.QUARTER, Granularity.HALF),
    (Granularity.HALF, Granularity.YEAR),
    (Granularity.YEAR, Granularity.DECADE),
    (Granularity.DECADE, Granularity.CENTURY),
]


@given(edge_days, st.sampled_from(FINER_TO_COARSER))
def test_a_coarser_unit_contains_the_finer_one(day: date, pair: tuple[Granularity, Granularity]) -> None:
    fine, coarse = (arithmetic.unit_bounds(day, unit) for unit in pair)
    assert coarse[0] <= fine[0] <= fine[1] <= coarse[1]


@given(edge_days, week_starts)
def test_a_week_has_seven_days_and_starts_on_its_day(day: date, start: int) -> None:
    first, last = arithmetic.week_bounds(day, start)
    if first != date.min:
        assert first.weekday() == start
    if date.min < first and last < date.max:
        assert (last - first).days == 6


@pytest.mark.parametrize(
    ("day", "first", "length", "expected"),
    [
        ("2015-12-16", 4, 3, ("2015-12-18", "2015-12-20")),
        ("2015-12-19", 4, 3, ("2015-12-18", "2015-12-20")),
        ("2015-12-20", 4, 2, ("2015-12-25", "2015-12-26")),
        ("2015-12-20", 5, 2, ("2015-12-19", "2015-12-20")),
    ],
)
def test_weekends(day: str, first: int, length: int, expected: tuple[str, str]) -> None:
    start, end = arithmetic.weekend_bounds(date.fromisoformat(day), first, length)
    assert (start.isoformat(), end.isoformat()) == expected


def test_a_weekend_after_the_calendar_does_not_exist() -> None:
    assert arithmetic.weekend_bounds(date(9999, 12, 28)) == (date(9999, 12, 31), date.max)
    with pytest.raises(CalendarRangeError):
        arithmetic.weekend_bounds(date.max, 5, 2)


def test_units_at_the_edges_are_cut() -> None:
    assert arithmetic.season_bounds(9999, "winter") == (date(9999, 12, 1), date.max)
    assert arithmetic.decade_bounds(5) == (date(1, 1, 1), date(9, 12, 31))
    assert arithmetic.century_bounds(1) == (date(1, 1, 1), date(99, 12, 31))
    assert arithmetic.century_bounds(1, ones=True) == (date(1, 1, 1), date(100, 12, 31))
    assert arithmetic.century_bounds(100, ones=True) == (date(9901, 1, 1), date.max)
    assert arithmetic.century_bounds(20, ones=True) == (date(1901, 1, 1), date(2000, 12, 31))


@pytest.mark.parametrize(
    "call",
    [
        lambda: arithmetic.quarter_bounds(2015, 5),
        lambda: arithmetic.half_bounds(2015, 3),
        lambda: arithmetic.season_bounds(2015, "monsoon"),
        lambda: arithmetic.season_bounds(0, "spring"),
        lambda: arithmetic.decade_bounds(0),
        lambda: arithmetic.century_bounds(101),
        lambda: arithmetic.century_bounds(0),
        lambda: arithmetic.year_bounds(10**40),
        lambda: arithmetic.add_days(date.max, 1),
        lambda: arithmetic.weekday_on_or_after(date.max, date.max.weekday() + 1),
        lambda: arithmetic.weekday_on_or_before(date.min, date.min.weekday() - 1),
        lambda: arithmetic.third_bounds(date.max, date.min, "start"),
        lambda: arithmetic.third_bounds(date.min, date.max, "quarter"),
    ],
)
def test_what_does_not_exist_is_a_calendar_range_error(call: object) -> None:
    assert callable(call)
    with pytest.raises(CalendarRangeError):
        call()


@pytest.mark.parametrize(
    ("start", "end", "thirds"),
    [
        ("2015-09-01", "2015-09-30", ["2015-09-01/2015-09-10", "2015-09-11/2015-09-20", "2015-09-21/2015-09-30"]),
        ("2015-02-01", "2015-02-28", ["2015-02-01/2015-02-10", "2015-02-11/2015-02-20", "2015-02-21/2015-02-28"]),
        ("2015-01-01", "2015-12-31", ["2015-01-01/2015-04-30", "2015-05-01/2015-08-31", "2015-09-01/2015-12-31"]),
        ("2015-12-14", "2015-12-20", ["2015-12-14/2015-12-15", "2015-12-16/2015-12-18", "2015-12-19/2015-12-20"]),
        ("1980-01-01", "1989-12-31", ["1980-01-01/1982-12-31", "1983-01-01/1986-12-31", "1987-01-01/1989-12-31"]),
        ("1900-01-01", "1999-12-31", ["1900-01-01/1932-12-31", "1933-01-01/1966-12-31", "1967-01-01/1999-12-31"]),
        ("2015-12-01", "2016-02-29", ["2015-12-01/2015-12-31", "2016-01-01/2016-01-31", "2016-02-01/2016-02-29"]),
        ("2015-12-16", "2015-12-16", ["2015-12-16/2015-12-16"] * 3),
    ],
)
def test_thirds(start: str, end: str, thirds: list[str]) -> None:
    whole = date.fromisoformat(start), date.fromisoformat(end)
    found = [arithmetic.third_bounds(*whole, portion) for portion in ("start", "mid", "end")]
    assert [f"{a}/{b}" for a, b in found] == thirds


@given(edge_days, granularities)
def test_thirds_divide_a_unit_without_gap_or_overlap(day: date, unit: Granularity) -> None:
    whole = arithmetic.unit_bounds(day, unit)
    assume((whole[1] - whole[0]).days >= 2)
    first, second, third = (arithmetic.third_bounds(*whole, portion) for portion in ("start", "mid", "end"))
    assert first[0] == whole[0]
    assert third[1] == whole[1]
    assert (second[0] - first[1]).days == (third[0] - second[1]).days == 1
    if whole == arithmetic.unit_bounds(whole[0], unit) and unit not in {Granularity.WEEKEND, Granularity.DAY}:
        assert portion_of(*second, unit) == ("mid", arithmetic.unit_bounds(second[0], unit))


@given(st.one_of(st.none(), edge_days), st.one_of(st.none(), edge_days), granularities)
def test_end_precision_is_never_coarser_than_the_unit(start: date | None, end: date | None, unit: Granularity) -> None:
    precision = end_precision(start, end, unit)
    assert precision in {Granularity.DAY, Granularity.MONTH, Granularity.YEAR}
    assert precision.rank <= max(unit.rank, Granularity.DAY.rank)
    for day, place in ((start, 0), (end, 1)):
        if day is not None:
            assert arithmetic.unit_bounds(day, precision)[place] == day
