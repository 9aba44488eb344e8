"""What makes a label doubtful: who acts is not said, the noun by itself says nothing, or its parts come from two places.

Then the sentence is quoted instead (``insentence.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.event import Mention
from timeline.events.labels.beginnings import preposition
from timeline.events.labels.cores import ACTORS, Core, read_labels
from timeline.events.labels.insentence import in_its_sentence, place_told
from timeline.events.labels.predicating import predicate_in
from timeline.events.labels.stretch import hangs, opens, verbal
from timeline.events.labels.wordings import best_of
from timeline.events.names.names import COUNTRY, PERSON
from timeline.events.names.offices import offices
from timeline.events.sentences.undated import Word, entities_of, words_of_text, words_on
from timeline.events.words.lexicon import Lexicon, lexicon
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["surer"]

_PAIR = 2
_FEW = 3
_NEAR = 4
_ENOUGH = 5
_MORE = "…"
_SPEAKS = ":"
_STATEMENT = "statement"
_THEY = ("ون", "وا")
_OWNED = ("ه", "ها", "هم", "هما")
_NO_PRONOUN = frozenset(map(fold_word, ("اتجاه", "باتجاه", "تجاه", "مياه", "تنبيه", "توجيه", "تشويه", "ترفيه", "نزيه")))
_POINTING = frozenset(map(fold_word, ("الأخير", "الأخيرة", "الأخيران", "المذكور", "المذكورة", "نفسه", "نفسها")))
_THAT_ONE = frozenset(
    map(fold_word, ("أنه", "إنه", "أنها", "إنها", "أنهم", "إنهم", "بأنه", "بأنها", "بأنهم", "لأنه", "لأنها"))
)
_DONE = frozenset(map(fold_word, ("تم", "يتم", "سيتم", "جرى", "يجري", "تمت", "جرت")))
_BREAKING = frozenset(map(fold_word, ("حيث", "وفقا", "كلا", "قال", "قالت", "بأن", "أن")))


def surer(core: Core, mentions: Sequence[Mention], kind: str) -> Core:
    """The same label, or, where it may not tell what happened, the sentence of a claim as far as it does."""
    doubt = _unlike(core) if core.by is None and len(core.who) > 1 else _doubtful(core, core.by, kind)
    if not (doubt or (core.by is None and _told_by_a_pronoun(mentions, core))):
        return core
    own = best_of([core.by], kind, (in_its_sentence,)) if core.by is not None else None
    if own is None or not (own.phrase.whole or len(mentions) == 1):
        own = best_of(mentions, kind, (in_its_sentence,)) or own
    if own is None or not (own.phrase.whole or _says_nearly_nothing(core)):
        return core
    return replace(core, text=own.phrase.text, noun=False, by=own.mention, sentence=True)


def _says_nearly_nothing(core: Core) -> bool:
    """Whether a sentence that breaks off says more than a doubtful label: than a clause, or «العقوبات الأمريكية»."""
    return not core.noun or core.by is None or (len(core.text.split()) <= _FEW and not core.who)


def _doubtful(core: Core, mention: Mention | None, kind: str) -> bool:
    """Whether a label, as ``mention`` worded it (none where it was put together), may not tell what happened."""
    known = lexicon()
    words = words_of_text(core.text)
    if not words:
        return True
    if _SPEAKS in core.text:
        said = core.text.partition(_SPEAKS)[2].split()
        return core.text.endswith(_MORE) and len(said) <= _ENOUGH
    if core.text.endswith(_MORE):
        return True
    if waits_at_its_end(words, known):
        return True
    if not core.noun:
        return mention is not None and _of_nobody(words, mention, known)
    return _thin(words, core, mention, kind, known)


def waits_at_its_end(words: Sequence[Word], known: Lexicon) -> bool:
    """Whether a label ends on a word that waits for another."""
    return len(words) > 1 and hangs(words[-1].folded, known)


def _of_nobody(words: Sequence[Word], mention: Mention, known: Lexicon) -> bool:
    """«حاول عبور الحدود», «السلام التي دارت فيها مشاجرة»: whether a clause leaves open who acts, or has no verb of its own."""
    first = words[0]
    near = words[: _ENOUGH + 1]
    if opens(first.folded, known) or preposition(first, known):
        return True
    if not (analyse(first.folded).verbs and not analyse(first.folded).definite):
        relative = any(word.folded in known.words["relatives"] for word in near)
        return relative and predicate_in(near, known) is None
    if len(words) < _PAIR or analyse(first.folded).suffix or first.folded.endswith(_THEY):
        return True
    before = _before(mention)
    if _carried_by_that(before, mention) or (len(words) <= _ENOUGH and analyse(words[-1].folded).suffix):
        return True
    if preposition(words[1], known):
        return not mention.described and mention.head is None
    if words[1].folded in _POINTING:
        return True
    if mention.head is not None or mention.described or first.folded in _DONE or _may_act(words[1], first, mention):
        return False
    # «قتلوا فلسطينيا | عندما حاول»
    return any(analyse(word).verbs for word in before)


def _before(mention: Mention) -> list[str]:
    """The folded words of a mention's sentence before the mention."""
    return [fold_word(word) for word in mention.sentence[: max(0, mention.start - mention.sentence_start)].split()]


def _carried_by_that(before: Sequence[str], mention: Mention) -> bool:
    """«قال الاتحاد | إنه أمهل المدرب …»: whether the pronoun of «أنه» right before a verb is its subject."""
    return any(word in _THAT_ONE for word in (*before[-1:], *map(fold_word, mention.text.split()[:1])))


def _may_act(word: Word, verb: Word, mention: Mention) -> bool:
    """Whether a word right behind a verb looks like its subject: it has the article, is a name, or is feminine as the verb is."""
    if (
        analyse(word.folded).definite
        or word.folded in offices().first_words
        or any(word.text in entity.label for entity in entities_of(mention))
    ):
        return True
    return verb.folded.endswith("ت") and word.text.endswith(("ة", "ات"))


def _thin(words: Sequence[Word], core: Core, mention: Mention | None, kind: str, known: Lexicon) -> bool:
    """«مقابلات العمل», «مباراة فريقه أمام …», «قرار الرئيس ترامب»: whether a noun phrase says less than what happened."""
    if _of_a_pronoun(words):
        return True
    if known.family(kind) == _STATEMENT:
        return _only_says(words)
    if any(word.folded in _BREAKING for word in words[1:]):
        return True
    named = {part for entity in (entities_of(mention) if mention else ()) for part in fold_word(entity.label).split()}
    names = {part for who in core.who for part in fold_word(who.label).split()} | named
    if kind in read_labels()["agent"]["enough"] and core.who:
        return False
    plain = [word for word in words[1:] if word.folded not in names and word.folded.removeprefix("ال") not in names]
    if len(words) <= _FEW and core.where is None:
        return True
    if len(plain) <= 1 and not any(preposition(word, known) for word in words) and len(words) <= _NEAR:
        return True
    if mention is None:
        return False
    if mention.finite and len(words) > 1 and preposition(words[1], known):
        return True
    return _subject_of_a_verb(words, mention, known)


def _of_a_pronoun(words: Sequence[Word]) -> bool:
    """«إعلان استقالتها», «مباراة فريقه»: whether a pronoun among the first words has nobody before it."""
    for word in words[:_NEAR]:
        found = analyse(word.folded)
        if found.definite or (found.verbs and not found.nouns):
            return False
        if word.text.endswith(_OWNED) and len(word.text) > _NEAR and word.folded not in _NO_PRONOUN:
            return True
    return False


def _subject_of_a_verb(words: Sequence[Word], mention: Mention, known: Lexicon) -> bool:
    """«طالت | العقوبات الجديدة كلا من …»: what a noun right behind its verb does is told by the verb."""
    if not words[0].text.startswith("ال"):
        return False
    own = words_on(mention)
    place = place_told(own, mention)
    before = own[place - 1].folded if place else next(iter(_before(mention)[-1:]), "")
    return bool(before) and verbal(before, known)


def _only_says(words: Sequence[Word]) -> bool:
    """«تأكيد الرئيس لأعضاء المجلس»: whether a noun of saying has little more than who spoke to whom."""
    saying = {fold_word(noun) for noun in (*read_labels()["said"].values(), *read_labels()["agent"]["empty"])}
    about = lexicon().words["topic_prepositions"]
    return words[0].folded in saying and len(words) <= _ENOUGH and not any(word.folded in about for word in words)


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
