"""Bodies that no list holds, by the noun that names their kind: «نقابة السائقين», «وزارة النقل اللبنانية»."""

from __future__ import annotations

from timeline.events.event import Entity
from timeline.events.names.found import Found, Reader
from timeline.events.names.names import CITY, COUNTRY, ORGANISATION, PLACE
from timeline.events.names.persons import may_be_name
from timeline.events.words.inflection import CLITICS
from timeline.events.words.lexicon import lexicon
from timeline.events.words.tokens import Token, is_word, starts_phrase

__all__ = ["body_at", "may_be_body"]

_LONGEST = 4
"""Words of a body's name at most, its noun included."""
_SHORTEST_STRANGE = 4
_NISBA = ("ي", "يه")


def body_at(reader: Reader, index: int) -> list[Found] | None:
    """A noun for a kind of body in construct with definite words, a strange name, or an adjective of nation.

    «حركة السير» and what a list already names are none.
    """
    letter, noun = _noun(reader.words[index])
    if not noun or index + 1 >= len(reader.words) or (index and is_word(reader.tokens[index - 1], "seats")):
        return None
    listed = reader.names.at(reader.words, index)
    end, country = _rest(reader, index + 1, strange=noun in reader.known.words["named_bodies"])
    if end == index + 1 or listed is not None or starts_phrase(reader.tokens, index, reader.known, "no_bodies") > 1:
        return None
    label = " ".join((noun, *reader.words[index + 1 : end]))
    entity = Entity(f"org:{label.replace(' ', '-')}", label, ORGANISATION)
    entity = reader.people.body(entity, label.rpartition(" ")[0] if country else "")
    return [Found(index, end, entity, letter if letter in "لب" else "", country=country)]


def may_be_body(word: str) -> bool:
    """Whether a word is a noun for a body, with or without a conjunction or preposition before it."""
    return bool(_noun(word)[1])


def _noun(word: str) -> tuple[str, str]:
    """The letter before a noun for a body, and the noun; empty where the word is none."""
    nouns = lexicon().words["body_nouns"]
    if word in nouns:
        return "", word
    return (word[0], word[1:]) if word[:1] in CLITICS and word[1:] in nouns else ("", "")


def _rest(reader: Reader, start: int, *, strange: bool) -> tuple[int, str]:
    """Where the name of a body ends whose noun stands before ``start``, and its state, if an adjective tells it."""
    end = start
    while end < min(len(reader.words), start + _LONGEST - 1):
        token = reader.tokens[end]
        if token.gap.strip():
            break
        named = reader.names.at(reader.words, end, preposition=False)
        goes_on = end > start and named is not None and named[0].entity.kind == ORGANISATION
        if goes_on and token.text.endswith(_NISBA) and _definite(reader, token, first=False):
            # «مجلس العلاقات الخارجية الأمريكية» is no «الخارجية الأمريكية».
            end += 1
            continue
        if named is not None:
            name = named[0]
            # «سفارة روسيا», «وزارة النقل اللبنانية»; «قوات حلف شمال الأطلسي» are known by their own name.
            own = name.adjective or (end == start and name.entity.kind in (COUNTRY, CITY, PLACE))
            return (end + len(name.words), name.country) if own else (end, "")
        first = end == start
        if not (_definite(reader, token, first=first) or (first and strange and _strange(reader, token))):
            break
        end += 1
    return end, ""


def _definite(reader: Reader, token: Token, *, first: bool) -> bool:
    """A word with the article; behind the first only an adjective in ي («الصحية», «الوطني») goes on with the name."""
    word = token.text
    if not word.startswith("ال") or len(word) < _SHORTEST_STRANGE or word in reader.table.first_words:
        return False
    if word in reader.known.words["stopwords"] or word in reader.known.words["relatives"]:
        return False
    return first or word.endswith(_NISBA) or word in reader.known.words["body_adjectives"]


def _strange(reader: Reader, token: Token) -> bool:
    return len(token.text) >= _SHORTEST_STRANGE and may_be_name(token, reader.known, reader.names, strange=True)
