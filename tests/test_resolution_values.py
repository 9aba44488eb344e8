"""What expressions mean: (expression, anchor, policy, context) → days, other readings, problems."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval, Qualifier
from timeline.expressions import (
    NO_CONTEXT,
    AllOf,
    Anaphoric,
    Approximate,
    Calendar,
    CalendarDate,
    Century,
    Context,
    Day,
    DayTime,
    Decade,
    Deictic,
    Direction,
    Duration,
    EventRelative,
    Expr,
    Holiday,
    Nth,
    Open,
    Part,
    PartOfDay,
    Portion,
    Range,
    Relation,
    Relative,
    Season,
    SeasonName,
    Set,
    Shift,
    Stretch,
    Tense,
    Vague,
    VagueRef,
    Weekday,
    Within,
)
from timeline.resolution import Anchor, Policy, Resolution, resolve
from timeline.resolution.policy import (
    AmbiguousHour,
    CenturyCount,
    NextWeekday,
    StretchCount,
    TenselessDate,
    WeekendDays,
    WeekOfMonth,
    WinterYear,
)

WEDNESDAY = date(2015, 12, 16)
TUESDAY = date(2013, 2, 12)

LAST, THIS, NEXT = Direction.LAST, Direction.THIS, Direction.NEXT
PAST, FUTURE = Context(tense=Tense.PAST), Context(tense=Tense.FUTURE)
ALONE = Context(isolated=True)
G = Granularity
MON, TUE, WED, THU, FRI, SAT, SUN = (Weekday(day) for day in Day)


def hijri(year: int | None = None, month: int | None = None, day: int | None = None) -> CalendarDate:
    return CalendarDate(year, month, day, Calendar.HIJRI)


def day_month(day: int, month: int) -> CalendarDate:
    return CalendarDate(month=month, day=day)


def month(number: int) -> CalendarDate:
    return CalendarDate(month=number)


def told(
    expr: Expr, anchor: date = WEDNESDAY, policy: Policy | None = None, context: Context = NO_CONTEXT
) -> Resolution:
    return resolve(expr, Anchor(anchor), policy or Policy(), context=context)


def edtf(resolution: Resolution) -> str:
    """The interval; a text that fails every comparison where there is none."""
    return resolution.interval.edtf if resolution.interval is not None else f"none: {resolution.problem}"


def others(resolution: Resolution) -> list[str]:
    return [other.interval.edtf for other in resolution.alternatives]


# --- days of the week --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "context", "expected", "alternatives"),
    [
        # said on a Wednesday; the other side is always among the readings
        (FRI, PAST, "2015-12-11", ["2015-12-18"]),
        (FRI, FUTURE, "2015-12-18", ["2015-12-11"]),
        (FRI, NO_CONTEXT, "2015-12-18", ["2015-12-11"]),
        (SUN, NO_CONTEXT, "2015-12-13", ["2015-12-20"]),
        (SAT, NO_CONTEXT, "2015-12-19", ["2015-12-12"]),
        (FRI, ALONE, "2015-12-18", ["2015-12-11"]),
        (TUE, ALONE, "2015-12-22", ["2015-12-15"]),
        # the anchor's own name
        (WED, PAST, "2015-12-16", ["2015-12-09"]),
        (WED, FUTURE, "2015-12-16", ["2015-12-23"]),
        (WED, NO_CONTEXT, "2015-12-16", ["2015-12-23", "2015-12-09"]),
        # with a direction: strictly, and a week further only where readers differ
        (Relative(FRI, NEXT), NO_CONTEXT, "2015-12-18", []),
        (Relative(THU, NEXT), NO_CONTEXT, "2015-12-17", ["2015-12-24"]),
        (Relative(WED, NEXT), NO_CONTEXT, "2015-12-23", ["2015-12-30"]),
        (Relative(MON, LAST), NO_CONTEXT, "2015-12-14", []),
        (Relative(TUE, LAST), NO_CONTEXT, "2015-12-15", ["2015-12-08"]),
        (Relative(WED, LAST), NO_CONTEXT, "2015-12-09", ["2015-12-02"]),
        (Relative(FRI, LAST), FUTURE, "2015-12-11", []),
        # «هذا الاثنين»
        (Relative(FRI, THIS), NO_CONTEXT, "2015-12-18", ["2015-12-11"]),
        (Relative(MON, THIS), NO_CONTEXT, "2015-12-21", ["2015-12-14"]),
        (Relative(MON, THIS), PAST, "2015-12-14", ["2015-12-21"]),
        (Relative(WED, THIS), NO_CONTEXT, "2015-12-16", []),
        # inside a week
        (Within(TUE, Deictic(G.WEEK, -1)), NO_CONTEXT, "2015-12-08", []),
        (Within(FRI, Deictic(G.WEEK, 0)), NO_CONTEXT, "2015-12-18", []),
        (Within(SUN, Deictic(G.WEEK, -1)), NO_CONTEXT, "2015-12-13", ["2015-12-06"]),
    ],
)
def test_weekdays(expr: Expr, context: Context, expected: str, alternatives: list[str]) -> None:
    found = told(expr, context=context)
    assert edtf(found) == expected
    assert others(found) == alternatives


@pytest.mark.parametrize(
    ("policy", "expr", "expected", "alternatives"),
    [
        (Policy(next_weekday=NextWeekday.NEXT_WEEK), Relative(FRI, NEXT), "2015-12-25", ["2015-12-18"]),
        (Policy(next_weekday=NextWeekday.NEXT_WEEK), Relative(MON, NEXT), "2015-12-21", []),
        (Policy(tenseless=TenselessDate.PAST), FRI, "2015-12-11", ["2015-12-18"]),
        (Policy(tenseless=TenselessDate.FUTURE), SUN, "2015-12-20", ["2015-12-13"]),
        (Policy(tenseless=TenselessDate.SAME_PERIOD), SUN, "2015-12-20", ["2015-12-13"]),
        (Policy(tenseless=TenselessDate.SAME_PERIOD, week_start=Day.SUNDAY), SUN, "2015-12-13", ["2015-12-20"]),
        (Policy(week_start=Day.SATURDAY), Within(SAT, Deictic(G.WEEK, 0)), "2015-12-12", ["2015-12-19"]),
    ],
)
def test_weekdays_by_policy(policy: Policy, expr: Expr, expected: str, alternatives: list[str]) -> None:
    found = told(expr, policy=policy)
    assert edtf(found) == expected
    assert others(found) == alternatives


# --- dates without all of their parts ----------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "context", "expected", "alternatives"),
    [
        (CalendarDate(2015, 12, 18), PAST, "2015-12-18", []),
        (CalendarDate(2015, 12), PAST, "2015-12", []),
        (CalendarDate(1916), FUTURE, "1916", []),
        (day_month(18, 12), NO_CONTEXT, "2015-12-18", ["2014-12-18"]),
        (day_month(1, 1), NO_CONTEXT, "2016-01-01", ["2015-01-01"]),
        (day_month(3, 10), PAST, "2015-10-03", ["2016-10-03"]),
        (day_month(3, 10), FUTURE, "2016-10-03", ["2015-10-03"]),
        (day_month(16, 12), PAST, "2015-12-16", []),
        (day_month(29, 2), NO_CONTEXT, "2016-02-29", ["2012-02-29"]),
        (month(9), PAST, "2015-09", ["2016-09"]),
        (month(12), PAST, "2015-12", []),
        (month(3), FUTURE, "2016-03", ["2015-03"]),
        (month(9), ALONE, "2015-09", ["2016-09"]),
        # a day number alone is of the anchor's month, unless the tense says otherwise
        (CalendarDate(day=18), NO_CONTEXT, "2015-12-18", ["2015-11-18"]),
        (CalendarDate(day=18), PAST, "2015-11-18", ["2015-12-18"]),
        (CalendarDate(day=2), FUTURE, "2016-01-02", ["2015-12-02"]),
        # with a direction
        (Relative(month(9), LAST), NO_CONTEXT, "2015-09", []),
        (Relative(month(12), LAST), NO_CONTEXT, "2014-12", []),
        (Relative(month(12), NEXT), NO_CONTEXT, "2016-12", []),
        (Relative(month(1), NEXT), NO_CONTEXT, "2016-01", []),
        (Relative(month(3), THIS), FUTURE, "2015-03", []),
        (Relative(day_month(29, 11), LAST), NO_CONTEXT, "2015-11-29", []),
        (Relative(day_month(16, 12), LAST), NO_CONTEXT, "2014-12-16", []),
        (Relative(day_month(18, 12), NEXT), NO_CONTEXT, "2015-12-18", []),
        (Relative(day_month(18, 12), THIS), NO_CONTEXT, "2015-12-18", []),
        (Relative(CalendarDate(day=18), THIS), NO_CONTEXT, "2015-12-18", []),
        (Relative(CalendarDate(day=18), LAST), NO_CONTEXT, "2015-11-18", []),
        # inside a period that lends what is missing
        (Within(day_month(12, 2), Deictic(G.YEAR, -1)), NO_CONTEXT, "2014-02-12", []),
        (Within(CalendarDate(day=2), Deictic(G.MONTH, 0)), NO_CONTEXT, "2015-12-02", []),
        (Within(CalendarDate(day=18), Deictic(G.MONTH, -1)), NO_CONTEXT, "2015-11-18", []),
        (Within(month(6), CalendarDate(year=2011)), NO_CONTEXT, "2011-06", []),
        (Within(day_month(5, 1), Season(SeasonName.WINTER, 2015)), NO_CONTEXT, "2016-01-05", ["2015-01-05"]),
        (Within(day_month(18, 12), Deictic(G.WEEK, 0)), NO_CONTEXT, "2015-12-18", []),
        (Within(CalendarDate(day=18), Deictic(G.WEEK, 0)), NO_CONTEXT, "2015-12-18", []),
        (Within(CalendarDate(day=5), CalendarDate(year=2014)), NO_CONTEXT, "2014-12-05", ["2014-11-05"]),
        (Within(Relative(day_month(29, 11), LAST), CalendarDate(year=2012)), NO_CONTEXT, "2012-11-29", []),
        (Relative(Within(day_month(12, 2), month(2)), LAST), NO_CONTEXT, "2015-02-12", []),
        # two digits of a year
        (CalendarDate(15, 12, 3, year_digits=2), NO_CONTEXT, "2015-12-03", []),
        (CalendarDate(year=67, year_digits=2), NO_CONTEXT, "1967", []),
        (CalendarDate(35, 1, year_digits=2), NO_CONTEXT, "2035-01", []),
        (CalendarDate(36, 1, year_digits=2), NO_CONTEXT, "1936-01", []),
        # bare numbers in either order
        (CalendarDate(2015, 11, 12, numeric=True), NO_CONTEXT, "2015-11-12", ["2015-12-11"]),
        (CalendarDate(2015, 11, 18, numeric=True), NO_CONTEXT, "2015-11-18", []),
        (CalendarDate(2015, 18, 11, numeric=True), NO_CONTEXT, "2015-11-18", []),
        (CalendarDate(2015, 11, 11, numeric=True), NO_CONTEXT, "2015-11-11", []),
    ],
)
def test_calendar_dates(expr: Expr, context: Context, expected: str, alternatives: list[str]) -> None:
    found = told(expr, context=context)
    assert edtf(found) == expected
    assert others(found)[: len(alternatives) or None] == alternatives


def test_a_date_without_a_year_does_not_follow_the_tense_too_far() -> None:
    # Said in the past tense two days before the day: a year back would have been printed with its year.
    near = told(day_month(18, 12), context=PAST)
    assert edtf(near) == "2015-12-18"
    assert [(o.interval.edtf, o.reason) for o in near.alternatives] == [("2014-12-18", "yearless_reach_days")]
    assert edtf(told(day_month(18, 12), context=PAST, policy=Policy(yearless_reach_days=366))) == "2014-12-18"
    together = Range(CalendarDate(day=18), day_month(20, 12))
    assert edtf(told(together, context=PAST)) == "2015-12-18/2015-12-20"


@pytest.mark.parametrize(
    ("expr", "code"),
    [
        (CalendarDate(2015, 2, 31), "no-such-day"),
        (day_month(31, 2), "no-such-day"),
        (CalendarDate(2015, 2, 29), "no-such-day"),
        (CalendarDate(day=32), "no-such-day"),
        (Within(CalendarDate(day=31), CalendarDate(2015, 11)), "no-such-day"),
        (Within(day_month(29, 2), CalendarDate(year=2015)), "no-such-day"),
        (CalendarDate(2015, 13, 13), "no-such-month"),
        (CalendarDate(2015, 13, 31, numeric=True), "no-such-month"),
        (month(0), "no-such-month"),
        (CalendarDate(), "incomplete-date"),
        (CalendarDate(2015, None, 3), "incomplete-date"),
        (CalendarDate(0, 1, 1), "year-out-of-range"),
        (CalendarDate(10000), "year-out-of-range"),
        (CalendarDate(10**40), "year-out-of-range"),
        (hijri(1437, 2, 31), "no-such-day"),
        (hijri(1437, 13, 1), "no-such-month"),
        (hijri(20000), "year-out-of-range"),
        (hijri(1437, None, 3), "incomplete-date"),
        (Within(day_month(18, 12), CalendarDate(2015, 11)), "not-inside"),
        (Within(FRI, CalendarDate(2015, 12, 16)), "not-inside"),
        (Deictic(G.YEAR, 9000), "out-of-range"),
        (Deictic(G.DAY, -(10**9)), "out-of-range"),
        (Shift(10**40, G.DAY), "out-of-range"),
        (Shift(9000, G.YEAR), "out-of-range"),
        (Century(0), "year-out-of-range"),
        (Century(101), "year-out-of-range"),
        (Century(97, Calendar.HIJRI), "year-out-of-range"),
        (Decade(10**6), "year-out-of-range"),
        (Holiday("no-such-feast"), "unknown-holiday"),
        (Holiday("saudi-founding-day", 1950), "no-such-holiday"),
        (Holiday("new-year", 12000), "year-out-of-range"),
        (Season(SeasonName.SUMMER, 0), "year-out-of-range"),
        (Nth(5, G.QUARTER, CalendarDate(year=2015)), "no-such-part"),
        (Nth(0, FRI, CalendarDate(2015, 12)), "no-such-part"),
        (Nth(5, FRI, CalendarDate(2015, 12)), "no-such-part"),
        (Nth(9, G.WEEK, CalendarDate(2015, 12)), "no-such-part"),
        (Nth(2, G.HOUR, Deictic(G.DAY)), "no-such-part"),
        (Nth(1, G.DECADE), "no-such-part"),
        (Range(CalendarDate(2015, 12, 18), CalendarDate(2015, 12, 1)), "end-before-start"),
        (Range(CalendarDate(year=2015), CalendarDate(year=2011)), "end-before-start"),
        (Shift(1, G.DAY, Open(Relation.SINCE, FRI)), "open-ended"),
        (AllOf(()), "nothing-counted"),
        (Stretch(0, G.WEEK, LAST), "nothing-counted"),
        (DayTime(None, None, 25), "no-such-time"),
        (DayTime(None, None, 10, 75), "no-such-time"),
        (DayTime(None, None, None, 30), "no-such-time"),
        (EventRelative(Relation.AFTER, "لقاء هامبورغ"), "unknown-event"),
    ],
)
def test_what_cannot_be_is_a_problem_that_says_what(expr: Expr, code: str) -> None:
    found = told(expr)
    assert found.interval is None
    assert found.problem is not None
    assert found.problem.code == code


def test_an_impossible_day_says_what_the_month_has() -> None:
    problem = told(CalendarDate(2015, 2, 31)).problem
    assert problem is not None
    assert problem.args == (CalendarDate(2015, 2, 31), 28)


# --- counted from the anchor -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "expected", "alternatives"),
    [
        (Deictic(G.DAY), "2015-12-16", []),
        (Deictic(G.DAY, -2), "2015-12-14", []),
        (Deictic(G.HOUR), "2015-12-16", []),
        (Deictic(G.WEEK, -1), "[2015-12-07..2015-12-13]", ["[2015-12-05..2015-12-11]", "[2015-12-06..2015-12-12]"]),
        (Deictic(G.WEEKEND, 0), "[2015-12-18..2015-12-20]", ["[2015-12-11..2015-12-13]"]),
        (Deictic(G.WEEKEND, -1), "[2015-12-11..2015-12-13]", []),
        (Deictic(G.WEEKEND, 1), "[2015-12-25..2015-12-27]", ["[2015-12-18..2015-12-20]"]),
        (Deictic(G.MONTH, 1), "2016-01", []),
        (Deictic(G.QUARTER, 0), "2015-36", []),
        (Deictic(G.HALF, -1), "2015-40", []),
        (Deictic(G.SEASON, -1), "2015-23", []),
        (Deictic(G.YEAR, -1), "2014", []),
        (Deictic(G.DECADE, -1), "200X", []),
        (Deictic(G.CENTURY, -1), "19XX", ["[1901..2000]"]),
        (Relative(Deictic(G.WEEK), NEXT), "[2015-12-21..2015-12-27]", None),
        (Relative(Deictic(G.MONTH), LAST), "2015-11", []),
        (Shift(-3, G.DAY), "2015-12-13", []),
        (Shift(0, G.DAY), "2015-12-16", []),
        (Shift(-1, G.WEEK), "[2015-12-07..2015-12-13]", ["2015-12-09"]),
        (Shift(2, G.WEEK), "[2015-12-28..2016-01-03]", ["2015-12-30"]),
        (Shift(-3, G.MONTH), "2015-09", ["2015-09-16"]),
        (Shift(-5, G.YEAR), "2010", ["2010-12-16"]),
        (Shift(-2, G.DECADE), "199X", ["1995-12-16"]),
        (Shift(-1, G.HALF), "2015-40", ["2015-06-16"]),
        (Shift(1, G.YEAR, Shift(2, G.MONTH)), "2017-02", ["2017-02-16"]),
        (Shift(-1, G.YEAR, Shift(-1, G.MONTH, Shift(-1, G.WEEK, Shift(-1, G.DAY)))), "2014-11-08", []),
        (Shift(2, G.DAY, CalendarDate(2015, 12, 30)), "2016-01-01", []),
        (Shift(-1, G.DAY, CalendarDate(2015, 12)), "2015-11-30", []),
        (Shift(1, G.DAY, CalendarDate(2015, 12)), "2016-01-01", []),
        (Shift(1, G.YEAR, CalendarDate(year=2014)), "2015", ["2015-12-31"]),
        (Shift(2, G.DAY, Relative(WED, NEXT)), "2015-12-25", ["2016-01-01"]),
        (Stretch(2, G.WEEK, LAST), "[2015-12-02..2015-12-16]", ["[2015-11-30..2015-12-13]"]),
        (Stretch(3, G.DAY, LAST), "[2015-12-13..2015-12-16]", ["[2015-12-13..2015-12-15]"]),
        (Stretch(3, G.DAY, NEXT), "[2015-12-16..2015-12-19]", ["[2015-12-17..2015-12-19]"]),
        (Stretch(3, G.MONTH, NEXT), "[2015-12-16..2016-03-16]", ["[2016-01..2016-03]"]),
        (Stretch(5, G.YEAR, LAST), "[2010-12-16..2015-12-16]", ["[2010..2014]"]),
        (Stretch(2, G.MONTH, THIS), "[2015-12..2016-01]", []),
        (Stretch(24, G.HOUR, LAST), "[2015-12-15..2015-12-16]", []),
        (Stretch(5, G.MINUTE, LAST), "2015-12-16", ["[2015-12-15..2015-12-16]"]),
        (Stretch(13, G.HOUR, LAST), "[2015-12-15..2015-12-16]", []),
        (Stretch(2, G.HOUR, THIS), "2015-12-16", []),
        (Stretch(48, G.HOUR, NEXT), "[2015-12-16..2015-12-18]", []),
        (Relative(Duration(3, G.DAY), NEXT), "[2015-12-16..2015-12-19]", ["[2015-12-17..2015-12-19]"]),
        # «وقت لاحق هذا الأسبوع», «وقت سابق اليوم»
        (Within(Vague(VagueRef.FUTURE), Deictic(G.WEEK)), "[2015-12-16..2015-12-20]", None),
        (Within(Vague(VagueRef.PAST), Deictic(G.DAY)), "2015-12-16", []),
        (Within(Vague(VagueRef.PAST), Deictic(G.YEAR)), "[2015-01-01..2015-12-16]", []),
        (Within(Vague(VagueRef.PRESENT), Deictic(G.YEAR)), "2015", []),
        (Within(Vague(VagueRef.FUTURE), Deictic(G.YEAR, 1)), "2016", []),
    ],
)
def test_counted_from_the_anchor(expr: Expr, expected: str, alternatives: list[str] | None) -> None:
    found = told(expr)
    assert edtf(found) == expected
    if alternatives is not None:
        assert others(found) == alternatives


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (date(2015, 12, 17), "[2015-12-18..2015-12-20]"),
        (date(2015, 12, 18), "[2015-12-18..2015-12-20]"),
        (date(2015, 12, 20), "[2015-12-18..2015-12-20]"),
        (date(2015, 12, 21), "[2015-12-25..2015-12-27]"),
    ],
)
def test_the_weekend_is_the_one_that_runs_or_the_coming_one(anchor: date, expected: str) -> None:
    assert edtf(told(Deictic(G.WEEKEND), anchor)) == expected


@pytest.mark.parametrize(
    ("count", "stamp", "expected", "alternatives"),
    [
        (-12, None, "[2015-12-15..2015-12-16]", ["2015-12-16", "2015-12-15"]),
        (-2, None, "2015-12-16", ["2015-12-15"]),
        (-20, None, "2015-12-15", ["2015-12-16"]),
        (-48, None, "2015-12-14", []),
        (36, None, "[2015-12-17..2015-12-18]", ["2015-12-17", "2015-12-18"]),
        (-12, datetime.fromisoformat("2015-12-16T10:30"), "2015-12-15T22:30", []),
        (-2, datetime.fromisoformat("2015-12-16T10:30"), "2015-12-16T08:30", []),
        (-2, datetime.fromisoformat("2015-12-17T10:30"), "2015-12-16", ["2015-12-15"]),
        (3, datetime(2015, 12, 16, 22, 0, tzinfo=timezone(timedelta(hours=3))), "2015-12-17T01:00+03:00", []),
    ],
)
def test_hours_count_from_the_stamp_if_it_is_of_that_day(
    count: int, stamp: datetime | None, expected: str, alternatives: list[str]
) -> None:
    found = resolve(Shift(count, G.HOUR), Anchor(WEDNESDAY, time=stamp))
    assert edtf(found) == expected
    assert others(found) == alternatives


def test_an_hour_stretch_from_the_stamp_touches_only_the_days_it_reaches() -> None:
    morning = Anchor(WEDNESDAY, time=datetime.fromisoformat("2015-12-16T10:30"))
    assert edtf(resolve(Stretch(6, G.HOUR, LAST), morning)) == "2015-12-16"
    assert edtf(resolve(Stretch(12, G.HOUR, LAST), morning)) == "[2015-12-15..2015-12-16]"
    assert edtf(resolve(Stretch(14, G.HOUR, NEXT), morning)) == "[2015-12-16..2015-12-17]"


@pytest.mark.parametrize(
    ("expr", "antecedent", "expected"),
    [
        (Anaphoric(G.DAY, 1), Interval.day(date(2011, 3, 15)), "2011-03-16"),
        (Anaphoric(G.DAY, -1), Interval.between(date(2011, 3, 15), date(2011, 3, 18)), "2011-03-14"),
        (Anaphoric(G.DAY, 1), Interval.between(date(2011, 3, 15), date(2011, 3, 18)), "2011-03-19"),
        (Anaphoric(G.YEAR, 0), Interval.day(date(2011, 3, 15)), "2011"),
        (Anaphoric(G.MONTH, 0), Interval.year(2011), "2011"),
        (Anaphoric(G.MONTH, 1), Interval.day(date(2011, 3, 31)), "2011-04"),
        (Anaphoric(G.WEEK, 0), Interval.day(date(2011, 3, 16)), "[2011-03-14..2011-03-20]"),
        (Anaphoric(G.DAY, 1), Interval(date(2011, 3, 15), None), "2011-03-16"),
        (Relative(Anaphoric(G.DAY), NEXT), Interval.day(date(2011, 3, 15)), "2011-03-16"),
        (Anaphoric(G.HOUR, 1), Interval.day(date(2011, 3, 15)), "2011-03-15"),
        (DayTime(None, None, 10, 17), Interval.day(date(2011, 3, 15)), "2011-03-15T10:17"),
        (Shift(2, G.DAY, Anaphoric(G.DAY)), Interval.day(date(2011, 3, 15)), "2011-03-17"),
    ],
)
def test_counted_from_the_time_named_before(expr: Expr, antecedent: Interval, expected: str) -> None:
    assert edtf(resolve(expr, Anchor(WEDNESDAY), antecedent=antecedent)) == expected


@pytest.mark.parametrize(
    ("part", "hour", "expected", "other"),
    [
        (PartOfDay.EVENING, 8, "2011-03-15T20", "2015-12-16T20"),
        (PartOfDay.MORNING, 5, "2011-03-15T05", "2015-12-16T05"),
        (PartOfDay.MIDDAY, 5, "2011-03-15T17", "2011-03-15T05"),
        (PartOfDay.EVENING, 12, "2011-03-15T12", "2011-03-15T00"),
        (PartOfDay.MORNING, 12, "2011-03-15T12", "2011-03-15T00"),
    ],
)
def test_the_half_of_the_day_that_was_told_holds_but_for_twelve(
    part: PartOfDay, hour: int, expected: str, other: str
) -> None:
    """The last two may be noon or midnight, so both are given."""
    before = replace(Interval.day(date(2011, 3, 15)), part_of_day=part.value)
    found = resolve(DayTime(None, None, hour, hour12=True), Anchor(WEDNESDAY), antecedent=before)
    assert (edtf(found), others(found)[0]) == (expected, other)


def test_a_clock_of_another_zone_keeps_both_halves() -> None:
    before = replace(Interval.day(date(2011, 3, 15)), part_of_day=PartOfDay.EVENING.value)
    found = resolve(DayTime(None, None, 5, hour12=True, utc_offset=0), Anchor(WEDNESDAY), antecedent=before)
    assert (edtf(found), others(found)[0]) == ("2011-03-15T17Z", "2011-03-15T05Z")


def test_nothing_named_before() -> None:
    assert edtf(told(Anaphoric(G.DAY, 1))) == "2015-12-17"
    nothing = resolve(Anaphoric(G.DAY, 1), None)
    assert nothing.problem is not None
    assert nothing.problem.code == "missing-antecedent"


# --- parts of periods --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "expected", "alternative"),
    [
        (Part(Portion.START, CalendarDate(2015, 9)), "[2015-09-01..2015-09-10]", "2015-09-01"),
        (Part(Portion.MID, CalendarDate(2015, 9)), "[2015-09-11..2015-09-20]", "2015-09-15"),
        (Part(Portion.END, CalendarDate(2015, 9)), "[2015-09-21..2015-09-30]", "2015-09-30"),
        (Part(Portion.END, CalendarDate(2015, 9), deadline=True), "2015-09-30", "[2015-09-21..2015-09-30]"),
        (Part(Portion.START, Deictic(G.YEAR, 1), deadline=True), "2016-01-01", "[2016-01..2016-04]"),
        (Part(Portion.MID, Deictic(G.YEAR), deadline=True), "[2015-05..2015-08]", "2015-07-02"),
        (Part(Portion.END, Deictic(G.YEAR)), "[2015-09..2015-12]", "2015-12-31"),
        (Part(Portion.START, Decade(1990)), "[1990..1992]", "1990-01-01"),
        (Part(Portion.END, Within(Decade(80), Deictic(G.CENTURY, -1))), "[1987..1989]", "1989-12-31"),
        (Part(Portion.START, Deictic(G.WEEK, 1)), "[2015-12-21..2015-12-22]", "2015-12-21"),
        (Part(Portion.END, Deictic(G.WEEK)), "[2015-12-18..2015-12-20]", "2015-12-20"),
        (Part(Portion.START, Relative(month(9), LAST)), "[2015-09-01..2015-09-10]", "2015-09-01"),
        (Relative(Part(Portion.START, month(9)), LAST), "[2015-09-01..2015-09-10]", "2015-09-01"),
        (Part(Portion.START, hijri(1436, 9)), "[2015-06-18..2015-06-27]", "2015-06-18"),
        (Part(Portion.MID, hijri(1436, 9)), "[2015-06-28..2015-07-07]", "2015-07-02"),
        (Part(Portion.END, hijri(1436, 9)), "[2015-07-08..2015-07-16]", "2015-07-16"),
    ],
)
def test_thirds_and_edges(expr: Expr, expected: str, alternative: str) -> None:
    found = told(expr)
    assert edtf(found) == expected
    assert others(found)[0] == alternative
    assert found.alternatives[0].reason == "edge"


def test_thirds_are_approximate_and_edges_are_not() -> None:
    third = told(Part(Portion.START, CalendarDate(2015, 9)))
    assert third.interval is not None
    assert third.interval.qualifier is Qualifier.APPROXIMATE
    assert third.alternatives[0].interval.qualifier is None
    # A day has no thirds, and the end of a week is its weekend.
    assert edtf(told(Part(Portion.END, Deictic(G.DAY)))) == "2015-12-16"
    weekend = told(Part(Portion.END, Deictic(G.WEEK)), policy=Policy(week_start=Day.SATURDAY)).interval
    assert weekend is not None
    assert (weekend.edtf, weekend.granularity, weekend.qualifier) == ("[2015-12-18..2015-12-20]", G.WEEKEND, None)


def test_a_deadline_word_around_the_expression_means_the_last_day() -> None:
    end_of_year = Part(Portion.END, Deictic(G.YEAR))
    assert edtf(told(end_of_year, context=Context(deadline=True))) == "2015-12-31"
    assert edtf(told(Open(Relation.UNTIL, end_of_year))) == "../2015-12-31"
    assert edtf(told(Open(Relation.BEFORE, end_of_year))) == "../2015-12-31"
    assert edtf(told(Open(Relation.BEFORE, Part(Portion.START, Deictic(G.YEAR, 1))))) == "../2015-12-31"


@pytest.mark.parametrize(
    ("expr", "context", "expected", "alternatives"),
    [
        (Nth(1, G.QUARTER, CalendarDate(year=2016)), NO_CONTEXT, "2016-33", []),
        (Nth(-1, G.QUARTER, CalendarDate(year=2016)), NO_CONTEXT, "2016-36", []),
        (Nth(2, G.HALF, Deictic(G.YEAR)), NO_CONTEXT, "2015-41", []),
        (Nth(3, G.MONTH, CalendarDate(year=2016)), NO_CONTEXT, "2016-03", []),
        (Nth(2, G.MONTH, Nth(4, G.QUARTER, CalendarDate(year=2015))), NO_CONTEXT, "2015-11", []),
        (Nth(3, G.YEAR, Decade(1990)), NO_CONTEXT, "1992", []),
        (Nth(2, G.DECADE, Century(20)), NO_CONTEXT, "191X", ["192X"]),
        (Nth(3, G.DAY, CalendarDate(2013, 10)), NO_CONTEXT, "2013-10-03", []),
        (Nth(-1, G.DAY, CalendarDate(2015, 10)), NO_CONTEXT, "2015-10-31", []),
        (Nth(1, TUE, CalendarDate(2013, 10)), NO_CONTEXT, "2013-10-01", []),
        (Nth(3, TUE, CalendarDate(2014, 9)), NO_CONTEXT, "2014-09-16", []),
        (Nth(-1, MON, CalendarDate(2013, 3)), NO_CONTEXT, "2013-03-25", []),
        (Nth(-2, MON, CalendarDate(2013, 3)), NO_CONTEXT, "2013-03-18", []),
        (Nth(1, G.WEEK, CalendarDate(2014, 10)), NO_CONTEXT, "[2014-10-06..2014-10-12]", ["[2014-10-01..2014-10-07]"]),
        (Nth(-1, G.WEEK, CalendarDate(2014, 9)), NO_CONTEXT, "[2014-09-22..2014-09-28]", ["[2014-09-24..2014-09-30]"]),
        (Nth(1, G.WEEK, CalendarDate(year=2016)), NO_CONTEXT, "[2016-01-04..2016-01-10]", ["[2016-01-01..2016-01-07]"]),
        (Nth(1, G.WEEKEND, CalendarDate(2015, 12)), NO_CONTEXT, "[2015-12-04..2015-12-06]", []),
        (Nth(1, G.SEASON, CalendarDate(year=2015)), NO_CONTEXT, "2015-21", []),
        # of the anchor's own year or month where none is named
        (Nth(1, G.QUARTER), NO_CONTEXT, "2015-33", ["2016-33"]),
        (Nth(1, G.QUARTER), FUTURE, "2016-33", ["2015-33"]),
        (Nth(4, G.QUARTER), FUTURE, "2015-36", []),
        (Nth(2, G.HALF), NO_CONTEXT, "2015-41", []),
        (Nth(1, FRI), NO_CONTEXT, "2015-12-04", ["2016-01-01"]),
        (Nth(1, FRI), FUTURE, "2016-01-01", ["2015-12-04"]),
        (Relative(Nth(1, G.QUARTER), LAST), NO_CONTEXT, "2015-33", []),
        (Within(Nth(1, G.QUARTER), CalendarDate(year=2011)), NO_CONTEXT, "2011-33", []),
        (Within(Nth(-1, FRI), CalendarDate(2015, 12)), NO_CONTEXT, "2015-12-25", []),
    ],
)
def test_numbered_parts(expr: Expr, context: Context, expected: str, alternatives: list[str]) -> None:
    found = told(expr, context=context)
    assert edtf(found) == expected
    assert others(found) == alternatives


@pytest.mark.parametrize(
    ("expr", "context", "expected", "alternatives"),
    [
        (Season(SeasonName.SUMMER, 2015), NO_CONTEXT, "2015-22", []),
        (Season(SeasonName.WINTER, 2015), NO_CONTEXT, "2015-24", ["2014-24"]),
        (Season(SeasonName.SUMMER), PAST, "2015-22", ["2016-22"]),
        (Season(SeasonName.WINTER), PAST, "2015-24", []),
        (Season(SeasonName.SPRING), NO_CONTEXT, "2016-21", ["2015-21"]),
        (Relative(Season(SeasonName.SUMMER), LAST), NO_CONTEXT, "2015-22", []),
        (Relative(Season(SeasonName.WINTER), LAST), NO_CONTEXT, "2014-24", []),
        (Relative(Season(SeasonName.WINTER), THIS), NO_CONTEXT, "2015-24", []),
        (Relative(Season(SeasonName.SPRING), NEXT), NO_CONTEXT, "2016-21", []),
        (Within(Season(SeasonName.WINTER), CalendarDate(year=2011)), NO_CONTEXT, "2011-24", ["2010-24"]),
        (Decade(1980), NO_CONTEXT, "198X", []),
        (Decade(80), NO_CONTEXT, "198X", []),
        (Decade(10), NO_CONTEXT, "201X", []),
        (Decade(20), NO_CONTEXT, "192X", []),
        (Relative(Decade(20), NEXT), NO_CONTEXT, "202X", []),
        (Relative(Decade(10), LAST), NO_CONTEXT, "191X", []),
        (Within(Decade(80), Deictic(G.CENTURY, -1)), NO_CONTEXT, "198X", []),
        (Within(Decade(80), Century(19)), NO_CONTEXT, "188X", []),
        (Century(20), NO_CONTEXT, "19XX", ["[1901..2000]"]),
        (Century(1), NO_CONTEXT, "00XX", ["[0001..0100]"]),
        (Holiday("new-year"), NO_CONTEXT, "2016-01-01", ["2015-01-01"]),
        (Holiday("new-year", 2011), NO_CONTEXT, "2011-01-01", []),
        (Relative(Holiday("new-year"), LAST), NO_CONTEXT, "2015-01-01", []),
        (Holiday("christmas"), FUTURE, "2015-12-25", ["2014-12-25", "2015-01-07"]),
        (Holiday("eid-al-adha", 2015), NO_CONTEXT, "2015-09-23", ["[2015-09-23..2015-09-26]"]),
        (Holiday("eid-al-fitr"), PAST, "2015-07-17", ["2016-07-06", "[2015-07-17..2015-07-19]"]),
        (Holiday("eid-al-fitr", 1436, Calendar.HIJRI), NO_CONTEXT, "2015-07-17", ["[2015-07-17..2015-07-19]"]),
        (Within(Holiday("easter"), CalendarDate(year=2013)), NO_CONTEXT, "2013-03-31", ["2013-05-05"]),
        (Holiday("hijri-new-year"), ALONE, "2016-10-02", ["2015-10-14"]),
        (Holiday("new-year"), ALONE, "2016-01-01", ["2015-01-01"]),
    ],
)
def test_named_periods(expr: Expr, context: Context, expected: str, alternatives: list[str]) -> None:
    found = told(expr, context=context)
    assert edtf(found) == expected
    assert others(found) == alternatives


# --- the Hijri calendar ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "context", "expected"),
    [
        (hijri(1437, 2, 6), NO_CONTEXT, "2015-11-18"),
        (hijri(1437, 3, 7), NO_CONTEXT, "2015-12-18"),
        (hijri(1436, 9), NO_CONTEXT, "[2015-06-18..2015-07-16]"),
        (hijri(1437), NO_CONTEXT, "[2015-10-14..2016-10-01]"),
        (hijri(37, 3, 7), NO_CONTEXT, "0657-08-26"),
        (CalendarDate(37, 3, 7, Calendar.HIJRI, year_digits=2), NO_CONTEXT, "2015-12-18"),
        (hijri(month=9), PAST, "[2015-06-18..2015-07-16]"),
        (hijri(month=9), FUTURE, "[2016-06-06..2016-07-05]"),
        (Relative(hijri(month=9), LAST), NO_CONTEXT, "[2015-06-18..2015-07-16]"),
        (Relative(hijri(month=3), LAST), NO_CONTEXT, "[2014-12-23..2015-01-20]"),
        (Relative(hijri(month=3), THIS), NO_CONTEXT, "[2015-12-12..2016-01-10]"),
        (hijri(month=3, day=7), NO_CONTEXT, "2015-12-18"),
        (hijri(day=7), NO_CONTEXT, "2015-12-18"),
        (Within(hijri(month=9), CalendarDate(year=2019)), NO_CONTEXT, "[2019-05-06..2019-06-03]"),
        (Within(hijri(month=9, day=27), hijri(1436)), NO_CONTEXT, "2015-07-14"),
        (Within(hijri(day=27), hijri(1436, 9)), NO_CONTEXT, "2015-07-14"),
        # Ramadan 1436 had 29 days by the table; a printed 30th is the day after
        (hijri(1436, 9, 30), NO_CONTEXT, "2015-07-17"),
        (Century(15, Calendar.HIJRI), NO_CONTEXT, "[1980-11-09..2077-11-16]"),
        # «ليلة 27 رمضان» is the evening before
        (DayTime(hijri(1436, 9, 27), PartOfDay.NIGHT), NO_CONTEXT, "2015-07-13"),
        (DayTime(hijri(1436, 9, 27), PartOfDay.EVENING), NO_CONTEXT, "2015-07-14"),
    ],
)
def test_hijri_dates(expr: Expr, context: Context, expected: str) -> None:
    assert edtf(told(expr, context=context)) == expected


def test_a_hijri_date_states_its_tolerance() -> None:
    for expr in (hijri(1437, 2, 6), hijri(month=9), hijri(1436, 9, 30), Part(Portion.START, hijri(1436, 9))):
        found = told(expr).interval
        assert found is not None
        assert found.tolerance_days == 1
    computed = told(hijri(1300, 1, 1)).interval
    assert computed is not None
    assert computed.tolerance_days == 2


def test_a_year_that_holds_two_ramadans_gives_both() -> None:
    found = told(Within(hijri(month=9), CalendarDate(year=2030)), date(2030, 2, 1))
    assert edtf(found).startswith("[2030-01-0")
    assert others(found)[0].startswith("[2030-12-2")


# --- several times -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "context", "expected"),
    [
        # shared parts, in either direction, across the end of a month or a year
        (Range(CalendarDate(day=3), day_month(5, 1)), NO_CONTEXT, "2016-01-03/2016-01-05"),
        (Range(CalendarDate(day=3), CalendarDate(2014, 1, 5)), NO_CONTEXT, "2014-01-03/2014-01-05"),
        (Range(CalendarDate(day=3), day_month(28, 3)), PAST, "2015-03-03/2015-03-28"),
        (Range(CalendarDate(day=28), CalendarDate(2014, 1, 3)), NO_CONTEXT, "2013-12-28/2014-01-03"),
        (Range(CalendarDate(2014, 1, 28), CalendarDate(day=3)), NO_CONTEXT, "2014-01-28/2014-02-03"),
        (Range(day_month(28, 12), day_month(3, 1)), NO_CONTEXT, "2015-12-28/2016-01-03"),
        (Range(day_month(28, 12), CalendarDate(2014, 1, 3)), NO_CONTEXT, "2013-12-28/2014-01-03"),
        (Range(CalendarDate(2013, 12, 28), day_month(3, 1)), NO_CONTEXT, "2013-12-28/2014-01-03"),
        (Range(month(3), CalendarDate(2013, 5)), NO_CONTEXT, "2013-03/2013-05"),
        (Range(month(11), CalendarDate(2013, 2)), NO_CONTEXT, "2012-11/2013-02"),
        (Range(CalendarDate(year=2011), CalendarDate(year=2015)), NO_CONTEXT, "2011/2015"),
        (Range(CalendarDate(year=2011), CalendarDate(year=15, year_digits=2)), NO_CONTEXT, "2011/2015"),
        (Range(CalendarDate(year=1999), CalendarDate(year=1, year_digits=2)), NO_CONTEXT, "1999/2001"),
        (Range(CalendarDate(day=15), Relative(day_month(17, 12), THIS)), NO_CONTEXT, "2015-12-15/2015-12-17"),
        (Range(FRI, SUN), NO_CONTEXT, "2015-12-18/2015-12-20"),
        (Range(FRI, SUN), PAST, "2015-12-11/2015-12-13"),
        (Range(MON, FRI), NO_CONTEXT, "2015-12-14/2015-12-18"),
        (Range(FRI, FRI), FUTURE, "2015-12-11/2015-12-18"),
        (Range(SAT, Relative(WED, LAST)), NO_CONTEXT, "2015-12-05/2015-12-09"),
        (Range(Relative(SAT, LAST), WED), NO_CONTEXT, "2015-12-12/2015-12-16"),
        (Within(Range(SAT, SUN), Deictic(G.WEEK, -1)), NO_CONTEXT, "2015-12-12/2015-12-13"),
        (Relative(Range(SAT, MON), NEXT), NO_CONTEXT, "2015-12-19/2015-12-21"),
        (Relative(Range(SAT, MON), LAST), NO_CONTEXT, "2015-12-12/2015-12-14"),
        (Range(Deictic(G.DAY, -1), Deictic(G.DAY, 1)), NO_CONTEXT, "2015-12-15/2015-12-17"),
        (Range(Nth(1, G.QUARTER), Nth(3, G.QUARTER, CalendarDate(year=2014))), NO_CONTEXT, "2014-01/2014-09"),
        (Range(Part(Portion.START, month(9)), Part(Portion.END, CalendarDate(2013, 11))), PAST, None),
        (Range(Season(SeasonName.SPRING), Season(SeasonName.AUTUMN, 2013)), NO_CONTEXT, "2013-03/2013-11"),
        (Range(Holiday("christmas"), Holiday("new-year", 2014)), NO_CONTEXT, "2013-12-25/2014-01-01"),
        # several single times
        (AllOf((SAT, SUN)), PAST, "{2015-12-12,2015-12-13}"),
        (AllOf((TUE, MON)), PAST, "{2015-12-15,2015-12-14}"),
        (AllOf((SUN, THU)), FUTURE, "{2015-12-20,2015-12-24}"),
        (Relative(AllOf((SAT, SUN)), NEXT), NO_CONTEXT, "{2015-12-19,2015-12-20}"),
        (Relative(AllOf((SAT, SUN)), THIS), NO_CONTEXT, "{2015-12-19,2015-12-20}"),
        (AllOf((Relative(SAT, LAST), SUN)), NO_CONTEXT, "{2015-12-12,2015-12-13}"),
        (AllOf((CalendarDate(day=3), day_month(28, 1))), NO_CONTEXT, "{2016-01-03,2016-01-28}"),
        (AllOf((CalendarDate(day=3), CalendarDate(day=5), day_month(7, 1))), NO_CONTEXT, None),
        (AllOf((CalendarDate(year=2011), CalendarDate(year=2013))), NO_CONTEXT, "{2011,2013}"),
        (AllOf((month(11), CalendarDate(2013, 12))), NO_CONTEXT, "{2013-11,2013-12}"),
        (Relative(AllOf((month(9), month(10))), THIS), NO_CONTEXT, "{2015-09,2015-10}"),
        (AllOf((FRI,)), PAST, "2015-12-11"),
        (Within(AllOf((Decade(80), Decade(90))), Deictic(G.CENTURY, -1)), NO_CONTEXT, "{198X,199X}"),
    ],
)
def test_several_times_are_chosen_together(expr: Expr, context: Context, expected: str | None) -> None:
    found = told(expr, context=context)
    if expected is None:
        assert found.interval is not None
        assert found.interval.extent is Extent.THROUGHOUT
    else:
        assert edtf(found) == expected


def test_members_and_extent_of_several_times() -> None:
    pair = told(AllOf((SAT, SUN)), context=PAST).interval
    assert pair is not None
    assert [member.edtf for member in pair.members] == ["2015-12-12", "2015-12-13"]
    assert (pair.start, pair.end) == (date(2015, 12, 12), date(2015, 12, 13))
    days = told(AllOf((CalendarDate(day=3), CalendarDate(day=5), day_month(7, 1)))).interval
    assert days is not None
    assert [member.edtf for member in days.members] == ["2016-01-03", "2016-01-05", "2016-01-07"]
    thirds = told(Range(Part(Portion.START, month(9)), Part(Portion.END, CalendarDate(2013, 11)))).interval
    assert thirds is not None
    assert (thirds.start, thirds.end) == (date(2013, 9, 1), date(2013, 11, 30))
    assert thirds.qualifier is Qualifier.APPROXIMATE


def test_the_other_side_of_a_range_is_another_reading() -> None:
    found = told(Range(CalendarDate(day=3), day_month(5, 1)))
    assert others(found) == ["2015-01-03/2015-01-05"]
    assert others(told(AllOf((SAT, SUN)), context=PAST)) == ["{2015-12-19,2015-12-20}"]
    assert others(told(Range(CalendarDate(2015, 12, 1), Relative(WED, NEXT)))) == ["2015-12-01/2015-12-30"]


@pytest.mark.parametrize(
    ("expr", "context", "expected", "alternatives"),
    [
        (Open(Relation.SINCE, CalendarDate(2011, 3)), NO_CONTEXT, "2011-03/..", []),
        (Open(Relation.SINCE, FRI), NO_CONTEXT, "2015-12-11/..", ["2015-12-18/.."]),
        (Open(Relation.SINCE, Shift(-2, G.DAY)), NO_CONTEXT, "2015-12-14/..", ["2015-12-14"]),
        (Open(Relation.SINCE, Part(Portion.START, Relative(month(9), LAST))), NO_CONTEXT, "2015-09-01~/..", []),
        (Open(Relation.UNTIL, Relative(CalendarDate(day=13), THIS)), NO_CONTEXT, "../2015-12-13", []),
        (Open(Relation.UNTIL, CalendarDate(2016, 1)), NO_CONTEXT, "../2016-01", []),
        (Open(Relation.BEFORE, CalendarDate(year=2011)), NO_CONTEXT, "../2010-12-31", []),
        (Open(Relation.AFTER, CalendarDate(2015, 12, 18)), NO_CONTEXT, "2015-12-19/..", []),
        (Open(Relation.EVE, CalendarDate(2015, 12, 18)), NO_CONTEXT, "2015-12-17", []),
        (Open(Relation.DURING, CalendarDate(year=2011)), NO_CONTEXT, "2011", []),
        (Open(Relation.SINCE, DayTime(Deictic(G.DAY, -1), None, 18)), NO_CONTEXT, None, []),
    ],
)
def test_open_ends(expr: Expr, context: Context, expected: str | None, alternatives: list[str]) -> None:
    found = told(expr, context=context)
    if expected is None:
        assert found.interval is not None
        assert (found.interval.start, found.interval.end) == (date(2015, 12, 15), None)
        assert found.interval.clock is not None
    else:
        assert edtf(found) == expected
    assert others(found) == alternatives


# --- the time of day ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "expected", "part", "alternatives"),
    [
        (DayTime(Deictic(G.DAY, -1), PartOfDay.EVENING), "2015-12-15", "EV", []),
        (DayTime(Relative(FRI, NEXT), PartOfDay.MORNING, 10), "2015-12-18T10", "MO", []),
        (DayTime(None, None, 22, 15), "2015-12-16T22:15", None, []),
        (DayTime(None, None, 3, hour12=True), "2015-12-16T15", None, ["2015-12-16T03"]),
        (DayTime(None, None, 9, 30, hour12=True), "2015-12-16T09:30", None, ["2015-12-16T21:30"]),
        (DayTime(None, None, 12, hour12=True), "2015-12-16T12", None, ["2015-12-16T00"]),
        (DayTime(None, None, 23, 0, utc_offset=0), "2015-12-16T23:00Z", None, []),
        (DayTime(CalendarDate(2015, 12, 16), None, 24), "2015-12-17T00", None, []),
        (DayTime(CalendarDate(2015, 12, 16), None, 12, 19, 5), "2015-12-16T12:19:05", None, []),
        (DayTime(CalendarDate(2015, 12, 16), None, 12, None, 5), "2015-12-16T12:00:05", None, []),
        (DayTime(Relative(THU, LAST), PartOfDay.NIGHT, over=True), "[2015-12-10..2015-12-11]", "NI", []),
        (DayTime(FRI, PartOfDay.MORNING), "2015-12-18", "MO", ["2015-12-11"]),
        (Relative(DayTime(FRI, PartOfDay.MORNING), LAST), "2015-12-11", "MO", []),
        (Within(DayTime(None, PartOfDay.MORNING), CalendarDate(2015, 12, 3)), "2015-12-03", "MO", []),
        (DayTime(AllOf((SAT, SUN)), PartOfDay.EVENING), "{2015-12-12,2015-12-13}", None, None),
        (Range(DayTime(THU, None, 9), DayTime(None, PartOfDay.MORNING, 11)), None, None, None),
        (Range(DayTime(None, None, 3, hour12=True), DayTime(None, PartOfDay.EVENING, 16)), None, None, []),
        (Range(DayTime(THU, None, 22), DayTime(None, None, 2)), "2015-12-17T22/2015-12-18T02", None, None),
        (Range(DayTime(THU, None, 9), DayTime(THU, None, 11)), None, None, None),
        (Range(DayTime(THU, PartOfDay.EVENING), DayTime(FRI, PartOfDay.MORNING)), "2015-12-17/2015-12-18", None, None),
    ],
)
def test_the_time_of_day(expr: Expr, expected: str | None, part: str | None, alternatives: list[str] | None) -> None:
    found = told(expr)
    assert found.interval is not None
    if expected is not None:
        assert edtf(found) == expected
    if part is not None:
        assert found.interval.part_of_day == part
    if alternatives is not None:
        assert others(found) == alternatives


def test_a_range_of_hours_is_one_day() -> None:
    for expr in (
        Range(DayTime(THU, None, 9), DayTime(None, PartOfDay.MORNING, 11)),
        Range(DayTime(None, None, 9), DayTime(THU, PartOfDay.MORNING, 11)),
        Range(DayTime(THU, None, 9), DayTime(THU, PartOfDay.MORNING, 11)),
    ):
        found = told(expr).interval
        assert found is not None
        assert (found.start, found.end) == (date(2015, 12, 17), date(2015, 12, 17))
    afternoon = told(Range(DayTime(None, None, 3, hour12=True), DayTime(None, PartOfDay.EVENING, 16))).interval
    assert afternoon is not None
    assert afternoon.clock is not None
    assert afternoon.clock.hour == 15
    noon = told(Range(DayTime(None, None, 11, hour12=True), DayTime(None, PartOfDay.AFTERNOON, 14))).interval
    assert noon is not None
    assert noon.clock is not None
    assert noon.clock.hour == 11


def test_a_clock_time_after_another_day_is_on_that_day_and_today_is_another_reading() -> None:
    before = Interval.day(date(2015, 12, 14))
    found = resolve(DayTime(None, PartOfDay.EVENING), Anchor(WEDNESDAY), antecedent=before)
    assert edtf(found) == "2015-12-14"
    assert others(found) == ["2015-12-16"]
    # A week is no day to put a clock time on.
    assert edtf(resolve(DayTime(None, None, 10), Anchor(WEDNESDAY), antecedent=Interval.week(WEDNESDAY))) == (
        "2015-12-16T10"
    )


# --- no place on the calendar ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "code"),
    [
        (Set(FRI), "set"),
        (Duration(3, G.HOUR), "duration"),
        (Duration(None, G.DAY), "duration"),
        (Vague(VagueRef.PRESENT), "vague"),
        (Approximate(Duration(3, G.HOUR)), "duration"),
        (Part(Portion.START, Vague(VagueRef.PAST)), "vague"),
        (Relative(Duration(2.5, G.HOUR), LAST), "duration"),
    ],
)
def test_what_has_no_place_on_the_calendar_says_why_and_is_no_problem(expr: Expr, code: str) -> None:
    found = resolve(expr, None)
    assert found.interval is None
    assert found.problem is None
    assert found.derivation[-1].code == code


# --- policies that no other table turns --------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "expr", "context", "expected"),
    [
        (Policy(week_start=Day.SATURDAY), Deictic(G.WEEK, -1), NO_CONTEXT, "[2015-12-05..2015-12-11]"),
        (Policy(week_start=Day.SUNDAY), Shift(-1, G.WEEK), NO_CONTEXT, "[2015-12-06..2015-12-12]"),
        (Policy(weekend=WeekendDays.FRIDAY_SATURDAY), Deictic(G.WEEKEND), NO_CONTEXT, "[2015-12-18..2015-12-19]"),
        (Policy(weekend=WeekendDays.SATURDAY_SUNDAY), Part(Portion.END, Deictic(G.WEEK)), NO_CONTEXT, None),
        (Policy(month_first=True), CalendarDate(2015, 11, 12, numeric=True), NO_CONTEXT, "2015-12-11"),
        (Policy(month_first=True), CalendarDate(2015, 11, 18, numeric=True), NO_CONTEXT, "2015-11-18"),
        (Policy(century_pivot=0), CalendarDate(year=16, year_digits=2), NO_CONTEXT, "1916"),
        (Policy(century_count=CenturyCount.ONES), Century(20), NO_CONTEXT, "[1901..2000]"),
        (Policy(century_count=CenturyCount.ONES), Deictic(G.CENTURY), NO_CONTEXT, "[2001..2100]"),
        (Policy(winter_year=WinterYear.ENDS), Season(SeasonName.WINTER, 2015), NO_CONTEXT, "2014-24"),
        (Policy(isolated_weekday=TenselessDate.PAST), FRI, ALONE, "2015-12-11"),
        (Policy(isolated_date=TenselessDate.FUTURE), month(9), ALONE, "2016-09"),
        (Policy(isolated_date=TenselessDate.NEAREST), day_month(1, 1), ALONE, "2016-01-01"),
        (Policy(stretch=StretchCount.CALENDAR), Stretch(2, G.WEEK, LAST), NO_CONTEXT, "[2015-11-30..2015-12-13]"),
        (Policy(week_of_month=WeekOfMonth.DAYS), Nth(2, G.WEEK, CalendarDate(2014, 10)), NO_CONTEXT, None),
        (
            Policy(ambiguous_hour=AmbiguousHour.MORNING),
            DayTime(None, None, 3, hour12=True),
            NO_CONTEXT,
            "2015-12-16T03",
        ),
    ],
)
def test_policies(policy: Policy, expr: Expr, context: Context, expected: str | None) -> None:
    found = edtf(told(expr, policy=policy, context=context))
    if expected is None:
        expected = {Part: "[2015-12-19..2015-12-20]", Nth: "[2014-10-08..2014-10-14]"}[type(expr)]
    assert found == expected


def test_an_approximation_keeps_the_days_and_says_so() -> None:
    found = told(Approximate(CalendarDate(2015, 12, 18))).interval
    assert found is not None
    assert found.edtf == "2015-12-18~"
    twice = told(Approximate(Approximate(CalendarDate(2015, 12, 18)))).interval
    assert twice == found


def test_equal_questions_have_equal_answers_across_equal_values() -> None:
    one = told(Relative(FRI, NEXT))
    again = resolve(Relative(Weekday(Day.FRIDAY), NEXT), replace(Anchor(WEDNESDAY)), Policy())
    assert one == again
    assert told(Relative(MON, NEXT), TUESDAY) != one
