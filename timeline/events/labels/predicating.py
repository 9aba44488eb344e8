"""Where words have a predicate: a verb, or a word that does a verb's work («هناك», «ليس», «المملكة | حريصة»)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from timeline.events.labels.stretch import verbal
from timeline.events.sentences.undated import Word
from timeline.events.words.lexicon import Lexicon, read_toml
from timeline.events.words.rarity import is_rare, stem
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["border_words", "predicate_in"]

_AND = "و"
_IMPERFECT = ("ي", "سي", "ست", "تت", "نت")
_SHORTEST = 4
_THEY = "وا"
_SAID_OF = ("ة", "ون")
_CLITICS = "وبلك"
_OWNED = ("ه", "ها", "هم")
_RELATIVE_REACH = 3


def predicate_in(words: Sequence[Word], known: Lexicon, names: Collection[str] = ()) -> int | None:
    """Where the verb of a clause stands, or a word that makes one («هناك», «ليس»); not the verb of a relative clause."""
    relative = -_RELATIVE_REACH
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        if word.folded in known.words["relatives"]:
            relative = index
        elif _predicates(word, before, known, names):
            if index - relative >= _RELATIVE_REACH:
                return index
            relative = -_RELATIVE_REACH
    return None


@lru_cache(maxsize=1)
def border_words() -> dict[str, frozenset[str]]:
    """The lists of ``[borders]`` in ``labels.toml``, folded."""
    return {key: frozenset(map(fold_word, rows)) for key, rows in read_toml("labels.toml")["borders"].items()}


def _predicates(word: Word, before: Word | None, known: Lexicon, names: Collection[str]) -> bool:
    """Whether a word is a verb, or does a verb's work; ``before`` is the word before it, if it has one."""
    form = word.folded
    if form in border_words()["predicates"] or form.removeprefix(_AND) in border_words()["predicates"]:
        return True
    if form in names or form in border_words()["no_verbs"]:
        return False
    found = analyse(form)
    if verbal(form, known):
        return True
    if found.definite or found.kinds:
        return False
    if found.verbs and before is not None and not word.stop and (before.folded in names or _closes(before)):
        # «أن التنظيم خطف …», «أن بلاده ضربت …»: a word that may be a noun too, behind a subject.
        return True
    if before is not None and not word.stop and analyse(before.folded).definite and _says_of_it(word):
        return True
    shaped = form.removeprefix(_AND) if len(form) > _SHORTEST else form
    return not found.nouns and len(shaped) >= _SHORTEST and (shaped.startswith(_IMPERFECT) or shaped.endswith(_THEY))


def _says_of_it(word: Word) -> bool:
    """«المملكة | حريصة على …», «البحث | جار»: a common word without the article behind one with it is what is said of it."""
    form = word.folded
    return word.text.endswith(_SAID_OF) and not is_rare(stem(form)) and form[0] not in _CLITICS


def _closes(word: Word) -> bool:
    """Whether nothing stands in construct with a word: it has the article or a pronoun."""
    return analyse(word.folded).definite or (word.folded.endswith(_OWNED) and len(word.folded) > _SHORTEST)
