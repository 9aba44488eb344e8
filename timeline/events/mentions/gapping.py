"""«سيطرت على حلب السبت وعلى حماة الخميس»: one verb, several places, each with a day of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from timeline.events.mentions.draft import Draft
from timeline.events.mentions.roles import roles_of, words_of
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.tokens import is_word

__all__ = ["gapped"]

_AND = "و"
_LETTER_OF_PLACE = "ب"


def gapped(sentence: Sentence, draft: Draft) -> list[Draft]:
    """The draft itself, or one for each of its days where «و» and a preposition begin anew behind each day but the last.

    Who takes part is the same in all; places and topics are those that stand beside the day.
    """
    times = sorted(draft.times, key=lambda time: time.start)
    if len(times) < 2 or times[0].start < draft.hit.end:
        return [draft]
    if not all(_begins_anew(sentence, before.end, after.start) for before, after in pairwise(times)):
        return [draft]
    out: list[Draft] = []
    first = draft.first
    for number, time in enumerate(times):
        last = time.end if number < len(times) - 1 else max(time.end, draft.last)
        own = roles_of(sentence, [(first, last)], draft.hit)
        shared = dict.fromkeys((*(out[0].roles.participants if out else ()), *own.participants))
        roles = replace(own, participants=tuple(shared))
        words = words_of(sentence, first, last, draft.hit)
        out.append(replace(draft, first=first, last=last, times=(time,), roles=roles, words=words))
        first = last
    return out


def _begins_anew(sentence: Sentence, index: int, following: int) -> bool:
    """Whether «وعلى حماة», «وببغداد» stand between two days."""
    if index >= following:
        return False
    token = sentence.tokens[index]
    if not token.text.startswith(_AND):
        return False
    tied = any(f.start == index and f.preposition == _LETTER_OF_PLACE for f in sentence.found)
    return tied or is_word(token, "place_prepositions")
