"""Which claims are one event, by rule: days that come again, rounds, first and last days, tolls, whole stories."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.events_support import told
from timeline.articles import Document, articles_of, read_documents
from timeline.events import Clusters, all_mentions, assemble, cluster
from timeline.events.event import Event, Mention
from timeline.events.words.things import things_of

STORIES = Path(__file__).with_name("stories")
_MARK = re.compile(r"\{([a-z0-9-]+)\*?:([^{}]*)\}")


def claims(*texts: tuple[str, str]) -> list[Mention]:
    """The claims of articles, each a day and a text."""
    return [
        mention
        for number, (day, text) in enumerate(texts)
        for mention in told(text, f"a{number}", date.fromisoformat(day), f"صحيفة {number}")
    ]


def shared(events: Iterable[Event], *types: str) -> list[Event]:
    """The events of some types that several articles tell."""
    return [e for e in events if e.type in types and len({m.article for m in e.mentions}) > 1]


def days(event: Event) -> tuple[str, str]:
    """First and last day."""
    assert event.interval is not None
    return str(event.interval.start), str(event.interval.end)


def test_the_first_and_the_last_day_of_talks_are_those_of_one_event() -> None:
    found = shared(
        cluster(
            claims(
                ("2021-09-14", "انطلقت اليوم الثلاثاء في عمان الجولة الأولى من المفاوضات بين اليمن والسعودية."),
                ("2021-09-17", "اختتمت أمس الخميس في عمان الجولة الأولى من المفاوضات بين اليمن والسعودية."),
            )
        ),
        "negotiation",
    )
    assert [days(event) for event in found] == [("2021-09-14", "2021-09-16")]


def test_rounds_that_are_counted_differently_are_different_events() -> None:
    second = ("2021-10-05", "انطلقت اليوم الثلاثاء في جنيف الجولة الثانية من المفاوضات بين اليمن والسعودية.")
    third = ("2021-10-08", "اختتمت أمس الخميس في جنيف الجولة الثالثة من المفاوضات بين اليمن والسعودية.")
    assert not shared(cluster(claims(second, third)), "negotiation")


def test_a_verb_that_tells_one_event_more_is_not_the_event_told_before() -> None:
    meeting = "التقى كيري في باريس أمس فابيوس. {} كيري في باريس أمس بان كي مون."
    apart = [e for e in cluster(told(meeting.format("كما التقى"))) if e.type == "meeting"]
    assert len(apart) == 2


def test_violence_without_a_day_is_one_only_within_its_days() -> None:
    text = "وقعت اشتباكات عنيفة في مدينة تعز بين الجيش ومسلحين."
    assert shared(cluster(claims(("2018-02-27", text), ("2018-02-28", text))), "clash")
    assert not shared(cluster(claims(("2018-02-27", text), ("2018-03-03", text))), "clash")


def test_whom_an_attack_befell_stands_with_the_attack_of_its_sentence() -> None:
    events = cluster(claims(("2021-11-03", "قتل سبعة مدنيين أمس الثلاثاء بقصف استهدف سوقا في مدينة الحديدة.")))
    [event] = [e for e in events if e.type in ("casualties", "attack", "shelling")]
    assert days(event) == ("2021-11-02", "2021-11-02")


def test_an_election_is_known_by_its_day_months_later_but_two_states_have_two() -> None:
    day = ("2018-05-13", "شهد العراق السبت الانتخابات التشريعية التي جرت في جميع المحافظات العراقية.")
    later = ("2018-06-30", "تنتظر بغداد تشكيل الحكومة بعد الانتخابات التشريعية التي شهدها العراق في 12 مايو.")
    other = ("2018-06-30", "تنتظر بيروت تشكيل الحكومة بعد الانتخابات التشريعية التي شهدها لبنان في 12 مايو.")
    assert shared(cluster(claims(day, later)), "election")
    assert not shared(cluster(claims(day, other)), "election")


def test_what_began_on_a_day_is_not_the_meeting_that_is_still_awaited() -> None:
    text = (
        "تستعد واشنطن للقمة المرتقبة بين ترامب وكيم جونغ أون. ووصل كيم يونغ تشول إلى نيويورك. "
        "وبدأ الاجتماع الأربعاء في نيويورك."
    )
    awaited = [e for e in cluster(told(text, day=date(2018, 5, 30))) if any("المرتقبة" in m.text for m in e.mentions)]
    assert awaited
    assert not any(e.interval is not None and e.interval.end == date(2018, 5, 30) for e in awaited)


def test_a_meeting_on_the_margin_of_talks_is_not_the_talks() -> None:
    text = (
        "انطلقت في جنيف أمس الخميس محادثات عسكرية بين طرفي النزاع الليبي. "
        "وعلى هامش المحادثات، عقد الوزيران كمال أرسلان وأندريه سوكولوف لقاء ثنائيا في جنيف الخميس."
    )
    again = "التقى الوزيران كمال أرسلان وأندريه سوكولوف في جنيف الخميس."
    events = cluster(claims(("2020-02-21", text), ("2020-02-21", again)))
    [event] = shared(events, "meeting", "talks")
    assert not any("محادثات" in mention.text for mention in event.mentions)


def test_who_met_one_minister_often_and_then_another_had_two_meetings() -> None:
    first = "التقى كيري في باريس أمس الخميس لافروف."
    other = "التقى كيري في باريس أمس الخميس فابيوس."
    alone = "اجتمع كيري أمس الخميس في باريس."
    told_of = [("2015-11-20", text) for text in (first, alone, alone, other)]
    for event in cluster(claims(*told_of)):
        assert len({mention.text for mention in event.mentions} & {first.rstrip("."), other.rstrip(".")}) < 2


def test_what_goes_on_for_its_second_day_began_the_day_before() -> None:
    first = ("2020-02-21", "انطلقت في جنيف أمس الخميس محادثات عسكرية بين طرفي النزاع الليبي.")
    second = ("2020-02-22", "تواصلت أمس الجمعة محادثات العسكريين الليبيين في جنيف لليوم الثاني.")
    third = ("2020-02-22", "تواصلت أمس الجمعة محادثات العسكريين الليبيين في جنيف لليوم الثالث.")
    assert [days(event) for event in shared(cluster(claims(first, second)), "talks")] == [("2020-02-20", "2020-02-21")]
    [alone] = [e for e in cluster(claims(third)) if e.type == "talks"]
    assert days(alone) == ("2020-02-19", "2020-02-21")
    day_two = ("2020-02-22", "بدأ أمس الجمعة في جنيف اليوم الثاني من المحادثات بين طرفي النزاع الليبي.")
    [begun] = [e for e in cluster(claims(day_two)) if e.type == "talks"]
    assert days(begun) == ("2020-02-20", "2020-02-21")


def test_a_session_is_known_by_its_day_and_by_articles_that_tell_alike() -> None:
    first = "استمع القاضي الرفاعي في الجلسة التي عقدت في 5 أبريل إلى المهندس حتر عن انهيار الجسر."
    second = "وقال محامي ضحايا الجسر إن المهندس حتر كذب على القاضي الرفاعي في جلسة الخامس من نيسان."
    other = "أقر نواب المعارضة تعديلا لقانون الصيد البحري في جلسة برلمانية صاخبة يوم 5 أبريل."
    assert shared(cluster(claims(("2022-05-10", first), ("2022-05-25", second))), "hearing")
    assert not shared(cluster(claims(("2022-05-10", first), ("2022-05-25", other))), "meeting")


def test_a_collapse_is_known_by_its_place_half_a_year_later() -> None:
    day = ("2021-10-25", "انهار جسر وادي الشجر السبت وقتل 14 شخصا.")
    later = ("2022-03-16", "بدأت أمس الثلاثاء محاكمة الوزير سامر الحديدي في قضية انهيار جسر وادي الشجر.")
    other = ("2022-03-16", "بدأت أمس الثلاثاء محاكمة الوزير سامر الحديدي في قضية انهيار جسر وادي النمل.")
    assert shared(cluster(claims(day, later)), "collapse")
    assert not shared(cluster(claims(day, other)), "collapse")


def test_who_is_arrested_tells_one_arrest_from_another() -> None:
    text = "اعتقلت الشرطة أمس الاثنين الوزير هشام عشماوي في درنة. واعتقلت الشرطة أمس الاثنين الوزير صفوت حجازي في درنة."
    again = "تم اعتقال الوزير هشام عشماوي في درنة الاثنين الماضي."
    [event] = shared(cluster(claims(("2018-10-09", text), ("2018-10-13", again))), "arrest")
    assert not any("حجازي" in mention.text for mention in event.mentions)


def test_meetings_without_a_day_and_without_names_are_one_only_within_a_day() -> None:
    first = ("2018-04-15", "عقد المبعوث اجتماعا مع مشرعين في دمشق.")
    assert not shared(
        cluster(claims(first, ("2018-04-17", "وعقد في دمشق لقاءات مع مسؤولين وسط تعتيم إعلامي."))), "meeting"
    )


def test_the_number_of_a_resolution_says_which_one_it_is() -> None:
    text = "استقال رئيس الوزراء هاني الملقي أمس. وقال الوزير إن القرار 4711 ملزم."
    told_of = [m for m in told(text) if m.type == "resolution" and "4711" in m.text]
    assert told_of
    assert all(m.antecedent is None for m in told_of)


def test_a_resolution_is_known_by_its_number_in_every_article() -> None:
    passed = ("2021-10-15", "اعتمد مجلس الأمن الدولي، مساء الخميس ١٤ أكتوبر ٢٠٢١، القرار رقم ٢٦٠٤ بإجماع أعضائه.")
    accepted = ("2021-10-19", "وكان مجلس الأمن قد صادق الأسبوع الماضي على القرار 2604 بإجماع أعضائه.")
    later = ("2022-03-02", "وطالبت المندوبة بتنفيذ القرار 2604 فورا.")
    other = ("2022-03-02", "وطالبت المندوبة بتنفيذ القرار 2216 فورا.")
    agreed = told("وافق مجلس الأمن أمس بالإجماع على مشروع قرار بريطاني بشأن اليمن.")
    assert [m.type for m in agreed if m.finite] == ["resolution"]
    [event] = shared(cluster(claims(passed, accepted, later)), "resolution")
    assert days(event) == ("2021-10-14", "2021-10-14")
    assert {m.article for m in event.mentions} == {"a0", "a1", "a2"}
    assert not shared(cluster(claims(passed, other)), "resolution")


def test_a_word_that_holds_the_word_for_a_resolution_hides_no_number() -> None:
    mentions = told("أقر مجلس الأمن لحفظ الاستقرار أمس القرار 2604 بإجماع أعضائه.")
    assert {thing for mention in mentions for thing in things_of(mention)} == {"number:2604"}


def test_what_one_outlet_calls_talks_another_calls_negotiations() -> None:
    talks = ("2021-10-29", "انطلقت أمس الخميس في مسقط محادثات مباشرة بين الحكومة اليمنية وجماعة الحوثي.")
    negotiations = ("2021-10-29", "انطلقت أمس الخميس في مسقط مفاوضات مباشرة بين الحكومة اليمنية وجماعة الحوثي.")
    meeting = ("2021-10-29", "عقدت أمس الخميس في مسقط لقاءات بين الحكومة اليمنية وجماعة الحوثي.")
    assert shared(cluster(claims(talks, negotiations)), "talks", "negotiation")
    assert not shared(cluster(claims(negotiations, meeting)), "negotiation", "meeting")


def test_talks_that_an_article_also_calls_a_meeting_may_be_the_negotiations_of_another() -> None:
    announced = "قال مصدر إن العاصمة مسقط ستستضيف الإثنين محادثات بين اليمن والسعودية. ويعقد اللقاء في فندق. وقال إن اللقاء سيعقد بعيدا عن الصحافة."
    began = "انطلقت أمس الإثنين في مسقط مفاوضات بين اليمن والسعودية."
    [event] = shared(
        cluster(claims(("2021-11-01", announced), ("2021-11-02", began))), "talks", "negotiation", "meeting"
    )
    assert [m.article for m in event.mentions].count("a0") == 3


def test_a_press_conference_of_one_person_is_one_in_two_articles() -> None:
    one = ("2021-11-02", "قال الوزير فهد الراشدي خلال مؤتمر صحفي إن الميناء سيفتح قريبا.")
    two = ("2021-11-02", "أعلن الوزير فهد الراشدي في مؤتمر صحفي عن خسائر في الموسم الزراعي.")
    said = ("2021-11-02", "أعلن الوزير فهد الراشدي عن خسائر في الموسم الزراعي.")
    assert shared(cluster(claims(one, two)), "press_conference")
    assert not shared(cluster(claims(one, said)), "press_conference", "statement")


def test_a_noun_with_the_article_and_no_word_that_tells_which_one_is_the_event_told_before() -> None:
    text = "انطلق في برلين أمس مؤتمر دولي حول ليبيا. ويهدف المؤتمر الذي تستضيفه الحكومة الألمانية إلى تثبيت الهدنة. "
    first, again = (m for m in told(text) if m.type == "conference")
    assert again.antecedent == first.id
    first, other = (
        m
        for m in told(text.replace("الذي تستضيفه الحكومة الألمانية", "الوطني الذي تستضيفه روسيا"))
        if m.type == "conference"
    )
    assert other.antecedent is None


def test_an_agreement_of_the_same_two_states_is_one_whichever_is_named_first_and_told_by_its_month() -> None:
    signed = ("2023-03-10", "اتفقت إيران والسعودية، اليوم الجمعة، على استئناف العلاقات الدبلوماسية.")
    later = (
        "2023-04-07",
        "نص الاتفاق الذي أبرمته السعودية وإيران الشهر الماضي على فتح السفارتين. وأشاد العراق بالاتفاق.",
    )
    other = (
        "2023-04-07",
        "نص الاتفاق الذي أبرمته السعودية وتركيا الشهر الماضي على فتح السفارتين. وأشاد العراق بالاتفاق.",
    )
    [event] = shared(cluster(claims(signed, later)), "agreement")
    assert days(event) == ("2023-03-10", "2023-03-10")
    assert [m.article for m in event.mentions].count("a1") == 2
    assert not shared(cluster(claims(signed, other)), "agreement")


def test_until_when_something_may_last_is_the_day_of_nothing_of_a_moment() -> None:
    for text in ("طلب خليفة حفتر مهلة حتى صباح الثلاثاء.", "طلب خليفة حفتر مهلة تنتهي صباح الثلاثاء."):
        mentions = told(text, day=date(2020, 1, 14))
        assert mentions
        assert not [m for m in mentions if m.interval is not None]


def test_two_spellings_of_a_foreign_name_are_one_person() -> None:
    first = ("2021-10-29", "عقد وزير الخارجية السعودي فيصل المطيري ونظيره الإيراني كاظم رضائي لقاء مساء الخميس.")
    second = ("2021-10-29", "اجتمع وزيرا الخارجية السعودي فيصل المطيري والإيراني كاظم رضايي أمس الخميس.")
    assert shared(cluster(claims(first, second)), "meeting")


def test_the_agreement_is_what_was_signed_in_the_same_article() -> None:
    text = (
        "توقعات باتفاق هدنة. وقعت الحكومة اليمنية وجماعة الحوثي أمس السبت بالعاصمة العمانية مسقط على اتفاق من عشر نقاط. "
        "وأشادت واشنطن بالاتفاق."
    )
    signed = [m for m in told(text, day=date(2021, 10, 31)) if m.finite and m.type == "agreement"]
    assert [str(m.interval.start) for m in signed if m.interval is not None] == ["2021-10-30"]
    [again] = [m for m in told(text, day=date(2021, 10, 31)) if m.text.startswith("بالاتفاق")]
    assert again.antecedent == signed[0].id


def test_what_happens_when_something_is_put_off_is_an_event_of_its_day() -> None:
    told_twice = cluster(
        claims(
            ("2019-12-01", "أعلن وزير الخارجية فهد الراشدي اليوم الأحد تأجيل القمة الخليجية أسبوعا."),
            ("2019-12-02", "قررت وزارة الخارجية أمس الأحد تأجيل القمة الخليجية إلى 10 ديسمبر."),
        )
    )
    assert [days(event) for event in shared(told_twice, "postponement")] == [("2019-12-01", "2019-12-01")]
    [summit] = [e for e in told_twice if e.type == "meeting" and e.interval is not None]
    assert days(summit) == ("2019-12-10", "2019-12-10")


def test_removing_an_article_takes_its_claims_its_conflicts_and_what_rested_on_it() -> None:
    kept = claims(("2014-02-11", "غرقت العبارة «نسمة البحر» الأحد قبالة ميناء سفاجا ما أسفر عن مصرع 46 شخصا."))
    told_again = told(
        "أدى غرق العبارة «نسمة البحر» الأحد قبالة ميناء سفاجا إلى مقتل 58 شخصا. "
        "واستقال وزير النقل بعد يومين من غرق العبارة.",
        "gone",
        date(2014, 2, 12),
        "صحيفة أخرى",
    )
    before = cluster(kept)
    clusters = Clusters([*kept, *told_again])
    assert any("gone" in {m.article for m in e.mentions} for e in clusters.events())
    change = clusters.remove("gone")
    assert clusters.events() == before
    assert not {m.id for e in clusters.events() for m in e.mentions} & {m.id for m in told_again}
    assert {event.id for event in before} <= {event.id for event in clusters.events()}
    assert set(change.removed).isdisjoint(event.id for event in clusters.events())


def read(name: str, folder: Path) -> tuple[list[Event], dict[str, list[tuple[str, int, int]]]]:
    """The timeline of a story and, event by event, the spans that a reader marked (article, start, end)."""
    gold: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    rows = []
    for part in re.split(r"^@@ ", (STORIES / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, raw = part.partition("\n")
        key, source, published = (field.strip() for field in head.split("|"))
        text, at, raw = "", 0, raw.strip()
        for mark in _MARK.finditer(raw):
            text += raw[at : mark.start()]
            gold[mark[1]].append((key, len(text), len(text) + len(mark[2])))
            text, at = text + mark[2], mark.end()
        rows.append({"id": key, "source": source, "published": published, "text": text + raw[at:]})
    file = folder / "story.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    documents = [document for document in read_documents([file]) if isinstance(document, Document)]
    timeline = assemble(cluster(all_mentions(article for one in documents for article in articles_of(one))))
    return [*(entry.event for entry in timeline.entries), *timeline.undated], gold


def measured(events: Sequence[Event], gold: dict[str, list[tuple[str, int, int]]]) -> tuple[float, float]:
    """Mention recall and B³ F1: a marked span takes the claim with the largest overlap, then the shortest."""
    spans = [(m.document, m.start, m.end, number) for number, e in enumerate(events) for m in e.mentions]
    pairs: list[tuple[str, int]] = []
    for name, marked in gold.items():
        for key, start, end in marked:
            near = [
                (min(last, end) - max(first, start), first - last, number)
                for document, first, last, number in spans
                if document.endswith(key) and first < end and start < last
            ]
            pairs += [(name, max(near)[2])] if near else []
    both, ours, theirs = Counter(pairs), Counter(n for _, n in pairs), Counter(g for g, _ in pairs)
    precision = sum(both[pair] / ours[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / theirs[pair[0]] for pair in pairs) / len(pairs)
    return len(pairs) / sum(map(len, gold.values())), 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize(
    ("name", "recall", "grouping"),
    [
        ("truce", 0.75, 0.83),
        ("ferry", 0.79, 0.81),
        ("cabinet", 0.83, 0.73),
        ("gulf", 0.80, 0.75),
        ("geneva", 0.68, 0.59),
        ("trial", 0.60, 0.72),
        ("muscat", 0.81, 0.71),
    ],
)
def test_a_long_story_of_several_outlets_is_grouped_no_worse_than_it_was(
    name: str, recall: float, grouping: float, tmp_path: Path
) -> None:
    found, f1 = measured(*read(name, tmp_path))
    assert found >= recall
    assert f1 >= grouping
