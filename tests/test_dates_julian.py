"""Days before 1582, which histories count by the Julian calendar."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import annotate
from timeline.dates.julian import REFORM, from_julian, to_julian
from timeline.errors import CalendarRangeError


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (date(1582, 10, 4), date(1582, 10, 14)),
        (date(1453, 5, 29), date(1453, 6, 7)),
        (date(1187, 7, 4), date(1187, 7, 11)),
        (date(250, 1, 1), date(250, 1, 1)),
        (date(100, 3, 1), date(100, 2, 28)),
    ],
)
def test_the_day_that_a_julian_date_names(written: date, day: date) -> None:
    assert from_julian(written) == day
    assert to_julian(day) == written


def test_names_and_days_go_there_and_back() -> None:
    for ordinal in range(date(3, 1, 1).toordinal(), REFORM.toordinal(), 97):
        day = date.fromordinal(ordinal)
        named = to_julian(day)
        if named is None:
            assert day.month in {2, 3}  # a 29 February that only the Julian calendar has
        else:
            assert from_julian(named) == day


def test_no_day_lies_before_the_calendar() -> None:
    with pytest.raises(CalendarRangeError):
        from_julian(date(1, 1, 1))


@pytest.mark.parametrize(
    "text",
    ["يوم الثلاثاء 29 مايو 1453", "24 ربيع الآخر 583 هـ الموافق 4 يوليو 1187", "25 رمضان 658هـ / 3 سبتمبر 1260م"],
)
def test_a_julian_date_is_in_no_conflict_with_what_stands_beside_it(text: str) -> None:
    for found in annotate(text):
        assert not found.resolution.conflicts
        assert found.alternatives


def test_a_date_is_taken_at_its_word_and_the_day_it_may_be_stands_beside_it() -> None:
    (found,) = annotate("29 مايو 1453")
    assert found.edtf == "1453-05-29"
    assert [(other.interval.edtf, other.reason) for other in found.alternatives] == [("1453-06-07", "julian")]
    (hijri,) = annotate("24 ربيع الآخر 583 هـ")
    assert [(other.interval.edtf, other.reason) for other in hijri.alternatives] == [("1187-07-03", "julian-name")]


def test_a_wrong_weekday_is_a_conflict_then_too() -> None:
    (found,) = annotate("يوم السبت 29 مايو 1453")
    assert [conflict.kind for conflict in found.resolution.conflicts] == ["weekday"]


def test_later_dates_have_no_such_reading() -> None:
    assert not annotate("16 أكتوبر 1582")[0].alternatives
