"""Which entities a sentence names, and where: gazetteer, offices with names, surnames, counterparts.

What an article has introduced («وزير الخارجية الروسي سيرغي لافروف») stays known until its end, so
that «لافروف», «الوزير الروسي», «نظيره الأميركي» and «الأخير» are the same persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.events.event import Entity
from timeline.events.names.bodies import body_at, may_be_body
from timeline.events.names.found import Found, People, Reader, found_at
from timeline.events.names.holders import may_be_office, office_at
from timeline.events.names.names import CITY, ORGANISATION, PERSON, PLACE, Gazetteer, beginning
from timeline.events.names.namesakes import namesake, other_bearer
from timeline.events.names.offices import offices
from timeline.events.names.persons import ON, SERVANT, may_be_name, person_at
from timeline.events.words.inflection import CLITICS
from timeline.events.words.lexicon import Role, lexicon, word_list
from timeline.events.words.rarity import is_rare, stem
from timeline.events.words.tokens import Token, has_role, is_word
from timeline.text.fold import fold_word

__all__ = ["Found", "People", "recognise"]

_FULL_NAME = 2
_SAUDI = (fold_word("السعودية"),)
_SHORTEST = 3
_STRANGE = 0.004
"""The share of all articles that use a word which may be a surname."""
_TAKING = ("place_prepositions", "topic_prepositions", "party_prepositions")
_CAPITAL = fold_word("العاصمة")
# «حي الرياض» is no part of the capital.
_SMALL = word_list("particles.toml", "places", "small")


def recognise(tokens: Sequence[Token], people: People, names: Gazetteer) -> list[Found]:
    """The entities of a sentence in the order of the text; ``people`` learns whom it introduces."""
    reader = Reader(tokens, [token.text for token in tokens], people, names, lexicon(), offices())
    out: list[Found] = []
    index = 0
    while index < len(reader.words):
        if _silent(reader, index):
            index += 1
            continue
        found = (
            _pronoun(reader, index)
            or office_at(reader, index)
            or _full_name(reader, index)
            or _surname(reader, index)
            or namesake(reader, index)
            or body_at(reader, index)
            or _countryman(reader, index)
            or _named(reader, index)
            or _after_saying(reader, index)
        )
        for one in found or ():
            if one.entity.kind == PERSON and not one.pronoun:
                people.name(one.entity)
        out.extend(found or ())
        index = max((f.end for f in found), default=index + 1) if found else index + 1
    return out


def _silent(reader: Reader, index: int) -> bool:
    """Whether nobody can be named at a word: it is neither the beginning of a name nor right after a verb."""
    word, surnames = reader.words[index], reader.people.surnames
    return not (
        _may_name(reader.names, word)
        or (index and reader.tokens[index - 1].known.verbs)
        or word in surnames
        or (word[:1] in CLITICS and word[1:] in surnames)
    )


@lru_cache(maxsize=30_000)
def _may_name(names: Gazetteer, word: str) -> bool:
    """Whether a word may begin a name by itself: what ``recognise`` tries looks at no others, save after a verb."""
    words = lexicon().words
    place = word in words["place_nouns"] or word[1:] in words["place_nouns"]
    pronoun = word in words["latter"] or word in words["both"]
    given = word in names.given or (word[:1] in CLITICS and word[1:] in names.given)
    listed = bool(beginning(names, word)) or given or word in SERVANT or word.endswith(_CAPITAL)
    return listed or place or pronoun or may_be_body(word) or may_be_office(word, offices())


def _pronoun(reader: Reader, index: int) -> list[Found] | None:
    """«الأخير» for the person named last, «بينهما» for the last two."""
    word, recent = reader.words[index], reader.people.recent
    if word in reader.known.words["latter"] and recent and index and has_role(reader.tokens[index - 1], *Role):
        return [
            Found(index, index + 1, recent[-1], country=reader.people.country_of.get(recent[-1].id, ""), pronoun=True)
        ]
    if word in reader.known.words["both"] and len(recent) > 1:
        return [Found(index, index + 1, entity, pronoun=True) for entity in recent[-2:]]
    return None


def _countryman(reader: Reader, index: int) -> list[Found] | None:
    """«تغلب الصربي نوفاك ديوكوفيتش على …»: an adjective of nation that describes no noun before it, and a full name."""
    hit = reader.names.at(reader.words, index)
    if hit is None or not hit[0].adjective or not hit[0].words[0].startswith("ال") or len(hit[0].words) > 1:
        return None
    before = reader.tokens[index - 1] if index else None
    described = (
        before is not None
        and not reader.tokens[index].gap.strip()
        and not (before.known.verbs or any(is_word(before, kind) for kind in _TAKING))
    )
    start = index + 1
    if described or start >= len(reader.words) or reader.tokens[start].gap.strip():
        return None
    name = person_at(reader.tokens, reader.words, start, reader.names, reader.known, comma=True)
    if name is None or len(name.words) < _FULL_NAME:
        return None
    reader.people.introduce(name.entity, name.words[-1], "", hit[0].country)
    return [Found(index, name.end, name.entity, hit[1], country=hit[0].country)]


def _named(reader: Reader, index: int) -> list[Found] | None:
    hit = reader.names.at(reader.words, index)
    if hit is None and reader.words[index].endswith(_CAPITAL) and index + 1 < len(reader.words):
        # «العاصمة الروسية» is the city, unless its name follows.
        nation = reader.names.at(reader.words, index + 1, preposition=False)
        after = index + 1 + (len(nation[0].words) if nation is not None else 0)
        named = reader.names.at(reader.words, after, preposition=False) if after < len(reader.words) else None
        if nation is not None and nation[0].adjective and (named is None or named[0].entity.kind != CITY):
            capital = reader.names.capitals.get(nation[0].country)
            if capital is not None:
                letter = "ب" if reader.words[index].startswith(("ب", "وب")) else ""
                return [Found(index, after, capital, letter, country=nation[0].country)]
    if hit is None:
        return _place_by_noun(reader, index)
    name, letter = hit
    if (
        name.entity.kind == CITY
        and reader.tokens[index].known.nouns
        and not letter
        and not _after_place_word(reader, index)
    ):
        # «سيول» are floods where no word of place says that it is the city.
        return None
    adverb = name.entity.kind == CITY and is_word(reader.tokens[index], "adverbs")
    if adverb and (letter or not _after_place_word(reader, index)):
        # «باكرا» and «دوما» are cities only after a word of place.
        return None
    if name.cue and not (index and is_word(reader.tokens[index - 1], "place_nouns")):
        return None
    end = index + len(name.words)
    if name.entity.kind == PERSON and len(name.words) == 1 and end < len(reader.words):
        # A surname, a strange word and an office («كارتر بيج مستشار …») are somebody else's name.
        following = reader.tokens[end]
        if not following.gap.strip() and _stranger(reader, end):
            label = f"{name.words[0]} {following.text}"
            stranger = Entity(f"person:{label.replace(' ', '-')}", label, PERSON)
            reader.people.introduce(stranger, following.text, "", "")
            return [Found(index, end + 1, stranger, letter)]
    if name.entity.kind == PERSON and len(name.words) == 1 and (other := other_bearer(reader, index, letter)):
        return other
    if name.entity.kind == PERSON and len(name.words) > 1:
        reader.people.introduce(name.entity, name.words[-1], "", name.country)
    if name.entity.kind == ORGANISATION and name.country and len(name.words) > 1:
        last = reader.names.at(name.words, len(name.words) - 1, preposition=False)
        if last is not None and last[0].adjective:
            reader.people.body(name.entity, " ".join(name.words[:-1]))
    found = found_at(index, name, letter)
    if (
        name.words == _SAUDI
        and index
        and reader.tokens[index - 1].known.definite
        and not reader.tokens[index].gap.strip()
    ):
        # «المعارضة السعودية فلانة»: behind a noun with the article it is the adjective.
        found = replace(found, adjective=True)
    return [found]


def _after_place_word(reader: Reader, index: int) -> bool:
    """Whether a place may stand here: after a word of place, and not itself in construct with one («سيول شيراز»)."""
    following = reader.names.at(reader.words, index + 1, preposition=False) if index + 1 < len(reader.words) else None
    if following is not None and following[0].entity.kind in (CITY, PLACE) and not following[0].adjective:
        return False
    kinds = ("place_nouns", "place_prepositions")
    return index > 0 and is_word(reader.tokens[index - 1], *kinds)


def _stranger(reader: Reader, index: int) -> bool:
    """Whether an unknown word stands where a surname would: not a known name, not an ordinary word."""
    word = reader.words[index]
    if word in reader.people.surnames or reader.names.at(reader.words, index) is not None:
        return False
    if index + 1 >= len(reader.words) or reader.words[index + 1] not in reader.table.appositions:
        return False
    return may_be_name(reader.tokens[index], reader.known, reader.names, strange=True)


def _place_by_noun(reader: Reader, index: int) -> list[Found] | None:
    """«حي الفرقان», «بلدة كذا»: a noun of place and the strange or definite word after it."""
    if index + 1 >= len(reader.tokens):
        return None
    nouns = reader.known.words["place_nouns"]
    word, following = reader.words[index], reader.tokens[index + 1]
    plain = word[1:] if word[:1] in "وب" and word[1:] in nouns else word
    if plain not in nouns or plain.startswith("ال") or following.gap.strip():
        return None
    second = following.text
    named = reader.names.at(reader.words, index + 1)
    if named is not None and not (plain in _SMALL and named[0].entity.kind == CITY):
        return None
    if named is None and not may_be_name(
        following, reader.known, reader.names, strange=not second.startswith("ال"), article=True
    ):
        return None
    if len(second) < 4 or second in reader.known.words["stopwords"]:
        return None
    label = f"{plain} {second}"
    entity = Entity(f"place:{label.replace(' ', '-')}", label, PLACE)
    return [Found(index, index + 2, entity, "ب" if word != plain and word[0] == "ب" else "")]


def _surname(reader: Reader, index: int) -> list[Found] | None:
    word = reader.words[index]
    for cut in ("", *CLITICS):
        if cut and not word.startswith(cut):
            continue
        entity = reader.people.surnames.get(word[len(cut) :])
        if entity is not None:
            country = reader.people.country_of.get(entity.id, "")
            return [Found(index, index + 1, entity, cut if cut in "لب" else "", country=country)]
    return None


def _full_name(reader: Reader, index: int) -> list[Found] | None:
    """«لماهر عبد الباقي», «عبد الكريم الهاروني»: a given name and a word that news hardly uses, wherever they stand."""
    cut = _letter(reader, index)
    if cut is None or reader.names.at(reader.words, index) is not None:
        return None
    tokens, words = reader.tokens, reader.words
    if cut:
        word = words[index][1:]
        tokens = [*tokens[:index], tokens[index]._replace(text=word), *tokens[index + 1 :]]
        words = [*words[:index], word, *words[index + 1 :]]
    name = person_at(tokens, words, index, reader.names, reader.known, comma=True)
    served = words[index] in SERVANT
    if name is None or name.listed or len(name.words) < _FULL_NAME + served:
        return None
    second = name.words[1].removeprefix("ال")
    if not served and not (second in reader.names.given or is_rare(stem(second), _STRANGE)):
        # «حسن النية», «جمال العالم»
        return None
    reader.people.introduce(name.entity, name.words[-1], "", "")
    return [Found(index, name.end, name.entity, cut if cut in "لب" else "")]


def _letter(reader: Reader, index: int) -> str | None:
    """The letter that ties a given name to its sentence; none where the word is no given name, or an ordinary word too."""
    word = reader.words[index]
    if word in SERVANT:
        return ""
    tied = word[:1] in CLITICS and word not in reader.names.given
    plain = word[1:] if tied else word
    if plain not in reader.names.given or plain == ON or len(plain) < _SHORTEST or (tied and len(plain) == _SHORTEST):
        # «غير», «الآن», «قائد»; «بجمال» is a name as rarely as «ولي».
        return None
    if plain in reader.known.words["stopwords"] or is_word(reader.tokens[index], "complementizers", "seats", "acting"):
        return None
    return word[0] if tied else ""


def _after_saying(reader: Reader, index: int) -> list[Found] | None:
    """A name without an office right after a verb of saying: two or three strange words."""
    if not index or not has_role(reader.tokens[index - 1], Role.SAY, Role.CONTINUE):
        return None
    end = index
    while end < min(len(reader.words), index + 3):
        token = reader.tokens[end]
        if token.gap.strip() or not may_be_name(token, reader.known, reader.names, strange=True):
            break
        end += 1
    if end - index < 2:
        return None
    label = " ".join(reader.words[index:end])
    entity = Entity(f"person:{label.replace(' ', '-')}", label, PERSON)
    reader.people.introduce(entity, reader.words[end - 1], "", "")
    return [Found(index, end, entity)]
