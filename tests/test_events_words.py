"""Words, sentences and clauses: what the event stage sees in a text before it looks for events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events_support import only, told
from timeline.events.event import Modality
from timeline.events.sentences.clauses import Joint, clauses_of
from timeline.events.sentences.counts import counts_of
from timeline.events.words.inflection import VerbForm, conjugate, decline
from timeline.events.words.lexicon import Role, lexicon
from timeline.events.words.rarity import stem, weight, word_weight
from timeline.events.words.tokens import analyse, sentences, tokens_of
from timeline.text.fold import fold, fold_word


def forms(past: str, present: str) -> set[str]:
    return {form for form, _, _ in conjugate(fold_word(past), fold_word(present))}


@pytest.mark.parametrize(
    ("past", "present", "form"),
    [
        ("اجتمع", "يجتمع", "اجتمعوا"),
        ("اجتمع", "يجتمع", "تجتمعان"),
        ("التقى", "يلتقي", "التقت"),
        ("التقى", "يلتقي", "يلتقيان"),
        ("التقى", "يلتقي", "يلتق"),
        ("قال", "يقول", "قلنا"),
        ("زار", "يزور", "يزر"),
        ("دعا", "يدعو", "دعوا"),
        ("أعلن", "يعلن", "نعلن"),
    ],
)
def test_a_verb_has_the_shapes_of_print(past: str, present: str, form: str) -> None:
    assert fold_word(form) in forms(past, present)


def test_no_form_of_a_verb_comes_twice() -> None:
    given_forms = [form for form, _, _ in conjugate("استقال", "يستقيل")]
    assert len(given_forms) == len(set(given_forms))


@pytest.mark.parametrize(
    ("noun", "form"),
    [("لقاء", "لقائ"), ("زيارة", "زيارت"), ("اجتماع", "اجتماعين"), ("بيان", "بيانا"), ("هدنة", "هدنتين")],
)
def test_a_noun_has_the_shapes_of_print(noun: str, form: str) -> None:
    assert fold_word(form) in decline(fold_word(noun))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("ولقائهما", "لقاء"), ("بالاجتماع", "اجتماع"), ("للمفاوضات", "مفاوضات"), ("زيارته", "زيارة"), ("فالقصف", "قصف")],
)
def test_clitics_do_not_hide_an_event_noun(word: str, lemma: str) -> None:
    assert lemma in {sense.predicate.lemma for sense in analyse(fold_word(word)).nouns}


@pytest.mark.parametrize(
    ("word", "role", "tense"),
    [
        ("سيجتمعون", Role.EVENT, VerbForm.PRESENT),
        ("وأعلنت", Role.SAY, VerbForm.PAST),
        ("سيعقد", Role.HELD, VerbForm.PRESENT),
        ("وأضاف", Role.CONTINUE, VerbForm.PAST),
        ("تحتضنه", Role.HOSTED, VerbForm.PRESENT),
    ],
)
def test_a_verb_is_known_by_what_it_does(word: str, role: Role, tense: VerbForm) -> None:
    assert (role, tense) in {(sense.role, sense.tense) for sense in analyse(fold_word(word)).verbs}


@pytest.mark.parametrize("word", ["وزارة", "بين", "أنه", "على", "الذي", "إلى"])
def test_a_closed_word_is_no_event(word: str) -> None:
    known = analyse(fold_word(word))
    assert not known.nouns
    assert not known.verbs


def spans(text: str) -> list[str]:
    folded = fold(text).text
    return [folded[start:end] for start, end in sentences(folded, 0, len(folded))]


def test_sentences_end_where_a_reader_pauses() -> None:
    assert spans("وصل الوفد.وغادر الوزير") == ["وصل الوفد", "وغادر الوزير"]
    assert spans("نقلت أ.ف.ب الخبر. ثم نفته") == ["نقلت ا.ف.ب الخبر", "ثم نفته"]
    assert spans("بلغت النسبة 3.5 في المئة") == ["بلغت النسبه 3.5 في المئه"]
    assert spans("عنوان بلا نقطة\nوالنص تحته") == ["عنوان بلا نقطه", "والنص تحته"]
    assert spans("في بيان لها اليوم..إن الأمر") == ["في بيان لها اليوم..ان الامر"]


@given(st.text(max_size=400))
def test_sentences_cover_no_character_twice_and_slice_the_text(text: str) -> None:
    folded = fold(text).text
    last = 0
    for start, end in sentences(folded, 0, len(folded)):
        assert last <= start < end <= len(folded)
        last = end


def test_a_sentence_that_never_ends_is_cut() -> None:
    endless = "كلمة " * 5_000
    pieces = spans(endless)
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 4_000


def joints(text: str) -> list[tuple[str, str]]:
    folded = fold(text).text
    tokens = tokens_of(folded, 0, len(folded))
    return [(clause.joint.value, tokens[clause.start].text) for clause in clauses_of(tokens, lexicon())]


def test_clauses_split_at_their_joints() -> None:
    found = joints("أعلن الوزير أن الاجتماع الذي عقد أمس انتهى عقب لقاء قصير مشيرا إلى نتائجه")
    assert [joint for joint, _ in found] == [
        Joint.MAIN.value,
        Joint.CONTENT.value,
        Joint.RELATIVE.value,
        Joint.EVENT.value,
        Joint.SPEECH.value,
    ]


@pytest.mark.parametrize("text", ["بعد ثلاثة أيام من القصف", "خلال العام الماضي"])
def test_a_preposition_of_time_alone_opens_no_clause(text: str) -> None:
    assert len(joints(f"توقف العمل {text}")) == 1


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert word_weight(fold_word("هامبورغ")) > word_weight(fold_word("الرئيس"))
    assert 0 <= weight(stem("في")) < 0.1
    assert weight("كلمه لا توجد") == 1.0


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("مقتل 39 مدنيا في غارة", (("dead", 39),)),
        ("سقط ١٢ قتيلا و30 جريحا", (("dead", 12), ("injured", 30))),
        ("قتل ثلاثة جنود", (("dead", 3),)),
        ("وصل 39 مدنيا إلى المدينة", ()),
        ("بعد مقتل رجل عام 2015", ()),
    ],
)
def test_counts_of_dead_and_injured(text: str, counts: tuple[tuple[str, int], ...]) -> None:
    assert counts_of(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "عمل الفريق من أجل إصلاح الجسر في المدينة.",
        "قال الخبير إن المشروع يجب أن يكتمل في القاهرة.",
        "كتب على مواقع التواصل الاجتماعي في تونس كلاما كثيرا.",
        "سافر عبر ألمانيا إلى الشمال.",
        "كانت الخطة عزل روسيا اقتصاديا.",
        "وصلت الأمور إلى طريق مسدود في بيروت.",
    ],
)
def test_words_that_share_letters_with_an_event_name_none(text: str) -> None:
    wrong = {"suspension", "meeting", "resignation", "casualties", "court", "vote"}
    assert not [m for m in told(text) if m.type in wrong or m.modality is Modality.CANCELLED]


def test_a_short_form_needs_its_particle() -> None:
    assert only(told("لم يزر الوزير دمشق أمس."), "visit").modality is Modality.DENIED
    assert not [m for m in told("يجب الالتزام في دمشق أمس بما قيل.") if m.type == "statement"]
