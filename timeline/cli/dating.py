"""``timeline date``: when articles were written, and on what evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from timeline.articles import read_articles
from timeline.articles.article import Article
from timeline.cli.console import complain, progress, say, write_json
from timeline.dates.interval import Interval
from timeline.errors import ReaderError
from timeline.export.phrase import phrase
from timeline.export.style import Language, Style
from timeline.export.wire import article_json

__all__ = ["run"]

_WORDS = {
    Language.ARABIC: {
        "stated": "مذكور",
        "inherited": "من الملف",
        "inferred": "مستنتج",
        "refused": "غير معروف",
        "candidates": "الأيام الممكنة",
        "conflict": "تعارض",
    },
    Language.ENGLISH: {
        "stated": "stated",
        "inherited": "from its dossier",
        "inferred": "inferred",
        "refused": "not known",
        "candidates": "possible days",
        "conflict": "conflict",
    },
}


def run(paths: Sequence[Path], language: Language, *, as_json: bool) -> int:
    """Date every article behind ``paths``; returns the exit status."""
    failed = False
    found: list[Any] = []
    with progress("dating") as tick:
        for item in read_articles(paths):
            if isinstance(item, ReaderError):
                complain(str(item))
                failed = True
                continue
            tick(item.id)
            if as_json:
                found.append(article_json(item))
            else:
                _print(item, language)
    if as_json:
        write_json({"articles": found})
    return int(failed)


def _print(article: Article, language: Language) -> None:
    words, style = _WORDS[language], Style(language)
    reference = article.reference
    arabic = language is Language.ARABIC
    day = f"{reference.best}  {phrase(Interval.day(reference.best), style)}" if reference.best else "—"
    say(f"{article.id}  {day}  [{words[reference.status]}]")
    say(f"    {article.title or article.source}")
    if len(reference.candidates) > 1:
        say(f"    {words['candidates']}: {' '.join(day.isoformat() for day in reference.candidates)}")
    for evidence in reference.evidence:
        reason = evidence.reason_ar if arabic else evidence.reason
        quote = f"«{evidence.quote}» " if evidence.quote and evidence.quote not in reason else ""
        say(f"    - {quote}{reason}")
    for conflict in reference.conflicts:
        say(f"    ⚠ {words['conflict']}: {conflict.reason_ar if arabic else conflict.reason}")
