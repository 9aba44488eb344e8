"""Which mentions become one event, which stay apart, and what may not matter: order, batches, detours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.events_strategies import detailed
from tests.events_support import WEDNESDAY, after, article, made, person, told
from timeline.events import Clusters, build_timeline, cluster
from timeline.events.event import Basis, Event, Mention, Modality
from timeline.events.groups import candidates, parts


def home(events: Sequence[Event], mention: Mention) -> Event:
    """The event that holds a mention."""
    return next(event for event in events if any(own.id == mention.id for own in event.mentions))


def groups(events: Sequence[Event]) -> set[frozenset[str]]:
    """The partition that events make of their mentions."""
    return {frozenset(mention.id for mention in event.mentions) for event in events}


def together(*mentions: Mention) -> bool:
    """Whether mentions become one event."""
    return len(cluster(mentions)) == 1


TALKS = "أجرى كيري ولافروف محادثات في موسكو أمس."
AGAIN = "وكان لافروف التقى كيري يوم الثلاثاء في موسكو."
ELSEWHERE = "التقت ميركل أردوغان في برلين أمس."


def test_two_articles_that_tell_of_one_meeting_make_one_event() -> None:
    first, second = told(TALKS, "a1"), told(AGAIN, "a2")
    event = home(cluster([*first, *second]), first[0])
    assert {mention.article for mention in event.mentions} == {"a1", "a2"}
    assert event.interval is not None
    assert event.interval.start == date(2015, 12, 15)
    assert any("Kerry" in reason or "participants" in reason for reason in event.reasons)


def test_meetings_of_other_people_on_the_same_day_stay_apart() -> None:
    first, second = told(TALKS, "a1"), told(ELSEWHERE, "a2")
    events = cluster([*first, *second])
    assert home(events, first[0]) is not home(events, second[0])


def test_talks_a_later_audience_and_a_press_conference_of_one_day_are_three_events() -> None:
    mentions = told(
        "أجرى كيري ولافروف محادثات في موسكو أمس. واستقبل بوتين كيري في الكرملين مساء أمس. "
        "وعقد كيري ولافروف مؤتمرا صحافيا في موسكو أمس."
    )
    types = {m.type: m for m in mentions}
    events = cluster(mentions)
    homes = {home(events, m).id for m in mentions if m.type in ("talks", "meeting", "press_conference")}
    assert len(homes) == 3, types


def test_one_pair_in_two_cities_met_twice() -> None:
    people = ("كيري", "لافروف")
    a = made(1, day=WEDNESDAY, places=("موسكو",), people=people)
    b = made(2, day=WEDNESDAY, places=("جنيف",), people=people)
    assert not together(a, b)


def test_one_pair_in_one_city_on_two_days_met_twice() -> None:
    people = ("كيري", "لافروف")
    a = made(1, day=WEDNESDAY, places=("موسكو",), people=people)
    b = made(2, day=after(20), reference=after(21), places=("موسكو",), people=people)
    assert not together(a, b)


def test_unlike_kinds_of_event_never_merge() -> None:
    a = made(1, kind="meeting", day=WEDNESDAY, places=("حلب",), people=("علي",))
    b = made(2, kind="attack", day=WEDNESDAY, places=("حلب",), people=("علي",))
    assert not together(a, b)


def test_one_article_that_gives_two_days_means_two_events() -> None:
    people = ("كيري", "لافروف")
    a = made(1, article="x", day=WEDNESDAY, places=("موسكو",), people=people)
    b = made(2, article="x", day=after(1), reference=after(1), places=("موسكو",), people=people)
    assert not together(a, b)


def test_an_undated_mention_joins_the_event_and_inherits_its_day() -> None:
    dated = told("يعقد وزيرا خارجية روسيا وأميركا لافروف وكيري لقاء في ميلانو يوم الجمعة المقبل.", "a1")
    bare = told("وينتظر الجميع لقاء ميلانو بين لافروف وكيري.", "a2")
    meeting = next(m for m in bare if m.type == "meeting")
    assert meeting.interval is None
    event = home(cluster([*dated, *bare]), meeting)
    assert {m.article for m in event.mentions} == {"a1", "a2"}
    joined = next(m for m in event.mentions if m.id == meeting.id)
    assert joined.basis is Basis.INHERITED
    assert joined.interval == event.interval


def test_a_mention_that_inherits_is_not_changed_in_what_it_claims() -> None:
    dated = made(1, day=WEDNESDAY, places=("ميلانو",), people=("أ", "ب"))
    bare = made(2, places=("ميلانو",), people=("أ", "ب"))
    event = home(cluster([dated, bare]), bare)
    joined = next(m for m in event.mentions if m.id == bare.id)
    assert replace(joined, interval=None, basis=Basis.NONE) == bare


def test_every_mention_stands_in_exactly_one_event() -> None:
    mentions = [*told(TALKS, "a1"), *told(AGAIN, "a2"), *told(ELSEWHERE, "a3")]
    assert sorted(m.id for e in cluster(mentions) for m in e.mentions) == sorted(m.id for m in mentions)


def test_every_merge_has_a_reason() -> None:
    mentions = [*told(TALKS, "a1"), *told(AGAIN, "a2")]
    event = max(cluster(mentions), key=lambda e: len(e.mentions))
    assert len(event.reasons) == len(event.mentions) - 1


def test_nothing_gives_nothing() -> None:
    assert cluster([]) == []
    assert Clusters().events() == []


# Laws: mentions are drawn from a few days, cities and people, so that many of them meet.
_MENTION = st.builds(
    made,
    st.integers(1, 400),
    article=st.sampled_from([f"article-{n}" for n in range(6)]),
    kind=st.sampled_from(("meeting", "talks", "statement", "attack")),
    day=st.none() | st.integers(-3, 3).map(after),
    places=st.lists(st.sampled_from(("موسكو", "جنيف", "حلب")), max_size=1).map(tuple),
    people=st.lists(st.sampled_from(("كيري", "لافروف", "بوتين", "ميركل")), max_size=2, unique=True).map(tuple),
    words=st.lists(st.sampled_from(("مستشفي", "قنبله", "هدنه", "سوق")), max_size=2, unique=True).map(tuple),
    modality=st.sampled_from((Modality.HAPPENED, Modality.ANNOUNCED)),
    finite=st.booleans(),
)
_MENTIONS = st.lists(_MENTION | detailed(_MENTION), max_size=25, unique_by=lambda mention: mention.id)


@settings(max_examples=60, deadline=None)
@given(_MENTIONS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(mentions: list[Mention], random: object) -> None:
    shuffled = list(mentions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cluster(shuffled) == cluster(mentions)


@settings(max_examples=60, deadline=None)
@given(_MENTIONS)
def test_one_article_at_a_time_gives_what_all_at_once_gives(mentions: list[Mention]) -> None:
    clusters = Clusters()
    for name in sorted({m.article for m in mentions}):
        clusters.add(m for m in mentions if m.article == name)
    assert clusters.events() == cluster(mentions)


@settings(max_examples=60, deadline=None)
@given(_MENTIONS, st.sampled_from([f"article-{n}" for n in range(6)]))
def test_removing_an_article_leaves_what_the_others_make(mentions: list[Mention], name: str) -> None:
    clusters = Clusters(mentions)
    clusters.remove(name)
    assert clusters.events() == cluster(m for m in mentions if m.article != name)


@settings(max_examples=40, deadline=None)
@given(_MENTIONS, st.sampled_from([f"article-{n}" for n in range(6)]))
def test_a_change_names_every_event_that_is_gone_and_every_one_that_is_new(mentions: list[Mention], name: str) -> None:
    clusters = Clusters(m for m in mentions if m.article != name)
    before = {event.id: event for event in clusters.events()}
    change = clusters.add(m for m in mentions if m.article == name)
    now = {event.id: event for event in clusters.events()}
    assert set(change.removed) == before.keys() - now.keys()
    assert {event.id for event in change.events} == {key for key, event in now.items() if before.get(key) != event}


def test_an_article_far_away_in_time_and_matter_touches_nothing() -> None:
    clusters = Clusters([*told(TALKS, "a1"), *told(AGAIN, "a2")])
    change = clusters.add(told("التقت ميركل أردوغان في برلين أمس.", "a3", date(2018, 5, 3)))
    assert change.removed == ()
    assert all({m.article for m in event.mentions} == {"a3"} for event in change.events)


def test_adding_the_same_mention_twice_changes_nothing() -> None:
    mentions = told(TALKS)
    clusters = Clusters(mentions)
    change = clusters.add(mentions)
    assert change.removed == ()
    assert change.events == ()


def test_a_time_that_counts_from_an_event_takes_its_day_from_another_article() -> None:
    known = told("التقى بوتين ميركل في ميلانو يوم الخميس الماضي.", "a1")
    counted = told("وصل كيري إلى موسكو بعد يومين من لقاء بوتين وميركل في ميلانو.", "a2")
    arrival = next(m for m in counted if m.type == "arrival")
    event = home(cluster([*known, *counted]), arrival)
    assert event.interval is not None
    assert event.interval.start == event.interval.end == date(2015, 12, 12)
    alone = home(cluster(counted), arrival)
    assert alone.interval is None


def test_a_conclusion_goes_when_its_ground_goes() -> None:
    known = told("التقى بوتين ميركل في ميلانو يوم الخميس الماضي.", "a1")
    counted = told("وصل كيري إلى موسكو بعد يومين من لقاء بوتين وميركل في ميلانو.", "a2")
    clusters = Clusters([*known, *counted])
    assert clusters.events() == clusters.events()
    clusters.remove("a1")
    assert clusters.events() == cluster(counted)


def test_a_person_first_named_in_full_is_the_one_named_by_surname() -> None:
    first = told("التقى رئيس الوزراء المجري كارلوس بينتادو المستشارة ميركل في ميلانو أمس.", "a1")
    second = told("وقال رئيس الوزراء المجري كارلوس بينتادو أمس إن لقاء ميلانو مع ميركل كان مفيدا. وغادر بينتادو.", "a2")
    events = cluster([*first, *second])
    meeting = next(m for m in first if m.type == "meeting")
    assert {m.article for m in home(events, meeting).mentions} == {"a1", "a2"}


@pytest.mark.parametrize("size", [40])
def test_a_crowd_of_alike_mentions_is_split_and_stays_deterministic(size: int) -> None:
    mentions = [
        made(n, kind="attack", day=after(n % 9), reference=after(n % 9), places=("حلب",), words=("قنبله",))
        for n in range(1, size * 9)
    ]
    events = cluster(mentions)
    assert groups(events) == groups(cluster(reversed(mentions)))
    assert {event.interval.start for event in events if event.interval is not None} == {after(n) for n in range(9)}


def test_build_timeline_runs_the_whole_way_for_an_iterator_of_articles() -> None:
    timeline = build_timeline(iter([article(TALKS, "a1"), article(AGAIN, "a2")]))
    days = [entry.event.interval.start for entry in timeline.entries if entry.event.interval is not None]
    assert date(2015, 12, 15) in days


def test_the_speaker_of_a_statement_tells_two_statements_of_a_day_apart() -> None:
    a = made(1, kind="statement", day=WEDNESDAY)
    first = replace(a, participants=(person("كيري"),), speaker=person("كيري"))
    second = replace(made(2, kind="statement", day=WEDNESDAY), participants=(person("بوتين"),), speaker=person("بوتين"))
    assert not together(first, second)


# Where many share a key, only neighbours are compared; with few of them kept near, every law is put to the test.
_ATTACK = st.builds(
    made,
    st.integers(1, 400),
    article=st.sampled_from([f"article-{n}" for n in range(8)]),
    kind=st.just("attack"),
    day=st.none() | st.integers(0, 2).map(after),
    places=st.just(("حلب",)),
    people=st.lists(st.sampled_from(("كيري", "لافروف")), max_size=1).map(tuple),
    words=st.lists(st.sampled_from(("مستشفي", "قنبله", "هدنه")), max_size=1).map(tuple),
)
_CROWD = st.lists(_ATTACK | detailed(_ATTACK), min_size=6, max_size=30, unique_by=lambda mention: mention.id)


@pytest.mark.parametrize(("near", "most"), [(1, 250), (2, 3), (3, 8)])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_CROWD, st.lists(st.integers(0, 7), max_size=10))
def test_in_a_crowd_any_coming_and_going_ends_where_a_fresh_start_does(
    monkeypatch: pytest.MonkeyPatch, near: int, most: int, mentions: list[Mention], moves: list[int]
) -> None:
    monkeypatch.setattr(candidates, "NEAR", near)
    monkeypatch.setattr(parts, "MOST", most)
    clusters = Clusters()
    inside: set[str] = set()
    for name in (f"article-{n}" for n in moves):
        if name in inside:
            clusters.remove(name)
            inside.remove(name)
        else:
            clusters.add(m for m in mentions if m.article == name)
            inside.add(name)
    left = [m for m in mentions if m.article in inside]
    assert clusters.events() == cluster(left)
    assert clusters.events() == cluster(sorted(left, key=lambda m: m.text, reverse=True))


def chain(strength: float, names: Sequence[str]) -> dict[str, dict[str, float]]:
    """A graph in which each is linked with the next."""
    graph: dict[str, dict[str, float]] = {name: {} for name in names}
    for one, other in pairwise(names):
        graph[one][other] = graph[other][one] = strength
    return graph


@pytest.mark.parametrize(("strength", "whole"), [(0.5, False), (3.5, False), (4.5, True), (parts.TIED, True)])
def test_a_large_part_is_cut_at_its_weak_links_only(
    monkeypatch: pytest.MonkeyPatch, strength: float, whole: bool
) -> None:
    monkeypatch.setattr(parts, "MOST", 3)
    graph = chain(strength, "abcdef")
    found = parts.Parts(lambda names: {name: graph[name] for name in names})
    assert found.of_all("abcdef") == ([tuple("abcdef")] if whole else [(name,) for name in "abcdef"])
    small = parts.Parts(lambda names: {name: chain(strength, "abc")[name] for name in names})
    assert small.of("b") == tuple("abc")


def test_a_part_is_found_without_a_look_at_all_that_hangs_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST", 10)
    names = [f"m-{n:04d}" for n in range(1000)]
    graph = chain(0.5, names)
    read: list[str] = []

    def around(some: Sequence[str]) -> dict[str, dict[str, float]]:
        read.extend(some)
        return {name: graph[name] for name in some}

    assert parts.Parts(around).of("m-0500") == ("m-0500",)
    assert len(read) <= 2 * parts.MOST


def test_a_crowd_costs_each_mention_no_more_than_its_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def counted(first: str, second: str, signatures: object) -> None:
        compared.append((first, second))

    monkeypatch.setattr("timeline.events.groups.clustering.edge_between", counted)
    mentions = [made(n, kind="attack", day=after(0), places=("حلب",)) for n in range(1, 400)]
    keys = 2
    cluster(mentions)
    assert len(compared) <= keys * 2 * candidates.NEAR * len(mentions)
    assert len(compared) >= candidates.NEAR * (len(mentions) - candidates.NEAR)
