"""Labels say what some claim says, in short Arabic, with the claim's modality and without its date."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.events_support import made, told
from timeline.events.event import Event, Modality
from timeline.events.groups.clustering import cluster
from timeline.events.labels.labels import label_of

WEDNESDAY = date(2015, 12, 16)


def labelled(text: str, *types: str) -> list[Event]:
    """The events of these types that a text tells."""
    return [event for event in cluster(told(text)) if event.type in types]


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("زار الرئيس الفرنسي فرانسوا هولاند بيروت أمس.", "visit", "زيارة فرنسوا هولاند إلى بيروت"),
        ("وصل سيرغي لافروف إلى القاهرة صباح اليوم.", "arrival", "وصول سيرغي لافروف إلى القاهرة"),
        ("طالبت المعارضة باستقالة الحريري فورا.", "resignation", "المطالبة باستقالة سعد الحريري"),
        ("يجب وقف إطلاق النار في حلب.", "ceasefire", "المطالبة بوقف إطلاق النار في حلب"),
        ("التقى جون كيري سيرغي لافروف في روما أمس.", "meeting", "لقاء جون كيري وسيرغي لافروف في روما"),
        ("تم أمس، بدمشق حجز ألف كيس من الدقيق.", "other", "تم بدمشق حجز ألف كيس من الدقيق"),
        ("عيّن لافروف ممثلا خاصا لروسيا في سوريا أمس.", "appointment", "تعيين لافروف ممثلا خاصا لروسيا في سوريا"),
        ("أدان حلف شمال الأطلسي الهجوم.", "condemnation", "إدانة حلف شمال الأطلسي الهجوم"),
        ("أوقف الجيش السوري عملياته في شرق حلب أمس.", "halt", "أوقف الجيش السوري عملياته في شرق حلب"),
        ("خسر ريال مدريد في إشبيلية أمس.", "victory", "خسارة ريال مدريد في إشبيلية"),
        (
            "وقال إن مؤتمرهم ببرلين في 19 من تشرين الأول الماضي كان ناجحا.",
            "conference",
            "قال إن مؤتمرهم ببرلين كان ناجحا",
        ),
        ("وذلك للمحادثات الثالثة حول ليبيا في 3 كانون الثاني.", "talks", "المحادثات الثالثة حول ليبيا"),
    ],
)
def test_a_label_is_put_together_from_the_claim(text: str, kind: str, label: str) -> None:
    assert label in {re.sub(r" \(.*\)$", "", event.label) for event in labelled(text, kind)}


def test_who_is_killed_is_not_called_the_killer() -> None:
    """The genitive after «مقتل» would make the subject of an active verb the victim."""
    events = labelled("قتل تنظيم داعش عشرة مدنيين في الرقة أمس.", "casualties")
    assert events
    assert all("مقتل داعش" not in event.label and "مقتل تنظيم" not in event.label for event in events)


def test_whose_resignation_is_asked_for_has_said_nothing() -> None:
    assert not labelled("طالبت المعارضة باستقالة الحريري فورا.", "statement")


def test_a_pronoun_names_nobody_in_a_label() -> None:
    text = "قال مقربون من بشار الأسد إن المسؤول غادر قبل أن ينشق في 2012."
    (event,) = labelled(text, "defection")
    assert "الأسد" not in event.label


def test_two_are_named_together_only_if_one_claim_does() -> None:
    mentions = [made(1, people=("سعاد",), places=("روما",)), made(2, people=("ليلى",), places=("روما",))]
    label = label_of(mentions, "meeting").ar
    assert not ("سعاد" in label and "ليلى" in label)


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.HAPPENED])
def test_what_did_not_happen_is_not_told_as_if_it_had(modality: Modality) -> None:
    mentions = [made(1, kind="visit", people=("سعاد",), places=("روما",), modality=modality)]
    plain, marked = label_of(mentions, "visit"), label_of(mentions, "visit", modality)
    assert marked.ar != plain.ar
    assert plain.ar in marked.ar


def test_the_article_and_its_preposition_are_one_word() -> None:
    mentions = [made(1, kind="attack", text="الهجوم على الجسر", finite=False)]
    assert " لال" not in label_of(mentions, "attack", Modality.PLANNED).ar


@pytest.mark.parametrize(
    "text",
    [
        "عقد الوفدان اجتماعا مغلقا في عمّان يوم 12 كانون الأول 2015 لبحث ملف المياه.",
        "أطلق اتفاق الهدنة الذي وقع في 14 كانون الأول 2015 في صنعاء سراح الأسرى.",
    ],
)
def test_a_label_has_no_date_and_no_torn_quotation(text: str) -> None:
    (event,) = cluster(told(text))
    assert "كانون" not in event.label
    assert "2015" not in event.label
    assert not set('«»“”"،:') & set(event.label)


def test_names_found_by_pattern_keep_the_spelling_of_the_article() -> None:
    places = {place.label for m in told("وقع انفجار في ولاية ميشيغان أمس وأصيب عشرة.") for place in m.places}
    assert "ولاية ميشيغان" in places


def test_a_pronoun_makes_nobody_the_victim_or_the_leader_of_a_revolt() -> None:
    text = "التقى بوتين وميركل في ميلانو أمس. وأدى الانفجار إلى إصابة عدد من الأشخاص بجروح في ميلانو أمس."
    assert not any("بوتين" in event.label for event in labelled(text, "casualties"))


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        # A date in commas does not end what is told.
        ("تعاقد نادي السد، أمس، مع المدرب البرتغالي خورخي جيسوس.", "transfer", "تعاقد نادي السد مع المدرب البرتغالي خورخي جيسوس"),
        # What the verb needs stays with it, and the place in between gives way.
        (
            "تمكنت الوحدات الأمنية المختصة صباح أمس بمدينة صفاقس من حجز كمية كبيرة جدا من البضائع المهربة القادمة من الخارج في شاحنتين.",
            "other",
            "تمكنت الوحدات الأمنية المختصة من حجز كمية كبيرة جدا من البضائع المهربة القادمة من الخارج في شاحنتين",
        ),
        ("ستفرض واشنطن عقوبات على الشركة بدءا من الخميس المقبل.", "sanction", "ستفرض واشنطن عقوبات على الشركة"),
        ("أعدم فيها عشرة من السجناء أمس.", "casualties", "إعدام عشرة من السجناء"),
        ("استهدف الطيران موقعا شمالي غزة أمس.", "attack", "استهداف الطيران موقعا شمالي غزة"),
        ("وقع أمس الانفجار الذي دمر ثلاثة مبان في المدينة.", "explosion", "الانفجار الذي دمر ثلاثة مبان في المدينة"),
        ("نفى وزير الداخلية التونسي هشام المشيشي أمس وجود خلافات مع الرئاسة.", "statement", "نفي وزير الداخلية التونسي هشام المشيشي وجود خلافات مع الرئاسة"),
    ],
)  # fmt: skip
def test_a_label_is_a_whole_phrase(text: str, kind: str, label: str) -> None:
    assert label in {re.sub(r" \(.*\)$", "", event.label) for event in labelled(text, kind)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("قال سيرغي لافروف أمس إن الهدنة في حلب صامدة.", "سيرغي لافروف: الهدنة في حلب صامدة"),
        ("أكدت وزارة الصحة التونسية أمس أنها استلمت مئة ألف جرعة من اللقاح.", "وزارة الصحة التونسية: استلمت مئة ألف جرعة من اللقاح"),
        ("نفى سيرغي لافروف أمس أن تكون موسكو قصفت المدينة.", "نفي سيرغي لافروف أن تكون موسكو قصفت المدينة"),
        ("وقال مسؤول محلي أمس: \"الطريق مغلقة بالثلوج\".", "مسؤول محلي: الطريق مغلقة بالثلوج"),
    ],
)  # fmt: skip
def test_a_speech_is_labelled_with_what_was_said(text: str, label: str) -> None:
    assert label in {event.label for event in labelled(text, "statement")}


@pytest.mark.parametrize(
    "text",
    [
        # Behind «طلب أن» stands what was not said to be so.
        "طلب سيرغي لافروف أمس أن تكون الجلسة علنية.",
        # The verb of what is said stands behind the relative clause, where a label does not reach.
        "قال سيرغي لافروف أمس إن الضربات على المواقع التي تبعد ألف كيلومتر عن العاصمة القديمة للبلاد وعن مينائها الأكبر دمرت كل شيء.",
        # Somebody else is the subject of a verb of another gender.
        "قال سيرغي لافروف أمس إنها رفضت الخطة كلها.",
    ],
)
def test_words_that_are_not_the_speakers_whole_claim_stay_out_of_its_label(text: str) -> None:
    events = labelled(text, "statement")
    assert events
    assert all(":" not in event.label for event in events)


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        # A bare noun says too little: its sentence is quoted.
        ("توقف القصف أمس وبدأ خروج المدنيين من الحي.", "shelling", "توقف القصف وبدأ خروج المدنيين من الحي"),
        # A relative clause is told with its noun.
        (
            "لم تنشر بعد الورقة التي حملها جون كيري إلى موسكو أمس.",
            "other",
            "لم تنشر بعد الورقة التي حملها جون كيري إلى موسكو",
        ),
        # The words that only say that it is to come go whole.
        (
            "تبدأ الحملة قبل الانتخابات الرئاسية المقرر إجراؤها في 24 يونيو.",
            "election",
            "تبدأ الحملة قبل الانتخابات الرئاسية",
        ),
        # A comma behind the day closes the clause, where a verb begins the next one.
        ("غادر فرنسا نحو ألف شخص الثلاثاء، أجبر نصفهم على الرحيل.", "departure", "مغادرة فرنسا نحو ألف شخص"),
        ("استقبلت الجزائر الوفد الليبي الثلاثاء، يسعى الوفد إلى اتفاق.", "meeting", "استقبال الجزائر الوفد الليبي"),
    ],
)
def test_a_label_is_cut_where_its_phrase_ends(text: str, kind: str, label: str) -> None:
    assert label in {re.sub(r" \(.*\)$", "", event.label) for event in labelled(text, kind)}


def test_a_verb_alone_is_no_label() -> None:
    events = labelled("ستبدأ مفاوضات جنيف الجمعة، بعد أن كان مقررا أن تنطلق اليوم.", "negotiation")
    assert any("مفاوضات" in event.label for event in events)
    assert not any(event.label.split()[0] == "تنطلق" for event in events)


def test_the_words_of_a_claim_with_its_day_name_the_event() -> None:
    events = labelled(
        "هاجم مسلحون مركزا للشرطة في الموصل الثلاثاء.\n\nوهذا الهجوم المروع يحتاج إلى تحقيق دقيق.", "attack"
    )
    assert [(event.label, len(event.mentions)) for event in events] == [("هاجم مسلحون مركزا للشرطة في الموصل", 2)]
