"""Reading inputs: what comes out of good ones, and what a bad one says while the others go on."""

import io
import json
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.article import Document
from timeline.articles.readers import FieldMap, Limits, ReadOptions, read_documents
from timeline.articles.readers.decoding import decode
from timeline.articles.readers.inputs import short_id
from timeline.errors import ReaderError

REPORT = "وصل الوفد إلى المدينة صباح الثلاثاء\n\nوعقد اجتماعا مع المحافظ.\n"


def documents(*paths: Path | str, options: ReadOptions | None = None) -> list[Document]:
    found = list(read_documents(paths, options or ReadOptions()))
    assert not [item for item in found if isinstance(item, ReaderError)]
    return [item for item in found if isinstance(item, Document)]


def only_error(*paths: Path | str, options: ReadOptions | None = None) -> ReaderError:
    (found,) = read_documents(paths, options or ReadOptions())
    assert isinstance(found, ReaderError)
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000_d34e64e9fe6d8b97.txt", "000"),
        ("report.txt", "report"),
        ("2016.12.08.txt", "2016"),
        ("_draft.txt", "_draft"),
        ("name", "name"),
    ],
)
def test_short_id(name: str, expected: str) -> None:
    assert short_id(name) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_kept_exactly_and_its_mark_is_dropped(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a_1.txt"
    file.write_bytes((REPORT + "\r\nسطر آخر").encode(encoding))
    (document,) = documents(file)
    assert document.text == REPORT + "\r\nسطر آخر"
    assert document.id == "a"
    assert document.path == str(file)


def test_jsonl_fields_and_a_record_without_id(tmp_path: Path) -> None:
    file = tmp_path / "wire_2015.jsonl"
    rows = [
        {"id": 7, "source": "وكالة", "published": "2015-12-16", "title": "عنوان", "text": REPORT, "url": "http://x/"},
        {"text": REPORT},
    ]
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n\n".join(json.dumps(row) for row in rows).encode())
    first, second = documents(file)
    assert first == Document("7", REPORT, str(file), "وكالة", "عنوان", "http://x/", "2015-12-16")
    assert (second.id, second.published) == ("wire:3", None)


def test_jsonl_field_map(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"key": "k", "body": REPORT, "date": "2015-12-16"}), encoding="utf-8")
    (document,) = documents(file, options=ReadOptions(fields=FieldMap(id="key", text="body", published="date")))
    assert (document.id, document.text, document.published) == ("k", REPORT, "2015-12-16")


def test_utf16_jsonl(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes("\n".join(json.dumps({"id": n, "text": "خبر"}, ensure_ascii=False) for n in "ab").encode("utf-16"))
    assert [document.id for document in documents(file)] == ["a", "b"]


def test_a_folder_is_read_in_order_and_other_kinds_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.jsonl", "a/.hidden.txt", "picture.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "خبر"}' if name.endswith("jsonl") else REPORT, encoding="utf-8")
    assert [document.id for document in documents(tmp_path)] == ["b", "c:1", "z"]


def test_files_that_would_share_an_id_take_longer_names_whatever_their_order(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for name in ("r_1.txt", "r_2.txt", "s.txt", "x/s.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    assert {document.id for document in documents(tmp_path)} == {"r_1", "r_2", "s.txt", "x-s.txt"}
    both = [tmp_path / "r_2.txt", tmp_path / "r_1.txt"]
    assert [document.id for document in documents(*both)] == ["r_2", "r_1"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for text, ids in ((REPORT, ["stdin"]), ('{"text":"خبر","id":"q"}\n', ["q"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert [document.id for document in documents("-")] == ids


def test_a_bad_input_gives_its_error_and_the_others_go_on(tmp_path: Path) -> None:
    good = [tmp_path / "g1.txt", tmp_path / "g2.txt"]
    for file in good:
        file.write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    paths = [good[0], tmp_path / "empty.txt", tmp_path / "absent", good[1]]
    found = list(read_documents(paths))
    assert [type(item) for item in found] == [Document, ReaderError, ReaderError, Document]
    assert "empty file" in str(found[1])
    assert "no such file or folder" in str(found[2])
    assert str(tmp_path / "absent") in str(found[2])


@pytest.mark.parametrize(
    ("data", "what", "hint"),
    [
        (b"", "empty file", ""),
        (b"\xef\xbb\xbf", "no text", ""),
        (b" \n\t\n", "no text", ""),
        ("— * —".encode(), "no text", ""),
        (b"%PDF-1.7 rest", "binary file (a PDF file)", ""),
        (b"\x89PNG\r\n\x1a\n0000", "binary file (a PNG image)", ""),
        (b"abc\x00\x01\x02def", "binary file (byte 0x00 at offset 3)", ""),
        (REPORT.encode("cp1256"), "wrong encoding: byte 0xe6 at offset 0", "windows-1256"),
        (REPORT.encode("utf-16-le"), "looks like utf-16-le", "--encoding utf-16-le"),
        (REPORT.encode("utf-16-be"), "looks like utf-16-be", "--encoding utf-16-be"),
        ("سطر\nسطر ".encode() + b"\xd9", "wrong encoding: byte 0xd9 at offset 14", "UTF-8"),
    ],
)
def test_what_a_bad_file_says(tmp_path: Path, data: bytes, what: str, hint: str) -> None:
    file = tmp_path / "f.txt"
    file.write_bytes(data)
    error = only_error(file)
    assert what in error.what
    assert hint in error.hint
    assert str(file) in str(error)


def test_wrong_encoding_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "f.txt"
    file.write_bytes(b"one\ntwo\nthr\xe8e")
    error = only_error(file)
    assert error.line == 3
    assert str(error).startswith(f"{file}:3: ")


def test_a_named_encoding_is_used(tmp_path: Path) -> None:
    file = tmp_path / "f.txt"
    file.write_bytes(REPORT.encode("cp1256"))
    assert documents(file, options=ReadOptions(encoding="windows-1256"))[0].text == REPORT
    assert "unknown encoding 'klingon'" in only_error(file, options=ReadOptions(encoding="klingon")).what


@pytest.mark.parametrize("suffix", ["txt", "jsonl"])
def test_fifty_megabytes_of_one_line_are_refused_in_bounded_memory(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"big.{suffix}"
    with file.open("wb") as out:
        for _ in range(50):
            out.write(b"a" * 2**20)
        out.write(b'\n{"text": "x"}\n')
    tracemalloc.start()
    found = list(read_documents([file]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found[0], ReaderError)
    assert "line longer than" in found[0].what
    assert found[0].line == 1
    assert peak < 4 * Limits().document_bytes
    if suffix == "jsonl":
        assert isinstance(found[1], Document)


def test_a_long_line_within_the_size_limit_is_named(tmp_path: Path) -> None:
    file = tmp_path / "f.txt"
    file.write_text("a\nb\n" + "x" * 101, encoding="utf-8")
    assert only_error(file, options=ReadOptions(limits=Limits(line_chars=100))).line == 3
    file.write_text("a\n" * 101, encoding="utf-8")
    assert "larger than" in only_error(file, options=ReadOptions(limits=Limits(document_bytes=100))).what


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('{"text": "x"', "not JSON"),
        ("[1, 2]", "an array, not an object"),
        ('{"body": "x"}', "no field 'text'"),
        ('{"text": ["x"]}', "field 'text' holds an array"),
        ('{"text": "  "}', "no text"),
        ("[" * 100_000, "JSON"),
        ('{"text": ' + "9" * 5000 + "}", "JSON"),
    ],
)
def test_a_bad_json_line_is_named_and_the_next_goes_on(tmp_path: Path, line: str, what: str) -> None:
    file = tmp_path / "f.jsonl"
    file.write_text(f'{{"id": "1", "text": "x"}}\n{line}\n{{"id": "3", "text": "y"}}\n', encoding="utf-8")
    first, error, last = read_documents([file])
    assert isinstance(error, ReaderError)
    assert what in error.what
    assert error.line == 2
    assert isinstance(first, Document)
    assert isinstance(last, Document)


@pytest.mark.parametrize("suffix", ["jsonl", "json"])
def test_records_that_are_no_articles_are_told_together(tmp_path: Path, suffix: str) -> None:
    records = ['{"body": "x"}', '{"body": "y"}', '{"text": "خبر"}', '{"body": "z"}']
    file = tmp_path / f"f.{suffix}"
    file.write_text("\n".join(records) if suffix == "jsonl" else f"[{','.join(records)}]", encoding="utf-8")
    first, article, last = read_documents([file])
    assert isinstance(first, ReaderError)
    assert first.what == "no field 'text' in 2 records from here on"
    assert "--field text=NAME" in first.hint
    assert str(first).startswith(f"{file}{':1' if suffix == 'jsonl' else '[1]'}: ")
    assert isinstance(article, Document)
    assert isinstance(last, ReaderError)
    assert last.what == "no field 'text'"


def test_a_jsonl_line_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "f.jsonl"
    good = '{"text": "خبر"}\n'.encode()
    bad = '{"text": "خبر"}\n'.encode("cp1256")
    file.write_bytes(good + bad + good)
    kinds = [type(item) for item in read_documents([file])]
    assert kinds == [Document, ReaderError, Document]
    file.write_bytes(bad * 5000)
    found = list(read_documents([file]))
    assert len(found) == 20
    assert "nor are the lines after it" in str(found[-1])


def test_two_records_of_one_id(tmp_path: Path) -> None:
    file = tmp_path / "f.jsonl"
    file.write_text('{"id": "1", "text": "x"}\n{"id": "1", "text": "y"}\n', encoding="utf-8")
    first, error = read_documents([file])
    assert isinstance(first, Document)
    assert "the id '1' is already taken" in str(error)


def test_empty_and_absent_places(tmp_path: Path) -> None:
    assert "no article in this folder" in only_error(tmp_path).what
    file = tmp_path / "f.jsonl"
    file.touch()
    assert "empty file" in only_error(file).what


def test_a_lone_surrogate_keeps_the_length(tmp_path: Path) -> None:
    file = tmp_path / "f.jsonl"
    file.write_text('{"text": "a\\ud800b"}\n', encoding="utf-8")
    assert documents(file)[0].text == "a\ufffdb"


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_say_why(data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError:
        with pytest.raises(ReaderError, match=r"^here:\d+: wrong encoding"):
            decode(data, "here", "utf-8")
    else:
        assert decode(data, "here", "utf-8") == data.decode().removeprefix("\ufeff")


@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.jsonl", "x"]))
def test_no_file_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    file = tmp_path_factory.mktemp("any") / name
    file.write_bytes(data)
    for item in read_documents([file]):
        assert isinstance(item, (Document, ReaderError))


@pytest.mark.parametrize("one", ["reports", b"reports", Path("reports")])
def test_one_path_is_not_taken_for_many_of_a_letter_each(one: Any) -> None:
    with pytest.raises(TypeError, match="several"):
        list(read_documents(one))
