"""Splitting a document into articles: by evidence, and never where the evidence is thin."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.dossier import Section, split_dossier
from timeline.articles.headings import outlets, source_and_title
from timeline.articles.layout import Line, lines_of, list_item, separator

SHARED = Path(__file__).resolve().parents[2] / "shared"

TITLES = ["وصول قافلة المساعدات إلى المدينة", "الوزير: سنواصل المحادثات", "انتهاء الجولة الأولى من اللقاءات"]
BODY = "وصلت القافلة إلى أطراف المدينة بعد رحلة طويلة، وقال سائقوها إنهم انتظروا عند الحاجز أياما عدة."


def undated(_: Sequence[Line]) -> bool:
    return False


def dated(_: Sequence[Line]) -> bool:
    return True


def headings(sections: list[Section]) -> list[str]:
    return [section.lines[0].text if section.lines else "" for section in sections]


def dossier(marks: str, rule: str, *, titles: list[str] | None = None) -> str:
    entries = "\n".join(marks.format(n) + title for n, title in enumerate(TITLES, 1))
    articles = [f"{title}\n{BODY}\n{BODY}\n" for title in titles or TITLES]
    return f"ملف الأسبوع\nإعداد: قسم الرصد\nعناوين الملف\n{entries}\n\n" + f"{rule}\n".join(articles)


@pytest.mark.parametrize("rule", ["=====", "-----", "* * *", "______", "###", "~~~~~~~~"])
@pytest.mark.parametrize("marks", ["{}. ", "{} - ", "• ", "", "{}) "])
def test_contents_and_rules(marks: str, rule: str) -> None:
    text = dossier(marks, rule)
    sections = split_dossier(text, undated)
    assert headings(sections) == ["ملف الأسبوع", *TITLES]
    for section in sections[1:]:
        assert text[section.start : section.end].endswith(BODY)
        assert rule not in text[section.start : section.end]


def test_a_heading_that_differs_from_its_entry_still_begins_an_article() -> None:
    printed = [*TITLES[:2], "الجولة الأولى تنتهي بلا اتفاق", "خبر لم يذكر في العناوين"]
    entries = [*TITLES, "عنوان رابع لا يعود", "عنوان خامس لا يعود"]
    text = "ملف\n" + "\n".join(
        f"{n}. {entry}" for n, entry in enumerate([TITLES[0], TITLES[1], printed[2], *entries[3:]], 1)
    )
    text += "\n=====\n" + "\n=====\n".join(f"{title}\n{BODY}" for title in printed)
    assert headings(split_dossier(text, undated)) == ["ملف", *printed]


def test_contents_without_rules_need_dates_or_sources() -> None:
    text = dossier("{}. ", "")
    assert split_dossier(text, undated) == [], "a report and its chapters"
    assert headings(split_dossier(text, dated)) == ["ملف الأسبوع", *TITLES]
    titles = [f"الصحيفة {n} :{title}" for n, title in enumerate(TITLES)]
    text = "ملف\n" + "\n".join(titles) + "\n\n" + "\n\n".join(f"{title}\n{BODY}" for title in titles)
    assert headings(split_dossier(text, undated)) == ["ملف", *titles]


def test_rules_alone_need_dates_or_sources() -> None:
    text = "\n-----\n".join(f"{title}\n{BODY}\n{BODY}" for title in TITLES)
    assert split_dossier(text, undated) == [], "a feature in three parts"
    sections = split_dossier(text, dated)
    assert headings(sections) == ["", *TITLES]
    text = "\n\n".join(f"## {title}\n{BODY}" for title in TITLES)
    assert split_dossier(text, undated) == []
    assert headings(split_dossier(text, dated)) == ["", *(f"## {title}" for title in TITLES)]


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLES[0]}\n{BODY}\n=====\n{BODY}",
        f"{TITLES[0]}\n{BODY}\n{BODY}\n===================\n",
        f"{TITLES[0]}\nمطالب المحتجين:\n1. إطلاق السجناء\n2. فتح الطريق\n3. رفع الأجور\n{BODY}\n" + BODY,
        f"{TITLES[0]}\n* * *\n{BODY}\n* * *\n{BODY}\n* * *\n{BODY}",
        f"{TITLES[0]}\n{BODY}\nاقرأ أيضا\n{TITLES[1]}\n{TITLES[2]}\n",
        f"{TITLES[0]}\n{TITLES[0]}\n{BODY}\n{BODY}",
        "",
        "====\n====\n====",
    ],
)
def test_an_article_stays_one(text: str) -> None:
    assert split_dossier(text, undated) == []
    assert split_dossier(text, dated) == []


@given(
    st.lists(
        st.sampled_from(["====", "عنوان ما", "1. عنوان ما", "2. خبر آخر", "خبر آخر", BODY, "", "# رأس", "..."]),
        max_size=60,
    )
)
def test_sections_are_apart_in_order_and_hold_every_word(lines: list[str]) -> None:
    text = "\n".join(lines)
    sections = split_dossier(text, dated)
    at = 0
    for section in sections:
        assert at <= section.start <= section.end
        assert section.lines == () or section.start < section.end
        left = text[at : section.start]
        assert not any(character.isalnum() for character in left)
        at = section.end
    if sections:
        assert not any(character.isalnum() for character in text[at:])


def test_a_line_repeated_without_end_is_read_in_linear_time() -> None:
    assert split_dossier("عنوان ما\n" * 150_000, dated) == []
    assert split_dossier("=====\nعنوان ما\n" * 300_000, dated) == []


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("=====", "="),
        ("- - -", "-"),
        ("***", "*"),
        ("——————", "—"),
        ("ــــــ", "ـ"),
        ("....", None),
        ("==", None),
        ("=-=-=", None),
    ],
)
def test_separator(line: str, mark: str | None) -> None:
    assert separator(Line(0, 0, len(line), line)) == mark


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("  12. خبر", "خبر"),
        ("٣- خبر", "خبر"),
        ("• خبر", "خبر"),
        ("- خبر", "خبر"),
        ("24 :خبر", "خبر"),
        ("خبر", None),
        ("2015 خبر", None),
    ],
)
def test_list_item(line: str, item: str | None) -> None:
    (found,) = lines_of(line)
    assert list_item(found) == item


def test_lines_keep_their_places() -> None:
    text = "\ufeff \n a\u00a0\r\n\u00a0\n\tb c \u2028d"
    assert [(line.text, text[line.start : line.end]) for line in lines_of(text, 1)] == [
        ("a", "a"),
        ("b c", "b c"),
        ("d", "d"),
    ]


@pytest.mark.parametrize(
    ("heading", "source", "title"),
    [
        ("الجزيرة :روسيا: خلاف جديد", "الجزيرة", "روسيا: خلاف جديد"),
        ("صحيفة الساحل: بدء الحصاد", "صحيفة الساحل", "بدء الحصاد"),
        ("الساحل نيوز: بدء الحصاد", "الساحل نيوز", "بدء الحصاد"),
        ("ا ف ب :بدء الحصاد", "ا ف ب", "بدء الحصاد"),
        ("الوزير: بدأ الحصاد", None, "الوزير: بدأ الحصاد"),
        ("الحرب في الجنوب: هدنة جديدة", None, "الحرب في الجنوب: هدنة جديدة"),
        ("مزارع الجبل :بدء الحصاد", "مزارع الجبل", "بدء الحصاد"),
        ("## بدء الحصاد", None, "بدء الحصاد"),
        ("بدء الحصاد", None, "بدء الحصاد"),
    ],
)
def test_source_and_title(heading: str, source: str | None, title: str) -> None:
    assert source_and_title(heading) == (source, title)


def test_outlets_load_and_name_their_countries() -> None:
    assert outlets()["رويترز"].agency
    assert {len(outlet.country) for outlet in outlets().values()} <= {0, 2}


def test_the_real_dossier_has_its_29_articles() -> None:
    gold = SHARED / "gold" / "articles.jsonl"
    if not gold.exists():
        pytest.skip("the shared corpus is not beside the project")
    (file,) = (SHARED / "corpus").glob("004_*.txt")
    text = file.read_text(encoding="utf-8")
    sections = split_dossier(text, undated)
    assert len(sections) == 30
    rows = [row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()) if row["document"] == "004"]
    for row, section in zip(rows, sections, strict=False):
        assert text[row["start"] : row["end"]].strip() == text[section.start : section.end]
