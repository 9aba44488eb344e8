"""Every kind of input: pages, tables, feeds, web archives, what is compressed; and what a broken one says."""

import bz2
import contextlib
import csv
import gzip
import io
import json
import lzma
import tarfile
import time
import tomllib
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sites import Pages, served
from tests.warcs import write_warc
from timeline.articles import (
    Article,
    DatingStatus,
    Document,
    FieldMap,
    Limits,
    ReadOptions,
    articles_of,
    read_documents,
)
from timeline.articles.article import StatedDate, StatedRole
from timeline.articles.publication import publication_of, stated_evidence, url_evidence
from timeline.articles.readers.html import document_of_page
from timeline.cli.web import read_urls
from timeline.errors import ReaderError

PAGES = Path(__file__).resolve().parents[1] / "fixtures" / "pages"
EXPECTED = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))["pages"]
TEXT = "وصلت القافلة إلى أطراف المدينة بعد رحلة طويلة، وقال سائقوها إنهم انتظروا عند الحاجز أياما عدة."
PAGE = (
    "<html><head><title>وصول القافلة إلى المدينة</title></head><body><article><h1>وصول القافلة إلى المدينة</h1>"
    f"<div>{{stamp}}</div><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
)


def read(*paths: Path, options: ReadOptions | None = None) -> list[Document | ReaderError]:
    return list(read_documents(paths, options or ReadOptions()))


def good(*paths: Path, options: ReadOptions | None = None) -> list[Document]:
    found = read(*paths, options=options)
    assert not [item for item in found if isinstance(item, ReaderError)], found
    return [item for item in found if isinstance(item, Document)]


def page_article(name: str) -> Article:
    document = document_of_page((PAGES / f"{name}.html").read_bytes(), name, name, ReadOptions())
    (article,) = articles_of(document)
    return article


@pytest.mark.parametrize("name", EXPECTED)
def test_pages_are_dated_rightly_or_refused(name: str) -> None:
    found = page_article(name).reference
    assert str(found.best or "") == EXPECTED[name]["date"], EXPECTED[name]["design"]
    assert (found.status is DatingStatus.REFUSED) == (EXPECTED[name]["date"] == "")


def test_there_are_many_page_designs() -> None:
    assert len(EXPECTED) >= 40
    assert {path.stem for path in PAGES.glob("*.html")} == set(EXPECTED)


def test_a_page_keeps_publication_update_and_reference_apart() -> None:
    assert page_article("12-published-and-updated").reference.updated == date(2015, 12, 21)
    for name in ("33-channel-two-dates", "42-agency-update"):
        assert page_article(name).reference.updated == date(2015, 12, 19)
    wire = page_article("20-wire-of-yesterday").reference
    assert (wire.published, wire.best) == (date(2015, 12, 16), date(2015, 12, 15))
    moved = page_article("10-moved-site").reference
    assert {(c.kept.kind, c.rejected.kind) for c in moved.conflicts} == {("stamp", "json-ld"), ("stamp", "opengraph")}


def test_a_page_in_words_that_a_reader_would_know() -> None:
    article = page_article("26-counters")
    assert article.title == "قافلة المساعدات تصل إلى الحي القديم"
    assert article.text.splitlines()[0] == article.title
    assert article.document.text[article.body_start :].startswith("وصلت قافلة")
    assert "التعليقات" not in page_article("29-comments").text
    assert "مهرجان" not in page_article("15-related-tail").text
    assert page_article("17-opengraph").source == "الساحل"


@pytest.mark.parametrize(
    ("element", "day"),
    [
        ('<abbr class="published" title="2015-12-18T10:00:00">x</abbr>', "2015-12-18"),
        ('<span class="date-published" title="2015-12-18">x</span>', "2015-12-18"),
        ('<abbr class="published" title="2015-12-01T10:00:00">x</abbr>', ""),
        ("<div>16 مقالا</div><footer>© 2019</footer>", ""),
    ],
)
def test_what_htmldate_alone_knows(element: str, day: str) -> None:
    document = document_of_page(PAGE.format(stamp=element).encode(), "a", "a", ReadOptions())
    (article,) = articles_of(document)
    assert str(article.reference.best or "") == day
    printed = document_of_page(PAGE.format(stamp=f"16 كانون الأول 2015 {element}").encode(), "a", "a", ReadOptions())
    assert str(articles_of(printed)[0].reference.best) == "2015-12-16", "what readers see goes first"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty file"),
        (b"\x89PNG\r\n\x1a\n", "binary file"),
        (b"<html><body></body></html>", "a page without text"),
        (PAGE.format(stamp="").encode("cp1256"), "wrong encoding"),
        (b"<!-- -->", "page that cannot be parsed"),
    ],
)
def test_what_a_bad_page_says(tmp_path: Path, data: bytes, what: str) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(data)
    (error,) = read(file)
    assert isinstance(error, ReaderError)
    assert what in error.what


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</div>",
                "<h1>خبر",
                "<time datetime='x'>",
                "\x00",
                "&#0;",
                "<!--",
                "نص ",
                "]]>",
                "<script>{",
                "<table>",
            ]
        ),
        max_size=25,
    )
)
def test_no_page_raises_anything_else(pieces: list[str]) -> None:
    try:
        document = document_of_page("".join(pieces).encode(), "p", "p", ReadOptions())
    except ReaderError as error:
        assert error.where == "p"  # noqa: PT017
    else:
        assert document.text


def test_json_in_three_shapes_and_a_field_map(tmp_path: Path) -> None:
    records = [{"id": "a", "text": TEXT}, {"text": TEXT}, 7]
    file = tmp_path / "news.json"
    for content in (records, {"articles": records}):
        file.write_text(json.dumps(content), encoding="utf-8")
        first, second, third = read(file)
        assert isinstance(first, Document)
        assert isinstance(second, Document)
        assert (first.id, second.id) == ("a", "news:2")
        assert isinstance(third, ReaderError)
        assert "[3]" in third.where
    file.write_text(json.dumps({"hits": [{"_source": {"body": TEXT, "on": "2015-12-16"}}]}), encoding="utf-8")
    fields = FieldMap(text="_source.body", published="_source.on", records="hits")
    (document,) = good(file, options=ReadOptions(fields=fields))
    assert (document.text, document.published) == (TEXT, "2015-12-16")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "empty file"),
        ("[]", "empty file"),
        ("{", "not JSON"),
        ("3", "a number, not a list"),
        ("[" * 200_000, "JSON"),
        ("\x00\x01", "binary"),
    ],
)
def test_bad_json(tmp_path: Path, content: str, what: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content, encoding="utf-8")
    (error,) = read(file)
    assert isinstance(error, ReaderError)
    assert what in error.what


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_quotes_line_breaks_and_a_bad_row(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "t.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter)
        writer.writerow(["id", "published", "text"])
        writer.writerow(["1", "2015-12-16", f'{TEXT}\nسطر "آخر"{delimiter}'])
        writer.writerow(["2", "2015-12-16", TEXT, "too", "many"])
        writer.writerow(["", "", TEXT])
        writer.writerow(["4", "", ""])
    first, second, third, fourth = read(file)
    assert isinstance(first, Document)
    assert first.text == f'{TEXT}\nسطر "آخر"{delimiter}'
    assert isinstance(second, ReaderError)
    assert "5 fields for 3 columns" in second.what
    assert second.line == 4
    assert isinstance(third, Document)
    assert (third.id, third.published) == ("t:5", None)
    assert isinstance(fourth, ReaderError)


def test_csv_without_the_column(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("id,body\n1,x\n", encoding="utf-8")
    (error,) = read(file)
    assert "no column 'text'" in str(error)
    (document,) = good(file, options=ReadOptions(fields=FieldMap(text="body")))
    assert document.text == "x"
    file.write_text("", encoding="utf-8")
    assert "empty file" in str(read(file)[0])


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>الساحل</title>
<item><title>وصول القافلة</title><link>https://alsahel.example/1</link><description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;سطر&lt;/p&gt;</description>
<pubDate>Fri, 18 Dec 2015 23:30:00 +0300</pubDate></item>
<item><title></title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>الجبل</title><entry><title>خبر</title><summary>{TEXT}</summary>
<updated>2015-12-18T23:30:00+03:00</updated></entry></feed>"""


def test_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    (tmp_path / "b.atom").write_text(ATOM, encoding="utf-8")
    first, empty, atom = read(tmp_path)
    assert isinstance(first, Document)
    assert first.text == f"{TEXT}\nسطر"
    assert (first.id, first.title, first.source, first.url) == (
        "a:1",
        "وصول القافلة",
        "الساحل",
        "https://alsahel.example/1",
    )
    assert isinstance(empty, ReaderError)
    assert isinstance(atom, Document)
    for document in (first, atom):
        (article,) = articles_of(document)
        assert article.reference.best == date(2015, 12, 18), "the day in the zone of the feed"
    (tmp_path / "a.rss").write_text("<rss><channel></channel></rss>", encoding="utf-8")
    assert "no feed with entries" in str(read(tmp_path)[0])


@pytest.mark.parametrize("packed", [True, False])
def test_warc_pages_with_address_and_capture(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    write_warc(file, [PAGE.format(stamp="15 كانون الأول 2015"), PAGE.format(stamp="منذ 12 ساعة")], packed=packed)
    first, second = good(file)
    assert (first.id, second.id) == ("a:1", "a:3")
    assert first.url == "https://alsahel.example/0"
    assert first.stated == (StatedDate("archive", StatedRole.CAPTURED, "2015-12-16T10:00:00Z"),)
    assert articles_of(first)[0].reference.best == date(2015, 12, 15)
    hours = articles_of(second)[0].reference
    assert hours.candidates == (date(2015, 12, 15), date(2015, 12, 16)), "between the zones of the outlets"
    assert [reason.kind for reason in hours.evidence] == ["capture"]


def test_a_damaged_warc_gives_what_is_before(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    write_warc(file, [PAGE.format(stamp="15 كانون الأول 2015")] * 4)
    data = file.read_bytes()
    for cut in (0.55, 0.6, 0.65):
        file.write_bytes(data[: int(len(data) * cut)])
        first, second, *rest = read(file)
        assert isinstance(first, Document)
        assert isinstance(second, Document)
        assert [type(item) for item in rest] == [ReaderError], cut
    file.write_bytes(b"WARC/1.0\r\nnothing")
    assert isinstance(read(file)[0], ReaderError)


def test_many_pages_stream_in_flat_memory(tmp_path: Path) -> None:
    peaks = []
    for count in (10, 60):
        file = tmp_path / f"n{count}.warc.gz"
        write_warc(file, [PAGE.format(stamp="15 كانون الأول 2015") + "<!-- " + "x" * 200_000 + " -->"] * count)
        tracemalloc.start()
        assert sum(isinstance(item, Document) for item in read_documents([file])) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_compressed_files(tmp_path: Path, suffix: str, pack: object) -> None:
    assert callable(pack)
    file = tmp_path / f"news_1.jsonl.{suffix}"
    packed = pack(json.dumps({"text": TEXT}).encode() + b"\n")
    file.write_bytes(packed)
    (document,) = good(file)
    assert (document.id, document.text) == ("news:1", TEXT)
    file.write_bytes(packed[:-6])
    assert any(isinstance(item, ReaderError) and "damaged" in item.what for item in read(file))
    file.write_bytes(b"no such thing")
    assert isinstance(read(file)[-1], ReaderError)


def test_a_bomb_is_stopped(tmp_path: Path) -> None:
    file = tmp_path / "bomb.jsonl.gz"
    file.write_bytes(gzip.compress(b"\n" * 3_000_000))
    limits = Limits(expansion=10, expansion_floor=1000)
    (error,) = read(file, options=ReadOptions(limits=limits))
    assert "bomb" in str(error)
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.txt", TEXT)
        out.writestr("b.txt", "x" * 3_000_000)
    first, second = read(archive, options=ReadOptions(limits=limits))
    assert isinstance(first, Document)
    assert "bomb" in str(second)


def fill_zip(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as out:
        for name, data in files.items():
            out.writestr(name, data)


def fill_tar(path: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:gz") as out:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            out.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type = tarfile.SYMTYPE
        link.linkname = "/etc/passwd"
        out.addfile(link)


@pytest.mark.parametrize(("name", "fill"), [("a_1.zip", fill_zip), ("a_1.tar.gz", fill_tar)])
def test_archives(tmp_path: Path, name: str, fill: object) -> None:
    assert callable(fill)
    file = tmp_path / name
    files = {
        "2015/x.txt": TEXT.encode(),
        "../../y.html": PAGE.format(stamp="15 كانون الأول 2015").encode(),
        "picture.png": b"\x89PNG",
        "inner.zip": b"PK",
        "bad.txt": b"\xff\xfe\xfa",
    }
    fill(file, files)
    first, second, nested, third = read(file)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert "inner.zip: packed within an archive" in str(nested)
    assert (first.id, second.id) == ("a:2015/x", "a:../../y")
    assert isinstance(third, ReaderError)
    assert "!bad.txt" in third.where
    assert sorted(path.name for path in tmp_path.iterdir()) == [name], "nothing was unpacked"
    file.write_bytes(file.read_bytes()[:-30])
    assert any(isinstance(item, ReaderError) for item in read(file))
    fill(file, {"picture.png": b""})
    assert "no article in this archive" in str(read(file)[0])


def test_too_many_members(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    fill_zip(file, {f"{number}.txt": TEXT.encode() for number in range(5)})
    found = read(file, options=ReadOptions(limits=Limits(members=3)))
    assert len([item for item in found if isinstance(item, Document)]) == 3
    assert "more than 3 files" in str(found[-1])


class _Site(Pages):
    def answer(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            return
        kind = "image/png" if self.path == "/picture" else "text/html; charset=utf-8"
        body = PAGE.format(stamp="15 كانون الأول 2015").encode()
        if self.path == "/large":
            body += b"<!-- " + b"x" * 5000
        self.send_response(404 if self.path == "/absent" else 200)
        self.send_header("Content-Type", kind)
        if self.path == "/short":
            self.send_header("Content-Length", str(len(body) + 10))
        self.end_headers()
        if self.path == "/drip":
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    time.sleep(0.01)
        self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[str]:
    with served(_Site) as address:
        yield address


def test_pages_by_address(site: str) -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC)
    urls = [
        f"{site}/2015/12/15/x",
        f"{site}/absent",
        f"{site}/picture",
        f"{site}/moved",
        f"{site}/large",
        "file:///etc/passwd",
        "x",
    ]
    options = ReadOptions(limits=Limits(document_bytes=3000))
    page, *errors = read_urls(urls, now, options, timeout=5)
    assert isinstance(page, Document)
    assert page.url == urls[0]
    assert articles_of(page)[0].reference.best == date(2015, 12, 15)
    texts = [str(error) for error in errors]
    for text, what in zip(
        texts,
        ("404", "no page but image/png", "302", "larger", "no web address", "no web address"),
        strict=True,
    ):
        assert what in text


def test_a_page_that_drips_or_ends_early_is_left(site: str) -> None:
    dripping, short = read_urls([f"{site}/drip", f"{site}/short"], datetime(2020, 1, 1, tzinfo=UTC), timeout=0.2)
    assert "takes too long" in str(dripping)
    assert "cut off" in str(short)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2015-12-16T23:30:00+03:00", "2015-12-16"),
        ("2015-12-16T23:30:00Z", "2015-12-16"),
        ("2015-12-16 10:00", "2015-12-16"),
        ("2015-12-16", "2015-12-16"),
        ("20151216", "2015-12-16"),
        ("Wed, 16 Dec 2015 23:30:00 +0300", "2015-12-16"),
        ("الأربعاء 16 كانون الأول 2015", "2015-12-16"),
        ("١٦ ديسمبر ٢٠١٥", "2015-12-16"),
        ("December 16, 2015", "2015-12-16"),
        ("yesterday", None),
        ("", None),
        ("2015", None),
    ],
)
def test_stated_values(value: str, day: str | None) -> None:
    found = stated_evidence(StatedDate("meta", StatedRole.PUBLISHED, value))
    assert (str(found.earliest) if found else None) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2015/12/16/title", "2015-12-16"),
        ("https://a.example/news-2015-12-16.html", "2015-12-16"),
        ("https://a.example/20151216/12345678", "2015-12-16"),
        ("https://a.example/2015/12/title", None),
        ("https://a.example/id/20159999", None),
        ("https://a.example/2015/12/16/from-2014-01-02", None),
        ("https://2015-12-16.example/x", None),
        ("https://a.example/1201512161", None),
    ],
)
def test_addresses(url: str, day: str | None) -> None:
    found = url_evidence(url)
    assert (str(found.earliest) if found else None) == day


def test_sources_are_weighed() -> None:
    def day(*stated: tuple[str, str], url: str | None = None) -> date | None:
        dates = tuple(StatedDate(kind, StatedRole.PUBLISHED, value) for kind, value in stated)
        return publication_of(Document("d", TEXT, url=url, stated=dates), []).day

    assert day(("json-ld", "2015-12-16"), ("opengraph", "2015-12-16"), ("time", "2015-12-18")) == date(2015, 12, 16)
    assert day(("json-ld", "2015-01-01T00:00:00Z"), ("time", "2015-12-18")) == date(2015, 12, 18), "a default value"
    address = "https://a.example/2015/12/18/"
    assert day(("json-ld", "2020-03-01"), ("opengraph", "2020-03-01"), ("time", "2015-12-18"), url=address) == date(
        2015, 12, 18
    )
    assert day(("json-ld", "1970-01-01T00:00:00Z")) is None
    assert day(url=address) == date(2015, 12, 18)
