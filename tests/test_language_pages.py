"""What news of outlets and years that were never read before showed to go wrong.

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


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        (
            "توقعت الأرصاد أمطارا متفرقة. وفي يوم الجمعة يطرأ ارتفاع على درجات الحرارة في المدن.",
            "يوم الجمعة",
            "2017-03-17",
        ),
        ("ويبرد الطقس ليلا. أما يوم الجمعة، فيطرأ انخفاض آخر على درجات الحرارة.", "يوم الجمعة", "2017-03-17"),
        ("ويوم الجمعة يرتحل الزوار إلى الجبل في قافلة واحدة.", "يوم الجمعة", "2017-03-17"),
        ("معتبرا أن دور اللاعبين الجدد في مباراة السبت سيكون كبيرا.", "السبت", "2017-03-18"),
        ("وحدد الخبراء مساء الجمعة موعدا للتجربة الجديدة بعد إصلاح المحرك.", "مساء الجمعة", "2017-03-17"),
    ],
)
def test_a_verb_that_no_list_has_is_an_imperfect_all_the_same(text: str, phrase: str, edtf: str) -> None:
    assert the(text, phrase).edtf == edtf


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        # what stands behind a relative is an aside, and a noun is no verb
        ("وقالت الشركة في نشرتها التي يرتقبها السوق يوم الخميس إن الإنتاج تراجع.", "يوم الخميس", "2017-03-09"),
        ("وأصيب عامل يمني في انهيار الجدار الأحد.", "الأحد", "2017-03-12"),
        ("وكان المركز اختار مساء الجمعة موعدا للتجربة.", "مساء الجمعة", "2017-03-10"),
        ("وجعل الفريق من ليلة السبت موعدا لا ينسى.", "ليلة السبت", "2017-03-11"),
    ],
)
def test_and_what_looks_like_one_is_none(text: str, phrase: str, edtf: str) -> None:
    assert the(text, phrase).edtf == edtf


def test_who_was_seized_was_so_before() -> None:
    found = the("أرجأت المحكمة النظر في قضية العمال المقبوض عليهم في 16 سبتمبر.", "16 سبتمبر")
    assert (found.edtf, [o.interval.edtf for o in found.alternatives]) == ("2016-09-16", ["2017-09-16"])


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("ولم يصدر بيان حتى الساعة 5:00 (ت. غ).", "2017-03-15T05:00Z"),
        ("تسللت القوة إلى البلدة بعد منتصف الليلة الماضية.", "2017-03-15"),
        ("بدأ العمل بالقرار في الأول من الشهر ديسمبر الماضي.", "2016-12-01"),
        ("سجلت البلاد في آخر 24 ساعة الماضية إصابتين.", "[2017-03-14..2017-03-15]"),
    ],
)
def test_shapes(text: str, edtf: str) -> None:
    assert [a.edtf for a in annotate(text, WED)] == [edtf]


def test_an_hour_of_the_first_day_of_something_is_none_of_today() -> None:
    assert annotate("وتفتح الأبواب بدءا من الحادية عشرة من صباح اليوم الأول للمعرض.", WED) == []
    assert the("وتفتح الأبواب في الحادية عشرة من صباح اليوم.", "صباح اليوم").edtf == "2017-03-15T11"


def test_the_friends_of_yesterday_are_of_no_day() -> None:
    found = annotate("أصدقاء الأمس خصوم اليوم في نهائي الكأس", WED)
    assert [a.interval for a in found] == [None, None]
    assert the("هزيمة الأمس ومباراة اليوم", "الأمس").edtf == "2017-03-14"


def test_an_hour_is_of_the_day_told_and_not_of_the_year_told_since() -> None:
    text = "ينطلق المهرجان غدا الخميس، وتحمل دورة هذا العام اسم الشاعر. ويبدأ الاستقبال في السابعة مساء."
    assert the(text, "السابعة مساء").edtf == "2017-03-16T19"


def test_todays_word_in_a_speech_of_some_days_ago_names_that_day_too() -> None:
    text = 'انطلق المهرجان أول من أمس في المدينة.\nوقال المكرم: "شرف كبير لي أن أكون هنا هذه الليلة".'
    found = the(text, "هذه الليلة")
    assert (found.edtf, [o.interval.edtf for o in found.alternatives]) == ("2017-03-15", ["2017-03-13"])


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("دخل القرار حيز التنفيذ في تمام الساعة الـ12 من منتصف ليل الاثنين-الثلاثاء.", "2017-03-14T00"),
        ("أوقفت الشرطة مساء الاثنين-الثلاثاء ثلاثة مشتبه بهم.", "[2017-03-13..2017-03-14]"),
        ("غادر الرئيس العاصمة فجراليوم متوجها إلى باريس.", "2017-03-15"),
        ("تاريخ النشر: 14th, March 2017 GMT", "2017-03-14"),
        ("وتجرى الاختبارات أيام الأحد والاثنين والثلاثاء من الأسبوع المقبل.", "{2017-03-19,2017-03-20,2017-03-21}"),
        ("وسيبقى المعرض مفتوحا خلال عطلة الأسبوع.", "[2017-03-17..2017-03-19]"),
        ("ومن المنتظر أن يستأنف العمل بعد 48 ساعة على الأقل.", "2017-03-17~"),
    ],
)
def test_more_shapes(text: str, edtf: str | None) -> None:
    assert [a.edtf for a in annotate(text, WED)] == [edtf]


def test_a_number_in_marks_is_no_speech_that_ends() -> None:
    text = 'يفصل التيار غدا الخميس من الساعة "9" التاسعة صباحا حتى"12" الثانية عشرة ظهرا.'
    assert [a.edtf for a in annotate(text, WED)][-2:] == ["2017-03-16T09", "2017-03-16T12"]


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("وقائع القضية تعود إلى مساء الجمعة عندما وقع شجار.", "مساء الجمعة", "2017-03-10"),
        ("أعلنت الهيئة أن يوم الجمعة هو أول أيام المعرض.", "يوم الجمعة", "2017-03-17"),
        ("يبدأ البث في تمام الساعة 8:22 مساء بتوقيت القاهرة المحلي يوم السبت 18 مارس.", "8:22", "2017-03-18T20:22"),
        ("ووجه الجيش منتصف ليل (الاثنين - الثلاثاء) إنذارا جديدا.", "الاثنين", "[2017-03-13..2017-03-14]"),
        ("وقطعت الاتصالات منذ مساء أمس حتى السابعة من صباح اليوم.", "السابعة", "2017-03-14/2017-03-15T07"),
        ("تبدأ الإجازة يوم الأحد 2 أبريل، وتشمل المدارس، من الأحد حتى الثلاثاء.", "الثلاثاء", "2017-04-02/2017-04-04"),
        ("يبدأ العمل بالقانون يوم الأحد 2 أبريل، وفي هذا اليوم تغلق الأسواق.", "هذا اليوم", "2017-04-02"),
    ],
)
def test_sides_and_days_that_others_tell(text: str, phrase: str, edtf: str) -> None:
    assert the(text, phrase).edtf == edtf


def test_an_hour_behind_hours_of_a_day_is_of_that_day() -> None:
    text = (
        "قررت الحكومة، ابتداء من يوم غد الخميس، حظر التنقل من الساعة الحادية عشرة ليلا إلى الرابعة صباحا. "
        "وتغلق المحلات على الساعة العاشرة ليلا."
    )
    assert annotate(text, WED)[-1].edtf == "2017-03-16T22"


def test_a_day_of_a_story_without_days_has_none() -> None:
    text = (
        "نطقت المحكمة أمس بحكمها في القضية. وتعود الوقائع إلى الأشهر الماضية حيث صرح المتهم أنه في ذلك اليوم "
        "كان مع الضحية، وفي حدود الساعة الثانية صباحا طلب منه الرحيل."
    )
    assert [a.edtf for a in annotate(text, WED)] == ["2017-03-14", None, None, None]
    told = "نطقت المحكمة أمس بحكمها في القضية. وفي ذلك اليوم كان القضاة ثلاثة، وفي الساعة الثانية ظهرا رفعت الجلسة."
    assert [a.edtf for a in annotate(told, WED)] == ["2017-03-14", "2017-03-14", "2017-03-14T14"]


def test_the_first_and_the_last_hour_of_something_are_no_time_of_day() -> None:
    text = "ارتفع المؤشر خلال الساعة الأولى من جلسة أمس، وتراجع خلال الساعة الأخيرة."
    assert [a.text for a in annotate(text, WED)] == ["أمس"]
    assert the("وصل الوفد عند الساعة الأولى بعد الظهر.", "الساعة الأولى").edtf == "2017-03-15T13"


@pytest.mark.parametrize(
    "text",
    [
        "ويفتح المعرض أبوابه من الساعة العاشرة صباحا حتى التاسعة مساء طيلة أيامه.",
        "ويستقبل المركز المراجعين يوميا في مقره من التاسعة صباحا حتى الخامسة مساء.",
    ],
)
def test_hours_of_every_day_are_of_none(text: str) -> None:
    assert [(a.expression.type.value, a.interval) for a in annotate(text, WED) if ":" not in a.text][-1] == (
        "SET",
        None,
    )


def test_hours_beside_a_day_are_of_that_day() -> None:
    text = "ويعمل المركز يوميا، ويفتح غدا الخميس من الثامنة مساء حتى منتصف الليل."
    assert annotate(text, WED)[-1].edtf == "2017-03-16T20/2017-03-17T00"


@pytest.mark.parametrize(
    ("text", "phrase", "edtf", "other"),
    [
        # the Sunday of a visit whose days were told, not the next one
        (
            'يزور الوزير بغداد من 25 إلى 27 مارس. وقالت المتحدثة "سيلتقي نظيره صباح الأحد في مقر الحكومة".',
            "صباح الأحد",
            "2017-03-26",
            "2017-03-19",
        ),
        ("سيفتتح المعرض صباح الأحد (26 مارس) في دبي، وسيعقد مؤتمر، ظهر الأحد، لعرضه.", "ظهر الأحد", "2017-03-26", "2017-03-19"),
        # no day of those told, days that are too far, and what has happened
        ("يزور الوزير بغداد من 25 إلى 27 مارس، وسيلتقي سفيره الجمعة.", "الجمعة", "2017-03-17", "2017-03-10"),
        ("يزور الوزير بغداد من 25 إلى 27 يونيو. وسيلتقي سفيره الأحد.", "الأحد", "2017-03-19", "2017-03-12"),
        ("يزور الوزير بغداد من 25 إلى 27 مارس، وكان التقى سفيره الأحد.", "الأحد", "2017-03-12", "2017-03-19"),
        # who calls for a sitting calls for one to come
        ("دعا رئيس المجلس لعقد جلسة الاثنين لمناقشة الميزانية.", "الاثنين", "2017-03-20", "2017-03-13"),
        ("دعا رئيس المجلس إلى التهدئة الاثنين.", "الاثنين", "2017-03-13", "2017-03-20"),
        # what is told next comes later, by its minutes too; the half is inferred
        ("دخل الساعة السابعة صباحا وغادر الساعة السابعة والربع.", "الساعة السابعة والربع", "2017-03-15T07:15", "2017-03-15T19:15"),
        ("دخل الساعة الثامنة صباحا وغادر الساعة الرابعة.", "الساعة الرابعة", "2017-03-15T16", "2017-03-15T04"),
        # of two clocks of one moment the one with its zone shows the half of the day
        ("وقع الزلزال الاثنين عند الساعة 4,17 (01,17 ت غ).", "الاثنين عند الساعة 4,17", "2017-03-13T04:17", "2017-03-13T16:17"),
        ("وقع الزلزال الاثنين عند الساعة 4,17 (13,17 ت غ).", "الاثنين عند الساعة 4,17", "2017-03-13T16:17", "2017-03-13T04:17"),
        # a pair that the end of a short line parts
        ("سيصعب تساقط الثلوج عملهم مساء الأربعاء\nوالخميس، وضع من شردوا.", "الخميس", "2017-03-16", "2017-03-09"),
    ],
)  # fmt: skip
def test_what_stands_around_it_tells_the_day_and_the_nearest_is_another_reading(
    text: str, phrase: str, edtf: str, other: str
) -> None:
    found = the(text, phrase)
    assert (found.edtf, found.alternatives[0].interval.edtf) == (edtf, other)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("وقالت المتحدثة إن المستشارة التي ستغادر السلطة بعد 16 عاما، ستلتقي نظيرها.", "بعد 16 عاما"),
        ("وهو ثالث هجوم يعلن عنه خلال أسبوع.", "خلال أسبوع"),
        ("وأضافت أنه الثالث الذي يعلن عن وفاته في غضون أسبوع.", "غضون أسبوع"),
    ],
)
def test_how_long_something_lasted_is_no_time_to_come(text: str, phrase: str) -> None:
    assert the(text, phrase).interval is None


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("وأكد أن العقد سينتهي بعد 16 عاما.", "بعد 16 عاما", "2033"),
        ("وقال إنه سيغادر النادي بعد عامين.", "بعد عامين", "2019"),
        ("ويعلن الفائز الثالث خلال أسبوع، حسب بيان الوزارة.", "خلال أسبوع", "2017-03-15/2017-03-22"),
    ],
)
def test_what_is_promised_lies_ahead(text: str, phrase: str, edtf: str) -> None:
    assert the(text, phrase).edtf == edtf


def test_a_town_that_is_called_after_a_day_is_in_doubt_far_from_that_day() -> None:
    assert the("أجلت المحكمة جلسات مواطنين من العاشر من رمضان وبلبيس.", "العاشر من رمضان").edtf == "2016-06-15?"
    near = annotate("وقع الحادث في العاشر من رمضان قرب المسجد.", date(2017, 6, 10))
    assert [a.edtf for a in near] == ["2017-06-05"]
