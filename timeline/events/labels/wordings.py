"""Which wording of which claim names an event best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from timeline.dates.value import value
from timeline.events.event import Mention
from timeline.events.labels.clausal import clause
from timeline.events.labels.insentence import in_its_sentence
from timeline.events.labels.stretch import Phrase
from timeline.events.words.lexicon import Role, lexicon
from timeline.events.words.rarity import weight
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["Worded", "as_full", "best_of", "says_enough"]

_SHORTEST = 10
_STEM = 4
_GOOD = 55
_THIN = 2
_UNTYPED = "other"
_QUOTING = (clause, in_its_sentence)


@value
class Worded:
    """The words of one mention as a label might have them; ``noun`` where they are a noun phrase."""

    phrase: Phrase
    mention: Mention
    noun: bool = True


def best_of(mentions: Sequence[Mention], kind: str, readings: Sequence[Callable[[Mention], Phrase]]) -> Worded | None:
    """The wording that says most of what the mentions say together, in few words and without breaking off."""
    found = [
        Worded(made, mention, noun=reading not in _QUOTING)
        for mention in mentions
        for reading in readings
        if (mention.type == kind or kind == _UNTYPED)
        and (kind != _UNTYPED or reading in _QUOTING)
        and (made := reading(mention)).text
    ]
    if len(found) <= 1:
        return found[0] if found else None
    common: Counter[str] = Counter()
    for mention in mentions:
        common.update({entity.id for entity in (*mention.places, *mention.participants)})
        common.update(set(mention.words))

    def rank(one: Worded) -> tuple[float, int, str]:
        text, mention = one.phrase.text, one.mention
        told = sum(1.0 for e in (*mention.places, *mention.participants) if common[e.id] * 3 >= len(mentions))
        told += sum(0.5 * weight(word) for word in mention.words if common[word] * 4 >= len(mentions))
        # Why and when something was put off is no part of what it is.
        told -= 0.03 * abs(len(text) - _GOOD) + 2.0 * mention.rescheduled
        told += 2.0 * one.phrase.whole + 2.0 * says_enough(one.phrase)
        # A claim with its day tells the event; one without it often refers to it in a sentence about something else.
        told += 2.0 * (mention.annotation is not None and len(text.split()) > _THIN)
        return (-told, len(text), mention.id)

    return min(found, key=rank)


def says_enough(made: Phrase) -> bool:
    """Whether a phrase is more than a word and does not end by pointing at somebody («القبض عليه»)."""
    words = [fold_word(word) for word in made.text.split()]
    pointing = lexicon().words["adverbs"]
    return len(made.text) >= _SHORTEST and len(words) > 1 and not pointing.intersection((words[1], words[-1]))


def as_full(worded: Worded, quoted: Worded) -> bool:
    """Whether a noun phrase says all that the clause says: «وصول الوزير إلى دمشق» for «وصل الوزير إلى دمشق»."""
    if worded.mention.id != quoted.mention.id:
        # «الهجوم المروع» only refers back to what «هاجم مسلحون مركزا للشرطة» tells.
        other = worded.mention
        refers = other.antecedent is not None and other.annotation is None and not (other.places or other.participants)
        return not refers and (not other.finite or len(worded.phrase.text) >= len(quoted.phrase.text))
    heads = {word[:_STEM] for word in map(_bare, worded.phrase.text.split())}
    rest = [word for word in map(_bare, quoted.phrase.text.split()) if not _only_carries(word, worded.mention)]
    return all(word[:_STEM] in heads for word in rest)


def _bare(word: str) -> str:
    return fold_word(word).removeprefix("و").removeprefix("ال")


def _only_carries(word: str, mention: Mention) -> bool:
    """Whether a verb is the event itself, or says no more than that it was held: not «بدأت», «توقف»."""
    senses = analyse(word).verbs
    own = any(sense.predicate is not None and sense.predicate.lemma == mention.predicate for sense in senses)
    return own or any(sense.role in (Role.HELD, Role.HOSTED) for sense in senses)
