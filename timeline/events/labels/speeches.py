"""What somebody said, as a label: «لافروف: الهدنة صامدة», «نفي أردوغان أن يكون القانون حيلة»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from timeline.events.event import Mention, Modality
from timeline.events.labels.beginnings import preposition
from timeline.events.labels.borders import MOST_WORDS, torn_part, whole_part
from timeline.events.labels.casing import nominative
from timeline.events.labels.predicating import border_words
from timeline.events.labels.speech_acts import NOTHING, Said, Verb, about, act, names_of, says, verb_of
from timeline.events.labels.stretch import phrase, verbal
from timeline.events.labels.wording import behind, said_noun
from timeline.events.names.names import MEDIA, PERSON
from timeline.events.names.offices import offices
from timeline.events.sentences.undated import COMMA, Word, words_on
from timeline.events.words.inflection import conjugate
from timeline.events.words.lexicon import Lexicon, lexicon, read_toml
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["spoken"]

_SPEECH_REACH = 45
_SUBJECT_REACH = 9
_OPENING_REACH = 3
_ASIDE_REACH = 12
_SPOKEN = 5
_THIN = 3
_LEAST_TORN = 4
_TORN = 2
_ADDED = (" في بيان", " في تصريح", " في مقابلة", "(", '"', "«")
_LONGEST = 84
_THAT = frozenset(map(fold_word, ("أن", "إن", "بأن")))
_PERSONS = frozenset("يت")
_HER, _THEM = "ها", ("هم", "هما", "نا", "ني")
_THAT_ALONE = fold_word("أن")
_THAT_NOT = fold_word("ألا")
_POINTS = frozenset(map(fold_word, ("هو", "هي", "هم", "هذا", "ذلك", "تلك", "إذا", "لو")))
_IN = frozenset(map(fold_word, ("في", "خلال", "أمام", "عبر", "لدى", "عقب")))
_IN_CASE = list(map(fold_word, ("في", "حال")))
_CARRIED = (Modality.HAPPENED, Modality.ANNOUNCED)


def spoken(mention: Mention) -> Said:
    """Who says what, by a verb of saying; nothing where either is not clear or the words break off."""
    known = lexicon()
    words = words_on(mention)
    verb = verb_of(words, mention.predicate)
    if mention.modality not in _CARRIED:
        return NOTHING
    if verb is None:
        return _of_oneself(mention, words, known)
    if mention.modality is Modality.HAPPENED and (own := _own_words(mention, words, verb, known)).text:
        # «أعلنت الوزارة مقتل عشرة، مؤكدة أن …»: what is announced comes first.
        return (own.rank and act(mention, words, verb, known)) or own
    done = act(mention, words, verb, known)
    if done is None and mention.modality is Modality.HAPPENED:
        done = _own_words(mention, words, verb, known, torn=True)
        done = done if done.text else None
    return done or about(mention, words, verb, known) or NOTHING


def _of_oneself(mention: Mention, words: list[Word], known: Lexicon) -> Said:
    """«أريد عرضا عسكريا», «روسيا: خلافات كبيرة مع أميركا»: the words of a speaker without a verb of saying before them."""
    if mention.speaker is None or mention.speaker.kind == MEDIA or mention.modality is not Modality.HAPPENED:
        return NOTHING
    colon = next((i for i, word in enumerate(words[:_SUBJECT_REACH]) if ":" in word.stop), None)
    if colon is not None:
        told = _told(words[colon:], mention, known, clause=False)
        return Said(f"{mention.speaker.label}: {told}", 0) if told else NOTHING
    first = next((i for i, word in enumerate(words[:_OPENING_REACH]) if analyse(word.folded).verbs), None)
    mine = first is not None and all(sense.first_person for sense in analyse(words[first].folded).verbs)
    told = _told(list(words), mention, known) if mine and first is not None else ""
    return Said(f"{mention.speaker.label}: {told}", 0) if told else NOTHING


def _own_words(mention: Mention, words: Sequence[Word], verb: Verb, known: Lexicon, *, torn: bool = False) -> Said:
    """«لافروف: الهدنة صامدة», «تحذير لافروف من أن …»: a claim of the speaker's own, whole, or ``torn`` with a sign."""
    place = _content(words, verb.at, known)
    if place is None:
        return NOTHING
    end, begin = place
    what = list(words[begin:])
    if begin > end and not _agrees(verb.form, words[begin - 1].folded, what):
        return NOTHING
    who = _who(mention, behind(words[verb.at + 1 : end], known), known)
    pronoun = begin > end and words[begin - 1].folded not in _THAT
    what = what if begin == end else nominative(what)
    told = _told(what, mention, known, clause=not pronoun, torn=torn, who=who)
    if not (who and told):
        return NOTHING
    carried = any(word.folded in _bringing() for word in words[verb.at + 1 : end])
    if verb.form in _asserting() or carried:
        beside = carried and verb.form in _asserting() and words[begin - 1].folded != words[verb.at + 1].folded
        return Said(f"{who}: {told}", _TORN if torn else int(beside))
    noun = said_noun(analyse(verb.form), mention)
    if not noun or words[begin - 1].folded != _THAT_ALONE:
        return NOTHING
    # «حذر … من أن»
    that = f"{words[begin - 2].text} أن" if preposition(words[begin - 2], known) else "أن"
    return Said(f"{noun} {who} {that} {told}", _TORN if torn else 0, noun=True)


@lru_cache(maxsize=1)
def _bringing() -> frozenset[str]:
    """Participles that bring the speaker's own words: «رحب بالقرار، معتبرا أن …»."""
    return frozenset(map(fold_word, read_toml("labels.toml")["asserting"]["participles"]))


@lru_cache(maxsize=1)
def _asserting() -> frozenset[str]:
    """The forms of verbs behind which somebody's words stand as they are: not «نفى أن», nor «طلب أن»."""
    rows = (fold_word(row).split() for row in read_toml("labels.toml")["asserting"]["verbs"])
    return frozenset(form for past, present in rows for form, _, first in conjugate(past, present) if not first)


def _agrees(saying: str, that: str, following: Sequence[Word]) -> bool:
    """«قال إنه زار», «قالت إنها لم تزر»: whether the pronoun may be the subject of the verb behind it, and the speaker."""
    if that in _THAT:
        return True
    if that.endswith(_THEM):
        return False
    her = that.endswith(_HER)
    verb = next((word.folded for word in following[:_OPENING_REACH] if analyse(word.folded).verbs), "")
    if not verb:
        # «أنه ملتزم بنزع السلاح»
        ending = bool(following) and following[0].text.endswith("ة")
        return _feminine(saying) == her == ending
    return _feminine(saying) == her == _feminine(verb)


def _feminine(form: str) -> bool:
    form = form.removeprefix("س")
    return form.startswith("ت") if form[:1] in _PERSONS else form.endswith("ت")


def _content(words: Sequence[Word], verb: int, known: Lexicon) -> tuple[int, int] | None:
    """Where the words before what is said end, and where it begins: behind «أن», a colon, or a quotation mark."""
    for index in range(verb + 1, min(len(words), verb + _SPEECH_REACH)):
        word = words[index]
        if ":" in word.stop or (word.quoted and index > verb + 1 and _opens_speech(words, verb, index, known)):
            return index, index
        if word.folded == _THAT_NOT or (says(word) and word.folded not in _bringing()):
            return None
        if word.folded in known.participles and word.folded not in _bringing():
            # «تحدث مطالبا بأن …»
            return None
        if word.folded in known.words["relatives"]:
            # «مؤسسة … التي أعلنت أن»: of somebody else; «فلان، مدير الشركة التي …، إن …» is not.
            return _behind_an_aside(words, verb, index)
        if "complementizers" in analyse(word.folded).kinds:
            return index, index + 1
    return None


def _behind_an_aside(words: Sequence[Word], verb: int, inside: int) -> tuple[int, int] | None:
    """Where «أن» stands behind the comma that closes what somebody is, if ``inside`` lies between two commas."""
    first = next((index for index in range(verb + 2, inside + 1) if words[index].stop), inside)
    for index in range(inside + 1, min(len(words), inside + _SPEECH_REACH)):
        if words[index].stop and "complementizers" in analyse(words[index].folded).kinds:
            return first, index + 1
        if says(words[index]) or (words[index].stop and not COMMA.issuperset(words[index].stop)):
            return None
    return None


def _opens_speech(words: Sequence[Word], verb: int, index: int, known: Lexicon) -> bool:
    """Whether a quotation mark opens words spoken and no name: it is the first, and what it opens is long or has a verb."""
    if any(word.quoted for word in words[verb + 1 : index]):
        return False
    inside = next((n for n, word in enumerate(words[index + 1 :], 1) if word.quoted), len(words) - index)
    return inside >= _SPOKEN or (
        inside > 1 and any(verbal(w.folded, known) for w in words[index : index + min(inside, _OPENING_REACH)])
    )


def _who(mention: Mention, between: Sequence[Word], known: Lexicon) -> str:
    """The speaker's name; else the words between the verb and what is said («مسؤول أميركي»)."""
    return _plain_name(_named(mention, between, known))


def _plain_name(name: str) -> str:
    """A name without what the text adds to it («… في بيان», «البنتاغون» in brackets)."""
    for mark in _ADDED:
        name = name.partition(mark)[0]
    return name.strip()


def _named(mention: Mention, between: Sequence[Word], known: Lexicon) -> str:
    speaker = mention.head or mention.speaker
    if speaker is not None and speaker.kind == MEDIA:
        return ""
    if speaker is not None and (speaker.kind == PERSON or not _holds(between, speaker.label)):
        return speaker.label
    if not between or between[0].stop or preposition(between[0], known):
        return speaker.label if speaker is not None else ""
    if between[0].folded.removeprefix("ال") in known.words["media"]:
        return ""
    first = next((i for i, word in enumerate(between) if i and _ends_name(word, known)), len(between))
    own = phrase(between[:first], known)
    if own.whole and len(own.text.split()) <= _SUBJECT_REACH and not own.text.endswith((_HER, "ه")):
        return own.text
    return speaker.label if speaker is not None else ""


def _ends_name(word: Word, known: Lexicon) -> bool:
    """Whether a speaker's name is over at a word: «قالت فلانة | لصحيفة …», «| في بيان»."""
    told_to = word.folded.startswith("ل") and word.folded[1:] in known.words["media"]
    return bool(word.stop) or word.folded in _IN or told_to


def _holds(between: Sequence[Word], label: str) -> bool:
    """«رئيس اللجنة الأولمبية توماس باخ»: whether somebody of a body speaks, and not the body."""
    return bool(between) and between[0].folded in offices().first_words and between[0].text not in label


def _told(
    words: list[Word], mention: Mention, known: Lexicon, *, clause: bool = True, torn: bool = False, who: str = ""
) -> str:
    """What is said, as far as it makes a short whole; empty where it does not. Behind «أنه» any word is a predicate."""
    if words:
        words[0] = words[0]._replace(stop="")
    if words[1:] and words[0].folded in _THAT:
        # «… في بيان: "إن الإدارة …"»
        words = [words[1]._replace(stop="", quoted=words[0].quoted), *words[2:]]
    words = _without_front(words, known)
    if (
        not words
        or words[0].folded in _POINTS
        or words[0].folded in border_words()["turns"]
        or [word.folded for word in words[:2]] == _IN_CASE
    ):
        return ""
    names = names_of(mention)
    most = MOST_WORDS - len(who.split())
    if torn:
        return torn_part(words, known, longest=_LONGEST, least=_LEAST_TORN, most=most, names=names)
    told = whole_part(words, known, longest=_LONGEST, least=_THIN, most=most, clause=clause, names=names)
    return told.text if told.whole else ""


def _without_front(words: list[Word], known: Lexicon) -> list[Word]:
    """«ضمن جهود مكافحة الإرهاب، | تمكنت الأجهزة …»: a clause from its verb on, behind what stands in front of it."""
    if not words or not preposition(words[0], known):
        return words
    for index in range(1, min(len(words), _ASIDE_REACH)):
        word = words[index]
        if word.stop and verbal(word.folded, known) and not analyse(word.folded).conjunction:
            return [words[index]._replace(stop=""), *words[index + 1 :]]
    return words
