"""What holds for every expression and every anchor from year 1 to 9999."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import (
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
    Equivalent,
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
from timeline.resolution import Anchor, Policy, depends_on_anchor, resolve
from timeline.resolution.derivation import LANGUAGES, explain, render
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

DAYS = st.dates()
MIDDLE_DAYS = st.dates(date(1500, 1, 1), date(2500, 12, 31))
# Small numbers mostly mean something, large ones must not hurt.
NUMBERS = st.integers(-3, 40) | st.integers(-(10**6), 10**6) | st.sampled_from([10**9, -(10**9), 10**40])
UNITS = st.sampled_from(Granularity)
NAMES = st.sampled_from(["eid-al-fitr", "easter", "new-year", "laylat-al-qadr", "mothers-day", "no-such-day"])


def optional(values: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.none() | values


PARTS = optional(st.integers(-1, 32) | NUMBERS)
YEARS = optional(st.integers(1, 9999) | st.integers(1400, 1500) | NUMBERS)
WEEKDAYS = st.builds(Weekday, st.sampled_from(Day))
DATES = st.builds(
    CalendarDate, YEARS, PARTS, PARTS, st.sampled_from(Calendar), st.sampled_from([4, 4, 2]), st.booleans()
)

LEAVES: st.SearchStrategy[Expr] = st.one_of(
    WEEKDAYS,
    DATES,
    st.builds(CalendarDate, st.none(), st.integers(1, 12), optional(st.integers(1, 31)), st.sampled_from(Calendar)),
    st.builds(Deictic, UNITS, NUMBERS),
    st.builds(Anaphoric, UNITS, NUMBERS),
    st.builds(Season, st.sampled_from(SeasonName), YEARS),
    st.builds(Holiday, NAMES, YEARS, st.sampled_from(Calendar)),
    st.builds(Decade, NUMBERS),
    st.builds(Century, NUMBERS, st.sampled_from(Calendar)),
    st.builds(Nth, NUMBERS, UNITS | WEEKDAYS),
    st.builds(Shift, NUMBERS, UNITS),
    st.builds(Stretch, NUMBERS, UNITS, st.sampled_from(Direction)),
    st.builds(DayTime, st.none(), st.none() | st.sampled_from(PartOfDay), PARTS, PARTS, PARTS, st.booleans()),
    st.builds(Duration, st.none() | st.floats(0, 100) | st.integers(0, 9), UNITS),
    st.builds(Vague, st.sampled_from(VagueRef)),
    st.builds(
        EventRelative, st.sampled_from(Relation), st.sampled_from(["a", "b"]), optional(NUMBERS), st.none() | UNITS
    ),
)


def nested(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(Relative, inner, st.sampled_from(Direction)),
        st.builds(Within, inner, inner),
        st.builds(Part, st.sampled_from(Portion), inner, st.booleans()),
        st.builds(Nth, NUMBERS, UNITS | WEEKDAYS, inner),
        st.builds(Shift, NUMBERS, UNITS, inner),
        st.builds(Range, inner, inner),
        st.builds(AllOf, st.lists(inner, max_size=4).map(tuple)),
        st.builds(Open, st.sampled_from(Relation), inner),
        st.builds(Equivalent, inner, inner),
        st.builds(Approximate, inner),
        st.builds(Set, st.none() | inner, NUMBERS, st.none() | UNITS),
        st.builds(
            DayTime,
            inner,
            st.none() | st.sampled_from(PartOfDay),
            PARTS,
            PARTS,
            st.none(),
            st.booleans(),
            optional(st.integers(-1500, 1500)),
            st.none(),
            st.booleans(),
        ),
    )


EXPRESSIONS: st.SearchStrategy[Expr] = st.recursive(LEAVES, nested, max_leaves=6)
CONTEXTS = st.builds(Context, st.sampled_from(Tense), st.just(""), st.booleans(), st.booleans(), st.just(value=False))
POLICIES = st.builds(
    Policy,
    st.sampled_from(NextWeekday),
    st.sampled_from(TenselessDate),
    st.sampled_from(Day),
    st.sampled_from(WeekendDays),
    st.booleans(),
    st.integers(0, 99),
    st.sampled_from(CenturyCount),
    st.sampled_from(WinterYear),
    st.none(),
    st.sampled_from(TenselessDate),
    st.sampled_from(TenselessDate),
    st.sampled_from(StretchCount),
    st.sampled_from(WeekOfMonth),
    st.sampled_from(AmbiguousHour),
)
TIMES = st.none() | st.datetimes()
ANCHORS = st.none() | st.builds(Anchor, DAYS, candidates=st.lists(DAYS, max_size=3).map(tuple), time=TIMES)
ANTECEDENTS = st.none() | DAYS.map(lambda day: Interval(day, day)) | DAYS.map(lambda day: Interval(day, None))


def day_of(expr: Expr, anchor: date, policy: Policy | None = None) -> date:
    """The single day that an expression names; fails the test where it names none."""
    interval = resolve(expr, Anchor(anchor), policy or Policy()).interval
    assert interval is not None
    assert interval.start is not None
    assert interval.start == interval.end
    return interval.start


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EXPRESSIONS, ANCHORS, POLICIES, CONTEXTS, ANTECEDENTS)
def test_nothing_raises_and_the_same_input_gives_the_same_answer(
    expr: Expr, anchor: Anchor | None, policy: Policy, context: Context, antecedent: Interval | None
) -> None:
    known = {"a": Interval.day(date(2015, 12, 18))}
    first = resolve(expr, anchor, policy, context=context, antecedent=antecedent, events=known.get)
    again = resolve(expr, anchor, policy, context=context, antecedent=antecedent, events=known.get)
    assert first == again
    assert first.interval is None or first.problem is None
    assert first.interval is not None or not first.alternatives
    for language in LANGUAGES:
        assert all(render(first, language))
        assert explain(first, language)


@settings(max_examples=200, deadline=None)
@given(EXPRESSIONS, DAYS, DAYS)
def test_what_does_not_ask_for_the_anchor_is_the_same_from_every_day(expr: Expr, one: date, other: date) -> None:
    assume(not depends_on_anchor(expr))
    # Asked from a day where it can be answered, it is answered without an anchor and from elsewhere alike.
    first = resolve(expr, Anchor(one))
    if not any(step.code == "anchor" for step in first.derivation):
        assert first.interval == resolve(expr, None).interval
        assert first.interval == resolve(expr, Anchor(other)).interval


@given(st.sampled_from(Day), MIDDLE_DAYS)
def test_a_weekday_with_a_direction_lies_one_to_seven_days_away(day: Day, anchor: date) -> None:
    ahead = day_of(Relative(Weekday(day), Direction.NEXT), anchor)
    behind = day_of(Relative(Weekday(day), Direction.LAST), anchor)
    assert 1 <= (ahead - anchor).days <= 7
    assert 1 <= (anchor - behind).days <= 7
    assert ahead.weekday() == behind.weekday() == day


@given(st.sampled_from(Day), MIDDLE_DAYS, st.sampled_from([None, *Direction]))
def test_an_anchor_a_week_later_moves_a_weekday_by_a_week(day: Day, anchor: date, direction: Direction | None) -> None:
    expr: Expr = Weekday(day) if direction is None else Relative(Weekday(day), direction)
    week = timedelta(days=7)
    for policy in (Policy(), Policy(next_weekday=NextWeekday.NEXT_WEEK), Policy(tenseless=TenselessDate.SAME_PERIOD)):
        assert day_of(expr, anchor + week, policy) - day_of(expr, anchor, policy) == week


@given(st.sampled_from(Day), MIDDLE_DAYS, st.sampled_from(Tense))
def test_tense_decides_the_side_of_a_bare_weekday(day: Day, anchor: date, tense: Tense) -> None:
    found = resolve(Weekday(day), Anchor(anchor), context=Context(tense=tense)).interval
    assert found is not None
    assert found.start is not None
    distance = (found.start - anchor).days
    low, high = {Tense.PAST: (-6, 0), Tense.FUTURE: (0, 6), Tense.NONE: (-3, 3)}[tense]
    assert low <= distance <= high


NESTED_UNITS = [
    Granularity.DAY,
    Granularity.MONTH,
    Granularity.QUARTER,
    Granularity.HALF,
    Granularity.YEAR,
    Granularity.DECADE,
    Granularity.CENTURY,
]


@given(MIDDLE_DAYS, st.sampled_from(Day))
def test_a_coarser_unit_contains_the_finer_one(anchor: date, week_start: Day) -> None:
    policy = Policy(week_start=week_start)
    found = [resolve(Deictic(unit), Anchor(anchor), policy).interval for unit in NESTED_UNITS]
    week = resolve(Deictic(Granularity.WEEK), Anchor(anchor), policy).interval
    assert week is not None
    assert week.contains(anchor)
    assert week.start is not None
    assert week.start.weekday() == week_start
    for finer, coarser in pairwise(found):
        assert finer is not None
        assert coarser is not None
        assert coarser.contains(finer)


@given(st.sampled_from(NESTED_UNITS[1:]), st.sampled_from(Portion), MIDDLE_DAYS)
def test_a_third_lies_in_its_period_and_the_three_fill_it(unit: Granularity, portion: Portion, anchor: date) -> None:
    whole = resolve(Deictic(unit), Anchor(anchor)).interval
    thirds = [resolve(Part(p, Deictic(unit)), Anchor(anchor)).interval for p in Portion]
    assert whole is not None
    starts_and_ends = []
    for third in thirds:
        assert third is not None
        assert whole.contains(third)
        starts_and_ends.append((third.start, third.end))
    assert starts_and_ends[0][0] == whole.start
    assert starts_and_ends[2][1] == whole.end
    for (_, end), (start, _) in pairwise(starts_and_ends):
        assert end is not None
        assert start == end + timedelta(days=1)


@given(st.integers(1, 400), st.sampled_from([Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR]))
def test_a_shift_forwards_and_back_returns_to_the_unit_of_the_anchor(count: int, unit: Granularity) -> None:
    anchor = date(2015, 12, 16)
    there_and_back = resolve(Shift(-count, unit, Shift(count, unit)), Anchor(anchor)).interval
    assert there_and_back is not None
    assert there_and_back.contains(anchor)


@given(MIDDLE_DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_yearless_date_is_at_most_half_a_year_away_and_has_the_other_side(anchor: date, month: int, day: int) -> None:
    found = resolve(CalendarDate(month=month, day=day), Anchor(anchor))
    assert found.interval is not None
    assert found.interval.start is not None
    distance = (found.interval.start - anchor).days
    assert abs(distance) <= 183
    for other in found.alternatives:
        assert other.interval.start is not None
        assert ((other.interval.start - anchor).days > 0) == (distance <= 0)


@given(MIDDLE_DAYS, st.integers(0, 40), st.integers(0, 40))
def test_a_range_whose_ends_share_a_year_never_ends_before_it_begins(anchor: date, first: int, second: int) -> None:
    start, end = anchor + timedelta(days=first), anchor + timedelta(days=first + second)
    expr = Range(CalendarDate(month=start.month, day=start.day), CalendarDate(end.year, end.month, end.day))
    found = resolve(expr, Anchor(anchor)).interval
    assert found is not None
    assert found.start is not None
    assert found.end == end
    if start != end and (start.month, start.day) != (2, 29):
        assert found.start == start


@given(st.lists(DAYS, min_size=2, max_size=5, unique=True), EXPRESSIONS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_candidates_that_agree_leave_the_answer_certain(days: list[date], expr: Expr) -> None:
    alone = resolve(expr, Anchor(days[0]))
    among = resolve(expr, Anchor(days[0], candidates=tuple(days)))
    if not depends_on_anchor(expr) and not any(step.code == "anchor" for step in alone.derivation):
        assert among == alone
    if among.interval is not None and any(other.reason == "anchor" for other in among.alternatives):
        assert among.interval.qualifier is not None


@pytest.mark.parametrize("depth", [50, 500, 20_000])
def test_deep_nesting_is_a_problem_or_an_answer_never_a_crash(depth: int) -> None:
    wrappers: list[Callable[[Expr], Expr]] = [
        lambda e: Approximate(e),
        lambda e: Shift(1, Granularity.DAY, e),
        lambda e: Relative(e, Direction.LAST),
        lambda e: DayTime(e, PartOfDay.NIGHT),
        lambda e: Equivalent(e, Weekday(Day.FRIDAY)),
        lambda e: Within(e, Deictic(Granularity.YEAR)),
        lambda e: Range(e, Weekday(Day.FRIDAY)),
        lambda e: Open(Relation.SINCE, e),
    ]
    for wrap in wrappers:
        expr: Expr = CalendarDate(month=2, day=12)
        for _ in range(depth):
            expr = wrap(expr)
        found = resolve(expr, Anchor(date(2015, 12, 16)))
        assert found.interval is not None or found.problem is not None


def test_long_enumerations_take_linear_time() -> None:
    members = tuple(CalendarDate(year=1000 + n) for n in range(5000))
    found = resolve(AllOf(members), None)
    assert found.interval is not None
    assert len(found.interval.members) == 5000
