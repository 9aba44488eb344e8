"""The noun that a relative clause is about: «الورقة التي» before «حملها كيري إلى نظيره»."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.event import Mention, Modality
from timeline.events.labels.casing import accusative, bare_noun, nominative
from timeline.events.labels.second_verbs import joins_a_verb
from timeline.events.labels.stretch import opens, verbal
from timeline.events.sentences.undated import Word, words_before, words_of_text
from timeline.events.words.lexicon import Lexicon
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["antecedent_of", "denial_of", "subject_of"]

_BEFORE = 80
_PAIR = 2
_SO = "ف"
_THIN = 3
_SHORTEST = 4
_TANWIN = ("ا", "اً", "ًا")
_LONGEST_SUBJECT = 9
_TAKING = (
    "place_prepositions", "topic_prepositions", "party_prepositions", "during", "after", "before", "adverbs", "noun_governors",
)  # fmt: skip
_TIED = ("ب", "ل")
_AND = fold_word("و")
_CARRIED = frozenset(map(fold_word, ("قد", "لقد", "كان", "كانت", "تم", "يتم", "جرى")))
_NAMING = frozenset(("place_nouns", "light_nouns"))


def antecedent_of(mention: Mention, own: Sequence[Word], known: Lexicon) -> list[Word]:
    """«الورقة التي | حملها كيري»: the noun that a relative clause is about, with its pronoun; nothing before other claims."""
    relative = bool(own) and own[0].folded in known.words["relatives"]
    before = words_before(mention, over_commas=relative)
    if relative:
        before = [*before, own[0]]
    carried = [before.pop()] if before and before[-1].folded in _CARRIED else []
    if len(before) < _THIN or before[-1].folded not in known.words["relatives"]:
        return []
    if before[-1].folded.startswith(_AND) and before[-1].stop:
        # «مشروعات في القناة، والتي تم …»: of which noun, the words do not say.
        return []
    first = len(before) - 1
    plain = before[first].text.removeprefix(_AND)
    before[first] = Word(plain, fold_word(plain))
    while first > 1 and len(before) - first <= _THIN and not before[first].stop:
        word, found = before[first - 1], analyse(before[first - 1].folded)
        if (
            word.folded.startswith(_AND)
            or found.kinds - _NAMING
            or (found.verbs and not (found.nouns or found.definite))
        ):
            break
        if first < len(before) - 1 and found.definite and not analyse(before[first].folded).definite:
            # «المواقع | مسجد النبي الذي …»
            break
        both = found.definite and analyse(before[first].folded).definite and not found.preposition
        if first < len(before) - 1 and first > 1 and both and verbal(before[first - 2].folded, known):
            # «أغلقت الشرطة | الأماكن التي …»
            break
        first -= 1
    own = [*before[first:], *carried]
    if len(own) < _PAIR:
        return []
    return [own[0]._replace(text=bare_noun(own[0]), stop=""), *own[1:]]


def denial_of(mention: Mention, known: Lexicon) -> list[Word]:
    """«لم | يدم أكثر من ساعة»: the particle right before what a claim denies."""
    if mention.modality is not Modality.DENIED:
        return []
    last = words_of_text(mention.sentence[: max(0, mention.start - mention.sentence_start)][-_BEFORE:])[-1:]
    denied = [word for word in last if word.folded.removeprefix(_AND) in known.words["denied"]]
    return [Word(word.text.removeprefix("و"), word.folded.removeprefix(_AND)) for word in denied]


def subject_of(mention: Mention, own: Sequence[Word], known: Lexicon) -> list[Word]:
    """«ثلاثة عمال من القرية | أصيبوا»: the subject that stands before the verb of a claim, from the beginning of its clause."""
    if not mention.finite or not own or not analyse(own[0].folded).verbs or analyse(own[0].folded).conjunction:
        return []
    before = words_before(mention)
    while before and before[-1].folded in _CARRIED:
        before.pop()
    if not before or own[0].folded in known.words["homographs"]:
        return []
    first = len(before)
    while first:
        word = before[first - 1]
        if opens(word.folded, known) and word.folded not in known.words["relatives"]:
            break
        if joins_a_verb(f"{_AND}{word.folded}") and not analyse(word.folded).nouns:
            return _described_by(before)
        relative = first > 1 and before[first - 2].folded in known.words["relatives"]
        if (verbal(word.folded, known) and not relative) or word.folded in known.words["denied"]:
            return _described_by(before)
        first -= 1
        if word.stop:
            break
    words = _behind_was(before, known) or before[first:]
    if words and words[0].folded in known.words["was"]:
        words = words[1:]
    if not 0 < len(words) <= _LONGEST_SUBJECT or _no_subject(words[0]) or _open(words[-1]):
        return []
    return [words[0]._replace(text=bare_noun(words[0]), stop=""), *words[1:]]


def _open(word: Word) -> bool:
    """Whether a subject cannot end with a word: a preposition, a relative pronoun, a particle."""
    return len(word.folded) < _THIN or not analyse(word.folded).kinds.isdisjoint(
        (*_TAKING, "relatives", "complementizers")
    )


def _behind_was(before: Sequence[Word], known: Lexicon) -> list[Word]:
    """«كان رونالدو، 33 عاما، قد | نفى»: the subject right behind «كان», up to its first comma."""
    if not (before and any(word.stop for word in before)):
        return []
    was = next((i for i, word in enumerate(before) if word.folded.removeprefix(_AND) in known.words["was"]), None)
    if was is None or any(verbal(word.folded, known) for word in before[was + 1 :]):
        return []
    end = next((i for i in range(was + 1, len(before)) if before[i].stop), len(before))
    return list(before[was + 1 : end])


def _described_by(before: list[Word]) -> list[Word]:
    """«قصفا صاروخيا | استهدف …»: the event noun without the article of which a verb right behind it says more."""
    for first in range(len(before) - 1, max(0, len(before) - _THIN), -1):
        word = before[first]
        if not word.text.endswith(_TANWIN) or (word.stop and first < len(before) - 1):
            return []
        if accusative(word.text, analyse(word.folded)) and analyse(word.folded).nouns:
            return nominative(before[first:], adjectives=True)
    return []


def _no_subject(word: Word) -> bool:
    """«في حلب | قتل», «منذ أيام | يعقد»: what begins with a preposition or an adverb is no subject."""
    found = analyse(word.folded)
    taken = not found.kinds.isdisjoint(_TAKING) or word.folded[:1] == _SO
    return taken or bool(found.preposition) or word.folded.startswith(("لل", "بال")) or word.text.endswith(("اً", "ًا"))
