"""Whether a clause leaves open who acts: its verb's subject stands before it, in a pronoun, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.event import Mention
from timeline.events.labels.beginnings import preposition
from timeline.events.labels.casing import indefinite
from timeline.events.labels.predicating import border_words, predicate_in
from timeline.events.labels.stretch import opens, verbal
from timeline.events.names.names import PERSON
from timeline.events.names.offices import offices
from timeline.events.sentences.undated import Word, entities_of
from timeline.events.words.lexicon import Lexicon, word_list
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["before_it", "names", "of_nobody"]

_PAIR = 2
_ENOUGH = 5
_LONG = 4
_OF_THEM = ("ها", "هم", "هما")
_BRACKET = "("
_SO_THAT = ("لي", "لت")
_AND = "و"
_COMMAS = ("،", ",", ".", "؛")
_THEY = ("ون", "وا")
_OWNED = ("ه", "ها", "هم", "هما")


def of_nobody(words: Sequence[Word], mention: Mention, known: Lexicon) -> bool:
    """«حاول عبور الحدود», «السلام التي دارت فيها مشاجرة»: whether a clause leaves open who acts, or has no verb of its own."""
    own = list(words)
    while len(own) > 1 and own[0].folded in word_list("labels.toml", "words", "auxiliary"):
        own = own[1:]
    first, near = own[0], own[: _ENOUGH + 1]
    if opens(first.folded, known) or preposition(first, known) or _so_that(first, known):
        return True
    if not (analyse(first.folded).verbs and not analyse(first.folded).definite):
        relative = any(word.folded in known.words["relatives"] for word in near)
        if any(verbal(word.folded, known) and analyse(word.folded).suffix for word in own[1:_ENOUGH]) and not relative:
            # «الوزير سيستقبله»
            return True
        linked = any(word.folded in word_list("labels.toml", "doubts", "linking") for word in own[_PAIR:])
        return relative and not linked and predicate_in(near, known) is None
    if first.folded in border_words()["being"] and any(word.folded in known.words["relatives"] for word in near):
        # «يكون الزعيم، الذي فاز …»
        return True
    if len(own) < _PAIR or analyse(first.folded).suffix or first.folded.endswith(_THEY):
        return True
    if "(" in mention.text or _BRACKET in own[1].stop:
        # «تغلب (الفريق) على ضيفه»: whoever acts was found.
        return False
    before = before_it(mention)
    if _points_before(own, before, known):
        return True
    if _carried_by_that(before, mention) or (len(own) <= _ENOUGH and analyse(own[-1].folded).suffix):
        return True
    if own[1].folded in offices().first_words:
        return False
    if mention.head is not None and mention.head.kind == PERSON and not names(own, mention.head.label):
        return True
    if own[1].folded in word_list("labels.toml", "doubts", "pointing") or (
        mention.head is not None and names(own[-1:], mention.head.label)
    ):
        # «قلصت منظمة الدول المصدرة للبترول»: what, is not said.
        return not first.folded.startswith(tuple(word_list("labels.toml", "doubts", "befalling")))
    if preposition(own[1], known):
        return not mention.described and mention.head is None
    if (
        mention.head is not None
        or mention.described
        or first.folded in word_list("labels.toml", "doubts", "done")
        or _may_act(own[1], first, mention)
    ):
        return False
    if before and (indefinite(own[1], mention) or own[1].text.endswith(_OWNED)):
        # «وفرض قيودا على المركبات», «اصطدمت سيارته»
        return True
    return _has_it_before(before, mention)


def _points_before(words: Sequence[Word], before: Sequence[str], known: Lexicon) -> bool:
    """«[الأغنية التي] كتب كلماتها الشاعر», «[الرجل الذي] قالت الشرطة إنه يعمل هنا»: whether a pronoun is of somebody before the clause."""
    owned = words[1].text.endswith(_OF_THEM) and words[1].folded not in word_list(
        "labels.toml", "doubts", "no_pronouns"
    )
    relative = bool(before) and before[-1] in known.words["relatives"]
    return (owned and len(words[1].text) > _LONG) or (
        relative and any(word.folded in word_list("labels.toml", "doubts", "that_one") for word in words)
    )


def _so_that(word: Word, known: Lexicon) -> bool:
    """«لتنهي مسيرة اللاعبة», «ليتوافق معي»: whether «ل» ties a verb to what is before it."""
    return word.folded.startswith(_SO_THAT) and verbal(word.folded[1:], known)


def _has_it_before(before: Sequence[str], mention: Mention) -> bool:
    """«قتلوا شابا | عندما حاول», «في اجتماع | ينعقد لأول مرة»: whether the subject of a verb stands before its clause."""
    if not any(analyse(word).verbs for word in before):
        return False
    ahead = mention.sentence[: max(0, mention.start - mention.sentence_start)].rstrip()
    closed = ahead.endswith(_COMMAS)
    opening = fold_word(mention.text.split()[0])
    if (
        opening in word_list("labels.toml", "doubts", "carrying")
        or before[-1] in word_list("labels.toml", "doubts", "carrying")
        or (mention.text.startswith(_AND) and not closed)
    ):
        return True
    last = analyse(before[-1])
    return not closed and bool(last.nouns) and not (last.definite or last.kinds)


def names(words: Sequence[Word], label: str) -> bool:
    """Whether words hold the last part of a name, or its first."""
    parts = label.split()
    sought = {fold_word(part).removeprefix("ال") for part in (parts[0], parts[-1])}
    return any(
        word.folded.lstrip("وبل").removeprefix("ال") in sought or word.folded.removeprefix("ال") in sought
        for word in words
    )


def before_it(mention: Mention) -> list[str]:
    """The folded words of a mention's sentence before the mention."""
    return [fold_word(word) for word in mention.sentence[: max(0, mention.start - mention.sentence_start)].split()]


def _carried_by_that(before: Sequence[str], mention: Mention) -> bool:
    """«قال الاتحاد | إنه أمهل المدرب …»: whether the pronoun of «أنه» right before a verb is its subject."""
    return any(
        word in word_list("labels.toml", "doubts", "that_one")
        for word in (*before[-1:], *map(fold_word, mention.text.split()[:1]))
    )


def _may_act(word: Word, verb: Word, mention: Mention) -> bool:
    """Whether a word right behind a verb looks like its subject: it has the article, is a name, or is feminine as the verb is."""
    if (
        analyse(word.folded).definite
        or word.folded in offices().first_words
        or any(word.text in entity.label for entity in entities_of(mention))
    ):
        return True
    return verb.folded.endswith("ت") and word.text.endswith(("ة", "ات"))
