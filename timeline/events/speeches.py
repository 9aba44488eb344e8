"""What somebody said, as a label: «لافروف: الهدنة صامدة», «نفي أردوغان أن يكون القانون حيلة»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from timeline.events.casing import nominative
from timeline.events.event import Mention, Modality
from timeline.events.inflection import conjugate
from timeline.events.lexicon import Lexicon, Role, lexicon, read_toml, word_list
from timeline.events.names import MEDIA
from timeline.events.stretch import Phrase, opens, phrase, verbal
from timeline.events.tokens import analyse
from timeline.events.undated import Word, words_on
from timeline.events.wording import NOTHING, behind, preposition, said_noun
from timeline.text.fold import fold_word

__all__ = ["spoken"]

_VERB_REACH = 10
_SPEECH_REACH = 45
_SUBJECT_REACH = 7
_CLAUSE_REACH = 9
_LONGEST = 96
_OPENING_REACH = 3
_SPOKEN = 5
_THIN = 3
_THAT = frozenset(map(fold_word, ("أن", "إن", "بأن")))
_PERSONS = frozenset("يت")
_HER, _THEM = "ها", ("هم", "هما", "نا", "ني")
_THAT_ALONE = fold_word("أن")
_SAYING = frozenset(map(fold_word, ("قائلا", "قائلة")))
_THAT_NOT = fold_word("ألا")


def spoken(mention: Mention) -> Phrase:
    """Who says what, by a verb of saying; nothing where either is not clear or the words break off."""
    known = lexicon()
    if mention.modality is not Modality.HAPPENED:
        return NOTHING
    words = words_on(mention)
    verb = next((i for i, word in enumerate(words[:_VERB_REACH]) if _says(word)), None)
    if verb is None:
        return NOTHING
    place = _content(words, verb, known)
    if place is None:
        return NOTHING
    end, begin = place
    if begin > end and not _agrees(words[verb].folded, words[end].folded, words[begin : begin + 1]):
        return NOTHING
    who = _who(mention, behind(words[verb + 1 : end], known), known)
    what = words[begin:] if begin == end else nominative(words[begin:])
    told = _told(what, known)
    if not (who and told.whole):
        return NOTHING
    form = words[verb].folded
    if form in _asserting() or form.removeprefix(analyse(form).conjunction) in _asserting():
        return Phrase(f"{who}: {told.text}", whole=True)
    noun = said_noun(analyse(form), mention)
    if not noun or words[end].folded != _THAT_ALONE:
        return NOTHING
    # «حذر … من أن»
    that = f"{words[end - 1].text} أن" if preposition(words[end - 1], known) else "أن"
    return Phrase(f"{noun} {who} {that} {told.text}", whole=True)


def _says(word: Word) -> bool:
    return any(sense.role in (Role.SAY, Role.CONTINUE) for sense in analyse(word.folded).verbs)


@lru_cache(maxsize=1)
def _asserting() -> frozenset[str]:
    """The forms of verbs behind which somebody's words stand as they are: not «نفى أن», nor «طلب أن»."""
    rows = (fold_word(row).split() for row in read_toml("labels.toml")["asserting"]["verbs"])
    return frozenset(form for past, present in rows for form, _, first in conjugate(past, present) if not first)


def _agrees(saying: str, that: str, following: Sequence[Word]) -> bool:
    """«قال إنه زار», «قالت إنها زارت»: whether the pronoun may be the subject of the verb behind it, and the speaker."""
    if that in _THAT:
        return True
    her = that.endswith(_HER)
    fits = following and _feminine(saying.removeprefix("و")) == her == _feminine(following[0].folded)
    return bool(fits) and not that.endswith(_THEM)


def _feminine(form: str) -> bool:
    form = form.removeprefix("س")
    return form.startswith("ت") if form[:1] in _PERSONS else form.endswith("ت")


def _content(words: Sequence[Word], verb: int, known: Lexicon) -> tuple[int, int] | None:
    """Where the words before what is said end, and where it begins: behind «أن», a colon, or a quotation mark."""
    for index in range(verb + 1, min(len(words), verb + _SPEECH_REACH)):
        word = words[index]
        if ":" in word.stop:
            return index, index
        if word.folded == _THAT_NOT or _says(word):
            return None
        if word.folded in known.participles and word.folded not in _SAYING:
            # «تحدث معتبرا أن …»
            return None
        if "complementizers" in analyse(word.folded).kinds:
            return index, index + 1
        if word.quoted and index > verb + 1 and _opens_speech(words, verb, index, known):
            return index, index
    return None


def _opens_speech(words: Sequence[Word], verb: int, index: int, known: Lexicon) -> bool:
    """Whether a quotation mark opens words spoken and no name: it is the first, and what it opens is long or has a verb."""
    if any(word.quoted for word in words[verb + 1 : index]):
        return False
    inside = next((n for n, word in enumerate(words[index + 1 :], 1) if word.quoted), len(words) - index)
    return inside >= _SPOKEN or any(verbal(one.folded, known) for one in words[index : index + _OPENING_REACH])


def _who(mention: Mention, between: Sequence[Word], known: Lexicon) -> str:
    """The speaker's name; else the words between the verb and what is said («مسؤول أميركي»)."""
    speaker = mention.head or mention.speaker
    if speaker is not None:
        return speaker.label if speaker.kind != MEDIA else ""
    if not between or between[0].stop or preposition(between[0], known):
        return ""
    if between[0].folded.removeprefix("ال") in known.words["media"]:
        return ""
    own = phrase(between, known)
    return own.text if own.whole and len(own.text.split()) <= _SUBJECT_REACH else ""


def _told(words: Sequence[Word], known: Lexicon) -> Phrase:
    """What is said, if it makes a short whole without a date that the label would lose."""
    words = [word._replace(stop="") if not index else word for index, word in enumerate(words)]
    if not words or words[0].folded in word_list("labels.toml", "words", "pointing") or opens(words[0].folded, known):
        return NOTHING
    head = _up_to_its_verb(words, known)
    told = phrase(words, known, head=head, longest=_LONGEST)
    size = len(told.text.split())
    if size < _THIN or size <= head or len(told.text) > _LONGEST:
        return NOTHING
    if head == 1 and not (told.closed or verbal(words[0].folded, known)):
        # «أن الضربات على المواقع | التي …»: what they did stands behind.
        return NOTHING
    same = " ".join(word.text for word in words[:size]) == told.text
    return told if told.whole and same else NOTHING


def _up_to_its_verb(words: Sequence[Word], known: Lexicon) -> int:
    """How many words reach to the verb of a clause; 1 if it has none near its beginning."""
    was = 0
    for index, word in enumerate(words[:_CLAUSE_REACH]):
        if index and (word.stop or opens(word.folded, known)):
            break
        if verbal(word.folded, known):
            if analyse(word.folded).kinds.isdisjoint(("was", "be")):
                return index + 1
            was = was or index + 1
    return was or 1
