"""Two expressions that tell of one event fix the days on which both can have been written."""

from __future__ import annotations

import pytest

from timeline.annotation import annotate
from timeline.articles import days
from timeline.articles.constraints import Constraint
from timeline.articles.coreference import same_event_constraints

SHELLS = "أصابت القذائف مستودع الحبوب في حي السكري وقتلت سبعة حراس"
MONDAY, FIFTH = "الاثنين الماضي", "الخامس من الشهر الجاري"


def found(text: str) -> list[Constraint]:
    return list(same_event_constraints(annotate(text), text))


@pytest.mark.parametrize(
    "text",
    [
        f"قال رئيس البلدية إنه {MONDAY} {SHELLS}. وكانت قد {SHELLS} في {FIFTH}.",
        f"قال رئيس البلدية إنه {MONDAY} {SHELLS}. وانقطعت المياه منذ ذلك الحين. وكانت قد {SHELLS} في {FIFTH}.",
        f"قصف المشفى {MONDAY}، وتحدث الأهالي عن القذائف التي سقطت على المشفى في {FIFTH}.",
    ],
    ids=["two-sentences", "one-between", "one-sentence"],
)
def test_what_is_told_twice_is_one_event(text: str) -> None:
    (constraint,) = found(text)
    assert (constraint.kind, constraint.quote, constraint.other) == ("same-event", MONDAY, FIFTH)
    # The Monday of the week before was a fifth: 5 October 2015 was one, 5 November 2015 none.
    written = [day for day in days.days_of(constraint.days) if (day.year, day.month) in {(2015, 10), (2015, 11)}]
    assert {(day.month, day.day) for day in written} == {(10, day) for day in range(6, 13)}


def test_what_is_announced_twice_is_written_before_it_and_in_its_month() -> None:
    (constraint,) = found(f"يفتتح الوزير المشفى الاثنين المقبل، ويعود المرضى إلى المشفى في {FIFTH}.")
    written = [day for day in days.days_of(constraint.days) if (day.year, day.month) in {(2015, 9), (2015, 10)}]
    assert {(day.month, day.day) for day in written} == {(10, day) for day in range(1, 5)}


@pytest.mark.parametrize(
    "text",
    [
        f"وصل الوزير إلى العاصمة {MONDAY}. وقال التجار إن أسعار الخبز ترتفع في {FIFTH}",
        f"وصل الوزير إلى العاصمة {MONDAY}.\n{SHELLS}.\nوكانت قد {SHELLS} في {FIFTH}.",
        f"قال رئيس البلدية إنه {MONDAY} {SHELLS}. وكانت قد {SHELLS} في الخامس من الشهر الماضي.",
    ],
    ids=["other-words", "words-of-the-next-sentence", "another-month"],
)
def test_what_is_told_of_two_events_fixes_nothing(text: str) -> None:
    assert found(text) == []


def test_a_constraint_can_be_printed() -> None:
    (constraint,) = found(f"قصف المشفى {MONDAY}، وسقطت القذائف على المشفى في {FIFTH}.")
    assert MONDAY in repr(constraint)
