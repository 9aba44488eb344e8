"""A text with everything in it that can tell its day."""

from __future__ import annotations

from timeline.annotation import Annotation
from timeline.articles.constraints import Constraint
from timeline.articles.registry import Sighting
from timeline.dates.value import value

__all__ = ["Findings"]


@value
class Findings:
    """A text with what was found in it that can tell its day; offsets are code points of ``text``.

    ``body_start`` is where the running text begins. A constraint from a title that stands apart has the span −1.
    """

    text: str
    annotations: tuple[Annotation, ...]
    sightings: tuple[Sighting, ...]
    constraints: tuple[Constraint, ...]
    body_start: int = 0
