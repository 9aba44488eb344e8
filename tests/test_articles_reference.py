"""Articles and their reference dates: stamps, datelines, dossiers, and what the text's own words demand."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles import Article, DatingStatus, Document, articles_of, read_articles
from timeline.articles.layout import lines_of
from timeline.articles.stamps import Stamp, StampRole, find_stamps, is_dated
from timeline.errors import ReaderError

SHARED = Path(__file__).resolve().parents[2] / "shared"

TITLE = "وصول قافلة المساعدات إلى المدينة"
BODY = (
    "وصلت القافلة إلى أطراف المدينة بعد رحلة طويلة، وقال سائقوها إنهم انتظروا عند الحاجز أياما عدة قبل أن يسمح لهم "
    "بالدخول إلى الأحياء القديمة."
)


def one(text: str, *, published: str | None = None, title: str | None = None, source: str | None = None) -> Article:
    (article,) = articles_of(Document("d", text, source=source, title=title, published=published))
    return article


def stamps(*lines: str) -> list[Stamp]:
    return find_stamps(list(lines_of("\n".join(lines))))


@pytest.mark.parametrize(
    ("line", "role", "day"),
    [
        ("الأربعاء 16 كانون الأول 2015", StampRole.PUBLISHED, "2015-12-16"),
        ("لندن : 16 / 12 / 2015", StampRole.PUBLISHED, "2015-12-16"),
        ("17.12.2015", StampRole.PUBLISHED, "2015-12-17"),
        ("GMT 17:45 2020 الثلاثاء ,01 أيلول / سبتمبر", StampRole.PUBLISHED, "2020-09-01"),
        ("تاريخ النشر: 16th, April 2024 GMT", StampRole.PUBLISHED, "2024-04-16"),
        ("2015/12/16 منوعات", StampRole.PUBLISHED, "2015-12-16"),
        ("١٦ كانون الأول ٢٠١٥", StampRole.PUBLISHED, "2015-12-16"),
        ("/مصدر: وكالة الساحل/  08:27, December 16, 2015", StampRole.PUBLISHED, "2015-12-16"),
        ("نشر في: 12 جويلية 2015", StampRole.PUBLISHED, "2015-07-12"),
        ("تاريخ النشر: 12 غشت 2015 - 10:30", StampRole.PUBLISHED, "2015-08-12"),
        ("آخر تحديث : الثلاثاء 15 ديسمبر 2015 - 6:09 مساءً", StampRole.UPDATED, "2015-12-15"),
        ("Last updated: 16 December 2015", StampRole.UPDATED, "2015-12-16"),
        ("5 ربيع الأول 1437", StampRole.PUBLISHED, "2015-12-16"),
    ],
)
def test_stamp_lines(line: str, role: StampRole, day: str) -> None:
    found = stamps(TITLE, line, BODY)
    assert [(stamp.role, str(stamp.day)) for stamp in found] == [(role, day)]
    text = "\n".join([TITLE, line, BODY])
    assert text[found[0].start : found[0].end] == found[0].quote


def test_a_clock_alone_is_of_the_day_before_it() -> None:
    found = stamps(TITLE, "الأربعاء 16 كانون الأول 2015   آخر تحديث 10:17", BODY)
    assert [(stamp.role, str(stamp.day)) for stamp in found] == [
        (StampRole.PUBLISHED, "2015-12-16"),
        (StampRole.UPDATED, "2015-12-16"),
    ]


def test_a_clock_on_a_stamp_is_kept() -> None:
    (stamp,) = stamps(TITLE, "الثلاثاء 15 ديسمبر 2015 10:17 مساءً", BODY)
    assert stamp.time == datetime(2015, 12, 15, 22, 17)  # noqa: DTZ001


@pytest.mark.parametrize(
    "line",
    [
        "وقع الطرفان الاتفاق في 18 كانون الأول 2015.",
        "قال الوزير إن اللجنة التي تشكلت في 3 مارس 2011 ستواصل عملها في المنطقة دون انقطاع",
        "عقد الاجتماع صباح الثلاثاء",
        "مدة القراءة 3 دقائق",
    ],
)
def test_lines_that_are_no_stamp(line: str) -> None:
    assert stamps(TITLE, line, BODY) == []
    assert not is_dated(list(lines_of(f"{TITLE}\n{line}\n{BODY}")))


def test_a_dateline_opens_the_text() -> None:
    (stamp,) = stamps(TITLE, f"الرباط 15 دجنبر 2015 / {BODY}")
    assert (stamp.role, stamp.day) == (StampRole.DATELINE, date(2015, 12, 15))
    assert stamps(TITLE, f"في 15 دجنبر 2015 {BODY}") == []


@pytest.mark.parametrize(("line", "hours"), [("منذ 12 ساعة", 12), ("أخبار العالم منذ ساعتين 0 تعليق", 2)])
def test_capture_stamps_give_no_day(line: str, hours: float) -> None:
    (stamp,) = stamps(TITLE, line, BODY)
    assert (stamp.role, stamp.day, stamp.hours) == (StampRole.CAPTURE, None, hours)


def test_a_long_first_line_that_stops_as_running_text_does_is_no_title() -> None:
    lead = "قال المبعوث إن الوفدين وصلا إلى المدينة وإن الجلسة الأولى ستعقد في مقر البعثة بحضور ممثلين عن دول الجوار وعن المنظمات."
    article = one(f"{lead}\nوأضاف أن الجلسة ستكون مغلقة.\n")
    assert article.body_start == article.start
    titled = one(f"{lead.rstrip('.')}\nوأضاف أن الجلسة ستكون مغلقة.\n")
    assert titled.document.text[titled.body_start :].startswith("وأضاف")


def test_a_stamp_states_the_day() -> None:
    article = one(f"{TITLE}\nالأربعاء 16 كانون الأول 2015\n{BODY}\n")
    found = article.reference
    assert (found.best, found.candidates, found.status) == (
        date(2015, 12, 16),
        (date(2015, 12, 16),),
        DatingStatus.STATED,
    )
    assert found.published == date(2015, 12, 16)
    assert found.anchor is not None
    assert found.anchor.quote == "الأربعاء 16 كانون الأول 2015"
    assert article.document.text[article.body_start :].startswith("وصلت القافلة")
    assert article.title == TITLE


def test_a_wire_story_counts_from_its_own_today() -> None:
    article = one(
        f"{TITLE}\n16 ديسمبر 2015\nوصلت القافلة اليوم الثلاثاء إلى المدينة بعد رحلة طويلة استمرت أياما عدة.\n"
    )
    found = article.reference
    assert (found.best, found.published) == (date(2015, 12, 15), date(2015, 12, 16))
    assert [reason.kind for reason in found.evidence] == ["stamp", "deictic-weekday"]
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("published", "best", "conflicts"),
    [
        ("2015-12-15", "2015-12-16", 0),
        ("2015-12-15T22:30:00+00:00", "2015-12-16", 0),
        ("2015-12-15T10:48:00+01:00", "2015-12-15", 1),
        ("2015-12-15T00:00:00+00:00", "2015-12-16", 0),
        ("2015-12-17T10:48:00+01:00", "2015-12-16", 0),
    ],
)
def test_no_text_was_written_after_it_was_online(published: str, best: str, conflicts: int) -> None:
    text = f"{TITLE}\nوصل الوفد اليوم الأربعاء إلى المدينة بعد رحلة طويلة عبر الجبال.\n"
    (article,) = articles_of(Document("d", text, published=published))
    assert (str(article.reference.best), len(article.reference.conflicts)) == (best, conflicts)


def test_an_older_report_below_the_news_does_not_move_its_day() -> None:
    body = "قال الوزير الأحد إن القافلة وصلت.\nوكان السكان قالوا اليوم السبت إنهم ينتظرونها.\n"
    (article,) = articles_of(Document("d", f"{TITLE}\n{body}", published="2018-08-12"))
    assert article.reference.best == date(2018, 8, 12)
    assert [one.rejected.quote for one in article.reference.conflicts] == ["اليوم السبت"]


def test_a_text_that_names_an_earlier_holder_contradicts_its_stamp() -> None:
    body = "قال وزير الدفاع الأميركي جيمس ماتيس إن القرار نهائي.\n"
    (article,) = articles_of(Document("d", f"{TITLE}\n{body}", published="2023-08-12"))
    (found,) = article.reference.conflicts
    assert (found.kind, found.rejected.kind) == ("text", "term")


def test_a_dateline_outranks_the_stamp_of_the_page() -> None:
    found = one(f"{TITLE}\n08:27, December 16, 2015\nالرباط 15 دجنبر 2015 / {BODY}").reference
    assert (found.best, found.published) == (date(2015, 12, 15), date(2015, 12, 16))


def test_one_fitting_weekday_is_enough_and_the_other_is_a_conflict() -> None:
    text = f"{TITLE}\n16 ديسمبر 2015\nأعلن الوفد اليوم الأربعاء وصول القافلة. وكان المتحدث قال اليوم الاثنين غير ذلك.\n"
    found = one(text).reference
    assert found.best == date(2015, 12, 16)
    assert [(c.kind, c.rejected.quote) for c in found.conflicts] == [("text", "اليوم الاثنين")]


def test_a_text_that_knows_of_a_later_event_contradicts_its_stamp() -> None:
    found = one(
        f"{TITLE}\n16 ديسمبر 2010\nوصلت القافلة إلى سرت التي شهدت مقتل القذافي، وقال سائقوها إنهم انتظروا.\n"
    ).reference
    assert found.best == date(2010, 12, 16)
    assert [(c.kind, c.rejected.kind) for c in found.conflicts] == [("text", "event")]


def test_hijri_and_gregorian_halves_that_disagree() -> None:
    found = one(f"{TITLE}\nلندن : 6 / صفر / 1437 – 16 / 12 / 2015\n{BODY}\n").reference
    assert found.best == date(2015, 12, 16)
    (conflict,) = found.conflicts
    assert conflict.kind == "calendar"
    assert (conflict.kept.quote, conflict.kept.earliest) == ("16 / 12 / 2015", date(2015, 12, 16))
    assert (conflict.rejected.quote, conflict.rejected.earliest) == ("6 / صفر / 1437", date(2015, 11, 18))
    assert "Gregorian" in conflict.reason


def test_hijri_and_gregorian_halves_that_agree() -> None:
    found = one(f"{TITLE}\nالرياض 5 ربيع الأول 1437 هـ الموافق 16 ديسمبر 2015 م\n{BODY}\n").reference
    assert (found.best, found.conflicts) == (date(2015, 12, 16), ())


def test_a_weekday_that_is_not_the_dates_is_a_conflict() -> None:
    found = one(f"{TITLE}\nالخميس 16 كانون الأول 2015\n{BODY}\n").reference
    assert found.best == date(2015, 12, 16)
    assert [conflict.kind for conflict in found.conflicts] == ["weekday"]


def test_two_stamps_far_apart_are_a_conflict_and_an_update_is_none() -> None:
    assert [c.kind for c in one(f"{TITLE}\n16 ديسمبر 2015\n20 مارس 2011\n{BODY}\n").reference.conflicts] == [
        "published"
    ]
    assert [c.kind for c in one(f"{TITLE}\n16 ديسمبر 2015\nآخر تحديث: 20 مارس 2018\n{BODY}\n").reference.conflicts] == [
        "stamps"
    ]
    assert one(f"{TITLE}\n16 ديسمبر 2015\nآخر تحديث: 20 ديسمبر 2015\n{BODY}\n").reference.conflicts == ()


def test_what_the_record_states_is_used_and_a_stamp_outranks_it() -> None:
    found = one(BODY, published="2015-12-16T10:17:00+03:00", title=TITLE, source="وكالة").reference
    assert (found.best, found.status, found.published) == (date(2015, 12, 16), DatingStatus.STATED, date(2015, 12, 16))
    assert [reason.kind for reason in found.evidence] == ["metadata"]
    stamped = one(f"{TITLE}\n15 ديسمبر 2015\n{BODY}", published="2015-12-16").reference
    assert stamped.best == date(2015, 12, 15)
    assert one(BODY, published="yesterday").reference.status is DatingStatus.REFUSED


def test_a_title_apart_tells_of_its_day() -> None:
    found = one(BODY, published="2015-12-16", title="طقس اليوم الثلاثاء").reference
    assert found.best == date(2015, 12, 15)
    assert [(reason.kind, reason.start) for reason in found.evidence] == [("metadata", -1), ("deictic-weekday", -1)]


def test_a_copied_page_alone_is_refused() -> None:
    found = one(f"{TITLE}\nمنذ 12 ساعة 0 تعليق\n{BODY}\n").reference
    assert (found.best, found.status) == (None, DatingStatus.REFUSED)
    assert [reason.kind for reason in found.evidence] == ["capture", "missing-year"]


TITLES = [
    "الساحل :وصول القافلة الأولى",
    "الجبل :محادثات في الفندق",
    "النهر :بدء موسم الحصاد",
    "الوادي :سباق الخيل يعود",
]


def dossier(*bodies: str, stamp: str = "17.12.2015", day: str = "16-12-2015") -> list[Article]:
    entries = "\n".join(f"{n}. {title}" for n, title in enumerate(TITLES[: len(bodies)], 1))
    front = f"ملف اليوم {day}\n\n{stamp}\nadmin\n\nإعداد : مركز الرصد\nعناوين الملف\n{entries}\n\n"
    text = front + "\n======\n".join(f"{title}\n{body}" for title, body in zip(TITLES, bodies, strict=False))
    return articles_of(Document("f", text))


def test_a_dossier_hands_its_day_down() -> None:
    first, second, third, fourth = dossier(
        BODY,
        "وصل الوفد صباح اليوم الثلاثاء إلى الفندق، وسيجتمع مع نظرائه في القاعة الكبرى قبل المساء.",
        "أفاد مزارعون بأن الحصاد يبدأ بعد غد الجمعة في السهل كله، وأن الآلات وصلت إلى القرى قبل أيام.",
        f"منذ 15 ساعة\n{BODY}",
    )
    assert [article.id for article in (first, second, third, fourth)] == ["f-01", "f-02", "f-03", "f-04"]
    assert (first.reference.best, first.reference.status) == (date(2015, 12, 16), DatingStatus.INHERITED)
    assert first.reference.candidates == (date(2015, 12, 15), date(2015, 12, 16))
    assert [reason.kind for reason in first.reference.evidence] == ["dossier"]
    assert (second.reference.candidates, second.reference.status) == ((date(2015, 12, 15),), DatingStatus.INFERRED)
    assert third.reference.candidates == (date(2015, 12, 16),)
    assert {reason.kind for reason in fourth.reference.evidence} == {"dossier", "capture"}
    assert date(2015, 12, 15) in fourth.reference.candidates
    assert first.source == "الساحل"
    assert first.document.text[first.start : first.end].startswith(TITLES[0])


def test_an_agency_that_names_no_day_behind_it_wrote_on_the_day_before_the_dossier() -> None:
    said = "أعلن الوزيران في ختام محادثاتهما أن الاجتماع سيعقد الجمعة في العاصمة."
    looked_back = "أعلن الوزيران مساء الثلاثاء أن الاجتماع سيعقد الجمعة في العاصمة."
    titles = ["ا ف ب :الوزيران يعلنان موعدا", "رويترز :الوزيران يعلنان اتفاقا", *TITLES[:2]]
    entries = "\n".join(f"{n}. {title}" for n, title in enumerate(titles, 1))
    bodies = (said, looked_back, BODY, BODY)
    sections = "\n======\n".join(f"{title}\n{body}" for title, body in zip(titles, bodies, strict=True))
    front = f"ملف الأسبوع 16-12-2015\n\n17.12.2015\nadmin\n\nعناوين الملف\n{entries}\n\n"
    filed, other, *_ = articles_of(Document("f", front + sections))
    assert filed.reference.best == date(2015, 12, 15)
    assert "agency-day" in {e.kind for e in filed.reference.evidence}
    assert len(filed.reference.candidates) == 2
    assert "agency-day" not in {e.kind for e in other.reference.evidence}


@pytest.mark.parametrize(
    ("head", "source", "title"),
    [
        (["وصول القافلة", "هامبورغ-وكالة المرفأ"], "وكالة المرفأ", "وصول القافلة"),
        (["وصول القافلة", "الجزائر", "وكالة القصبة للأنباء"], "وكالة القصبة للأنباء", "وصول القافلة"),
        (["وصول القافلة", "هامبورغ: «الميناء»"], "الميناء", "وصول القافلة"),
        (["وصول القافلة", "الديار الجديدة", "الأربعاء 16 كانون الأول 2015"], "الديار الجديدة", "وصول القافلة"),
        (["وصول القافلة", "هامبورغ 9 دجنبر 2016 (وكالة الأطلس)"], "وكالة الأطلس", "وصول القافلة"),
        (["الرئيسية / أخبار العالم", "وصول القافلة", "شبكة المدار"], "شبكة المدار", "وصول القافلة"),
        (["وصول القافلة", "كتبت - مها عبد العال"], "", "وصول القافلة"),
    ],
)
def test_the_source_stands_in_the_head(head: list[str], source: str, title: str) -> None:
    article = one("\n".join([*head, "", BODY]))
    assert (article.source, article.title) == (source, title)


def test_a_dossiers_article_keeps_its_own_stamp() -> None:
    first, *_ = dossier(f"الأحد 13 كانون الأول 2015\n{BODY}", BODY, BODY)
    assert (first.reference.best, first.reference.status) == (date(2015, 12, 13), DatingStatus.STATED)


def test_a_first_sentence_of_the_day_before() -> None:
    first, *_ = dossier(
        "قال وزير الزراعة الثلاثاء إن القافلة وصلت إلى المدينة بعد رحلة طويلة استمرت أياما.", BODY, BODY
    )
    assert (first.reference.best, first.reference.candidates) == (
        date(2015, 12, 15),
        (date(2015, 12, 15), date(2015, 12, 16)),
    )


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (["الجزيرة :عنوان الخبر", BODY], "الجزيرة"),
        ([TITLE, "المصدر : محيط", BODY], "محيط"),
        ([TITLE, BODY, "ا ف ب"], "وكالة فرانس برس"),
        ([TITLE, "دمشق-سانا", BODY], "سانا"),
        ([TITLE, BODY + " (رويترز)"], "رويترز"),
        ([TITLE, BODY], ""),
    ],
)
def test_sources(lines: list[str], source: str) -> None:
    assert one("\n".join(lines)).source == source


@pytest.mark.parametrize(
    "head",
    [
        "",
        "دمشق-سانا\n",
        "أحمد محمود والوكالات\n",
        "16 ديسمبر 2015\n",
        "شارك\n",
        "المصدر: (رويترز، سانا)\n16 كانون الأول 2015\n",
    ],
)
def test_the_body_begins_below_the_head(head: str) -> None:
    article = one(f"{TITLE}\n\n{head}{BODY}\n")
    assert article.document.text[article.body_start :].startswith("وصلت القافلة")


def test_read_articles_goes_on_after_errors(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE}\n16 ديسمبر 2015\n{BODY}", encoding="utf-8")
    (tmp_path / "b.txt").touch()
    (tmp_path / "c.jsonl").write_text(
        json.dumps({"id": "c", "text": BODY, "published": "2015-12-16"}), encoding="utf-8"
    )
    found = list(read_articles([tmp_path]))
    assert [item.id if isinstance(item, Article) else "error" for item in found] == ["a", "error", "c"]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_makes_articles_with_true_spans(text: str) -> None:
    for article in articles_of(Document("d", text)):
        assert 0 <= article.start <= article.body_start <= article.end <= len(text)
        for reason in article.reference.evidence:
            if reason.start >= 0:
                assert text[reason.start : reason.end] == reason.quote


@pytest.fixture(scope="module")
def corpus() -> dict[str, Article]:
    folder = SHARED / "corpus"
    if not folder.exists():
        pytest.skip("the shared corpus is not beside the project")
    found = list(read_articles([*sorted(folder.glob("00*_*.txt"))]))
    assert not [item for item in found if isinstance(item, ReaderError)]
    return {article.id: article for article in found if isinstance(article, Article)}


def test_the_real_documents_give_30_articles(corpus: dict[str, Article]) -> None:
    assert sorted(corpus) == ["000", *(f"004-{number:02}" for number in range(1, 30))]
    assert all(article.reference.evidence for article in corpus.values())


def test_their_reference_dates(corpus: dict[str, Article]) -> None:
    rows = [json.loads(line) for line in (SHARED / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    # The front matter of the dossier is no article; its day is that of the dossier, which its articles inherit.
    (front,) = (row for row in rows if row["article"] not in corpus)
    (dossier,) = (one for one in corpus["004-02"].reference.evidence if one.kind == "dossier")
    assert str(dossier.earliest) == front["reference_date"]
    rows.remove(front)
    assert len(rows) == 15
    wrong = [row["article"] for row in rows if str(corpus[row["article"]].reference.best) != row["reference_date"]]
    assert wrong == ["004-14"], "a wire story of the fifteenth, stamped the sixteenth, whose words do not say so"


def test_the_contradictory_dateline_of_the_real_dossier(corpus: dict[str, Article]) -> None:
    (conflict,) = corpus["004-01"].reference.conflicts
    assert (conflict.kept.earliest, conflict.rejected.earliest) == (date(2015, 12, 16), date(2015, 11, 18))
