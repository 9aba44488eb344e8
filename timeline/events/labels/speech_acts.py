"""What somebody did by speaking, as a label: «إعلان أنقرة مقتل 8 من جنودها», «ترحيب الأمم المتحدة بالهدنة»; or of what they spoke."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.events.event import Mention
from timeline.events.labels.beginnings import preposition, without_occasion
from timeline.events.labels.borders import MOST_WORDS, whole_part
from timeline.events.labels.casing import genitive
from timeline.events.labels.needs import has_its_needs, needed
from timeline.events.labels.stretch import conditional
from timeline.events.labels.wording import behind, said_noun
from timeline.events.names.offices import offices
from timeline.events.sentences.undated import COMMA, Word, entities_of
from timeline.events.words.inflection import conjugate
from timeline.events.words.lexicon import Lexicon, Role, VerbSense, read_toml
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["NOTHING", "Said", "Verb", "about", "act", "names_of", "plain_sayings", "says", "verb_of"]

_VERB_REACH = 10
_SUBJECT_REACH = 14
_TITLE_REACH = 4
_ASIDE_REACH = 12
_LONGEST = 100
_LONGEST_REPORT = 70
_LEAST_REPORT = 4
_LONGEST_TOPIC = 80
_LEAST_OF_NOBODY = 5
_NOT = frozenset(map(fold_word, ("لم", "لن", "لا", "ما", "ولم", "ولا", "ولن")))
_PARTICLES = frozenset(map(fold_word, ("قد", "كان", "كانت", "كانوا", "لقد", "وكان", "وكانت")))
_STATEMENT = "تصريح"
_ABOUT = frozenset(map(fold_word, ("بشأن", "حول", "بخصوص", "إزاء", "حيال")))
_BESIDE = list(map(fold_word, ("على", "هامش")))
_NOT_TOLD = ("نف", "ينف", "تنف")
_NOMINATIVE = "يون"
_TO = ("لي", "لت")
_OF = fold_word("عن")
_IN = frozenset(map(fold_word, ("في", "خلال", "أمام", "عبر", "لدى", "عقب", "بعد", "قبل", "منذ")))


class Said(NamedTuple):
    """A label of a speech; ``rank`` 0 with the words themselves, 1 with what was done by them, 2 with the first of them, 3 with their topic only.

    ``noun`` where it is a noun phrase.
    """

    text: str = ""
    rank: int = 9
    noun: bool = False


NOTHING = Said()


class Verb(NamedTuple):
    """The verb of saying among the words of a claim: where it stands, folded and as printed, without a conjunction."""

    at: int
    form: str
    text: str


def verb_of(words: Sequence[Word], predicate: str) -> Verb | None:
    """The verb that a claim was made of (``predicate``); none where it is denied or in the first person."""
    for index, word in enumerate(words[:_VERB_REACH]):
        found = analyse(word.folded)
        if (says(word) and found.plain == predicate) or any(_tells(sense, predicate) for sense in found.verbs):
            denied = index and words[index - 1].folded in _NOT
            cut = len(found.conjunction)
            # «أعلنها مسؤولون», «قلنا لهم»
            mine = found.suffix or word.folded[cut:].startswith(_TO) or all(sense.first_person for sense in found.verbs)
            return None if denied or mine else Verb(index, word.folded[cut:], word.text[cut:])
    return None


def says(word: Word) -> bool:
    """Whether a word is a verb of saying."""
    return any(sense.role in (Role.SAY, Role.CONTINUE) for sense in analyse(word.folded).verbs)


def _tells(sense: VerbSense, predicate: str) -> bool:
    return sense.predicate is not None and sense.predicate.lemma == predicate


def names_of(mention: Mention) -> frozenset[str]:
    """The folded words of the names in a claim."""
    return frozenset(word for entity in entities_of(mention) for word in fold_word(entity.label).split())


def act(mention: Mention, words: Sequence[Word], verb: Verb, known: Lexicon) -> Said | None:
    """«إعلان أنقرة مقتل 8 من جنودها», «وصف ترامب المناورات بأنها …»: what the verb takes behind its subject."""
    subject = [word for word in words[: verb.at] if word.folded not in _PARTICLES]
    rest = behind(words[verb.at + 1 :], known)
    ends = 0 if subject else subject_ends(mention, rest)
    if any(word.stop or preposition(word, known) or word.folded in known.words["relatives"] for word in subject):
        return None
    rest = _without_setting(_without_aside(without_occasion(rest), ends), ends)
    if len(rest) <= ends or rest[ends].folded in _IN or [w.folded for w in rest[ends : ends + 2]] == _BESIDE:
        return None
    if "complementizers" in analyse(rest[ends].folded).kinds:
        return _reported(mention, verb, [*subject, *rest], len(subject) + ends, known)
    if conditional(rest, ends):
        return None
    noun = said_noun(analyse(verb.form), mention)
    need = needed(verb.form)
    if noun == _STATEMENT:
        about_it = rest[ends].folded == _OF or rest[ends].folded in _ABOUT
        if not about_it and verb.form in plain_sayings() and not (need and rest[ends].folded.startswith(need)):
            return None
        # «كشف البيت الأزرق قائمة المأكولات»: what is shown is told by the verb.
        noun = noun if about_it else ""
    first = (*subject, *rest)[0].text
    if genitive(first) != first or first.endswith(_NOMINATIVE):
        # «نفى مسؤولون …»: behind the verb a plural stands as it is printed.
        noun = ""
    need = needed(noun or verb.form)
    own = [_joined(word, need) for word in (*subject, *rest)]
    least = len(subject) + (ends or _LEAST_OF_NOBODY) + 1
    names = names_of(mention)
    for most, named in ((MOST_WORDS, own), (MOST_WORDS + 1, _by_label(mention, own, ends))):
        told = whole_part(named, known, longest=_LONGEST, least=least, most=most, clause=False, names=names)
        text = f"{noun or verb.text} {told.text}"
        says_more = told.closed or len(told.text.split()) >= least
        if told.whole and says_more and has_its_needs([Word(part, fold_word(part)) for part in text.split()]):
            return Said(text, 1, noun=bool(noun))
        least = len(mention.head.label.split()) + 1 if mention.head is not None else least
    return None


def _reported(mention: Mention, verb: Verb, own: Sequence[Word], that: int, known: Lexicon) -> Said | None:
    """«قالت موسكو إنها تجهز إجراءات», where the words cannot stand behind a colon; ``that`` is where «إن» stands."""
    if not that or verb.form.startswith(_NOT_TOLD) or conditional(own, that + 1):
        # «قال إنه إذا …»: what is said stands behind the condition.
        return None
    most = MOST_WORDS - 1 - min(that, _TITLE_REACH)
    told = whole_part(
        own[that + 1 :], known, longest=_LONGEST_REPORT, least=_LEAST_REPORT, most=most, names=names_of(mention)
    )
    subject = own[:that] if mention.head is None or that <= _TITLE_REACH else _by_label(mention, list(own[:that]), that)
    who = " ".join(word.text for word in subject)
    return Said(f"{verb.text} {who} {own[that].text} {told.text}", 1) if told.whole else None


@lru_cache(maxsize=1)
def plain_sayings() -> frozenset[str]:
    """The forms of verbs that only say («قال», «ذكر»): with anything but words said behind them they tell nothing."""
    rows = (fold_word(row).split() for row in read_toml("labels.toml")["asserting"]["plain"])
    return frozenset(form for past, present in rows for form, _, first in conjugate(past, present) if not first)


def about(mention: Mention, words: Sequence[Word], verb: Verb, known: Lexicon) -> Said | None:
    """«تصريح أردوغان بشأن سوريا»: of what somebody spoke, where a word like «بشأن» says it."""
    speaker = mention.head or mention.speaker
    if speaker is None:
        return None
    for index in range(verb.at + 1, len(words)):
        word = words[index]
        if word.stop and not COMMA.issuperset(word.stop):
            return None
        if word.folded in _ABOUT:
            told = whole_part(list(words[index:]), known, longest=_LONGEST_TOPIC, least=2, clause=False)
            return Said(f"{_STATEMENT} {speaker.label} {told.text}", 3, noun=True) if told.whole else None
    return None


def subject_ends(mention: Mention, rest: Sequence[Word]) -> int:
    """How many words behind the verb its subject covers: up to the speaker's name, else a title; 0 where nothing shows it."""
    if mention.head is not None:
        last = fold_word(mention.head.label.split()[-1])
        for index, word in enumerate(rest[:_SUBJECT_REACH]):
            if "complementizers" in analyse(word.folded).kinds:
                break
            if word.folded == last:
                return _with_others(mention, rest, index + 1)
    size = 0
    while size < min(len(rest), _TITLE_REACH) and rest[size].text.startswith("ال") and not (size and rest[size].stop):
        size += 1
    return size


def _with_others(mention: Mention, rest: Sequence[Word], ends: int) -> int:
    """«نفت الولايات المتحدة وإسرائيل …»: the subject with whoever is joined to it."""
    names = names_of(mention)
    while ends < len(rest) and not rest[ends].stop and rest[ends].folded.startswith("و"):
        if not (rest[ends].folded in names or rest[ends].folded[1:] in names):
            break
        ends += 1
    return ends


def _joined(word: Word, need: str) -> Word:
    """«دعا تونس، إلى خفض الإنفاق»: no comma before what the verb needs."""
    return word._replace(stop="") if need and word.folded.startswith(need) and COMMA.issuperset(word.stop) else word


def _without_aside(rest: list[Word], ends: int) -> list[Word]:
    """«أعلن روبرت لويس، مدير الوكالة، وقف العمل»: what somebody is, between two commas."""
    if not 0 < ends < len(rest) or not rest[ends].stop or rest[ends].folded not in offices().appositions:
        return rest
    for index in range(ends + 1, min(len(rest), ends + _ASIDE_REACH)):
        if rest[index].stop:
            return [*rest[:ends], rest[index]._replace(stop=""), *rest[index + 1 :]]
    return rest


def _without_setting(rest: list[Word], ends: int) -> list[Word]:
    """«دعا البابا، خلال خطابه في القداس، إلى السلام»: where and when it was said, up to the next comma or date."""
    if ends >= len(rest) or rest[ends].folded not in _IN:
        return rest
    for index in range(ends + 2, min(len(rest), ends + _ASIDE_REACH)):
        if rest[index].stop or rest[index].dated:
            return [*rest[:ends], rest[index]._replace(stop=""), *rest[index + 1 :]]
    return rest


def _by_label(mention: Mention, own: list[Word], ends: int) -> list[Word]:
    """The words with the speaker's name alone in place of all that stands around it."""
    if mention.head is None or not ends:
        return own
    return [*(Word(part, fold_word(part)) for part in mention.head.label.split()), *own[ends:]]
