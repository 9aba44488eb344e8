"""Where dates come from: how an expression was resolved; or the event, the neighbours, the registry where none is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from timeline.annotation import Annotation
from timeline.articles.known import KnownEvent
from timeline.articles.registry import builtin_registry
from timeline.events.event import Basis, Mention
from timeline.export.policies import pieces
from timeline.resolution import depends_on_anchor
from timeline.resolution.anchor import Anchor
from timeline.resolution.derivation import render

__all__ = ["date_origin", "derived_reasons", "traced"]

Json = dict[str, Any]

_SIDES = {
    "after": ("بعد", "after"),
    "before": ("قبل", "before"),
    "during": ("أثناء", "during"),
}
_TAKEN = ("ويوم ذلك الحدث هو يومه", "it takes the day of that event")
_WITHIN = (
    "فهو في المدة التي تتيحها هذه الصلات وتاريخ المقال",
    "it lies within what these relations and the article's date leave",
)


def traced(annotation: Annotation) -> Json:
    """How an expression was resolved, for programs: the day it counts from, the steps, and the policies that chose.

    ``anchor`` is ``None`` where the words name their days themselves. ``steps`` are codes of the message table.
    """
    steps = annotation.resolution.derivation
    chosen = (piece.code for line in render(annotation.resolution, "en") for piece in pieces(line) if piece.code)
    counted = annotation.anchor if depends_on_anchor(annotation.expression.expr) else None
    return {
        "anchor": None if counted is None else _anchor(counted),
        "steps": [step.code for step in steps],
        "policies": list(dict.fromkeys(chosen)),
    }


def _anchor(anchor: Anchor) -> Json:
    return {
        "date": anchor.date.isoformat(),
        "kind": anchor.function.value,
        "quote": anchor.quote,
        "source": {"ar": anchor.source_ar, "en": anchor.source},
        "candidates": [day.isoformat() for day in anchor.candidates],
    }


def date_origin(mention: Mention, siblings: Sequence[Mention] = ()) -> Json | None:
    """What gave a claim its date, and why; ``None`` where it states one itself, or has none.

    ``siblings`` are the claims of its event: what is neither known nor ordered by its text has the event's date.
    """
    if mention.basis not in (Basis.INHERITED, Basis.BOUNDED) or mention.interval is None:
        return None
    if mention.known is not None:
        return _origin("known", [], mention.known, [_known(mention.known)])
    if mention.relations and not _dated_otherwise(mention, siblings):
        end = _WITHIN if mention.basis is Basis.BOUNDED else _TAKEN
        lines = [_ordered(one.kind, one.cue, one.mention) for one in mention.relations]
        return _origin("order", [one.mention for one in mention.relations], None, [*lines, end])
    givers = [one.id for one in siblings if one.id != mention.id and _gives(one)]
    line = ("تاريخ الحدث كما تذكره أقوال أخرى فيه", "the date of the event, as other claims of it give it")
    return _origin("event", givers, None, [line])


def derived_reasons(mentions: Iterable[Mention]) -> list[Json]:
    """The reasons for the date of an event of which no claim states one: the claim, and where its date is from."""
    found: dict[tuple[str, str], Json] = {}
    for mention in mentions:
        origin = date_origin(mention)
        if origin is None or origin["kind"] == "event" or mention.interval is None:
            continue
        reason = found.setdefault(
            (mention.text, mention.interval.edtf),
            {
                "quote": mention.text,
                "basis": mention.basis.value,
                "articles": [],
                "reference_date": None if mention.reference is None else mention.reference.isoformat(),
                "date": mention.interval.edtf,
                "why": origin["why"],
            },
        )
        reason["articles"] = sorted({*reason["articles"], mention.article})
    return list(found.values())


def _gives(mention: Mention) -> bool:
    return mention.interval is not None and (
        mention.basis is Basis.STATED or mention.known is not None or bool(mention.relations)
    )


def _dated_otherwise(mention: Mention, siblings: Sequence[Mention]) -> bool:
    """Whether other claims of the event state its date: then that is what the claim inherited."""
    return mention.basis is Basis.INHERITED and any(
        one.basis is Basis.STATED and one.interval == mention.interval for one in siblings if one.id != mention.id
    )


def _origin(kind: str, claims: list[str], known: str | None, lines: Sequence[tuple[str, str]]) -> Json:
    why = {"ar": [arabic for arabic, _ in lines], "en": [english for _, english in lines]}
    return {"kind": kind, "claims": claims, "known": known, "why": why}


def _known(name: str) -> tuple[str, str]:
    event = _events().get(name)
    # One of the operator's own registry is named by its id, as is one that is known by its parts only.
    called = event.names[0] if event is not None and event.names else name
    source = f" ({event.source})" if event is not None else ""
    return f"أيام حدث معروف: {called}{source}", f"the days of a well-known event: {called}{source}"


@cache
def _events() -> dict[str, KnownEvent]:
    return {event.id: event for event in builtin_registry().events}


def _ordered(kind: str, cue: str, claim: str) -> tuple[str, str]:
    arabic, english = _SIDES[kind]
    return (
        f"الجملة تضعه {arabic} حدث آخر («{cue}»، القول {claim})",
        f"the sentence puts it {english} another event («{cue}», claim {claim})",
    )
