"""Where a person's name stands, and where it ends: words that could be part of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.dates.value import value
from timeline.events.event import Entity
from timeline.events.names.names import COUNTRY, PERSON, Gazetteer
from timeline.events.names.offices import offices
from timeline.events.words.lexicon import Lexicon, word_list
from timeline.events.words.rarity import is_rare, stem, weight
from timeline.events.words.tokens import Token, is_word
from timeline.text.fold import fold_word

__all__ = ["ON", "SERVANT", "PersonName", "may_be_name", "person_at"]

_MAX_NAME = 4
_KNOWN = 1.0
# Words as common as these («أمام», «فريق», «مباشر») end a name; «صالح» and «ناصر» are rarer.
_ORDINARY = 0.5
_ORDINARY_NOUN = 0.75
_CLOSE = 0.06
# The name «علي» and the preposition «على» are one word once folded; the preposition is a hundred times commoner.
ON = fold_word("على")
# «صبية أيزيدية»
_NISBA = fold_word("ية")
_ARTICLE = "ال"
SERVANT = ("عبد", "وعبد", "عبيد")
"""Words that make one given name with the definite word behind them."""
_GOD = fold_word("الله")
_VERBAL_NOUN = re.compile("ت[^\\W\\d]{2}ي[^\\W\\d]")
_CLOSED = (
    "complementizers", "relatives", "subordinators", "place_prepositions", "topic_prepositions", "party_prepositions",
    "place_nouns", "light_nouns", "stopwords", "after", "before", "during", "denied", "uncertain", "future", "latter",
    "both", "obligation", "conditional", "called_off", "kin",
)  # fmt: skip


@value
class PersonName:
    """A person's name: entity, words, the token after it, and whether the gazetteer lists it."""

    entity: Entity
    words: tuple[str, ...]
    end: int
    listed: bool


def person_at(
    tokens: Sequence[Token],
    words: Sequence[str],
    index: int,
    names: Gazetteer,
    known: Lexicon,
    *,
    comma: bool = False,
) -> PersonName | None:
    """The name that begins at ``index``; after a ``comma`` its words must be strange or given names."""
    if index >= len(words):
        return None
    hit = names.at(words, index, preposition=False)
    if (
        hit is not None
        and hit[0].entity.kind == PERSON
        and not (len(hit[0].words) == 1 and words[index] in names.given)
    ):
        return PersonName(hit[0].entity, hit[0].words, index + len(hit[0].words), listed=True)
    end = index
    while end < min(len(words), index + _MAX_NAME):
        token = tokens[end]
        if end > index and token.gap.strip() not in ("", ")"):
            break
        served = end > index and tokens[end - 1].text in SERVANT
        if not (served and token.known.definite) and not may_be_name(
            token, known, names, strange=comma, article=end > index
        ):
            break
        if end > index and not served and _definite(token.text) and token.text not in names.given:
            # «وصف السفير خالد بن سلمان التقارير …», but «ماهر عبد الباقي»
            break
        if end > index + 1 and not served and _new_word(words, end, token.text, names):
            # «أحمد السبري المنسق العام», «قرر تاي كوب التقاعد»
            break
        if end > index + 1 and not served and _of_the_news(token.text, names):
            # «وعد فلان إنييستا مشجعي ناديه»
            break
        if end > index and (_VERBAL_NOUN.fullmatch(token.text) or token.text in word_list("nouns.toml", "groups")):
            # «أعلن أشرف غني تمديد الهدنة», «انتقد بيرهوف الثنائي أوزيل وغوندوغان»
            break
        more = names.at(words, end, preposition=False)
        if more is not None and more[0].entity.kind == PERSON:
            end += len(more[0].words)
            break
        if more is not None and (more[0].adjective or more[0].entity.kind == COUNTRY) and not more[0].cue:
            break
        end += 1
    if comma and end == index + 1 and words[index] in names.given and _follows(tokens, end, names, known):
        # «أمين السر، صائب عريقات»: after a given name any word may be the surname.
        end += 1
    while end > index and words[end - 1] in word_list("nouns.toml", "name_particles"):
        end -= 1
    own = tuple(words[index:end])
    if not own or not (
        own[0] in names.given
        or own[0] in word_list("nouns.toml", "name_particles")
        or any(is_rare(stem(word)) for word in own)
    ):
        return None
    return PersonName(Entity(f"person:{'-'.join(map(_key, own))}", " ".join(own), PERSON), own, end, listed=False)


def _of_the_news(word: str, names: Gazetteer) -> bool:
    """Whether a word behind two of a name is one of the news («مشجعي», «ناديه»), and no given name."""
    return word not in names.given and not word.startswith(_ARTICLE) and not is_rare(stem(word))


def _new_word(words: Sequence[str], index: int, word: str, names: Gazetteer) -> bool:
    """Whether a definite word stands where a name of two words has its end already."""
    before, ends = words[index - 1], word_list("nouns.toml", "ends_of_names")
    # «سعد الدين العثماني», «عبد الكريم الهاروني»: two words are one given name.
    tied = before in names.given or before in ends or before in word_list("nouns.toml", "name_particles")
    return word.startswith(_ARTICLE) and not tied and words[index - 2] not in SERVANT and word not in ends


def _definite(word: str) -> bool:
    """Whether a word with the article is an ordinary one of the news."""
    return (
        word.startswith(_ARTICLE)
        and word not in word_list("nouns.toml", "ends_of_names")
        and not is_rare(stem(word.removeprefix(_ARTICLE)))
    )


def _follows(tokens: Sequence[Token], index: int, names: Gazetteer, known: Lexicon) -> bool:
    return (
        index < len(tokens) and not tokens[index].gap.strip() and may_be_name(tokens[index], known, names, article=True)
    )


def may_be_name(
    token: Token, known: Lexicon, names: Gazetteer, *, strange: bool = False, article: bool = False
) -> bool:
    """Whether a word may be part of a person's name.

    ``strange`` asks for a given name or a word that news hardly uses; ``article`` allows «ال».
    """
    word = token.text
    if not word.isalpha() or len(word) < 2 or not "\u0621" <= word[0] <= "\u064a":
        return False
    if word == ON or "complementizers" in token.known.kinds:
        return False
    if word in names.given or word in word_list("nouns.toml", "name_particles"):
        return True
    if word in offices().first_words or (word[0] == "و" and word[1:] in offices().first_words):
        # «وزير الخارجية الروسي ووزير الخارجية الأمريكي»: another office, no name.
        return False
    if token.known.verbs or token.known.nouns or word in known.participles or word in known.according:
        return False
    if word.startswith(("لل", "بال", "وال", "كال", "فال")) or (not article and word.startswith("ال")):
        return False
    if is_word(token, *_CLOSED):
        return False
    if strange:
        return is_rare(stem(word), 0.004) and not (_inflected(word) or word.endswith(_NISBA))
    if weight(stem(word)) < _ORDINARY and word != _GOD:
        return False
    if word[0] in "بلك" and len(word) > 3 and _clitic(word):
        # «برويز مشرف بتهمة …»: a preposition ends the name.
        return False
    return not (
        word.startswith("و") and len(word) > 3 and not is_rare(stem(word[1:]), 0.004) and is_rare(stem(word), 0.004)
    )


def _clitic(word: str) -> bool:
    """Whether news knows a word («بتهمة»), and knows it about as well without its first letter («كامل» is not «أمل»)."""
    own = weight(stem(word))
    if own >= _KNOWN and len(word) > 4 and weight(stem(word[1:])) < _ORDINARY_NOUN:
        # «لعبور الخط»
        return True
    return own < _KNOWN and weight(stem(word[1:])) <= own + _CLOSE


def _inflected(word: str) -> bool:
    """Whether a rare word looks like a rare form of an ordinary one: a clitic or ending on a frequent stem."""
    if len(word) < 5:
        return False
    if word.startswith("و") or word.endswith(("ها", "هم", "هما", "ون", "ين", "ات", "تين", "ته", "يا", "نا")):
        return True
    return any(word.startswith(cut) and not is_rare(stem(word[1:])) for cut in "بلفكسيت") or not is_rare(
        stem(word[:-1])
    )


def _key(word: str) -> str:
    """One key for the spellings of a foreign name: غ and ج for g, ئ and ي, long vowels left out of long names."""
    key = word.replace("غ", "ج").replace("ئ", "ي")
    if len(key) > 5:
        key = key[0] + key[1:].replace("ي", "").replace("و", "").replace("ا", "")
    return key
