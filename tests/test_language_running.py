"""Running news: which side a bare day lies on where an imperfect, a noun, a state or a caption tells, and whose «غدا» it is.

All sentences are written for the purpose; docs/reading.md tells which causes they stand for.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline import annotate
from timeline.annotation import Annotation

WED = date(2017, 3, 15)


def the(text: str, phrase: str) -> Annotation:
    """The annotation that covers ``phrase`` in ``text``."""
    at = text.rindex(phrase)
    return next(a for a in annotate(text, WED) if a.start <= at and a.end >= at + len(phrase))


SCHEDULED = [
    ("تبدأ في جنيف الاثنين جولة جديدة من المحادثات بين طرفي النزاع.", "الاثنين", "2017-03-20"),
    ("يصل وزير الخارجية الفرنسي الاثنين إلى بيروت في زيارة تستغرق يومين.", "الاثنين", "2017-03-20"),
    ("تستضيف العاصمة الأردنية الثلاثاء اجتماعا لوزراء المياه العرب.", "الثلاثاء", "2017-03-21"),
    ("ويلتقي الرئيس الاثنين نظيره التركي في أنقرة لبحث ملف اللاجئين.", "الاثنين", "2017-03-20"),
    ("ويبت البرلمان الثلاثاء في طلب رفع الحصانة عن النائب.", "الثلاثاء", "2017-03-21"),
    ("أعلن الحزب انسحابه من الانتخابات التي تجرى الأحد.", "الأحد", "2017-03-19"),
    ("وصل الوفد الذي يشارك في المؤتمر الذي ينطلق الاثنين.", "الاثنين", "2017-03-20"),
    ("كما تطرح الوزارة الاثنين مناقصة لإنشاء محطة كهرباء.", "الاثنين", "2017-03-20"),
    ("وقالت الرابطة إن الموسم يبدأ الأحد.", "الأحد", "2017-03-19"),
    ("واعتبر المدرب أن المباراة صعبة، والأحد تستقبل المدينة النهائي.", "الأحد", "2017-03-19"),
    ('وقال "نلعب الأحد من أجل الفوز" قبل أن يغادر القاعة.', "الأحد", "2017-03-19"),
    ("وفي المباريات الأخرى، يلتقي غدا الخميس العين مع الجزيرة، والأحد الوصل مع النصر.", "الأحد", "2017-03-19"),
]
NOT_SCHEDULED = [
    # between the verb and the day stands what has happened, another clause, or a measure
    ("ويشهد السوق هبوطا بعد انفجار الأحد.", "الأحد", "2017-03-12"),
    ("وكان الوفد يزور المدينة الأحد.", "الأحد", "2017-03-12"),
    ("ولم يحضر المدرب الأحد.", "الأحد", "2017-03-12"),
    ("هنأ الرئيس التحالف الذي تصدر نتائج الانتخابات الأحد.", "الأحد", "2017-03-12"),
    ("إن عاصفة بسرعة رياح تصل إلى 70 كيلومترا في الساعة الأحد هدمت المنازل.", "الأحد", "2017-03-12"),
    ("ويعرض التقرير نتائج بحث نشر الأحد.", "الأحد", "2017-03-12"),
]
HAPPENED = [
    ("ويأمل الترجي في تعويض هزيمة السبت عندما يستقبل النجم الاثنين.", "السبت", "2017-03-11"),
    ("وستزداد الضغوط عليه بعد خسارة السبت.", "السبت", "2017-03-11"),
    ("واصل تشلسي صدارته بعد تعادل مطارده توتنهام السبت مع سندرلاند.", "السبت", "2017-03-11"),
    ("وستحقق لجنة مستقلة في أسباب غرق القارب الخميس.", "الخميس", "2017-03-09"),
    ("رئيس الوزراء لدى وصوله إلى القصر الجمعة", "الجمعة", "2017-03-10"),
    ("متظاهرون يرفعون أعلاما في ساحة التحرير السبت (رويترز).", "السبت", "2017-03-11"),
]
NOT_YET = [
    ("وسيودع الفريق البطولة في حال خسارة الأحد.", "الأحد", "2017-03-19"),
    ("سيلعب الفريق كله لتفادي هزيمة الأحد أمام الوحدة.", "الأحد", "2017-03-19"),
]
BOUNDS = [
    ("التسجيل مفتوح حتى الأحد في مقر النادي.", "الأحد", "2017-03-19"),
    ("الفريق متفرغ من الاثنين للتحضير لنهائي الكأس.", "الاثنين", "2017-03-20"),
    ("قررت المحكمة حجز القضية للحكم إلى جلسة الاثنين.", "الاثنين", "2017-03-20"),
    ("عززت الشرطة انتشارها تحسبا لمظاهرات الأحد.", "الأحد", "2017-03-19"),
]


@pytest.mark.parametrize(("text", "phrase", "day"), SCHEDULED)
def test_an_imperfect_of_a_schedule_lies_ahead_however_near_the_last_such_day_is(
    text: str, phrase: str, day: str
) -> None:
    found = the(text, phrase)
    assert found.edtf == day
    assert [other.interval.edtf for other in found.alternatives]


@pytest.mark.parametrize(("text", "phrase", "day"), NOT_SCHEDULED + HAPPENED + NOT_YET + BOUNDS)
def test_what_stands_between_the_verb_and_the_day_or_right_before_it_decides(text: str, phrase: str, day: str) -> None:
    assert the(text, phrase).edtf == day


def test_in_a_headline_that_opens_with_its_subject_the_nearest_day_is_meant() -> None:
    found = the("الرئيس يستقبل السفير الاثنين", "الاثنين")
    assert found.edtf == "2017-03-13"
    assert [other.interval.edtf for other in found.alternatives] == ["2017-03-20"]


def test_a_schedule_says_why() -> None:
    told = the("يصل الوزير الاثنين إلى بيروت في زيارة رسمية تستمر يومين.", "الاثنين").explain("en")
    assert "the verb plans it" in told


@pytest.mark.parametrize(
    ("text", "phrase", "day", "other"),
    [
        ("قال الناطق باسم الجيش أمس إن الهدنة تنتهي غدا.", "غدا", "2017-03-16", "2017-03-15"),
        ("وكان المدير العام أكد أول من أمس أن الرواتب ستصرف غدا.", "غدا", "2017-03-16", "2017-03-14"),
        ("وأعلن المتحدث مساء أمس أن الوفد وصل اليوم.", "اليوم", "2017-03-15", "2017-03-14"),
    ],
)
def test_words_reported_yesterday_may_count_from_yesterday(text: str, phrase: str, day: str, other: str) -> None:
    found = the(text, phrase)
    assert (found.edtf, [(o.interval.edtf, o.reason) for o in found.alternatives]) == (day, [(other, "reported")])


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير أمس وسيغادر غدا.",
        "قال الناطق أمس إن الهدنة انتهت. وتستأنف المفاوضات غدا.",
        "زار أمس المدينة التي قال إن أهلها يعودون غدا.",
    ],
)
def test_what_is_not_reported_counts_from_the_day_of_writing_alone(text: str) -> None:
    assert not the(text, "غدا").alternatives


def test_a_day_behind_a_quoted_name_is_no_part_of_it() -> None:
    found = annotate('وصرح لصحيفة "المصري اليوم" السبت بأن "القرار سيصدر غدا".', WED)
    assert [(a.text, a.edtf) for a in found] == [("السبت", "2017-03-11"), ("غدا", "2017-03-12")]


def test_within_three_days_of_an_imperfect_of_a_schedule_is_a_time() -> None:
    assert the("ينتهي العمل بالهدنة خلال ثلاثة أيام.", "خلال ثلاثة أيام").interval is not None
    assert the("يروي الكتاب ما جرى خلال ثلاثة أيام.", "خلال ثلاثة أيام").interval is None


NOWADAYS = [
    "لا أحد يتذكر اليوم أسماء أولئك الجنود.",
    "لا تملك المدينة اليوم أي مسرح.",
    "ليس من حقه اليوم أن يحاضر في النزاهة.",
    "ليس في القرية اليوم سوى طبيب واحد.",
    "من يزور بغداد اليوم يلمس التحسن الأمني.",
    "كل من يتابع المشهد اليوم يدرك حجم الكارثة.",
    "ما نراه اليوم نتيجة سياسات خاطئة.",
    "أوروبا اليوم غير أوروبا التي عرفها آباؤنا.",
    "إسرائيل اليوم دولة نووية غير معلنة.",
]
TODAY = [
    "لم يحضر الوزير اليوم إلى الجلسة.",
    "ولا يشارك المهاجم اليوم بسبب الإصابة.",
    "ليس هناك مباريات اليوم.",
    "أعلنت إيران اليوم إطلاق صاروخ.",
    "قالت فرنسا اليوم إنها ستشارك.",
    "قال إن فرنسا اليوم في حداد على ضحايا الهجوم.",
    "من يفز اليوم يتأهل إلى النهائي.",
    "من المقرر أن تبدأ اليوم المفاوضات.",
]


@pytest.mark.parametrize("text", NOWADAYS)
def test_what_is_denied_or_said_of_anybody_or_of_a_country_is_so_nowadays(text: str) -> None:
    assert the(text, "اليوم").interval is None


@pytest.mark.parametrize("text", TODAY)
def test_what_happens_or_does_not_happen_on_the_day_is_of_the_day(text: str) -> None:
    assert the(text, "اليوم").edtf == WED.isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "لو أرادت الدول التدخل فسينتهي ذلك خلال 24 ساعة.",
        "إذا توقف الضخ فستنفد المياه خلال ثلاثة أيام.",
        "أودت الأمطار التي تهطل عادة بين يونيو وسبتمبر بحياة عشرين شخصا.",
        "تقام البطولة عادة من مارس إلى مايو.",
    ],
)
def test_what_is_supposed_or_usual_has_no_day(text: str) -> None:
    assert all(a.interval is None for a in annotate(text, WED))


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("سقط نيزك على أطراف المدينة الصحراوية البعيدة منذ عقد.", "منذ عقد", "2007~"),
        (
            "تجرى مباراة الذهاب بين 20 و22 مارس في حين تدور مباراة الإياب بعد أسبوع.",
            "بعد أسبوع",
            "[2017-03-27..2017-04-02]",
        ),
        ("تجرى مباراة الذهاب في 22 مارس فيما يقام الإياب بعد أسبوعين.", "بعد أسبوعين", "[2017-04-03..2017-04-09]"),
    ],
)
def test_what_happened_then_and_what_follows_a_day_ahead(text: str, phrase: str, edtf: str) -> None:
    assert the(text, phrase).edtf == edtf


def test_a_month_in_which_something_is_usual_is_of_every_year() -> None:
    assert the("تلجأ الشركة عادة إلى عرض أحدث منتجاتها في سبتمبر.", "سبتمبر").interval is None
    assert the("عرضت الشركة أحدث منتجاتها في سبتمبر.", "سبتمبر").edtf == "2016-09"


def test_an_hour_behind_a_quotation_is_not_of_the_day_that_the_quotation_names() -> None:
    said = 'قال المسؤول "هذا عيد الميلاد!" بعد انطلاق أول قطار يقل ركابا من مدينة زيوريخ الساعة 6:09 صباحا.'
    assert the(said, "الساعة 6:09 صباحا").edtf == "2017-03-15T06:09"
    spoken = 'قال الثلاثاء: "سنبدأ الاجتماع الساعة الثامنة صباحا".'
    assert the(spoken, "الساعة الثامنة صباحا").edtf == "2017-03-14T08"


def test_a_date_that_heads_a_line_of_a_list_may_be_of_an_earlier_year() -> None:
    text = "• 13 يونيو 2015: طعن شرطي في منزله.\n• 13 نوفمبر: هاجم مسلحون الملعب الوطني."
    found = the(text, "13 نوفمبر")
    assert (found.edtf, found.alternatives[0].interval.edtf) == ("2015-11-13?", "2016-11-13")
    assert the("وفي 13 نوفمبر هاجم مسلحون الملعب الوطني.", "13 نوفمبر").edtf == "2016-11-13"
    assert the("• 1 مارس: هاجم مسلحون الملعب الوطني.", "1 مارس").edtf == "2017-03-01"


def test_hours_take_the_day_that_is_told_right_behind_them() -> None:
    text = "وخرج أول صبيين بعد الساعة الخامسة والنصف مساء بالتوقيت المحلي (11:30 بتوقيت غرينتش)، الأحد، بمساعدة غواصين."
    assert [a.edtf for a in annotate(text, WED)] == ["2017-03-12T17:30", "2017-03-12T11:30Z", "2017-03-12"]
    other = "وانتهى الاجتماع الساعة الثامنة مساء. الأحد كان يوما آخر."
    assert [a.edtf for a in annotate(other, WED)] == ["2017-03-15T20", "2017-03-12"]


@pytest.mark.parametrize(
    ("text", "edtf", "other"),
    [
        ("شهدت المدينة احتفالات في نهاية الأسبوع.", "[2017-03-10..2017-03-12]", "[2017-03-17..2017-03-19]"),
        ("ستشهد المدينة احتفالات في نهاية الأسبوع.", "[2017-03-17..2017-03-19]", "[2017-03-10..2017-03-12]"),
    ],
)
def test_a_weekend_without_a_direction_names_the_other_one(text: str, edtf: str, other: str) -> None:
    found = the(text, "نهاية الأسبوع")
    assert (found.edtf, [a.interval.edtf for a in found.alternatives]) == (edtf, [other])


def test_a_weekend_that_holds_the_day_of_writing_is_that_one() -> None:
    (found,) = annotate("تشهد المدينة احتفالات في نهاية الأسبوع.", date(2017, 3, 18))
    assert (found.edtf, found.alternatives) == ("[2017-03-17..2017-03-19]", ())


def test_a_task_that_falls_to_two_is_no_day() -> None:
    assert all(a.text != "الاثنين" for a in annotate("تعين على الاثنين كتابة اسم اللاعب الأسرع.", WED))
    found = annotate("توزعت المباريات على الاثنين والثلاثاء.", WED)
    assert [a.text for a in found] == ["الاثنين", "الثلاثاء"]


def test_who_was_brought_together_are_two_persons() -> None:
    assert annotate("وجاء ذلك قبل القمة التي جمعت الاثنين في سنغافورة.", WED) == []
    assert the("عقدت القمة التي جمعت الاثنين الرئيسين في سنغافورة.", "الاثنين").edtf == "2017-03-13"


def test_the_greatest_of_its_time_is_so_since_then() -> None:
    assert the("وانخفض النمو لأقل مستوى منذ عامين مسجلا خمسة بالمئة.", "منذ عامين").edtf == "2015/.."
    assert the("وانخفض النمو بشدة منذ عامين مسجلا خمسة بالمئة.", "منذ عامين").edtf == "2015"


def test_yesterday_in_a_quotation_of_yesterdays_news_may_be_the_day_before_it() -> None:
    text = 'حضر الابن حفل زفاف ابنة التاجر الذي نشر الثلاثاء صورا للزوجين.\nوكتب التاجر على حسابيه "سعدت بالأمس باستضافة أصدقائي".'
    found = the(text, "الأمس")
    assert (found.edtf, [o.interval.edtf for o in found.alternatives]) == ("2017-03-14", ["2017-03-13"])


def test_a_length_before_through_counts_from_now() -> None:
    assert (
        the("كان على وشك حسم اللقب قبل أسبوع من خلال مباراته أمام جاره.", "قبل أسبوع").edtf
        == "[2017-03-06..2017-03-12]"
    )
    assert the("وصل الوفد قبل أسبوع من الموعد.", "قبل أسبوع من الموعد").interval is None


def test_a_war_that_is_called_after_a_month_of_two_names_is_no_date() -> None:
    assert annotate("تزامنا مع ذكرى حرب أكتوبر/تشرين الأول نشر ابن الرئيس صورة.", WED) == []
    assert the("انتهت المعارك في أكتوبر/تشرين الأول.", "أكتوبر/تشرين الأول").edtf == "2016-10"
