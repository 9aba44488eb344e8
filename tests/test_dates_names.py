"""Dates for readers: names by region, phrases in both languages, digits, calendars, and no dash between digits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates_strategies import edge_days, intervals
from timeline.dates import hijri, words
from timeline.dates.granularity import Granularity
from timeline.dates.interval import ClockTime, Extent, Interval, Qualifier
from timeline.dates.names import format_interval, weekday_name
from timeline.errors import LanguageDataError

D = date.fromisoformat
TUESDAY = Interval.day(D("2015-12-15"))
LANGUAGES = st.sampled_from(["ar", "en"])
MONTHS = st.sampled_from(["levantine", "egyptian", "moroccan", "maghrebi", "mauritanian", "double"])
CALENDARS = st.sampled_from(["gregorian", "hijri", "both"])


@pytest.mark.parametrize(
    ("interval", "arabic", "english"),
    [
        (TUESDAY, "الثلاثاء 15 كانون الأول 2015", "Tuesday 15 December 2015"),
        (
            replace(TUESDAY, part_of_day="EV"),
            "مساء الثلاثاء 15 كانون الأول 2015",
            "evening of Tuesday 15 December 2015",
        ),
        (
            replace(TUESDAY, clock=ClockTime(12, 19)),
            "الثلاثاء 15 كانون الأول 2015، الساعة 12:19",
            "Tuesday 15 December 2015, 12:19",
        ),
        (
            replace(TUESDAY, clock=ClockTime(12, 19, None, 0)),
            "الثلاثاء 15 كانون الأول 2015، الساعة 12:19 بتوقيت غرينتش",
            "Tuesday 15 December 2015, 12:19 UTC",
        ),
        (
            replace(TUESDAY, clock=ClockTime(12, 19, None, 210)),
            "الثلاثاء 15 كانون الأول 2015، الساعة 12:19 (غرينتش + 3:30)",
            "Tuesday 15 December 2015, 12:19 (UTC + 3:30)",
        ),
        (
            replace(TUESDAY, clock=ClockTime(7, None, None, -300)),
            "الثلاثاء 15 كانون الأول 2015، الساعة 07 (غرينتش ناقص 5)",
            "Tuesday 15 December 2015, 07 (UTC minus 5)",
        ),
        (
            replace(TUESDAY, qualifier=Qualifier.APPROXIMATE),
            "الثلاثاء 15 كانون الأول 2015 (تقريبا)",
            "Tuesday 15 December 2015 (approximately)",
        ),
        (
            Interval.between(D("2016-12-08"), D("2016-12-10")),
            "من 8 إلى 10 كانون الأول 2016",
            "from 8 to 10 December 2016",
        ),
        (
            Interval.between(D("2015-11-28"), D("2015-12-03")),
            "من 28 تشرين الثاني إلى 3 كانون الأول 2015",
            "from 28 November to 3 December 2015",
        ),
        (
            Interval.between(D("2015-12-28"), D("2016-01-03")),
            "من 28 كانون الأول 2015 إلى 3 كانون الثاني 2016",
            "from 28 December 2015 to 3 January 2016",
        ),
        (Interval(D("2015-12-07"), D("2015-12-13")), "بين 7 و13 كانون الأول 2015", "between 7 and 13 December 2015"),
        (
            Interval.week(D("2015-12-10")),
            "الأسبوع من 7 إلى 13 كانون الأول 2015",
            "week from 7 to 13 December 2015",
        ),
        (
            Interval(D("2015-12-02"), D("2015-12-16"), Granularity.WEEK),
            "بين 2 و16 كانون الأول 2015",
            "between 2 and 16 December 2015",
        ),
        (
            Interval(D("2015-12-15"), D("2015-12-16"), Granularity.WEEK),
            "بين 15 و16 كانون الأول 2015",
            "between 15 and 16 December 2015",
        ),
        (
            Interval.weekend(D("2015-12-18")),
            "نهاية الأسبوع من 18 إلى 20 كانون الأول 2015",
            "weekend from 18 to 20 December 2015",
        ),
        (
            Interval(D("2015-09-21"), D("2015-09-30"), Granularity.MONTH, qualifier=Qualifier.APPROXIMATE),
            "أواخر أيلول 2015",
            "late September 2015",
        ),
        (Interval(D("2015-01-01"), D("2015-04-30"), Granularity.YEAR), "أوائل عام 2015", "early 2015"),
        (Interval.month(2015, 12), "كانون الأول 2015", "December 2015"),
        (
            replace(Interval.month(2015, 12), extent=Extent.THROUGHOUT),
            "طوال كانون الأول 2015",
            "throughout December 2015",
        ),
        (Interval.year(2015), "عام 2015", "2015"),
        (Interval.quarter(2016, 3), "الربع الثالث من 2016", "3rd quarter of 2016"),
        (Interval.half(2016, 2), "النصف الثاني من 2016", "2nd half of 2016"),
        (Interval.season(2016, "summer"), "صيف 2016", "summer 2016"),
        (Interval.season(2015, "winter"), "شتاء 2015/2016", "winter 2015/2016"),
        (Interval.decade(1980), "ثمانينيات القرن العشرين", "the 1980s"),
        (Interval.decade(2010), "العقد الثاني من القرن الحادي والعشرين", "the 2010s"),
        (Interval.century(20), "القرن العشرون", "20th century"),
        (Interval.century(21), "القرن الحادي والعشرون", "21st century"),
        (Interval.century(35), "القرن 35", "century 35"),
        (Interval.between(D("2015-12-07"), None), "منذ 7 كانون الأول 2015", "since 7 December 2015"),
        (Interval.between(D("2011-01-01"), None, Granularity.YEAR), "منذ عام 2011", "since 2011"),
        (Interval.between(None, D("2015-12-13")), "حتى 13 كانون الأول 2015", "until 13 December 2015"),
        (
            Interval(D("2016-09-01"), None, Granularity.MONTH),
            "أيلول 2016 أو بعده",
            "September 2016 or later",
        ),
        (Interval(None, D("2015-12-13")), "13 كانون الأول 2015 أو قبله", "13 December 2015 or earlier"),
        (Interval(None, None), "في أي وقت", "at any time"),
        (
            Interval.between(D("2015-06-01"), D("2015-08-31"), Granularity.MONTH),
            "من حزيران إلى آب 2015",
            "from June to August 2015",
        ),
        (
            Interval(D("2015-11-01"), D("2016-01-31"), Granularity.MONTH),
            "بين تشرين الثاني 2015 وكانون الثاني 2016",
            "between November 2015 and January 2016",
        ),
        (Interval.between(D("2011-01-01"), D("2015-12-31"), Granularity.YEAR), "من 2011 إلى 2015", "from 2011 to 2015"),
        (
            Interval.all_of([Interval.day(D(text)) for text in ("2015-12-12", "2015-12-14", "2016-01-03")]),
            "12 و14 كانون الأول 2015 و3 كانون الثاني 2016",
            "12, 14 December 2015 and 3 January 2016",
        ),
        (Interval.one_of([Interval.year(2011), Interval.year(2013)]), "عام 2011 أو عام 2013", "2011 or 2013"),
        (
            Interval.all_of([replace(TUESDAY, part_of_day="MO"), replace(TUESDAY, part_of_day="EV")]),
            "صباح 15 كانون الأول 2015 ومساء 15 كانون الأول 2015",
            "morning of 15 December 2015 and evening of 15 December 2015",
        ),
        (
            Interval(D("2015-12-17"), D("2015-12-18"), part_of_day="NI"),
            "ليل الخميس الجمعة، 17 و18 كانون الأول 2015",
            "night of Thursday to Friday, 17 and 18 December 2015",
        ),
        (
            hijri.to_gregorian(1437, 3, 5),
            "الأربعاء 16 كانون الأول 2015 (مع احتمال فارق يوم)",
            "Wednesday 16 December 2015 (give or take a day)",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_phrases(interval: Interval, arabic: str, english: str) -> None:
    assert format_interval(interval) == arabic
    assert format_interval(interval, lang="en") == english


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ("levantine", "16 كانون الأول 2015"),
        ("egyptian", "16 ديسمبر 2015"),
        ("moroccan", "16 دجنبر 2015"),
        ("maghrebi", "16 ديسمبر 2015"),
        ("mauritanian", "16 دجمبر 2015"),
        ("double", "16 كانون الأول/ديسمبر 2015"),
    ],
)
def test_month_systems(months: str, expected: str) -> None:
    assert format_interval(Interval.day(D("2015-12-16")), months=months, weekday=False) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"calendar": "hijri"}, "7 ربيع الأول 1437 هـ"),
        ({"calendar": "both"}, "18 كانون الأول 2015 (7 ربيع الأول 1437 هـ)"),
        ({"calendar": "both", "lang": "en"}, "18 December 2015 (7 Rabiʻ I 1437 AH)"),
        ({"digits": "arab"}, "١٨ كانون الأول ٢٠١٥"),
        ({"digits": "arab", "lang": "en"}, "18 December 2015"),
        ({"weekday": True}, "الجمعة 18 كانون الأول 2015"),
        ({"weekday": True, "calendar": "hijri", "digits": "arab"}, "الجمعة ٧ ربيع الأول ١٤٣٧ هـ"),
    ],
)
def test_one_day_in_every_style(arguments: dict[str, str], expected: str) -> None:
    options = {"weekday": False, **arguments}
    assert format_interval(Interval.day(D("2015-12-18")), **options) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("interval", "calendar", "expected"),
    [
        (hijri.to_gregorian(1437, 3), "hijri", "ربيع الأول 1437 هـ"),
        (hijri.to_gregorian(1437), "hijri", "عام 1437 هـ"),
        (hijri.to_gregorian(1437, 9), "both", "بين 6 حزيران و5 تموز 2016 (رمضان 1437 هـ) (مع احتمال فارق يوم)"),
        (
            Interval.between(D("2016-12-08"), D("2016-12-10")),
            "both",
            "من 8 إلى 10 كانون الأول 2016 (من 9 إلى 11 ربيع الأول 1438 هـ)",
        ),
        (Interval.year(2015), "both", "عام 2015"),
        (Interval.day(D("0600-01-01")), "hijri", "الأربعاء 1 كانون الثاني 600"),
        (Interval.day(D("0600-01-01")), "both", "الأربعاء 1 كانون الثاني 600"),
        (Interval.between(D("2015-12-18"), None), "hijri", "منذ 7 ربيع الأول 1437 هـ"),
        (Interval(D("1945-01-01"), None, Granularity.YEAR), "hijri", "عام 1945 أو بعده"),
        (Interval(None, D("2015-12-31"), Granularity.MONTH), "hijri", "كانون الأول 2015 أو قبله"),
    ],
)
def test_calendars(interval: Interval, calendar: str, expected: str) -> None:
    assert format_interval(interval, calendar=calendar) == expected


@pytest.mark.parametrize(
    ("days", "arabic", "english"),
    [
        (1, "(مع احتمال فارق يوم)", "(give or take a day)"),
        (2, "(مع احتمال فارق يومين)", "(give or take 2 days)"),
        (3, "(مع احتمال فارق 3 أيام)", "(give or take 3 days)"),
    ],
)
def test_tolerance_agrees_with_its_number(days: int, arabic: str, english: str) -> None:
    day = replace(TUESDAY, tolerance_days=days)
    assert format_interval(day).endswith(arabic)
    assert format_interval(day, lang="en").endswith(english)


def test_names() -> None:
    assert weekday_name(4) == "الجمعة"
    assert weekday_name(0, "en") == "Monday"


@pytest.mark.parametrize(
    "arguments",
    [{"lang": "fr"}, {"months": "coptic"}, {"digits": "roman"}, {"calendar": "julian"}],
)
def test_an_unknown_choice_is_named(arguments: dict[str, str]) -> None:
    (wrong,) = arguments.values()
    with pytest.raises(ValueError, match=wrong):
        format_interval(TUESDAY, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [7, -1])
def test_no_such_weekday(number: int) -> None:
    with pytest.raises(ValueError, match="no such weekday"):
        weekday_name(number)


# A dash or minus between two numbers is drawn in the wrong order in right-to-left text.
DASHED = re.compile(r"\d\s*[-\u2010-\u2015\u2212]\s*\d")


@given(intervals, LANGUAGES, MONTHS, CALENDARS, st.sampled_from(["latn", "arab"]), st.booleans())
def test_every_interval_can_be_shown(
    interval: Interval, lang: str, months: str, calendar: str, digits: str, weekday: bool
) -> None:
    text = format_interval(interval, lang=lang, months=months, calendar=calendar, digits=digits, weekday=weekday)
    assert text == text.strip()
    assert text
    assert "{" not in text
    assert "  " not in text
    assert not DASHED.search(text)
    if digits == "arab" and lang == "ar":
        assert not re.search("[0-9]", text)


@given(edge_days, LANGUAGES, MONTHS, CALENDARS)
def test_every_day_can_be_shown_and_tells_its_numbers(day: date, lang: str, months: str, calendar: str) -> None:
    text = format_interval(Interval.day(day), lang=lang, months=months, calendar=calendar, weekday=False)
    if calendar != "hijri" or day < hijri.FIRST_DAY:
        assert text.startswith(f"{day.day} ")
        assert str(day.year) in text
    if calendar != "gregorian" and day >= hijri.FIRST_DAY:
        then = hijri.from_gregorian(day)
        assert f"{then.day} {words.words(lang).hijri_months[then.month - 1]} {then.year}" in text


def test_the_data_is_clean() -> None:
    for system in words.month_systems().values():
        assert len(set(system.names)) == 12
        for name in system.names:
            assert name == unicodedata.normalize("NFKC", name)
            assert re.fullmatch("[\u0621-\u063a\u0641-\u064a/ ]+", name), name
    arabic, english = words.words("ar"), words.words("en")
    assert arabic.phrases.keys() == english.phrases.keys()
    for key, phrase in arabic.phrases.items():
        assert sorted(re.findall(r"{\w+}", phrase)) == sorted(re.findall(r"{\w+}", english.phrases[key])), key
    assert arabic.parts.keys() == english.parts.keys()
    with pytest.raises(LanguageDataError, match=r"names\.toml: months\.short: needs 12"):
        words._list("months.short", ["يناير"], 12)
