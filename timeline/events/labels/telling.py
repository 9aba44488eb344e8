"""Whether a label tells an event by itself: «تصريح ترامب», «احتج عليه لاعبو الفريق» and «مباراة أخرى» do not."""

from __future__ import annotations

from timeline.events.event import Event, Modality
from timeline.events.labels.cores import read_labels
from timeline.events.labels.stretch import opens, verbal
from timeline.events.words.lexicon import lexicon
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["hangs_on_others", "tells_something"]

_STATEMENT = "statement"
_MATCH = "match"
_FEW = 2
_SHORT = 5
_SPEAKS = ":"
_TIED = ("ب", "لل")
_TAKING = ("place_prepositions", "topic_prepositions", "party_prepositions", "adverbs", "during", "before", "after")
_POSSESSED = ("ها", "هم", "هما")
_DONE = frozenset(map(fold_word, ("تم", "يتم", "سيتم", "جرى", "يجري")))
_WHAT = frozenset(map(fold_word, ("أن", "عن", "بشأن", "حول", "إلى", "على", "بخصوص", "إزاء", "حيال", "ضد")))


def hangs_on_others(label: str) -> bool:
    """Whether a label begins in the middle: with a verb whose subject stood before it, or a preposition."""
    words = [fold_word(word) for word in _untagged(label).split()]
    return len(words) > 1 and _hangs_on(words)


def tells_something(event: Event, label: str) -> bool:
    """Whether ``label``, that of an event, says what happened, and begins like a sentence or a noun phrase of its own."""
    words = [fold_word(word) for word in _untagged(label).split()]
    if len(words) < _FEW:
        return False
    if len(words) == _FEW and not (event.places or event.participants or _construct(words)):
        return False
    if event.type == _MATCH and not _names_both(event):
        # «مباراة نصف النهائي ضد ألمانيا»: of whom it leaves open.
        return False
    if lexicon().family(event.type) == _STATEMENT and _SPEAKS not in label:
        return not _only_says(words, event)
    return not _hangs_on(words)


def _names_both(event: Event) -> bool:
    """Whether it is clear who plays; what is put off («أرجأت المباراة يوم الخميس») is told by that alone."""
    if any(mention.modality is Modality.CANCELLED for mention in event.mentions):
        return True
    return len({*event.participants, *(topic for mention in event.mentions for topic in mention.topics)}) >= _FEW


def _construct(words: list[str]) -> bool:
    """«جلسة الثقة» names its event; «مباراة أخرى» and «الاحتجاجات الواسعة» only say of what kind it was."""
    return analyse(words[1]).definite and not analyse(words[0]).definite


def _untagged(label: str) -> str:
    """A label without «(معلن)» and the like."""
    for table in read_labels()["modality"].values():
        for form in table.values():
            before, _, after = form.partition("{label}")
            if not before and after.startswith(" (") and label.endswith(after):
                return label.removesuffix(after)
    return label


def _only_says(words: list[str], event: Event) -> bool:
    """«تصريح دونالد ترامب», «إعلان الوزارة»: that somebody spoke, and not what about."""
    saying = {fold_word(noun) for noun in (*read_labels()["said"].values(), *read_labels()["agent"]["empty"])}
    if words[0] not in saying or len(words) > _SHORT:
        return _hangs_on(words)
    names = {part for party in event.participants for part in fold_word(party.label).split()}
    empty = words[0] in set(map(fold_word, read_labels()["agent"]["empty"]))
    if any(word in _WHAT or (word.startswith(_TIED) and word not in names) for word in words[1:]):
        return False
    return empty or words[-1] in names or len(words) == _FEW


def _hangs_on(words: list[str]) -> bool:
    """«أسقطت في شرق البلاد», «احتج عليه لاعبو الفريق», «خلال كلمة ألقاها»: of what, only the words before would say."""
    known = lexicon()
    first = analyse(words[0])
    if opens(words[0], known) or not first.kinds.isdisjoint(_TAKING):
        return True
    if len(words) <= _SHORT and words[-1].endswith(_POSSESSED) and len(words[-1]) > _SHORT:
        # «قرار ترامب بزيادتها»
        return True
    if words[0] in _DONE and words[1].endswith(_POSSESSED):
        # «تم تسميمهما في مدينة سالزبوري»
        return True
    if not verbal(words[0], known):
        return False
    return first.suffix or not analyse(words[1]).kinds.isdisjoint(_TAKING)
