"""Folding: what is unified, and the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.fold import fold, fold_word

ARABIC = st.text(
    st.characters(codec="utf-8", min_codepoint=0x20, max_codepoint=0xFEFF, exclude_categories=["Cs", "Cn", "Co"]),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("أإآٱ", "اااا"),
        ("الثانى", "الثاني"),
        ("السنة", "السنه"),
        ("١٨ ديسمبر ۲۰۱۵", "18 ديسمبر 2015"),
        ("ســابِقاً", "سابقا"),
        ("ﻻفروف", "لافروف"),
        ("تشرین کانون", "تشرين كانون"),
        ("«الجمعة»", '"الجمعه"'),
        ("1437–2015", "1437-2015"),
        ("اليوم،", "اليوم,"),
        ("\u200fاليوم\u200f", "اليوم"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "word", "slice_"),
    [
        ("قال سابقاً إن", "سابقا", "سابقاً"),
        ("يوم الـجمعة", "الجمعه", "الـجمعة"),
        ("قال ﻻفروف أمس", "امس", "أمس"),
        ("قال ﻻفروف أمس", "لافروف", "ﻻفروف"),
        ("\u202bاليوم\u202c", "اليوم", "اليوم"),
    ],
)
def test_spans_go_back_to_the_original(text: str, word: str, slice_: str) -> None:
    folded = fold(text)
    at = folded.text.index(word)
    assert text[folded.start(at) : folded.end(at + len(word))] == slice_


@given(ARABIC)
def test_fold_is_idempotent(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(ARABIC)
def test_offsets_are_monotone_and_inside(text: str) -> None:
    folded = fold(text)
    starts = [folded.start(i) for i in range(len(folded.text))]
    ends = [folded.end(i + 1) for i in range(len(folded.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(starts, ends, strict=True))


@given(ARABIC)
def test_text_and_data_fold_alike(text: str) -> None:
    assert fold_word(text) == " ".join(fold(text).text.split())
