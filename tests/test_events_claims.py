"""What a claim says: who takes part, where, when, how surely; and which claims say too little to be events."""

from __future__ import annotations

import pytest

from tests.events_support import told
from timeline.events.event import Mention, Modality
from timeline.events.groups.clustering import cluster
from timeline.events.groups.standing import stands


def claim(text: str, kind: str) -> Mention:
    """The first claim of a type."""
    return next(mention for mention in told(text) if mention.type == kind)


def parties(text: str, kind: str) -> set[str]:
    return {party.label for party in claim(text, kind).participants}


@pytest.mark.parametrize(
    ("text", "kind", "nation"),
    [
        # The nation of whom something is done to, of a club, of a building.
        ("أفرجت المحكمة أمس عن القس الأمريكي.", "release", "الولايات المتحدة"),
        ("تعاقد نادي ريال مدريد الإسباني أمس مع حارس جديد.", "transfer", "إسبانيا"),
        ("توصل النادي البرازيلي أمس إلى اتفاق مع اللاعب.", "agreement", "البرازيل"),
        ("اختفى جمال خاشقجي بعد زيارته للقنصلية السعودية أمس.", "visit", "السعودية"),
        ("قصف الطيران المستشفى الروسي في حلب أمس.", "shelling", "روسيا"),
        ("أصيب نحو 120 فلسطينيا في الضفة الغربية أمس.", "casualties", "فلسطين"),
        ("أعلنت الشرطة توقيف تونسي في كولونيا أمس.", "arrest", "تونس"),
        # Who is accused, described or thanked does not speak.
        ("اتهم بنيامين نتنياهو أمس إيران بالكذب.", "statement", "إيران"),
    ],
)
def test_a_nation_beside_something_else_takes_no_part(text: str, kind: str, nation: str) -> None:
    assert nation not in parties(text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "nation"),
    [
        ("شنت القوات الجوية الروسية غارات على حلب أمس.", "airstrike", "روسيا"),
        ("أبرم الجانبان أمس في جنيف اتفاقا روسيا أميركيا.", "agreement", "الولايات المتحدة"),
        ("جاء القصف بعد إسقاط سلاح الجو التركي القاذفة أمس.", "downing", "تركيا"),
    ],
)
def test_the_nation_of_the_event_or_of_what_acts_does(text: str, kind: str, nation: str) -> None:
    assert nation in parties(text, kind)


def test_the_second_of_two_takes_part_though_nobody_knows_the_first() -> None:
    text = "تعقد غدا قمة مقررة بين آبيكو والرئيس الأميركي دونالد ترامب."
    assert "دونالد ترامب" in parties(text, "meeting")


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("سقطت الطائرة أمس أثناء رحلة من العاصمة طهران إلى مدينة ياسوج.", "accident", "طهران"),
        ("قال خبير من معهد في برلين أمس إن الدواء آمن.", "statement", "برلين"),
        ("تأهل الفريق بعد مباراة ليفربول أمس.", "match", "ليفربول"),
    ],
)
def test_where_something_comes_from_or_somebody_works_is_not_where_it_is(text: str, kind: str, place: str) -> None:
    assert all(place not in {p.label for p in mention.places} for mention in told(text) if mention.type == kind)


def test_a_flight_still_arrives_where_it_leads() -> None:
    assert {place.label for place in claim("وصل جون كيري إلى باريس أمس.", "arrival").places} == {"باريس"}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("نفى سيرغي لافروف أمس أن تكون موسكو قصفت المدينة.", "shelling", Modality.DENIED),
        ("من المفترض أن يفوز فلاديمير بوتين الأحد المقبل بولاية رابعة.", "victory", Modality.UNCERTAIN),
        ("لم تتمكن الشرطة أمس من القبض على اللصوص في سوسة.", "arrest", Modality.DENIED),
        ("هل ستقصف موسكو المدينة غدا؟", "shelling", Modality.UNCERTAIN),
        ("تمكنت الشرطة أمس من القبض على اللصوص في سوسة.", "arrest", Modality.HAPPENED),
    ],
)
def test_what_is_denied_expected_or_asked_is_not_told_as_done(text: str, kind: str, modality: Modality) -> None:
    assert claim(text, kind).modality is modality


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("وفي 14 كانون الأول، قال جون كيري إن الهدنة صامدة.", "2015-12-14"),
        ("والاثنين الماضي، قالت وزارة الخارجية الروسية إن الهدنة صامدة.", "2015-12-14"),
    ],
)
def test_a_day_in_front_and_set_off_is_that_of_the_verb(text: str, day: str) -> None:
    interval = claim(text, "statement").interval
    assert interval is not None
    assert interval.edtf == day


def test_since_when_there_was_no_such_thing_is_no_time_of_it() -> None:
    assert claim("جرت في تونس أول انتخابات منذ تسع سنوات.", "election").interval is None


@pytest.mark.parametrize(
    "text",
    [
        "وأدت الأمطار لأخطر كارثة ناجمة عن سوء الأحوال الجوية في اليابان منذ ثلاثين عاما.",
        "شهدت تونس أكبر احتجاجات منذ 2011.",
    ],
)
def test_the_worst_since_a_year_did_not_go_on_since_then(text: str) -> None:
    assert not [one.interval for one in told(text) if one.interval is not None]


@pytest.mark.parametrize(
    "text",
    [
        # Which announcement it was, and who is only cited.
        "انتهى الحصار الذي أعلنه الرئيس دونالد ترامب.",
        "حضر الملوك الاجتماع الذي دعا إليه الرئيس دونالد ترامب.",
        "قتل عشرة مدنيين في القصف وفق ما أعلن المرصد السوري لحقوق الإنسان.",
        # Nobody says so; what looks like a verb of saying is none.
        "وتعتبر هذه التجربة الأقوى حتى اليوم.",
        "قصف الطيران مواقع تابعة للنظام مساء أمس.",
        "نقلا عن نتائج للجنة الانتخابية فاز الحزب.",
        # The man, and not his bureau.
        "ويكتب مدير مكتب التحقيقات الفيدرالي السابق أنه رأى ذلك.",
        "واعتبر قائد فريق ريال مدريد أن المباراة صعبة.",
    ],
)
def test_no_speech_is_heard_where_nobody_speaks(text: str) -> None:
    assert not [mention for mention in told(text) if mention.type == "statement"]


def test_what_stands_before_a_plural_verb_acts_and_what_stands_behind_it_does_not() -> None:
    assert all(
        mention.head is None or mention.head.label != "الولايات المتحدة"
        for mention in told("قال إن حسني مبارك وبنيامين نتنياهو طالبوا الولايات المتحدة بضرب إيران.")
    )


def test_whose_statement_it_is_whom_the_verb_has_as_its_subject() -> None:
    head = claim("أصدرت وزارة الخارجية الروسية بيانا ينتقد السياسة الأمريكية.", "statement").head
    assert head is not None
    assert head.label == "الخارجية الروسية"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تعافى اللاعب. ثم عاد إلى المران هذا الأسبوع.", "arrival"),
        ("عقد أمس اجتماع مغلق.", "meeting"),
        ("شهدت المنتجات ارتفاعا حادا سنة 2010.", "market"),
        ("وأوضحت أمس أن الطريق مغلقة.", "statement"),
        ("ينال ثقة الرئيس فلاديمير بوتين.", "award"),
        ("سافر بعد زيارة رسمية لروسيا نهاية نيسان.", "visit"),
    ],
)
def test_a_claim_of_nobody_or_of_no_time_is_no_event(text: str, kind: str) -> None:
    assert not [event for event in cluster(told(text)) if event.type == kind and stands(event)]


def test_an_interview_in_the_report_of_a_game_is_no_match() -> None:
    text = "سجل اللاعب هدفا للفريق في الدوري. وقال اللاعب لصحيفة إيطالية في مقابلة نشرت أمس عن الدوري إنه سعيد."
    assert {m.type for m in told(text) if m.predicate in ("مقابلة", "مباراة")} <= {"interview"}


def test_a_clause_of_no_type_is_an_event_if_somebody_acts_in_it_by_name() -> None:
    named = cluster(told("رفع بنيامين نتنياهو أمس درجة التأهب في الشمال."))
    nobody = cluster(told("رفعت أمس درجة التأهب في الشمال."))
    assert [event for event in named if stands(event)]
    assert not [event for event in nobody if stands(event)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصف السفير خالد بن سلمان التقارير بالخاطئة أمس.", "خالد بن سلمان"),
        ("أعلن #دونالد_ترامب أمس انسحاب بلاده.", "دونالد ترامب"),
        ("أفادت القناة بأن ترامب زار باريس أمس.", "دونالد ترامب"),
        ("استقال وزير النقل ماهر عبد الباقي أمس.", "ماهر عبد الباقي"),
    ],
)
def test_a_name_ends_where_it_ends(text: str, name: str) -> None:
    names = {party.label for mention in told(text) for party in (*mention.participants, *mention.topics)}
    assert name in names
    assert not {one for one in names if name != one and (name in one or one.startswith("بأن"))}


@pytest.mark.parametrize(
    "text",
    [
        "وكانت العبارة غرقت الجمعة الماضي.",
        "خلفا للوزير الذي استقال يوم الأحد.",
        "وكانت السويس قد شهدت الجمعة الماضي مظاهرة.",
        "لقي تسعة عمال مصرعهم أمس.",
        "بحسب النتائج التي أعلنتها وزارة الداخلية أمس.",
    ],
)
def test_who_stands_before_the_claim_or_is_counted_makes_it_an_event(text: str) -> None:
    events = [event for event in cluster(told(text)) if event.interval is not None]
    assert [event for event in events if stands(event)]
