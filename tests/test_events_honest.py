"""What a claim must not say: another man's name, a place where somebody is posted, a day that was not its own."""

from __future__ import annotations

import pytest

from tests.events_support import only, told
from timeline.articles import Document, articles_of
from timeline.events.build import mentions_of
from timeline.events.event import Event, Modality
from timeline.events.groups.clustering import cluster
from timeline.events.groups.hierarchy import with_bounds


def events(text: str) -> list[Event]:
    document = Document("d", text, published="2015-12-16")
    return with_bounds(cluster(mention for article in articles_of(document) for mention in mentions_of(article)))


def named(text: str) -> set[str]:
    return {party.label for mention in told(text) for party in mention.participants}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        # A surname that is a given name too.
        ("وقال عباس فاضل كرمندي أمس إن اللجنة ستجتمع.", "محمود عباس"),
        # What was written for a family was not said by it.
        ("وأصدر ترامب أمس بيان تعزية لعائلة بوش قال فيه إنه حزين.", "جورج بوش"),
        # A word for a nation that is a given name too.
        ("قال الوزير تركي المالكي أمس إن القوات تتقدم.", "نوري المالكي"),
        ("وكان الناطق باسم التحالف العربي تركي المالكي قال أمس إن القوات تتقدم.", "نوري المالكي"),
    ],
)
def test_nobody_is_named_for_somebody_else(text: str, other: str) -> None:
    assert other not in named(text)


def test_an_office_with_a_strange_name_is_not_who_held_it_before() -> None:
    mentions = told(
        "قال رئيس الاتحاد المغربي فوزي لقجع أمس إنه حضر. وكان رئيس اللجنة المغربية مولاي حفيظ أوضح الموقف أمس."
    )
    second = [m for m in mentions if "أوضح" in m.text]
    assert second
    assert not any("لقجع" in party.label for mention in second for party in mention.participants)


def test_a_bare_player_is_not_the_coach_named_last() -> None:
    mentions = told("قال المدرب الألماني يورغن كلوب أمس إن الفوز مهم. وقال اللاعب أمس إنه سعيد.")
    second = [m for m in mentions if m.text.startswith("وقال اللاعب")]
    assert second
    assert not any("كلوب" in party.label for mention in second for party in mention.participants)


def test_a_name_ends_before_a_word_of_the_news() -> None:
    assert "أندريس إنييستا" in named("وعد النجم الإسباني أندريس إنييستا مشجعي ناديه أمس بالفوز.")


def test_who_is_urged_does_not_speak() -> None:
    assert not named("وأضافت أن القانون غامض، كما حثت لجنة الانتخابات على إجراء تدقيق شامل.")


def test_a_removal_is_nobodys_by_the_letter_of_its_end() -> None:
    # «إقالة» ends like «إقاله», and has no pronoun.
    mention = only(told("أشاد هييرو، الذي تولى المسؤولية بعد إقالة سلفه الأسبوع الماضي، بفريقه."), "resignation")
    assert not mention.participants


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("استدعت وزارة الخارجية الإيرانية أمس سفيرها بالعراق.", "العراق"),
        ("استدعت بغداد أمس سفيرها في أنقرة.", "أنقرة"),
        ("اعتقلت الشرطة أمس وسيطا مقره في روسيا.", "روسيا"),
    ],
)
def test_where_somebody_is_posted_is_not_where_it_happened(text: str, place: str) -> None:
    assert not any(place == where.label for mention in told(text) for where in mention.places)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("وكان مقررا أن يمثل المتهم غدا أمام المحكمة في باريس.", Modality.PLANNED),
        ("وكان مقررا أن يمثل المتهم أمس أمام المحكمة في باريس.", Modality.CANCELLED),
    ],
)
def test_what_was_planned_for_a_day_to_come_is_not_called_off(text: str, modality: Modality) -> None:
    assert [m.modality for m in told(text) if m.type == "court"] == [modality]


def test_what_was_said_takes_no_day_ahead_from_what_it_was_about() -> None:
    speech = [
        e
        for e in events("وكان مجلس النقباء أكد مضيه في تنفيذ الإضراب المقرر الأربعاء المقبل.")
        if e.type == "statement"
    ]
    assert speech
    assert all(event.interval is None for event in speech)


def test_what_lasts_in_a_relative_clause_has_no_day() -> None:
    mentions = told("قدمت بكين شكوى ضد الدولة التي تتهمها واشنطن بالسرقة بحسب وثائق نشرت أمس.")
    assert not any(m.predicate == "تتهم" and m.interval is not None for m in mentions)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("شملت الدراسة أمس 412 تجمعا سكنيا في 20 دولة.", "conference"),
        ("انتشرت أمس على وسائل التواصل صورة شهادة ميلاد.", "deployment"),
        ("خسرنا أمس لاعبا مهما.", "victory"),
        ("وهي أفضل بداية له منذ موسم 1990.", "statement"),
    ],
)
def test_a_word_in_another_sense_is_no_event_of_its_type(text: str, kind: str) -> None:
    assert not any(mention.type == kind for mention in told(text))


def test_the_world_of_a_cup_takes_no_part() -> None:
    assert not any(m.described for m in told("تنطلق غدا بطولة العالم للسيارات في ملبورن."))


def test_what_goes_on_from_the_clause_before_keeps_its_subject() -> None:
    mention = only(told("تعتبر روسيا حليفة الأسد وقامت بشن حملة غارات جوية لدعم قواته أمس."), "offensive")
    assert {"روسيا", "بشار الأسد"} == {party.label for party in mention.participants}


def test_what_a_relative_clause_behind_a_topic_tells_of_is_the_topic() -> None:
    mention = told("عقدت جلسة لمجلس الأمن حول التطورات التي شهدتها الأراضي الفلسطينية أمس.")[0]
    assert mention.type == "meeting"
    assert "فلسطين" not in {party.label for party in mention.participants}


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("أصيب ضابط في انفجار لغم أمس قرب القصرين.", "لغم"),
        ("كانت الأهواز من المدن الإيرانية التي شهدت احتجاجات أمس.", "الإيرانية"),
        ("زار الوزير المدرسة ببوسالم التي شهدت حادثة تسمم أمس.", "ببوسالم"),
        ("حقق القضاء في التدخل في انتخابات الرئاسة عام 2014.", "الرئاسة"),
    ],
)
def test_things_and_places_are_not_described_as_parties(text: str, described: str) -> None:
    assert not any(mention.described == described for mention in told(text))


def test_whom_a_party_called_upon_does_not_speak() -> None:
    mentions = told("وكان حزب جبهة التحرير الوطني الحاكم دعا بوتفليقة ليخوض الانتخابات.")
    assert not any(m.head is not None and "بوتفليقة" in m.head.label for m in mentions if m.type == "statement")


def test_the_opposition_of_a_state_is_not_the_state() -> None:
    assert "السعودية" not in named("وأكدت المعارضة السعودية مضاوي الرشيد أمس الخبر.")


def test_a_game_between_them_is_of_the_teams() -> None:
    text = "وتوج الفريق بعد فوز محمد صلاح ومحمد هاشم على نانت، في المباراة التي أقيمت بينهما أمس في مدينة كولونيا."
    games = [m for m in told(text) if m.type == "match"]
    assert games
    assert not any(party.kind == "person" for game in games for party in game.participants)


def test_a_body_for_elections_is_no_election() -> None:
    assert not any(m.type == "election" for m in told("أعلنت المفوضية العليا المستقلة للانتخابات النتائج أمس."))


def test_the_day_of_a_title_is_not_that_of_the_sentence() -> None:
    mentions = told("وواصل نوفاك جوكوفيتش، المتوج الشهر الماضي بلقب البطولة، مسيرته في سينسيناتي.")
    assert not any(m.interval is not None for m in mentions)


def test_the_day_of_an_unknown_verb_is_not_that_of_the_noun_before_it() -> None:
    mention = only(told("فرض الحظر بعد مقتل عاملة فلبينية ثم تعمقت الأزمة في أبريل الماضي."), "casualties")
    assert mention.interval is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال عالم الاجتماع ميشال فيفيوركا أمس إن البيان مهم.", "meeting"),
        ("خطفت المغنية ألباب الجمهور أمس.", "kidnapping"),
        ("قضت المحكمة بالسجن بعد إدانتهم بالتحريض أمس.", "condemnation"),
    ],
)
def test_another_sense_of_a_word(text: str, kind: str) -> None:
    assert not any(mention.type == kind for mention in told(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أكد الأمين العام لحركة مشروع تونس محسن مرزوق في تصريح أمس رفضه.", "محسن مرزوق"),
        ("شارك الوزير أمس في ندوة لمجلس العلاقات الخارجية الأمريكية.", "مجلس العلاقات الخارجية الأمريكية"),
    ],
)
def test_a_name_is_whole(text: str, name: str) -> None:
    assert name in named(text)


def test_a_cup_and_a_town_own_no_event() -> None:
    assert "الكاف" not in named("بلغ الفريق دور المجموعات لمسابقة كأس الاتحاد الأفريقي لكرة القدم بعد فوزه أمس.")
    assert "بلدية تونس" not in named("نشرت بلدية تونس صور تمساح تعرض لنزيف أدى إلى وفاته أمس.")


def test_those_who_were_killed_are_not_who_told_it() -> None:
    mentions = told("صرحت وكالة الاستخبارات الكورية أن عدد المسؤولين الذين تم إعدامهم وصل إلى ستين.")
    assert not any(m.participants for m in mentions if m.type == "casualties")


def test_what_is_done_does_not_do_it() -> None:
    assert not any(m.described for m in told("سيتم غدا تنظيم مسيرة وطنية نحو ساحة القصبة."))


def test_whose_father_it_was_did_not_come_back() -> None:
    mentions = told("وأشار أسامة المنصوري إلى أن والد الرضيع غضب عند عودته أمس إلى المستشفى.")
    assert not any(m.participants for m in mentions if m.type == "arrival")


def test_where_somebody_comes_from_is_not_where_it_happened() -> None:
    mention = only(told("ألقت الشرطة أمس القبض على شخصين أصيلي ولاية باجة."), "arrest")
    assert "باجة" not in {place.label for place in mention.places}


def test_with_whom_relations_are_cut_takes_part() -> None:
    mention = only(told("قطعت الإمارات أمس العلاقات الدبلوماسية مع قطر."), "suspension")
    assert "قطر" in {party.label for party in mention.participants}
