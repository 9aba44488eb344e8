"""From articles to events: mentions, clusters, conflicts, the timeline."""

from timeline.events.assembly import assemble
from timeline.events.build import all_mentions, annotations_of, build_timeline, mentions_of
from timeline.events.claims import Claim, claims_of
from timeline.events.decisions import Action, Decision, apply, decide
from timeline.events.event import (
    Basis,
    Entity,
    Event,
    EventConflict,
    Mention,
    Modality,
    OrderRelation,
    Timeline,
    TimelineEntry,
)
from timeline.events.groups.clustering import Change, Clusters, cluster
from timeline.events.mentions.contents import contents_mentions
from timeline.events.mentions.extraction import extract
from timeline.events.names.names import Gazetteer, gazetteer, read_names
from timeline.events.protocol import events_jsonl

__all__ = [
    "Action",
    "Basis",
    "Change",
    "Claim",
    "Clusters",
    "Decision",
    "Entity",
    "Event",
    "EventConflict",
    "Gazetteer",
    "Mention",
    "Modality",
    "OrderRelation",
    "Timeline",
    "TimelineEntry",
    "all_mentions",
    "annotations_of",
    "apply",
    "assemble",
    "build_timeline",
    "claims_of",
    "cluster",
    "contents_mentions",
    "decide",
    "events_jsonl",
    "extract",
    "gazetteer",
    "mentions_of",
    "read_names",
]
