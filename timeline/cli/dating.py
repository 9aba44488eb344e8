"""``timeline date``: when articles were written, and on what evidence."""

from __future__ import annotations

from typing import Any

from timeline.articles import articles_of
from timeline.articles.article import Article
from timeline.articles.duplicates import MinHash, link_duplicates, signature
from timeline.articles.reasons import explain
from timeline.cli.console import complain, progress, say, write_json
from timeline.cli.inputs import Inputs
from timeline.dates.interval import Interval
from timeline.errors import PartlyReadError, ReaderError
from timeline.export.phrase import phrase
from timeline.export.style import Language, Style
from timeline.export.vocabulary import labels_of
from timeline.export.wire import article_json

__all__ = ["run"]

_WORDS = {
    Language.ARABIC: {
        "candidates": "الأيام الممكنة",
        "published": "تاريخ النشر",
        "updated": "آخر تعديل",
        "copy": "نصان متطابقان أو يكادان",
    },
    Language.ENGLISH: {
        "candidates": "possible days",
        "published": "published",
        "updated": "updated",
        "copy": "the same text, or nearly",
    },
}


def run(inputs: Inputs, language: Language, *, as_json: bool) -> int:
    """Date every article behind ``inputs``, link those that are copies; returns the exit status."""
    failed = False
    found: list[Any] = []
    signatures: dict[str, MinHash] = {}
    background = inputs.background
    with progress("dating") as tick:
        for item in inputs.documents():
            if isinstance(item, ReaderError):
                complain(item)
                failed = failed or not isinstance(item, PartlyReadError)
                continue
            for article in articles_of(item, background.registry, background.hints):
                tick(article.id)
                signatures[article.id] = signature(article.text)
                if as_json:
                    found.append(article_json(article))
                else:
                    _print(article, language)
    links = link_duplicates(signatures)
    if as_json:
        copies = [{"first": one.first, "second": one.second, "similarity": round(one.similarity, 2)} for one in links]
        write_json({"articles": found, "duplicates": copies})
    else:
        for one in links:
            say(f"{one.first} ≈ {one.second}  {_WORDS[language]['copy']} ({one.similarity:.0%})")
    return int(failed)


def _print(article: Article, language: Language) -> None:
    words, style = _WORDS[language], Style(language)
    reference = article.reference
    day = f"{reference.best}  {phrase(Interval.day(reference.best), style)}" if reference.best else "—"
    say(f"{article.id}  {day}  [{labels_of('dating', language)[reference.status.value]}]")
    say(f"    {article.title or article.source}")
    for name, stamp in (("published", reference.published), ("updated", reference.updated)):
        if stamp is not None and stamp != reference.best:
            say(f"    {words[name]}: {stamp}")
    if len(reference.candidates) > 1:
        say(f"    {words['candidates']}: {' '.join(day.isoformat() for day in reference.candidates)}")
    for line in explain(reference, language.value).splitlines():
        say(f"    {line}")
