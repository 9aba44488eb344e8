"""What a definite event noun refers back to inside its article: «الاجتماع», «الهجوم على المشفى المذكور»."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.event import Mention, Modality
from timeline.events.mentions.draft import Draft
from timeline.events.names.names import CITY, ORGANISATION, PERSON, PLACE
from timeline.events.sentences.attach import tense_of
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import lexicon
from timeline.events.words.rarity import stem, weight
from timeline.text.fold import fold_word

__all__ = ["antecedent", "retold"]

# Rare words and names that a definite noun must share with an earlier mention to be the same (sum of rarities).
_RETOLD = 1.0
_RESOLUTION = "resolution"
_NEGOTIATION = "negotiation"
_PLANS = (Modality.ANNOUNCED, Modality.PLANNED, Modality.UNCERTAIN)


def antecedent(before: Sequence[Mention], drafts: Sequence[Draft], draft: Draft) -> str | None:
    """The earlier mention that a definite event noun without company refers back to.

    The last one named with the same word, or whose words held it («وقع الطرفان اتفاقا … الاتفاق»), else the last one of
    the same family; an event still to come («الاجتماع سيعقد») is not one that has happened.
    """
    known = lexicon()
    family = known.family(draft.type)
    best: tuple[int, str] | None = None
    for mention, earlier in zip(reversed(before), reversed(drafts), strict=True):
        if known.family(mention.type) != family or (family == "statement" and mention.type != draft.type):
            continue
        if family == _RESOLUTION and mention.type != draft.type:
            # «القرار» is not the vote told before it.
            continue
        if _NEGOTIATION in (mention.type, draft.type) and mention.type != draft.type:
            # «المفاوضات» go on from meeting to meeting.
            continue
        if _apart(mention.predicate) != _apart(draft.predicate):
            continue
        if draft.interval is not None and mention.interval is not None and mention.interval != draft.interval:
            continue
        if draft.interval is not None and mention.interval is None and _only_planned(mention, draft):
            continue
        held = 4 * (stem(fold_word(draft.predicate)) in mention.words)
        rank = (4 if mention.predicate == draft.predicate else held) + (mention.type == draft.type)
        if draft.future is not None:
            rank += (5 if draft.future else 2) * (_ahead(mention, earlier) == draft.future)
        rank += 2 * bool(set(mention.words) & set(draft.words))
        rank -= 6 * (bool(earlier.number and draft.number) and earlier.number != draft.number)
        if best is None or rank > best[0]:
            best = rank, mention.id
    return best[1] if best is not None else None


def retold(before: Sequence[Mention], draft: Draft) -> str | None:
    """The earlier mention that a definite noun tells again in other words («الهجوم على المشفى المذكور»).

    It must share rare words or names with it and name nobody new.
    """
    if not draft.definite or draft.hit.noun is None:
        return None
    known = lexicon()
    family = known.family(draft.type)
    if family == "statement":
        return None
    names = {e.id for e in (*draft.roles.participants, *draft.implied) if e.kind in (PERSON, ORGANISATION)}
    cities = {e.id for e in draft.roles.places if e.kind in (CITY, PLACE)}
    words = set(draft.words)
    best: tuple[float, str] | None = None
    for mention in reversed(before):
        if known.family(mention.type) != family:
            continue
        theirs = {e.id for e in mention.participants if e.kind in (PERSON, ORGANISATION)}
        if known.types[draft.type].parties == "bilateral" and names != theirs:
            continue
        where = {e.id for e in mention.places if e.kind in (CITY, PLACE)}
        if not names <= theirs or (cities and where and not cities & where):
            continue
        if draft.interval is not None and mention.interval is not None and draft.interval != mention.interval:
            continue
        shared = sum(weight(word) for word in words & set(mention.words)) + len(names) + len(cities & where)
        if draft.named_again and draft.predicate == mention.predicate and not mention.heading:
            # «مؤتمر دولي في برلين … ويهدف المؤتمر الذي تستضيفه …»
            shared += _RETOLD
        if shared >= _RETOLD and (best is None or shared > best[0]):
            best = shared, mention.id
    return best[1] if best is not None else None


def _apart(lemma: str) -> str:
    """A word that tells another event than the other words of its family; empty for the others."""
    predicate = lexicon().predicates.get(lemma)
    return lemma if predicate is not None and predicate.apart else ""


def _only_planned(mention: Mention, draft: Draft) -> bool:
    """«القمة المرتقبة … وبدأ الاجتماع الأربعاء»: what began on a day is not the one that is still awaited."""
    if draft.modality in (*_PLANS, Modality.CANCELLED):
        # «كان من المقرر أن تنطلق المحادثات الاثنين» is no beginning.
        return False
    return mention.modality in _PLANS and tense_of(draft.hit) is VerbForm.PAST and not draft.background


def _ahead(mention: Mention, draft: Draft) -> bool:
    """Whether a mention's event lies ahead of its article."""
    interval = mention.interval
    if interval is not None and interval.end is not None and mention.reference is not None:
        return interval.end > mention.reference
    return bool(draft.future)
