"""Timeline: from Arabic news to one ordered timeline in which every date can be checked.

The stages, in the order in which the data flows; each folder is one, each a plain function between
frozen values::

    articles    documents in, articles out, each with the date that its words count from
    text        characters: folding with a map back to the original
    language    expressions of time in a text: ``tag`` (never sees an anchor)
    resolution  what an expression means from an anchor: ``resolve`` (never sees Arabic)
    annotation  both together: ``annotate`` a text, ``resolve`` one expression
    events      claims about events, events from claims, the ordered timeline
    store, export, cli, and ``api`` beside this package

``dates`` and ``expressions`` hold the values that pass between them.
"""

from timeline.annotation import Annotation, annotate, resolve
from timeline.dates.granularity import Granularity
from timeline.dates.interval import ClockTime, Extent, Interval, Qualifier
from timeline.errors import TimelineError
from timeline.language import TemporalExpression, tag
from timeline.resolution import Anchor, AnchorFunction, Policy, Resolution

__all__ = [
    "Anchor",
    "AnchorFunction",
    "Annotation",
    "ClockTime",
    "Extent",
    "Granularity",
    "Interval",
    "Policy",
    "Qualifier",
    "Resolution",
    "TemporalExpression",
    "TimelineError",
    "annotate",
    "resolve",
    "tag",
]
