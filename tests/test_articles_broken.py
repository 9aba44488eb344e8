"""Broken inputs: each says what, where and what to do, and costs no more than what is broken."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from timeline.articles import read_articles, read_documents
from timeline.articles.article import Article, Document
from timeline.cli import build, dating
from timeline.cli.inputs import Inputs
from timeline.errors import PartlyReadError, ReaderError
from timeline.export.style import Language

TEXT = "وصل الوفد إلى القرية"


def read(file: Path, content: str | bytes) -> tuple[list[str], list[str]]:
    """The ids of what was read from a file of ``content``, and the errors without their folder."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(read_documents([file]))
    errors = [str(item).removeprefix(f"{file.parent}/") for item in found if isinstance(item, ReaderError)]
    return [item.id for item in found if isinstance(item, Document)], errors


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ('{"text": 5}', "f.jsonl:1: field 'text' holds a number, not text (make 'text' a string)"),
        ('{"text": true}', "f.jsonl:1: field 'text' holds true"),
        ('{"text": "خبر", "title": ["x"]}', "f.jsonl:1: field 'title' holds an array"),
        ("null", "f.jsonl:1: null, not an object"),
        ('"x"', "f.jsonl:1: a string, not an object"),
    ],
)
def test_a_value_of_the_wrong_type_is_called_as_json_calls_it(tmp_path: Path, record: str, said: str) -> None:
    ids, (error,) = read(tmp_path / "f.jsonl", f'{record}\n{{"id": "b", "text": "{TEXT}"}}\n')
    assert error.startswith(said)
    assert ids == ["b"]


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("f.jsonl", f'{{"text": "{TEXT}", "published": "zz"}}', "f.jsonl:1"),
        ("f.json", f'[{{"text": "{TEXT}", "published": "zz"}}]', "f.json[1]"),
        ("f.csv", f"text,published\n{TEXT},zz\n", "f.csv:2"),
        (
            "f.rss",
            f"<rss version='2.0'><channel><item><title>{TEXT}</title><pubDate>zz</pubDate></item></channel></rss>",
            "f.rss[1]",
        ),
    ],
)
def test_a_date_that_cannot_be_read_is_a_warning_and_the_article_is_kept(
    tmp_path: Path, name: str, content: str, where: str
) -> None:
    ids, (error,) = read(tmp_path / name, content)
    assert error.startswith(f"{where}: the date 'zz' names no day (the article is kept")
    assert len(ids) == 1
    assert any(isinstance(item, PartlyReadError) for item in read_documents([tmp_path / name]))


def test_a_date_on_which_nothing_was_published_is_a_warning_and_an_old_one_of_a_record_is_believed(
    tmp_path: Path,
) -> None:
    days = ("9999-12-31", "1970-01-01", "0001-01-01", "1985-03-01")
    lines = "\n".join(f'{{"id": "{day}", "text": "{TEXT}", "published": "{day}"}}' for day in days)
    (tmp_path / "f.jsonl").write_text(lines, encoding="utf-8")
    found = list(read_articles([tmp_path / "f.jsonl"]))
    assert [item.what for item in found if isinstance(item, PartlyReadError)] == [
        f"nothing was published on the date {day!r}" for day in days[:3]
    ]
    best = {item.id: item.reference.best for item in found if isinstance(item, Article)}
    assert best == {"9999-12-31": None, "1970-01-01": None, "0001-01-01": None, "1985-03-01": date(1985, 3, 1)}


def test_a_warning_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "f.jsonl"
    file.write_text(f'{{"text": "{TEXT}", "published": "zz"}}', encoding="utf-8")
    inputs = Inputs([str(file)])
    assert dating.run(inputs, Language.ENGLISH, as_json=False) == 0
    assert build.run(inputs, str(tmp_path / "t.db"), replace=False, as_json=False) == 0
    told = capsys.readouterr()
    assert told.err.count("f.jsonl:1: the date 'zz' names no day") == 2
    assert ", 0 failed; " in told.out
    file.write_text("{", encoding="utf-8")
    assert dating.run(inputs, Language.ENGLISH, as_json=False) == 1
    assert build.run(inputs, str(tmp_path / "t.db"), replace=False, as_json=False) == 1
    assert ", 1 failed; events: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "ids", "lines"),
    [
        ('1,"open\n2,x\n3,y\n', ["2", "3"], [2]),
        ('1,x\n2,"open\n3,y\n4,"a ""b"" c"\n', ["1", "3", "4"], [3]),
        ('1,"two\nlines"\n2,x\n', ["1", "2"], []),
        ('1,"two\n"\n', ["1"], []),
        ('1,"open\n2,"open\n3,x\n', ["3"], [2, 3]),
    ],
)
def test_a_quotation_mark_that_is_not_closed_costs_its_line(
    tmp_path: Path, table: str, ids: list[str], lines: list[int]
) -> None:
    found, errors = read(tmp_path / "f.csv", f"id,text\n{table}")
    assert found == ids
    said = "a row that is no CSV: a quotation mark that is not closed (check its quotation marks)"
    assert errors == [f"f.csv:{line}: {said}" for line in lines]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("f.csv", "id,text\n", "a table without rows"),
        ("f.csv", "text,text\nx,y\n", "f.csv:1: 2 columns 'text'"),
        ("f.csv", "id,body\n1,x\n", "--field text=NAME"),
        ("f.html", "<html><head><title>x</title></head></html>", "a page without text"),
        ("f.jsonl.gz", b"no gzip", "damaged compressed file: Not a gzipped file"),
        ("f.txt.bz2", b"BZh9junk", "damaged compressed file"),
        ("f.tar", b"zz", "a damaged archive: file could not be opened successfully (the rest"),
        ("f.warc", b"zzz\r\n", "no WARC record"),
        ("f.rss", f"<rss version='2.0'><channel><item><title>{TEXT}", "f.rss:1: a damaged feed"),
        ("f.rss", f"<?xml version='1.0'?>\n<rss version='2.0'><channel><item><title>{TEXT}", "f.rss:2: a damaged feed"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, name: str, content: str | bytes, said: str) -> None:
    _, errors = read(tmp_path / name, content)
    assert said in errors[0]
    assert "\n" not in errors[0]


def test_a_page_with_an_encoding_that_nobody_knows_is_read_as_utf_8(tmp_path: Path) -> None:
    page = f"<html><meta charset=klingon><body><h1>{TEXT}</h1><p>{TEXT}</p></body></html>"
    assert read(tmp_path / "f.html", page) == (["f"], [])


def test_what_is_packed_in_an_archive_is_named_and_not_lost_in_silence(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("b.txt.gz", gzip.compress(TEXT.encode()))
        out.writestr("c.zip", b"PK")
        out.writestr("d.txt", TEXT)
    *errors, document = read_documents([file])
    assert [str(error).removeprefix(f"{file}!").partition(" (")[0] for error in errors] == [
        "b.txt.gz: packed within an archive",
        "c.zip: packed within an archive",
    ]
    assert isinstance(document, Document)
    assert document.text == TEXT


def test_names_that_would_garble_a_line_are_shown_without_what_does(tmp_path: Path) -> None:
    ids, _ = read(tmp_path / "f.jsonl", f'{{"id": "a\\u202eb\\u0007", "text": "{TEXT}"}}')
    assert ids == ["a\ufffdb\ufffd"]
    ids, (error,) = read(tmp_path / "g\u202ex.jsonl", f'{{"text": "{TEXT}"}}\n{{')
    assert ids == ["g\ufffdx:1"]
    assert error.startswith("g\ufffdx.jsonl:2: not JSON")


DAYS = ("18 كانون الأول 2015", "17 كانون الأول 2015", "15 كانون الأول 2015")
LONG = "وذكر مسؤول محلي أن الشاحنات تحمل أغذية وأدوية تكفي سكان الأحياء أسابيع عدة، وأن توزيعها سيجري بإشراف لجنة. " * 4


def listing(story: str, teaser: str, days: tuple[str, ...] = DAYS) -> str:
    names = ("القافلة تصل إلى المدينة", "المطر يعود إلى الساحل", "المكتبة تفتح أبوابها", "السوق يغلق باكرا")
    stories = (story.format(title=title, day=day, teaser=teaser) for title, day in zip(names, days, strict=False))
    return f"<html><head><title>أخبار اليوم</title></head><body><h1>أخبار اليوم</h1>{''.join(stories)}</body></html>"


@pytest.mark.parametrize(
    "story",
    [
        "<article><h2>{title}</h2><time>{day}</time><p>{teaser}</p></article>",
        "<div><h3>{title}</h3><span>نشر في {day}</span><p>{teaser}</p></div>",
        "<ul><li><a href='x'>{title}</a></li><li>{day}</li></ul>",
        "<div><p>{day}</p><a href='x'>{title}</a></div>",
    ],
)
def test_a_list_of_stories_is_no_article_and_has_no_day(tmp_path: Path, story: str) -> None:
    _, (error,) = read(tmp_path / "f.html", listing(story, LONG[:100]))
    assert error == "f.html: a list of stories, no article (read the pages of the stories themselves)"
    assert read(tmp_path / "f.html", listing(story, LONG[:100], DAYS[:1] * 3))[0] == ["f"], "all of one day"


def test_two_labelled_stories_are_a_list_and_two_dates_alone_are_not(tmp_path: Path) -> None:
    labelled = "<div><h3>{title}</h3><p>نشر في {day}</p><p>{teaser}</p></div>"
    assert read(tmp_path / "f.html", listing(labelled, LONG[:100], DAYS[:2]))[0] == []
    bare = "<div><h3>{title}</h3><p>{day}</p><p>{teaser}</p></div>"
    assert read(tmp_path / "f.html", listing(bare, LONG[:100], DAYS[:2]))[0] == ["f"]
    assert read(tmp_path / "f.html", listing(labelled, LONG))[0] == ["f"], "a long story, and others below it"
