"""From articles to the timeline in one call: annotate, extract, cluster, assemble."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from timeline.annotation import Annotation, annotate
from timeline.articles.article import Article
from timeline.articles.registry import Registry, builtin_registry
from timeline.events.assembly import assemble
from timeline.events.event import Mention, Timeline
from timeline.events.groups.anchoring import bind, lookup
from timeline.events.groups.clustering import cluster
from timeline.events.mentions.contents import contents_mentions
from timeline.events.mentions.extraction import extract
from timeline.events.names.names import Gazetteer
from timeline.resolution.policy import Policy

__all__ = ["all_mentions", "annotations_of", "build_timeline", "mentions_of"]


def build_timeline(
    articles: Iterable[Article],
    policy: Policy | None = None,
    registry: Registry | None = None,
    names: Gazetteer | None = None,
) -> Timeline:
    """The timeline of ``articles``; they may be an iterator, only their mentions are kept.

    ``registry`` (default: the library's own) dates mentions of well-known events; ``names`` is the
    gazetteer of persons, places and organisations.
    """
    return assemble(cluster(all_mentions(articles, policy, registry, names)))


def all_mentions(
    articles: Iterable[Article],
    policy: Policy | None = None,
    registry: Registry | None = None,
    names: Gazetteer | None = None,
) -> list[Mention]:
    """The mentions of ``articles``, those of a dossier's table of contents included.

    Articles of one document must stand together, as the readers give them.
    """
    known = builtin_registry() if registry is None else registry
    out: list[Mention] = []
    for _, group in groupby(articles, key=lambda article: article.document.id):
        own = list(group)
        mentions = [mention for article in own for mention in mentions_of(article, policy, known, names)]
        out += mentions
        out += contents_mentions(own[0].document, own, mentions)
    return out


def mentions_of(
    article: Article,
    policy: Policy | None = None,
    registry: Registry | None = None,
    names: Gazetteer | None = None,
) -> list[Mention]:
    """Annotate one article, extract its mentions, and bind them to well-known events."""
    known = builtin_registry() if registry is None else registry
    found = annotations_of(article, policy, known)
    return bind(extract(article, found, names=names), article, known)


def annotations_of(
    article: Article, policy: Policy | None = None, registry: Registry | None = None
) -> list[Annotation]:
    """The article's expressions of time, resolved from its reference date; offsets are the document's."""
    known = builtin_registry() if registry is None else registry
    found = annotate(article.text, article.reference.anchor, policy or Policy(), events=lookup(known))
    by = article.start
    return [replace(one, expression=one.expression.moved(by)) for one in found] if by else found
