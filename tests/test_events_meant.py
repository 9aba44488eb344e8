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


def days_of(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {mention.type: day_of(mention) for mention in told(text)}


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        # The year of a prize is not the day on which it was won.
        ("فاز العالم الياباني بجائزة نوبل للسلام لعام 2015، الثلاثاء، في أوسلو.", "victory", "2015-12-15"),
        # A word with the letters of a verb behind «رئيس» is none.
        ("أعلن كريم الطاهر رئيس بعثة الهلال الأحمر في النيجر، الثلاثاء أن القافلة وصلت.", "statement", "2015-12-15"),
        (
            "نجح رجال الإنقاذ في إجلاء عشرين سائحا من جبل في إقليم الحوز، الاثنين، بعد العاصفة.",
            "evacuation",
            "2015-12-14",
        ),
        # The blow is of the time of its toll.
        ("سقط عدد من القتلى، أمس الثلاثاء، جراء تفجير سيارة مفخخة قرب مسجد في صنعاء.", "explosion", "2015-12-15"),
    ],
)
def test_the_day_is_the_one_that_governs(text: str, kind: str, day: str) -> None:
    assert days_of(text)[kind] == (day, day)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Until when, since when, for when something lasts that was agreed, granted or announced.
        ("واتفق المنتجون في فيينا على تقليص الإنتاج بواقع مليون برميل يوميا منذ كانون الثاني الماضي.", "agreement"),
        ("واتفقت مصر والسودان على خفض الرسوم حتى نهاية العام الجاري.", "agreement"),
        ("أمهلت مصر الشركة حتى 5 مايو المقبل لدفع الغرامة.", "other"),
        ("جاء ذلك بعد إعلان رئيس الوزراء عن خطة انتقال الحكومة إلى الخرطوم في فبراير المقبل.", "announcement"),
        ("وقد أجاز الاجتماع في الرباط الموازنة الطارئة للدولة للعام 2016.", "meeting"),
        # What is said in a quotation.
        ('وأضاف لافروف "الآن، وبعد الفشل هذا الأسبوع، يبدو أن الحل بعيد".', "statement"),
    ],
)
def test_a_time_of_what_is_agreed_or_said_is_no_day_of_the_event(text: str, kind: str) -> None:
    assert days_of(text).get(kind, (None, None)) == (None, None)


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("لم تنفذ إسرائيل مطلقا أي غارة على إيران عام 2011.", "airstrike", "denied"),
        ("قدمت شركة لافارج طلبا من أجل تأجيل جلسة المحكمة المقررة الجمعة في باريس.", "hearing", "demanded"),
        ("وقال إن الوقت حان لترتيب لقاء بين لافروف وكيري في فيينا.", "meeting", "planned"),
    ],
)
def test_what_is_asked_for_or_arranged_has_not_happened(text: str, kind: str, modality: str) -> None:
    assert modality in {mention.modality for mention in told(text) if mention.type == kind}


def test_a_comment_on_a_truce_that_did_not_come_denies_no_truce() -> None:
    assert not [
        m
        for m in told("ولم يصدر أمس أي تعليق على الهدنة في اليمن.")
        if m.type == "ceasefire" and m.modality == "denied"
    ]


def test_where_forces_rule_is_no_capture() -> None:
    text = "ونفذت طائرات غارات على أهداف في مناطق يسيطر عليها الحوثيون في اليمن أمس."
    assert "capture" not in {mention.type for mention in told(text)}


def test_what_struck_a_city_was_there() -> None:
    attack = only(told("وحققت الشرطة في الهجمات التي ضربت لندن ليلة الأحد."), "attack")
    assert [place.label for place in attack.places] == ["لندن"]
    assert attack.participants == ()


def test_a_body_has_no_part_in_what_befell_its_member() -> None:
    found = only(told("أكدت مصادر في مابوتو مقتل لاعب نادي الزمالك بعد أن هاجمه تمساح أمس."), "casualties")
    assert found.participants == ()


def test_the_pronoun_of_a_man_is_not_of_a_feminine_body() -> None:
    text = "ووصل من مدينة رام الله، مقر السلطة الفلسطينية، بعد لقائه الرئيس الفلسطيني محمود عباس."
    assert "السلطة الفلسطينية" not in {
        party.label for m in told(text) if m.type == "meeting" for party in m.participants
    }


def test_whoever_is_described_keeps_the_name_behind_the_title() -> None:
    found = only(told("وكان كريم الطاهر قد أعلن وفاة الفنانة الكبيرة سميحة أيوب صباح اليوم."), "death")
    assert found.described == "الفنانة الكبيرة سميحة أيوب"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # What something is compared with, and the level from which it rose.
        ("وقال المدير إن المنطقة السياحية في نابل شهدت تطورا كبيرا مقارنة بسنة 2013.", "other"),
        ("وقفزت عملة بتكوين نحو مئة بالمئة من أدنى مستوى لها هذا العام.", "market"),
        # What somebody calls a thing is not said on that day.
        ("وفي نوفمبر الماضي، أسقطت إسرائيل ما قالت إنها طائرة إيرانية.", "statement"),
    ],
)
def test_what_something_is_compared_with_or_called_dates_nothing(text: str, kind: str) -> None:
    assert days_of(text).get(kind, (None, None)) == (None, None)


def test_the_purpose_of_a_protest_is_no_condemnation() -> None:
    found = {mention.type for mention in told("خرجت مظاهرات في عمان أمس للتنديد بافتتاح السفارة.")}
    assert "condemnation" not in found


def test_talks_that_failed_were_held() -> None:
    found = only(told("فشل المفاوضات بين روسيا وفصائل المعارضة السورية في درعا."), "negotiation")
    assert found.modality == "happened"


def test_a_visit_to_a_capital_leads_there() -> None:
    found = only(told("مدد كيري زيارته الحالية للعاصمة صنعاء حتى الخميس."), "visit")
    assert [place.label for place in found.places] == ["صنعاء"]
    assert "صنعاء" not in {party.label for party in found.participants}


def test_a_colleague_without_a_name_keeps_no_and() -> None:
    found = only(told("أكد الرئيس التركي ونظيره القطري أمس التزامهما بتطوير العلاقات."), "statement")
    assert not [party.label for party in found.participants if party.label.startswith("ون")]


def test_a_perfect_is_not_put_ahead_by_what_stands_behind_it() -> None:
    text = "هبطت أسعار النفط أمس وسط غموض في شأن نتيجة اجتماع من المنتظر أن يبحث سياسة الإنتاج."
    assert only(told(text), "market").modality == "happened"
