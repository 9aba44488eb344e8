"""The label of a speech holds what was said, or what was done by saying it, as far as it is whole and true."""

from __future__ import annotations

import pytest

from tests.events_support import told
from timeline.events.assembly import assemble
from timeline.events.groups.clustering import cluster


def labels(text: str, kind: str = "statement") -> set[str]:
    """The labels of the events of a type that a text tells."""
    return {event.label for event in cluster(told(text)) if event.type == kind}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # A first clause of its own, however long the sentence goes on.
        (
            "قالت وزيرة البيئة سلمى منصور إن الفحوص ضرورية قبل فتح الشاطئ، وذلك لأن الطرق المعتادة بطيئة للغاية.",
            "سلمى منصور: الفحوص ضرورية قبل فتح الشاطئ",
        ),
        # A pronoun that can only be the speaker, before a negation.
        ("قال المدرب سامي الحداد، الجمعة، إنه لم يتحدث بعد مع اللاعب.", "سامي الحداد: لم يتحدث بعد مع اللاعب"),
        # A verb that might be a noun, behind its subject.
        (
            "قال المدرب سامي الحداد إن التنظيم خطف ثلاثين مزارعا من القرية، معربا عن قلقه.",
            "سامي الحداد: التنظيم خطف ثلاثين مزارعا من القرية",
        ),
        # The speaker's own words behind a participle.
        (
            "رحب المدرب سامي الحداد بالقرار، معتبرا أن العقوبة كانت قاسية جدا على الفريق.",
            "سامي الحداد: العقوبة كانت قاسية جدا على الفريق",
        ),
        # A subject in the accusative plural behind «أن».
        ("قال سيرغي لافروف إن متشددين فتحوا النار على الحافلة.", "سيرغي لافروف: متشددون فتحوا النار على الحافلة"),
        # A pronoun that may be somebody else stays behind its «إن».
        ("قالت موسكو إنها تجهز إجراءات ردا على العقوبات.", "قالت موسكو إنها تجهز إجراءات ردا على العقوبات"),
        # What is done by saying it.
        (
            "أعلنت أنقرة، الخميس، مقتل ثمانية من جنودها وإصابة آخرين في عفرين، في أحد أكثر الأيام دموية.",
            "إعلان أنقرة مقتل ثمانية من جنودها وإصابة آخرين في عفرين",
        ),
        (
            "طالب صندوق النقد الدولي، الجمعة، تونس، بالعمل على خفض الإنفاق، من خلال الحد من الواردات.",
            "مطالبة صندوق النقد الدولي تونس بالعمل على خفض الإنفاق",
        ),
        # What a speech is about, where it gives no more.
        ("أدلى سيرغي لافروف أمس بتصريح بشأن الملف الليبي.", "تصريح سيرغي لافروف بشأن الملف الليبي"),
    ],
)
def test_a_speech_says_what_was_said(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "رفضت روسيا وسوريا السماح للمفتشين بدخول المصنع.",
            "رفض روسيا وسوريا السماح للمفتشين بدخول المصنع",
        ),
        (
            "هدد دونالد ترامب تركيا بمواجهة عقوبات.",
            "تهديد دونالد ترامب تركيا بمواجهة عقوبات",
        ),
    ],
)
def test_a_rejection_or_a_threat_says_what_of(text: str, label: str) -> None:
    kinds = ("rejection", "threat")
    assert label in {label for kind in kinds for label in labels(text, kind)}


@pytest.mark.parametrize(
    "text",
    [
        # Without its condition another thing would be said.
        "قال سيرغي لافروف إن موسكو سترد على كل هجوم يستهدف سفنها إذا تعرضت قواعدها في البحر المتوسط لقصف جديد.",
        "قال سيرغي لافروف إن موسكو ستوقف ضخ الغاز في حال لم يوقع الجانب الآخر الاتفاق قبل انتهاء المهلة المحددة له بأسابيع.",
    ],
)
def test_a_condition_is_never_cut_off(text: str) -> None:
    assert all(
        "إذا" in label or "حال" in label or ("سترد" not in label and "ستوقف" not in label) for label in labels(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "أكد سيرغي لافروف على هامش الاجتماع.",
        "وفق ما قاله سيرغي لافروف.",
        "تصريحات سيرغي لافروف لا تقود إلى شيء.",
    ],
)
def test_that_somebody_spoke_is_no_event_of_its_own(text: str) -> None:
    timeline = assemble(cluster(told(text)))
    assert not [event for event in timeline.undated if event.type == "statement"]


def test_a_label_never_ends_in_the_middle() -> None:
    """The second of two things joined by «و» is whole, or is not there."""
    text = "قالت الوزيرة سميرة البكري إن الوزارة تعمل بالشراكة مع الاتحاد الأوروبي وأسوة بالتجربة الإسبانية على تركيز نظام جديد."
    assert all(not label.endswith("وأسوة") for label in labels(text))
    text = "قالت الوزيرة سميرة البكري إن اللجنة تسعى إلى الحفاظ على المسافة نفسها من كل الفصائل المسلحة التي تقاتل في المحافظات الجنوبية منذ أعوام."
    assert all(not label.endswith("إلى الحفاظ") for label in labels(text))
