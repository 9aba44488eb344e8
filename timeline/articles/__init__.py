"""From documents to articles, each with the date that its words count from."""

from timeline.articles.article import (
    Article,
    DateConflict,
    DatingStatus,
    Document,
    Evidence,
    ReferenceDate,
)
from timeline.articles.assemble import article_names, articles_of, read_articles
from timeline.articles.dating import Hints, date_document
from timeline.articles.readers import FieldMap, Limits, ReadOptions, read_documents
from timeline.articles.registry import Registry, load_registry

__all__ = [
    "Article",
    "DateConflict",
    "DatingStatus",
    "Document",
    "Evidence",
    "FieldMap",
    "Hints",
    "Limits",
    "ReadOptions",
    "ReferenceDate",
    "Registry",
    "article_names",
    "articles_of",
    "date_document",
    "load_registry",
    "read_articles",
    "read_documents",
]
