"""Dating undated texts: what each expression says of the day, together and against each other."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles import DatingStatus, Hints, date_document
from timeline.articles import days as masks
from timeline.articles.dating import read_constraints
from timeline.articles.reasons import explain
from timeline.articles.registry import Registry, builtin_registry

SHARED = Path(__file__).resolve().parents[2] / "shared"
NOTHING = Registry([], [], {})


def only(*ids: str) -> Registry:
    """A registry of the named events and terms alone."""
    full = builtin_registry()
    return Registry([e for e in full.events if e.id in ids], [t for t in full.terms if t.id in ids], {})


def allowed(text: str, kind: str, day: date) -> bool:
    constraints = [c for c in read_constraints(text, NOTHING).constraints if c.kind == kind]
    assert constraints, [c.kind for c in read_constraints(text, NOTHING).constraints]
    return all(c.days & masks.single(day) for c in constraints)


@pytest.mark.parametrize(
    ("text", "kind", "possible", "impossible"),
    [
        ("وصل الوفد اليوم الثلاثاء", "deictic-weekday", "2015-12-15", "2015-12-16"),
        ("وصل الوفد أمس الثلاثاء", "deictic-weekday", "2015-12-16", "2015-12-15"),
        ("سيصل الوفد بعد غد الجمعة", "deictic-weekday", "2015-12-16", "2015-12-18"),
        ("وصل الوفد اليوم الثلاثاء 15 ديسمبر 2015", "deictic-date", "2015-12-15", "2016-12-15"),
        ("وصل الوفد أمس الثلاثاء 15 كانون الأول", "deictic-date", "2015-12-16", "2014-12-16"),
        ("زار المدينة في تشرين الثاني الماضي", "other-month", "2015-12-01", "2015-11-30"),
        ("زار المدينة في 29 تشرين الثاني الماضي", "other-month", "2015-11-30", "2015-11-29"),
        ("يبدأ العمل في 5 يوليو المقبل", "other-month", "2015-07-04", "2015-07-05"),
        ("سيعقد في 18 ديسمبر الحالي", "date-of-this-month", "2015-12-01", "2015-11-30"),
        ("يقيم هنا منذ 15 مارس 2011", "since", "2011-03-15", "2011-03-14"),
        ("خلال العام الحالي 2018 زادت", "this-year", "2018-05-05", "2017-12-31"),
        ("خلال العام الماضي 2017 زادت", "this-year", "2018-05-05", "2017-12-31"),
        ("في عام 2017 الماضي زادت", "this-year", "2018-05-05", "2019-01-01"),
        ("عقد اللقاء يوم الخميس 5 أبريل", "weekday-date", "2018-04-06", "2017-04-06"),
        ("وصل الوفد الثلاثاء، الخامس من الشهر الجاري", "day-of-this-month", "2016-01-31", "2016-02-05"),
        ("عقد اللقاء الخميس 18 ديسمبر الحالي", "date-of-this-month", "2014-12-01", "2015-12-18"),
        ("عقد اللقاء الخميس الماضي 5 أبريل", "weekday-date-last", "2018-04-06", "2018-04-05"),
        ("عقد اللقاء الخميس الماضي 5 أبريل", "weekday-date-last", "2018-04-19", "2018-04-20"),
        ("يعقد اللقاء الخميس المقبل 5 أبريل", "weekday-date-next", "2018-04-04", "2018-04-05"),
        ("يعقد اللقاء الخميس المقبل 5 أبريل", "weekday-date-next", "2018-03-22", "2018-03-21"),
        ("عقد اللقاء يوم الخميس 5 أبريل 2018", "near-date", "2018-04-06", "2018-07-06"),
    ],
)
def test_what_an_expression_says(text: str, kind: str, possible: str, impossible: str) -> None:
    assert allowed(text, kind, date.fromisoformat(possible))
    assert not allowed(text, kind, date.fromisoformat(impossible))


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("انفجرت سيارة مفخخة في 5 مايو 2018", True),
        ("التقى سياسيون ستة وفود في 5 مايو 2018", True),
        ("ستجري الانتخابات في 5 مايو 2018", False),
        ("من المتوقع أن تدخل العقوبات حيز التنفيذ في 5 مايو 2018", False),
        ("المباراة المقررة في 5 مايو 2018", False),
    ],
)
def test_a_full_date_is_over_unless_its_sentence_speaks_of_what_is_to_come(text: str, *, over: bool) -> None:
    kinds = {c.kind for c in read_constraints(text, NOTHING).constraints}
    assert ("full-date" in kinds) is over


def test_the_chain_of_reasons_is_told_in_both_languages() -> None:
    found = date_document("زيارة\nوصل الوفد اليوم الثلاثاء 15 ديسمبر 2015. وكان زارها في كانون الأول الماضي.", NOTHING)
    english, arabic = explain(found), explain(found, "ar")
    assert english.splitlines() == [
        "- «اليوم الثلاثاء 15 ديسمبر 2015» names the day of writing itself [16:45] → 2015-12-15",
        *[line for line in english.splitlines() if line.startswith("! ")],
        "= 2015-12-15",
    ]
    assert "cannot both be true" in english
    assert "يوم الكتابة نفسه" in arabic
    wide = date_document("قال وزير الدفاع الأميركي جيمس ماتيس اليوم إن القرار نهائي.")
    assert explain(wide).endswith("= 2017-01-20..2019-01-04")
    nothing = explain(date_document("", NOTHING))
    assert nothing.splitlines()[0].startswith("- missing: nothing says in which years")
    assert nothing.splitlines()[-1] == "= —"


@pytest.mark.parametrize(
    "text",
    [
        "قال الشاهد: «وصلوا اليوم الثلاثاء»",
        "يستمر المعرض إلى غاية اليوم 16 أكتوبر 2015",
        "لم يعد الناس اليوم كما كانوا",
        "",
        "كلمات بلا تاريخ",
    ],
)
def test_what_says_nothing_of_the_day(text: str) -> None:
    kinds = {constraint.kind for constraint in read_constraints(text, NOTHING).constraints}
    assert kinds <= {"full-date"}
    assert date_document(text, NOTHING).status is DatingStatus.REFUSED


def test_one_day_from_a_full_date() -> None:
    found = date_document("زيارة\nوصل الوفد إلى تونس اليوم الثلاثاء 25 فيفري 2014 لبحث التعاون.", NOTHING)
    assert (found.best, found.candidates) == (date(2014, 2, 25), (date(2014, 2, 25),))
    assert found.status is DatingStatus.INFERRED
    assert found.anchor is not None
    assert found.anchor.date == date(2014, 2, 25)
    (reason,) = found.evidence
    assert reason.quote == "اليوم الثلاثاء 25 فيفري 2014"
    assert "day of writing" in reason.reason
    assert "يوم الكتابة" in reason.reason_ar


def test_an_impossible_pair_of_weekday_and_date_is_not_believed() -> None:
    found = date_document("وصل الوفد اليوم الجمعة 20 جانفي 2016 إلى القلعة.", NOTHING)
    assert found.status is DatingStatus.REFUSED, "that day was a Wednesday: one of the two is a slip"


def test_two_expressions_of_one_event_fix_the_month_and_a_known_event_the_year() -> None:
    text = (
        "الوزير يدين الهجوم\n"
        "أدان الوزير قصف مدرسة الزيتون في حي النخيل الخميس الماضي ومقتل معلمتين شابتين.\n"
        "ووقع البيان وفد زار القرية.\n"
        "وكان مسلحون قصفوا في الثالث من الشهر الجاري مدرسة الزيتون في حي النخيل وقتلوا معلمتين شابتين.\n"
        "يذكر أن اتفاق مينسك 2 وقع في 12 شباط العام الماضي.\n"
    )
    found = date_document(text, only("minsk-2"))
    assert found.candidates[0] == date(2016, 3, 4)
    assert set(found.candidates) <= {
        *(date(2016, 3, day) for day in range(4, 11)),
        *(date(2016, 11, day) for day in range(4, 11)),
    }
    assert {reason.kind for reason in found.evidence} >= {"same-event", "event-year", "event"}
    assert date_document(text, NOTHING).status is DatingStatus.REFUSED, "without the year"


def test_terms_bound_on_both_sides_and_those_who_left_do_not() -> None:
    text = "قال وزير الدفاع الأميركي جيمس ماتيس اليوم إن القرار نهائي. وانتقد الرئيس الأميركي باراك أوباما."
    found = date_document(text)
    assert found.best is None, "two years are no day"
    assert found.candidates == (), "nor are they listed one by one"
    assert (found.earliest, found.latest) == (date(2017, 1, 20), date(2019, 1, 4))
    former = date_document("قال الرئيس الأميركي السابق باراك أوباما اليوم إن القرار نهائي.")
    assert former.status is DatingStatus.REFUSED


@pytest.mark.parametrize(
    ("sentence", "closed"),
    [
        ("ووافق وزير الدفاع الأميركي جيمس ماتيس على القرار.", True),
        ("وجاء القرار بعد استقالة وزير الدفاع الأميركي جيمس ماتيس.", False),
        ("وفي عام 2018 وافق وزير الدفاع الأميركي جيمس ماتيس على القرار.", False),
        ('وقال إن "وزير الدفاع الأميركي جيمس ماتيس وافق على القرار".', False),
        ("وكان ذلك في عهد وزير الدفاع الأميركي جيمس ماتيس.", False),
        ("اقرأ أيضا: وزير الدفاع الأميركي جيمس ماتيس يوافق على القرار.", False),
    ],
)
def test_a_holder_bounds_the_day_wherever_he_is_named_as_in_office(sentence: str, closed: bool) -> None:
    found = date_document(f"عنوان\nاجتمع الوفد.\nعاد الوفد.\nكتب الوفد.\n{sentence}")
    assert found.latest == (date(2019, 1, 4) if closed else None)
    assert found.earliest == date(2017, 1, 20)


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("فاز المنتخب وديا استعدادا لخوض كأس العالم 2018.", (date(2010, 12, 2), date(2018, 7, 15))),
        ("تحدث المدرب عن كأس العالم 2018 التي ستنطلق في موسكو.", (date(2010, 12, 2), date(2018, 7, 15))),
        ("تحدث المدرب عن كأس العالم 2018 المقامة حاليا في روسيا.", (date(2018, 6, 14), date(2018, 7, 15))),
        ("كانت استعدادات المنتخب لكأس العالم 2018 كاملة.", (None, None)),
        ("عاد المدرب عقب كأس العالم في روسيا المقرر تمديد عقده.", (None, None)),
        ("فاز المنتخب بكأس العالم 2018.", (None, None)),
        ("تحدث الوزير عن الاتفاق النووي الإيراني الذي من المقرر بحثه.", (None, None)),
    ],
)
def test_an_event_that_is_prepared_or_held_bounds_the_day_on_both_sides(
    sentence: str, bounds: tuple[date | None, date | None]
) -> None:
    found = date_document(f"عنوان\n{sentence}", only("world-cup-2018", "jcpoa"))
    assert (found.earliest, found.latest) == bounds


def test_who_came_back_to_an_office_leaves_both_terms() -> None:
    text = "قال الرئيس الأميركي دونالد ترامب اليوم إن القرار نهائي."
    open_end = date_document(text)
    assert open_end.status is DatingStatus.REFUSED, "the second term had not ended when the row was written"
    assert (open_end.earliest, open_end.latest) == (date(2017, 1, 20), None)
    assert open_end.evidence[-1].kind == "missing-latest"
    first = date_document(text, hints=Hints(latest=date(2024, 6, 1)))
    assert (first.earliest, first.latest) == (date(2017, 1, 20), date(2021, 1, 23)), (
        "between the terms he held no office"
    )


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("قال الرئيس إيمانويل ماكرون اليوم إن القرار نهائي.", (date(2017, 5, 14), None)),
        ("انتقد النواب اليوم ترشيح وزير الدفاع الأميركي جيمس ماتيس.", (None, None)),
        ("تستعد المدينة لقمة هلسنكي المقبلة.", (None, date(2018, 7, 16))),
        ("سيكتمل بناء الجسر بحلول نهاية عام 2019.", (None, date(2019, 12, 31))),
        ("كان من المقرر في عام 2016 أن يبدأ البناء.", (None, None)),
    ],
)
def test_bounds_on_one_side(text: str, bounds: tuple[date | None, date | None]) -> None:
    found = date_document(text)
    assert found.status is DatingStatus.REFUSED
    assert (found.earliest, found.latest) == bounds


def test_a_known_event_bounds_from_below() -> None:
    constraints = read_constraints("زار القرية بعد مقتل القذافي بأعوام").constraints
    (event,) = (constraint for constraint in constraints if constraint.kind == "event")
    assert not event.days & masks.single(date(2011, 10, 19))
    assert event.days & masks.single(date(2011, 10, 20))
    scheduled = read_constraints("تستعد المدن لاستضافة مونديال روسيا").constraints
    assert not [constraint for constraint in scheduled if constraint.kind == "event"]


def test_hints_narrow_down() -> None:
    text = "وصل الوفد اليوم الثلاثاء."
    week = Hints(date(2015, 12, 10), date(2015, 12, 16), "collected that week")
    found = date_document(text, NOTHING, week)
    assert found.candidates == (date(2015, 12, 15),)
    assert [reason.kind for reason in found.evidence] == ["hint", "deictic-weekday"]


@pytest.mark.parametrize("bounds", [(date(2015, 12, 10), None), (None, date(2015, 12, 16))])
def test_a_hint_of_one_side_is_among_the_reasons(bounds: tuple[date | None, date | None]) -> None:
    found = date_document("وصل الوفد اليوم الثلاثاء.", NOTHING, Hints(*bounds, "collected that week"))
    assert found.evidence[0].kind == "hint"


def test_what_cannot_both_be_true_is_a_conflict_and_the_surer_stands() -> None:
    text = "اليوم الثلاثاء 15 ديسمبر 2015 وصل الوفد. وكان زارها في كانون الأول الماضي."
    found = date_document(text, NOTHING)
    assert found.conflicts
    assert found.conflicts[0].kind == "constraints"
    assert {found.conflicts[0].kept.kind, found.conflicts[0].rejected.kind} == {"deictic-date", "other-month"}


def test_links_to_other_stories_are_left_out() -> None:
    text = "وصول الوفد\nوصل الوفد اليوم الثلاثاء 15 ديسمبر 2015.\n\nاقرأ أيضاً\nوصل وفد آخر اليوم الخميس 3 مارس 2011.\n"
    assert date_document(text, NOTHING).candidates == (date(2015, 12, 15),)


def test_the_sana_report() -> None:
    folder = SHARED / "corpus"
    if not folder.exists():
        pytest.skip("the shared corpus is not beside the project")
    text = next(folder.glob("000_*.txt")).read_text(encoding="utf-8")
    alone = date_document(text, only("minsk-2"))
    assert alone.candidates == tuple(date(2016, 12, day) for day in range(6, 13))
    full = date_document(text)
    assert full.candidates == alone.candidates
    assert full.best == date(2016, 12, 8)
    told = explain(full)
    for quote in ("الاثنين الماضي", "الخامس من الشهر الجاري", "12 شباط العام الماضي", "مينسك 2"):
        assert quote in told
    assert told.endswith("= 2016-12-08 (2016-12-06..2016-12-12, 7)")


PIECES = st.sampled_from(
    [
        "اليوم",
        "أمس",
        "الثلاثاء",
        " ",
        "31",
        "2015",
        "/",
        ".",
        "«",
        "»",
        " ديسمبر ",
        "الماضي",
        "الجاري",
        "قال",
        "\n",
        "صفر",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_answered(text: str) -> None:
    found = date_document(text, offset=7)
    assert (found.best is None) or found.best in found.candidates
    for reason in found.evidence:
        if reason.start >= 0:
            assert text[reason.start - 7 : reason.end - 7] == reason.quote
