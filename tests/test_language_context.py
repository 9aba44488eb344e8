"""What the words around an expression say: tense, cue, and the readings that hang on them."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import annotate, tag
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import Anaphoric, Deictic, EventRelative, Relation, Shift, Tense
from timeline.language.context.signs import cues
from timeline.resolution import Anchor, resolve

WED = date(2015, 12, 16)

TENSES = [
    # verbs and cue words
    ("أعلن الوزير الأحد أن المعبر مفتوح.", "الأحد", Tense.PAST),
    ("سيعلن الوزير الأحد عن الخطة.", "الأحد", Tense.FUTURE),
    ("ومن المقرر عقد الجلسة الأحد.", "الأحد", Tense.FUTURE),
    ("لم يحضر الوزير الأحد إلى الجلسة.", "الأحد", Tense.PAST),
    # a fronted date is followed by its verb
    ("والاثنين أكد الوزير أن القوات تتقدم.", "الاثنين", Tense.PAST),
    # what was to come may be over
    ("كان من المقرر أن يبدأ التنفيذ الأحد.", "الأحد", Tense.NONE),
    ("كانت مقررة الأحد لكنها تأجلت.", "الأحد", Tense.NONE),
    # what is meant to come, and what follows it, without a verb that says when
    ("لقاء الوفود في المدينة لمواجهة المنتخب الأحد في الملعب البلدي الكبير.", "الأحد", Tense.NONE),
    ("لقاء موسع بين الوفود في المدينة قبل أن تبدأ مباراة الأحد في الملعب البلدي الكبير.", "الأحد", Tense.NONE),
    # an imperfect is open behind «و» too, and past behind «كان»
    ("ويلعب المنتخب أمام مولدوفا الأحد.", "الأحد", Tense.NONE),
    ("ويتواجه الفريقان في المدينة الأحد.", "الأحد", Tense.NONE),
    ("وتمكن الجيش من استعادتها الأحد.", "الأحد", Tense.PAST),
    ("ولا يزال الأهالي يتحدثون عن صباح الأحد حين سقطت القذائف.", "صباح الأحد", Tense.PAST),
    ("وكان الوزير يتحدث في حفل الأحد.", "الأحد", Tense.PAST),
    ("سيسافر الاثنين حسبما أكد مكتبه الأحد.", "الأحد", Tense.PAST),
    ("قال إن تضخم الأسعار تراجع، وإن تضخم أبريل كان أعلى.", "أبريل", Tense.PAST),
    # what stands behind «رغم» has happened, behind «بعد» it may have
    ("سيتمسك المدرب بخطته رغم خسارة فريقه الأحد.", "الأحد", Tense.PAST),
    ("سيجتمع المجلس بعد احتجاجات الأحد.", "الأحد", Tense.NONE),
    # purposes and decisions may lie ahead
    ("وصل الفريق إلى باريس استعدادا للقاء روما الأحد.", "الأحد", Tense.FUTURE),
    ("تأهل المنتخب إلى نصف النهائي لمواجهة فرنسا الأحد.", "الأحد", Tense.NONE),
    ("قرر المجلس عقد اجتماع طارئ الأحد.", "الأحد", Tense.NONE),
    ("تراجعت العقود الآجلة للذهب للتسليم في ديسمبر.", "ديسمبر", Tense.FUTURE),
    ("يمكن إجراء انتخابات في نوفمبر أو ديسمبر المقبلين.", "نوفمبر", Tense.FUTURE),
    # an adjective far behind a fronted date is not its verb
    ("رد البيت الأبيض الأحد على إعلان موسكو عن القمة المرتقبة.", "الأحد", Tense.PAST),
    # a capital is no verb
    ("سوف يعقد الرئيسان قمة في طهران الأحد.", "الأحد", Tense.FUTURE),
    # nouns that fold like verbs show nothing: the verb farther off decides
    ("سيقدم الرئيس استقالته الأحد أمام البرلمان.", "الأحد", Tense.FUTURE),
    ("ستنظم النقابة تظاهرة الأحد في العاصمة.", "الأحد", Tense.FUTURE),
    ("وستعقد المحكمة جلستها الأحد.", "الأحد", Tense.FUTURE),
    ("ستبدأ وزارة الصحة الأحد حملة جديدة.", "الأحد", Tense.FUTURE),
    ("انتقد النائب سياسة الحكومة الأحد في كلمة له.", "الأحد", Tense.PAST),
    ("أعلن الجيش تقدم قواته الأحد في الريف.", "الأحد", Tense.PAST),
    # verbal nouns behind a relative are verbs
    ("سيغيب بسبب الإصابة التي تعرض لها الأحد.", "الأحد", Tense.PAST),
    ("سيشارك رغم تعرضه للإصابة الأحد.", "الأحد", Tense.PAST),
    ("بعد أن تولى الوزارة في نيسان وعد بإصلاحات.", "نيسان", Tense.PAST),
    # a comparison is no announcement
    ("تراجع الإنتاج أكثر من المتوقع في أبريل.", "أبريل", Tense.PAST),
    # «لم» before a noun is none
    ("سيجري لم شمل الأسر في أغسطس.", "أغسطس", Tense.FUTURE),
    # terms of past demands
    ("طالبت واشنطن حلفاءها بوقف الاستيراد بحلول نوفمبر.", "نوفمبر", Tense.NONE),
    ("ارتفعت عقود الذهب تسليم فبراير بنسبة طفيفة.", "فبراير", Tense.FUTURE),
    # a direction in the dual belongs to both dates
    ("ستعقد جولة ثالثة بعد جولتين في 30 أكتوبر و14 نوفمبر الماضيين.", "30 أكتوبر", Tense.PAST),
    # what is needed, possible, asked for or allowed leaves the side open
    ("أصبح الفريق بحاجة إلى الفوز على أرضه الأحد.", "الأحد", Tense.NONE),
    ("وبات بوسع الحزب المشاركة في اقتراع الأحد.", "الأحد", Tense.NONE),
    ("سمحت السلطات للبعثة بدخول البلدة الأحد.", "الأحد", Tense.NONE),
    ("أعلنت اللجنة أنها دعت إلى عقد جلسة طارئة الأحد.", "الأحد", Tense.NONE),
    ("يخوض الفريق التدريب عشية مباراته مع ضيفه حامل اللقب الأحد.", "الأحد", Tense.NONE),
    # an imperfect behind «عندما» is of what is to come
    ("يسعى الفريق إلى اللقب عندما يلاقي ضيفه الأحد.", "الأحد", Tense.FUTURE),
    ("نجح في تقليص الفارق الأحد حين يستقبل المتصدر.", "الأحد", Tense.FUTURE),
    # a demand of the past, an announcement of some time ago
    ("طلبوا من الحراس أن يفتحوا البوابة الأحد.", "الأحد", Tense.NONE),
    ("وكان المدير قد أعلن أنه سيغادر المدينة الأحد.", "الأحد", Tense.NONE),
    ("وكان المدير قال الخميس إنه سيغادر المدينة الأحد.", "الأحد", Tense.FUTURE),
    ("حافظ على الائتلاف الذي كاد أن يسقط الأحد.", "الأحد", Tense.PAST),
    ("غادر القرية قبل أن يهاجمها المسلحون الأحد.", "الأحد", Tense.PAST),
    # a negated future of any verb
    ("قال الطبيب إن مشاركته لن تتقرر إلا الأحد.", "الأحد", Tense.FUTURE),
    # the verb stands behind a fronted phrase, and behind «إن» with its noun
    ("ومع وصول البعثة إلى الموقع الأحد، سيكون قد مر شهر على الحادث.", "الأحد", Tense.FUTURE),
    ("وأوضح أن وقفة الأحد ستكون قائمة.", "الأحد", Tense.FUTURE),
    # terms
    ("أعطت المنظمة الحكومة مهلة حتى أكتوبر لتقديم الخطة.", "أكتوبر", Tense.FUTURE),
]


@pytest.mark.parametrize(("text", "words", "tense"), TENSES, ids=[t[0][:40] for t in TENSES])
def test_tense(text: str, words: str, tense: Tense) -> None:
    found = [e for e in tag(text) if e.text == words]
    assert [e.context.tense for e in found] == [tense]


def test_what_was_read_before_changes_no_tense() -> None:
    """Words that showed nothing are remembered; that must not hide what they show elsewhere."""
    found = []
    for rows in (TENSES, TENSES[::-1]):
        cues.cache_clear()
        found.append({text: [e.context for e in tag(text)] for text, _, _ in rows})
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "published", "words", "edtf"),
    [
        (
            "شهدت المدينة عطلة نهاية الأسبوع احتفالات كبيرة.",
            date(2015, 12, 15),
            "عطلة نهاية الأسبوع",
            "[2015-12-11..2015-12-13]",
        ),
        ("ستشهد المدينة احتفالات في نهاية الأسبوع.", date(2015, 12, 15), "نهاية الأسبوع", "[2015-12-18..2015-12-20]"),
        ("شهدت المدينة احتفالات في نهاية الأسبوع.", date(2015, 12, 20), "نهاية الأسبوع", "[2015-12-18..2015-12-20]"),
    ],
)
def test_weekend_by_tense(text: str, published: date, words: str, edtf: str) -> None:
    assert [a.edtf for a in annotate(text, published) if a.text == words] == [edtf]


FRIDAY_NEWS = [
    # a day between commas, six days back: tomorrow's name as well, so nobody can be sure
    ("صدر أمر ملكي، الخميس، بإعفاء الوزير من منصبه.", "الخميس", "2015-12-10?", ["2015-12-17"]),
    ("قتل الخميس جنديان في الهجوم على المعسكر.", "الخميس", "2015-12-10", ["2015-12-17"]),
    ("صدر أمر ملكي، الجمعة، بإعفاء الوزير من منصبه.", "الجمعة", "2015-12-11", ["2015-12-18"]),
    # today and the day after it
    ("أكد السفير وصول البعثة الأربعاء والخميس إلى بلاده.", "الخميس", "2015-12-17", ["2015-12-10"]),
]


@pytest.mark.parametrize(("text", "words", "edtf", "others"), FRIDAY_NEWS, ids=[t[0][:40] for t in FRIDAY_NEWS])
def test_weekdays_that_tomorrow_has_too(text: str, words: str, edtf: str, others: list[str]) -> None:
    (found,) = [a for a in annotate(text, WED) if a.text == words]
    assert (found.edtf, [other.interval.edtf for other in found.alternatives]) == (edtf, others)


def test_the_weekend_that_is_named_is_not_moved_by_tense() -> None:
    (found,) = annotate("انطلق الإضراب ليتواصل إلى نهاية الأسبوع الجاري.", date(2015, 12, 14))
    assert found.edtf == "[2015-12-18..2015-12-20]"


def test_what_is_over_is_counted_from_the_time_told_before() -> None:
    told, after = annotate("اعتقل في 5 مايو 2013 وأفرج عنه بعد يومين.", WED)
    assert (told.edtf, after.edtf) == ("2013-05-05", "2013-05-07")


def test_what_is_over_never_lies_ahead() -> None:
    told, after = annotate("أعلن أمس عودته بعد 12 عاما.", WED)
    assert told.edtf == "2015-12-15"
    assert after.edtf is None
    assert after.resolution.problem is not None
    assert after.resolution.problem.code == "missing-antecedent"


def test_headlines_do_not_place_years_in_the_future() -> None:
    (found,) = annotate("عودة المنتخب إلى البطولة بعد 12 عاما", WED)
    assert found.edtf is None
    (alone,) = annotate("بعد 12 عاما", WED)
    assert alone.edtf == "2027"


class TestOffsetsFromTold:
    """An event without a wording is the time told just before."""

    after = EventRelative(Relation.AFTER, "", 2, Granularity.DAY)
    before = EventRelative(Relation.BEFORE, "", 10, Granularity.MONTH)

    def test_from_a_day(self) -> None:
        told = Interval.day(date(2013, 9, 3))
        found = resolve(self.after, Anchor(WED), antecedent=told).interval
        assert found is not None
        assert found.edtf == "2013-09-05"

    def test_from_a_year_both_ends_move(self) -> None:
        year = Interval(date(2015, 1, 1), date(2015, 12, 31), Granularity.YEAR)
        found = resolve(self.before, Anchor(WED), antecedent=year).interval
        assert found is not None
        assert found.edtf == "[2014-03..2015-02]"

    def test_without_a_time_told_there_is_no_date(self) -> None:
        resolution = resolve(self.after, Anchor(WED))
        assert resolution.interval is None
        assert resolution.problem is not None
        assert resolution.problem.code == "missing-antecedent"

    def test_from_an_open_time_there_is_no_date(self) -> None:
        assert resolve(self.after, Anchor(WED), antecedent=Interval(date(2011, 1, 1), None)).interval is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("يشرب الكوب ثلاث مرات في اليوم.", "اليوم"),
        ("قال إنه اليوم الأخير من المهلة.", "اليوم"),
        ("سافر في اليوم الذي أعلن فيه القرار.", "اليوم"),
        ("صدر القرار رقم 1998 عن المجلس.", "1998"),
        ("فاز مرشح الحزب لويجي دي مايو بالمقعد.", "مايو"),
        ("كتب رواية عن حرب أكتوبر وأبطالها.", "أكتوبر"),
        ("أصيب للمرة الثالثة فجرا قرب الحدود.", "الثالثة فجرا"),
    ],
)
def test_no_times(text: str, words: str) -> None:
    assert words not in [e.text for e in tag(text)]


def test_what_needs_no_context_has_none() -> None:
    (expression,) = tag("وصل أمس.")
    assert expression.expr == Deictic(Granularity.DAY, -1)
    assert expression.context.cue == ""


def test_a_length_within_a_week_counts_days() -> None:
    (expression,) = tag("ستستأنف المحاكمة خلال أسبوع.")
    origin = Anaphoric(Granularity.DAY, 0)
    assert expression.expr.end == Shift(7, Granularity.DAY, origin)  # type: ignore[union-attr]
