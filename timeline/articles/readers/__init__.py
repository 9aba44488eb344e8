"""Readers: from files, folders and standard input to documents."""

from timeline.articles.readers.options import DEFAULT_OPTIONS, FieldMap, Limits, ReadOptions
from timeline.articles.readers.reader import read_documents

__all__ = ["DEFAULT_OPTIONS", "FieldMap", "Limits", "ReadOptions", "read_documents"]
