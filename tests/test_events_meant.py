"""What a word means beside others, and which day, party or place of its sentence is not its own."""

from __future__ import annotations

import pytest

from tests.events_support import day_of, only, told

# Written on Wednesday, 16 December 2015.


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Prices retreat on a market, an army from its positions.
        ("تراجعت أسعار القمح في البورصة، الثلاثاء، بعد صدور التقرير.", "market"),
        ("تراجع الجيش أمس عن مواقعه شرق المدينة.", "retreat"),
        # A court's session is a hearing, a government's is a meeting.
        ("عقدت محكمة جنايات القاهرة أمس جلسة سرية.", "hearing"),
        ("عقد مجلس الوزراء أمس جلسة استثنائية في بيروت.", "meeting"),
        # Ways of saying that somebody died.
        ("فارق الفنان سمير صبري الحياة صباح اليوم في القاهرة.", "death"),
        # An oath is an event though its verb alone is none.
        ("أدى رئيس الوزراء الجديد اليمين الدستورية أمس أمام البرلمان.", "ceremony"),
        ("دانت فرنسا الثلاثاء الهجوم على المدينة.", "condemnation"),
    ],
)
def test_the_words_beside_it_say_which_event_a_word_names(text: str, kind: str) -> None:
    assert day_of(only(told(text), kind)) != (None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وختم خام برنت جلسة المعاملات أمس منخفضا عشرة سنتات.", "meeting"),
        ("بدأ اللاعب مسيرته في فريق الناشئين عام 2001.", "protest"),
        ("طرح المتحدث باسم الجيش مجموعة من الأسئلة على الوزير أمس.", "launch"),
        ("وهناك ضرورة لبيان حقيقة ما جرى في الرياض أمس.", "statement"),
        ("اختار حزب المؤتمر الوطني أمس مرشحه.", "conference"),
    ],
)
def test_a_word_in_another_sense_is_no_event(text: str, kind: str) -> None:
    assert kind not in {mention.type for mention in told(text)}


def test_the_session_of_an_article_about_a_court_is_a_hearing() -> None:
    text = "بدأت محكمة الجنايات في عمان أمس محاكمة الوزير السابق. وحضر الصحافيون الجلسة التي عقدت الاثنين في القصر."
    assert {"hearing"} == {mention.type for mention in told(text) if mention.predicate in ("جلسة", "جلسة محاكمة")}


def test_what_is_condemned_does_not_take_the_day_on_which_it_was_condemned() -> None:
    found = {
        mention.type: day_of(mention) for mention in told("دانت فرنسا الثلاثاء «إطلاق النار العشوائي» في مدينة غزة.")
    }
    assert found["condemnation"] == ("2015-12-15", "2015-12-15")
    assert found["attack"] == (None, None)
