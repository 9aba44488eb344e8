"""What makes a label doubtful: who acts is not said, the noun by itself says nothing, or its parts come from two places.

Then the sentence is quoted instead (``insentence.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.events.event import Mention
from timeline.events.labels.beginnings import preposition
from timeline.events.labels.casing import indefinite
from timeline.events.labels.cores import ACTORS, Core, read_labels
from timeline.events.labels.insentence import in_its_sentence, place_told
from timeline.events.labels.predicating import border_words
from timeline.events.labels.stretch import hangs, verbal
from timeline.events.labels.subjectless import before_it, names, of_nobody
from timeline.events.labels.wordings import best_of
from timeline.events.names.names import COUNTRY, PERSON
from timeline.events.names.offices import offices
from timeline.events.sentences.undated import Word, entities_of, words_on
from timeline.events.words.lexicon import Lexicon, lexicon, word_list
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["points_away", "surer"]

_PAIR = 2
_FEW = 3
_NEAR = 4
_ENOUGH = 5
_FAR = 9
_MORE = "…"
_SPEAKS = ":"
_MARKS = '،,:؛…()"«»[]'
_STATEMENT = "statement"
_INTERVIEW = "interview"
_GOING = ("arrival", "departure", "visit")
_OWNED = ("ه", "ها", "هم", "هما")


def surer(core: Core, mentions: Sequence[Mention], kind: str) -> Core:
    """The same label, or, where it may not tell what happened, the sentence of a claim as far as it does."""
    doubt = _unlike(core) if core.by is None and len(core.who) > 1 else _doubtful(core, core.by, kind)
    if not (doubt or (core.by is None and _told_by_a_pronoun(mentions, core))):
        return core
    own = best_of(mentions if core.by is None else [core.by], kind, (in_its_sentence,))
    if len(mentions) > 1 and not (own is not None and own.phrase.whole) and not _goes_far(core):
        own = best_of(mentions, kind, (in_its_sentence,)) or own
    if own is None or not (own.phrase.whole or _says_nearly_nothing(core)):
        return core
    told, quoted = len(core.text.split()), len(own.phrase.text.split())
    if quoted < told and not own.phrase.whole and (core.text.endswith(_MORE) or _SPEAKS in core.text):
        return core
    if quoted < min(told, _FAR - _FEW) and not core.text.endswith(_MORE):
        return core
    return replace(core, text=own.phrase.text, noun=False, by=own.mention, sentence=True)


def _goes_far(core: Core) -> bool:
    """Whether a label breaks off, but late: then no other claim's sentence says it better."""
    return core.text.endswith(_MORE) and len(core.text.split()) > _FAR


def _says_nearly_nothing(core: Core) -> bool:
    """Whether a sentence that breaks off says more than a doubtful label: than a clause, «العقوبات الأمريكية», «قرار ترامب»."""
    words = _words(core.text)
    return not core.noun or _unlike(core) or (len(words) <= _FEW and not core.who) or _only_whose(words, core, core.by)


def _doubtful(core: Core, mention: Mention | None, kind: str) -> bool:
    """Whether a label, as ``mention`` worded it (none where it was put together), may not tell what happened."""
    known = lexicon()
    words = _words(core.text)
    if not words:
        return True
    if _SPEAKS in core.text:
        said = core.text.partition(_SPEAKS)[2].split()
        return (core.text.endswith(_MORE) and len(said) <= _ENOUGH) or points_away(core.text)
    if core.text.endswith(_MORE):
        return True
    if _waits_at_its_end(words, known):
        return True
    if not core.noun:
        return mention is not None and of_nobody(words, mention, known)
    return _thin(words, core, mention, kind, known)


def _words(text: str) -> list[Word]:
    """The words of a label, which has no dates and hardly any marks."""
    return [Word(word, fold_word(word)) for part in text.split() if (word := part.strip(_MARKS))]


def points_away(text: str) -> bool:
    """«ترامب: هنأته على فوزه», «الاتحاد: لم يسمح بذلك»: whether what is said begins by pointing at something said before."""
    speaker, _, said = text.partition(_SPEAKS)
    words = _words(said)[:_NEAR]
    if not (speaker and words):
        return False
    first = words[0]
    owned = analyse(first.folded).suffix and bool(analyse(first.folded).verbs) and first.text.endswith(_OWNED)
    away = word_list("labels.toml", "doubts", "away")
    that = first.folded in word_list("labels.toml", "doubts", "that_one")
    return len(words) < _NEAR - 1 or owned or that or any(word.folded in away for word in words)


def _waits_at_its_end(words: Sequence[Word], known: Lexicon) -> bool:
    """Whether a label ends on a word that waits for another: a preposition, a verb with its object («بتصريحات وصفتها»)."""
    last = words[-1]
    taken = verbal(last.folded, known) and analyse(last.folded).suffix
    return len(words) > 1 and (
        hangs(last.folded, known)
        or taken
        or last.folded in border_words()["turns"]
        or last.folded in word_list("labels.toml", "doubts", "begun")
        or last.folded in word_list("nouns.toml", "name_particles")
    )


def _thin(words: Sequence[Word], core: Core, mention: Mention | None, kind: str, known: Lexicon) -> bool:
    """«مقابلات العمل», «مباراة فريقه أمام …», «قرار الرئيس ترامب»: whether a noun phrase says less than what happened."""
    if _of_a_pronoun(words) or (mention is not None and not core.who and any(map(_pronoun, _told(mention)))):
        return True
    if _only_whose(words, core, mention):
        return True
    if known.family(kind) == _STATEMENT and kind != _INTERVIEW:
        return _only_says(words)
    if any(word.folded in word_list("labels.toml", "doubts", "breaking") for word in words[1:]):
        return True
    if core.who and kind in read_labels()["agent"]["enough"]:
        # «وصول أردوغان»: where, is not said.
        return kind in _GOING and core.where is None and len(words) <= 1 + len(core.who[0].label.split())
    if mention is None:
        return not core.who
    named = {part for entity in (*entities_of(mention), *core.who) for part in fold_word(entity.label).split()}
    plain = [word for word in words[1:] if word.folded not in named and word.folded.removeprefix("ال") not in named]
    if any(any(map(str.isdecimal, word.folded)) for word in words):
        # «مصرع 64 شخصا»: how many, is what is told.
        return False
    if len(words) <= _FEW and core.where is None:
        return True
    if len(words) <= _NEAR and not any(preposition(word, known) for word in words):
        return len(plain) <= 1 or any(verbal(word.folded, known) for word in words)
    if (
        lexicon().types[kind].deed
        and len(words) <= _ENOUGH
        and not (core.who or mention.described or _acts(words, mention))
    ):
        return True
    if mention.finite and len(words) > 1 and (preposition(words[1], known) or indefinite(words[1], mention)):
        # «افتتاح في المدينة …», «استهداف متجرا»
        return True
    return _subject_of_a_verb(words, mention, known)


def _acts(words: Sequence[Word], mention: Mention) -> bool:
    """Whether some party of a claim stands in its label."""
    return any(names(words, party.label) for party in mention.participants)


def _of_a_pronoun(words: Sequence[Word]) -> bool:
    """«إعلان استقالتها», «مباراة فريقه»: whether a pronoun among the first words has nobody before it."""
    for index, word in enumerate(words[:_NEAR]):
        found = analyse(word.folded)
        if word.folded in word_list("labels.toml", "doubts", "with_a_pronoun"):
            return True
        if (index and found.definite) or (found.verbs and not found.nouns):
            return False
        if (
            word.text.endswith(_OWNED)
            and len(word.text) > _NEAR
            and word.folded not in word_list("labels.toml", "doubts", "no_pronouns")
        ):
            return True
    return False


def _subject_of_a_verb(words: Sequence[Word], mention: Mention, known: Lexicon) -> bool:
    """«طالت | العقوبات الجديدة كلا من …»: what a noun right behind its verb does is told by the verb."""
    if not words[0].text.startswith("ال"):
        return False
    own = words_on(mention)
    place = place_told(own, mention)
    ahead = [*before_it(mention), *(word.folded for word in own[:place])]
    if ahead and ahead[-1] in word_list("labels.toml", "doubts", "this"):
        ahead.pop()
    return bool(ahead) and verbal(ahead[-1], known)


def _only_says(words: Sequence[Word]) -> bool:
    """«تأكيد الرئيس لأعضاء المجلس»: whether a noun of saying has little more than who spoke to whom."""
    saying = {fold_word(noun) for noun in (*read_labels()["said"].values(), *read_labels()["agent"]["empty"])}
    about = lexicon().words["topic_prepositions"]
    return words[0].folded in saying and len(words) <= _ENOUGH and not any(word.folded in about for word in words)


def _only_whose(words: Sequence[Word], core: Core, mention: Mention | None) -> bool:
    """«قرار ترامب», «إعلان فلان نائب الرئيس التركي»: a noun of what is said or decided, and nothing but who did so.

    What is decided is a common noun without the article, or stands behind a preposition of its own.
    """
    if not words or words[0].folded not in _nouns_with_content():
        return False
    known = lexicon()
    of = (*core.who, *(() if mention is None else entities_of(mention)))
    named = {part.removeprefix("ال") for entity in of for part in fold_word(entity.label).split()}
    return all(
        word.folded.removeprefix("ال") in named
        or (analyse(word.folded).definite and not (analyse(word.folded).nouns or preposition(word, known)))
        or word.folded in offices().first_words
        or word.folded in known.words["place_prepositions"]
        for word in words[1:]
    )


@lru_cache(maxsize=1)
def _nouns_with_content() -> frozenset[str]:
    said = (fold_word(noun) for noun in (*read_labels()["said"].values(), *read_labels()["agent"]["empty"]))
    return frozenset(said) | word_list("labels.toml", "doubts", "decided")


def _unlike(core: Core) -> bool:
    """«اجتماع الكويت ومحمد خليل»: whether the two who met are a state and a person."""
    kinds = {who.kind == COUNTRY for who in core.who if who.kind in ACTORS}
    return len(kinds) > 1


def _told_by_a_pronoun(mentions: Sequence[Mention], core: Core) -> bool:
    """«أي مسؤول من الوزارة خلال زيارته»: whether nothing but a pronoun says that an event is that of a body."""
    bodies = {who.id for who in core.who if who.kind != PERSON}
    own = [mention for mention in mentions if mention.head is not None and mention.head.id in bodies]
    return bool(own) and all(any(_pronoun(word) for word in _told(mention)) for mention in own)


def _told(mention: Mention) -> Sequence[Word]:
    own = words_on(mention)
    place = place_told(own, mention)
    return own[place : place + 1]


def _pronoun(word: Word) -> bool:
    return analyse(word.folded).suffix and word.text.endswith(_OWNED)
