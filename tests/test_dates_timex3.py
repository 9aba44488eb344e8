"""TIMEX3: the value of each kind of interval, durations, reading back, and the XML element."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates_strategies import granularities, intervals, units
from tests.timex3_reading import parse_value
from timeline.dates import hijri
from timeline.dates.granularity import Granularity
from timeline.dates.interval import ClockTime, Extent, Interval, Qualifier
from timeline.dates.timex3 import Timex3, duration_value, recurring_value, timex3_element, timex3_of
from timeline.errors import CalendarRangeError

D = date.fromisoformat
DAY = Interval.day(D("2015-12-15"))
SEPTEMBER = (D("2015-09-01"), D("2015-09-30"))


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (DAY, Timex3("DATE", "2015-12-15")),
        (replace(DAY, part_of_day="EV"), Timex3("TIME", "2015-12-15TEV")),
        (replace(DAY, part_of_day="DA"), Timex3("TIME", "2015-12-15TMO", "START")),
        (replace(DAY, clock=ClockTime(12, 19)), Timex3("TIME", "2015-12-15T12:19")),
        (replace(DAY, clock=ClockTime(18), part_of_day="EV"), Timex3("TIME", "2015-12-15T18")),
        (
            replace(DAY, clock=ClockTime(9), end_clock=ClockTime(16), part_of_day="MO"),
            Timex3("TIME", "2015-12-15T09/2015-12-15T16", None, "2015-12-15T09", "2015-12-15T16"),
        ),
        (
            replace(DAY, clock=ClockTime(22), end=D("2015-12-16"), end_clock=ClockTime(6, 30)),
            Timex3("TIME", "2015-12-15T22/2015-12-16T06:30", None, "2015-12-15T22", "2015-12-16T06:30"),
        ),
        (replace(DAY, qualifier=Qualifier.APPROXIMATE), Timex3("DATE", "2015-12-15", "APPROX")),
        (replace(DAY, qualifier=Qualifier.UNCERTAIN), Timex3("DATE", "2015-12-15")),
        (Interval.week(D("2015-12-10")), Timex3("DATE", "2015-W50")),
        (
            Interval.week(D("2015-12-15"), 5),
            Timex3("DATE", "2015-12-12/2015-12-18", None, "2015-12-12", "2015-12-18"),
        ),
        (Interval.weekend(D("2015-12-15")), Timex3("DATE", "2015-W51-WE")),
        (Interval.weekend(D("2015-12-15"), 4, 2), Timex3("DATE", "2015-W51-WE")),
        (
            Interval.weekend(D("2015-12-15"), 3, 2),
            Timex3("DATE", "2015-12-17/2015-12-18", None, "2015-12-17", "2015-12-18"),
        ),
        (Interval.week(D("2016-01-01")), Timex3("DATE", "2015-W53")),
        (Interval.month(2015, 12), Timex3("DATE", "2015-12")),
        (Interval.quarter(2016, 1), Timex3("DATE", "2016-Q1")),
        (Interval.quarter(2016, 4), Timex3("DATE", "2016-Q4")),
        (Interval.half(2016, 1), Timex3("DATE", "2016-H1")),
        (Interval.half(2016, 2), Timex3("DATE", "2016-H2")),
        (Interval.season(2015, "spring"), Timex3("DATE", "2015-SP")),
        (Interval.season(2015, "autumn"), Timex3("DATE", "2015-FA")),
        (Interval.season(2015, "winter"), Timex3("DATE", "2015-WI")),
        (Interval.year(2015), Timex3("DATE", "2015")),
        (Interval.decade(1980), Timex3("DATE", "198")),
        (Interval.century(20), Timex3("DATE", "19")),
        (Interval.century(20, ones=True), Timex3("DATE", "1901/2000", None, "1901", "2000")),
        (
            Interval(D("2015-09-01"), D("2015-09-10"), Granularity.MONTH, qualifier=Qualifier.APPROXIMATE),
            Timex3("DATE", "2015-09", "START"),
        ),
        (Interval(D("2015-05-01"), D("2015-08-31"), Granularity.YEAR), Timex3("DATE", "2015", "MID")),
        (Interval(D("1987-01-01"), D("1989-12-31"), Granularity.DECADE), Timex3("DATE", "198", "END")),
        (
            Interval.between(D("2015-12-15"), D("2015-12-17")),
            Timex3("DATE", "2015-12-15/2015-12-17", None, "2015-12-15", "2015-12-17"),
        ),
        (
            Interval.between(D("2016-09-01"), None, Granularity.MONTH),
            Timex3("DATE", "2016-09/..", None, "2016-09", None),
        ),
        (Interval(None, D("2015-12-31"), Granularity.YEAR), Timex3("DATE", "../2015", None, None, "2015")),
        (Interval(None, None), Timex3("DATE", "../..")),
        (
            Interval(D("2015-12-17"), D("2015-12-18"), part_of_day="NI"),
            Timex3("TIME", "2015-12-17TNI"),
        ),
        (
            Interval.all_of([Interval.day(D("2015-12-12")), Interval.day(D("2015-12-14"))]),
            Timex3("DATE", "2015-12-12/2015-12-14", None, "2015-12-12", "2015-12-14"),
        ),
        (
            hijri.to_gregorian(1437, 3),
            Timex3("DATE", "2015-12-12/2016-01-10", None, "2015-12-12", "2016-01-10"),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, Timex3) else "",
)
def test_values(interval: Interval, expected: Timex3) -> None:
    assert timex3_of(interval) == expected
    assert interval.timex3_value == expected.value


VALUE = re.compile(
    r"\d{2,4}|\d{4}-(\d{2}|W\d{2}(-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI)|\d{4}-\d{2}-\d{2}(T(MO|MI|AF|EV|NI|DT))?"
    r"|\d{4}-\d{2}-\d{2}T\d{2}(:\d{2}){0,2}(Z|[+-]\d{2}:\d{2})?"
    r"|(\.\.|[\d-]+(T[\d:]+(Z|[+-]\d{2}:\d{2})?)?)/(\.\.|[\d-]+(T[\d:]+(Z|[+-]\d{2}:\d{2})?)?)"
)


@given(intervals)
def test_every_interval_has_a_value_of_a_known_form(interval: Interval) -> None:
    timex = timex3_of(interval)
    assert VALUE.fullmatch(timex.value)
    assert timex.type in {"DATE", "TIME"}
    assert timex.mod in {None, "START", "MID", "END", "APPROX"}
    if timex.begin is not None and timex.end is not None:
        assert timex.value == f"{timex.begin}/{timex.end}"


@given(units())
def test_a_unit_is_read_back_from_its_value(unit: Interval) -> None:
    timex = timex3_of(replace(unit, qualifier=None))
    again = parse_value(timex.value, timex.mod)
    assert again is not None
    if unit.granularity is Granularity.WEEKEND:
        assert again.overlaps(unit)
    else:
        assert (again.start, again.end) == (unit.start, unit.end)
    if timex.begin is None and unit.days != 1:
        assert again.granularity is unit.granularity


@given(intervals)
def test_the_days_of_an_unmodified_value_are_the_interval(interval: Interval) -> None:
    timex = timex3_of(interval)
    again = parse_value(timex.value)
    if timex.mod in {None, "APPROX"} and "WE" not in timex.value and not timex.value.endswith("TNI"):
        assert again is not None
        assert (again.start, again.end) == (interval.start, interval.end)


@pytest.mark.parametrize(
    "value",
    ["P3D", "PXD", "-PT2H", "PAST_REF", "PRESENT_REF", "XXXX-12-18", "XXXX-WXX-5", "2015-W54", "2015-13", "2015TEV",
     "19TEV", "198-Q1", "", "2015-12-18TXX", "0000", "٢٠١٥", "2015-02-30", "2015-12-18T25"],
)  # fmt: skip
def test_values_that_name_no_days(value: str) -> None:
    assert parse_value(value) is None


@given(st.text(max_size=25), st.one_of(st.none(), st.text(max_size=8)))
def test_any_text_is_a_value_or_none(value: str, mod: str | None) -> None:
    found = parse_value(value, mod)
    assert found is None or isinstance(found, Interval)


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2015-09", "START", Interval(D("2015-09-01"), D("2015-09-10"), Granularity.MONTH)),
        ("2015-09", "END", Interval(D("2015-09-21"), D("2015-09-30"), Granularity.MONTH)),
        ("2015-12-15", "APPROX", replace(DAY, qualifier=Qualifier.APPROXIMATE)),
        ("2015-12-15TMO", "START", replace(DAY, part_of_day="DA")),
        ("2015-12-15TEV", None, replace(DAY, part_of_day="EV")),
        ("2015-12-15T12:19", None, replace(DAY, clock=ClockTime(12, 19), granularity=Granularity.MINUTE)),
        ("2015-12-15/2015-12-17", None, Interval.between(D("2015-12-15"), D("2015-12-17"))),
        ("2016-09/..", None, Interval(D("2016-09-01"), None, Granularity.MONTH, Extent.THROUGHOUT)),
        ("2015-W50-WE", None, Interval.weekend(D("2015-12-10"))),
    ],
)
def test_modifiers_are_applied(value: str, mod: str | None, expected: Interval) -> None:
    assert parse_value(value, mod) == expected


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, Granularity.DAY, "P3D"),
        (2, Granularity.WEEK, "P2W"),
        (2, Granularity.HOUR, "PT2H"),
        (30, Granularity.MINUTE, "PT30M"),
        (5, Granularity.MONTH, "P5M"),
        (5, Granularity.YEAR, "P5Y"),
        (1.5, Granularity.YEAR, "P1.5Y"),
        (2.0, Granularity.YEAR, "P2Y"),
        (3, Granularity.DECADE, "P3DE"),
        (1, Granularity.CENTURY, "P1CE"),
        (2, Granularity.QUARTER, "P2Q"),
        (1, Granularity.HALF, "P6M"),
        (2, Granularity.SEASON, "P6M"),
        (None, Granularity.DAY, "PXD"),
        (None, Granularity.HOUR, "PTXH"),
        (None, Granularity.SEASON, "PXM"),
        (0, Granularity.DAY, "P0D"),
        (10**15 - 1, Granularity.DAY, "P999999999999999D"),
        (10**15, Granularity.DAY, "PXD"),
    ],
)
def test_durations(count: float | None, unit: Granularity, value: str) -> None:
    assert duration_value(count, unit) == value


@pytest.mark.parametrize("count", [-1, float("nan"), float("inf"), -0.5])
def test_no_such_duration(count: float) -> None:
    with pytest.raises(ValueError, match="length of time"):
        duration_value(count, Granularity.DAY)


@given(
    st.one_of(st.none(), st.integers(0, 10**400), st.floats(0, allow_nan=False, allow_infinity=False)), granularities
)
def test_every_duration_has_a_plain_value(count: float | None, unit: Granularity) -> None:
    assert re.fullmatch(r"PT?(X|[0-9]+(\.[0-9]+)?)(S|M|H|D|W|WE|Q|Y|DE|CE)", duration_value(count, unit))


def test_recurring_days() -> None:
    assert recurring_value(month=4, day=17) == "XXXX-04-17"
    assert recurring_value(month=2, day=29) == "XXXX-02-29"
    assert recurring_value(month=4) == "XXXX-04"
    assert recurring_value(day=18) == "XXXX-XX-18"
    assert recurring_value(weekday=4) == "XXXX-WXX-5"
    assert recurring_value() == "XXXX"
    for month, day, weekday in ((2, 30, None), (13, 1, None), (None, None, 7), (4, 17, 4)):
        with pytest.raises(CalendarRangeError):
            recurring_value(month=month, day=day, weekday=weekday)


# --- the element ---


def test_an_element() -> None:
    element = timex3_element(
        "غد",
        tid="t2",
        timex_type="DATE",
        value="2015-12-18",
        temporal_function=True,
        anchor_time_id="t0",
    )
    assert element == (
        '<TIMEX3 tid="t2" type="DATE" value="2015-12-18" temporalFunction="true" anchorTimeID="t0">غد</TIMEX3>'
    )


XML_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@given(XML_TEXT, XML_TEXT, st.one_of(st.none(), XML_TEXT))
def test_any_text_gives_a_well_formed_element(text: str, value: str, quant: str | None) -> None:
    element = timex3_element(text, tid="t1", timex_type="SET", value=value, quant=quant, freq="1W")
    parsed = ET.fromstring(element)  # noqa: S314 - our own output
    allowed = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    assert (parsed.text or "") == allowed.sub("\ufffd", text)
    assert parsed.get("value") == allowed.sub("\ufffd", value)
    assert parsed.get("quant") == (None if quant is None else allowed.sub("\ufffd", quant))
    assert list(parsed) == []


def test_lone_surrogates_do_not_reach_the_xml() -> None:
    element = timex3_element("\ud800أمس\x00", tid="t1", timex_type="DATE", value="2015-12-15")
    assert ET.fromstring(element).text == "\ufffdأمس\ufffd"  # noqa: S314


@pytest.mark.parametrize("tid", ["", "1", 't"1', "t 1", "ت", "t" * 65])
def test_an_id_that_is_no_name_is_refused(tid: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        timex3_element("أمس", tid=tid, timex_type="DATE", value="2015-12-15")
    with pytest.raises(ValueError, match="no id"):
        timex3_element("أمس", tid="t1", timex_type="DATE", value="2015-12-15", anchor_time_id=tid)


def test_a_type_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="has no type"):
        timex3_element("أمس", tid="t1", timex_type="INSTANT", value="2015-12-15")
