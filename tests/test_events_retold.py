"""One event told in other words: tolls with their accidents, words that stand for an event, summits, press conferences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events_support import day_of, only, told
from timeline.events import assemble, cluster
from timeline.events.event import Event, Mention, Modality

SUNDAY = date(2019, 12, 8)


def events(*texts: str, day: date = SUNDAY) -> list[Event]:
    """The events of texts that as many outlets wrote on one day."""
    claims = [m for n, text in enumerate(texts) for m in told(text, f"a{n}", day, f"صحيفة {n}")]
    return cluster(claims)


def home(found: list[Event], words: str) -> Event:
    """The event of which some claim says these words."""
    (event,) = [one for one in found if any(words in m.text for m in one.mentions)]
    return event


def claim(text: str, words: str) -> Mention:
    """The claim of a text that says these words."""
    (found,) = [m for m in told(text, day=SUNDAY) if words in m.text]
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("لقي تسعة مهاجرين مصرعهم أمس السبت إثر غرق قارب كان يقلهم قبالة سواحل صحار.", "accident"),
        ("قتل 20 شخصا أمس في حادث سير قرب بغداد.", "accident"),
        ("قتل خمسة أشخاص أمس جراء حريق في حلب.", "fire"),
    ],
)
def test_a_toll_that_names_its_accident_tells_the_accident(text: str, kind: str) -> None:
    assert day_of(only(told(text, day=SUNDAY), kind)) == ("2019-12-07", "2019-12-07")
    assert not [m for m in told(text, day=SUNDAY) if m.type == "casualties"]


def test_a_toll_of_an_attack_is_still_one_of_violence() -> None:
    text = "قتل ثلاثة جنود أمس السبت في هجوم قرب حلب، وشهدت المدينة لاحقا حادث سير."
    assert [m.type for m in told(text, day=SUNDAY) if "ثلاثة جنود" in m.text] == ["casualties"]


def test_a_boat_that_sank_is_the_one_that_overturned_and_not_the_bus() -> None:
    found = events(
        "لقي تسعة مهاجرين مصرعهم أمس السبت إثر غرق قارب قبالة سواحل صحار.",
        "انقلب مركب يقل مهاجرين يوم السبت قبالة صحار.",
        "انقلبت حافلة تقل عمالا يوم السبت قرب صحار.",
    )
    assert {m.article for m in home(found, "غرق قارب").mentions} == {"a0", "a1"}
    assert {m.article for m in home(found, "حافلة").mentions} == {"a2"}


def test_a_separate_accident_of_the_same_article_is_another() -> None:
    found = events("غرقت عبارة أمس السبت قبالة سفاجا. وفي حادث منفصل، انقلب زورق أمس السبت قبالة سفاجا.")
    assert home(found, "عبارة").id != home(found, "زورق").id


def test_a_coup_is_no_accident() -> None:
    assert only(told("نفذ ضباط انقلابا عسكريا في باماكو أمس.", day=SUNDAY), "coup").type == "coup"


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        ("قرر المجلس أمس وقف الرحلات إلى القاهرة.", "ورحبت النقابة بهذه الخطوة.", "بهذه الخطوة"),
        ("غرقت عبارة أمس قبالة سفاجا.", "وفتحت الشرطة تحقيقا في الواقعة.", "الواقعة"),
        ("نظم ناشطون أمس وقفة احتجاجية في القاهرة.", "وردد المشاركون في الوقفة هتافات.", "الوقفة"),
        ("وصل كيري إلى الدوحة أمس.", "وهذه الزيارة هي الثانية له إلى قطر.", "الزيارة"),
    ],
)
def test_a_word_stands_for_the_event_told_before_it(first: str, then: str, words: str) -> None:
    whole = told(f"{first} {then}", day=SUNDAY)
    back = next(m for m in whole if words in m.text)
    assert back.antecedent in {m.id for m in whole if m.text in first}
    (event,) = [one for one in cluster(whole) if back.id in {m.id for m in one.mentions}]
    assert {m.id for m in event.mentions} >= {back.id, back.antecedent}
    # Where nothing was told before, the word stands for nothing.
    assert not [m for m in told(then, day=SUNDAY) if m.antecedent is not None]


@pytest.mark.parametrize(
    "text",
    ["وصل كيري إلى الدوحة أمس. وفتحت الشرطة تحقيقا في الواقعة.", "قرر المجلس أمس وقف الرحلات. ونزل درجا في خطوة."],
)
def test_it_stands_for_no_event_of_another_kind(text: str) -> None:
    assert not [m for m in told(text, day=SUNDAY) if m.antecedent is not None]


def test_a_press_conference_belongs_to_the_meeting_that_it_follows() -> None:
    text = "التقى كيري لافروف أمس السبت في موسكو. وقال كيري في مؤتمر صحفي مشترك مع لافروف عقب الاجتماع إن الاتفاق جاهز."
    entries = [entry.event for entry in assemble(cluster(told(text, day=SUNDAY))).entries]
    (meeting,) = [event for event in entries if event.type == "meeting"]
    (press,) = [event for event in entries if event.type == "press_conference"]
    assert press.parent == meeting.id
    assert press.interval == meeting.interval


def test_a_press_conference_in_front_of_a_speech_is_its_occasion() -> None:
    text = "وفي مؤتمر صحفي مشترك مع لافروف في موسكو أمس السبت، قال كيري إن الاتفاق جاهز."
    press = only(told(text, day=SUNDAY), "press_conference")
    assert {party.label for party in press.participants} >= {"جون كيري", "سيرغي لافروف"}
    assert {place.label for place in press.places} == {"موسكو"}
    assert day_of(press) == ("2019-12-07", "2019-12-07")


def test_what_was_put_off_and_held_after_all_is_told_with_its_day() -> None:
    held = claim("ذكر الكاتب إرجاء القمة التي انعقدت أخيرا في السادس من ديسمبر.", "انعقدت")
    assert (held.modality, day_of(held)) == (Modality.HAPPENED, ("2019-12-06", "2019-12-06"))
    put_off = claim("ذكر الكاتب إرجاء القمة التي كانت مقررة الجمعة.", "مقررة")
    assert put_off.modality is Modality.CANCELLED


def test_a_summit_is_known_by_its_day() -> None:
    found = events("تنطلق القمة الخليجية المقررة بعد غد الثلاثاء.", "تفتتح في الكويت القمة الخليجية الثلاثاء المقبل.")
    assert {m.article for m in home(found, "تفتتح").mentions} == {"a0", "a1"}


def test_summits_of_two_states_on_one_day_are_two() -> None:
    found = events("تفتتح القمة في الكويت الثلاثاء المقبل.", "تفتتح القمة في غانا الثلاثاء المقبل.")
    assert home(found, "الكويت").id != home(found, "غانا").id


def test_a_summit_that_was_moved_is_one_with_its_first_day_as_a_conflict() -> None:
    claims = [
        *told("تستضيف الكويت القمة الخليجية الثلاثاء المقبل.", "a0", date(2019, 11, 27), "صحيفة 0"),
        *told("أرجأت الكويت أمس القمة الخليجية إلى 10 كانون الأول.", "a1", date(2019, 12, 2), "صحيفة 1"),
    ]
    (summit,) = [one for one in cluster(claims) if any(m.predicate == "قمة" for m in one.mentions)]
    assert summit.interval is not None
    assert str(summit.interval.start) == "2019-12-10"
    assert [(c.kind, c.values) for c in summit.conflicts] == [("moved", ("2019-12-10", "2019-12-03"))]


def test_what_is_signed_stands_before_its_verb() -> None:
    assert claim("أوضح كيري أن وثيقة المصالحة ستوقع الأربعاء المقبل.", "ستوقع").text.startswith("وثيقة المصالحة")


def test_an_earthquake_is_one_in_the_words_of_two_outlets() -> None:
    found = events("ضرب زلزال إيران أمس السبت.", "ارتفعت إلى 23 قتيلا حصيلة الهزة الأرضية التي وقعت السبت في شيراز.")
    assert {m.article for m in home(found, "الهزة الأرضية").mentions} == {"a0", "a1"}


def test_an_attack_told_with_its_toll_and_without_is_one() -> None:
    found = events(
        "قتل 12 شخصا وأصيب 30 آخرون مساء أمس السبت في انفجار سيارة مفخخة وسط مدينة البصرة.",
        "تبنى تنظيم داعش الهجوم الانتحاري الذي استهدف السبت دورية للجيش العراقي في البصرة.",
        "اعتقلت الشرطة مشتبها به في تفجير البصرة الذي أودى بحياة 15 شخصا السبت.",
    )
    event = home(found, "الهجوم الانتحاري الذي")
    assert {m.article for m in event.mentions} == {"a0", "a1", "a2"}
    assert [conflict.values for conflict in event.conflicts if conflict.kind == "count"]


def test_who_misses_a_meeting_does_not_deny_it() -> None:
    assert claim("لم يحضر كيري اجتماع باريس.", "اجتماع باريس").modality is Modality.HAPPENED
    assert claim("لم تشهد حلب اشتباكات أمس.", "اشتباكات").modality is Modality.DENIED


def test_matches_of_other_teams_on_one_day_are_others() -> None:
    found = events(
        "يلتقي المنتخب الفرنسي مع نظيره الأمريكي وديا الجمعة المقبل استعدادا للمونديال.",
        "تقام المباراة الودية للمنتخب الألماني أمام النمسا الجمعة المقبل استعدادا للمونديال.",
    )
    assert not [one for one in found if len({m.article for m in one.mentions}) > 1]


def test_to_return_is_not_to_visit() -> None:
    found = events("يزور بنيامين نتنياهو واشنطن الجمعة المقبل.", "يعود بنيامين نتنياهو إلى واشنطن الجمعة المقبل.")
    assert {m.article for m in home(found, "يزور").mentions} == {"a0"}


def test_a_decision_is_not_the_vote_told_before_it() -> None:
    text = "بدأ التصويت أمس السبت في بيروت. وأعلن المرشح انسحابه، وقال إن القرار جاء بعد ضغوط."
    vote = next(m for m in told(text, day=SUNDAY) if m.type == "vote")
    assert not [m for m in told(text, day=SUNDAY) if m.antecedent == vote.id]


def test_the_catastrophe_is_the_earthquake_and_not_its_aftershock() -> None:
    text = (
        "ضرب زلزال شيراز مساء الجمعة الماضي. وضربت هزة ارتدادية المدينة فجر أمس السبت. "
        "وقالت الوزارة إن المحطة لم تتضرر من الكارثة."
    )
    quake, aftershock = (home(events(text), words) for words in ("زلزال", "هزة ارتدادية"))
    assert quake.id != aftershock.id
    assert any("الكارثة" in m.text for m in quake.mentions)


def test_a_city_state_is_as_near_a_place_as_a_city() -> None:
    claims = [
        *told("يلتقي ترامب كيم جونغ أون في قمة في سنغافورة في 12 حزيران المقبل.", "a0", date(2018, 5, 24), "صحيفة 0"),
        *told("تستعد الفنادق للقمة المقررة الشهر المقبل في سنغافورة.", "a1", date(2018, 5, 25), "صحيفة 1"),
        *told("شدد ماتيس على موقفه في مؤتمر أمني بسنغافورة.", "a2", date(2018, 6, 3), "صحيفة 2"),
    ]
    summit = home(cluster(claims), "للقمة المقررة")
    assert {m.article for m in summit.mentions} == {"a0", "a1"}
