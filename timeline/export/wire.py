"""Values of the library as plain JSON data: one shape for the command line, the store and HTTP.

Offsets are code points of the document, end exclusive; where ``utf16`` stands beside them it counts
UTF-16 code units, as browsers do. Explanations come in Arabic and English; quotations as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from timeline.annotation import Annotation
from timeline.articles.article import Article
from timeline.dates.interval import Interval
from timeline.events.event import Basis, Entity, Event, EventConflict, Mention
from timeline.export.coordinates import point_of
from timeline.export.phrase import phrase
from timeline.export.provenance import date_origin, derived_reasons, traced
from timeline.export.references import iso, reference_json
from timeline.export.style import ARABIC, ENGLISH, Style
from timeline.resolution.derivation import render, text_of
from timeline.resolution.resolution import Alternative, Conflict, Problem, Resolution

__all__ = [
    "ArticleCard",
    "Utf16",
    "annotation_json",
    "article_json",
    "article_path",
    "card_of",
    "claim_json",
    "event_json",
    "event_path",
    "interval_json",
    "ranked",
    "reference_json",
    "resolution_json",
    "summary_json",
]

Json = dict[str, Any]

SHOWN_REASONS = 3
CONTEXT = 40
"""Code points before and after a quotation that help to find it again (W3C TextQuoteSelector)."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What is said of an article wherever one of its claims is shown."""

    id: str
    source: str
    title: str
    reference: date | None
    status: str
    url: str | None = None

    def json(self) -> Json:
        """As plain data."""
        return {
            "id": self.id,
            "source": self.source,
            "title": self.title,
            "reference_date": iso(self.reference),
            "dating": self.status,
            "url": self.url,
            "self": article_path(self.id),
        }


def article_path(name: str) -> str:
    """The address of an article; its id may hold anything that a file name may."""
    return f"/v1/articles/{quote(name, safe='')}"


def event_path(name: str, as_of: date | None = None) -> str:
    """The address of an event, or of what was known of it on a day."""
    return f"/v1/events/{quote(name, safe='')}" + ("" if as_of is None else f"?as_of={as_of.isoformat()}")


def card_of(article: Article) -> ArticleCard:
    """The card of an article."""
    reference = article.reference
    return ArticleCard(
        article.id, article.source, article.title, reference.best, reference.status.value, article.document.url
    )


class Utf16:
    """Code point offsets of one text as UTF-16 offsets."""

    __slots__ = ("_astral",)

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]

    def __call__(self, offset: int) -> int:
        """``offset`` in UTF-16 code units."""
        return offset + bisect_left(self._astral, offset)


@lru_cache(maxsize=64)
def _utf16(text: str) -> Utf16:
    """The offsets of a document that many events quote."""
    return Utf16(text)


def interval_json(interval: Interval | None, styles: Sequence[Style] = (ARABIC, ENGLISH)) -> Json | None:
    """Bounds, precision, EDTF and a phrase per style; ``None`` for no date."""
    if interval is None:
        return None
    return {**interval.as_dict(), "display": {style.language.value: phrase(interval, style) for style in styles}}


def resolution_json(resolution: Resolution, styles: Sequence[Style] = (ARABIC, ENGLISH)) -> Json:
    """An answer to «when?»: days, other readings, conflicts, and why, line by line."""
    problem = resolution.problem
    return {
        "date": interval_json(resolution.interval, styles),
        "alternatives": [
            {"date": interval_json(other.interval, styles), "code": other.reason, "reason": _texts(other, styles)}
            for other in resolution.alternatives
        ],
        "conflicts": [
            {
                "kind": conflict.kind,
                "kept": interval_json(conflict.kept, styles),
                "rejected": interval_json(conflict.rejected, styles),
                "reason": _texts(conflict, styles),
            }
            for conflict in resolution.conflicts
        ],
        "problem": None if problem is None else {"code": problem.code, "reason": _texts(problem, styles)},
        "why": {style.language.value: _why(resolution, style) for style in styles},
    }


def _texts(item: Alternative | Conflict | Problem, styles: Sequence[Style]) -> Json:
    return {style.language.value: text_of(item, style.language.value) for style in styles}


def annotation_json(annotation: Annotation, utf16: Utf16 | None = None) -> Json:
    """An expression of time in a text, and what it means there."""
    expression = annotation.expression
    return {
        "text": expression.text,
        **_span(expression.start, expression.end, utf16),
        "type": expression.type.value,
        "rule": expression.rule,
        "edtf": annotation.edtf,
        "timex3": annotation.timex3_value,
        **resolution_json(annotation.resolution),
        **traced(annotation),
    }


def article_json(article: Article) -> Json:
    """An article without its text."""
    return {
        **card_of(article).json(),
        "document": article.document.id,
        "start": article.start,
        "end": article.end,
        "body_start": article.body_start,
        "reference": reference_json(article.reference),
    }


def summary_json(event: Event, cards: Mapping[str, ArticleCard]) -> Json:
    """An event as it stands in a list: what, when, who says so, and the reasons for its date.

    Its rank is no part of it: that belongs to the event's place among others (see ``ranked``).
    """
    reasons = _reasons(event.mentions, cards)
    return {
        "id": event.id,
        "label": event.label,
        "label_en": event.label_en or None,
        "type": event.type,
        "modality": event.modality.value,
        "date": interval_json(event.interval),
        "places": [_place(one) for one in event.places],
        "participants": [_entity(one) for one in event.participants],
        "described": list(event.described),
        "sources": [source for source in event.sources if source],
        "voices": event.voices,
        "articles": len({mention.article for mention in event.mentions}),
        "claims": len(event.mentions),
        "conflicts": [event_conflict_json(one) for one in event.conflicts],
        "why": reasons[:SHOWN_REASONS],
        "more_reasons": max(0, len(reasons) - SHOWN_REASONS),
        "known": event.known,
        "parent": event.parent,
        "decisions": list(event.decisions),
        "self": event_path(event.id),
    }


def event_json(
    event: Event,
    rank: int | None,
    cards: Mapping[str, ArticleCard],
    texts: Mapping[str, str] | None = None,
    after: Sequence[str] = (),
) -> Json:
    """An event with every claim.

    ``texts`` are the documents' texts, for quotations in their context; ``after`` the events that the
    texts put before it.
    """
    told = {mention.document for mention in event.mentions}
    counters = {name: _utf16(text) for name, text in (texts or {}).items() if name in told}
    return {
        "rank": rank,
        **summary_json(event, cards),
        "why": _reasons(event.mentions, cards),
        "more_reasons": 0,
        "after": list(after),
        "disregarded": list(event.disregarded),
        "grouping": list(event.reasons),
        "claims": [
            {
                **claim_json(
                    mention, cards, (texts or {}).get(mention.document), counters.get(mention.document), event.mentions
                ),
                "event": event.id,
            }
            for mention in event.mentions
        ],
    }


def ranked(summary: bytes, rank: int | None) -> bytes:
    """The JSON of a summary with the event's rank put in front."""
    return b'{"rank":%b,%b' % (b"null" if rank is None else b"%d" % rank, summary[1:])


def event_conflict_json(conflict: EventConflict) -> Json:
    """Claims that cannot all be right."""
    return {
        "kind": conflict.kind,
        "claims": list(conflict.mentions),
        "values": list(conflict.values),
        "reason": {"ar": conflict.reason_ar, "en": conflict.reason},
        "decides": {"ar": conflict.decides_ar, "en": conflict.decides},
        **({"other": conflict.other} if conflict.other else {}),
    }


def claim_json(
    mention: Mention,
    cards: Mapping[str, ArticleCard],
    text: str | None = None,
    utf16: Utf16 | None = None,
    siblings: Sequence[Mention] = (),
) -> Json:
    """A claim: who says what, in which words, at which place of the text, and how its date was found.

    ``siblings`` are the claims of its event.
    """
    card = cards.get(mention.article)
    selectors: list[Json] = [
        {
            "type": "TextPositionSelector",
            **_span(mention.start, mention.end, utf16),
        }
    ]
    if text is not None:
        selectors.insert(
            0,
            {
                "type": "TextQuoteSelector",
                "exact": text[mention.start : mention.end],
                "prefix": text[max(0, mention.start - CONTEXT) : mention.start],
                "suffix": text[mention.end : mention.end + CONTEXT],
            },
        )
    return {
        "id": mention.id,
        "article": card.json() if card else _front_matter(mention),
        "document": mention.document,
        "quote": mention.text,
        "sentence": mention.sentence,
        "sentence_start": mention.sentence_start,
        "selectors": selectors,
        "predicate": mention.predicate,
        "type": mention.type,
        "modality": mention.modality.value,
        "speaker": _entity(mention.speaker) if mention.speaker else None,
        "places": [_place(one) for one in mention.places],
        "participants": [_entity(one) for one in mention.participants],
        "described": mention.described or None,
        "basis": mention.basis.value,
        "date": interval_json(mention.interval),
        "expression": annotation_json(mention.annotation, utf16) if mention.annotation else None,
        "date_from": date_origin(mention, siblings),
    }


def _front_matter(mention: Mention) -> Json:
    """The card of what is no article: the table of contents of a dossier."""
    return {
        "id": mention.article,
        "source": mention.source,
        "title": "",
        "reference_date": iso(mention.reference),
        "dating": "inherited",
        "url": None,
        "self": None,
    }


def _reasons(mentions: Sequence[Mention], cards: Mapping[str, ArticleCard]) -> list[Json]:
    """The claims that state a date, one for each wording and anchor, with the steps that led to it.

    Where none does, what gives the date instead.
    """
    found: dict[tuple[str, date | None, Interval | None], Json] = {}
    for mention in mentions:
        if mention.basis is not Basis.STATED or mention.annotation is None:
            continue
        card = cards.get(mention.article)
        wording = mention.annotation.expression.text
        key = (wording, card.reference if card else None, mention.interval)
        # The table of contents of a dossier tells things too, and is no article.
        told_by = [mention.article] if card else []
        if key in found:
            found[key]["articles"] += told_by
            continue
        resolution = mention.annotation.resolution
        found[key] = {
            "quote": wording,
            "basis": mention.basis.value,
            "articles": told_by,
            "reference_date": iso(card.reference) if card else None,
            "date": None if mention.interval is None else mention.interval.edtf,
            "why": {"ar": _why(resolution, ARABIC), "en": _why(resolution, ENGLISH)},
        }
    for reason in found.values():
        reason["articles"] = sorted(set(reason["articles"]))
    return list(found.values()) or derived_reasons(mentions)


def _why(resolution: Resolution, style: Style) -> list[str]:
    return list(render(resolution, style.language.value))


def _span(start: int, end: int, utf16: Utf16 | None) -> Json:
    span: Json = {"start": start, "end": end}
    if utf16 is not None:
        span["utf16"] = {"start": utf16(start), "end": utf16(end)}
    return span


def _entity(entity: Entity) -> Json:
    return {"id": entity.id, "label": entity.label, "kind": entity.kind}


def _place(entity: Entity) -> Json:
    point = point_of(entity.id)
    return {**_entity(entity), "coordinates": None if point is None else list(point)}
