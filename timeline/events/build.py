"""From articles to the timeline in one call: annotate, extract, cluster, assemble."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from timeline.annotation import Annotation, annotate
from timeline.articles.article import Article
from timeline.articles.registry import Registry, builtin_registry
from timeline.events.anchoring import bind, lookup
from timeline.events.assembly import assemble
from timeline.events.clustering import cluster
from timeline.events.contents import contents_mentions
from timeline.events.event import Mention, Timeline
from timeline.events.extraction import extract
from timeline.events.names import Gazetteer
from timeline.language.expression import ParseNode
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
    return [_moved(annotation, article.start) for annotation in found]


def _moved(annotation: Annotation, by: int) -> Annotation:
    if not by:
        return annotation
    expression = annotation.expression
    moved = replace(
        expression, start=expression.start + by, end=expression.end + by, tree=_moved_tree(expression.tree, by)
    )
    return replace(annotation, expression=moved)


def _moved_tree(node: ParseNode, by: int) -> ParseNode:
    children: Sequence[ParseNode] = [_moved_tree(child, by) for child in node.children]
    return ParseNode(node.rule, node.start + by, node.end + by, tuple(children))
