"""Mentions in the table of contents of a dossier: its entries repeat the headings of the articles.

The front matter is no article and makes no claims of its own; an entry is one more place where an
article's heading stands, so its mentions are those of the heading, read from that article's day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.articles.article import Article, Document
from timeline.articles.layout import lines_of
from timeline.events.event import Mention
from timeline.events.mentions.extraction import mention_id

__all__ = ["contents_mentions"]


def contents_mentions(document: Document, articles: Sequence[Article], mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions of a dossier's headings that its front matter repeats, with their places there.

    ``articles`` are all articles of ``document`` in order, ``mentions`` theirs. The article id of what is
    returned is the front matter's, ``<document>-00``.
    """
    if len(articles) < 2 or articles[0].start <= 0:
        return []
    headings = [(_heading(document, article), article) for article in articles]
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article, []).append(mention)
    out: list[Mention] = []
    for line in lines_of(document.text, 0, articles[0].start):
        entry = document.text[line.start : line.end]
        for heading, article in headings:
            place = entry.find(heading) if heading else -1
            if place >= 0:
                own = [m for m in by_article.get(article.id, ()) if m.end <= article.start + len(heading)]
                out += [_copied(document, mention, line.start + place - article.start) for mention in own]
                break
    return out


def _heading(document: Document, article: Article) -> str:
    """The first line of an article, as it stands."""
    end = document.text.find("\n", article.start, article.end)
    return document.text[article.start : article.end if end < 0 else end].rstrip()


def _copied(document: Document, mention: Mention, shift: int) -> Mention:
    start, end = mention.start + shift, mention.end + shift
    return replace(
        mention,
        id=mention_id(document.id, start, end, mention.predicate, mention.text),
        article=f"{document.id}-00",
        start=start,
        end=end,
        sentence_start=mention.sentence_start + shift,
        antecedent=None,
        relations=(),
        heading=True,
    )
