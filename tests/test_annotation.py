"""Whole texts: what is tagged and what is not, from which day it counts, what neighbours add."""

from __future__ import annotations

import json
import pickle
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import Anchor, Interval, annotate, resolve, tag
from timeline.language.parsing.lexicon import context_lexicon, load

WEDNESDAY = date(2015, 12, 16)


def said(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(a.text, a.edtf) for a in annotate(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوزير أمس الثلاثاء إلى موسكو.", [("أمس الثلاثاء", "2015-12-15")]),
        ("من المقرر أن يعقد الاجتماع الجمعة.", [("الجمعة", "2015-12-18")]),
        ("ستستضيف نيويورك الاجتماع يوم الجمعة.", [("يوم الجمعة", "2015-12-18")]),
        ("وقالت الوكالة إن القصف وقع الأحد.", [("الأحد", "2015-12-13")]),
        ("وكان البرلمان صوت السبت على القانون.", [("السبت", "2015-12-12")]),
        ("ويلتقي الوزيران مساء أمس واليوم.", [("مساء أمس", "2015-12-14T"), ("اليوم", "2015-12-16")]),
        ("قدم الاقتراح في الثاني من الشهر الجاري ثم سحبه.", [("الثاني من الشهر الجاري", "2015-12-02")]),
        ("قبل نهاية العام", [("نهاية العام", "2015-12-31")]),
        ("انهار الاتفاق في أيلول الماضي.", [("أيلول الماضي", "2015-09")]),
        ("يسري العقد بين عامي 2011 و2015.", [("بين عامي 2011 و2015", "2011/2015")]),
    ],
)
def test_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    found = said(text)
    assert [t for t, _ in found] == [t for t, _ in expected]
    for (_, got), (words, want) in zip(found, expected, strict=True):
        if words != "مساء أمس":
            assert got == want


@pytest.mark.parametrize(
    "text",
    [
        "نقلت روسيا اليوم عن مصدر أن الوفد غادر.",
        "قال الأمين العام للمنظمة إن الرأي العام قلق.",
        "صدر القرار 2254 بالإجماع.",
        "وفي نهاية المطاف وافق الطرفان.",
        "عقد اجتماع في شارع 17 نيسان.",
        "تيريزا ماي زارت باريس.",
        "من جهة ثانية نفى الناطق الخبر.",
        "مارس الوفد ضغوطا كبيرة.",
        "فاز الفريق 3-صفر.",
        "عند مضيق باب المندب.",
        "لليوم الثالث على التوالي.",
        "في 2000 مدرسة.",
        "التحق أحد عشر متطوعا.",
        "يقود تحالف قوى 14 آذار.",
        "أصدر أحد القضاة حكما.",
        "الساعة الذكية الجديدة.",
    ],
)
def test_what_is_no_date_gets_none(text: str) -> None:
    assert [(a.text, a.edtf) for a in annotate(text, WEDNESDAY) if a.interval is not None] == []


@pytest.mark.parametrize(
    "text", ["حاليا", "سابقاً", "في أقرب وقت ممكن", "الأيام القليلة الماضية", "ثلاث ساعات", "كل يوم جمعة"]
)
def test_vague_words_lengths_and_sets_are_tagged_without_days(text: str) -> None:
    (found,) = annotate(text, WEDNESDAY)
    assert found.interval is None
    assert found.resolution.problem is None


def test_without_an_anchor_relative_words_say_so() -> None:
    (relative,) = annotate("الجمعة المقبل")
    assert relative.interval is None
    assert relative.resolution.problem is not None
    assert relative.resolution.problem.code == "missing-anchor"
    (absolute,) = annotate("18 كانون الأول 2015")
    assert absolute.edtf == "2015-12-18"


def test_both_halves_of_a_double_date_are_told_and_compared() -> None:
    hijri, gregorian = annotate("لندن: 6 / صفر / 1437 – 16 / 12 / 2015", WEDNESDAY)
    assert hijri.edtf == "2015-11-18"
    assert gregorian.edtf == "2015-12-16"
    assert [c.kind for c in hijri.resolution.conflicts] == ["calendar"]
    assert "2015-12-16" in {a.interval.edtf for a in hijri.alternatives}
    hijri, gregorian = annotate("الجمعة 7 ربيع الأول 1437 الموافق 18 ديسمبر 2015", WEDNESDAY)
    assert hijri.resolution.conflicts == ()
    assert (hijri.earliest, gregorian.earliest) == (date(2015, 12, 18), date(2015, 12, 18))


def test_a_weekday_that_contradicts_its_date_is_a_conflict() -> None:
    (found,) = annotate("الخميس 18 كانون الأول 2015", WEDNESDAY)
    assert found.edtf == "2015-12-18"
    assert [c.kind for c in found.resolution.conflicts] == ["weekday"]


def test_an_impossible_day_is_a_problem_and_no_exception() -> None:
    (found,) = annotate("31 شباط 2015", WEDNESDAY)
    assert found.interval is None
    assert found.resolution.problem is not None
    assert found.resolution.problem.code == "no-such-day"


def test_the_next_day_follows_the_day_that_was_named() -> None:
    first, second = annotate("وقع الهجوم في 3 تشرين الأول 2015. وفي اليوم التالي نفت الوزارة.", WEDNESDAY)
    assert (first.edtf, second.edtf) == ("2015-10-03", "2015-10-04")


@pytest.mark.parametrize(
    ("text", "expected", "other"),
    [
        ("الساعة الواحدة إلا ربعا", "2015-12-16T12:45", "2015-12-16T00:45"),
        ("الساعة الثانية إلا ربعا", "2015-12-16T13:45", "2015-12-16T01:45"),
        ("الساعة الثانية عشرة إلا ربعا", "2015-12-16T11:45", "2015-12-16T23:45"),
    ],
)
def test_what_is_missing_to_an_hour_is_of_the_hour_before(text: str, expected: str, other: str) -> None:
    (found,) = annotate(text, WEDNESDAY)
    assert (found.edtf, found.alternatives[0].interval.edtf) == (expected, other)


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("، قال الوزير الاثنين.", "2015-12-14"),
        (". وفي سياق آخر قال الوزير الاثنين إن الحدود مغلقة.", "2015-12-16"),
        (
            " حسب بيان طويل نشرته الوزارة على موقعها الرسمي مع صور كثيرة من القاعة الكبرى، وقال الوزير الاثنين.",
            "2015-12-16",
        ),
    ],
    ids=["beside", "next-sentence", "far"],
)
def test_the_day_of_speaking_is_told_right_behind_the_quotation_or_not_at_all(behind: str, expected: str) -> None:
    today = annotate(f'"نجتمع اليوم في دمشق"{behind}', WEDNESDAY)[0]
    assert today.edtf == expected


def test_quoted_words_count_from_the_day_on_which_they_were_said() -> None:
    said_, today, tomorrow = annotate('قال لافروف الثلاثاء: "ركزنا اليوم على ما يجمعنا، وسنلتقي غدا".', WEDNESDAY)
    assert (said_.edtf, today.edtf, tomorrow.edtf) == ("2015-12-15", "2015-12-15", "2015-12-16")
    assert [(a.interval.edtf, a.reason) for a in today.alternatives] == [("2015-12-16", "utterance")]
    assert today.anchor is not None
    assert today.anchor.quote == "الثلاثاء"
    *_, outside = annotate('قال لافروف الثلاثاء: "اتفقنا". وغادر الوفد اليوم.', WEDNESDAY)
    assert outside.edtf == "2015-12-16"


REPORTED = [
    # the day is named beside the verb: what is reported counts from it
    ("قال الناطق الاثنين إن الضربات التي نفذت اليوم أصابت أهدافها.", "2015-12-14", ["2015-12-16"]),
    ("قررت السلطات فرض حظر التجول، الاثنين، بعد احتجاجات شهدتها المدينة اليوم.", "2015-12-14", ["2015-12-16"]),
    # «أمس» is counted from the writer's own day, and so is what follows, unless the words were taken over as they were said
    ("قال الناطق أمس إن الضربات التي نفذت اليوم أصابت أهدافها.", "2015-12-16", ["2015-12-15"]),
    # a day of what is reported, another source, another sentence
    ("أكدت اللجنة أن اتفاق 14 ديسمبر 2015 لم يطبق اليوم.", "2015-12-16", []),
    ("أعلن الحزب الاثنين انسحابه وفق بيان أصدره اليوم.", "2015-12-16", []),
    ("قال الناطق الاثنين إن الضربات انتهت. وغادر الوفد اليوم.", "2015-12-16", []),
]


@pytest.mark.parametrize(("text", "edtf", "others"), REPORTED, ids=[r[0][:40] for r in REPORTED])
def test_reported_words_count_from_the_day_that_is_named(text: str, edtf: str, others: list[str]) -> None:
    *_, today = annotate(text, WEDNESDAY)
    assert (today.text, today.edtf) == ("اليوم", edtf)
    assert [other.interval.edtf for other in today.alternatives] == others


def test_a_day_inside_another_quotation_is_not_the_day_of_speaking() -> None:
    *_, yesterday = annotate('تمت "وفق اتفاق 11 مارس 2007"، وهو نفسه: "تقدم أمس بطعن".', WEDNESDAY)
    assert yesterday.edtf == "2015-12-15"


TOLD_YEARS = [
    ("كبد الضيوف البلاد خسارة في صيف 2013، وجعل من الثامن من يوليو ذكرى.", "2013-07-08?", "2015-07-08"),
    ("اعتقل الشاعر في 11 أكتوبر 2013، ووجهت إليه التهمة في نوفمبر.", "2013-11?", "2015-11"),
]


@pytest.mark.parametrize(("text", "edtf", "other"), TOLD_YEARS, ids=[r[0][:40] for r in TOLD_YEARS])
def test_a_year_is_told_once_in_a_sentence(text: str, edtf: str, other: str) -> None:
    *_, found = annotate(text, date(2016, 3, 16))
    assert found.edtf == edtf
    assert other in [a.interval.edtf for a in found.alternatives]
    assert "told" in found.explain()


@pytest.mark.parametrize(
    "text",
    [
        "اعتقل الشاعر في 11 أكتوبر 2013. ووجهت إليه التهمة في نوفمبر.",  # a new sentence
        "اعتقل الشاعر منذ 2013، ووجهت إليه التهمة في نوفمبر.",  # an open beginning
    ],
)
def test_no_year_is_lent(text: str) -> None:
    *_, found = annotate(text, date(2016, 3, 16))
    assert found.edtf == "2015-11"


@pytest.mark.parametrize("words", ["اليوم نفسه", "ذلك اليوم", "اليوم التالي"])
def test_a_day_that_follows_nothing_has_no_date(words: str) -> None:
    (found,) = annotate(f"نقل الجرحى إلى المستشفى في {words}.", WEDNESDAY)
    assert found.text == words
    assert found.interval is None
    assert found.resolution.problem is not None
    assert found.resolution.problem.code == "missing-antecedent"


def test_the_year_before_is_the_one_before_the_day_of_writing() -> None:
    (found,) = annotate("ارتفعت الأسعار مقارنة بالعام السابق.", WEDNESDAY)
    assert found.edtf == "2014"


def test_a_year_tells_of_no_day() -> None:
    *_, found = annotate("خاض مباراة في كأس العالم 2014. ودخل في ذلك اليوم بديلا.", WEDNESDAY)
    assert (found.text, found.edtf) == ("ذلك اليوم", None)


def test_a_yearless_date_far_in_the_past_is_the_coming_one() -> None:
    (found,) = annotate("وتم الاتفاق على عقد اللقاء في 18 ديسمبر.", WEDNESDAY)
    assert found.edtf == "2015-12-18"


def test_other_languages_go_to_dateparser_and_say_so() -> None:
    found = resolve("18 dicembre 2015", WEDNESDAY)
    assert found is not None
    assert (found.edtf, found.expression.rule) == ("2015-12-18", "dateparser")
    assert resolve("tomorrow") is None
    assert resolve("لا شيء هنا") is None


def test_results_print_compare_serialise_and_explain() -> None:
    found = resolve("الجمعة المقبل", WEDNESDAY)
    assert found is not None
    assert found == resolve("الجمعة المقبل", WEDNESDAY)
    assert str(found) == "«الجمعة المقبل» = 2015-12-18"
    assert repr(found) == "<Annotation [0:13] «الجمعة المقبل» = 2015-12-18>"
    assert found.interval == Interval.day(date(2015, 12, 18))
    assert json.loads(json.dumps(found.to_dict()))["earliest"] == "2015-12-18"
    element = ET.fromstring(found.timex3())  # noqa: S314 -- our own output
    assert (element.get("value"), element.text) == ("2015-12-18", "الجمعة المقبل")
    assert "next_weekday=nearest" in found.explain()
    assert "الأربعاء" in found.explain("ar")
    assert pickle.loads(pickle.dumps(found.expression)) == found.expression  # noqa: S301


def test_an_anchor_may_be_a_date_a_datetime_or_an_anchor() -> None:
    for published in (WEDNESDAY, datetime(2015, 12, 16, 9, 30), Anchor(WEDNESDAY)):  # noqa: DTZ001
        found = resolve("غدا", published)
        assert found is not None
        assert found.earliest == date(2015, 12, 17)


@pytest.mark.parametrize(
    ("text", "published", "message"),
    [
        ("أمس", "2015-12-16", "published must be a date, a datetime or an Anchor, not str"),
        ("أمس", 20151216, "published must be a date, a datetime or an Anchor, not int"),
        (None, None, "text must be a str, not NoneType"),
        (b"2015", None, "text must be a str, not bytes"),
    ],
)
def test_what_is_no_text_or_no_date_is_refused(text: Any, published: Any, message: str) -> None:
    for verb in (annotate, resolve):
        with pytest.raises(TypeError, match=f"^{message}$"):
            verb(text, published)


def test_public_names() -> None:
    assert sorted(timeline.__all__) == timeline.__all__
    assert all(getattr(timeline, name) is not None for name in timeline.__all__)


# --- laws -----------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    sorted({w for rows in (load().rows, context_lexicon().rows) for key in rows for w in key.split()})
)
PIECES = st.one_of(
    WORDS,
    st.integers(0, 99999).map(str),
    st.sampled_from([*list('/-.,:()\n"%وبلفك'), "ال", "T", "Z", "\u200f", "ً", "ـ", "١٢", "من", "إلى", "في", "الساعة"]),
    st.text(max_size=4),
)
JUMBLES = st.lists(PIECES, max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " ", "  "]).map(lambda gap: gap.join(pieces))
)


@settings(max_examples=400, deadline=None)
@given(JUMBLES)
def test_spans_slice_the_text_and_do_not_overlap(text: str) -> None:
    last = 0
    for found in tag(text):
        assert 0 <= last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.tree.start <= found.tree.end
        last = found.end


@settings(max_examples=300, deadline=None)
@given(JUMBLES, st.dates())
def test_no_text_and_no_anchor_raises(text: str, anchor: date) -> None:
    for found in annotate(text, anchor):
        found.to_dict()
        found.timex3()


BESIDE = st.one_of(
    st.sampled_from([r.key for kind in ("cue", "deadline") for r in context_lexicon().of_kind(kind)]),
    st.sampled_from(["حتى", "إلى", "من", "منذ", "قبل", "بعد", "أن", "كان", "قال", "إن", "الذي", "لم", "قد", "هو"]),
    st.sampled_from([*"-–:،.«»()…*/", "و", "ف", "--", "«و", "و»", "(ف)"]),
)
"""What a date's tense is read from, and marks that stand alone between spaces."""

CLAUSES = st.tuples(
    st.lists(BESIDE, max_size=6),
    st.sampled_from(["السبت", "3 ديسمبر", "ديسمبر", "مساء الجمعة", "في اليوم التالي", "بعد يومين"]),
    st.lists(BESIDE, max_size=4),
).map(lambda parts: " ".join([*parts[0], parts[1], *parts[2]]))


@settings(max_examples=500, deadline=None)
@given(CLAUSES)
def test_no_clause_around_a_date_raises(text: str) -> None:
    for found in annotate(text, WEDNESDAY):
        assert text[found.start : found.end] == found.text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    annotate(text, WEDNESDAY)


@settings(max_examples=150, deadline=None)
@given(JUMBLES, st.integers(0, 5))
def test_what_was_read_before_changes_nothing(text: str, times: int) -> None:
    first = tag(text)
    for _ in range(times):
        assert tag(text) == first


def test_the_same_month_is_of_the_calendar_that_was_named_first() -> None:
    text = "عينت الحكومة في 14 نوفمبر {}، الموافق 6 ربيع الأول 1440 هـ. ودعت نقابات إلى إضراب يوم 28 من الشهر نفسه."
    for year in ("2018", "الجاري"):
        found = annotate(text.format(year), date(2018, 11, 21))[-1].resolution.interval
        assert found is not None
        assert found.start == found.end == date(2018, 11, 28)
