"""Short invented stories of other topics and countries: what a fact-checker would want of their timelines."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events_support import article
from timeline.articles.article import Article
from timeline.events.build import all_mentions, build_timeline
from timeline.events.event import Event, Modality
from timeline.events.groups.clustering import cluster


def story(*told: tuple[str, str, str]) -> list[Event]:
    """The events of articles given as (day, outlet, text), dated ones first."""
    timeline = build_timeline(written(*told))
    return [*(entry.event for entry in timeline.entries), *timeline.undated]


def claimed(*told: tuple[str, str, str]) -> list[Event]:
    """The groups of all claims of the articles, those included that say too little for an event of the timeline."""
    return cluster(all_mentions(written(*told)))


def written(*told: tuple[str, str, str]) -> list[Article]:
    """Articles given as (day, outlet, text)."""
    return [
        article(text, f"s-{number}", date.fromisoformat(day), outlet)
        for number, (day, outlet, text) in enumerate(told, 1)
    ]


def one(events: list[Event], kind: str, modality: Modality | None = None) -> Event:
    """The one event of a type."""
    found = [e for e in events if e.type == kind and (modality is None or e.modality is modality)]
    assert len(found) == 1, [(e.type, e.label) for e in events]
    return found[0]


def day(event: Event) -> str | None:
    """The first day of an event."""
    start = event.interval.start if event.interval is not None else None
    return start.isoformat() if start is not None else None


QUAKE = (
    ("2023-09-09", "وكالة أ", "ضرب زلزال عنيف مدينة مراكش المغربية مساء أمس الجمعة 8 أيلول، وقتل 820 شخصا. وأعلنت وزارة الداخلية المغربية إرسال فرق إنقاذ إلى إقليم الحوز."),
    ("2023-09-10", "صحيفة ب", "ارتفع عدد قتلى الزلزال الذي ضرب مراكش السبت 9 أيلول إلى 2012 قتيلا، بحسب وزارة الداخلية المغربية، وتواصل فرق الإنقاذ عملها في إقليم الحوز."),
    ("2023-09-12", "وكالة ج", "لا تزال فرق الإنقاذ تعمل بعد زلزال مراكش في إقليم الحوز المغربي."),
)  # fmt: skip


def test_one_earthquake_with_two_days_is_one_event_with_a_conflict() -> None:
    event = one(story(*QUAKE), "disaster")
    assert event.label.startswith("زلزال مراكش")
    assert [conflict.values for conflict in event.conflicts if conflict.kind == "date"] == [
        ("2023-09-08", "2023-09-09")
    ]
    assert len({mention.article for mention in event.mentions}) == 3


def test_floods_are_not_the_capital_of_korea() -> None:
    events = story(("2019-03-12", "وكالة أ", "ضربت سيول جارفة مدينة شيراز الإيرانية أمس الاثنين."))
    event = one(events, "disaster")
    assert event.label == "ضربت سيول جارفة مدينة شيراز الإيرانية"
    assert "سيول" not in {entity.label for entity in (*event.participants, *event.places)}


def test_a_visit_that_was_moved_stands_on_its_new_day_and_keeps_the_old_claim() -> None:
    events = story(
        ("2016-02-01", "وكالة أ", "قال الناطق إن الرئيس التركي رجب طيب أردوغان سيزور كمبالا في 10 شباط."),
        ("2016-02-05", "صحيفة ب", "أعلن الناطق تأجيل زيارة رجب طيب أردوغان إلى كمبالا إلى 17 شباط."),
        ("2016-02-18", "وكالة أ", "وصل الرئيس التركي رجب طيب أردوغان إلى كمبالا أمس الأربعاء."),
    )
    event = one(events, "visit")
    assert day(event) == "2016-02-17"
    assert [c.values for c in event.conflicts if c.kind == "moved"] == [("2016-02-17", "2016-02-10")]
    said = {m.reference: m.interval.start for m in event.mentions if m.interval is not None and m.reference is not None}
    assert said[date(2016, 2, 1)] == date(2016, 2, 10)
    assert said[date(2016, 2, 5)] == date(2016, 2, 17)


def test_the_day_of_a_verdict_is_not_the_day_of_its_condemnation_or_annulment() -> None:
    events = claimed(
        ("2019-12-18", "صحيفة ب", "ندد الجيش الباكستاني بالحكم بالإعدام على مشرف الصادر أمس."),
        ("2020-01-14", "وكالة ج", "ألغت المحكمة العليا في لاهور أمس حكم الإعدام الصادر بحق مشرف في 17 كانون الأول الماضي."),
    )  # fmt: skip
    assert {day(event) for event in events if event.type == "verdict"} == {"2019-12-17"}
    assert day(one(events, "condemnation")) is None
    assert day(one(events, "other", Modality.HAPPENED)) == "2020-01-13"
    assert not [event for event in events if event.type == "casualties"]


def test_a_summit_that_collapsed_yesterday_was_not_held_yesterday_for_that() -> None:
    events = story(("2019-03-01", "صحيفة ج", "انهارت قمة هانوي أمس الخميس دون اتفاق."))
    assert day(one(events, "collapse")) == "2019-02-28"
    assert all(event.type == "collapse" or day(event) is None for event in events)


def test_what_is_denied_or_demanded_is_not_told_as_done() -> None:
    events = claimed(("2016-02-18", "وكالة أ", "نفت المعارضة الأوغندية أنها دعت إلى استقالة الرئيس يويري موسيفيني."))
    event = one(events, "resignation")
    assert event.modality is Modality.DEMANDED
    assert event.label == "المطالبة باستقالة يويري موسيفيني"


def test_the_time_of_an_unnamed_event_dates_nothing_else() -> None:
    events = story(("2018-05-01", "وكالة أ", "رفض عباس صفقة السلام في أعقاب اعتراف ترامب بالقدس عاصمة في كانون الأول الماضي."))  # fmt: skip
    assert events
    assert all(day(event) is None for event in events)


def test_what_is_only_attempted_is_not_told_as_done() -> None:
    event = one(claimed(("2018-05-31", "وكالة أ", "تحاول بكين السيطرة على بحر الصين.")), "capture")
    assert event.modality is Modality.PLANNED


def test_who_strikes_is_no_disaster() -> None:
    events = story(("2018-05-31", "وكالة أ", "ضربت إسرائيل مواقع في دمشق أمس."))
    assert one(events, "attack").label == "ضربت إسرائيل مواقع في دمشق"


def test_visits_of_one_month_to_two_states_are_two() -> None:
    events = story(
        ("2018-02-23", "وكالة أ", "كانت زيارة أردوغان للسودان في كانون الأول الماضي فاتحة تعاون."),
        ("2018-04-22", "صحيفة ب", "في كانون الأول الماضي قام أردوغان بزيارة تاريخية إلى اليونان."),
    )
    assert len([event for event in events if event.type == "visit"]) == 2


def test_a_city_alone_does_not_join_two_congresses() -> None:
    events = story(
        ("2018-06-09", "وكالة أ", "سيأتي اللقاء قبل أسبوع من اجتماع أوبك في فيينا لبحث وضع السوق."),
        ("2018-05-28", "صحيفة ب", "تحدثت الباحثة في أكبر مؤتمر طبي حول السمنة والسكري في فيينا عن أغذية الأطفال."),
    )
    homes = {
        event.id: {m.article for m in event.mentions} for event in events if event.type in ("meeting", "conference")
    }
    assert homes
    assert all(len(articles) == 1 for articles in homes.values())


def test_the_month_of_delivery_is_no_event() -> None:
    assert story(("2018-06-19", "وكالة أ", "وزاد الذهب في العقود الأميركية الآجلة تسليم آب بنسبة طفيفة.")) == []


def test_a_man_who_hits_another_is_no_disaster() -> None:
    events = story(("2018-07-26", "وكالة أ", "ظهر الحارس في باريس وهو يضرب متظاهرين في الأول من أيار."))
    assert not [event for event in events if event.type == "disaster"]


def test_a_preposition_ends_a_name() -> None:
    events = story(("2018-03-23", "وكالة أ", "قال المتحدث باسم شرطة هلمند لوكالة أنباء إن السيارة انفجرت."))
    assert {entity.label for event in events for entity in event.participants} <= {"شرطة هلمند"}


def test_none_in_particular_is_none_that_happened() -> None:
    events = claimed(
        ("2018-09-11", "وكالة أ", "استبعدت الحكومة دعم أي تدخل ألماني في سوريا. ولا تزور الوزيرة دمشق اليوم.")
    )
    assert one(events, "intervention").modality is Modality.UNCERTAIN
    assert one(events, "visit").modality is Modality.DENIED


def test_a_time_in_front_counts_from_the_event_that_other_articles_date() -> None:
    events = story(
        ("2021-04-02", "وكالة أ", "عقد وزراء مالية مجموعة العشرين اجتماعا في لاهاي يوم الأحد 28 آذار."),
        ("2021-04-05", "وكالة ج", "وبعد يومين من اجتماع لاهاي وصل الوزير برونو لومير إلى روما. وقبيل اجتماع لاهاي التقى سيرغي لافروف جون كيري في ميلانو."),
    )  # fmt: skip
    assert day(one(events, "arrival")) == "2021-03-30"
    meeting = next(event for event in events if "ميلانو" in event.label)
    assert [(r.kind, r.mention) for m in meeting.mentions for r in m.relations if r.kind == "before"]
    hague = next(event for event in events if "لاهاي" in event.label)
    assert {m.reference for m in hague.mentions} == {date(2021, 4, 2), date(2021, 4, 5)}


def test_a_time_that_opens_a_quotation_is_not_when_it_was_said() -> None:
    events = story(("2018-04-14", "وكالة أ", 'وقال ترامب: "قبل عام شن الأسد هجوما على خان شيخون".'))
    assert day(one(events, "statement")) is None
    assert day(one(events, "attack")) is not None


BRIDGE = (
    (
        "2019-03-04",
        "صوت الضفة",
        "أعلن وزير النقل سامر حداد اليوم الاثنين أن جسر الوادي في مدينة طرابلس سيفتتح الخميس المقبل، بعد تأخير دام سنتين.",
    ),
    (
        "2019-03-06",
        "نداء الشمال",
        "قررت وزارة النقل تأجيل افتتاح جسر الوادي في طرابلس من الخميس إلى 14 الشهر الجاري بسبب الأحوال الجوية.",
    ),
    (
        "2019-03-15",
        "الساحل برس",
        "افتتح رئيس الحكومة أمس الخميس جسر الوادي في طرابلس. وقال شهود إن ثلاثة عمال أصيبوا الثلاثاء الماضي خلال أعمال التنظيف.",
    ),
    (
        "2019-03-15",
        "صوت الضفة",
        "أصيب خمسة عمال الثلاثاء الماضي خلال تنظيف جسر الوادي في طرابلس، قبل يومين من افتتاحه.",
    ),
    ("2019-04-01", "الفجر", "احتج السائقون في طرابلس السبت على رسوم جسر الوادي الذي افتتح في 14 آذار الماضي."),
)


def test_an_opening_that_was_put_off_is_one_event_that_was_moved() -> None:
    events = story(*BRIDGE)
    opening = one(events, "opening")
    assert day(opening) == "2019-03-14"
    assert opening.modality is Modality.HAPPENED
    assert [(c.kind, c.values) for c in opening.conflicts] == [("moved", ("2019-03-14", "2019-03-07"))]
    assert not any(word in opening.label for word in ("الخميس", "الشهر", "تأجيل"))
    assert day(one(events, "protest")) == "2019-03-30"


def test_outlets_that_count_the_injured_differently_are_a_conflict() -> None:
    injured = one(story(*BRIDGE), "casualties")
    assert day(injured) == "2019-03-12"
    assert [set(c.values) for c in injured.conflicts if c.kind == "count"] == [{"5", "3"}]


def test_a_trial_that_was_put_off_to_a_session_joins_its_verdict() -> None:
    trial = one(
        story(
            (
                "2022-02-01",
                "العدالة",
                "أرجأت محكمة جنايات القاهرة محاكمة رجل الأعمال سمير الطوخي إلى جلسة 15 مارس المقبل.",
            ),
            ("2022-03-16", "القاهرة الآن", "قضت محكمة جنايات القاهرة أمس بحبس رجل الأعمال سمير الطوخي خمس سنوات."),
        ),
        "court",
    )
    assert day(trial) == "2022-03-15"
    assert len(trial.sources) == 2
    assert "جلسة" not in trial.label


def test_the_dead_and_the_injured_of_one_sentence_are_of_one_day() -> None:
    found = {
        e.label: day(e)
        for e in story(("2021-07-13", "البلد", "لقي 64 شخصا مصرعهم وأصيب مئة آخرون مساء الاثنين في حريق."))
    }
    assert found["مصرع 64 شخصا"] == "2021-07-12"


def test_a_death_is_of_the_person_and_not_of_the_country() -> None:
    death = one(
        story(
            ("2020-01-10", "عمان تايمز", "توفي سلطان عمان قابوس بن سعيد مساء الجمعة عن 79 عاما."),
            ("2020-01-11", "خليج برس", "أدى هيثم بن طارق اليمين اليوم سلطانا لعمان خلفا للسلطان قابوس الذي توفي أمس."),
        ),
        "death",
    )
    assert day(death) == "2020-01-10"
    assert [p.label for p in death.participants] == ["السلطان قابوس"]
    assert len(death.sources) == 2


def test_when_something_is_asked_for_is_not_when_it_happens() -> None:
    events = claimed(("2021-07-13", "الرافدين", "وتجمع محتجون أمام المستشفى فجر اليوم مطالبين باستقالة المحافظ."))
    assert day(one(events, "protest")) == "2021-07-13"
    assert all(day(e) is None and e.modality is Modality.DEMANDED for e in events if e.type == "resignation")


def test_what_a_committee_is_to_announce_is_not_said_yet() -> None:
    said = one(story(("2021-07-14", "دجلة", "ومن المقرر أن تعلن لجنة التحقيق نتائجها خلال أسبوع.")), "statement")
    assert said.modality is Modality.ANNOUNCED


def test_a_foreigner_is_named_behind_the_adjective_of_his_nation() -> None:
    events = claimed(("2018-06-01", "ملاعب", "تغلب الصربي نوفاك ديوكوفيتش أمس على الإسباني رافائيل نادال في باريس."))
    assert {p.label for p in one(events, "victory").participants} >= {"نوفاك ديوكوفيتش"}


def test_two_speeches_of_one_day_about_different_things_are_two() -> None:
    events = claimed(
        ("2018-02-24", "وكالة أ", "أعلن دونالد ترامب الجمعة عقوبات جديدة على تجارة الفحم والسفن في كوريا الشمالية."),
        ("2018-02-24", "وكالة ب", "وصف دونالد ترامب الجمعة حرائق الغابات وأضرار المزارع بأنها مأساة للفلاحين."),
    )
    assert len([e for e in events if any(m.finite and m.type == "statement" for m in e.mentions)]) == 2


def test_one_palace_holds_many_receptions() -> None:
    events = claimed(
        ("2018-05-28", "وكالة أ", "استقبل إيمانويل ماكرون عامل البناء المنقذ في قصر الإليزيه ومنحه وساما."),
        ("2018-06-05", "وكالة ب", "عقد بنيامين نتنياهو محادثات في قصر الإليزيه حول الاتفاق النووي."),
    )
    assert not any(len({m.article for m in event.mentions}) > 1 for event in events)


def test_what_two_untyped_claims_share_must_name_somebody() -> None:
    events = claimed(
        ("2018-05-01", "وكالة أ", "رافق مساعد الوزير قوى الأمن في عيد العمال في الأول من مايو."),
        ("2018-05-01", "وكالة ب", "رافق آلاف العمال الموكب في عيد العمال في الأول من مايو."),
    )
    assert not any(len({m.article for m in event.mentions}) > 1 for event in events if event.type == "other")


def test_one_verb_with_several_places_and_days_is_several_events() -> None:
    found = {
        (e.label, day(e))
        for e in story(
            (
                "2024-12-08",
                "دمشق",
                "كانت الفصائل سيطرت على حلب في 30 تشرين الثاني وعلى حماة الخميس الماضي وعلى حمص أمس.",
            )
        )
    }
    assert {d for _, d in found} == {"2024-11-30", "2024-12-05", "2024-12-07"}
    assert [d for label, d in found if "حماة" in label] == ["2024-12-05"]
    assert not any("حماة" in label and "حلب" in label for label, _ in found)


def test_who_resigns_is_named_behind_the_body_of_his_office() -> None:
    events = story(("2021-09-09", "الرباط", "وقدم الأمين العام للحزب سعد الدين العثماني استقالته اليوم."))
    assert one(events, "resignation").label == "استقالة سعد الدين العثماني"


def test_a_departure_is_not_in_the_place_it_goes_to() -> None:
    (event,) = (e for e in story(("2024-12-09", "دمشق", "غادر بشار الأسد أمس إلى روسيا.")) if e.type == "departure")
    assert "في روسيا" not in event.label


def test_the_subject_behind_kana_belongs_to_its_verb() -> None:
    events = claimed(("2023-09-18", "الهلال", "وكان السدان انهارا في العاشر من سبتمبر."))
    assert "السدان" in events[0].mentions[0].text


def test_an_agreement_is_of_the_day_on_which_it_was_reached() -> None:
    text = "توصلت نقابة السائقين ووزارة النقل مساء أمس إلى اتفاق يقضي بخفض الرسوم ابتداء من مطلع أيار المقبل."
    assert day(one(story(("2019-04-04", "نداء الشمال", text)), "agreement")) == "2019-04-03"


def test_when_somebody_unnamed_spoke_is_the_day_of_nothing_else() -> None:
    text = "ارتفعت حصيلة الحريق الذي اندلع أمس في مستشفى الحسين بالناصرية إلى 92 قتيلا، بحسب ما قال مصدر طبي اليوم الثلاثاء."
    events = [e for e in story(("2021-07-13", "الرافدين", text)) if e.type != "statement"]
    assert {day(e) for e in events} == {"2021-07-12"}


def test_what_was_called_off_says_so_once() -> None:
    strike = one(story(("2019-04-04", "نداء الشمال", "وألغت النقابة الإضراب الذي كان مقررا الجمعة المقبل.")), "labour")
    assert strike.modality is Modality.CANCELLED
    assert strike.label == "ألغت النقابة الإضراب الذي كان مقررا"


def test_what_was_planned_before_an_event_does_not_call_the_event_off() -> None:
    text = (
        "اغتالت إسرائيل صالح العاروري في بيروت مساء أمس الثلاثاء. "
        "وقال نصر الله، في خطاب كان مقررا قبل الاغتيال، إن الجريمة لن تمر. ويشيع العاروري الخميس بعد صلاة الظهر."
    )
    events = story(("2024-01-03", "بيروت", text))
    assert one(events, "assassination").modality is Modality.HAPPENED
    assert day(one(events, "ceremony")) == "2024-01-04"


def test_what_went_on_again_is_not_what_had_stopped_it() -> None:
    text = (
        "نجحت هيئة القناة في تعويم السفينة عصر الاثنين بعد ستة أيام من إغلاق المجرى، واستؤنفت الملاحة في السادسة مساء."
    )
    assert not any(day(e) == "2021-03-29" for e in claimed(("2021-03-30", "القناة", text)) if e.type == "closure")


@pytest.mark.parametrize(
    "text",
    [
        "وعلقت واشنطن الاثنين قنوات الاتصال مع موسكو بشأن الهدنة التي بدأت في 12 أيلول.",
        "بحث الوزيران الاثنين الهدنة التي دخلت حيز التنفيذ في 12 أيلول.",
    ],
)
def test_a_noun_with_a_day_in_its_relative_clause_takes_none_from_the_verb_before(text: str) -> None:
    assert day(one(story(("2016-10-04", "المرصاد", text)), "ceasefire")) == "2016-09-12"
