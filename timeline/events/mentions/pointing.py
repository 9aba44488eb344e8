"""Words that stand for an event told before in the article: «هذه الخطوة», «الواقعة», «المراسم» (``references.toml``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.event import Entity, Mention, Modality
from timeline.events.mentions.draft import Draft
from timeline.events.mentions.roles import Roles
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.lexicon import lexicon, read_toml
from timeline.text.fold import fold_word

__all__ = ["is_pointed_at", "pointers", "stood_for"]

_FAR = 24
"""Mentions back in the article at which what a word stands for may have been told."""
_TOLD = (Modality.HAPPENED, Modality.ANNOUNCED, Modality.PLANNED)


@dataclass(frozen=True, slots=True)
class _Reference:
    families: frozenset[str]
    never: frozenset[str]
    pointed: bool


@lru_cache(maxsize=1)
def _data() -> tuple[frozenset[str], dict[str, _Reference]]:
    """The demonstratives, and what each word may stand for."""
    data = read_toml("references.toml")
    words = {
        fold_word(word): _Reference(
            frozenset(row["families"]), frozenset(row.get("never", ())), bool(row.get("pointed", False))
        )
        for row in data["reference"]
        for word in row["words"]
    }
    return frozenset(map(fold_word, data["demonstratives"])), words


def is_pointed_at(sentence: Sentence, index: int) -> bool:
    """Whether a demonstrative stands right before a definite word: «هذه الزيارة»."""
    if not index or not sentence.tokens[index].known.definite or sentence.tokens[index].gap.strip():
        return False
    before = sentence.tokens[index - 1].text
    return before in _data()[0] or before[1:] in _data()[0]


def pointers(sentence: Sentence, drafts: Sequence[Draft], speaking: Entity | None) -> list[Draft]:
    """Drafts of the words of a sentence that may stand for an event told before, where no draft has them."""
    _, words = _data()
    taken = {index for draft in drafts for index in range(draft.first, draft.last)}
    out: list[Draft] = []
    for index, token in enumerate(sentence.tokens):
        reference = words.get(token.known.plain)
        if reference is None or index in taken or index in sentence.inside or not token.known.definite:
            continue
        pointed = is_pointed_at(sentence, index)
        if (reference.pointed and not pointed) or _goes_on(sentence, index):
            continue
        hit = Hit(index, index + 1, sentence.clause_at(index))
        out.append(
            Draft(
                index - pointed, index + 1, hit, token.known.plain, "other", Modality.HAPPENED, (), Roles((), (), ()),
                (), speaking, definite=True, bare=True, pointed=True,
            )
        )  # fmt: skip
    return out


def _goes_on(sentence: Sentence, index: int) -> bool:
    """«الجولة الثانية», «الحادث المروري»: with a definite word behind it a word says itself which event it means."""
    if index + 1 >= len(sentence.tokens):
        return False
    following = sentence.tokens[index + 1]
    return following.known.definite and not following.gap.strip() and not following.known.preposition


def stood_for(before: Sequence[Mention], draft: Draft) -> Mention | None:
    """The event told last before a word that may stand for it; none where nothing of that kind was told."""
    reference = _data()[1].get(draft.predicate)
    if reference is None or (reference.pointed and not draft.pointed):
        return None
    known = lexicon()
    for mention in reversed(before[-_FAR:]):
        told = mention.finite or mention.interval is not None
        if (
            told
            and not mention.heading
            and mention.modality in _TOLD
            and not reference.families.isdisjoint((known.family(mention.type), mention.type))
            and mention.type not in reference.never
        ):
            return mention
    return None
