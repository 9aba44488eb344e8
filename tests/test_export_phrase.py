"""Dates in words, in the reader's style."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from timeline.dates.clock import ClockTime
from timeline.dates.interval import Interval
from timeline.export.moments import moments
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


def test_events_without_a_known_order_stand_under_one_date() -> None:
    later = Interval.day(date(2015, 12, 19))
    rows = [row(1, "a", EVENING), row(1, "b", FRIDAY), row(3, "c", later), row(None, "d", None), row(None, "e", None)]
    found = [(moment.interval, [event["id"] for event in moment.events]) for moment in moments(rows)]
    assert found == [(FRIDAY, ["a", "b"]), (later, ["c"]), (None, ["d", "e"])]


def test_an_event_alone_keeps_all_that_is_known_of_its_date() -> None:
    (moment,) = moments([row(1, "a", EVENING)])
    assert moment.interval == EVENING
