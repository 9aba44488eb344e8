"""Dates in words, in the reader's style."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates_strategies import times
from timeline.dates.clock import ClockTime
from timeline.dates.interval import Interval
from timeline.dates.ordering import precedes
from timeline.export.moments import Order, moments
from timeline.export.phrase import phrase
from timeline.export.style import ENGLISH, Calendars, Digits, Language, Months, Style
from timeline.export.wire import interval_json

FRIDAY = Interval.day(date(2015, 12, 18))
EVENING = Interval(FRIDAY.start, FRIDAY.end, part_of_day="EV")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style(), "الجمعة 18 كانون الأول 2015"),
        (Style(months=Months.EGYPTIAN), "الجمعة 18 ديسمبر 2015"),
        (Style(months=Months.MOROCCAN), "الجمعة 18 دجنبر 2015"),
        (Style(digits=Digits.ARABIC_INDIC), "الجمعة ١٨ كانون الأول ٢٠١٥"),
        (Style(calendar=Calendars.HIJRI), "الجمعة 7 ربيع الأول 1437 هـ"),
        (Style(calendar=Calendars.BOTH), "الجمعة 18 كانون الأول 2015 (7 ربيع الأول 1437 هـ)"),
        (ENGLISH, "Friday 18 December 2015"),
        (Style(Language.ENGLISH, Months.EGYPTIAN, Calendars.GREGORIAN, Digits.ARABIC_INDIC), "Friday 18 December 2015"),
    ],
)
def test_readers_choose_how_a_date_is_written(style: Style, expected: str) -> None:
    assert phrase(FRIDAY, style) == expected


@pytest.mark.parametrize(
    ("interval", "arabic", "english"),
    [
        (
            replace(FRIDAY, clock=ClockTime(9), end_clock=ClockTime(16, 30)),
            "الجمعة 18 كانون الأول 2015، من الساعة 09 إلى الساعة 16:30",
            "Friday 18 December 2015, 09 to 16:30",
        ),
        (
            replace(FRIDAY, end=date(2015, 12, 19), clock=ClockTime(22), end_clock=ClockTime(6)),
            "من الجمعة 18 كانون الأول 2015، الساعة 22 إلى السبت 19 كانون الأول 2015، الساعة 06",
            "from Friday 18 December 2015, 22 to Saturday 19 December 2015, 06",
        ),
        (
            replace(FRIDAY, end_clock=ClockTime(16)),
            "الجمعة 18 كانون الأول 2015، حتى الساعة 16",
            "Friday 18 December 2015, until 16",
        ),
    ],
)
def test_hours_are_told_with_their_end(interval: Interval, arabic: str, english: str) -> None:
    assert phrase(interval, Style()) == arabic
    assert phrase(interval, ENGLISH) == english


@pytest.mark.parametrize("months", list(Months))
@pytest.mark.parametrize("calendar", list(Calendars))
@pytest.mark.parametrize("language", list(Language))
def test_every_choice_is_one_that_the_library_knows(months: Months, calendar: Calendars, language: Language) -> None:
    style = Style(language, months, calendar)
    assert "2015" in phrase(FRIDAY, style) or "1437" in phrase(FRIDAY, style)
    assert phrase(None, style)


def row(rank: int | None, name: str, interval: Interval | None) -> tuple[int | None, dict[str, object]]:
    return rank, {"id": name, "date": interval_json(interval)}


def test_events_of_one_day_stand_under_one_date_with_what_their_hours_say() -> None:
    later = Interval.day(date(2015, 12, 19))
    rows = [row(1, "a", EVENING), row(1, "b", FRIDAY), row(3, "c", later), row(None, "d", None), row(None, "e", None)]
    found = [(moment.interval, [event["id"] for event in moment.events], moment.order) for moment in moments(rows)]
    assert found == [
        (FRIDAY, ["b", "a"], Order.NONE),
        (later, ["c"], Order.ALL),
        (None, ["d", "e"], Order.NONE),
    ]


MORNING = replace(FRIDAY, part_of_day="MO")
NOON = replace(FRIDAY, clock=ClockTime(12, 30))
IN_UTC = replace(FRIDAY, clock=ClockTime(9, 0, utc_offset=0))


@pytest.mark.parametrize(
    ("intervals", "expected", "order"),
    [
        ([EVENING, MORNING], [MORNING, EVENING], Order.ALL),
        ([EVENING, NOON, MORNING], [MORNING, NOON, EVENING], Order.ALL),
        ([EVENING, FRIDAY, MORNING], [FRIDAY, MORNING, EVENING], Order.SOME),
        ([EVENING, EVENING], [EVENING, EVENING], Order.NONE),
        ([EVENING, MORNING, EVENING], [MORNING, EVENING, EVENING], Order.SOME),
        ([NOON, IN_UTC], [IN_UTC, NOON], Order.NONE),
        ([EVENING, IN_UTC, MORNING], [IN_UTC, MORNING, EVENING], Order.SOME),
        ([replace(MORNING, tolerance_days=1), EVENING], [replace(MORNING, tolerance_days=1), EVENING], Order.NONE),
    ],
)
def test_hours_order_the_events_of_a_day(intervals: list[Interval], expected: list[Interval], order: Order) -> None:
    (moment,) = moments([row(1, str(number), interval) for number, interval in enumerate(intervals)])
    assert [intervals[int(event["id"])] for event in moment.events] == expected
    assert moment.order is order


@given(st.lists(times(), min_size=2, max_size=6))
def test_the_order_shown_contradicts_nothing_that_is_known(told: list[Interval]) -> None:
    told = [replace(one, start=FRIDAY.start, end=FRIDAY.end) for one in told]
    (moment,) = moments([row(1, str(number), one) for number, one in enumerate(told)])
    shown = [told[int(event["id"])] for event in moment.events]
    known = sum(precedes(one, other) for one, other in combinations(shown, 2))
    assert not any(precedes(other, one) for one, other in combinations(shown, 2))
    pairs = len(shown) * (len(shown) - 1) // 2
    assert moment.order is (Order.ALL if known == pairs else Order.SOME if known else Order.NONE)


def test_an_event_alone_keeps_all_that_is_known_of_its_date() -> None:
    (moment,) = moments([row(1, "a", EVENING)])
    assert moment.interval == EVENING
