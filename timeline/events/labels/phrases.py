"""Which of the words behind an event noun belong to its phrase."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from timeline.events.labels.stretch import hangs
from timeline.events.sentences.undated import Word
from timeline.events.words.lexicon import Lexicon, word_list
from timeline.events.words.rarity import is_rare, stem
from timeline.events.words.tokens import analyse

__all__ = ["of_the_noun", "up_to_a_place", "without_plans"]

_SHORTEST = 3
_TIED = ("ل", "بال")
_ARTICLE = "ال"
_POSSESSED = ("ها", "هم", "هما")
_ADJECTIVE = ("ي", "ية", "ة", "ير", "يف", "يد")
_ITS = ("ها", "ه", "هما")
_BETWEEN = "بين"


def without_plans(words: Sequence[Word], known: Lexicon) -> list[Word]:
    """«الانتخابات المقرر إجراؤها في حلب»: the words that only say that it is still to come."""
    out: list[Word] = []
    planned = False
    for word in words:
        held = planned and word.folded.endswith(_ITS) and not (word.stop or word.folded.startswith(_BETWEEN))
        planned = word.folded in known.words["participles_future"]
        if not (planned or held):
            out.append(word)
    return out


def of_the_noun(noun: str, rest: list[Word], *, told: bool, names: Collection[str] = ()) -> list[Word]:
    """The words that may belong to a noun: behind one with the article neither another without it nor what has a pronoun.

    «كان للانفجار | علاقة بـ…», «تستأنف البطولة | نشاطها»; of one that a verb has before it («التهم الحريق | المبنى»)
    another noun with the article is the object.
    """
    definite, first = noun.startswith(_ARTICLE), True
    for index, word in enumerate(rest):
        found = analyse(word.folded)
        if word.stop or found.kinds or word.folded.startswith(_TIED) or word.text[:1].isdigit():
            break
        own = word.text.endswith(_POSSESSED) and len(word.text) > _SHORTEST + 1
        object_ = told and not (
            first or word.folded in names or is_rare(stem(word.folded)) or found.nouns or found.verbs
        )
        if definite and not found.definite and (own or first or object_):
            return rest[:index]
        if told and definite and first and found.definite and not word.text.endswith(_ADJECTIVE):
            return rest[:index]
        definite, first = found.definite, False
    return rest


def up_to_a_place(words: Sequence[Word], known: Lexicon, *, told: bool = False) -> list[Word]:
    """«سيول جارفة | مدينة شيراز»: what they hit is no part of the phrase; what is ``told`` goes on behind its date."""
    for index, word in enumerate(words):
        if index + 1 < len(words) and "complementizers" in analyse(words[index + 1].folded).kinds and word.dated:
            # «نصت الهدنة عام 1953 | على أنها …»: what another verb says of it.
            return list(words[:index])
        if (
            word.dated
            and not told
            and word.folded not in word_list("labels.toml", "words", "going_on")
            and not word.folded.startswith(_TIED)
        ):
            # «غارات جوية السبت | من بينهم …»: behind its date a noun goes on with a preposition of its own only.
            return list(words[:index])
        if index and word.folded in known.words["place_nouns"] and _complete(words[index - 1].folded, known):
            return list(words[:index])
    return list(words)


def _complete(word: str, known: Lexicon) -> bool:
    """Whether a phrase may end with a word, so that a place after it is another: not «مجلس | بلدية»."""
    acting = word.removeprefix("ال") in known.words["acting"] and not word.startswith("ال")
    return not (acting or hangs(word, known))
