"""Publication dates of fixtures/pages: this library and htmldate side by side, as a Markdown table.

    python benchmarks/htmldate_table.py [FOLDER]

FOLDER holds pages and an ``expected.toml``; htmldate answers with ``original_date=True``, its setting for the
first publication. «—» is a refusal.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import htmldate

from timeline.articles import articles_of
from timeline.articles.readers.html import document_of_page, page_charset
from timeline.articles.readers.options import DEFAULT_OPTIONS


def main(folder: Path) -> None:
    """Print the table and both counts."""
    pages = tomllib.loads((folder / "expected.toml").read_text("utf-8"))["pages"]
    print(f"| page | expected | timeline | htmldate {htmldate.__version__} |\n|---|---|---|---|")
    ours = theirs = 0
    for name, row in pages.items():
        data = (folder / f"{name}.html").read_bytes()
        (article,) = articles_of(document_of_page(data, name, name, DEFAULT_OPTIONS))
        own = str(article.reference.best or "")
        # The stamp of the page is what htmldate is asked for; the reference date may lie a day before it.
        other = htmldate.find_date(data.decode(page_charset(data) or "utf-8"), original_date=True) or ""
        right = other in (row["date"], str(article.reference.published or row["date"]))
        ours += own == row["date"]
        theirs += right
        cells = (f"{row['design']}", row["date"] or "—", _cell(own, own == row["date"]), _cell(other, right))
        print(f"| {' | '.join(cells)} |")
    print(f"\nright or rightly refused: timeline {ours}/{len(pages)}, htmldate {theirs}/{len(pages)}")


def _cell(value: str, right: bool) -> str:  # noqa: FBT001
    return f"{value or '—'} {'✓' if right else '✗'}"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "fixtures" / "pages")
