"""The first and the last value that is read so: places where a change by one had gone unseen."""

from __future__ import annotations

from datetime import date

import pytest

import timeline
from timeline.dates.granularity import Granularity
from timeline.expressions import AllOf, Calendar, CalendarDate, DayTime, PartOfDay, Season, SeasonName, Set
from timeline.resolution import resolve
from timeline.resolution.anchor import Anchor


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("18-20/1/2021", "2021-05-19", "2021-01-18/2021-01-20"),
        ("18-20/12/2021", "2021-05-19", "2021-12-18/2021-12-20"),
        ("قبل ثلاث مئة عام", "2015-12-16", "1715"),
        ("عام ألف وتسع مئة وخمسين", "2015-12-16", "1950"),
        ("اليوم الساعة 6", "2015-12-16", "2015-12-16T18"),
        ("اليوم الساعة 7", "2015-12-16", "2015-12-16T07"),
        ("2015-12-18T10:00-05:00", "2015-12-16", "2015-12-18T10:00-05:00"),
        ("2015-12-18T10:00+03:30", "2015-12-16", "2015-12-18T10:00+03:30"),
    ],
)
def test_a_value_at_the_edge_is_read(text: str, published: str, edtf: str) -> None:
    (found,) = timeline.annotate(text, date.fromisoformat(published))
    assert (found.text, found.edtf) == (text, edtf)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # The accusative behind a year is what it counts, but for adverbs, pronouns and what a verb before «في» governs.
        ("افتتح مونديال 2014 رسميا", [("2014", "2014")]),
        ("شارك في بطولات 2014 منها كأس العرب", [("2014", "2014")]),
        ("مليون و2015 ناخبا", []),
        ("تضم المكتبة 1950 كتابا", []),
        ("يشهد منذ 2014 حربا", [("منذ 2014", "2014/..")]),
        ("يشهد في 2014 حربا", [("2014", "2014")]),
        # Hours inside a part of a day that is told before them.
        (
            "يقام الحفل مساء غد من الساعة 8 حتى الساعة 10",
            [("مساء غد من الساعة 8 حتى الساعة 10", "2015-12-17T20/2015-12-17T22")],
        ),
        ("يقام الحفل مساء غد من 20 إلى 24", [("مساء غد من 20 إلى 24", "2015-12-17T20/2015-12-18T00")]),
    ],
)
def test_a_sentence_at_the_edge(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(a.text, a.edtf) for a in timeline.annotate(sentence, date(2015, 12, 16))] == found


@pytest.mark.parametrize("text", ["18-20/13/2021", "18-20/0/2021"])
def test_a_value_beyond_the_edge_is_not(text: str) -> None:
    assert "numeric-days" not in [found.expression.rule for found in timeline.annotate(text, date(2021, 5, 19))]


@pytest.mark.parametrize(("text", "is_noted"), [("30 صفر 1437", True), ("29 صفر 1437", False), ("30 رجب 1437", False)])
def test_the_thirtieth_of_a_month_of_29_days_is_noted(text: str, is_noted: bool) -> None:
    (found,) = timeline.annotate(text)
    resolution = resolve(found.expression.expr, Anchor(date(2015, 12, 16)))
    assert ("hijri-thirtieth" in [step.code for step in resolution.derivation]) is is_noted


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("8 مارس من كل عام", Set(CalendarDate(month=3, day=8), 1, Granularity.YEAR)),
        ("أيلول من كل عام", Set(CalendarDate(month=9), 1, Granularity.YEAR)),
        ("كل رمضان", Set(CalendarDate(month=9, calendar=Calendar.HIJRI), 1, Granularity.YEAR)),
        ("كل صيف", Set(Season(SeasonName.SUMMER), 1, Granularity.YEAR)),
        ("كل صباح", Set(DayTime(part=PartOfDay.MORNING), 1, Granularity.DAY)),
        ("يوم 15 من كل شهر", Set(CalendarDate(day=15), 1, Granularity.MONTH)),
        ("1 و15 من كل شهر", Set(AllOf((CalendarDate(day=1), CalendarDate(day=15))), 1, Granularity.MONTH)),
    ],
)
def test_what_repeats_is_kept_with_its_unit(text: str, repeats: Set) -> None:
    (found,) = timeline.annotate(text)
    assert found.expression.expr == repeats
