"""The Hijri calendar against known facts, both ways, and its laws inside and outside the table."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import hijri
from timeline.dates.granularity import Granularity
from timeline.dates.hijri import HijriDate, from_gregorian, month_length, to_gregorian
from timeline.errors import CalendarRangeError

REFERENCE = Path(__file__).resolve().parents[1] / "fixtures" / "reference"


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(text: str) -> tuple[int, int, int]:
    year, month, day = map(int, text.split("-"))
    return year, month, day


@pytest.mark.parametrize("row", rows("hijri.csv"), ids=lambda row: row["hijri"])
def test_known_days_inside_the_table(row: dict[str, str]) -> None:
    printed = date.fromisoformat(row["gregorian"])
    moved = int(row["announced_minus_table"])
    assert row["source"]
    found = to_gregorian(*parts(row["hijri"]))
    assert found.start == found.end == printed - timedelta(moved)
    assert found.tolerance_days == 1
    assert abs(moved) <= found.tolerance_days
    assert from_gregorian(printed - timedelta(moved)).isoformat() == row["hijri"]


@pytest.mark.parametrize("row", rows("hijri_tabular.csv"), ids=lambda row: row["hijri"])
def test_known_days_outside_the_table(row: dict[str, str]) -> None:
    told = date.fromisoformat(row["gregorian"])
    assert row["source"]
    if row["julian"]:
        assert told == from_julian(*parts(row["julian"]))
    found = to_gregorian(*parts(row["hijri"]))
    assert found.start is not None
    assert (told - found.start).days == int(row["chronicle_minus_tabular"])
    assert found.tolerance_days == 2


def from_julian(year: int, month: int, day: int) -> date:
    """A day of the Julian calendar, by the count of days since its own beginning (after February)."""
    years, months = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return date.fromordinal(365 * years + years // 4 + (153 * months + 2) // 5 + day - 308)


def test_the_julian_helper_of_this_test() -> None:
    assert from_julian(1582, 10, 5) == date(1582, 10, 15)
    assert from_julian(1917, 10, 25) == date(1917, 11, 7)
    assert from_julian(1900, 2, 29) == date(1900, 3, 13)


def test_the_real_case_of_a_contradictory_dateline() -> None:
    assert to_gregorian(1437, 2, 6).start == date(2015, 11, 18)
    assert from_gregorian(date(2015, 12, 16)) == HijriDate(1437, 3, 5)


def test_months_and_years() -> None:
    month = to_gregorian(1437, 3)
    assert (month.start, month.end) == (date(2015, 12, 12), date(2016, 1, 10))
    assert (month.granularity, month.tolerance_days) == (Granularity.MONTH, 1)
    year = to_gregorian(1437)
    assert (year.start, year.end) == (date(2015, 10, 14), date(2016, 10, 1))
    assert year.granularity is Granularity.YEAR
    century = hijri.years_to_gregorian(1401, 1500, Granularity.CENTURY)
    assert (century.start, century.end) == (to_gregorian(1401).start, date(2077, 11, 16))
    assert century.granularity is Granularity.CENTURY
    assert hijri.years_to_gregorian(1301, 1400).tolerance_days == 2


def test_the_edges_of_the_table() -> None:
    assert from_gregorian(date(1924, 8, 1)) == HijriDate(1343, 1, 1)
    assert from_gregorian(date(1924, 7, 31)) == HijriDate(1342, 12, 28)
    assert to_gregorian(1342, 12, 29).start == date(1924, 8, 1)
    assert from_gregorian(date(2077, 11, 16)) == HijriDate(1500, 12, 30)
    assert from_gregorian(date(2077, 11, 17)) == HijriDate(1501, 1, 1)
    assert to_gregorian(1501, 1, 1).start == date(2077, 11, 17)


def test_the_edges_of_the_calendar() -> None:
    assert from_gregorian(date(622, 7, 19)) == HijriDate(1, 1, 1)
    assert from_gregorian(date.max).year == hijri.LAST_YEAR
    assert to_gregorian(hijri.LAST_YEAR).end == date.max
    last = from_gregorian(date.max)
    assert to_gregorian(last.year, last.month).end == date.max


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1437, 2, 30), "29 days by Umm al-Qura .by local sighting"),
        ((1437, 13, 1), "no Hijri month 13"),
        ((1437, 0, 1), "no Hijri month 0"),
        ((1437, 1, 31), "no day 31"),
        ((1437, 1, 0), "no day 0"),
        ((1000, 1, 31), "no day 31"),
        ((0, 1, 1), "year 0"),
        ((9667, 1, 1), "year 9667"),
        ((-5, 1, 1), "year -5"),
        ((10**40, 1, 1), "more than fifteen digits"),
        ((9666, 12, 1), "after the Gregorian year 9999"),
    ],
)
def test_a_day_that_does_not_exist(numbers: tuple[int, int, int], words: str) -> None:
    with pytest.raises(CalendarRangeError, match=words):
        to_gregorian(*numbers)


def test_other_refusals() -> None:
    with pytest.raises(CalendarRangeError, match="before the Hijri calendar"):
        from_gregorian(date(622, 7, 18))
    with pytest.raises(ValueError, match="needs its month"):
        to_gregorian(1437, None, 3)
    with pytest.raises(CalendarRangeError, match="back"):
        hijri.years_to_gregorian(1438, 1437)
    with pytest.raises(CalendarRangeError):
        HijriDate(1437, 2, 30)


def test_a_thirtieth_outside_the_table_is_taken_as_the_day_after_the_29th() -> None:
    assert month_length(1139, 6) == 29
    thirtieth = to_gregorian(1139, 6, 30)
    assert thirtieth.start == date(1727, 2, 22)
    assert from_gregorian(date(1727, 2, 22)) == HijriDate(1139, 7, 1)


hijri_days = st.dates(date(622, 7, 19), date.max)


@given(hijri_days)
def test_there_and_back(day: date) -> None:
    found = from_gregorian(day)
    back = found.to_gregorian()
    assert back.start == back.end == day
    inside = hijri.FIRST_TABLE_YEAR <= found.year <= hijri.LAST_TABLE_YEAR
    assert back.tolerance_days == (1 if inside else 2)


@given(st.integers(1, 9665), st.integers(1, 12), st.integers(1, 30))
def test_back_and_there(year: int, month: int, day: int) -> None:
    length = month_length(year, month)
    assert length in {29, 30}
    if day <= length and (year, month) != (1342, 12):
        there = to_gregorian(year, month, day).start
        assert there is not None
        assert from_gregorian(there) == HijriDate(year, month, day)


@given(hijri_days, hijri_days)
def test_the_order_of_days_is_the_order_of_hijri_dates(one: date, other: date) -> None:
    assert (one < other) is (from_gregorian(one) < from_gregorian(other))


@given(st.integers(1, 9665), st.integers(1, 12))
def test_a_year_is_its_months_and_a_month_its_days(year: int, month: int) -> None:
    whole, part = to_gregorian(year), to_gregorian(year, month)
    assert whole.contains(part)
    assert part.days == month_length(year, month)
    assert whole.days == sum(month_length(year, number) for number in range(1, 13))
    # five years of the table are irregular: 1343, 1344, 1349, 1356, 1401
    computed = not hijri.FIRST_TABLE_YEAR <= year <= hijri.LAST_TABLE_YEAR
    assert whole.days in ({354, 355} if computed else {353, 354, 355, 356})
    assert part.contains(to_gregorian(year, month, 29))
    if month < 12:
        following = to_gregorian(year, month + 1).start
        assert part.end is not None
        assert following == part.end + timedelta(1)


def test_the_tolerance_outside_the_table_covers_what_the_two_calendars_differ_inside() -> None:
    differences = set()
    for year in range(hijri.FIRST_TABLE_YEAR, hijri.LAST_TABLE_YEAR + 1):
        for month in range(1, 13):
            table = to_gregorian(year, month).start
            assert table is not None
            computed = hijri._tabular_start(year, month)
            differences.add(computed - table.toordinal())
    assert differences == {-1, 0, 1, 2}
