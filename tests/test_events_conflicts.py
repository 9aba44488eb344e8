"""Where sources disagree: kinds, values, reasons in both languages, and what is no conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.events_support import WEDNESDAY, after, city, made, told
from timeline.events import assemble, cluster
from timeline.events.event import EventConflict, Mention, Modality, OrderRelation
from timeline.events.groups.conflicts import conflicts_of, order_conflicts
from timeline.events.groups.synthesis import event_of
from timeline.events.sentences.counts import tolls_of

PEOPLE = ("كيري", "لافروف")


def kinds(*mentions: Mention) -> list[str]:
    """The kinds of conflict among mentions of one event."""
    return [conflict.kind for conflict in event_of(mentions).conflicts]


def the(kind: str, *mentions: Mention) -> EventConflict:
    """The one conflict of a kind."""
    (found,) = [conflict for conflict in event_of(mentions).conflicts if conflict.kind == kind]
    return found


def test_sources_that_agree_have_no_conflict() -> None:
    assert kinds(made(1, day=WEDNESDAY, places=("موسكو",)), made(2, day=WEDNESDAY, places=("موسكو",))) == []


def test_two_days_are_a_conflict_and_the_majority_is_kept_first() -> None:
    conflict = the("date", made(1, day=WEDNESDAY), made(2, day=WEDNESDAY), made(3, day=after(1), reference=after(2)))
    assert conflict.values == ("2015-12-16", "2015-12-17")
    assert "2015-12-17" in conflict.reason
    assert "2015-12-17" in conflict.reason_ar
    assert conflict.decides
    assert conflict.decides_ar


def test_an_announced_day_that_passed_was_moved() -> None:
    plan = made(1, day=after(2), modality=Modality.ANNOUNCED)
    report = [made(n, day=after(4), reference=after(5)) for n in (2, 3)]
    conflict = the("moved", plan, *report)
    assert conflict.values == ("2015-12-20", "2015-12-18")
    assert "أعلن" in conflict.reason_ar


def test_a_coarse_date_that_holds_the_day_is_no_conflict() -> None:
    (month,) = [m for m in told("عقد بوتين وميركل اجتماعا في ميلانو في كانون الأول 2015.") if m.type == "meeting"]
    assert month.interval is not None
    day = made(1, day=WEDNESDAY, places=("ميلانو",))
    assert not [c for c in conflicts_of([month, day], day.interval, "meeting") if c.kind == "date"]


def test_the_weekday_against_the_date_is_carried_from_the_resolution() -> None:
    (mention,) = [m for m in told("عقد بوتين وميركل اجتماعا في ميلانو يوم الثلاثاء 16 كانون الأول 2015.") if m.interval]
    conflict = the("weekday", mention)
    assert "الثلاثاء" in conflict.reason
    assert conflict.values[0] == "2015-12-16"


def test_two_calendars_that_disagree_are_carried_from_the_resolution() -> None:
    text = "عقد بوتين وميركل اجتماعا في ميلانو في 1 محرم 1437 هـ الموافق 20 كانون الأول 2015."
    mentions = [m for m in told(text) if m.type == "meeting"]
    assert any(c.kind == "calendar" for c in event_of(mentions).conflicts)


def test_two_cities_are_a_conflict() -> None:
    a, b = made(1, day=WEDNESDAY, places=("موسكو",)), made(2, day=WEDNESDAY, places=("جنيف",))
    assert the("place", a, b, made(3, day=WEDNESDAY, places=("موسكو",))).values == ("موسكو", "جنيف")


def test_a_mention_with_two_cities_of_a_tour_is_none() -> None:
    both = replace(made(1, day=WEDNESDAY), places=(city("موسكو"), city("جنيف")))
    assert kinds(both, made(2, day=WEDNESDAY, places=("موسكو",))) == []


def toll(number: int, text: str, article: str = "") -> Mention:
    """An attack with a toll."""
    return made(number, kind="attack", day=WEDNESDAY, text=text, article=article)


def test_tolls_that_differ_between_articles_are_a_conflict() -> None:
    conflict = the("count", toll(1, "هجوم أسفر عن مقتل 12 شخصا"), toll(2, "هجوم قتل فيه 20 شخصا"))
    assert set(conflict.values) == {"12", "20"}
    assert "القتلى" in conflict.reason_ar


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("غرقت العبارة الأحد قبالة ميناء سفاجا ما أسفر عن مصرع 46 شخصا.", (("dead", 46),)),
        ("أدى غرق العبارة يوم الأحد قبالة ميناء سفاجا إلى مقتل 58 شخصا.", (("dead", 58),)),
        ("رفع المحافظ حصيلة الزلزال الذي وقع مساء السبت إلى 31 قتيلا.", (("dead", 31),)),
        ("غرقت العبارة الأحد قبالة ميناء سفاجا، فيما أسفر حريق في حلب عن مقتل 9 أشخاص.", ()),
        ("غرقت العبارة الأحد قبالة ميناء سفاجا. وأسفر حريق في حلب عن مقتل 9 أشخاص.", ()),
    ],
)
def test_what_came_of_an_event_is_told_behind_it(text: str, tolls: tuple[tuple[str, int], ...]) -> None:
    (claim,) = [m for m in told(text) if m.type in ("accident", "disaster")][:1]
    assert tolls_of(claim) == tolls


def test_two_outlets_with_other_tolls_in_other_words_are_a_conflict() -> None:
    events = cluster(
        [
            *told("غرقت العبارة الأحد قبالة ميناء سفاجا ما أسفر عن مصرع 46 شخصا.", "a1"),
            *told("أدى غرق العبارة يوم الأحد قبالة ميناء سفاجا إلى مقتل 58 شخصا.", "a2", source="صحيفة أخرى"),
        ]
    )
    (event,) = [event for event in events if event.type == "accident"]
    assert [(conflict.kind, set(conflict.values)) for conflict in event.conflicts] == [("count", {"46", "58"})]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("هجوم أسفر عن مقتل 12 شخصا", "هجوم أصيب فيه 20 شخصا"),
        ("هجوم أسفر عن مقتل 20 شخصا", "هجوم قتل فيه 20 شخصا"),
        ("هجوم أسفر عن مقتل 100 شخص", "هجوم قتل فيه 97 شخصا"),
    ],
)
def test_other_counts_and_rounding_are_none(first: str, second: str) -> None:
    assert kinds(toll(1, first), toll(2, second)) == []


def test_two_tolls_of_one_article_may_be_parts_of_a_sum() -> None:
    assert kinds(toll(1, "هجوم أسفر عن مقتل 12 شخصا", "x"), toll(2, "هجوم قتل فيه 20 شخصا", "x")) == []


def test_a_meeting_has_no_toll() -> None:
    a = made(1, day=WEDNESDAY, text="لقاء حضره 12 قتيل")
    assert kinds(a, made(2, day=WEDNESDAY, text="لقاء حضره 30 قتيل")) == []


def test_an_order_told_against_the_days_is_a_conflict() -> None:
    early = made(1, day=WEDNESDAY, places=("موسكو",), people=("كيري", "لافروف"))
    late = replace(
        made(2, day=after(5), reference=after(6), places=("جنيف",), people=("بوتين", "ميركل")),
        relations=(OrderRelation("before", early.id, "قبل"),),
    )
    timeline = assemble(cluster([early, late]))
    (conflict,) = [c for entry in timeline.entries for c in entry.event.conflicts]
    assert conflict.kind == "order"
    assert "قبل" in conflict.reason
    assert conflict.mentions == (late.id, early.id)
    (other,) = [entry.event for entry in timeline.entries if early in entry.event.mentions]
    assert conflict.other == other.id
    for reason in (conflict.reason, conflict.reason_ar):
        # Who says so, of which two events, in which words, and which days these have.
        for part in (late.source, late.text, early.text, late.sentence, *conflict.values):
            assert part
            assert part in reason


@pytest.mark.parametrize(
    "later",
    [
        made(2, kind="statement", day=after(5), reference=after(6), places=("جنيف",)),
        made(2, day=after(5), reference=after(1), places=("جنيف",), modality=Modality.PLANNED),
    ],
)
def test_what_is_said_or_planned_orders_nothing(later: Mention) -> None:
    early = made(1, day=WEDNESDAY, places=("موسكو",), people=PEOPLE)
    relations = (OrderRelation("before", early.id, "قبل"),)
    events = [event_of([early]), event_of([replace(later, relations=relations)])]
    assert not order_conflicts(events)
    happened = made(2, day=after(5), reference=after(6), places=("جنيف",))
    assert order_conflicts([events[0], event_of([replace(happened, relations=relations)])])


def test_a_match_without_a_day_orders_nothing_by_the_day_of_another_match() -> None:
    played = made(1, kind="match", day=WEDNESDAY, places=("موسكو",))
    undated = made(3, kind="match", places=("موسكو",), text="بعد المباراة")
    later = made(2, day=after(5), reference=after(6), places=("جنيف",), people=PEOPLE)
    for told_of, conflicts in ((played, 1), (undated, 0)):
        said = replace(later, relations=(OrderRelation("before", told_of.id, "قبل"),))
        assert len(order_conflicts([event_of([played, undated]), event_of([said])])) == conflicts


def test_two_parts_of_one_expression_are_no_two_sources() -> None:
    (claim,) = [m for m in told("اجتمع الوزيران كيري ولافروف في موسكو اليوم السبت.", day=date(2018, 8, 12)) if m.finite]
    (conflict,) = event_of([claim]).conflicts
    assert (conflict.kind, conflict.values[0]) == ("date", "2018-08-11")
    assert "اليوم السبت" in conflict.reason
    assert "اليوم السبت" in conflict.reason_ar


def test_an_order_told_with_the_days_is_none() -> None:
    early = made(1, day=WEDNESDAY, places=("موسكو",), people=("كيري", "لافروف"))
    late = replace(
        made(2, day=after(5), reference=after(6), places=("جنيف",), people=("بوتين", "ميركل")),
        relations=(OrderRelation("after", early.id, "بعد"),),
    )
    timeline = assemble(cluster([early, late]))
    assert not [c for entry in timeline.entries for c in entry.event.conflicts]


def test_every_conflict_names_its_mentions() -> None:
    a, b = made(1, day=WEDNESDAY, places=("موسكو",)), made(2, day=after(1), reference=after(1), places=("جنيف",))
    for conflict in event_of([a, b]).conflicts:
        assert set(conflict.mentions) <= {a.id, b.id}
        assert conflict.values
    assert date(2015, 12, 16) == WEDNESDAY
