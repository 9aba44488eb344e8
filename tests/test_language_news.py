"""News as it is written: years beside what they are of, «اليوم» for nowadays, starts of weeks, captions, fixtures.

All sentences are written for the purpose; docs/reading.md tells which causes they stand for.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline import annotate
from timeline.annotation import Annotation

WED = date(2018, 10, 17)


def the(text: str, phrase: str) -> Annotation:
    """The annotation that covers ``phrase`` in ``text``."""
    at = text.rindex(phrase)
    return next(a for a in annotate(text, WED) if a.start <= at and a.end >= at + len(phrase))


def days(text: str) -> list[tuple[str, str]]:
    """What is annotated with days, and the days."""
    return [(a.text, a.edtf or "") for a in annotate(text, WED) if a.interval is not None]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("وحظرت هولندا في 2013 بيع الفطر المخدر.", ["2013"]),
        ("ويقود الحزب منذ 2015 تحالف المعارضة.", ["2015/.."]),
        ("شارك في مونديال جنوب أفريقيا 2010 وسجل هدفا.", ["2010"]),
        ("أول حكم عربي في إيطاليا 1934 كان مصريا.", ["1934"]),
        ("بعد الغزو الأميركي للعراق 2003 بسنوات.", ["2003"]),
        ("توج باللقب مرتين (1998 و2002 مع سانتوس).", ["1998", "2002"]),
        ("على غرار 2009 و2015، يسعى الفريق إلى الثلاثية.", ["2009", "2015"]),
        ("يمتد المشروع إلى غاية 2022 على الأقل.", ["2022"]),
        ("تلقت منذ إنشائها في 2002 أكثر من ألف شكوى.", ["2002"]),
        ("أقيم المعرض في أبوظبي 2018 بحضور كبير.", ["2018"]),
    ],
)
def test_a_number_beside_what_a_year_is_told_of_is_a_year(text: str, years: list[str]) -> None:
    assert [edtf for _, edtf in days(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "ووزعت الكتب في 2013 مدرسة.",
        "وزرع الأهالي في 2000 قرية أشجارا.",
        "صدرت إيطاليا 1934 سيارة.",
        "وأحصت المنظمة 1998 و2002 حالة في الإقليمين.",
    ],
)
def test_a_number_of_things_is_no_year(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ويستخدم المبنى القديم اليوم متحفا للعلوم.",
        "عدد سكان الجزيرة اليوم نحو ألف نسمة.",
        "مسرح اليوم غير مسرح الستينات.",
        "أصبح ما كان مستحيلا بالأمس ممكنا اليوم.",
        "أخدم الناس من موقعي اليوم.",
    ],
)
def test_a_state_is_of_nowadays(text: str) -> None:
    assert the(text, "اليوم").interval is None


@pytest.mark.parametrize(
    "text",
    [
        "يقيم الشاعر اليوم في باريس مع زوجته وابنتيه.",
        "وقال إن الأزمة التي تشهدها الحياة السياسية في البلاد اليوم عميقة.",
        "ويدير ابنه اليوم أكبر شركات الشحن في المنطقة.",
        "السوق اليوم تختلف عما كانت عليه قبل عقدين.",
        "كانت المدينة مركزا للتجارة. اليوم تعمل فيها ثلاثة مصانع.",
    ],
)
def test_where_the_clause_tells_no_event_today_is_in_doubt(text: str) -> None:
    found = the(text, "اليوم")
    assert found.edtf == "2018-10-17?"
    assert "may mean nowadays" in found.explain("en")


@pytest.mark.parametrize(
    "text",
    [
        "تزور الرئيسة اليوم مصنع الطائرات في تولوز.",
        "وقال المتحدث اليوم إن الخطة جاهزة.",
        'سندافع اليوم عن اللقب".',
        "نجدد اليوم عهدنا لكم.",
        "اليوم يوم فرح للمدينة كلها.",
        "تتواصل الحملة حتى اليوم.",
    ],
)
def test_what_is_done_on_the_day_is_not_in_doubt(text: str) -> None:
    assert the(text, "اليوم").edtf == "2018-10-17"


@pytest.mark.parametrize(
    ("day", "edtf", "others"),
    [
        (date(2018, 10, 17), "[2018-10-13..2018-10-16]", []),
        (date(2018, 10, 21), "[2018-10-13..2018-10-16]", ["[2018-10-20..2018-10-21]"]),
    ],
)
def test_the_beginning_of_the_week_may_be_the_weekend_before(day: date, edtf: str, others: list[str]) -> None:
    (found,) = annotate("قتل ثلاثة أشخاص في احتجاجات في مطلع الأسبوع.", day)
    assert (found.edtf, [other.interval.edtf for other in found.alternatives]) == (edtf, others)


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        ("لن تعرف أسماء الفائزين قبل الأحد.", "الأحد", "2018-10-21"),
        ("تفتح المحال أبوابها الأحد لموسم الأعياد.", "الأحد", "2018-10-21"),
        ("وتحسم اللجنة الثلاثاء مصير الملف المغربي.", "الثلاثاء", "2018-10-23"),
        ("تُعلن النتائج الأحد على أبعد تقدير.", "الأحد", "2018-10-21"),
        ("ويغيب المدافع عن مباراة الاثنين بسبب الإيقاف.", "الاثنين", "2018-10-22"),
        ("الاجتماع المقبل للجنة الثلاثاء في فيينا.", "الثلاثاء", "2018-10-23"),
        ("الاجتماع الأول هذا الشهر المقبل للجنة الثلاثاء في فيينا.", "الثلاثاء", "2018-10-16"),
        ("نازحون يصلون إلى مخيم في ريف إدلب الأحد", "الأحد", "2018-10-14"),
        ("صورة التقطت السبت تظهر آثار الحريق في المتحف", "السبت", "2018-10-13"),
    ],
)
def test_plans_captions_and_what_comes_next(text: str, phrase: str, day: str) -> None:
    assert the(text, phrase).edtf == day


def test_the_same_day_is_the_day_told_and_no_week_told_since() -> None:
    text = 'وقال الوزير في الأول من أكتوبر "سنبدأ هذا الأسبوع مراجعة الرسوم". وردت الصين في اليوم نفسه.'
    assert the(text, "اليوم نفسه").edtf == "2018-10-01"
    assert the("زار المدينة في أغسطس وغادرها في اليوم نفسه.", "اليوم نفسه").edtf == "2018-08"


def test_universal_time_to_the_minute_is_on_a_clock_of_24() -> None:
    found = the("بدأت عملية الإنقاذ عند الساعة 4:05 ت غ في عرض البحر.", "الساعة 4:05 ت غ")
    assert (found.edtf, found.alternatives[0].interval.edtf) == ("2018-10-17T04:05Z", "2018-10-17T16:05Z")
    assert the("تبدأ المباراة الساعة الرابعة بتوقيت غرينتش.", "الرابعة").edtf == "2018-10-17T16Z"


def test_a_date_behind_the_sentence_that_tells_an_earlier_year_may_be_of_that_year() -> None:
    text = "قتل 71 شخصا في هجمات عام 2015 في المدينة. وكان الحادث الأسوأ في 26 يونيو، عندما قتل 38 سائحا."
    found = the(text, "26 يونيو")
    assert (found.edtf, [(o.interval.edtf, o.reason) for o in found.alternatives][-1]) == (
        "2018-06-26",
        ("2015-06-26", "year-told-before"),
    )
    lately = the("قتل 71 شخصا في هجمات عام 2015 في المدينة. وكان آخرها في 26 سبتمبر.", "26 سبتمبر")
    assert all(o.reason != "year-told-before" for o in lately.alternatives)


@pytest.mark.parametrize(
    ("text", "phrase", "day", "other"),
    [
        ("وكان المتحدث قال الأحد إن بلاده ستعلن موقفها بعد يومين.", "بعد يومين", "2018-10-16", "2018-10-19"),
        ('وقال الوزير الأحد "سنلتقي ثانية بعد يومين".', "بعد يومين", "2018-10-16", "2018-10-19"),
    ],
)
def test_a_length_in_reported_words_counts_from_the_day_of_speaking(
    text: str, phrase: str, day: str, other: str
) -> None:
    found = the(text, phrase)
    assert (found.edtf, [o.interval.edtf for o in found.alternatives]) == (day, [other])


def test_a_day_that_is_known_by_its_date_alone_is_in_doubt() -> None:
    assert the("وهو أعنف هجوم منذ الحادي عشر من سبتمبر قتل فيه كثيرون.", "سبتمبر").edtf == "2018-09-11/.."
    later = annotate("وهو أعنف هجوم منذ الحادي عشر من سبتمبر قتل فيه كثيرون.", date(2018, 3, 25))
    assert [a.edtf for a in later] == ["2017-09-11?/.."]
    ahead = annotate("سيصدر القرار قبل الحادي عشر من سبتمبر في كل حال.", date(2018, 3, 25))
    assert [a.edtf for a in ahead] == ["2018-09-11"]
    told = annotate("وقع الاتفاق في الحادي عشر من سبتمبر في القاهرة.", date(2018, 3, 25))
    assert [a.edtf for a in told] == ["2017-09-11"]


def test_at_the_end_of_the_day_is_said_of_no_day() -> None:
    assert annotate("لكن في نهاية اليوم نحن بلد صغير.", WED) == []
    assert the("وفي نهاية اليوم أعلن الوزير استقالته.", "اليوم").edtf == "2018-10-17"


def test_a_year_of_two_digits_beside_antiquity_is_of_the_first_century() -> None:
    assert the("دمر الرومان المعبد في العام 70 بعد حصار طويل.", "العام 70").edtf == "0070"
    assert the("دمر المغيرون المعبد في العام 70 بعد حصار طويل.", "العام 70").edtf == "1970"


def test_an_hour_in_the_sentence_of_a_month_told_has_no_day() -> None:
    text = "وفي يناير 2014 رفع المصرف الفائدة في اجتماع طارئ عند منتصف الليل."
    assert the(text, "منتصف الليل").interval is None
    apart = "رفع المصرف الفائدة في يناير 2014. ويعلن قراره عند منتصف الليل."
    assert the(apart, "منتصف الليل").edtf == "2018-10-17"


def test_days_in_the_plural_behind_what_is_weekly_are_no_dates() -> None:
    text = "تسير الشركة ثلاث رحلات أسبوعيا من بكين إلى بيونغ يانغ أيام الاثنين والأربعاء والجمعة."
    assert days(text) == []
    assert len(days("ويفتح المتحف أيام السبت والأحد والاثنين لمناسبة العيد.")) == 1


def test_a_day_to_come_that_is_nearly_a_year_ahead_is_in_doubt() -> None:
    (found,) = annotate("سيعقد المؤتمر في 15 ديسمبر.", date(2015, 12, 16))
    assert found.edtf == "2016-12-15?"
    assert [other.interval.edtf for other in found.alternatives] == ["2015-12-15"]
    (near,) = annotate("سيعقد المؤتمر في 15 يوليو.", date(2015, 12, 16))
    assert near.edtf == "2016-07-15"
