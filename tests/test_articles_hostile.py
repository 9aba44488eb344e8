"""Articles nobody would write: any text, any mutilated file and any stated date gives articles or errors, and no crash."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warcs import warc_records
from timeline.articles import Hints, ReadOptions, articles_of, read_articles
from timeline.articles.article import Article, Document, StatedDate, StatedRole
from timeline.errors import PartlyReadError, ReaderError

ROOT = Path(__file__).resolve().parents[1]
BODY = "وصل الوفد إلى القرية أمس الثلاثاء، وقال المتحدث إن الاجتماع يعقد الجمعة المقبل."
PAGE = f"<html><head><title>وصول الوفد</title></head><body><h1>وصول الوفد</h1><p>نشر في 16 كانون الأول 2015</p><p>{BODY}</p></body></html>"
FAR = ("9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:01+14:00", "0001-01-01", "2150-06-01", "1890-05-01")


def read(file: Path, options: ReadOptions | None = None) -> tuple[list[Article], list[ReaderError]]:
    found = list(read_articles([file], None, options or ReadOptions()))
    return [one for one in found if isinstance(one, Article)], [one for one in found if isinstance(one, ReaderError)]


# --- dates at the edges of the calendar -------------------------------------------------------------


@pytest.mark.parametrize("value", FAR)
@pytest.mark.parametrize("role", list(StatedRole))
def test_a_stated_day_at_the_edge_of_the_calendar_dates_no_article_and_breaks_none(
    value: str, role: StatedRole
) -> None:
    text = f"عنوان\nمنذ 3 ساعات\n{BODY}"
    (article,) = articles_of(Document("d", text, stated=(StatedDate("metadata", role, value),)))
    assert article.reference.best is None


@pytest.mark.parametrize(
    "title", ["ملف 1 كانون الثاني 1890", "ملف 5 آذار 2150", "ملف 31 كانون الأول 9999", "ملف 1/1/1"]
)
def test_a_dossier_of_a_far_day_is_read(title: str) -> None:
    heads = ["وصول الوفد", "سفر الوزير", "افتتاح السوق"]
    parts = "\n======\n".join(f"{head}\nالساحل – 16 كانون الأول 2015\n{BODY}" for head in heads)
    found = articles_of(Document("d", "\n".join([title, *heads]) + "\n======\n" + parts))
    assert [article.title for article in found] == heads


def test_stamps_that_contradict_the_day_of_a_dossier_leave_a_day() -> None:
    heads = ["وصول الوفد", "سفر الوزير", "افتتاح السوق"]
    story = f"منذ ساعتين\nوصل الوفد إلى القرية اليوم الجمعة. {BODY}"
    parts = "\n======\n".join(f"{head}\n{story}" for head in heads)
    found = articles_of(Document("d", "\n".join(["ملف 17 كانون الأول 2015", *heads]) + "\n======\n" + parts))
    assert len(found) == 3
    for article in found:
        assert article.reference.best is not None
        assert article.reference.best.isoformat() == "2015-12-11"


STATED = st.builds(
    StatedDate,
    st.sampled_from(["metadata", "feed", "archive", "json-ld", "time"]),
    st.sampled_from(list(StatedRole)),
    st.sampled_from([*FAR, "2015-12-16T10:00:00Z", "16 كانون الأول 2015", "Wed, 16 Dec 2015 10:00:00 GMT", "zz", ""]),
)
LINES = st.lists(
    st.sampled_from(
        "وصول الوفد|نشر في 16 كانون الأول 2015|منذ 3 ساعات|منذ 9999999999 ساعة|آخر تحديث 17/12/2015 10:30|لندن: 6 صفر 1437 – 18/11/2015|"
        f"======|* * *|# خبر|- بند|باريس – رويترز|الرئيسية / أخبار|اقرأ أيضا|كتب سليم مرعي|{BODY}|اليوم الجمعة|31 كانون الأول 9999|"
        "1 كانون الثاني 1|ملف 5 آذار 1890|في 3 و5 آذار|الأسبوع الماضي|مساء غد|منذ 2011|،|«|»|\u202e|\x00|\ufeff|".split(
            "|"
        )
    ),
    max_size=25,
)


@settings(max_examples=300, deadline=None)
@given(LINES, st.lists(STATED, max_size=3), st.sampled_from([None, *FAR[:1], "2015-12-16"]))
def test_any_lines_with_any_stated_dates_give_articles_that_lie_within_their_text(
    lines: list[str], stated: list[StatedDate], published: str | None
) -> None:
    text = "\n".join(lines)
    for article in articles_of(Document("d", text, published=published, stated=tuple(stated)), None, Hints()):
        assert 0 <= article.start <= article.body_start <= article.end <= len(text)
        reference = article.reference
        if reference.best is not None:
            assert reference.best in reference.candidates
            assert reference.anchor is not None


# --- mutilated files --------------------------------------------------------------------------------


def feed() -> bytes:
    entry = f"<item><title>وصول الوفد</title><pubDate>Wed, 16 Dec 2015 10:00:00 GMT</pubDate><description>{BODY}</description></item>"
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>الساحل</title>{entry * 2}</channel></rss>".encode()


def records() -> bytes:
    record = {"id": "a", "text": BODY, "title": "وصول", "published": "2015-12-16", "source": "الساحل"}
    return "\n".join(json.dumps({**record, "id": str(number)}, ensure_ascii=False) for number in range(3)).encode()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in (("a.txt", BODY.encode()), ("b.jsonl", records()), ("c.html", PAGE.encode())):
            made.writestr(name, data)
    return out.getvalue()


SAMPLES: dict[str, bytes] = {
    "f.txt": (ROOT / "fixtures/reports/dossier-01_moscow-file.txt").read_bytes(),
    "f.jsonl": records(),
    "f.json": b"[" + records().replace(b"\n", b",") + b"]",
    "f.csv": f'id,text,published\n1,{BODY},2015-12-16\n2,"{BODY}\n",zz\n'.encode(),
    "f.rss": feed(),
    "f.html": PAGE.encode(),
    "f.warc": b"".join(warc_records([PAGE] * 3, packed=False)),
    "f.warc.gz": b"".join(warc_records([PAGE] * 3)),
    "f.pdf": (ROOT / "fixtures/pdf/printed-page.pdf").read_bytes(),
    "f.txt.gz": gzip.compress(BODY.encode() * 20),
    "f.zip": zipped(),
    "f": PAGE.encode(),
}
PIECES = (
    b"\x00",
    b"\xff\xfe",
    b'"',
    b"\r",
    b"\r\n\r\n",
    b"<",
    b"{",
    b"]",
    b"&#1114112;",
    b"&#xD800;",
    b"]]>",
    b"<!--",
    b"99999999999",
)
CUTS = st.lists(
    st.tuples(st.integers(0, 1 << 20), st.sampled_from([0, 0, 1, 8, 200, 1 << 20]), st.sampled_from([b"", *PIECES])),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=25, deadline=None)
@given(cuts=CUTS, encoding=st.sampled_from([None, None, None, "utf16", "windows-1256", "unicode_escape", "hex"]))
def test_a_mutilated_file_gives_what_can_be_read_and_errors_of_one_line(
    tmp_path_factory: pytest.TempPathFactory, name: str, cuts: list[tuple[int, int, bytes]], encoding: str | None
) -> None:
    data = SAMPLES[name]
    for at, length, piece in cuts:
        at %= len(data) + 1
        data = data[:at] + piece + data[at + length :]
    file = tmp_path_factory.mktemp("mutilated") / name
    file.write_bytes(data)
    articles, errors = read(file, ReadOptions(encoding=encoding))
    assert articles or errors
    for error in errors:
        assert len(str(error).splitlines()) == 1
        assert "Error" not in error.what


# --- what such files taught --------------------------------------------------------------------------


def test_a_damaged_record_of_an_archive_costs_itself_alone(tmp_path: Path) -> None:
    for packed in (True, False):
        pages = [PAGE.replace("القرية", word) for word in ("القرية", "البلدة", "المدينة")]
        parts = list(warc_records(pages, packed=packed))
        broken = (parts[2][:150] if packed else b"zz") + b"\x00\x01" + parts[2][190:]
        file = tmp_path / ("f.warc.gz" if packed else "f.warc")
        file.write_bytes(b"".join([*parts[:2], broken, *parts[3:]]))
        articles, errors = read(file)
        assert [word in article.text for article, word in zip(articles, ("القرية", "المدينة"), strict=True)] == [
            True
        ] * 2
        assert errors
        assert all("[3]" in error.where or "[4]" in error.where for error in errors)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_off_anywhere_keeps_its_pages_and_says_so_once(tmp_path: Path, packed: bool) -> None:
    records = list(warc_records([PAGE] * 2, packed=packed))
    ends = [sum(map(len, records[: number + 1])) for number in range(len(records))]
    blank = 0 if packed else 4
    for cut in range(30, ends[-1] - blank, 23):
        file = tmp_path / "f.warc"
        file.write_bytes(b"".join(records)[:cut])
        articles, errors = read(file)
        assert {article.id for article in articles} >= {f"f:{n}" for n in (1, 3) if cut >= ends[n - 1]}, cut
        at_an_end = any(end - blank <= cut <= end for end in ends)
        assert len(errors) == (not at_an_end), (cut, errors)
        for error in errors:
            assert error.what in ("a record that is damaged or cut off", "a record that is cut off", "no WARC record")
            assert f"f.warc[{sum(cut > end for end in ends) + 1}]" in error.where
            assert "fetch" in error.hint or cut < ends[0]


def test_a_record_longer_than_it_says_is_kept_with_a_warning(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    first, *rest = warc_records([PAGE, PAGE], packed=False)
    length = first.rpartition(b"Content-Length: ")[2].partition(b"\r")[0]
    shorter = first.replace(b"Content-Length: " + length, b"Content-Length: %d" % (int(length) - 15))
    (tmp_path / "f.warc").write_bytes(shorter + b"".join(rest))
    articles, errors = read(tmp_path / "f.warc")
    assert [article.id for article in articles] == ["f:1", "f:3"]
    assert [(type(error), error.what) for error in errors] == [(PartlyReadError, "a record longer than it says")]
    assert capfd.readouterr().err == ""


def test_an_archive_compressed_as_one_piece_says_so(tmp_path: Path) -> None:
    (tmp_path / "f.warc.gz").write_bytes(gzip.compress(b"".join(warc_records([PAGE] * 2, packed=False))))
    _, errors = read(tmp_path / "f.warc.gz")
    assert errors[-1].what == "compressed as one piece, not record by record"


def test_one_reference_to_no_character_costs_no_feed(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_bytes(feed().replace("القرية".encode(), b"&#1114112;&#xD800;", 1))
    articles, _ = read(tmp_path / "f.rss")
    assert len(articles) == 2
    assert "\ufffd\ufffd" in articles[0].text


@pytest.mark.parametrize("name", ["unicode_escape", "idna", "punycode", "undefined", "hex", "rot13", "klingon"])
def test_what_is_no_encoding_of_text_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "f.txt").write_text(BODY, encoding="utf-8")
    _, (error,) = read(tmp_path / "f.txt", ReadOptions(encoding=name))
    assert error.what == f"unknown encoding {name!r}"
    page = PAGE.replace("<head>", f"<head><meta charset='{name}'>")
    (tmp_path / "f.html").write_text(page, encoding="utf-8")
    assert len(read(tmp_path / "f.html")[0]) == 1


def test_every_spelling_of_a_wide_encoding_is_read_by_lines(tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_bytes(records().decode().encode("utf-16"))
    for name in ("utf16", "UTF-16", "U16", "utf_16"):
        articles, errors = read(tmp_path / "f.jsonl", ReadOptions(encoding=name))
        assert (len(articles), errors) == (3, [])


def test_a_table_of_carriage_returns_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_bytes(b"id,text\r1,x\r2,y\r")
    _, (error,) = read(tmp_path / "f.csv")
    assert str(error).endswith(
        "f.csv:1: no row of names: a carriage return alone within a row "
        "(save the table as UTF-8 with the line ends of Windows or Unix)"
    )
