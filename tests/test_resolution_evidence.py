"""One day written twice, and an anchor that is not certain: what is compared, kept, rejected, left open."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval, Qualifier
from timeline.expressions import (
    NO_CONTEXT,
    Approximate,
    Calendar,
    CalendarDate,
    Context,
    Day,
    DayTime,
    Deictic,
    Direction,
    Equivalent,
    EventRelative,
    Expr,
    Open,
    Part,
    PartOfDay,
    Portion,
    Range,
    Relation,
    Relative,
    Shift,
    Tense,
    Vague,
    VagueRef,
    Weekday,
    Within,
)
from timeline.resolution import Anchor, Problem, Resolution, depends_on_anchor, resolve
from timeline.resolution.frame import MAX_DEPTH

WEDNESDAY = date(2015, 12, 16)
FRIDAY, TUESDAY, THURSDAY, SATURDAY = (Weekday(d) for d in (Day.FRIDAY, Day.TUESDAY, Day.THURSDAY, Day.SATURDAY))
LAST, NEXT = Direction.LAST, Direction.NEXT
PAST = Context(tense=Tense.PAST)


def hijri(year: int | None, month: int | None, day: int | None) -> CalendarDate:
    return CalendarDate(year, month, day, Calendar.HIJRI)


def day_month(day: int, month: int) -> CalendarDate:
    return CalendarDate(month=month, day=day)


def told(expr: Expr, anchor: date | Anchor = WEDNESDAY, context: Context = NO_CONTEXT) -> Resolution:
    return resolve(expr, anchor if isinstance(anchor, Anchor) else Anchor(anchor), context=context)


def edtf(found: Resolution) -> str:
    return found.interval.edtf if found.interval is not None else f"none: {found.problem}"


def others(found: Resolution) -> list[tuple[str, str]]:
    return [(other.interval.edtf, other.reason) for other in found.alternatives]


def kinds(found: Resolution) -> list[str]:
    return [conflict.kind for conflict in found.conflicts]


# --- weekday and date --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "anchor", "expected"),
    [
        (Equivalent(FRIDAY, CalendarDate(2015, 12, 18)), WEDNESDAY, "2015-12-18"),
        (Equivalent(FRIDAY, day_month(18, 12)), WEDNESDAY, "2015-12-18"),
        (Equivalent(day_month(18, 12), FRIDAY), WEDNESDAY, "2015-12-18"),
        (Equivalent(Relative(FRIDAY, NEXT), day_month(18, 12)), WEDNESDAY, "2015-12-18"),
        (Equivalent(Deictic(Granularity.DAY, -1), TUESDAY), WEDNESDAY, "2015-12-15"),
        (Equivalent(Deictic(Granularity.DAY, 2), FRIDAY), WEDNESDAY, "2015-12-18"),
        (Equivalent(FRIDAY, CalendarDate(day=18)), WEDNESDAY, "2015-12-18"),
        (Equivalent(SATURDAY, CalendarDate(day=16)), date(2013, 2, 12), "2013-02-16"),
        # the day is named by «اليوم», and so the year of the date beside it
        (Equivalent(Deictic(Granularity.DAY), day_month(16, 12)), WEDNESDAY, "2015-12-16"),
        (Equivalent(Deictic(Granularity.DAY), CalendarDate(day=16)), WEDNESDAY, "2015-12-16"),
        # a date within a period is as good as one with its year
        (
            Equivalent(TUESDAY, Within(CalendarDate(day=19), Deictic(Granularity.MONTH))),
            date(2013, 2, 12),
            "2013-02-19",
        ),
        # two weekdays only
        (Equivalent(FRIDAY, FRIDAY), WEDNESDAY, "2015-12-18"),
        # nothing but months: the weekday has nothing to be compared with
        (Equivalent(FRIDAY, CalendarDate(2015, 12)), WEDNESDAY, "2015-12"),
    ],
)
def test_halves_that_agree(expr: Expr, anchor: date, expected: str) -> None:
    found = told(expr, anchor)
    assert edtf(found) == expected
    assert found.conflicts == ()


def test_an_agreeing_weekday_rules_out_the_other_year() -> None:
    assert others(told(day_month(18, 12))) == [("2014-12-18", "tenseless")]
    assert others(told(Equivalent(FRIDAY, day_month(18, 12)))) == []


def test_a_weekday_that_disagrees_is_a_conflict_and_the_date_wins() -> None:
    found = told(Equivalent(FRIDAY, CalendarDate(2015, 12, 17)))
    assert edtf(found) == "2015-12-17"
    (conflict,) = found.conflicts
    assert (conflict.kind, conflict.detail) == ("weekday", (Day.FRIDAY, Day.THURSDAY))
    assert conflict.kept.edtf == "2015-12-17"
    assert conflict.rejected is not None
    assert conflict.rejected.edtf == "2015-12-18"
    assert others(found) == [("2015-12-18", "weekday")]


def test_the_year_that_the_weekday_fits_is_offered() -> None:
    # «الاثنين 16 كانون الثاني 2016», printed in January 2017, when the 16th was a Monday.
    found = told(Equivalent(Weekday(Day.MONDAY), CalendarDate(2016, 1, 16)), date(2017, 1, 13))
    assert edtf(found) == "2016-01-16"
    assert kinds(found) == ["weekday"]
    assert others(found) == [("2017-01-16", "weekday")]


def test_near_the_anchor_a_slip_is_likelier_than_another_year() -> None:
    found = told(Equivalent(FRIDAY, day_month(19, 12)))
    assert edtf(found) == "2015-12-19"
    assert kinds(found) == ["weekday"]
    # 19 December was a Friday in 2014: offered, not taken.
    assert "2014-12-19" in [days for days, _ in others(found)]


def test_far_from_the_anchor_the_weekday_chooses_the_side() -> None:
    # 15 August 2012, the nearest, was a Wednesday; that of 2013 a Thursday.
    found = told(Equivalent(THURSDAY, day_month(15, 8)), date(2013, 2, 12))
    assert edtf(found) == "2013-08-15"
    assert found.conflicts == ()
    # where no neighbour fits either, the nearest stays, and the nearest year that fits is offered
    unfit = told(Equivalent(Weekday(Day.MONDAY), day_month(15, 8)), date(2013, 2, 12))
    assert edtf(unfit) == "2012-08-15"
    assert kinds(unfit) == ["weekday"]
    assert ("2011-08-15", "weekday") in others(unfit)


def test_today_and_yesterday_follow_the_printed_weekday() -> None:
    # A story of Tuesday that was put online on Wednesday: its weekday holds, the stated date does not.
    for expr, expected, counted in (
        (Equivalent(Deictic(Granularity.DAY), TUESDAY), "2015-12-15", "2015-12-16"),
        (Equivalent(Deictic(Granularity.DAY, -1), Weekday(Day.MONDAY)), "2015-12-14", "2015-12-15"),
        (Equivalent(Deictic(Granularity.DAY, 1), FRIDAY), "2015-12-18", "2015-12-17"),
    ):
        found = told(expr)
        assert edtf(found) == expected
        (conflict,) = found.conflicts
        assert conflict.kind == "anchor"
        assert conflict.kept == found.interval
        assert conflict.rejected == Interval.day(date.fromisoformat(counted))
        assert others(found) == [(counted, "stated-anchor")]
    # Three days apart it is the weekday that slipped.
    far = told(Equivalent(Deictic(Granularity.DAY), SATURDAY))
    assert edtf(far) == "2015-12-16"
    assert kinds(far) == ["weekday"]
    evening = told(Equivalent(DayTime(Deictic(Granularity.DAY), PartOfDay.EVENING), TUESDAY)).interval
    assert evening is not None
    assert (evening.edtf, evening.part_of_day) == ("2015-12-15", "EV")


def test_today_and_its_weekday_outvote_a_slip_in_the_year() -> None:
    # «اليوم الجمعة 20 كانون الثاني 2016», printed on Friday 20 January 2017.
    today = Deictic(Granularity.DAY)
    found = told(Equivalent(today, Equivalent(FRIDAY, CalendarDate(2016, 1, 20))), date(2017, 1, 20))
    assert edtf(found) == "2017-01-20"
    assert kinds(found) == ["date"]
    assert others(found) == [("2016-01-20", "date")]
    # where the weekday is the date's, the date stays
    agreed = told(Equivalent(today, Equivalent(Weekday(Day.WEDNESDAY), CalendarDate(2016, 1, 20))), date(2017, 1, 20))
    assert edtf(agreed) == "2016-01-20"


def test_two_dates_that_disagree() -> None:
    found = told(Equivalent(CalendarDate(2015, 12, 16), CalendarDate(2015, 12, 18)))
    assert edtf(found) == "2015-12-16"
    assert kinds(found) == ["date"]
    assert others(found) == [("2015-12-18", "date")]
    together = told(Equivalent(Deictic(Granularity.DAY), CalendarDate(2015, 12, 18)))
    assert edtf(together) == "2015-12-18"
    assert kinds(together) == ["date"]


def test_the_time_of_day_of_either_half_is_kept() -> None:
    first = told(Equivalent(DayTime(FRIDAY, PartOfDay.EVENING), day_month(18, 12))).interval
    assert first is not None
    assert (first.edtf, first.part_of_day) == ("2015-12-18", "EV")
    second = told(Equivalent(FRIDAY, DayTime(CalendarDate(2015, 12, 18), None, 10, 30)))
    assert edtf(second) == "2015-12-18T10:30"
    bad = told(Equivalent(DayTime(FRIDAY, None, 30), day_month(18, 12)))
    assert bad.problem is not None
    assert bad.problem.code == "no-such-time"


# --- two calendars -----------------------------------------------------------------------------


def test_two_calendars_that_agree() -> None:
    found = told(Equivalent(hijri(1437, 3, 7), CalendarDate(2015, 12, 18)))
    assert edtf(found) == "2015-12-18"
    assert found.conflicts == ()
    assert found.interval is not None
    assert found.interval.tolerance_days == 0
    # a day more or less is what local sighting allows
    for day in (6, 8):
        assert told(Equivalent(hijri(1437, 3, day), CalendarDate(2015, 12, 18))).conflicts == ()


def test_two_calendars_that_disagree_are_both_reported() -> None:
    # The dateline «6 / صفر / 1437 – 16 / 12 / 2015»: 6 Safar was 18 November.
    for expr in (
        Equivalent(hijri(1437, 2, 6), CalendarDate(2015, 12, 16)),
        Equivalent(CalendarDate(2015, 12, 16), hijri(1437, 2, 6)),
        Equivalent(Weekday(Day.WEDNESDAY), Equivalent(hijri(1437, 2, 6), CalendarDate(2015, 12, 16))),
        Equivalent(Equivalent(Weekday(Day.WEDNESDAY), hijri(1437, 2, 6)), CalendarDate(2015, 12, 16)),
    ):
        found = told(expr)
        assert edtf(found) == "2015-12-16"
        (conflict,) = found.conflicts
        assert conflict.kind == "calendar"
        assert conflict.kept.edtf == "2015-12-16"
        assert conflict.rejected is not None
        assert conflict.rejected.edtf == "2015-11-18"
        assert conflict.detail == (28,)
        assert ("2015-11-18", "calendar") in others(found)


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        # each half lends what the other lacks
        (Equivalent(hijri(1430, 3, 7), day_month(4, 3)), "2009-03-04"),
        (Equivalent(hijri(None, 3, 7), CalendarDate(2009, 3, 4)), "2009-03-04"),
        (Equivalent(hijri(1430, 3, 7), CalendarDate(month=3)), "2009-03"),
        (Equivalent(hijri(1437, 3, None), CalendarDate(2015, 12)), "2015-12"),
        # a Hijri date with its weekday is certain to the day
        (Equivalent(FRIDAY, hijri(1437, 3, 8)), "2015-12-18"),
    ],
)
def test_a_half_lends_the_other_what_it_lacks(expr: Expr, expected: str) -> None:
    found = told(expr)
    assert edtf(found) == expected
    assert found.conflicts == ()


def test_a_weekday_settles_a_hijri_date_within_its_tolerance_only() -> None:
    settled = told(Equivalent(FRIDAY, hijri(1437, 3, 8)))
    assert settled.interval is not None
    assert settled.interval.tolerance_days == 0
    apart = told(Equivalent(FRIDAY, hijri(1437, 3, 10)))
    assert edtf(apart) == "2015-12-21"
    assert kinds(apart) == ["weekday"]


def test_a_half_that_cannot_be_read_leaves_the_other_and_a_conflict() -> None:
    found = told(Equivalent(CalendarDate(2015, 2, 31), hijri(1436, 5, 9)))
    assert edtf(found) == "2015-02-28"
    (conflict,) = found.conflicts
    assert conflict.kind == "unreadable-half"
    assert isinstance(conflict.detail[1], Problem)
    assert conflict.detail[1].code == "no-such-day"
    other = told(Equivalent(hijri(1436, 5, 31), CalendarDate(2015, 2, 28)))
    assert edtf(other) == "2015-02-28"
    assert kinds(other) == ["unreadable-half"]
    neither = told(Equivalent(CalendarDate(2015, 2, 31), hijri(1436, 5, 31)))
    assert neither.interval is None
    assert neither.problem == Problem("no-such-day", (CalendarDate(2015, 2, 31), 28))


# --- other contradictions ----------------------------------------------------------------------


def test_a_complete_date_wins_over_its_direction_word() -> None:
    assert kinds(told(Relative(CalendarDate(2014, 9), LAST))) == []
    against = told(Relative(CalendarDate(2016, 9), LAST))
    assert edtf(against) == "2016-09"
    assert kinds(against) == ["direction"]
    assert kinds(told(Relative(CalendarDate(2014, 9), NEXT))) == ["direction"]


def test_a_part_that_does_not_lie_in_its_whole() -> None:
    found = told(Within(CalendarDate(2015, 12, 18), CalendarDate(year=2011)))
    assert edtf(found) == "2015-12-18"
    (conflict,) = found.conflicts
    assert (conflict.kind, conflict.rejected) == ("containment", Interval.year(2011))


# --- an uncertain anchor -----------------------------------------------------------------------


def test_an_uncertain_anchor_makes_what_depends_on_it_uncertain() -> None:
    days = (date(2015, 12, 15), WEDNESDAY, date(2015, 12, 18))
    anchor = Anchor(WEDNESDAY, candidates=days)
    found = told(Relative(FRIDAY, NEXT), anchor)
    assert edtf(found) == "2015-12-18?"
    assert others(found) == [("2015-12-25", "anchor")]
    today = told(Deictic(Granularity.DAY), anchor)
    assert edtf(today) == "2015-12-16?"
    assert others(today) == [("2015-12-15", "anchor"), ("2015-12-18", "anchor")]
    # all candidates lie in one year and one week
    assert edtf(told(Deictic(Granularity.YEAR, -1), anchor)) == "2014"
    assert edtf(told(Deictic(Granularity.WEEK), anchor)) == "[2015-12-14..2015-12-20]"
    assert edtf(told(CalendarDate(2015, 12, 18), anchor)) == "2015-12-18"
    about = told(Approximate(Deictic(Granularity.DAY)), anchor).interval
    assert about is not None
    assert about.qualifier is Qualifier.BOTH


def test_a_printed_weekday_chooses_among_the_candidates() -> None:
    anchor = Anchor(WEDNESDAY, candidates=(date(2015, 12, 15), WEDNESDAY))
    found = told(Equivalent(Deictic(Granularity.DAY), TUESDAY), anchor)
    assert edtf(found) == "2015-12-15"
    assert found.conflicts == ()
    assert any(step.code == "candidate-fits-better" for step in found.derivation)


def test_a_day_that_a_month_lacks_chooses_among_the_candidates() -> None:
    anchor = Anchor(date(2015, 11, 30), candidates=(date(2015, 11, 30), date(2015, 12, 1)))
    assert edtf(told(Within(CalendarDate(day=31), Deictic(Granularity.MONTH)), anchor)) == "2015-12-31"
    none = told(Within(CalendarDate(day=32), Deictic(Granularity.MONTH)), anchor)
    assert none.problem is not None


def test_no_anchor() -> None:
    missing = Problem("missing-anchor")
    for relative in (FRIDAY, day_month(18, 12), Deictic(Granularity.WEEK), Shift(-1, Granularity.DAY)):
        assert resolve(relative, None).problem == missing
    for absolute, expected in (
        (CalendarDate(2015, 12, 18), "2015-12-18"),
        (hijri(1437, 3, 7), "2015-12-18"),
        (Equivalent(FRIDAY, CalendarDate(2015, 12, 18)), "2015-12-18"),
        (Within(day_month(18, 12), CalendarDate(year=2015)), "2015-12-18"),
        (Range(CalendarDate(day=3), CalendarDate(2015, 1, 5)), "2015-01-03/2015-01-05"),
        (Open(Relation.SINCE, CalendarDate(2011, 3)), "2011-03/.."),
        (Part(Portion.START, CalendarDate(2015, 9)), "[2015-09-01..2015-09-10]"),
    ):
        assert edtf(resolve(absolute, None)) == expected


@pytest.mark.parametrize(
    ("expr", "depends"),
    [
        (FRIDAY, True),
        (Relative(FRIDAY, NEXT), True),
        (day_month(18, 12), True),
        (CalendarDate(2015, 12, 18), False),
        (CalendarDate(15, 12, 18, year_digits=2), True),
        (Within(day_month(18, 12), CalendarDate(year=2015)), False),
        (Within(day_month(18, 12), Deictic(Granularity.YEAR)), True),
        (Equivalent(FRIDAY, CalendarDate(2015, 12, 18)), False),
        (Equivalent(Deictic(Granularity.DAY), FRIDAY), True),
        (Range(CalendarDate(day=3), CalendarDate(2015, 1, 5)), False),
        (EventRelative(Relation.AFTER, "e", 2, Granularity.DAY), False),
        (Vague(VagueRef.PAST), False),
        (DayTime(CalendarDate(2015, 12, 18), PartOfDay.EVENING), False),
    ],
)
def test_what_depends_on_the_anchor(expr: Expr, *, depends: bool) -> None:
    assert depends_on_anchor(expr) is depends


# --- events ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "expected", "alternatives"),
    [
        (EventRelative(Relation.AFTER, "لقاء", 2, Granularity.DAY), "2016-12-10", []),
        (EventRelative(Relation.BEFORE, "لقاء", 2, Granularity.DAY), "2016-12-05", []),
        (EventRelative(Relation.AFTER, "لقاء", 1, Granularity.WEEK), "[2016-12-12..2016-12-18]", ["2016-12-15"]),
        (EventRelative(Relation.EVE, "لقاء"), "2016-12-06", []),
        (EventRelative(Relation.SINCE, "لقاء"), "2016-12-07/..", []),
        (EventRelative(Relation.UNTIL, "لقاء"), "../2016-12-08", []),
        (EventRelative(Relation.BEFORE, "لقاء"), "../2016-12-06", []),
        (EventRelative(Relation.AFTER, "لقاء"), "2016-12-09/..", []),
        (EventRelative(Relation.ON, "لقاء"), "[2016-12-07..2016-12-08]", []),
        (EventRelative(Relation.DURING, "لقاء"), "[2016-12-07..2016-12-08]", []),
    ],
)
def test_an_event_with_a_known_date_is_an_anchor(expr: Expr, expected: str, alternatives: list[str]) -> None:
    meeting = {"لقاء": Interval(date(2016, 12, 7), date(2016, 12, 8), part_of_day="EV")}
    found = resolve(expr, None, events=meeting.get)
    assert edtf(found) == expected
    assert [days for days, _ in others(found)] == alternatives


def test_an_event_that_nobody_dated() -> None:
    nobody = resolve(EventRelative(Relation.AFTER, "لقاء"), Anchor(WEDNESDAY))
    assert nobody.problem == Problem("unknown-event", ("لقاء",))
    empty: dict[str, Interval] = {}
    assert resolve(EventRelative(Relation.AFTER, "لقاء"), None, events=empty.get).problem == nobody.problem
    negative = EventRelative(Relation.AFTER, "لقاء", -1, Granularity.DAY)
    found = resolve(negative, None, events={"لقاء": Interval.day(WEDNESDAY)}.get)
    assert found.problem == Problem("nothing-counted")


@pytest.mark.parametrize(("count", "problem"), [(MAX_DEPTH, None), (MAX_DEPTH + 1, "too-deep")])
def test_a_day_is_written_in_no_more_ways_than_are_compared(count: int, problem: str | None) -> None:
    ways: Expr = CalendarDate(2015, 12, 18)
    for _ in range(count - 1):
        ways = Equivalent(CalendarDate(2015, 12, 18), ways)
    resolution = resolve(ways, Anchor(WEDNESDAY))
    assert (resolution.problem.code if resolution.problem else None) == problem
