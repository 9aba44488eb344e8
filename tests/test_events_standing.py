"""Which claims are events of the timeline, and which stay claims of their article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.events_support import WEDNESDAY, made, told
from timeline.events.assembly import assemble
from timeline.events.decisions import Action, apply, decide
from timeline.events.event import Modality
from timeline.events.groups.clustering import cluster
from timeline.events.groups.standing import ENOUGH, evidence_of, stands
from timeline.events.groups.synthesis import event_of
from timeline.events.words.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("خطف اللاعب محمد صلاح الأضواء في القاهرة أمس.", "kidnapping"),
        ("احتل فريق ديجون الفرنسي المرتبة الثامنة أمس.", "capture"),
        ("ارتفع صوت المعارضة في بيروت أمس.", "market"),
        ("هبطت الطائرة في مطار بيروت أمس.", "market"),
        ("تستهدف الحكومة المصرية زيادة معدلات النمو هذا العام.", "attack"),
        ("ما يؤكد استهتار الجماعة بأرواح المدنيين أمس.", "statement"),
        ("قافلة كان من المقرر أن تدخل أمس إلى الغوطة الشرقية.", "intervention"),
        ("أدانت محكمة في القاهرة الرجل بتهمة السرقة أمس.", "condemnation"),
    ],
)
def test_an_idiom_is_no_event_of_its_word(text: str, kind: str) -> None:
    assert kind not in {mention.type for mention in told(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("خطف مسلحون دبلوماسيا في بيروت أمس.", "kidnapping"),
        ("احتل الجيش السوري مدينة تدمر أمس.", "capture"),
        ("ارتفع سعر النفط أمس.", "market"),
        ("استهدف الجيش السوري قرية قرب حلب أمس.", "attack"),
        ("تدخلت روسيا عسكريا في سوريا أمس.", "intervention"),
        ("أدانت روسيا الهجوم أمس.", "condemnation"),
    ],
)
def test_the_same_word_is_one_elsewhere(text: str, kind: str) -> None:
    assert kind in {mention.type for mention in told(text)}


def test_a_claim_without_day_and_names_is_kept_and_is_no_event() -> None:
    events = cluster([made(1)])
    assert len(events) == 1
    assert assemble(events).undated == ()


def test_a_weak_claim_joins_an_event_that_stands() -> None:
    weak, strong = made(1, article="a", antecedent="m-0002"), made(2, article="a", day=WEDNESDAY)
    (entry,) = assemble(cluster([weak, strong])).entries
    assert {mention.id for mention in entry.event.mentions} == {"m-0001", "m-0002"}


@pytest.mark.parametrize("change", ["day", "names", "articles", "known"])
def test_a_day_names_another_article_or_the_registry_make_an_event(change: str) -> None:
    weak = made(1)
    assert not stands(event_of([weak]))
    stronger = {
        "day": [made(1, day=WEDNESDAY)],
        "names": [made(1, people=("سعاد", "ليلى"), places=("روما",))],
        "articles": [weak, made(2)],
        "known": [replace(weak, known="minsk-2")],
    }[change]
    assert stands(event_of(stronger))


def test_what_is_only_asked_for_needs_a_day() -> None:
    asked = made(1, people=("سعاد", "ليلى"), places=("روما",), modality=Modality.DEMANDED)
    assert evidence_of(asked) < ENOUGH
    assert evidence_of(made(1, day=WEDNESDAY, modality=Modality.DEMANDED)) >= ENOUGH


def test_what_an_editor_has_touched_stands_until_the_decision_is_revoked() -> None:
    events = cluster([made(1)])
    at = datetime(2024, 1, 1, tzinfo=UTC)
    renamed = decide(Action.RENAME, ["m-0001"], author="سعاد", at=at, reason="واضح", label="لقاء روما")
    (event,) = assemble(apply(events, [renamed])).undated
    assert event.label == "لقاء روما"
    undone = decide(Action.REVOKE, [], author="سعاد", at=at.replace(day=2), reason="خطأ", target=renamed.id)
    assert assemble(apply(events, [renamed, undone])).undated == ()


def test_a_perfect_does_not_take_the_day_of_what_it_announces() -> None:
    mentions = told("أبلغت واشنطن الدول بوقف وارداتها من النفط اعتبارا من الرابع من كانون الثاني المقبل.")
    assert [mention.interval for mention in mentions if mention.type == "statement"] == [None]


@pytest.mark.parametrize("text", ["وكان القرار الأممي صدر الجمعة الماضية.", "الحزب الذي أنشئ عام 2013 كقوة معارضة."])
def test_a_deed_of_nobody_and_nowhere_is_no_event(text: str) -> None:
    mentions = [replace(m, described="", participants=(), places=(), head=None) for m in told(text)]
    deeds = [m for m in mentions if lexicon().types[m.type].deed]
    assert deeds
    assert all(not evidence_of(m) for m in deeds)
    named = [replace(m, described="الحزب الحاكم") for m in deeds]
    assert any(evidence_of(m) for m in named)


def test_an_earthquake_needs_nobody() -> None:
    (quake,) = [m for m in told("ضرب زلزال أمس الاثنين ولاية بعيدة.") if m.type == "disaster"]
    assert evidence_of(replace(quake, participants=(), described="", head=None)) > 0
