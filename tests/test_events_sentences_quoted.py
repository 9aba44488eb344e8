"""Where a claim's own words do not say what happened, its sentence is the label, as far as it does."""

from __future__ import annotations

import pytest

from tests.events_support import told
from timeline.events.groups.clustering import cluster
from timeline.events.labels.insentence import in_its_sentence


def labels(text: str, kind: str) -> set[str]:
    """The labels of the events of a type that a text tells."""
    return {event.label for event in cluster(told(text)) if event.type == kind}


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        # Who acts stands before the clause.
        (
            "قال الجيش البرتغالي إن جنوده أصابوا شابا عندما هاجم نقطة تفتيش أمس.",
            "attack",
            "قال الجيش البرتغالي إن جنوده أصابوا شابا عندما هاجم نقطة تفتيش",
        ),
        # The pronoun of «إنه» is the subject of the verb behind it.
        (
            "قالت شرطة لشبونة إنها احتجزت رجلين قاما بسرقة متجر أمس.",
            "other",
            "قالت شرطة لشبونة إنها احتجزت رجلين قاما بسرقة متجر",
        ),
        # Whose game it was, only the sentence says.
        (
            "تلقى اللاعب البرتغالي بطاقة حمراء في مباراة فريقه أمام بورتو الأحد.",
            "match",
            "تلقى اللاعب البرتغالي بطاقة حمراء في مباراة فريقه أمام بورتو",
        ),
        # A noun alone is no news.
        ("يتوقع أن يشارك مئة جندي في حفل الزواج السبت.", "ceremony", "يتوقع أن يشارك مئة جندي في حفل الزواج (معلن)"),
        # Whose decision it was says nothing of what was decided.
        (
            "أثار قرار الرئيس التركي رجب طيب أردوغان أمس غضب المعارضة في أنقرة.",
            "resolution",
            "أثار قرار الرئيس التركي رجب طيب أردوغان غضب المعارضة في أنقرة",
        ),
        # The row to which the relative clause belongs is told whole.
        (
            "قاتل البرتغالي في درنة وسرت والبيضاء التي أصيب فيها بقذيفة هاون أمس.",
            "casualties",
            "قاتل البرتغالي في درنة وسرت والبيضاء التي أصيب فيها بقذيفة هاون",
        ),
        # What a noun does stands with its verb.
        (
            "وطالت العقوبات الجديدة كلا من سامي الحداد وعلي الجبالي أمس.",
            "sanction",
            "طالت العقوبات الجديدة كلا من سامي الحداد وعلي الجبالي",
        ),
    ],
)
def test_the_sentence_is_quoted_where_the_claim_says_too_little(text: str, kind: str, label: str) -> None:
    assert label in labels(text, kind)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # A phrase in front goes, and what opens a clause.
        ("ومن جهة أخرى، افتتح الوزير سامي الحداد معرض الكتاب في لشبونة أمس.", "افتتح الوزير سامي الحداد معرض الكتاب في لشبونة"),
        # An aside about a day that is left out goes with it.
        (
            "انطلقت الحملة في 30 مارس، الذي يوافق يوم الأرض، بمشاركة مئة متطوع من لشبونة.",
            "انطلقت الحملة بمشاركة مئة متطوع من لشبونة",
        ),
        # Between commas stands what somebody is.
        (
            "أعلن عميد المدينة، الذي يشرف على الحملة، توقيف خمسة لصوص أمس.",
            "أعلن عميد المدينة توقيف خمسة لصوص",
        ),
    ],
)  # fmt: skip
def test_a_quoted_sentence_leaves_out_what_is_beside_its_claim(text: str, quoted: str) -> None:
    assert quoted in {in_its_sentence(mention).text for mention in told(text)}


def test_a_verb_of_saying_alone_is_not_quoted_as_whole() -> None:
    mentions = [one for one in told("وقال الوزير سامي الحداد أمس بعد جولة في المدينة.") if one.type == "statement"]
    assert mentions
    assert not any(in_its_sentence(mention).whole for mention in mentions)


def test_a_quoted_sentence_that_breaks_off_says_so() -> None:
    text = "أعلن نادي بورتو وصيف بطل الدوري البرتغالي الممتاز لكرة القدم أمس أن مهاجمه الدولي الأرجنتيني سامي الحداد مدد عقده."
    made = [in_its_sentence(mention) for mention in told(text) if mention.type == "statement"]
    assert made
    assert all(phrase.text.endswith("…") and not phrase.whole for phrase in made)


def test_whether_an_event_stands_is_decided_by_its_own_words() -> None:
    """A sentence may be whole though its claim says nothing: then the claim stays one of its article."""
    from timeline.events.assembly import assemble

    events = assemble(cluster(told("أكد سيرغي لافروف على هامش الاجتماع."))).undated
    assert not [event for event in events if event.type == "statement"]


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        # Whose decision it is, the pronoun does not say.
        ("أرجع الرئيس البرتغالي قراره أمس إلى ظروف الدول المجاورة.", "resolution", "أرجع الرئيس البرتغالي قراره إلى ظروف الدول المجاورة"),
        # A name between two commas does not end a clause, though a date stands there.
        (
            "قلصت منظمة الدول المصدرة للقمح، أوماح، أمس، توقعاتها لنمو الطلب.",
            "other",
            "قلصت منظمة الدول المصدرة للقمح أوماح توقعاتها لنمو الطلب",
        ),
    ],
)  # fmt: skip
def test_a_subject_outside_of_the_clause_is_told(text: str, kind: str, label: str) -> None:
    assert label in {one.replace("،", "") for one in labels(text, kind)}


def test_of_several_speeches_the_one_that_points_at_nothing_is_the_label() -> None:
    from timeline.events.labels.doubts import points_away

    assert points_away("سامي الحداد: هنأته على فوزه بالجائزة")
    assert points_away("اتحاد الكرة: لم يسمح بذلك لأحد")
    assert not points_away("سامي الحداد: الجسر الجديد يفتح للمارة في الربيع")
    assert not points_away("زيارة سامي الحداد إلى لشبونة")


def test_a_claim_of_marks_alone_has_no_sentence() -> None:
    from dataclasses import replace

    from tests.events_support import made

    empty = replace(made(1), text="،", sentence="، ،", start=0, end=1, sentence_start=0)
    assert in_its_sentence(empty).text == ""


def test_flags_of_the_benchmark_see_what_breaks_off() -> None:
    from benchmarks.labels import flags

    assert set(flags("زيارة سامي الحداد إلى")) == {"ends on a function word"}
    assert set(flags("التي زارها سامي الحداد")) == {"begins in the middle"}
    assert set(flags("العقوبات")) == {"one word"}
    assert not set(flags("زيارة سامي الحداد إلى لشبونة (معلن)"))


def test_a_sentence_that_tells_another_event_is_no_label_of_a_noun_in_it() -> None:
    text = "وعلقت واشنطن قنوات الاتصال مع موسكو بشأن الهدنة التي بدأت في 12 أيلول."
    assert labels(text, "ceasefire") == {"الهدنة التي بدأت"}


def test_a_noun_phrase_that_ends_where_a_clause_begins_is_replaced_by_its_sentence() -> None:
    text = "منح سامي الحداد الرئاسة الفخرية للنادي في مؤتمر صحفي عقده السبت."
    assert labels(text, "press_conference") == {"منح سامي الحداد الرئاسة الفخرية للنادي في مؤتمر صحفي"}
