"""Reading and resolving together, and what only the text and the days together can tell.

``annotate`` holds the library's two verbs, ``annotation`` the value that they give. The others decide what no single
expression says: ``speech`` the day on which quoted words were said, ``sequel`` whether an expression goes on from the
one before it, ``two_calendars`` whether two are one date, ``joined`` what a whole string asks for,
``sides`` what lies before or after a time.
"""

from timeline.annotation.annotate import Published, annotate, as_anchor, resolve
from timeline.annotation.annotation import Annotation

__all__ = ["Annotation", "Published", "annotate", "as_anchor", "resolve"]
