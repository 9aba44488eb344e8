"""PDF files: what is seen on the page comes out in the order in which it is read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import Document, Limits, ReadOptions, articles_of, read_documents
from timeline.articles.readers.visual import logical_order
from timeline.errors import ReaderError

PRINTED = Path(__file__).resolve().parents[1] / "fixtures" / "pdf" / "printed-page.pdf"


def pdf(lines: Sequence[Sequence[str]]) -> bytes:
    """A PDF of glyphs drawn from the left, one under another; a glyph may stand for several letters, as Word writes."""
    glyphs = sorted({glyph for line in lines for glyph in line})
    rows = "".join(f"<{n:04x}> <{glyph.encode('utf-16-be').hex()}>\n" for n, glyph in enumerate(glyphs, 1))
    table = f"begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{len(glyphs)} beginbfchar\n{rows}endbfchar\nendcmap"
    shown = "".join(
        f"BT /F1 12 Tf 1 0 0 1 {500 - 6 * len(line)} {700 - 16 * number} Tm "
        f"<{''.join(f'{glyphs.index(glyph) + 1:04x}' for glyph in line)}> Tj ET\n"
        for number, line in enumerate(lines)
    )
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 4 0 R >> >> /Contents 7 0 R >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            "/Supplement 0 >> /DW 500 >>"
        ),
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    out += f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def glyphs(line: str) -> list[str]:
    """The glyphs of an Arabic line from the left; lam with alef is one."""
    return list(line.replace("لا", "\0").replace("لأ", "\1")[::-1].replace("\0", "Ω").replace("\1", "Σ"))


def drawn(*lines: str) -> bytes:
    shapes = {"Ω": "لا", "Σ": "لأ"}
    return pdf([[shapes.get(glyph, glyph) for glyph in glyphs(line)] for line in lines])


def test_a_printed_page() -> None:
    (document,) = read_documents([PRINTED])
    assert isinstance(document, Document)
    assert document.text.splitlines() == [
        "لقاء فني في جنيف",
        "18 كانون الأول 2015 - وكالة المرفأ",
        (
            "قال المتحدث باسم اللجنة (أحمد سالم) اليوم الجمعة إن الاجتماع سيعقد يوم الثلاثاء المقبل، وإن نسبة المشاركة "
            "بلغت 45.7%، وأضاف: «لا خلاف على الموعد». وشارك فيه ممثلون عن UN OCHA ومنظمة الصحة العالمية."
        ),
        "وكانت اللجنة قد اجتمعت في 3/11/2015، ثم في ١٢ شباط العام الماضي، بحضور ثلاثة وزراء.",
    ]
    (article,) = articles_of(document)
    assert (article.title, article.reference.best) == ("لقاء فني في جنيف", date(2015, 12, 18))


def test_ligatures_keep_their_letters_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(drawn("اجتماع يوم الثلاثاء بعد الاتفاق", "بين الأطراف"))
    (document,) = read_documents([tmp_path / "a.pdf"])
    assert isinstance(document, Document)
    assert "الثلاثاء" in document.text
    assert "الاتفاق" in document.text
    assert "الأطراف" in document.text


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("2015 لوألا نوناك 18", "18 كانون الأول 2015"),
        ("25-12-2015 يف", "في 2015-12-25"),
        ("25/12/2015 يف", "في 25/12/2015"),
        ("14:30 ةعاسلا", "الساعة 14:30"),
        ("%45.7 ةبسن", "نسبة 45.7%"),
        ("(ملاس دمحأ) لاق", "قال (أحمد سالم)"),
        ("«دعوملا» لاق", "قال «الموعد»"),
        ("Covid-19 ءابو", "وباء Covid-19"),
        ("UN OCHA نع", "عن UN OCHA"),
        ("طابش ١٢", "١٢ شباط"),
        ("ﻞﺒﻘﻤﻟا ﻦﻴﻨﺛﻹا", "الإثنين المقبل"),
        ("ﲆﻋ ﱃإ", "إلى على"),
        ("no Arabic here (at all)", "no Arabic here (at all)"),
    ],
)
def test_what_is_seen_and_what_is_read(seen: str, read: str) -> None:
    assert logical_order(seen, rtl=True) == read


def test_an_arabic_phrase_in_an_english_line() -> None:
    assert logical_order("The word ملس means peace", rtl=False) == "The word سلم means peace"


@given(st.text(alphabet="ابتثجحخدذرزسش 0123456789/.:،()«»abc", max_size=60), st.booleans())
def test_no_character_is_lost(line: str, rtl: bool) -> None:
    assert len(logical_order(line, rtl=rtl)) == len(line)


def test_what_a_bad_pdf_says(tmp_path: Path) -> None:
    def error(data: bytes, limits: Limits | None = None) -> str:
        (tmp_path / "a.pdf").write_bytes(data)
        (found,) = read_documents([tmp_path / "a.pdf"], ReadOptions(limits=limits or Limits()))
        assert isinstance(found, ReaderError)
        return str(found)

    empty = pypdf.PdfWriter()
    empty.add_blank_page(100, 100)
    blank = io.BytesIO()
    empty.write(blank)
    assert "text recogniser" in error(blank.getvalue())
    assert "damaged" in error(b"%PDF-1.4\nnothing")
    assert "larger than" in error(PRINTED.read_bytes(), Limits(pdf_bytes=1000))
    assert "more than 0 pages" in error(PRINTED.read_bytes(), Limits(pdf_pages=0))
    locked = pypdf.PdfWriter(clone_from=PRINTED)
    locked.encrypt("secret", algorithm="RC4-128")
    data = io.BytesIO()
    locked.write(data)
    assert "password" in error(data.getvalue())


def test_a_pdf_is_recognised_without_its_suffix_and_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "b.pdf").write_bytes(PRINTED.read_bytes())
    (tmp_path / "plain").write_bytes(PRINTED.read_bytes())
    found = list(read_documents([tmp_path / "x", tmp_path / "plain"]))
    assert [item.id for item in found if isinstance(item, Document)] == ["b", "plain"]
