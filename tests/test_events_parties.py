"""Who takes part in an event, and who is only named near it."""

from __future__ import annotations

import pytest

from tests.events_support import told
from timeline.articles import Document, articles_of
from timeline.events.build import mentions_of
from timeline.events.event import Mention, Modality
from timeline.events.groups.standing import stands
from timeline.events.groups.synthesis import event_of


def claim(text: str, kind: str) -> Mention:
    """The first claim of a type in a text."""
    return next(mention for mention in told(text) if mention.type == kind)


def parties(text: str, kind: str) -> set[str]:
    return {party.id for party in claim(text, kind).participants}


@pytest.mark.parametrize(
    ("text", "kind", "near"),
    [
        ("اعتقلت الشرطة أمس رجلا من المقربين من نتنياهو.", "arrest", "person:netanyahu"),
        ("قصفت الطائرات أمس مناطق سيطرة حزب الله في القصير.", "shelling", "org:hezbollah"),
        ("اعتقلت الشرطة محاسبا في باريس على إثر اعتراض لافروف.", "arrest", "person:lavrov"),
    ],
)
def test_a_name_that_only_stands_near_takes_no_part(text: str, kind: str, near: str) -> None:
    mention = claim(text, kind)
    assert near not in {party.id for party in mention.participants}
    assert near in {topic.id for topic in mention.topics}


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("قصفت القوات الروسية بلدة سراقب أمس.", "shelling", "country:RU"),
        ("التقى لافروف كيري في جنيف أمس.", "meeting", "person:kerry"),
        ("شنت إسرائيل غارات على موقع قرب دمشق أمس.", "airstrike", "country:IL"),
        ("قبل الملك استقالة كل من لافروف وكيري أمس.", "resignation", "person:lavrov"),
    ],
)
def test_a_name_that_grammar_puts_into_the_event_takes_part(text: str, kind: str, party: str) -> None:
    assert party in parties(text, kind)


def test_who_is_described_does_not_speak() -> None:
    mentions = told("ووصف خطوة الرئيس الأمريكي باراك أوباما بأنها خطيرة.")
    assert not any(m.head is not None and m.head.id == "person:obama" for m in mentions)


def test_the_object_after_an_unknown_president_does_not_speak() -> None:
    mentions = told("حث الرئيس السنغالي الثلاثاء حركة طالبان على وقف القتال.")
    assert not any(m.head is not None and m.head.id == "org:taliban" for m in mentions if m.type == "statement")


def test_the_city_has_its_own_nation() -> None:
    assert "country:US" not in parties("بدأت زيارة أردوغان لمدينة نيويورك الأمريكية أمس.", "visit")


def test_where_something_else_goes_on_is_not_where_the_meeting_is() -> None:
    mention = claim("عقد نتنياهو اجتماعا طارئا لبحث التصعيد العسكري المستمر في غزة.", "meeting")
    assert not mention.places


@pytest.mark.parametrize(
    "text",
    [
        "واصل الفريق هجومه في الشوط الثاني وكاد اللاعب أن يسجل هدفا في المرمى.",
        "سيطر المنتخب على وسط الملعب وسدد المهاجم كرة قوية في الشباك.",
    ],
)
def test_a_game_is_no_war(text: str) -> None:
    assert not {"attack", "capture", "clash"} & {mention.type for mention in told(text)}


def test_a_killing_in_a_stadium_is_no_game() -> None:
    text = "خسر الفريق مباراة الدوري في الملعب. ثم قتل شرطي في هجوم على الملعب أمس."
    assert "attack" in {mention.type for mention in told(text)}


def test_two_players_meet_in_a_match() -> None:
    text = "تأهل اللاعب إلى نهائي البطولة بعد فوزه في الملعب المركزي. ويلتقي المنتخب الإيطالي غدا في المباراة المقبلة."
    assert "meeting" not in {mention.type for mention in told(text)}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("يتوقع أن يضرب إعصار سواحل عمان.", "disaster", Modality.UNCERTAIN),
        ("اتهم شاب بالتخطيط لقتل كيري.", "casualties", Modality.PLANNED),
        ("يرغب لافروف في أن يقدم استقالته.", "resignation", Modality.PLANNED),
    ],
)
def test_what_is_feared_plotted_or_wished_is_not_told_as_done(text: str, kind: str, modality: Modality) -> None:
    assert claim(text, kind).modality is modality


def test_a_day_gone_by_belongs_to_the_perfect_and_not_to_how_things_stand() -> None:
    mentions = told("اعتقلت الحركة التي تسيطر على القطاع أمس ثلاثة أشخاص في غزة.")
    assert [(m.type, str(m.interval)) for m in mentions] == [("arrest", "2015-12-15")]


def test_years_are_no_time_of_a_meeting() -> None:
    mention = claim("اعتمد اجتماع الرياض خطة العمل خلال السنوات الخمس المقبلة.", "meeting")
    assert mention.interval is None


def test_who_carries_the_news_says_nothing() -> None:
    claims = told("ذكرت وسائل إعلام محلية أمس أن المطر غزير.")
    assert "statement" not in {mention.type for mention in claims}
    assert not any(stands(event_of([mention])) for mention in claims)


def test_a_figure_is_reached_and_nobody_arrives() -> None:
    assert "arrival" not in {m.type for m in told("رياح تصل إلى 70 كيلومترا في الساعة أمس في صنعاء.")}


def test_a_noun_that_a_future_verb_follows_takes_the_day_ahead() -> None:
    mention = claim("قال الوزيران إن مؤتمر الجمعة قد يؤدي إلى قرار.", "conference")
    assert mention.interval is not None
    assert mention.interval.start is not None
    assert mention.reference is not None
    assert mention.interval.start > mention.reference


def test_an_event_without_a_day_and_without_anybody_needs_more() -> None:
    assert not stands(event_of([claim("وقعت اشتباكات في العراق.", "clash")]))
    assert stands(event_of([claim("وقعت اشتباكات في العراق أمس.", "clash")]))


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("خسر المنتخب التونسي أمس من ألمانيا في سوسة.", "victory", {"تونس", "ألمانيا"}),
        ("فاز المنتخب الأردني أمس على نظيره العراقي بهدفين.", "victory", {"الأردن", "العراق"}),
        ("تلقى المنتخب المصري أمس هزيمة مفاجئة أمام غانا.", "victory", {"مصر", "غانا"}),
        ("انضم المهاجم أمس إلى صفوف مانشستر سيتي.", "transfer", {"مانشستر سيتي"}),
    ],
)
def test_the_other_side_of_a_game_and_a_new_club_take_part(text: str, kind: str, names: set[str]) -> None:
    (mention,) = [m for m in told(text) if m.type == kind]
    assert {party.label for party in mention.participants} == names


def test_what_the_authorities_do_is_done_to_the_name_behind_the_verb() -> None:
    (mention,) = [m for m in told("السلطات المصرية أوقفت الخميس مالك المصنع كمال الزرعوني.") if m.type == "arrest"]
    assert mention.head is None


@pytest.mark.parametrize("text", ["وكانت حمص شهدت الاثنين صدامات بين محتجين والأمن.", "شهدت حمص أمس صدامات عنيفة."])
def test_the_place_that_saw_something_is_where_it_was(text: str) -> None:
    (mention,) = [m for m in told(text) if m.type == "clash"]
    assert [place.label for place in mention.places] == ["حمص"]
    assert mention.participants == ()


def test_a_man_in_construct_with_a_march_is_no_protest() -> None:
    assert all(m.type != "protest" for m in told("المحطات الكبرى في مسيرة الرئيس السوري بشار الأسد"))
    assert any(m.type == "protest" for m in told("انطلقت أمس مسيرة في حمص."))


def headed(heading: str) -> list[Mention]:
    """The claims of an article under a heading."""
    document = Document("d", f"{heading}\n\nجاء ذلك في نشرة الصباح.", published="2018-03-17")
    return [mention for article in articles_of(document) for mention in mentions_of(article)]


def test_a_state_in_front_of_a_headline_is_where_it_was() -> None:
    (killed,) = headed("العراق: مقتل 8 مدنيين")
    assert (killed.type, [p.label for p in killed.places], killed.participants) == ("casualties", ["العراق"], ())
    (said,) = headed("إيران: لن نتراجع أبدا عن حقنا")
    assert (said.type, [p.label for p in said.participants]) == ("statement", ["إيران"])


@pytest.mark.parametrize(("text", "kind"), [("هجوم باكستان أمس", "attack"), ("احتجاجات باكستان أمس", "protest")])
def test_a_state_in_construct_with_what_befell_it_is_where_it_was(text: str, kind: str) -> None:
    (mention,) = [m for m in told(text) if m.type == kind]
    assert ([p.label for p in mention.places], mention.participants, mention.head) == (["باكستان"], (), None)


def test_strikes_of_a_state_are_its_own() -> None:
    (mention,) = [m for m in told("تواصلت ضربات روسيا أمس") if m.type == "airstrike"]
    assert [p.label for p in mention.participants] == ["روسيا"]


def test_who_is_set_free_or_seized_takes_part() -> None:
    (freed,) = [m for m in told("أفرجت السلطات التركية أمس عن القس أندرو برونسون.") if m.type == "release"]
    assert "أندرو برونسون" in {party.label for party in freed.participants}


def test_whoever_carries_an_event_takes_part() -> None:
    (ban,) = [m for m in told("وفرض الرئيس الفلبيني رودريغو دوتيرتي أمس حظرا على السفر.") if m.type == "sanction"]
    assert ban.head in ban.participants


@pytest.mark.parametrize(
    ("text", "kind", "near"),
    [
        ("وجه القضاء أمس للضابطة تهمة التعامل مع إسرائيل.", "other", "country:IL"),
        ("انسحبت واشنطن أمس من الاتفاق النووي مع إيران.", "withdrawal", "country:IR"),
        ("شن الطيران أمس غارات على محافظة حجة الحدودية مع السعودية.", "airstrike", "country:SA"),
        ("استهدف الطيران أمس نفقا عند الحدود بين سوريا والأردن.", "attack", "country:JO"),
        ("قدم الوزير أمس استقالته إلى ماكرون.", "resignation", "person:macron"),
        ("فرضت تركيا أمس عقوبات على شركات في سوريا وإيران.", "sanction", "country:IR"),
        ("قتلت الشرطة أمس جاسوسا روسيا.", "casualties", "country:RU"),
        ("رفضت الحكومة أمس مطالب مؤيدين لإيران.", "rejection", "country:IR"),
    ],
)
def test_a_preposition_that_belongs_to_another_word_makes_no_party(text: str, kind: str, near: str) -> None:
    assert near not in parties(text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("وقع الاتحاد الأوروبي أمس على اتفاق للتعاون الأمني مع تركيا.", "agreement", "country:TR"),
        ("اندلعت أمس اشتباكات عنيفة مع تنظيم داعش في درنة.", "offensive", "org:isis"),
        ("علقت واشنطن أمس تعاونها مع موسكو.", "suspension", "country:RU"),
        ("كانت موسكو طوال الأسبوع ترفض الاتفاق.", "rejection", "country:RU"),
        ("التقى كيري في موسكو وزير الخارجية الروسي سيرغي لافروف أمس.", "meeting", "person:lavrov"),
        ("التقى ترامب أمس كلا من الرئيس الروسي فلاديمير بوتين ورئيس الوزراء.", "meeting", "person:putin"),
        ("قدمت الكويت أمس مشروع قرار إلى مجلس الأمن.", "resolution", "org:unsc"),
    ],
)
def test_a_preposition_of_the_event_makes_a_party(text: str, kind: str, party: str) -> None:
    assert party in parties(text, kind)


def test_who_stands_before_other_words_takes_no_part_in_their_event() -> None:
    # The pieces were found, and not France.
    assert parties("فحص الباحثون من سويسرا وفرنسا قطعا عثر عليها أمس.", "discovery") == set()
