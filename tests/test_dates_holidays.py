"""Named days: known dates, every row of the data, and the rules of the calendars behind them."""

from __future__ import annotations

import csv
import importlib
import unicodedata
import warnings
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import hijri, holidays
from timeline.dates.easter import orthodox_easter, western_easter
from timeline.dates.granularity import Granularity
from timeline.dates.holidays import holiday_readings, reason_text
from timeline.dates.interval import Interval
from timeline.errors import CalendarRangeError, LanguageDataError

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    oracle = importlib.import_module("dateutil.easter").easter  # comes with dateparser, has no types

REFERENCE = Path(__file__).resolve().parents[1] / "fixtures" / "reference"
ALL = tuple(holidays.holidays().values())


def _intervals(holiday: str, year: int, calendar: str = "gregorian") -> list[Interval]:
    return [reading.interval for reading in holiday_readings(holiday, year, calendar)]


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- Easter ---


@pytest.mark.parametrize("row", rows("easter.csv"), ids=lambda row: row["year"])
def test_known_easters(row: dict[str, str]) -> None:
    year = int(row["year"])
    assert row["source"]
    assert western_easter(year).isoformat() == row["western"]
    assert orthodox_easter(year).isoformat() == row["orthodox"]


@given(st.integers(1583, 4099))
def test_easter_as_dateutil_computes_it(year: int) -> None:
    assert western_easter(year) == oracle(year, 3)
    assert orthodox_easter(year) == oracle(year, 2)


@given(st.integers(326, 9999))
def test_easter_is_a_sunday_and_the_reckonings_agree_in_order(year: int) -> None:
    western, orthodox = western_easter(year), orthodox_easter(year)
    assert western.weekday() == orthodox.weekday() == 6
    assert western.year == orthodox.year == year
    if year < 1583:
        assert western == orthodox
    else:
        assert date(year, 3, 22) <= western <= date(year, 4, 25)
        assert western <= orthodox


@pytest.mark.parametrize("year", [325, 0, -1, 10000, 10**30])
def test_no_easter(year: int) -> None:
    with pytest.raises(CalendarRangeError):
        western_easter(year)
    with pytest.raises(CalendarRangeError):
        orthodox_easter(year)


# --- named days ---


@pytest.mark.parametrize("row", rows("holidays.csv"), ids=lambda row: f"{row['id']} {row['year']}")
def test_known_named_days(row: dict[str, str]) -> None:
    assert row["source"]
    first = _intervals(row["id"], int(row["year"]))[0]
    assert first.start is not None
    assert first.start.isoformat() == row["date"]


@pytest.mark.parametrize(
    ("holiday", "year", "calendar", "expected"),
    [
        ("eid-al-fitr", 1437, "hijri", ["2016-07-06", "2016-07-06/2016-07-08 whole-feast"]),
        ("christmas", 2015, "gregorian", ["2015-12-25", "2015-01-07 orthodox"]),
        ("christmas", 1437, "hijri", ["2015-12-25", "2016-01-07 orthodox"]),
        ("easter", 2016, "gregorian", ["2016-03-27", "2016-05-01 orthodox"]),
        ("coptic-easter", 2016, "gregorian", ["2016-05-01", "2016-03-27 western"]),
        ("mothers-day", 2016, "gregorian", ["2016-03-21", "2016-05-08 united-states", "2016-05-29 maghreb"]),
        ("thanksgiving", 1437, "hijri", ["2015-11-26"]),
        ("saudi-founding-day", 2016, "gregorian", []),
        ("oman-national-day", 2025, "gregorian", ["2025-11-20", "2025-11-18 former-day"]),
        ("ramadan", 2016, "gregorian", ["2016-06-06/2016-07-05"]),
        ("tashriq-days", 2015, "gregorian", ["2015-09-24/2015-09-26"]),
        ("eid-al-fitr", 600, "gregorian", []),
    ],
)
def test_readings(holiday: str, year: int, calendar: str, expected: list[str]) -> None:
    found = []
    for reading in holiday_readings(holiday, year, calendar):
        interval = reading.interval
        days = f"{interval.start}" if interval.start == interval.end else f"{interval.start}/{interval.end}"
        found.append(f"{days} {reading.reason}".strip())
    assert found == expected


def test_a_hijri_feast_can_fall_twice_in_a_year() -> None:
    readings = [r for r in holiday_readings("eid-al-fitr", 2000) if r.interval.days == 1]
    assert [(str(r.interval.start), r.reason) for r in readings] == [
        ("2000-01-08", ""),
        ("2000-12-27", "second-in-year"),
    ]


def test_a_night_is_the_evening_before() -> None:
    (night, *_) = _intervals("laylat-al-qadr", 1437, "hijri")
    assert (night.start, night.end, night.part_of_day) == (date(2016, 7, 1), date(2016, 7, 1), "NI")
    assert hijri.from_gregorian(date(2016, 7, 1)) == hijri.HijriDate(1437, 9, 26)


def test_the_tolerance_of_the_calendar_is_kept() -> None:
    assert _intervals("eid-al-adha", 2016)[0].tolerance_days == 1
    assert _intervals("christmas", 2016)[0].tolerance_days == 0
    assert _intervals("ramadan", 2016)[0].granularity is Granularity.MONTH


@given(st.integers(1345, 1498))
def test_quds_day_is_the_last_friday_of_ramadan(year: int) -> None:
    (day,) = _intervals("quds-day", year, "hijri")
    ramadan = hijri.to_gregorian(year, 9)
    assert day.start is not None
    assert day.start.weekday() == 4
    assert ramadan.contains(day)
    assert not ramadan.contains(day.start + timedelta(7))
    assert ramadan.end is not None
    near_the_edge = (ramadan.end - day.start).days in {0, 6}
    assert day.tolerance_days == (7 if near_the_edge else 0)


@pytest.mark.parametrize("holiday", ALL, ids=lambda holiday: holiday.id)
def test_every_named_day_falls_in_its_year(holiday: holidays.Holiday) -> None:
    for year in (1, 622, 1900, 2000, 2015, 2016, 2026, 9999):
        for interval in _intervals(holiday.id, year):
            assert interval.start is not None
            assert interval.start.year == year
    readings = holiday_readings(holiday.id, 2026)
    assert readings
    assert readings[0].reason == ""
    for calendar_year in (1, 1343, 1437, 1500, 9665):
        span = hijri.to_gregorian(calendar_year)
        for interval in _intervals(holiday.id, calendar_year, "hijri"):
            assert interval.start is not None
            assert span.contains(interval.start)


@given(st.sampled_from(ALL), st.integers(1, 9999), st.booleans())
def test_no_year_of_the_calendars_fails(holiday: holidays.Holiday, year: int, in_hijri: bool) -> None:
    if in_hijri and year > hijri.LAST_YEAR:
        return
    readings = holiday_readings(holiday.id, year, "hijri" if in_hijri else "gregorian")
    for reading in readings:
        assert (reason_text(reading.reason) == "") is (reading.reason == "")


@pytest.mark.parametrize(("year", "calendar"), [(0, "gregorian"), (10000, "gregorian"), (0, "hijri"), (9667, "hijri")])
def test_a_year_outside_the_calendar(year: int, calendar: str) -> None:
    with pytest.raises(CalendarRangeError):
        _intervals("christmas", year, calendar)


def test_callers_mistakes() -> None:
    with pytest.raises(LookupError, match="festivus"):
        _intervals("festivus", 2015)
    with pytest.raises(ValueError, match="julian"):
        _intervals("christmas", 2015, "julian")


# --- the data ---


def test_no_name_belongs_to_two_named_days() -> None:
    names = [name for holiday in ALL for name in holiday.names]
    assert len(names) == len(set(names))
    assert len(ALL) > 100


@pytest.mark.parametrize("holiday", ALL, ids=lambda holiday: holiday.id)
def test_every_row_is_clean(holiday: holidays.Holiday) -> None:
    assert holiday.source
    assert holiday.label.isprintable()
    assert holiday.label[0].isascii()
    assert holiday.country is None or (len(holiday.country) == 2 and holiday.country.isupper())
    for name in holiday.names:
        assert name == unicodedata.normalize("NFKC", name).strip()
        assert all(c == " " or c.isdecimal() or "\u0621" <= c <= "\u064a" for c in name), name
        assert "ـ" not in name
    defaults = [rule for rule in holiday.rules if not rule.reason]
    assert defaults
    assert holiday.rules[0] in defaults
    for rule in holiday.rules:
        assert rule.since <= rule.until
        assert (reason_text(rule.reason, "ar") == "") is (reason_text(rule.reason, "en") == "") is (rule.reason == "")


GOOD_RULE = {"kind": "hijri-month", "month": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"names": []},
        {"colour": 1},
        {"source": None},
        {"rules": []},
        {"rules": [{"kind": "lunar"}]},
        {"rules": [{"kind": "fixed", "month": 1}]},
        {"rules": [GOOD_RULE | {"moon": 2}]},
        {"rules": [{"kind": "easter", "church": "gothic", "shift": 0}]},
        {"rules": [GOOD_RULE | {"reason": "none"}]},
    ],
    ids=str,
)
def test_a_wrong_row_says_which(change: dict[str, object]) -> None:
    good: dict[str, object] = {"id": "x", "names": ["س"], "en": "X", "source": "s", "rules": [GOOD_RULE]}
    assert holidays._holiday(good, {}).id == "x"
    wrong = {key: value for key, value in (good | change).items() if value is not None}
    with pytest.raises(LanguageDataError, match=r"holidays\.toml: x: "):
        holidays._holiday(wrong, {})
