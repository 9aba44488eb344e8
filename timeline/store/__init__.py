"""Timelines in a database: SQLite by default, PostgreSQL by URL."""

from timeline.store.build import BuildReport, Stored, add_documents, build
from timeline.store.known import page
from timeline.store.query import Key, Page, Query, Relation, Row
from timeline.store.store import Store, open_store

__all__ = [
    "BuildReport",
    "Key",
    "Page",
    "Query",
    "Relation",
    "Row",
    "Store",
    "Stored",
    "add_documents",
    "build",
    "open_store",
    "page",
]
