"""What editors decide: merge, split, pin, rename, mark as wrong; and that all of it can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events_support import WEDNESDAY, after, made
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events import Action, Decision, apply, cluster, decide
from timeline.events.event import Basis, Event, Mention

NOON = datetime(2016, 1, 1, 12, tzinfo=UTC)
MOSCOW = made(1, day=WEDNESDAY, places=("موسكو",), people=("كيري", "لافروف"))
AGAIN = made(2, day=WEDNESDAY, places=("موسكو",), people=("كيري", "لافروف"))
BARE = made(3, places=("موسكو",), people=("كيري", "لافروف"))
GENEVA = made(4, day=after(5), reference=after(5), places=("جنيف",), people=("كيري", "لافروف"))
CLAIMS = (MOSCOW, AGAIN, BARE, GENEVA)


def made_at(action: Action, *mentions: Mention, minute: int = 0, **rest: object) -> Decision:
    """A decision of these tests."""
    ids = [mention.id for mention in mentions]
    at = NOON + timedelta(minutes=minute)
    return decide(action, ids, author="محرر", at=at, reason="سبب", **rest)  # type: ignore[arg-type]


def shown(*decisions: Decision) -> list[Event]:
    """The events of the claims as the editors decided."""
    return apply(cluster(CLAIMS), decisions, CLAIMS)


def home(events: list[Event], mention: Mention) -> Event:
    """The event that holds a mention."""
    return next(event for event in events if any(own.id == mention.id for own in event.mentions))


def test_what_nobody_decides_stays_as_it_is() -> None:
    events = cluster(CLAIMS)
    assert apply(events, []) == events
    assert len(events) == 2


def test_merging_makes_one_event_of_two_and_says_so() -> None:
    decision = made_at(Action.MERGE, MOSCOW, GENEVA)
    events = shown(decision)
    assert len(events) == 1
    assert events[0].decisions == (decision.id,)
    assert any(decision.id in reason for reason in events[0].reasons)
    assert {conflict.kind for conflict in events[0].conflicts} >= {"date", "place"}


def test_splitting_takes_claims_out_and_their_inherited_days_off() -> None:
    events = shown(made_at(Action.SPLIT, BARE))
    event = home(events, BARE)
    assert [m.id for m in event.mentions] == [BARE.id]
    assert event.interval is None
    assert event.mentions[0].basis is Basis.NONE
    assert home(events, MOSCOW).interval == MOSCOW.interval


def test_splitting_all_of_an_event_changes_nothing() -> None:
    assert len(shown(made_at(Action.SPLIT, GENEVA))) == 2


def test_a_pinned_day_wins_over_the_claims() -> None:
    day = date(2015, 12, 10)
    pinned = Interval(day, day, Granularity.DAY)
    event = home(shown(made_at(Action.PIN, BARE, interval=pinned)), MOSCOW)
    assert event.interval == pinned
    assert next(m for m in event.mentions if m.id == BARE.id).interval == pinned
    assert next(m for m in event.mentions if m.id == MOSCOW.id).interval == MOSCOW.interval
    assert any(conflict.kind == "date" for conflict in event.conflicts)


def test_a_new_name_stays_after_a_later_merge() -> None:
    rename = made_at(Action.RENAME, GENEVA, label="لقاء البحيرة")
    merge = made_at(Action.MERGE, MOSCOW, GENEVA, minute=1)
    assert shown(rename, merge)[0].label == "لقاء البحيرة"


def test_a_wrong_claim_stays_and_counts_for_nothing() -> None:
    wrong = made(5, day=after(1), reference=after(2), places=("موسكو",), people=("كيري", "لافروف"))
    claims = (MOSCOW, AGAIN, wrong)
    merge, mark = made_at(Action.MERGE, MOSCOW, wrong), made_at(Action.WRONG, wrong, minute=1)
    (before,) = apply(cluster(claims), [merge], claims)
    assert any(conflict.kind == "date" for conflict in before.conflicts)
    (event,) = apply(cluster(claims), [merge, mark], claims)
    assert event.disregarded == (wrong.id,)
    assert event.conflicts == ()
    assert wrong.id in {m.id for m in event.mentions}


def test_revoking_gives_the_view_as_if_nothing_had_been_decided() -> None:
    merge = made_at(Action.MERGE, MOSCOW, GENEVA)
    revoke = made_at(Action.REVOKE, minute=1, target=merge.id)
    assert shown(merge, revoke) == cluster(CLAIMS)


def test_a_revocation_can_be_revoked() -> None:
    merge = made_at(Action.MERGE, MOSCOW, GENEVA)
    revoke = made_at(Action.REVOKE, minute=1, target=merge.id)
    again = made_at(Action.REVOKE, minute=2, target=revoke.id)
    assert shown(merge, revoke, again) == shown(merge)


def test_decisions_about_claims_that_are_gone_are_passed_over() -> None:
    gone = made(99)
    assert shown(made_at(Action.WRONG, gone), made_at(Action.MERGE, gone, MOSCOW)) == shown(
        made_at(Action.MERGE, gone, MOSCOW)
    )
    assert len(shown(made_at(Action.MERGE, gone, MOSCOW))) == 2


def test_a_decision_survives_a_rebuild_with_more_articles() -> None:
    rename = made_at(Action.RENAME, GENEVA, label="لقاء البحيرة")
    more = (*CLAIMS, made(0, day=after(5), reference=after(6), places=("جنيف",), people=("كيري", "لافروف")))
    event = home(apply(cluster(more), [rename], more), GENEVA)
    assert event.label == "لقاء البحيرة"
    assert len(event.mentions) == 2


def test_claims_are_never_touched() -> None:
    before = repr(CLAIMS)
    shown(made_at(Action.MERGE, MOSCOW, GENEVA), made_at(Action.SPLIT, BARE, minute=1))
    assert repr(CLAIMS) == before


def test_the_id_is_the_content() -> None:
    assert made_at(Action.MERGE, MOSCOW, GENEVA) == made_at(Action.MERGE, GENEVA, MOSCOW)
    assert made_at(Action.MERGE, MOSCOW, GENEVA).id != made_at(Action.MERGE, MOSCOW, AGAIN).id


@pytest.mark.parametrize(
    ("action", "needs"),
    [
        (Action.MERGE, "two or more mentions"),
        (Action.SPLIT, "mentions"),
        (Action.PIN, "an interval"),
        (Action.RENAME, "a label"),
        (Action.WRONG, "mentions"),
        (Action.REVOKE, "the id of a decision"),
    ],
)
def test_a_decision_without_what_it_needs_is_refused(action: Action, needs: str) -> None:
    with pytest.raises(ValueError, match=needs):
        made_at(action)


_DECISIONS = st.lists(
    st.one_of(
        st.builds(
            lambda m, n: made_at(Action.MERGE, *m, minute=n),
            st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=3, unique_by=lambda m: m.id),
            st.integers(0, 9),
        ),
        st.builds(
            lambda m, n: made_at(Action.SPLIT, *m, minute=n),
            st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=2),
            st.integers(0, 9),
        ),
        st.builds(lambda m, n: made_at(Action.WRONG, m, minute=n), st.sampled_from(CLAIMS), st.integers(0, 9)),
    ),
    max_size=6,
)


@given(_DECISIONS)
def test_every_claim_stays_in_exactly_one_event(decisions: list[Decision]) -> None:
    ids = sorted(mention.id for event in shown(*decisions) for mention in event.mentions)
    assert ids == sorted(claim.id for claim in CLAIMS)


@given(_DECISIONS)
def test_taking_everything_back_restores_the_view(decisions: list[Decision]) -> None:
    back = [made_at(Action.REVOKE, minute=100, target=decision.id) for decision in decisions]
    assert shown(*decisions, *back) == cluster(CLAIMS)


@given(_DECISIONS)
def test_the_order_of_the_list_does_not_matter(decisions: list[Decision]) -> None:
    assert shown(*reversed(decisions)) == shown(*decisions)
