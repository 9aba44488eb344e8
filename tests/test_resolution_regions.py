"""The week of a country."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates.granularity import Granularity
from timeline.expressions import Day, Deictic
from timeline.resolution import Anchor, Policy, policy_for_region, resolve
from timeline.resolution.derivation import render
from timeline.resolution.policy import NextWeekday, WeekendDays
from timeline.resolution.regions import region

SATURDAY = ["SY", "EG", "IQ", "JO", "DZ", "KW", "QA", "BH", "OM", "SD", "LY", "AF", "IR", "DJ"]
SUNDAY = ["SA", "YE", "US", "IL", "PT", "BR", "JP"]
MONDAY = ["LB", "MA", "TN", "MR", "AE", "FR", "GB", "DE"]


@pytest.mark.parametrize(
    ("codes", "day"), [(SATURDAY, Day.SATURDAY), (SUNDAY, Day.SUNDAY), (MONDAY, Day.MONDAY), (["MV"], Day.FRIDAY)]
)
def test_week_starts(codes: list[str], day: Day) -> None:
    for code in codes:
        assert policy_for_region(code).week_start is day, code


@pytest.mark.parametrize(
    ("code", "weekend"),
    [
        ("SY", WeekendDays.FRIDAY_SATURDAY),
        ("SA", WeekendDays.FRIDAY_SATURDAY),
        ("LB", WeekendDays.SATURDAY_SUNDAY),
        ("AE", WeekendDays.SATURDAY_SUNDAY),
        ("IR", WeekendDays.FRIDAY),
        ("AF", WeekendDays.THURSDAY_FRIDAY),
        ("IN", WeekendDays.SUNDAY),
    ],
)
def test_weekends_are_kept_apart_until_they_are_asked_for(code: str, weekend: WeekendDays) -> None:
    assert region(code).weekend is weekend
    assert policy_for_region(code).weekend is WeekendDays.FRIDAY_TO_SUNDAY
    assert policy_for_region(code, local_weekend=True).weekend is weekend


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SY", "[2015-12-18..2015-12-19]"),
        ("LB", "[2015-12-19..2015-12-20]"),
        ("IR", "2015-12-18"),
        ("AF", "[2015-12-17..2015-12-18]"),
        ("IN", "2015-12-20"),
    ],
)
def test_local_weekends(code: str, expected: str) -> None:
    policy = policy_for_region(code, local_weekend=True)
    found = resolve(Deictic(Granularity.WEEKEND), Anchor(date(2015, 12, 16)), policy).interval
    assert found is not None
    assert found.edtf == expected


def test_the_other_choices_stay_and_the_derivation_names_the_country() -> None:
    policy = policy_for_region("sy", Policy(next_weekday=NextWeekday.NEXT_WEEK))
    assert policy.next_weekday is NextWeekday.NEXT_WEEK
    assert policy.region == "SY"
    found = resolve(Deictic(Granularity.WEEK), Anchor(date(2015, 12, 16)), policy)
    assert found.interval is not None
    assert found.interval.edtf == "[2015-12-12..2015-12-18]"
    assert "policy week_start (SY)" in render(found, "en")[-1]


@pytest.mark.parametrize("code", ["", "SYR", "S1", "س", "سو", "S" * 10_000])
def test_what_is_no_country_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="ISO 3166"):
        policy_for_region(code)
