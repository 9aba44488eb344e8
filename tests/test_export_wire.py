"""Spans on the wire: what is quoted stands where it is said to stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.articles import Document, articles_of, read_documents
from timeline.export.wire import reference_json

TEXT = "18 كانون الأول 2015\nدمشق - رويترز\nوصل الوزير الجمعة إلى دمشق.\n"


@pytest.mark.parametrize("before", ["", "خبر عاجل\n"], ids=["at-the-head", "farther-on"])
def test_evidence_quotes_the_document_where_it_says(before: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(before + TEXT, encoding="utf-8")
    (document,) = read_documents([path])
    assert isinstance(document, Document)
    (article,) = articles_of(document)
    reference = reference_json(article.reference)
    spans = [one for one in reference["evidence"] if one["start"] is not None]
    assert min(one["start"] for one in spans) == len(before)
    assert [document.text[one["start"] : one["end"]] for one in spans] == [one["quote"] for one in spans]
    assert all(one["end"] is None for one in reference["evidence"] if one["start"] is None)
