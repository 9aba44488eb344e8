"""The label of an event that a verb tells is the verb's own clause: from its subject to where it is whole."""

from __future__ import annotations

import pytest

from tests.events_support import told
from timeline.events.groups.clustering import cluster
from timeline.events.labels.second_verbs import joins_a_verb
from timeline.text.fold import fold_word


def labels(text: str) -> set[str]:
    """The labels of the events that a text tells."""
    return {event.label for event in cluster(told(text))}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # Whom somebody receives stands behind where he does.
        (
            "استقبل وزير الصحة سامي الحداد أمس، بمكتبه بالوزارة، سفيرة البرتغال.",
            "استقبل وزير الصحة سامي الحداد سفيرة البرتغال",
        ),
        # What somebody is, between him and what he does.
        (
            "أصدر الأمير سامي الحداد، رئيس المجلس الأعلى، الاثنين، مرسوما بتعديل قانون الصيد.",
            "أصدر الأمير سامي الحداد مرسوما بتعديل قانون الصيد",
        ),
        # The verb behind «و» is another's, though it names no event.
        ("حجزت الوحدات الأمنية أمس شاحنة في القيروان وأوقفت سائقها.", "حجزت الوحدات الأمنية شاحنة في القيروان"),
        # A name is told without its relative pronoun.
        ("ويقود الفريق سامي الحداد الذي انضم أمس إلى نادي السد.", "الفريق سامي الحداد انضم إلى نادي السد"),
        # The date goes with the preposition and the conjunction before it.
        ("وفي الثاني من أبريل فرضت البرتغال رسوما على مئة سلعة.", "فرضت البرتغال رسوما على مئة سلعة"),
        # What began is not told as held.
        ("بدأت مفاوضات روما أمس.", "بدأت مفاوضات روما"),
        # The sign of a share belongs to its number.
        ("تراجعت أرباح شركة الأسمنت أمس بنسبة 2.3 %.", "تراجع أرباح شركة الأسمنت بنسبة 2.3%"),
        # What is decided stands behind a date in commas.
        ("قرر الوزير سامي الحداد الاثنين، تسوية أوراق مئة مهاجر.", "قرار الوزير سامي الحداد تسوية أوراق مئة مهاجر"),
        # A plural subject stays behind its verb, in its case.
        ("نفى مسؤولون برتغاليون أمس تقارير عن ضربة جوية.", "نفى مسؤولون برتغاليون تقارير عن ضربة جوية"),
        # Without a noun of its own, what is said of somebody is whole.
        ("قالت الشرطة المحلية أمس إن البحث ضروري عن خمسة مطلوبين، وذلك بعد حريق.", "الشرطة المحلية: البحث ضروري عن خمسة مطلوبين"),
        # Without its day the noun has the article.
        ("قال دبلوماسي إن لقاء أمس (الثلاثاء) الذي استمر ساعتين كان مثمرا.", "اللقاء الذي استمر ساعتين كان مثمرا"),
        # What goes on behind a day has another day.
        (
            "كانت القوات سيطرت على زوارة في 3 آذار وعلى غريان الخميس الماضي.",
            "سيطرة القوات على زوارة",
        ),
        # A colon in the middle stays.
        (
            "خرج الوزير سامي الحداد أمس من القصر بما جاء من أجله: موعد ثابت.",
            "خرج الوزير سامي الحداد من القصر بما جاء من أجله: موعد ثابت",
        ),
        # Two women in the genitive, with their adjective.
        ("وقتلت معلمتان إسبانيتان الاثنين في غارة على المدرسة.", "مقتل معلمتين إسبانيتين في غارة على المدرسة"),
    ],
)  # fmt: skip
def test_a_label_is_the_whole_clause(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "حجزت الوحدات الأمنية بمدينة القيروان أمس كميات كبيرة من البضائع المهربة والأدوية القديمة والأجهزة المستعملة والملابس القادمة من الخارج عبر الطرق الجبلية الوعرة.",
        "قال سامي الحداد أمس إن الوزارة ستواصل العمل مع المنظمات الدولية والجمعيات المحلية واللجان الشعبية والهيئات العلمية والمعاهد الزراعية والمخابر البحرية القديمة.",
        "وقالت الشرطة المحلية أمس إن المطلوبين الخمسة الذين فروا من السجن القديم في الجبل الشمالي سلموا أنفسهم للجيش.",
    ],
)
def test_a_label_has_the_length_of_a_headline(text: str) -> None:
    found = labels(text)
    assert found
    assert all(len(label.split()) <= 17 for label in found)


@pytest.mark.parametrize(
    ("word", "verb"),
    [("وأعلن", True), ("وقتلت", True), ("وحجزوا", True), ("ويتوقف", True), ("وقصف", False), ("وتبادل", False),
     ("وسوريا", False), ("وإصابة", False), ("أعلن", False)],
)  # fmt: skip
def test_which_words_join_a_verb(word: str, *, verb: bool) -> None:
    assert joins_a_verb(fold_word(word)) is verb


def test_those_who_met_are_not_the_two_named_last() -> None:
    (meeting,) = [
        m
        for m in told("يزور سيرغي لافروف القاهرة مع فلاديمير بوتين. وكان وزراء من عشر دول قد اجتمعوا في باريس أمس.")
        if m.type == "meeting"
    ]
    assert not meeting.participants


def test_a_verb_that_folds_like_a_surname_is_nobody() -> None:
    claims = told("وترأس الاجتماع وزير الصحة البرتغالي الذي زار موسكو الثلاثاء الماضي.")
    assert "visit" in {m.type for m in claims}
    assert not {party.id for m in claims for party in m.participants} & {"person:truss"}
