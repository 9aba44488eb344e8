"""Sets of days: the laws of sets, and the calendar checked day by day."""

from datetime import date, timedelta
from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import days
from timeline.dates.arithmetic import days_in_month

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def _set_of(chosen: set[date]) -> int:
    return reduce(or_, map(days.single, chosen), days.NONE)


@given(DAYS, DAYS)
def test_between_holds_both_ends_and_nothing_outside(one: date, other: date) -> None:
    low, high = sorted((one, other))
    mask = days.between(low, high)
    assert days.count(mask) == (high - low).days + 1
    assert (days.first(mask), days.last(mask)) == (low, high)
    before, after = days.shifted(days.between(None, low), -1), days.shifted(days.between(high, None), 1)
    assert mask & before == mask & after == days.NONE
    assert before | mask | after == days.ALL


@given(DAYS)
def test_a_day_is_in_the_sets_that_describe_it(day: date) -> None:
    for mask in (
        days.on_weekday(day.weekday()),
        days.on_month(day.month),
        days.year_days(day.month, day.day),
        days.on_day_of_month(day.day, day.day),
        days.months_of(days.single(day)),
    ):
        assert mask & days.single(day)
    assert days.count(days.months_of(days.single(day))) == days_in_month(day.year, day.month)
    assert not days.on_weekday((day.weekday() + 1) % 7) & days.single(day)
    assert not days.on_month(day.month % 12 + 1) & days.single(day)


def test_counts_of_two_hundred_years() -> None:
    assert days.count(days.ALL) == 73_049
    assert sum(days.count(days.on_month(month)) for month in range(1, 13)) == 73_049
    assert sum(days.count(days.on_day_of_month(number, number)) for number in range(1, 32)) == 73_049
    assert days.on_day_of_month(1, 31) == days.ALL
    assert sum(days.count(days.on_weekday(weekday)) for weekday in range(7)) == 73_049
    assert days.count(days.year_days(2, 29)) == 49, "1900 is no leap year, 2000 is one"
    assert days.year_days(2, 30) == days.NONE
    fridays = list(days.days_of(days.year_days(12, 18, 4) & days.between(date(2010, 1, 1), date(2020, 12, 31))))
    assert fridays == [date(2015, 12, 18), date(2020, 12, 18)]


@given(st.sets(DAYS, max_size=5), st.integers(-400, 400))
def test_shifted_and_spread(chosen: set[date], by: int) -> None:
    mask = _set_of(chosen)
    assert list(days.days_of(mask)) == sorted(chosen)
    moved = {day + timedelta(days=by) for day in chosen}
    assert days.shifted(mask, by) == _set_of(moved)
    step = 1 if by >= 0 else -1
    around = {day + timedelta(days=step * n) for day in chosen for n in range(abs(by) + 1)}
    assert days.spread(mask, by) == _set_of(around)


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2100, 1, 1), date.min, date.max])
def test_days_outside_are_in_no_set(day: date) -> None:
    assert days.single(day) == days.NONE


def test_empty() -> None:
    assert days.between(date(2020, 1, 2), date(2020, 1, 1)) == days.NONE
    assert days.first(days.NONE) is None
    assert days.last(days.NONE) is None
