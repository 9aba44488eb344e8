"""Parties that no name tells: a claim keeps them in the text's own words, without an id."""

from __future__ import annotations

import pytest

from tests.events_support import told
from timeline.events.groups.clustering import cluster
from timeline.export.wire import claim_json, summary_json


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("اعتقلت الشرطة أمس شابا في حلب.", "arrest", "الشرطة"),
        ("هاجم مسلحون مجهولون أمس حاجزا قرب حلب.", "attack", "مسلحون مجهولون"),
        ("قتل 8 مدنيين أمس في حلب.", "casualties", "8 مدنيين"),
        ("أعلن مقتل خمسة أشخاص، وأوضح أن إضراب المعلمين بدأ أمس في صفاقس.", "labour", "المعلمين"),
        ("تظاهر مئات الطلاب أمس في صفاقس.", "protest", "مئات الطلاب"),
        ("ونفى البرتغالي أمس التهمة.", "statement", "البرتغالي"),
        ("ولكن الممثلين القانونيين أكدوا أمس أن القضية أغلقت.", "statement", "الممثلين القانونيين"),
        ("وكان الحزب الحاكم اقترح أمس تعديل الدستور.", "proposal", "الحزب الحاكم"),
        ("وقالت ملالا التي تزوجت أمس إنها سعيدة.", "ceremony", "ملالا"),
        ("وأبلغت إدارة ترامب الفلسطينيين أمس بأنها ستغلق المكتب.", "statement", "إدارة ترامب"),
        ("واعترض خفر السواحل أمس زوارق قرب طرابلس.", "other", "خفر السواحل"),
        ("نالت ملالا جائزة الشعر العام 2011.", "award", "ملالا"),
        ("وانضم هارت إلى صفوف مانشستر سيتي عام 2006.", "transfer", "هارت"),
    ],
)
def test_a_subject_without_a_name_is_kept_in_the_words_of_the_text(text: str, kind: str, words: str) -> None:
    found = [mention.described for mention in told(text) if mention.type == kind]
    assert found
    assert words in found


def test_whoever_is_named_is_not_described_too() -> None:
    (mention,) = [m for m in told("زار الرئيس الفرنسي فرانسوا هولاند بيروت أمس.") if m.type == "visit"]
    assert mention.described == ""


def test_an_object_is_not_the_subject() -> None:
    """«شابا» carries the alif of the accusative: whom the police arrested, beside who did it."""
    (mention,) = [m for m in told("اعتقلت الشرطة أمس شابا في حلب.") if m.type == "arrest"]
    assert "شاب" not in mention.described


def test_what_rises_or_falls_is_no_party() -> None:
    assert all(not mention.described for mention in told("ارتفعت أسعار النفط أمس في لندن."))


def test_the_wire_gives_the_words_and_no_id() -> None:
    mentions = told("هاجم مسلحون مجهولون أمس حاجزا قرب حلب.")
    (event,) = [event for event in cluster(mentions) if event.type == "attack"]
    assert summary_json(event, {})["described"] == ["مسلحون مجهولون"]
    (claim,) = [claim_json(mention, {}) for mention in event.mentions]
    assert claim["described"] == "مسلحون مجهولون"
    assert all(party["id"] for party in claim["participants"])


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("أكد أمس الإفراج عن 120 أسيرا في اليمن.", "release", "120 أسيرا"),
        ("ومن المتوقع تعيين رئيس الحكومة الشهر المقبل.", "appointment", "رئيس الحكومة"),
        ("خلفا للوزير الذي استقال أمس.", "resignation", "الوزير"),
        ("كانت الفصائل سيطرت على حلب أمس.", "capture", "الفصائل"),
        ("وأعلنت هذه الفصائل أمس أنها مستعدة.", "statement", "الفصائل"),
    ],
)
def test_whom_something_befalls_and_who_stands_before_the_verb(text: str, kind: str, words: str) -> None:
    assert words in [mention.described for mention in told(text) if mention.type == kind]
