"""Hypothesis strategies for days and intervals, shared by the tests of ``timeline.dates``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from timeline.dates.clock import ClockTime
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval, Qualifier

days = st.dates(date.min, date.max)
edge_days = st.one_of(
    days,
    st.dates(date.min, date(1, 3, 31)),
    st.dates(date(9999, 10, 1), date.max),
    st.dates(date(2011, 1, 1), date(2020, 12, 31)),
)
week_starts = st.integers(0, 6)
granularities = st.sampled_from(Granularity)
qualifiers = st.one_of(st.none(), st.sampled_from(Qualifier))

# Offsets of less than a day, in minutes east of UTC.
clocks = st.builds(
    lambda hour, minute, second, offset: ClockTime(hour, minute, second if minute is not None else None, offset),
    st.integers(0, 23),
    st.one_of(st.none(), st.integers(0, 59)),
    st.one_of(st.none(), st.integers(0, 59)),
    st.one_of(st.none(), st.integers(-1439, 1439)),
)


@st.composite
def units(draw: st.DrawFn) -> Interval:
    """Exactly one unit around some day."""
    unit = Interval.unit(draw(edge_days), draw(granularities), week_start=draw(week_starts))
    return replace(unit, extent=draw(st.sampled_from(Extent)), qualifier=draw(qualifiers))


@st.composite
def spans(draw: st.DrawFn) -> Interval:
    """Any two days, or an end left open, with any granularity."""
    first, last = sorted((draw(edge_days), draw(edge_days)))
    start, end = draw(st.sampled_from([(first, last), (first, None), (None, last), (None, None), (first, first)]))
    return Interval(start, end, draw(granularities), draw(st.sampled_from(Extent)), draw(qualifiers))


@st.composite
def unit_runs(draw: st.DrawFn) -> Interval:
    """From one unit to another of the same kind: months, years."""
    kind = draw(st.sampled_from([Granularity.MONTH, Granularity.YEAR, Granularity.QUARTER, Granularity.DECADE]))
    first, last = sorted((draw(edge_days), draw(edge_days)))
    start, end = Interval.unit(first, kind).start, Interval.unit(last, kind).end
    return Interval(start, end, kind, draw(st.sampled_from(Extent)), draw(qualifiers))


@st.composite
def times(draw: st.DrawFn) -> Interval:
    """A day with a clock time or a part of the day."""
    day = draw(edge_days)
    clock = draw(st.one_of(st.none(), clocks))
    part = draw(st.sampled_from([None, "DA", "MO", "MI", "AF", "EV", "NI", "DT"]))
    granularity = Granularity.DAY if clock is None else clock.granularity
    return Interval(day, day, granularity, Extent.WITHIN, draw(qualifiers), part, clock, draw(st.integers(0, 2)))


@st.composite
def between_hours(draw: st.DrawFn) -> Interval:
    """From one clock time to another, of one day or of two; one of the two may not be known, or one end open."""
    first, last = sorted((draw(edge_days), draw(edge_days)))
    begin, until = draw(st.one_of(st.none(), clocks)), draw(clocks)
    if draw(st.booleans()):
        return Interval(first, None, until.granularity, Extent.THROUGHOUT, clock=until)
    if first == last and begin is not None and until.is_before(begin):
        begin, until = until, begin
    known = [until.granularity] if begin is None else [begin.granularity, until.granularity]
    unit = min(known, key=lambda one: one.rank)
    return Interval(first, last, unit, Extent.THROUGHOUT, clock=begin, end_clock=until)


singles = st.one_of(units(), spans(), unit_runs(), times(), between_hours())


@st.composite
def enumerations(draw: st.DrawFn) -> Interval:
    """Several of anything, all of them or one of them."""
    members = draw(st.lists(singles, min_size=1, max_size=4))
    return Interval.all_of(members) if draw(st.booleans()) else Interval.one_of(members)


intervals = st.one_of(singles, enumerations())
